"""Columns of a list that say where its pictures come from, not what they show and where they stand in the programme.

    CLIP             SRC IN        SRC OUT       REC IN        REC OUT       PICTURE
    B012_C004_0611   04:12:09:11   04:12:13:20   10:00:00:00   10:00:04:09   Weir from the bridge

The material's times run as they like; its files are named as cameras name them. Rows whose time is a word are not in the
programme at all.
"""

import re
from collections.abc import Collection, Sequence

from otio_redfiles.model import Piece

TIMES = ("timecode", "out", "duration")
OTHERS = ("notes", "number")
"""What heads of columns mean that name no time of the programme's."""
MOSTLY = 0.6
FILE = re.compile(r"(?=\S*[\d_.])[\w.()+&#-]{4,}\Z")
"""A name without a blank that has a number, a low line or an ending in it."""
TICK = re.compile(r"[\W_]{0,4}(?:true|false|yes|no|y|n|x|ja|nein|oui|non|s[íi]|ok|done)?[\W_]{0,4}\Z", re.IGNORECASE)
TRANSLATION = re.compile(r"translat|[üu]bersetz|traducti|traducci|traduzi|traduç|vertaling|övers[äa]tt|overs[æe]t|t[łl]umacz", re.IGNORECASE)
OMITTED = re.compile(
    r"\W*(?:omit(?:ted)?|cut|deleted?|removed?|dropped|lifted|lost|out|not\s+used|unused|no\s+longer\s+used|scrapped|gestrichen|entf[äa]llt|raus|weg"
    r"|coup[ée]e?|supprim[ée]e?|suprimid[oa]|eliminad[oa]|tagliat[oa]|eliminat[oa]|geschrapt|vervalt|struket|utg[åa]r|udg[åa]r|strøket)\W*\Z",
    re.IGNORECASE,
)


def without_tapes(roles: Sequence[str], named: Sequence[str]) -> list[str]:
    """The roles; times under a head that names no time of the programme's (Source In, Confidence, Tape) count nothing, where other
    columns have times."""
    others = [role == "time" and name in OTHERS for role, name in zip(roles, named, strict=True)]
    own = any(role in (*TIMES, "time") and not other for role, other in zip(roles, others, strict=True))
    return ["number" if own and other else role for role, other in zip(roles, others, strict=True)]


def set_apart(named: Sequence[str], heads: Sequence[Piece | None], content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns; a note is what is no picture and nothing said beside others that are: names of files, a
    translation of the words. Ticks count nothing."""
    found = ["number" if name in ("", "notes") and _are_ticks(cells) else name for name, cells in zip(named, content, strict=True)]
    files = {at for at, name in enumerate(found) if name == "picture" and _are_files(content[at])}
    other = {at for at, head in enumerate(heads) if head is not None and found[at] == "sound" and TRANSLATION.search(head.text)}
    return _beside(_beside(found, files, "picture"), other, "sound")


def _beside(named: list[str], some: Collection[int], role: str) -> list[str]:
    """The names; some columns of a role are notes, if they are not all that it has."""
    return ["notes" if at in some and len(some) < named.count(role) else name for at, name in enumerate(named)]


def _are_ticks(cells: Sequence[Piece]) -> bool:
    return bool(cells) and all(TICK.match(cell.text) for cell in cells)


def _are_files(cells: Sequence[Piece]) -> bool:
    return bool(cells) and sum(FILE.match(cell.text) is not None for cell in cells) >= MOSTLY * len(cells)


def is_omitted(pieces: Sequence[Piece]) -> bool:
    """Does a cell of timecodes say that its row is not in the programme?"""
    return bool(pieces) and all(OMITTED.match(piece.text) for piece in pieces)
