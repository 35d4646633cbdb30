"""What a row is by a word in a column of its own: Type, Category, Kind - Dialogue, On-Screen Text, Main Title, Song.

Such a column names nobody: it says what the words beside it are, and who speaks them stands in another.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from otio_redfiles import captions
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Delivery, Piece

Meaning = CueKind | Delivery | Kind | None
"""What a row is: a cue, narration, a picture, or (None) any speech."""
LEAST = 3
"""So many rows say what they are, at least."""
LONGEST = 40
DASHES = re.compile(r"[\s\-–—−_]*\Z")
"""What many houses type into an empty cell."""
WORDS, NOTHING = ("sound", "narration", "titles", "text", "music", "effects"), ("number", "type", "mark", "unused", "")
TIMES = ("timecode", "out", "duration")
SAID = r"dialogues?|dialogs?|dialoge|di[áa]logos?|dialoghi?|dialoog|speech|spoken(?:[ -](?:words?|dialogue))?|(?:on|off)[ -](?:camera|screen)[ -]dialogue|gesprochen(?:er\s+text)?"
TYPES: tuple[tuple[Meaning, re.Pattern[str]], ...] = tuple((kind, re.compile(rf"(?:{words})\Z", re.IGNORECASE)) for kind, words in (
    (None, rf"{SAID}|interviews?|sync|o[ -]?ton"),
    (Delivery.NARRATION, r"narrations?|commentary|commentaire|kommentar|narraci[óo]n|narrazione|voice[ -]?over\s+narration"),
    (CueKind.TITLE, r"(?:on[ -]?screen|burnt?[ -]?in)[ -](?:text|titles?|graphics?|captions?)|graphics?(?:\s+text)?|gfx|captions?|lower[ -]?thirds?"
                    r"|(?:main|series|show|episode|opening|chapter|end|location|insert)?[ -]?titles?(?:[ -]cards?)?|title[ -]cards?|inserts?|supers?|chyrons?|fn|forced[ -]narratives?|ost"
                    r"|texts?[ -]on[ -]screen|signs?|notices?|shop[ -]?signs?|einblendung(?:en)?|bauchbinden?|titel|texte\s+[àa]\s+l['’][ée]cran|r[óo]tulos?|cartelas?"),
    (CueKind.CREDITS, r"(?:end|opening|closing)?[ -]?credits?"),
    (CueKind.MUSIC, r"songs?(?:[ -]lyrics?)?|lyrics?|music(?:[ -]cues?)?|musik|musique|m[úu]sica|lied(?:text)?|chansons?"),
    (CueKind.SOUND, r"s?fx|sounds?(?:\s+effects?)?|effects?|atmos?|nats?|walla|ger[äa]usche?"),
    (Kind.PICTURE, r"pictures?|visions?|visuals?|vis|pix|shots?(?:\s+descriptions?)?|images?|bild(?:er)?|plans?|imagen|immagine|beeld"),
    (CueKind.OTHER, r"notes?|others?|comments?"),
))
SPEECH = re.compile(rf"(?:{SAID})\Z", re.IGNORECASE)


@lru_cache(maxsize=1024)
def type_named(text: str) -> tuple[Meaning] | None:
    """What a row is that calls itself by this word: (a cue's kind,), (narration,), (a picture,), (None,) of any speech; None
    for no such word."""
    bare = " ".join(text.split()).strip(" :.[]()")
    if len(bare) > LONGEST:
        return None
    found = next(((kind,) for kind, pattern in TYPES if pattern.match(bare)), None)
    return found or ((CueKind.TITLE,) if captions.names_caption(bare) else None)


def are_types(cells: Sequence[Piece]) -> bool:
    """Do nearly all cells of a column say what their row is, some of them that it is spoken, some that it is not?"""
    named = [type_named(cell.text) for cell in cells]
    known = {one for one in named if one is not None}
    spoken = any(SPEECH.match(" ".join(cell.text.split())) for cell in cells)
    return len(cells) >= LEAST and spoken and len(known) > 1 and sum(one is not None for one in named) >= 0.8 * len(named)


def is_empty(pieces: Sequence[Piece]) -> bool:
    """Does a cell hold nothing, or the dashes that many houses type there?"""
    return all(DASHES.match(piece.text) for piece in pieces)


def unsaid(cells: Sequence[tuple[str, tuple[Piece, ...]]], kind: CueKind | Kind) -> tuple[Entry, ...]:
    """The cells of a row that is a caption, a song or a picture, each with its column's role: its words are one, and what
    stands beside them is said of them. Where the only words stand in a column of pictures, they are meant."""
    words = WORDS if any(pieces and role in WORDS for role, pieces in cells) and kind is not Kind.PICTURE else (*WORDS, "picture")
    found = [(role in words, _unsaid(role in words, role, pieces, kind)) for role, pieces in cells if pieces and role not in TIMES]
    return tuple(entry for _, entry in sorted(found, key=lambda one: not one[0]))


def _unsaid(own: bool, role: str, pieces: tuple[Piece, ...], kind: CueKind | Kind) -> Entry:
    if role in NOTHING or is_empty(pieces):
        return Entry(Kind.UNUSED, pieces)
    if own and kind is Kind.PICTURE:
        return Entry(Kind.PICTURE, pieces, bracketed=True)
    return Entry(Kind.CUE, pieces, cue=kind if own and isinstance(kind, CueKind) else CueKind.OTHER)
