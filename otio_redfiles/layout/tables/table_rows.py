"""Rows of a table as they are meant: a row with the wrapped lines that belong to it.

Where the timecode leads, everything down to the next one is its row; where no column has timecodes, blank
lines part the rows; ruled tables have one row a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import manners
from otio_redfiles.layout.tables import contents, grid, item_codes, rivers, strips
from otio_redfiles.layout.tables.columns import Columns
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import cues, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

SUM = re.compile(r"\s*(?:(?:(?:sub|grand)[ -]?)?totals?|(?:zwischen|gesamt)?summe)\b(?:\W*|.{0,16}\d.{0,8})", re.IGNORECASE)
"""No total shot, and no total darkness: alone, or with the number of what is added up."""
LASTS = re.compile(rf"\s*(?:{notation.LENGTH_WORDS})\W*\d{{1,3}}(?:[:.]\d{{2}}){{1,3}}\W*", re.IGNORECASE)
TOTAL = re.compile(r"(?:(?:sub|grand|zwischen|gesamt|sous)?[ -]?(?:totale?s?|summe)|somm[ea]|insgesamt|suma|totaal)\b.{0,24}", re.IGNORECASE)
"""What begins the row that adds up those above it."""

LAID_OVER = re.compile(r"\s/\s*(?:\[[^\[\]]*\]\s*\Z|(?=[a-zß-ÿ]))")
"""A slash inside a description: what is laid over it, or its second half in lower case, stands behind."""


@dataclass(slots=True)
class Joined:
    """A row with its wrapped lines: the pieces of each column, and after how many of them it left a line
    empty."""

    line: int
    cells: list[list[Piece]]
    breaks: list[set[int]]

    def add(self, at: int, pieces: Sequence[Piece]) -> None:
        """Add the lines of one more cell to column `at`; none is an empty line."""
        if pieces:
            self.cells[at] += pieces
        else:
            self.breaks[at].add(len(self.cells[at]))


Part = Joined | tuple[Entry, ...]


@dataclass(slots=True)
class Joiner:
    """Reads rows from the top. `wraps`: cells run over several lines; `slashed`: slashes part the lines of a
    cell; `typed`: signs part the cells of a line, and a line without any may go on with the last cell above."""

    columns: Columns
    wraps: bool
    slashed: bool
    parted: bool = False
    typed: bool = False
    usual: int = 0
    heads: set[str] = field(default_factory=set)
    found: list[Part] = field(default_factory=list)
    last: int = 0
    """The column of the last cell read."""
    above: int = 0
    """How many repeated header rows stand right above: a row may go on below them."""

    @property
    def led(self) -> bool:
        """Do rows begin at a timecode (or after a blank line), whatever stands on the lines below?"""
        time, words = (
            self.columns.first("timecode"),
            self.columns.first("picture", "speaker", "text", *SPOKEN),
        )
        return self.wraps and (self.parted or (time is not None and words is not None and time < words))

    def joined(self, rows: Sequence[GridRow]) -> list[Part]:
        """The rows of a page in order; what is no row of the table is a cue already."""
        begun = False
        self.usual = usual_gap(rows)
        for row in rows:
            if not _lines(row):
                continue
            head = not self.columns.is_body(row.line)
            if head or (not begun and self._is_preface(row)):
                self.heads.add(spans.joined(_lines(row)).lower())
                self.found.append((Entry(Kind.CUE, _lines(row), cue=CueKind.HEADER),))
                self.above += row.line in self.columns.again
                continue
            if row.table is None and self._runs_over(row):
                self.found[-1].cells[self.last] += _lines(row)
            elif row.table is None and (over := self._laid_over(row)) is not None:
                over += _lines(row)
            elif row.table is None or self._is_note(row):
                self.found.append((self._loose(row),))
            else:
                begun = True
                self._add(row)
            self.above = 0
        return self.found

    def _is_preface(self, row: GridRow) -> bool:
        """Before the first full row: running text, or a row of a single cell of words."""
        if row.table is None:
            return True
        time = self.columns.first("timecode")
        if self.columns.header is None and time is not None and _is_worded(row, time):
            return True
        filled = [(self.columns.role(at), cell) for at, cell in enumerate(row.cells) if cell is not None]
        if len(filled) > 1 or self.columns.first("timecode") is None:
            return False
        role, cell = filled[0]
        return role not in contents.TIMES and speakers.label_of(cell.text) is None

    def _is_note(self, row: GridRow) -> bool:
        """Does a row hold nothing but words in a column of times or numbers: PART TWO across the table, a part's end and its
        length, a running foot?"""
        cells = [(self.columns.role(at), cell) for at, cell in enumerate(row.cells) if cell is not None]
        role, cell = cells[0]
        if self._is_sum(cells):
            return True
        if len(cells) == 1 and cell.text[:1].isupper() and strips.PAGE.match(cell.text):
            return True
        if role in contents.TIMES and vocabulary.parting(spans.joined(_lines(row))) is not None:
            return True
        if role in ("number", "") and TOTAL.fullmatch(cell.text.strip()):
            return True
        worded = role in (*contents.TIMES, "number") and re.search(r"[^\W\d_]{3}", cell.text) is not None
        return worded and (len(cells) == 1 or _is_page_number(cells[-1][1].text))

    def _is_sum(self, cells: Sequence[tuple[str, Piece]]) -> bool:
        """Does a row of a timed table that has no time itself only add up others: TOTAL and what of, Duration 1:18?"""
        timeless = self.columns.first("timecode") is not None and not any(role == "timecode" and any(map(str.isdigit, cell.text)) for role, cell in cells)
        if not timeless or (len(cells) == 1 and LASTS.fullmatch(cells[0][1].text)):
            return timeless
        said = any(role in ("speaker", *SPOKEN) for role, _ in cells)
        return not said and any(role in ("timecode", "picture") and SUM.fullmatch(cell.text) for role, cell in cells)

    def _add(self, row: GridRow) -> None:
        last = self.found[-1 - self.above] if self.above < len(self.found) else None
        width = max(len(row.cells), len(self.columns.roles))
        if not isinstance(last, Joined) or not self._goes_on(row) or width > len(last.cells):
            last = Joined(row.line, [[] for _ in range(width)], [set() for _ in range(width)])
            self.found.append(last)
        elif row.gap > self.usual:
            for at in range(width):
                last.add(at, ())
        self.last = max((at for at, cell in enumerate(row.cells) if cell is not None), default=0)
        over: list[Piece] = []
        for at, cell in enumerate(row.cells):
            lines = self._lines_of(cell, self.columns.role(at)) if cell is not None else ()
            over += (own := self._over(row, lines, at))
            last.add(at, lines[: len(lines) - len(own)])
        if over:
            last.add(self.columns.first("picture") or 0, over)

    def _runs_over(self, row: GridRow) -> bool:
        """Does a line without signs go on with the last cell of the line above: in its sentence, in another voice, or as
        the next paragraph of what is said there?"""
        above = self.found[-1] if self.found else None
        if not self.typed or row.gap > self.usual or not isinstance(above, Joined) or not above.cells[self.last]:
            return False
        said, text = above.cells[self.last][-1].text, spans.joined(_lines(row))
        if text[:1].islower() or self.columns.role(self.last) not in (*SPOKEN, "text"):
            return text[:1].islower()
        label = speakers.label_of(text)
        if label is not None and label.words is not None:
            return True
        open_ = len(said.split()) > 3 and not wording.is_finished(said) and cues.cue_of(text) is None and vocabulary.parting(text) is None
        return (open_ and not wording.is_upper(text)) or cues.is_said_next(text)

    def _laid_over(self, row: GridRow) -> list[Piece] | None:
        """The picture above a line without signs that only says, in brackets, what is laid over it; None for other lines."""
        above, at = self.found[-1] if self.found else None, self.columns.first("picture")
        if not self.typed or at is None or row.gap > self.usual or not isinstance(above, Joined):
            return None
        return above.cells[at] if above.cells[at] and grid.is_laid_over(spans.joined(_lines(row))) else None

    def _over(self, row: GridRow, lines: Sequence[Piece], at: int) -> Sequence[Piece]:
        """What the last slash behind the words of a row parts from them, if it only says in brackets what is laid over the picture."""
        picture = self.columns.first("picture")
        seen = picture is not None and picture < len(row.cells) and row.cells[picture] is not None
        behind = self.slashed and seen and self.columns.role(at) in SPOKEN and len(lines) > 1
        return lines[-1:] if behind and grid.is_laid_over(lines[-1].text) else ()

    def _goes_on(self, row: GridRow) -> bool:
        """Does this line belong to the row above it?"""
        if self._is_counted(row):
            return False
        if row.on:
            return True
        if not self.led or row.rule:
            return False
        if self.parted:
            return row.gap == 0
        time = self.columns.first("timecode")
        return time is not None and (time >= len(row.cells) or row.cells[time] is None)

    def _is_counted(self, row: GridRow) -> bool:
        """Has a row a serial of its own, and so has the one above: one whose time is missing is no wrapped line?"""
        at, above = self.columns.first("number"), self.found[-1] if self.found else None
        own = row.cells[at] if at is not None and at < len(row.cells) else None
        return own is not None and item_codes.is_serial(own.text) and isinstance(above, Joined) and any(item_codes.is_serial(cell.text) for cell in above.cells[at or 0])

    def _loose(self, row: GridRow) -> Entry:
        """Running text between rows: a page's number, its head printed again, or a cue."""
        pieces = _lines(row)
        text = spans.joined(pieces)
        if manners.NUMBER.match(text) or strips.PAGE.match(text):
            return Entry(Kind.UNUSED, pieces)
        if text.lower() in self.heads or rivers.SLUG.match(pieces[0].text):
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        return Entry(Kind.CUE, pieces, cue=cues.cue_of(text) or vocabulary.parting(text) or CueKind.OTHER)

    def _lines_of(self, cell: Piece, role: str) -> tuple[Piece, ...]:
        """The lines of a cell. A slash inside a description parts none."""
        *_, last = grid.SLASH.split(cell.text)
        laid_over = role == "picture" and (LAID_OVER.search(cell.text) or grid.is_dated(last.strip()))
        return spans.cut_at(cell, grid.SLASH) if self.slashed and not laid_over else spans.broken_lines(cell)


