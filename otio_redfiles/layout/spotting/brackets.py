"""Brackets with a timecode of their own, wherever they stand: [10:00:08:16 Poster, slow push in], (CU hands 10.02.03).

A time right before a bracket is its own too, where the page sets it so: [10:04:12] (GV square) NARRATOR: words.

lines -> fragments: what stands between the brackets, and the brackets, in reading order. A bracket may wrap over
lines; "NAME (10:04:17): words" is no such bracket but a speaker's label.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.words import bites, spans
from otio_redfiles.model import Piece, Stamp

SIGNS = {"[": "]", "(": ")", "{": "}"}
OPENING = re.compile(r"[\[({]")
CLOSING = {close: sign for sign, close in SIGNS.items()}
EDGE = re.compile(r"[\[({\])}]")
LONGEST, MOST_LINES = 800, 6
"""A picture's description is no longer, in characters and in lines."""
OPENED = re.compile(r"\s*[\[({]?\s*")
PARTING = re.compile(r"\s*[\])}]?[\s:.,–—-]*")
LEAST = 3
NEAR = 12
"""What stands beside a bracket is within so many characters."""
TRAIL = 60
"""So many characters hold the times at the end of a bracket."""
BETWEEN = re.compile(r"[\s\])]*(?:-{1,2}>|=?>|→|[-–—−]+|to|till?|until|bis|/|\.{2,3}|…)?[\s\[(]*", re.IGNORECASE)
# What transcripts set in brackets with a time and nobody sees: [inaudible 00:12:13].
UNHEARD = re.compile(
    r"\W*(?:inaudible|unintelligible|unint|indistinct|unclear|cross-?talk|overlapping|phonetic|ph|sic|foreign)\b", re.IGNORECASE
)
BEHIND_PREPOSITION = re.compile(r"\b(?:at|by|to|till?|until|from|of|about|see|since|after|before)\s*\Z", re.IGNORECASE)
BITE = re.compile(r"\b(?:sound[\s-]?bite|bite|SOT)\s*\Z", re.IGNORECASE)
"""Whose words follow stands behind the tongue that they are in: SOUNDBITE (English) Ada Lorne."""
Place = tuple[int, int]
"""A line's number in the list of lines, and an offset in it."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A bracket. `whole` is all of it, `pieces` its words without brackets and times; `stamp` None: it has no time.

    `alone` says that nothing else stands on its lines; `trails` that its time stands behind its words; `short`
    that its time leaves the hour out; `led` that its time stands right before it, at the head of its line."""

    sign: str
    whole: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    stamp: Stamp | None = None
    out: Stamp | None = None
    alone: bool = False
    trails: bool = False
    short: bool = False
    led: bool = False

    @property
    def text(self) -> str:
        return spans.joined(self.pieces)


Fragment = Piece | Inset
Found = tuple[Place, Place, Inset]


def cut(lines: Sequence[Piece], style: str) -> tuple[tuple[Fragment, ...], ...]:
    """For every line what stands on it, brackets taken out; a bracket counts to the line it begins on.

    Brackets without a time come back too where their sign is one that this page sets round timed ones, or a label says
    that they are heard or read ({FX: surf}).
    """
    covered: dict[int, list[tuple[int, int, Inset | None]]] = {}
    for (first, start), (last, end), inset in _kept(_led(list(_brackets(lines, style)), lines, style), lines, style):
        for at in range(first, last + 1):
            stop = end if at == last else len(lines[at].text)
            covered.setdefault(at, []).append((start if at == first else 0, stop, inset if at == first else None))
    return tuple(tuple(_fragments(line, covered.get(at, ()))) for at, line in enumerate(lines))


def time_at(text: str, at: int, style: str) -> int | None:
    """Where the timecode ends that begins at `at`; None where none does."""
    match = notation.TIMECODE.match(text, at)
    marks = notation.find_stamps(match.group(), style) if match else ()
    whole = bool(marks) and marks[0].end - marks[0].start == len(match.group() if match else "")
    return match.end() if match and whole else None


def stamp_of(piece: Piece, start: int, end: int) -> Stamp:
    """The timecode that these characters of a piece are."""
    return Stamp(piece.line, piece.column + start, piece.text[start:end])


# --------------------------------------------------------------------------- finding


