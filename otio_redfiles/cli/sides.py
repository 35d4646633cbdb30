"""What `diff`, `retime` and `report` are given: scripts and cuts in any mix, told apart by suffix."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from otio_redfiles.cut import SUFFIXES, Known, read_cut
from otio_redfiles.cut.edl_rate import UNSAID
from otio_redfiles.cut.model import Cut
from otio_redfiles.errors import TimecodeError, UnreadableCutError, UsageError
from otio_redfiles.model import Reading, Script
from otio_redfiles.tc import Rate, frame_of


def is_cut(path: str) -> bool:
    """Whether the suffix is a cut's; everything else is read as a script."""
    return Path(path).suffix.lower() in SUFFIXES


def load_both(a: str, b: str, reading: Reading) -> tuple[Script | Cut, Script | Cut]:
    """A and B, at one rate as far as it can be told. A script beside a cut is read at the cut's rate; a list that
    does not say its rate is read at the other's, unless its own frame numbers prove one."""
    from otio_redfiles.pipeline import drafted, scripted, scripted_beside, stated_rate

    drafts = {path: drafted(path, reading) for path in (a, b) if not is_cut(path)}
    cuts = {path: read_cut(path, reading.rate) for path in (a, b) if is_cut(path)}
    if len(cuts) == 1 and drafts:
        path, script = *cuts, *drafts
        cuts[path] = at_rate_of(cuts[path], stated_rate(drafts[script][1]), script)
    elif len(cuts) == 2:
        cuts = _two_cuts(cuts)
    for cut in cuts.values():
        say(cut)

    def script_at(path: str) -> Script:
        with blaming(*cuts.values()):
            beside = [cut.rate for cut in cuts.values()]
            read = scripted_beside(path, *drafts[path], reading, *beside) if beside else scripted(path, *drafts[path], reading)
            return say_aside(read)

    found = [cuts[path] if path in cuts else script_at(path) for path in (a, b)]
    return found[0], found[1]


def _two_cuts(cuts: Mapping[str, Cut]) -> dict[str, Cut]:
    """Both cuts: the one whose rate is less sure is read at the rate of the other. That lists do not say theirs is
    said once."""
    unsure, surer = sorted(cuts, key=lambda path: cuts[path].known)
    known = cuts[surer].rate if cuts[unsure].known < cuts[surer].known else None
    second = at_rate_of(cuts[unsure], known, surer)
    if second.rate == cuts[surer].rate and any(said.startswith(UNSAID) for said in cuts[surer].said):
        second = replace(second, said=tuple(said for said in second.said if not said.startswith(UNSAID)))
    return {**cuts, unsure: second}


def at_rate_of(cut: Cut, rate: Rate | None, other: str) -> Cut:
    """`cut` read at `rate`, which `other` says, if its own is a guess and its timecodes exist at that rate."""
    if rate is None or cut.known is Known.PROVEN:
        return cut
    try:
        again = read_cut(cut.source, rate)
    except UnreadableCutError:
        return cut
    why = f"{UNSAID}; read at {rate.spoken} like {other} (tell it with --rate)"
    return replace(again, said=(why, *again.said))


@contextmanager
def blaming(*cuts: Cut) -> Iterator[None]:
    """Add to a timecode that a script cannot have whose rate it was read at."""
    try:
        yield
    except TimecodeError as error:
        named = "; ".join(f"{cut.source} is at {cut.rate.spoken}" for cut in cuts)
        raise TimecodeError(f"{error}; {named}" if named else str(error)) from error


def say(cut: Cut) -> None:
    """What is to be said of how a cut was read, on standard error."""
    for sentence in cut.said:
        click.echo(f"redfiles: {cut.source}: {sentence}", err=True)


def say_aside(script: Script) -> Script:
    """The script again; what of its file was not read, and what option changed nothing, is said on standard error."""
    from otio_redfiles.report.reading import aside

    if sentence := aside(script):
        click.echo(f"redfiles: {script.source}: {sentence}", err=True)
    return script


def load_any(path: str, reading: Reading, quiet: bool = False) -> Script:
    """The script at `path`; of a timeline of ours the one it holds; of another cut its pictures as shots and its
    speech as speeches, with a word on standard error of how it was read (unless `quiet`)."""
    if not is_cut(path):
        from otio_redfiles.pipeline import load_script

        script = load_script(path, reading)
        return script if quiet else say_aside(script)
    from otio_redfiles.cut import skeleton

    own = _own(path)
    if own is not None:
        return own
    cut = read_cut(path, reading.rate)
    if not quiet:
        say(cut)
    return skeleton(cut)


def _own(path: str) -> Script | None:
    """The script in a timeline of ours, with everything it held."""
    if Path(path).suffix.lower() not in (".otio", ".otioz"):
        return None
    import opentimelineio as otio

    from otio_redfiles.cut.nesting import check_nesting
    from otio_redfiles.timeline import script_of

    check_nesting(Path(path))
    try:
        return script_of(otio.adapters.read_from_file(path))
    except (otio.exceptions.OTIOError, OSError, ValueError, KeyError):
        return None  # `read_cut` says what is wrong with it


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
