"""Labels that no table knows: what recurs before colons, and is told by what stands behind it.

    V: Wide harbour        KUVA: Satama
    A: NARR: Nobody ...    ÄÄNI: ANNA: Odotan ...

Behind the label of sound stand speakers and sounds, again and again; behind a person's name never do. A label that
the page prints right again and again and mistypes once (VISON:, SOUDN:) is one all the same.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout.tables import columns
from otio_redfiles.layout.words import voices
from otio_redfiles.model import Piece

SHORTEST = 4
"""A shorter word is another word, not a label with a slip: AUD and AID, VIS and VIC."""
MISTYPED = re.compile(r"[\s\d:.,;'\"()\[\]–-]*(?P<word>[^\W\d_]{3,15})\s*:(?!\d)")
COLON = re.compile(r"[\s\d:.,;'\"()\[\]–-]*(?P<word>[^\W\d_]{1,15})\s*:(?!\d)\s*(?P<rest>\S.{0,79})?")
LONE = re.compile(r"[\s\d:.,;'\"()\[\]–-]{0,40}(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{2,14})\s*")
LEAST = 3
LONGEST = 120


def learnt_labels(rows: Sequence[Piece]) -> Mapping[str, str]:
    """The labels of picture and sound that a page has of its own, in upper case, with what they say."""
    behind: dict[str, list[str]] = {}
    for row in rows:
        if (found := COLON.match(row.text[:LONGEST])) and not _is_known(found["word"]):
            behind.setdefault(found["word"].upper(), []).append(found["rest"] or "")
    often = {word: rests for word, rests in behind.items() if len(rests) >= LEAST}
    voiced = {word: sum(map(_is_sound, rests)) / len(rests) for word, rests in often.items()}
    sounds = [word for word, share in voiced.items() if share >= 0.6]
    if len(sounds) != 1:
        return {}
    counts = Counter({word: len(rests) for word, rests in often.items() if voiced[word] <= 0.1})
    pictures = [word for word, count in counts.most_common(1) if 2 * count >= len(often[sounds[0]])]
    return {sounds[0]: "sound", **dict.fromkeys(pictures, "picture")}


def lone_labels(rows: Sequence[Piece]) -> Mapping[str, str]:
    """The labels of picture and of sound in small letters (Picture, Sound) that stand alone on lines, or behind a time, again and
    again, in upper case, with what they say; none where only one of the two does."""
    seen = Counter(found["word"] for row in rows if (found := LONE.fullmatch(row.text[:LONGEST])))
    roles = {word.upper(): vocabulary.line_label(word) for word, count in seen.items() if count >= LEAST}
    return roles if set(roles.values()) == {"picture", "sound"} else {}


def mistyped_labels(rows: Sequence[Piece], own: Mapping[str, str]) -> Mapping[str, str]:
    """The words before colons that are one slip away from a label the page prints again and again, in upper case, with
    what that one says."""
    found = (MISTYPED.match(row.text[:LONGEST]) for row in rows)
    seen = Counter(match["word"] for match in found if match)
    often = [word for word, count in seen.items() if count >= LEAST and len(word) >= SHORTEST and (_is_known(word) or word.upper() in own)]
    rare = (word for word, count in seen.items() if count < LEAST and not _is_known(word) and word.upper() not in own)
    pairs = ((word, right) for word in rare for right in often if _is_slip(word, right))
    return {word.upper(): own.get(right.upper()) or _named(right) for word, right in pairs}


def _is_slip(word: str, right: str) -> bool:
    """Does a word differ from another by one letter left out, doubled, changed or swapped with its neighbour, and is it
    set as that one is?"""
    if abs(len(word) - len(right)) > 1 or word == right or word.isupper() != right.isupper():
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    one, two = word[start:], right[start:]
    swapped = len(one) > 1 and one[:2] == two[1::-1] and one[2:] == two[2:]
    return swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def _named(word: str) -> str:
    return vocabulary.line_label(word) or columns.role_named(word)


def _is_known(word: str) -> bool:
    return bool(_named(word)) or vocabulary.is_narrator(word)


def _is_sound(text: str) -> bool:
    """Does a speaker or a sound begin these words, by their form?"""
    return voices.voice_of(text, first=False) is not None or voices.sound_cue(text) is not None
