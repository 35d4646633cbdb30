"""Two cells on a line, wide blanks between them: a picture, and words that go on with a sentence that was left open.

    01.40 MS   it was the frost, they'd sown too early
    01.47 Seed drawer   and nobody had told them.
"""

import re

from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import Piece

GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]?\t\s*)(?=[a-zà-ÿ])")
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
