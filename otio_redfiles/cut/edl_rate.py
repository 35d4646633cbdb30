"""The rate of a list that does not say it. An EDL carries labels only; its frames betray what they count.

Two witnesses. No frame number of the record side reaches the rate: a :24 proves that it is no 24. And an
event is as long on the source side as on the record side, which at a wrong rate fails for events whose two
sides cross a different number of seconds: that settles 24 against 25 with a dozen events. Fewer events, or
the mere absence of high frame numbers (no :24 in n fields has a chance of 0.96^n), make a rate likely, no
more: such a rate yields to what the script or the other cut says. Where both are silent it is 25.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from otio_redfiles.cut.edl_lines import Event, Listing
from otio_redfiles.cut.model import Known
from otio_redfiles.tc import Rate

# What a nominal rate most likely is when nothing says so: 30 and 60 labels a second are NTSC's.
_LIKELY = {
    24: Fraction(24),
    25: Fraction(25),
    30: Fraction(30000, 1001),
    50: Fraction(50),
    60: Fraction(60000, 1001),
}
_ENOUGH = 100  # frame fields after which a missing :24 is no accident (0.96 ** 100 = 1.7 %)
UNSAID = "the list does not say its rate"
_DOZEN = 12  # events of one mind, after which their lengths prove a rate
_LOWEST = 24  # no list counts fewer frames, so that a frame number from here on proves something


@dataclass(frozen=True, slots=True)
class Guess:
    """A rate, the sentence that says why it was taken, and how sure that is."""

    rate: Rate
    said: str
    known: Known = Known.PROVEN


@lru_cache(maxsize=65536)
def fields(label: str) -> tuple[int, int]:
    """Whole seconds and the frame field of a label, unchecked: source sides run at rates of their own."""
    hours, minutes, seconds, frames = re.split("[:;.,]", label)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds), int(frames)


def is_drop(listing: Listing) -> bool:
    """Whether the record side counts drop-frame: an FCM line before the first event, or semicolons."""
    if not listing.events:
        return bool(listing.drop)
    first = listing.events[0]
    if first.drop is not None:
        return first.drop
    return any(";" in event.record[0] for event in listing.events[:50])


def infer(listing: Listing) -> Guess:
    """The likeliest rate of a list."""
    record = [fields(label)[1] for event in listing.events for label in event.record]
    highest = max(record, default=0)
    if is_drop(listing):
        fps = Fraction(60000, 1001) if highest >= 30 else Fraction(30000, 1001)
        return Guess(Rate(fps, drop=True), f"read at {Rate(fps, drop=True).spoken}, as the list says")
    if highest >= 60:
        return Guess(Rate(Fraction(highest + 1)), f"frame numbers reach {highest}: read at {highest + 1} fps")
    nominal, known = _nominal(listing.events, record, highest)
    rate = Rate(_LIKELY[nominal])
    fits = "is assumed" if known is Known.ASSUMED else "fits its frame numbers"
    said = f"{UNSAID}; {rate.name} fps {fits} (tell it with --rate)"
    return Guess(rate, said, known)


def _nominal(events: Sequence[Event], record: Sequence[int], highest: int) -> tuple[int, Known]:
    """Labels a second, and how sure that is."""
    by_lengths, telling = _by_lengths(events, highest)
    if by_lengths:
        return by_lengths, Known.PROVEN if telling >= _DOZEN or highest >= _LOWEST else Known.LIKELY
    if highest >= _LOWEST:
        return next(nominal for nominal in (25, 30, 50, 60) if nominal > highest), Known.PROVEN
    return (24, Known.LIKELY) if _independent(events) >= _ENOUGH else (25, Known.ASSUMED)


def _by_lengths(events: Sequence[Event], highest: int) -> tuple[int | None, int]:
    """The rate at which most events are as long on both sides, and by how many events it is ahead of the next;
    None where lengths do not tell."""
    shot = [_sides(event) for event in events if event.speed is None and event.edit == "C"]
    fitting = {
        nominal: sum(_agree(*sides, nominal) for sides in shot) for nominal in _LIKELY if nominal > highest
    }
    first, second, *_ = sorted(fitting, key=lambda nominal: fitting[nominal], reverse=True) + [0, 0]
    ahead = fitting[first] - fitting.get(second, 0)
    return (first, ahead) if ahead else (None, 0)


def _independent(events: Sequence[Event]) -> int:
    """Timecodes of the record side that could have shown a high frame number: each once, as a clip's end is the
    next one's start; and not those on a whole second, which were typed or counted rather than cut."""
    return len({label for event in events for label in event.record if fields(label)[1]})


def _sides(event: Event) -> tuple[int, int]:
    """How many seconds and how many frames the source side is longer than the record side."""
    (source_in, in_frame), (source_out, out_frame) = map(fields, event.source)
    (record_in, first), (record_out, last) = map(fields, event.record)
    return (source_out - source_in) - (record_out - record_in), (out_frame - in_frame) - (last - first)


def _agree(seconds: int, frames: int, nominal: int) -> bool:
    return seconds * nominal + frames == 0
