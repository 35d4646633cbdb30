"""Documents of several tables, each with a row of heads of its own: they are read as one table.

A word processor makes one table a page; its heads are typed again, its columns may stand in another order there, and one
may be left out or added. The columns of the table that holds most timecodes are those of the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation
from otio_redfiles.column_words import role_named
from otio_redfiles.layout.tables.columns import Columns, header_row
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.tables.grid_row import GridRow


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all tables, their cells in the columns of the main one, and the lines of the rows that name columns."""

    rows: tuple[GridRow, ...]
    main: tuple[GridRow, ...]
    heads: frozenset[int] = frozenset()

    def below_first(self, columns: Columns) -> Columns:
        """The columns, their header row the first of the page, all others repetitions of it."""
        if columns.header is None:
            return columns
        first = min(columns.header, *self.heads) if self.heads else columns.header
        return replace(columns, header=first, again=columns.again | self.heads | {columns.header} - {first})


def tables_of(rows: Sequence[GridRow], style: str | None) -> Tables:
    """The tables of a page, one below the other as one."""
    groups: dict[int, list[GridRow]] = {}
    for row in rows:
        if row.table is not None:
            groups.setdefault(row.table, []).append(row)
    main = groups[_main(groups, style)]
    head = header_row(main, style)
    if head is None or len(groups) == 1:
        return Tables(tuple(rows), tuple(main))
    heads = {at: found for at, group in groups.items() if group is not main and (found := header_row(group, style))}
    silent = {at for at, found in heads.items() if _says_nothing(_roles(found), _roles(head))}
    moves = {at: move for at, found in heads.items() if at not in silent and (move := _move(_roles(found), _roles(head))) is not None}
    apart = silent | {at for at, group in groups.items() if at not in moves and style and _is_apart(group, main, style)}
    rows = [replace(row, table=None) if row.table in apart else row for row in rows]
    moved = tuple(_moved(row, moves[row.table]) if row.table in moves else row for row in rows)
    return Tables(moved, tuple(main), frozenset(heads[at].line for at in moves))


def names_its_columns(rows: Sequence[GridRow], style: str | None) -> bool:
    """Does a table name three columns or more, and that of its times or its pictures among them?"""
    tabled = [row for row in rows if row.table is not None]
    head = header_row(tables_of(tabled, style).main, style) if tabled else None
    roles = set(_roles(head)) - {""} if head else set()
    return len(roles) >= 3 and bool(roles & {"timecode", "picture"})


def _main(groups: Mapping[int, Sequence[GridRow]], style: str | None) -> int:
    """The table that holds most timecodes; most cells, where none has any."""
    cells = {at: [cell.text for row in group for cell in row.filled()] for at, group in groups.items()}
    return max(groups, key=lambda at: (sum(len(notation.find_stamps(text, style)) for text in cells[at]) if style else 0, len(cells[at])))


def _says_nothing(own: Sequence[str], main: Sequence[str]) -> bool:
    """Do the heads of a table name no words, where those of the script do: a list of archive, of rights?"""
    return bool(set(main) & {*SPOKEN, "text"}) and not set(own) & {*SPOKEN, "text"}


def _is_apart(group: Sequence[GridRow], main: Sequence[GridRow], style: str) -> bool:
    """Is a table no part of the script, most of whose rows have timecodes: are its heads those of other things (a cue sheet),
    or has it no timecodes, and as many columns as no row of the script, or words where the script has its times?"""
    if _timed(main, style) <= 0.5 * len(main):
        return False
    if _names_other_things(group[0]):
        return True
    if _timed(group, style):
        return False
    at = _time_column(main, style)
    worded = sum(len(row.cells) > at and row.cells[at] is not None and not any(map(str.isdigit, row.cells[at].text)) for row in group)
    return worded > 0.5 * len(group) or max(len(row.cells) for row in group) != max(len(row.cells) for row in main)


def _names_other_things(row: GridRow) -> bool:
    """Is the first row of a table one of heads, two or more of them known, none that of a script's words?"""
    roles = [role_named(cell.text) for cell in row.filled()]
    bare = len(roles) >= 3 and not any(char.isdigit() for cell in row.filled() for char in cell.text)
    return bare and sum(map(bool, roles)) >= 2 and not {"picture", "text", "titles", *SPOKEN} & {*roles}


def _time_column(rows: Sequence[GridRow], style: str) -> int:
    """The column in which most timecodes stand."""
    columns = [at for row in rows for at, cell in enumerate(row.cells) if cell is not None and notation.find_stamps(cell.text, style)]
    return max(set(columns), key=columns.count, default=0)


def _timed(rows: Sequence[GridRow], style: str) -> int:
    return sum(any(notation.find_stamps(cell.text, style) for cell in row.filled()) for row in rows)


def _roles(head: GridRow) -> list[str]:
    return [role_named(cell.text) or "" if cell else "" for cell in head.cells]


def _move(own: Sequence[str], main: Sequence[str]) -> tuple[int, ...] | None:
    """Where each column of a table stands in the main one, those that it has not behind its last; None where a head is
    unknown, told twice, or most are strange there."""
    known = [role for role in own if role in main]
    if "" in own or len(set(own)) < len(own) or len(set(main)) < len(main) or len(known) < max(2, len(own) - 1):
        return None
    strange = iter(range(len(main), len(main) + len(own)))
    return tuple(main.index(role) if role in main else next(strange) for role in own)


def _moved(row: GridRow, move: Sequence[int]) -> GridRow:
    """A row with its cells in the columns of the main table; one that is wider than its head stays as it is."""
    if len(row.cells) > len(move):
        return row
    cells = dict(zip(move, row.cells, strict=False))
    return replace(row, cells=tuple(cells.get(at) for at in range(max(cells, default=-1) + 1)))
