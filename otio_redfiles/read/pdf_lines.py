"""Words on paper, and the lines they stand in. Positions in points from the top left corner of a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

SAME_LINE = 0.4
"""Words whose middles are nearer than this share of their height stand in one line."""
WIDE = 1.0
"""A gap of so many letter heights is no word space: a tab, or the next column."""


class Word(NamedTuple):
    """A word where it is printed."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    italic: bool

    @property
    def middle(self) -> float:
        """Half way down the word."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The letters' height, which is about the font's size."""
        return max(self.bottom - self.top, 1.0)


class Rule(NamedTuple):
    """A straight line: at `at` across its direction, from `start` to `end` along it."""

    is_vertical: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page."""

    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side, from left to right."""

    sheet: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with blanks between them, with a tab where the gap is wide."""
        return text_of(self.words)

    @property
    def top(self) -> float:
        """The upper edge of the highest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        """Where the line stands: half way down its words."""
        return median(word.middle for word in self.words)


def lines_of(words: Iterable[Word], sheet: int) -> list[Line]:
    """The words put into lines, from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        last = lines[-1][0] if lines else None
        if last and abs(word.middle - last.middle) <= SAME_LINE * min(word.height, last.height):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(sheet, tuple(sorted(line, key=lambda word: word.x0))) for line in lines]


def segments(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The words of a line, parted where a gap is wider than any word space."""
    held: list[Word] = []
    for word in words:
        if held and word.x0 - held[-1].x1 > WIDE * min(word.height, held[-1].height):
            yield tuple(held)
            held = []
        held.append(word)
    if held:
        yield tuple(held)


def text_of(words: Sequence[Word]) -> str:
    """One line as text."""
    return "\t".join(" ".join(word.text for word in part) for part in segments(words))


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance between two lines that follow each other, in points."""
    steps = [b.middle - a.middle for a, b in pairwise(lines) if a.sheet == b.sheet]
    near = sorted(step for step in steps if step > 2)
    return near[len(near) // 4] if near else 14.0
