"""`redfiles retime`: the same script with the cut's timecodes."""

from pathlib import Path

import click

from otio_redfiles.cli.options import FILE, reading_options
from otio_redfiles.model import Reading


@click.command(
    "retime",
    epilog="Beside NEW stand NEW.changes.csv (line, old, new, what) and NEW.segments.csv (start, end, "
    "destination).  Example: redfiles retime ep101.docx ep101_locked.xml -o ep101_final.docx",
)
@click.argument("script", type=FILE)
@click.argument("cut", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="NEW",
    required=True,
    help="The new document, of SCRIPT's kind.",
)
@reading_options
def command(script: str, cut: str, output: str, reading: Reading) -> int:
    """Give SCRIPT the timecodes of CUT: the same document in its own notation, nothing else changed."""
    from otio_redfiles.cli.outputs import write_outputs
    from otio_redfiles.cli.sides import at_rate_of, blaming, compared, is_cut, say, say_aside
    from otio_redfiles.cut import read_cut
    from otio_redfiles.errors import UsageError
    from otio_redfiles.match import strangers
    from otio_redfiles.pipeline import drafted, scripted_beside, stated_rate
    from otio_redfiles.retime import changes_csv, plan, rewrite, segments_csv
    from otio_redfiles.retime.rewrite import refuse_suffix

    if is_cut(script) or not is_cut(cut):
        raise UsageError(
            "redfiles retime SCRIPT CUT -o NEW: first the script, then the cut (.edl .xml .fcpxml .aaf .otio)"
        )
    refuse_suffix(Path(script), Path(output))
    page, draft = drafted(script, reading)
    shown = at_rate_of(read_cut(cut, reading.rate), stated_rate(draft), script)
    say(shown)
    with blaming(shown):
        read = say_aside(scripted_beside(script, page, draft, reading, shown.rate))
    comparison = compared(read, shown, None)
    made = plan(draft, read, comparison)
    write_outputs(
        {
            output: lambda path: rewrite(Path(script), path, made, page),
            f"{output}.changes.csv": lambda path: _write(path, changes_csv(made)),
            f"{output}.segments.csv": lambda path: _write(path, segments_csv(comparison)),
        },
        inputs=(script, cut),
    )
    _say(script, made, read.rate.nominal)
    if found := strangers(comparison):
        click.echo(f"redfiles: {script}: {found} in {cut}: is it the cut of this programme?", err=True)
    return 0


_ORDER = "; it is out of order now"


def _write(path: Path, text: str) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8", errors="replace"))


def _say(script: str, made, second: int) -> None:
    """What was done, every timecode that was left, and every one that left its order, on standard error."""
    astray = made.left_behind(second)
    left = [
        (change.line, f"{change.old} left as it was: not placed in the cut ({change.what}){_ORDER if change in astray else ''}")
        for change in made.unplaced
    ]
    moved = [
        (change.line, f"{change.new} is out of order now: moved in the cut ({change.what}); move its row, or it reads like a slip")
        for change in made.out_of_order(second)
    ]
    for line, said in sorted(left + moved, key=lambda one: one[0]):
        click.echo(f"{script}:{line}: {said}", err=True)
    click.echo(
        f"redfiles: {len(made.edits)} of {len(made.changes)} timecodes changed, "
        f"{len(made.unplaced)} not placed",
        err=True,
    )
