"""Where the two cells of a row meet on each of its lines, when nothing but a blank was left between them.

    GVs of the slipway at | This is the last barge of her kind. After
    Norvik, April 2016    | nine years she will carry bread.

A beam search over the cuts of a row's lines. What tells them: sentences begin with capitals and end in stops, pictures
do neither; words that go together stand on one side; a word goes onto the next line only where it has no room.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from otio_redfiles import vocabulary
from otio_redfiles.decode.english import affinity
from otio_redfiles.layout.words import persons, speakers, wording

BEAM = 12
NUMBERED = frozenset("one two three four five six seven eight nine ten".split())
"""What a ship, a base or a part of one is called by: Lab One."""
BOUND = 3.0
"""What it says against a cut that it parts a name."""
NEAR = 240
"""Characters of a line among which a quote begins that a name leads."""
LONGEST = 16
"""Words of a picture on one line."""
MOST = 40
"""Lines of a row that are cut."""
INNER_STOP = re.compile(r"\w{3}[.!?][\"”’']*\s")
DATED = re.compile(r"(?<!-)\b(?:1[89]|20)\d\d\s[a-z]")
"""A year ends the description of a picture."""
CLAUSE = re.compile(r"(?:\A|\s)(?:but|because|so|if|when|that|which|who|whether|although|while|I|we|you|they|he|she|it)\Z")
"""What a line of a picture seldom ends with, and one of words often does."""
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\Z")
YEAR = re.compile(r"(?:1[89]|20)\d\d\b")
BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,30})[)\]]\Z")
"""What ends a line of a picture: the language of a quote stands with who is quoted."""
WORD = re.compile(r"[^\W_]+(?:[’'&.\-][^\W_]+)*")
STARTERS = (
    vocabulary.FUNCTION_WORDS
    | vocabulary.DETERMINERS
    | wording.OPENERS
    | wording.THIRD_PERSON
    | wording.FIRST_PERSON
    | frozenset("some most many what who where why how nobody everybody nothing here there today since until since before only even".split())
)
"""What sentences begin with, and pictures seldom."""


class Widths(NamedTuple):
    """How many characters the columns hold, 0 where nobody knows; the pairs of words that the page prints as one name."""

    picture: int = 0
    sound: int = 0
    names: frozenset[tuple[str, str]] = frozenset()


class Path(NamedTuple):
    """The lines of a row cut so far: where, and what stands in each cell, on its last line above all."""

    score: float = 0.0
    cuts: tuple[int, ...] = ()
    picture: str = ""
    sound: str = ""
    over: str = ""
    above: str = ""
    gap: bool = False


class Halves(NamedTuple):
    """A line cut, and what it says by itself for the cut: of both halves, of words as a picture, of words as sound."""

    at: int
    left: str
    right: str
    both: float
    seen: float
    said: float


def cut_row(lines: Sequence[str], widths: Widths, last: bool) -> tuple[int, ...]:
    """Where on each line the second cell begins (0: it has that alone; its length: it has only the first). `last`: the
    row may be cut off. Lines far below a timecode are said."""
    paths = [Path()]
    for line in lines[:MOST]:
        halves = [_halves(line, at, widths) for at in dict.fromkeys(places(line))]
        paths = nlargest(BEAM, (_step(path, own, widths) for path in paths for own in halves), key=lambda path: path.score)
    best = max(paths, key=lambda path: path.score + _closing(path, last))
    return (*best.cuts, *(0 for _ in lines[MOST:]))


def _halves(line: str, at: int, widths: Widths) -> Halves:
    left, right = line[:at].rstrip(), line[at:]
    return Halves(
        at, left, right, _joint(left, right) - BOUND * is_name(left, right, widths.names) if left and right else 0.0, _as_picture(left, widths.picture), _as_sound(right, widths.sound)
    )


def places(line: str) -> Iterator[int]:
    """Where a line may be cut: before its words, the name of who speaks kept with the quote behind it."""
    starts = [0, *(found.end() for found in re.finditer(r"\s+(?=\S)", line))][: LONGEST + 1]
    yield from (*starts, len(line))


def starts_a_sentence(text: str) -> bool:
    """Do words begin as a sentence does and a picture does not: with She, In, For, or with a quote of some words?"""
    if wording.QUOTED.match(text):
        return len(text.split()) > 3 and not re.match(r"\s*[\"“„«‘][^\"”»]{0,20}[\"”»’](?!\s*\Z)", text)
    first = WORD.match(text)
    return first is not None and first.group()[0].isupper() and first.group().lower() in STARTERS


def _step(path: Path, own: Halves, widths: Widths) -> Path:
    left, right = own.left, own.right
    score = path.score + own.both
    score += own.seen + _seen(path, left, widths.picture) if left else -4.0 * _is_open_bracket(path.picture)
    score += own.said + _said(path, right, widths.sound) if right else 0.0
    return Path(
        score,
        (*path.cuts, own.at),
        f"{path.picture} {left}".strip(),
        f"{path.sound} {right}".strip(),
        left or path.over,
        right or path.above,
        bool(path.picture) and not left,
    )


def _joint(left: str, right: str) -> float:
    """What it says for a cut inside a line that these words stand beside it."""
    told = 1.5 if starts_a_sentence(right) and not wording.is_finished(left) else 0.0
    told -= 1.2 * bool(right[:1].islower() and wording.goes_on(left, "X"))
    return told - 0.4 - 0.5 * _goes_with(left, right) - 3.0 * bool(MONTH.search(left) and YEAR.match(right)) - 0.8 * (" " not in right)


def names_of(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The pairs of words with capitals that stand side by side again and again: Lab One."""
    pairs = Counter(pair for text in texts for pair in pairwise(WORD.findall(text)) if _is_pair(*pair))
    return frozenset(pair for pair, count in pairs.items() if count > 1)


