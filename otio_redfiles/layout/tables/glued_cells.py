"""Cells of a table that ran together: a timecode glued to the words of the cell beside it.

    Letter10.02.07 |             |           ->   Letter | 10.02.07 |
    Press          | 10.01.55IVO |           ->   Press  | 10.01.55 | IVO

Only where the cell that is missing is empty, and nothing stands between the timecode and the words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.tables.columns import Columns
from otio_redfiles.layout.tables.grid_row import Cells, GridRow
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece

# What people set before a timecode without a blank, and is no cell of its own: TC10:00:06, T/C10:00:06
SIGN = re.compile(r"\W*(?:t/?c|time|in|at)\W*\Z", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2}")
Parts = tuple[Piece, Piece]


def parted(rows: Sequence[GridRow], columns: Columns, style: str | None) -> tuple[GridRow, ...]:
    """The rows of a page, with cells that ran together parted again."""
    time = columns.first("timecode")
    if time is None or style is None:
        return tuple(rows)
    return tuple(replace(row, cells=_parted(row.cells, time, style)) if row.table is not None else row for row in rows)


def _parted(cells: Cells, time: int, style: str) -> Cells:
    """The cells of a row; `time` is the place of its timecode."""
    found = [*cells, *[None] * (time + 2 - len(cells))]
    for here, there in ((time, time + 1), (time, time - 1), (time - 1, time), (time + 1, time)):
        cell = found[here] if here >= 0 else None
        if cell is None or there < 0 or found[there] is not None:
            continue
        parts = _halves(cell, style, words_first=there < here if here == time else here < there)
        if parts is not None:
            words, stamp = parts
            found[here], found[there] = (stamp, words) if here == time else (words, stamp)
            break
    return tuple(found) if any(found[len(cells):]) else tuple(found[: len(cells)])


def _halves(cell: Piece, style: str, words_first: bool) -> Parts | None:
    """The words and the timecode of a cell in which they are glued together in this order; None for any other."""
    marks = notation.find_stamps(cell.text, style) if LETTERS.search(cell.text) else ()
    if len(marks) != 1 or len(marks[0].numbers) < 2:
        return None
    start, end = marks[0].start, marks[0].end
    edge = cell.text[start - 1 : start] if words_first else cell.text[end : end + 1]
    rest = cell.text[end:] if words_first else cell.text[:start]
    words = spans.part(cell, 0, start) if words_first else spans.part(cell, end)
    stamp = spans.part(cell, start, end)
    if not edge.strip() or not edge.isalnum() or rest.strip() or words is None or stamp is None or SIGN.match(words.text):
        return None
    return words, stamp
