"""Combined continuity and spotting lists whose titles print one thing a line: number, in, out, length, who, words.

    88. 01:42:10:05 EXT. HILL - DAY             412
    WIDE SHOT - Two women climb toward          01:42:12:00
    a loft.                                     01:42:15:14
                                                3:14
    ADA                                         ADA TO JO:
    Is it far?                                  Is it far?

What is said stands in both columns; it is read where it has its times, and is a note in the other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from otio_redfiles import captions, vocabulary
from otio_redfiles.layout.spotting.subtitle_heads import TIME, Title
from otio_redfiles.layout.words import cues, persons, spans, wording
from otio_redfiles.model import CueKind, DraftCue, DraftShot, Piece, Stamp

LEAST, NARROWEST = 3, 16
ALONE = re.compile(rf"(?:\s*|.*\S\s{{2,}})(?P<time>{TIME})\s*\Z")
FULL = re.compile(r"\d{1,2}[:;.]\d{2}[:;.]\d{2}[:;.]\d{2}\Z")
NUMBER = re.compile(r"#?\d{1,5}[a-z]?[.)]?\Z", re.IGNORECASE)
SCENE = re.compile(rf"\s*(?:\d{{1,4}}[A-Za-z]?[.)]?\s+)?(?P<at>{TIME})\s+(?=\S)")
SHOT = re.compile(r"(?:[A-Z]{2,}[A-Z'/-]*\s){0,4}(?:SHOT|UP|ANGLE|POV|VIEW|INSERT|MONTAGE|AERIAL|TWO-SHOT|FRAME|SCREEN)S?\s*[-–—:]\s*\S")
NAME = re.compile(r"\s*[(\[].*|\s+(?:to|TO|->)\s.*|:.*")
"""What stands behind the name in a heading."""


def column_of(rows: Sequence[Piece]) -> int | None:
    """Where the column of titles begins: where full timecodes stand alone, or last on their lines, again and again."""
    found = ((row, match) for row in rows if (match := ALONE.match(row.text)) and FULL.match(match["time"]))
    starts = Counter(row.column + match.start("time") for row, match in found)
    column, count = max(starts.items(), key=lambda one: one[1], default=(0, 0))
    return column if count >= 2 * LEAST and column >= NARROWEST else None


def parted(rows: Sequence[Piece], column: int) -> tuple[list[tuple[Piece, int]], list[Piece]]:
    """The lines on the left with the gaps before them, and those on the right."""
    left: list[tuple[Piece, int]] = []
    right: list[Piece] = []
    last = rows[0].line if rows else 0
    for row in rows:
        at = max(0, column - row.column)
        whole = at and row.text[at - 1 : at].strip()
        one, two = spans.part(row, 0, None if whole else at) if at else None, None if whole else spans.part(row, at)
        if one is not None:
            left.append((one, row.line - last - 1 if left else 0))
            last = row.line
        right += [two] if two else []
    return left, right


def titles_of(lines: Sequence[Piece]) -> list[Title]:
    """The titles of the right-hand column, what stands before the first of them first."""
    found = [Title()]
    for line in lines:
        text = line.text.strip()
        title = found[-1]
        if NUMBER.fullmatch(text):
            found.append(Title())
        elif re.fullmatch(TIME, text) and len(found) > 1 and not title.lines and title.length is None:
            stamp = Stamp(line.line, line.column + line.text.index(text), text)
            title.stamp, title.out, title.length = (title.stamp or stamp, title.out or (stamp if title.stamp else None), stamp if title.out else None)
        else:
            title.lines.append(line)
    return [found[0], *(title for title in found[1:] if title.stamp is not None)]


def names_of(titles: Sequence[Title]) -> frozenset[str]:
    """Who speaks in the titles, by their headings."""
    heads = (NAME.sub("", title.lines[0].text.strip()).strip() for title in titles if title.lines)
    return frozenset(head.upper() for head in heads if head.isupper() and persons.is_name(head))


def pictures_of(lines: Sequence[tuple[Piece, int]], names: frozenset[str]) -> Iterator[DraftShot | DraftCue]:
    """The left-hand column: a picture at every scene's time and every size of a shot, cues, and as notes what is said or
    written there, which the titles say too."""
    shot: list[Piece] = []
    stamp: Stamp | None = None
    noted: list[Piece] = []
    opened = False
    for line, gap in lines:
        scene = SCENE.match(line.text)
        kind = None if scene else cues.cue_of(line.text) or vocabulary.labelled_cue(line.text)
        heads = not scene and (NAME.sub("", line.text.strip()).strip().upper() in names or captions.is_caption(line.text))
        fresh = bool(scene or kind or heads or SHOT.match(line.text) or wording.is_sized(line.text))
        if (fresh and not (opened and SHOT.match(line.text) and not gap)) or (gap and (shot or noted)):
            yield from _told(shot, stamp, noted)
            shot, stamp, noted = [], None, []
        opened = scene is not None
        if scene:
            stamp = Stamp(line.line, line.column + scene.start("at"), scene["at"])
            shot = [*filter(None, [spans.part(line, scene.end())])]
        elif kind is not None and not heads:
            yield DraftCue(kind, (line,))
        elif heads or noted:
            noted.append(line)
        else:
            shot.append(line)
    yield from _told(shot, stamp, noted)


def _told(shot: Sequence[Piece], stamp: Stamp | None, noted: Sequence[Piece]) -> Iterator[DraftShot | DraftCue]:
    if shot:
        yield DraftShot(tuple(shot), stamp)
    if noted:
        yield DraftCue(CueKind.OTHER, tuple(noted))
