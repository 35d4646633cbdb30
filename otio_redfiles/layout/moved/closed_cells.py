"""Cells a line each that a sign closes, as a table leaves them that was turned into text; the last of a row is open.

    10:00:10/                          10:00:10 | GV quay, Norvik | Nobody fishes here now.
    GV quay, Norvik/            ->     10:00:19 | CU net          |
    Nobody fishes here now.
    10:00:19/
    CU net/
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from otio_redfiles import notation
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Page, Piece

LEAST, MOSTLY = 3, 0.7
CLOSED = re.compile(r"(?<=[^\s/|¦│])\s?(?:/{1,2}|[|¦│])\s*\Z")
ROLES = ("timecode", "picture", "sound")


def closed_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of timecode, picture and sound; None where signs close no cells."""
    lines = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    if not style or len(lines) < len(page.rows):
        return None
    stamped = [line for line in lines if notation.find_stamps(line.text, style)]
    first = next((at for at, line in enumerate(lines) if _is_time(line, style)), len(lines))
    body = lines[first:]
    timed = sum(_is_time(line, style) for line in body)
    open_ = sum(not CLOSED.search(line.text) for line in body)
    if timed < max(LEAST, MOSTLY * len(stamped)) or not 0.3 * timed <= open_ <= len(body) - 2 * LEAST:
        return None
    head = (GridRow(line.line, (spans.trimmed(line),)) for line in lines[:first])
    return Sheet((*head, *_rows(body, style)), Columns(ROLES), style)


def _is_time(line: Piece, style: str) -> bool:
    """Does a sign close a timecode that stands alone?"""
    marks = notation.find_stamps(line.text, style) if CLOSED.search(line.text) else ()
    return bool(marks) and not re.search(r"\w", line.text[: marks[0].start] + line.text[marks[-1].end :])


def _rows(body: Sequence[Piece], style: str) -> Iterator[GridRow]:
    """A row a timecode; further lines of its cells are rows without a gap."""
    starts = [at for at, line in enumerate(body) if _is_time(line, style)]
    for start in starts:
        below = [*takewhile(lambda line: not _is_time(line, style), body[start + 1 :])]
        cells = [(0, _bare(body[start])), *((1 if CLOSED.search(line.text) else 2, _bare(line)) for line in below)]
        for number, (at, cell) in enumerate(cells):
            yield GridRow(cell.line, tuple(cell if at == column else None for column in range(3)), 1, int(not number), not number)


def _bare(line: Piece) -> Piece:
    found = CLOSED.search(line.text)
    return (spans.part(line, 0, found.start()) if found else spans.trimmed(line)) or line
