"""The columns of a printed script, found from its rules and its white space.

A column begins at a vertical rule, or right of a river: a strip of white that runs down through the lines
that are set in parts.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from otio_redfiles.read.pdf_lines import Line, Rule, Sheet, Word, segments

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
ACROSS = 0.6
"""Where more lines than this share of those set in parts run across, between them, the gaps are typed in running text."""
SHORT = 400
"""Lines set in parts: with fewer, a title block in columns of its own is looked for and set aside."""


class Columns(NamedTuple):
    """Where columns begin (the first left out), which of the lines are set in them, and whether rules part them."""

    starts: tuple[float, ...]
    inside: frozenset[int]
    ruled: bool = False


def columns_of(body: Body, lines: Sequence[Line]) -> Columns:
    """The columns of the whole document; none where its lines just run along the page."""
    return _ruled(body, lines) or _by_rivers(lines) or Columns((), frozenset())


def parted(line: Line, starts: Sequence[float]) -> Iterator[list[Word]]:
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
        if part and column_of(word, kept) != column_of(part[-1], kept):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


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
    between = lines[window[0] : window[-1] + 1] if starts else ()
    if not starts or sum(_is_across(line, starts) for line in between) > ACROSS * len(window):
        return None
    inside = (place for place in range(window[0], len(lines)) if not _is_across(lines[place], starts))
    return Columns(starts, frozenset(_up_to(lines, inside, window[-1])))


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
        for column in {column_of(word, banks) for word in line.words}:
            counts[column] += 1
    return counts


def column_of(word: Word, starts: Sequence[float]) -> int:
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
