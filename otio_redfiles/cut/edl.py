"""CMX3600 lists as cuts.

Measured on the collected real lists and on invented ones for each trap, the stock adapter refuses what real
lists do: a transition first, key events, lengths that differ on the two sides, Latin-1 bytes, source
timecodes beyond the rate, all-tracks lists with a mixdown; and it does not keep the record start where one
would look. So lists are read here (20,000 events in under a second). What it and we agree on: a dissolve's
incoming clip begins at the record in-point of its event.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from otio_redfiles.cut.edl_lines import Event, Listing, statements
from otio_redfiles.cut.edl_rate import Guess, fields, infer, is_drop
from otio_redfiles.cut.files import text_of
from otio_redfiles.cut.model import Cut
from otio_redfiles.cut.spans import Look, Span, clips_of, seen
from otio_redfiles.cut.speech import from_audio, from_comments, is_cue
from otio_redfiles.cut.words import identity, is_black, is_movie
from otio_redfiles.errors import TimecodeError, UnreadableCutError
from otio_redfiles.tc import DROP_RATES, Rate, frame_of

_PART = re.compile(r"\((\d{1,3})/(\d{1,3})\)\Z")
_MIXDOWN_SECONDS = 120  # shorter than this, an event that holds others is a picture with cutaways


def read_edl(path: Path, rate: Rate | None = None) -> Cut:
    """The cut in the list at `path`, at `rate` where the user told it. Raises UnreadableCutError."""
    listing, said = _parts(path)
    if not listing.events:
        raise UnreadableCutError(f"{path}:1: no events in this list: is it a CMX3600 EDL?")
    if sum(event.marker for event in listing.events) > len(listing.events) / 2:
        raise UnreadableCutError(
            f"{path}:{listing.events[0].line}: a list of markers, not of clips; export the timeline as EDL"
        )
    guess = _rate(listing, rate)
    told = guess.rate
    _check_transitions(listing.events)
    records = _records(listing.events, told)
    spans = [
        _span(event, start, end, told, naming)
        for (event, start, end), naming in zip(records, _namings(listing, records, told), strict=True)
    ]
    return _cut(path, listing, guess, spans, [*filter(None, [guess.said]), *said])


def _parts(path: Path) -> tuple[Listing, list[str]]:
    """The list; of one that goes on in other files ("TITLE: Film (1/3)": film.edl, film.2.edl ...), all."""
    listing = statements(text_of(path), str(path))
    found = _PART.search(listing.title)
    if not found or found[1] != "1":
        return listing, []
    others = [path.with_name(f"{path.stem}.{number}{path.suffix}") for number in range(2, int(found[2]) + 1)]
    missing = [other.name for other in others if not other.is_file()]
    if missing:
        return listing, [f"part 1 of {found[2]}; {', '.join(missing[:3])} not found beside it"]
    for other in others:
        listing.events += statements(text_of(other), str(other)).events
    listing.title = listing.title[: found.start()].rstrip()
    return listing, [f"read with its other part{'s' if others[1:] else ''}: {_few(others)}"]


def _few(paths: Sequence[Path]) -> str:
    more = f" and {len(paths) - 3} more" if paths[3:] else ""
    return ", ".join(path.name for path in paths[:3]) + more


def _rate(listing: Listing, rate: Rate | None) -> Guess:
    """The rate told, else the likeliest, and what is to be said of it."""
    if rate is None:
        return infer(listing)
    if is_drop(listing) and not rate.drop and rate.fps in DROP_RATES:
        return Guess(Rate(rate.fps, drop=True), "the list counts drop-frame")
    return Guess(rate, "")


def _check_transitions(events: Sequence[Event]) -> None:
    """A dissolve stands under the number of its outgoing half: another number means lines are missing."""
    for before, event in pairwise(events):
        halves = before.record[0] == before.record[1] == event.record[0] and event.edit[0] in "DW"
        if (
            halves
            and before.edit == "C"
            and before.number != event.number
            and before.channels == event.channels
        ):
            raise UnreadableCutError(
                f"{event.where}: the transition of event {event.number} has no outgoing half: line "
                f"{before.line} gives it the number {before.number}; give both one number or export again"
            )


def _records(events: Sequence[Event], rate: Rate) -> list[tuple[Event, int, int]]:
    """Events with their record frames; halves of transitions, which have no length, are left out."""
    day, carried, before, result = 86400 * rate.nominal, 0, 0, []
    for event in events:
        start, end = (_frame(label, rate, event) for label in event.record)
        if start + carried < before - day // 2:
            carried += day  # the programme runs past midnight
        end += day if end < start and start - end > day // 2 else 0
        if end < start:
            raise UnreadableCutError(
                f"{event.where}: event {event.number} ends ({event.record[1]}) before it begins "
                f"({event.record[0]}): repair the line or export the list again"
            )
        before = start + carried
        if end > start:
            result.append((event, start + carried, end + carried))
    return result


def _frame(label: str, rate: Rate, event: Event) -> int:
    parts = label.replace(";", ":").replace(".", ":").replace(",", ":")
    try:
        return frame_of(parts, rate)
    except TimecodeError as error:
        raise UnreadableCutError(f"{event.where}: {error}; tell the list's rate with --rate") from error


# --------------------------------------------------------------------------- names and identities


def _namings(
    listing: Listing, records: Sequence[tuple[Event, int, int]], rate: Rate
) -> list[tuple[str, str | None, int]]:
    """Name, media and source in-point (frames) of every record."""
    outgoing = {event.number: event for event in listing.events if event.record[0] == event.record[1]}
    names, before = [], ""
    for event, _, _ in records:
        before = _name(event, outgoing.get(event.number), before)
        names.append(before)
    counts = _source_counts(listing.events, rate)
    sources = [_source_in(event, counts[event.reel], rate) for event, _, _ in records]
    shared = _shared_reels(records, names, sources)
    return [
        (name, _media(event, name, listing, shared), source)
        for (event, _, _), name, source in zip(records, names, sources, strict=True)
    ]


def _name(event: Event, outgoing: Event | None, before: str) -> str:
    """A transition's FROM name is the clip it leaves, unless that cannot be."""
    if event.edit[0] in "DW":
        own = event.to_name or (outgoing.to_name if outgoing else "")
        own = own or (event.from_name if event.from_name != before else "")
    elif event.edit in ("K", "KO"):
        own = event.to_name or event.from_name
    else:
        own = event.from_name or event.to_name
    return own or _base(event.file) or event.reel


