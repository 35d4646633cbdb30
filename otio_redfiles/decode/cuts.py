"""A line cut before each of its words: what the words on either side say by themselves.

All that needs the page (its words, its columns) is left to `candidates`; what stands here is worked out once a line.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from otio_redfiles.decode.shapes import LOWER, MIXED, UPPER, case_of, width_of, words_of
from otio_redfiles.decode.weights import Weights
from otio_redfiles.vocabulary import FUNCTION_WORDS, PICTURE_WORDS, is_in_vision

LONGEST_PIECE = 40  # characters of a picture piece glued to sound: the picture column holds no more
CLOSED = re.compile(r"[.?!][\"”]?\Z")


SPOKEN_ONLY = frozenset("""i he she it we you they me us do does did have has had will would shall should can could may might must not no is are was
    were be been am but because if though although until that which who this these those my your every each all some any""".split())
"""Words that a sentence goes on with and a description hardly ever."""
NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred".split())


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
def cuts_of(text: str, w: Weights, shown: int = MIXED) -> tuple[Cut, ...]:
    """The cuts of a line, the first before its first word. `shown` is the case that the page types its pictures in."""
    tokens = [_token(m.group(), m.start()) for m in re.finditer(r"\S+", text)]
    if shown != UPPER and _is_upper(tokens):  # STILL and NIGHT among capitals are narration; MS and CU are the trade's everywhere
        tokens = [t._replace(trade=False) if t.upper and len(t.text) > 3 else t for t in tokens]
    return tuple(_cut(text, tokens, k, w, shown) for k in range(len(tokens)))


def _token(token: str, at: int) -> _Token:
    case, first = case_of(token), next((c for c in token if c.isalnum()), "")
    return _Token(token, at, int(case == UPPER), int(case == MIXED), words_of(token), first.islower(), is_trade(token))


@lru_cache(maxsize=16384)
def is_trade(token: str) -> bool:
    """Is this one of the trade's picture words, points and a plural or possessive s aside?"""
    bare = token.lower()
    return bare.strip(".,:;'’s") in PICTURE_WORDS or bare.strip(".,:;") in PICTURE_WORDS


def _cut(text: str, tokens: list[_Token], k: int, w: Weights, shown: int) -> Cut:
    token, tail, head = tokens[k], text[tokens[k].at:], text[:tokens[k].at].rstrip()
    finished = bool(CLOSED.search(head))
    return Cut(
        token.at, _left(tokens, k, finished, w, shown), _sound(tokens[k:], w, shown), _picture(tokens, k, tail, w, shown), _rest(tokens, k, tail, w, shown),
        width_of(head), width_of(tail), finished, _pair(tokens, k), token.words[0] if token.words else "", token.trade,
        token.text.endswith(",") and k + 1 < len(tokens),
        k + 1 == len(tokens) and not token.trade and not is_in_vision(tail), token.trade or shown == LOWER or not token.text[0].islower(),
    )


def _sound(tokens: list[_Token], w: Weights, shown: int) -> float:
    """What these words say for being sound: their case, a trade word first, no letters at all."""
    score = _case(tokens, w, shown)
    upper, mixed = sum(t.upper for t in tokens), sum(t.mixed for t in tokens)
    if tokens[0].trade and len(tokens[0].text) > 1 and mixed >= upper:
        score += w.trade_in_sound
    score += w.sound_lower if any(_stops(a) and b.lower for a, b in pairwise(tokens)) else 0.0
    return score + (w.sound_bare if not any(t.words for t in tokens) else 0.0)


def _case(tokens: list[_Token], w: Weights, shown: int) -> float:
    """Sound is of one case. Small letters among capitals are a picture's; capitals among small ones, where pictures are typed so."""
    upper, mixed = sum(t.upper for t in tokens), sum(t.mixed for t in tokens)
    odd = mixed if upper > mixed else upper if shown == UPPER else 0
    return w.sound_odd * min(3, odd)


def _left(tokens: list[_Token], k: int, finished: bool, w: Weights, shown: int) -> float:
    """What the words before a cut say for being sound that was cut off there."""
    head = tokens[:k]
    score = _case(head, w, shown) + (w.split_finished if finished else 0.0)
    score += w.split_quote if _in_quotes(tokens, k) else 0.0
    score += w.split_tiny if k < 3 and not finished else 0.0
    score += w.sound_bare if not any(t.words for t in head) else 0.0
    return score + (w.split_case if tokens[k].text not in ("A", "I") and _turns(head, tokens[k:], shown) else 0.0)


def _in_quotes(tokens: list[_Token], k: int) -> bool:
    """Would the cut part a quotation from its closing mark?"""
    opened = closed = False
    for token in tokens[:k]:
        if token.text[0] in "\"“" or token.text[-1] in "\"”":
            opened = token.text[0] in "\"“" and token.text.rstrip(",.?!…")[-1:] not in "\"”"
    for token in tokens[k:]:
        if token.text[0] in "\"“":
            break
        closed = closed or token.text.rstrip(",.?!…")[-1:] in ("\"", "”")
    return opened and closed


def _turns(head: list[_Token], tail: list[_Token], shown: int) -> bool:
    """Does the case of the words change just here, from the sound's to the pictures'?"""
    if shown == UPPER and any(t.mixed for t in head):
        return not any(t.upper for t in head) and _is_upper(tail)
    return any(t.upper and not t.trade for t in head) and not any(t.mixed for t in head) and any(t.mixed for t in tail)


