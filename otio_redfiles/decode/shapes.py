"""The shape of a run of words: its case, its width, how it begins and ends. Facts only, no judgement."""

import re
from functools import lru_cache
from typing import NamedTuple

from otio_redfiles.vocabulary import DANGLING

NONE, UPPER, MIXED, LOWER = 0, 1, 2, 3  # LOWER only of a page's pictures: no capital even at the first word

# Widths in a proportional face, in units of a lower-case letter (measured on Times and Arial: capitals a third
# wider, thin letters and points about half).
WIDE, THIN = frozenset("mwMW@%—…"), frozenset("iljtfrI.,;:'’‘|!()[]- ")
SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*\Z")
FINISHED = re.compile(r"(?:[.?!]|…)[\"”’')\]]*\Z|[.?!…][\"”]\Z")
WORD = re.compile(r"[^\W_]+(?:[’'/&.\-][^\W_]+)*", re.UNICODE)


class Shape(NamedTuple):
    """A run of words as it looks. `case` is UPPER when nearly all its letters are capitals.

    `first_width` is its first word's width; `odd` counts the words of the other case than the run's; `open_end` says that it cannot be complete: it stops on
    a comma, an ampersand, a preposition or an article; `bare` that it has no letter or digit (a stray quote mark);
    `soft` that its line broke by itself, not by the typist. `serial` makes two equal runs two.
    """

    text: str
    width: float
    first_width: float
    case: int
    odd: int
    words: tuple[str, ...]
    first_lower: bool
    first_capital: bool
    finished: bool
    open_end: int
    bare: bool
    soft: bool
    serial: int


@lru_cache(maxsize=65536)
def width_of(text: str) -> float:
    """The width of `text` in a proportional face, in lower-case letters."""
    return sum(_width(c) for c in text)


def _width(c: str) -> float:
    if c in WIDE:
        return 1.5
    if c in THIN:
        return 0.6
    return 1.35 if c.isupper() else 1.0


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, points and quotes taken off."""
    return tuple(w.lower() for w in WORD.findall(text))


@lru_cache(maxsize=65536)
def case_of(word: str) -> int:
    """UPPER, MIXED, or NONE for a word without two letters (I, A, 1957 say nothing)."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 2:
        return MIXED if letters and letters[0].islower() else NONE
    capitals = sum(c.isupper() for c in letters)
    return UPPER if capitals > 0.6 * len(letters) and capitals > 1 else MIXED


@lru_cache(maxsize=65536)
def shape_of(text: str, serial: int, soft: bool = False) -> Shape:
    """The shape of `text`; `serial` tells it from another run with the same words."""
    tokens = text.split()
    cases = [case_of(t) for t in tokens]
    upper, mixed = cases.count(UPPER), cases.count(MIXED)
    case = NONE if not upper + mixed else UPPER if upper > mixed else MIXED
    first = next((c for c in text if c.isalnum()), "")
    words = words_of(text)
    return Shape(
        text, width_of(text), width_of(tokens[0]) if tokens else 0.0, case, min(upper, mixed) if case == UPPER else 0, words, first.islower(),
        first.isupper() or first.isdigit(), bool(FINISHED.search(text)), _open(text, words), not first and text[-1] not in "-–—…", soft, serial,
    )


def _open(text: str, words: tuple[str, ...]) -> int:
    if text[-1:] in ",:&+/(" or (text[-1:] in "-–—" and not text.endswith("--")):
        return 2
    return 1 if words and text[-1:].isalpha() and words[-1] in DANGLING else 0
