"""A script as an OpenTimelineIO timeline, and back.

    build_timeline(script)  ->  otio Timeline       script_of(timeline)  ->  Script | None

What OpenTimelineIO has no field for lives under `metadata["redfiles"]`; that also makes the way back
lossless. The other metadata is what the stock adapters want, so that a written .otio converts well on a
machine without this package: mob id and comments for AAF, a reel for EDL, comment and colour for FCP XML.
"""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from otio_redfiles import script_json
from otio_redfiles.model import Script, Shot, Speech
from otio_redfiles.programme import SHOTS, Clip, Lane, Mark, Programme, lay, one_line

KEY = "redfiles"

# Premiere paints a marker by `pproColor`, 0xAABBGGRR; its own exports hold these.
PREMIERE_COLOURS = {
    "GREEN": "4281828977",
    "CYAN": "4292277273",
    "YELLOW": "4281049552",
    "PURPLE": "4289825711",
    "BLUE": "4294741314",
    "RED": "4281740498",
}

# Mob ids are made from what is in the clip: a second import finds the clips of the first.
_NAMESPACE = uuid.UUID("5f2c5a0e-6b0f-5d0c-9a51-7d1c3b8e2f64")

# OpenTimelineIO cuts a text at a NUL and refuses halves of surrogate pairs.
_UNKEEPABLE = re.compile(r"[\ud800-\udfff]|\\u0000")


def build_timeline(script: Script) -> otio.schema.Timeline:
    """The timeline of `script`: Shots (video), Narration and Interviews (audio), cues as markers."""
    programme = lay(script)
    timeline = otio.schema.Timeline(programme.title, global_start_time=_time(programme.start, programme))
    timeline.metadata[KEY] = {"version": 1, "script": _kept(script)}
    timeline.tracks.extend([_track(lane, programme) for lane in programme.lanes])
    timeline.tracks.markers.extend([_mark(mark, programme) for mark in programme.marks])
    return timeline


def script_of(timeline: otio.core.SerializableObject) -> Script | None:
    """The script a timeline of ours was made from, or None if it is not ours, or no longer.

    Clips that were moved, trimmed or deleted since are so in the script. A timeline with anything else in it,
    such as clips of others, media or transitions, is no longer ours.
    """
    if not isinstance(timeline, otio.schema.Timeline) or KEY not in timeline.metadata:
        return None
    try:
        script = _unkept(timeline.metadata)
        spans = dict(_spans(timeline))
    except (KeyError, TypeError, ValueError):
        return None
    if set(spans) - {clip.key for clip in lay(script).clips()}:
        return None
    return _as_edited(script, spans)


def mob_id(programme: str, told: str) -> str:
    """The AAF mob id of what `told` names in a programme, always the same: a SMPTE 330M label and a UUID."""
    material = uuid.uuid5(_NAMESPACE, f"{programme}\0{told}").hex
    groups = ".".join(material[i : i + 8] for i in range(0, 32, 8))
    return f"urn:smpte:umid:060a2b34.01010105.01010f20.13000000.{groups}"


# --------------------------------------------------------------------------- there


def _time(frame: int, programme: Programme) -> RationalTime:
    return RationalTime(frame, float(programme.rate.fps))


def _range(start: int, length: int, programme: Programme) -> TimeRange:
    return TimeRange(_time(start, programme), _time(length, programme))


def _track(lane: Lane, programme: Programme) -> otio.schema.Track:
    kind = otio.schema.TrackKind.Video if lane.picture else otio.schema.TrackKind.Audio
    track = otio.schema.Track(lane.name, kind=kind)
    track.extend(list(_children(lane, programme)))
    return track


def _children(lane: Lane, programme: Programme) -> Iterator[otio.schema.Gap | otio.schema.Clip]:
    """The clips, and gaps before those that do not follow at once."""
    at = programme.start
    for clip in lane.clips:
        if clip.start > at:
            yield otio.schema.Gap(source_range=_range(0, clip.start - at, programme))
        yield _clip(clip, programme)
        at = clip.end


def _clip(clip: Clip, programme: Programme) -> otio.schema.Clip:
    """A clip without media; its source timecode is its record timecode: it cuts up the programme's file."""
    where = _range(clip.start, clip.length, programme)
    return otio.schema.Clip(
        name=clip.name,
        media_reference=otio.schema.MissingReference(
            name=clip.name,
            available_range=where,
            metadata={
                "AAF": {"EssenceDescription": {"SampleRate": str(programme.rate.fps), "Length": clip.length}}
            }
            if clip.kind == SHOTS
            else {},
        ),
        source_range=where,
        markers=[_marker(clip, programme)] if clip.kind == SHOTS else [],
        metadata={
            KEY: {"key": clip.key, "kind": clip.kind, **_details(clip)},
            "cmx_3600": {"reel": "AX"},
            "AAF": {
                "MobID": mob_id(programme.title, clip.identity),
                "UserComments": {"Text": clip.words, **({"Speaker": clip.speaker} if clip.speaker else {})},
            },
        },
    )


