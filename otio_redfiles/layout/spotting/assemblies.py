"""Assembly lists and paper edits: where a clip stands in the programme, where it is from, how long it is, what it shows.

    01:00:16:17  A003_C011   12:03:40:00  12:03:52:12  00:00:12:12  Platform, post office opens
                 NARRATOR: Twice a day the train stops here.

Only the first time of a row is the programme's. What is heard stands on the lines below, which keep to no column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from otio_redfiles import captions, lengths, notation, vocabulary
from otio_redfiles.layout.words import classify, cues, interpret, spans, speakers
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece, Stamp

NAME = "assembly list"
LEAST, MOSTLY = 3, 0.8
TIMES, LONGEST = 4, 400
"""Times of a row, at least: in the programme, in and out of its source, and its length; characters of a row."""
CELL = re.compile(r"\S+(?:[ ]\S+)*")
NUMBER = re.compile(r"#?\d{1,4}[.):]?")
NO_TIME = re.compile(r"[-–—]{1,2}(?::[-–—]{1,2}){2,3}")
"""What stands for the times of a source that has none: --:--:--:--"""


@dataclass(slots=True)
class Clip:
    """A row, and the lines below it."""

    stamp: Stamp
    length: Stamp | None
    shown: Piece
    below: list[Piece] = field(default_factory=list)


def read_assembly(rows: Sequence[Piece], style: str) -> Read | None:
    """What the page says; None where it is no such list."""
    found = [_clip(row, style) for row in rows]
    stamped = sum(bool(notation.find_stamps(row.text, style)) for row in rows)
    if sum(clip is not None for clip in found) < max(LEAST, MOSTLY * stamped):
        return None
    first = next(at for at, clip in enumerate(found) if clip)
    clips = _with_lines(rows[first:], found[first:])
    traits = habits.traits_of([piece.text for clip in clips for piece in clip.below])
    head = Record(rows[0].line, tuple(Entry(Kind.CUE, (row,), cue=CueKind.HEADER) for row in rows[:first]))
    records = [Record(clip.shown.line, tuple(_entries(clip, traits)), clip.stamp, duration=clip.length) for clip in clips]
    items = interpret.Interpreter(traits, interpret.habits_of(traits)).read([head, *records] if first else records).written()
    lasting = tuple(clip.length for clip in clips if clip.length)
    stamps = tuple(stamp for clip in clips for stamp in (clip.stamp, clip.length) if stamp)
    return Read(NAME, items, stamps, lasting)


def _clip(row: Piece, style: str) -> Clip | None:
    """The clip of a row: its time, its source, that one's times, how long it is, and what it shows; None for other lines."""
    cells = [*CELL.finditer(row.text)] if len(row.text) <= LONGEST else []
    cells = cells[1:] if cells and NUMBER.fullmatch(cells[0].group()) else cells
    timed = [at for at, cell in enumerate(cells) if _is_time(cell.group(), style)]
    if len(timed) < TIMES or timed[0] != 0 or timed[1] == 1 or timed[-1] != len(cells) - 2:
        return None
    at, length = cells[0], cells[timed[-1]]
    lasts = Stamp(row.line, row.column + length.start(), length.group()) if lengths.read(length.group(), style) else None
    shown = spans.part(row, cells[-1].start())
    return Clip(Stamp(row.line, row.column + at.start(), at.group()), lasts, shown) if shown and not NO_TIME.match(at.group()) else None


def _is_time(text: str, style: str) -> bool:
    marks = notation.find_stamps(text, style)
    return NO_TIME.fullmatch(text) is not None or (len(marks) == 1 and marks[0].text == text)


def _with_lines(rows: Sequence[Piece], found: Sequence[Clip | None]) -> list[Clip]:
    """The clips, each with the lines below it."""
    clips: list[Clip] = []
    for row, clip in zip(rows, found, strict=True):
        if clip is not None:
            clips.append(clip)
        elif (line := spans.trimmed(row)) is not None:
            clips[-1].below.append(line)
    return clips


def _entries(clip: Clip, traits: Traits) -> Iterator[Entry]:
    """What a clip shows, and what is heard on it."""
    kind = CueKind.TITLE if captions.is_caption(clip.shown.text) else cues.cue_of(clip.shown.text)
    yield Entry(Kind.CUE, (clip.shown,), cue=kind) if kind else Entry(Kind.PICTURE, (clip.shown,), bracketed=True)
    said = False
    for piece in clip.below:
        label, kind = speakers.label_of(piece.text), _cue_of(piece.text)
        if kind is not None or (not said and label is None):
            yield Entry(Kind.CUE, (piece,), cue=kind or CueKind.OTHER)
        elif label is not None and (label.words is None or ":" in piece.text[: label.words]):
            yield from classify.label_and_words(Entry(Kind.LABEL, (piece,), label), piece, traits)
            said = True
        else:
            yield Entry(Kind.WORDS, (piece,))


def _cue_of(text: str) -> CueKind | None:
    """The kind of cue that a line below a clip is; a bracket is one whatever it holds, and so is how long it all is."""
    if captions.is_caption(text):
        return CueKind.TITLE
    kind = cues.cue_of(text) or vocabulary.labelled_cue(text) or vocabulary.parting(text)
    inner = text.strip("()[] ")
    return kind or ((cues.cue_of(inner) or vocabulary.labelled_cue(inner) or CueKind.OTHER) if vocabulary.is_bracketed(text) else None)
