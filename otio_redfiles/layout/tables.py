"""Tables: rows and columns -> records -> items.

Ruled rows (Word, sheets, one row a line) end where they end. Rows of a page whose cells wrap over several lines
belong together: where the timecode leads, everything down to the next one is its row; where the picture leads, each
line is read beside the one before it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout import classify, columns as cols, grid, interpret, spans, speakers, traits as habits, wording
from otio_redfiles.layout import lines as text_lines
from otio_redfiles.layout.classify import Place
from otio_redfiles.layout.columns import SPOKEN, Columns
from otio_redfiles.layout.grid import GridRow
from otio_redfiles.layout.interpret import Items
from otio_redfiles.layout.records import Entry, Kind, Record
from otio_redfiles.layout.speakers import Label
from otio_redfiles.layout.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp


@dataclass(frozen=True, slots=True)
class Read:
    """What a table gave: a name for how it was read, items, timecodes."""

    layout: str
    items: Items
    stamps: tuple[Stamp, ...]


@dataclass(slots=True)
class Joined:
    """A row with its wrapped lines: the pieces of each column, and whether blank lines part them."""

    line: int
    cells: list[list[Piece]]
    breaks: list[set[int]]
    last: int


def understand_table(rows: Sequence[GridRow], how: str, style: str | None, told: Sequence[str] = ()) -> Read:
    """Items and timecodes of a page whose rows have cells."""
    tabled = [row for row in rows if row.table is not None]
    columns = cols.columns_of(_main_table(tabled, style), style, told)
    wraps = _wraps(tabled, columns) and (how != "table" or _breaks_off(tabled, columns))
    records = _Reader(rows, columns, style, wraps, how).records()
    traits = habits.traits_of(_texts(tabled, columns))
    habit = interpret.habits_of(traits, block_speeches=not traits.narrator)
    scribe = interpret.Interpreter(traits, habit).read(records.made(traits))
    return Read(cols.describe(columns, style), scribe.written(), tuple(records.stamps))


def _main_table(rows: Sequence[GridRow], style: str | None) -> Sequence[GridRow]:
    """The rows of the table that holds most timecodes (most words, where none do), and of those shaped like it."""
    weights: dict[int, int] = {}
    for row in rows:
        stamps = sum(len(notation.find_stamps(cell.text, style)) for cell in row.filled()) if style else 0
        weights[row.table or 0] = weights.get(row.table or 0, 0) + 1000 * stamps + len(row.filled())
    best = max(weights, key=lambda table: weights[table])
    return [row for row in rows if (row.table or 0) == best]


def _wraps(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do cells run over several lines of the page? Then many rows have no timecode, and no cell is long."""
    at = columns.first("timecode")
    body = [row for row in rows if columns.header is None or row.line > columns.header]
    bare = sum(at is None or at >= len(row.cells) or row.cells[at] is None for row in body)
    lengths = sorted(len(cell.text) for row in body for cell in row.filled())
    return bare >= 0.2 * len(body) and bool(lengths) and lengths[int(0.97 * (len(lengths) - 1))] <= 120


