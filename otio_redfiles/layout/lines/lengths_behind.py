"""Lengths behind the items of a numbered list that prints no beginnings, before its lines are read.

    1.   C.U. Hand lifting cork.        3.02       1   Boats, quay              8 secs
    2.   M.S. Row of casks, seen       12.00       2   Nets, ending on
         from the loft.                                an anchor            1 min 10

Feet and frames (a second number that never reaches a foot's 16 frames), whole feet, seconds or minutes: they say how long,
never when. A line that wraps may hold the length of its item, under those of the others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles.layout.lines.numbered import ADDED, FEET, LEAST, SIGNED, UNSIGNED
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece, Stamp

APART = r"(?<!\s)(?:\s{2,}|\t\s*)"
"""Blanks before a column, sought from the first of them on: a line may hold thousands."""
FEET_BEHIND = re.compile(rf"{APART}(?P<it>{FEET})\s*\Z")
UNIT = r"\s?(?:ft|feet|foot|['’′\"”″]|secs?|seconds|s|frs?|frames|m)\.?"
MINUTES = r"\d{1,3}\s?(?:mins?|minutes?|m)\b\.?(?:\s?(?:and\s)?\d{1,2}(?:\s?(?:secs?|seconds?|s)\b\.?)?)?"
"""2 mins, 1 min 10, 1m 05s."""
COUNTED = r"\d{1,4}(?:\s?(?:[-–—]|to)\s?\d{1,4})?"
"""How much: 8, or from 10 to 12."""
SET_APART = rf"(?:{APART}|(?<!\s)\s*\.{{3,}}\s*)(?P<it>{MINUTES}|{COUNTED}{UNIT}|\d{{1,4}}(?:\.\d(?!\d)|\s?[½¼¾])?(?:{UNIT})?)"
SET_CLOSE = rf"(?:(?<!\s)\s+|[,–-]\s*)(?P<led>{MINUTES}|{COUNTED}{UNIT})"
WHOLE_BEHIND = re.compile(rf"(?:{SET_APART}|{SET_CLOSE})\s*\Z", re.IGNORECASE)
"""A length in whole feet or seconds, or in minutes."""
CLOSE = re.compile(rf"(?<=\S)\s(?P<it>{FEET})\s*\Z")
"""Feet and frames with nothing but a blank before them, as a converter leaves a column: Row of casks. 12-00"""
FRAMES_A_FOOT = 16
EDGED = re.compile(rf"(?:(?<!\s)\s{{3,}}|\A\s*)\d{{1,4}}(?:\.\d(?!\d)|\s?[½¼¾])?(?:{UNIT})?\s*\Z", re.IGNORECASE)
LEADERS = 60
"""So many hold one with the dots that lead to it."""
EDGE = 12
"""So many characters at the end of a line hold a length in feet and frames."""
INNER = re.compile(r"\S(?:\s{3,}|\t\s*)\S")
"""Words apart on a line: another column."""


def without_lengths(rows: Sequence[Piece]) -> list[Piece]:
    """The lines of a page without the lengths that its items print behind their words."""
    found = _lengths(rows)
    cut = (spans.part(row, 0, found.get(row)) for row in rows)
    return [row for row in cut if row is not None]


def stamps_of(rows: Sequence[Piece]) -> tuple[Stamp, ...]:
    """The lengths behind the words of a list's items, as printed."""
    found = _lengths(rows)
    return tuple(_stamp(row, found[row]) for row in rows if row in found)


def _stamp(row: Piece, at: int) -> Stamp:
    text = row.text[at:].lstrip(" \t.,–-")
    begins = row.text.rindex(text, at)
    return Stamp(row.line, row.column + begins, text.rstrip())


def has_lengths(rows: Sequence[Piece]) -> bool:
    """Is this a list whose items have a number before them and a length behind, and nothing else beside them?"""
    found = _lengths(rows)
    words = [row.text[number.end() : found[row]].strip() for row in found if (number := _number(row))]
    return bool(words) and sum(bool(INNER.search(text)) for text in words) <= 0.2 * len(words)


def _lengths(rows: Sequence[Piece]) -> dict[Piece, int]:
    """Where the lengths of a list's lines begin; empty where a page is no such list."""
    items = sum(_number(row) is not None for row in rows)
    least = max(LEAST, 0.6 * items)
    found = {row: at for row in rows if (at := _behind(row)) is not None}
    if len(found) < LEAST:
        found = _close_behind(rows)
        found = found if len(found) >= least else _whole(rows)
        found = found if len(found) >= least else _at_the_edge(rows)
    return found if items >= LEAST and len(found) >= least else {}


def _whole(rows: Sequence[Piece]) -> dict[Piece, int]:
    """Where whole lengths begin behind items, and under those."""
    found = {row: at for row in rows if _number(row) and (at := _whole_behind(row)) is not None}
    return found | dict(_under(rows, found))


def _number(row: Piece) -> re.Match[str] | None:
    return SIGNED.match(row.text.lstrip()) or UNSIGNED.match(row.text.lstrip())


def _close_behind(rows: Sequence[Piece]) -> dict[Piece, int]:
    """Where the lengths in feet and frames begin that end most items, on the numbered line or on the one it wraps to, and
    hardly anything else."""
    found = {row: at for row in rows if (at := _behind(row, CLOSE)) is not None}
    below = {two for one, two in pairwise(rows) if _number(one) and one not in found and two.line == one.line + 1}
    items = {row: at for row, at in found.items() if _number(row) or row in below}
    return items if len(items) >= 0.8 * len(found) else {}


def _behind(row: Piece, form: re.Pattern[str] = FEET_BEHIND) -> int | None:
    """Where a length in feet and frames begins that stands apart at the end of a line."""
    near = max(0, len(row.text) - EDGE)
    found = form.search(row.text[near:]) if row.text[:near].strip() else None
    if not found or int(found["frames"] or found["worded"]) >= FRAMES_A_FOOT:
        return None
    return near + found.start("it")


def _whole_behind(row: Piece) -> int | None:
    """Where a whole length stands apart at the end of a line."""
    near = max(0, len(row.text) - LEADERS)
    found = WHOLE_BEHIND.search(row.text[near:])
    return near + found.start() if found else None


def _under(rows: Sequence[Piece], items: dict[Piece, int]) -> Iterator[tuple[Piece, int]]:
    """The lengths on lines that wrap: they begin or end right under those of numbered lines."""
    edges = {edge for row, at in items.items() for edge in _edges(row, at)}
    for row in rows:
        at = None if _number(row) or ADDED.match(row.text.strip()) else _whole_behind(row)
        at = 0 if at is None and EDGED.fullmatch(row.text) else at
        if at is not None and (row.text[:at].strip() or at == 0) and not edges.isdisjoint(_edges(row, at)):
            yield row, at


def _at_the_edge(rows: Sequence[Piece]) -> dict[Piece, int]:
    """Where lengths begin that all end at one edge, the last thing on the lines of their items, or alone there."""
    apart = {row: found.start() for row in rows if (found := EDGED.search(row.text))}
    edges = Counter(row.column + len(row.text.rstrip()) for row in apart)
    edge = max(edges, key=lambda one: edges[one], default=0)
    return {row: at for row, at in apart.items() if row.column + len(row.text.rstrip()) == edge}


def _edges(row: Piece, at: int) -> tuple[int, int]:
    """Where the length behind a line's words begins, and where it ends (as a negative number)."""
    begins = at + len(row.text[at:]) - len(row.text[at:].lstrip(" \t."))
    return row.column + begins, -(row.column + len(row.text.rstrip()))
