"""How long a picture lasts, in brackets behind its label: plans of spots and trailers, which print no place in time.

    Shot 1 (6 sec)                    SHOT 2 (:05) Keeper on the gallery
    River at dawn, aerial
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import lengths
from otio_redfiles.layout.labels.labels import PICTURE, Line
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Stamp

LASTS = re.compile(r"\s*[(\[]\s*(?:(?:dur(?:ation)?|length)\.?\s*[:=]?\s*|ca?\.\s*|approx\.?\s*)?(?P<it>[\d:][^()\[\]]{0,20}?)\s*[)\]](?P<sign>\s*[:.–—-](?!\S)|(?!\S))\s*", re.IGNORECASE)
UNIT = re.compile(r"[^\W\d]|[\"”″'’′]|\A:")
"""What shows that a number is a length: its unit, or a colon with no minutes before it."""
LEAST, MOSTLY = 2, 0.6


def lasting(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, the lengths that most labels of pictures print apart from the words."""
    shown = [at for at, line in enumerate(lines) if line.tag is not None and line.tag.role in PICTURE and line.tag.number and not line.times]
    found = {at: length for at in shown if (length := _length(lines[at]))}
    if len(found) < max(LEAST, MOSTLY * len(shown)):
        return tuple(lines)
    return tuple(_without(line, found[at]) if at in found else line for at, line in enumerate(lines))


def _length(line: Line) -> re.Match[str] | None:
    """The length that the words behind a label begin with."""
    found = LASTS.match(line.body.text) if line.body is not None else None
    return found if found and UNIT.search(found["it"]) and lengths.read(found["it"]) is not None else None


def _without(line: Line, found: re.Match[str]) -> Line:
    assert line.body is not None
    length = Stamp(line.body.line, line.body.column + found.start("it"), found["it"])
    return replace(line, length=length, body=spans.part(line.body, found.end()))