def _is_page_number(text: str) -> bool:
    """Is the last cell of a row the number of a page, as a running foot ends with one?"""
    return bool(strips.PAGE.match(text.strip()) or strips.BARE.match(text.strip()))


def _is_worded(row: GridRow, time: int) -> bool:
    """Do words stand in the column of timecodes, as a title that runs across the columns does?"""
    cell = row.cells[time] if time < len(row.cells) else None
    return cell is not None and not any(c.isdigit() for c in cell.text)


def _lines(row: GridRow) -> tuple[Piece, ...]:
    return tuple(piece for cell in row.filled() for piece in spans.broken_lines(cell))


# --------------------------------------------------------------------------- one line a row, or not


def wraps(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do cells run over several lines of the page? Then many rows have no timecode, and no cell is long."""
    at = columns.first("timecode")
    body = [row for row in rows if columns.is_body(row.line)]
    bare = sum(at is None or at >= len(row.cells) or row.cells[at] is None for row in body)
    lengths = sorted(len(cell.text) for row in body for cell in row.filled())
    return bare >= 0.2 * len(body) and bool(lengths) and lengths[int(0.97 * (len(lengths) - 1))] <= 120


def hangs(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do the few lines without a timecode go on right below rows that it leads, each in one column of words?"""
    time, words = columns.first("timecode"), columns.first("picture", "speaker", "text", *SPOKEN)
    if time is None or words is None or time > words:
        return False
    bare = [row for row in rows if columns.is_body(row.line) and not any(row.cells[time : time + 1])]
    return bool(bare) and all(row.gap == 0 and len(row.filled()) == 1 and any(row.cells[words:]) for row in bare)


def runs_on(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Where the words stand first and the picture last: do the few lines without a timecode go on right below rows, in the
    sentences of their cells?"""
    time, picture, words = columns.first("timecode"), columns.first("picture"), columns.first(*SPOKEN)
    if time is None or picture is None or words is None or not words < time < picture:
        return False
    body = [row for row in rows if columns.is_body(row.line) and len(row.cells) > picture]
    bare = [(above, row) for above, row in zip(body, body[1:]) if not row.cells[time]]
    return bool(bare) and all(row.gap == 0 and all(_ends_below(above, row, at) for at in (words, picture)) for above, row in bare)


def _ends_below(above: GridRow, row: GridRow, at: int) -> bool:
    """Does a cell hold nothing, or go on with the one above it?"""
    over, cell = above.cells[at], row.cells[at]
    return cell is None or (over is not None and (cell.text[:1].islower() or not wording.is_finished(over.text)))


def usual_gap(rows: Sequence[GridRow]) -> int:
    """How many blank lines stand between lines that belong together: none, or what double spacing makes."""
    gaps = sorted(row.gap for row in rows[1:] if row.table is not None)
    return gaps[len(gaps) // 4] if gaps else 0


def breaks_off(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do cells of words mostly stop in mid-sentence, a line each, as the lines of a PDF page do?"""
    words = [cell.text for cell in spoken_cells(rows, columns)]
    long = [text for text in words if len(text.split()) >= 4]
    if len(long) < 6 or any("\n" in text for text in words):
        return False
    return sum(not wording.is_finished(text) for text in long) >= 0.5 * len(long)


def carries_on(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do pictures go on in rows without a timecode, in small letters or below a comma or `&`, and none begins in such a row?"""
    at, time = columns.first("picture"), columns.first("timecode")
    if at is None or time is None:
        return False
    seen = [row for row in rows if columns.is_body(row.line) and len(row.cells) > at and row.cells[at] is not None]
    bare = [(above.cells[at].text, row.cells[at].text) for above, row in zip(seen, seen[1:]) if time >= len(row.cells) or row.cells[time] is None]
    return bool(bare) and all(text[:1].islower() or over.rstrip()[-1:] in ",&" for over, text in bare)


def are_parted(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do blank lines part the rows of a table without timecodes?"""
    body = [row for row in rows if row.table is not None and columns.is_body(row.line)]
    return columns.first("timecode") is None and 1 < sum(row.gap > 0 for row in body) < 0.9 * len(body)


def spoken_cells(rows: Sequence[GridRow], columns: Columns) -> list[Piece]:
    """The filled cells of the columns of spoken words, header row left out."""
    return [
        cell
        for row in rows
        if row.table is not None and columns.is_body(row.line)
        for role, cell in zip(columns.roles, row.cells, strict=False)
        if cell is not None and role in SPOKEN
    ]
