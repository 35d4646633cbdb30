"""What OpenTimelineIO's own programs call: the script adapter and the two write hooks.

    otioconvert -i script.txt -o cut.edl    calls `read_from_file`, then `before_write` and `after_write`

OpenTimelineIO loads the files in `adapters/` by path, under names of its own; so they only import from here.

The stock writers cannot write what a script needs (see `write`), so before a timeline of ours is written as
EDL, XML, FCPXML, AAF or ALE, the files are made, checked and kept in a stand-in of one clip, which the stock
writer gets instead; after it the kept files take the place of what it wrote. Timelines of others, and ours
once they hold something a script cannot, pass untouched.
"""

import base64
import json
import warnings
from pathlib import Path
from typing import Any, TypeAlias

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

from otio_redfiles.errors import RedfilesError, UnknownFormatError, UnwritableTargetError
from otio_redfiles.model import Reading
from otio_redfiles.tc import rate_of
from otio_redfiles.timeline import KEY, build_timeline, mob_id, script_of
from otio_redfiles.write import Format, format_of, make, put, scratch_beside

# What a stock writer's file begins with, or holds near its beginning. Another adapter, asked for by name,
# may have written the stand-in: then nothing may take its place.
SIGNS = {
    ".edl": b"TITLE:",
    ".markers.edl": b"TITLE:",
    ".xml": b"<xmeml",
    ".fcpxml": b"<fcpxml",
    ".aaf": b"\xd0\xcf\x11\xe0",
    ".ale": b"Heading",
}
FINISHED = "finished"

_Object: TypeAlias = otio.core.SerializableObject


def read_from_file(
    filepath: str,
    rate: Any = None,
    drop_frame: Any = False,
    start: str | None = None,
    offset: str | None = None,
    columns: str | None = None,
    timecode_style: str | None = None,
) -> otio.schema.Timeline:
    """The script at `filepath` as a timeline. The arguments are those of `redfiles convert`, as text:
    `otioconvert -a rate=29.97 -a drop_frame=true -a start=01:00:00:00`. Raises OTIOError."""
    from otio_redfiles.pipeline import load_script  # late: the hooks run for every timeline anybody writes

    try:
        drop = str(drop_frame).lower() in ("true", "1", "yes")
        told = rate_of(str(rate or "29.97"), drop) if rate or drop else None
        names = tuple(name.strip().lower() for name in columns.split(",")) if columns else ()
        return build_timeline(
            load_script(Path(filepath), Reading(told, start, offset, names, timecode_style))
        )
    except RedfilesError as error:
        raise otio.exceptions.OTIOError(str(error)) from error


def before_write(in_timeline: _Object, argument_map: dict[str, Any]) -> _Object:
    """The pre_adapter_write hook: a stand-in that holds the finished files, or `timeline` as it is.

    Without `_filepath` a string is written, and nobody knows in which format: also then as it is.
    """
    form = _hooked(argument_map.get("_filepath"))
    if form is None or not isinstance(in_timeline, otio.schema.Timeline) or KEY not in in_timeline.metadata:
        return in_timeline
    script = script_of(in_timeline)
    if script is None:
        return in_timeline
    try:
        with scratch_beside(Path(argument_map["_filepath"])) as scratch:
            return _stand_in([(file.name, file.read_bytes()) for file in make(script, scratch, form)])
    except RedfilesError as error:
        raise otio.exceptions.OTIOError(str(error)) from error


def after_write(in_timeline: _Object, argument_map: dict[str, Any]) -> _Object:
    """The post_adapter_write hook: puts the files that the stand-in holds in place of what was written."""
    form = _hooked(argument_map.get("_filepath"))
    if (
        form is None
        or not isinstance(in_timeline, otio.schema.Timeline)
        or FINISHED not in in_timeline.metadata.get(KEY, {})
    ):
        return in_timeline
    try:
        _replace(Path(argument_map["_filepath"]), form, json.loads(in_timeline.metadata[KEY][FINISHED]))
    except RedfilesError as error:
        raise otio.exceptions.OTIOError(str(error)) from error
    return in_timeline


def _hooked(path: str | None) -> Format | None:
    try:
        form = format_of(path) if path else None
    except UnknownFormatError:
        return None
    return form if form and form.suffix in SIGNS else None


def _stand_in(files: list[tuple[str, bytes]]) -> otio.schema.Timeline:
    """A timeline of one clip that every stock writer can write. The files travel as metadata, not as an
    attribute, so that they outlive a copy that somebody else's hook makes."""
    second = TimeRange(RationalTime(0, 25), RationalTime(25, 25))
    clip = otio.schema.Clip(
        "Stand-in",
        otio.schema.MissingReference(available_range=second),
        second,
        {"cmx_3600": {"reel": "AX"}, "AAF": {"MobID": mob_id("stand-in", "")}},
    )
    timeline = otio.schema.Timeline("Stand-in")
    timeline.tracks.append(otio.schema.Track("Shots", [clip], kind=otio.schema.TrackKind.Video))
    timeline.metadata[KEY] = {
        FINISHED: json.dumps([[name, base64.b64encode(data).decode()] for name, data in files])
    }
    return timeline


def _replace(path: Path, form: Format, files: list[list[str]]) -> None:
    """Put `files` where the stand-in was written. Raises UnwritableTargetError if it is another format."""
    with path.open("rb") as written:
        begins = written.read(1000)
    if SIGNS[form.suffix] not in begins:
        path.unlink()
        raise UnwritableTargetError(
            f"{path}: the adapter writes another format than the suffix says ({form.name}); "
            "give the file that format's suffix"
        )
    with scratch_beside(path) as scratch:
        made = [scratch.with_name(name) for name, _ in files]
        for file, (_, data) in zip(made, files, strict=True):
            file.write_bytes(base64.b64decode(data))
        done = put(made, path.parent)
    if more := ", ".join(file.name for file in done[1:]):
        warnings.warn(f"{path}: a list ends at 999 events, so it goes on in {more}", stacklevel=2)
