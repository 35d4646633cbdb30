"""Blocks of lines below labels that stand alone.

    VIDEO:
    Slow pan across the wall
    Close-up: the first crew
    AUDIO:
    ...
    VIDEO:
    Interview: Ada Lorne, landlady

What stands right below a picture's label is seen, whatever it begins with; each line that begins as pictures do is one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles.layout.labels.labels import PICTURE, Line, Tag
from otio_redfiles.layout.words import picture_cells
from otio_redfiles.model import Piece

LEAST = 2
"""So many labels of pictures, and of sound, stand alone on such a page."""


def below_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page of blocks, what looks like a label of recorded speech right below a picture's none."""
    alone = [line.tag.role for line in lines if _is_alone(line) and line.tag is not None]
    if min(alone.count("picture"), alone.count("sound")) < LEAST:
        return tuple(lines)
    return (*lines[:1], *_below(lines))


def _below(lines: Sequence[Line]) -> Iterator[Line]:
    for above, line in pairwise(lines):
        shown = _is_alone(above) and above.tag is not None and above.tag.role in PICTURE and not line.gap and not line.times
        spoken = line.tag is not None and line.tag.role == "sync" and line.body is not None
        yield replace(line, tag=None, body=line.piece) if shown and spoken else line


def _is_alone(line: Line) -> bool:
    return line.tag is not None and line.body is None and not line.times


def pictures(tag: Tag | None, pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The descriptions below a picture's label: one; several where the label stands above them and their lines begin anew."""
    if tag is None or tag.piece.line == pieces[0].line:
        return (tuple(pieces),)
    return tuple(tuple(group.pieces) for group in picture_cells.groups(pieces, typed=True))
