"""What a page teaches about itself: its gaps, its column width, its words, its speakers.

Estimated from a first reading (see `bootstrap`) and again from the first decoding; every estimate is mixed
with what holds of all cells, so that a page without a habit (no blank lines, no full rows) just says nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from otio_redfiles.decode.english import affinity
from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.shapes import LOWER, MIXED, UPPER, Shape, shape_of, width_of, words_of
from otio_redfiles.vocabulary import (
    FUNCTION_WORDS,
    PICTURE_WORDS,
    cue_kind,
    heading_of,
    is_bracketed,
    is_in_vision,
)

# The class of a cell.
START, SOUND, PICTURE, GOES_ON, HEADING, CUE, TIME = range(7)


class Choice(NamedTuple):
    """How one fragment is read: the classes of its first and last cell, and the runs of words in them.

    A line read as sound and picture has both; every other has one. `local` is what the line alone says for it.
    """

    first: int
    last: int
    sound: Shape | None
    picture: Shape | None
    local: float


class Tables(NamedTuple):
    """The habits of a page, as log-probabilities and log-odds ready to add."""

    gaps: dict[tuple[int, int], dict[int, float]]
    tabs: tuple[dict[int, float], ...]
    bare_tabs: tuple[dict[int, float], ...]
    pictures: Counter
    sounds: Counter
    picture_share: float
    firsts: Counter
    pieces: Counter
    pairs: Counter
    speakers: Counter
    column: float
    picture_column: float
    soft: float
    shown: int
    early: float
    small: frozenset[str]


def tables_of(fragments: Sequence[Fragment], choices: Sequence[Choice]) -> Tables:
    """The habits that a reading of the page shows."""
    pictures, sounds = _words(choices)
    total = sum(pictures.values()) + sum(sounds.values())
    pairs = _pairs(fragments, choices)
    return Tables(
        _gaps(fragments, choices), _tab_table(pairs, 0), _tab_table(_bare_pairs(fragments, choices), 2, pairs),
        pictures, sounds, (sum(pictures.values()) + 1) / (total + 2), _firsts(choices), _pieces(choices), _pairs_of(fragments), _speakers(fragments, choices),
        _column(choices), _picture_column(choices), _soft(fragments, choices), shown_case(fragments), _early(choices, _column(choices)),
        _small(fragments),
    )


# ------------------------------------------------------------------- gaps


def _gaps(fragments: Sequence[Fragment], choices: Sequence[Choice]) -> dict[tuple[int, int], dict[int, float]]:
    """log P(gap | classes of the cells before and after), less log P(gap): 0 where the classes say nothing."""
    counts: dict[tuple[int, int], Counter] = defaultdict(Counter)
    marginal: Counter = Counter()
    last = START
    for fragment, choice in zip(fragments, choices):
        counts[last, choice.first][fragment.gap] += 1
        marginal[fragment.gap] += 1
        last = choice.last
    total = sum(marginal.values())
    share = {gap: n / total for gap, n in marginal.items()}
    return {pair: _mixed(count, share) for pair, count in counts.items()}


def _mixed(count: Counter, share: dict[int, float], strength: float = 3.0) -> dict[int, float]:
    n = sum(count.values())
    return {gap: math.log((count[gap] + strength * p) / (n + strength) / p) for gap, p in share.items()}


def _pairs(fragments: Sequence[Fragment], choices: Sequence[Choice]) -> list[tuple[float, int]]:
    """(width, gap) of picture pieces that a timecode follows."""
    return [(before.picture.width, fragment.gap) for before, fragment, choice in zip(choices, fragments[1:], choices[1:])
            if before.picture and before.last in (PICTURE, GOES_ON) and choice.first == TIME]


def _bare_pairs(fragments: Sequence[Fragment], choices: Sequence[Choice]) -> list[tuple[float, int]]:
    """(width, gap) of picture pieces that sound follows in the same row."""
    return [(before.picture.width, fragment.gap) for before, fragment, choice in zip(choices, fragments[1:], choices[1:])
            if before.picture and before.last in (PICTURE, GOES_ON) and choice.first == SOUND]


WIDEST = 60


def _tab_table(pairs: Sequence[tuple[float, int]], shift: int, beside: Sequence[tuple[float, int]] = ()) -> tuple[dict[int, float], ...]:
    """By width: log P(gap | width) less log P(gap), the tab equation, weighed by how well the page keeps to it.

    `beside` are pairs of another kind whose gaps are `shift` smaller: they count a third.
    """
    weighed = [(w, g, 1.0) for w, g in pairs] + [(w, g + shift, 0.34) for w, g in beside]
    if len(weighed) < 8:
        return tuple({} for _ in range(WIDEST + 1))
    total = sum(n for _, _, n in weighed)
    share: dict[int, float] = defaultdict(float)
    for _, gap, n in weighed:
        share[gap] += n / total
    trust = _trust(weighed, dict(share))
    return tuple(_kernel(width, weighed, dict(share), trust) for width in range(WIDEST + 1))


def _kernel(width: float, weighed: Sequence[tuple[float, int, float]], share: dict[int, float], trust: float) -> dict[int, float]:
    mass: dict[int, float] = defaultdict(float)
    for w, gap, n in weighed:
        mass[gap] += n * math.exp(-abs(w - width) / 0.7)
    total = sum(mass.values()) + 1.0
    return {gap: math.log(trust * (mass[gap] + p) / total / p + 1 - trust) for gap, p in share.items()}


def _trust(weighed: Sequence[tuple[float, int, float]], share: dict[int, float]) -> float:
    """How much of each gap the width explains, left out one by one: 0 none, at most 0.95."""
    sample = weighed[:: max(1, len(weighed) // 60)]
    gains = []
    for i, (width, gap, _) in enumerate(sample):
        rest = [x for j, x in enumerate(sample) if j != i]
        gains.append(_kernel(width, rest, share, 0.95).get(gap, 0.0))
    mean = sum(gains) / max(1, len(gains))
    return min(0.95, max(0.0, mean * 1.5))


# ------------------------------------------------------------------- words

# Words of speech count as if seen in sound, trade words as if seen in pictures: a page too short to teach still knows English.
SPOKEN = frozenset("i we you he she they it was were had have has is are been would could said because who him them us".split())


def _words(choices: Sequence[Choice]) -> tuple[Counter, Counter]:
    pictures, sounds = Counter(dict.fromkeys(PICTURE_WORDS, 3)), Counter(dict.fromkeys(SPOKEN, 3))
    for choice in choices:
        if choice.picture:
            pictures.update(choice.picture.words)
        if choice.sound:
            sounds.update(choice.sound.words)
    return pictures, sounds


def odds_of(word: str, tables: Tables, own_picture: int, own_sound: int) -> float:
    """log-odds of picture against sound of a word, what its own line taught left out; 0 for unseen words."""
    return _odds(tables.pictures[word] - own_picture, tables.sounds[word] - own_sound, tables.picture_share)


@lru_cache(maxsize=16384)
def _odds(pictures: int, sounds: int, share: float) -> float:
    seen = pictures + sounds
    return math.log((pictures + 0.5) / (seen * share + 0.5)) - math.log((sounds + 0.5) / (seen * (1 - share) + 0.5))


def _firsts(choices: Sequence[Choice]) -> Counter:
    """First words of whole picture lines. Those of split lines would only repeat the decoder's own mistakes."""
    return Counter(c.picture.words[0] for c in choices if c.first == PICTURE and c.picture and c.picture.words)


