"""What `diff`, `retime` and `report` are given: scripts and cuts in any mix, told apart by suffix."""

from dataclasses import replace
from pathlib import Path

import click

from otio_redfiles.cut import SUFFIXES, read_cut
from otio_redfiles.cut.model import Cut
from otio_redfiles.errors import UsageError
from otio_redfiles.model import Reading, Script
from otio_redfiles.tc import Rate, frame_of


def is_cut(path: str) -> bool:
    """Whether the suffix is a cut's; everything else is read as a script."""
    return Path(path).suffix.lower() in SUFFIXES


def load_both(a: str, b: str, reading: Reading) -> tuple[Script | Cut, Script | Cut]:
    """A and B. A script beside a cut is read at the cut's rate unless the user told one."""
    cuts = {path: load_cut(path, reading.rate) for path in (a, b) if is_cut(path)}
    if cuts and reading.rate is None:
        reading = replace(reading, rate=next(iter(cuts.values())).rate)
    found = [cuts[path] if path in cuts else load_a_script(path, reading) for path in (a, b)]
    return found[0], found[1]


def load_cut(path: str, rate: Rate | None) -> Cut:
    """The cut at `path`; what it says of its reading goes to standard error."""
    cut = read_cut(path, rate)
    for sentence in cut.said:
        click.echo(f"redfiles: {path}: {sentence}", err=True)
    return cut


def load_a_script(path: str, reading: Reading) -> Script:
    """The script at `path`."""
    from otio_redfiles.pipeline import load_script

    return load_script(path, reading)


def compared(a: Script | Cut, b: Script | Cut, tolerance: str | None):
    """The comparison of two loaded sides."""
    from otio_redfiles.cut import side_of_cut, side_of_script
    from otio_redfiles.match import compare

    def side(this: Script | Cut, other: Script | Cut):
        return (
            side_of_script(this)
            if isinstance(this, Script)
            else side_of_cut(this, words=isinstance(other, Script))
        )

    rate = b.rate if isinstance(b, Cut) else a.rate
    return compare(side(a, b), side(b, a), tolerance_frames(tolerance, rate))


def tolerance_frames(text: str | None, rate: Rate) -> int | None:
    """Frames out of "12", "12f", "0.5s" or "00:00:00:12". Raises UsageError."""
    if text is None:
        return None
    bare = text.strip().lower()
    try:
        if ":" in bare:
            return frame_of(bare, Rate(rate.fps))
        value = rate.frames(float(bare[:-1])) if bare.endswith("s") else int(bare.removesuffix("f"))
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"--tolerance {text}: give frames (12), seconds (0.5s) or a timecode (00:00:00:12)"
        ) from error
    if value < 0:
        raise UsageError(f"--tolerance {text}: cannot be negative")
    return value
