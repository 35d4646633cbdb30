"""Times that are still awaited: TBC, t.b.a., ??:??, --:--, "--" where the other rows of the page print their time.

    10:00:06  Harbour at dawn           a row whose time nobody knew yet is a row as the others are: it is read with a
    tbc       Men mending a net         time that stands in for the awaited one, of the page's spelling and between its
    10:00:19  CU hands                  neighbours', and what is read has no time there but what the page prints, unused

The same where nothing is typed at all, and what stands around shows that a time is missing.
A stand-in is never shown: it only keeps a family from taking the row for something else.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from otio_redfiles.layout import awaited_alone
from otio_redfiles.layout.awaited_slots import Slot, slots_of
from otio_redfiles.layout.awaited_sparing import spares
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Delivery, Draft, DraftCue, DraftSegment, DraftShot, DraftSpeech, Page, Piece, Row, Stamp

RIVER = re.compile(r" *")
APART = 2
"""So many blanks part columns."""

Item = DraftShot | DraftSpeech | DraftCue


@dataclass(frozen=True, slots=True)
class Change:
    """What was put in on a line: at column `start` a text up to `end` for one as long as `old`."""

    start: int
    end: int
    old: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page as it is printed, and what was put in on it."""

    text: str
    changes: tuple[Change, ...]

    def place(self, column: int) -> int:
        """The column of the page that a column of the filled page was; any inside a stand-in is the end of what it stands for."""
        moved = 0
        for one in self.changes:
            if column <= one.start:
                break
            if column < one.end:
                return one.start - moved + one.old
            moved += one.end - one.start - one.old
        return column - moved

    def holds(self, start: int, end: int) -> bool:
        """Does what stands from `start` to `end` of the filled line overlap a stand-in?"""
        return any(one.start < end and start < one.end for one in self.changes)


Lines = Mapping[int, Line]


def stood_in(page: Page, style: str | None) -> tuple[Page, Lines]:
    """The page with times in the places of the awaited ones, and the lines where they were put in; the very page where none is awaited."""
    untyped = style is not None and not spares(page, style)
    page = awaited_alone.opened(page, style) if style and untyped else page
    slots = slots_of(page, style, untyped) if style else ()
    if not slots:
        return page, {}
    by_cell: dict[tuple[int, int], list[Slot]] = {}
    for slot in (_in_column(slot, page.rows[slot.row].cells[slot.cell].text) for slot in slots):
        by_cell.setdefault((slot.row, slot.cell), []).append(slot)
    rows = tuple(_filled_row(row, at, by_cell) for at, row in enumerate(page.rows))
    return replace(page, rows=rows), _lines(page, by_cell)


def put_back(draft: Draft, page: Page, lines: Lines) -> Draft:
    """The draft with what the page prints in the places of the stand-ins: no stamp holds one, and what stands there is unused."""
    if not lines:
        return draft
    back = replace(
        draft,
        items=tuple(back for item in _gone_on(draft.items, lines) if (back := _item_back(item, lines))),
        stamps=_stamps_back(draft.stamps, lines),
        lengths=_stamps_back(draft.lengths, lines),
        unused=_pieces_back(draft.unused, lines),
    )
    return replace(back, unused=(*back.unused, *spans.left_over(page, spans.parts_of(back))))


# --------------------------------------------------------------------------- putting in


def _in_column(slot: Slot, text: str) -> Slot:
    """A slot that leaves what stands behind it in its column, where that is parted by blanks: these make up for a difference in length."""
    longer = len(slot.text) - (slot.end - slot.start)
    blanks = len(RIVER.match(text, slot.end)[0]) if slot.end > slot.start else 0
    if blanks < APART or blanks - longer < APART:
        return slot
    return replace(slot, text=slot.text.ljust(slot.end - slot.start), end=slot.end + max(0, longer))


def _filled_row(row: Row, at: int, slots: Mapping[tuple[int, int], Sequence[Slot]]) -> Row:
    cells = tuple(_filled(cell, slots.get((at, place), ())) for place, cell in enumerate(row.cells))
    return replace(row, cells=cells)


def _filled(cell: Cell, slots: Sequence[Slot]) -> Cell:
    """A cell with its stand-ins; its bold head grows with what is put in there."""
    text, lead = cell.text, cell.lead
    for slot in reversed(slots):
        text = text[: slot.start] + slot.text + text[slot.end :]
        lead += (len(slot.text) - slot.end + slot.start) if slot.end <= cell.lead else 0
    return replace(cell, text=text, lead=lead)


