"""Forms: labelled lines, record after record, whose times and speakers have labels of their own.

    TIMECODE: 10:00:05          Shot No.: 1                     TIMECODE: 10:00:05
    VISION: Harbour, dawn       Picture: Harbour, dawn          SPEAKER: NARRATOR
    SOUND: NARRATOR: It wakes.  TC In: 10:00:05                 WORDS: It wakes.

A record's times are those of its first picture or words, wherever in the record they stand.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.labels import labels
from otio_redfiles.layout.labels.labels import CUES, SPOKEN
from otio_redfiles.layout.labels.paragraphs import Paragraph
from otio_redfiles.model import Piece, Stamp

TIMES = ("timecode", "out", "duration")
NAMED = (*TIMES, "speaker")
"""Labels of what belongs to another label's picture or words."""
GROWING = (*SPOKEN, *CUES, "notes", "out", "duration", "")
"""What begins no record."""


def is_form(paragraphs: Sequence[Paragraph]) -> bool:
    """Do labels name times or speakers, again and again?"""
    return sum(one.role in NAMED for one in paragraphs) >= 2


def recorded(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a form, times and speakers given to the pictures and words they belong to."""
    leader = _leader(paragraphs)
    records: list[list[Paragraph]] = [[]]
    for one in paragraphs:
        if one.tag is not None and one.tag.word == leader:
            records.append([])
        records[-1].append(one)
    return [one for record in records for one in _record(record)]


def _leader(paragraphs: Sequence[Paragraph]) -> str:
    """The label that begins a record: the first that most records have."""
    counts = Counter(one.tag.word for one in paragraphs if one.tag is not None and one.role not in GROWING)
    most = max(counts.values(), default=0)
    return next((word for word, count in counts.items() if count >= max(2, 0.6 * most)), "")


def _record(record: Sequence[Paragraph]) -> list[Paragraph]:
    """A record's paragraphs without those that name its times and its speaker."""
    times = {role: stamps for one in record if one.role in TIMES for role, stamps in [(one.role, _stamps(one))] if stamps}
    start, out, length = (times.get(role, ()) for role in TIMES)
    speaker: Piece | None = None
    found: list[Paragraph] = []
    for one in record:
        if one.role == "speaker" and one.texts:
            speaker = one.texts[0].piece
        elif one.role in TIMES and _stamps(one):
            continue
        else:
            found.append(replace(one, speaker=speaker) if one.role in SPOKEN else one)
            speaker = None if one.role in SPOKEN else speaker
    first = next((at for at, one in enumerate(found) if one.role in labels.OWN and not one.lead), None)
    if first is not None and start:
        lead = start if len(start) > 1 else (*start, *out[:1])
        found[first] = replace(found[first], lead=lead, length=length[0] if length else None)
    return [replace(one, place=record[0].place) if at == 0 else one for at, one in enumerate(found)]


def _stamps(one: Paragraph) -> tuple[Stamp, ...]:
    """The times that a label names."""
    return one.lead or tuple(stamp for text in one.texts[:1] for stamp in labels.times_of(text.piece))
