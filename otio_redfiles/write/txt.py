"""Plain text with a tab between the columns: what Word keeps of a script page saved as text, but with its
columns whole."""

from pathlib import Path

from otio_redfiles.house import COLUMNS, head_text, paragraphs
from otio_redfiles.house_rows import one_line, rows_of
from otio_redfiles.model import Script
from otio_redfiles.write.reread import differs


def write(script: Script, path: Path) -> None:
    """Write title, head line, column names and rows; a heading and its words stand on lines of their own."""
    path.write_text("".join(line + "\n" for line in _lines(script)), encoding="utf-8", newline="\n")


def check(script: Script, paths: list[Path]) -> None:
    """Read the file back. Raises UnwritableTargetError where a line is not what was written."""
    if paths[0].read_bytes().decode("utf-8").split("\n")[:-1] != _lines(script):
        raise differs(paths[0], "a line is another")


def _lines(script: Script) -> list[str]:
    found = [one_line(script.title), head_text(script), "", "\t".join(COLUMNS)]
    for row in rows_of(script):
        first, *more = paragraphs(row.part) or ("",)
        found.append("\t".join((row.picture, row.times, first)))
        found += ["\t\t" + paragraph for paragraph in more]
    return found
