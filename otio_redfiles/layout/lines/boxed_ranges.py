"""Pages whose ranges stand in brackets, at the end of what they time or on a line of their own.

    Narrator: It stops at every inn, 2'00" or so. (3'05"-3'27")
    [map of the coast, zoom in]
    [0:29 - 1:51]

What else such a page prints of times in the midst of its sentences is spoken of, or says how long something is.
"""

from collections.abc import Sequence

from otio_redfiles import notation
from otio_redfiles.model import Piece

LEAST, MOSTLY = 4, 0.7
"""So many ranges in brackets are a page's habit, and so many of its times are of those."""
OPENING, CLOSING = "([{", ")]}"
PAIR = 2
NEAR = 200
"""So many characters before a time hold the bracket that it stands in."""

Marks = Sequence[tuple[notation.Mark, ...]]


def without_others(rows: Sequence[Piece], found: Marks) -> list[tuple[notation.Mark, ...]]:
    """The times of every line; of a page whose ranges stand in brackets none amid the words of a line."""
    ranges = sum(_ends_in_range(piece.text, marks) for piece, marks in zip(rows, found, strict=True))
    if ranges < LEAST or PAIR * ranges < MOSTLY * sum(map(len, found)):
        return list(found)
    return [_timed(piece.text, marks) for piece, marks in zip(rows, found, strict=True)]


def _ends_in_range(text: str, marks: Sequence[notation.Mark]) -> bool:
    """Are the last two times of a line a range behind an opening bracket? The closing one may have been forgotten."""
    if len(marks) < PAIR or text[: marks[-PAIR].start].rstrip()[-1:] not in tuple(OPENING):
        return False
    between, behind = text[marks[-PAIR].end : marks[-1].start], text[marks[-1].end :]
    return not any(map(str.isalpha, between)) and not behind.strip(" .,;\"”″’'" + CLOSING)


def _timed(text: str, marks: tuple[notation.Mark, ...]) -> tuple[notation.Mark, ...]:
    """The times of a line without those amid its sentences: before its range, or alone where it has none."""
    if _ends_in_range(text, marks):
        return (*(mark for mark in marks[:-PAIR] if not _is_amid(text, mark)), *marks[-PAIR:])
    return () if len(marks) == 1 and _is_amid(text, marks[0]) else tuple(marks)


def _is_amid(text: str, mark: notation.Mark) -> bool:
    """Does a time stand among the words of a line, and in no bracket?"""
    before = text[max(0, mark.start - NEAR) : mark.start]
    opened, closed = max(map(before.rfind, OPENING)), max(map(before.rfind, CLOSING))
    return mark.place == "inside" and opened <= closed
