"""Comma-separated values, whatever separates them: tabs, semicolons, commas, bars.

A record is a row, numbered as a spreadsheet shows it (blank records count; a quoted cell with line breaks is
one record). RFC 4180 quoting; lines on which quotes do not balance are read by themselves. Excel's two
habits are undone: a first line `sep=;` names the separator, and `="10:00:06"` means the text inside.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from otio_redfiles.model import Cell, Diagnostic, Page, Row, Severity
from otio_redfiles.read import csv_records
from otio_redfiles.read.pages import CELL_LIMIT, clean, make_page, too_many_cells

SEPARATORS = "\t;,|"
SAMPLE_RECORDS = 400
NAMED = re.compile(r"sep=([\t;,|])(?:\r\n|\r|\n)")
AS_TEXT = re.compile(r'="([^"]*)"')
DROPPED = re.compile(r"(?<!\d)\d{2};[0-5]\d;[0-5]\d;\d{2}(?!\d)")
NEWLINE = re.compile(r"\r\n|\r")


def read_csv(path: Path, text: str, separator: str | None = None) -> Page:
    """The page of separated values; one table. Raises EmptyScriptError where there is nothing.

    `separator` where it is known already.
    """
    named = NAMED.match(text)
    body = text[named.end() :] if named else text
    separator = separator or (named[1] if named else separator_of(body))
    if body.count(separator) > CELL_LIMIT:
        raise too_many_cells(path)
    records = csv_records.records_of(body, separator)
    first = 2 if named else 1
    page = make_page(path, _rows(records.cells, first), (Cell(1, named[0].strip()),) if named else ())
    return replace(page, notes=(*page.notes, *(_unclosed(first + at) for at in records.unclosed)))


def _unclosed(line: int) -> Diagnostic:
    return Diagnostic(line, Severity.WARNING, "quote-unclosed", "a quote opens a cell and nothing closes it; this line was read without it")


def separator_of(text: str) -> str:
    """The separator with which the records come out most alike; quotes that stand beside it count first. The semicolons of a
    drop-frame timecode (10;00;02;06) separate nothing."""
    text = DROPPED.sub(lambda found: found[0].replace(";", ":"), text)

    def rank(separator: str) -> tuple[bool, float, int, int]:
        return (_quoted(text, separator), *_likeness(text, separator), text.count(separator))

    return max(SEPARATORS, key=rank)


def records_of(text: str, separator: str) -> list[list[str]]:
    """The records; by the book where the quotes balance, else with the lines mended on which they do not."""
    return csv_records.records_of(text, separator).cells


def _rows(records: Iterable[list[str]], first: int) -> Iterator[Row]:
    for line, record in enumerate(records, first):
        yield Row(line, tuple(Cell(line, _shown(value)) for value in record), 1)


def _shown(value: str) -> str:
    if match := AS_TEXT.fullmatch(value):
        value = match[1]
    return clean(NEWLINE.sub("\n", value)).rstrip("\n")


def _quoted(text: str, separator: str) -> bool:
    """Whether quoted cells stand beside this separator throughout: quotes in prose do not."""
    sample = text[:100_000]
    beside = sample.count(f'"{separator}') + sample.count(f'{separator}"')
    return beside >= 2 and beside * 3 >= sample.count('"')


def _likeness(text: str, separator: str) -> tuple[float, int]:
    """The share of records that have the commonest number of cells (at least two), and that number."""
    sample = records_of(text[:200_000], separator)[:SAMPLE_RECORDS]
    counts = Counter(len(record) for record in sample if any(value.strip() for value in record))
    width, number = max(counts.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    return (number / counts.total(), width) if width > 1 else (0.0, 0)
