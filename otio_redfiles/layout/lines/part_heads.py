"""Headings of parts: nobody's words, and what they print behind their titles in brackets is how long the part lasts.

    PART 2 - The trial (8'05")
    Clip 3: The weir
"""

import re

from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import wording

LONGEST = 100
PART = re.compile(
    r"(?:parts?|teil|partie|parte|deel|del|chapter|kapitel|chapitre|cap[íi]tulo|capitolo|hoofdstuk|clip|act|akt|acte|acto|atto|sequence|sequenz|séquence)"
    r"\.?\s*(?:no\.?\s*|nr\.?\s*|n°\s*)?(?:\d{1,2}|[IVX]{1,5}|one|two|three|four|five|six)\b(?P<rest>.*)", re.IGNORECASE)
LENGTH = re.compile(r"[(\[](?P<time>[^()\[\]]{1,24})[)\]]\s*\Z")


def heads_part(text: str) -> bool:
    """Is a line the heading of a part, a page's number, or the like: PART 2 - The trial (8'05")?"""
    bare = text.strip()
    found = PART.match(bare) if len(bare) < LONGEST else None
    if found is None:
        return numbered.PAGE.match(bare) is not None
    title = LENGTH.sub("", found["rest"]).strip(" .:–—-")
    return not wording.is_finished(title) and not re.search(r"[.!?]\s|:\s", title)


def prints_length(text: str) -> bool:
    """Does a part's heading print how long the part lasts, in brackets behind its title?"""
    return heads_part(text) and LENGTH.search(text) is not None
