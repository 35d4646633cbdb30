"""A script beside its list of shots, whose numbers a converter left between the lines of the script.

    Script                             the names of the columns, a line each
    Four years ago the boat
    Shotlist
    1.                                 numbers alone, rising: those of the shots
    2.
    came home without her.
    Soundbite (French) Ada, 14: “It was late.”
    Ends
    Ada at the quay                    as many shots at the end, without their numbers; or a list that
    Boats, various                     prints its own: 1. Ada at the quay
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import column_words, vocabulary
from otio_redfiles.layout.untimed import listed
from otio_redfiles.layout.words import bites, cues, interpret, quotes, spans, speakers, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "a script beside a list of shots whose numbers came loose"
NUMBER = re.compile(r"(?P<it>\d{1,3})[.)]")
ITEM = re.compile(r"(?P<it>\d{1,3})[.)]\s+(?=\S)")
"""The number of a shot in a list that kept them."""
BULLET = re.compile(r"[•·*▪●]\s*\S")
LEAST, HEAD = 3, 40
"""Numbers that came loose; lines among which the columns are named."""
MOST_LINES = 3
"""Lines that say whose words follow, and the first of those, at most."""
MANY, NEAR = 5, 6
"""Numbers that show a list of which nothing else is left; lines below the last of them."""


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
    return interpret.narrated(NAME, records)


def _page(rows: Sequence[Piece]) -> _Page | None:
    texts = [row.text for row in rows]
    named = any(listed.HEADED.fullmatch(text) or column_words.role_named(text) == "picture" for text in texts)
    numbers = {at: int(found["it"]) for at, text in enumerate(texts) if (found := NUMBER.fullmatch(text))}
    values = list(numbers.values())
    above = range(min(min(numbers, default=0), HEAD) - 1, -1, -1)
    begin = next((at for at in above if column_words.role_named(texts[at]) in ("narration", "sound")), None)
    if begin is None or not named or len(values) < LEAST or values != list(range(1, len(values) + 1)):
        return None
    shots = _list_at(texts, max(numbers)) or _shots_at(texts, max(numbers), len(values))
    end = next((at for at in range(begin + 1, shots) if _ends(texts, at, max(numbers))), shots) if shots else 0
    return _Page(begin + 1, end, shots) if shots and end > begin + LEAST and min(numbers) < end else None


def _ends(texts: Sequence[str], at: int, last: int) -> bool:
    """Does a line end the script: as its end, or below the last number as the heading of another list?"""
    heading = listed.HEADED.fullmatch(texts[at]) or listed.ROLL.match(texts[at].lstrip("•·*▪● "))
    return cues.cue_of(texts[at]) is CueKind.END or (at > last and heading is not None)


def _list_at(texts: Sequence[str], last: int) -> int:
    """Where a list with numbers of its own begins that ends the page, behind the end of the script; 0 without one."""
    items = {at: int(found["it"]) for at, text in enumerate(texts) if at > last and (found := ITEM.match(text))}
    if len(items) < LEAST or [*items.values()] != list(range(1, len(items) + 1)):
        return 0
    first = min(items)
    ended = any(cues.cue_of(text) is CueKind.END or listed.HEADED.fullmatch(text) for text in texts[last + 1 : first])
    rest = [text for at, text in enumerate(texts) if at > first and at not in items]
    return first if ended and not any(text[:1].isupper() and wording.is_finished(text) for text in rest) else 0


def _shots_at(texts: Sequence[str], last: int, count: int) -> int:
    """Where the shots begin at the end of the page: so many lines, those in small letters going on with the one above; 0 where
    fewer stand below the last number, and that is not nearly the end of a page whose list is lost."""
    at, found = len(texts), 0
    while at > last + 1 and found < count:
        at -= 1
        found += not texts[at][:1].islower()
    above = all(BULLET.match(text) or NUMBER.fullmatch(text) for text in texts[last:at])
    if found == count and above and not any(wording.is_finished(text) for text in texts[at:]):
        return at
    return len(texts) if count >= MANY and len(texts) - last <= NEAR and not any(map(wording.is_finished, texts[last + 1 :])) else 0


def _told(rows: Sequence[Piece], page: _Page) -> Iterator[tuple[Piece, Entry]]:
    for row in rows[: page.begin]:
        yield row, Entry(Kind.CUE, (row,), cue=CueKind.HEADER)
    yield from script(rows[page.begin : page.end])
    for row in rows[page.end : page.shots]:
        yield row, Entry(Kind.UNUSED, (row,)) if NUMBER.fullmatch(row.text) else Entry(Kind.CUE, (row,), cue=cues.cue_of(row.text) or CueKind.HEADER)
    for row in rows[page.shots :]:
        yield from _shot(row)


def _shot(row: Piece) -> Iterator[tuple[Piece, Entry]]:
    """A line of the list, its number apart."""
    number = ITEM.match(row.text)
    head, rest = (spans.part(row, 0, number.end()), spans.part(row, number.end())) if number else (None, row)
    if head is not None:
        yield row, Entry(Kind.UNUSED, (head,))
    if rest is not None:
        yield row, Entry(Kind.PICTURE, (rest,), bracketed=True, odds=2.5, wrapped=row.text[:1].islower())


def script(rows: Sequence[Piece]) -> Iterator[tuple[Piece, Entry]]:
    """The lines of the script: a bite with its quoted words, down to where they close; else commentary."""
    narrated, open_, at = False, False, 0
    while at < len(rows):
        row, heading = rows[at], () if open_ else heading_of(rows[at : at + MOST_LINES])
        at += 1
        if NUMBER.fullmatch(row.text):
            yield row, Entry(Kind.UNUSED, (row,))
        elif listed.HEADED.fullmatch(row.text) or vocabulary.is_bracketed(row.text):
            yield row, Entry(Kind.CUE, (row,), cue=cues.cue_of(row.text) or CueKind.HEADER)
        elif heading:
            label, words, lines = heading
            at += lines - 1
            yield from ((row, label), (row, Entry(Kind.WORDS, (words,), odds=2.0)))
            narrated, open_ = False, quotes.is_open(words.text)
        else:
            if not open_ and not narrated:
                yield row, Entry(Kind.LABEL, (), Label(interpret.NARRATOR, Delivery.NARRATION))
            narrated = narrated or not open_
            yield row, Entry(Kind.WORDS, (row,), odds=2.0)
            open_ = open_ and not quotes.closes(row.text)


def heading_of(rows: Sequence[Piece]) -> tuple[Entry, Piece, int] | tuple[()]:
    """Who is quoted, on a line or more, the first of his words, and how many lines that takes; () for other lines."""
    most = len(rows) if bites.BITE.match(rows[0].text) else 1
    for lines in (rows[:count] for count in range(1, most + 1)):
        label = speakers.label_of(spans.joined(lines)) if lines else None
        start = (label.words or 0) - sum(len(line.text) + 1 for line in lines[:-1]) if label is not None and label.words else -1
        words = spans.part(lines[-1], start) if start > 0 or (start == 0 and len(lines) > 1) else None
        if label is not None and words is not None and (label.bite or wording.QUOTED.match(words.text)):
            head = spans.part(lines[-1], 0, start)
            return Entry(Kind.LABEL, (*lines[:-1], *((head,) if head else ())), replace(label, bite=False)), words, len(lines)
    return ()
