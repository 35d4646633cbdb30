"""What the names in a cut mean: nothing, black, a file, or words somebody speaks."""

import re
from collections.abc import Iterable

# Reels that identify nothing: auxiliary source, black, bars, generated (CMX3600 habit and NLE defaults).
NOBODY = frozenset(
    {
        "AX",
        "AUX",
        "BL",
        "BLK",
        "BLACK",
        "BARS",
        "TONE",
        "GEN",
        "GENERATOR",
        "NONE",
        "UNKNOWN",
        "UNTITLED",
        "UNASSIGNED",
        "SLUG",
    }
)
_BLACK = re.compile(r"(BL|BLK|BLACK|SLUG|BLACK[ _]?(VIDEO|SLUG|MATTE|FILLER)|FILLER)\Z", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\.(mov|mp4|mxf|avi|wav|aif+|mp3|m4a|bwf|png|jpe?g|tiff?|exr|dpx|r3d|new\.\d+)\b", re.IGNORECASE
)
_MOVIE = re.compile(r"\.(mov|mp4|mxf|avi|r3d|braw|ari|mts|m2ts|mkv|new\.\d+)\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPEECH_TRACK = re.compile(
    r"\b(narrat\w*|commentary|comm|guide|v\W?o|voice\w*|interviews?|dialog\w*|sync|speech|speaker)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<speaker>[^\W\d_][^:\n]{0,39}?)\s*:\s+(?P<text>\S.*)\Z", re.DOTALL)
_ORDINAL = re.compile(r"[SNI]\d{3,6}\s+(?=\S)")  # how our own exports make names unique
_OUR_TRACK = re.compile(r"Shots(?: \d+)?\Z")
_TAG = re.compile(r"\s*\b(?:V/?O|SYNC|I/?V)\Z", re.IGNORECASE)


def is_movie(name: str) -> bool:
    """Whether a name is a moving picture's file: opaque, unlike a title's or a still's."""
    return bool(_MOVIE.search(name.strip()))


def is_black(name: str) -> bool:
    """Whether a clip or reel of this name is black rather than a picture."""
    return bool(_BLACK.match(name.strip()))


def identity(reel: str | None) -> str | None:
    """`reel` if it says where a clip comes from, None for AX, BL and the like."""
    reel = (reel or "").strip()
    return None if not reel or reel.upper() in NOBODY else reel


def are_words(text: str) -> bool:
    """Whether `text` reads like a sentence rather than a file or tape name: four words, mostly letters."""
    if _FILE_NAME.search(text):
        return False
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    return len(words) >= 4 and " " in text.strip() and letters >= 0.6 * len(text.replace(" ", ""))


def is_speech_track(name: str) -> bool:
    """Whether a track is named for speech: Narration, VO, Interviews 2, Dialogue ..."""
    return bool(_SPEECH_TRACK.search(name))


def labelled(text: str) -> tuple[str, str]:
    """("NARRATOR", "In spring ...") out of "NARRATOR: In spring ..."; ("", text) without a speaker."""
    found = _LABELLED.match(text.strip())
    if not found or len(found["speaker"].split()) > 5:
        return "", text.strip()
    return _TAG.sub("", found["speaker"]).strip(), found["text"].strip()


def is_ours(name: str, track: str = "") -> bool:
    """Whether a clip is named, or its track, as our exports name them: "S012 Lunar lander" on "Shots 2"."""
    return bool(_ORDINAL.match(name) or _OUR_TRACK.match(track))


def without_ordinal(name: str) -> str:
    """ "Lunar lander" out of "S012 Lunar lander"."""
    return _ORDINAL.sub("", name, count=1)


def in_full(name: str, notes: Iterable[str]) -> str:
    """The note that goes on where a name of ours was cut off at its length limit; else the bare name."""
    short = without_ordinal(name)
    return max((note for note in notes if note.startswith(short)), key=len, default=short)


def one_line(text: str) -> str:
    """`text` on one line, runs of white space as one space."""
    return " ".join(text.split())
