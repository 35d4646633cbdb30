"""Where one page of a table ends and the next begins: the page's number and the running title that touches it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout.tables import strips
from otio_redfiles.model import Piece


def at_page_turns(inside: Sequence[Piece], style: str | None) -> frozenset[int]:
    """The lines of page numbers within a table, and those of the titles right above or below them: they keep to no column."""
    numbers = {line.line for line in inside if _is_number(line.text)}
    return frozenset(numbers).union(_titles(inside, numbers, style))


def _titles(inside: Sequence[Piece], numbers: set[int], style: str | None) -> Iterator[int]:
    """The lines beside a page's number that have no river and no timecode."""
    for above, below in pairwise(inside):
        one, two = (below, above) if below.line in numbers else (above, below)
        if one.line in numbers and below.line - above.line == 1 and not strips.WIDE.search(two.text.strip()):
            if not (style and notation.find_stamps(two.text, style)):
                yield two.line


def _is_number(text: str) -> bool:
    """Is this the number of a page: by its word or its dashes, or out of how many, far out on its line?"""
    bare = text.strip()
    far = len(text.rstrip()) - len(bare) >= strips.FAR
    return strips.is_page(bare) or (far and len(strips.NUMBER.findall(bare)) > 1 and strips.BARE.match(bare) is not None)
