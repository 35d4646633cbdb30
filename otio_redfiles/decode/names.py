"""The lines of a flattened page that could name a speaker: by their form, or because the page sets its names so.

Most houses set a speaker's name in capitals or behind a colon. Some set it like any name; there only the page itself tells:
such a line comes back, alone, right after a timecode.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from otio_redfiles.vocabulary import (
    FUNCTION_WORDS,
    NAME_WORD,
    PICTURE_WORDS,
    cue_kind,
    heading_of,
    is_in_vision,
    names_speaker,
)

if TYPE_CHECKING:
    from otio_redfiles.decode.fragments import Fragment

HABIT = 3  # sightings of names that come back that make a habit


def with_names(found: Sequence["Fragment"]) -> list["Fragment"]:
    """The same fragments, those that could name a speaker marked."""
    plain = {i for i, f in enumerate(found) if _is_plain_name(found, i)}
    seen = Counter(_speaker(found[i].text) for i in plain)
    formed = [not f.stamp and names_speaker(f.text) for f in found]
    habit = sum(n for n in seen.values() if n > 1) >= max(HABIT, sum(_leads(found, i) for i, name in enumerate(formed) if name))
    return [f._replace(named=formed[i] or (habit and i in plain)) for i, f in enumerate(found)]


def _leads(found: Sequence["Fragment"], i: int) -> bool:
    """Is this the first fragment after a timecode?"""
    return i > 0 and found[i - 1].stamp is not None


def _speaker(text: str) -> str:
    return heading_of(text).speaker.upper()


def _is_plain_name(found: Sequence["Fragment"], i: int) -> bool:
    """Is this a line of its own right after a timecode, of one to four words that all begin with a capital?"""
    fragment = found[i]
    if fragment.stamp or not _leads(found, i) or found[i - 1].line == fragment.line or len(fragment.text) > 40 or fragment.text[-1] in ".?!":
        return False
    if i + 1 < len(found) and (found[i + 1].line == fragment.line or found[i + 1].stamp):
        return False
    words = heading_of(fragment.text).speaker.split()
    return 1 <= len(words) <= 4 and all(NAME_WORD.match(w) and w[0].isupper() for w in words) and _is_person(fragment.text, words[0].lower())


def _is_person(text: str, first: str) -> bool:
    return first not in PICTURE_WORDS and first not in FUNCTION_WORDS and not is_in_vision(text) and not cue_kind(text)
