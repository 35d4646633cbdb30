"""`redfiles report`: a page to look at."""

from pathlib import Path

import click

from otio_redfiles.cli.options import FILE, reading_options
from otio_redfiles.model import Reading


@click.command("report", epilog="Example: redfiles report ep101.docx ep101_v3.edl -o ep101.html")
@click.argument("script", type=FILE)
@click.argument("cut", type=FILE, required=False)
@click.option(
    "-o", "--output", type=FILE, metavar="FILE", required=True, help="The page (.html), one file."
)
@reading_options
def command(script: str, cut: str | None, output: str, reading: Reading) -> int:
    """Make a page of SCRIPT: overview, findings, picture beside sound; with CUT, the cut beside them."""
    from otio_redfiles.cli.outputs import write_outputs
    from otio_redfiles.errors import UsageError

    if Path(output).suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{output}: a report is a page; name a .html file")
    page = _page(script, cut, reading)
    write_outputs(
        {output: lambda path: _write(path, page)},
        inputs=(script, cut) if cut else (script,),
    )
    return 0


def _write(path: Path, page: str) -> None:
    path.write_bytes(page.encode("utf-8", errors="replace"))


def _page(script: str, cut: str | None, reading: Reading) -> str:
    from otio_redfiles.cli.sides import compared, load_any, load_both
    from otio_redfiles.model import Script
    from otio_redfiles.report.pages import diff_page, script_page

    if cut is None:
        return script_page(load_any(script, reading))
    a, b = load_both(script, cut, reading)
    comparison = compared(a, b, None)
    return diff_page(comparison, a if isinstance(a, Script) else None, b if isinstance(b, Script) else None)
