"""Rows whose fields are parted by a sign and stand in no place of their own.

    00:27  Hands in brine  ADA LORNE V/O  You can taste when it's ready.
    00:44  NARRATOR  If she is right, the pans are older than the town.
    1 / 01:00:00:00 - 01:00:06:12 / Low tide, men / women on the sands / Can 212

A field that is empty is left out, or the sign stands inside a field too; so the columns, named by a header or the
usual ones in their usual order, are found by what the fields look like (see `align`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from otio_redfiles import notation
from otio_redfiles.layout.moved import fields
from otio_redfiles.layout.moved.fields import Cut, Row
from otio_redfiles.layout.tables import align, contents
from otio_redfiles.layout.tables import columns as cols
from otio_redfiles.layout.tables.align import SAID, Known
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import cues, spans
from otio_redfiles.model import CueKind, Page, Piece

LISTED = {"timecode", "picture", "duration", "number"}
"""The columns of a list of pictures, which running text reads: nothing in it can be out of place."""
LEAST = 3
"""So many rows at least show what a page is."""
UNRULED, VOICED = fields.SIGNS[3:5], 0.3
"""Signs that stand in sentences too, and how many rows at least must end on a field that a speaker's name leads."""
MOSTLY = 0.5
"""So many lines of a page are most of them."""
QUOTED = re.compile("[“„«\"]")
ANEW = 99
"""So many blank lines stand before another description, whatever is usual on the page."""
SURELY = 1.5
"""By so much a layout must be better than that of cells in place."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page cut at one sign: the lines above the rows, the header's texts and roles, the lines below."""

    sign: Pattern[str]
    head: tuple[Cut, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    body: tuple[Cut, ...]
    known: Known

    @property
    def loose(self) -> bool:
        return self.sign is fields.BLANKS

    @property
    def closed(self) -> bool:
        """Do tabs part the columns, the last of which holds no words that could go on below?"""
        return bool(self.roles) and self.sign is fields.SIGNS[0] and self.roles[-1] not in (*SAID, "picture")


def ragged_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of columns; None where its cells are in place, or it has none."""
    lines = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    sources = {line.line: line for line in lines}
    if not style or len(sources) < len(page.rows):
        return None
    marks = [notation.find_stamps(line.text, style) for line in lines]
    tabbed = sum("\t" in line.text for line in lines) > len(lines) / 2  # blanks beside tabs are what typists leave
    sheets = (_sheet(lines, marks, sign, style) for sign in fields.SIGNS if not (tabbed and sign is fields.BLANKS))
    best = max((sheet for sheet in sheets if sheet), key=_full_rows, default=None)
    if best is None or (best.loose and set(best.roles) <= LISTED):
        return None
    rows = fields.rows_of(best.body, best.known, best.names, best.loose, best.closed)
    places = [() if row.loose else _places(row, best) for row in rows]
    if not _is_ragged(best, rows, places):
        return None
    return _form(best, rows, places, sources)


# --------------------------------------------------------------------------- what the page is


def _sheet(lines: Sequence[Piece], marks: Sequence[fields.Marks], sign: Pattern[str], style: str) -> _Sheet | None:
    """The page cut at a sign, if most of its timecodes are fields then. `marks` are the timecodes of each line."""
    stamped = sum(map(bool, marks))
    if sum(bool(own and sign.search(line.text)) for line, own in zip(lines, marks)) < max(LEAST, 0.3 * stamped):
        return None
    cuts = fields.cuts_of(lines, marks, sign, style)
    timed = [cut for cut in cuts if cut.timed]
    if len(timed) < LEAST or sum(len(cut.fields) > 2 for cut in timed) < max(LEAST, 0.3 * len(timed)):
        return None
    if len(timed) < 0.8 * stamped:
        return None
    first = cuts.index(timed[0])
    at = _header(cuts[:first])
    known = align.known_of((piece.text for cut in cuts for piece in cut.fields), style)
    if at is None:
        return _Sheet(sign, cuts[:first], (), _usual_roles(timed, style), cuts[first:], known)
    names = tuple(piece.text for piece in cuts[at].fields)
    return _Sheet(sign, cuts[: at + 1], names, _named_roles(names, timed), cuts[at + 1 :], known)


def _full_rows(sheet: _Sheet) -> int:
    return sum(cut.timed and len(cut.fields) > 2 for cut in sheet.body)


def _header(head: Sequence[Cut]) -> int | None:
    """Which of the lines above the rows names the columns, timecodes among them."""
    for at in reversed(range(len(head))):
        texts = [piece.text for piece in head[at].fields]
        roles = [cols.role_named(text) for text in texts]
        if len(texts) > 2 and "timecode" in roles and sum(map(bool, roles)) >= max(3, 0.6 * len(texts)):
            return at
    return None


def _named_roles(names: Sequence[str], timed: Sequence[Cut]) -> tuple[str, ...]:
    """The columns by their names; a first one whose name says nothing (Cue, Loop) is that of numbers where they stand in it."""
    roles = cols.named_roles(names)
    numbered = sum(cut.slots[0] == 0 and align.SERIAL.match(cut.fields[0].text) is not None for cut in timed)
    unnamed = roles[:1] == ("notes",) and "number" not in roles
    return ("number", *roles[1:]) if unnamed and numbered >= 0.8 * len(timed) else roles


def _usual_roles(timed: Sequence[Cut], style: str) -> tuple[str, ...]:
    """The columns of a page that does not name them: numbers and pictures before the timecode, if any."""
    ahead = [_ahead(cut, style) for cut in timed]
    before = [piece for pieces in ahead for piece in pieces]
    numbered = sum(bool(pieces) and bool(align.SERIAL.match(pieces[0].text)) for pieces in ahead)
    pictured = len(before) - numbered >= 0.3 * len(timed)
    second = sum(
        len(cut.fields) > len(pieces) + 1 and contents.is_time(cut.fields[len(pieces) + 1].text, style)
        for cut, pieces in zip(timed, ahead, strict=True)
    )
    roles = ["number"] if numbered >= 0.5 * len(timed) else []
    roles += ["picture"] if pictured else []
    roles += ["timecode", "out"] if second >= 0.5 * len(timed) else ["timecode"]
    roles += [] if pictured else ["picture"]
    led = sum(align.is_led(piece.text) for cut in timed for piece in cut.fields)
    return (*roles, "sound") if led >= 0.3 * len(timed) else (*roles, "speaker", "sound")


def _ahead(cut: Cut, style: str) -> tuple[Piece, ...]:
    """The fields before a line's timecode."""
    at = next(index for index, piece in enumerate(cut.fields) if contents.is_time(piece.text, style))
    return cut.fields[:at]


# --------------------------------------------------------------------------- is it ragged


def _is_ragged(sheet: _Sheet, rows: Sequence[Row], places: Sequence[tuple[int, ...]]) -> bool:
    """Do fields stand where no column is? Not on pages that hold places for empty cells, or line cells up."""
    timed = [cut for cut in sheet.body if cut.timed]
    if sheet.sign in UNRULED and _are_voiced(timed):
        return True
    if sheet.loose and not sheet.names and _are_said(timed):
        return True
    if _are_in_place(sheet, timed):
        return False
    laid = [(row, own) for row, own in zip(rows, places, strict=True) if own]
    astray = sum(_is_astray(row, own, sheet) for row, own in laid)
    if not sheet.names:
        return astray >= 2 and _headings_wander(sheet, timed)
    timely = sum("timecode" in (sheet.roles[at] for at in own) for _, own in laid)
    return timely >= 0.9 * len(timed) and (sheet.loose or astray >= max(2, 0.05 * len(laid)))


def _are_voiced(timed: Sequence[Cut]) -> bool:
    """Do many lines of three fields or more end on words that a speaker's name leads?"""
    voiced = sum(align.is_led(cut.fields[-1].text) for cut in timed if len(cut.fields) > 2)
    return voiced >= max(LEAST, VOICED * len(timed))


def _are_said(timed: Sequence[Cut]) -> bool:
    """Do most lines end on words that a speaker's name leads or that are quoted, now at this place, now at that?"""
    last = [cut.fields[-1] for cut in timed if len(cut.fields) > 2]
    said = sum(align.is_led(piece.text) or QUOTED.match(piece.text) is not None for piece in last)
    places = Counter(piece.column for piece in last)
    return said >= max(LEAST, MOSTLY * len(timed), 0.8 * len(last)) and max(places.values()) < MOSTLY * len(last)


def _are_in_place(sheet: _Sheet, timed: Sequence[Cut]) -> bool:
    """Are nearly all cells filled, or the empty ones printed, or do headings, or the fields of most lines, stand below each other?"""
    if sum(len(cut.fields) == len(sheet.names) for cut in timed) >= 0.9 * len(timed):
        return True
    if not sheet.loose and sum(cut.holes > 0 and not _is_wrapped(cut, sheet) for cut in sheet.body) <= 0.1 * len(timed):
        return False
    named = _headings_at(sheet, timed)
    if sum(named.values()) >= max(LEAST, 0.3 * len(timed)):
        return max(named.values()) >= min(0.75 * sum(named.values()), sum(named.values()) - 1)
    full = [cut for cut in timed if len(cut.fields) > 2]
    starts = Counter(start for cut in full for start in {piece.column for piece in cut.fields[2:]})
    return not sheet.loose or max(starts.values(), default=0) >= 0.5 * len(full)


def _is_wrapped(cut: Cut, sheet: _Sheet) -> bool:
    """Is this a line below a row that had no room left for the slash before its words, and holds no place for an empty cell?"""
    return not cut.timed and cut.slots == (1,) and sheet.sign is fields.SIGNS[2]


def _headings_at(sheet: _Sheet, timed: Sequence[Cut]) -> Counter[int]:
    """Where the first heading of a line stands, and how often: at which blank, or in which field."""
    found: Counter[int] = Counter()
    for cut in timed:
        if (at := _heading_at(cut, sheet)) is not None:
            found[cut.fields[at].column if sheet.loose else cut.slots[at]] += 1
    return found


def _is_astray(row: Row, places: Sequence[int], sheet: _Sheet) -> bool:
    """Would cells in place, one after the other on a line, make plainly less of this row?"""
    texts = row.texts
    if row.slots[-1] >= len(sheet.roles) or (sheet.names and row.lines > 1):
        return True
    if places == row.slots or len(texts) > len(row.slots):
        return False
    score = align.score_of(places, texts, sheet.roles, sheet.known, sheet.loose)
    return score > align.score_of(row.slots, texts, sheet.roles, sheet.known, sheet.loose) + SURELY


def _headings_wander(sheet: _Sheet, timed: Sequence[Cut]) -> bool:
    """Do headings stand now in one field, now in another?"""
    found = Counter(_heading_at(cut, sheet) for cut in timed)
    return sum(count > 1 for at, count in found.items() if at is not None) > 1


def _heading_at(cut: Cut, sheet: _Sheet) -> int | None:
    """Which field of a line is its first heading, or leads with one."""
    return next(
        (
            at
            for at, piece in enumerate(cut.fields)
            if align.is_heading(piece.text, sheet.known) or align.is_led(piece.text)
        ),
        None,
    )


# --------------------------------------------------------------------------- rows


def _places(row: Row, sheet: _Sheet) -> tuple[int, ...]:
    """The column of each field of a row; a row that is a cue fills one column."""
    texts = row.texts
    if sheet.closed and row.slots == tuple(range(len(sheet.names))):
        return row.slots
    places, _ = align.laid_out(texts, sheet.roles, sheet.known, sheet.loose)
    free = [index for index, at in enumerate(places) if sheet.roles[at] not in (*contents.TIMES, "number")]
    kind = cues.cue_of(texts[free[0]]) if free else None
    if kind in (None, CueKind.OTHER) or any(align.is_heading(text, sheet.known) for text in texts):
        return places
    whole = cues.cue_of(" ".join(texts[index] for index in free)) is kind
    return _as_cue(places, free, sheet, kind) if whole else places


def _as_cue(places: Sequence[int], free: Sequence[int], sheet: _Sheet, kind: CueKind | None) -> tuple[int, ...]:
    heard = kind in (CueKind.SOUND, CueKind.PAUSE)
    wanted = (*SAID, "picture") if heard else ("picture", *SAID)
    at = next((sheet.roles.index(role) for role in wanted if role in sheet.roles), None)
    return tuple(places) if at is None else tuple(at if index in free else own for index, own in enumerate(places))


def _form(sheet: _Sheet, rows: Sequence[Row], places: Sequence[tuple[int, ...]], sources: dict[int, Piece]) -> Sheet:
    found = [_head_row(cut, sheet.names) for cut in sheet.head]
    for row, own in zip(rows, places, strict=True):
        if not own:
            found.append(GridRow(row.line, tuple(piece for pieces in row.fields for piece in pieces), None, row.gap))
        else:
            found += _grid_rows(row, own, len(sheet.roles), sources)
    return Sheet(tuple(found), Columns(sheet.roles), sheet.known.style)


def _head_row(cut: Cut, names: tuple[str, ...]) -> GridRow:
    """A line above the rows; the one that names the columns as cells."""
    named = tuple(piece.text for piece in cut.fields) == names
    return GridRow(cut.line.line, cut.fields if named else (spans.trimmed(cut.line),))


def _grid_rows(row: Row, places: Sequence[int], width: int, sources: dict[int, Piece]) -> list[GridRow]:
    """A row of cells, and a row without a gap for every line that goes on with one of them."""
    cells: list[Piece | None] = [None] * width
    more: list[tuple[int, Piece]] = []
    for at, pieces in fields.merged(row, places, sources):
        cells[at] = pieces[0]
        more += [(at, piece) for piece in pieces[1:]]
    rest = ((piece.line in row.anew, tuple(piece if at == column else None for column in range(width))) for at, piece in more)
    return [GridRow(row.line, tuple(cells), 1, 1, True), *(GridRow(row.line, own, 1, ANEW * anew) for anew, own in rest)]
