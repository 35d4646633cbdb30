"""Combined continuity and spotting lists written one below the other: rows of pictures among rows of titles.

    SCENE 12 INT. FURNACE HALL - NIGHT
    01:14:02:03 LS - Furnace mouth. IDA crosses R to L, past         a picture: its time, and what is seen
    rack of bottles.
    12.4 01:14:03:11 01:14:05:20 2:09 TORE                           a title: number, in, out, length, who speaks
    (to Ida) Who let it go out?                                      the words below it

Who speaks may stand on the line below the times.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import captions, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.spotting import entries_list
from otio_redfiles.layout.spotting.entries_list import Headed
from otio_redfiles.layout.spotting.subtitle_heads import Title
from otio_redfiles.layout.words import cues, spans
from otio_redfiles.model import CueKind, DraftCue, DraftShot, Piece

LEAST_TITLES, LEAST_PICTURES, MOSTLY = 3, 2, 0.8
SCENE = re.compile(r"(?:\d{1,4}[A-Z]?[.)]?\s+)?(?:SC(?:ENE)?S?\.?\s*\d{1,4}[A-Z]?\b|(?:INT|EXT|I/E)\b[./ ])")
SEEN_THERE = re.compile(r"(?:INT|EXT|I/E)\b[^a-z\n]{2,80}?\s[-–—]\s(?:[^a-z\n]{0,60}\s)?[-–—]?\s?[A-Za-z]?[a-z]{2,}.*\s")
"""A scene's heading with what is seen there behind it: EXT. BASIN - DAWN - WIDE - narrowboats under frost"""
LEADER = re.compile(r"\b(?:first\s+frame|picture\s+start|start\s+mark|(?:head|academy)\s+leader|ffoa)\b", re.IGNORECASE)
Pictures = list[DraftShot | DraftCue]


def parted(rows: Sequence[Piece], style: str) -> tuple[int, Pictures, list[Title]] | None:
    """How many lines the head of the page has, its pictures (with cues), and its titles; None for other pages."""
    lines = text_lines.lines_of(rows, style)
    heads = [_headed(row, style) for row in rows]
    below = _names_below(rows, heads)
    rows = [row for at, row in enumerate(rows) if at - 1 not in below]
    lines = [line for at, line in enumerate(lines) if at - 1 not in below]
    heads = [replace(head, rest=below[at]) if head and at in below else head for at, head in enumerate(heads) if at - 1 not in below]
    if not _is_list(lines, heads):
        return None
    begins = next(at for at, (line, row) in enumerate(zip(lines, rows, strict=True)) if line.stamps or SCENE.match(row.text))
    reader = _Reader()
    for row, line, head in zip(rows[begins:], lines[begins:], heads[begins:], strict=True):
        reader.line(row, line, head)
    return begins, reader.pictures, reader.titles


def _headed(row: Piece, style: str) -> Headed | None:
    """The head of a title: a number, where it begins and where it ends."""
    head = entries_list.headed(row, style)
    return head if head is not None and not head.word and head.out is not None else None


def _names_below(rows: Sequence[Piece], heads: Sequence[Headed | None]) -> dict[int, Piece]:
    """The lines right below heads that nothing but times stand on which say who speaks, by the places of the heads; none
    where few heads have one."""
    bare = [at for at, head in enumerate(heads[:-1]) if head is not None and head.rest is None and heads[at + 1] is None]
    found = {at: rows[at + 1] for at in bare if rows[at + 1].line == rows[at].line + 1 and entries_list.name_of(rows[at + 1].text) is not None}
    return found if len(found) >= LEAST_TITLES and len(found) >= MOSTLY * len(bare) else {}


def _is_list(lines: Sequence[Line], heads: Sequence[Headed | None]) -> bool:
    """Do numbered pairs of times with words below stand among single times with words behind, and hardly anything else?"""
    titles = sum(head is not None and not below.stamps and bool(below.words) for head, below in zip(heads, lines[1:], strict=False))
    pictures = sum(head is None and line.shape == "Tw" for line, head in zip(lines, heads, strict=True))
    stamped = sum(bool(line.stamps) and not _is_cued(line) for line in lines)
    named = sum(head is not None and head.rest is not None and entries_list.name_of(head.rest.text) is not None for head in heads)
    return titles >= LEAST_TITLES and pictures >= LEAST_PICTURES and 2 * named >= titles and titles + pictures >= MOSTLY * stamped


def _is_cued(line: Line) -> bool:
    """Does a time stand amid or behind a cue (MUSIC IN 01:00:23:10), or tell where the reel begins?"""
    first = line.words[0].text if line.words and not line.shape.startswith("T") else ""
    return bool(first) and (_kind_of(first) is not None or LEADER.search(first) is not None)


class _Reader:
    """Tells a page line by line; a line without times goes on with the picture or the title above it."""

    def __init__(self) -> None:
        self.pictures: Pictures = []
        self.titles: list[Title] = [Title()]
        self.open = ""

    def line(self, row: Piece, line: Line, head: Headed | None) -> None:
        words = line.words
        if head is not None:
            self._title(head)
        elif line.stamps and words:
            kind = _kind_of(spans.joined(words))
            item = DraftShot(words, line.stamps[0]) if kind is None else DraftCue(kind, words, line.stamps[0])
            self.pictures.append(item)
            self.open = "picture" if kind is None else ""
        elif (kind := _kind_of(row.text)) is not None or not self.open:
            if not text_lines.NOTHING.match(row.text):
                self.pictures.append(DraftCue(kind or CueKind.OTHER, words or (row,)))
            self.open = ""
        elif self.open == "title":
            self.titles[-1].lines += words
        elif isinstance(last := self.pictures[-1], DraftShot):
            self.pictures[-1] = replace(last, pieces=(*last.pieces, *words))

    def _title(self, head: Headed) -> None:
        named = head.rest is not None and entries_list.name_of(head.rest.text) is not None
        lines = [head.rest] if head.rest is not None and not named else []
        self.titles.append(Title(head.stamp, head.out, head.length, lines, head=head.rest if named else None))
        self.open = "title"


def _kind_of(text: str) -> CueKind | None:
    """The heading of a scene, or the kind of cue that a line is by its form."""
    if SCENE.match(text) and not SEEN_THERE.match(text):
        return CueKind.HEADER
    return CueKind.TITLE if captions.is_caption(text) else vocabulary.labelled_cue(text) or cues.cue_of(text)
