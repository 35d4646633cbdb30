"""Commentary as it is recorded to picture: blocks whose words stand between the line where they begin and the line where they end.

    CUE 4                               COMM 12: IN 10.04.10 (fast)        IN 01:10
    IN 10:01:14   on the splash         He slips.                          He slips.
    He slips. (pause) He laughs.        OUT: 10.04.13                      OUT 01:13
    OUT 10:01:18

Nobody is named: the narrator reads, but where a label gives a block to another voice. What stands between two blocks is what the
reader waits for, or hears: the last words of an interview, music. A block may have lost its words, or have no times yet.
Audio description set so is read by `cue_blocks`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from otio_redfiles import captions, notation, vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import spans, speakers
from otio_redfiles.layout.words.interpret import Items, Read, named
from otio_redfiles.layout.words.label import Label
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, DraftCue, DraftSegment, DraftSpeech, Piece, Stamp

LAYOUT = "commentary between in and out"
WHOSE = r"(?:cue|comm?(?:entary)?|narr(?:ation|ator)?|v\.?/?o|voice[ -]?over|take|para|block|link|passage|kommentar|sprecher(?:text)?|off|commentaire|texte?|locuci[óo]n|voz)"
HEAD = re.compile(rf"\W{{0,2}}(?:{WHOSE}\b\.?\s{{0,3}}(?:no\.?|nr\.?|#)?\s{{0,3}}\d{{1,3}}\s?[a-z]?|#?\d{{1,3}}[a-z]?(?=[.):\s]{{0,3}}\Z))(?![\w.:]?\d)\W{{0,6}}(?P<rest>.*)\Z", re.IGNORECASE)
WHOSE_HEAD = re.compile(rf"\W{{0,2}}{WHOSE}\b", re.IGNORECASE)
TIME = r"(?P<at>\d[\d:.;,]{2,13}\d)"
BEGIN = re.compile(rf"\W{{0,2}}(?:t\.?c\.?\s?)?(?:in|cue in|from|starts?|begins?|@|ein|von|ab|d[ée]but|entrada|inizio)(?:\s(?:t\.?c\.?|at|on|point))?\s{{0,3}}[:=]?\s{{0,6}}{TIME}(?P<rest>.*)\Z", re.IGNORECASE)
END = re.compile(rf"\W{{0,2}}(?:t\.?c\.?\s?)?(?:(?:out|ends?|stops?|clear|off|aus|ende|bis|fin|salida|fine)|(?:till?|until|to)(?=\W))(?:\s(?:t\.?c\.?|at|by|on|point))?\s{{0,3}}[:=]?\s{{0,6}}{TIME}(?P<rest>.*)\Z", re.IGNORECASE)
UNTIMED_BEGIN = re.compile(r"(?:IN|EIN|FROM|START)(?:\s{0,3}:|\s{3}|[\s?_.-]{0,20}\Z)[\s?_.-]{0,20}(?P<rest>.*)\Z|[Ii]n\s?:\s?\Z")
UNTIMED_END = re.compile(r"(?:OUT|AUS|END|[Oo]ut\s?:)(?:\s{0,3}:|\s{3}|[\s?_.-]{0,20}\Z)[\s?_.-]{0,20}(?P<rest>.*)\Z")
"""The same where the times are still to come."""
READ = re.compile(r"\b(?:comm(?:entary|s)?|narrat\w+|voice[- ]?over|v/o|booth|kommentar|sprecher\w*|commentaire|locuci[óo]n)\b", re.IGNORECASE)
"""What the head of a page says that is read to picture."""
OPENED, BRACKET = re.compile(r"\s*[(\[][^()\[\]]*\Z"), re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\W*\Z")
LEAST, MOSTLY, TOP, LONGEST, LONGEST_NOTE = 3, 0.6, 12, 100, 60
"""So many blocks, most of which end on a line of their own; lines of a head; characters of a line that begins or ends one, and of a
note on it."""


@dataclass(slots=True)
class Block:
    """One block: its times, the notes beside them, its lines. `apart`: what stands outside any."""

    stamp: Stamp | None = None
    out: Stamp | None = None
    lines: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    apart: bool = False
    begun: bool = False


def read_booth(rows: Sequence[Piece], style: str | None) -> Read | None:
    """What a page of such blocks says; None for others."""
    blocks = _blocks_of(rows, style) if style else None
    if blocks is None:
        return None
    items = tuple(item for at, block in enumerate(blocks) for item in (_apart(block, not at, style) if block.apart else _read(block)))
    stamps = [stamp for block in blocks for stamp in (block.stamp, block.out) if stamp]
    return Read(LAYOUT, items, (*stamps, *(item.stamp for item in items if isinstance(item, DraftCue) and item.stamp)))


# --------------------------------------------------------------------------- where blocks begin and end


def _blocks_of(rows: Sequence[Piece], style: str) -> list[Block] | None:
    """The blocks of a page, its head the first; None where it has none."""
    begun = [row for row in rows if _begins(row, style)]
    ended = [row for row in rows if _time(END, row, style)]
    if len(begun) < LEAST or len(ended) < MOSTLY * len(begun) or _has_others(rows, {*begun, *ended}, style):
        return None
    counted = sum(HEAD.match(row.text[:LONGEST]) is not None and WHOSE_HEAD.match(row.text) is not None for row in rows)
    if counted < LEAST and not any(READ.search(row.text) for row in rows[: max(1, min(TOP, rows.index(begun[0])))]):
        return None
    found = [Block(apart=True)]
    for row in rows:
        _add(found, row, style)
    return found


def _add(found: list[Block], row: Piece, style: str) -> None:
    """Put a line where it belongs."""
    head = HEAD.match(row.text) if len(row.text) <= LONGEST else None
    if head and not _time(END, row, style):
        found.append(Block())
        rest = spans.part(row, head.start("rest"))
        if rest is not None:
            _begin(found, rest, style) or found[-1].notes.append(rest)
    elif not _begin(found, row, style) and not _end(found[-1], row, style, found):
        found[-1].lines.append(row)


def _begin(found: list[Block], row: Piece, style: str) -> bool:
    """Does the line say where a block begins? One without a time only below its number."""
    waits = not found[-1].apart and not found[-1].begun and not found[-1].lines
    timed = _time(BEGIN, row, style)
    bare = UNTIMED_BEGIN.match(row.text) if waits and not timed and len(row.text) <= LONGEST else None
    if not timed and not bare:
        return False
    if not waits:
        found.append(Block())
    block = found[-1]
    block.begun, block.stamp = True, timed[0] if timed else None
    rest = timed[1] if timed else spans.part(row, bare.start("rest")) if bare and bare["rest"] else None
    block.notes += [rest] if rest is not None else []
    return True


def _end(block: Block, row: Piece, style: str, found: list[Block]) -> bool:
    """Does the line say where the block ends, be it with a time that cannot be (10.03.92)?"""
    timed = _time(END, row, style)
    bare = UNTIMED_END.match(row.text) if block.begun and not timed and len(row.text) <= LONGEST else None
    wrong = END.match(row.text) if not timed and len(row.text) <= LONGEST else None
    if block.apart or not (timed or bare or wrong):
        return False
    block.out = timed[0] if timed else Stamp(row.line, row.column + wrong.start("at"), wrong["at"]) if wrong else None
    rest = timed[1] if timed else spans.part(row, wrong.start("rest")) if wrong else spans.part(row, bare.start("rest")) if bare and bare["rest"] else None
    found.append(Block(apart=True, notes=[rest] if rest is not None else []))
    return True


def _begins(row: Piece, style: str) -> bool:
    """Does a line say where a block begins, below its number or beside it?"""
    head = HEAD.match(row.text) if len(row.text) <= LONGEST else None
    rest = spans.part(row, head.start("rest")) if head else row
    return rest is not None and _time(BEGIN, rest, style) is not None


def _time(form: re.Pattern[str], row: Piece, style: str) -> tuple[Stamp, Piece | None] | None:
    """The time of a line that says where a block begins, or ends, and the note behind it; one that a hand mistyped too."""
    found = form.match(row.text) if len(row.text) <= LONGEST else None
    if not found or notation.fields(found["at"], style) is None or len(found["rest"]) > LONGEST_NOTE:
        return None
    if notation.find_stamps(found["rest"], style):
        return None
    rest = spans.part(row, found.start("rest"))
    return Stamp(row.line, row.column + found.start("at"), found["at"]), rest if rest is not None and re.search(r"\w", rest.text) else None


def _has_others(rows: Sequence[Piece], told: set[Piece], style: str) -> bool:
    """Do times lead other lines below the first block?"""
    first = next((at for at, row in enumerate(rows) if row in told), 0)
    return any(mark.place in ("start", "alone") for row in rows[first:] if row not in told for mark in notation.find_stamps(row.text, style))


# --------------------------------------------------------------------------- what they say


def _apart(block: Block, head: bool, style: str) -> Iterator[DraftCue]:
    """What stands outside the blocks: the head of the page, what the reader waits for, music with its time."""
    yield from (DraftCue(CueKind.OTHER, (note,)) for note in block.notes)
    for line in block.lines:
        stamps = () if head else notation.find_stamps(line.text, style)
        parts = [part for part in _around(line, stamps[0].start, stamps[0].end)] if len(stamps) == 1 and not stamps[0].label else [line]
        stamp = None if parts == [line] else Stamp(line.line, line.column + stamps[0].start, line.text[stamps[0].start : stamps[0].end])
        kind = CueKind.HEADER if head or numbered.PAGE.match(line.text) else vocabulary.cue_kind(line.text) or CueKind.OTHER
        yield DraftCue(kind, tuple(parts), stamp)


def _around(line: Piece, start: int, end: int) -> Iterator[Piece]:
    """What stands before and behind a time."""
    yield from (part for part in (spans.part(line, 0, start), spans.part(line, end)) if part is not None)


def _read(block: Block) -> Items:
    """The speeches of a block, the notes on it, and what stands among its words."""
    items: list[DraftCue | DraftSpeech] = [DraftCue(CueKind.OTHER, (note,)) for note in block.notes]
    voices: list[tuple[Label | None, list[Piece], list[Piece]]] = []
    for pieces in _bracketed(block.lines):
        text = spans.joined(pieces)
        if (kind := _noted(text)) is not None:
            items.append(DraftCue(kind, pieces))
            continue
        label = speakers.label_of(text)
        if label is not None or not voices:
            end = 0 if label is None else len(text) if label.words is None else label.words
            heading = spans.part(pieces[0], 0, end) if end else None
            voices.append((label, [heading] if heading is not None else [], []))
            pieces = tuple(filter(None, (spans.part(pieces[0], end),)))
        voices[-1][2].extend(pieces)
    for label, heading, words in voices:
        items.append(_speech(block, label, heading, words))
    return tuple(items)


def _speech(block: Block, label: Label | None, heading: list[Piece], words: list[Piece]) -> DraftCue | DraftSpeech:
    """What one voice reads of a block."""
    if not words:
        return DraftCue(CueKind.OTHER, tuple(heading))
    speaker, delivery = named(label, Traits()) if label else (NARRATOR, Delivery.NARRATION)
    delivery = Delivery.VOICE_OVER if delivery is Delivery.SYNC else delivery
    return DraftSpeech((heading or words)[0].line, speaker, delivery, (DraftSegment(None, tuple(words)),), tuple(heading), block.stamp, block.out)


def _noted(text: str) -> CueKind | None:
    """What a line among the words is that nobody reads; None for words."""
    if BRACKET.match(text):
        return vocabulary.cue_kind(text) or CueKind.OTHER
    if captions.is_caption(text):
        return CueKind.TITLE
    return vocabulary.labelled_cue(text) or vocabulary.cue_kind(text)


def _bracketed(lines: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The lines of a block, those of one bracket together."""
    open_lines: list[Piece] = []
    for line in lines:
        if open_lines or OPENED.match(line.text):
            open_lines.append(line)
            if BRACKET.match(spans.joined(open_lines)):
                yield tuple(open_lines)
                open_lines = []
        else:
            yield (line,)
    yield from ((line,) for line in open_lines)