def _details(clip: Clip) -> dict[str, Any]:
    item = clip.item
    shared: dict[str, Any] = {
        "line": item.line,
        "printed": one_line(item.printed) if item.printed else None,
        "timing": str(item.timing),
        "confidence": item.confidence,
        "text": clip.words,
    }
    if isinstance(item, Shot):
        return {**shared, "shot_type": item.shot_type}
    return {**shared, "speaker": clip.speaker, "delivery": str(item.delivery)}


def _marker(clip: Clip, programme: Programme) -> otio.schema.Marker:
    return _noted(clip.name, clip.words, clip.colour, clip.start, programme)


def _mark(mark: Mark, programme: Programme) -> otio.schema.Marker:
    """A marker on the stack: its time counts from the timeline's first frame."""
    marker = _noted(mark.name, mark.comment, mark.colour, mark.start - programme.start, programme)
    marker.metadata[KEY] = {"key": f"C{mark.number:03d}", "kind": str(mark.item.kind)}
    return marker


def _noted(name: str, comment: str, colour: str, start: int, programme: Programme) -> otio.schema.Marker:
    return otio.schema.Marker(
        name=name,
        marked_range=_range(start, 1, programme),
        color=colour,
        comment=comment,
        metadata={
            "fcp_xml": {"comment": comment, "pproColor": PREMIERE_COLOURS[colour]},
            "Resolve_OTIO": {"Keywords": [], "Note": comment},
        },
    )


def _kept(script: Script) -> dict[str, Any] | str:
    """The script as metadata; as JSON text where OpenTimelineIO could not hold its characters.

    Of its source only the name is kept: the same script gives the same file from any folder.
    """
    values = script_json.to_dict(replace(script, source=PurePath(script.source).name))
    text = json.dumps(values, ensure_ascii=False)
    return json.dumps(values) if _UNKEEPABLE.search(text) else values


# --------------------------------------------------------------------------- and back


def _unkept(metadata: Any) -> Script:
    """By way of JSON: much faster than asking for one value after the other."""
    values = json.loads(otio.core.serialize_json_to_string(metadata[KEY]["script"]))
    return script_json.from_dict(json.loads(values) if isinstance(values, str) else values)


def _spans(timeline: otio.schema.Timeline) -> Iterator[tuple[str, tuple[int, int]]]:
    """Key and record frames of every clip. Raises ValueError or TypeError for what no script makes."""
    start = timeline.global_start_time.to_frames() if timeline.global_start_time else 0
    for track in timeline.tracks:
        if not isinstance(track, otio.schema.Track) or track.source_range or track.effects:
            raise ValueError("not as a script makes it")
        at = start
        for child in track:
            length = child.duration().to_frames()
            if isinstance(child, otio.schema.Clip):
                yield _key(child), (at, at + length)
            elif not isinstance(child, otio.schema.Gap):
                raise TypeError("not as a script makes it")
            at += length


def _key(clip: otio.schema.Clip) -> str:
    if clip.effects or not isinstance(clip.media_reference, otio.schema.MissingReference):
        raise ValueError("not as a script makes it")
    return str(clip.metadata[KEY]["key"])


def _as_edited(script: Script, spans: dict[str, tuple[int, int]]) -> Script:
    """`script` with its shots and speeches where the clips are now, and without those that are gone."""
    laid = {clip.key: clip for clip in lay(script).clips()}
    if all(spans.get(key) == (clip.start, clip.end) for key, clip in laid.items()):
        return script
    moved = [_moved(clip, *spans[key]) for key, clip in laid.items() if key in spans]
    return replace(
        script,
        shots=tuple(item for item in moved if isinstance(item, Shot)),
        speeches=tuple(sorted((i for i in moved if isinstance(i, Speech)), key=lambda speech: speech.start)),
    )


def _moved(clip: Clip, start: int, end: int) -> Shot | Speech:
    """The clip's shot or speech from `start` to `end`, its segments moved along."""
    if (start, end) == (clip.start, clip.end):
        return clip.item
    if isinstance(clip.item, Shot):
        return replace(clip.item, start=start, end=end)
    shift = start - clip.start
    segments = tuple(replace(s, start=min(max(s.start + shift, start), end)) for s in clip.item.segments)
    return replace(clip.item, start=start, end=end, segments=segments)
