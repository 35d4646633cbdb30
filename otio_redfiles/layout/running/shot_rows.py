"""Rows of a shot list with one cell a paragraph: number and action, framing, sound, and the range of times last.

    1.2 Carla gets ready.
    Same M/C/U; PULL FOCUS to usher for a brief
    INTERVIEW; CARLA - "It was a small play."
    00:06 - 00:12
    moment, then back.              (the rest of a cell that ran over the edge of its page)
    1.3 Carla stands up.
    M/S. INTERVIEW; CARLA - "Now."  (two cells that ran together)
    00:12 - 00:20

A row is one shot: what is seen and how it is framed describe it together.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import column_words, noises, vocabulary
from otio_redfiles.layout.lines import numbered, part_heads
from otio_redfiles.layout.lines.lines import NOTHING
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import classify, cues, spans, speakers, wording
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

NUMBER = re.compile(r"(?:(?:shot\s+|#)\d{1,3}[a-z]?[.):]?|\d{1,3}\.\d{1,3}[a-z]?[.):]?|\d{1,3}[a-z]?[.):])(?:\s+(?=[\"“(]?[^\W\d_])|\Z)", re.IGNORECASE)
LEAST = 3
MOSTLY = 0.66
"""Of the cells of a column, so many end in stops where one that ends in none was broken."""
SCENE = re.compile(r"(?:scene|szene|scène|escena|scena)\s+\d{1,3}\b", re.IGNORECASE)
STOP = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_])")
MOST_NAME = 3
"""Words of a column's name."""
MOST_HEARD, LONGEST = 6, 240
"""Words of a cell that names sounds alone; characters among which words begin that run on behind what is seen."""


def records_of(blocks: Sequence[Block], traits: Traits) -> list[Record] | None:
    """The page as records; None where its blocks are no such rows."""
    blocks = [part for block in blocks for part in _rows_in(block)]
    rows = [_begun(block) for block in blocks]
    timed = [(block, at) for block, at in zip(blocks, rows, strict=True) if block.stamp is not None]
    whole = [block for block, at in timed if at is not None and block.ranged and block.alone]
    cells = sum(len(block.paragraphs) for block in whole)
    if len(whole) < LEAST or len(whole) < 0.8 * len(timed) or cells < 2 * len(whole):
        return None
    named = column_words.name_seen_and_heard(piece.text for p in blocks[0].paragraphs[: rows[0]] for piece in p.pieces)
    heard_at = _heard_at(blocks, rows)
    blocks, rows = _with_rests(blocks, rows)
    found: list[Record] = []
    for block, at in zip(blocks, rows, strict=True):
        found += _run_over(block.paragraphs[: at or 0], bool(found)) if block.ranged or block.stamp is not None else _apart(block.paragraphs)
        if block.ranged or block.stamp is not None:
            cells_of = [part for p in block.paragraphs[at or 0 :] for part in _parted(p)]
            found.append(Record(_line(block), _entries(cells_of, traits, named, heard_at), block.stamp, block.second))
    return found


def _rows_in(block: Block) -> Iterator[Block]:
    """The row of a block, below those that print no time where the numbers of the next ones stand in it, too."""
    start = 0
    last: tuple[int, ...] = ()
    for at, paragraph in enumerate(block.paragraphs if block.ranged else ()):
        number = _counted(paragraph.text)
        if last and _follows(last, number):
            cut = at - _heads_part(block.paragraphs[at - 1].text)
            yield Block(None, None, True, True, block.paragraphs[start:cut])
            start, last = cut, number
        last = last or number
    yield replace(block, paragraphs=block.paragraphs[start:])


def _heads_part(text: str) -> bool:
    """Does a line above a row's number head what follows: PART TWO, SCENE 2 - The yard, a page's number?"""
    return part_heads.heads_part(text) or SCENE.match(text) is not None


def _counted(text: str) -> tuple[int, ...]:
    """The numbers of a row's number: scene and shot, or one."""
    found = NUMBER.match(text)
    return tuple(map(int, re.findall(r"\d+", found.group()))) if found else ()


