"""Every way one fragment can be read, scored by what the line alone says.

A line is sound, a new picture, the rest of one, a heading, a cue, or sound with a picture glued to its end;
splits are tried at every word boundary and the best few kept.
"""

from collections.abc import Sequence
from functools import lru_cache
from heapq import nlargest

from otio_redfiles.decode.cuts import LONGEST_PIECE, Cut, cuts_of, turn_of
from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.shapes import UPPER, shape_of, words_of
from otio_redfiles.decode.tables import (
    CUE,
    GOES_ON,
    HEADING,
    PICTURE,
    SOUND,
    TIME,
    Choice,
    Tables,
    odds_of,
    together,
)
from otio_redfiles.decode.weights import Weights
from otio_redfiles.vocabulary import cue_kind, heading_of, is_bracketed, labelled_cue

KEPT_SPLITS = 4
HOPELESS = 10.0  # a reading this much worse than the line's best is not tried


def candidates_of(fragment: Fragment, index: int, before: Choice | None, tables: Tables, w: Weights) -> list[Choice]:
    """The readings of a fragment worth trying. `before` is how the last pass read it: what a line itself taught is left out."""
    if fragment.stamp:
        return [Choice(TIME, TIME, None, None, 0.0)]
    cuts = cuts_of(fragment.text, w, tables.shown)
    tails = _tail_odds(fragment.text, before, tables, w)
    odd = _odd_capitals(fragment.text, tables.small, w)
    own_first = 1 if before and before.first == PICTURE else 0
    whole = shape_of(fragment.text, index * 64, fragment.soft)
    found = [Choice(SOUND, SOUND, whole, None, _whole_sound(fragment.text, cuts[0], tables, w) + odd[-1]),
             Choice(PICTURE, PICTURE, None, whole, _picture(cuts[0], tails[0], own_first, tables, w) + _seen_before(whole.words, own_first, tables, w)),
             Choice(GOES_ON, GOES_ON, None, whole, _rest(cuts[0], tails[0], tables, w)),
             Choice(CUE, CUE, whole, None, _cue(fragment.text, w))]
    if fragment.named:
        found.append(Choice(HEADING, HEADING, None, None, _heading(fragment.text, before, tables, w)))
        found[0] = found[0]._replace(local=found[0].local - _known(fragment.text, before, tables, w))
    found.extend(_splits(fragment, index * 64, cuts, tails, odd, tables, w))
    found.extend(_fronts(fragment, index * 64, cuts, tables, w))
    best = max(c.local for c in found)
    return [c for c in found if c.local > best - HOPELESS]


# ------------------------------------------------------------------- the words themselves


