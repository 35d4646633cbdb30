"""Labels that no table knows: what recurs before colons, and is told by what stands behind it.

    V: Wide harbour        KUVA: Satama
    A: NARR: Nobody ...    ÄÄNI: ANNA: Odotan ...

Behind the label of sound stand speakers and sounds, again and again; behind a person's name never do.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout import columns, voices
from otio_redfiles.model import Piece

COLON = re.compile(r"[\s\d:.,;'\"()\[\]–-]*(?P<word>[^\W\d_]{1,15})\s*:(?!\d)\s*(?P<rest>\S.{0,79})?")
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


def _is_known(word: str) -> bool:
    return bool(vocabulary.line_label(word) or columns.role_named(word)) or vocabulary.is_narrator(word)


def _is_sound(text: str) -> bool:
    """Does a speaker or a sound begin these words, by their form?"""
    return voices.voice_of(text, first=False) is not None or voices.sound_cue(text) is not None
