"""`redfiles check`: what is wrong or doubtful on the page."""

import click

from otio_redfiles.cli.options import FILE, reading_options
from otio_redfiles.errors import RedfilesError
from otio_redfiles.model import Reading


@click.command("check", epilog="Example: redfiles check ep101.txt | less")
@click.argument("scripts", type=FILE, nargs=-1, required=True, metavar="SCRIPT...")
@click.option("--all", "everything", is_flag=True, help="Infos too: untimed items, doubtful readings, what was left over.")
@reading_options
def command(scripts: tuple[str, ...], everything: bool, reading: Reading) -> int:
    """Say what is wrong or doubtful in each SCRIPT, as file:line: code: message.

    A cut (.edl .xml .fcpxml .aaf .otio) is read as the script it makes.
    Wrong timecodes with what was taken instead, names spelled two ways, readings that are unsure.
    Exit status: 0 nothing found, 1 something found, 2 trouble with one of them; the others are checked all the same.
    """
    from otio_redfiles.cli.sides import load_any
    from otio_redfiles.report.reading import how_read, problems

    found = unread = 0
    for path in scripts:
        try:
            script = load_any(path, reading)
        except RedfilesError as error:
            unread += 1
            click.echo(" ".join(f"redfiles: {error}".split()), err=True)
            continue
        click.echo(f"redfiles: {path}: {how_read(script)}", err=True)
        lines = problems(script, everything)
        found += len(lines)
        for line in lines:
            click.echo(line)
    return 2 if unread else 1 if found else 0
