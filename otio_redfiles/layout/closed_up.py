"""A page with the places closed up that were set apart from it, and its draft with the lines of the page again.

Blank lines are known by the numbers of the lines round them; a line that was taken out would leave one that nobody typed.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from otio_redfiles.model import Draft, DraftCue, DraftShot, DraftSpeech, Page, Piece, Row, Stamp

Item = DraftShot | DraftSpeech | DraftCue
Placed = TypeVar("Placed", Piece, Stamp)


def close_up(whole: Page, rest: Page) -> tuple[Page, dict[int, int]]:
    """What is left of a page, its lines as if the others had never stood there, and of every such line which one it was. Where
    lines do not go up, all stay."""
    shift = _shifts(whole, rest)
    was = {cell.line - shift.get(row.line, 0): cell.line for row in rest.rows for cell in row.cells}
    kept = {cell.line for row in rest.rows for cell in row.cells}
    if not any(shift.values()) or len(was) != len(kept):
        return rest, {}
    return replace(rest, rows=tuple(_moved(row, shift[row.line]) for row in rest.rows)), was


def _shifts(whole: Page, rest: Page) -> dict[int, int]:
    """How far up each line moves: where others were taken out, the least of the gaps round them is left, or the widest where one
    of them is no gap."""
    kept, shifts = {row.line for row in rest.rows}, {}
    total, gaps, lines = 0, [], sorted({row.line for row in whole.rows})
    for above, line in pairwise((0, *lines)):
        gaps.append(line - above)
        if line in kept:
            total += sum(gaps) - (min(gaps) if min(gaps) > 1 else max(gaps))
            shifts[line], gaps = total, []
    return shifts


def _moved(row: Row, by: int) -> Row:
    return replace(row, line=row.line - by, cells=tuple(replace(cell, line=cell.line - by) for cell in row.cells)) if by else row


def open_up(draft: Draft, was: dict[int, int]) -> Draft:
    """The draft of such a page, with the lines that it had."""
    if not was:
        return draft
    line = lambda number: was.get(number, number)  # noqa: E731
    placed = lambda one: None if one is None else replace(one, line=line(one.line))  # noqa: E731
    return replace(
        draft,
        items=tuple(_item(item, placed, line) for item in draft.items),
        stamps=tuple(map(placed, draft.stamps)),
        unused=tuple(map(placed, draft.unused)),
        lengths=tuple(map(placed, draft.lengths)),
        notes=tuple(map(placed, draft.notes)),
    )


def _item(item: Item, placed: Callable, line: Callable[[int], int]) -> Item:
    times = {"stamp": placed(item.stamp), "out": placed(item.out), "placed": placed(item.placed)}
    if isinstance(item, DraftSpeech):
        segments = tuple(replace(one, stamp=placed(one.stamp), pieces=tuple(map(placed, one.pieces))) for one in item.segments)
        return replace(item, line=line(item.line), segments=segments, heading=tuple(map(placed, item.heading)), **times)
    return replace(item, pieces=tuple(map(placed, item.pieces)), duration=placed(item.duration), **times)
