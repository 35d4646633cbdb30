"""Pages set like a newspaper: two columns of text, the second read when the first is done.

    10:00:00  Fog over the      |  10:00:31  Hands on rope          one below the other
    meadows                     |  10:00:40  NARRATOR: In
    10:00:12  NARRATOR: For     |  the end they were

Timecodes lead the lines of both halves, and run on from the foot of the left one to the head of the right one; in a table
they would run on from row to row. Lines that run across the page (titles) part what stands above from what stands below.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from otio_redfiles.read.pdf_columns import Body
from otio_redfiles.read.pdf_lines import Line, Sheet, Word, lines_of

MIDDLE = (0.3, 0.7)
"""Where the gutter is, as shares of the text's width."""
GUTTER = 6.0
"""Points: a gutter is no narrower."""
LEAST = 3
"""Timecodes that lead lines in either half."""
TIME = re.compile(r"[\[(<]?(\d{1,2}(?:[.:;,]\d{2}){1,3})[\])>]?")
FOLDED = 0.8
"""The share of the steps from timecode to timecode that go forward when the halves are read one after the other."""


def unfolded(body: Body) -> list[tuple[Sheet, list[Line]]]:
    """The lines of every page, those of its right half below those of its left one where pages are folded so."""
    found = [*body]
    gutter = _gutter([line for _, lines in found for line in lines])
    if gutter is None or not _is_folded(found, gutter):
        return found
    shift = _left_edge(found, gutter, True) - _left_edge(found, gutter, False)
    return [(sheet, [*_below_each_other(lines, gutter, shift)]) for sheet, lines in found]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the widest strip of white down the middle of the pages, lines that run across it aside."""
    words = [word for line in lines for word in line.words]
    left, right = min((w.x0 for w in words), default=0.0), max((w.x1 for w in words), default=0.0)
    low, high = (left + share * (right - left) for share in MIDDLE)
    covered = [0] * (int(high - low) + 2)
    for line in lines:
        for at in {place for a, b in _runs(line) for place in range(max(0, int(a - low)), min(len(covered), int(b - low) + 1))}:
            covered[at] += 1
    white = [[*run] for free, run in groupby(range(len(covered)), lambda at: covered[at] <= max(1, 0.08 * len(lines))) if free]
    widest = max(white, key=len, default=[])
    return low + widest[0] + len(widest) / 2 if len(widest) >= GUTTER else None


def _runs(line: Line) -> Iterator[tuple[float, float]]:
    """The stretches of a line that hold words, blanks between words included."""
    start, end = line.words[0].x0, line.words[0].x1
    for word in line.words[1:]:
        if word.x0 - end > GUTTER:
            yield start, end
            start = word.x0
        end = max(end, word.x1)
    yield start, end


def _is_folded(body: Body, gutter: float) -> bool:
    """Do the timecodes of both halves run on from the foot of the left one, and not from line to line?"""
    columns, rows, sides = [], [], [0, 0]
    for _, lines in body:
        halves = [_times(lines, gutter, right) for right in (False, True)]
        sides = [count + len(half) for count, half in zip(sides, halves, strict=True)]
        columns += [time for half in halves for _, time in half]
        rows += [time for _, time in sorted(halves[0] + halves[1])]
    return min(sides) >= LEAST and _forward(columns) >= FOLDED > _forward(rows)


def _forward(times: Sequence[tuple[int, ...]]) -> float:
    steps = [a <= b for a, b in pairwise(times)]
    return sum(steps) / len(steps) if steps else 0.0


def _times(lines: Sequence[Line], gutter: float, right: bool) -> list[tuple[float, tuple[int, ...]]]:
    """The height and the digits of the timecodes that lead the lines of a half."""
    firsts = [half[0] for line in lines if not _is_across(line, gutter) and (half := _half(line, gutter, right))]
    found = [(word, TIME.fullmatch(word.text)) for word in firsts]
    return [(word.middle, tuple(map(int, re.findall(r"\d+", match[1])))) for word, match in found if match]


def _half(line: Line, gutter: float, right: bool) -> list[Word]:
    return [word for word in line.words if (word.x0 >= gutter) == right]


def _is_across(line: Line, gutter: float) -> bool:
    return any(start < gutter < end for start, end in _runs(line))


def _left_edge(body: Body, gutter: float, right: bool) -> float:
    """Where the text of a half begins, lines across the page aside."""
    halves = (_half(line, gutter, right) for _, lines in body for line in lines if not _is_across(line, gutter))
    return min((half[0].x0 for half in halves if half), default=0.0)


def _below_each_other(lines: Sequence[Line], gutter: float, shift: float) -> Iterator[Line]:
    """The lines of a page; of those between two that run across it, the left halves before the right ones."""
    for across, band in groupby(lines, lambda line: _is_across(line, gutter)):
        if across:
            yield from band
            continue
        words = [(line.sheet, word) for line in band for word in line.words]
        for right in (False, True):
            yield from lines_of([_moved(w, shift) if right else w for _, w in words if (w.x0 >= gutter) == right], words[0][0])


def _moved(word: Word, by: float) -> Word:
    return word._replace(x0=word.x0 - by, x1=word.x1 - by)
