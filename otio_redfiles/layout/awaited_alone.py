"""Blank lines where the page's other rows print a time on a line of its own.

    10:00:06
    The boats come in at six.
                                            a blank line here, and between no other two lines of words
    Nobody hurries.
    10:00:19
    A knot takes as long as it takes.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.model import Cell, Page, Row

LEAST = 3
"""So many times stand alone between lines of the same kinds."""
FEW = 0.1
"""So many blank places for every such time are exceptions."""
ALONE, LED, WORDS = "alone", "led", "words"

Place = tuple[str, int, str]
"""The kind of the line above, the blank lines between, the kind of the line below."""


def opened(page: Page, style: str) -> Page:
    """The page with a row of one empty cell wherever a blank line stands for a time; the very page where none does."""
    if any(len(row.cells) != 1 or "\n" in row.cells[0].text for row in page.rows):
        return page
    kinds = [_kind(row.cells[0].text, style) for row in page.rows]
    above = _struck(page.rows, kinds)
    if not above:
        return page
    return replace(page, rows=tuple(one for at, row in enumerate(page.rows) for one in (row, *_empty(row, above.get(at)))))


def _kind(text: str, style: str) -> str:
    """What a line is: a time alone, led by one, or other words."""
    marks = notation.find_stamps(text, style)
    return WORDS if not marks or marks[0].place not in ("alone", "start") else ALONE if marks[0].place == "alone" else LED


def _empty(row: Row, below: int | None) -> tuple[Row, ...]:
    """The empty row so many lines below one."""
    return () if below is None else (Row(row.line + below, (Cell(row.line + below, ""),)),)


def _struck(rows: Sequence[Row], kinds: Sequence[str]) -> dict[int, int]:
    """How many lines below a row a time is missing, by the row's number on the page."""
    places = [(kinds[at], two.line - one.line - 1, kinds[at + 1]) for at, (one, two) in enumerate(pairwise(rows))]
    found = {}
    for place, alike in _models(places, kinds).items():
        first, last, above = alike[0][0], alike[-1][0], Counter(above for _, above in alike).most_common(1)[0][0]
        apart = [at for at in range(first, last) if places[at][1] == place[1]]
        if len(apart) <= max(1, FEW * len(alike)):
            found |= {at: above for at in apart if places[at] == place and at > first}
    return found


def _models(places: Sequence[Place], kinds: Sequence[str]) -> dict[Place, list[tuple[int, int]]]:
    """For what enough times that stand alone would leave behind, a blank line for each: their rows, and how far they are from those above."""
    models: dict[Place, list[tuple[int, int]]] = {}
    for at in range(1, len(places)):
        if kinds[at] == ALONE:
            (above, before, _), (_, behind, below) = places[at - 1], places[at]
            models.setdefault((above, before + behind + 1, below), []).append((at, before + 1))
    return {place: alike for place, alike in models.items() if len(alike) >= LEAST}
