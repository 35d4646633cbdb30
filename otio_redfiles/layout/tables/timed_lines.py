"""Cells in whose lines timecodes stand: before the words, behind a speaker's name, behind the name of a cue.

    VIDEO                       AUDIO                              time   video             audio
    00:05 - Saw, close          NATS 00:05 - saw                   00:05  Saw, close
    00:09 - Log splits     ->   NARRATOR  00:07                    00:05                    NATS - saw
    CG @ 00:11: THE MILL        They cut by hand here.             00:07                    NARRATOR / They cut ...

A row of such a table is a sequence, its cells run down beside each other; the times tell what comes first. Where the
rows have a column of times, a cell of words may hold a later one, before the next row's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge

from otio_redfiles import captions, column_words, notation, vocabulary
from otio_redfiles.layout.tables import columns as cols
from otio_redfiles.layout.tables import contents
from otio_redfiles.layout.tables.grid_row import Cells, GridRow
from otio_redfiles.layout.words import spans, speakers, wording
from otio_redfiles.model import Piece

LEAST = 3
"""Lines with times in a column, before it is taken for a habit."""
MOSTLY = 0.6
LONGEST = 48
"""Letters: no name of a speaker or a cue with its marks is longer."""
SERIAL = r"(?:[#(\[]?\d{1,4}[A-Za-z]?[.)\]:]?[^\S\n]+)"
BEFORE = re.compile(rf"\s*{SERIAL}?[(\[]?\s*\Z")
UNTIMED = re.compile(rf"{SERIAL}[-–—−?.\s]*(?=[^\W\d_])")
"""A shot's number, and the dashes of one that has no time."""
SIGNS = re.compile(r"[)\]]?[^\S\n]*(?:[-–—−:|>.,][^\S\n]*)?")
AT = re.compile(r"\s*(?:@|at|tc)?\s*[(\[]?\s*\Z", re.IGNORECASE)
CLOSED = re.compile(r"[)\]]?\s*:?\s*\Z")
MARKED = re.compile(r"[)\]]|\s*[-–—−:|]")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a time stands in a line, and where its words begin: behind it, or (`named`) with the name before it, the
    characters from `blank` on to there left out."""

    start: int
    end: int
    words: int
    named: bool
    clock: int
    blank: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a cell that a time leads; those above the first one have none."""

    time: Piece | None
    words: Piece | None
    clock: int = -1
    numbered: bool = False


def a_row_a_time(rows: Sequence[GridRow], style: str) -> tuple[GridRow, ...] | None:
    """The rows of a page, one for every time in the cells of its tables, a column of the times before the others; None
    where timecodes have a column, or not most of them stand so, in two columns at least."""
    tabled = [row for row in rows if row.table is not None]
    cells = [(at, spans.broken_lines(cell)) for row in tabled for at, cell in enumerate(row.cells) if cell is not None]
    found = Counter(at for at, lines in cells for spot in _spots(lines, style) if spot is not None)
    stamps = sum(bool(notation.find_stamps(line.text, style)) for _, lines in cells for line in lines)
    alone = sum(_are_times(lines, style) for _, lines in cells)
    if sum(count >= LEAST for count in found.values()) < 2 or alone > 0.1 * stamps or sum(found.values()) < MOSTLY * stamps:
        return None
    said = _said(tabled, style)
    return tuple(one for row in rows for one in (_sequence(row, said, style) if row.table is not None else [row]))


def _are_times(lines: Sequence[Piece], style: str) -> bool:
    """Are the lines of a cell timecodes and nothing else?"""
    return bool(lines) and all(notation.find_stamps(line.text, style) and contents.is_time(line.text, style) for line in lines)


def with_later_times(rows: Sequence[GridRow], times: int, style: str) -> tuple[GridRow, ...]:
    """The rows of a page that has a column of times; a cell of words in which a line begins with a full timecode, no
    earlier than its row's and no later than the next one's, is cut there."""
    clocks = [_clock_of(row, times, style) for row in rows]
    found: list[GridRow] = []
    for row, (last, following) in zip(rows, _bounds(clocks), strict=True):
        found += _later(row, times, last, following, style)
    return tuple(found)


# --------------------------------------------------------------------------- a line with its time


def spot_of(text: str, style: str) -> Spot | None:
    """The time of a line that begins with it, or with a name that it stands behind; None for other lines."""
    marks = notation.find_stamps(text, style) or _before_a_sign(text, style)
    if not marks or marks[0].start > 2 * LONGEST:
        return None
    mark, end = marks[0], marks[1].end if 0 in notation.links(text, marks) else marks[0].end
    clock = notation.clock(mark.text, style)
    if clock is None:
        return None
    if BEFORE.match(text[: mark.start]):
        words = SIGNS.match(text, end)
        led = Spot(mark.start, end, words.end() if words else end, False, clock, (0, words.end() if words else end))
        return led if _leads(text, end, mark) or contents.is_time(text, style) else None
    name = AT.search(text[: mark.start])
    blank = (name.start() if name else mark.start, end + (text[end : end + 1] in tuple(")]")))
    return Spot(mark.start, end, 0, True, clock, blank) if _is_named(text[: mark.start], text[end:]) else None


