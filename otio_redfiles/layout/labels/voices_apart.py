"""Names before words, set apart on a page whose pictures and commentary have labels.

    Images: the weir, an old map

    Inger Holm, miller's daughter: Nobody swam there.

A full name stands there as the labels do, whatever stands above it.
"""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.labels.labels import PICTURE, SPOKEN, Line
from otio_redfiles.layout.words import persons, speakers

LEAST = 2
"""So many pictures, and words, have a label with a colon, before names are set apart as those are."""


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