def _base(file: str) -> str:
    return file.replace("\\", "/").rsplit("/", 1)[-1]


def _source_counts(events: Sequence[Event], rate: Rate) -> dict[str, int]:
    """Frames a second of every reel's own timecode: 50 and 60 run in lists of 25 and 30."""
    highest: dict[str, int] = defaultdict(int)
    for event in events:
        highest[event.reel] = max(highest[event.reel], *(fields(label)[1] for label in event.source))
    return {
        reel: rate.nominal if top < rate.nominal else next((n for n in (25, 30, 50, 60) if n > top), top + 1)
        for reel, top in highest.items()
    }


def _source_in(event: Event, counted: int, rate: Rate) -> int:
    seconds, frames = fields(event.source[0])
    return seconds * rate.nominal + frames * rate.nominal // counted


def _shared_reels(
    records: Sequence[tuple[Event, int, int]], names: Sequence[str], sources: Sequence[int]
) -> frozenset[str]:
    """Reels under which two clips of different names have the same source in-point: they identify nothing."""
    first: dict[tuple[str, int], str] = {}
    return frozenset(
        event.reel
        for (event, _, _), name, source in zip(records, names, sources, strict=True)
        if first.setdefault((event.reel, source), name) != name
    )


def _media(event: Event, name: str, listing: Listing, shared: frozenset[str]) -> str | None:
    """The file, the reel's long name, or the reel unless it is cut short or stands for several clips."""
    if event.file:
        return event.file
    reel = identity(event.reel)
    if reel in listing.reels:
        return listing.reels[reel]
    short = (
        reel is not None
        and len(reel) >= 8
        and name.upper().startswith(reel.upper()[:7])
        and name.upper() != reel.upper()
    )
    return None if short or event.reel in shared else reel


