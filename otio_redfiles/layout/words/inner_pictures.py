"""Pictures inside paragraphs of commentary, behind a label of their own.

    The river froze early this year. Images: ferry in the ice, a lamp, hands on a rope.

Such a label is what pages call their column of pictures; what stands behind it, to the end of the paragraph, is seen.
A label with a dash begins its line, and as often on the page as to be none by chance (Images- ferry in the ice); it is no part
of what is seen.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from otio_redfiles import column_words, vocabulary
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import Piece

LABEL = re.compile(r"(?:\A|(?<=[.!?…\"”)\]] ))[(\[]?(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)\s?:\s+(?=\S)")
DASHED = re.compile(r"(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)(?:\s?[-–—]\s+|\s[-–—])(?=\S)")
COLONED = re.compile(r"\s*(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)\s?:\s+(?=\S)")
LEAST = 2
"""So many lines with a dash behind the same label show that it is one."""


def dashed(texts: Iterable[str]) -> frozenset[str]:
    """The labels of pictures, in small letters, that begin lines of a page with a dash behind them."""
    seen = Counter(found["name"].casefold() for text in texts if (found := DASHED.match(text)))
    return frozenset(name for name, count in seen.items() if count >= LEAST and column_words.role_named(name) == "picture")


def coloned(texts: Iterable[str]) -> frozenset[str]:
    """The labels of lines and of columns of pictures, in small letters, that begin lines of a page with a colon behind them."""
    seen = Counter(found["name"].casefold() for text in texts if (found := COLONED.match(text)))
    return frozenset(name for name, count in seen.items() if count >= LEAST and vocabulary.line_label(name) == column_words.role_named(name) == "picture")


def behind_colon(pieces: Sequence[Piece], labels: frozenset[str]) -> tuple[Entry, ...]:
    """The label and the picture of a paragraph that begins with one of `labels` and a colon; () for others."""
    found = COLONED.match(pieces[0].text) if labels else None
    if found is None or found["name"].casefold() not in labels:
        return ()
    label, seen = spans.part(pieces[0], 0, found.end()), spans.part(pieces[0], found.end())
    return Entry(Kind.UNUSED, (*filter(None, [label]),)), Entry(Kind.PICTURE, (*filter(None, [seen]), *pieces[1:]), bracketed=True, odds=2.5)


def led(pieces: Sequence[Piece], labels: frozenset[str]) -> tuple[Entry, ...]:
    """The label and the picture of a paragraph that begins with one of `labels` and a dash; () for others."""
    at = _behind_dash(pieces[0], labels)
    if not at:
        return ()
    label, seen = spans.part(pieces[0], 0, at), spans.part(pieces[0], at)
    return Entry(Kind.UNUSED, (*filter(None, [label]),)), Entry(Kind.PICTURE, (*filter(None, [seen]), *pieces[1:]), bracketed=True, odds=2.5)


def _behind_dash(piece: Piece, labels: frozenset[str]) -> int:
    """Where the picture begins behind its label at the head of a line; 0 where none does."""
    found = DASHED.match(piece.text) if labels else None
    return found.end() if found and found["name"].casefold() in labels else 0


def parted(entries: Sequence[Entry], labels: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    """The entries of a paragraph, what is seen taken out of its words; `labels` begin lines with a dash."""
    return tuple(part for entry in entries for part in (_below(entry, labels) if entry.kind is Kind.WORDS else (entry,)))


def _below(entry: Entry, labels: frozenset[str]) -> Iterator[Entry]:
    """The words of a paragraph, and the picture on the lines below them that begins with a label and a dash."""
    at = next((at for at in range(1, len(entry.pieces)) if _behind_dash(entry.pieces[at], labels)), len(entry.pieces))
    yield from _parted(replace(entry, pieces=entry.pieces[:at]))
    if at < len(entry.pieces):
        yield from led(entry.pieces[at:], labels)


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
