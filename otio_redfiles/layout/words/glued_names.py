"""Names in capitals that a page of the web glued to the words behind them, a mark-up between them lost: NARRATORThe pans lie low.

Two names in capitals are believed at once (ADA BRINKWe say); one is where it is the commentary's, or stands so again.
"""

import re
from collections import Counter
from collections.abc import Iterable

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import persons, wording

GLUED = re.compile(r"(?P<name>[A-ZÀ-Þ]{3,20})(?=[A-ZÀ-Þ](?:[a-zà-ÿ]|['’][a-z]))")
AGAIN = 2
"""So often somebody's name stands so."""


def glued_names(texts: Iterable[str]) -> frozenset[str]:
    """The single names that are glued to words at the head of these runs of words."""
    found = Counter(name["name"] for text in texts if (name := GLUED.match(text)) and len(text.split()) > 1)
    return frozenset(name for name, count in found.items() if _is_name(name, count))


def _is_name(name: str, count: int) -> bool:
    """Is this the commentary's name, or one of somebody who speaks, no size of a shot?"""
    if wording.SHOT_SIZE.match(name) or vocabulary.cue_kind(name) is not None:
        return False
    return vocabulary.is_narrator(name) or name.lower() in persons.HEARD or (count >= AGAIN and vocabulary.looks_like_heading(name))
