"""Cues in cells of words whose label stands on a line of its own, their text on the lines below it.

    MUSIC:              ASTON:              MUSIC
    slow strings        Ada Pryce           low drone
                        Slate splitter

A colon says that the text follows; below a bare word only what plainly is no speech belongs to it.
"""

from collections.abc import Sequence

from otio_redfiles import captions, noises, vocabulary
from otio_redfiles.layout.tables import sound_cells
from otio_redfiles.layout.words import classify, cues, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

HEARD = (CueKind.MUSIC, CueKind.SOUND)
SENTENCE = 4
"""Words of the shortest sentence that is surely said."""
LATER = 7
"""Words: a line below the first one of a cue's text is no longer."""


def announced(pieces: Sequence[Piece], at: int, last: Entry | None, traits: Traits) -> Entry | None:
    """The cue whose label is the whole line `at` of a cell, with its text; None where that line is no such label or nothing
    below it is its text. `last`: what stands above it."""
    kind = _kind(pieces[at].text) if at + 1 < len(pieces) else None
    if kind is None:
        return None
    colon = pieces[at].text.rstrip().endswith(":")
    if not _is_text(pieces, at + 1, kind, traits) or not (colon or (_is_unsaid(pieces[at + 1].text) and not classify.open_sentence(last))):
        return None
    end = at + 2
    while end < len(pieces) and _goes_on(pieces, end, kind, traits):
        end += 1
    return Entry(Kind.CUE, tuple(pieces[at:end]), cue=kind)


def _kind(text: str) -> CueKind | None:
    """The kind of cue that a line announces and says nothing of: MUSIC:, SFX, ASTON:"""
    bare = text.strip().rstrip(": ")
    if not bare or ":" in bare:
        return None
    return CueKind.TITLE if captions.names_caption(bare) else vocabulary.labelled_cue(f"{bare}:")


def _is_text(pieces: Sequence[Piece], at: int, kind: CueKind, traits: Traits) -> bool:
    """May a line be the first of a cue's text? A sentence below a sound's label is said, not heard."""
    text = pieces[at].text
    if _kind(text) is not None or _is_voice(pieces, at, kind, traits):
        return False
    return kind not in HEARD or not _is_sentence(text)


def _goes_on(pieces: Sequence[Piece], at: int, kind: CueKind, traits: Traits) -> bool:
    """Does a line belong to the text above it: in lower case, or a few words that are no sentence and name nobody who speaks?"""
    text, above = pieces[at].text, pieces[at - 1].text
    if _kind(text) is not None or _is_voice(pieces, at, kind, traits) or cues.cue_of(text) is not None or vocabulary.is_bracketed(text):
        return False
    return (text[:1].islower() and not wording.is_finished(above)) or (len(text.split()) <= LATER and not wording.is_finished(text))


def _is_voice(pieces: Sequence[Piece], at: int, kind: CueKind, traits: Traits) -> bool:
    """Does a line say who speaks: behind a mark or with a colon, or as a name above words?"""
    text = pieces[at].text
    label = speakers.label_of(text)
    if label is None or noises.is_noise(text):
        return False
    if label.words is not None or label.delivery is not None or text.rstrip().endswith(":"):
        return True
    below = pieces[at + 1].text if at + 1 < len(pieces) else ""
    named = wording.is_upper(text) or label.speaker.upper() in traits.names
    return named and bool(below) and not wording.is_upper(below) and (kind in HEARD or _is_sentence(below))


def _is_sentence(text: str) -> bool:
    return wording.is_finished(text) and len(text.split()) >= SENTENCE


def _is_unsaid(text: str) -> bool:
    """Are these a few words in lower case, no sentence?"""
    return text[:1].islower() and sound_cells.is_fragment(text)
