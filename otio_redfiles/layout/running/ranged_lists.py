"""Lists of shots without times of their own, one line each, below the range that all of a roll or part takes.

    A-roll                                   B-ROLL 10:04:30 - 10:09:15
    10.00.10 till 10.04.30                   - Additional shots of the weir
    English commentary track 1               - Interview Ada Lorne (Danish)
    opening with gulls                       ENDS 10:09:15
    interview with Ada Lorne about fog

The range is the heading's; what says which track has which sound shows nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import aside_words, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import cues, interpret, spans, speakers, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece, Stamp

LEAST, USUAL = 2, 2.5
"""So many ranges are a page's habit; so many lines stand below each on the average."""
MOST_HEADING, MOST_END = 6, 4
"""Words of what heads a list, on the line of its range or above it; words of what ends a programme at its time."""
MOST_SAID = 0.2
"""The share of lines that may be worded as speech is: descriptions have no stops, no quotes and name nobody before a colon."""
MOSTLY = 0.6
BULLET = re.compile(r"\s*(?:[-–—•·*]|\d{1,3}[.)])\s+(?=\S)")
TRACKS = re.compile(
    r"(?=[^\n]{0,120}?\b(?:tracks?|channels?|ch|spur(?:en)?|kan[aä]le?|pistes?|canal(?:es|i)?|tracce|traccia|sporen?|spår)\b\.?\s*(?:nos?\.?|nr\.?)?\s*\d)"
    r"[^\n]{0,60}?\b(?:commentary|sound|audio|narration|mix|music|international|i\.?t|m&e|kommentar|ton|commentaire|son|commento|suono|comentario|sonido|commentaar|geluid|ljud|lyd)\b", re.IGNORECASE)
"""Which track has which sound: English commentary on track 1."""
BLACK = re.compile(r"(?:black|schwarz(?:film|bild)?|noir|nero|negro|zwart|(?:colou?r\s+)?bars?(?:\s+and\s+tone)?|slate|clock)\W*\Z", re.IGNORECASE)
"""What runs behind a programme's end."""


@dataclass(slots=True)
class _List:
    """A range with what heads it on its line or the one above, and the lines below."""

    line: Line
    heading: tuple[Piece, ...]
    lines: list[Line] = field(default_factory=list)


def read_lists(rows: Sequence[Piece], style: str) -> Read | None:
    """What a page of such lists says; None for any other page."""
    lines = text_lines.lines_of([*filter(None, map(spans.trimmed, rows))], style)
    head, lists, tail = _parted(lines)
    listed = [piece for one in lists for line in one.lines for piece in line.words]
    headed = sum(bool(one.heading) for one in lists)
    if headed < max(LEAST, len(lists) - 1) or any(line.stamps for line in head) or not (lists[-1].lines and _are_described(listed, len(lists))):
        return None
    records = [*_noted(head, CueKind.HEADER), *(record for one in lists for record in _records(one, _habits(listed))), *_ended(tail)]
    scribe = interpret.Interpreter(Traits(), interpret.habits_of(Traits())).read(records)
    lengths = tuple(line.length for line in lines if line.length is not None)
    stamps = sorted((*(stamp for line in lines for stamp in line.stamps), *lengths), key=lambda stamp: (stamp.line, stamp.column))
    return Read("lists of shots below ranges", scribe.written(), tuple(stamps), lengths)


# --------------------------------------------------------------------------- the page


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[_List], list[Line]]:
    """A page as its head, its lists, and its tail from the first single time on; no lists where other times stand among them."""
    head: list[Line] = []
    lists: list[_List] = []
    for at, line in enumerate(lines):
        above = lists[-1].lines if lists else head
        if _is_range(line):
            lists.append(_List(line, line.words or _heading(above)))
        elif line.stamps and lists:
            return (head, lists, [*lines[at:]]) if all(map(_is_end, lines[at:])) else (head, [], [])
        else:
            above.append(line)
    return head, lists, []


def _is_range(line: Line) -> bool:
    """Two times that a sign links, alone or with a heading before or behind them?"""
    if len(line.stamps) != 2 or not line.linked or line.shape not in ("TT", "wTT", "TTw"):
        return False
    return not line.words or _is_heading(line.words[0].text)


def _is_heading(text: str) -> bool:
    """Does a line head a list: a roll, a part, a few words in capitals?"""
    return len(text.split()) <= MOST_HEADING and (cues.cue_of(text) is CueKind.HEADER or (wording.is_upper(text) and cues.cue_of(text) is None))


def _heading(above: list[Line]) -> tuple[Piece, ...]:
    """The heading that the last line above a range is, taken from there."""
    last = above[-1] if above else None
    if last is None or last.stamps or not _is_heading(last.piece.text):
        return ()
    return above.pop().words


