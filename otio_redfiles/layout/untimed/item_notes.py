"""Notices that stand in signs and capitals on the lines of a list's items: 3. VS hall ++MUTE++, 4. ++NIGHT SHOTS++ Wide of quay.

What stands there in small letters (++shot through glass++) describes the picture.
"""

import re

from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Piece

SIGNS = ("++", "**")
BEFORE = re.compile(r"(?P<sign>\+\+|\*\*)[^+*\s][^+*]{0,80}(?P=sign)\s*(?=[^\W_])")
LONGEST = 90
"""Characters of a note with its signs."""


def without_note(piece: Piece) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words of a line, and the note that it begins with; () where there is none."""
    found = BEFORE.match(piece.text)
    return _cut(piece, found.end())[::-1] if found and wording.is_upper(found.group()) else ((piece,), ())


def without_last_note(piece: Piece) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words of a line, and the note that it ends with; () where there is none."""
    text = piece.text.rstrip()
    sign = text[-2:]
    at = text.rfind(sign, max(0, len(text) - LONGEST), len(text) - 2) if sign in SIGNS else -1
    return _cut(piece, at) if at > 0 and wording.is_upper(text[at:]) else ((piece,), ())


def _cut(piece: Piece, at: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    one, two = spans.part(piece, 0, at), spans.part(piece, at)
    return (one,) if one else (), (two,) if two else ()
