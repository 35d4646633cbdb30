"""The lines of a picture in a typed column: what the cutter does first, what is seen, the text over it.

    FADE UP FROM BLACK. Wide shot,
    quay. LOWER THIRD: Petra Holm,
    fishmonger
"""

from collections.abc import Iterator, Sequence

from otio_redfiles import captions
from otio_redfiles.layout.words import cues, picture_cells, spans
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

LEAST = 3
"""Words of an instruction that says all by itself: a mere FADE UP is how the picture behind it begins."""


def captions_on(picture: Piece, above: Sequence[Piece]) -> bool:
    """Is a line the rest of the text over the picture that runs on behind the words right above it?"""
    last = picture_cells.groups([*above, picture])[-1]
    return picture.line == above[-1].line + 1 and last.caption and len(last.pieces) > 1


def shown(pieces: Sequence[Piece]) -> Iterator[Entry]:
    """What a picture's lines hold, in their order."""
    at = _instruction(pieces[0].text)
    if instruction := spans.part(pieces[0], 0, at):
        yield Entry(Kind.CUE, (instruction,))
        pieces = (*filter(None, [spans.part(pieces[0], at)]), *pieces[1:])
    cut = next((at for at, piece in enumerate(pieces) if captions.caption_at(piece.text) is not None), None)
    groups = picture_cells.groups(pieces[cut:]) if cut is not None else []
    if len(groups) != 2:
        yield Entry(Kind.PICTURE, tuple(pieces), bracketed=True)
        return
    yield Entry(Kind.PICTURE, (*pieces[:cut], *groups[0].pieces), bracketed=True)
    yield Entry(Kind.CUE, tuple(groups[1].pieces), cue=CueKind.TITLE)


def _instruction(text: str) -> int:
    """Where a picture begins behind a whole instruction and its stop; 0 without one."""
    at = cues.leading_instruction(text)
    return at if len(text[:at].split()) >= LEAST and text[:at].rstrip().endswith(".") else 0
