"""Pages that number their pictures and label the sound below: the number is the picture's label.

    1. WS, market hall, stalls opening          Audio: hall noise
    2. MS, a man lifts crates                   Audio: Farid V/O - I was nine when I started.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles.layout.labels.labels import PICTURE, SPOKEN, Line, Tag
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import spans

LEAST, MOSTLY = 3, 0.6


def labelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that a number begins labelled as pictures, where sounds below them have labels and no picture has."""
    shots = {at: found for at, line in enumerate(lines) if line.tag is None and not line.times and (found := numbered.SIGNED.match(line.piece.text))}
    sounds = [at for at, line in enumerate(lines) if line.tag is not None and line.tag.role in SPOKEN and not numbered.SIGNED.match(line.piece.text)]
    rising = sum(two == one + 1 for one, two in pairwise(int(found["it"]) for found in shots.values()))
    seen = any(line.tag is not None and line.tag.role in PICTURE for line in lines)
    below = sum(at - 1 in shots or at - 2 in shots for at in sounds)
    if seen or min(len(shots), len(sounds)) < LEAST or rising < MOSTLY * (len(shots) - 1) or below < MOSTLY * max(len(shots), len(sounds)):
        return tuple(lines)
    return tuple(_picture(line, shots[at].end()) if at in shots else line for at, line in enumerate(lines))


def _picture(line: Line, at: int) -> Line:
    """A line with its number for a label."""
    number, words = spans.part(line.piece, 0, at), spans.part(line.piece, at)
    return replace(line, tag=Tag("picture", number.text, number), body=words) if number and words else line
