"""`redfiles parse`: what was read on the page."""

import json

import click

from otio_redfiles.cli.options import FILE, reading_options
from otio_redfiles.model import Reading


@click.command("parse", epilog="Example: redfiles parse ep101.txt --json > ep101.json")
@click.argument("script", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON on standard output.")
@click.option("--explain", type=int, metavar="LINE", help="Say why this line was read as it was.")
@reading_options
def command(script: str, as_json: bool, explain: int | None, reading: Reading) -> None:
    """Show what was read on the page of SCRIPT: shots, speeches with their words, cues, and what is doubtful.

    Of a cut (.edl .xml .fcpxml .aaf .otio) it shows the script that it makes: pictures as shots, speech as speeches.
    """
    from otio_redfiles.cli.sides import is_cut, load_any
    from otio_redfiles.errors import UsageError
    from otio_redfiles.pipeline import explain_line

    if explain is not None:
        if is_cut(script):
            raise UsageError(f"{script}: is a cut; --explain tells how lines of a script were read")
        click.echo("\n".join(explain_line(script, explain, reading)))
        return
    parsed = load_any(script, reading)
    if as_json:
        from otio_redfiles.report.reading import how_read
        from otio_redfiles.script_json import to_dict

        click.echo(f"redfiles: {script}: {how_read(parsed)}", err=True)
        click.echo(json.dumps(to_dict(parsed), ensure_ascii=False, indent=1))
        return
    from otio_redfiles.report.reading import listing

    click.echo("\n".join(listing(parsed)))
