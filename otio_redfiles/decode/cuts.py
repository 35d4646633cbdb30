"""A line cut before each of its words: what the words on either side say by themselves.

All that needs the page (its words, its columns) is left to `candidates`; what stands here is worked out once a line.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from otio_redfiles.decode.shapes import MIXED, UPPER, case_of, width_of, words_of
from otio_redfiles.decode.weights import Weights
from otio_redfiles.vocabulary import FUNCTION_WORDS, PICTURE_WORDS, is_in_vision

LONGEST_PIECE = 40  # characters of a picture piece glued to sound: the picture column holds no more
CLOSED = re.compile(r"[.?!][\"”]?\Z")


class Cut(NamedTuple):
    """A line cut at character `at`. `left` is what the words before say for being sound cut off there, `sound` what the
    words after say for being sound, `picture` and `rest` for being a new picture and the rest of one.

    `pair` are the words on either side, `word` is the first word after the cut ("" for a stray mark), `trade` whether it is the trade's, `comma` whether a
    comma follows it, `single` whether it stands alone, `opens` whether a picture could begin with it at all.
    """

    at: int
    left: float
    sound: float
    picture: float
    rest: float
    left_width: float
    tail_width: float
    finished: bool
    pair: tuple[str, str] | None
    word: str
    trade: bool
    comma: bool
    single: bool
    opens: bool


class _Token(NamedTuple):
    text: str
    at: int
    upper: int
    mixed: int
    words: tuple[str, ...]
    lower: bool
    trade: bool


@lru_cache(maxsize=16384)
def cuts_of(text: str, w: Weights) -> tuple[Cut, ...]:
    """The cuts of a line, the first before its first word."""
    tokens = [_token(m.group(), m.start()) for m in re.finditer(r"\S+", text)]
    if _is_upper(tokens):  # STILL and NIGHT among capitals are narration; MS and CU are the trade's everywhere
        tokens = [t._replace(trade=False) if t.upper and len(t.text) > 3 else t for t in tokens]
    return tuple(_cut(text, tokens, k, w) for k in range(len(tokens)))


def _token(token: str, at: int) -> _Token:
    case, first = case_of(token), next((c for c in token if c.isalnum()), "")
    return _Token(token, at, int(case == UPPER), int(case == MIXED), words_of(token), first.islower(), is_trade(token))


@lru_cache(maxsize=16384)
def is_trade(token: str) -> bool:
    """Is this one of the trade's picture words, points and a plural or possessive s aside?"""
    bare = token.lower()
    return bare.strip(".,:;'’s") in PICTURE_WORDS or bare.strip(".,:;") in PICTURE_WORDS


def _cut(text: str, tokens: list[_Token], k: int, w: Weights) -> Cut:
    token, tail, head = tokens[k], text[tokens[k].at:], text[:tokens[k].at].rstrip()
    finished = bool(CLOSED.search(head))
    return Cut(
        token.at, _left(tokens, k, finished, w), _sound(tokens[k:], w), _picture(tokens, k, tail, w), _rest(tokens, k, tail, w),
        width_of(head), width_of(tail), finished, _pair(tokens, k), token.words[0] if token.words else "", token.trade,
        token.text.endswith(",") and k + 1 < len(tokens),
        k + 1 == len(tokens) and not token.trade and not is_in_vision(tail), token.trade or not token.text[0].islower(),
    )


def _sound(tokens: list[_Token], w: Weights) -> float:
    """What these words say for being sound: their case, a trade word first, no letters at all."""
    score = _case(tokens, w)
    upper, mixed = sum(t.upper for t in tokens), sum(t.mixed for t in tokens)
    if tokens[0].trade and len(tokens[0].text) > 1 and mixed >= upper:
        score += w.trade_in_sound
    return score + (w.sound_bare if not any(t.words for t in tokens) else 0.0)


def _case(tokens: list[_Token], w: Weights) -> float:
    upper, mixed = sum(t.upper for t in tokens), sum(t.mixed for t in tokens)
    return w.sound_odd * min(3, mixed if upper > mixed else 0)


def _left(tokens: list[_Token], k: int, finished: bool, w: Weights) -> float:
    """What the words before a cut say for being sound that was cut off there."""
    head = tokens[:k]
    score = _case(head, w) + (w.split_finished if finished else 0.0)
    score += w.split_tiny if k < 3 and not finished else 0.0
    score += w.sound_bare if not any(t.words for t in head) else 0.0
    pure = any(t.upper for t in head) and not any(t.mixed for t in head)
    return score + (w.split_case if pure and any(t.mixed for t in tokens[k:]) else 0.0)


def _pair(tokens: list[_Token], k: int) -> tuple[str, str] | None:
    """The words on either side of the cut."""
    before, after = tokens[k - 1].words if k else (), tokens[k].words
    return (before[-1], after[0]) if before and after else None


def _picture(tokens: list[_Token], k: int, tail: str, w: Weights) -> float:
    """What the words from `k` on say for being a new picture."""
    token = tokens[k]
    score = w.picture + (w.trade if token.trade else 0.0) + (w.picture_lower if token.lower and not token.trade else 0.0)
    if token.words and token.words[0] in FUNCTION_WORDS:
        score += w.picture_function
    if _is_upper(tokens[k:]) and not is_in_vision(tail):
        score += w.picture_upper
    score += w.picture_odd * min(3, _shouted(tokens, k))
    return score + (0.0 if token.words else w.picture_bare) + (w.in_vision if is_in_vision(tail) else 0.0) + _length(tail, w)


def _shouted(tokens: list[_Token], k: int) -> int:
    """How many words in capitals, too long for an abbreviation, stand at `k` before words in small letters."""
    count = 0
    while k + count < len(tokens) and tokens[k + count].upper and len(tokens[k + count].text) > 4 and not tokens[k + count].trade:
        count += 1
    return count if k + count < len(tokens) else 0


def _rest(tokens: list[_Token], k: int, tail: str, w: Weights) -> float:
    """What the words from `k` on say for being the rest of a description."""
    token, words = tokens[k], [word for t in tokens[k:] for word in t.words]
    score = w.goes_on + (w.goes_on_lower if token.lower else w.goes_on_trade if token.trade else 0.0)
    score += w.goes_on_and if token.text[0] in "&+" and words else 0.0
    score += w.goes_on_single if k and k + 1 == len(tokens) and words else 0.0
    score += w.goes_on_function if words and all(word in FUNCTION_WORDS for word in words) else 0.0
    score += w.picture_upper if _is_upper(tokens[k:]) else w.picture_odd * min(3, _shouted(tokens, k))
    score += w.goes_on_finished if tail.endswith(".") and not tail.endswith("..") else 0.0
    score += w.goes_on_bare if not words and tail[-1] not in "-–—…&+" else 0.0
    return score + _length(tail, w)


def _is_upper(tokens: list[_Token]) -> bool:
    return sum(t.upper for t in tokens) > sum(t.mixed for t in tokens)


def _length(tail: str, w: Weights) -> float:
    score = w.long_picture * (len(tail) - LONGEST_PIECE) / 10 if len(tail) > LONGEST_PIECE else 0.0
    return score + (w.picture_sentence if tail[-1] in ".?!" and len(tail) > 24 else 0.0)
