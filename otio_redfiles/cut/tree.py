"""OpenTimelineIO files (.otio, .otioz, .otiod), and AAF, which the stock adapter turns into such, as cuts.

The tree is walked here rather than asked for ranges: `range_of_child` takes quadratic time, and knows neither
switched-off items nor time warps. What the adapters hand over: AAF gives rate, start and nested scopes; clips
that stand behind a transition begin at its cut point.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import opentimelineio as otio

from otio_redfiles.cut.assemble import Told, cut_of
from otio_redfiles.cut.files import bytes_of
from otio_redfiles.cut.model import Cut
from otio_redfiles.cut.nesting import check_nesting
from otio_redfiles.cut.spans import Look, Mark, Span, look_of, placed, trimmed
from otio_redfiles.cut.words import identity, one_line
from otio_redfiles.errors import RedfilesError, UnreadableCutError
from otio_redfiles.tc import DROP_RATES, PAL, Rate, label_of, rate_of

DEEPEST = 64
_ZERO = Fraction(0)
_NOBODY_KINDS = {"slug": Look.BLACK, "black": Look.BLACK, "blacksolid": Look.BLACK}


def read_tree(path: Path, rate: Rate | None = None) -> Cut:
    """The cut in the .otio, .otioz, .otiod or .aaf file at `path`. Raises UnreadableCutError."""
    timeline, said = _timeline(_read(path), path)
    told = Told(str(path), timeline.name or path.stem, _rate(timeline, rate), rate)
    base = (
        0 if timeline.global_start_time is None else _frames(_seconds(timeline.global_start_time), told.rate)
    )
    pictures: list[Span] = []
    sounds: list[Span] = []
    lanes = {otio.schema.TrackKind.Video: pictures, otio.schema.TrackKind.Audio: sounds}
    for level, track in enumerate(timeline.tracks):
        kind = getattr(track, "kind", otio.schema.TrackKind.Video)
        if kind in lanes and getattr(track, "enabled", True):
            lanes[kind] += _shown(track, (level,), track.name, 0)
    return cut_of(told, base, pictures, sounds, list(_marks(timeline.tracks)), said)


def _read(path: Path) -> Any:
    """Whatever the adapter makes of the file, its warnings unheard."""
    if path.suffix.lower() == ".aaf":
        bytes_of(path)
    else:
        check_nesting(path)
    logging.disable(logging.WARNING)
    try:
        return otio.adapters.read_from_file(str(path))
    except Exception as error:  # adapters raise anything from KeyError to AttributeError
        said = one_line(str(error))[:160]
        raise UnreadableCutError(
            f"{path}: cannot be read as {path.suffix} ({type(error).__name__}: {said}); "
            "export the cut again, or as EDL or XML"
        ) from error
    finally:
        logging.disable(logging.NOTSET)


def _timeline(found: Any, path: Path) -> tuple[otio.schema.Timeline, list[str]]:
    """The timeline in what was read; of several the one with most clips."""
    timelines = [one for one in _all(found) if isinstance(one, otio.schema.Timeline)]
    if not timelines:
        raise UnreadableCutError(
            f"{path}: holds a {type(found).__name__} but no timeline; export the sequence"
        )
    best = max(timelines, key=lambda one: len(one.find_clips()))
    others = [repr(one.name) for one in timelines if one is not best]
    return best, [
        f"{len(timelines)} timelines: {best.name!r} was read, not {', '.join(others[:5])}"
    ] if others else []


def _all(found: Any) -> Iterator[Any]:
    if isinstance(found, otio.schema.SerializableCollection):
        for one in found:
            yield from _all(one)
    else:
        yield found


# --------------------------------------------------------------------------- time


def _exact(rate: float) -> Fraction:
    """The exact rate a float stands for: 29.97 and 29.97002997 are 30000/1001."""
    try:
        return rate_of(repr(rate)).fps
    except RedfilesError:
        return Fraction(rate).limit_denominator(1001) or Fraction(1)


def _seconds(time: otio.opentime.RationalTime) -> Fraction:
    return Fraction(time.value).limit_denominator(100000) / _exact(time.rate)


def _frames(seconds: Fraction, rate: Rate) -> int:
    return int(seconds * rate.fps + Fraction(1, 2))


def _rate(timeline: otio.schema.Timeline, told: Rate | None) -> Rate:
    """The rate of the start time, else of the first item that has one, else what was told."""
    start = timeline.global_start_time
    if start is not None and start.rate > 1:
        return _counted(start, timeline)
    for item in timeline.find_children():
        for part in (getattr(item, "source_range", None),):
            if part is not None and part.duration.rate > 1:
                return Rate(_exact(part.duration.rate))
    return told or PAL


def _counted(start: otio.opentime.RationalTime, timeline: otio.schema.Timeline) -> Rate:
    """Drop-frame where the file says so, or where only then the start is round: OTIO has no field."""
    plain = Rate(_exact(start.rate))
    if plain.fps not in DROP_RATES:
        return plain
    form = str(timeline.metadata.get("fcp_xml", {}).get("timecode", {}).get("displayformat", ""))
    ours: Any = _ours(timeline).get("script")
    if form == "DF" or (hasattr(ours, "get") and ours.get("drop_frame")):
        return Rate(plain.fps, drop=True)
    drop, frame = Rate(plain.fps, drop=True), round(start.value)
    round_label = (
        frame > 0 and label_of(frame, drop).endswith("00;00") and not label_of(frame, plain).endswith("00:00")
    )
    return drop if round_label else plain


# --------------------------------------------------------------------------- walking


@dataclass(frozen=True, slots=True)
class _Window:
    """What part of an item shows: its own time from `start`, for `length` seconds."""

    start: Fraction
    length: Fraction


def _window(item: Any) -> _Window:
    window = item.source_range or item.trimmed_range()
    return _Window(_seconds(window.start_time), max(_ZERO, _seconds(window.duration)))


def _shown(item: Any, layer: tuple[int, ...], track: str, depth: int) -> list[Span]:
    """The spans of an item from its own first visible moment, in seconds."""
    if depth > DEEPEST:
        raise UnreadableCutError(f"{track}: a sequence nested more than {DEEPEST} deep")
    if isinstance(item, otio.schema.Clip):
        return _clip(item, layer, track)
    inner = list(_inside(item, layer, track, depth))
    if item.source_range is None:
        return inner
    window = _window(item)
    return placed(inner, window.start, _ZERO, window.length, (), _speed(item))


def _inside(item: Any, layer: tuple[int, ...], track: str, depth: int) -> Iterator[Span]:
    """A track's children one after the other; a stack's one above the other."""
    reached = _ZERO
    for level, child in enumerate(item):
        if isinstance(child, otio.schema.Transition):
            continue
        stacked = not isinstance(item, otio.schema.Track)
        if getattr(child, "enabled", True) and not isinstance(child, otio.schema.Gap):
            spans = _shown(child, (*layer, level) if stacked else layer, track, depth + 1)
            yield from spans if stacked or not reached else placed(spans, _ZERO, reached, Fraction(10**9), ())
        if not stacked:
            reached += _length(child)


def _length(item: Any) -> Fraction:
    if item.source_range is not None:
        return max(_ZERO, _seconds(item.source_range.duration))
    if isinstance(item, otio.schema.Track):
        return sum((_length(child) for child in item if not isinstance(child, otio.schema.Transition)), _ZERO)
    if isinstance(item, otio.schema.Stack):
        return max((_length(child) for child in item), default=_ZERO)
    return _window(item).length


def _clip(clip: otio.schema.Clip, layer: tuple[int, ...], track: str) -> list[Span]:
    window, reference, ours = _window(clip), clip.media_reference, _ours(clip)
    name = one_line(str(ours.get("text") or "")) or one_line(clip.name)
    look = look_of(name)
    if isinstance(reference, otio.schema.GeneratorReference):
        look = _NOBODY_KINDS.get(reference.generator_kind.lower().replace(" ", ""), look)
        look = Look.CLEAR if "text" in reference.generator_kind.lower() else look
    span = Span(
        _ZERO,
        window.length,
        layer,
        name,
        _media(clip),
        window.start,
        _notes(clip),
        _speed(clip),
        look,
        str(ours.get("speaker") or _comments(clip).get("Speaker") or ""),
        track,
    )
    shown = trimmed(span, _ZERO, window.length)
    return [shown] if shown else []


def _ours(item: Any) -> dict:
    found = item.metadata.get("redfiles", {})
    return found if hasattr(found, "get") else {}


def _comments(clip: otio.schema.Clip) -> dict:
    """The user comments of an AAF clip."""
    found = clip.metadata.get("AAF", {})
    found = found.get("UserComments", {}) if hasattr(found, "get") else {}
    return found if hasattr(found, "get") else {}


def _media(clip: otio.schema.Clip) -> str | None:
    """A file, a mob, a reel; nothing for our own clips, which have no media."""
    reference = clip.media_reference
    url = getattr(reference, "target_url", None) or getattr(reference, "target_url_base", None)
    if url:
        return str(url)
    if _ours(clip):
        return None
    mob = (
        clip.metadata.get("AAF", {}).get("SourceID") if hasattr(clip.metadata.get("AAF", {}), "get") else None
    )
    reel = (
        clip.metadata.get("cmx_3600", {}).get("reel")
        if hasattr(clip.metadata.get("cmx_3600", {}), "get")
        else None
    )
    return identity(str(mob)) if mob else identity(str(reel)) if reel else None


def _speed(item: Any) -> float:
    """The product of an item's linear time warps; a freeze is 0."""
    speed = 1.0
    for effect in item.effects:
        if isinstance(effect, otio.schema.LinearTimeWarp):
            speed *= effect.time_scalar
    return speed


def _notes(clip: otio.schema.Clip) -> tuple[str, ...]:
    texts = [text for marker in clip.markers for text in _said_by(marker)]
    texts += [one_line(str(_comments(clip).get(column) or "")) for column in ("Comments", "Text")]
    comments = clip.metadata.get("cmx_3600", {})
    texts += [
        one_line(str(text)) for text in (comments.get("comments", ()) if hasattr(comments, "get") else ())
    ]
    return tuple(dict.fromkeys(text for text in texts if text))


def _said_by(marker: otio.schema.Marker) -> tuple[str, str]:
    return one_line(getattr(marker, "comment", "") or ""), one_line(marker.name)


def _marks(stack: otio.schema.Stack) -> Iterator[Mark]:
    """Markers of the whole timeline, and of its tracks."""
    for owner in (stack, *stack):
        for marker in getattr(owner, "markers", ()):
            text = next((text for text in _said_by(marker) if text), "")
            if text:
                yield _seconds(marker.marked_range.start_time), text
