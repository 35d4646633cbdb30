"""Chapters among rows: what stands before its time where rows stand behind theirs, or spans the rows below it.

    I. THE QUAY  00:00:00  [00:02:31]            00:00:00 The quay 00:02:31
      I.1 Before light  00:00:00  [00:00:58]       00:00:00 Before light 00:00:58
        00:00:00 Mist over the water 00:00:12        00:00:00 Mist over the water 00:00:12

A chapter is a heading at its time; it is no picture, for the rows below it are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles import lengths, notation
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import bites, cues, spans, wording
from otio_redfiles.layout.words.label import Label
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

LEAST = 3
FEW, MOST_HEADING = 0.3, 6
SECTION = re.compile(
    r"(?:(?:[IVXLC]{1,6}|[A-Z]|\d{1,2})(?:\.\d{1,2}){1,3}[.)]?|[IVXLC]{1,6}[.)]|[A-Z][.)]|\d{1,2}(?:\.\d{1,2})*[.)])\s+[\"“(]?[^\W\d_]"
)
"""How the headings of chapters are numbered: I. The quay, II.3 Lamps, 2.1. Boats, B) Boats."""
ROW_NUMBER = re.compile(r"(?P<it>\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)])\s+(?=[\"“(]?[A-ZÀ-Þ])")
"""How rows of a chapter are numbered: 2.1 Boats, 14) Boats."""


def led(lines: Sequence[Line]) -> tuple[tuple[Line, ...], frozenset[Stamp]]:
    """The lines, headings of chapters led by their times as the rows are, and those times; only where rows stand behind
    theirs."""
    rows = sum(line.shape[:2] == "Tw" for line in lines)
    heads = {at for at, line in enumerate(lines) if _is_head(line)}
    if rows < LEAST or not 2 <= len(heads) < rows:
        return tuple(lines), frozenset()
    turned = tuple(_turned(line) if at in heads else line for at, line in enumerate(lines))
    return turned, frozenset(lines[at].stamps[0] for at in heads)


def _turned(line: Line) -> Line:
    words, time, *rest = line.tokens
    return replace(line, tokens=(time, words, *rest))


def _is_head(line: Line) -> bool:
    """Words before a time and nothing behind it but a length: numbered as chapters are, or with that length."""
    if line.shape not in ("wT", "wTT") or cues.cue_of(line.words[0].text) not in (None, CueKind.HEADER):
        return False
    return bool(SECTION.match(line.words[0].text)) or bool(line.lasting) or line.shape == "wTT"


def apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of rows that end on their times; what stands above a chapter's heading in the midst of one is another, untimed."""
    if not titles(blocks):
        return list(blocks)
    return [part for block in blocks for part in _apart(block)]


def _apart(block: Block) -> tuple[Block, ...]:
    """A block, from its last heading of a chapter on, and what stands above that."""
    inner = [at for at, p in enumerate(block.paragraphs) if at and p.gap and _is_title(p)]
    if not inner or block.stamp is None or inner[-1] + 1 == len(block.paragraphs):
        return (block,)
    return Block(paragraphs=block.paragraphs[: inner[-1]]), replace(block, paragraphs=block.paragraphs[inner[-1] :])


def _is_title(paragraph: Paragraph) -> bool:
    return len(paragraph.pieces) == 1 and SECTION.match(paragraph.text) is not None and not wording.is_finished(paragraph.text)


def titles(blocks: Sequence[Block]) -> frozenset[Piece]:
    """The headings of chapters on a page whose times stand behind their rows: numbered lines without a time above a few
    blocks, their rows below them, blank lines between or none. Where they begin most blocks they number the rows."""
    first = [block.paragraphs[0] for block in blocks if len(block.paragraphs) > 1 or (block.stamp is None and block.paragraphs)]
    inner = [p for block in blocks for p in block.paragraphs[1:] if p.gap]
    found = [p.pieces[0] for p in (*first, *inner) if _is_title(p)]
    timed = sum(block.stamp is not None for block in blocks)
    return frozenset(found) if 2 <= len(found) <= 0.6 * timed else frozenset()


def entries_of(heading: Piece) -> tuple[Entry, ...]:
    """A chapter's heading, and whose words are quoted below it, where it says so: 2. Interview with Ada Lorne, diver."""
    number = SECTION.match(heading.text)
    name = bites.bite_speaker(heading.text[number.end() - 1 :]) if number else ""
    title = Entry(Kind.CUE, (heading,), cue=CueKind.HEADER)
    return (title, Entry(Kind.LABEL, (), Label(name, Delivery.SYNC))) if name else (title,)


def rejoined(blocks: Sequence[Block], style: str) -> list[Block]:
    """The blocks of rows "start, words, length"; a row that is wrapped before its length is one again."""
    full = sum(block.second is not None for block in blocks)
    if full < LEAST or full < 0.6 * sum(block.stamp is not None for block in blocks):
        return list(blocks)
    found: list[Block] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if found and _is_rest(found[-1], block, following, style):
            *above, first, rest = found[-1].paragraphs
            whole = replace(first, pieces=(*first.pieces, *rest.pieces))
            found[-1].second = block.stamp
            found[-1].paragraphs = [*above, whole, *block.paragraphs]
        else:
            found.append(block)
    return found


