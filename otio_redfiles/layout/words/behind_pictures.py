"""What stands behind a picture on its line where commentary is set in capitals.

    Crane still NARRATOR THE CRANE HAD STOOD THERE       the commentary's own name, then its words
    b/w footage, crowd MUSIC · film, empty yard SOF Band       what is heard, on its film or over it
"""

from otio_redfiles.layout.words import cues, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

HEARD = (CueKind.MUSIC, CueKind.SOUND)


def entries_of(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """The words or the sound that the end of a picture's line is; none where it is neither."""
    return (_narrated(piece, traits) or _heard(piece)) if traits.upper_narration else ()


def _narrated(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """The name that the page prints for its commentary and, all in capitals as the rest of it, the first words."""
    name = traits.narrator
    label = speakers.label_of(name) if name and wording.is_upper(piece.text) and piece.text.startswith(f"{name} ") else None
    head, rest = spans.part(piece, 0, len(name)), spans.part(piece, len(name))
    if label is None or head is None or rest is None or len(rest.text.split()) < 2:
        return ()
    return Entry(Kind.LABEL, (head,), label), Entry(Kind.WORDS, (rest,))


def _heard(piece: Piece) -> tuple[Entry, ...]:
    """What is heard, in capitals, or behind the sign for a film's own sound."""
    kind = cues.cue_of(piece.text) if wording.is_upper(piece.text) or cues.ON_FILM.match(piece.text) else None
    return (Entry(Kind.CUE, (piece,), cue=kind),) if kind in HEARD else ()
