"""Tables that keep a shot's timecode and its words in one cell, or several shots in one row: a row a shot.

    Timecode / Picture            | Audio                      time     picture               audio
    00:09  Pipe goes into the oven| COMM: Sand and fire.   ->  00:09    Pipe goes into ...    COMM: ...
    00:13  Face of Ewa            |                            00:13    Face of Ewa

The words beside several shots begin with the first of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.tables import contents, row_lines, timed_columns, timed_heads, timed_lines
from otio_redfiles.layout.tables.columns import Columns
from otio_redfiles.layout.tables.grid_row import Cells, GridRow
from otio_redfiles.layout.tables.table_rows import Joined
from otio_redfiles.layout.words import picture_cells, spans
from otio_redfiles.model import Piece

LEAST = 3
"""Cells of a column that begin (or end) with a timecode, before it is taken for a habit."""
MOSTLY, PARTLY = 0.6, 0.4
LINK = re.compile(r"[^\S\n]*(?:[-–—>→/|]|to|till|bis|à)?[^\S\n]*", re.IGNORECASE)
RUN_IN = re.compile(r"\s+[A-ZÀ-Þ]")
Spot = tuple[int, int]


def a_row_a_shot(rows: Sequence[GridRow], style: str | None) -> tuple[GridRow, ...]:
    """The rows of a page; those of a column that holds timecodes and words are cut into a column of each."""
    if style is None:
        return tuple(rows)
    stamped = [
        (at, cell)
        for row in rows
        if row.table is not None
        for at, cell in enumerate(row.cells)
        if cell is not None and notation.find_stamps(cell.text, style)
    ]
    if (at := timed_columns.above_words(rows, style)) is not None:
        return tuple(timed_columns.led(cut, at) for row in rows for cut in _cut(row, at, style, True))
    if (sequences := timed_lines.a_row_a_time(rows, style)) is not None:
        return sequences
    at, leads = _mixed(stamped, style)
    if at is not None:
        return tuple(cut for row in rows for cut in _cut(row, at, style, leads))
    times, words = _own_in_points(stamped, style)
    if times is None or words is None:
        apart = row_lines.a_line_a_shot(timed_heads.heads_apart(rows, style), style)
        return apart if times is None else timed_lines.with_later_times(apart, times, style)
    return tuple(part for row in rows for part in _apart(row, times, words, style))


def _mixed(stamped: Sequence[tuple[int, Piece]], style: str) -> tuple[int | None, bool]:
    """The column whose cells hold most of the timecodes, with words; and whether the timecodes stand first."""
    for leads in (True, False):
        found = [at for at, cell in stamped if _spots(cell, style, leads) and not _is_time(cell, style)]
        at = max(set(found), key=found.count, default=None)
        if at is not None and found.count(at) >= max(LEAST, MOSTLY * len(stamped)):
            return at, leads
    return None, True


def _own_in_points(stamped: Sequence[tuple[int, Piece]], style: str) -> tuple[int | None, int | None]:
    """The column of timecodes, and another one whose words have timecodes of their own before them."""
    times = [at for at, cell in stamped if _is_time(cell, style)]
    words = [at for at, cell in stamped if not _is_time(cell, style)]
    time, word = (max(set(found), key=found.count, default=None) for found in (times, words))
    led = sum(at == word and not _is_time(cell, style) and bool(_spots(cell, style, True)) for at, cell in stamped)
    if time is None or word is None or time == word or led < max(LEAST, MOSTLY * len(words)):
        return (time, None) if times.count(time) >= max(LEAST, PARTLY * len(stamped)) else (None, None)
    return time, word


def _apart(row: GridRow, times: int, words: int, style: str) -> Iterator[GridRow]:
    """A row, and one for every timecode that stands before words in it."""
    cell = row.cells[words] if row.table is not None and words < len(row.cells) else None
    spots = _spots(cell, style, True) if cell is not None else []
    if cell is None or not spots or times >= len(row.cells):
        yield row
        return
    yield replace(row, cells=(*row.cells[:words], None, *row.cells[words + 1 :]))
    for time, said in _pairs(cell, style, True):
        cells = tuple(time if at == times else said if at == words else None for at in range(len(row.cells)))
        yield replace(row, cells=cells, gap=0)


def _is_time(cell: Piece, style: str) -> bool:
    return contents.is_time(cell.text, style)


def _spots(cell: Piece, style: str, leads: bool) -> list[Spot]:
    """Where the timecodes of a cell stand that part its shots: at the beginnings of its lines, or at their ends; those in
    brackets anywhere, where one in brackets does.

    None where the cell as a whole does not begin (or end) so.
    """
    marks = notation.find_stamps(cell.text, style)
    runs: list[Spot] = []
    for mark in marks:
        if runs and LINK.fullmatch(cell.text[runs[-1][1] : mark.start]):
            runs[-1] = runs[-1][0], mark.end
        else:
            runs.append((mark.start, mark.end))
    spots = [_bracketed(cell.text, spot) for spot in runs if _stands(cell.text, spot, leads)]
    spots = _with_run_in(cell.text, [_bracketed(cell.text, spot) for spot in runs], spots)
    outer = spots and (cell.text[: spots[0][0]] if leads else cell.text[spots[-1][1] :])
    return spots if spots and not re.search(r"\w", outer or "") else []


def _with_run_in(text: str, runs: Sequence[Spot], spots: Sequence[Spot]) -> list[Spot]:
    """The timecodes that part shots, and those that run in behind a shot's words on its line: in brackets as they are, or
    in full, later, and with a capital behind them."""
    signs = {text[start] for start, _ in spots}
    if len(signs) == 1 and signs <= {"[", "("}:
        return [spot for spot in runs if text[spot[0]] in signs]
    found: list[Spot] = []
    for spot in runs:
        if spot in spots or (found and _runs_in(text, found[-1], spot)):
            found.append(spot)
    return found


def _runs_in(text: str, last: Spot, spot: Spot) -> bool:
    """Does a shot begin at this timecode, amid a line, after the one that began at `last`?"""
    now, before = (notation.find_stamps(text[start:end])[:1] for start, end in (spot, last))
    full = bool(now and before) and len(now[0].numbers) > 2 and now[0].numbers > before[0].numbers
    return full and RUN_IN.match(text, spot[1]) is not None and text[spot[0] - 1].isspace()


def _stands(text: str, spot: Spot, leads: bool) -> bool:
    """Does a timecode stand at the beginning of its line, or at the end of it?"""
    start, end = spot
    below = text.find("\n", end)
    beside = text[text.rfind("\n", 0, start) + 1 : start] if leads else text[end : below if below >= 0 else len(text)]
    return not re.search(r"\w", beside)


def _bracketed(text: str, spot: Spot) -> Spot:
    """A timecode with the brackets round it."""
    start, end = spot
    return (start - 1, end + 1) if text[max(0, start - 1) : start] in tuple("[(") and text[end : end + 1] in tuple("])") else spot


def _cut(row: GridRow, at: int, style: str, leads: bool) -> Iterator[GridRow]:
    """The row with its mixed cell cut in two, once for every timecode in it."""
    if row.table is None:
        yield row
        return
    cell = row.cells[at] if at < len(row.cells) else None
    pairs = [*_pairs(cell, style, leads)] if cell is not None else [(None, None)]
    for index, (time, words) in enumerate(pairs):
        others: Cells = row.cells if not index else (None,) * len(row.cells)
        cells = (*others[:at], time, words, *others[at + 1 :])
        yield replace(row, cells=cells, gap=row.gap if not index else 0)


def _pairs(cell: Piece, style: str, leads: bool) -> Iterator[tuple[Piece | None, Piece | None]]:
    """Every timecode of a cell with its words; words without one first (or last)."""
    spots = _spots(cell, style, leads) or [*_alone(cell, style)]
    if not spots:
        yield None, spans.trimmed(cell)
        return
    if not leads:
        edges = [0, *(end for _, end in spots)]
        yield from ((spans.part(cell, *spot), spans.part(cell, edge, spot[0])) for edge, spot in zip(edges, spots))
        return
    edges = [*(start for start, _ in spots[1:]), len(cell.text)]
    for spot, edge in zip(spots, edges, strict=True):
        yield spans.part(cell, *spot), spans.part(cell, spot[1], edge)


def _alone(cell: Piece, style: str) -> Iterator[Spot]:
    """The one stretch of a cell that is nothing but timecodes."""
    marks = notation.find_stamps(cell.text, style)
    if marks and _is_time(cell, style):
        yield marks[0].start, marks[-1].end


# --------------------------------------------------------------------------- as many timecodes as pictures


def a_part_a_shot(row: Joined, columns: Columns, style: str | None) -> tuple[Joined, ...]:
    """A row with as many timecodes below each other as descriptions: a row for each; any other row as it is."""
    time, picture = columns.first("timecode"), columns.first("picture", "text")
    if time is None or picture is None or style is None or len(row.cells[time]) < 2 or not row.cells[picture]:
        return (row,)
    groups = _described(row.cells[picture])
    count = len(groups)
    if count < 2 or not _are_times(row.cells[time], count, style):
        return (row,)
    return tuple(_nth(row, index, count, columns, picture, groups[index], style) for index in range(count))


def _is_said_level(pieces: Sequence[Piece], role: str) -> bool:
    """Do the lines of a cell of words, as many as the shots of its row, stand beside one each?"""
    return role in contents.SPOKEN and row_lines.are_level([piece.text for piece in pieces])


def _described(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The descriptions of a cell, each with the text over it."""
    found: list[list[Piece]] = []
    for group in picture_cells.groups(pieces, typed=True, listed=True):
        if found and group.caption:
            found[-1] += group.pieces
        else:
            found.append([*group.pieces])
    return found


def _are_times(pieces: Sequence[Piece], count: int, style: str) -> bool:
    stamps = [notation.find_stamps(piece.text, style) for piece in pieces]
    return len(pieces) == count and all(len(marks) == 1 for marks in stamps)


def _nth(
    row: Joined, index: int, count: int, columns: Columns, picture: int, described: list[Piece], style: str
) -> Joined:
    """The row of one of several shots: its times and its description, its words where those are level; what else stands in the row is
    the first's."""
    cells: list[list[Piece]] = []
    for at, pieces in enumerate(row.cells):
        if at == picture:
            cells.append(described)
        elif len(pieces) == count and (columns.role(at) in (*contents.TIMES, "number") or _is_said_level(pieces, columns.role(at))):
            cells.append([pieces[index]])
        else:
            cells.append([] if index else pieces)
    return Joined(row.line, cells, [set() for _ in cells])
