"""A script's words as subtitles: what SubRip and WebVTT share.

The words of a segment are spread over its time by their length; a segment lasts until the next one of the
same speech, the last until the speech ends. Times count from the programme's start, as players do.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from otio_redfiles.model import Script, Speech
from otio_redfiles.programme import Programme, lay, one_line

LINE, LINES = 42, 2  # characters a line and lines a subtitle, as broadcasters ask for


@dataclass(frozen=True, slots=True)
class Caption:
    """One subtitle: milliseconds from the programme's start, speaker, one or two lines."""

    start: int
    end: int
    speaker: str
    lines: tuple[str, ...]


def captions_of(script: Script) -> list[Caption]:
    """All subtitles in order of time."""
    programme = lay(script)
    found = [
        c
        for clip in programme.clips()
        if isinstance(clip.item, Speech)
        for c in _speech(clip.item, programme)
    ]
    return sorted(found, key=lambda caption: caption.start)


def stamp(milliseconds: int, point: str) -> str:
    """HH:MM:SS, `point`, three digits."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{point}{rest:03d}"


def _speech(speech: Speech, programme: Programme) -> Iterator[Caption]:
    if not speech.segments:  # a heading without words says nothing
        return
    ends = [*(s.start for s in speech.segments[1:]), max(speech.end, speech.start + 1)]
    for segment, end in zip(speech.segments, ends, strict=True):
        lines = textwrap.wrap(one_line(segment.text), LINE)
        yield from _spread(
            segment.start, max(end, segment.start + 1), lines, one_line(speech.speaker), programme
        )


def _spread(start: int, end: int, lines: list[str], speaker: str, programme: Programme) -> Iterator[Caption]:
    """Subtitles of two lines each, every one as long as its share of the characters."""
    first, whole = programme.rate.seconds(start - programme.start), programme.rate.seconds(end - start)
    total, spoken = sum(map(len, lines)), 0
    for place in range(0, len(lines), LINES):
        pair = tuple(lines[place : place + LINES])
        begins = first + whole * Fraction(spoken, total)
        spoken += sum(map(len, pair))
        ends = first + whole * Fraction(spoken, total)
        yield Caption(round(begins * 1000), max(round(ends * 1000), round(begins * 1000) + 1), speaker, pair)
