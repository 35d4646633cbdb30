"""The records of separated values, by RFC 4180 where their quotes balance.

A quote that opens a cell and that nothing closes swallows what follows up to the next quote, or to the end. The line it stands on is
read alone then, cell by cell, and the next record begins on the next line: one slip of the hand costs no other row.
"""

import csv
import io
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

TIME = re.compile(r"\s*\d{1,3}(?:[:.;,]\d{2}){1,3}\s*")
QUOTED = re.compile(r'"(?P<text>[^"]*(?:""[^"]*)*)"')
MOST_SLIPS = 100
"""After so many records that end nowhere every line is one."""


class Records(NamedTuple):
    """The cells of each record, and which of the records (from 0) hold a quote that nothing closes."""

    cells: list[list[str]]
    unclosed: tuple[int, ...] = ()


def records_of(text: str, separator: str) -> Records:
    """The records of a text, as its quotes part them; mended where those do not balance."""
    lines = [*io.StringIO(text, newline="")]
    cells: list[list[str]] = []
    unclosed: list[int] = []
    at = slips = 0
    while at < len(lines):
        taken, wrong = _records_from(lines, at, separator, {len(record) for record in cells}) if slips < MOST_SLIPS else ([], at)
        cells += taken
        if wrong is None:
            break
        alone, is_open = line_cells(lines[wrong].rstrip("\r\n"), separator)
        unclosed += [len(cells)] if is_open else []
        cells.append(alone)
        at, slips = wrong + 1, slips + 1
    return Records(cells, tuple(unclosed))


def _records_from(lines: Sequence[str], at: int, separator: str, widths: set[int]) -> tuple[list[list[str]], int | None]:
    """The records from a line on, and the line where one begins that ends nowhere, or runs over another; None where none does.
    `widths`: how many cells the records above have."""
    reader = csv.reader(lines[at:], delimiter=separator, strict=True)
    cells: list[list[str]] = []
    begun = 0
    try:
        for record in reader:
            if len(record) not in widths and _runs_over(lines[at + begun + 1 : at + reader.line_num], separator, widths):
                return cells, at + begun
            cells.append(record)
            widths.add(len(record))
            begun = reader.line_num
    except csv.Error:
        return cells, at + begun
    return cells, None


def _runs_over(lines: Sequence[str], separator: str, widths: Collection[int]) -> bool:
    """Is a further line of a record one of its own: as many cells as others have, one of them a time?"""
    found = (line_cells(line.rstrip("\r\n"), separator)[0] for line in lines if separator in line)
    return any(1 < len(cells) and len(cells) in widths and any(map(TIME.fullmatch, cells)) for cells in found)


def line_cells(line: str, separator: str) -> tuple[list[str], bool]:
    """The cells of a line by itself, and whether a quote opens one of them that nothing closes; that quote is left out."""
    cells: list[str] = []
    at, is_open = 0, False
    while at <= len(line):
        cell, at = _cell_from(line, at, separator)
        stray = cell.startswith('"') and cell.count('"') == 1
        is_open = is_open or stray
        cells.append(cell[1:] if stray else cell)
    return cells, is_open


def _cell_from(line: str, at: int, separator: str) -> tuple[str, int]:
    """The cell that begins at a place of a line, and where the next one does."""
    quoted = QUOTED.match(line, at)
    if quoted and (line.startswith(separator, quoted.end()) or quoted.end() == len(line)):
        return quoted["text"].replace('""', '"'), quoted.end() + 1
    end = line.find(separator, at)
    end = len(line) if end < 0 else end
    return line[at:end], end + 1
