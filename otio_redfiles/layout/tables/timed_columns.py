"""Columns of words in which a timecode stands alone on the line above the words that it times.

    VIDEO                     AUDIO                       time      video            audio
    10:00:06                  NARRATOR                 ->  10:00:06                   NARRATOR
    Wide of the canal,        Three days it took                    Wide of ...       Three days ...
    barges

The other column goes on beside it as it likes, so nothing but the columns themselves tells which words are whose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import mean

from otio_redfiles import notation
from otio_redfiles.layout.tables import contents
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.model import Piece

LEAST = 3
"""Timecodes with words below them, before it is taken for a habit."""
MOSTLY = 0.6


def above_words(rows: Sequence[GridRow], style: str) -> int | None:
    """The column whose timecodes stand alone above words of the same column; None where the page keeps them apart.

    It holds most of the page's timecodes, and words below most of them: more than a word or two, for some columns
    of timecodes hold a length, a shot's number or its size below the time.
    """
    tabled = [row for row in rows if row.table is not None]
    stamped = [at for row in tabled for at, cell in enumerate(row.cells) if cell and notation.find_stamps(cell.text, style)]
    at = max(set(stamped), key=stamped.count, default=None)
    if at is None or max(len(row.cells) for row in tabled) < 2:
        return None
    led = [*_words_below(tabled, at, style)]
    if len(led) < LEAST or len(led) < MOSTLY * len(stamped):
        return None
    return at if mean(len(text.split()) for text in led) >= 2.5 else None


def led(row: GridRow, at: int) -> GridRow:
    """The row with the times that were cut out of its column `at` before all others: each leads what stands beside it."""
    if row.table is None:
        return row
    return replace(row, cells=(row.cells[at], *row.cells[:at], *row.cells[at + 1 :]))


def _words_below(rows: Sequence[GridRow], at: int, style: str) -> Iterator[str]:
    """The first line below every timecode that stands alone in column `at`, where it is words of that column."""
    time: GridRow | None = None
    for row in rows:
        cell = row.cells[at] if at < len(row.cells) else None
        if cell is None:
            continue
        if _is_alone(cell, style):
            time = row
        elif time is not None:
            if _is_words(cell):
                yield cell.text
            time = None


def _is_alone(cell: Piece, style: str) -> bool:
    return bool(notation.find_stamps(cell.text, style)) and contents.is_time(cell.text, style)


def _is_words(cell: Piece) -> bool:
    return any(map(str.isalpha, cell.text))
