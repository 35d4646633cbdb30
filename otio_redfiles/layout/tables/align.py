"""Which column a text belongs to, where nothing but its order and its looks say so.

Tables lose their columns on the way to a text: empty cells are left out, signs that part cells stand inside cells
too. What is left, the fields of a row in their order, is laid against the columns so that the sum of how well each
field fits its column is greatest. All scores are natural-log odds, those of `wording` and no finer.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from otio_redfiles import noises, vocabulary
from otio_redfiles.layout.tables import contents
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.words import cues, speakers, wording
from otio_redfiles.model import CueKind

HEARD = (CueKind.MUSIC, CueKind.SOUND)
SERIAL = re.compile(r"[#(\[]?\d{1,5}(?:[.\-/]\d{1,3})*[a-z]?[.)\]:]?\Z", re.IGNORECASE)
NOTHING = re.compile(r"[\W_]*\Z")
SAID = (*SPOKEN, "text")
NEVER = -12.0
"""No row is laid out like this while there is another way."""
EMPTY = {
    "timecode": -1.0,
    "number": -0.5,
    "picture": -0.3,
    "text": -0.3,
    "sound": -0.3,
    "narration": -0.3,
    "speaker": -0.2,
}
"""What an empty cell of a column costs; other columns nothing."""
INSIDE, GOES_ON = 1.5, 0.3
"""What it costs that a sign which parts fields stands inside one, where sentences stand; where the sentence goes on behind it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a page shows of itself before its rows are laid out: `headings`, folded to upper case, that it prints
    again and again or marks; `again` are texts that occur in several rows."""

    headings: frozenset[str]
    again: frozenset[str]
    style: str | None


def known_of(texts: Iterable[str], style: str | None) -> Known:
    """The headings and the repeated texts among the fields of a page."""
    seen = Counter(texts)
    names: Counter[str] = Counter()
    for text, count in seen.items():
        label = heading_in(text)
        if label is not None and label.speaker and not wording.is_in_vision(text):
            names[label.speaker.upper()] += count if label.delivery is None else 2
    return Known(
        frozenset(name for name, count in names.items() if count > 1),
        frozenset(text for text, count in seen.items() if count > 1),
        style,
    )


def heading_in(text: str) -> speakers.Label | None:
    """The speaker's heading that a whole field is."""
    label = speakers.label_of(text) if len(text) <= 80 else None
    return label if label is not None and label.words is None and not label.bite else None


def is_heading(text: str, known: Known) -> bool:
    """Is a field surely the heading of a speech?"""
    label = heading_in(text)
    return text.upper() in known.headings or (
        label is not None and (label.delivery is not None or label.speaker.upper() in known.headings)
    )


def is_led(text: str) -> bool:
    """Does a field lead with a heading that its words follow (TOM: I was there.)?"""
    label = speakers.label_of(text)
    return label is not None and label.words is not None and label.sure >= 0.9 and not label.bite


# --------------------------------------------------------------------------- one field in one column


def fit(text: str, role: str, known: Known) -> float:
    """How well a text fits a column, in log odds."""
    if NOTHING.match(text):
        return EMPTY.get(role, 0.0)
    if role in contents.TIMES:
        return 6.0 if contents.is_time(text, known.style) else NEVER
    if contents.is_time(text, known.style):
        return -6.0
    if role == "number":
        return 2.0 if SERIAL.match(text) else -6.0
    if role == "speaker":
        return _as_speaker(text, known)
    if role == "picture" or role in SAID:
        return _as_words(text, role, known)
    return 2.0 if text in known.again and not is_heading(text, known) else -0.3


def _as_speaker(text: str, known: Known) -> float:
    if is_heading(text, known):
        return 4.0
    label = heading_in(text)
    if label is not None and wording.is_upper(text):
        return 2.5
    if vocabulary.is_bracketed(text) and wording.is_upper(text) and text.lstrip()[:1] == "[":
        return 2.0
    if cues.cue_of(text) is not None:
        return 0.0
    return 0.5 if contents.is_namelike(text) and len(text.split()) <= 4 else -6.0


