"""Names alone on lines right above what they say, in any letters, on pages without timecodes.

    SPEAKER                                  Reporter:
    Every morning somebody reads a number.   And if it is wrong?

    Man (In English)                         Henrik Aas (in Danish with subtitles)
    I look at the table.                     She doesn't need me.

That such lines are names is told by their standing there again and again, most of them known by the bracket behind them,
the colon, or the word for who is heard.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import numbered, part_heads
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.words import cues, page_labels, persons, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery

LEAST, MOSTLY = 3, 0.6
"""So many names stand above words on such a page, and over so many of the blocks of lines that are no brackets."""
LONGEST = 70
NAME = re.compile(r"(?P<name>[^\W\d_][^:()\[\]\"“”„«?!\t]{0,48}?)\s*(?P<mark>[(\[][^()\[\]]{2,40}[)\]])?\s*(?P<colon>:)?")
LENGTH = re.compile(r"[(\[]?\s*\d{1,3}\s*(?:['’′:.]\s*\d{2}\s*(?:[\"”″]|''|’’)?|(?:['’′]|mins?\.?|minutes?|secs?\.?|seconds?))\s*[)\]]?")
"""How long a part lasts, alone below its heading."""
TONGUE = re.compile(r"[(\[]\s*(?:(?i:in|auf|en)\s+(?!vision\b|studio\b|car\b)[^\W\d_]{3,}(?:\s+(?:with|mit|avec)\s+[^()\[\]]{3,20})?|(?i:off(?:[ -](?:camera|screen))?)|[A-Z]{2})\s*[)\]]")


def are_above(paragraphs: Sequence[Paragraph]) -> bool:
    """Do names stand alone above words again and again, over most of what is no bracket?"""
    pairs = [(one, two) for one, two in pairwise(paragraphs) if one.gap and not two.gap]
    worded = [(one, two) for one, two in pairs if not vocabulary.is_bracketed(one.text) and not numbered.SIGNED.match(two.text)]
    named = [one for one, two in worded if label_of(one, two) is not None]
    small = [one for one in named if not wording.is_upper(one.text)]
    return len(named) >= max(LEAST, MOSTLY * len(worded)) and bool(small)


def entries_of(paragraph: Paragraph, below: Paragraph | None, headed: bool) -> tuple[Entry, ...]:
    """A name alone above its words; the heading of a part between them, or (`headed`) the length below it. () for other paragraphs."""
    lasts = headed and not paragraph.gap and (below is None or below.gap > 0) and LENGTH.fullmatch(paragraph.text.strip())
    if lasts or (paragraph.gap and part_heads.heads_part(paragraph.text)):
        return (Entry(Kind.CUE, paragraph.pieces, cue=CueKind.HEADER),)
    label = label_of(paragraph, below)
    return () if label is None else (Entry(Kind.LABEL, paragraph.pieces, label, odds=1.5),)


def label_of(paragraph: Paragraph, below: Paragraph | None) -> Label | None:
    """Who speaks, if a paragraph is a name that stands apart, right above words."""
    if below is None or below.gap or not paragraph.gap or not _is_said(below.text):
        return None
    found = NAME.fullmatch(paragraph.text.strip()) if len(paragraph.text) < LONGEST and len(paragraph.pieces) == 1 else None
    if found is None or not _is_somebody(found["name"].strip()) or page_labels.names_page(found["name"].strip()) or cues.cue_of(paragraph.text):
        return None
    heading = vocabulary.heading_of(found["name"] + " " + (found["mark"] or ""))
    known = _is_known(found, heading.delivery)
    return Label(persons.bare_name(heading.speaker), heading.delivery, heading.continued, None, 0.9) if known else None


def _is_somebody(name: str) -> bool:
    """Is this a name, or what somebody is: Old woman, Young fisherman?"""
    words = name.split()
    last = words[-1].lower()
    return persons.is_name(name) or (name[:1].isupper() and len(words) <= 4 and (last in persons.HEARD or persons.is_role(last)))


def _is_known(found: re.Match[str], delivery: Delivery | None) -> bool:
    """Does a line say that it is a name: by a bracket, its colon, the word for who is heard, or a narrator's label?"""
    name, mark = found["name"].strip(), found["mark"] or ""
    heard = name.split()[-1].lower() in persons.HEARD or vocabulary.is_narrator(name)
    return bool(heard or delivery or found["colon"] or TONGUE.fullmatch(mark))


def _is_said(text: str) -> bool:
    """Could a line be words: no bracket, no picture, no list's item?"""
    return not (vocabulary.is_bracketed(text) or wording.SHOT_SIZE.match(text) or numbered.ITEM.match(text)) and any(map(str.isalpha, text))
