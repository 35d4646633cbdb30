"""Frames in a column of their own, beside times to the second: they are not added to these, and that is told.

    Time      Fr  Picture
    10:00:03   7  Hands on a rake
"""

import re
from collections.abc import Sequence

from otio_redfiles.column_words import FRAMES, role_named
from otio_redfiles.model import Diagnostic, Page, Row, Severity

CODE = "frames-apart"
NAMED = re.compile(r"\W*(?:ff?|fr)\W*", re.IGNORECASE)
LEAST, MOST = 3, 60
"""So many rows have frames, fewer than any second holds."""


def told(page: Page, style: str | None) -> tuple[Diagnostic, ...]:
    """A warning where a table's head names a column of frames and its times have none; else nothing."""
    if style is None or "F" in style.upper():
        return ()
    for at, row in enumerate(page.rows):
        place = _frames_at(row)
        if place is not None and _are_frames(page.rows[at + 1 :], row.table, place):
            name = row.cells[place].text.strip()
            return (Diagnostic(row.line, Severity.WARNING, CODE, f"the frames in column {name!r} are not added to the times: "
                               "join the two into one column (10:00:03:07) and read the script again"),)
    return ()


def _frames_at(row: Row) -> int | None:
    """Which cell of a row of heads names frames beside one that names times."""
    if row.table is None or "timecode" not in [role_named(cell.text) for cell in row.cells]:
        return None
    named = (at for at, cell in enumerate(row.cells) if NAMED.fullmatch(cell.text) or (FRAMES.search(cell.text) and role_named(cell.text) != "timecode"))
    return next(named, None)


def _are_frames(rows: Sequence[Row], table: int | None, at: int) -> bool:
    """Are the filled cells of the column numbers below a second's frames, not one by one the numbers of its rows?"""
    texts = [row.cells[at].text.strip() for row in rows if row.table == table and at < len(row.cells)]
    filled = [text for text in texts if text]
    numbers = [int(text) for text in filled if re.fullmatch(r"\d{1,2}", text)]
    return len(numbers) >= LEAST and len(numbers) == len(filled) and max(numbers) < MOST and any(numbers) and numbers != sorted(numbers)
