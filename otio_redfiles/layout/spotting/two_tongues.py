"""Lists that print every title twice: what is said, and below it the same in the language of the subtitles.

    "THE WEIR"   English -> French        The head of the page says so, and nearly every title has a line that begins anew
    0012  00102-03  00106-11              behind a finished one. What stands from there on is the subtitle: noted, for it is
    It opens at dawn.                     not what the film's own voices say.
    Il ouvre à l'aube.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.spotting.subtitle_heads import Title
from otio_redfiles.layout.words import speakers, wording
from otio_redfiles.model import Piece

PAIR = re.compile(r"(?<!\w)(?P<one>[^\W\d_]{5,12})\s*(?:[-=–—]*[>→]|/|\binto\b|\bto\b|\bvers\b|\bnach\b|\bal?\b)\s*(?P<two>[^\W\d_]{5,12})(?!\w)", re.IGNORECASE)
TONGUES = frozenset(
    """anglais français francais allemand espagnol italien néerlandais portugais russe arabe suédois danois norvégien
    englisch deutsch französisch spanisch italienisch niederländisch portugiesisch russisch schwedisch dänisch norwegisch
    inglés francés alemán español italiano portugués inglese francese tedesco spagnolo portoghese engels frans duits spaans
    engelska svenska franska tyska engelsk norsk dansk fransk tysk""".split()
)
CLOSED = tuple(".?!…\"”»")
MOSTLY = 0.6


def parted(titles: Sequence[Title]) -> list[Title]:
    """The titles, each without its subtitle where the page prints both; the same on other pages."""
    if not titles or not any(_names_two(line.text) for line in titles[0].lines):
        return [*titles]
    cuts = [_cut(title.lines) for title in titles[1:]]
    several = sum(len(_body(title.lines)) > 1 for title in titles[1:])
    if sum(map(bool, cuts)) < max(2, MOSTLY * several):
        return [*titles]
    return [titles[0], *(_without(title, cut) for title, cut in zip(titles[1:], cuts, strict=True))]


def _names_two(text: str) -> bool:
    """Does a line of the head name two languages, one for the other?"""
    return any(_is_tongue(found["one"]) and _is_tongue(found["two"]) for found in PAIR.finditer(text))


def _is_tongue(word: str) -> bool:
    return word.lower() in TONGUES or speakers.LANGUAGE.fullmatch(word) is not None


def _body(lines: Sequence[Piece]) -> range:
    """The lines of a title that hold words: not a name in capitals above them, nor what stands alone in brackets below."""
    first = int(len(lines) > 1 and wording.is_upper(lines[0].text) and lines[0].text[-1:] not in CLOSED)
    end = next((at + 1 for at in range(len(lines) - 1, -1, -1) if not vocabulary.is_bracketed(lines[at].text)), 0)
    return range(first, max(first, end))


def _cut(lines: Sequence[Piece]) -> int:
    """The line with which the other language begins; 0 where none does."""
    return next((at for at in reversed(_body(lines)[1:]) if lines[at - 1].text[-1:] in CLOSED and not lines[at].text[:1].islower()), 0)


def _without(title: Title, cut: int) -> Title:
    """A title, what stands from line `cut` on set aside; brackets that stand below that stay."""
    if not cut:
        return title
    end = _body(title.lines).stop
    return replace(title, lines=[*title.lines[:cut], *title.lines[end:]], translated=tuple(title.lines[cut:end]))
