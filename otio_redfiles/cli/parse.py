"""`redfiles parse`: what was read on the page."""

import json

import click

from otio_redfiles.cli.options import reading_options
from otio_redfiles.model import Reading


@click.command("parse", epilog="Example: redfiles parse ep101.txt --json > ep101.json")
@click.argument("script", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON on standard output.")
@click.option("--explain", type=int, metavar="LINE", help="Say why this line was read as it was.")
@reading_options
def command(script: str, as_json: bool, explain: int | None, reading: Reading) -> None:
    """Show what was read on the page of SCRIPT: shots, speeches with their words, cues, and what is doubtful."""
    from otio_redfiles.pipeline import explain_line, load_script

    if explain is not None:
        click.echo("\n".join(explain_line(script, explain, reading)))
        return
    parsed = load_script(script, reading)
    if as_json:
        from otio_redfiles.script_json import to_dict

        click.echo(json.dumps(to_dict(parsed), ensure_ascii=False, indent=1))
        return
    from otio_redfiles.report.reading import listing

    click.echo("\n".join(listing(parsed)))
