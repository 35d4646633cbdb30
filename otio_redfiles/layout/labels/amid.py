"""Labels amid lines: a row's picture and, behind it, the label of what is said over it, flattened to one line.

    00:19 Salt pans, aerial NARR: From above you can still see them.
    01:25 NARR: Nobody lives here. 01:36 Gate, close
"""

import re
from collections.abc import Iterable, Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece

SPOKEN_OF = 8
"""Characters of a time that people speak of, and that only begins anything behind a sentence."""
LEAST = 3
"""So many lines hold a label amid them, before it is a habit."""
LABEL = re.compile(r"(?<=[\w.,;)\"”’]) (?=(?P<words>[A-ZÀ-Þ][A-ZÀ-Þ/. -]{1,24}?):\s+\S)")
LED = re.compile(r"\s*(?P<time>\d{1,2}(?P<sign>[:.])\d{2}(?:[:.]\d{2}){0,2})\s+[^\s:]")
SPOKEN = ("narration", "sync", "sound")


def parted(rows: Sequence[Piece]) -> list[Piece]:
    """The lines of a page, those that times lead cut before the label, or the time, that begins another thing amid them."""
    if sum(_label_at(row.text) is not None for row in rows) < LEAST:
        return [*rows]
    return [part for row in rows for part in _parts(row)]


def tells(rows: Sequence[Piece]) -> bool:
    """Is the commentary's label amid lines the habit of a page, and no other's? Then it is a page of labelled lines by that alone."""
    found = [row.text[at:].partition(":")[0].strip() for row in rows if (at := _label_at(row.text)) is not None]
    return len(found) >= LEAST and all(vocabulary.is_narrator(label) or vocabulary.VOICE_OVER.fullmatch(label) for label in found)


def _label_at(text: str) -> int | None:
    """Where a label in capitals of what is said begins amid a line that a time leads."""
    led = LED.match(text)
    if not led:
        return None
    seen = (found for found in LABEL.finditer(text, led.end("time")) if re.search(r"[^\W\d_]", text[led.end("time") : found.start()]))
    return next((found.end() for found in seen if _is_spoken(found["words"])), None)


def _is_spoken(words: str) -> bool:
    return vocabulary.is_narrator(words) or vocabulary.line_label(words) in SPOKEN


def _is_outside(text: str, at: int) -> bool:
    """Is no bracket open here?"""
    return text.count("(", 0, at) <= text.count(")", 0, at) and text.count("[", 0, at) <= text.count("]", 0, at)


def _parts(row: Piece) -> Iterable[Piece]:
    led = LED.match(row.text)
    form = re.sub(r"\d", r"\\d", re.escape(led["time"])) if led else r"\d{1,2}[:.]\d{2}"
    stop = "" if led and len(led["time"]) > SPOKEN_OF else r"(?<=[.!?”\"’])"
    found = re.finditer(rf"{stop}\s+(?={form}\s+[^\W\d_])", row.text)
    times = [time.end() for time in found if _is_outside(row.text, time.end())]
    label = _label_at(row.text)
    cuts = sorted({0, len(row.text), *times, *([label] if label else [])})
    return filter(None, (spans.part(row, start, end) for start, end in zip(cuts, cuts[1:], strict=False)))
