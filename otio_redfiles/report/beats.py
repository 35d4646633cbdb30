"""The running order of a page: what of A and B stands side by side, and the ripples between.

A beat is one shot or clip of A with what it became in B, or something only B has. Speeches hang on the beat
in which their words begin.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from otio_redfiles.match.model import Comparison, Event, Row, RowKind, Side
from otio_redfiles.model import Cue, Script, Segment, Speech


@dataclass(slots=True)
class Said:
    """Words of a speech in one beat; `opens` where the speech begins here."""

    speech: Speech
    words: str
    opens: bool


@dataclass(slots=True)
class Beat:
    """One line of the page. `bands` are the ripples that begin here, `rows` the changes it shows."""

    a: Event | None
    b: list[Event] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    bands: list[Row] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The change that colours the beat."""
        return next((str(row.kind) for row in self.rows if row.kind is not RowKind.RIPPLE), "")

    @property
    def changed(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.rows or self.bands)


def beats_of(comparison: Comparison) -> list[Beat]:
    """A's events in order with their partners; B's unpaired events where they stand in B."""
    beats = [Beat(event) for event in comparison.a.events]
    partners: dict[int, list[int]] = defaultdict(list)
    for a, b in comparison.pairs:
        beats[a].b.append(comparison.b.events[b])
        partners[b].append(a)
    _note_rows(beats, comparison)
    ordered: dict[int, list[Beat]] = defaultdict(list)
    before = -1
    for event in comparison.b.events:
        if event.index in partners:
            before = partners[event.index][-1]
        else:
            ordered[before].append(Beat(None, [event], _rows_of_b(event, comparison)))
    result = list(ordered[-1])
    for index, beat in enumerate(beats):
        result += [beat, *ordered[index]]
    return result


def _rows_of_b(event: Event, comparison: Comparison) -> list[Row]:
    return [row for row in comparison.rows if row.lane == "shots" and event.index in row.b and not row.a]


def _note_rows(beats: list[Beat], comparison: Comparison) -> None:
    for row in comparison.rows:
        if row.lane != "shots":
            continue
        if row.ripple and beats:
            place = row.at if row.at is not None else row.a[0] if row.a else 0
            beats[min(place, len(beats) - 1)].bands.append(row)
        if row.kind is not RowKind.RIPPLE:
            for index in row.a:
                beats[index].rows.append(row)


def alone(side: Side) -> list[Beat]:
    """The beats of a side that is compared with nothing."""
    return [Beat(event) for event in side.events]


def with_words(beats: list[Beat], script: Script, of_a: bool) -> list[Beat]:
    """Hang the script's words and cues on its shots' beats; words before any shot get a beat of their own."""
    placed = [
        (beat, event.start)
        for beat in beats
        for event in ([beat.a] if of_a else beat.b[:1])
        if event is not None
    ]
    placed.sort(key=lambda pair: pair[1])
    first = Beat(None)
    for start, speech, segment, opens in _words(script):
        _beat_at(placed, start, first).said.append(Said(speech, segment.text, opens))
    for cue in script.cues:
        if cue.start is not None:
            _beat_at(placed, cue.start, first).cues.append(cue)
    return [first, *beats] if first.said or first.cues else beats


def _words(script: Script) -> Iterator[tuple[int, Speech, Segment, bool]]:
    for speech in sorted(script.speeches, key=lambda speech: speech.start):
        for number, segment in enumerate(speech.segments or (Segment(None, speech.start, speech.text),)):
            if segment.text.strip() or not number:
                yield max(segment.start, speech.start), speech, segment, not number


def _beat_at(placed: list[tuple[Beat, int]], start: int, first: Beat) -> Beat:
    low, high = 0, len(placed)
    while low < high:
        middle = (low + high) // 2
        if placed[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return placed[low - 1][0] if low else first


def folded(beats: list[Beat], around: int = 3) -> Iterator[Beat | int]:
    """Beats near a change; runs of others as their number."""
    near = {
        place + step
        for place, beat in enumerate(beats)
        if beat.changed
        for step in range(-around, around + 1)
    }
    hidden = 0
    for place, beat in enumerate(beats):
        if place in near:
            if hidden:
                yield hidden
            hidden = 0
            yield beat
        else:
            hidden += 1
    if hidden:
        yield hidden
