"""Where a line of columns lacks its time and all that stood behind it is moved to the left by so much.

    Mill at low water,      10.00.00    NARRATOR: Twice a day the
    gulls on the mud                    river pays for the flour.
    Sluice gate opens           And twice a day it takes its
"""

import re
from collections.abc import Iterator, Sequence

from otio_redfiles.layout.awaited_gaps import Gap
from otio_redfiles.layout.awaited_line import Line

RIVER = re.compile(r"(?<! )  +(?=\S)")
LEAST = 3
"""So many times stand in the same column, words in the same behind them."""
FEW = 0.15
"""So many lines that look moved, for every such time, are exceptions."""

Column = tuple[int, int, int]
"""Where times stand on their lines, where words stand behind them, how long the times are."""


def moved_of(lines: Sequence[Line]) -> dict[int, list[Gap]]:
    """The places where times are missing, by the line's number among those given."""
    found: dict[int, list[Gap]] = {}
    for (time, words, length), rows in _columns(lines).items():
        starts = [(at, start) for at in range(rows[0] + 1, len(lines)) for start, end in _rivers(lines[at]) if end == words - length]
        if len(starts) <= max(1, FEW * len(rows)):
            found |= {at: [Gap(time)] for at, start in starts if start < time - 1 and not lines[at].marks}
    return found


def _columns(lines: Sequence[Line]) -> dict[Column, list[int]]:
    """The columns where enough times stand between rivers of blanks, and their lines."""
    columns: dict[Column, list[int]] = {}
    for at, line in enumerate(lines):
        for mark in line.marks[:1]:
            behind = RIVER.match(line.text, mark.end)
            if behind and line.text[max(0, mark.start - 2) : mark.start] == "  ":
                columns.setdefault((mark.start, behind.end(), mark.end - mark.start), []).append(at)
    return {column: rows for column, rows in columns.items() if len(rows) >= LEAST}


def _rivers(line: Line) -> Iterator[tuple[int, int]]:
    """Where more than one blank stands on a line."""
    return (found.span() for found in RIVER.finditer(line.text))