# --------------------------------------------------------------------------- spans


def _span(event: Event, start: int, end: int, rate: Rate, naming: tuple[str, str | None, int]) -> Span:
    name, media, source_in = naming
    notes = dict.fromkeys([text for _, text in event.locators if text] + event.notes)
    spoken = [text for text in event.notes if is_cue(text)]  # lines of wrapped words: alike, and each of them meant
    return Span(
        start,
        end,
        (event.layer,),
        name,
        media,
        source_in,
        (*(text for text in notes if text not in spoken), *spoken),
        _speed(event, rate),
        _look(event, name),
        track=event.channels,
    )


def _speed(event: Event, rate: Rate) -> float:
    """What M2 says in frames a second, as a factor."""
    return 1.0 if event.speed is None else round(event.speed / float(rate.fps), 4)


def _look(event: Event, name: str) -> Look:
    if is_black(event.reel) or is_black(name):
        return Look.BLACK
    keyed = event.edit in ("K", "KO")  # a title as a rule; Premiere writes clips of upper tracks so, too
    return Look.CLEAR if keyed and not is_movie(name) else Look.PICTURE


def _cut(path: Path, listing: Listing, guess: Guess, spans: list[Span], said: list[str]) -> Cut:
    rate = guess.rate
    pictures = [span for span in spans if _shows(span)]
    sounds = [span for span in spans if not _shows(span)]
    pictures, mixdowns = _without_mixdowns(pictures, rate)
    if mixdowns:
        counted = "1 event spans" if mixdowns == 1 else f"{mixdowns} events span"
        said.append(f"{counted} others from end to end (a mixdown): left out")
    if not pictures:
        said.append("no picture events in this list: only its sound was read")
    shown, overlaps = _painted(pictures)
    if overlaps:
        counted = "1 event overlaps" if overlaps == 1 else f"{overlaps} events overlap"
        said.append(f"{counted} the one before on the same track: the later one counts")
    clips = clips_of(seen(shown))
    speeches = from_audio(sounds, all_of_them=not pictures) or from_comments(clips, rate, str(path))
    every = spans or [Span(0, 0, (), "")]
    start, end = min(int(span.start) for span in every), max(int(span.end) for span in every)
    name = listing.title or path.stem
    return Cut(str(path), name, rate, start, end, clips, speeches, tuple(said), guess.known)


def _shows(span: Span) -> bool:
    return span.track.startswith("B") or "V" in span.track


def _without_mixdowns(spans: list[Span], rate: Rate) -> tuple[list[Span], int]:
    """Without long events that hold two or more others of their track whole."""
    starts = sorted(int(span.start) for span in spans)
    kept = [span for span in spans if not _is_mixdown(span, spans, starts, rate)]
    return kept, len(spans) - len(kept)


def _is_mixdown(span: Span, spans: Sequence[Span], starts: Sequence[int], rate: Rate) -> bool:
    if span.end - span.start < _MIXDOWN_SECONDS * rate.nominal:
        return False
    if bisect_left(starts, span.end) - bisect_left(starts, span.start) < 3:
        return False
    inner = [
        other
        for other in spans
        if other is not span
        and other.layer == span.layer
        and span.start <= other.start
        and other.end <= span.end
    ]
    return len(inner) >= 2


def _painted(spans: Sequence[Span]) -> tuple[list[Span], int]:
    """Spans with their place in the list as a finer layer: later events record over earlier ones."""
    ends: dict[tuple[int, ...], int] = {}
    overlaps, painted = 0, []
    for place, span in enumerate(spans):
        clash = span.look is not Look.CLEAR and span.start < ends.get(span.layer, span.start)
        overlaps += clash
        if span.look is not Look.CLEAR:
            ends[span.layer] = max(int(span.end), ends.get(span.layer, 0))
        painted.append(replace(span, layer=(*span.layer, place)))
    return painted, overlaps
