"""The rows of a comparison with everything a reader needs beside them: lines, timecodes, names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from otio_redfiles.match import strangers
from otio_redfiles.match.model import Comparison, Event, Row, RowKind, Side
from otio_redfiles.tc import duration_label, label_of

MOST_RIPPLES = 5  # named in the summary; the rest is counted


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, ready to print. `frame_a` and `frame_b` are where it stands on either side (record frames);
    for what is on one side only, where it would stand on the other. `line` is the script's."""

    row: Row
    line: int | None
    frame_a: int
    frame_b: int
    at_a: str
    at_b: str
    name_a: str
    name_b: str
    size: str


def entries(comparison: Comparison) -> list[Entry]:
    """The rows of `comparison` in order of place."""
    lanes = {lane: _Places(comparison, lane) for lane in ("shots", "speeches")}
    found = [_entry(row, comparison, lanes[row.lane]) for row in comparison.rows]
    return sorted(found, key=lambda entry: (entry.frame_a, entry.frame_b))


class _Places:
    """Where events of one lane stand, and where those of one side would stand on the other."""

    def __init__(self, comparison: Comparison, lane: str) -> None:
        shots = lane == "shots"
        self.a: Sequence[Event] = comparison.a.events if shots else comparison.a.speeches
        self.b: Sequence[Event] = comparison.b.events if shots else comparison.b.speeches
        pairs = comparison.pairs if shots else comparison.speech_pairs
        self.first_b = dict(reversed(pairs))
        self.first_a = {b: a for a, b in reversed(pairs)}
        self.start_a, self.start_b = comparison.a.start, comparison.b.start

    def in_a(self, row: Row) -> int:
        """Record frame in A."""
        if row.a:
            return self.a[row.a[0]].start
        if row.at is not None and row.at < len(self.a):
            return self.a[row.at].start
        return self._beside(row.b, self.first_a, self.a, self.start_a) if row.b else self.start_a

    def in_b(self, row: Row) -> int:
        """Record frame in B."""
        if row.b:
            return self.b[row.b[0]].start
        if row.at is not None and row.at in self.first_b and not row.a:
            return self.b[self.first_b[row.at]].start
        return self._beside(row.a, self.first_b, self.b, self.start_b) if row.a else self.start_b

    @staticmethod
    def _beside(
        indices: tuple[int, ...], partner: dict[int, int], others: Sequence[Event], start: int
    ) -> int:
        """The end of the partner of the nearest event before that has one."""
        before = next((index for index in range(indices[0] - 1, -1, -1) if index in partner), None)
        return start if before is None else others[partner[before]].end


def _entry(row: Row, comparison: Comparison, places: _Places) -> Entry:
    events_a = [places.a[index] for index in row.a]
    events_b = [places.b[index] for index in row.b]
    at = places.a[row.at] if row.at is not None and row.at < len(places.a) else None
    frame_a, frame_b = places.in_a(row), places.in_b(row)
    return Entry(
        row,
        next((event.line for event in (*events_a, *events_b, *([at] if at else [])) if event.line), None),
        frame_a,
        frame_b,
        label(frame_a, comparison.a),
        label(frame_b, comparison.b),
        _names(events_a),
        _names(events_b),
        size_of(row, comparison),
    )


def _names(events: Sequence[Event]) -> str:
    """The names of a run: the first, and how many more."""
    if not events:
        return ""
    more = f" (+{len(events) - 1})" if len(events) > 1 else ""
    return events[0].name + more


def label(frame: int, side: Side) -> str:
    """A record timecode. Of a script, which is good to the second, the frames are 00 and still printed."""
    return label_of(frame, side.rate)


def size_of(row: Row, comparison: Comparison) -> str:
    """The signed size of a change: the ripple where it has one, else its frames."""
    frames = row.ripple if row.ripple is not None else row.frames
    return "" if frames is None else duration_label(frames, comparison.a.rate, sign=True)


def summary(comparison: Comparison) -> str:
    """One line: how many changes, which ripples where, which other kinds; whether the sides may be strangers."""
    if not comparison.rows:
        return "no differences" + _offset(comparison) + _doubt(comparison)
    count = len(comparison.rows)
    parts = [f"{count} change{'s' if count != 1 else ''}:", *_ripples(comparison), *_kinds(comparison)]
    return parts[0] + " " + ", ".join(parts[1:]) + _offset(comparison) + _doubt(comparison)


def _doubt(comparison: Comparison) -> str:
    found = strangers(comparison)
    return f"; {found}: are A and B one programme?" if found else ""


def _ripples(comparison: Comparison) -> list[str]:
    found = [entry for entry in entries(comparison) if entry.row.ripple]
    named = [
        duration_label(entry.row.ripple or 0, comparison.a.rate, sign=True)
        + f" at {_short(entry.at_a, comparison.a)}"
        for entry in found[:MOST_RIPPLES]
    ]
    return named + ([f"{len(found) - MOST_RIPPLES} more ripples"] if len(found) > MOST_RIPPLES else [])


def _short(at: str, side: Side) -> str:
    """A place as a reader of that side knows it: a script names seconds."""
    return at if side.exact else at[:-3]


def _kinds(comparison: Comparison) -> list[str]:
    counted = Counter(row.kind for row in comparison.rows)
    return [f"{counted[kind]} {kind}" for kind in RowKind if kind is not RowKind.RIPPLE and counted[kind]]


def _offset(comparison: Comparison) -> str:
    if not comparison.offset:
        return ""
    return f" (B starts {duration_label(comparison.offset, comparison.a.rate, sign=True)} from A)"
