"""WebVTT subtitles: a head, times with a point, the speaker as a voice."""

import re
from html import escape, unescape
from pathlib import Path

from otio_redfiles.model import Script
from otio_redfiles.write import reread
from otio_redfiles.write.captions import Caption, captions_of, stamp

_BLOCK = re.compile(r"(\S+) --> (\S+)\n(?:<v ([^>]*)>)?((?:[^\n]+\n)+)\n")


def write(script: Script, path: Path) -> None:
    """The subtitles at `path`."""
    blocks = (
        f"{stamp(c.start, '.')} --> {stamp(c.end, '.')}\n{_voice(c)}{_text(c)}\n\n"
        for c in captions_of(script)
    )
    path.write_text("WEBVTT\n\n" + "".join(blocks), encoding="utf-8", newline="\n")


def check(script: Script, paths: list[Path]) -> None:
    """Take the file apart again: times, speakers and words."""
    text = paths[0].read_text(encoding="utf-8").removeprefix("WEBVTT\n\n")
    wanted = [
        (stamp(c.start, "."), stamp(c.end, "."), "\n".join(c.lines) + "\n") for c in captions_of(script)
    ]
    found = [(m[1], m[2], unescape(m[4])) for m in _BLOCK.finditer(text)]
    if _BLOCK.sub("", text) or found != wanted:
        raise reread.differs(paths[0], "the subtitles are others")


def _voice(caption: Caption) -> str:
    return f"<v {escape(caption.speaker, quote=False)}>" if caption.speaker else ""


def _text(caption: Caption) -> str:
    return escape("\n".join(caption.lines), quote=False)
