"""Records of a catalogue's database: fields whose names stand in capitals before their values, run in, one of them the shots.

    ITEM_NO = 8 TITLE : Storm SHOT_LIST : Boats at anchor. Pan over roofs. SOUND : Mute LENGTH = 168

Each sentence of the list is a shot; everything else says something of the film and is a heading. No number is a time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otio_redfiles.layout.words import interpret, sentences, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind, Piece

NAME = "a catalogue's record, its fields run in"
FIELD = re.compile(r"(?<!\S)(?P<name>[A-Z]{2,20}(?:_[A-Z]{1,20}){0,4})(?P<sign>\s?=|\s?:)(?!\S)")
SHOTS = re.compile(r"SHOT_?(?:LIST|DESCRIPTIONS?|DETAILS?|BREAKDOWN)|SHOTS|SEQUENCES?|VISUALS?|DOPE_?SHEET", re.IGNORECASE)
"""The field whose value is the list of shots, begun on its line: a heading alone stands above a card's shots, a line each."""
LEAST, COINED = 4, 2
"""Fields that such a record has at least, and so many of them named as databases name them: two words in one, an equals sign."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of one line: of the list of shots, or of what stands around it, names of fields with it."""

    piece: Piece
    shots: bool


def read_record(lines: Sequence[Piece]) -> Read | None:
    """What the page says; None where it is no such record, or one without shots."""
    found = [field for line in lines for field in FIELD.finditer(line.text)]
    coined = sum("_" in field["name"] or "=" in field["sign"] for field in found)
    if len(found) < LEAST or coined < COINED or not any(SHOTS.fullmatch(field["name"]) and field.string[field.end() :].strip() for field in found):
        return None
    records = [Record(entry.pieces[0].line, (entry,)) for entry in _entries(lines)]
    return interpret.narrated(NAME, records)


def _entries(lines: Sequence[Piece]) -> list[Entry]:
    """Headings, and a picture a sentence."""
    return [_entry(pieces, shots) for pieces, shots in _runs(lines)]


def _entry(pieces: Sequence[Piece], shots: bool) -> Entry:
    if shots:
        return Entry(Kind.PICTURE, tuple(pieces), bracketed=True, odds=2.5)
    return Entry(Kind.CUE, tuple(pieces), cue=CueKind.HEADER)


def _runs(lines: Sequence[Piece]) -> list[tuple[list[Piece], bool]]:
    """Sentences of the list of shots, and what stands around it; a sentence that its line broke goes on with the next."""
    runs: list[tuple[list[Piece], bool]] = []
    for part in _parts(lines):
        for piece in sentences.parted(part.piece) if part.shots else (part.piece,):
            last = runs[-1][0][-1] if runs and runs[-1][1] else None
            if part.shots and last is not None and last.line < piece.line and not wording.is_finished(last.text):
                runs[-1][0].append(piece)
            else:
                runs.append(([piece], part.shots))
    return runs


def _parts(lines: Sequence[Piece]) -> Iterator[_Part]:
    """The lines, cut where the list of shots begins and where the field behind it does."""
    listing = False
    for line in lines:
        start = 0
        for field in FIELD.finditer(line.text):
            begins = SHOTS.fullmatch(field["name"]) is not None
            if begins == listing and not begins:
                continue
            yield from _part(line, start, field.end() if begins else field.start(), listing)
            start, listing = field.end() if begins else field.start(), begins
        yield from _part(line, start, len(line.text), listing)


def _part(line: Piece, start: int, end: int, shots: bool) -> Iterator[_Part]:
    if (piece := spans.part(line, start, end)) is not None:
        yield _Part(piece, shots)
