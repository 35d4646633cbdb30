"""Stories of newsrooms without timecodes, written in paragraphs: each bite in double brackets amid the words, notes in single ones.

    (*On Camera*) Good evening. (PKG 1:32)
    (NATS :03) The slip was dark. ((Ann Orr/neighbor: "I heard it go." :07)) By noon it had sunk. (VO :15) It will be raised.

What stands free is read, a paragraph a speech, and a new one behind every bite. Seconds are lengths, never positions.
"""

import re
from collections.abc import Iterator, Sequence

from otio_redfiles import notation
from otio_redfiles.layout.words import persons, spans, wording
from otio_redfiles.layout.words.interpret import NARRATOR, Read
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "a story with its bites in double brackets, without timecodes"
BITE = re.compile(r"\(\((?P<said>[^()]{3,1500})\)\)|\[\[(?P<squared>[^\[\]]{3,1500})\]\]")
WHO = re.compile(r"\s{0,4}(?P<name>[^\W\d_][\w.'’ -]{1,40}?)(?:\s*[/,]\s*[^:/\"“]{2,80})?\s*:\s*(?=[\"“‘'\w.…])")
"""Who says what double brackets hold, his role behind his name."""
LASTS = re.compile(r"\s*[-–—,/(\[]*\s*(?::\d{2}|\d{1,3}\s?(?:secs?|seconds?)\.?)\s*[)\]]?\s*\Z", re.IGNORECASE)
"""How long a bite is, behind its words: :07, 9 secs."""
NOTE = re.compile(r"\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\]")
NOTED = re.compile(r"[(\[]\s*(?:[*:/]|[A-Z0-9])")
"""How a note begins; what is said may have brackets of its own, in small letters: (as he calls it)."""
HEARD = re.compile(r"\W*(?:nats?|nat\s?(?:sound|sot|pop)|sfx|natural\s+sound)\b", re.IGNORECASE)
SHOWN = re.compile(r"\W*(?:courtesy|super|cg|font|chyron|lower\s+third|l/?3|graphics?|id|title)\b|[(\[]\s*[A-Z][^:()\[\]]{1,40}/\s?[^:()\[\]]{2,40}[)\]]", re.IGNORECASE)
"""What a note says that stands over the picture: (Courtesy: Ann Orr), (Tarva/Today - 0 to 4 secs)"""
TOLD = re.compile(r"[(\[][\s*]*(?:on[ -]?cam(?:era)?|o/?c|v/?o|vosot|sot|nats?|pkg|package|live|take|roll|tag|anchor|reporter|stand[ -]?up)\b", re.IGNORECASE)
"""Notes as newsrooms make them: (*On Camera*), (VO :15)"""
LEAST = 2
TITLE = 8
"""Words: no line that heads a story has more."""


def is_told(texts: Sequence[str]) -> bool:
    """Do double brackets hold bites whose speakers they name, two at least and nearly all of them, on a page that makes a newsroom's
    notes or has words beside the bites on their lines?"""
    page = "\n".join(texts)
    found = list(BITE.finditer(page)) if "((" in page or "[[" in page else []
    named = sum(_named(_inner(bite)) is not None for bite in found)
    if named < LEAST or named < 0.8 * len(found):
        return False
    beside = sum(bool(BITE.sub("", text).strip()) for text in texts if BITE.search(text))
    return beside >= LEAST or TOLD.search(page) is not None


def prints_no_times(texts: Sequence[str], style: str) -> bool:
    """Are the times of such a page minutes and seconds, none of which leads a line or fills it: lengths?"""
    if not style.startswith("MM") or not is_told(texts):
        return False
    return all(mark.place not in ("start", "alone") for text in texts for mark in notation.find_stamps(text, style))


def read_story(rows: Sequence[Piece]) -> Read:
    """What the story says."""
    scribe, begun = Scribe(), False
    for block in _blocks(rows):
        begun = begun or not _is_head(spans.joined(block))
        if begun:
            _tell(scribe, block)
        else:
            scribe.cue(CueKind.HEADER, block)
    return Read(NAME, scribe.written())


def _blocks(rows: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The rows between blank lines; a heading's own line is one."""
    block: list[Piece] = []
    for row in rows:
        if block and (row.line > block[-1].line + 1 or (len(block) == 1 and _is_head(block[0].text))):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _is_head(text: str) -> bool:
    """Is a line no words: neither bracket nor stop, and short?"""
    return not (wording.is_finished(text) or BITE.search(text) or NOTE.search(text)) and len(text.split()) <= TITLE


def _tell(scribe: Scribe, block: Sequence[Piece]) -> None:
    """Writes a paragraph: what is read, bites and notes."""
    text, starts, reading = "\n".join(piece.text for piece in block), spans.starts_of(block), False
    for begin, end, what in _parts(text):
        pieces = tuple(spans.between(block, starts, begin, end))
        if isinstance(what, re.Match):
            _bite(scribe, block, starts, what)
            reading = False
        elif what is not None:
            scribe.cue(what, pieces)
        elif pieces:
            if not reading:
                scribe.begin(NARRATOR, Delivery.NARRATION, line=pieces[0].line)
            reading = True
            scribe.say(pieces)


def _parts(text: str) -> Iterator[tuple[int, int, "re.Match[str] | CueKind | None"]]:
    """What a paragraph is made of, in order: bites, notes with their kind, and words between them."""
    at = 0
    for bite in BITE.finditer(text):
        yield from _noted(text, at, bite.start())
        yield bite.start(), bite.end(), bite
        at = bite.end()
    yield from _noted(text, at, len(text))


def _noted(text: str, start: int, end: int) -> Iterator[tuple[int, int, CueKind | None]]:
    """The notes and words of what stands between two bites."""
    at = start
    for note in NOTE.finditer(text, start, end):
        if NOTED.match(note.group()):
            yield at, note.start(), None
            yield note.start(), note.end(), _kind(note.group())
            at = note.end()
    yield at, end, None


def _kind(note: str) -> CueKind:
    """What a note is: a sound, something shown over the picture, or how the words are read."""
    return CueKind.SOUND if HEARD.match(note) else CueKind.TITLE if SHOWN.match(note) else CueKind.OTHER


def _bite(scribe: Scribe, block: Sequence[Piece], starts: Sequence[int], bite: re.Match[str]) -> None:
    """Writes what double brackets hold: who speaks, and his words without their length."""
    inner, begin = _inner(bite), bite.start("said") if bite["said"] is not None else bite.start("squared")
    who, lasts = _named(inner), LASTS.search(inner, max(0, len(inner) - TITLE * 4))
    words = who.end() if who else 0
    head = tuple(spans.between(block, starts, begin, begin + words))
    scribe.begin(who["name"].strip() if who else "", Delivery.SYNC, head, line=block[0].line if not head else head[0].line)
    scribe.say(tuple(spans.between(block, starts, begin + words, begin + (lasts.start() if lasts and lasts.start() > words else len(inner)))))


def _inner(bite: re.Match[str]) -> str:
    return bite["said"] if bite["said"] is not None else bite["squared"]


def _named(inner: str) -> re.Match[str] | None:
    """Who speaks, if a person is named before a colon."""
    found = WHO.match(inner)
    return found if found and persons.is_name(persons.person_in(found["name"]) or "") else None