def _breaks_off(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Do cells of words mostly stop in mid-sentence, a line each, as the lines of a PDF page do?"""
    words = [cell.text for row in rows for role, cell in zip(columns.roles, row.cells, strict=False) if cell is not None and role in SPOKEN]
    long = [text for text in words if len(text.split()) >= 4]
    if len(long) < 6 or any("\n" in text for text in words):
        return False
    return sum(not wording.is_finished(text) for text in long) >= 0.5 * len(long)


def _sets_quotes(rows: Sequence[GridRow], columns: Columns) -> bool:
    """Does the table quote its cells of words as a matter of course?"""
    words = [cell for row in rows for role, cell in zip(columns.roles, row.cells, strict=False)
             if cell is not None and role in SPOKEN and row.line != columns.header]
    return sum(spans.unquoted(cell) is not cell for cell in words) >= 0.6 * max(1, len(words))


def _texts(rows: Sequence[GridRow], columns: Columns) -> list[str]:
    """The words of the table's columns of words, headings first where a column names the speakers."""
    found = []
    for row in rows:
        if columns.header is not None and row.line <= columns.header:
            continue
        for role, cell in zip(columns.roles, row.cells, strict=False):
            if cell is None:
                continue
            if role in SPOKEN or role in ("speaker", "picture", "text"):
                found += [piece.text for piece in spans.inner_lines(cell)]
    return found


# --------------------------------------------------------------------------- rows to records


class _Reader:
    """Turns the rows of a page into records; collects its timecodes on the way."""

    def __init__(self, rows: Sequence[GridRow], columns: Columns, style: str | None, wraps: bool, how: str) -> None:
        self.rows, self.columns, self.style, self.wraps = rows, columns, style, wraps
        self.stamps: list[Stamp] = []
        self.drafts: list[Joined | tuple[Entry, ...]] = []
        body = [row for row in rows if row.table is not None and row.line != columns.header]
        apart = sum(row.gap > 0 for row in body)
        self.parted = columns.first("timecode") is None and 1 < apart < 0.9 * len(body)
        self.led = wraps and self._leads()
        self.slashed = how == "slashes"
        self.said: Entry | None = None
        self.following: dict[tuple[int, int], str] = {}
        self.below: dict[int, Joined] = {}
        self.quoted = _sets_quotes(rows, columns)
        self.above = (-1, "")
        self.order = {row.line: index for index, row in enumerate(rows)}
        self.widths = {at: max((len(row.cells[at].text) for row in rows if row.table is not None and at < len(row.cells) and row.cells[at]), default=0)
                       for at in range(len(columns.roles))}

    def _leads(self) -> bool:
        """Does the timecode's column stand before the columns of words?"""
        time, words = self.columns.first("timecode"), self.columns.first("picture", "speaker", "text", *SPOKEN)
        return self.parted or (time is not None and words is not None and time < words)

    def records(self) -> "_Reader":
        head = self.columns.header
        begun = False
        for row in self.rows:
            if not row.filled():
                continue
            if head is not None and row.line <= head or not begun and self._is_preface(row):
                self._preface(row)
            elif row.table is None:
                self.drafts.append(self._loose(row))
            else:
                begun = True
                self._row(row)
        return self

    def _is_preface(self, row: GridRow) -> bool:
        """Before the first full row: running text, or a row of a single cell of words."""
        if row.table is None:
            return True
        filled = [(self._role(at), cell) for at, cell in enumerate(row.cells) if cell is not None]
        if any(role in cols.TIMES for role, _ in filled):
            return False
        return len(filled) == 1 and self.columns.first("timecode") is not None and not speakers.label_of(filled[0][1].text)

    def _preface(self, row: GridRow) -> None:
        entry = Entry(Kind.CUE, tuple(piece for cell in row.filled() for piece in spans.inner_lines(cell)), cue=CueKind.HEADER)
        self.drafts.append((entry,))

    def _loose(self, row: GridRow) -> tuple[Entry, ...]:
        pieces = tuple(piece for cell in row.filled() for piece in spans.inner_lines(cell))
        kind = classify.cue_of(spans.joined(pieces)) or CueKind.OTHER
        return (Entry(Kind.CUE, pieces, cue=kind),)

    def _role(self, at: int) -> str:
        return self.columns.roles[at] if at < len(self.columns.roles) else ""

    def _row(self, row: GridRow) -> None:
        time = self.columns.first("timecode")
        goes_on = self.led and self.drafts and isinstance(self.drafts[-1], Joined) and not row.rule and (
            row.gap == 0 if self.parted else time is not None and (time >= len(row.cells) or row.cells[time] is None))
        if not goes_on:
            width = max(len(row.cells), len(self.columns.roles))
            self.drafts.append(Joined(row.line, [[] for _ in range(width)], [set() for _ in range(width)], row.line))
        target = self.drafts[-1]
        assert isinstance(target, Joined)
        for at, cell in enumerate(row.cells):
            while at >= len(target.cells):
                target.cells.append([])
                target.breaks.append(set())
            if cell is None:
                target.breaks[at].add(len(target.cells[at]))
            else:
                target.cells[at] += spans.cut_at(cell, grid.SLASH) if self.slashed else spans.inner_lines(cell)

    # -- records

    def _next_lines(self) -> dict[tuple[int, int], str]:
        """For every line of sound the line after it."""
        said = [piece for draft in self.drafts if isinstance(draft, Joined)
                for at, pieces in enumerate(draft.cells) if self._role(at) in SPOKEN for piece in pieces]
        return {(one.line, one.column): two.text for one, two in zip(said, said[1:], strict=False)}

    def made(self, traits: Traits) -> Iterable[Record]:
        self.following = self._next_lines()
        rows = [draft for draft in self.drafts if isinstance(draft, Joined)]
        self.below = {one.line: two for one, two in zip(rows, rows[1:], strict=False)}
        last: Joined | None = None
        for draft in self.drafts:
            if isinstance(draft, Joined):
                yield self._record(draft, last, traits)
                last = draft
            else:
                yield Record(draft[0].pieces[0].line, draft)

    def _record(self, row: Joined, last: Joined | None, traits: Traits) -> Record:
        times = self._times(row)
        entries: list[Entry] = []
        order = sorted(range(len(row.cells)), key=self._rank)
        for at in order:
            entries += self._cell(self._role(at), row, at, traits, entries)
        record = Record(row.line, tuple(entries), *times, ruled=not self.wraps or self.led)
        return record

    def _rank(self, at: int) -> int:
        """Pictures first, then who speaks, then the words: the order in which a row is told."""
        order = ("picture", "text", "speaker", "narration", "sound", "music", "effects", "notes")
        role = self._role(at)
        return order.index(role) if role in order else len(order)

    def _times(self, row: Joined) -> tuple[Stamp | None, Stamp | None, Stamp | None, Stamp | None]:
        """In, out, duration and a second in-point of a row."""
        found: dict[str, Stamp | None] = {"timecode": None, "out": None, "duration": None, "second": None}
        for at, pieces in enumerate(row.cells):
            role = self._role(at)
            if role not in cols.TIMES:
                continue
            marks = [(piece, mark) for piece in pieces for mark in self._marks(piece, role)]
            stamps = [Stamp(piece.line, piece.column + mark.start, mark.text) for piece, mark in marks]
            self.stamps += stamps
            if stamps and found[role] is None:
                found[role] = stamps[0]
            if len(stamps) > 1 and role == "timecode":
                linked = any(notation.links(piece.text, notation.find_stamps(piece.text)) for piece in pieces)
                found["out" if linked else "second"] = stamps[1]
        return found["timecode"], found["out"], found["duration"], found["second"]

    def _marks(self, piece: Piece, role: str) -> Sequence[notation.Mark]:
        if role == "duration":
            return notation.find_stamps(piece.text)
        return notation.find_stamps(piece.text, self.style) if self.style else ()

    def lines_apart(self, one: int, two: int) -> int:
        """How many rows further down the page `two` stands."""
        return self.order.get(two, -9) - self.order.get(one, -9)

    # -- cells

    def _cell(self, role: str, row: Joined, at: int, traits: Traits, before: Sequence[Entry]) -> list[Entry]:
        pieces = row.cells[at]
        if not pieces or role in cols.TIMES:
            return []
        if role in ("number", ""):
            return [Entry(Kind.UNUSED, tuple(pieces))]
        if role == "picture":
            return self._picture(pieces, row.breaks[at]) if self.led or not self.wraps else self._wrapped(row, at)
        if role == "speaker":
            return self._speaker(pieces, row)
        if role in SPOKEN:
            return self._sound(pieces, role, traits, before)
        if role == "text":
            return self._sound_lines(pieces, traits, False, 0.0)
        kind = {"music": CueKind.MUSIC, "effects": CueKind.SOUND}.get(role, CueKind.OTHER)
        return [Entry(Kind.CUE, tuple(pieces), cue=kind)]

    def _picture(self, pieces: Sequence[Piece], breaks: set[int]) -> list[Entry]:
        """A picture cell: one description, or several where a new phrase follows a break; or a cue."""
        text = spans.joined(pieces)
        kind = classify.cue_of(text)
        if kind not in (None, CueKind.SOUND, CueKind.OTHER):
            return [Entry(Kind.CUE, tuple(pieces), cue=kind)]
        if len(pieces) == 1 or not breaks:
            return [Entry(Kind.PICTURE, _unbracketed(pieces), bracketed=True)]
        groups: list[list[Piece]] = [[pieces[0]]]
        for index, piece in enumerate(pieces[1:], 1):
            new = index in breaks and not wording.goes_on(spans.joined(groups[-1]), piece.text) and piece.text[:1] not in "[("
            if new:
                groups.append([])
            groups[-1].append(piece)
        return [Entry(Kind.PICTURE, _unbracketed(group), bracketed=index == 0) for index, group in enumerate(groups)]

    def _is_timed_below(self, row: Joined, at: int) -> bool:
        """Does this piece go on in the row below, beside a timecode that nobody begins to speak at?

        Then that timecode is this picture's own, so this is a new one.
        """
        below = self.below.get(row.line)
        time = self.columns.first("timecode")
        if below is None or time is None or not below.cells[at] or not below.cells[time] or row.cells[time]:
            return False
        if not wording.goes_on(spans.joined(row.cells[at]), spans.joined(below.cells[at])):
            return False
        said = [spans.joined(draft.cells[n]) for draft in (row, below) for n in range(len(draft.cells)) if self._role(n) in SPOKEN]
        return not said or not said[0] or not wording.is_finished(said[0]) and speakers.label_of(said[-1]) is None

    def _wrapped(self, row: Joined, at: int) -> list[Entry]:
        """One line of a picture cell; the line above it was full where this one's first word had no room."""
        pieces = row.cells[at]
        text = spans.joined(pieces)
        kind = classify.cue_of(text)
        if kind not in (None, CueKind.SOUND, CueKind.OTHER):
            return [Entry(Kind.CUE, tuple(pieces), cue=kind)]
        above, self.above = self.above, (pieces[-1].line, text)
        beside = self.lines_apart(above[0], pieces[0].line) == 1
        full = (beside or text_lines.is_full(above[1], text, self.widths.get(at, 0))) and not self._is_timed_below(row, at)
        return [Entry(Kind.PICTURE, tuple(pieces), bracketed=True, wrapped=True, full=full, fresh=_is_fresh(text))]

    def _speaker(self, pieces: Sequence[Piece], row: Joined) -> list[Entry]:
        """The speaker's cell: a name with its marks; several lines are one name."""
        bare = tuple(self._unquoted(piece) for piece in pieces)
        text = spans.joined(bare)
        if not re.search(r"\w", text):
            return [Entry(Kind.UNUSED, tuple(pieces))]
        if _is_caption_label(text) and not self._is_narrated(row):
            return [Entry(Kind.CUE, bare, cue=CueKind.TITLE)]
        heading = vocabulary.heading_of(text)
        label = speakers.label_of(text) or Label(heading.speaker or text, heading.delivery, heading.continued, None, 0.95)
        return [Entry(Kind.LABEL, bare, replace(label, sure=0.95))]

    def _unquoted(self, piece: Piece) -> Piece:
        """A cell without the quotes that this table sets round every cell of words."""
        return spans.unquoted(piece) if self.quoted else piece

    def _is_narrated(self, row: Joined) -> bool:
        """Are the words beside TEXT a sentence of commentary, not a caption?"""
        words = [piece for at, pieces in enumerate(row.cells) if self._role(at) in SPOKEN for piece in pieces]
        text = spans.joined(spans.unquoted(piece) for piece in words)
        return wording.is_finished(text) or len(text.split()) > 8

    def _sound(self, pieces: Sequence[Piece], role: str, traits: Traits, before: Sequence[Entry]) -> list[Entry]:
        """The sound cell, line by line: headings, words, cues; wrapped lines stay together."""
        if before and before[-1].kind is Kind.CUE and before[-1].cue is CueKind.TITLE and self.columns.first("speaker") is not None:
            return [Entry(Kind.CUE, tuple(self._unquoted(piece) for piece in pieces), cue=CueKind.TITLE)]
        named = bool(before) and before[-1].kind is Kind.LABEL
        if role == "narration" and not named and not traits.narrator and self.columns.first("sound") is not None:
            return [_narrator_label(), Entry(Kind.WORDS, tuple(pieces))]
        if self.columns.first("speaker") is not None and len(pieces) == 1:
            bare = self._unquoted(pieces[0])
            kind = None if named else classify.cue_of(bare.text)
            return [Entry(Kind.CUE, (bare,), cue=kind) if kind else Entry(Kind.WORDS, (bare,))]
        return self._sound_lines(pieces, traits, named)

    def _sound_lines(self, pieces: Sequence[Piece], traits: Traits, named: bool, lean: float = 6.0) -> list[Entry]:
        found: list[Entry] = []
        for index, piece in enumerate(pieces):
            unfinished = self._unfinished(found)
            open_words = bool(unfinished)
            last = found[-1] if found else self.said
            after_label = (last is not None and last.kind is Kind.LABEL) or (named and not found)
            if open_words and index and piece.text[:1].islower():
                found.append(Entry(Kind.WORDS, (piece,)))
                continue
            following = self.following.get((piece.line, piece.column), "")
            entries = classify.entries_of((piece,), traits, Place(True, False, unfinished, lean, following, not found))
            if after_label:
                entries = tuple(_as_words(entry) for entry in entries)
            found += entries
        self.said = found[-1] if found else self.said
        return found

    def _unfinished(self, found: Sequence[Entry]) -> str:
        """The words before, in this cell or the one above it, if their sentence is open."""
        last = found[-1] if found else self.said
        return last.text if last is not None and last.kind is Kind.WORDS and not wording.is_finished(last.text) else ""


def _is_fresh(text: str) -> bool:
    """Does a piece begin as a new picture does, with a shot size or another of the trade's first words?"""
    return wording.is_in_vision(text) or text.split()[0].strip(",.").lower() in vocabulary.PICTURE_WORDS or bool(wording.SHOT_SIZE.match(text))


def _as_words(entry: Entry) -> Entry:
    """Right after a heading stand words, whatever they look like; a pause or music may stand between."""
    if entry.kind is Kind.CUE and (entry.bracketed or entry.cue in (CueKind.MUSIC, CueKind.PAUSE)):
        return entry
    marked = entry.label is not None and entry.label.delivery is not None
    return entry if entry.kind is Kind.WORDS or marked else Entry(Kind.WORDS, entry.pieces)


def _unbracketed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A picture cell that is one bracket as a whole loses it."""
    text = spans.joined(pieces)
    return classify.bare(tuple(pieces)) if vocabulary.is_bracketed(text) and text[:1] == "[" else tuple(pieces)


def _is_caption_label(text: str) -> bool:
    return text.strip(" :").lower() in ("text", "caption", "title", "super", "graphic", "aston", "on-screen text", "on screen text", "subtitle", "card")


def _narrator_label() -> Entry:
    return Entry(Kind.LABEL, (), Label("NARRATOR", Delivery.NARRATION))


