"""Rows whose ranges of time stand behind them, and what such pages print without a range of its own.

    REPORT: The tannery                  3'05"      how long all of it is: no position, but words of the page's head
    (FR) Woman: Nobody asked us. (0'40"-0'44")
    Reporter: And if they had?                      a turn that nobody timed
    Woman: We would have said no. (0'44"-0'49")     the range times what it stands behind

    The quay, 11 March                              a heading of the rows below it, set apart
    Men in rows. Men in boats.                      a shot that nobody timed
    Gulls on a crane (0'49"-0'58")
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines import stream
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import speakers, wording
from otio_redfiles.model import Piece

LEAST = 3
FEW, LONGEST = 0.3, 48
SHORT = 0.6
"""Of the longest line of a page: no line so short is wrapped."""
NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+[^a-z]*(?:\([^()]*\))?\Z")
"""A heading in capitals that counts the rows' parts: 4. SPARE PICTURES (mute)"""
ROWS, NEARLY_ALL = 0.7, 0.9
"""So many of the lines with a time end on a range, at least, and so many blocks are one row."""


def without_total(lines: Sequence[Line], style: str) -> tuple[Line, ...]:
    """The lines; the lengths that the page's head prints, of it all and of its parts, are words, where ranges stand behind the rows below."""
    stamped = [at for at, line in enumerate(lines) if line.stamps]
    ranged = [at for at in stamped if lines[at].linked and lines[at].shape[-2:] == "TT"]
    head = [*takewhile(lambda at: at not in ranged[:1], stamped)]
    rows = len(stamped) - len(head)
    if not head or len(ranged) < LEAST or len(ranged) < ROWS * rows or not all(_is_total(lines[at], lines[ranged[0]], style) for at in head):
        return tuple(lines)
    return tuple(replace(line, tokens=(line.piece,)) if at in head else line for at, line in enumerate(lines))


def _is_total(head: Line, row: Line, style: str) -> bool:
    """Does a single time stand alone or behind words above the rows, later than where the first of those ends?"""
    if head.shape not in ("wT", "T"):
        return False
    total, end = (notation.clock(line.stamps[-1].text, style) for line in (head, row))
    return total is not None and end is not None and total > end


def apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where nearly every one is a row, or all that stands in them are turns: turns, shots and headings above the row that a time stands behind are
    blocks without a time."""
    timed = [block for block in blocks if block.stamp is not None]
    single = sum(len(block.paragraphs) == 1 for block in timed)
    turned = sum(bool(block.paragraphs) and all(map(_is_turn, block.paragraphs)) for block in timed)
    if max(single, turned) < LEAST or (single < ROWS * len(timed) and turned < NEARLY_ALL * len(timed)):
        return list(blocks)
    headed = _are_close(blocks)
    width = max(len(piece.text) for block in timed for paragraph in block.paragraphs for piece in paragraph.pieces)
    return [part for block in blocks for part in _apart(block, headed, width)]


def headings(blocks: Sequence[Block]) -> frozenset[Piece]:
    """The headings of such a page's rows: short lines that blank lines set apart above a row, where no others stand."""
    if not _are_close(blocks):
        return frozenset()
    above = [block.paragraphs[0] for block in blocks[1:] if block.stamp is None and block.paragraphs]
    return frozenset(one.pieces[0] for one in above if len(one.pieces) == 1 and _is_heading(one))


def _are_close(blocks: Sequence[Block]) -> bool:
    """Do most rows stand right below each other, so that a blank line sets apart what heads some of them?"""
    gaps = [block.paragraphs[0].gap > 0 for block in blocks[1:] if block.stamp is not None and block.paragraphs]
    return sum(gaps) <= FEW * len(gaps)


def _apart(block: Block, headed: bool, width: int) -> tuple[Block, ...]:
    """A block without the turns and shots above its last one, and those; the longest line of the page is `width`."""
    *above, last = block.paragraphs or [None]
    if block.stamp is None or last is None or not above or not last.before:
        return (block,)
    shots = headed and _is_heading(above[0]) and last.text[:1].isupper() and all(wording.is_finished(one.text) for one in above[1:])
    shots = shots or _are_short([*(one for one in above if not NUMBERED.match(one.text)), last], width)
    if not shots and not (stream.is_turn(last.text) and all(map(_is_turn, above))):
        return (block,)
    return Block(paragraphs=above), Block(block.stamp, block.second, block.ranged, block.alone, [last])


def _is_turn(paragraph: Paragraph) -> bool:
    """Does somebody's turn begin here, or is this a picture in brackets between two?"""
    return stream.is_turn(paragraph.text) or vocabulary.is_bracketed(paragraph.text)


def _are_short(paragraphs: Sequence[Paragraph], width: int) -> bool:
    """Are these several descriptions, each on a line far from full that nothing goes on with, the last with its range?"""
    pairs = [*pairwise(paragraph.text for paragraph in paragraphs)]
    seen = not any(speakers.label_of(text) or wording.QUOTED.match(text) or text[-1:] in ".!?…:" or wording.is_upper(text) for pair in pairs for text in pair)
    return seen and len(pairs) > 0 and all(len(one) <= SHORT * width and two[:1].isupper() and not wording.goes_on(one, two) for one, two in pairs)


def _is_heading(paragraph: Paragraph) -> bool:
    """Is this a short line set apart, which no stop, no colon and no name of a speaker's make anything else?"""
    text = paragraph.text
    bare = len(text) <= LONGEST and text[-1:].isalnum() and not wording.QUOTED.match(text) and not wording.is_sized(text)
    return paragraph.gap > 0 and not paragraph.before and bare and not stream.is_turn(paragraph.text)
