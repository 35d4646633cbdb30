"""Lines that head a paragraph of commentary with its number and its times, as scripts for the booth do.

    1.  IN 10:00:05  OUT 10:00:14   (9")        COMM 4   10:00:05 - 10:00:14        Cue 7 [10:00:23]

The words stand below. Pages that print them so label their pictures, or print them on lines led by times; pages that print
nothing else of the film letter its heads (C4, COMM 4).
"""

import re
from dataclasses import dataclass

from otio_redfiles import lengths
from otio_redfiles.model import Piece, Stamp

TIME = r"(?:\d{1,2}[:.;]\d{2}[:.;]\d{2}(?:[:;.,]\d{2,3})?|\d{1,3}[:.]\d{2})"
WHOSE = r"(?:cue|comm?(?:entary)?|narr(?:ation|ator)?|v\.?/?o|voice(?:[ -]?over)?|take|para|kommentar|sprecher(?:text)?|off|commentaire|texte?|locuci[óo]n|voz|[cnvkt])"
IN = r"(?:t\.?c\.?\s*)?(?:in|from|start|begins?|ein|von|d[ée]but|de|entrada|inizio|@)?(?:\s*t\.?c\.?)?"
OUT = r"(?:(?:t\.?c\.?\s*)?(?:out|to|till?|until|end|aus|bis|fin|à|salida|fine)(?:\s*t\.?c\.?)?\s*:?|[-–—−>→/]+|\.{2,3})"
HEAD = re.compile(
    rf"\s*(?:{WHOSE}\.?\s*(?:no\.?\s*|nr\.?\s*)?)?\s*(?:#?\d{{1,4}}[a-z]?\s?[.):/–-]?\s+)?[(\[]?\s*{IN}\s*:?\s*(?P<one>{TIME})"
    rf"(?:\s*[,;]?\s*{OUT}?\s*(?P<two>{TIME}))?\s*[)\]]?(?P<rest>.*)\Z", re.IGNORECASE
)
LAST = re.compile(r"[\s,;–—-]*(?P<open>[(\[])?\s*(?:(?:dur(?:ation)?|length|länge|durée)\.?\s*[:=]?\s*|[+~=]\s*|ca?\.\s*)?(?P<length>\d[^\s()\[\]]*(?:\s?(?:secs?|seconds?|s|sek|mins?)\b\.?)?)"
                  r"(?(open)[^()\[\]]{0,40}[)\]])\s*(?:ALT(?:ERNATIVE|\.)?|OPT(?:ION(?:AL)?|\.)?|NEW|REV(?:ISED|\.)?|WILD|PICK-?UP|TBC)?\s*\Z", re.IGNORECASE)
LETTERED = re.compile(rf"\s*{WHOSE}\.?\s*(?:no\.?\s*|nr\.?\s*)?#?\d", re.IGNORECASE)
LONGEST = 90


@dataclass(frozen=True, slots=True)
class CueHead:
    """What such a line prints: the times and the length. `marked`: a word or a number stands before the times; `lettered`: a word
    or a letter does (COMM 4, C4)."""

    times: tuple[Stamp, ...]
    length: Stamp | None = None
    marked: bool = False
    lettered: bool = False


def head_of(piece: Piece) -> CueHead | None:
    """The head that a line is as a whole; None for others."""
    found = HEAD.match(piece.text) if len(piece.text) <= LONGEST else None
    if not found:
        return None
    times = tuple(_stamp(piece, found.start(name), found[name]) for name in ("one", "two") if found[name])
    before = piece.text[: found.start("one")]
    marked, lettered = any(map(str.isalnum, before)), LETTERED.match(before) is not None
    if not re.search(r"\w", found["rest"]):
        return CueHead(times, None, marked, lettered)
    last = LAST.match(found["rest"])
    if not last or lengths.find_length(last["length"]) is None:
        return None
    return CueHead(times, _stamp(piece, found.start("rest") + last.start("length"), last["length"]), marked, lettered)


def _stamp(piece: Piece, at: int, text: str) -> Stamp:
    return Stamp(piece.line, piece.column + at, text)
