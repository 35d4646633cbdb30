"""Pictures inside paragraphs of commentary, behind a label of their own.

    The river froze early this year. Images: ferry in the ice, a lamp, hands on a rope.

Such a label is what pages call their column of pictures; what stands behind it, to the end of the paragraph, is seen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import column_words
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import Piece

LABEL = re.compile(r"(?:\A|(?<=[.!?…\"”)\]] ))[(\[]?(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)\s?:\s+(?=\S)")


def parted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a paragraph, what is seen taken out of its words."""
    return tuple(part for entry in entries for part in (_parted(entry) if entry.kind is Kind.WORDS else (entry,)))


def _parted(entry: Entry) -> Iterator[Entry]:
    """The words up to the label, and the picture that begins with it."""
    found = next(((at, begins) for at in range(len(entry.pieces)) if (begins := _begins(entry.pieces, at)) is not None), None)
    if found is None:
        yield entry
        return
    at, begins = found
    said = (*entry.pieces[:at], *filter(None, [spans.part(entry.pieces[at], 0, begins)]))
    if said:
        yield replace(entry, pieces=said)
    seen = (*filter(None, [spans.part(entry.pieces[at], begins)]), *entry.pieces[at + 1 :])
    yield Entry(Kind.PICTURE, seen, bracketed=True, odds=2.5)


def _begins(pieces: Sequence[Piece], at: int) -> int | None:
    """Where a picture begins in a line: behind a finished sentence, which may be the end of the line above."""
    free = at == 0 or wording.is_finished(pieces[at - 1].text)
    labels = (found for found in LABEL.finditer(pieces[at].text) if free or found.start())
    return next((found.start() for found in labels if column_words.role_named(found["name"]) == "picture"), None)
