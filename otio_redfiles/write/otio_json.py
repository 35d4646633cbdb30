"""OpenTimelineIO's own JSON: nothing is lost."""

from pathlib import Path

import opentimelineio as otio

from otio_redfiles.model import Script
from otio_redfiles.timeline import build_timeline, script_of
from otio_redfiles.write import reread


def write(script: Script, path: Path) -> None:
    """The timeline at `path`."""
    path.write_text(build_timeline(script).to_json_string(indent=4), encoding="utf-8", newline="\n")


def check(script: Script, paths: list[Path]) -> None:
    """Read it with OpenTimelineIO and take the script out again: it must be the same in every detail."""
    refuse_unless_same(script, paths[0], "otio_json")


def refuse_unless_same(script: Script, path: Path, adapter: str) -> None:
    """Raise UnwritableTargetError unless `adapter` finds `script` in the file at `path`."""
    if script_of(otio.adapters.read_from_file(str(path), adapter)) != script:
        raise reread.differs(path, "the script in it is another")
