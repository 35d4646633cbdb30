"""Combined continuity and spotting lists: two lists abreast, of pictures and of titles, each with times of its own.

    12.00   EXT. ORCHARD - DAY - Old man,      1-1    14.03   18.11   4.08   OLD MAN TO HIMSELF: Not
            ladder.                                                          one of them straight.

The page is cut where the titles begin. Times may be feet and frames, where no notation was found: no timecodes then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines.abreast import abreast
from otio_redfiles.layout.spotting import combined_rows, combined_stacked, subtitle_words
from otio_redfiles.layout.spotting.subtitle_heads import TIME, Title
from otio_redfiles.layout.spotting.subtitles import Writer
from otio_redfiles.layout.words import cues, persons, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.model import CueKind, DraftCue, DraftShot, DraftSpeech, Piece, Stamp

NAME = "combined continuity and spotting list"
LEAST = 3
LEFT = re.compile(rf"\s*(?:\d{{1,4}}[A-Za-z]?[.)]?\s+)?(?P<at>{TIME})(?:\s+|\Z)")
RIGHT = re.compile(rf"(?:^|(?<=\s))(?:\d{{1,4}}(?:[-./]\d{{1,4}})?[A-Za-z]?\s+)?(?P<at>{TIME})\s+(?:[-–>]\s*)?(?P<out>{TIME})(?:\s+(?P<total>{TIME}))?(?=\s|\Z)")
NARROWEST, STRAIGHT = 16, 3
"""The column at which titles may begin at the earliest; how far it may waver."""
WIDEST = 400
WORD = re.compile(r"[^\W\d_]{3}|[A-Z]{2}")
CUED = re.compile(rf"(?:(?P<before>{TIME})\s+)?(?P<it>[^\W\d_].*?)(?:[\s(@:–-]+(?P<at>{TIME})\)?)?\s*\Z")
"""What begins or ends in the column of titles and is none, with a time of its own before or behind it: MUSIC IN 01:00:00:12"""
LEADER = re.compile(r"(?:start\s+mark|picture\s+start|first\s+frame|(?:academy\s+|head\s+|tail\s+)?leader|sync\s+pop)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Half:
    """A line of the page: what stands of each list on it, and the times that begin the title there."""

    left: Piece | None
    right: Piece | None
    times: tuple[Stamp, ...] = ()


def read_combined(rows: Sequence[Piece], style: str | None) -> Read | None:
    """What the page says; None where no two such lists stand abreast."""
    if style and (below := combined_rows.parted(rows, style)) is not None:
        begins, pictures, titles = below
        return _told(rows[:begins], pictures, titles, style)
    found = [(row, match) for row in rows if len(row.text) <= WIDEST and (match := _title_at(row.text))]
    columns = [row.column + match.start() for row, match in found]
    if len(found) < LEAST and (column := combined_stacked.column_of(rows)) is not None:
        return _read_stacked(rows, column, style)
    if len(found) < LEAST or min(columns) < NARROWEST or max(columns) - median(columns) > STRAIGHT or median(columns) - min(columns) > STRAIGHT:
        return None
    matches = {row.line: match for row, match in found}
    halves = [_half(row, min(columns), matches.get(row.line)) for row in rows]
    begun = [at for at, half in enumerate(halves) if half.left and _begins(half.left, next((below.left for below in halves[at + 1 : at + 2]), None))]
    if len(begun) < LEAST:
        return None
    first = min(begun[0], next(at for at, half in enumerate(halves) if half.times))
    again = _again(rows, first)
    head = [row for at, row in enumerate(rows) if at < first or at in again]
    return _read(head, [half for at, half in enumerate(halves[first:], first) if at not in again], style)


def _again(rows: Sequence[Piece], first: int) -> frozenset[int]:
    """Which lines below the `first` print a line of the page's head once more, as every page of the list does."""
    folded = [" ".join(row.text.split()).lower() for row in rows]
    return frozenset(at for at in range(first, len(rows)) if folded[at] in folded[:first])


def _title_at(text: str) -> re.Match[str] | None:
    """The times of a title on a line: the first two in a row of one form, which a picture's time and a title's number are not."""
    found = first = RIGHT.search(text)
    while found and len(re.findall(r"\d+", found["at"])) != len(re.findall(r"\d+", found["out"])):
        found = RIGHT.search(text, found.start("out"))
    return found or first


def _begins(left: Piece, below: Piece | None) -> bool:
    """Does a picture begin on a line of the left-hand list: behind its time, or right below that?"""
    led = LEFT.match(left.text)
    alone = led is not None and led.end() == len(left.text) and below is not None and not LEFT.match(below.text)
    return led is not None and bool(WORD.search(left.text, led.end()) or (alone and below and WORD.search(below.text)))


def _read_stacked(rows: Sequence[Piece], column: int, style: str | None) -> Read | None:
    """The same for titles that print one thing a line."""
    first = next((at for at, row in enumerate(rows) if LEFT.match(row.text)), 0)
    left, right = combined_stacked.parted(rows[first:], column)
    titles = combined_stacked.titles_of(right)
    pictures = [*combined_stacked.pictures_of(left, combined_stacked.names_of(titles))]
    if len(titles) <= LEAST - 1 or sum(isinstance(item, DraftShot) and item.stamp is not None for item in pictures) < LEAST - 1:
        return None
    return _told(rows[:first], pictures, titles, style)


