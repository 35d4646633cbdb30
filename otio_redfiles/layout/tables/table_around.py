"""What stands round the cells of a table: looked at once, before the cells are read one by one."""


from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from otio_redfiles.layout.tables import cell_marks, item_codes, row_types, sound_cells
from otio_redfiles.layout.tables.columns import Columns
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.tables.table_rows import Joined, spoken_cells
from otio_redfiles.layout.words import picture_cells, spans
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Piece

# Pictures first, then who speaks, then the words: the order in which a row is told.


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round a table's cells: its columns, its page's habits, the names that stand alone in its cells of
    sound, and which rows follow which.

    `silent`: nothing is said in it; `by_line`: a picture cell is one line of a description that may go on below; `typed`: the lines of a cell are
    its typist's; `listed`: mostly a description each; `quoted`: the table sets
    quotes round its cells of words, `in_quotes` before most of them; `widths` of the columns; `below` a row's line, the next row;
    `following` a line of words, the next one; `order` of the rows by their lines; `codes` are what the letters before their
    numbers mean; `voiced`: who speaks is named in every cell of sound that holds a sentence."""

    columns: Columns
    traits: Traits
    names: sound_cells.Names
    silent: bool
    by_line: bool
    typed: bool
    listed: bool
    quoted: bool
    in_quotes: bool
    widths: dict[int, int]
    below: dict[int, Joined]
    following: dict[tuple[int, int], str]
    order: dict[int, int]
    codes: Mapping[str, row_types.Meaning]
    voiced: bool


def around(
    rows: Sequence[GridRow],
    joined: Sequence[Joined],
    columns: Columns,
    traits: Traits,
    by_line: bool,
    typed: bool = False,
) -> Around:
    """Look at a whole table once, before its cells are read one by one."""
    words = spoken_cells(rows, columns)
    said = [piece for pieces in cells_of(joined, columns, SPOKEN) for piece in pieces]
    return Around(
        columns,
        traits,
        sound_cells.names_of(cells_of(joined, columns, SPOKEN), typed),
        not said,
        by_line,
        typed,
        typed and picture_cells.is_listed(cells_of(joined, columns, ("picture",))),
        sum(spans.unquoted(cell) is not cell for cell in words) >= 0.6 * max(1, len(words)),
        cell_marks.are_quoted([cell.text for cell in words]),
        _widths(rows),
        {one.line: two for one, two in pairwise(joined)},
        {(one.line, one.column): two.text for one, two in pairwise(said)},
        {row.line: index for index, row in enumerate(rows)},
        item_codes.codes_of(
            [spans.joined(pieces) for pieces in cells_of(joined, columns, ("number",))],
            (cell.text for row in _above(rows, columns) for cell in row.filled()),
        ),
        sound_cells.are_voiced(cells_of(joined, columns, ("sound",)), traits),
    )


def _above(rows: Sequence[GridRow], columns: Columns) -> Iterator[GridRow]:
    """The rows above those with cells: where a page tells what its letters mean."""
    return takewhile(lambda row: row.table is None or not columns.is_body(row.line), filter(GridRow.filled, rows))


def cells_of(joined: Sequence[Joined], columns: Columns, roles: Sequence[str]) -> Iterator[list[Piece]]:
    """The lines of every filled cell of the columns of these roles."""
    cells = (pieces for row in joined for at, pieces in enumerate(row.cells) if columns.role(at) in roles)
    return filter(None, cells)


def _widths(rows: Sequence[GridRow]) -> dict[int, int]:
    widths: dict[int, int] = {}
    for row in rows:
        for at, cell in enumerate(row.cells if row.table is not None else ()):
            widths[at] = max(widths.get(at, 0), len(cell.text) if cell is not None else 0)
    return widths
