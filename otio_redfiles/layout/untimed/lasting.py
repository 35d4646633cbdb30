"""Items of lists that print how long each lasts, in seconds or minutes: their lengths place them one after the other.

    1   Boats, quay        8 secs        2   Nets         1 min 10

Feet, and numbers that nobody says the unit of, place nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import lengths
from otio_redfiles.layout.lines import lengths_behind
from otio_redfiles.layout.words.interpret import Items, Read
from otio_redfiles.model import DraftSpeech, Piece, Stamp

OF_TIME = re.compile(r"\d\s?(?:mins?|minutes?|secs?|seconds?|s)\b|\d\s?[\"”″]|\dm\s?\d", re.IGNORECASE)


def with_lengths(read: Read, rows: Sequence[Piece]) -> Read:
    """The same, its pictures and captions with the lengths behind them, if all of these are times."""
    printed = lengths_behind.stamps_of(rows)
    if not printed or not all(OF_TIME.search(stamp.text) and lengths.read(stamp.text) for stamp in printed):
        return read
    items = _lasting(read.items, {stamp.line: stamp for stamp in printed})
    held = tuple(stamp for stamp in printed if any(getattr(item, "duration", None) is stamp for item in items))
    return replace(read, items=items, stamps=held, lengths=held)


def _lasting(items: Items, printed: dict[int, Stamp]) -> Items:
    return tuple(item if isinstance(item, DraftSpeech) else replace(item, duration=_of(item.pieces, printed)) for item in items)


def _of(pieces: Sequence[Piece], printed: dict[int, Stamp]) -> Stamp | None:
    """The length that stands behind one of these lines."""
    return next((printed[piece.line] for piece in pieces if piece.line in printed), None)