def _is_rest(row: Block, below: Block, following: Block | None, style: str) -> bool:
    """Does a row without a length stop right above words that a time stands behind, too early for a start or just as long
    as it is to the next row's?"""
    if row.stamp is None or row.second is not None or below.stamp is None or below.second is not None or len(row.paragraphs) < 2:
        return False
    rest = row.paragraphs[-1]
    if not rest.before or rest.gap or rest.pieces[0].line != below.stamp.line or any(p.after for p in below.paragraphs):
        return False
    start, lasts = notation.clock(row.stamp.text, style), notation.clock(below.stamp.text, style)
    if start is None or lasts is None:
        return False
    return lasts < start or (following is not None and following.stamp is not None and notation.clock(following.stamp.text, style) == start + lasts)


def without_row_numbers(blocks: Sequence[Block], heads: frozenset[Stamp]) -> list[Block]:
    """The blocks; those that are no headings without the numbers they begin with, where these come again and count up."""
    found = {at: mark for at, block in enumerate(blocks) if block.stamp not in heads and (mark := _row_number(block))}
    numbers = [tuple(map(int, re.findall(r"\d+", mark["it"]))) for mark in found.values()]
    if len(numbers) < 2 or any(two <= one for one, two in pairwise(numbers)):
        return list(blocks)
    return [_cut(block, found[at].end()) if at in found else block for at, block in enumerate(blocks)]


def _row_number(block: Block) -> re.Match[str] | None:
    return ROW_NUMBER.match(block.paragraphs[0].text) if block.stamp is not None and block.paragraphs else None


def _cut(block: Block, at: int) -> Block:
    """A block whose words begin so much later."""
    first, *more = block.paragraphs
    rest = spans.part(first.pieces[0], at)
    cut = replace(first, pieces=(*((rest,) if rest else ()), *first.pieces[1:]))
    return replace(block, paragraphs=[*((cut,) if cut.pieces else ()), *more])


def spanning(blocks: Sequence[Block], style: str) -> frozenset[Stamp]:
    """The times of rows within whose length the whole row below them lies: chapters, if they come again and again."""
    timed = [block for block in blocks if block.stamp is not None and block.second is not None and block.paragraphs]
    pairs = list(pairwise(timed))
    found = [one for one, two in pairs if _spans(one, two, style)]
    if len(found) < 2 or 2 * len(found) > len(timed):
        return frozenset()
    if all(map(_row_number, found)):  # a chapter of one row lasts as long as that
        found += [one for one, two in pairs if _row_number(one) and not _row_number(two) and _times(one, style) == _times(two, style)]
        found += _lengthless(blocks, found, style)
    return frozenset(one.stamp for one in found if one.stamp)


def unlasting(blocks: Sequence[Block]) -> frozenset[Stamp]:
    """The times of the few rows without a length, among rows that have one, at which the row right below begins: headings of what
    follows (Questions)."""
    timed = [block for block in blocks if block.stamp is not None and block.paragraphs]
    bare = [one for one, two in pairwise(timed) if one.second is None and two.second is not None and _is_heading_of(one, two)]
    full = sum(block.second is not None for block in timed)
    return frozenset(one.stamp for one in bare if one.stamp) if full >= LEAST and len(bare) <= FEW * full else frozenset()


def _is_heading_of(one: Block, two: Block) -> bool:
    """Does a row of few words stand at the same time as the one below?"""
    text = one.paragraphs[0].text
    alike = one.stamp is not None and two.stamp is not None and one.stamp.text == two.stamp.text
    return alike and len(one.paragraphs) == 1 and len(text.split()) <= MOST_HEADING and cues.cue_of(text) in (None, CueKind.HEADER) and not wording.is_sized(text)


def _lengthless(blocks: Sequence[Block], found: Sequence[Block], style: str) -> list[Block]:
    """The chapters that print no length: their numbers go on with others', and the row right below begins with them."""
    counts = {count for one in found if (count := _count(one)) > 0}
    bare = [(one, two) for one, two in pairwise(blocks) if one.second is None and two.second is not None and not _row_number(two)]
    alike = (one for one, two in bare if one.stamp is not None and _times(one, style)[0] == _times(two, style)[0])
    return [one for one in alike if not counts.isdisjoint((_count(one) - 1, _count(one) + 1))]


def _count(block: Block) -> int:
    """The number of a row that is counted in whole ones; -1 for others."""
    found = _row_number(block)
    number = found["it"].rstrip(".)") if found else ""
    return int(number) if number.isdigit() else -1


def _spans(one: Block, two: Block, style: str) -> bool:
    (start, lasts), (begins, shorter) = _times(one, style), _times(two, style)
    if start is None or begins is None or not lasts > shorter > 0:
        return False
    return start == begins or (start < begins < start + lasts and begins + shorter <= start + lasts)


def _times(block: Block, style: str) -> tuple[int | None, int]:
    """Where a row begins and how long it lasts, in whole seconds."""
    lasts = lengths.read(block.second.text, style) if block.second else None
    return notation.clock(block.stamp.text, style) if block.stamp else None, lasts[0] if lasts else 0
