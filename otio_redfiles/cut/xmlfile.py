"""XML files, parsed with nothing resolved from outside; faults named by line."""

from fractions import Fraction
from pathlib import Path

from lxml import etree

from otio_redfiles.cut.files import bytes_of
from otio_redfiles.errors import UnreadableCutError

DEEPEST = 32  # sequences within sequences; deeper ones hold themselves


def root_of(path: Path, name: str) -> etree._Element:
    """The root element, which must be called `name`. Raises UnreadableCutError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(bytes_of(path), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableCutError(f"{path}:{line}: broken XML ({error.msg}); export the cut again") from error
    if root.tag != name:
        raise UnreadableCutError(
            f"{path}:{root.sourceline}: <{root.tag}> where <{name}> was expected; "
            "export the sequence as Final Cut Pro XML"
        )
    return root


def text_at(element: etree._Element, path: str) -> str:
    """The text of the first element at `path`, stripped; "" where there is none."""
    return (element.findtext(path) or "").strip()


def number_at(element: etree._Element, path: str) -> Fraction | None:
    """The number in the first element at `path`; None where there is none."""
    return number(text_at(element, path))


def number(text: str | None) -> Fraction | None:
    """ "25", "25.0" or "1001/30000s" as a Fraction; None for anything else."""
    try:
        return Fraction((text or "").strip().removesuffix("s"))
    except (ValueError, ZeroDivisionError):
        return None
