"""The rate of a list that does not say it. An EDL carries labels only; its frames betray what they count.

Two witnesses. No frame number of the record side reaches the rate. And an event is as long on the source
side as on the record side, which at a wrong rate fails for events whose two sides cross a different number
of seconds: that settles 24 against 25 with a dozen events, where the highest frame number alone would need
hundreds (no :24 in n fields has a chance of 0.96^n).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from otio_redfiles.cut.edl_lines import Event, Listing
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


@dataclass(frozen=True, slots=True)
class Guess:
    """A rate and the sentence that says why it was taken."""

    rate: Rate
    said: str


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
        return Guess(Rate(fps, drop=True), f"read at {Rate(fps).name} fps drop-frame, as the list says")
    if highest >= 60:
        return Guess(Rate(Fraction(highest + 1)), f"frame numbers reach {highest}: read at {highest + 1} fps")
    nominal = _by_lengths(listing.events, highest) or _by_fields(record, highest)
    rate = Rate(_LIKELY[nominal])
    return Guess(
        rate, f"the list does not say its rate; {rate.name} fps fits its frame numbers (tell it with --rate)"
    )


def _by_lengths(events: Sequence[Event], highest: int) -> int | None:
    """The rate at which most events are as long on both sides; None where lengths do not tell."""
    shot = [_sides(event) for event in events if event.speed is None and event.edit == "C"]
    fitting = {
        nominal: sum(_agree(*sides, nominal) for sides in shot) for nominal in _LIKELY if nominal > highest
    }
    ranked = sorted(fitting, key=lambda nominal: fitting[nominal], reverse=True)
    if len(ranked) < 2 or fitting[ranked[0]] == fitting[ranked[1]]:
        return ranked[0] if len(ranked) == 1 else None
    return ranked[0]


def _sides(event: Event) -> tuple[int, int]:
    """How many seconds and how many frames the source side is longer than the record side."""
    (source_in, in_frame), (source_out, out_frame) = map(fields, event.source)
    (record_in, first), (record_out, last) = map(fields, event.record)
    return (source_out - source_in) - (record_out - record_in), (out_frame - in_frame) - (last - first)


def _agree(seconds: int, frames: int, nominal: int) -> bool:
    return seconds * nominal + frames == 0


def _by_fields(record: Sequence[int], highest: int) -> int:
    """The rate by the highest frame number: 25 unless it is passed, or never touched in a long list."""
    if highest < 24 and len(record) >= _ENOUGH:
        return 24
    return next(nominal for nominal in (25, 30, 50, 60) if nominal > highest)
