"""Columns and rows of a printed script, found from its rules and its white space.

A column begins at a vertical rule, or right of a river: a strip of white that runs down through the lines
that are set in parts. A row ends at a horizontal rule, or, where rows are set further apart than lines, at
such a gap; else every printed line is a row, and what wraps goes on in the next one. The lines of a cell are
separated by newlines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from otio_redfiles.model import Row
from otio_redfiles.read.pages import Run, cell_of
from otio_redfiles.read.pdf_lines import Line, Rule, Sheet, Word, lines_of, pitch_of, segments, text_of

Body = Sequence[tuple[Sheet, list[Line]]]
RIVER = 4
"""Points: narrower white strips are chance; Word keeps the words of neighbouring cells 10.8 points apart."""
STRAY = 0.04
"""The share of lines that may run across a river: titles, merged cells."""
FEW = 0.02
"""A column in which fewer lines than this share have words is part of its neighbour."""
EVIDENCE = 0.1
"""Where fewer of the lines than this share are set in parts, the page has no columns."""
WORD_SPACE = 0.7
"""Gaps up to so many letter heights are inside a text: a typewriter blank is 0.6."""
APART = 1.3
"""Lines this many times further apart than those inside a cell are set apart on purpose."""
SHORT = 400
"""Lines set in parts: with fewer, a title block in columns of its own is looked for and set aside."""


class Columns(NamedTuple):
    """Where columns begin (the first left out), and which of the lines are set in them."""

    starts: tuple[float, ...]
    inside: frozenset[int]
    is_ruled: bool


def rows_of(body: Body) -> Iterator[Row]:
    """The rows of the whole document, numbered by printed line, blank ones counted."""
    lines = [line for _, found in body for line in found]
    pitch = pitch_of(lines)
    columns = _ruled(body, lines) or _by_rivers(lines) or Columns((), frozenset(), False)
    ends = _row_ends(body, lines, columns)
    numbers = _numbers(lines, pitch)
    groups = [*_groups(len(lines), columns.inside, ends)]
    rows = [
        _table_row([lines[place] for place in group], numbers[group[0]], columns, pitch)
        if group[0] in columns.inside
        else Row(numbers[group[0]], (cell_of(numbers[group[0]], _runs(lines[group[0]].words)),))
        for group in groups
    ]
    turns = [lines[a[-1]].sheet != lines[b[0]].sheet for a, b in pairwise(groups)]
    is_line_by_line = len(groups) == len(lines)
    yield from rows if is_line_by_line else _joined_over_pages(rows, [False, *turns])


def _groups(count: int, inside: frozenset[int], ends: frozenset[int]) -> Iterator[list[int]]:
    """The places of the lines of every row."""
    group: list[int] = []
    for place in range(count):
        if group and (place in ends or place not in inside or group[-1] not in inside):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _numbers(lines: Sequence[Line], pitch: float) -> list[int]:
    """Line numbers: a gap of two distances counts as a blank line; a page break is none."""
    steps = (
        max(1, min(round((b.middle - a.middle) / pitch), 5)) if a.sheet == b.sheet else 1
        for a, b in pairwise(lines)
    )
    return list(accumulate(steps, initial=1))


# --------------------------------------------------------------------------- columns


def _ruled(body: Body, lines: Sequence[Line]) -> Columns | None:
    """Columns between vertical rules: those that run beside enough of the words, with words on both sides."""
    upright = [
        (number, rule) for number, (sheet, _) in enumerate(body) for rule in sheet.rules if rule.is_vertical
    ]
    places = _clusters([rule.at for _, rule in upright], 3.0)
    beside = {
        place: _lines_beside(lines, [u for u in upright if abs(u[1].at - place) <= 3.0]) for place in places
    }
    most = max((len(found) for found in beside.values()), default=0)
    starts = tuple(
        place
        for place, found in sorted(beside.items())
        if 3 * len(found) >= most and _parts(lines, found, place)
    )
    inside = frozenset().union(*(beside[place] for place in starts))
    return Columns(starts, inside, True) if starts and len(inside) >= EVIDENCE * len(lines) else None


def _lines_beside(lines: Sequence[Line], rules: Sequence[tuple[int, Rule]]) -> frozenset[int]:
    by_sheet: dict[int, list[Rule]] = {}
    for number, rule in rules:
        by_sheet.setdefault(number, []).append(rule)
    return frozenset(
        place
        for place, line in enumerate(lines)
        if any(rule.start - 1 <= line.middle <= rule.end + 1 for rule in by_sheet.get(line.sheet, ()))
    )


def _parts(lines: Sequence[Line], beside: frozenset[int], place: float) -> bool:
    """Whether a rule parts words: some on either side, few across."""
    left = sum(lines[number].words[0].x0 < place for number in beside)
    right = sum(lines[number].words[-1].x1 > place for number in beside)
    across = sum(any(word.x0 + 2 < place < word.x1 - 2 for word in lines[number].words) for number in beside)
    return min(left, right) >= 2 and across <= 0.1 * len(beside)


def _clusters(values: Sequence[float], distance: float) -> list[float]:
    """The middles of the groups in which values lie closer than `distance` to the next."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= distance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _by_rivers(lines: Sequence[Line]) -> Columns | None:
    """Columns between white strips; a short document may begin and end with blocks set otherwise."""
    parted = [place for place, line in enumerate(lines) if len([*segments(line.words)]) > 1]
    if len(parted) < max(3, EVIDENCE * len(lines)):
        return None
    best: tuple[int, list[int], tuple[float, ...]] = (0, [], ())
    for head, tail in _cuts(len(parted)):
        window = parted[head : len(parted) - tail]
        starts = _starts([lines[place] for place in window])
        if len(starts) > best[0]:
            best = (len(starts), window, starts)
    _, window, starts = best
    if not starts:
        return None
    inside = (place for place in range(window[0], len(lines)) if not _is_across(lines[place], starts))
    return Columns(starts, frozenset(_up_to(lines, inside, window[-1])), False)


