"""What a row is by a mark in a column of its own that may name the speaker, too: the lists of markers that editing programs write.

    PIC         Wide of the weir, dawn            00:00:04:00
    VO          Nobody has opened it since.       00:00:05:10
    SYNC ADA    My father had the key.            00:00:11:02
    ASTON       Ada Lorne, lock keeper            00:00:12:00

One column holds what is seen, what is said and what is written over it; only the mark tells them apart.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from otio_redfiles import aside_words, captions, vocabulary
from otio_redfiles.layout.tables import row_types
from otio_redfiles.layout.tables.grid_row import Cells, GridRow
from otio_redfiles.layout.words import cues, persons, spans
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

LEAST, PICTURES = 4, 2
"""So many rows are marked, and so many of them as pictures, before a column is one of marks."""
MOSTLY, NAMELESS = 0.9, 0.5
"""The share of cells that are marks or names, and of those that are marks."""
LONGEST = 60
COUNTED = re.compile(r"\s*(?:no\.?\s*|#)?\d{1,4}[a-z]?\W*\Z", re.IGNORECASE)
"""Which one of its kind a row is: PIC 3, COMM 12."""
TRACK = re.compile(r"(?P<of>[VA])\d{1,2}\Z")
MUSIC = re.compile(r"mx\Z", re.IGNORECASE)
FIRST = re.compile(r"(?P<mark>[^\W\d_][\w/-]*)\.?\s*(?:[:–—-]\s*|\s)(?P<rest>\S.*)\Z")
LED = re.compile(r"(?P<mark>[^\W\d_][^:|\t\n]{0,58}?)\s*(?::(?!\d)|\s[–—-]\s)\s*(?=\S)")
"""A mark that runs in before its words, as in the comments of markers: PIC: Weir at dawn."""
WORDS = ("picture", "text", "sound", "narration", "titles")
SPOKEN = ("sync", "link", "sound")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the words of a row are: a `picture`, a `cue`, else spoken, `label` saying by whom where the mark does."""

    picture: bool = False
    cue: CueKind | None = None
    label: Label | None = None


@lru_cache(maxsize=4096)
def mark_of(text: str) -> Mark | None:
    """The mark that a cell is: a word of the trade, its number left out, or one with a name; None for others."""
    bare = " ".join(text.split()).strip(" :.[]()")
    if not bare or len(bare) > LONGEST:
        return None
    return _kind(bare) or _kind(COUNTED.sub("", bare).strip(" :-–—")) or _voiced(bare)


def _kind(word: str) -> Mark | None:
    """The mark that is one of the trade's words and nothing else."""
    if (track := TRACK.match(word)) is not None:
        return Mark(picture=track["of"] == "V")
    if vocabulary.is_narrator(word) and not captions.names_caption(word):
        return Mark(label=Label(word, Delivery.NARRATION))
    role = vocabulary.line_label(word)
    if role == "picture":
        return Mark(picture=True)
    if MUSIC.match(word) or role == "music":
        return Mark(cue=CueKind.MUSIC)
    typed = row_types.type_named(word)
    if typed == (Kind.PICTURE,):
        return Mark(picture=True)
    if typed is not None and typed != (Delivery.NARRATION,):
        return Mark(cue=typed[0]) if isinstance(typed[0], CueKind) else Mark()
    if typed is not None or role == "narration":
        return Mark(label=Label(word, Delivery.NARRATION))
    cue = {"title": CueKind.TITLE, "effects": CueKind.SOUND}.get(role) or (CueKind.OTHER if aside_words.names_aside(word) else None)
    return Mark(cue=cue) if cue else Mark() if role in SPOKEN else None


def _voiced(text: str) -> Mark | None:
    """The mark that says how somebody is heard, and who: SYNC ADA LORNE, Ada Lorne (V/O), O-Ton Gerda Lind."""
    first = FIRST.match(text)
    synced = first is not None and vocabulary.line_label(first["mark"]) == "sync"
    heading = vocabulary.heading_of(first["rest"] if first and synced else text)
    if not persons.is_name(heading.speaker) or not (synced or heading.delivery):
        return None
    return Mark(label=Label(heading.speaker, heading.delivery or Delivery.SYNC, heading.continued))


def are_marks(cells: Sequence[Piece], of: int = 0) -> bool:
    """Do nearly all cells of a column say what their row is, some of them that it is a picture, some that it is not? `of` how
    many rows, where not all have such a cell."""
    count = of or len(cells)
    found = [mark for cell in cells if (mark := mark_of(cell.text)) is not None]
    names = sum(mark_of(cell.text) is None and _is_person(cell.text) for cell in cells)
    pictures = sum(mark.picture for mark in found)
    enough = len(found) >= LEAST and PICTURES <= pictures < len(found)
    return enough and len(found) >= NAMELESS * count and len(found) + names >= MOSTLY * count


