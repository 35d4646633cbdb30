"""Avid marker list, as Media Composer exports it: user, timecode, track, colour, comment, length, by tabs."""

from pathlib import Path

from otio_redfiles.model import Script
from otio_redfiles.programme import lay
from otio_redfiles.tc import frame_of, label_of
from otio_redfiles.write import midnight, reread
from otio_redfiles.write.notes import notes_of

USER = "redfiles"
FIELDS = 6


def write(script: Script, path: Path) -> None:
    """The list at `path`. Raises UnwritableTargetError past midnight."""
    programme = lay(script)
    midnight.refuse(programme, path, "a marker list's")
    rows = (
        "\t".join((USER, label_of(n.start, programme.rate), n.track, n.colour.lower(), n.text or n.name, "1"))
        for n in notes_of(programme)
    )
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8", newline="\n")


def check(script: Script, paths: list[Path]) -> None:
    """Read the rows again: as many, six fields each, the same timecodes."""
    programme = lay(script)
    rows = [row.split("\t") for row in paths[0].read_text(encoding="utf-8").split("\n")[:-1]]
    if any(len(row) != FIELDS for row in rows):
        raise reread.differs(paths[0], "a row has not six fields")
    at = [frame_of(row[1], programme.rate) for row in rows]
    wanted = [(n.start, n.start + 1) for n in notes_of(programme)]
    reread.compare(paths[0], wanted, [(frame, frame + 1) for frame in at], programme.rate)