@lru_cache(maxsize=16384)
def turn_of(text: str, shown: int) -> int:
    """The word at which the case changes from the pictures' to the sound's; 0 where it does not."""
    tokens = [_token(m.group(), m.start()) for m in re.finditer(r"\S+", text)]
    cases, said = [t.mixed - t.upper for t in tokens], 1 if shown == UPPER else -1
    k = cases.index(said) if said in cases else 0
    if shown == LOWER or not k or cases[k - 1] == 0 or -said in cases[k:]:
        return 0
    return k if cases.count(said) > 1 or tokens[k].lower else 0


def _pair(tokens: list[_Token], k: int) -> tuple[str, str] | None:
    """The words on either side of the cut."""
    before, after = tokens[k - 1].words if k else (), tokens[k].words
    return (before[-1], after[0]) if before and after else None


def _picture(tokens: list[_Token], k: int, tail: str, w: Weights, shown: int) -> float:
    """What the words from `k` on say for being a new picture."""
    token = tokens[k]
    small = w.picture_lower if token.lower and shown != LOWER else 0.0
    score = w.picture + (w.trade if token.trade else 0.0) + (small if not token.trade else small / 2 if k else 0.0)
    score += w.piece_stop if any(_stops(t) for t in tokens[k:-1]) else 0.0
    score += w.goes_on_said if k and token.words and _counts(token) else 0.0
    if token.words and token.words[0] in FUNCTION_WORDS:
        score += w.picture_function
    score += 0.0 if is_in_vision(tail) else _other_case(tokens, k, w, shown)
    return score + (0.0 if token.words else w.picture_bare) + (w.in_vision if is_in_vision(tail) else 0.0) + _length(tail, w)


def _other_case(tokens: list[_Token], k: int, w: Weights, shown: int) -> float:
    """What it says against a picture that its words are not in the case of the page's pictures."""
    if shown == UPPER:
        return 0.0 if _is_upper(tokens[k:]) else w.picture_upper
    return w.picture_upper if _is_upper(tokens[k:]) else w.picture_odd * min(3, _shouted(tokens, k))


def _shouted(tokens: list[_Token], k: int) -> int:
    """How many words in capitals, too long for an abbreviation, stand at `k` before words in small letters."""
    count = 0
    while k + count < len(tokens) and tokens[k + count].upper and len(tokens[k + count].text) > 4 and not tokens[k + count].trade:
        count += 1
    return count if k + count < len(tokens) else 0


def _rest(tokens: list[_Token], k: int, tail: str, w: Weights, shown: int) -> float:
    """What the words from `k` on say for being the rest of a description."""
    token, words = tokens[k], [word for t in tokens[k:] for word in t.words]
    small = w.goes_on_cut_lower if k and not _is_upper(tokens) and shown == MIXED else w.goes_on_lower  # within words most words are small
    score = w.goes_on + (small if _goes_on(token, shown) else w.goes_on_trade if token.trade else 0.0)
    score += w.goes_on_said if k and token.words and (_is_only_said(token.words[0]) or _counts(token)) else 0.0
    score += w.goes_on_upper if not k and len(words) > 1 and shown == MIXED and not any(t.mixed or t.trade for t in tokens) else 0.0
    score += w.goes_on_and if token.text[0] in "&+" and words else 0.0
    score += w.goes_on_single if k and k + 1 == len(tokens) and words else 0.0
    score += w.piece_stop if any(_stops(t) for t in tokens[k:-1]) else 0.0
    score += w.goes_on_function if words and all(word in FUNCTION_WORDS for word in words) else 0.0
    score += _other_case(tokens, k, w, shown)
    score += w.goes_on_finished if tail.endswith(".") and not tail.endswith("..") else 0.0
    score += w.goes_on_bare if not words and tail[-1] not in "-–—…&+" else 0.0
    return score + _length(tail, w)


def _is_only_said(word: str) -> bool:
    return word in SPOKEN_ONLY or word.endswith(("n't", "n’t"))


def _counts(token: _Token) -> bool:
    """A number that is no year: it counts the thing that is said next."""
    return token.words[0] in NUMBERS or (token.text.isdigit() and not re.fullmatch(r"1[89]\d\d|20\d\d", token.text))


def _goes_on(token: _Token, shown: int) -> bool:
    """Does a piece that begins so go on with a description: in small letters, or by its word where case says nothing?"""
    if shown == MIXED:
        return token.lower
    return bool(token.words) and (token.words[0] in FUNCTION_WORDS or token.words[0].endswith("ing"))


def _stops(token: _Token) -> bool:
    """Does a sentence end with this word? Short words with a point are abbreviations."""
    return bool(CLOSED.search(token.text)) and not token.text.endswith("..") and (len(token.text) > 4 or token.text[-1] in "?!\"”")


def _is_upper(tokens: list[_Token]) -> bool:
    return sum(t.upper for t in tokens) > sum(t.mixed for t in tokens)


def _length(tail: str, w: Weights) -> float:
    score = w.long_picture * (len(tail) - LONGEST_PIECE) / 10 if len(tail) > LONGEST_PIECE else 0.0
    return score + (w.picture_sentence if tail[-1] in ".?!" and len(tail) > 24 else 0.0)
