"""Remarks in brackets that a wrap broke before the time they speak of.

    drinks from a can. (These shots are probably of the sister ship, see reel 12 at
    01:40:20.) 01:23:15 Five of them in line.
"""

import re
from collections.abc import Sequence

from otio_redfiles import notation
from otio_redfiles.model import Piece

OPENED = re.compile(r"[(\[][^()\[\]]*\Z")
MANY_WORDS = 5
"""So many words in a bracket before a time say something of it."""
WORD = re.compile(r"[^\W\d_]{2,}")
ABOVE, NEAR = 3, 400
"""So many lines, and characters, may a remark be broken over."""
LEADS = re.compile(r"(?:\b(?:at|from|to|till?|until|see|cf|also|as|and|or|reel|tape|roll|bei|ab|bis|siehe|à|de|voir|zie|op|vid|se)|[,:–—-])\.?\s*\Z", re.IGNORECASE)
"""What the words before a time end on that speak of it."""

Marks = tuple[notation.Mark, ...]


def without_noted(rows: Sequence[Piece], found: Sequence[Marks]) -> list[Marks]:
    """The times of every line, without those in a bracket of many words that an earlier line opened and that closes behind them."""
    above = ["", *(_open_above(rows[max(0, at - ABOVE) : at], row) for at, row in enumerate(rows) if at)]
    return [_timed(piece.text, marks, before) if before and marks else marks for piece, marks, before in zip(rows, found, above, strict=True)]


def _open_above(above: Sequence[Piece], row: Piece) -> str:
    """The bracket that the lines right above a row leave open; "" where none is."""
    lines = [*above, row]
    broken = next((at + 1 for at in range(len(lines) - 2, -1, -1) if lines[at + 1].line != lines[at].line + 1), 0)
    opened = OPENED.search(" ".join(piece.text for piece in lines[broken:-1])[-NEAR:])
    return opened.group() if opened else ""


def _timed(text: str, marks: Marks, before: str) -> Marks:
    """The times of a line but for the first, where a bracket from above says many words of it and closes right behind it."""
    first = marks[0]
    bracket = f"{before} {text[: first.start]}"
    ends = marks[1].start if marks[1:] else len(text)
    closed = {"(": ")", "[": "]"}[before[0]] in text[first.end : ends]
    noted = closed and OPENED.match(bracket) is not None and len(WORD.findall(bracket)) >= MANY_WORDS and LEADS.search(bracket[-NEAR:]) is not None
    return marks[1:] if noted else marks