def _pieces(choices: Sequence[Choice]) -> Counter:
    """Whole picture lines of two words or more, by their words: the scenes that come back."""
    found = Counter(c.picture.words for c in choices if c.first == PICTURE and c.picture)
    return Counter({words: n for words, n in found.items() if len(words) > 1 or n > 3})


def _pairs_of(fragments: Sequence[Fragment]) -> Counter:
    """Words that stand side by side in a line of the page."""
    return Counter(pair for f in fragments if not f.stamp for pair in zip(words_of(f.text), words_of(f.text)[1:]))


def _small(fragments: Sequence[Fragment]) -> frozenset[str]:
    """The words that the page types in small letters: none of them is a name."""
    return frozenset(word for f in fragments if not f.stamp for token in f.text.split() if token[0].islower() for word in words_of(token))


def together(before: str, after: str, tables: Tables, own: int) -> float:
    """How well two words go together: in English, and by how often they stand side by side on this page (`own` times here)."""
    return affinity(before, after) + 1.5 * min(2, max(0, tables.pairs[before, after] - own))


def _speakers(fragments: Sequence[Fragment], choices: Sequence[Choice]) -> Counter:
    return Counter(heading_of(f.text).speaker.upper() for f, c in zip(fragments, choices) if c.first == HEADING)


