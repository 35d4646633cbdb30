"""Word files: text inside `w:t` is changed, every other part of the package is copied byte for byte.

Which `w:t` a timecode stands in is found by reading the document a second time with two private characters
before every text: they come back where the reader puts the text, whatever it joins, merges or leaves out.
What could not be placed is highlighted.
"""

import copy
import tempfile
import zipfile
from pathlib import Path

from lxml import etree

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.model import Page
from otio_redfiles.read import read_page
from otio_redfiles.retime.model import Change, Plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST, _DIGITS = 0xF0000, 60000  # supplementary private use: no font and no script has anything there

Spot = tuple[int, int]  # number of the w:t in its part, offset in it


def rewrite(source: Path, target: Path, plan: Plan, page: Page) -> None:
    """`source` with the plan's timecodes at `target`. Raises UnwritableTargetError where one is lost."""
    with zipfile.ZipFile(source) as package:
        name = _document(package)
        root = etree.fromstring(
            package.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
        texts = list(root.iter(f"{W}t"))
        spots = _spots(package, name, root, source)
        _edit(texts, spots, plan, source)
        _copy(package, target, name, _serialized(root))


def _document(package: zipfile.ZipFile) -> str:
    """The main part, as the package's relationships name it."""
    try:
        links = etree.fromstring(package.read("_rels/.rels"))
    except (KeyError, etree.XMLSyntaxError):
        return "word/document.xml"
    return next(
        (
            link.get("Target", "").lstrip("/")
            for link in links
            if link.get("Type", "").endswith("/officeDocument")
        ),
        "word/document.xml",
    )


def _serialized(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _copy(package: zipfile.ZipFile, target: Path, name: str, data: bytes) -> None:
    """The package again with one part replaced, in the same order and with the same dates."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copied:
        for item in package.infolist():
            copied.writestr(copy.copy(item), data if item.filename == name else package.read(item.filename))


# --------------------------------------------------------------------------- finding


def _spots(package: zipfile.ZipFile, name: str, root: etree._Element, source: Path) -> dict[int, list[Spot]]:
    """line -> for every character of that line (as `Stamp.column` counts) where it is stored."""
    from otio_redfiles.retime.rewrite import line_texts

    marked = copy.deepcopy(root)
    for number, text in enumerate(marked.iter(f"{W}t")):
        text.text = chr(_FIRST + number // _DIGITS) + chr(_FIRST + number % _DIGITS) + (text.text or "")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source.name
        _copy(package, path, name, _serialized(marked))
        return {line: _unmarked(text) for line, text in line_texts(read_page(path)).items()}


def _unmarked(text: str) -> list[Spot]:
    spots: list[Spot] = []
    number, offset, place = -1, 0, 0
    while place < len(text):
        if ord(text[place]) >= _FIRST and place + 1 < len(text):
            number, offset = (ord(text[place]) - _FIRST) * _DIGITS + ord(text[place + 1]) - _FIRST, 0
            place += 2
            continue
        spots.append((number, offset))
        offset += 1
        place += 1
    return spots


# --------------------------------------------------------------------------- editing


def _edit(texts: list[etree._Element], spots: dict[int, list[Spot]], plan: Plan, source: Path) -> None:
    for change in sorted(plan.changes, key=lambda change: (change.line, change.column), reverse=True):
        if change.new == change.old:
            continue
        where = spots.get(change.line, [])[change.column : change.column + len(change.old)]
        found = "".join(
            (texts[number].text or "")[offset : offset + 1]
            for number, offset in where
            if 0 <= number < len(texts)
        )
        if found != change.old:
            raise UnwritableTargetError(
                f"{source}:{change.line}: {change.old} was not found again; nothing was written"
            )
        if change.new is None:
            _highlight(texts, where)
        else:
            _replace(texts, where, change)


def _replace(texts: list[etree._Element], where: list[Spot], change: Change) -> None:
    """New characters in the place of the old, each in the run of the one it replaces."""
    new = str(change.new)
    pieces = [new[place : place + 1] for place in range(len(where))]
    pieces[-1] += new[len(where) :]
    for (number, offset), piece in reversed(list(zip(where, pieces, strict=True))):
        text = texts[number].text or ""
        texts[number].text = text[:offset] + piece + text[offset + 1 :]
        texts[number].set(SPACE, "preserve")


def _highlight(texts: list[etree._Element], where: list[Spot]) -> None:
    """Yellow behind the characters at `where`: their part of the run becomes a run of its own."""
    for number in dict.fromkeys(number for number, _ in where):
        offsets = [offset for other, offset in where if other == number]
        run = texts[number].getparent()
        if run is None or run.tag != f"{W}r":
            continue
        _split_off(texts[number], run, min(offsets), max(offsets) + 1)


def _split_off(text: etree._Element, run: etree._Element, first: int, last: int) -> None:
    """Split `run` around text[first:last] and highlight that; one with other things stays whole. What stands before it stays
    in `text`, where the changes further left are found."""
    words = text.text or ""
    simple = all(child is text or child.tag == f"{W}rPr" for child in run)
    if simple and last < len(words):
        run.addnext(_run_of(run, words[last:]))
    middle = run
    if simple and first > 0:
        middle = _run_of(run, words[first:last])
        run.addnext(middle)
    if simple:
        _set(text, words[:first] or words[first:last])
    properties = middle.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        middle.insert(0, properties)
    if properties.find(f"{W}highlight") is None:
        _in_order(properties, etree.Element(f"{W}highlight", {f"{W}val": "yellow"}))


def _run_of(run: etree._Element, words: str) -> etree._Element:
    """Another run like this one, with these words."""
    other = copy.deepcopy(run)
    other.tail = None
    _set(other.find(f"{W}t"), words)
    return other


# What follows w:highlight in the sequence that ECMA-376 17.3.2.28 demands of run properties.
_AFTER = [
    f"{W}{name}"
    for name in (
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    )
]


def _in_order(properties: etree._Element, highlight: etree._Element) -> None:
    following = next((child for child in properties if child.tag in _AFTER), None)
    if following is None:
        properties.append(highlight)
    else:
        following.addprevious(highlight)


def _set(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(SPACE, "preserve")
