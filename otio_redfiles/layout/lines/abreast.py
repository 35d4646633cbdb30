"""Two columns of timecodes that a page prints one below the other, brought into the order of time.

Where pictures are listed behind the paragraph that they lie over, the page's timecodes go back and forth although each
column runs forward. Beside each other they are one clock again, and what is out of order then is a slip.
"""

from bisect import bisect_right
from collections.abc import Sequence
from heapq import merge

from otio_redfiles import notation
from otio_redfiles.model import Stamp

Group = tuple[Stamp, ...]
"""A time, and what is printed with it: its end, its length."""


def abreast(columns: Sequence[Sequence[Group]], style: str) -> tuple[Stamp, ...]:
    """All timecodes: each column in its own order, the columns by the time of day, at one time as on the page.

    Where hours are not printed the page's order stands: there 00:05 may follow 59:50.
    """
    if not style.startswith("HH"):
        return tuple(sorted((stamp for column in columns for group in column for stamp in group), key=_place))
    keyed = [list(zip(_times(column, style), column, strict=True)) for column in columns]
    together = merge(*keyed, key=lambda one: (one[0], _place(one[1][0])))
    return tuple(stamp for _, group in together for stamp in group)


def _place(stamp: Stamp) -> tuple[int, int]:
    return stamp.line, stamp.column


def _times(column: Sequence[Group], style: str) -> list[int]:
    """The seconds of each group, never going back: what is out of the column's run stands with what is before it."""
    full = [at for at, group in enumerate(column) if (read := notation.fields(group[0].text, style)) and read[0] is not None]
    seconds = {at: notation.clock(column[at][0].text, style) or 0 for at in full}
    kept = {full[at] for at in _run([seconds[at] for at in full])}
    last, found = 0, []
    for at in range(len(column)):
        last = seconds[at] if at in kept else last
        found.append(last)
    return found


def _run(values: Sequence[int]) -> set[int]:
    """Where the longest run of values stands that never goes back."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        place = bisect_right(tails, value)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [at]
    run: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        run.add(at)
        at = before[at]
    return run
