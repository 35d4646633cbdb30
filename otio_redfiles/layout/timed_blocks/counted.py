"""Lists of counted pictures between which words stand: their numbers are read as dots that mark a picture.

    10:00:00 - 01 Boat, wide            SHOT 1: Boat, wide (0:09)         A number is one where it counts up from line to line. What
    VO: The boat still comes.           ADA LORNE                         stands at the ends of most items is how long they last, unless
    10:00:07 - 02 Rope, close           We were never lonely.             it runs forward: then it is when they begin.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import lengths, notation
from otio_redfiles.model import DraftCue, DraftShot, DraftSpeech, Piece, Stamp

NUMBER = re.compile(r"[\s\-–—]{0,4}(?:(?i:shot|scene|no\.?|nr\.?)\s?)?[#(]?(?P<it>\d{1,3})(?:[.):]|\s?[-–—](?=\s))?\s{1,6}(?=\S)")
LASTS = re.compile(r"(?<=\S)\s(?:[-–—]\s)?(?P<it>[(\[][\d:.'’′\"”″]{1,8}(?:\s?(?:secs?|seconds|sek|s|mins?)\b\.?)?[)\]]|\d{1,3}\s?(?:secs?|seconds|sek|s)\b\.?)\s*\Z")
"""How long an item lasts, behind its words: (0:09), (9 sec), - 9 secs."""
DOT = "•"
NEAR, LONGEST = 24, 2000
"""So many characters at the end of a line hold a length; a longer line is no item."""
LEAST, NEARLY_ALL, MOSTLY, FORWARD = 5, 0.95, 0.8, 0.9
"""So many items a list has; the share of them that count up, that have a length, and whose times run forward."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands above a list, its lines with dots for their numbers and without their lengths, those, and its notation of timecodes.
    `dotted`: not where times stand between numbers and words, which lead their lines then."""

    head: tuple[Piece, ...]
    lines: tuple[Piece, ...]
    lengths: tuple[Stamp, ...]
    style: str | None
    dotted: bool = True


def counted_of(lines: Sequence[Piece], style: str | None) -> Counted | None:
    """A list of counted items; None for other pages."""
    if any(len(line.text) > LONGEST for line in lines):
        return None
    own = style or notation.detect_style([line.text for line in lines])
    items = {at: found for at, line in enumerate(lines) if (found := _number(line.text, own)) is not None}
    counts = [int(found["it"]) for found in items.values()]
    if len(counts) < LEAST or sum(two == one + 1 for one, two in pairwise(counts)) < NEARLY_ALL * (len(counts) - 1):
        return None
    led = sum(_leads(lines[at].text[found.end() :], own) for at, found in items.items()) if own else 0
    lasting = _lasting([lines[at] for at in items], own)
    sign = " " if led >= MOSTLY * len(items) else DOT
    dotted = tuple(_dotted(line, items.get(at), lasting.get(line.line), sign) for at, line in enumerate(lines))
    timed = _runs_forward([line.text for at, line in enumerate(dotted) if at in items or _is_time(line.text, own)], own, len(items))
    used = style if not lasting else None
    begin = 0 if used or timed else min(items)
    return Counted(dotted[:begin], dotted[begin:], tuple(lasting.values()), own if timed else used, sign == DOT)


def as_printed(item: DraftShot | DraftSpeech | DraftCue, lines: Sequence[Piece]) -> DraftShot | DraftSpeech | DraftCue:
    """An item of such a list with its number again, where that was no sign of its picture."""
    if not isinstance(item, DraftSpeech):
        return replace(item, pieces=_printed(item.pieces, lines))
    segments = tuple(replace(segment, pieces=_printed(segment.pieces, lines)) for segment in item.segments)
    return replace(item, segments=segments, heading=_printed(item.heading, lines))


def _printed(pieces: tuple[Piece, ...], lines: Sequence[Piece]) -> tuple[Piece, ...]:
    if not any(DOT in piece.text for piece in pieces):
        return pieces
    line = {line.line: line for line in lines}
    starts = [piece.column - line[piece.line].column for piece in pieces]
    return tuple(replace(piece, text=line[piece.line].text[at : at + len(piece.text)]) for piece, at in zip(pieces, starts, strict=True))


def _number(text: str, style: str | None) -> re.Match[str] | None:
    """The number of an item at the head of its line, or behind the time there."""
    marks = notation.find_stamps(text, style) if style and text[:1].isdigit() else ()
    return NUMBER.match(text, marks[0].end if marks and not text[: marks[0].start].strip() else 0)


def _leads(text: str, style: str) -> bool:
    """Does a time lead such words, more words behind it?"""
    marks = notation.find_stamps(text, style)
    return bool(marks) and not text[: marks[0].start].strip(" ([-–") and bool(re.search(r"[^\W\d_]{2}", text[marks[0].end :]))


def _lasting(items: Sequence[Piece], style: str | None) -> dict[int, Stamp]:
    """The lengths behind the words of most items, by their lines; none where they run forward, as times do."""
    found: dict[int, Stamp] = {}
    values = []
    for item in items:
        near = max(0, len(item.text) - NEAR)
        mark = LASTS.search(item.text, near)
        seconds = lengths.read(mark["it"].strip("()[] ")) if mark else None
        if mark and seconds:
            text = mark["it"].strip("()[] ")
            found[item.line] = Stamp(item.line, item.column + item.text.index(text, mark.start("it")), text)
            values.append(seconds[0])
    rising = sum(two >= one for one, two in pairwise(values))
    return found if len(found) >= MOSTLY * len(items) and rising < FORWARD * (len(values) - 1) else {}


def _dotted(line: Piece, number: re.Match[str] | None, lasts: Stamp | None, sign: str) -> Piece:
    """A line with a sign for its number, and without its length."""
    text = line.text
    if number is not None:
        head = " " if number.start() else ""
        text = text[: number.start()] + f"{head}{sign} ".ljust(number.end() - number.start()) + text[number.end() :]
    if lasts is not None:
        at = LASTS.search(line.text, max(0, len(line.text) - NEAR)).start()
        text = text[:at]
    return replace(line, text=text)


def _is_time(text: str, style: str | None) -> bool:
    """Does a time stand alone on a line?"""
    marks = notation.find_stamps(text, style) if style else ()
    return bool(marks) and marks[0].place == "alone"


def _runs_forward(items: Sequence[str], style: str | None, count: int) -> bool:
    """Have nearly all of so many items a time, each later than the one above?"""
    times = [notation.clock(marks[0].text, style) or 0 for text in items if style and (marks := notation.find_stamps(text, style))]
    return len(times) >= MOSTLY * count and sum(two >= one for one, two in pairwise(times)) >= FORWARD * (len(times) - 1)
