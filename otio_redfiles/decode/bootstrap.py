"""A first reading of a flattened page from sure fragments only, so that the page can teach its habits."""

from collections import Counter
from collections.abc import Sequence

from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.shapes import LOWER, UPPER, Shape, shape_of
from otio_redfiles.decode.tables import (
    CUE,
    GOES_ON,
    HEADING,
    PICTURE,
    SHORT,
    SOUND,
    TIME,
    Choice,
    shown_case,
)
from otio_redfiles.vocabulary import (
    PICTURE_WORDS,
    cue_kind,
    heading_of,
    is_bracketed,
    is_in_vision,
    labelled_cue,
)


def first_reading(fragments: Sequence[Fragment]) -> list[Choice]:
    """Timecodes, headings, cues, short mixed lines before a timecode as pictures; everything else as sound."""
    speakers, shown = _speakers(fragments), shown_case(fragments)
    found: list[Choice] = []
    for i, fragment in enumerate(fragments):
        after = fragments[i + 1] if i + 1 < len(fragments) else None
        found.append(_read(fragment, i, after, speakers, found[-1] if found else None, shown))
    return found


def _speakers(fragments: Sequence[Fragment]) -> Counter:
    """Names that stand alone after a timecode; twice makes a speaker."""
    return Counter(heading_of(b.text).speaker.upper() for a, b in zip(fragments, fragments[1:])
                   if a.stamp and not b.stamp and b.named)


def _read(fragment: Fragment, i: int, after: Fragment | None, speakers: Counter, last: Choice | None,
          shown: int) -> Choice:
    if fragment.stamp:
        return Choice(TIME, TIME, None, None, 0.0)
    shape = shape_of(fragment.text, i * 64)
    if is_bracketed(fragment.text) or cue_kind(fragment.text) or labelled_cue(fragment.text):
        return Choice(CUE, CUE, shape, None, 0.0)
    if fragment.named and _named(fragment.text, speakers):
        return Choice(HEADING, HEADING, None, None, 0.0)
    if is_in_vision(fragment.text) or (after and after.stamp and shape.width <= SHORT and _picture_like(fragment.text, shape, shown)):
        if shape.first_lower and shown != LOWER and last and last.last == TIME:
            return Choice(GOES_ON, GOES_ON, None, shape, 0.0)
        return Choice(PICTURE, PICTURE, None, shape, 0.0)
    return Choice(SOUND, SOUND, shape, None, 0.0)


def _named(text: str, speakers: Counter) -> bool:
    heading = heading_of(text)
    return bool(heading.delivery or heading.continued) or speakers[heading.speaker.upper()] > 1


def _picture_like(text: str, shape: Shape, shown: int) -> bool:
    first = text.split()[0].lower().strip(".,:;")
    cased = shape.case == UPPER if shown == UPPER else shape.case != UPPER and (shown == LOWER or shape.first_capital)
    return first in PICTURE_WORDS or (cased and not shape.finished)