def _before_a_sign(text: str, style: str) -> tuple[notation.Mark, ...]:
    """The first short time of a line, though a sign stands behind it as behind a clock (00:05: Saw, FX (00:11) saw)."""
    marks = (mark for mark in notation.find_stamps(text) if mark.form == style and text[mark.end : mark.end + 1] in tuple(":)]"))
    return tuple(marks)[:1]


def _leads(text: str, end: int, mark: notation.Mark) -> bool:
    """Do words follow a time that a line begins with? A short one may be a clock's: 2:30 in the morning."""
    bare = text[end:].strip()
    clocked = len(mark.numbers) == 2 and re.match(r"[^\S\n]?[^\W\d_A-ZÀ-Þ]", text[end:])
    return bool(re.search(r"[^\W\d_]", bare)) and not clocked


def _is_named(before: str, behind: str) -> bool:
    """Is what stands before a time somebody's name, alone on the line, or the name of a cue?"""
    name = AT.sub("", before).strip(" :-–—")
    if not name or len(name) > LONGEST:
        return False
    cue = captions.names_caption(name) or vocabulary.labelled_cue(f"{name}: x") is not None
    if cue:
        return bool(CLOSED.match(behind) or MARKED.match(behind))
    label = speakers.label_of(name)
    return label is not None and label.words is None and CLOSED.match(behind) is not None


# --------------------------------------------------------------------------- a cell by its times


def _said(rows: Sequence[GridRow], style: str) -> int | None:
    """The column of sound: as the header row names it, or the one whose lines name the most speakers."""
    header = cols.header_row(rows, style)
    named = [at for at, cell in enumerate(header.cells) if cell and column_words.role_named(cell.text) in contents.SPOKEN] if header else []
    if named:
        return named[0]
    cells = ((at, cell) for row in rows for at, cell in enumerate(row.cells) if cell is not None)
    voiced = Counter(at for at, cell in cells for line in spans.broken_lines(cell) if _voice(line.text, style))
    return max(voiced, key=lambda at: voiced[at], default=None)


def _voice(text: str, style: str) -> bool:
    spot = spot_of(text, style)
    bare = text[: spot.start] if spot and spot.named else text[spot.words :] if spot else text
    return speakers.label_of(bare.strip()) is not None


def parts_of(cell: Piece, style: str, said: bool) -> tuple[Part, ...]:
    """A cell of words, cut before each line that has a time, or a shot's number as those have. In a cell of sound (`said`)
    a name alone on the line above a time belongs to it."""
    lines = spans.broken_lines(cell)
    spots = _spots(lines, style)
    numbered = sum(spot is not None and bool(re.match(SERIAL, line.text)) for line, spot in zip(lines, spots, strict=True)) >= 2
    begins: list[tuple[int, Spot | None]] = []
    for at, (line, spot) in enumerate(zip(lines, spots, strict=True)):
        above = said and at > 0 and spots[at - 1] is None and _is_name(lines[at - 1].text) and spot is not None and not spot.named
        if spot is not None:
            begins.append((at - above, replace(spot, words=0, named=True) if above else spot))
        elif numbered and UNTIMED.match(line.text):
            begins.append((at, None))
    ends = [*(at for at, _ in begins[1:]), len(lines)][: len(begins)]
    head = lines[: begins[0][0]] if begins else lines
    body = (_part(cell, lines, spot, at, end, style) for (at, spot), end in zip(begins, ends, strict=True))
    return (*([Part(None, _between(cell, head, head[0].column))] if head else []), *body)


def _spots(lines: Sequence[Piece], style: str) -> list[Spot | None]:
    """The times of the lines of a cell; one that stands alone leads the line below it, if that has none."""
    found = [spot_of(line.text, style) for line in lines]
    bare = [spot is not None and spot.words >= len(line.text) for line, spot in zip(lines, found, strict=True)]
    leads = [at + 1 < len(lines) and found[at + 1] is None for at in range(len(lines))]
    return [spot if leads[at] or not bare[at] else None for at, spot in enumerate(found)]


def _is_name(text: str) -> bool:
    label = speakers.label_of(text)
    return label is not None and label.words is None


def _part(cell: Piece, lines: Sequence[Piece], spot: Spot | None, first: int, end: int, style: str) -> Part:
    own = lines[first:end]
    if spot is None:
        number = UNTIMED.match(own[0].text)
        return Part(None, _between(cell, own, own[0].column + (number.end() if number else 0)), numbered=True)
    timed = next(line for line in own[:2] if spot_of(line.text, style) is not None)
    time = spans.part(timed, spot.start, spot.end)
    if not spot.named:
        return Part(time, _between(cell, own, timed.column + spot.words), spot.clock)
    return Part(time, _between(cell, own, own[0].column, spans.part(timed, *spot.blank)), spot.clock)


