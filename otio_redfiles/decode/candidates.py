"""Every way one fragment can be read, scored by what the line alone says.

A line is sound, a new picture, the rest of one, a heading, a cue, or sound with a picture glued to its end;
splits are tried at every word boundary and the best few kept.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.shapes import MIXED, UPPER, case_of, shape_of, width_of, words_of
from otio_redfiles.decode.tables import CUE, GOES_ON, HEADING, PICTURE, SOUND, TIME, Choice, Tables, odds_of
from otio_redfiles.decode.weights import Weights
from otio_redfiles.vocabulary import (
    FUNCTION_WORDS, PICTURE_WORDS, cue_kind, heading_of, is_bracketed, is_in_vision, looks_like_heading,
)

LONGEST_PIECE = 40  # characters of a picture piece glued to sound: the picture column holds no more
KEPT_SPLITS = 4
HOPELESS = 10.0  # a reading this much worse than the line's best is not tried


class Line(NamedTuple):
    """A fragment's words with running sums, so that any run of them is scored without looking again.

    Sums at i are over the first i words: log-odds of picture, upper- and mixed-case words. `own_first` is set where
    the line itself taught its first word as a picture's.
    """

    fragment: Fragment
    serial: int
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    odds: tuple[float, ...]
    upper: tuple[int, ...]
    mixed: tuple[int, ...]
    own_first: bool


def candidates_of(fragment: Fragment, index: int, before: Choice | None, tables: Tables, w: Weights) -> list[Choice]:
    """The readings of a fragment worth trying, best first. `before` is how the last pass read it."""
    if fragment.stamp:
        return [Choice(TIME, TIME, None, None, 0.0)]
    line = _line(fragment, index, before, tables, w)
    whole = shape_of(fragment.text, index * 64, fragment.soft)
    found = [Choice(SOUND, SOUND, whole, None, _sound(line, len(line.tokens), tables, w, True)),
             Choice(PICTURE, PICTURE, None, whole, _picture(line, 0, tables, w)),
             Choice(GOES_ON, GOES_ON, None, whole, _goes_on(line, 0, tables, w)),
             Choice(CUE, CUE, whole, None, _cue(fragment.text, w))]
    if looks_like_heading(fragment.text):
        found.append(Choice(HEADING, HEADING, None, None, _heading(fragment.text, before, tables, w)))
        found[0] = found[0]._replace(local=found[0].local - _known(fragment.text, before, tables, w))
    found.extend(_splits(line, tables, w))
    best = max(c.local for c in found)
    return [c for c in found if c.local > best - HOPELESS]


def _line(fragment: Fragment, index: int, before: Choice | None, tables: Tables, w: Weights) -> Line:
    tokens, starts, upper, mixed = _tokens(fragment.text)
    pictured = before.picture.words if before and before.picture else ()
    said = before.sound.words if before and before.sound else ()
    odds = [_token_odds(token, tables, pictured, said, w.word_cap) for token in tokens]
    return Line(fragment, index * 64, tokens, starts, _sums(odds), upper, mixed, bool(before and before.first == PICTURE))


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[float, ...], tuple[float, ...]]:
    """The words of a line, where each begins, and running counts of upper- and mixed-case ones."""
    matches = list(re.finditer(r"\S+", text))
    cases = [case_of(m.group()) for m in matches]
    return (tuple(m.group() for m in matches), tuple(m.start() for m in matches),
            _sums([c == UPPER for c in cases]), _sums([c == MIXED for c in cases]))


def _token_odds(token: str, tables: Tables, pictured: tuple[str, ...], said: tuple[str, ...], cap: float) -> float:
    total = 0.0
    for word in words_of(token):
        odds = odds_of(word, tables, pictured.count(word), said.count(word))
        total += max(-cap, min(cap, odds))
    return total


def _sums(values: Sequence[float]) -> tuple[float, ...]:
    total, sums = 0.0, [0.0]
    for value in values:
        total += value
        sums.append(total)
    return tuple(sums)


# ------------------------------------------------------------------- whole lines


def _sound(line: Line, end: int, tables: Tables, w: Weights, whole: bool) -> float:
    """What the first `end` words say for being sound."""
    upper, mixed = line.upper[end], line.mixed[end]
    score = w.sound_odd * min(3, mixed if upper > mixed else 0)
    if whole and line.tokens[0].strip(".,").lower() in PICTURE_WORDS and len(line.tokens[0]) > 1 and mixed >= upper:
        score += w.trade_in_sound
    if not any(map(words_of, line.tokens[:end])):
        score += w.sound_bare
    if whole and tables.column and width_of(line.fragment.text) > 1.05 * tables.column:
        score += w.over_wide
    return score


def _odds(line: Line, start: int, w: Weights) -> float:
    return w.words * max(-w.piece_cap, min(w.piece_cap, line.odds[-1] - line.odds[start]))


def _picture(line: Line, start: int, tables: Tables, w: Weights) -> float:
    """What the words from `start` on say for being a new picture."""
    first = line.tokens[start]
    bare = words_of(first)[:1]
    score = w.picture + _odds(line, start, w) + _first_word(line, start, bare, tables, w)
    if next((c for c in first if c.isalnum()), "").islower() and not _trade(first):
        score += w.picture_lower
    text = line.fragment.text[line.starts[start]:]
    if line.upper[-1] - line.upper[start] > line.mixed[-1] - line.mixed[start] and not is_in_vision(text):
        score += w.picture_upper
    if not bare:
        score += w.picture_bare
    elif len(line.tokens) == start + 1 and not is_in_vision(text) and not _seen(line, start, bare[0], tables) and not _trade(first):
        score += w.picture_single
    return score + _length(text, tables, w)


def _length(text: str, tables: Tables, w: Weights) -> float:
    score = w.in_vision if is_in_vision(text) else 0.0
    if tables.picture_column and width_of(text) > 1.12 * tables.picture_column:
        score += w.wide_picture
    if len(text) > LONGEST_PIECE:
        score += w.long_picture * (len(text) - LONGEST_PIECE) / 10
    if text[-1] in ".?!" and len(text) > 24:
        score += w.picture_sentence
    return score


@lru_cache(maxsize=16384)
def _trade(token: str) -> bool:
    return token.lower().strip(".,:;'’s") in PICTURE_WORDS or token.lower().strip(".,:;") in PICTURE_WORDS


def _first_word(line: Line, start: int, bare: tuple[str, ...], tables: Tables, w: Weights) -> float:
    token = line.tokens[start]
    score = w.trade if _trade(token) else 0.0
    if not bare:
        return score
    seen = _seen(line, start, bare[0], tables)
    score += min(w.first_seen_cap, w.first_seen * _log1(seen))
    if token.endswith(",") and start + 1 < len(line.tokens):
        score += w.first_comma * (1.0 if start == 0 or _trade(token) or seen else 0.4)
    if bare[0] in FUNCTION_WORDS:
        score += w.picture_function
    return score


def _seen(line: Line, start: int, word: str, tables: Tables) -> int:
    """How many other pictures begin with this word."""
    return tables.firsts[word] - (1 if start == 0 and line.own_first else 0)


def _log1(n: int) -> float:
    return (0.0, 0.69, 1.1, 1.39, 1.61, 1.79)[min(n, 5)]


def _goes_on(line: Line, start: int, tables: Tables, w: Weights) -> float:
    """What the words from `start` on say for being the rest of a description."""
    first = next((c for c in line.tokens[start] if c.isalnum()), "")
    score = w.goes_on + _odds(line, start, w)
    if first.islower():
        score += w.goes_on_lower
    if line.tokens[start][0] in "&+":
        score += w.goes_on_and
    if _trade(line.tokens[start]) and not first.islower():
        score += w.goes_on_trade
    words = words_of(" ".join(line.tokens[start:]))
    if words and all(word in FUNCTION_WORDS for word in words):
        score += w.goes_on_function
    text = line.fragment.text[line.starts[start]:]
    if line.upper[-1] - line.upper[start] > line.mixed[-1] - line.mixed[start]:
        score += w.picture_upper
    if text[-1] == "." and text[-2:] != "..":
        score += w.goes_on_finished
    if not words and text[-1] not in "-–—…":
        score += w.goes_on_bare
    return score + _length(text, tables, w) - (w.in_vision if is_in_vision(text) else 0.0)


def _cue(text: str, w: Weights) -> float:
    if is_bracketed(text):
        return w.cue + w.cue_bracket
    return w.cue + (w.cue_form if cue_kind(text) else 0.0)


def _heading(text: str, before: Choice | None, tables: Tables, w: Weights) -> float:
    heading = heading_of(text)
    score = _known(text, before, tables, w) / 2 + w.heading_new
    score += w.heading_long * max(0, len(heading.speaker.split()) - 2)
    return score + (2.0 if heading.delivery or heading.continued else 0.0)


def _known(text: str, before: Choice | None, tables: Tables, w: Weights) -> float:
    """How surely this line names a speaker the page names elsewhere too."""
    heading = heading_of(text)
    seen = tables.speakers[heading.speaker.upper()] - (1 if before and before.first == HEADING else 0)
    if seen > 0 or heading.delivery:
        return w.heading_known
    return 0.0


# ------------------------------------------------------------------- split lines


def _splits(line: Line, tables: Tables, w: Weights) -> list[Choice]:
    """The best splits of a line into sound and a glued picture piece."""
    text, scored = line.fragment.text, []
    for k in range(1, len(line.tokens)):
        if len(text) - line.starts[k] > LONGEST_PIECE:
            continue
        left = w.split + _left(line, k, tables, w)
        if not line.tokens[k][0].islower() or _trade(line.tokens[k]):
            scored.append((left + _picture(line, k, tables, w), k, PICTURE))
        scored.append((left + _goes_on(line, k, tables, w) + w.goes_on_split, k, GOES_ON))
    best = nlargest(KEPT_SPLITS, [s for s in scored if s[2] == PICTURE]) + nlargest(3, [s for s in scored if s[2] == GOES_ON])
    return [_split(line, k, kind, score) for score, k, kind in best]


def _split(line: Line, k: int, kind: int, score: float) -> Choice:
    left, right = line.fragment.text[:line.starts[k]].rstrip(), line.fragment.text[line.starts[k]:]
    return Choice(SOUND, kind, shape_of(left, line.serial + 2 * k), shape_of(right, line.serial + 2 * k + 1, line.fragment.soft), score)


def _left(line: Line, k: int, tables: Tables, w: Weights) -> float:
    """What the sound part of a split says for the split."""
    text = line.fragment.text[:line.starts[k]].rstrip()
    finished = text[-1] in ".?!" or text[-2:] in ('."', '?"', '!"', ".”", "?”", "!”")
    score = _sound(line, k, tables, w, False) + (w.split_finished if finished else 0.0)
    score += w.split_tiny if k < 3 and not finished else 0.0
    upper_left = line.upper[k] > line.mixed[k]
    if upper_left and line.mixed[-1] - line.mixed[k] and line.mixed[k] == 0:
        score += w.split_case
    return score + (_split_width(text, line.fragment.text, finished, tables.column, w) if tables.column else 0.0)


def _split_width(left: str, text: str, finished: bool, column: float, w: Weights) -> float:
    share, score = width_of(left) / column, 0.0
    if width_of(text) > 1.05 * column:
        score += w.split_wide
    if 0.78 <= share <= 1.12:
        score += w.split_column
    elif share < 0.6 and not finished:
        score += w.split_short
    elif share > 1.15:
        score += w.split_over
    return score
