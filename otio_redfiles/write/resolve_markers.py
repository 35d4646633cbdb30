"""DaVinci Resolve's marker list, which has the look of an EDL: an event of one frame a marker, and a line
below it with note, colour, name and duration.

    001  001      V     C        10:00:00:00 10:00:00:01 10:00:00:00 10:00:00:01
    Aerial of the fjord at dawn |C:ResolveColorGreen |M:S001 Aerial of the fjord at dawn |D:1

Resolve loses its way in a note that begins with a digit or a star, splits at "|", keeps one marker a frame,
stops at 999 events and refuses characters outside Unicode's first plane.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from otio_redfiles.model import Script
from otio_redfiles.programme import Programme, lay
from otio_redfiles.tc import Rate, label_of
from otio_redfiles.write import edl, midnight, part, reread
from otio_redfiles.write.notes import Note, notes_of

# Resolve has sixteen colours; these are its names for ours.
COLOURS = {
    "GREEN": "Green",
    "CYAN": "Cyan",
    "YELLOW": "Yellow",
    "PURPLE": "Purple",
    "BLUE": "Blue",
    "RED": "Red",
}

_BEYOND_THE_FIRST_PLANE = re.compile("[\U00010000-\U0010ffff]")
_STATEMENT = re.compile(r"[\d*>]|LOC|M2|FROM|TO CLIP|ASC_|FREEZE|TITLE|FCM|SPLIT|AUD|EFFECTS|OTIO")


def write(script: Script, path: Path) -> None:
    """The list at `path`, past 999 markers the next part beside it. Raises UnwritableTargetError past midnight."""
    programme = lay(script)
    midnight.refuse(programme, path, "an EDL's")
    notes = _one_a_frame(programme)
    parts = [notes[i : i + edl.LONGEST] for i in range(0, len(notes), edl.LONGEST)] or [[]]
    for number, chunk in enumerate(parts, 1):
        lines = [*edl.head(programme.title, programme.rate), "", *_body(chunk, programme.rate)]
        part(path, number).write_text("".join(line + "\r\n" for line in lines), encoding="utf-8", newline="")


def check(script: Script, paths: list[Path]) -> None:
    """Read the lists with the stock cmx_3600 reader, to which each marker is an event of one frame."""
    programme = lay(script)
    found = [span for path in paths for _, spans in edl.read(path, programme.rate) for span in spans]
    reread.compare(paths[0], [(n.start, n.start + 1) for n in _one_a_frame(programme)], found, programme.rate)


def _one_a_frame(programme: Programme) -> list[Note]:
    """The notes, later ones moved on to the next free frame, or back from the programme's end."""
    taken: dict[int, Note] = {}
    for note in notes_of(programme):
        at = note.start
        while at in taken:
            at += 1
        while at >= programme.end and at > programme.start and (at in taken or at >= programme.end):
            at -= 1
        taken[at] = replace(note, start=at)
    return [taken[at] for at in sorted(taken)]


def _body(notes: list[Note], rate: Rate) -> Iterator[str]:
    for number, note in enumerate(notes, 1):
        span = f"{label_of(note.start, rate)} {label_of(note.start + 1, rate)}"
        length = 1 if note.track.startswith("V") else note.length
        yield f"{number:03d}  001      V     C        {span} {span}  "
        yield f"{_note(note.text)} |C:ResolveColor{COLOURS[note.colour]} |M:{_legal(note.name)} |D:{length}"
        yield ""


def _note(text: str) -> str:
    """`text` so that no reader of edit lists takes it for a statement of its own."""
    plain = _legal(text)
    return f"- {plain}" if _STATEMENT.match(plain) else plain


def _legal(text: str) -> str:
    """`text` as Resolve can take it."""
    return _BEYOND_THE_FIRST_PLANE.sub("", text.replace("|", "¦")).strip()