def _cuts(count: int) -> Iterator[tuple[int, int]]:
    """How many of the parted lines to leave out at the start and at the end: none, then more and more."""
    steps = (0, 2, 4, 8, 12, 16, 24, 32) if count <= SHORT else (0,)
    yield from ((head, tail) for tail in steps[:4] for head in steps if (head + tail) * 5 <= count * 2)


def _starts(lines: Sequence[Line]) -> tuple[float, ...]:
    """Where the columns after the first begin: at the right banks of the rivers."""
    covered = _coverage(lines)
    allowed = int(STRAY * len(lines))
    edges = [place for place, count in enumerate(covered) if count > allowed]
    banks = [float(b) for a, b in pairwise(edges) if b - a > RIVER]
    while banks:
        counts = _filled(lines, banks)
        poor = next((place for place, count in enumerate(counts) if count < max(2, FEW * len(lines))), None)
        if poor is None:
            break
        del banks[max(poor - 1, 0)]
    return tuple(bank - 0.5 for bank in banks)


def _coverage(lines: Sequence[Line]) -> list[int]:
    """For every point across the paper, how many lines print on it, word spaces included."""
    steps = [0] * (int(max(line.words[-1].x1 for line in lines)) + 3)
    for line in lines:
        for left, right in _runs_of_text(line):
            steps[max(int(left), 0)] += 1
            steps[min(int(right) + 1, len(steps) - 1)] -= 1
    return list(accumulate(steps))


def _runs_of_text(line: Line) -> Iterator[tuple[float, float]]:
    """The stretches (left, right) of a line in which no gap is wider than a word space."""
    left, last = line.words[0].x0, line.words[0]
    for word in line.words[1:]:
        if word.x0 - last.x1 > WORD_SPACE * min(word.height, last.height):
            yield left, last.x1
            left = word.x0
        last = word if word.x1 > last.x1 else last
    yield left, last.x1


def _filled(lines: Sequence[Line], banks: Sequence[float]) -> list[int]:
    """How many lines have words in each column."""
    counts = [0] * (len(banks) + 1)
    for line in lines:
        for column in {_column(word, banks) for word in line.words}:
            counts[column] += 1
    return counts


