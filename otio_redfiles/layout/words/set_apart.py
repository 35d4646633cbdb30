"""Two cells on a line, wide blanks between them: a picture, and words that go on with a sentence that was left open.

    01.40 MS   it was the frost, they'd sown too early
    01.47 Seed drawer   and nobody had told them.
"""

import re

from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import Piece

GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]?\t\s*)(?=[a-zà-ÿ])")
FILM = re.compile(r"(?:b\s?[/&]\s?w\b|(?:film|archive|news|amateur)\s+footage\b|stills?\b|photos?\b|footage\b)", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[a-zà-ÿ)])\s+(?=(?:He|She|It|They|We|You|I|But|And|So|My|Our|There|Nobody|Everybody)\s+[a-z])")
LONGEST = 60
"""No picture before such a gap is longer."""


def said_behind(piece: Piece, unfinished: str) -> tuple[Entry, ...]:
    """The picture and the words of a line; () where no sentence is open (`unfinished`), or nothing goes on behind a gap."""
    found = next(GAP.finditer(piece.text[: 2 * LONGEST]), None) if unfinished else None
    head, rest = (spans.part(piece, 0, found.start()), spans.part(piece, found.end())) if found else (None, None)
    if head is None or rest is None or len(head.text) > LONGEST or wording.is_finished(head.text) or head.text[:1].islower():
        return ()
    said = wording.is_finished(rest.text) or wording.spoken(rest.text) > 0
    return (Entry(Kind.PICTURE, (head,)), Entry(Kind.WORDS, (rest,), odds=1.5)) if said else ()


def said_after(piece: Piece) -> tuple[Entry, ...]:
    """The film that a line begins with, by the trade's words for it, and a whole sentence behind it that begins with who or what it is
    about: b/w still, lamp men He tried, all the same. () for other lines."""
    found = SENTENCE.search(piece.text[:LONGEST]) if FILM.match(piece.text) else None
    head, rest = (spans.part(piece, 0, found.start()), spans.part(piece, found.end())) if found else (None, None)
    if head is None or rest is None or wording.goes_on(head.text, rest.text) or not wording.is_finished(rest.text) or wording.spoken(rest.text) <= 0:
        return ()
    return Entry(Kind.PICTURE, (head,)), Entry(Kind.WORDS, (rest,), odds=1.5)
