"""Both sides as one timeline to open in an editing system: A below, B above, changes as coloured markers."""

from collections.abc import Iterator, Sequence
from typing import Any

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from otio_redfiles.match.model import Comparison, Event, RowKind, Side
from otio_redfiles.programme import one_line
from otio_redfiles.report.entries import Entry, entries, summary
from otio_redfiles.tc import label_of

# By OpenTimelineIO's names; Premiere's 0xAABBGGRR where it has the colour (its own exports).
COLOURS = {
    RowKind.MISSING: "RED",
    RowKind.ADDED: "GREEN",
    RowKind.RETIMED: "YELLOW",
    RowKind.MOVED: "PURPLE",
    RowKind.RENAMED: "CYAN",
    RowKind.RIPPLE: "ORANGE",
}
_PREMIERE = {
    "RED": "4281740498",
    "GREEN": "4281828977",
    "YELLOW": "4281049552",
    "PURPLE": "4289825711",
    "CYAN": "4292277273",
    "ORANGE": "4280578025",
}


def both(comparison: Comparison) -> otio.schema.Timeline:
    """Tracks "A: ..." and "B: ..." at their record times; a marker for every change on the sequence."""
    found = entries(comparison)
    start = min(comparison.a.start, comparison.b.start)
    timeline = otio.schema.Timeline(summary(comparison)[:200], global_start_time=_time(start, comparison.a))
    timeline.metadata["redfiles_diff"] = {
        "summary": summary(comparison),
        "a": comparison.a.source,
        "b": comparison.b.source,
    }
    for letter, side, speeches in (
        ("A", comparison.a, False),
        ("B", comparison.b, False),
        ("A", comparison.a, True),
        ("B", comparison.b, True),
    ):
        events = side.speeches if speeches else side.events
        if events or not speeches:
            timeline.tracks.append(_track(letter, side, events, start, speeches))
    timeline.tracks.markers.extend([_marker(entry, comparison, start) for entry in found])
    return timeline


def _time(frames: int, side: Side) -> RationalTime:
    return RationalTime(frames, float(side.rate.fps))


def _range(start: int, length: int, side: Side) -> TimeRange:
    return TimeRange(_time(start, side), _time(length, side))


def _track(letter: str, side: Side, events: Sequence[Event], start: int, speeches: bool) -> otio.schema.Track:
    kind = otio.schema.TrackKind.Audio if speeches else otio.schema.TrackKind.Video
    name = side.source.replace("\\", "/").rsplit("/", 1)[-1]
    track = otio.schema.Track(f"{letter}{' speech' if speeches else ''}: {one_line(name)}", kind=kind)
    track.extend(list(_children(letter, side, events, start)))
    return track


def _children(letter: str, side: Side, events: Sequence[Event], start: int) -> Iterator[Any]:
    """Clips in order; where two overlap the later begins when the earlier ends."""
    at = start
    for event in sorted(events, key=lambda event: (event.start, event.end)):
        first = max(at, event.start)
        if event.end <= first:
            continue
        if first > at:
            yield otio.schema.Gap(source_range=_range(0, first - at, side))
        yield _clip(letter, side, event, first)
        at = event.end


def _clip(letter: str, side: Side, event: Event, first: int) -> otio.schema.Clip:
    source = (event.source_in if event.source_in is not None else event.start) + first - event.start
    where = _range(source, event.end - first, side)
    name = one_line(event.name) or f"{letter}{event.index + 1}"
    what = {
        "side": letter,
        "index": event.index,
        "line": event.line or 0,
        "timecode": label_of(event.start, side.rate),
    }
    return otio.schema.Clip(
        name=name,
        media_reference=otio.schema.MissingReference(
            name=one_line(event.media or "") or name, available_range=where
        ),
        source_range=where,
        metadata={"redfiles_diff": what, "fcp_xml": {"redfiles": f"{letter}{event.index}"}},
    )


def _marker(entry: Entry, comparison: Comparison, start: int) -> otio.schema.Marker:
    """A marker where the change is in B: that is the picture one looks at."""
    comment = note(entry)
    return otio.schema.Marker(
        name=f"{entry.row.kind} {entry.size}".strip(),
        marked_range=_range(entry.frame_b - start, 1, comparison.b),
        color=COLOURS[entry.row.kind],
        comment=comment,
        metadata={
            "fcp_xml": {"comment": comment, "pproColor": _PREMIERE[COLOURS[entry.row.kind]]},
            "Resolve_OTIO": {"Keywords": [], "Note": comment},
        },
    )


def note(entry: Entry) -> str:
    """What a change's marker says: the message, the script's line, both timecodes."""
    line = f"line {entry.line}, " if entry.line else ""
    names = " / ".join(name for name in dict.fromkeys((entry.name_a, entry.name_b)) if name)
    return one_line(
        f"{entry.row.message} ({line}A {entry.at_a}, B {entry.at_b}){': ' + names if names else ''}"
    )
