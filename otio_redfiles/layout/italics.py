"""Italics as the off-screen sign: combined continuity and spotting lists of caption bureaus set the words of a
speaker who is not in the scene in italics, and say it in no other way."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout import spans
from otio_redfiles.layout.interpret import Items
from otio_redfiles.model import Delivery, DraftSpeech, Page, Piece

Spans = dict[int, list[tuple[int, int]]]


def off_screen(items: Items, page: Page) -> Items:
    """The items of a table; speech in italics is voice-over, where other speech of its kind is not in italics.

    Commentary and speech whose heading says how it is delivered keep their delivery; where they alone are
    left out or left in, italics part kinds of speech and say nothing about who is in the scene.
    """
    slanted = _slanted(page)
    open_ = [item for item in items if isinstance(item, DraftSpeech) and _is_open(item)] if slanted else []
    over = {id(speech) for speech in open_ if _is_in(speech, slanted)}
    if not 0 < len(over) < len(open_):
        return items
    return tuple(
        replace(item, delivery=Delivery.VOICE_OVER) if isinstance(item, DraftSpeech) and id(item) in over else item
        for item in items
    )


def _slanted(page: Page) -> Spans:
    """Where the cells in italics stand: line -> character spans."""
    found: Spans = {}
    for row, pieces in zip(page.rows, spans.placed_rows(page), strict=True):
        for cell, piece in zip(row.cells, pieces, strict=True):
            if cell.italic:
                found.setdefault(piece.line, []).append((piece.column, piece.column + len(piece.text)))
    return found


def _is_open(speech: DraftSpeech) -> bool:
    """Does nothing but the type say whether the speaker is in the scene?"""
    told = vocabulary.heading_of(spans.joined(speech.heading)).delivery
    return speech.delivery is Delivery.SYNC and told is None


def _is_in(speech: DraftSpeech, slanted: Spans) -> bool:
    """Are the first words of the speech in italics?"""
    return _stands_in(next((piece for segment in speech.segments for piece in segment.pieces), None), slanted)


def _stands_in(piece: Piece | None, slanted: Spans) -> bool:
    where: Sequence[tuple[int, int]] = slanted.get(piece.line, ()) if piece else ()
    return piece is not None and any(start <= piece.column < end for start, end in where)