def _is_end(line: Line) -> bool:
    """Is this the end of a programme at its time, or a note below it?"""
    return not line.stamps or (len(line.stamps) == 1 and sum(len(piece.text.split()) for piece in line.words) <= MOST_END and _ends(line))


def _ends(line: Line) -> bool:
    text = line.words[0].text if line.words else ""
    return cues.cue_of(text) in (CueKind.END, CueKind.CREDITS, CueKind.OTHER) or BLACK.match(text) is not None or not text


def _are_described(listed: Sequence[Piece], lists: int) -> bool:
    """Are the lines of so many lists descriptions, none of them said, named, in brackets or a sentence, but for a few?"""
    said = sum(_is_said(piece.text) for piece in listed)
    return len(listed) >= USUAL * lists and said <= MOST_SAID * len(listed)


def _is_said(text: str) -> bool:
    label = speakers.label_of(text)
    named = label is not None and not label.bite and (label.words is not None or label.delivery is not None)
    sentence = wording.is_finished(text) and cues.cue_of(text) is None and (wording.spoken(text) > 0 or len(text.split()) > MOST_HEADING)
    return named or sentence or vocabulary.is_bracketed(text) or wording.QUOTED.match(text) is not None


# --------------------------------------------------------------------------- one list


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a page sets its lines: with bullets; beginning with capitals, so that small letters go on."""

    bullets: bool
    capitals: bool
    longest: int


def _habits(listed: Sequence[Piece]) -> _Habits:
    bullets = sum(BULLET.match(piece.text) is not None for piece in listed) >= MOSTLY * len(listed)
    capitals = sum(not piece.text[:1].islower() for piece in listed) >= MOSTLY * len(listed)
    return _Habits(bullets, capitals, max(len(piece.text) for piece in listed))


def _records(one: _List, habits: _Habits) -> Iterator[Record]:
    """A list's range with its heading, and its lines."""
    head = tuple([Entry(Kind.CUE, one.heading, cue=CueKind.HEADER)] if one.heading else [])
    stamp, out = one.line.stamps
    first = one.heading[0].line if one.heading else stamp.line
    yield Record(first, head, stamp, out)
    for pieces in _items(one.lines, habits):
        yield Record(pieces[0].line, _entries(pieces, habits))


def _items(lines: Sequence[Line], habits: _Habits) -> list[tuple[Piece, ...]]:
    """The lines of a list, each with those that go on with it."""
    items: list[tuple[Piece, ...]] = []
    for line in lines:
        if items and not line.gap and _goes_on(items[-1][-1].text, line.piece.text, habits):
            items[-1] = (*items[-1], *line.words)
        elif line.words:
            items.append(line.words)
    return items


def _goes_on(above: str, text: str, habits: _Habits) -> bool:
    """Is a line the rest of the one above: without a bullet where all have one, or small where most begin with capitals?"""
    if BULLET.match(text):
        return False
    small = habits.bullets or (habits.capitals and text[:1].islower())
    open_ = above.split()[-1].lower() in vocabulary.FUNCTION_WORDS
    return (small or open_) and cues.cue_of(text) is None and len(above) >= MOSTLY * habits.longest


def _entries(pieces: tuple[Piece, ...], habits: _Habits) -> tuple[Entry, ...]:
    found = BULLET.match(pieces[0].text) if habits.bullets else None
    first = spans.part(pieces[0], found.end()) if found else pieces[0]
    mark = spans.part(pieces[0], 0, found.end()) if found else None
    pieces = (first or pieces[0], *pieces[1:])
    noted = (Entry(Kind.UNUSED, (mark,)),) if mark else ()
    return (*noted, _entry(pieces))


def _entry(pieces: tuple[Piece, ...]) -> Entry:
    """A line of a list: a picture, a cue, or what says which track has which sound."""
    text = spans.joined(pieces)
    kind = cues.cue_of(text) or (CueKind.OTHER if TRACKS.match(text) or aside_words.is_of_film(text) else None)
    return Entry(Kind.CUE, pieces, cue=kind) if kind else Entry(Kind.PICTURE, pieces, odds=2.5, bracketed=True)


# --------------------------------------------------------------------------- head and tail


def _noted(lines: Sequence[Line], kind: CueKind) -> Iterator[Record]:
    for line in lines:
        if line.words:
            yield Record(line.number, (Entry(Kind.CUE, line.words, cue=kind),))


def _ended(lines: Sequence[Line]) -> Iterator[Record]:
    """What stands from the first single time on: ends at their times, and notes."""
    for line in lines:
        stamp: Stamp | None = line.stamps[0] if line.stamps else None
        for record in _noted([line], CueKind.END if stamp else CueKind.OTHER):
            yield replace(record, stamp=stamp)
