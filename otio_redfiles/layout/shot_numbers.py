"""Names and numbers of shots right before their times: Shot 12 - 10:00:06 Boats in ice. They are set apart before a page is read.

    Shot 1 - 10:00:00 Boats in ice      The number counts up from line to line, a time that leads to words right behind it. So it
    SHOT 2: [10:00:06] Ada Lorne        says nothing that the time does not, and a page is read as those are that have none.
"""

import re
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout import apart
from otio_redfiles.model import Page, Piece

NUMBER = re.compile(
    r"\s{0,40}(?P<all>(?i:shot|clip|scene|take|item|cut|cue|row|no\.?|nr\.?|pl(?:an|ano)|bild|szene|einstellung|inquadratura)\s?(?:no\.?|nr\.?)?\s?#?(?P<it>\d{1,4})\s?[-–—:.)|]{1,2})\s{0,8}(?=[(\[]?\d)"
)
"""The word and the number, with the sign that a time follows."""
NEAR = 90
LEAST, MOSTLY = 3, 0.8
"""So many lines have such numbers; so many of these count up, and lead to a time."""


def set_apart(page: Page) -> tuple[Page, tuple[Piece, ...]]:
    """The page with blanks in the place of such numbers, and those; the very page where it has none."""
    found = {at: match for at, row in enumerate(page.rows) if len(row.cells) == 1 and (match := NUMBER.match(row.cells[0].text))}
    timed = sum(_leads_to_time(page.rows[at].cells[0].text, match.end()) for at, match in found.items())
    counts = [int(match["it"]) for match in found.values()]
    rising = sum(two == one + 1 for one, two in pairwise(counts))
    if len(found) < LEAST or timed < MOSTLY * len(found) or rising < MOSTLY * (len(counts) - 1):
        return page, ()
    return apart.set_apart(page, {at: match.span("all") for at, match in found.items()})


def _leads_to_time(text: str, begin: int) -> bool:
    """Does a time stand at this place of a line, and something behind it?"""
    marks = notation.find_stamps(text[begin : begin + NEAR])
    return bool(marks) and not text[begin : begin + marks[0].start].strip(" ([") and bool(text[begin + marks[0].end :].strip(" )]-–—:|"))
