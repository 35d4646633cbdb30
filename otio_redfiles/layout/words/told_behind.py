"""How somebody is heard, told in brackets behind the name's colon: ADA: (V/O) The tide was late. TOM: (cont.) Go on."""

import re
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.words.label import Label

HOW = re.compile(r"(?P<how>[(\[][^()\[\]\d]{1,20}[)\]])\s*(?=[\"“‘«(…]?[^\W_])")


def how(text: str, label: Label) -> Label:
    """The label that a line begins with, with what the bracket behind its colon says of it: that is no word of what is said."""
    found = HOW.match(text, label.words) if label.words and text[: label.words].rstrip().endswith(":") else None
    heading = vocabulary.heading_of(f"X {found['how']}") if found else None
    if found is None or heading is None or heading.speaker != "X" or not (heading.delivery or heading.continued):
        return label
    return replace(label, words=found.end(), delivery=heading.delivery or label.delivery, continued=label.continued or heading.continued)