def _lines(page: Page, slots: Mapping[tuple[int, int], Sequence[Slot]]) -> Lines:
    """The lines where something was put in, their cells a tab apart; columns of changes are those of the filled page."""
    texts: dict[int, str] = {}
    found: dict[int, tuple[Change, ...]] = {}
    for at, row in enumerate(spans.placed_rows(page)):
        for place, cell in enumerate(row):
            texts[cell.line] = texts.get(cell.line, "") + cell.text + "\t"
            for slot in slots.get((at, place), ()):
                before = found.get(cell.line, ())
                start = cell.column + slot.start + sum(one.end - one.start - one.old for one in before)
                found[cell.line] = (*before, Change(start, start + len(slot.text), slot.end - slot.start))
    return {line: Line(texts[line], changes) for line, changes in found.items()}


# --------------------------------------------------------------------------- taking out


def _gone_on(items: Iterable[Item], lines: Lines) -> list[Item]:
    """The items; commentary goes on where only a stand-in for what nobody typed began it anew."""
    found: list[Item] = []
    said = -1
    for item in items:
        above = found[said] if said >= 0 else None
        if isinstance(item, DraftSpeech) and isinstance(above, DraftSpeech) and _goes_on(item, above, lines):
            found[said] = replace(above, segments=(*above.segments, replace(item.segments[0], stamp=item.stamp), *item.segments[1:]), out=item.out)
            continue
        found.append(item)
        said = len(found) - 1 if isinstance(item, DraftSpeech) else said
    return found


def _goes_on(item: DraftSpeech, above: DraftSpeech, lines: Lines) -> bool:
    """Is this the commentary above, no name before it and no time, nor anything typed for one?"""
    line = lines.get(item.stamp.line) if item.stamp and not item.heading and item.segments else None
    same = item.delivery is above.delivery is Delivery.NARRATION and item.speaker == above.speaker and bool(above.segments)
    if line is None or item.stamp is None or not same or item.segments[0].pieces[0].line != item.stamp.line:
        return False  # on a line of its own a blank says that something is missing
    start, end = item.stamp.column, item.stamp.column + len(item.stamp.text)
    return any(one.start < end and start < one.end and not one.old for one in line.changes)


def _item_back(item: Item, lines: Lines) -> Item | None:
    """An item without stand-ins; None where nothing else was in it."""
    stamp, out = _stamp_back(item.stamp, lines), _stamp_back(item.out, lines)
    if isinstance(item, DraftSpeech):
        segments, heading = _segments_back(item.segments, lines), _pieces_back(item.heading, lines)
        return replace(item, segments=segments, heading=heading, stamp=stamp, out=out) if segments or heading else None
    pieces = _pieces_back(item.pieces, lines)
    return replace(item, pieces=pieces, stamp=stamp, out=out, duration=_stamp_back(item.duration, lines)) if pieces else None


def _segments_back(segments: Iterable[DraftSegment], lines: Lines) -> tuple[DraftSegment, ...]:
    """The segments of a speech; words whose time is awaited go on from those before them."""
    found: list[DraftSegment] = []
    for one in segments:
        stamp, pieces = _stamp_back(one.stamp, lines), _pieces_back(one.pieces, lines)
        if found and one.stamp is not None and stamp is None:
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *pieces))
        elif pieces or stamp:
            found.append(replace(one, stamp=stamp, pieces=pieces))
    return tuple(found)


def _stamp_back(stamp: Stamp | None, lines: Lines) -> Stamp | None:
    """A stamp where the page has it; None for a stand-in, or what overlaps one."""
    line = lines.get(stamp.line) if stamp else None
    if stamp is None or line is None:
        return stamp
    return None if line.holds(stamp.column, stamp.column + len(stamp.text)) else replace(stamp, column=line.place(stamp.column))


def _stamps_back(stamps: Iterable[Stamp], lines: Lines) -> tuple[Stamp, ...]:
    return tuple(back for stamp in stamps if (back := _stamp_back(stamp, lines)))


def _piece_back(piece: Piece, lines: Lines) -> Piece | None:
    """A piece where the page has it, with what the page prints for a stand-in among its words."""
    line = lines.get(piece.line)
    if line is None:
        return piece
    start, end = line.place(piece.column), piece.column + len(piece.text)
    if not line.holds(piece.column, end):
        return replace(piece, column=start)
    return spans.part(Piece(piece.line, 0, line.text), start, line.place(end))


def _pieces_back(pieces: Iterable[Piece], lines: Lines) -> tuple[Piece, ...]:
    return tuple(back for piece in pieces if (back := _piece_back(piece, lines)))
