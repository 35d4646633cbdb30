"""Fields at the head of a page that say from where to where its reel runs: no times of what stands below.

    Reel Number: 4410-02
    TC Begins: 03:14:05                 the reel's first time
    TC Ends: 03:21:40                   its last
    Duration: 00:07:35                  what lies between the two
    Gate, morning. 03:14:20 Men wait.   the first picture, and the first time of one
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from otio_redfiles.layout.lines.lines import Line

FIELD = re.compile(r"\s*[^\W\d_][\w./#&()' -]{1,32}:\s+\S")
"""A name and what stands in its field."""
OF_TIME = frozenset(
    """tc t/c timecode time code timecodes start starts starting begin begins beginning from first in out to till end ends ending last
    duration length running total trt dur runtime som eom tape reel clip""".split()
)
"""The words that name a field of times."""
LEAST = 3
"""So many fields make a head; so many times stand below it."""


def without_fields(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page; the times in the fields of its head are words of it."""
    head = [*takewhile(lambda line: not line.stamps or is_field_of_time(line), lines)]
    timed = [line for line in head if line.stamps]
    below = lines[len(head) :]
    fields = sum(FIELD.match(line.piece.text) is not None for line in head)
    if not timed or fields < LEAST or sum(len(line.stamps) for line in below) < LEAST or any(map(is_field_of_time, below)):
        return tuple(lines)
    return (*(replace(line, tokens=(line.piece,), linked=False) if line.stamps else line for line in head), *below)


def is_field_of_time(line: Line) -> bool:
    """Is this a field that holds one time and nothing else, its name that of a time: TC Begins: 03:14:05?"""
    name = line.piece.text.rpartition(line.stamps[0].text)[0].strip() if line.shape == "wT" else ""
    return name.endswith(":") and bool(name[:-1].split()) and OF_TIME.issuperset(name[:-1].lower().replace(".", "").split())
