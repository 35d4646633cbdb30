"""`redfiles diff`: a script against its cut, two cuts, two scripts."""

import json
from pathlib import Path

import click

from otio_redfiles.cli.options import FILE, reading_options
from otio_redfiles.model import Reading


@click.command(
    "diff",
    epilog="Exit status: 0 no differences, 1 differences, 2 trouble.  "
    "Example: redfiles diff ep101.docx ep101_v3.edl --html changes.html -o changes.otio",
)
@click.argument("a", type=FILE)
@click.argument("b", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON on standard output.")
@click.option("--html", type=FILE, metavar="FILE", help="A page to look at or print.")
@click.option("--csv", type=FILE, metavar="FILE", help="A row a change, for a spreadsheet.")
@click.option(
    "-o",
    "--output",
    "outputs",
    type=FILE,
    metavar="FILE",
    multiple=True,
    help="A timeline that shows both, changes as coloured markers: .otio, .xml or .edl.",
)
@click.option(
    "--tolerance",
    metavar="T",
    help="Let pass what moved by no more: frames (12), seconds (0.5s) or a timecode. "
    "Default: what a script's second allows, 0 between cuts.",
)
@reading_options
def command(
    a: str,
    b: str,
    as_json: bool,
    html: str | None,
    csv: str | None,
    outputs: tuple[str, ...],
    tolerance: str | None,
    reading: Reading,
) -> int:
    """Compare A with B, each a script or a cut (.edl .xml .fcpxml .aaf .otio): what is missing, new, moved,
    retimed, renamed, and where everything after shifts."""
    from otio_redfiles import report
    from otio_redfiles.cli.outputs import write_outputs
    from otio_redfiles.cli.sides import compared, load_both
    from otio_redfiles.report.files import refuse_suffix

    for output in outputs:
        refuse_suffix(output)
    sides = load_both(a, b, reading)
    comparison = compared(*sides, tolerance)
    makers = {}
    if html:
        makers[html] = lambda path: _write(path, _page(sides, comparison))
    if csv:
        makers[csv] = lambda path: _write(path, "\ufeff" + report.as_csv(comparison))
    for output in outputs:
        makers[output] = lambda path: _write_timeline(comparison, path)
    write_outputs(makers, inputs=(a, b))
    if as_json:
        click.echo(json.dumps(report.as_json(comparison), ensure_ascii=False, indent=1))
    else:
        click.echo(report.as_text(comparison), nl=False)
    return 1 if comparison.rows else 0


def _page(sides, comparison) -> str:
    from otio_redfiles.model import Script
    from otio_redfiles.report.pages import diff_page

    scripts = [side if isinstance(side, Script) else None for side in sides]
    return diff_page(comparison, *scripts)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", errors="replace"))


def _write_timeline(comparison, path: Path) -> None:
    from otio_redfiles.report.files import write_timeline

    write_timeline(comparison, path)
