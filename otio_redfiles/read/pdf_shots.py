"""Ruled rows that hold several shots, each timecode level with the first line of what is seen: a row for each shot.

Words that run on beside all of its shots are cut where the shots are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from otio_redfiles.read.pdf_cells import TIME, PrintedRow
from otio_redfiles.read.pdf_lines import Line

LEAST = 3
"""Timecodes below others in their cells, level with a line that could begin a description."""
MOSTLY = 0.9
SEVERAL = 2
"""Rows that hold several shots at least."""
BEGINS = re.compile(r"[\"'“‘\[(]*(?:[^\W\d_a-zß-ÿ]|\d)")
Starts = tuple[Line, ...]


def shots_apart(rows: Sequence[PrintedRow], pitch: float) -> list[PrintedRow]:
    """The rows, those that hold several shots cut at each timecode; as they are where two in a cell are an in and an out."""
    at = _time_column(rows)
    starts = [_starts(row, at) for row in rows]
    several = [(row, found) for row, found in zip(rows, starts, strict=True) if len(found) > 1]
    if at is None or len(several) < SEVERAL or {len(found) for found in starts if found} == {2}:
        return [*rows]
    if not _is_level_column(several, at):
        return [*rows]
    return [one for row, found in zip(rows, starts, strict=True) for one in _cut(row, found, pitch)]


def _time_column(rows: Sequence[PrintedRow]) -> int | None:
    """The column that holds the most lines of nothing but a timecode."""
    found = Counter(at for row in rows for at, cell in enumerate(row.cells) for line in cell if TIME.fullmatch(line.text))
    return found.most_common(1)[0][0] if found else None


def _starts(row: PrintedRow, at: int | None) -> Starts:
    """The lines of a row's cell of timecodes; none where something else stands in it."""
    cell = row.cells[at] if at is not None else ()
    return cell if all(TIME.fullmatch(line.text) for line in cell) else ()


def _is_level_column(rows: Sequence[tuple[PrintedRow, Starts]], at: int) -> bool:
    """Whether lines of one other column begin anew wherever a timecode stands level with them."""
    below = [(row, time) for row, starts in rows for time in starts[1:]]
    level = Counter(
        column
        for row, time in below
        for column, cell in enumerate(row.cells)
        if column != at and any(_is_level(line, time) and BEGINS.match(line.text) for line in cell)
    )
    return max(level.values(), default=0) >= max(LEAST, MOSTLY * len(below))


def _is_level(line: Line, time: Line) -> bool:
    return abs(line.middle - time.middle) <= 0.4 * min(line.bottom - line.top, time.bottom - time.top)


def _cut(row: PrintedRow, starts: Starts, pitch: float) -> Iterator[PrintedRow]:
    """The row, or a row for each of its shots."""
    if len(starts) < 2:
        yield row
        return
    # A line that stands level with a timecode may be printed a little higher.
    edges = [float("-inf"), *(start.middle - 0.4 * pitch for start in starts[1:]), float("inf")]
    for top, bottom in zip(edges, edges[1:]):
        cells = tuple(
            tuple(line for line in cell if top <= line.middle < bottom) for cell in row.cells
        )
        highest = min((line.middle for line in chain.from_iterable(cells)), default=row.top)
        yield replace(row, number=row.number + round((highest - row.top) / pitch), top=highest, cells=cells)
