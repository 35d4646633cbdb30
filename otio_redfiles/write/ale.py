"""Avid log exchange: one row a clip, to be imported into a bin. Tabs between fields, CRLF after lines."""

from collections.abc import Iterator
from pathlib import Path

from otio_redfiles.model import Script, Shot
from otio_redfiles.programme import Clip, Programme, lay
from otio_redfiles.tc import Rate, frame_of, label_of
from otio_redfiles.write import midnight, reread

COLUMNS = ("Name", "Tracks", "Start", "End", "Tape", "Comments", "Speaker", "Shot Type")


def write(script: Script, path: Path) -> None:
    """The log at `path`. Raises UnwritableTargetError past midnight."""
    programme = lay(script)
    midnight.refuse(programme, path, "an ALE's")
    lines = [
        "Heading",
        "FIELD_DELIM\tTABS",
        "VIDEO_FORMAT\t1080",
        "AUDIO_FORMAT\t48khz",
        f"FPS\t{programme.rate.name}",
        "",
        "Column",
        "\t".join(COLUMNS),
        "",
        "Data",
        *("\t".join(_row(clip, programme)) for clip in _in_order(programme)),
    ]
    path.write_text("".join(line + "\r\n" for line in lines), encoding="utf-8", newline="")


def check(script: Script, paths: list[Path]) -> None:
    """Read the rows again: as many, with the same timecodes. (Only the tests have the stock reader.)"""
    programme = lay(script)
    wanted = [(clip.start, clip.end) for clip in _in_order(programme)]
    reread.compare(paths[0], wanted, list(_read(paths[0], programme.rate)), programme.rate)


def _in_order(programme: Programme) -> list[Clip]:
    return sorted(programme.clips(), key=lambda clip: clip.start)


def _row(clip: Clip, programme: Programme) -> tuple[str, ...]:
    """The fields of one clip. Its tape is the programme: source timecode is record timecode."""
    picture = isinstance(clip.item, Shot)
    return (
        clip.name,
        "V" if picture else "A1",
        label_of(clip.start, programme.rate),
        label_of(clip.end, programme.rate),
        programme.title,
        clip.words,
        clip.speaker,
        clip.item.shot_type if isinstance(clip.item, Shot) else "",
    )


def _read(path: Path, rate: Rate) -> Iterator[reread.Span]:
    rows = path.read_text(encoding="utf-8").split("Data\n", 1)[1].splitlines()
    for row in rows:
        fields = row.split("\t")
        if len(fields) != len(COLUMNS):
            raise reread.differs(path, f"{len(fields)} fields instead of {len(COLUMNS)}")
        yield frame_of(fields[2], rate), frame_of(fields[3], rate)
