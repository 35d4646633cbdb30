"""Columns of picture and sound without timecodes that a converter glued to each other, nothing left between the cells.

    VIDEOAUDIO                                                  the names of the columns
    Dryers turning, one after the otherNARRATOR: On Pell Street ...
    Photos, 1971-1990NARRATOR: She came for one winter.         a picture, and who speaks
    Ext. launderette, nightNat sound: rain                      or what is heard there
    Empty benchThe last tram left at nine.                      below names a sentence may begin so, too

A cell ends where a name before a colon, or a sound by its name, begins without a blank before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import column_words
from otio_redfiles.layout.tables import grid
from otio_redfiles.layout.untimed import untimed_columns
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.model import Piece

NAME = "columns of picture and sound glued to each other, without timecodes"
LEAST, MOSTLY, MOSTLY_UNNAMED = 3, 0.3, 0.5
"""Rows with both cells a page has at least; how many of its lines, with and without names of columns."""
LONGEST = 400
"""So many characters of a line are looked at."""
NAMED = re.compile(r"(?<=[a-zà-ÿ0-9.,;!?…)\]\"”’])(?=(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3})(?:\s?[(\[][^()\[\]]{1,24}[)\]])?:\s)")
"""Where a name in capitals begins before a colon."""
SAID = re.compile(r"(?<=[a-zà-ÿ0-9.,;!?…)\]\"”’])(?=(?:Narrator|Commentary|Voice[ -]?over|VO|V/O|Interviewer|Reporter|Presenter|Host|Man|Woman|Sprecher(?:in)?|Kommentar|Commentaire|Voix)(?:\s?[(\[][^()\[\]]{1,24}[)\]])?:\s)")
HEARD = re.compile(
    r"(?<=[\w.,;!?…)\]\"”’])(?=(?:Nat(?:ural|s)?\.?\s+(?:sounds?|sot)\b|NAT\s?(?:SOUND|SOT)\b|Natsot\b|S?FX\b|Atmos?\b|Ambien(?:t|ce)\b|No\s+sound\b|Silen(?:ce|t)\b|Sounds?(?:\s+effects?)?\s*:|Music\b|MUSIC\b"
    r"|SOUND\b|SILENCE\b|Musik\b|Ton\s*:|Geräusch|Stille\b|Musique\b|Son\s*:|Música\b|Sonido\s*:)(?:[:,.;]|\s|\Z))"
)
SENTENCE = re.compile(r"(?<=[a-zà-ÿ.!?…)\]])(?=[\"“]?[A-ZÀ-Þ][a-zà-ÿ]*\s+[a-zà-ÿ])")
INSIDE = re.compile(r"(?<![a-z])(?:Mc|Mac|De|La|Le|Di|Da|Van)\Z")
"""What a capital stands behind inside of a name: MacDonald."""


def read_glued(lines: Sequence[Piece]) -> Read | None:
    """What the page says; None for any other page."""
    begin = next((at + 1 for at, line in enumerate(lines[: grid.HEAD]) if _names_columns(line.text)), None)
    body = lines[begin or 0 :]
    cuts = [_cut(line.text, begin is not None) for line in body]
    both = sum(0 < cut < len(line.text) for cut, line in zip(cuts, body, strict=True))
    if both < LEAST or both < (MOSTLY_UNNAMED if begin is None else MOSTLY) * len(body):
        return None
    first = begin if begin is not None else next(at for at, (cut, line) in enumerate(zip(cuts, body, strict=True)) if 0 < cut < len(line.text))
    read = untimed_columns.read_cells(lines[:first], _cells(lines[first:], cuts[first - (begin or 0) :]), ("picture", "sound"), each=True)
    return replace(read, layout=NAME)


def _names_columns(text: str) -> bool:
    """Are these the names of picture and sound, nothing between them: VIDEOAUDIO, PictureSound?"""
    name = text.strip()
    if " " in name or not 6 <= len(name) <= 30:
        return False
    halves = ((column_words.role_named(name[:at]), column_words.role_named(name[at:])) for at in range(3, len(name) - 2))
    return any(seen == "picture" and heard in ("sound", "narration") for seen, heard in halves)


def _cut(text: str, named: bool) -> int:
    """Where on a line what is heard begins: its length where nothing is, 0 where nothing else is."""
    if _is_heard(text):
        return 0
    found = [place.start() for sign in (NAMED, SAID, HEARD) if (place := sign.search(text, 1, LONGEST))]
    sentence = SENTENCE.search(text, 1, LONGEST) if named and not found else None
    if sentence and not INSIDE.search(text[: sentence.start()]):
        found.append(sentence.start())
    return min(found, default=len(text))


def _is_heard(text: str) -> bool:
    """Does a line begin with a name before a colon, or a sound by its name?"""
    led = f".{text}"
    return any((place := sign.search(led, 0, LONGEST)) is not None and place.start() == 1 for sign in (NAMED, SAID, HEARD))


def _cells(lines: Sequence[Piece], cuts: Sequence[int]) -> list[tuple[Piece | None, Piece | None]]:
    """The cells of every line; one that goes on in small letters with what is said above is that column's."""
    found: list[tuple[Piece | None, Piece | None]] = []
    for line, cut in zip(lines, cuts, strict=True):
        above = found[-1][1] if found else None
        on = above is not None and cut == len(line.text) and line.text[:1].islower() and not wording.is_finished(above.text)
        cut = 0 if on else cut
        found.append((spans.part(line, 0, cut), spans.part(line, cut)))
    return found
