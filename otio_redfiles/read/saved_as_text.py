"""Separated values under another name: is a .txt what a spreadsheet saves?

It is where its records are nearly all of one width, its first such record (but for titles, in a cell or two of theirs)
names columns, and one column holds timecodes. Semicolons and commas say no more; tabs part the columns of typed pages too, whose quotes
are words, so that a tabbed text counts only where quotes stand exactly where a spreadsheet sets them. (Tabs
without any quotes mean the same either way.)
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from otio_redfiles.read.csv import NAMED, records_of

SAMPLE = 200_000
"""Characters that are looked at."""
ALIKE = 0.8
"""The share of records that have the same number of cells."""
TIMED = 0.6
"""The share of a column's filled cells that are timecodes."""
LEAST = 3
TITLES = 12
"""Records above the columns' names, at most."""
NAME = 40
"""The name of a column is no longer."""
TIME = re.compile(r"\s*\d{1,3}(?:[:.;]\d{2}){1,3}\s*")
# What a spreadsheet quotes a cell of tabbed text for: as RFC 4180 says, or as Excel does.
NEEDS_QUOTES = (re.compile('["\t\r\n]'), re.compile('["\t\r\n,]'))


def separator_in(text: str) -> str | None:
    """What separates the values of a text that is a spreadsheet's; None for any other text."""
    if named := NAMED.match(text):
        return named[1]
    sample = text if len(text) <= SAMPLE else text[: text.rfind("\n", 0, SAMPLE) + 1]
    found = next((sign for sign in ";,\t" if _is_sheet(records_of(sample, sign))), None)
    return None if found == "\t" and not _is_quoted_as_by_a_sheet(text) else found


def _is_sheet(records: Sequence[Sequence[str]]) -> bool:
    filled = [record for record in records if any(cell.strip() for cell in record)]
    widths = Counter(map(len, filled))
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    if width < 2 or count < max(LEAST, ALIKE * len(filled)):
        return False
    wide = [record for record in filled if len(record) == width]
    head, *body = [*dropwhile(_is_title, wide[:TITLES]), *wide[TITLES:]] or wide
    return _names_columns(head) and any(_is_timed(column) for column in zip(*body, strict=True))


def _is_title(cells: Sequence[str]) -> bool:
    """A title above a sheet's columns, which fills hardly any of them: THE SALT ROAD,,,,"""
    return sum(bool(cell.strip()) for cell in cells) <= 0.5 * len(cells)


def _names_columns(cells: Sequence[str]) -> bool:
    """Short words in most cells, a time in none."""
    named = sum(bool(cell.strip()) for cell in cells)
    return named > 0.5 * len(cells) and not any(len(cell) > NAME or TIME.fullmatch(cell) for cell in cells)


def _is_timed(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if cell.strip()]
    times = sum(bool(TIME.fullmatch(cell)) for cell in filled)
    return times >= 2 and times >= TIMED * len(filled)


def _is_quoted_as_by_a_sheet(text: str) -> bool:
    """Are some cells quoted, and just those that need it?"""
    plain = re.sub(r"\r\n?", "\n", text).rstrip("\n")
    records = records_of(plain, "\t")
    return '"' in plain and any(plain == "\n".join(_as_saved(records, needs)) for needs in NEEDS_QUOTES)


def _as_saved(records: Sequence[Sequence[str]], needs: re.Pattern[str]) -> Iterator[str]:
    for record in records:
        quoted = ('"' + cell.replace('"', '""') + '"' if needs.search(cell) else cell for cell in record)
        yield "\t".join(quoted)
