"""Tables of picture and sound without timecodes that were run in, every cell behind the one before: No. Visual Audio 1 Boats ...

    Clip no. Visual Audio 1 Wide shot of quay Sound of gulls. 2 Mid shot of speaker on site. In 1920 there was nothing here. 3 ...

The numbers part the rows. A row's picture goes on to the end of its first sentence, further ones that begin as pictures do
with it, or to where a new sentence begins without a stop; what follows is heard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otio_redfiles import captions, column_words, vocabulary
from otio_redfiles.layout.words import cues, interpret, sentences, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "a table of picture and sound, run in"
COUNTED = re.compile(r"(?<!\S)(?:(?:clip|shot|scene|sc|item|row|frame|panel)\.?\s*)?(?:no|nr|number|#|n°)\.?\s+", re.IGNORECASE)
"""The name of the column of numbers."""
NUMBER = re.compile(r"(?<!\S)(?P<it>\d{1,3})[.)]?\s+(?=[\"“‘'(\[]?[^\W\d_a-zà-ÿ])")
MOST_SEEN = 20
"""Sentences of one picture, at most."""
LEAST, MOST_HEAD, LOOKED_AT, MOST = 3, 20, 160, 400
"""Rows a table has at least; lines among which its columns are named; characters that tell whether words are said, and that a
picture without a stop has at most."""
STARTS = re.compile(r"(?<=[a-zà-ÿ’'])(?P<gap>\s+)(?=[A-ZÀ-Þ][\w’']*\s+[a-zà-ÿ]|(?:Natural|Ambient|Sounds?|Music|SFX|Silence)\b)")
"""A capital behind a small letter, small letters behind its word: where a sentence, or a sound, may begin without a stop before it."""
SHOWS_SPEAKER = re.compile(r"\b(?:speaker|presenter|host|interviewee|reporter|narrator|talking\s+head)\b|\bto\s+camera\b", re.IGNORECASE)
"""Pictures that show who speaks: the words are his, whose name the page does not print."""
SOUND = re.compile(r"(?:(?:natural|ambient|background|wild)\s+)?(?:sounds?|music|audio|atmos(?:phere)?|s?fx|sound\s+bridge|silence)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines above the table, the names of its columns, and what stands in it."""

    head: tuple[Piece, ...]
    body: tuple[Piece, ...]


def read_table(lines: Sequence[Piece]) -> Read | None:
    """What the page says; None where no columns are named so, or no rising numbers stand behind their names."""
    table = _table(lines)
    rows = [*_rows(table.body)] if table is not None else []
    if table is None or len(rows) < LEAST:
        return None
    shown = any(SHOWS_SPEAKER.search(piece.text) for row in rows for piece in row)
    head = [Record(piece.line, (Entry(Kind.CUE, (piece,), cue=CueKind.HEADER),)) for piece in table.head]
    records = [Record(row[0].line, tuple(_row(row, shown))) for row in rows]
    return interpret.narrated(NAME, [*head, *records])


def _table(lines: Sequence[Piece]) -> _Table | None:
    """Where the names of the columns stand before the number 1 on one line: No. Visual Audio 1"""
    for at, line in enumerate(lines[:MOST_HEAD]):
        first = next((found for found in NUMBER.finditer(line.text, 0, 200) if found["it"] == "1"), None)
        names = line.text[: first.start()] if first else ""
        if first and (found := COUNTED.match(names)) and _names_columns(names[found.end() :]):
            head, rest = spans.part(line, 0, first.start()), spans.part(line, first.start())
            return _Table((*lines[:at], *filter(None, (head,))), (*filter(None, (rest,)), *lines[at + 1 :]))
    return None


def _names_columns(text: str) -> bool:
    """Are these the name of a column of pictures, and behind it that of one of sound?"""
    words = text.split()
    roles = [(column_words.role_named(" ".join(words[:at])), column_words.role_named(" ".join(words[at:]))) for at in range(1, len(words))]
    return any(seen == "picture" and heard in ("sound", "narration") for seen, heard in roles)


def _rows(body: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The rows, each led by its number, in pieces of a line."""
    expected, row = 1, list[Piece]()
    for line in body:
        start = 0
        for found in NUMBER.finditer(line.text):
            if int(found["it"]) != expected:
                continue
            row += filter(None, (spans.part(line, start, found.start()),))
            if row:
                yield tuple(row)
            number = spans.part(line, found.start(), found.end())
            row, start, expected = [number] if number else [], found.end(), expected + 1
        row += filter(None, (spans.part(line, start),))
    yield tuple(row)


def _row(row: Sequence[Piece], shown: bool) -> Iterator[Entry]:
    """A row's number, what is seen, and what is heard; the words are the speaker's where pages show one, else the narrator's."""
    number, *cells = row
    yield Entry(Kind.UNUSED, (number,))
    seen, heard = _halves(cells)
    if seen and not heard and captions.is_caption(seen[0].text):
        yield Entry(Kind.CUE, seen, cue=CueKind.TITLE)
    elif seen:
        yield Entry(Kind.PICTURE, seen, bracketed=True, odds=2.5)
    text = spans.joined(heard)
    if heard and (SOUND.match(text) or cues.cue_of(text) is not None):
        yield Entry(Kind.CUE, heard, cue=cues.cue_of(text) or vocabulary.labelled_cue(text) or CueKind.SOUND)
    elif heard:
        visible = SHOWS_SPEAKER.search(spans.joined(seen))
        yield Entry(Kind.LABEL, (), Label("", Delivery.SYNC if visible else Delivery.VOICE_OVER) if shown else Label(interpret.NARRATOR, Delivery.NARRATION))
        yield Entry(Kind.WORDS, heard, odds=2.0)


def _halves(cells: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What is seen, and what is heard."""
    for at, piece in enumerate(cells):
        for cut in _cuts(piece.text):
            if (seen := spans.part(piece, 0, cut)) and (heard := spans.part(piece, cut)) and not wording.is_fresh(heard.text):
                return (*cells[:at], seen), (heard, *cells[at + 1 :])
        if at + 1 < len(cells) and wording.is_finished(piece.text) and not wording.is_fresh(cells[at + 1].text):
            return tuple(cells[: at + 1]), tuple(cells[at + 1 :])
    return tuple(cells), ()


def _cuts(text: str) -> list[int]:
    """Where the picture of a row may end, the likeliest first: before a sentence that begins without a stop before it, a
    small word's rather than a name's, or with its own."""
    stops = sentences.ends(text)
    begun = (found for found in STARTS.finditer(text, 0, min([*stops, MOST])) if not wording.goes_on(text[: found.start()], "A"))
    said = [found for found in begun if SOUND.match(text, found.end()) or wording.spoken(text[found.end() : found.end() + LOOKED_AT]) > 0]
    small = [found for found in said if text[found.end() :].split(maxsplit=1)[0].lower() in vocabulary.FUNCTION_WORDS]
    return [*(found.start("gap") for found in (*small[:1], *said[:1])), *stops[:MOST_SEEN]]
