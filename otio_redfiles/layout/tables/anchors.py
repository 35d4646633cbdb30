"""Timecodes among the words of a table's cells: the words behind one begin at it.

    PICTURE       TIMECODE      SOUND
    Harbour, wide 10:00:00:00   The sea was calm. [10:00:04:00] Nobody saw the storm.
    Storm waves   10:00:12:00

Such a timecode is a full one of the page's, no earlier than its row's and no later than the next row's. Another one (a tape's,
a time that somebody tells) stays with the words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import DraftCue, DraftSegment, DraftShot, DraftSpeech, Piece, Stamp

Items = tuple[DraftShot | DraftSpeech | DraftCue, ...]
FIELDS = re.compile(r"[A-Z]+")
OPENED, CLOSED = re.compile(r"[\[(<{]\s*\Z"), re.compile(r"\s*[\])>}]")
LEAST = 3
"""Fields of a full timecode."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The in-points of a table's rows, in reading order, and the notation of the page."""

    rows: tuple[Stamp, ...]
    style: str

    def fits(self, stamp: Stamp) -> bool:
        """Does a timecode lie between that of its row and that of the next one?"""
        lines = [row.line for row in self.rows]
        own, below = bisect_left(lines, stamp.line), bisect_right(lines, stamp.line)
        first = self.rows[own] if own < below else self.rows[own - 1] if own else None
        edges = (first, stamp, self.rows[below] if below < len(self.rows) else None)
        clocks = [clock for edge in edges if edge is not None and (clock := notation.clock(edge.text, self.style)) is not None]
        return clocks == sorted(clocks)


def anchored(items: Items, stamps: Sequence[Stamp], rows: Sequence[Stamp], style: str | None) -> tuple[Items, tuple[Stamp, ...]]:
    """The items of a table, their words parted at the timecodes among them, and its timecodes with those. `rows` are the
    in-points of its rows."""
    if style is None or len(FIELDS.findall(style)) < LEAST:
        return items, tuple(stamps)
    clock, anchors = Clock(tuple(rows), style), []
    told = tuple(_speech(item, clock, anchors) if isinstance(item, DraftSpeech) else item for item in items)
    return told, tuple(_merged(stamps, anchors))


def _speech(speech: DraftSpeech, clock: Clock, anchors: list[Stamp]) -> DraftSpeech:
    """A speech with a segment for each timecode among its words, which become more `anchors`. Before its first word one is
    where it begins."""
    own = {segment.stamp for segment in speech.segments}
    runs = [run for segment in speech.segments for run in _runs(segment, clock)]
    new = [stamp for stamp, _ in runs if stamp not in own and stamp is not None]
    said = tuple(DraftSegment(stamp, pieces) for stamp, pieces in runs if pieces)
    if not new or not said:
        return speech
    anchors += new
    if said[0].stamp not in new:
        return replace(speech, segments=said)
    return replace(speech, stamp=said[0].stamp, segments=(replace(said[0], stamp=None), *said[1:]))


def _merged(stamps: Sequence[Stamp], anchors: Sequence[Stamp]) -> Iterator[Stamp]:
    """All timecodes of a table: those among the words of a row behind the row's first, before its out-point and its length."""
    left, lines = list(anchors), set()
    for stamp in stamps:
        first, edge = stamp.line not in lines, stamp.line
        while left and left[0].line < edge:
            yield left.pop(0)
        yield stamp
        lines.add(edge)
        while first and left and left[0].line == edge:
            yield left.pop(0)
    yield from left


def _runs(segment: DraftSegment, clock: Clock) -> Iterator[tuple[Stamp | None, tuple[Piece, ...]]]:
    """The words of a segment up to each timecode among them, and what they begin with."""
    stamp, words = segment.stamp, []
    for piece in segment.pieces:
        at = 0
        for start, end, found in _found(piece, clock):
            words += filter(None, [spans.part(piece, at, start)])
            yield stamp, tuple(words)
            stamp, words, at = found, [], end
        words += filter(None, [spans.part(piece, at)])
    yield stamp, tuple(words)


def _found(piece: Piece, clock: Clock) -> Iterator[tuple[int, int, Stamp]]:
    """The timecodes in a line of words: where each with its brackets begins and ends."""
    for mark in notation.find_stamps(piece.text, clock.style):
        opened, closed = OPENED.search(piece.text[: mark.start][-8:]), CLOSED.match(piece.text, mark.end)
        boxed = opened is not None and closed is not None
        stamp = Stamp(piece.line, piece.column + mark.start, mark.text)
        if len(mark.numbers) < len(FIELDS.findall(clock.style)) or not clock.fits(stamp):
            continue
        if boxed or _is_between(piece.text[: mark.start], piece.text[mark.end :]):
            yield mark.start - len(opened.group()) if boxed else mark.start, closed.end() if boxed else mark.end, stamp


def _is_between(before: str, behind: str) -> bool:
    """Does a sentence end before a bare time, and another begin behind it? Amid one it may be told."""
    return (not before.strip() or wording.is_finished(before)) and behind.lstrip(" -–—:\"“‘")[:1].isupper()