def parted(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows of a table; where the cells of a column run in their marks before their words, each has a cell of its own."""
    width = max((len(row.cells) for row in rows), default=0)
    columns = ([cell for row in rows if row.table is not None for cell in row.cells[at : at + 1] if cell] for at in range(width))
    at = next((at for at, cells in enumerate(columns) if _run_in(cells)), None)
    return tuple(rows) if at is None else tuple(replace(row, cells=_parted(row.cells, at)) if row.table is not None else row for row in rows)


def _run_in(cells: Sequence[Piece]) -> bool:
    """Do the cells of a column run in their marks, those that say themselves what cue they are aside (MUSIC IN, END PART ONE)?"""
    found = [mark for cell in cells if (mark := _halves(cell)[0])]
    bare = [cell for cell in cells if _halves(cell)[0] is None and cues.cue_of(cell.text)]
    return are_marks(found, len(cells) - len(bare))


def column_of(content: Sequence[Sequence[Piece]], places: Sequence[int]) -> int | None:
    """The column, one of some, that holds the marks of a table's rows: the tracks of markers (V1, A2) only where no other does."""
    found = [at for at in places if are_marks(content[at])]
    worded = (at for at in found if not all(TRACK.match(cell.text) for cell in content[at]))
    return next(worded, found[0] if found else None)


def _parted(cells: Cells, at: int) -> Cells:
    cell = cells[at] if at < len(cells) else None
    return (*cells[:at], *(_halves(cell) if cell else (None, None)), *cells[at + 1 :])


def _halves(cell: Piece) -> tuple[Piece | None, Piece | None]:
    """The mark before the words of a cell, and the words."""
    led = LED.match(cell.text)
    named = led is not None and (mark_of(led["mark"]) is not None or (_is_person(led["mark"]) and cues.cue_of(cell.text) is None))
    end = led.end() if named and led else captions.bare_end(cell.text)
    return (spans.part(cell, 0, end), spans.part(cell, end)) if end else (None, cell)


def named_beside(named: Sequence[str], content: Sequence[Sequence[Piece]], at: int) -> list[str]:
    """The names of a table's columns where column `at` holds the marks: the wordiest has all that they mark, and what no
    head names beside it is a speaker, or a colour, a track, a type that every row has."""
    wordy = [sum(len(cell.text.split()) for cell in cells) if named[n] not in row_types.TIMES and n != at else -1 for n, cells in enumerate(content)]
    most = wordy.index(max(wordy))
    seen = {cell.line for cell in content[at] if (mark := mark_of(cell.text)) is not None and mark.picture}
    beside = [name or _beside(cells, seen) for name, cells in zip(named, content, strict=True)]
    return ["mark" if n == at else "text" if n == most else name for n, name in enumerate(beside)]


def _beside(cells: Sequence[Piece], seen: Collection[int]) -> str:
    """What a column beside marks is that no head names; "" where it holds numbers and times. Nobody speaks in rows `seen`."""
    if not any(any(map(str.isalpha, cell.text)) for cell in cells):
        return ""
    if not any(cell.line in seen for cell in cells) and all(_is_person(cell.text) for cell in cells):
        return "speaker"
    return "number" if sum(len(cell.text.split()) for cell in cells) <= 2 * len(cells) else "notes"


def _is_person(text: str) -> bool:
    return len(text) <= LONGEST and persons.is_name(vocabulary.heading_of(text).speaker)


def row_mark(pieces: Sequence[Piece]) -> Mark | None:
    """The mark of a row, given its cell in the column of marks; a name that stands there alone is who speaks."""
    text = " ".join(piece.text for piece in pieces)
    heading = vocabulary.heading_of(text)
    named = Mark(label=Label(heading.speaker, heading.delivery, heading.continued)) if _is_person(text) else None
    return mark_of(text) or named


def entry_of(mark: Mark, role: str, pieces: tuple[Piece, ...]) -> Entry | None:
    """What a cell of a marked row is by the mark; None where the mark leaves it to its column."""
    if role == "mark":
        return Entry(Kind.LABEL, pieces, mark.label) if mark.label else Entry(Kind.UNUSED, pieces)
    if role not in WORDS:
        return None
    if mark.picture:
        return Entry(Kind.PICTURE, pieces, bracketed=True)
    return Entry(Kind.CUE, pieces, cue=mark.cue) if mark.cue else None
