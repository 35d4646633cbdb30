"""Pictures on what looks like a list of titles: in brackets on lines of their own, or behind a label.

    00:06 till 00:16                       00:06 - 00:08
    EF: We never called it lonely.         VISUAL: Lamp room
    (Letters in a biscuit tin, close)      00:08 - 00:16
"""

from collections.abc import Collection, Sequence

from otio_redfiles import aside_words, noises, vocabulary
from otio_redfiles.layout.words import cues, inner_pictures, wording

LEAST, SHARE, SHORTEST = 2, 0.2, 3
"""So many pictures, and so many for each title; words of one."""


def shows_pictures(lines: Sequence[str], titles: int, whole: Collection[str] = ()) -> bool:
    """Do brackets on the lines of so many titles hold pictures: several words that begin with a capital, and with no noise? Or do
    lines label them? `whole` are brackets that are all of a title."""
    inner = [text for text in lines if vocabulary.is_bracketed(text) and (text in whole or not _is_heard(text))]
    seen = sum(_is_described(text[1:-1]) for text in inner)
    return bool(inner_pictures.coloned(lines)) or (seen >= LEAST and seen >= SHARE * titles)


def _is_described(text: str) -> bool:
    return len(text.split()) >= SHORTEST and text[:1].isupper() and not wording.is_upper(text) and not noises.is_noise(text.split(",")[0])


def _is_heard(bracket: str) -> bool:
    """Does a bracket below words say what is heard, or how they are said?"""
    inner = bracket.strip("[]() ")
    return bool(noises.names_reaction(bracket) or cues.is_only_heard(inner.rstrip(".") + ".") or aside_words.is_own_noise(bracket))
