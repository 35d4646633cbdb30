"""The commentary's label, where it is no name.

    00.33 NARR: Eleven years after the first dive ...       NARR       Nobody came.
    02.06 Nora Feld: You see the light go green.            NORA FELD  I came.

A page that types the names of people small and the commentary's in capitals prints a label there (as TEXT and NARRATION
are): its speaker is the NARRATOR; so it is where the word names no person, however it is typed (Commentary:, Kommentar:).
Where everybody's name is in capitals, or in the columns of a table, where the label stands in the place of a name, the
commentary's is kept as printed.
"""

import re
from dataclasses import replace

from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.model import Delivery, Draft, DraftSpeech
from otio_redfiles.vocabulary import is_narrator

LABELS = frozenset(("NARR", "COMM", "COMMENTARY"))
TRACKS = frozenset(("commentary", "kommentar", "commentaire", "comentario", "comentário", "commento", "commentaar"))
"""Words for the commentary itself, never for who reads it."""
COLUMNS = re.compile(r"\d+ columns:")
"""How the name of a table begins."""


def named(draft: Draft) -> Draft:
    """The draft, its commentary the narrator's where the page only labels it."""
    people = {item.speaker for item in draft.items if isinstance(item, DraftSpeech) and item.speaker and not is_narrator(item.speaker)}
    if not people or any(name.isupper() for name in people) or COLUMNS.match(draft.layout):
        return draft
    items = tuple(replace(item, speaker=NARRATOR) if isinstance(item, DraftSpeech) and _is_label(item) else item for item in draft.items)
    return replace(draft, items=items)


def _is_label(item: DraftSpeech) -> bool:
    return item.delivery is Delivery.NARRATION and (item.speaker.rstrip(".") in LABELS or item.speaker.lower() in TRACKS)
