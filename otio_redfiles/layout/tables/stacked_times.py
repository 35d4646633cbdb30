"""Two timecodes in one cell, one above the other, without a sign between them: in and out, or two in-points?

A header that names both, or outs that touch the next in, tell a range; so does a table in which every row has two,
rows without words among them: nothing comes in there a second time.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout.tables.columns import Columns
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.tables.table_rows import Joined, Part

LEAST, MOSTLY = 3, 0.9
BOTH = re.compile(r"\b(?:in|start|from|begin)\b.*\b(?:out|end|to|stop|finish)\b", re.IGNORECASE | re.DOTALL)


def end_in_lengths(parts: Sequence[Part], columns: Columns, style: str | None) -> bool:
    """Are the last times in the cells for one lengths: shorter than those above them (10:00:17 over 00:08), in every row, and most
    of them no later time of the same hour?"""
    time = columns.first("timecode")
    if time is None or style is None or columns.first("duration") is not None:
        return False
    stacks = [texts for part in parts if isinstance(part, Joined) and (texts := _stamps(part, time, style))]
    ended = [texts for texts in stacks if len(texts) > 1 and is_short(texts[-1]) and not any(map(is_short, texts[:-1]))]
    early = sum((notation.clock(texts[-1], "MM:SS") or 0) < (notation.clock(texts[0], style) or 0) % 3600 for texts in ended)
    return len(ended) >= max(LEAST, MOSTLY * len(stacks)) and 2 * early > len(ended)


def is_short(text: str) -> bool:
    """Has a time no more than two numbers?"""
    return len(notation.DIGITS.findall(text)) == 2


def are_ranges(rows: Sequence[GridRow], parts: Sequence[Part], columns: Columns, style: str | None, lasting: bool = False) -> bool:
    """Are the second timecodes in the cells for one the ends of what begins at the first? `lasting`: lengths stand below them."""
    time = columns.first("timecode")
    if time is None or style is None or columns.first("out") is not None:
        return False
    timed = [part for part in parts if isinstance(part, Joined) and part.cells[time]]
    stacks = [_stamps(part, time, style) for part in timed]
    clocks = [[notation.clock(text, style) or 0 for text in texts if not (lasting and is_short(text))] for texts in stacks]
    pairs = [pair for pair in clocks if len(pair) == 2]
    if not _run_forward(pairs):
        return False
    if _names_both(rows, time, columns):
        return 2 * len(pairs) > len(clocks)
    touching = sum(one[1] == two[0] for one, two in pairwise(pairs))
    silent = any(len(found) == 2 and _has_no_words(part, time) for part, found in zip(timed, clocks, strict=True))
    everywhere = len(pairs) >= max(LEAST, MOSTLY * len(clocks))
    return everywhere and (silent or 2 * touching >= len(pairs))


def _stamps(part: Joined, time: int, style: str) -> list[str]:
    return [mark.text for piece in part.cells[time] for mark in notation.find_stamps(piece.text, style)]


def _run_forward(pairs: Sequence[Sequence[int]]) -> bool:
    """Is no second time before its first, and hardly one after the next row's first?"""
    over = sum(one[1] > two[0] for one, two in pairwise(pairs))
    return len(pairs) > 1 and all(start <= end for start, end in pairs) and over <= 0.1 * len(pairs)


def _names_both(rows: Sequence[GridRow], time: int, columns: Columns) -> bool:
    """Does the header of the column name an in and an out: IN/OUT, Start - End?"""
    heads = [row.cells[time] for row in rows if row.line == columns.header and time < len(row.cells)]
    return any(head is not None and BOTH.search(head.text) for head in heads)


def _has_no_words(part: Joined, time: int) -> bool:
    """Has a row nothing but its times and one cell, its picture?"""
    return sum(bool(pieces) for at, pieces in enumerate(part.cells) if at != time) < 2
