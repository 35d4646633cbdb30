"""Paragraphs below a timecode that is none of theirs: turns that begin them where times stand amid paragraphs, commentary between tapes' times.

    13:02:40:00 A gate, frost on it 13:02:52:00 CU lamp

    NARRATOR: Nobody asked.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import speakers
from otio_redfiles.model import Piece

LEAST_BACK, LAST_HOUR = 2, 24
"""So many times jump back to the hour of another tape, and count hours at all."""


def go_back(lines: Sequence[Line]) -> bool:
    """Do times jump back again and again, as those of the tapes do that a programme is cut from?"""
    hours = [int(found.group()) for line in lines for stamp in line.stamps if (found := re.match(r"\d+", stamp.text))]
    return sum(two < one for one, two in pairwise(hours)) >= LEAST_BACK and max(hours) < LAST_HOUR


def begins(line: Line, run_in: bool, back: bool) -> bool:
    """Does a line that no timecode leads begin with who speaks: anybody in paragraphs that times stand amid, the commentary where they `back`?"""
    first = line.tokens[0] if line.tokens else None
    label = speakers.label_of(first.text) if isinstance(first, Piece) else None
    if label is None or label.words is None or label.bite:
        return False
    return run_in or (back and vocabulary.is_narrator(label.speaker))
