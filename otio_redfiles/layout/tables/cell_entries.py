"""Entries of table cells made and mended: words behind bars, brackets round a whole cell."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.tables.table_rows import Joined
from otio_redfiles.layout.words import called, classify, cues, picture_cells, spans
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

DOUBTED = 0.8
"""The odds of words that may be another's, as a logarithm."""


def with_more(row: Joined, at: int | None) -> Joined:
    """The row, what stands behind a bar in its words being theirs again."""
    if at is None or at >= len(row.cells) or not row.cells[at]:
        return row
    cells = [[*cell] for cell in row.cells]
    cells[at - 1], cells[at] = [*cells[at - 1], *cells[at]], []
    return replace(row, cells=cells)


def seen(group: picture_cells.Group, first: bool) -> Entry:
    """What a group of lines of a picture cell is: a cue, or a description."""
    kind = picture_cells.cue_of(group)
    if kind is not None:
        return Entry(Kind.CUE, tuple(group.pieces), cue=kind)
    return Entry(Kind.PICTURE, unbracketed(group.pieces), bracketed=first)


def aside(text: str) -> CueKind | None:
    """The kind of cue that words without a speaker are: by their form, or a direction in brackets."""
    return cues.cue_of(text) or (CueKind.OTHER if vocabulary.is_bracketed(text) else None)


def as_words(entry: Entry) -> Entry:
    """Right after a heading stand words, whatever they look like; a pause or music may stand between."""
    if entry.kind is Kind.CUE and (entry.bracketed or entry.cue in (CueKind.MUSIC, CueKind.PAUSE)):
        return entry
    marked = entry.label is not None and entry.label.delivery is not None
    return entry if entry.kind is Kind.WORDS or marked else Entry(Kind.WORDS, entry.pieces)


def doubted(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What the first line of a cell is, where names stand before colons: words that a few others and a colon lead may be somebody's
    whom no rule knows."""
    first = entries[0]
    if len(entries) > 1 or first.kind is not Kind.WORDS or not called.may_name(first.text):
        return entries
    return (replace(first, odds=min(first.odds, DOUBTED), doubted=True),)


def unbracketed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A picture cell that is one square bracket as a whole loses it."""
    text = spans.joined(pieces)
    whole = text[:1] == "[" and vocabulary.is_bracketed(text)
    return classify.bare(tuple(pieces)) if whole else tuple(pieces)
