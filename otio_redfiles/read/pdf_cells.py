"""The cells of a printed table: words put back into the lines and paragraphs that were typed.

A printer breaks a line where the next word does not fit; a typist breaks it anywhere. So a break counts as
typed, and becomes a newline, only where the next line's first word would still have fitted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median

from otio_redfiles.model import Row
from otio_redfiles.read.pages import Run, cell_of
from otio_redfiles.read.pdf_columns import column_of, parted
from otio_redfiles.read.pdf_lines import Line, Word, lines_of, text_of

PADDING = 12.0
"""Points between the words of a cell and those of the next one, at least in Word's tables."""
FULL = 0.7
"""Where a column's longest line fills less of its width than this, no line was broken for want of room."""
MOSTLY = 0.5
"""So many of a column's breaks at least must be explained by the edge that is taken for its own."""
SURELY, ENOUGH = 0.75, 6
"""As many, and of how many at least, where the column is not filled: its cells have a margin of their own."""
ROOM = 0.3
"""The share of a column's width that is left free after a name that stands alone."""
TIME = re.compile(r"\W*(?:\d{1,2}[.:;,]){1,3}\d{2,3}\W*")
CUT_TIME = re.compile(r"\d{1,2}([:.;])\d{2}\1\d{2}(?:[:.;,]\d{2})?")
"""A timecode whose column was too narrow for it, put together again."""
HYPHENATED = re.compile(r"[^\W\d_]-$")

Cells = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as printed: its line number, the height of its first line, the lines of every cell."""

    number: int
    top: float
    cells: Cells


def printed_row(number: int, lines: Sequence[Line], starts: Sequence[float]) -> PrintedRow:
    """The lines of a row put into its columns; each column's anew, for one may be set half a line lower."""
    words: list[list[Word]] = [[] for _ in range(len(starts) + 1)]
    for line in lines:
        for part in parted(line, starts):
            words[column_of(part[0], starts)].extend(part)
    cells = tuple(tuple(lines_of(column, lines[0].sheet)) for column in words)
    return PrintedRow(number, min(line.middle for line in lines), cells)


def joined_over_pages(rows: Sequence[PrintedRow], pitch: float) -> list[PrintedRow]:
    """The rows, each that a page break cut in two joined again, one `pitch` apart.

    The second half is known by the cell that every row has (mostly the timecode's) and it has not.
    """
    turns = [False, *(_sheets(a)[-1] != _sheets(b)[0] for a, b in pairwise(rows))]
    whole = [row for row, turn in zip(rows, turns, strict=False) if not turn]
    filled = [sum(map(bool, column)) for column in zip(*(row.cells for row in whole), strict=True)]
    sure = [place for place, count in enumerate(filled) if count == max(filled) >= 0.9 * len(whole)]
    joined: list[PrintedRow] = []
    for row, turn in zip(rows, turns, strict=False):
        if joined and turn and _goes_on(joined[-1].cells, row.cells, sure):
            above = joined.pop()
            below = _below(above.cells, row.cells, pitch)
            row = replace(above, cells=tuple(a + b for a, b in zip(above.cells, below, strict=True)))
        joined.append(row)
    return joined


def _below(above: Cells, cells: Cells, pitch: float) -> Cells:
    """The second half of a row put right below its first half, so that its lines stay beside each other."""
    lowest = max(line.middle for line in chain.from_iterable(above))
    highest = min((line.middle for line in chain.from_iterable(cells)), default=lowest)
    sheet = next(chain.from_iterable(above)).sheet
    return tuple(tuple(_moved(line, sheet, lowest + pitch - highest) for line in cell) for cell in cells)


def _moved(line: Line, sheet: int, by: float) -> Line:
    return Line(sheet, tuple(word._replace(top=word.top + by, bottom=word.bottom + by) for word in line.words))


def table_rows(
    rows: Sequence[PrintedRow], starts: Sequence[float], margin: float, pitch: float
) -> Iterator[Row]:
    """The rows with their cells' text.

    `margin`: the right edge of the text; `pitch`: the usual distance between lines; both in points.
    """
    limits = [*starts, margin + PADDING]
    edges = [_edge([row.cells[column] for row in rows], limit) for column, limit in enumerate(limits)]
    for row in rows:
        cells = (_cell_runs(cell, edge, row.top, pitch) for cell, edge in zip(row.cells, edges, strict=True))
        yield Row(row.number, tuple(cell_of(row.number, runs) for runs in cells), 1)


