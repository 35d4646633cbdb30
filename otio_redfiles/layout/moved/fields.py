"""Lines cut into fields at a sign, and the rows that those make: a line with a timecode and what runs on below it.

Nothing here knows columns: a field is whatever stands between two signs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from re import Pattern
from statistics import median_low

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.tables import align, contents
from otio_redfiles.layout.words import cues, spans, wording
from otio_redfiles.model import CueKind, Piece

BLANKS = re.compile(r"(?<=\S)\s{2,}(?=\S)")
SIGNS: tuple[Pattern[str], ...] = (
    re.compile(r"\t"),
    re.compile(r"[|¦│]"),
    re.compile(r"(?<!\S)/(?=\s|\Z)"),
    re.compile(r"(?<=\s)[-–—](?=\s)"),
    re.compile(r"(?<!\d);|;(?!\d)"),
    BLANKS,
)
HALF: dict[Pattern[str], Pattern[str]] = {
    SIGNS[2]: re.compile(r"(?<=[^\s/])/(?=\s)|(?<=\s)/(?=[^\s/])"),
    SIGNS[3]: re.compile(r"(?<=[^\s\-–—])[-–—](?=\s)|(?<=\s)[-–—](?=[^\s\-–—])"),
}
"""Signs that a hand set without one of their two blanks: they part fields where a heading stands behind them."""
MOST = 40
"""No row has more fields."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line and its fields; `slots` are their places, those counted that it leaves empty; `gap` blank lines stand
    before it; `ends`: a sign closes it, so that what follows is another field."""

    line: Piece
    fields: tuple[Piece, ...]
    slots: tuple[int, ...]
    gap: int
    ends: bool
    timed: bool

    @property
    def holes(self) -> int:
        """How many fields before the last are empty."""
        return self.slots[-1] + 1 - len(self.slots) if self.slots else 0

    @property
    def indent(self) -> int:
        return len(self.line.text) - len(self.line.text.lstrip())


@dataclass(slots=True)
class Row:
    """A row as fields, each the pieces of one or more lines; `slots` are the places of those on its first line;
    `names` says that it is the header, printed again; `anew` are the lines that begin with another description."""

    line: int
    gap: int
    fields: list[list[Piece]] = field(default_factory=list)
    slots: tuple[int, ...] = ()
    ends: bool = False
    loose: bool = False
    names: bool = False
    lines: int = 1
    anew: set[int] = field(default_factory=set)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(spans.joined(pieces) for pieces in self.fields)


# --------------------------------------------------------------------------- lines


Marks = tuple[notation.Mark, ...]


def cuts_of(lines: Sequence[Piece], marks: Sequence[Marks], sign: Pattern[str], style: str) -> tuple[Cut, ...]:
    """Every line, cut at the sign; a timecode that leads its line is a field whatever parts it from the words.

    `marks` are the timecodes of each line."""
    found, last = [], None
    for line, own in zip(lines, marks):
        found.append(_cut(line, own, sign, style, 0 if last is None else max(0, line.line - last - 1)))
        last = line.line
    return _unboxed(found)


def _unboxed(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The places of fields counted from the first that a line with a timecode fills: a box has a sign before it."""
    first = min((cut.slots[0] for cut in cuts if cut.timed), default=0)
    if not first:
        return tuple(cuts)
    return tuple(replace(cut, slots=tuple(max(0, slot - first) for slot in cut.slots)) for cut in cuts)


def _cut(line: Piece, marks: Marks, sign: Pattern[str], style: str, gap: int) -> Cut:
    cuts = [found.span() for found, _ in zip(sign.finditer(line.text), range(MOST))]
    cuts = _with_halves(line.text, cuts, HALF[sign]) if sign in HALF and cuts else cuts
    cuts = _led(line.text, marks, cuts) if marks else cuts
    edges = [0, *(edge for cut in cuts for edge in cut), len(line.text)]
    parts = [spans.part(line, start, end) for start, end in zip(edges[::2], edges[1::2])]
    slots = tuple(at for at, one in enumerate(parts) if one is not None)
    fields = tuple(one for one in parts if one is not None)
    timed = bool(marks) and any(contents.is_time(one.text, style) for one in fields[:3])
    return Cut(line, fields, slots, gap, len(parts) > 1 and parts[-1] is None, timed)


def _with_halves(text: str, cuts: Sequence[tuple[int, int]], half: Pattern[str]) -> list[tuple[int, int]]:
    """The cuts of a line, and those at signs that lack a blank before words whose speaker is named (map /NARR: words)."""
    halves = [found.span() for found, _ in zip(half.finditer(text), range(MOST))]
    ends = {end: min((start for start, _ in cuts if start >= end), default=len(text)) for _, end in halves}
    return sorted([*cuts, *(cut for cut in halves if align.is_led(text[cut[1] : ends[cut[1]]].strip()))])


