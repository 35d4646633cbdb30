"""Sound described in words of the writer's own, what is said in it between quotes: who says it stands before them.

    Bus engine. Voice over - "The last one goes at six."       Student 1 "I walk." Student 2 "My dad."
    "I leave before the pudding."                              Doreen continues "and it is lovely"

Every quotation must have such a lead, or none at all: what only mentions words (the sign says "closed") is no speech.
"""

import re
from dataclasses import dataclass

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import persons
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.voices import Voice
from otio_redfiles.model import Delivery

SAID = re.compile(r"[\"“„][^\"“”„]{2,}[\"”“]")
SENTENCE = re.compile(r".*(?:[.;!?…]|\s[-–—/])\s+(?=\S)", re.DOTALL)
"""What is told before the lead: Bus engine. Music stops - """
SIGN = r"\s*[,:–—-]*\s*"
OVER = re.compile(
    rf"(?:(?:male|female|student|presenter|my)\s+)?(?:voice[\s-]?over|v\.?/?o\.?|narrat(?:or|ion)|commentary|kommentar|sprecher(?:in)?|voix\s+off)"
    rf"(?P<on>\s+(?:continues|carries\s+on|cont\.?))?(?:\s+(?:says?|reads?|begins))?{SIGN}", re.IGNORECASE)
NAME = r"[^\W\d_a-z][\w.'’-]*(?:\s(?:[^\W\d_a-z][\w.'’-]*|\d{1,2})){0,3}"
SPEAKS = r"(?:says?|said|speaks?|talks?|tells\s+us|explains?|answers?|replies|asks?|adds?|shouts?|whispers?|sagt|dit|dice)"
ON = r"(?:continues|carries\s+on|goes\s+on|cont(?:inued|\.|['’]?d)?|again|still)"
WHO = re.compile(rf"(?P<name>{NAME})(?:\s*(?P<mark>\([^()]{{1,24}}\)))?(?:\s+(?:(?P<on>{ON})(?:\s+\w+ing)?|{SPEAKS}))?{SIGN}")

LONGEST, FEW = 60, 6
"""Letters of a lead; words that may stand behind the last quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody says in a sound: where what is told before it begins, its lead, its words and their end."""

    told: int
    lead: int
    begins: int
    ends: int
    voice: Voice


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a sound, in order; () where one of them has no lead that says who speaks."""
    found: list[Quotation] = []
    for said in SAID.finditer(text):
        told = found[-1].ends if found else 0
        before = text[told : said.start()]
        lead = SENTENCE.match(before)
        at = lead.end() if lead and not _voice(before.strip()) else len(before) - len(before.lstrip())
        voice = _voice(before[at:].strip())
        if voice is None:
            return ()
        found.append(Quotation(told, told + at, said.start(), said.end(), voice))
    behind = text[found[-1].ends :].split() if found else ()
    return tuple(found) if len(behind) <= FEW else ()


def _voice(lead: str) -> Voice | None:
    """Who speaks by what stands before the quotes; nobody is named where nothing does."""
    if not lead:
        return Voice("", None, False, None)
    if len(lead) > LONGEST:
        return None
    if over := OVER.fullmatch(lead):
        return Voice(NARRATOR, Delivery.NARRATION, over["on"] is not None, None)
    who = WHO.fullmatch(lead)
    name = who["name"].strip(" -–:") if who else ""
    if not who or name.split()[0].lower() in vocabulary.FUNCTION_WORDS or not persons.is_name(re.sub(r"\s\d{1,2}\Z", "", name)) or vocabulary.is_caption(name + ":"):
        return None
    return Voice(name, vocabulary.heading_of(who["mark"] or "").delivery, who["on"] is not None, None)