def _follows(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """Is a row's number the next: 2.3 and 2.4, 2.3 and 3.1, 7 and 8?"""
    scene = len(one) > 1 and two == (one[0] + 1, 1)
    return len(one) == len(two) > 0 and (scene or two == (*one[:-1], one[-1] + 1))


def _heard_at(blocks: Sequence[Block], rows: Sequence[int | None]) -> int:
    """Which cell of a row is heard where it has all its cells: the last, if most rows have as many as the columns named above them, the
    time's but one called for its sound; 0 where none is known."""
    widths = Counter(len(block.paragraphs) - at for block, at in zip(blocks, rows, strict=True) if block.stamp is not None and at is not None)
    width, same = widths.most_common(1)[0]
    first = next(at for at, row in enumerate(rows) if row is not None)
    above = [p for block, row in zip(blocks[: first + 1], rows, strict=False) for p in block.paragraphs[:row]]
    heads = [piece.text for p in above for piece in p.pieces][-width - 1 :]
    roles = [column_words.role_named(head.strip()) for head in heads]
    timed = len(heads) == width + 1 and roles[-1] in ("timecode", "duration") and all(len(head.split()) <= MOST_NAME for head in heads)
    return width - 1 if timed and roles[-2] == "sound" and width > 2 and 2 * same >= widths.total() else 0


def _with_rests(blocks: Sequence[Block], rows: Sequence[int | None]) -> tuple[list[Block], list[int | None]]:
    """The blocks, the rest of a first cell, which stands below its row's range, behind what of it stands above."""
    found, begun = list(blocks), list(rows)
    firsts = [block.paragraphs[at].text for block, at in zip(blocks, rows, strict=True) if at is not None]
    stopped = sum(map(wording.is_finished, firsts)) >= MOSTLY * len(firsts)
    for at in range(1, len(found)):
        above, own, rest = begun[at - 1], begun[at], found[at].paragraphs[:1]
        leads = above is not None and len(found[at - 1].paragraphs) > above + 1
        below = (own != 0 if found[at].stamp is not None else True) and bool(rest) and rest[0].text[:1].islower()
        if not (stopped and leads and below) or above is None or wording.is_finished(found[at - 1].paragraphs[above].text):
            continue
        paragraphs = [*found[at - 1].paragraphs]
        paragraphs[above] = replace(paragraphs[above], pieces=(*paragraphs[above].pieces, *rest[0].pieces))
        found[at - 1] = replace(found[at - 1], paragraphs=paragraphs)
        found[at], begun[at] = replace(found[at], paragraphs=found[at].paragraphs[1:]), own - 1 if own else own
    return found, begun


def _parted(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """A cell; two where who is heard and his quoted words run on behind what is seen: M/S. INTERVIEW; ADA - “Now.”"""
    first = paragraph.pieces[0]
    for stop in STOP.finditer(first.text[:LONGEST]):
        cut = stop.end()
        label = speakers.label_of(first.text[cut:])
        said = label is not None and label.words is not None and wording.QUOTED.match(first.text[cut:][label.words :])
        if said and (seen := spans.part(first, 0, cut)) and (heard := spans.part(first, cut)):
            return replace(paragraph, pieces=(seen,)), replace(paragraph, pieces=(heard, *paragraph.pieces[1:]))
    return (paragraph,)


def _begun(block: Block) -> int | None:
    """Which paragraph of a block begins its row, by its number; None where none does."""
    return next((at for at, p in enumerate(block.paragraphs) if NUMBER.match(p.text)), None)


def _line(block: Block) -> int:
    return block.paragraphs[0].pieces[0].line if block.paragraphs else block.stamp.line if block.stamp else 1


def _apart(paragraphs: Sequence[Paragraph]) -> list[Record]:
    """What stands above the rows and below them."""
    return [Record(p.pieces[0].line, (Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER),)) for p in paragraphs]


def _run_over(paragraphs: Sequence[Paragraph], below: bool) -> list[Record]:
    """What stands between a range and the next row: the rest of a cell above, if it goes on, else a heading."""
    found = []
    for p in paragraphs:
        rest = below and p.text[:1].islower() and not numbered.PAGE.match(p.text)
        entry = Entry(Kind.PICTURE, p.pieces, wrapped=True) if rest else Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER)
        found.append(Record(p.pieces[0].line, (entry,)))
    return found