def _led(text: str, marks: Marks, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts of a line; of one that a timecode or a range leads, also that behind it, where only a blank stands,
    and none inside it."""
    if text[: marks[0].start].strip():
        return list(cuts)
    end = marks[1].end if 0 in notation.links(text, marks) else marks[0].end
    behind = [cut for cut in cuts if cut[0] >= end]
    parted = behind and not text[end : behind[0][0]].strip()
    return behind if parted or text[end : end + 1] != " " else [(end, end), *behind]


# --------------------------------------------------------------------------- rows


def rows_of(cuts: Sequence[Cut], known: align.Known, names: tuple[str, ...], loose: bool, closed: bool) -> list[Row]:
    """The rows of a page below its header. `names` are the header's texts; `loose`: the sign is only blanks; `closed`: a row that
    fills all its columns ends there."""
    runs = _Runs(known, names, loose, closed, _usual_gap(cuts), _are_indented(cuts), _room(cuts))
    for cut in cuts:
        runs.take(cut)
    return runs.found


def _usual_gap(cuts: Sequence[Cut]) -> int:
    return median_low([cut.gap for cut in cuts] or [0])


def _room(cuts: Sequence[Cut]) -> int:
    """How many characters the widest field behind a timecode has: what ends sooner was not wrapped for want of room."""
    return max((len(cut.fields[1].text) for cut in cuts if cut.timed and len(cut.fields) > 2), default=0)


def _are_indented(cuts: Sequence[Cut]) -> bool:
    """Are lines that go on with a row indented on this page?"""
    margin = min((cut.indent for cut in cuts if cut.timed), default=0)
    return any(cut.indent > margin + 1 for one, cut in pairwise(cuts) if one.timed and not cut.timed)


@dataclass(slots=True)
class _Runs:
    """Reads the lines from the top."""

    known: align.Known
    names: tuple[str, ...]
    loose: bool
    closed: bool
    gap: int
    indented: bool
    room: int
    margin: int = 0
    found: list[Row] = field(default_factory=list)

    def take(self, cut: Cut) -> None:
        if cut.timed:
            self.margin = cut.indent
            self._row(cut)
        elif self.names and tuple(piece.text for piece in cut.fields) == self.names:
            self._row(cut, loose=True, names=True)
        elif self._goes_on(cut):
            self._add(cut)
        else:
            self._row(cut, loose=not self._is_row(cut))

    def _row(self, cut: Cut, loose: bool = False, names: bool = False) -> None:
        pieces = cut.fields if not loose or names else (spans.trimmed(cut.line),)
        fields = [[piece] for piece in pieces if piece is not None]
        self.found.append(Row(cut.line.line, cut.gap, fields, cut.slots, cut.ends, loose, names))

    def _is_row(self, cut: Cut) -> bool:
        """A line without a timecode is a row where a heading stands among its fields."""
        return len(cut.fields) > 1 and any(align.is_heading(piece.text, self.known) for piece in cut.fields)

    def _is_numbered(self, cut: Cut) -> bool:
        """Does a line of fields begin with the number of a row (2008 | OMIT), where the rows' times stand further on?"""
        return bool(self.names) and len(cut.fields) > 1 and cut.slots[0] == 0 and align.SERIAL.match(cut.fields[0].text) is not None

    def _goes_on(self, cut: Cut) -> bool:
        """Does this line go on with the row above it: indented, or, where nothing is, in mid-sentence?"""
        last = self.found[-1] if self.found else None
        text = cut.line.text.strip()
        if last is None or last.loose or cut.gap > self.gap or align.SERIAL.match(text) or self._is_numbered(cut):
            return False
        if self.closed and last.slots == tuple(range(len(self.names))) and not self.indented and not wording.goes_on(last.texts[-1], text):
            return False
        if (len(cut.fields) == 1 and cues.cue_of(text) is not None) or vocabulary.parting(text) is not None or _is_over(last, text):
            return False
        if self.indented:
            return cut.indent > self.margin + 1
        if not self.loose and len(last.fields) < len(self.names):
            return True
        if not self.loose and len(last.fields) == len(self.names) and len(cut.fields) == 1 and wording.spoken(last.texts[-1]) > 0 and cues.is_said_next(text):
            return True
        return wording.goes_on(last.texts[-1], text) or not wording.is_finished(last.texts[-1])

    def _add(self, cut: Cut) -> None:
        last = self.found[-1]
        first = list(cut.fields[:1])
        if self._is_anew(last, cut):
            last.anew.add(cut.line.line)
        if last.ends or not last.fields or _begins_field(cut):
            last.fields.append(first)
        else:
            last.fields[-1] += first
        last.fields += [[piece] for piece in cut.fields[1:]]
        last.ends, last.lines = cut.ends, last.lines + 1

    def _is_anew(self, last: Row, cut: Cut) -> bool:
        """Does a line that ends on what somebody says begin with another description, whose first word had room above?"""
        if len(last.fields) != 2 or len(cut.fields) != 2 or not align.is_led(cut.fields[1].text):
            return False
        above, text = last.fields[1][-1].text, cut.fields[0].text
        fits = len(above) + len(text.split()[0]) < self.room
        return fits and text[:1].isupper() and not wording.goes_on(above, text) and not align.is_led(last.texts[1])


def _is_over(row: Row, text: str) -> bool:
    """Does a row say, behind its timecode, that the programme ends, and a line below it begin with a capital? That is said of the programme."""
    over = len(row.fields) == 2 and text[:1].isupper() and cues.cue_of(row.texts[1]) is CueKind.END
    return over and cues.cue_of(f"{row.texts[1]} {text}") is not CueKind.END


def _begins_field(cut: Cut) -> bool:
    """Does a sign at the head of a line that goes on with a row part it from what stands above: no room was left for both?"""
    return len(cut.fields) == 1 and cut.slots[0] > 0


def merged(row: Row, places: Sequence[int], sources: dict[int, Piece]) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """The columns that a row fills and their pieces: fields of one column are one piece a line, signs included."""
    for at in sorted(set(places)):
        pieces = [piece for place, own in zip(places, row.fields, strict=True) if place == at for piece in own]
        by_line: dict[int, list[Piece]] = {}
        for piece in pieces:
            by_line.setdefault(piece.line, []).append(piece)
        if by_line:
            yield at, tuple(_spanning(own, sources[line]) for line, own in by_line.items())


def _spanning(pieces: Sequence[Piece], source: Piece) -> Piece:
    """From the first of some pieces of a line to the last."""
    start, end = pieces[0].column - source.column, pieces[-1].column + len(pieces[-1].text) - source.column
    return spans.part(source, start, end) or pieces[0]