def _between(cell: Piece, lines: Sequence[Piece], start: int, blank: Piece | None = None) -> Piece | None:
    """What a cell holds from the character `start` of its line on to the end of these lines, `blank` left empty."""
    last = lines[-1].column + len(lines[-1].text) - cell.column
    text = cell.text
    if blank is not None:
        at = blank.column - cell.column
        text = text[:at] + " " * len(blank.text) + text[at + len(blank.text) :]
    return spans.part(replace(cell, text=text), start - cell.column, last)


# --------------------------------------------------------------------------- a row by its times


def _sequence(row: GridRow, said: int | None, style: str) -> Iterator[GridRow]:
    """The row of a table whose cells run down beside each other: what stands above the times, then a row for every time."""
    parts = {at: parts_of(cell, style, at == said) if cell is not None else () for at, cell in enumerate(row.cells)}
    if not any(part.time for own in parts.values() for part in own):
        yield replace(row, cells=(None, *row.cells))
        return
    timed, rest = {}, []
    for at, own in parts.items():
        first = next((index for index, part in enumerate(own) if part.time or part.numbered), len(own))
        timed[at], head = own[first:], own[:first]
        rest.append(head[0].words if head else None)
    yield from _heads(replace(row, cells=(None, *rest)), said, any(timed[at] and at != said for at in timed))
    runs = (_run(own, at) for at, own in timed.items())
    for _, at, part in merge(*runs, key=lambda one: one[0]):
        yield replace(row, cells=(part.time, *_only(part.words, at, len(row.cells))), gap=0)


def _run(parts: Sequence[Part], at: int) -> Iterator[tuple[int, int, Part]]:
    """The parts of a column with the clock that places each among the others'; one without a time follows its own."""
    clock = -1
    for part in parts:
        clock = part.clock if part.time else clock
        yield clock, at, part


def _only(cell: Piece | None, at: int, width: int) -> Cells:
    return tuple(cell if index == at else None for index in range(width))


def _heads(row: GridRow, said: int | None, pictured: bool) -> Iterator[GridRow]:
    """What stands above the times of a row: headings of a scene, names of the columns of a table in a cell, as running
    text; and the rest."""
    cells: list[Piece | None] = list(row.cells)
    for at, cell in enumerate(row.cells):
        lines = spans.broken_lines(cell) if cell is not None and at - 1 != said and pictured else ()
        heads = [line for line in lines if _is_head(line.text)]
        yield from (replace(row, cells=(line,), table=None) for line in heads)
        if heads and len(heads) == len(lines):
            cells[at] = None
    if any(cells):
        yield replace(row, cells=tuple(cells))


def _is_head(text: str) -> bool:
    """Does a line head what stands below it: in capitals, or with the names of columns?"""
    names = [name for name in re.split(r"\t+|\s{2,}", text) if name.strip()]
    return wording.is_upper(text) or column_words.are_heads(names)


# --------------------------------------------------------------------------- later times


def _clock_of(row: GridRow, times: int, style: str) -> int | None:
    """The clock of a row's timecode; None without one."""
    cell = row.cells[times] if row.table is not None and times < len(row.cells) else None
    marks = notation.find_stamps(cell.text, style) if cell is not None and contents.is_time(cell.text, style) else ()
    return notation.clock(marks[0].text, style) if marks else None


def _bounds(clocks: Sequence[int | None]) -> list[tuple[int | None, int | None]]:
    """For every row the clock last read, its own included, and the next one's."""
    lasts, nexts = [], []
    last = following = None
    for clock in clocks:
        last = last if clock is None else clock
        lasts.append(last)
    for clock in reversed(clocks):
        nexts.append(following)
        following = following if clock is None else clock
    return [*zip(lasts, reversed(nexts), strict=True)]


def _later(row: GridRow, times: int, last: int | None, following: int | None, style: str) -> Iterator[GridRow]:
    cells: list[Piece | None] = list(row.cells)
    later: list[tuple[int, int, Part]] = []
    for at, cell in enumerate(row.cells):
        if cell is None or at == times or last is None or row.table is None or times >= len(row.cells):
            continue
        own = parts_of(cell, style, False)
        timed = [part for part in own if part.time]
        if not timed or len(own) - len(timed) != (own[0].time is None) or not _fit(timed, last, following, style):
            continue
        cells[at] = None if own[0].time else own[0].words
        later += ((part.clock, at, part) for part in timed)
    if not later or any(cells):
        yield replace(row, cells=tuple(cells))
    for _, at, part in sorted(later, key=lambda one: one[:2]):
        own_row = tuple(part.time if index == times else part.words if index == at else None for index in range(len(cells)))
        yield replace(row, cells=own_row, gap=0)


def _fit(parts: Sequence[Part], last: int, following: int | None, style: str) -> bool:
    """Are these full timecodes that run on from a row's to the next one's?"""
    clocks = [last, *(part.clock for part in parts), *([following] if following is not None else [])]
    full = all(part.time and len(notation.find_stamps(part.time.text, style)[0].numbers) > 2 for part in parts)
    return full and clocks == sorted(clocks)