def _brackets(lines: Sequence[Piece], style: str) -> Iterator[Found]:
    """Every bracket of a page that does not stand in another one, with where it begins and ends."""
    free: Place = (0, 0)
    closed = _pairs(lines)
    for index, line in enumerate(lines):
        for opening in OPENING.finditer(line.text):
            start = (index, opening.start())
            end = (closed.get(start) or _unclosed(line, start)) if start >= free else None
            inset = _inset(lines, start, end, style) if end else None
            if end is not None and inset is not None:
                free = end
                yield start, end, inset


def _pairs(lines: Sequence[Piece]) -> dict[Place, Place]:
    """Where each bracket begins, and the place behind the sign that closes it, if that is near."""
    found: dict[Place, Place] = {}
    waiting: dict[str, list[tuple[Place, int]]] = {sign: [] for sign in SIGNS}
    before = 0
    for index, line in enumerate(lines):
        for edge in EDGE.finditer(line.text):
            if edge.group() in SIGNS:
                waiting[edge.group()].append(((index, edge.start()), before + edge.start()))
            elif waiting[CLOSING[edge.group()]]:
                start, at = waiting[CLOSING[edge.group()]].pop()
                if index - start[0] < MOST_LINES and before + edge.start() - at < LONGEST:
                    found[start] = (index, edge.end())
        before += len(line.text)
    return found


def _unclosed(line: Piece, start: Place) -> Place | None:
    """A bracket with a time at the head of a line that nobody closed ends with the line."""
    rest = line.text[start[1] + 1 : start[1] + NEAR]
    return (start[0], len(line.text)) if start[1] == 0 and rest.lstrip()[:1].isdigit() else None


def _inset(lines: Sequence[Piece], start: Place, end: Place, style: str) -> Inset | None:
    """The bracket between two places; None where it is a speaker's mark or holds nothing but a time."""
    whole = tuple(_between(lines, start, end))
    behind = lines[end[0]].text[end[1] : end[1] + NEAR]
    if not whole or (start[1] and behind.lstrip().startswith(":")):
        return None
    if BITE.search(lines[start[0]].text, max(0, start[1] - NEAR), start[1]) and bites.tells_tongue(whole[0].text):
        return None
    sign, closed = whole[0].text[0], len(whole[-1].text) - whole[-1].text.endswith(SIGNS[whole[0].text[0]])
    inner = [piece for piece in (spans.part(p, int(n == 0), closed if p is whole[-1] else None) for n, p in enumerate(whole)) if piece]
    bare = Inset(sign, whole, tuple(inner), alone=not start[1] and not behind)
    return _timed(bare, style) if inner else None


def _between(lines: Sequence[Piece], start: Place, end: Place) -> Iterator[Piece]:
    for index in range(start[0], end[0] + 1):
        first, last = start[1] if index == start[0] else 0, end[1] if index == end[0] else None
        piece = spans.part(lines[index], first, last)
        if piece is not None:
            yield piece


def _timed(bare: Inset, style: str) -> Inset | None:
    """The bracket with the times that stand at its edge taken out of its words."""
    found = _leading(bare, style) or _trailing(bare, style)
    if found is None:
        return bare
    words = found.text
    if not any(c.isalpha() for c in words) or UNHEARD.match(words) or _is_mark(words):
        return None
    return found


def _is_mark(words: str) -> bool:
    """Do these words only say how somebody is heard: V/O, in vision?"""
    heading = vocabulary.heading_of(f"({words})")
    return heading.delivery is not None and not heading.speaker


def _leading(bare: Inset, style: str) -> Inset | None:
    first = bare.pieces[0]
    end = time_at(first.text, 0, style)
    if end is None:
        return None
    stamp, out = stamp_of(first, 0, end), None
    gap = BETWEEN.match(first.text, end)
    later = time_at(first.text, gap.end(), style) if gap and gap.end() > end else None
    if gap is not None and later is not None:
        out, end = stamp_of(first, gap.end(), later), later
    if sign := text_lines.AFTER_STAMP.match(first.text, end):
        end = sign.end()
    pieces = tuple(piece for piece in (spans.part(first, end), *bare.pieces[1:]) if piece)
    return _with(bare, pieces, stamp, out, False)


def _trailing(bare: Inset, style: str) -> Inset | None:
    last = bare.pieces[-1]
    base = max(0, len(last.text) - TRAIL)
    marks = [m.span() for m in notation.TIMECODE.finditer(last.text, base) if time_at(last.text, m.start(), style)]
    if not marks or marks[-1][1] != len(last.text):
        return None
    linked = len(marks) > 1 and notation.LINK.match(last.text[marks[-2][1] : marks[-1][0]])
    start = marks[-2 if linked else -1]
    before = last.text[: start[0]]
    if BEHIND_PREPOSITION.search(before) or len(bare.text.split()) < 3:
        return None
    sign = text_lines.BEFORE_STAMP.search(before, max(0, len(before) - TRAIL))
    words = spans.part(last, 0, sign.start() if sign else start[0])
    pieces = tuple(piece for piece in (*bare.pieces[:-1], words) if piece)
    return _with(bare, pieces, stamp_of(last, *start), stamp_of(last, *marks[-1]) if linked else None, True)


