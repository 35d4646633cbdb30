"""Transcripts that say in brackets which language is spoken, the speaker before it, the words behind.

    SPEAKER (In English) Good evening.               Question (Reporter) (EN) Did all of them sign?
    Ada LORNE, minister (In French) On paper, yes.   Man (from the back) Louder!
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otio_redfiles.layout.words import bites, persons, speakers
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import Delivery

LEAST = 3
TONGUE = r"[(\[](?:in\s+[A-Z][a-z]{2,}|speaking\s+[A-Z][a-z]{2,}|[A-Z][a-z]+(?:ish|ian|ese|ench|erman|utch|reek|rabic)|[A-Z]{2})[^()\[\]]{0,24}[)\]]"
TURN = re.compile(rf"(?P<name>[^()\[\]:\"“\t]{{2,60}}?)\s*(?:[(\[](?P<who>[^()\[\]]{{2,40}})[)\]]\s*)?(?P<tongue>{TONGUE})\s*[:–-]?\s+(?=\S)", re.IGNORECASE)
BEHIND = re.compile(r"[\s:–-]*(?=[(\[]|(?<=[\s:])[\"“A-Z0-9])")
ASIDE = re.compile(r"(?P<name>[^\W\d_]+)\s+(?=[(\[][^()\[\]]{2,40}[)\]]\s+\S)")


@dataclass(frozen=True, slots=True)
class Turns:
    """The names that a page's turns begin with, longest first; () where it is no such transcript."""

    names: tuple[str, ...] = ()

    def label_of(self, text: str) -> Label | None:
        """Who speaks on this line, and where his words begin: the language stays with them, as it is printed."""
        if not self.names:
            return None
        return _turn(text) or _aside(text) or self._known(text)

    def _known(self, text: str) -> Label | None:
        name = next((name for name in self.names if text.startswith(name)), None)
        found = BEHIND.match(text, len(name)) if name else None
        return Label(persons.bare_name(name), Delivery.SYNC, False, found.end(), 0.9) if name and found and found.end() < len(text) else None


def turns_of(texts: Sequence[str]) -> Turns:
    """The turns of a page, where so many lines are spoken in a language that they name."""
    found = [match["name"].strip() for text in texts if _turn(text) and (match := TURN.match(text[: speakers.LONGEST]))]
    return Turns(tuple(sorted(set(found), key=len, reverse=True))) if len(found) >= LEAST else Turns()


def _turn(text: str) -> Label | None:
    found = TURN.match(text[: speakers.LONGEST])
    if not found or not persons.is_name(found["name"].strip()) or bites.BITE.match(text):
        return None
    asked = found["name"].strip().lower() in persons.VOICES and found["who"] and persons.is_name(found["who"])
    return Label(persons.bare_name(found["who"] if asked else found["name"]), Delivery.SYNC, False, found.start("tongue"), 0.95)


def _aside(text: str) -> Label | None:
    """Man (from the back) Louder!"""
    found = ASIDE.match(text[: speakers.LONGEST])
    heard = found is not None and found["name"].lower() in persons.HEARD
    return Label(found["name"], Delivery.SYNC, False, found.end(), 0.9) if found and heard else None
