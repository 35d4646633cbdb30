"""Forms: pages that name each thing on a line of its own, record after record, in the words of a table's header.

    TIMECODE: 10:00:05
    VISION: Harbour, dawn
    SOUND: NARRATOR: The harbour wakes.

A label is a column and a record a row, so that a form is read as the table that it could have been. Lines
without a label go on with what stands above them; a timecode alone on its line is a record's timecode.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_low

from otio_redfiles import notation
from otio_redfiles.layout import classify, spans, speakers
from otio_redfiles.layout import columns as cols
from otio_redfiles.layout.columns import SPOKEN, Columns
from otio_redfiles.layout.grid import GridRow
from otio_redfiles.model import Page, Piece

LABEL = re.compile(r"(?P<label>[^\W\d_][^:=\t|]{0,28}?)(?:\s*[:=]|\s*\t|\s+[-–—](?=\s))\s*")
BETWEEN = re.compile(
    r"(?<=\S)\s+[/|]\s+(?=([^\W\d_][^:=|/]{0,28}?)\s*[:=])|(?<!\t)\t+(?=([^\W\d_][^:=\t]{0,28}?)\s*[:=])"
)
"""What parts the labels of a form that prints a record a line."""
# Names of who speaks, which header rows use too: before words they are the heading of a speech.
PERSON = re.compile(r"narr(?:ator)?s?\.?|commentator|sprecher(?:in)?", re.IGNORECASE)
ALONE = ""
"""Stands for the label that a timecode alone on its line does without."""
LEAST = 0.2
"""At least so many of a form's lines have labels: speech may run on for some."""
WORDS = (*SPOKEN, "speaker", "text")
GROWING = (*SPOKEN, "music", "effects", "notes")
"""What a record may name more than once."""


