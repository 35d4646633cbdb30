"""Names before words, and headings of parts, set apart on a page whose pictures and commentary have labels.

    Images: the weir, an old map

    Inger Holm, miller's daughter: Nobody swam there.

    PART 2 - The trial (8'05")

A full name stands there as the labels do, whatever stands above it; a part's heading is nobody's words, and what it
prints behind its title in brackets is how long the part lasts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.labels.labels import PICTURE, SPOKEN, Line
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import persons, speakers, wording

LEAST = 2
"""So many pictures, and words, have a label with a colon, before names are set apart as those are."""
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


def marked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page of labels before colons, those that a full name set apart begins marked as sound."""
    run_in = [line.tag.role for line in lines if line.tag is not None and ":" in line.tag.piece.text and line.body is not None]
    if min(sum(role in PICTURE for role in run_in), sum(role in SPOKEN for role in run_in)) < LEAST:
        return tuple(lines)
    return tuple(replace(line, role="sound") if _is_voice(line) else line for line in lines)


def _is_voice(line: Line) -> bool:
    """Does a full name and a colon begin a line that stands apart and has no label, nor time, of its own?"""
    if line.tag is not None or line.times or line.role or line.apart or line.on or not line.gap:
        return False
    label = speakers.label_of(line.piece.text)
    if label is None or label.words is None or label.bite or ":" not in line.piece.text[: label.words]:
        return False
    name = vocabulary.heading_of(label.speaker).speaker
    return " " in name and name[:1].isupper() and persons.is_name(name)