# ------------------------------------------------------------------- columns


def _column(choices: Sequence[Choice]) -> float:
    """Width of the sound column: where rows of sound that go on in the next row stop; 0 where no habit shows."""
    widths = [a.sound.width for a, b in zip(choices, choices[1:])
              if a.first == a.last == SOUND and b.first == SOUND and a.sound and 25 <= a.sound.width <= 80]
    if len(widths) < 12:
        return 0.0
    full = _upper(widths, 0.75)  # wider ones may be lines with a picture that was not seen yet
    return _upper([width for width in widths if width <= 1.15 * full], 0.95)


def _early(choices: Sequence[Choice], column: float) -> float:
    """The share of rows of sound that stop though their sentence goes on and its next word had room; 0.3 where few tell."""
    pieces = [c.sound for c in choices if c.sound and c.first == SOUND]
    rooms = [room_of(a, b, column) for a, b in zip(pieces, pieces[1:]) if not a.finished and b.first_lower and column]
    return (sum(room > EARLY for room in rooms) + 3) / (len(rooms) + 10)


EARLY = 0.1


def room_of(before: Shape, after: Shape, column: float) -> float:
    """How much of the column is left behind a row and the first word of the next."""
    return (column - before.width - 1 - after.first_width) / column


def _picture_column(choices: Sequence[Choice]) -> float:
    widths = [c.picture.width for c in choices if c.first == c.last and c.picture]
    return _upper(widths, 0.97) if len(widths) >= 12 else 0.0


def _upper(widths: list[float], share: float) -> float:
    return sorted(widths)[int(share * (len(widths) - 1))]


def _soft(fragments: Sequence[Fragment], choices: Sequence[Choice]) -> float:
    """How rarely a picture line ends in a blank: 1 where only soft breaks leave one, 0 where all or none do."""
    marks = [f.soft for f, c in zip(fragments, choices) if c.first in (PICTURE, GOES_ON)]
    share = sum(marks) / len(marks) if marks else 0.0
    return 1.0 if 0.02 < share < 0.6 else 0.0


SHORT = 34.0  # width of the longest line taken for a picture at sight


def shown_case(fragments: Sequence[Fragment]) -> int:
    """The case that a page types its pictures in, from the short unfinished lines right before its timecodes."""
    shapes = [shape_of(a.text, 0) for a, b in zip(fragments, fragments[1:]) if b.stamp and not a.stamp and _may_be_picture(a.text)]
    count = len(shapes)
    upper, lower = sum(s.case == UPPER for s in shapes), sum(s.first_lower and s.words[0] not in FUNCTION_WORDS for s in shapes if s.words)
    if count >= 6 and upper >= 0.7 * count:
        return UPPER
    return LOWER if count >= 6 and lower >= 0.7 * count else MIXED


def _may_be_picture(text: str) -> bool:
    """A line that a picture could be, and whose case says something: MS and (PAUSE) are the same everywhere."""
    return (width_of(text) <= SHORT and text[-1] not in ".?!…\"”" and not is_bracketed(text) and not cue_kind(text)
            and not is_in_vision(text) and any(c.isalpha() for c in text))
