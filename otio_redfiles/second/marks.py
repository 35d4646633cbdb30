"""What the second reader sees of a token: its own form, its neighbours', its line's, and what kind of page it is on.

A mark is a short string; the weights of `model` say what each speaks for. Marks hold forms and the words of the trade,
never a page's prose: a word that is rare in the training pages has no weight.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otio_redfiles.second.tokens import Line, Token, bucket

NEAR = (-3, -2, -1, 1, 2, 3)
_SPOKEN_OF = {"narr": ("narr",), "sb": ("soundbite", "sot"), "comm": ("comm",), "cap": ("caption", "subtitle"), "shotl": ("shot",)}
"""What a page speaks of where one of its words begins so."""


@dataclass(frozen=True, slots=True)
class Around:
    """The page around a line: its marks, its keys (marks joined), how often each beginning and form stands on it."""

    marks: tuple[str, ...]
    keys: tuple[str, ...]
    begins: Counter[tuple[str, ...]]


def marks_of(lines: Sequence[Line]) -> list[list[str]]:
    """The marks of every token of the lines, in order."""
    around = _around(lines)
    found: list[list[str]] = []
    state = _State()
    for at in range(len(lines)):
        found += _line_marks(lines, at, around, state)
    _neighbours([token for line in lines for token in line.tokens], lines, found)
    return found


def _around(lines: Sequence[Line]) -> Around:
    page = tuple(_page_marks(lines))
    keys = tuple("|".join(page[a:b]) for a, b in ((0, 3), (3, 6), (6, 9), (13, 18)))
    return Around(page, keys, Counter(map(_beginning, lines)))


def _beginning(line: Line) -> tuple[str, ...]:
    return tuple(token.text.lower() for token in line.tokens[:2])


def _page_marks(lines: Sequence[Line]) -> Iterator[str]:
    """What share of the page's lines begins with a time, holds one, stands in brackets ..., in coarse steps."""
    count = max(1, len(lines))
    first = [line.tokens[0] for line in lines]

    def share(*yes: bool) -> float:
        return sum(yes) / count

    def mark(name: str, value: float, *bounds: float) -> str:
        return f"{name}{bucket(value, *bounds)}"

    yield mark("tcl", share(*(token.shape.startswith("TC") for token in first)), 0.03, 0.2, 0.5, 0.8)
    yield mark("tce", share(*(len(line.tokens) > 1 and line.tokens[-1].shape.startswith("TC") for line in lines)), 0.03, 0.2, 0.5)
    yield mark("tco", share(*(all(t.shape.startswith("TC") or not t.text.isalnum() for t in line.tokens) for line in lines)), 0.03, 0.2, 0.4)
    yield mark("tcm", share(*(bool(line.times) for line in lines)), 0.01, 0.1, 0.3, 0.6)
    yield mark("up", share(*(token.shape == "UP" for token in first)), 0.05, 0.2, 0.4)
    yield mark("dig", share(*(token.shape.startswith("D") for token in first)), 0.03, 0.2, 0.5)
    yield mark("brk", share(*(token.text in "([" for token in first)), 0.03, 0.2)
    yield mark("bl", sum(line.above for line in lines) / (count + sum(line.above for line in lines)), 0.05, 0.2, 0.4)
    yield mark("avg", sum(len(line.tokens) for line in lines) / count, 5, 9, 14, 25)
    yield mark("col", share(*(":" in (line.tokens[min(1, len(line.tokens) - 1)].text, line.tokens[min(2, len(line.tokens) - 1)].text) for line in lines)),
               0.03, 0.2, 0.4)
    text = "\n".join(line.text for line in lines)
    said = {token.text.lower() for line in lines for token in line.tokens}
    yield mark("q", sum(text.count(sign) for sign in '"“') / count, 0.03, 0.2, 0.5)
    yield f"tab{int(chr(9) in text)}"
    yield f"pipe{int(text.count('|') > 3)}"
    for name, words in _SPOKEN_OF.items():
        yield f"{name}{int(any(word.startswith(words) for word in said))}"
    yield f"va{int('video' in said and 'audio' in said)}"


