"""Items of running orders that say where somebody is, who, and then his words.

    Studio, presenter: Good evening.        OB - Ada Lorne: It is raining here.        STUDIO 2 / HOST: Welcome back.

The place and the person are what is seen; the words are the person's, in vision. VT: Ferry late again is only seen.
"""

import re
from collections.abc import Sequence

from otio_redfiles import captions
from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import Delivery, Piece

PLACE = r"(?:studio|stud\.?|ob|o\.b\.|live|link|desk|sofa|set|news\s?room|gallery|on\s+location|location|two-?way|in\s+vision|plateau|estudio|studiogespräch)"
WHO = r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}"
VOICE = re.compile(rf"{PLACE}(?:\s(?:\d{{1,2}}|[A-Z]))?\s*[,/(–—-]\s*(?P<who>{WHO})\)?(?P<colon>\s*:\s+)(?=\S)", re.IGNORECASE)

FILM = re.compile(r"(?:VTR?|T/?K|TELECINE|PKG|PACKAGE|FILM|INSERT|CLIP|MAZ|EB)\s*\d{0,2}\s*[:–-]\s*\S")
"""What is played in, named before a colon, is nobody who speaks."""


def parted(pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """The picture, whose words follow, and the words; () where the first line is no such item."""
    first = pieces[0]
    if FILM.match(first.text):
        return (Entry(Kind.PICTURE, (*pieces,), bracketed=True),)
    found = VOICE.match(first.text)
    if not found or captions.is_caption(found["who"] + ":"):
        return ()
    seen, said = spans.part(first, 0, found.start("colon")), spans.part(first, found.end())
    if seen is None or said is None:
        return ()
    whom = Entry(Kind.LABEL, (), Label(found["who"], Delivery.SYNC))
    return Entry(Kind.PICTURE, (seen,), bracketed=True), whom, Entry(Kind.WORDS, (said, *pieces[1:]))