def _with(bare: Inset, pieces: tuple[Piece, ...], stamp: Stamp, out: Stamp | None, trails: bool) -> Inset:
    marks = notation.find_stamps(stamp.text)
    return Inset(bare.sign, bare.whole, pieces, stamp, out, bare.alone, trails, len(marks[0].numbers) < 3)


# --------------------------------------------------------------------------- times right before brackets


def _led(found: list[Found], lines: Sequence[Piece], style: str) -> list[Found]:
    """The brackets, with the time that stands right before each at the head of its line; all as found, unless the page
    sets a picture so behind half of its leading times, and words behind the pictures."""
    leading = [_time_before(lines[at].text, start, style) if not inset.stamp else None for (at, start), _, inset in found]
    timed = sum(_time_before(line.text, None, style) is not None for line in lines)
    signs = Counter(inset.sign for (_, _, inset), lead in zip(found, leading, strict=True) if lead)
    sign, count = next(iter(signs.most_common(1)), ("", 0))
    followed = sum(
        lead is not None and inset.sign == sign and bool(lines[at].text[end:].strip(" .,;:-–—"))
        for (_, (at, end), inset), lead in zip(found, leading, strict=True)
    )
    if count < LEAST or 2 * count < timed or followed < LEAST:
        return found
    return [_with_lead(one, lead, lines) if lead and one[2].sign == sign else one for one, lead in zip(found, leading, strict=True)]


def _time_before(text: str, end: int | None, style: str) -> tuple[int, int] | None:
    """Where the time stands, brackets of its own aside, that a line begins with and that nothing parts from `end`."""
    opened = OPENED.match(text)
    start = opened.end() if opened else 0
    stop = time_at(text, start, style)
    if stop is None:
        return None
    parted = end is not None and (end < stop or end - stop > NEAR or PARTING.fullmatch(text, stop, end) is None)
    return None if parted else (start, stop)


def _with_lead(one: Found, lead: tuple[int, int], lines: Sequence[Piece]) -> Found:
    (at, _), end, inset = one
    bare = _with(inset, inset.pieces, stamp_of(lines[at], *lead), None, False)
    return (at, 0), end, replace(bare, led=True, alone=not lines[end[0]].text[end[1] :].strip())


# --------------------------------------------------------------------------- keeping


def _kept(found: list[Found], lines: Sequence[Piece], style: str) -> list[Found]:
    """Those that the page's habit bears out: a sign it uses for few times, or a time at the other end, is prose."""
    timed = Counter((inset.sign, inset.trails) for _, _, inset in found if inset.stamp)
    hours = style.startswith("HH")
    full = Counter(inset.sign for _, _, inset in found if inset.stamp and not (inset.short and hours))
    signs = {sign for sign, count in full.items() if count >= 3}
    trailing = {sign for sign in signs if timed[sign, True] > timed[sign, False]}

    def is_kept(start: Place, end: Place, inset: Inset) -> bool:
        if inset.stamp is None:
            return (inset.sign in signs or vocabulary.labelled_cue(inset.text) is not None) and _stands_free(lines, start, end)
        if inset.trails:
            return inset.sign in trailing
        return inset.sign in signs or not inset.short

    return [one for one in found if is_kept(*one)]


def _stands_free(lines: Sequence[Piece], start: Place, end: Place) -> bool:
    """Do blanks stand round a bracket? Else it is part of a word, or of what punctuation closes."""
    before, behind = lines[start[0]].text[max(0, start[1] - 1) : start[1]], lines[end[0]].text[end[1] : end[1] + 1]
    return (not before or before.isspace()) and (not behind or behind.isspace())


def _fragments(line: Piece, covered: Sequence[tuple[int, int, Inset | None]]) -> Iterator[Fragment]:
    """What a line holds, given which characters of it brackets hold."""
    at = 0
    for start, end, inset in covered:
        if piece := spans.part(line, at, start):
            yield piece
        if inset is not None:
            yield inset
        at = end
    if piece := spans.part(line, at):
        yield piece
