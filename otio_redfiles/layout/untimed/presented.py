"""People as untimed pages present them, where only what stands round a line can say so: alone in capitals above what they
say, by their titles in a description."""

import re

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import bites, persons, wording
from otio_redfiles.layout.words.speakers import Label

TITLED = re.compile(
    rf"\b(?!(?:Lord|Lady)\s+Mayor){persons.TITLE}\s+(?:{persons.CAPITAL}\.\s?)*{persons.CAPITAL}[\w'’-]+(?:\s+{persons.CAPITAL}[\w'’-]+)?"
)


def label_of(text: str) -> Label | None:
    """ADA LORNE, HARBOUR MASTER alone on its line, all in capitals: a full name and what the person is. Places are set so
    too, so only the words below it can say that somebody speaks."""
    found = persons.ROLE.match(text)
    if not found or " " not in found["name"].strip() or not vocabulary.looks_like_heading(found["name"]):
        return None
    return Label(vocabulary.heading_of(found["name"]).speaker, None, False, None, 0.8) if bites.says_what(found["role"]) else None


def titled(text: str) -> str:
    """The last person whom a description names with a title (the Mayor, Mr H. Tarn, in chain); "" where it names none."""
    found = [name.group().strip() for name in TITLED.finditer(text)]
    return next((name for name in reversed(found) if not wording.is_upper(name)), "")
