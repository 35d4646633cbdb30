"""`redfiles convert`: scripts, or cuts, to edit lists, timelines, markers, subtitles and documents."""

from collections.abc import Sequence
from pathlib import Path

import click

from otio_redfiles.cli.options import FILE, reading_options
from otio_redfiles.cli.sides import load_any
from otio_redfiles.errors import EmptyScriptError, RedfilesError, UnwritableTargetError, UsageError
from otio_redfiles.model import Reading, Script
from otio_redfiles.write import FORMATS, Format, format_of, refuse_target, write_file

EDIT_FORMATS = (".edl", ".xml", ".aaf", ".otio")  # what a folder gets
PAGES = (".docx", ".xlsx", ".csv", ".tsv", ".txt", ".srt", ".vtt")  # formats that know no media
CUT_LOSES = (
    "a cut comes as a script: its pictures, words and record timecodes, new clip names; reels, source timecodes, "
    "effects and tracks are left out (for a cut to relink use otioconvert)"
)


@click.command("convert")
@click.argument("scripts", metavar="SCRIPT...", nargs=-1, required=True, type=FILE)
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="OUT",
    multiple=True,
    required=True,
    help="A file, whose suffix says the format; or a suffix alone (.edl, cuts/.edl) for a file named after "
    "each script; or a folder, which gets .edl .xml .aaf .otio. Can be given several times.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something goes wrong.")
@reading_options
def command(scripts: tuple[str, ...], outputs: tuple[str, ...], quiet: bool, reading: Reading) -> int:
    """Write each SCRIPT (.txt .docx .rtf .xlsx .csv .pdf .html) as a timeline an editor can import.

    A SCRIPT may also be a cut (.edl .xml .fcpxml .aaf .otio): it becomes a script to type into, or a timeline made
    of one. Reels, source timecodes and effects do not come along: for a cut to relink use otioconvert.
    How the page was read, and what a format cannot carry, is said on standard error; see `redfiles formats`.

    \b
    Examples:
      redfiles convert ep101.docx -o ep101.edl -o ep101.xml -o ep101.aaf
      redfiles convert ep101.txt --rate 29.97 --drop-frame --start 01:00:00:00 -o ep101.edl
      redfiles convert ep1*.txt -o .edl            an EDL beside each script
      redfiles convert ep1*.txt -o cuts/.xml       all in the folder cuts
      redfiles convert ep101.txt -o ep101.markers.edl -o ep101.srt
      redfiles convert ep101_locked.edl --rate 25 -o ep101.docx
    """
    jobs = _plan(scripts, outputs)
    failed = 0
    for source, targets in jobs.items():
        try:
            failed += _convert(source, targets, scripts, reading, quiet)
        except RedfilesError as problem:
            failed += 1
            _tell(problem)
    return 2 if failed else 0


def _plan(scripts: Sequence[str], outputs: Sequence[str]) -> dict[str, list[Path]]:
    """Script to targets, all of them possible as far as can be told before anything is read."""
    jobs = {source: [t for out in outputs for t in _targets(source, out, len(scripts))] for source in scripts}
    seen: dict[Path, str] = {}
    for source, targets in jobs.items():
        for target in targets:
            format_of(target)
            refuse_target(target, scripts)
            if seen.setdefault(target.absolute(), source) != source or targets.count(target) > 1:
                raise UsageError(
                    f"{target}: is the output of {seen[target.absolute()]} already; choose another name"
                )
    return jobs


def _targets(source: str, output: str, scripts: int) -> list[Path]:
    """The files that `output` stands for."""
    out, stem = Path(output), Path(source).stem
    if out.name.lower().lstrip("*") in FORMATS:
        folder = Path(source).parent if str(out.parent) == "." and not output.startswith("./") else out.parent
        return [folder / (stem + out.name.lstrip("*"))]
    if out.is_dir():
        return [out / (stem + suffix) for suffix in EDIT_FORMATS]
    if output.endswith(("/", "\\")):
        raise UnwritableTargetError(f"{output}: there is no such folder; make it first")
    if scripts > 1:
        raise UsageError(
            f"-o {output}: one file for {scripts} scripts; give a suffix such as "
            f"-o {format_of(out).suffix}, or a folder"
        )
    return [out]


def _tell(problem: RedfilesError) -> None:
    click.echo(f"redfiles: {' '.join(str(problem).split())}", err=True)


def _convert(source: str, targets: list[Path], inputs: Sequence[str], reading: Reading, quiet: bool) -> int:
    """Read `source`, write every target that can be written, and say so; how many could not."""
    script = load_any(source, reading, quiet)
    if not script.shots and not script.speeches:
        raise EmptyScriptError(
            f"{source}: no shots and no speeches were found; try --columns or --timecode-style"
        )
    if not quiet:
        click.echo(f"{source}: {_how_read(script)}", err=True)
        if script.layout == "cut" and any(format_of(target).suffix not in PAGES for target in targets):
            click.echo(f"{source}: {CUT_LOSES}", err=True)
    return sum(not _written(script, target, inputs, quiet) for target in targets)


def _written(script: Script, target: Path, inputs: Sequence[str], quiet: bool) -> bool:
    """Write one target and say what came: what one format cannot hold does not keep the others back."""
    try:
        written = write_file(script, target, inputs)
    except RedfilesError as problem:
        _tell(problem)
        return False
    if not quiet:
        click.echo(f"{target}: {_what_came(written.format, written.paths)}", err=True)
    return True


def _how_read(script: Script) -> str:
    """How the page was read, and where to look next."""
    from otio_redfiles.report.reading import doubtful_places, how_read

    return how_read(script) + (" (see: redfiles check)" if doubtful_places(script) else "")


def _what_came(form: Format, paths: tuple[Path, ...]) -> str:
    """Format, further parts, losses."""
    more = (
        f"; a list ends at 999 events, so it goes on in {', '.join(p.name for p in paths[1:])}"
        if paths[1:]
        else ""
    )
    return f"{form.name}{more}{'; ' + form.loses if form.loses else ''}"
