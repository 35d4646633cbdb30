"""What is on top: layers of spans in, the pictures as seen out.

Readers of every format describe what lies on the tracks as spans; where spans of several layers share a
moment, the highest layer is seen. A picture that a cutaway interrupts is seen twice, as a flattened list
(an EDL of the same sequence) would say. Titles and keys are see-through: they count where nothing is
behind them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from otio_redfiles.cut.model import Clip
from otio_redfiles.cut.words import in_full, is_black, is_ours

Time = int | Fraction
_LEVELS = 8  # more than sequences are nested in practice


class Look(Enum):
    """What a span shows: a picture, black (hides what is below, is no clip), or see-through text."""

    PICTURE = "picture"
    BLACK = "black"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Span:
    """Something on a track from `start` to `end`, in one unit throughout (frames, or seconds as Fraction).

    `layer` orders spans from bottom to top; a nested sequence's layers follow its own. `source_in` is in
    the same unit as `start`.
    """

    start: Time
    end: Time
    layer: tuple[int, ...]
    name: str
    media: str | None = None
    source_in: Time | None = None
    notes: tuple[str, ...] = ()
    speed: float = 1.0
    look: Look = Look.PICTURE
    speaker: str = ""
    track: str = ""


Mark = tuple[Time, str]  # a marker of the whole sequence: where it stands, what it says


def trimmed(span: Span, start: Time, end: Time) -> Span | None:
    """The part of `span` between `start` and `end`, its source moved along; None if nothing is left."""
    first, last = max(span.start, start), min(span.end, end)
    if first >= last:
        return None
    if first == span.start and last == span.end:
        return span
    source = span.source_in
    if source is not None and first > span.start:
        source += _scaled(first - span.start, span.speed)
    return replace(span, start=first, end=last, source_in=source)


def _scaled(length: Time, speed: float) -> Time:
    if speed == 1.0:
        return length
    exact = length * Fraction(speed).limit_denominator(10000)
    return round(exact) if isinstance(length, int) else exact


def placed(
    spans: Iterable[Span], first: Time, at: Time, until: Time, layer: tuple[int, ...], speed: float = 1.0
) -> list[Span]:
    """A nested sequence's spans where they show: its time `first` stands at `at`, it plays until `until`."""
    if not speed:
        return [
            replace(span, start=at, end=until, layer=layer + span.layer, speed=0.0)
            for span in spans
            if span.start <= first < span.end
        ]
    pace = Fraction(abs(speed)).limit_denominator(10000)
    shown = (trimmed(span, first, first + (until - at) * pace) for span in spans)
    return [
        replace(
            span,
            start=at + (span.start - first) / pace,
            end=at + (span.end - first) / pace,
            layer=layer + span.layer,
            speed=span.speed * speed,
        )
        for span in shown
        if span
    ]


def in_frames(spans: Iterable[Span], fps: Fraction, base: int) -> list[Span]:
    """Spans in seconds as spans in frames, `base` frames later; what is shorter than half a frame goes."""
    result = []
    for span in spans:
        start, end = _frame(span.start, fps) + base, _frame(span.end, fps) + base
        source = None if span.source_in is None else _frame(span.source_in, fps)
        if end > start:
            result.append(replace(span, start=start, end=end, source_in=source))
    return result


def _frame(seconds: Time, fps: Fraction) -> int:
    return int((seconds * fps + Fraction(1, 2)) // 1)


class _Cover:
    """Stretches of time that are taken: disjoint, sorted."""

    def __init__(self) -> None:
        self.starts: list[Time] = []
        self.ends: list[Time] = []

    def free(self, start: Time, end: Time) -> list[tuple[Time, Time]]:
        """The parts of start..end that nothing covers."""
        parts = []
        place = bisect_right(self.ends, start)
        while place < len(self.starts) and self.starts[place] < end:
            if self.starts[place] > start:
                parts.append((start, self.starts[place]))
            start = max(start, self.ends[place])
            place += 1
        if start < end:
            parts.append((start, end))
        return parts

    def add(self, start: Time, end: Time) -> None:
        """Cover start..end too."""
        first, last = bisect_left(self.ends, start), bisect_right(self.starts, end)
        if first < last:
            start, end = min(start, self.starts[first]), max(end, self.ends[last - 1])
        self.starts[first:last] = [start]
        self.ends[first:last] = [end]


def seen(spans: Iterable[Span]) -> list[Span]:
    """The pictures a viewer sees, in programme order: the top of every moment; black is left out."""
    covered, pictured, pieces = _Cover(), _Cover(), []
    for span in sorted(spans, key=_from_the_top):
        cover = pictured if span.look is Look.CLEAR else covered
        free = cover.free(span.start, span.end)
        covered.add(span.start, span.end)
        if span.look is not Look.BLACK:
            for part in free:
                pictured.add(*part)
            pieces += _pieces(span, free)
    return sorted(pieces, key=lambda piece: piece.start)


def _from_the_top(span: Span) -> tuple:
    """Missing levels are 0: what is connected to a clip (lane 1) lies above it, lane -1 below."""
    levels = (*span.layer, *(0,) * (_LEVELS - len(span.layer)))
    return span.look is Look.CLEAR, tuple(-level for level in levels), span.start


def _pieces(span: Span, free: list[tuple[Time, Time]]) -> list[Span]:
    """`span` as it shows in its free parts; its notes stay with the first."""
    pieces = [piece for start, end in free if (piece := trimmed(span, start, end))]
    return pieces[:1] + [replace(piece, notes=()) for piece in pieces[1:]]


def clips_of(spans: Iterable[Span], marks: Iterable[Mark] = ()) -> tuple[Clip, ...]:
    """Spans in frames, in order, as numbered clips; `marks` become notes of the clips they stand on."""
    ordered = list(spans)
    notes = [list(span.notes) for span in ordered]
    starts = [span.start for span in ordered]
    for at, text in marks:
        place = bisect_right(starts, at) - 1
        if place >= 0 and at < ordered[place].end and text not in (ordered[place].name, *notes[place]):
            notes[place].append(text)
    ours = sum(is_ours(span.name) for span in ordered) > 0.8 * len(ordered)
    return tuple(
        Clip(
            index,
            int(span.start),
            int(span.end),
            in_full(span.name, notes[index]) if ours else span.name,
            span.media,
            None if span.source_in is None else int(span.source_in),
            tuple(notes[index]),
            span.speed,
            span.speaker,
        )
        for index, span in enumerate(ordered)
    )


def look_of(name: str) -> Look:
    """Black by its name, else a picture."""
    return Look.BLACK if is_black(name) else Look.PICTURE