def _column(word: Word, starts: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(middle >= start for start in starts)


def _is_across(line: Line, starts: Sequence[float]) -> bool:
    """Whether a text of the line runs across a column's start."""
    return any(
        left < start - 2 and right > start + 2 for left, right in _runs_of_text(line) for start in starts
    )


def _up_to(lines: Sequence[Line], inside: Iterator[int], last: int) -> Iterator[int]:
    """The places up to the last parted line, and what wraps below it."""
    held = last
    for place in inside:
        if place <= last:
            yield place
        elif place == held + 1 and _follows(lines[held], lines[place]):
            held = place
            yield place


def _follows(above: Line, below: Line) -> bool:
    """Whether a line stands right below another, with less than a line between them."""
    return above.sheet == below.sheet and below.top - above.bottom <= below.bottom - below.top


# --------------------------------------------------------------------------- rows


def _row_ends(body: Body, lines: Sequence[Line], columns: Columns) -> frozenset[int]:
    """The places of the lines that begin a new row."""
    places = sorted(columns.inside)
    pairs = [(a, b) for a, b in pairwise(places) if b == a + 1 and lines[a].sheet == lines[b].sheet]
    ruled = _parted_by_rules(body, lines, pairs)
    if len(ruled) * 20 >= len(pairs):
        same = {b for _, b in pairs} - ruled
    else:
        tight = _tightest(lines, pairs, columns)
        spaced = {b for a, b in pairs if lines[b].middle - lines[a].middle > APART * tight}
        same = {b for _, b in pairs} - spaced if len(spaced) * 10 >= len(pairs) else set()
    return frozenset(places) - same


def _tightest(lines: Sequence[Line], pairs: Sequence[tuple[int, int]], columns: Columns) -> float:
    """The distance of the lines inside a cell: the smallest between two lines with words in one column."""
    distances = []
    for a, b in pairs:
        distance, height = lines[b].middle - lines[a].middle, min(word.height for word in lines[a].words)
        shared = {_column(word, columns.starts) for word in lines[a].words} & {
            _column(word, columns.starts) for word in lines[b].words
        }
        if shared and distance >= 0.9 * height:
            distances.append(distance)
    return min(distances, default=0.0)


def _parted_by_rules(body: Body, lines: Sequence[Line], pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The later lines of the pairs between which a rule runs across at least half of the text's width."""
    width = max((line.words[-1].x1 for line in lines), default=0) - min(
        (line.words[0].x0 for line in lines), default=0
    )
    rules = {number: _across(sheet, width) for number, (sheet, _) in enumerate(body)}
    return {
        b for a, b in pairs if any(lines[a].middle < at < lines[b].middle for at in rules[lines[a].sheet])
    }


def _across(sheet: Sheet, width: float) -> list[float]:
    """The heights at which horizontal rules, put together, run across at least half of the width."""
    level = sorted((rule for rule in sheet.rules if not rule.is_vertical), key=lambda rule: rule.at)
    groups: list[list[Rule]] = []
    for rule in level:
        if groups and rule.at - groups[-1][0].at <= 1.5:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [group[0].at for group in groups if 2 * _length(group) >= width]


def _length(rules: Sequence[Rule]) -> float:
    """The length that rules cover together."""
    total, reached = 0.0, float("-inf")
    for rule in sorted(rules, key=lambda rule: rule.start):
        total += max(0.0, rule.end - max(rule.start, reached))
        reached = max(reached, rule.end)
    return total


def _joined_over_pages(rows: Sequence[Row], turns: Sequence[bool]) -> Iterator[Row]:
    """The rows, each that a page break cut in two joined again. `turns`: where a row begins a page.

    The second half is known by the cell that every row has (mostly the timecode's) and it has not.
    """
    whole = [row for row, turn in zip(rows, turns, strict=True) if row.table is not None and not turn]
    width = len(whole[0].cells) if whole else 0
    filled = [sum(map(bool, _texts(whole, column))) for column in range(width)]
    most = max(filled, default=0)
    sure = [column for column in range(width) if filled[column] == most >= 0.9 * len(whole)]
    held: Row | None = None
    for row, turn in zip(rows, turns, strict=True):
        if held is not None and turn and _goes_on(held, row, sure):
            held = _joined(held, row)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [row.cells[column].text.strip() for row in rows]


def _goes_on(above: Row, below: Row, sure: Sequence[int]) -> bool:
    if above.table is None or below.table is None:
        return False
    filled = [
        (bool(a.text.strip()), bool(b.text.strip())) for a, b in zip(above.cells, below.cells, strict=True)
    ]
    return any(filled[column] == (True, False) for column in sure) and all(a or not b for a, b in filled)


def _joined(above: Row, below: Row) -> Row:
    pairs = zip(above.cells, below.cells, strict=True)
    return replace(above, cells=tuple(replace(a, text=f"{a.text}\n{b.text}".rstrip("\n")) for a, b in pairs))


def _table_row(lines: Sequence[Line], number: int, columns: Columns, pitch: float) -> Row:
    """One row: the lines of every column, blank ones above where a column begins lower than another."""
    cells: list[list[Word]] = [[] for _ in range(len(columns.starts) + 1)]
    for line in lines:
        for part in _split(line, columns.starts):
            cells[_column(part[0], columns.starts)].extend(part)
    top = min(line.middle for line in lines)
    return Row(number, tuple(cell_of(number, _cell_runs(cell, top, pitch)) for cell in cells), 1)


def _split(line: Line, starts: Sequence[float]) -> Iterator[list[Word]]:
    """The words of a line parted at the columns' starts, but not where a text runs across one."""
    across = {
        start
        for start in starts
        for left, right in _runs_of_text(line)
        if left < start - 2 < start + 2 < right
    }
    kept = [start for start in starts if start not in across]
    part: list[Word] = []
    for word in line.words:
        if part and _column(word, kept) != _column(part[-1], kept):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _cell_runs(words: Sequence[Word], top: float, pitch: float) -> list[Run]:
    """A cell's text, line by line; its lines are found anew, for a neighbour may be set half a line lower."""
    runs: list[Run] = []
    above = top - pitch
    for line in lines_of(words, 0):
        blank = max(1, round((line.middle - above) / pitch))
        runs.append(Run("\n" * blank))
        runs.extend(_runs(line.words))
        above = line.middle
    return [Run(runs[0].text[1:]), *runs[1:]] if runs else []


def _runs(words: Sequence[Word]) -> list[Run]:
    """The text of a line; in italics where all its words are."""
    return [Run(text_of(words), all(word.italic for word in words if any(c.isalpha() for c in word.text)))]