@dataclass(frozen=True, slots=True)
class Form:
    """A page of records as the rows of a table, and the notation of its timecodes."""

    rows: tuple[GridRow, ...]
    columns: Columns
    style: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its label (None without one), what stands behind that, all of it; `gap` blank lines before it."""

    label: str | None
    value: Piece | None
    piece: Piece
    gap: int


def form_of(page: Page, style: str | None) -> Form | None:
    """The page as a form; None where it is none. `style` is its notation, where that is known."""
    lines = _lines(page, style)
    leader = _leader(lines)
    if leader is None:
        return None
    first = next(at for at, line in enumerate(lines) if line.label == leader)
    head, body = lines[:first], lines[first:]
    style = style or notation.detect_style([line.value.text for line in body if line.value and line.label])
    labels = tuple(dict.fromkeys(line.label for line in body if line.label is not None))
    rows = _Rows(labels, leader, _usual_gap(body, leader)).read(body)
    columns = Columns(cols.roles_of(_content(rows, len(labels)), [*map(_named, labels)], style))
    if not _is_form(body, dict(zip(labels, columns.roles, strict=True)), style):
        return None
    return Form((*(GridRow(line.piece.line, (line.piece,)) for line in head), *rows), columns, style)


# --------------------------------------------------------------------------- lines


def _lines(page: Page, style: str | None) -> list[_Line]:
    """The lines of a page; a row of two cells, the first a label, is a line too."""
    found: list[_Line] = []
    last = 0
    for row in spans.placed_rows(page):
        cells = [cell for cell in row if cell.text.strip()]
        pieces = [part for cell in cells for piece in spans.inner_lines(cell) for part in _parts(piece)]
        label = _label(cells[0].text.strip(" :")) if len(cells) == 2 else None
        for at, piece in enumerate(pieces[1:] if label else pieces):
            gap = max(0, piece.line - last - 1) if last else 0
            found.append(_Line(label, piece, piece, gap) if label and at == 0 else _line(piece, gap, style))
            last = piece.line
    return found


def _parts(piece: Piece) -> tuple[Piece, ...]:
    """A line, cut before each further label on it."""
    if _label_at(piece.text) is None:
        return (piece,)
    cuts = [found.span() for found in BETWEEN.finditer(piece.text) if _label(found[1] or found[2])]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(piece.text)]
    return tuple(filter(None, (spans.part(piece, start, end) for start, end in zip(starts, ends, strict=True))))


def _label_at(text: str) -> tuple[str, int] | None:
    """The label that a line begins with, and where what it names begins."""
    match = LABEL.match(text)
    label = _label(match["label"]) if match else None
    return (label, match.end()) if match and label else None


def _line(piece: Piece, gap: int, style: str | None) -> _Line:
    if (found := _label_at(piece.text)) is not None:
        return _Line(found[0], spans.part(piece, found[1]), piece, gap)
    alone = bool(style and notation.find_stamps(piece.text, style)) and cols.is_time(piece.text, style)
    return _Line(ALONE if alone else None, piece, piece, gap)


def _label(text: str) -> str | None:
    """The label that these words are, in upper case; None for others and for names."""
    words = " ".join(text.split())
    return words.upper() if cols.role_named(words) and not PERSON.fullmatch(words) else None


def _named(label: str) -> str:
    return cols.role_named(label) if label else "timecode"


# --------------------------------------------------------------------------- what a form is


def _leader(lines: Sequence[_Line]) -> str | None:
    """The label that begins a record: the first that most records have; lengths and remarks begin none."""
    counts = Counter(line.label for line in lines if line.label is not None)
    most = max((count for label, count in counts.items() if _named(label) not in GROWING), default=0)
    leads = (label for label, count in counts.items() if count >= max(2, 0.6 * most))
    return next((label for label in leads if _named(label) not in (*GROWING, "out", "duration")), None)


def _usual_gap(body: Sequence[_Line], leader: str) -> int:
    """How many blank lines stand before a label inside a record."""
    return median_low([line.gap for line in body if line.label not in (None, leader)] or [0])


def _is_form(body: Sequence[_Line], roles: Mapping[str, str], style: str | None) -> bool:
    """Do labels name pictures and words, or either with timecodes, again and again, and hold the timecodes?"""
    labelled = [line for line in body if line.label is not None]
    seen = Counter(roles[line.label] for line in labelled if line.label is not None)
    timed = sum(roles[line.label] == "timecode" for line in labelled if line.label)
    words, pictures = sum(seen[role] for role in WORDS), seen["picture"]
    told = min(words, pictures) >= 2 or (timed >= 2 and max(words, pictures) >= 2)
    return told and len(labelled) >= LEAST * len(body) and _holds_times(body, roles, style)


def _holds_times(body: Sequence[_Line], roles: Mapping[str, str], style: str | None) -> bool:
    """Do nearly all timecodes stand where a label says so?"""
    stamped = [line for line in body if style and notation.find_stamps(line.piece.text, style)]
    own = sum(line.label is not None and roles[line.label] in cols.TIMES for line in stamped)
    return own >= 0.8 * len(stamped)


def _content(rows: Sequence[GridRow], width: int) -> list[list[Piece]]:
    cut = [row.cells for row in rows if row.table is not None]
    return [[cell for cells in cut if (cell := cells[at]) is not None] for at in range(width)]


# --------------------------------------------------------------------------- rows


@dataclass(slots=True)
class _Rows:
    """Writes the records of a form as rows: one for what the labels name, one for each line that goes on."""

    labels: tuple[str, ...]
    leader: str
    gap: int
    at: int = 0
    first: dict[int, Piece | None] = field(default_factory=dict)
    more: list[tuple[int, Piece]] = field(default_factory=list)
    found: list[GridRow] = field(default_factory=list)

    def read(self, body: Sequence[_Line]) -> tuple[GridRow, ...]:
        for line in body:
            if line.label is not None:
                self._labelled(line, line.label)
            elif self._is_loose(line):
                self._end()
                self.found.append(GridRow(line.piece.line, (line.piece,)))
            else:
                self.more.append((self._column(line.piece.text), line.piece))
        self._end()
        return tuple(self.found)

    def _labelled(self, line: _Line, label: str) -> None:
        at = self.labels.index(label)
        again = at in self.first
        if label == self.leader or (again and _named(label) not in GROWING):
            self._end()
        if at not in self.first:
            self.first[at] = line.value
        elif line.value is not None:
            self.more.append((at, line.value))
        self.at = at

    def _column(self, text: str) -> int:
        """Where a line without a label belongs: to what stands above it, or to the words if it is spoken."""
        role = _named(self.labels[self.at])
        spoken = next((at for at, label in enumerate(self.labels) if _named(label) in SPOKEN), None)
        label = speakers.label_of(text) if role not in SPOKEN else None
        said = role in cols.TIMES or (label is not None and (label.delivery or label.words) is not None)
        return self.at if spoken is None or role in SPOKEN or not said else spoken

    def _is_loose(self, line: _Line) -> bool:
        """Does a line stand between records: apart, and a cue, or below something that is not spoken?"""
        spoken = _named(self.labels[self.at]) in SPOKEN
        return line.gap > self.gap and (not spoken or classify.cue_of(line.piece.text) is not None)

    def _end(self) -> None:
        """The record is complete."""
        self.found += self._record()
        self.first, self.more = {}, []

    def _record(self) -> Iterator[GridRow]:
        """The row that begins the record (a gap before it) and those that go on with it."""
        places = [piece.line for piece in self.first.values() if piece] + [piece.line for _, piece in self.more]
        if any(self.first.values()):
            yield GridRow(min(places), tuple(map(self.first.get, range(len(self.labels)))), 1, 1, True)
        for index, (at, piece) in enumerate(self.more):
            begins = not index and not any(self.first.values())
            cells = tuple(piece if column == at else None for column in range(len(self.labels)))
            yield GridRow(piece.line, cells, 1, int(begins), begins)
