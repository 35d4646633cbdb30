"""Counted parts of a reel, each with one range behind the last of its words, which times all of the part.

    Clip 2: Voices from the pier            Clip 3: Interview with harbour master Ada Lorne
    Man: It was the fish.                   Question: What will it cost?
    Girl: It was the dog. (0'29"-1'51")     Less than the dog did. (1'52"-3'05")

The first item of a part takes its range. Who answers questions that print no name is whom the part's heading presents.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.running import unnamed_answers
from otio_redfiles.layout.words import bites, classify, cues, interpret, spans, speakers, wording
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

PART = re.compile(
    r"(?:(?:clip|part|item|section|story|segment|sequence|chapter|block|extract|insert|film|video|beitrag|teil|abschnitt|sequenz|extrait|partie|s[ée]quence|sujet|parte|secci[óo]n|tema)"
    r"\s*(?:no\.?|nr\.?|n°|#)?\s*)(?P<it>\d{1,3})\b\s*(?:[:.)–—-]\s*|\Z)", re.IGNORECASE)
"""The heading of a part: Clip 2: Voices"""
TONGUE = re.compile(r"(?<=\S)\s{1,8}[(\[](?i:in)\s+[A-ZÀ-Þ][^\W\d_]{2,20}[)\]]\s*\Z")
"""The language of some words, behind them."""
LEAST = 3


@dataclass(slots=True)
class _Part:
    """A heading, the lines below it, and their range."""

    heading: Line
    count: int
    lines: list[Line] = field(default_factory=list)

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        return tuple(stamp for line in self.lines for stamp in line.stamps)


def read_parts(rows: Sequence[Piece], style: str) -> Read | None:
    """What a page of such parts says; None for any other page."""
    head, parts, tail = _parts(text_lines.lines_of([*filter(None, map(spans.trimmed, rows))], style))
    if not _are_timed_whole(parts, style) or any(line.stamps for line in (*head, *tail)):
        return None
    traits = habits.traits_of([piece.text for part in parts for line in part.lines for piece in line.words])
    traits = Traits(narrator=traits.narrator, names=traits.names, colons=True)
    records = [*_told(head, CueKind.HEADER), *(record for part in parts for record in _Reader(part, traits).records()), *_told(tail, CueKind.OTHER)]
    scribe = interpret.Interpreter(traits, interpret.habits_of(traits)).read(records)
    return Read("counted parts, a range behind each", scribe.written(), tuple(stamp for part in parts for stamp in part.stamps))


def _parts(lines: Sequence[Line]) -> tuple[list[Line], list[_Part], list[Line]]:
    """What stands above the parts, they, and what stands set apart below the range of the last."""
    head: list[Line] = []
    parts: list[_Part] = []
    for line in lines:
        found = PART.match(line.piece.text) if not line.stamps else None
        if found:
            parts.append(_Part(line, int(found["it"])))
        else:
            (parts[-1].lines if parts else head).append(line)
    tail: list[Line] = []
    while parts and parts[-1].lines and not parts[-1].lines[-1].stamps and parts[-1].stamps:
        tail.insert(0, parts[-1].lines.pop())
    return head, parts, tail if tail and tail[0].gap else []


def _are_timed_whole(parts: Sequence[_Part], style: str) -> bool:
    """Do the parts count up, each with one range, behind its last words, that begins no sooner than the one above; and do
    several things stand in some of them?"""
    timed = all(len(part.stamps) == 2 and part.lines[-1].shape in ("wTT", "TT") and part.lines[-1].linked for part in parts)
    if len(parts) < LEAST or not timed or any(two.count != one.count + 1 for one, two in pairwise(parts)):
        return False
    starts = [notation.clock(part.stamps[0].text, style) or 0 for part in parts]
    return starts == sorted(starts) and sum(len(part.lines) > 1 for part in parts) >= 2


def _told(lines: Sequence[Line], kind: CueKind) -> Iterator[Record]:
    for line in lines:
        yield Record(line.number, (Entry(Kind.CUE, (line.piece,), cue=cues.cue_of(line.piece.text) or kind),))


class _Reader:
    """Reads a part from the top; `who` is presented by its heading, `asked` says that a question waits for its answer,
    `said` are the words that stand right above."""

    def __init__(self, part: _Part, traits: Traits) -> None:
        self.part, self.traits = part, traits
        found = PART.match(part.heading.piece.text)
        self.who = bites.bite_speaker(part.heading.piece.text[found.end() :]) if found else ""
        self.asked, self.said = False, ""

    def records(self) -> Iterator[Record]:
        """The heading, then a record an item; the first has the times of them all."""
        yield Record(self.part.heading.number, (Entry(Kind.CUE, (self.part.heading.piece,), cue=CueKind.HEADER),))
        start, end = self.part.stamps
        found: list[tuple[Entry, ...]] = []
        for piece in (piece for line in self.part.lines for piece in line.words):
            entries, above = self._entries(piece), found[-1][-1] if found else None
            if above and above.kind is Kind.PICTURE is entries[0].kind and wording.goes_on(above.text, piece.text):
                found[-1] = (*found[-1][:-1], replace(above, pieces=(*above.pieces, piece)))
            else:
                found.append(entries)
        for at, entries in enumerate(found):
            yield Record(next(entry.pieces[0].line for entry in entries if entry.pieces), entries, *((start, end) if at == 0 else ()))

    def _entries(self, piece: Piece) -> tuple[Entry, ...]:
        """What a line is: a turn, an answer, words that go on, a cue, else a picture."""
        text, label = piece.text, speakers.label_of(piece.text)
        if label is not None and label.words is not None and not label.bite:
            self.asked, self.said = label.speaker.upper() in unnamed_answers.ASKING, text
            head, *words = classify.label_and_words(Entry(Kind.LABEL, (piece,), label), piece, self.traits)
            return (head, *(part for entry in words for part in _without_tongue(entry.pieces[0])))
        if self.said and not self.asked and wording.goes_on(self.said, text):
            self.said = text
            return _without_tongue(piece)
        if self._answers(text):
            begun, self.asked, self.said = self.asked or not self.said, False, text
            who = (Entry(Kind.LABEL, (), Label(self.who, Delivery.SYNC)),) if begun else ()
            return (*who, *_without_tongue(piece))
        self.said, kind = "", cues.cue_of(text)
        return (Entry(Kind.CUE, (piece,), cue=kind),) if kind else (Entry(Kind.PICTURE, (piece,), bracketed=True),)

    def _answers(self, text: str) -> bool:
        """Is a line without a name said by whom the part presents: behind a question, quoted, or worded as speech is?"""
        if wording.is_sized(text) or not (self.asked or self.who):
            return False
        return self.asked or wording.QUOTED.match(text) is not None or (wording.is_finished(text) and wording.spoken(text) > 0)


def _without_tongue(piece: Piece) -> tuple[Entry, ...]:
    """Words, without the language that is named in brackets behind them."""
    found = TONGUE.search(piece.text)
    words, tongue = (spans.part(piece, 0, found.start()), spans.part(piece, found.start())) if found else (None, None)
    return (Entry(Kind.WORDS, (words,)), Entry(Kind.UNUSED, (tongue,))) if words and tongue else (Entry(Kind.WORDS, (piece,)),)
