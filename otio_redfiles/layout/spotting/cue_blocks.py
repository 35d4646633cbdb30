"""Blocks that are described or read, headed by their number and the time at which they begin; where they end stands below.

    CUE 4    10:01:14:03              AD 12  IN 00:04:10
    He slips, laughs.                 Rain on a tin roof.
    OUT 10:01:15:10                   ENDS: 00:04:14
    (... with those shoes.)

A block that was put in later may have a number and no times (CUE 5A). What stands behind the end of one leads into the next.
"""

import re
from collections.abc import Sequence

from otio_redfiles import notation
from otio_redfiles.layout.spotting.subtitle_heads import Title
from otio_redfiles.model import Piece, Stamp

COUNTED = r"(?:cue|ad|desc(?:ription)?|block|event|item|insert|passage|link|text|no|nr)\b\.?\s*(?:no\.?\s*|nr\.?\s*)?#?\d{1,4}\s?[a-z]?"
IN = r"(?:t\.?c\.?\s*)?(?:in|from|starts?|begins?|at|@)?(?:\s*t\.?c\.?)?"
OUT = r"(?:t\.?c\.?\s*)?(?:out|ends?|to|till?|until|stops?|clear)(?:\s*(?:by|at|t\.?c\.?))?"
TIME = r"(?P<at>\d[\d:.;,]{3,13}\d)"
HEAD = re.compile(rf"\W{{0,2}}(?:{COUNTED}|\d{{1,4}}[a-z]?)\W{{0,3}}\s*{IN}\s*[:=]?\s*{TIME}\W{{0,2}}\Z", re.IGNORECASE)
END = re.compile(rf"\W{{0,2}}{OUT}\s*[:=]?\s*{TIME}\W{{0,2}}\Z", re.IGNORECASE)
UNTIMED = re.compile(rf"\W{{0,2}}{COUNTED}\W{{0,2}}\Z", re.IGNORECASE)
LEAST, MOSTLY, LONGEST = 3, 0.6, 60
"""So many blocks, most of which say where they end; characters of a line that heads one."""


def titles_of(rows: Sequence[Piece], style: str) -> list[Title] | None:
    """The blocks of a page, the first its head; None for a page that is none of the kind."""
    heads = {row: stamp for row in rows if (stamp := _stamp(HEAD, row, style))}
    ends = {row: stamp for row in rows if (stamp := _stamp(END, row, style)) and row not in heads}
    if len(heads) < LEAST or len(ends) < MOSTLY * len(heads) or _has_others(rows, {*heads, *ends}, style):
        return None
    found = [Title()]
    for row in rows:
        if row in heads or (len(found) > 1 and _is_untimed(row)):
            found.append(Title(heads.get(row)))
        elif row in ends and len(found) > 1 and not found[-1].apart:
            found[-1].out = ends[row]
            found.append(Title(apart=True))
        else:
            found[-1].lines.append(row)
    return [title for at, title in enumerate(found) if title.lines or title.stamp or not at]


def _is_untimed(row: Piece) -> bool:
    return len(row.text) <= LONGEST and UNTIMED.match(row.text) is not None


def _has_others(rows: Sequence[Piece], told: set[Piece], style: str) -> bool:
    """Do times lead other lines below the first head?"""
    first = next(at for at, row in enumerate(rows) if row in told)
    return any(mark.place in ("start", "alone") for row in rows[first:] if row not in told for mark in notation.find_stamps(row.text, style))


def _stamp(form: re.Pattern[str], row: Piece, style: str) -> Stamp | None:
    """The time of a line that says only where a block begins, or ends; one that a hand mistyped too."""
    found = form.match(row.text) if len(row.text) <= LONGEST else None
    if not found or notation.fields(found["at"], style) is None:
        return None
    return Stamp(row.line, row.column + found.start("at"), found["at"])