@lru_cache(maxsize=16384)
def _words_at(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each token of a line."""
    return tuple(words_of(token) for token in text.split())


def _tail_odds(text: str, before: Choice | None, tables: Tables, w: Weights) -> list[float]:
    """By token: the weighed log-odds of picture against sound of all words from there on."""
    pictured = before.picture.words if before and before.picture else ()
    said = before.sound.words if before and before.sound else ()
    total, tails = 0.0, []
    for words in reversed(_words_at(text)):
        for word in words:
            odds = odds_of(word, tables, pictured.count(word), said.count(word))
            total += max(-w.word_cap, min(w.word_cap, odds))
        tails.append(w.words * max(-w.piece_cap, min(w.piece_cap, total)))
    return tails[::-1]


def _odd_capitals(text: str, small: frozenset[str], w: Weights) -> list[float]:
    """By token, and for the whole line: what the capitals amid the sentences before it say against its being sound. In what is
    said only names have them, and a word that the page types small elsewhere is no name; pictures have them anywhere."""
    total, found, amid = 0.0, [0.0], False
    for token in text.split():
        word = token.strip(".,:;!?…()[]\"“”")
        odd = amid and len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() in small
        total = max(2.5 * w.sound_capital, total + (w.sound_capital if odd else 0.0))
        found.append(total)
        amid = token[-1] not in ".?!…:–—-\"“”"
    return found


# ------------------------------------------------------------------- readings


def _whole_sound(text: str, whole: Cut, tables: Tables, w: Weights) -> float:
    """What a line says for being sound from end to end."""
    wide = tables.column and whole.tail_width > 1.05 * tables.column
    return whole.sound + (w.over_wide if wide else 0.0)


def _picture(cut: Cut, odds: float, own_first: int, tables: Tables, w: Weights) -> float:
    """What the words from a cut on say for being a new picture. `own_first`: one sighting of the first word is this line's."""
    score = cut.picture + odds + _too_wide(cut, tables, w)
    if not cut.word:
        return score
    seen = tables.firsts[cut.word] - own_first
    score += min(w.first_seen_cap, w.first_seen * _log1(seen))
    if cut.comma:
        score += w.first_comma * (1.0 if cut.at == 0 or cut.trade or seen > 0 else 0.4)
    return score + (w.picture_single if cut.single and seen <= 0 else 0.0)


def _seen_before(words: tuple[str, ...], own: int, tables: Tables, w: Weights) -> float:
    """What it says for a picture that the page shows the very same elsewhere."""
    return w.piece_seen * min(1.1, _log1(tables.pieces[words] - own))


def _rest(cut: Cut, odds: float, tables: Tables, w: Weights) -> float:
    """What the words from a cut on say for being the rest of a description."""
    return cut.rest + odds + _too_wide(cut, tables, w)


def _too_wide(cut: Cut, tables: Tables, w: Weights) -> float:
    return w.wide_picture if tables.picture_column and cut.tail_width > 1.12 * tables.picture_column else 0.0


def _log1(n: int) -> float:
    return (0.0, 0.69, 1.1, 1.39, 1.61, 1.79)[max(0, min(n, 5))]


def _cue(text: str, w: Weights) -> float:
    if is_bracketed(text):
        return w.cue_bracket
    return w.cue_form if cue_kind(text) or labelled_cue(text) else w.cue


def _heading(text: str, before: Choice | None, tables: Tables, w: Weights) -> float:
    heading = heading_of(text)
    known = _known(text, before, tables, w)
    score = known / 2 + w.heading_new + (w.heading_pictured if tables.shown == UPPER and not known else 0.0)
    score += w.heading_long * max(0, len(heading.speaker.split()) - 2)
    return score + (2.0 if heading.delivery or heading.continued or text.endswith(":") else 0.0)


def _known(text: str, before: Choice | None, tables: Tables, w: Weights) -> float:
    """How surely this line names a speaker the page names elsewhere too."""
    heading = heading_of(text)
    seen = tables.speakers[heading.speaker.upper()] - (1 if before and before.first == HEADING else 0)
    if seen > 0 or heading.delivery:
        return w.heading_known
    return 0.0


# ------------------------------------------------------------------- split lines


def _splits(fragment: Fragment, serial: int, cuts: Sequence[Cut], tails: Sequence[float], odd: Sequence[float],
            tables: Tables, w: Weights) -> list[Choice]:
    """The best splits of a line into sound and a glued picture piece."""
    pictures: list[tuple[float, int]] = []
    rests: list[tuple[float, int]] = []
    for k in range(1, len(cuts)):
        cut = cuts[k]
        if len(fragment.text) - cut.at > LONGEST_PIECE:
            continue
        left = w.split + cut.left + odd[k] + _broken(cut, tables, w) + (_split_width(cut, cuts[0].tail_width, tables.column, w) if tables.column else 0.0)
        if cut.opens:
            pictures.append((left + _picture(cut, tails[k], 0, tables, w) + _seen_before(words_of(fragment.text[cut.at:]), 0, tables, w), k))
        rests.append((left + _rest(cut, tails[k], tables, w) + w.goes_on_split, k))
    best = [(PICTURE, *found) for found in nlargest(KEPT_SPLITS, pictures)] + [(GOES_ON, *found) for found in nlargest(3, rests)]
    return [_split(fragment, serial, kind, cuts[k].at, k, score) for kind, score, k in best]


def _fronts(fragment: Fragment, serial: int, cuts: Sequence[Cut], tables: Tables, w: Weights) -> list[Choice]:
    """A line read as a picture piece and the sound beside it: only where the case of the words changes from one to the other."""
    k = turn_of(fragment.text, tables.shown)
    if not k or cuts[k].at > LONGEST_PIECE:
        return []
    head, tail = fragment.text[:cuts[k].at].rstrip(), fragment.text[cuts[k].at:]
    first = cuts_of(head, w, tables.shown)[0]
    odds = _tail_odds(head, None, tables, w)[0]
    picture, sound = shape_of(head, serial + 62, fragment.soft), shape_of(tail, serial + 63)
    local = w.split + w.split_case + cuts[k].sound
    return [Choice(PICTURE, SOUND, sound, picture, local + _picture(first, odds, 0, tables, w) + _seen_before(picture.words, 0, tables, w)),
            Choice(GOES_ON, SOUND, sound, picture, local + _rest(first, odds, tables, w))]


def _broken(cut: Cut, tables: Tables, w: Weights) -> float:
    """What is lost when words that go together are cut apart."""
    return 0.0 if cut.finished or not cut.pair else -w.pair_cut * together(*cut.pair, tables, 1)


def _split(fragment: Fragment, serial: int, kind: int, at: int, k: int, score: float) -> Choice:
    left, right = fragment.text[:at].rstrip(), fragment.text[at:]
    return Choice(SOUND, kind, shape_of(left, serial + 2 * k), shape_of(right, serial + 2 * k + 1, fragment.soft), score)


def _split_width(cut: Cut, width: float, column: float, w: Weights) -> float:
    """What the widths of the line and of its sound part say for a split there."""
    share, score = cut.left_width / column, w.split_wide if width > 1.05 * column else 0.0
    if 0.78 <= share <= 1.12:
        return score + w.split_column
    if share < 0.6 and not cut.finished:
        return score + w.split_short
    return score + (w.split_over if share > 1.15 else 0.0)
