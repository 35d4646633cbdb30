"""SubRip subtitles: number, times with a comma, lines, an empty line."""

import re
from pathlib import Path

from otio_redfiles.model import Script
from otio_redfiles.write import reread
from otio_redfiles.write.captions import captions_of, stamp

_BLOCK = re.compile(r"(\d+)\n(\S+) --> (\S+)\n((?:[^\n]+\n)+)\n")


def write(script: Script, path: Path) -> None:
    """The subtitles at `path`."""
    blocks = (
        f"{number}\n{stamp(c.start, ',')} --> {stamp(c.end, ',')}\n{_legal(c.lines)}\n\n"
        for number, c in enumerate(captions_of(script), 1)
    )
    path.write_text("".join(blocks), encoding="utf-8", newline="\n")


def check(script: Script, paths: list[Path]) -> None:
    """Take the file apart again: nothing but blocks, as many as there are subtitles, with their times."""
    text = paths[0].read_text(encoding="utf-8")
    wanted = [(stamp(c.start, ","), stamp(c.end, ",")) for c in captions_of(script)]
    if _BLOCK.sub("", text) or [m.groups()[1:3] for m in _BLOCK.finditer(text)] != wanted:
        raise reread.differs(paths[0], "the subtitles are others")


def _legal(lines: tuple[str, ...]) -> str:
    """An arrow in the words would be taken for times."""
    return "\n".join(line.replace("-->", "-- >") for line in lines)
