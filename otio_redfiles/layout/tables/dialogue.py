"""Two voices in one cell of a sheet that has a column of speakers: subtitle lists lead the line of each with a dash.

    BOTH              - ADA: Is it open?         ADA / TOM         - Is it open?
                      - TOM: Since nine.                           - Since nine.

The cell's own names go before the column's; of two names that the column gives, each speaks the line that stands in its place.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles.layout.words import persons, spans, speakers
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import Piece

DASH = re.compile(r"\s*[-–—‐]\s*(?=\S)")
BETWEEN = re.compile(r"\s*(?:[/&+;,\n]|\b(?:and|und|et|y|e|og|och|en)\b|\s[-–—]\s)\s*")
ADDRESSED = re.compile(r"(?P<who>[^>→»]*[^\s>→»=-])\s*(?:[-=]?[>→»]|(?<=[A-ZÀ-Þ)])\s(?:to|TO)(?=\s[A-ZÀ-Þ]))\s*[^\W\d_][^>→»]*\Z")
"""Who speaks and to whom, as spotting lists say it: ADA > TOM, ADA to TOM."""
SURELY, LONGEST = 0.9, 80


def speaker_of(text: str) -> str:
    """The speaker in a cell of speakers, whom he speaks to left out."""
    found = ADDRESSED.match(text.strip()) if len(text) <= LONGEST else None
    return persons.addresser(found["who"] if found else text)


def voices(pieces: Sequence[Piece], speaker: str) -> tuple[Entry, ...]:
    """The voices of a cell with their words, one after the other; () where it holds one voice. `speaker`: the cell of
    speakers beside it."""
    leads = [piece.text[dash.end() :] if (dash := DASH.match(piece.text)) else "" for piece in pieces]
    labels = [_label(lead or piece.text) for lead, piece in zip(leads, pieces, strict=True)]
    if labels and labels[0] is not None and sum(label is not None for label in labels) > 1:
        return tuple(entry for piece, label in zip(pieces, labels, strict=True) for entry in _led(piece, label))
    names = [name for name in BETWEEN.split(speaker.strip()) if name]
    if not leads or not leads[0] or sum(map(bool, leads)) != len(names) or len(names) < 2 or not all(map(persons.is_name, names)):
        return ()
    each = iter(names)
    return tuple(entry for piece, lead in zip(pieces, leads, strict=True) for entry in _said(piece, next(each) if lead else ""))


def apart(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """A row's entries, cut before every further voice of its cell: all of them begin with the row."""
    cuts = [at for at, entry in enumerate(entries) if entry.kind is Kind.LABEL and entry.fresh][1:]
    for start, end in pairwise([0, *cuts, len(entries)]):
        yield entries[start:end]


def _label(text: str) -> Label | None:
    """The label of a line that has its words behind it."""
    label = speakers.label_of(text)
    return label if label is not None and label.words is not None and label.speaker and not label.bite and label.sure >= SURELY else None


def _led(piece: Piece, label: Label | None) -> Iterator[Entry]:
    """A line as its label, dash included, and its words; without a label it goes on with those above."""
    words = None
    if label is not None and label.words is not None:
        dash = DASH.match(piece.text)
        words = (dash.end() if dash else 0) + label.words
        yield Entry(Kind.LABEL, tuple(filter(None, [spans.part(piece, 0, words)])), label, fresh=True)
    yield Entry(Kind.WORDS, tuple(filter(None, [spans.part(piece, words or 0)])))


def _said(piece: Piece, name: str) -> Iterator[Entry]:
    """A line as the words of a name; without one it goes on with those above."""
    dash = DASH.match(piece.text) if name else None
    if dash:
        yield Entry(Kind.UNUSED, tuple(filter(None, [spans.part(piece, 0, dash.end())])))
        yield Entry(Kind.LABEL, (), Label(name, None), fresh=True)
    yield Entry(Kind.WORDS, tuple(filter(None, [spans.part(piece, dash.end() if dash else 0)])))
