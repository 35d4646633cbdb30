"""Combined continuity and spotting lists written scene by scene: what is seen and said there, and below it the title for it.

    3.  01:00:13:04                                      a scene: its number and its time
    MS - ADA, a woman in a fur hood.                     what is seen
    ADA (in Danish): It was further than we thought.     what is said
    1-1   01:00:14:09   01:00:16:20   2:11               a title: its number, where it begins and ends, how long it is
    ADA TO JO: It was further.                           who says what to whom

What is said stands there twice. The words are those of the continuity, their times those of the title, which is a note; a title
that says what the continuity does not is a speech itself. Times may be feet and frames, where no notation was found.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import captions, noises, notation, vocabulary
from otio_redfiles.layout.lines.abreast import abreast
from otio_redfiles.layout.spotting import subtitle_words
from otio_redfiles.layout.spotting.subtitle_heads import TIME, Title
from otio_redfiles.layout.spotting.subtitles import Writer
from otio_redfiles.layout.words import cues, persons, spans, speakers, wording
from otio_redfiles.layout.words.interpret import Items, Read, named
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, DraftCue, DraftSegment, DraftShot, DraftSpeech, Piece, Stamp

NAME = "combined continuity and spotting list, scene by scene"
LEAST, MOSTLY, LONGEST = 3, 0.8, 240
TITLE = re.compile(rf"\s*#?\d{{1,4}}(?:[-./]\d{{1,4}})?[A-Za-z]?[.):]?\s+(?P<at>{TIME})\s+(?:(?:-|–|>|-->|to)\s*)?(?P<out>{TIME})(?:\s+[(\[]?(?P<length>{TIME})[)\]]?)?(?=\s|\Z)")
SCENE = re.compile(rf"\s*(?:(?:SC(?:ENE)?|SHOT)S?\.?\s*)?#?\d{{1,4}}[A-Z]?[.):]?\s+(?:[-–]\s+)?(?P<at>{TIME})(?=\s|\Z)", re.IGNORECASE)
REMARK = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]\s*:?\s*\Z")
STRONG = 0.9
"""So sure is a label of somebody whom no title names."""


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a scene, or of a title: that has an end (`times` are beginning, end and length)."""

    times: tuple[Stamp, ...]
    rest: Piece | None

    @property
    def is_title(self) -> bool:
        return len(self.times) > 1


@dataclass(slots=True)
class Block:
    """A run of lines: what is seen ("picture"), what is said ("said"), or a "title". `scene` counts the scenes."""

    kind: str
    scene: int
    times: tuple[Stamp, ...] = ()
    lines: list[Piece] = field(default_factory=list)
    label: Label | None = None


def read_scenes(rows: Sequence[Piece], style: str | None) -> Read | None:
    """What the page says; None where it is no such list."""
    if style is not None and not style.startswith("HH"):
        return None
    heads = [_head(row) if len(row.text) <= LONGEST else None for row in rows]
    if not _is_list(rows, heads, style):
        return None
    first = next(at for at, head in enumerate(heads) if head)
    blocks, noted = _blocks(rows[first:], heads[first:], _names(rows, heads))
    head = (DraftCue(CueKind.HEADER, (row,)) for row in rows[:first])
    items = sorted((*_told(blocks, style is not None), *noted), key=_line)
    scenes = [block.times for block in blocks if block.kind == "picture" and block.times]
    titles = [block.times for block in blocks if block.kind == "title"]
    stamps = abreast([scenes, titles], style) if style else ()
    return Read(NAME, (*head, *items), stamps, tuple(times[2] for times in titles if len(times) > 2) if style else ())


# --------------------------------------------------------------------------- what the page is


def _head(row: Piece) -> Head | None:
    """The number and the times that a line begins with, if they begin a scene or a title."""
    found = TITLE.match(row.text) or SCENE.match(row.text)
    if found is None:
        return None
    times = tuple(Stamp(row.line, row.column + found.start(name), text) for name, text in found.groupdict().items() if text)
    return Head(times, spans.part(row, found.end()))


def _is_list(rows: Sequence[Piece], heads: Sequence[Head | None], style: str | None) -> bool:
    """Are nearly all times those of scenes and of titles, and does half of the titles' speakers speak right above, too?"""
    titles = [at for at, head in enumerate(heads) if head and head.is_title]
    scenes = sum(head is not None and not head.is_title for head in heads)
    if len(titles) < LEAST or scenes < LEAST:
        return False
    stamped = sum(bool(notation.find_stamps(row.text, style)) for row in rows) if style else 0
    said = sum(_is_said_above(rows, heads, at) for at in titles)
    return 2 * said >= len(titles) and len(titles) + scenes >= MOSTLY * stamped


def _is_said_above(rows: Sequence[Piece], heads: Sequence[Head | None], at: int) -> bool:
    """Does the speaker of a title speak between it and the head above it?"""
    who = _speaker_at(rows, heads, at)
    above = next((i for i in range(at - 1, -1, -1) if heads[i]), -1)
    return bool(who) and any(_speaker(_label(row)) == who for row in rows[above + 1 : at])


def _speaker_at(rows: Sequence[Piece], heads: Sequence[Head | None], at: int) -> str:
    """Who speaks in the title whose head is line `at`: behind its times, or on the next line."""
    head = heads[at]
    lines = (head.rest if head else None, *rows[at + 1 : at + 2])
    return next((who for line in lines if line and (who := _speaker(_label(line)))), "")


def _names(rows: Sequence[Piece], heads: Sequence[Head | None]) -> frozenset[str]:
    """Who speaks in the titles."""
    return frozenset(_speaker_at(rows, heads, at) for at, head in enumerate(heads) if head and head.is_title) - {""}