def across_row(number: int, lines: Sequence[Line], margin: float, pitch: float) -> Row:
    """A row of one cell across the columns of a table."""
    edge = _edge([tuple(lines)], margin + PADDING)
    return Row(number, (cell_of(number, _cell_runs(lines, edge, lines[0].middle, pitch)),), 1)


def runs_of(words: Sequence[Word]) -> list[Run]:
    """The text of a line, cut where italics begin and end; words without letters are as those before them."""
    looks: list[bool] = []
    for word in words:
        looks.append(word.italic if any(map(str.isalpha, word.text)) or not looks else looks[-1])
    ends = [at for at in range(1, len(words)) if looks[at] != looks[at - 1]]
    cuts = [0, *(len(text_of(words[:at])) for at in ends), len(text := text_of(words))]
    return [Run(text[start:end], looks[at]) for at, start, end in zip([0, *ends], cuts, cuts[1:], strict=False) if looks]


def _sheets(row: PrintedRow) -> list[int]:
    return sorted(line.sheet for line in chain.from_iterable(row.cells))


def _goes_on(above: Cells, below: Cells, sure: Sequence[int]) -> bool:
    is_cut = any(above[column] and not below[column] for column in sure)
    return is_cut and all(a or not b for a, b in zip(above, below, strict=True))


def _edge(cells: Sequence[tuple[Line, ...]], limit: float) -> float:
    """How far to the right a column's words may go: as far as they do, if that is why its lines break.

    `limit`: where the next column begins, or the right margin.
    """
    lines = [line for line in chain.from_iterable(cells) if line.words[-1].x1 <= limit]
    reached = max((line.words[-1].x1 for line in lines), default=0.0)
    left = min((line.words[0].x0 for line in lines), default=0.0)
    breaks = [_is_wrapped(a, b, reached) for cell in cells for a, b in pairwise(cell)]
    is_full = reached - left >= FULL * (limit - left)
    if sum(breaks) >= (MOSTLY * len(breaks) if is_full else SURELY * max(len(breaks), ENOUGH)):
        return reached
    return max(reached, limit - PADDING)


def _is_wrapped(above: Line, below: Line, edge: float) -> bool:
    """Whether the first word of the lower line would not have fitted at the end of the upper one."""
    words, first = above.words, below.words[0]
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    blank = min(0.6 * first.height, median(gaps)) if gaps else 0.6 * first.height
    return words[-1].x1 + blank + first.x1 - first.x0 > edge


def _is_label(line: Line, edge: float) -> bool:
    """Whether a cell's first line is one word with much room after it: a name that stands above its words."""
    word = line.words[0]
    return len(line.words) == 1 and edge - word.x1 > ROOM * (edge - word.x0)


def _cell_runs(lines: Sequence[Line], edge: float, top: float, pitch: float) -> list[Run]:
    """A cell's text, with blank lines above where the cell begins lower than another of its row."""
    runs: list[Run] = []
    for above, line in pairwise((None, *lines)):
        if line is None:
            continue
        if above is None:
            runs.append(Run("\n" * round((line.middle - top) / pitch)))
        else:
            runs.append(Run(_step(above, line, above is lines[0], edge, pitch)))
        runs.extend(runs_of(line.words))
    return runs


def _step(above: Line, below: Line, first: bool, edge: float, pitch: float) -> str:
    """What stands between two printed lines of a cell. Timecodes below each other are never one line that wrapped, and
    stand where they stand for the words beside them."""
    if _is_cut_time(above.text, below.text):
        return ""
    if TIME.fullmatch(above.text) and TIME.fullmatch(below.text):
        return "\n" * _distance(above, below, pitch)
    return "\n" if first and _is_label(above, edge) else _break(above, below, edge, pitch)


def _is_cut_time(above: str, below: str) -> bool:
    """Do two printed lines make one timecode, the first of them more than its hour?"""
    return any(sign in above for sign in ":.;") and CUT_TIME.fullmatch(above + below) is not None


def _distance(above: Line, below: Line, pitch: float) -> int:
    return max(1, round((below.middle - above.middle) / pitch)) if above.sheet == below.sheet else 1


def _break(above: Line, below: Line, edge: float, pitch: float) -> str:
    """What stands between two printed lines of a cell: a blank, nothing after a hyphen, or newlines."""
    distance = _distance(above, below, pitch)
    if distance > 1 or not _is_wrapped(above, below, edge):
        return "\n" * distance
    return "" if HYPHENATED.search(above.words[-1].text) else " "
