"""What the net sees of a token: its word, its form, and small figures of its place in the line and on the page.

A word counts where it is of the trade or of the common language (`words` of the net); all others look alike, so that a
page's prose says nothing. Times and numbers are seen by whether they rise from the one before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from otio_redfiles.second.tokens import Line, Token, bucket

Figures = NDArray[np.int64]
UNKNOWN, NUMBER = "<unk>", "<num>"
SIGNS = tuple("()[]{}\"“”‘’'.,:;-–—/|*…!?&+#<>=_~•%$£€")
SHAPES = tuple(dict.fromkeys(("?", "TC1", "TC2", "TC3", "TC4", "TC5", "D1", "D2", "D3", "D4", "UP", "Cap", "U", "low", "mix", "---", "...", "___", "***", "===", *SIGNS)))
SIZES = (6, 5, 6, 3, 2, 4, 6, 6, 6, 4, 3, 7, 5, 5, 5, 5, 5, 4, 4, 4, 3, 5, 4)
"""How many values each figure of a token has, in the order of `_figures`."""
_SHAPE = {shape: at for at, shape in enumerate(SHAPES)}
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Signs:
    """For every token of a page, in order: its word, its form, its figures (a row a token), and which line it is on."""

    words: Figures
    shapes: Figures
    figures: Figures
    rows: Figures


@dataclass(slots=True)
class _State:
    """What is open, and which numbers came last, where the reader stands."""

    brackets: int = 0
    quoted: int = 0
    times: list[int] = field(default_factory=list)
    count: int | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line among the others: its figures that every token of it has."""

    line: Line
    indent: int
    above: int
    below: int
    often: tuple[int, int]
    place: int
    capitals: int
    colon: int | None


def signs_of(lines: Sequence[Line], words: dict[str, int]) -> Signs:
    """The signs of all tokens of the lines; `words` are those that the net knows."""
    state, figures = _State(), []
    for row in _rows(lines):
        figures += [_figures(row, at, state) for at in range(len(row.line.tokens))]
    tokens = [token for line in lines for token in line.tokens]
    return Signs(
        np.array([_word(token, words) for token in tokens], int),
        np.array([_SHAPE.get(token.shape, _SHAPE.get(token.shape[:1], 0)) for token in tokens], int),
        np.array(figures, int).reshape(-1, len(SIZES)),
        np.array([at for at, line in enumerate(lines) for _ in line.tokens], int),
    )


def vocabulary(kept: Sequence[str]) -> list[str]:
    """The words that a net knows, in order: the unknown, any number, those kept, and the signs."""
    return list(dict.fromkeys((UNKNOWN, NUMBER, *kept, *SIGNS)))


def _word(token: Token, words: dict[str, int]) -> int:
    text = token.text.lower()
    if text[0].isdigit():
        return words[NUMBER]
    return words.get(text, words.get(text[:-1], 0) if text.endswith("s") else 0)


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    forms, begins, count = Counter(line.form for line in lines), Counter(map(_beginning, lines)), max(1, len(lines))
    for at, line in enumerate(lines):
        letters = [token for token in line.tokens if token.text[0].isalpha()]
        capitals = sum(token.shape in ("UP", "U") for token in line.tokens) / max(1, len(letters))
        yield _Row(
            line,
            bucket(len(line.text) - len(line.text.lstrip()), 0, 3, 10, 25, 45),
            min(3, line.above if at else 3),
            min(2, lines[at + 1].above if at + 1 < len(lines) else 2),
            (bucket(begins[_beginning(line)], 1, 2, 4, 8), bucket(forms[line.form] / count, 0.03, 0.1, 0.2, 0.4)),
            bucket(at / count, 0.05, 0.15, 0.3, 0.9),
            bucket(capitals, 0.1, 0.5, 0.9),
            next((n for n, token in enumerate(line.tokens[:8]) if token.text == ":"), None),
        )


def _beginning(line: Line) -> tuple[str, ...]:
    return tuple(token.text.lower() for token in line.tokens[:2])


def _figures(row: _Row, at: int, state: _State) -> tuple[int, ...]:
    """The figures of token `at` of a line; `state` goes on behind it."""
    tokens, text, token = row.line.tokens, row.line.text, row.line.tokens[at]
    before = tokens[at - 1] if at else None
    inside, quoted = _inside(token, state)
    return (
        min(at, 5), min(len(tokens) - 1 - at, 4), _gap(text, before.end if before else 0, token.column), inside, quoted,
        _side(at, row.colon), min(5, text.count("\t", 0, token.column)), min(5, text.count("|", 0, token.column)),
        row.indent, row.above, row.below, bucket(len(tokens), 1, 2, 4, 8, 12, 18), *row.often, row.place,
        *_rising(token, state), _counted(token, at, state), _among(at, row.line.times), row.capitals,
        0 if before is None else 1 if before.text in ".!?…" else 2, bucket(len(token.text), 1, 3, 6, 9), _fields(token),
    )  # fmt: skip


def _inside(token: Token, state: _State) -> tuple[int, int]:
    """How many brackets hold the token, and whether quotes do."""
    if token.text in "([":
        state.brackets = min(2, state.brackets + 1)
    inside = state.brackets
    if token.text in ")]":
        state.brackets = max(0, inside - 1)
    if token.text in '"“”':
        state.quoted = 1 - state.quoted
    return inside, state.quoted


def _gap(text: str, end: int, start: int) -> int:
    return 5 if "\t" in text[end:start] else bucket(start - end, 0, 1, 2, 4, 9)


def _side(at: int, colon: int | None) -> int:
    return 0 if colon is None else 1 if at < colon else 2 if at == colon else 3


def _rising(token: Token, state: _State) -> tuple[int, int]:
    """Whether a time is later than the last one, and than the one before that: 1 none before, 2 later, 3 the same, 4 earlier."""
    if not token.shape.startswith("TC"):
        return 0, 0
    value = 0
    for number in _DIGITS.findall(token.text)[:3]:
        value = value * 60 + int(number[:9])
    found = [1 if last is None else 2 if value > last else 3 if value == last else 4 for last in (*state.times[-1:-3:-1], None, None)[:2]]
    state.times.append(value)
    return found[0], found[1]


def _counted(token: Token, at: int, state: _State) -> int:
    """Whether the number that begins a line is the next of a count: 1 none before, 2 the next, 3 another."""
    if at or not token.shape.startswith("D"):
        return 0
    value = int(token.text[:9])
    found = 1 if state.count is None else 2 if value == state.count + 1 else 3
    state.count = value
    return found


def _among(at: int, times: Sequence[int]) -> int:
    return 0 if not times else 1 if at < times[0] else 2 if at > times[-1] else 3


def _fields(token: Token) -> int:
    if not token.shape.startswith("TC"):
        return 0
    numbers = _DIGITS.findall(token.text)
    return 3 if len(numbers) != 2 else 1 if int(numbers[0][:9]) < 24 else 2
