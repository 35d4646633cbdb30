"""A script beside its list of shots, whose numbers a converter left between the lines of the script.

    Script                             the names of the columns, a line each
    Four years ago the boat
    Shotlist
    1.                                 numbers alone, rising: those of the shots
    2.
    came home without her.
    Soundbite (French) Ada, 14: “It was late.”
    Ends
    Ada at the quay                    as many shots at the end, without their numbers
    Boats, various
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import column_words, vocabulary
from otio_redfiles.layout.untimed import listed
from otio_redfiles.layout.words import cues, interpret, quotes, spans, speakers, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "a script beside a list of shots whose numbers came loose"
NUMBER = re.compile(r"(?P<it>\d{1,3})[.)]")
BULLET = re.compile(r"[•·*▪●]\s*\S")
LEAST, HEAD = 3, 40
"""Numbers that came loose; lines among which the columns are named."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the script begins, where it ends, and where the shots begin."""

    begin: int
    end: int
    shots: int


def read_loose(rows: Sequence[Piece]) -> Read | None:
    """What the page says; None where no script is named, no numbers stand alone in it, or no such list ends the page."""
    rows = [row for piece in rows if (row := spans.trimmed(piece)) is not None]
    found = _page(rows)
    if found is None:
        return None
    records = [Record(row.line, (entry,)) for row, entry in _told(rows, found)]
    traits = Traits(narrator=interpret.NARRATOR)
    return Read(NAME, interpret.Interpreter(traits, interpret.habits_of(traits)).read(records).written())


def _page(rows: Sequence[Piece]) -> _Page | None:
    texts = [row.text for row in rows]
    named = any(listed.HEADED.fullmatch(text) or column_words.role_named(text) == "picture" for text in texts)
    numbers = {at: int(found["it"]) for at, text in enumerate(texts) if (found := NUMBER.fullmatch(text))}
    values = list(numbers.values())
    above = range(min(min(numbers, default=0), HEAD) - 1, -1, -1)
    begin = next((at for at in above if column_words.role_named(texts[at]) in ("narration", "sound")), None)
    if begin is None or not named or len(values) < LEAST or values != list(range(1, len(values) + 1)):
        return None
    shots = _shots_at(texts, max(numbers), len(values))
    end = next((at for at in range(begin + 1, shots) if cues.cue_of(texts[at]) is CueKind.END), shots) if shots else 0
    return _Page(begin + 1, end, shots) if shots and end > begin + LEAST and min(numbers) < end else None


def _shots_at(texts: Sequence[str], last: int, count: int) -> int:
    """Where the shots begin at the end of the page: so many lines, those in small letters going on with the one above; 0 where
    fewer stand below the last number."""
    at, found = len(texts), 0
    while at > last + 1 and found < count:
        at -= 1
        found += not texts[at][:1].islower()
    above = all(BULLET.match(text) or NUMBER.fullmatch(text) for text in texts[last:at])
    return at if found == count and above and not any(wording.is_finished(text) for text in texts[at:]) else 0


def _told(rows: Sequence[Piece], page: _Page) -> Iterator[tuple[Piece, Entry]]:
    for row in rows[: page.begin]:
        yield row, Entry(Kind.CUE, (row,), cue=CueKind.HEADER)
    yield from _script(rows[page.begin : page.end])
    for row in rows[page.end : page.shots]:
        yield row, Entry(Kind.UNUSED, (row,)) if NUMBER.fullmatch(row.text) else Entry(Kind.CUE, (row,), cue=cues.cue_of(row.text) or CueKind.HEADER)
    yield from ((row, Entry(Kind.PICTURE, (row,), bracketed=True, odds=2.5, wrapped=row.text[:1].islower())) for row in rows[page.shots :])


def _script(rows: Sequence[Piece]) -> Iterator[tuple[Piece, Entry]]:
    """The lines of the script: a bite with its quoted words, down to where they close; else commentary."""
    speaking, open_ = "", False
    for row in rows:
        label = None if open_ else speakers.label_of(row.text)
        if NUMBER.fullmatch(row.text):
            yield row, Entry(Kind.UNUSED, (row,))
        elif listed.HEADED.fullmatch(row.text) or vocabulary.is_bracketed(row.text):
            yield row, Entry(Kind.CUE, (row,), cue=cues.cue_of(row.text) or CueKind.HEADER)
        elif label is not None and label.words and (label.bite or wording.QUOTED.match(row.text[label.words :])):
            head, words = spans.part(row, 0, label.words), spans.part(row, label.words)
            assert head is not None and words is not None
            yield row, Entry(Kind.LABEL, (head,), replace(label, bite=False))
            yield row, Entry(Kind.WORDS, (words,), odds=2.0)
            speaking, open_ = label.speaker, quotes.is_open(words.text)
        else:
            if not open_ and speaking != interpret.NARRATOR:
                yield row, Entry(Kind.LABEL, (), Label(interpret.NARRATOR, Delivery.NARRATION))
                speaking = interpret.NARRATOR
            yield row, Entry(Kind.WORDS, (row,), odds=2.0)
            open_ = open_ and not quotes.closes(row.text)