class _State:
    """Brackets and quotes that are open where the reader stands."""

    def __init__(self) -> None:
        self.brackets = 0
        self.quoted = 0

    def enter(self, token: Token) -> tuple[int, int]:
        """(brackets, quoted) at a token, and on behind it."""
        if token.text in "([":
            self.brackets = min(self.brackets + 1, 2)
        inside = self.brackets
        if token.text in ")]":
            self.brackets = max(0, inside - 1)
        if token.text in '"“”':
            self.quoted = 1 - self.quoted
        return inside, self.quoted


def _line_marks(lines: Sequence[Line], at: int, around: Around, state: _State) -> Iterator[list[str]]:
    """The marks of a line's tokens."""
    line = lines[at]
    shared = [f"ls={line.form}", *_lines_near(lines, at), *_place(lines, at, around)]
    shared += [f"PL:{key}:{line.form}" for key in around.keys]
    colon = next((n for n, token in enumerate(line.tokens[:8]) if token.text == ":"), None)
    first, last = (line.times[0], line.times[-1]) if line.times else (None, None)
    for n, token in enumerate(line.tokens):
        inside, quoted = state.enter(token)
        timed = "n" if first is None else "b" if n < first else "a"
        marks = [*_own(line, n), *shared, *_gap(line, n), f"lsk={line.form}:{min(n, 3)}"]
        marks += [f"par{inside}", f"quo{quoted}", f"par{inside}{token.shape}"]
        marks.append("colonno" if colon is None else "colonbef" if n <= colon else "colonaft")
        marks.append("ltcno" if first is None else "ltcb" if n < first else "ltca" if n > last else "ltcin")
        marks += [f"P:{key}:{token.shape}:{min(n, 2)}" for key in around.keys]
        kind = "wd" if token.shape in ("low", "Cap") else token.shape
        for mark in around.marks:
            marks += (f"p:{mark}:{kind}:{'f' if n == 0 else 'r'}", f"q:{mark}:{'n' if colon is None else 'c'}:{timed}")
        yield marks


def _own(line: Line, n: int) -> Iterator[str]:
    token = line.tokens[n]
    yield f"w={_word(token)}"
    yield f"s={token.shape}"
    yield f"k{min(n, 4)}"
    yield "end" if n == len(line.tokens) - 1 else "mid"


def _word(token: Token) -> str:
    return "#" if token.text[0].isdigit() else token.text.lower()


def _lines_near(lines: Sequence[Line], at: int) -> Iterator[str]:
    """The forms of the lines around, and where blank lines part them."""
    for away in (-2, -1, 1, 2):
        yield f"l{away}={lines[at + away].form if 0 <= at + away < len(lines) else 'X'}"
    below = at + 1 == len(lines) or lines[at + 1].above > 0
    yield f"bl{int(lines[at].above > 0 or at == 0)}{int(below)}"


def _place(lines: Sequence[Line], at: int, around: Around) -> Iterator[str]:
    """How far down the page the line stands and how far in, and whether others begin like it."""
    text = lines[at].text
    yield f"ind{bucket(len(text) - len(text.lstrip()), 0, 3, 10, 25)}"
    yield f"lf={_word(lines[at].tokens[0])}"
    yield f"rep{bucket(around.begins[_beginning(lines[at])], 1, 2, 4)}"
    yield f"pos{bucket(at / len(lines), 0.1, 0.25, 0.9)}"


def _gap(line: Line, n: int) -> Iterator[str]:
    """The blank before a token, and the columns that tabs and bars make."""
    start, before = line.tokens[n].column, line.tokens[n - 1].end if n else 0
    yield f"gap{bucket(start - before, 0, 1, 2, 8)}"
    if "\t" in line.text[before:start]:
        yield "tabbefore"
    yield f"tabs{min(line.text.count(chr(9), 0, start), 4)}"
    yield f"pipes{min(line.text.count('|', 0, start), 4)}"


def _neighbours(tokens: Sequence[Token], lines: Sequence[Line], found: Sequence[list[str]]) -> None:
    """Add the forms of the tokens before and behind; a stroke says that a line ends between."""
    row = [at for at, line in enumerate(lines) for _ in line.tokens]
    for here, marks in enumerate(found):
        for away in NEAR:
            there = here + away
            if 0 <= there < len(tokens):
                edge = "/" if row[there] != row[here] else ""
                marks.append(f"s{away}={edge}{tokens[there].shape}")
                if abs(away) == 1:
                    marks.append(f"w{away}={edge}{_word(tokens[there])}")
