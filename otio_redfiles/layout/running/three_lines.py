"""Rows of three cells, one a line: where something begins, what it is, and how long it lasts or where it ends.

    00:00:05          Two times stand one above the other between rows, as on pages that close a row with a total and a
    Flags             length. Here the sums tell: a beginning and its length make the next beginning.
    00:00:07

    00:00:12
    ...
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.model import Stamp

LEAST = 3


@dataclass(slots=True)
class _Row:
    """A time, the lines below it, and the time below those."""

    first: Stamp
    lines: list[Line] = field(default_factory=list)
    last: Stamp | None = None
    below: list[Line] = field(default_factory=list)


def rows_of(lines: Sequence[Line], style: str) -> list[Block] | None:
    """The page as blocks, what stands above its rows first; None where it is not set so."""
    stamped = [line for line in lines if line.stamps]
    if len(stamped) < 2 * LEAST or sum(line.shape == "T" for line in stamped) < 0.9 * len(stamped):
        return None
    head, rows = _rows(lines)
    return [Block(paragraphs=_apart(head)), *_blocks(rows)] if _add_up(rows, style) else None


def _rows(lines: Sequence[Line]) -> tuple[list[Line], list[_Row]]:
    """What stands above the first time, and the rows: a time opens one, the next time below its words closes it."""
    head: list[Line] = []
    rows: list[_Row] = []
    for line in lines:
        last = rows[-1] if rows else None
        if line.shape == "T":
            if last is not None and last.last is None and last.lines:
                last.last = line.stamps[0]
            else:
                rows.append(_Row(line.stamps[0]))
        elif last is None:
            head.append(line)
        else:
            (last.lines if last.last is None else last.below).append(line)
    return head, rows


def _add_up(rows: Sequence[_Row], style: str) -> bool:
    """Are nearly all rows whole and run forward, and is each begun where the one above ends, or with it (a chapter)?"""
    whole = [row for row in rows if row.last is not None]
    if len(whole) < LEAST or len(whole) < 0.8 * len(rows) or sum(bool(row.below) for row in whole) > 0.2 * len(whole):
        return False
    times = [(notation.clock(row.first.text, style), notation.clock(row.last.text, style)) for row in whole if row.last]
    known = [(one, two) for one, two in times if one is not None and two is not None]
    steps = [(start, other, following) for (start, other), (following, _) in pairwise(known)]
    meet = sum(abs(start + other - following) <= 1 or other == following or start == following for start, other, following in steps)
    forward = sum(start <= following for start, _, following in steps)
    return len(steps) >= LEAST - 1 and meet >= 0.6 * len(steps) and forward >= 0.9 * len(steps)


def _blocks(rows: Sequence[_Row]) -> Iterator[Block]:
    for row in rows:
        pieces = tuple(piece for line in row.lines for piece in line.words)
        yield Block(row.first, row.last, False, True, [Paragraph(pieces, after=True)] if pieces else [])
        if row.below:
            yield Block(paragraphs=_apart(row.below))


def _apart(lines: Sequence[Line]) -> list[Paragraph]:
    return [Paragraph(line.words, gap=line.gap, ruled=line.ruled) for line in lines if line.words]
