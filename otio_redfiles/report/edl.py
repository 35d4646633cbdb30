"""A comparison as an EDL: B's pictures as events, every change as a locator, A's shots as comments."""

from collections import defaultdict
from collections.abc import Iterator

from otio_redfiles.match.model import Comparison, Event
from otio_redfiles.programme import one_line
from otio_redfiles.report.entries import Entry, entries, summary
from otio_redfiles.report.timeline import COLOURS, note
from otio_redfiles.tc import label_of


def as_edl(comparison: Comparison) -> str:
    """The list. CMX3600 has one picture track, so A's shots stand beside B's events as comments."""
    side = comparison.b if comparison.b.events else comparison.a
    beside = _shots_of_a(comparison)
    notes = _locators(comparison, side.events)
    lines = [
        f"TITLE: {one_line(summary(comparison))[:70]}",
        f"FCM: {'DROP FRAME' if side.rate.drop else 'NON-DROP FRAME'}",
        "",
    ]
    for number, event in enumerate(side.events, 1):
        lines += [
            _event(number, event, comparison),
            f"* FROM CLIP NAME: {one_line(event.name)}",
            *beside[event.index],
            *notes[event.index],
        ]
    return "\r\n".join(lines) + "\r\n"


def _event(number: int, event: Event, comparison: Comparison) -> str:
    rate = comparison.b.rate
    source = event.start if event.source_in is None else event.source_in
    labels = [source, source + event.end - event.start, event.start, event.end]
    return f"{number:03d}  AX       V     C        " + " ".join(label_of(at, rate) for at in labels)


def _shots_of_a(comparison: Comparison) -> defaultdict[int, list[str]]:
    """B's index -> comments that name the shots of A it shows."""
    beside: defaultdict[int, list[str]] = defaultdict(list)
    for a, b in comparison.pairs:
        event = comparison.a.events[a]
        line = f" line {event.line}" if event.line else ""
        beside[b].append(f"* A{line} {label_of(event.start, comparison.a.rate)} {one_line(event.name)}")
    return beside


def _locators(comparison: Comparison, events: tuple[Event, ...]) -> defaultdict[int, list[str]]:
    """Index of the event a change stands on -> its locators; before the first event, the first's."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    place = 0
    for entry in sorted(entries(comparison), key=lambda entry: entry.frame_b):
        while place + 1 < len(events) and events[place + 1].start <= entry.frame_b:
            place += 1
        if events:
            found[events[place].index] += _locator(entry, events[place], comparison)
    return found


def _locator(entry: Entry, event: Event, comparison: Comparison) -> Iterator[str]:
    at = max(event.start, min(entry.frame_b, event.end - 1))
    text = one_line(f"{entry.row.kind} {entry.size} {note(entry)}")
    yield f"* LOC: {label_of(at, comparison.b.rate)} {COLOURS[entry.row.kind]:7} {text}"
