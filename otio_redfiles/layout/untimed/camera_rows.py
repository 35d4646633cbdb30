"""Shooting scripts of studios: rows of camera, size, movement and seconds, and sentences that tell what is seen and said.

    Cam 2: long shot/static/4 seconds Cam 1: medium shot/zoom in/ 27 seconds
    There is a long shot of the guests. Then a medium shot of Ada Lorne saying: “Good evening.”

A row is a picture, its seconds a length; so are sentences, but for what stands in them between quotes.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles import noises, vocabulary
from otio_redfiles.layout.words import classify, cues, interpret, persons, spans, speakers, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

CAMERA = re.compile(r"(?<!\w)cam(?:era)?\.?\s?\d{1,2}\s?[:/,–-]\s*(?=\w)", re.IGNORECASE)
LENGTH = re.compile(r"[\s/,–(-]{0,8}\d{1,3}(?:[.,]\d{1,2})?\s?(?:secs?|seconds?|mins?|minutes?|s|[\"”″])\.?\)?\Z", re.IGNORECASE)
LEAD = re.compile(r"[^\W\d_][\w ’'-]{1,40}[:–-]\s*\Z")
"""What a row may be called before its camera: Introduction graphics: Cam 1/..."""
SAID = re.compile(r"[\"“„][^\"“”„]{2,}[\"”“]")
BRACKET = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]")
SAYS = re.compile(r"\b(?:say(?:s|ing)|said|tell(?:s|ing)|announc(?:es|ing)|introduc(?:es|ing)|ask(?:s|ing)|explain(?:s|ing)|speak(?:s|ing)|talk(?:s|ing)|read(?:s|ing))\b", re.IGNORECASE)
FULL_NAME = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){1,2}")
LEAST = 3
ENDS = " ,:;–-"


def read_camera_rows(lines: Sequence[Piece]) -> Read | None:
    """What a page of that kind says; None for any other page."""
    lines = [*filter(None, map(spans.trimmed, lines))]
    rows = [row for line in lines for row in _rows(line)]
    if sum(LENGTH.search(row.text) is not None for row in rows) < LEAST:
        return None
    reader = _Reader()
    records = [Record(line.line, tuple(reader.entries(line))) for line in lines]
    traits = Traits(colons=True)
    read = interpret.Interpreter(traits, interpret.habits_of(traits)).read(records)
    return Read("camera rows with their seconds, no timecodes", read.written())


def _rows(line: Piece) -> list[Piece]:
    """The rows of cameras on a line; none where its first camera stands amid a sentence."""
    starts = [found.start() for found in CAMERA.finditer(line.text)]
    if not starts or not (starts[0] == 0 or LEAD.fullmatch(line.text[: starts[0]])):
        return []
    return [*filter(None, (spans.part(line, one, two) for one, two in pairwise([*starts, len(line.text)])))]


class _Reader:
    """Reads lines from the top; remembers who was last told to speak, and the names that were told."""

    def __init__(self) -> None:
        self.begun, self.speaker = False, ""

    def entries(self, line: Piece) -> Iterator[Entry]:
        """What a line says."""
        rows = _rows(line)
        self.begun = self.begun or bool(rows)
        kind, label = cues.cue_of(line.text), speakers.label_of(line.text)
        if rows:
            if lead := spans.part(line, 0, rows[0].column - line.column):
                yield Entry(Kind.CUE, (lead,), cue=CueKind.HEADER)
            yield from (entry for row in rows for entry in _row(row))
        elif not self.begun or kind is not None:
            yield Entry(Kind.CUE, (line,), cue=kind or CueKind.HEADER)
        elif label is not None and label.words is not None:
            yield from classify.label_and_words(Entry(Kind.LABEL, (line,), label), line, Traits(colons=True))
        else:
            yield from self._told(line)

    def _told(self, line: Piece) -> Iterator[Entry]:
        """Sentences that tell what is seen, and what is said in them."""
        at = 0
        for said in SAID.finditer(line.text):
            yield from _seen(line, at, said.start())
            self.speaker = _who(line.text[at : said.start()], self.speaker)
            yield Entry(Kind.LABEL, (), Label(self.speaker, Delivery.SYNC))
            yield Entry(Kind.WORDS, (*filter(None, [spans.part(line, *said.span())]),))
            at = said.end()
        yield from _seen(line, at, len(line.text))


def _row(row: Piece) -> Iterator[Entry]:
    """A camera's row without its seconds."""
    length = LENGTH.search(row.text)
    seen = spans.part(row, 0, length.start() if length else None)
    if seen is not None:
        yield Entry(Kind.PICTURE, (seen,), bracketed=True)
    if length and (told := spans.part(row, length.start())):
        yield Entry(Kind.UNUSED, (told,))


def _seen(line: Piece, start: int, end: int) -> Iterator[Entry]:
    """A picture told in sentences, the sounds in brackets among them cut out."""
    own = [found for found in BRACKET.finditer(line.text, start, end) if _is_heard(found.group())]
    edges = [start, *(edge for found in own for edge in found.span()), end]
    parts = [spans.part(line, one, two) for one, two in zip(edges[::2], edges[1::2], strict=True)]
    if parts[-1] is not None:
        parts[-1] = spans.part(parts[-1], 0, len(parts[-1].text.rstrip(ENDS)))
    pieces = tuple(part for part in parts if part is not None and any(map(str.isalnum, part.text)))
    if pieces:
        yield Entry(Kind.PICTURE, pieces, bracketed=True)
    for found in own:
        yield Entry(Kind.CUE, (*filter(None, [spans.part(line, *found.span())]),), cue=cues.cue_of(found.group().strip("()[]")) or CueKind.SOUND)


def _is_heard(text: str) -> bool:
    bare = text.strip("()[] ")
    return noises.is_noise(bare) or noises.is_played(text) or noises.names_reaction(text) or cues.cue_of(bare) is not None or "music" in bare.lower()


def _who(told: str, before: str) -> str:
    """Who says what follows: the last person told of who is told to say it; else who spoke before; else whom the picture shows."""
    names = [name for found in FULL_NAME.finditer(told) if (name := _bare(found.group()))]
    says = SAYS.search(told) is not None
    return names[-1] if names and (says or not before) else before


def _bare(name: str) -> str:
    """A name without what begins a sentence before it; "" for what is none."""
    words = name.split()
    words = words[1:] if words[0].lower() in vocabulary.FUNCTION_WORDS or wording.SHOT_SIZE.match(name) else words
    return " ".join(words) if len(words) > 1 and persons.is_name(" ".join(words)) else ""
