"""Tables of VISION and SOUND without timecodes, a cell a line, whose rows are counted: what stands in which cell.

    VISION / SCRIPT                            the names of the columns, a line each
    1                                          a row's number, alone
    Boats, slo mo                              its first cell, as near below the number as cells stand
    2
                                               an empty cell, where blank lines are kept
    TXT GFX 1                                  text over the picture, by its label, its words below
    Nobody fishes here now.
    Ada - “We were eleven.”                    who speaks, and his words; without a name the picture's person says them
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from otio_redfiles import column_words, vocabulary
from otio_redfiles.layout.untimed import plain_ways
from otio_redfiles.layout.words import cues, interpret, persons, quotes, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "numbered rows, a cell a line, without timecodes"
NUMBER = re.compile(r"(?P<it>\d{1,3})[.)]?")
LEAST, MOST_HEAD = 4, 40
"""Rows a page has at least; lines among which its columns are named."""
CAPTION = re.compile(r"(?:(?:on[ -]?screen\s+)?(?:TXT|TEXT|TITLE|CAPTION)S?(?:\s*/?\s*(?:GFX|GRAPHICS?|CARDS?))?|GFX|GRAPHICS?|ASTON|SUPER|CHYRON|LOWER\s+THIRD)\s*(?:#|no\.?)?\s*\d{0,3}\s*[:.–—-]?", re.IGNORECASE)
"""The label of text over the picture, alone on its line, counted or not: TXT GFX 4."""
LED = re.compile(r"(?:(?:INSERT|INS|CLIP|SYNC|SOT|IV|I/V|IT[VW]|ACTUALITY|INTERVIEW|UPSOT|SOUND-?BITE)\s*[:–—-]\s*)?(?P<name>[^\W\d_][^:“”\"–—]{0,40}?)\s*(?::|\s[–—-])\s*(?=[“\"„«])", re.IGNORECASE)
"""Who speaks, before quoted words: Ada - “ and INSERT – Ada: “"""
SHOWN = re.compile(r"\s*(?:@|,|\(|\s[–—-]\s|\s(?:at|in|on|outside|inside|with|near)\s)")
"""What follows a person in a picture: @ the quay"""


@dataclass(frozen=True, slots=True)
class _Table:
    """The page's head, and its rows: the number of each, and what stands below it."""

    head: tuple[Piece, ...]
    rows: tuple[tuple[Piece, ...], ...]


def read_cells(lines: Sequence[Piece]) -> Read | None:
    """What the page says; None where no columns are named or no numbers alone count its rows."""
    lines = [line for piece in lines if (line := spans.trimmed(piece)) is not None]
    table = _table(lines)
    if table is None or not _is_seen_and_heard(table):
        return None
    head = [Record(line.line, (Entry(Kind.CUE, (line,), cue=CueKind.HEADER),)) for line in table.head]
    step = _step(table)
    records = [Record(entry.pieces[0].line if entry.pieces else row[0].line, (entry,)) for row in table.rows for entry in _row(row, step)]
    return interpret.narrated(NAME, [*head, *records])


def _table(lines: Sequence[Piece]) -> _Table | None:
    texts = [line.text for line in lines]
    named = next((at for at in range(min(MOST_HEAD, len(texts))) if _names_columns(texts[at : at + 2])), None)
    if named is None:
        return None
    numbers: list[int] = []
    for at in range(named + 1, len(texts)):
        found = NUMBER.fullmatch(texts[at])
        if found and int(found["it"]) == len(numbers) + 1:
            numbers.append(at)
        elif found:
            return None
    if len(numbers) < LEAST:
        return None
    rows = tuple(tuple(lines[one:two]) for one, two in pairwise([*numbers, len(lines)]))
    return _Table(tuple(lines[: numbers[0]]), rows)


def _names_columns(texts: Sequence[str]) -> bool:
    """Are these the names of a column of pictures and one of sound, in this order, on a line each or on the first?"""
    apart = column_words.role_named(texts[0]) == "picture" and column_words.name_seen_and_heard(texts)
    return apart or plain_ways.names_columns(texts[:1])


def _step(table: _Table) -> int:
    """How many lines below its number the first cell of a row stands, where it is not empty."""
    return min((row[1].line - row[0].line for row in table.rows if len(row) > 1), default=1)


def _is_seen_and_heard(table: _Table) -> bool:
    """Do most rows hold one to some few lines, and do some of those bear the signs of sound: quotation marks, captions' labels?"""
    cells = [line.text for row in table.rows for line in row[1:]]
    signs = sum(bool(CAPTION.fullmatch(text) or LED.match(text) or wording.QUOTED.match(text)) for text in cells)
    return signs >= LEAST - 1 and len(cells) <= 6 * len(table.rows)


def _row(row: Sequence[Piece], step: int) -> Iterator[Entry]:
    """A row's number, what is seen in it, and what is heard."""
    number, *cells = row
    yield Entry(Kind.UNUSED, (number,))
    seen = cells[:1] if cells and cells[0].line - number.line <= step and not _is_heard(cells[0].text) else []
    for line in seen:
        yield Entry(Kind.PICTURE, (line,), bracketed=True, odds=2.5)
    yield from _heard(cells[len(seen) :], _person(seen[0].text) if seen else "")


def _is_heard(text: str) -> bool:
    return bool(CAPTION.fullmatch(text) or LED.match(text) or wording.QUOTED.match(text) or vocabulary.is_narrator(text))


def _person(seen: str) -> str:
    """Whom a picture shows that says where somebody is, or names nothing but him; "" for others."""
    name = SHOWN.split(seen, maxsplit=1)[0].strip()
    words = name.split()
    who = persons.is_name(name) and (name != seen or len(words) > 1)
    return name if 0 < len(words) <= 3 and (who or persons.is_role(name) or words[-1].lower() in persons.HEARD) else ""


def _heard(lines: Sequence[Piece], person: str) -> Iterator[Entry]:
    """What stands in a cell of sound: text over the picture below its label, who speaks with his words, commentary."""
    captioned = open_ = narrated = False
    for line in lines:
        text, led = line.text, LED.match(line.text)
        if open_:
            yield Entry(Kind.WORDS, (line,), odds=2.0)
            open_ = not quotes.closes(text)
        elif CAPTION.fullmatch(text):
            yield Entry(Kind.UNUSED, (line,))
            captioned, narrated = True, False
            continue
        elif captioned:
            yield Entry(Kind.CUE, (line,), cue=CueKind.TITLE)
        elif (kind := cues.cue_of(text)) is not None:
            yield Entry(Kind.CUE, (line,), cue=kind)
        elif led or wording.QUOTED.match(text) or text[-1:] in "”»":
            yield from _said(line, led, person)
            open_, narrated = quotes.is_open(text), False
        else:
            if not narrated:
                yield Entry(Kind.LABEL, (), Label(interpret.NARRATOR, Delivery.NARRATION))
            yield Entry(Kind.WORDS, (line,), odds=2.0)
            narrated = True
        captioned = False


def _said(line: Piece, led: re.Match[str] | None, person: str) -> Iterator[Entry]:
    """Whose quoted words a line holds, and those."""
    head, words = (spans.part(line, 0, led.end()), spans.part(line, led.end())) if led else (None, line)
    yield Entry(Kind.LABEL, (head,) if head else (), Label(led["name"].strip() if led else person, Delivery.SYNC))
    if words:
        yield Entry(Kind.WORDS, (words,), odds=2.0)
