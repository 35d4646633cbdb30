"""Running orders that print where each item ends: a running total, the item's length, its number, what it is.

    0.30   0.18   2   Walkers stop, look up        an item begins at the total of the row above
                  V/O (Ada): Nobody knew.          and so do the words below it

No such page prints where anything begins; what is worked out is placed, not printed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.interpret import Items
from otio_redfiles.model import DraftShot, DraftSpeech, Piece, Stamp

ITEM = re.compile(r"[#(\[]?(?P<it>\d{1,3})[a-z]?[.)\]:]?\s+(?=[\"“(\[]?[^\W\d_])", re.IGNORECASE)
LEAST = 3
LEAST_LED, FIRST = 5, 60
"""So many lines that times lead, the first in the first so many seconds, say that a later time above them all is a length."""


def without_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the items' numbers, where they stand right behind two times and count up."""
    found = {at: mark for at, line in enumerate(lines) if (mark := _number(line))}
    numbers = [int(mark["it"]) for mark in found.values()]
    rows = sum(line.shape == "TTw" for line in lines)
    rising = sum(two in (one, one + 1) for one, two in zip(numbers, numbers[1:], strict=False))
    if len(found) < LEAST or len(found) < 0.8 * rows or rising < 0.8 * (len(numbers) - 1):
        return tuple(lines)
    return tuple(_cut(line, found[at].end()) if at in found else line for at, line in enumerate(lines))


def without_total(lines: Sequence[Line], style: str) -> tuple[Line, ...]:
    """The lines; the length of it all in the page's head (Museum films - video - 6:12) is words, where times lead all lines below it
    and none is later."""
    stamped = [at for at, line in enumerate(lines) if line.stamps]
    head, rows = stamped[:1], [lines[at] for at in stamped[1:]]
    if len(rows) < LEAST_LED or lines[head[0]].shape not in ("wT", "wTw") or not all(row.shape[0] == "T" for row in rows):
        return tuple(lines)
    total, *times = (notation.clock(line.stamps[0].text, style) or 0 for line in (lines[head[0]], *rows))
    if total < max(times) or times[0] > FIRST:
        return tuple(lines)
    return tuple(replace(line, tokens=(line.piece,)) if at in head else line for at, line in enumerate(lines))


def _number(line: Line) -> re.Match[str] | None:
    return ITEM.match(line.words[0].text) if line.shape == "TTw" else None


def _cut(line: Line, at: int) -> Line:
    words = spans.part(line.words[0], at)
    return replace(line, tokens=(*line.stamps, words)) if words is not None else line


def placed(items: Items, style: str) -> Items:
    """The items of such a running order, each placed at the total above it: what has an end and no beginning, and the
    words below."""
    found, total, begun = [], 0, False
    start = total
    for item in items:
        if item.stamp is None and item.out is not None and not isinstance(item, DraftSpeech):
            start, total, begun = total, notation.clock(item.out.text, style) or total, True
            found.append(replace(item, placed=label_at(item.pieces[0], start)))
        elif begun and item.stamp is None and isinstance(item, DraftShot | DraftSpeech):
            first = item.pieces[0] if isinstance(item, DraftShot) else item.segments[0].pieces[0]
            found.append(replace(item, placed=label_at(first, start)))
        else:
            found.append(item)
    return tuple(found)


def label_at(piece: Piece, seconds: int) -> Stamp:
    """The full label, standing at a piece, of so many seconds."""
    hours, rest = divmod(seconds, 3600)
    return Stamp(piece.line, piece.column, f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}:00")
