"""Columns of timecodes that are typed as digits alone: 10000206 for 10:00:02:06, 100002 for 10:00:02.

A catalogue number, a date or a price looks like that too: only a column that a head calls timecodes is read so, and only
where all of its cells are such digits and run forward.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles.column_words import role_named
from otio_redfiles.model import Page, Row
from otio_redfiles.notation import BARE

LEAST = 3
"""So many cells make a column of timecodes."""


def bare_style(page: Page) -> str | None:
    """The notation of a page whose column of timecodes holds digits alone; None for any other."""
    tables: dict[int, list[Row]] = {}
    for row in page.rows:
        if row.table is not None:
            tables.setdefault(row.table, []).append(row)
    for rows in tables.values():
        at = _time_column(rows)
        cells = [] if at is None else [*_below_head(rows, at)]
        found = next((style for style in BARE if _runs_forward(cells, BARE[style])), None)
        if found:
            return found
    return None


def _roles(row: Row) -> list[str | None]:
    return [role_named(cell.text) for cell in row.cells]


def _time_column(rows: Sequence[Row]) -> int | None:
    """The column that the first row of heads, two known ones or more, calls timecodes."""
    roles = next((roles for row in rows if "timecode" in (roles := _roles(row)) and len({*roles} - {None}) > 1), None)
    return roles.index("timecode") if roles else None


def _below_head(rows: Sequence[Row], at: int) -> Iterator[str]:
    """The filled cells of column `at` below the head that names it; the head is not told again."""
    inside = False
    for row in rows:
        text = row.cells[at].text.strip() if at < len(row.cells) else ""
        if role_named(text) == "timecode":
            inside = True
        elif inside and text:
            yield text


def _runs_forward(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    """Are all cells timecodes of this notation, none before the one above it?"""
    found = [pattern.fullmatch(text) for text in cells]
    if len(found) < LEAST or not all(found):
        return False
    times = [tuple(map(int, match.groups())) for match in found if match]
    return all(one <= two for one, two in pairwise(times)) and times[0] < times[-1]
