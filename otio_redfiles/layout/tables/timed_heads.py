"""Speakers' names in cells of sound that bring a timecode of their own: a row for what that speaker says.

    10:02:08   MCU Ana     ANA                              10:02:08   MCU Ana     ANA / We had a well.
                           We had a well.               ->  10:02:19               BORIS V/O
                           BORIS V/O [10:02:19]                                    Until the drought.
                           Until the drought.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.tables.row_lines import time_column
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece

Head = tuple[int, int, int, int]
"""Where a name begins, where its timecode does, brackets with it, where that ends, and where the line does."""


def heads_apart(rows: Sequence[GridRow], style: str) -> tuple[GridRow, ...]:
    """The rows, each cut before the names that bring a timecode of their own."""
    at = time_column([row for row in rows if row.table is not None], style)
    return tuple(rows) if at is None else tuple(one for row in rows for one in _apart(row, at, style))


def _apart(row: GridRow, times: int, style: str) -> Iterator[GridRow]:
    if row.table is None or times >= len(row.cells):
        yield row
        return
    found = [(at, head) for at, cell in enumerate(row.cells) if cell is not None and at != times for head in _heads(cell, style)]
    if len({at for at, _ in found}) != 1:
        yield row
        return
    words, heads = found[0][0], [head for _, head in found]
    yield from _cut(row, times, words, heads)


def _heads(cell: Piece, style: str) -> list[Head]:
    """The lines of a cell that are a name and a timecode in brackets behind it, the first line left out."""
    found: list[Head] = []
    start = 0
    for text in cell.text.split("\n"):
        if start and (spot := _behind(text, style)):
            found.append((start, start + spot[0], start + spot[1], start + len(text)))
        start += len(text) + 1
    return found


def _behind(text: str, style: str) -> tuple[int, int] | None:
    """The timecode in brackets behind a name, where a line is nothing else."""
    marks = notation.find_stamps(text, style)
    if len(marks) != 1:
        return None
    start, end = marks[0].start - 1, marks[0].end + 1
    bracketed = start > 0 and text[start] + text[end - 1 : end] in ("[]", "()")
    alone = bracketed and not text[end:].strip(" :") and vocabulary.looks_like_heading(text[:start].strip(" :"))
    return (start, end) if alone else None


def _cut(row: GridRow, times: int, words: int, heads: Sequence[Head]) -> Iterator[GridRow]:
    cell = row.cells[words]
    assert cell is not None
    yield replace(row, cells=(*row.cells[:words], spans.part(cell, 0, heads[0][0]), *row.cells[words + 1 :]))
    for (name, start, end, _), below in zip(heads, [*(head[0] for head in heads[1:]), len(cell.text)], strict=True):
        for time, said in ((spans.part(cell, start, end), spans.part(cell, name, start)), (None, spans.part(cell, end, below))):
            if said is not None:
                cells = tuple(time if at == times else said if at == words else None for at in range(len(row.cells)))
                yield replace(row, cells=cells, gap=0, rule=False)
