"""Is every cell of a typed table in its place? Then nothing else can explain the page, whatever its cells begin with.

    TC in|Picture|Words                                   Rows with a time have all cells, empty ones too, and their times one column;
    10:00:00 > 10:00:09|Archive, navvies|NARR: They cut   lines without are parted as those are, and hardly any line is not parted.
    |on the bank, 1911|the bank by hand.
"""

from collections.abc import Sequence

from otio_redfiles import notation
from otio_redfiles.layout.tables import grid
from otio_redfiles.layout.tables.grid_row import GridRow

LEAST, MOSTLY = 4, 0.9
"""So many rows have a time, and nearly all rows are whole."""
CELLS = 3


def are_in_place(rows: Sequence[GridRow], how: str, style: str | None) -> bool:
    """Are the cells of a typed table's rows all in their columns?"""
    if how not in grid.TYPED or style is None:
        return False
    first = next((at for at, row in enumerate(rows) if row.table is not None), 0)
    tabled = [row for row in rows[first:] if row.table is not None]
    timed = [(row, at) for row in tabled if (at := _time_of(row, style)) is not None]
    widths, columns = [len(row.cells) for row, _ in timed], [at for _, at in timed]
    width, column = (max(set(found), key=found.count, default=0) for found in (widths, columns))
    whole = sum(len(row.cells) == width and at == column for row, at in timed)
    bare = [row for row in tabled if _time_of(row, style) is None]
    alike = sum(len(row.cells) == width and (len(row.cells) <= column or row.cells[column] is None or not any(map(str.isdigit, row.cells[column].text))) for row in bare)
    return (
        width >= CELLS
        and len(timed) >= LEAST
        and whole >= MOSTLY * len(timed)
        and alike >= MOSTLY * len(bare)
        and len(tabled) >= MOSTLY * len(rows[first:])
    )


def _time_of(row: GridRow, style: str) -> int | None:
    """The first cell of a row that holds a time and nothing else; None without one."""
    for at, cell in enumerate(row.cells):
        marks = notation.find_stamps(cell.text, style) if cell is not None else ()
        if marks and (marks[0].place == "alone" or notation.links(cell.text, marks)):
            return at
    return None
