"""Reads the pages that `write` makes (see `otio_redfiles.house`): every field comes back as it was meant.

Such a page says so itself, by its header row and the line about its programme start. What a user typed into
it later is read by the same rules: a row's timecode is its picture's, or else that of what is said; a
second timecode beside a picture is the in-point of what is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import notation
from otio_redfiles.house import COLUMNS, PLACED, RANGE, SHEET, Kind, Part, read_head, token_of
from otio_redfiles.layout.words import spans
from otio_redfiles.model import (
    CueKind,
    Delivery,
    Draft,
    DraftCue,
    DraftSegment,
    DraftShot,
    DraftSpeech,
    Page,
    Piece,
    Reading,
    Stamp,
)

HEAD_ROWS = 8
LABELLED = re.compile(r"\s*(?P<it>\d{1,3}(?:[:.;,]\d{2,3}){2,3})\s*")
LAYOUT = "{} columns: {}"


def is_house(page: Page) -> bool:
    """Is this one of our own pages: a line that says how to read it, and our header row?"""
    rows = [_cells(row) for row in spans.placed_rows(replace(page, rows=page.rows[:HEAD_ROWS]))]
    return any(_is_header(cells) for cells in rows) and any(_head_of(cells) for cells in rows)


def understand_house(page: Page) -> Draft:
    """The draft of one of our own pages."""
    reader = _Reader()
    for row in spans.placed_rows(page):
        reader.take(_cells(row))
    return reader.draft()


# --------------------------------------------------------------------------- rows and cells


def _cells(row: Sequence[Piece]) -> tuple[Piece, ...]:
    """The cells of a row; a line of text is cut at its tabs."""
    if len(row) != 1 or "\t" not in row[0].text:
        return tuple(row)
    cells, start = [], 0
    for text in row[0].text.split("\t"):
        cells.append(Piece(row[0].line, row[0].column + start, text))
        start += len(text) + 1
    return tuple(cells)


def _is_header(cells: Sequence[Piece]) -> bool:
    return tuple(cell.text.strip() for cell in cells if cell.text.strip()) in (COLUMNS, SHEET)


def _head_of(cells: Sequence[Piece]) -> Reading | None:
    return next((head for cell in cells if (head := read_head(cell.text))), None)


def _padded(cells: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """The cells, with empty ones for those that a short row leaves out."""
    last = cells[-1]
    empty = Piece(last.line, last.column + len(last.text), "")
    return (*cells, *[empty] * (count - len(cells)))


def _lines(*cells: Piece) -> tuple[Piece, ...]:
    return tuple(line for cell in cells for line in spans.inner_lines(cell))


def _across(cells: Sequence[Piece]) -> Piece | None:
    """Neighbouring cells as one piece, a tab between each two."""
    return spans.part(Piece(cells[0].line, cells[0].column, "\t".join(cell.text for cell in cells)), 0)


@dataclass(frozen=True, slots=True)
class _Times:
    """What stands in a timecode cell: a timecode, its range's end, a second timecode, or an estimated
    place."""

    stamp: Stamp | None = None
    out: Stamp | None = None
    second: Stamp | None = None
    placed: Stamp | None = None


# --------------------------------------------------------------------------- reading


@dataclass(slots=True)
class _Open:
    """A speech still being read."""

    line: int
    part: Part
    heading: tuple[Piece, ...]
    times: _Times
    segments: list[tuple[Stamp | None, list[Piece]]] = field(default_factory=list)

    def frozen(self) -> DraftSpeech:
        segments = tuple(DraftSegment(stamp, tuple(pieces)) for stamp, pieces in self.segments if pieces)
        return DraftSpeech(
            self.line,
            self.part.speaker,
            self.part.delivery,
            segments,
            self.heading,
            self.times.stamp,
            self.times.out,
            placed=self.times.placed,
        )


@dataclass(slots=True)
class _Reader:
    """What was read so far. `columns` are those of the header row; none before it."""

    title: str = ""
    head: Reading = Reading()
    columns: tuple[str, ...] = ()
    items: list[DraftShot | DraftCue | _Open] = field(default_factory=list)
    speech: _Open | None = None
    after_heading: bool = False
    stamps: list[Stamp] = field(default_factory=list)
    unused: list[Piece] = field(default_factory=list)

    def take(self, cells: Sequence[Piece]) -> None:
        """One row: of the head, or of the script."""
        if _is_header(cells):
            self.columns = SHEET if len(cells) >= len(SHEET) else COLUMNS
            self.unused += _lines(*cells)
        elif head := _head_of(cells):
            self.head = head
            self.title = spans.joined(_lines(cells[0])) if self.columns else self.title
            self.unused += _lines(*cells)
        elif not self.columns:
            self.title = self.title or spans.joined(_lines(*cells))
            self.unused += _lines(*cells)
        elif self.columns == SHEET:
            self._sheet_row(_padded(cells, len(SHEET)))
        else:
            self._row(_padded(cells, len(COLUMNS)))

    def draft(self) -> Draft:
        items = tuple(item.frozen() if isinstance(item, _Open) else item for item in self.items)
        layout = LAYOUT.format(len(self.columns), ", ".join(self.columns).lower())
        return Draft(
            self.title,
            layout,
            items,
            tuple(self.stamps),
            tuple(self.unused),
            style=self.head.style,
            says=self.head,
        )

    def _row(self, cells: Sequence[Piece]) -> None:
        """PICTURE | TIMECODE | SOUND."""
        times = self._times(cells[1])
        self._sound(_lines(*cells[2:]), *self._shot(cells[0], times))

    def _shot(self, picture: Piece, times: _Times) -> tuple[_Times, bool]:
        """A row's picture, if it has one; the times left for its sound, and whether that stands beside the
        picture."""
        shown = _lines(picture)
        if shown:
            self.items.append(DraftShot(shown, times.stamp, times.out, placed=times.placed))
        self.after_heading = self.after_heading and not shown and not (times.stamp or times.placed)
        return (_Times(times.second), False) if shown and times.second else (times, bool(shown))

    def _sheet_row(self, cells: Sequence[Piece]) -> None:
        """A column for each field; sound that says no kind is read as on a page."""
        picture, time, out, kind, speaker, delivery, heading, sound = cells[: len(SHEET)]
        times = self._times(time)
        times, beside = self._shot(picture, replace(times, out=self._times(out).stamp or times.out))
        said, name = _lines(sound), kind.text.strip().lower()
        self.unused += filter(None, [_across((kind, speaker, delivery)), *_lines(*cells[len(SHEET) :])])
        if name in (Kind.SPEECH, Kind.RECUE):
            self._open(
                Part(Kind.SPEECH, "", speaker.text.strip(), _delivery(delivery.text.strip())),
                kind.line,
                times,
                _lines(heading),
            )
            self._add(*said)
            return
        self.unused += _lines(heading)
        if name in (Kind.WORDS, Kind.CONTINUED):
            self._go_on(times)
            self._add(*said)
        elif name in {cue.value for cue in CueKind} and said:
            self.items.append(DraftCue(CueKind(name), said, times.stamp, times.out, times.placed))
        else:
            self._sound(said, times, beside)

    # -- timecodes

    def _times(self, cell: Piece) -> _Times:
        """The timecodes of a cell. A place in brackets is no timecode of the page; what else stands there
        is nothing."""
        if placed := PLACED.fullmatch(cell.text.strip()):
            self.unused += _lines(cell)
            at, out = (
                Stamp(cell.line, cell.column + 1 + offset, label) if label else None
                for offset, label in ((0, placed["at"]), (len(placed["at"] + RANGE), placed["out"]))
            )
            return _Times(placed=at, out=out)
        places = self._places(cell.text)
        found = [Stamp(cell.line, cell.column + start, cell.text[start:end]) for start, end in places]
        edges = [0, *(edge for place in places for edge in place), len(cell.text)]
        self.unused += filter(
            None, (spans.part(cell, *span) for span in zip(edges[::2], edges[1::2], strict=True))
        )
        self.stamps += found
        first, second = (*found, None, None)[:2]
        ranged = RANGE in cell.text or notation.links(cell.text, self._marks(cell.text))
        return _Times(first, second) if ranged else _Times(first, None, second)

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Where the timecodes of a cell stand; each side of a range may be one that no clock shows (01:01:90:10)."""
        found, at = [], 0
        for side in text.split(RANGE):
            marks = self._marks(side)
            whole = LABELLED.fullmatch(side) if not marks else None
            found += [(at + whole.start("it"), at + whole.end("it"))] if whole else [(at + mark.start, at + mark.end) for mark in marks]
            at += len(side) + len(RANGE)
        return found

    def _marks(self, text: str) -> tuple[notation.Mark, ...]:
        """The timecodes of a cell: of any usual notation, else mistyped or rare as the page it was made from had them."""
        style = self.head.style
        mistyped = style is not None and notation.right_spelling(text.strip(), style) != text.strip()
        usual, own = notation.find_stamps(text), notation.find_stamps(text, style)
        return own if len(own) > len(usual) or (mistyped and own) else usual

    # -- sound

    def _sound(self, lines: Sequence[Piece], times: _Times, beside: bool) -> None:
        """The lines of a SOUND cell; the row's timecode goes to the first of them."""
        for line in lines:
            part = token_of(line.text, self.after_heading)
            self.after_heading = part.kind in (Kind.SPEECH, Kind.CONTINUED)
            if part.kind is Kind.SPEECH:
                self._begin(part, line, times)
            elif part.kind is Kind.CONTINUED:
                self.unused.append(line)
                self._go_on(times)
            elif part.kind is Kind.CUE:
                words = self._without_mark(line, part.text)
                self.items.append(DraftCue(part.cue, (words,), times.stamp, times.out, times.placed))
            else:
                self._say(self._without_mark(line, part.text), times, beside)
            times = _Times()

    def _without_mark(self, line: Piece, text: str) -> Piece:
        """The words of a line whose mark we supplied ourselves."""
        at = len(line.text) - len(text)
        self.unused += filter(None, [spans.part(line, 0, at)])
        return spans.part(line, at) or line

    def _begin(self, part: Part, line: Piece, times: _Times) -> None:
        """A heading, as printed; what we supplied ourselves is no heading of the page."""
        printed = spans.part(line, 0, len(part.heading))
        self.unused += filter(None, [spans.part(line, len(part.heading))])
        self._open(part, line.line, times, (printed,) if printed else ())

    def _open(self, part: Part, line: int, times: _Times, heading: tuple[Piece, ...] = ()) -> None:
        self.speech = _Open(line, part, heading, times)
        self.items.append(self.speech)

    def _say(self, words: Piece, times: _Times, beside: bool) -> None:
        """Words: beside a picture they go on; at a timecode of their own the speaker comes back in."""
        speech = self.speech
        comes_back = (
            times.stamp and not beside and speech is not None and any(pieces for _, pieces in speech.segments)
        )
        if speech is None or comes_back:
            self._open(speech.part if speech else _unnamed(words.text), words.line, times)
        else:
            self._go_on(times)
        self._add(words)

    def _go_on(self, times: _Times) -> None:
        """What follows begins a segment at the row's timecode, if it has one."""
        if self.speech is not None and times.stamp:
            self.speech.segments.append((times.stamp, []))

    def _add(self, *pieces: Piece) -> None:
        if pieces and self.speech is None:
            self._open(_unnamed(pieces[0].text), pieces[0].line, _Times())
        for piece in pieces:
            if not self.speech.segments:
                self.speech.segments.append((None, []))
            self.speech.segments[-1][1].append(piece)


def _delivery(name: str) -> Delivery:
    return Delivery(name) if name in {delivery.value for delivery in Delivery} else Delivery.SYNC


def _unnamed(text: str) -> Part:
    """Who speaks where nobody was named: the narrator, where the words are all in capitals."""
    narrated = text.isupper()
    return Part(
        Kind.SPEECH, "", "NARRATOR" if narrated else "", Delivery.NARRATION if narrated else Delivery.SYNC
    )
