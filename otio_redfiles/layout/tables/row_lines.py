"""Rows of a table that hold several shots: each timecode stands level with the first line of what is seen.

    Sound                      Time        Picture                     sound          time        picture
    HARE: We kept the mill     10:00:02    Wheel turning,          ->  HARE: We ...   10:00:02    Wheel turning, water over it
    for six winters and                    water over it                              10:00:09    CU millstone
    then the river             10:00:09    CU millstone

What else stands in the row begins with the first of them, but where its paragraphs stand beside one each.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.tables import contents
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import cues, spans, speakers, wording
from otio_redfiles.model import Piece

LEAST = 3
"""Timecodes below others in their cells, level with a line that could begin a description."""
MOSTLY, WHOLE = 0.9, 0.6
SEVERAL = 2
"""Rows that hold several shots; in one of them at least three, or another number than elsewhere: two in every row are an in and an out."""


def a_line_a_shot(rows: Sequence[GridRow], style: str) -> tuple[GridRow, ...]:
    """The rows, those of a page whose timecodes stand level with their pictures' first lines cut at each of them."""
    tabled = [row for row in rows if row.table is not None]
    at = time_column(tabled, style)
    starts = {id(row): _starts(row, at, style) for row in tabled} if at is not None else {}
    several = [row for row in tabled if len(starts.get(id(row), ())) > 1]
    if at is None or len(several) < SEVERAL or {len(s) for s in starts.values() if s} == {2}:
        return tuple(rows)
    beside = _level_column(several, starts, at)
    if beside is None:
        return tuple(rows)
    return tuple(one for row in rows for one in _cut(row, starts.get(id(row), ()), (at, beside)))


def time_column(rows: Sequence[GridRow], style: str) -> int | None:
    """The column that holds the most cells of nothing but timecodes."""
    found = Counter(at for row in rows for at, cell in enumerate(row.cells) if cell is not None and _is_times(cell, style))
    return found.most_common(1)[0][0] if found else None


def _is_times(cell: Piece, style: str) -> bool:
    return bool(notation.find_stamps(cell.text, style)) and all(contents.is_time(line.text, style) for line in spans.inner_lines(cell))


def _starts(row: GridRow, at: int, style: str) -> tuple[int, ...]:
    """The lines of a row's cell of timecodes that hold one, the first line 0; none where that cell is no such cell."""
    cell = row.cells[at] if at < len(row.cells) else None
    if cell is None or not _is_times(cell, style):
        return ()
    return tuple(line for line, text in enumerate(cell.text.split("\n")) if text.strip())


def _level_column(rows: Sequence[GridRow], starts: dict[int, tuple[int, ...]], at: int) -> int | None:
    """The column whose lines begin anew wherever a timecode stands level with them."""
    below = [(row, line) for row in rows for line in starts[id(row)][1:]]
    level = Counter(column for row, line in below for column, cell in enumerate(row.cells) if column != at and _begins(cell, line))
    column, count = level.most_common(1)[0] if level else (0, 0)
    return column if count >= max(LEAST, MOSTLY * len(below)) else None


def _begins(cell: Piece | None, line: int) -> bool:
    """Does a cell's line at this height begin a description, after another one? Words below a name are its speaker's."""
    lines = cell.text.split("\n") if cell is not None else []
    if line < len(lines) and vocabulary.looks_like_heading(lines[line - 1].strip(" :")):
        return False
    text = lines[line].lstrip("\"'“‘[( ") if line < len(lines) else ""
    return text[:1].isupper() or text[:1].isdigit()


def _cut(row: GridRow, starts: Sequence[int], columns: tuple[int, int]) -> Iterator[GridRow]:
    """The row, or a row for each of the lines where a shot of its begins."""
    if len(starts) < 2:
        yield row
        return
    edges = [0, *starts[1:]]
    level = [*columns, *(at for at, cell in enumerate(row.cells) if at not in columns and cell is not None and _is_level(cell, starts))]
    for number, (start, end) in enumerate(zip(edges, [*edges[1:], None], strict=True)):
        cells = tuple(
            _lines(cell, start, end) if at in level else (cell if not number else None) for at, cell in enumerate(row.cells)
        )
        yield replace(row, cells=cells, gap=0 if number else row.gap)


def are_level(texts: Sequence[str]) -> bool:
    """May lines of words, as many as the shots of their row, stand beside one each: no name alone above words, and hardly a line
    that breaks off amid its sentence?"""
    labels = [speakers.label_of(text) for text in texts]
    whole = sum(wording.is_finished(text) or cues.cue_of(text) is not None or vocabulary.labelled_cue(text) is not None for text in texts)
    return len(texts) >= LEAST and whole >= WHOLE * len(texts) and not any(label is not None and label.words is None for label in labels)


def _is_level(cell: Piece, starts: Sequence[int]) -> bool:
    """Do paragraphs of a cell of words stand at the heights of these lines, and nowhere else?"""
    lines = cell.text.split("\n")
    return [at for at, text in enumerate(lines) if text.strip()] == [*starts] and are_level([text for text in lines if text.strip()])


def _lines(cell: Piece | None, start: int, end: int | None) -> Piece | None:
    """The lines [start, end) of a cell."""
    if cell is None:
        return None
    lines = cell.text.split("\n")
    before = sum(len(line) + 1 for line in lines[:start])
    return spans.part(cell, before, None if end is None else sum(len(line) + 1 for line in lines[:end]))