def _half(row: Piece, column: int, match: re.Match[str] | None) -> Half:
    """A line cut where the titles begin; one that runs across belongs to the pictures."""
    at = match.start() if match else max(0, column - row.column)
    if at and row.text[at - 1 : at].strip():
        return Half(row, None)
    times = tuple(Stamp(row.line, row.column + match.start(name), match[name]) for name in ("at", "out", "total") if match[name]) if match else ()
    return Half(spans.part(row, 0, at) if at else None, spans.part(row, match.end() if match else at), times)


# --------------------------------------------------------------------------- reading


def _read(head: Sequence[Piece], halves: Sequence[Half], style: str | None) -> Read:
    noted, halves = _noted(halves, style)
    return _told(head, [*_pictures([half.left for half in halves if half.left], style), *noted], _titles(halves, style), style)


def _told(head: Sequence[Piece], pictures: Sequence[DraftShot | DraftCue], titles: Sequence[Title], style: str | None) -> Read:
    said = Writer(subtitle_words.manner_of(titles[1:])).items(titles)
    headers = (DraftCue(CueKind.HEADER, (row,)) for row in head)
    items = tuple(sorted((*headers, *pictures, *said), key=_line))
    groups = [tuple(filter(None, (title.stamp, title.out, title.length))) for title in titles if title.stamp]
    stamps = abreast([[(item.stamp,) for item in sorted(pictures, key=_line) if item.stamp], groups], style) if style else ()
    lengths = tuple(title.length for title in titles if title.length)
    return Read(NAME, items, stamps, lengths)


def _line(item: DraftShot | DraftSpeech | DraftCue) -> int:
    return item.line if isinstance(item, DraftSpeech) else item.pieces[0].line


def _noted(halves: Sequence[Half], style: str | None) -> tuple[list[DraftCue], list[Half]]:
    """The cues that stand among the titles, with times of their own or left of their words, and the lines without them."""
    edge = min((half.right.column for half in halves if half.right and half.times), default=0) - STRAIGHT
    found = [_cued(half, style) or _set_out(half, edge) for half in halves]
    return [cue for cue in found if cue], [replace(half, right=None) if cue else half for half, cue in zip(halves, found, strict=True)]


def _cued(half: Half, style: str | None) -> DraftCue | None:
    """The cue on the right of a line that begins no title."""
    found = CUED.match(half.right.text) if half.right and not half.times and len(half.right.text) <= WIDEST else None
    name = "at" if found and found["at"] else "before"
    if half.right is None or found is None or not found[name]:
        return None
    kind = cues.cue_of(found["it"]) or vocabulary.labelled_cue(found["it"]) or (CueKind.OTHER if wording.is_upper(found["it"]) else None)
    if kind is None:
        return None
    stamp = Stamp(half.right.line, half.right.column + found.start(name), found[name])
    return DraftCue(kind, tuple(filter(None, [spans.part(half.right, *found.span("it"))])), stamp if style else None)


def _set_out(half: Half, edge: int) -> DraftCue | None:
    """The music or sound on the right of a line, where the numbers and times of titles stand and not their words, or behind a label."""
    if half.right is None or half.times:
        return None
    told = vocabulary.labelled_cue(half.right.text)
    if half.right.column >= edge and told is None:
        return None
    kind = told or cues.cue_of(half.right.text)
    return DraftCue(kind, (half.right,)) if kind in (CueKind.MUSIC, CueKind.SOUND) else None


def _titles(halves: Sequence[Half], style: str | None) -> list[Title]:
    """The titles of the right-hand list; feet are no timecodes."""
    found = [Title()]
    for half in halves:
        if half.times:
            found.append(Title(*(half.times if style else ())))
        if half.right:
            found[-1].lines.append(half.right)
    return _headed(found)


def _headed(titles: Sequence[Title]) -> list[Title]:
    """The titles; who speaks to whom on a line above the words (ADA to JO) is their head, and so is a name alone there, if the
    page has such lines."""
    heads = [_head(title) for title in titles]
    addressed = any(persons.addresser(head) != head for head in heads)
    return [replace(title, head=title.lines[0], lines=title.lines[1:]) if addressed and head else title for title, head in zip(titles, heads, strict=True)]


def _head(title: Title) -> str:
    """The first line of a title where it names in capitals who speaks; "" where it does not."""
    text = title.lines[0].text.strip() if len(title.lines) > 1 and title.head is None else ""
    who = persons.addresser(text)
    return text if text and wording.is_upper(who) and vocabulary.looks_like_heading(who) and cues.cue_of(text) is None else ""


def _kind_of(text: str, timed: bool) -> CueKind | None:
    """The kind of cue that a line on the left is; the heading of a scene is one where no time makes it a picture."""
    if LEADER.match(text):
        return CueKind.OTHER
    return CueKind.HEADER if not timed and combined_rows.SCENE.match(text) else cues.cue_of(text)


def _pictures(lines: Sequence[Piece], style: str | None) -> Iterator[DraftShot | DraftCue]:
    """The left-hand list: a picture at every time, or below one that stands alone, its description going on below; cues among them."""
    shot: DraftShot | None = None
    above: Stamp | None = None
    begun = False
    for line in lines:
        found = LEFT.match(line.text)
        words = spans.part(line, found.end()) if found else line
        if found:
            above, begun = (Stamp(line.line, line.column + found.start("at"), found["at"]) if style else None), True
        if words is None:
            continue
        kind = _kind_of(words.text, begun)
        if shot is not None and not begun and kind is None:
            shot = replace(shot, pieces=(*shot.pieces, words))
            continue
        if shot is not None:
            yield shot
        shot = DraftShot((words,), above) if kind is None else None
        if kind is not None:
            yield DraftCue(kind, (words,), above)
        above, begun = None, False
    if shot is not None:
        yield shot
