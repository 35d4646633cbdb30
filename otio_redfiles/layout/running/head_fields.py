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
OF_PARTS = OF_TIME | frozenset("programme program prog film picture show episode a-roll b-roll roll clock leader bars at of the and".split())
"""The same, and what of a tape such a time is."""
LEAST = 3
"""So many fields make a head; so many times stand below it."""


def without_fields(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page; the times in the fields of its head are words of it, and those of a line that tells several."""
    lines = _without_starts(lines)
    head = [*takewhile(lambda line: not line.stamps or is_field_of_time(line), lines)]
    timed = [line for line in head if line.stamps]
    below = lines[len(head) :]
    fields = sum(FIELD.match(line.piece.text) is not None for line in head)
    if not timed or fields < LEAST or sum(len(line.stamps) for line in below) < LEAST or any(map(is_field_of_time, below)):
        return tuple(lines)
    return (*(replace(line, tokens=(line.piece,), linked=False) if line.stamps else line for line in head), *below)


def _without_starts(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; where the first that holds times tells where parts of a tape start (Tape start 10:00:00 / programme 10:00:15), and
    the first of what follows is the last of these, its times are words."""
    at = next((at for at, line in enumerate(lines) if line.stamps), None)
    below = next((line for line in lines[at + 1 :] if line.stamps), None) if at is not None else None
    if at is None or below is None or not _tells_starts(lines[at]) or below.stamps[0].text not in {stamp.text for stamp in lines[at].stamps}:
        return lines
    return (*lines[:at], replace(lines[at], tokens=(lines[at].piece,), linked=False), *lines[at + 1 :])


def _tells_starts(line: Line) -> bool:
    """Do nothing but names of such parts stand before the times of a line, more than one of these?"""
    text = line.piece.text
    for stamp in line.stamps:
        text = text.replace(stamp.text, " ")
    words = re.findall(r"[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*", text.lower())
    return len(line.stamps) > 1 and line.shape.startswith("w") and bool(words) and OF_PARTS.issuperset(words)


def is_field_of_time(line: Line) -> bool:
    """Is this a field that holds one time and nothing else, its name that of a time: TC Begins: 03:14:05?"""
    name = line.piece.text.rpartition(line.stamps[0].text)[0].strip() if line.shape == "wT" else ""
    return name.endswith(":") and bool(name[:-1].split()) and OF_TIME.issuperset(name[:-1].lower().replace(".", "").split())
