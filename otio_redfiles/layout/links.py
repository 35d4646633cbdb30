"""Links of a web page among its words: the same button beside every time, Copy link, Play this clip, Jump to segment.

    00:27Copy clip URL The slip at dawn.        what a page offers to do with each of its rows is nobody's words, and no
    01:17Copy clip URL Rain on the boats.       picture's: it is set apart before a page is read, its place left blank

Only a wording that comes back unchanged on most rows that lead with a time counts, behind their times or at their ends.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Draft, Page, Piece

LINK = re.compile(
    r"(?:(?i:copy|play|watch|share|view|open|embed|download|jump|skip|go|link)(?:[ ](?i:to|from|at|this|the|video|audio|tape|film)){0,3}"
    r"[ ](?i:clip|video|tape|film|url|link|segment|chapter|scene|point|moment|section|here)(?:[ ](?i:to[ ])?(?i:(?:this|the)[ ])?(?i:url|link|here|clip|segment|moment))?)(?![\w'’,.:])"
)
"""What a button says that does something with a place of the film."""
BEHIND_TIME = re.compile(r"[\s\-–—|:\])]*")
LEAST, MOSTLY = 3, 0.8
"""So many rows that lead with a time have the link, and most of them."""
NEAR = 40
"""So many characters of a line hold the timecode at its head; a link is shorter."""


def set_apart(page: Page) -> tuple[Page, tuple[Piece, ...]]:
    """The page with blanks in the place of its links, and those; the very page where it has none."""
    found = {(at, place): span for at, row in enumerate(page.rows) for place, cell in enumerate(row.cells) if (span := _link_of(cell.text))}
    usual = Counter(_wording(page, key, span) for key, span in found.items()).most_common(1)
    if not usual or usual[0][1] < max(LEAST, MOSTLY * _led(page)):
        return page, ()
    links = {key: span for key, span in found.items() if _wording(page, key, span) == usual[0][0]}
    placed = spans.placed_rows(page)
    apart = tuple(filter(None, (spans.part(placed[at][place], *span) for (at, place), span in links.items())))
    rows = tuple(replace(row, cells=tuple(_blanked(cell, links.get((at, place))) for place, cell in enumerate(row.cells))) for at, row in enumerate(page.rows))
    return replace(page, rows=rows), apart


def put_back(draft: Draft, links: tuple[Piece, ...]) -> Draft:
    """The draft with the links among what is unused."""
    return replace(draft, unused=(*draft.unused, *links)) if links else draft


def _led(page: Page) -> int:
    """How many cells lead with a time."""
    return sum(_time_end(cell.text) is not None for row in page.rows for cell in row.cells)


def _time_end(text: str) -> int | None:
    """Where the time ends that a cell leads with."""
    marks = notation.find_stamps(text[:NEAR])
    return BEHIND_TIME.match(text, marks[0].end).end() if marks and not text[: marks[0].start].strip(" [(") else None


def _link_of(text: str) -> tuple[int, int] | None:
    """The place of the link right behind the time that a cell leads with, or at that cell's end."""
    begin = _time_end(text)
    if begin is None:
        return None
    behind = LINK.match(text, begin)
    return behind.span() if behind else next((found.span() for found in _at_end(text, begin)), None)


def _at_end(text: str, begin: int) -> Iterator[re.Match[str]]:
    """The link that a cell ends with, behind words that it does not go on with."""
    end = len(text.rstrip())
    for found in LINK.finditer(text, max(begin, end - NEAR)):
        if found.end() == end and text[: found.start()].rstrip()[-1:] in ".!?…)]\"”":
            yield found


def _wording(page: Page, key: tuple[int, int], span: tuple[int, int]) -> str:
    return page.rows[key[0]].cells[key[1]].text[slice(*span)]


def _blanked(cell: Cell, span: tuple[int, int] | None) -> Cell:
    """A cell with blanks in the place of its link."""
    return cell if span is None else replace(cell, text=cell.text[: span[0]] + " " * (span[1] - span[0]) + cell.text[span[1] :])