def _is_pair(one: str, two: str) -> bool:
    small = vocabulary.FUNCTION_WORDS | vocabulary.DETERMINERS
    return one[0].isupper() and two[0].isupper() and not {one.lower(), two.lower()} & (small - NUMBERED)


def is_name(left: str, right: str, names: frozenset[tuple[str, str]]) -> bool:
    """Would a cut here part a name that the page prints again and again?"""
    before, after = WORD.findall(left)[-1:], WORD.findall(right[:40])[:1]
    return bool(before and after and left[-1:].isalnum()) and (before[0], after[0]) in names


def _as_picture(text: str, width: int) -> float:
    """What a line of words says for being a picture's."""
    odd = -1.0 * bool(DATED.search(text)) - 2.0 * len(INNER_STOP.findall(text)) - 3.0 * _opens_quote(text) - 1.5 * _inner_starters(text) + 1.0 * _ends_on_language(text)
    odd -= 1.5 * bool(CLAUSE.search(text))
    own = sum(word.lower() in wording.FIRST_PERSON for word in WORD.findall(text))
    return odd - 1.0 * own + _over(text, width)


def _ends_on_language(text: str) -> bool:
    found = BRACKET.search(text)
    return found is not None and speakers.LANGUAGE.fullmatch(found["inside"]) is not None


def _as_sound(text: str, width: int) -> float:
    """What a line of words says for being said."""
    return -5.0 * (text.count("]") > text.count("[")) - 1.5 * text.startswith("[") - 2.0 * bool(speakers.FIRST_TONGUE.match(text)) + _over(text, width)


def _seen(path: Path, text: str, width: int) -> float:
    """What words say for being a picture, or the next line of one, by what stands above them."""
    if not path.picture:
        begins = text[0].isupper() or text[0].isdigit() or text[0] in "[("
        return (0.0 if begins else -4.0) - 1.5 * starts_a_sentence(text) + (1.0 if wording.is_fresh(text) else 0.0) - (2.0 if path.sound else 0.0)
    score = -2.5 - 2.0 * text[0].islower() if path.gap and not text.startswith("[") else 0.0
    score += 2.0 * bool(MONTH.search(path.over) and YEAR.match(text)) - 1.0 * bool(DATED.search(f"{path.over[-6:]} {text[:2]}"))
    return score + 0.5 * _goes_with(path.over, text) + 0.6 * text[0].islower() + (0.0 if path.gap else _wraps(path.over, text, width))


def _said(path: Path, text: str, width: int) -> float:
    """What words say for being said next, by what stands above them."""
    if not path.sound:
        return 0.0 if text[0].isupper() or text[0] in "\"“„«‘…[(" else -2.0 if text[0].isdigit() else -4.0
    score = _wraps(path.above, text, width)
    small = text[0].islower() or text[0].isdigit()
    if wording.is_finished(path.above):
        return score - 3.0 * text[0].islower() + 0.4 * (not small)
    return score + 0.5 * _goes_with(path.above, text) + (0.6 if small else -0.8)


def _closing(path: Path, last: bool) -> float:
    """What the cells of a whole row say."""
    score = 0.0
    if path.picture:
        score -= 0.5 * max(-3.0, min(3.0, wording.spoken(path.picture)))
        score -= 1.5 * wording.goes_on(path.picture, "X") + 1.5 * wording.is_finished(path.picture) + 4.0 * _is_open_bracket(path.picture)
    if path.sound:
        score += 0.7 * max(-3.0, min(3.0, wording.spoken(path.sound)))
        score += (1.0 if wording.is_finished(path.sound) else 0.0 if last else -2.0) - 1.5 * _opens_quote(path.sound)
    return score


def _inner_starters(text: str) -> int:
    """How many words within a picture begin as sentences do."""
    return sum(word[0].isupper() and word.lower() in STARTERS for word in WORD.findall(text)[1:])


def _is_open_bracket(text: str) -> bool:
    return text.count("[") > text.count("]")


def _opens_quote(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _goes_with(left: str, right: str) -> float:
    before, after = WORD.findall(left)[-1:], WORD.findall(right[:40])[:1]
    if not before or not after or not left[-1:].isalnum():
        return 0.0
    if before[0][0].isupper() and after[0][0].isupper() and after[0].lower() not in STARTERS:
        return 2.0  # a name of two words
    return affinity(before[0].lower(), after[0].lower())


def _wraps(above: str, text: str, width: int) -> float:
    """Was there no room for the first word of this line on the one above?"""
    room = (width - len(above) - 1 - len(text.split()[0])) / width if width else 0.0
    return 0.0 if not width else 0.8 if room < 0.08 else max(-3.0, -6.0 * room)


def _over(text: str, width: int) -> float:
    return -min(4.0, 0.5 * max(0, len(text) - width - 2)) if width else 0.0


def name_before_quote(text: str) -> int:
    """Where the name begins of who speaks the quote that a line ends with (Quay, night Ada Lorne “It froze.”); -1 without one."""
    text = text[:NEAR]
    quote = next((found.start() for found in re.finditer(r"(?<=\s)[“„«\"]", text) if starts_a_sentence(text[found.start() :])), -1)
    found = re.search(rf"(?:\A|(?<=\s)){persons.PLAIN_NAME.pattern}(?=\s*[:–-]?\s*\Z)", text[:quote]) if quote > 0 else None
    return found.start() if found and " " in found.group() else -1