def _as_words(text: str, role: str, known: Known) -> float:
    """A picture or spoken words: the wording says; headings and directions have places of their own."""
    if is_heading(text, known):
        return -5.0
    said = role in SAID
    if vocabulary.is_bracketed(text):
        return 0.5 if said else -0.2
    if vocabulary.labelled_cue(text) in HEARD or noises.MUTE.match(text):
        return 2.5 if said else -2.5
    if cues.cue_of(text) is not None:
        return 0.2 if said else 0.5
    if is_led(text):
        return 3.0 if said else -4.0
    if wording.is_in_vision(text):
        return -3.0 if said else 3.0
    odds = max(-3.0, min(3.0, wording.spoken(text)))
    return odds if said else -odds


# --------------------------------------------------------------------------- the fields of a row


def laid_out(texts: Sequence[str], roles: Sequence[str], known: Known, loose: bool) -> tuple[tuple[int, ...], float]:
    """The column of each field, and the score. `loose`: the sign is only blanks, as stand between sentences too."""
    width = len(roles)
    best = [(_skipped(roles, -1, at) + _enter(texts[0], -1, at, roles, known), (at,)) for at in range(width)]
    for index in range(1, len(texts)):
        best = [_best(best, texts, index, at, roles, known, loose) for at in range(width)]
    score, places = max((score + _left(roles, at), places) for at, (score, places) in enumerate(best))
    return places, score


def score_of(places: Sequence[int], texts: Sequence[str], roles: Sequence[str], known: Known, loose: bool) -> float:
    """The score of a given layout of a row."""
    score = _skipped(roles, -1, places[0]) + _enter(texts[0], -1, places[0], roles, known)
    for index in range(1, len(texts)):
        score += _step(places[index - 1], places[index], texts, index, roles, known, loose)
    return score + _left(roles, places[-1])


def _best(
    best: Sequence[tuple[float, tuple[int, ...]]],
    texts: Sequence[str],
    index: int,
    at: int,
    roles: Sequence[str],
    known: Known,
    loose: bool,
) -> tuple[float, tuple[int, ...]]:
    """The best way to put field `index` into column `at`."""
    ways = ((best[last][0] + _step(last, at, texts, index, roles, known, loose), last) for last in range(at + 1))
    score, last = max(ways)
    return score, (*best[last][1], at)


def _step(
    last: int, at: int, texts: Sequence[str], index: int, roles: Sequence[str], known: Known, loose: bool
) -> float:
    if last == at:
        return 0.5 * fit(texts[index], roles[at], known) - _inside(texts[index - 1], texts[index], roles[at], loose)
    return _skipped(roles, last, at) + _enter(texts[index], last, at, roles, known)


def _enter(text: str, last: int, at: int, roles: Sequence[str], known: Known) -> float:
    """The score of the first field of a column: words follow a speaker, and a speaker has words."""
    before = roles[last] if last >= 0 else ""
    score = fit(text, roles[at], known)
    if roles[at] in SAID and "speaker" in roles[:at] and before != "speaker":
        score -= 0.7
    if before == "speaker" and roles[at] not in SAID:
        score -= 2.5
    if roles[at] in SAID and before == "picture" and text[:1].islower() and wording.is_finished(text):
        score -= 2 * INSIDE  # the end of a sentence begins no cell
    return score


def _inside(before: str, text: str, role: str, loose: bool) -> float:
    """What it costs that a field goes on behind a sign; nearly nothing where its sentence does."""
    if role != "picture" and role not in SAID:
        return 2 * INSIDE
    if role in SAID and text[:1].islower() and not wording.is_finished(before):
        return GOES_ON
    return 0.3 if loose and wording.is_finished(before) else INSIDE


def _skipped(roles: Sequence[str], last: int, at: int) -> float:
    return sum(EMPTY.get(role, 0.0) for role in roles[last + 1 : at])


def _left(roles: Sequence[str], at: int) -> float:
    """The columns that a row leaves empty at its end; a speaker who says nothing is none."""
    spoken = any(role in SAID for role in roles[at + 1 :])
    return _skipped(roles, at, len(roles)) - (2.5 if roles[at] == "speaker" and spoken else 0.0)
