"""Words, numbers and signs of a page's running text, each with its place: what the second reader reads."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from otio_redfiles.model import Page

TOKEN = re.compile(r"\d+(?:[:.;,'’″\"]\d{1,3})+|\w+(?:['’\-]\w+)*|([^\w\s])\1{2,}|[^\w\s]")
"""A timecode or a number with fields, a word with its hyphens and apostrophes, a rule of one sign, or one sign."""
LINES, TOKENS = 400, 6000
"""So much of a page is enough: it keeps its habits."""
TIME = re.compile(r"\d+(?:[:.;,'’″\"]\d{1,3})+\Z")
_WORD = re.compile(r"[^\W\d]+(?:['’\-]\w+)*\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters; `column` counts them along the line."""

    column: int
    text: str
    shape: str

    @property
    def end(self) -> int:
        """The column behind the last character."""
        return self.column + len(self.text)


@dataclass(frozen=True)
class Line:
    """A line of text that is not blank. `above` is how many blank lines stand before it."""

    number: int
    text: str
    tokens: tuple[Token, ...]
    above: int = 0

    @cached_property
    def times(self) -> tuple[int, ...]:
        """Which tokens are numbers with fields."""
        return tuple(at for at, token in enumerate(self.tokens) if token.shape.startswith("TC"))

    @cached_property
    def form(self) -> str:
        """How the line begins, how long it is and whether it is in capitals: two lines alike have the same form."""
        shapes = [token.shape for token in self.tokens]
        long = bucket(len(shapes), 1, 3, 8, 16)
        capitals = "^" if shapes.count("UP") > 0.7 * len(shapes) else ""
        return f"{shapes[0]}.{shapes[1] if len(shapes) > 1 else '-'}.{long}{capitals}"


def lines_of(page: Page) -> tuple[Line, ...]:
    """The lines of running text with a token in them, down to where there are enough; tables are left to the reader of tables."""
    found: list[Line] = []
    last, room = 0, TOKENS
    for row in page.rows:
        if row.table is None and len(row.cells) == 1 and (tokens := tokens_of(row.cells[0].text, room)):
            found.append(Line(row.line, row.cells[0].text, tokens, max(0, row.line - last - 1)))
            room -= len(tokens)
        last = row.line
        if len(found) == LINES or not room:
            break
    return tuple(found)


def tokens_of(text: str, most: int | None = None) -> tuple[Token, ...]:
    """The tokens of a line, in order; the first `most` of them where that is told."""
    return tuple(Token(m.start(), m.group(), shape(m.group())) for m in islice(TOKEN.finditer(text), most))


def shape(text: str) -> str:
    """What a token looks like: TC3 for 10.00.06, D2 for 12, UP, Cap, U, low, or the sign itself."""
    if TIME.match(text):
        return f"TC{len(re.findall(r'[0-9]+', text))}"
    if text.isdigit():
        return f"D{min(len(text), 4)}"
    if _WORD.match(text):
        upper = "UP" if len(text) > 1 else "U"
        return upper if text.isupper() else "Cap" if text[0].isupper() else "low"
    return text[:3] if not text.isalnum() else "mix"


def bucket(value: float, *bounds: float) -> int:
    """Between which of the rising bounds a value lies: 0 up to the first, and so on."""
    return next((at for at, bound in enumerate(bounds) if value <= bound), len(bounds))

