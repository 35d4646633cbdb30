"""How a page of running text sets its times, titles and names: the standing of its first block."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.lines import stream
from otio_redfiles.layout.lines.stream import Block
from otio_redfiles.layout.running import chapters, slots, standings, turns_behind
from otio_redfiles.layout.running.standings import Standing
from otio_redfiles.layout.words import inner_pictures
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Stamp

LEAST_RANGES = 3
NEARLY_ALL = 0.7
BRACKETED, NAMED, TITLED = 2.5, 4.0, 4.0
"""What the odds that words are spoken gain where brackets part pictures from them, where names or brackets do, and in subtitles."""


def leant(blocks: Sequence[Block], traits: Traits, manner: str, style: str) -> Standing:
    """What the page's slots, and the brackets and names in them, say of words by their place."""
    slotted = slots.has_speaker_slot(blocks), slots.has_picture_slot(blocks)
    standing = Standing(manner, *slotted, *standings.leanings(blocks, traits))
    if slots.brackets_pictures(blocks, traits):
        standing = replace(standing, lean_after=BRACKETED, lean_own=BRACKETED)
    if slots.names_or_brackets(blocks):
        standing = replace(standing, lean_own=NAMED)
    if are_titles(blocks, manner, style):
        standing = replace(standing, lean_after=TITLED, lean_own=TITLED)
    return standing


def set_on(standing: Standing, blocks: Sequence[Block], style: str, role: str, logged: bool) -> Standing:
    """The same, with how times, titles and names are set; `role` is what second times are."""
    shown = inner_pictures.dashed(piece.text for block in blocks for paragraph in block.paragraphs for piece in paragraph.pieces)
    standing = replace(standing, shown=shown, parted=standings.are_parted(blocks), voiced=standings.are_voiced(blocks), logged=logged, ended=role == "item", rows=logged or role == "duration")
    if standing.manner == "led":
        return replace(standing, overlapping=slots.overlap(blocks, style), names=slots.names_above(blocks), headed=slots.heads_blocks(blocks))
    if standing.manner != "trailing":
        return standing
    behind = _ranges_end_lines(blocks)
    total = _total(blocks, style) if behind else None
    standing = replace(standing, titles=chapters.titles(blocks) or turns_behind.headings(blocks), behind=behind, total=total, quoting=standings.is_quoting(blocks))
    return replace(standing, rows=standing.rows or role == "out")


def named(standing: Standing, blocks: Sequence[Block], traits: Traits) -> Standing:
    """The same, with who is named above blocks, and the bracket that pictures behind words stand in."""
    boxed = slots.boxed_behind(blocks, traits) if standing.manner == "led" else ""
    return replace(standing, boxed=boxed, names=standing.names | slots.names_again(blocks, traits.names))


def _ranges_end_lines(blocks: Sequence[Block]) -> bool:
    """Do most ranges stand on the line of the words that they time? One alone below its words is wrapped, and heads nothing."""
    ranged = [block for block in blocks if block.ranged]
    return sum(not block.alone for block in ranged) > 0.6 * len(ranged)


def _total(blocks: Sequence[Block], style: str) -> Stamp | None:
    """The length of it all, behind the title: the one time above ranges, and no less than any of theirs."""
    first, *others = (block for block in blocks if block.stamp)
    times = [notation.clock(stamp.text, style) or 0 for block in others for stamp in (block.stamp, block.second) if stamp]
    ranged = sum(block.ranged for block in others)
    if first.stamp is None or first.second is not None or ranged < LEAST_RANGES or ranged < 0.8 * len(others):
        return None
    return first.stamp if (notation.clock(first.stamp.text, style) or 0) >= max(times) else None


def are_titles(blocks: Sequence[Block], manner: str, style: str) -> bool:
    """Are these subtitles? Their times stand before them: what stands before its time is a script."""
    return manner != "trailing" and slots.are_titles(blocks, style)


def have_positions(blocks: Sequence[Block], style: str) -> bool:
    """Are the first times of the blocks positions, not lengths? Where nearly all have two, a row that lost one of them says nothing."""
    stamped = [block for block in blocks if block.stamp]
    paired = [block for block in stamped if block.second]
    asked = paired if len(paired) >= NEARLY_ALL * len(stamped) else stamped
    return stream.are_positions([notation.clock(block.stamp.text, style) or 0 for block in asked if block.stamp])
