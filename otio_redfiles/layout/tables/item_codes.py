"""Lists whose items are numbered by what they are: V001 a vision, D012 a dialogue, M03 music - and often say so above.

    V = vision   D = dialogue   T = title          The letters are the page's own where a legend tells them; without one
    V001  10:00:00:00  Nave, empty                 they must all be letters that the trade uses, speech among them.
    D001  10:00:03:05  NARRATOR: Six thousand.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from otio_redfiles import column_words
from otio_redfiles.layout.tables import row_types
from otio_redfiles.layout.tables.row_types import Meaning
from otio_redfiles.layout.words.records import Kind
from otio_redfiles.model import CueKind, Delivery

CODE = re.compile(r"[(\[#]?(?P<letters>[^\W\d_]{1,4})[ .\-/]?(?P<number>\d{1,4})[a-z]?[.)\]:]?\Z")
REEL_CODE = re.compile(r"\W*(?:(?:[^\W\d_]{1,3}[ .-]?)?\d{1,4}[ .-]?[^\W\d_]{1,3}[ .-]?|[^\W\d_]{1,3}\d{1,2}[-/.])\d{1,4}[a-z]?\W*")
"""A cue by its reel, often a letter, and a number, as dubbing theatres and composers count them: 4M01, R3-A12, 2D-07, R3-12."""
BARE = re.compile(r"\W*\d{1,4}[a-z]?\W*")
LEGEND = re.compile(r"(?<![^\s,;(|/])(?P<letters>[^\W\d_]{1,4})\s*(?:=|:|\s[-–—])\s*(?P<word>[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+){0,2})(?=\s*(?:[,;|/).\t]|\s{2}|\Z))")
USUAL: Mapping[str, Meaning] = {
    **dict.fromkeys(("V", "P", "PIC", "VIS", "SH"), Kind.PICTURE),
    **dict.fromkeys(("D", "DIA", "DX", "SYNC"), None),
    **dict.fromkeys(("N", "NAR", "NARR", "VO"), Delivery.NARRATION),
    **dict.fromkeys(("T", "G", "CAP", "GFX"), CueKind.TITLE),
    **dict.fromkeys(("M", "MX", "MUS"), CueKind.MUSIC),
    **dict.fromkeys(("E", "FX", "SFX"), CueKind.SOUND),
}
ROLES: Mapping[str, Meaning] = {
    "picture": Kind.PICTURE, "sound": None, "narration": Delivery.NARRATION, "titles": CueKind.TITLE, "music": CueKind.MUSIC,
    "effects": CueKind.SOUND, "notes": CueKind.OTHER,
}
SAID = (None, Delivery.NARRATION)
LEAST, MOSTLY = 6, 0.8
LEAST_OF_REEL = 3
LONGEST = 200


def codes_of(serials: Sequence[str], above: Iterable[str]) -> Mapping[str, Meaning]:
    """What the letters before the numbers of a column of serials mean; {} where they are no such letters. `above`: the
    lines before the table, which may tell."""
    found = [code for text in serials if (code := CODE.match(text.strip()))]
    used = {code["letters"].upper() for code in found}
    if len(found) < LEAST or len(found) < MOSTLY * len(serials) or len(used) < 2:
        return {}
    meanings = _told(above) or USUAL
    known = {letters: meanings[letters] for letters in used if letters in meanings}
    count = sum(code["letters"].upper() in known for code in found)
    both = len(set(known.values())) > 1 and any(kind in SAID for kind in known.values())
    return known if both and count >= MOSTLY * len(found) and (len(known) == len(used) or meanings is not USUAL) else {}


def are_serials(texts: Sequence[str]) -> bool:
    """Do nearly all cells of a column hold letters and a number, hardly any of them twice, and not all the same letters? Or
    a reel before these?"""
    if len(texts) >= LEAST_OF_REEL and all(map(REEL_CODE.fullmatch, texts)) and len(set(texts)) == len(texts):
        return True
    found = [code for text in texts if (code := CODE.match(text.strip()))]
    various = len({code["letters"].upper() for code in found}) > 1
    once = len(set(map(str.strip, texts))) >= MOSTLY * len(texts)
    return len(found) >= LEAST and len(found) >= MOSTLY * len(texts) and various and once


def is_serial(text: str) -> bool:
    """Is this a serial as lists count their items: 12, 12a, D012, 4M01?"""
    return BARE.fullmatch(text) is not None or CODE.match(text.strip()) is not None or REEL_CODE.fullmatch(text) is not None


def meaning_of(serial: str, codes: Mapping[str, Meaning]) -> tuple[Meaning] | None:
    """What an item with this serial is; None where its letters mean nothing."""
    found = CODE.match(serial.strip()) if codes else None
    letters = found["letters"].upper() if found else ""
    return (codes[letters],) if letters in codes else None


def _told(above: Iterable[str]) -> dict[str, Meaning]:
    """The legend of a page, where it has one: two letters at least, on one line or on neighbouring ones."""
    told: dict[str, Meaning] = {}
    for text in above:
        for found in LEGEND.finditer(text[:LONGEST]):
            meant = _meant(found["word"])
            if meant is not None:
                told[found["letters"].upper()] = meant[0]
    return told if len(told) > 1 else {}


def _meant(word: str) -> tuple[Meaning] | None:
    """What a word of a legend says that items are."""
    if (typed := row_types.type_named(word)) is not None:
        return typed
    role = column_words.role_named(word)
    return (ROLES[role],) if role in ROLES else None
