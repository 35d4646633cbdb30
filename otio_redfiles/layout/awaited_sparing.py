"""Whether a page spares times: a long script on which most lines have none, as where each new picture has its own.

There a line without a time is no exception, and what looks like a time struck out is a row as others are.
"""

from otio_redfiles import notation
from otio_redfiles.model import Page

MANY, SHARE = 20, 0.6
"""So many lines with times make a long page; it spares them if they are less than this share of its lines. Of invented scripts in three
columns .43 to .52 of the lines have one, of flattened ones .29; lists with a time a row have more than .7."""


def spares(page: Page, style: str) -> bool:
    """Does the page of this notation spare times?"""
    lines = [row for row in page.rows if any(cell.text.strip() for cell in row.cells)]
    timed = sum(any(notation.find_stamps(cell.text, style) for cell in row.cells) for row in lines)
    return timed >= MANY and timed < SHARE * len(lines)