def _label(line: Piece) -> Label | None:
    """Who a line says speaks: before a colon, or alone in capitals, with a remark or without."""
    label = speakers.label_of(line.text)
    if label is not None and not label.bite and (":" in line.text or wording.is_upper(line.text)):
        return label
    name = REMARK.sub("", line.text).strip() if len(line.text) <= LONGEST else line.text.strip()
    alone = name != line.text.strip() and wording.is_upper(name) and persons.is_name(name)
    return Label(name, vocabulary.heading_of(line.text).delivery, sure=0.5) if alone else None


def _speaker(label: Label | None) -> str:
    return persons.addresser(label.speaker).upper() if label else ""


# --------------------------------------------------------------------------- reading


def _blocks(rows: Sequence[Piece], heads: Sequence[Head | None], names: frozenset[str]) -> tuple[list[Block], list[DraftCue]]:
    """The page as runs of lines, and the cues among them."""
    blocks: list[Block] = []
    noted: list[DraftCue] = []
    scene, last = 0, rows[0].line
    for row, head in zip(rows, heads, strict=True):
        gap, last = row.line - last > 1, row.line
        if head is not None:
            scene += not head.is_title
            blocks.append(Block("title" if head.is_title else "picture", scene, head.times, [head.rest] if head.rest else []))
        elif (kind := _cue_of(row, blocks[-1])) is not None:
            noted.append(DraftCue(kind, (row,)))
        elif (label := _opens(row, blocks[-1], names)) is not None:
            blocks.append(Block("said", scene, (), [row], label))
        elif blocks[-1].lines and blocks[-1].kind != "picture" and (gap or wording.is_sized(row.text)):
            blocks.append(Block("picture", scene, (), [row]))
        else:
            blocks[-1].lines.append(row)
    return blocks, noted


def _cue_of(row: Piece, block: Block) -> CueKind | None:
    """What a line in brackets below a picture or words is: music, a sound."""
    if not block.lines or not vocabulary.is_bracketed(row.text):
        return None
    return cues.cue_of(row.text) or (CueKind.MUSIC if noises.is_played(row.text) else CueKind.SOUND)


def _opens(row: Piece, block: Block, names: frozenset[str]) -> Label | None:
    """Who begins to speak on this line, in the continuity; a title's first line is the title's."""
    label = None if block.kind == "title" and not block.lines else _label(row)
    known = _speaker(label) in names
    sure = label is not None and label.sure >= STRONG and bool(block.lines) and persons.is_name(label.speaker) and not cues.cue_of(row.text)
    return label if known or sure else None


def _told(blocks: Sequence[Block], timed: bool) -> Iterator[DraftShot | DraftSpeech | DraftCue]:
    """Pictures, what is said with the times of its titles, and the titles as notes."""
    owned = _owned(blocks)
    manner = subtitle_words.manner_of([Title(lines=block.lines) for block in blocks if block.kind == "title"])
    for at, block in enumerate(blocks):
        if block.kind == "picture" and block.lines:
            yield _picture(block, timed)
        elif block.kind == "said":
            yield _speech(block, timed)
        elif at in owned and block.lines:
            yield DraftCue(CueKind.OTHER, tuple(block.lines))
        elif block.lines:
            yield from _title(block, manner, timed)


def _owned(blocks: Sequence[Block]) -> frozenset[int]:
    """Which titles say what the continuity says above them in their scene, which gets their times: the first of their
    speaker's words that has no title yet, or the last, whose further title this is."""
    waiting: defaultdict[tuple[int, str], deque[Block]] = defaultdict(deque)
    latest: dict[tuple[int, str], Block] = {}
    found = set()
    for at, block in enumerate(blocks):
        who = block.scene, _speaker(block.label or (_label(block.lines[0]) if block.lines else None))
        if block.kind == "said":
            waiting[who].append(block)
        elif block.kind == "title" and (owner := waiting[who].popleft() if waiting[who] else latest.get(who)):
            owner.times = (owner.times[0], block.times[1]) if owner.times else block.times[:2]
            latest[who] = owner
            found.add(at)
    return frozenset(found)


def _picture(block: Block, timed: bool) -> DraftShot | DraftCue:
    stamp = block.times[0] if timed and block.times else None
    first = block.lines[0].text
    kind = CueKind.TITLE if captions.is_caption(first) else cues.cue_of(first) or vocabulary.labelled_cue(first)
    return DraftShot(tuple(block.lines), stamp) if kind is None else DraftCue(kind, tuple(block.lines), stamp)


def _speech(block: Block, timed: bool) -> DraftSpeech | DraftCue:
    first, *below = block.lines
    assert block.label is not None
    at = len(first.text) if block.label.words is None else block.label.words
    heading = tuple(filter(None, [spans.part(first, 0, at)]))
    words = tuple(filter(None, [spans.part(first, at), *below]))
    if not words:
        return DraftCue(CueKind.OTHER, heading)
    stamp, out = block.times if timed and block.times else (None, None)
    label = replace(block.label, speaker=persons.addresser(block.label.speaker))
    return DraftSpeech(first.line, *named(label, Traits()), (DraftSegment(None, words),), heading, stamp, out)


def _title(block: Block, manner: subtitle_words.Manner, timed: bool) -> Items:
    """A title that says what the continuity does not."""
    stamps = (*(block.times if timed else ()), None, None, None)[:3]
    return Writer(manner).items([Title(), Title(*stamps, block.lines)])


def _line(item: DraftShot | DraftSpeech | DraftCue) -> int:
    return item.line if isinstance(item, DraftSpeech) else item.pieces[0].line
