"""Italics as the off-screen sign: combined continuity and spotting lists of caption bureaus set the words of a
speaker who is not in the scene in italics, and say it in no other way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeGuard

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import cues, spans
from otio_redfiles.layout.words.interpret import Items
from otio_redfiles.model import CueKind, Delivery, DraftCue, DraftSegment, DraftShot, DraftSpeech, Page, Piece

LEAST, MOSTLY = 2, 0.6
"""Runs of words without a heading in italics, and their share of all, that make italics the commentary's type."""
HEARD = (CueKind.MUSIC, CueKind.SOUND, CueKind.PAUSE)
SET_SO = 0.75
"""The share of a piece's letters that are in italics where it is."""
BESIDE = 4
"""The picture of a row is among so many items before its words."""
Item = DraftShot | DraftSpeech | DraftCue
Spans = dict[int, list[tuple[int, int]]]


def off_screen(items: Items, page: Page) -> Items:
    """The items of a table; speech in italics is voice-over, where other speech of its kind is not in italics.

    Commentary and speech whose heading says how it is delivered keep their delivery; where they alone are
    left out or left in, italics part kinds of speech and say nothing about who is in the scene. Where commentary has
    no heading and is set in italics, words without a heading in upright type are those of the speaker before them. Where
    what is heard and not said is set in italics, words in italics are sounds.
    """
    slanted = _slanted(page)
    items = _heard_apart(_upright_goes_on(items, slanted), slanted) if slanted else items
    open_ = [item for item in items if isinstance(item, DraftSpeech) and _is_open(item)] if slanted else []
    over = {id(speech) for speech in open_ if _is_in(speech, slanted)}
    if not 0 < len(over) < len(open_):
        return items
    return tuple(
        replace(item, delivery=Delivery.VOICE_OVER) if isinstance(item, DraftSpeech) and id(item) in over else item
        for item in items
    )


def _slanted(page: Page) -> Spans:
    """Where cells and parts of cells in italics stand: line -> character spans."""
    found: Spans = {}
    for row, pieces in zip(page.rows, spans.placed_rows(page), strict=True):
        for cell, piece in zip(row.cells, pieces, strict=True):
            for start, end in [(0, len(cell.text))] if cell.italic else cell.slants:
                found.setdefault(piece.line, []).append((piece.column + start, piece.column + end))
    return found


def _is_open(speech: DraftSpeech) -> bool:
    """Does nothing but the type say whether the speaker is in the scene?"""
    told = vocabulary.heading_of(spans.joined(speech.heading)).delivery
    return speech.delivery is Delivery.SYNC and told is None


def _is_in(speech: DraftSpeech, slanted: Spans) -> bool:
    """Are the first words of the speech in italics?"""
    return _stands_in(next((piece for segment in speech.segments for piece in segment.pieces), None), slanted)


def _stands_in(piece: Piece | None, slanted: Spans) -> bool:
    """Are most of the letters of a piece in italics? A word that is stressed is not all of it."""
    where: Sequence[tuple[int, int]] = slanted.get(piece.line, ()) if piece else ()
    if piece is None or not where:
        return False
    letters = [at for at, char in enumerate(piece.text, piece.column) if char.isalpha()]
    return sum(any(start <= at < end for start, end in where) for at in letters) > SET_SO * len(letters)


# --------------------------------------------------------------------------- commentary known by its type alone


def _upright_goes_on(items: Items, slanted: Spans) -> Items:
    """The items, upright words without a heading given to the speaker before them where commentary is in italics."""
    segments = [s for item in items if _is_bare_commentary(item) for s in item.segments]
    count = sum(_is_slanted(segment, slanted) for segment in segments)
    if count < LEAST or count == len(segments) or count < MOSTLY * len(segments):
        return items
    found: list[Item] = []
    at = 0
    for item in items:
        found += _shared(found, at, item, slanted) if _is_bare_commentary(item) and found else [item]
        at = len(found) - 1 if found and isinstance(found[-1], DraftSpeech) else at
    return tuple(found)


def _is_bare_commentary(item: Item) -> TypeGuard[DraftSpeech]:
    return isinstance(item, DraftSpeech) and item.delivery is Delivery.NARRATION and not item.heading


def _is_slanted(segment: DraftSegment, slanted: Spans) -> bool:
    return _stands_in(segment.pieces[0] if segment.pieces else None, slanted)


def _shared(found: list[Item], at: int, item: DraftSpeech, slanted: Spans) -> list[DraftSpeech]:
    """Commentary, its upright beginning given to the speech that is open at `at`: beside a picture that goes on, else
    its speaker comes back in."""
    before = found[at]
    timed = (replace(item.segments[0], stamp=item.stamp or item.segments[0].stamp), *item.segments[1:])
    upright = tuple(takewhile(lambda segment: not _is_slanted(segment, slanted), timed))
    rest = timed[len(upright) :]
    if not upright or not isinstance(before, DraftSpeech) or before.delivery is not Delivery.SYNC:
        return [item]
    left = [replace(item, line=rest[0].pieces[0].line, stamp=rest[0].stamp, segments=_untimed(rest))] if rest else []
    if any(isinstance(shot, DraftShot) and shot.stamp == item.stamp for shot in found[-BESIDE:]):
        found[at] = replace(before, segments=before.segments + upright, out=None if rest else item.out)
        return left
    return [replace(item, speaker=before.speaker, delivery=before.delivery, segments=_untimed(upright)), *left]


def _untimed(segments: tuple[DraftSegment, ...]) -> tuple[DraftSegment, ...]:
    """Segments whose first begins with its speech, not at a timecode of its own."""
    return (replace(segments[0], stamp=None), *segments[1:])


# --------------------------------------------------------------------------- what is heard, known by its type alone


def _heard_apart(items: Items, slanted: Spans) -> Items:
    """The items, words without a heading in italics told as sounds, where the page's music, sounds and pauses are so set
    and no words that a heading leads."""
    heard = sum(isinstance(item, DraftCue) and item.kind in HEARD and _stands_in(item.pieces[0], slanted) for item in items)
    speeches = [item for item in items if isinstance(item, DraftSpeech)]
    if any(speech.heading and _is_in(speech, slanted) for speech in speeches):
        return items
    bare = sum(_is_slanted(segment, slanted) for speech in speeches for segment in speech.segments)
    if heard < LEAST or bare > heard:
        return items
    return tuple(one for item in items for one in (_parted(item, slanted) if isinstance(item, DraftSpeech) else (item,)))


def _parted(speech: DraftSpeech, slanted: Spans) -> Iterator[Item]:
    """A speech without its words in italics, and the sounds that those are."""
    said, heard = [], []
    for index, segment in enumerate(speech.segments):
        stamp = segment.stamp or (speech.stamp if not index else None)
        words = tuple(piece for piece in segment.pieces if not _stands_in(piece, slanted))
        noise = tuple(piece for piece in segment.pieces if _stands_in(piece, slanted))
        said += [DraftSegment(stamp, words)] if words else []
        heard += [DraftCue(cues.cue_of(noise[0].text) or CueKind.SOUND, noise, None if words else stamp)] if noise else []
    if not heard:
        yield speech
        return
    if said:
        line = speech.line if speech.heading else said[0].pieces[0].line
        out = speech.out if said[-1].pieces[-1] == speech.segments[-1].pieces[-1] else None
        stamp = speech.stamp if speech.heading else said[0].stamp
        yield replace(speech, line=line, stamp=stamp, out=out, segments=_untimed(tuple(said)))
    yield from heard
