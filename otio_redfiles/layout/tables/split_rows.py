"""Rows of a typed table that break off within a cell, because that has another paragraph, and end a line or two below.

    10:01:29 / Soundbite: Ada Lorne, diver, Sund
    [underlay: charts] / "He hums when he is thinking."

The first cell below goes on with the last one above; what stands behind it are the cells that the row lacked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.tables.grid_row import GridRow

NUMBER = re.compile(r"#?\d{1,4}[a-zA-Z]?\.?")
LEAST = 3
MOSTLY = 0.6
"""So many rows that a timecode leads are whole, as many cells as the most common of them have, and so great a share."""


def rejoined(rows: Sequence[GridRow], style: str | None) -> tuple[GridRow, ...]:
    """The rows; what ends one that broke off stands in its columns, and is told to go on with it."""
    led = [row for row in rows if style and _is_led(row, style)]
    counts = [len(row.cells) for row in led]
    width = max(counts, key=counts.count, default=0)
    if width < LEAST or counts.count(width) < max(LEAST, MOSTLY * len(led)):
        return tuple(rows)
    found = list(rows[:1])
    for row in rows[1:]:
        found.append(_moved(row, found[-1], width, style))
    return tuple(found)


def _moved(row: GridRow, above: GridRow, width: int, style: str | None) -> GridRow:
    """A row of so many cells as the one above lacks, and one more, in the columns of those; any other as it is."""
    begun = len(above.cells) if _is_led(above, style) and above.cells[-1] is not None else 0
    ends = 1 < begun < width == begun + len(row.cells) - 1
    if not ends or row.table is None or row.gap or row.rule or row.cells[0] is None or _is_timed(row, style):
        return row
    return replace(row, cells=(*[None] * (begun - 1), *row.cells), on=True)


def _is_led(row: GridRow, style: str | None) -> bool:
    """Is a row's first cell a timecode, or the one behind its number?"""
    first, *others = row.cells if row.table is not None else (None,)
    if first is not None and others and NUMBER.fullmatch(first.text.strip()):
        first = others[0]
    marks = notation.find_stamps(first.text, style) if first is not None else ()
    return bool(marks) and marks[0].place == "alone"


def _is_timed(row: GridRow, style: str | None) -> bool:
    """Does a time stand in a cell that no bracket holds?"""
    return any(notation.find_stamps(cell.text, style) for cell in row.filled() if not vocabulary.is_bracketed(cell.text))
