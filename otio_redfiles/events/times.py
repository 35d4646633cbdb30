"""The clock of a page: the frame of every timecode on it, which of them say where something starts, and how long things last."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from otio_redfiles.errors import TimecodeError
from otio_redfiles.events.clock import (
    frame_for,
    label_frame,
    length_frames,
    programme_start,
    seconds_of,
)
from otio_redfiles.events.order import Correction
from otio_redfiles.events.ruler import Place
from otio_redfiles.model import (
    Draft,
    DraftCue,
    DraftShot,
    DraftSpeech,
    Piece,
    Reading,
    Stamp,
    Timing,
)
from otio_redfiles.tc import Rate, frame_of


@dataclass(frozen=True, slots=True)
class Times:
    """The page's clock: the frame and standing of each timecode, by its place, and how a rate counts them."""

    rate: Rate
    style: str
    frames: dict[Place, int]
    standing: dict[Place, Timing]
    seconds: dict[Place, int]
    shift: int = 0

    def of(self, stamp: Stamp | None) -> int | None:
        """The frame of a printed timecode, None without one or where its digits are no time."""
        return None if stamp is None else self.frames.get(place_of(stamp))

    def place(self, label: Stamp | None) -> int | None:
        """The frame at which a writer of ours placed what has no timecode; None where it did not, or at another rate."""
        try:
            return None if label is None else frame_of(label.text, self.rate)
        except TimecodeError:
            return None

    def timing(self, stamp: Stamp | None) -> Timing:
        """How the time of an item with this timecode came about."""
        return Timing.ESTIMATED if stamp is None else self.standing.get(place_of(stamp), Timing.ESTIMATED)


def place_of(item: Stamp | Piece) -> Place:
    """Where a timecode or a piece begins."""
    return item.line, item.column


def positions_of(draft: Draft) -> tuple[Stamp, ...]:
    """The timecodes that say where something starts: out-points and lengths left out, in reading order."""
    ends = {place_of(s) for item in draft.items for s in (getattr(item, "out", None),) if s} | lengths_of(draft)
    return tuple(s for s in draft.stamps if place_of(s) not in ends)


def lengths_of(draft: Draft) -> set[Place]:
    """Where the timecodes stand that say how long something lasts."""
    return {place_of(s) for s in draft.lengths} | {place_of(s) for item in draft.items if (s := getattr(item, "duration", None))}


def times_of(positions: Sequence[Stamp], seconds: Sequence[int | None], fixes: Sequence[Correction], style: str,
           rate: Rate, wrong: Set[Place]) -> Times:
    """The clock of a page; `wrong` are the places of labels that do not exist at its rate."""
    fixed = {fix.index: fix for fix in fixes if fix.seconds is not None}
    frames, standing, clock = {}, {}, {}
    for i, (stamp, printed) in enumerate(zip(positions, seconds)):
        taken = fixed[i].seconds if i in fixed else printed
        if taken is None:
            continue
        frames[place_of(stamp)] = frame_for(taken, stamp, style, rate, as_printed=i not in fixed)
        standing[place_of(stamp)] = Timing.CORRECTED if i in fixed or place_of(stamp) in wrong else Timing.PRINTED
        clock[place_of(stamp)] = taken
    return Times(rate, style, frames, standing, clock)


def shifted(times: Times, reading: Reading, draft: Draft) -> tuple[Times, int]:
    """The clock with the user's offset and start applied, and the programme's first frame."""
    rate = times.rate
    first = min(times.frames.values(), default=None)
    own = programme_start(first, rate)
    shift = label_frame(reading.offset, rate, "--offset") if reading.offset else 0
    start = own + shift
    if reading.start:
        told = label_frame(reading.start, rate, "--start")
        near = first is not None and 0 <= first + shift - told <= 1800 * rate.nominal
        shift, start = shift if near else shift + told - start, told
    moved = {place: frame + shift for place, frame in times.frames.items()}
    return replace(times, frames=moved, shift=shift), max(0, start)


def end_of(item: DraftShot | DraftSpeech | DraftCue, start: int, times: Times) -> int | None:
    """The printed end of an item: its out-point, else its start and length; None where neither is printed.

    An out-point before the start is none.
    """
    out = out_of(item, times)
    if out is not None and out > start:
        return out
    duration = getattr(item, "duration", None)
    if duration is None:
        return None
    lasts = length_frames(duration.text, times.style, times.rate)
    return None if lasts is None else start + lasts


def out_of(item: DraftShot | DraftSpeech | DraftCue, times: Times) -> int | None:
    """The frame of an item's out-point; None where none is printed."""
    if item.out is None or item.placed is not None:
        return times.place(item.out)
    known = times.seconds.get(place_of(item.stamp)) if item.stamp else None
    found = seconds_of([item.out], times.style, known)[0]
    return None if found is None else frame_for(found, item.out, times.style, times.rate, as_printed=True) + times.shift


def lasts_of(length: Stamp | None, times: Times) -> tuple[int, ...]:
    """How many frames a printed length may mean."""
    if length is None:
        return ()
    said = length_frames(length.text, times.style, times.rate)
    short = re.fullmatch(r"\s*(\d{1,2})[:.;,+](\d{2})\s*", length.text)  # seconds and frames
    framed = int(short[1]) * times.rate.nominal + int(short[2]) if short else None
    return tuple(frames for frames in (said, framed) if frames is not None)
