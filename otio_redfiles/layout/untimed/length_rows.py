"""Numbered shot lists of archives that print how long each shot lasts at the end of its line, and no timecode.

    NO.  SHOT                                       LENGTH
    1    LS patrol boat leaves harbour              8 secs
    2    Pan along coast, ending on                                  a line without a number goes on with the shot above
         wreck                                      1 min 10
                                              TOTAL 4 mins 33
"""

import re
from collections.abc import Sequence

from otio_redfiles import lengths
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid import GridRow
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece

NUMBER = re.compile(r"\s*[#(]?(?P<it>\d{1,4})[a-z]?[.):]?\s+(?=\S)", re.IGNORECASE)
LENGTH = re.compile(r"(?:\s{2,}|\t)(?P<it>[(\[]?\d[\d.,:'’′\"”″ a-z]*[)\]]?\.?)\s*\Z", re.IGNORECASE)
TOTAL = re.compile(r"\s*(?:total|sum|running\s+time|gesamt\w*|totale?)\b", re.IGNORECASE)
COLUMNS = ("number", "picture", "duration")
LEAST, MOSTLY = 3, 0.7


def length_rows_of(rows: Sequence[Piece]) -> Sheet | None:
    """The list as rows of number, picture and length; None where numbered lines do not mostly end in lengths."""
    numbers = [NUMBER.match(row.text) for row in rows]
    ends = [_length(row.text) for row in rows]
    first = next((at for at, number in enumerate(numbers) if number and number["it"] == "1"), None)
    if first is None or not _is_list(numbers[first:], ends[first:]):
        return None
    found = [GridRow(row.line, (row,)) for row in rows[:first]]
    for row, number, end in zip(rows[first:], numbers[first:], ends[first:], strict=True):
        found.append(_row(row, number, end))
    return Sheet(tuple(found), Columns(COLUMNS), None)


def _length(text: str) -> tuple[int, int] | None:
    """Where the length at the end of a line stands; a bare number is none."""
    found = LENGTH.search(text)
    whole = found is not None and re.search(r"[a-z:'’′\"”″]", found["it"], re.IGNORECASE) is not None
    return found.span("it") if found and whole and lengths.read(found["it"].strip("()[]. ")) is not None else None


def _is_list(numbers: Sequence[re.Match[str] | None], ends: Sequence[tuple[int, int] | None]) -> bool:
    """Do lines count up, and do lengths stand at the ends of most of what they count?"""
    counted = [int(number["it"]) for number in numbers if number]
    rising = sum(one < two for one, two in zip(counted, counted[1:], strict=False))
    return len(counted) >= LEAST and rising == len(counted) - 1 and sum(end is not None for end in ends) >= max(LEAST, MOSTLY * len(counted))


def _row(row: Piece, number: re.Match[str] | None, end: tuple[int, int] | None) -> GridRow:
    """One line: a shot, the rest of one, or the total below them all."""
    if TOTAL.match(row.text):
        return GridRow(row.line, (spans.trimmed(row),), None, 1)
    at = number.end() if number else 0
    cells = (spans.part(row, 0, at), spans.part(row, at, end[0] if end else None), spans.part(row, *end) if end else None)
    return GridRow(row.line, cells, 1, 0, number is not None)