def _entries(paragraphs: Sequence[Paragraph], traits: Traits, named: bool, heard_at: int) -> tuple[Entry, ...]:
    """A row's number, its picture in one, and what is heard; where that has a column (`named`), any sentence is, and the last cell of a whole
    row, if it stands at `heard_at`."""
    if not paragraphs:
        return ()
    number, first = _numbered(paragraphs[0])
    told = _told(paragraphs, named, at_least=2 - bool(first))
    heard = told[0] if told else heard_at if len(paragraphs) == heard_at + 1 else len(paragraphs)
    seen = (*((first,) if first else ()), *paragraphs[0].pieces[1:], *(piece for p in paragraphs[1:heard] if not NOTHING.match(p.text) for piece in p.pieces))
    sound = [entry for p in paragraphs[heard:] for entry in (_sound(p, traits) if told else _noise(p))]
    empty = [Entry(Kind.UNUSED, p.pieces) for p in paragraphs[1:heard] if NOTHING.match(p.text)]
    kind = cues.cue_of(spans.joined(seen)) if seen else None
    picture = Entry(Kind.CUE, seen, cue=kind) if kind else Entry(Kind.PICTURE, seen)
    return (*((Entry(Kind.UNUSED, (number,)),) if number else ()), *((picture,) if seen else ()), *sound, *empty)


def _told(paragraphs: Sequence[Paragraph], named: bool, at_least: int) -> list[int]:
    """Which cells of a row are heard by their form, a sentence of a column only from `at_least` on. A bite that is only announced above what
    is heard in it says who is seen: Interview, Ada at her bench."""
    told = [at for at, p in enumerate(paragraphs) if at and (_is_heard(p.text) or (named and at >= at_least and wording.is_finished(p.text)))]
    label = speakers.label_of(paragraphs[told[0]].text) if len(told) > 1 else None
    return told[1:] if label is not None and label.bite and label.words is None else told


def _numbered(paragraph: Paragraph) -> tuple[Piece | None, Piece | None]:
    first = paragraph.pieces[0]
    found = NUMBER.match(first.text)
    return (spans.part(first, 0, found.end()), spans.part(first, found.end())) if found else (None, first)


def _is_heard(text: str) -> bool:
    """Is this what is said or heard: a speaker's label with words, quoted words, a sound?"""
    label = speakers.label_of(text)
    said = label is not None and (label.words is not None or label.delivery is not None)
    return said or bool(wording.QUOTED.match(text)) or _sound_of(text) is not None


def _sound_of(text: str) -> CueKind | None:
    """MUSIC or SOUND where that is all a cell names: Music in; Wind + gulls; Bell. Music up. Or its label says so: SOUND; a bell."""
    if (labelled := vocabulary.labelled_cue(re.sub(r"\A(\w{2,12})\s?;", r"\1:", text))) in (CueKind.SOUND, CueKind.MUSIC):
        return labelled
    kinds = [cues.cue_of(part) or (CueKind.SOUND if noises.is_noise(part) else None) for part in (text, re.split(r"[.;]\s+", text)[-1])]
    return next((kind for kind in kinds if kind in (CueKind.SOUND, CueKind.MUSIC)), None) if len(text.split()) <= MOST_HEARD else None


def _noise(paragraph: Paragraph) -> tuple[Entry, ...]:
    """A cell of the sound's column in which nobody speaks."""
    if NOTHING.match(paragraph.text):
        return (Entry(Kind.UNUSED, paragraph.pieces),)
    return (Entry(Kind.CUE, paragraph.pieces, cue=cues.cue_of(paragraph.text) or CueKind.SOUND),)


def _sound(paragraph: Paragraph, traits: Traits) -> tuple[Entry, ...]:
    if NOTHING.match(paragraph.text):
        return _noise(paragraph)
    if (kind := _sound_of(paragraph.text)) is not None:
        return (Entry(Kind.CUE, paragraph.pieces, cue=kind),)
    entries = classify.entries_of(paragraph.pieces, replace(traits, colons=True), Place(leaning=classify.SURELY_SAID))
    return tuple(replace(entry, kind=Kind.WORDS) if entry.kind is Kind.PICTURE else entry for entry in entries)
