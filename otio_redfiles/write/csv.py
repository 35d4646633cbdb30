"""Comma- or tab-separated values, a column for each field (see `otio_redfiles.house`).

UTF-8 with a byte order mark: without one Excel reads the curly quotes of every script wrongly. RFC 4180.
"""

import csv
from pathlib import Path

from otio_redfiles.house_rows import sheet_of
from otio_redfiles.model import Script
from otio_redfiles.write.reread import differs

ENCODING = "utf-8-sig"


def write(script: Script, path: Path) -> None:
    """Write the rows of `script`; a suffix of .tsv sets tabs between the cells."""
    with path.open("w", encoding=ENCODING, newline="") as file:
        csv.writer(file, delimiter=_separator(path)).writerows(sheet_of(script))


def check(script: Script, paths: list[Path]) -> None:
    """Read the file back with the standard library. Raises UnwritableTargetError where a row is not what
    was written."""
    with paths[0].open(encoding=ENCODING, newline="") as file:
        if [tuple(row) for row in csv.reader(file, delimiter=_separator(paths[0]))] != [*sheet_of(script)]:
            raise differs(paths[0], "a row has other cells")


def _separator(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","
