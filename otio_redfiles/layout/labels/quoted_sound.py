"""The sound of a labelled line that quotes what is said, and says before each quotation who says it.

    Sound: Bus engine. Voice over - "The last bus goes at ten."        Sound: Student 1 "I walk." Student 2 "My dad."
    Sound: Doreen continues "and a lovely pudding"                     Sound: "If I go to my sister's ..."
"""

import re
from dataclasses import dataclass

from otio_redfiles import noises, vocabulary
from otio_redfiles.layout.words import persons, wording
from otio_redfiles.model import Delivery

QUOTED = re.compile(r"[\"“„«][^\"“”»]+(?:[\"”»]|\Z)")
LEAD = re.compile(rf"(?P<name>{persons.PLAIN_NAME.pattern}(?:\s+\d{{1,2}})?)(?:,[^,:]{{1,40}})?(?:\s+(?P<verb>[a-z]+(?:\s+[a-z]+)?))?\s*[:–—-]?\s*")
UNSEEN = re.compile(r"(?:V/?O|V\.O\.|OOV|voice[ -]?over|off)\s*[(\[](?P<name>[^()\[\]\d]{2,30})[)\]]", re.IGNORECASE)
"""Whose voice is heard over the picture, behind its mark: V/O (driver)."""
ON = re.compile(r"(?:continu|goes|cont)", re.IGNORECASE)
"""Words that say that somebody goes on: continues, goes on, cont."""
SHORTEST = 2
"""Words of a quotation; one alone that is no sentence is a name for something."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words [start, end) of a sound, and who says them: `speaker` "" is nobody named; what stands in [before, lead)
    is heard, in [lead, start) who speaks."""

    before: int
    lead: int
    start: int
    end: int
    speaker: str = ""
    delivery: Delivery = Delivery.SYNC
    continued: bool = False


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """The quotations of a sound; () where it quotes nothing, or what stands before one is neither a sound nor a name."""
    found: list[Quotation] = []
    at = 0
    for quote in QUOTED.finditer(text):
        if len(quote.group().split()) < SHORTEST and not wording.is_finished(quote.group()):
            return ()
        stop = text.rfind(". ", at, quote.start())
        lead = at if stop < 0 else stop + 2
        lead += len(text[lead:]) - len(text[lead:].lstrip())
        one = _quotation(text, at, lead, quote.start(), quote.end())
        if one is None and found and text[lead : lead + 1].islower():
            one = Quotation(at, lead, *quote.span(), continued=True)
        if one is None:
            return ()
        found.append(one)
        at = quote.end()
    return tuple(found)


def _quotation(text: str, before: int, lead: int, start: int, end: int) -> Quotation | None:
    """One quotation, by the words that lead to it."""
    words = text[lead:start].strip()
    if not words:
        return Quotation(before, lead, start, end)
    heading = vocabulary.heading_of(words.rstrip(" :–—-"))
    if heading.delivery is Delivery.VOICE_OVER and not heading.speaker:
        unseen = UNSEEN.fullmatch(words.rstrip(" :–—-"))
        return Quotation(before, lead, start, end, unseen["name"].strip() if unseen else "", Delivery.VOICE_OVER)
    if vocabulary.is_narrator(heading.speaker):
        return Quotation(before, lead, start, end, heading.speaker, Delivery.NARRATION)
    found = LEAD.fullmatch(text, lead, start)
    if found is None or not persons.is_name(found["name"]) or noises.is_noise(words):
        return None
    name = vocabulary.heading_of(found["name"])
    return Quotation(before, lead, start, end, name.speaker, name.delivery or Delivery.SYNC, bool(ON.match(found["verb"] or "")))
