"""How somebody is heard, told in brackets before the words: ADA: (V/O) The tide was late. TOM: (cont.) Go on. (over) Here it is."""

import re
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.words.label import Label

HOW = re.compile(r"(?P<how>[(\[][^()\[\]\d]{1,20}[)\]])\s*(?=[\"“‘«(…]?[^\W_])")
WAYS = re.compile(r"[(\[]\s*(?:over|live|(?:direct\s+)?(?:to|on)\s+cam(?:era)?\.?|in\s+shot|(?:voice\s+)?over\s+(?:film|pictures?|telecine|t/?k))\s*[)\]]", re.IGNORECASE)
"""Ways to be heard that say nothing of a speaker's own where they stand behind his name."""


def how(text: str, label: Label) -> Label:
    """The label that a line begins with, with what the bracket behind its colon says of it: that is no word of what is said."""
    end = bracket_end(text, label.words) if label.words and text[: label.words].rstrip().endswith(":") else 0
    if not label.words or not end:
        return label
    heading = vocabulary.heading_of(f"X {text[label.words : end].strip()}")
    return replace(label, words=end, delivery=heading.delivery or label.delivery, continued=label.continued or heading.continued)


def bracket_end(text: str, at: int = 0) -> int:
    """Where words begin behind a bracket that only tells how they are heard; 0 without one."""
    found = HOW.match(text, at)
    if found is None:
        return 0
    heading = vocabulary.heading_of(f"X {found['how']}")
    marked = heading.speaker == "X" and (heading.delivery is not None or heading.continued)
    return found.end() if marked or WAYS.fullmatch(found["how"]) else 0
