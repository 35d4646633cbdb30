"""The commentary's label is no name: its speaker is the NARRATOR.

    00.33 NARR: Eleven years after the first dive ...       02.14 V/O Nobody came.
    COMMENTARY The dam was closed in May.                   VO: At half past two there is one light on.

Whatever a page prints before its commentary (NARR, COMM, COMMENTARY, a voice-over of nobody), the words are the
narrator's; the label stays among the speech's heading. A voice-over of nobody on a page that prints a narrator as well is
somebody else, and so is one that is counted or timed: V/O 11.1 is a cue's number, (VO :12) a news reader's length.
"""

import re
from dataclasses import replace

from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.model import Delivery, Draft, DraftSpeech
from otio_redfiles.vocabulary import is_narrator

LABELS = frozenset(("narr", "comm", "commentary", "narration", "kommentar", "commentaire", "comentario", "comentário", "commento", "commentaar"))
"""Words for the commentary itself, never for who reads it."""
VOICE_OVER = re.compile(r"\W*(?:then |and )?(?:V\W?O|voice\W?over)\W*", re.I)
"""A label that says no more than that a voice is heard over the picture."""


def named(draft: Draft) -> Draft:
    """The draft, its commentary the narrator's where the page only labels it."""
    speeches = [item for item in draft.items if isinstance(item, DraftSpeech)]
    over = not any(is_narrator(speech.speaker) and speech.heading for speech in speeches)
    items = tuple(_named(item, over) if isinstance(item, DraftSpeech) else item for item in draft.items)
    return replace(draft, items=items)


def _named(speech: DraftSpeech, over: bool) -> DraftSpeech:
    """The speech; `over` where a voice-over of nobody can only be the narrator's."""
    if speech.delivery is Delivery.NARRATION and speech.speaker.rstrip(".").lower() in LABELS:
        return replace(speech, speaker=NARRATOR)
    if over and not speech.speaker and speech.delivery is Delivery.VOICE_OVER and VOICE_OVER.fullmatch(spans.joined(speech.heading)):
        return replace(speech, speaker=NARRATOR, delivery=Delivery.NARRATION)
    return speech
