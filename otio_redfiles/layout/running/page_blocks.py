"""A page of running text -> its blocks, and what is seen of it as a whole before a word is anybody's."""

from collections.abc import Sequence
from dataclasses import dataclass

from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners, outs, row_blocks, stream, totals, wraps
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block
from otio_redfiles.layout.running import (
    chapters,
    closing_times,
    commentary,
    head_fields,
    edges,
    logs,
    serials,
    slots,
    supplier_records,
    three_lines,
    timed_items,
    turns_behind,
)
from otio_redfiles.layout.words import inner_voices
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Piece, Stamp


@dataclass(frozen=True, slots=True)
class RunningPage:
    """A page of running text: its lines, the blocks of them that its times part, and its habits. `manner`: where times stand
    (led, run in, trailing, rows); `style`: how they are written; `heads`: the times of headings; `lasting`: the lengths behind
    times; `read`: its whole sentences are the commentary's; `logged`: it is a log of pictures run in."""

    lines: tuple[Line, ...]
    manner: str
    style: str
    blocks: tuple[Block, ...]
    traits: Traits
    heads: frozenset[Stamp]
    lasting: dict[Stamp, Stamp]
    read: bool = False
    logged: bool = False

    @property
    def glued(self) -> bool:
        """Do words stand glued to the times that lead them?"""
        return self.manner == "led" and manners.are_glued(self.lines)

    @property
    def times(self) -> tuple[Stamp, ...]:
        """All times of it, in the order of the page."""
        times = [stamp for line in self.lines for stamp in (*line.stamps, *(length for _, length in line.lasting))]
        return in_order(times) if self.lasting else tuple(times)


def page_of(printed: Sequence[Piece], style: str) -> RunningPage:
    """The page whose timecodes are written in `style`."""
    lines, heads = chapters.led(_without_furniture(printed, style))
    filled = text_lines.filled_width(lines)
    lines = timed_items.without_lengths_of_cues(totals.without_total(lines, style))
    lines = turns_behind.without_total(lines, style)
    rows = three_lines.rows_of(lines, style)
    manner = "led" if rows else manners.manner_of(lines, filled)
    lines = edges.without_bullets(lines) if manner == "trailing" else lines
    blocks = rows or chapters.rejoined(_blocks(manner, lines, _width(manner, lines, filled)), style)
    blocks, traits = _led(blocks, _traits(lines), manner) if manner == "led" else (blocks, _traits(lines))
    blocks = stream.totals_first(blocks, style) if manner == "trailing" else blocks
    return _told(lines, manner, style, blocks, traits, heads)


def in_order(stamps: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """The times in the order of the page."""
    return tuple(sorted(stamps, key=lambda stamp: (stamp.line, stamp.column)))


def _without_furniture(printed: Sequence[Piece], style: str) -> list[Line]:
    """The lines of the page without suppliers' records, fields of the head, serials and numbers of lines."""
    lines = supplier_records.with_records(text_lines.lines_of(printed, style))
    lines = serials.with_serials(head_fields.without_fields(lines))
    return closing_times.turned(totals.without_numbers(lines))


def _width(manner: str, lines: Sequence[Line], filled: int) -> int:
    """From how many characters on a line is wrapped."""
    if manner == "led" and text_lines.is_prose(lines):
        return text_lines.PROSE
    return int(text_lines.NEARLY * filled) or text_lines.PROSE if manner == "run in" else wraps.wrapped_at(lines)


def _traits(lines: Sequence[Line]) -> Traits:
    """What the page prints again and again: names, narrator, brackets."""
    words = [piece.text for line in lines if not serials.HEADING.match(line.piece.text) for piece in line.words]
    return inner_voices.with_initials(habits.traits_of(words), [piece.text for line in lines for piece in line.words])


def _blocks(manner: str, lines: Sequence[Line], width: int) -> list[Block]:
    if manner == "rows":
        return row_blocks.blocks_of(lines)
    if manner == "trailing":
        return chapters.apart(turns_behind.apart(stream.trailing_blocks(lines, width)))
    return outs.closed(stream.led_blocks(lines, width, manner == "run in"))


def _led(blocks: list[Block], traits: Traits, manner: str) -> tuple[list[Block], Traits]:
    """Blocks that times lead, boxes of pictures set apart, and what brackets mean there."""
    blocks, traits = slots.with_boxes_apart(blocks, traits)
    return blocks, slots.with_leading_brackets(blocks, traits)


def _told(lines: Sequence[Line], manner: str, style: str, blocks: list[Block], traits: Traits, heads: frozenset[Stamp]) -> RunningPage:
    """The page, and whether its sentences are read or it is a log."""
    read = manner == "led" and commentary.is_read(blocks)
    blocks = commentary.whole(blocks) if read else blocks
    logged = not read and logs.is_logged(lines, blocks, manner)
    blocks = logs.sounds_led(blocks) if logged else blocks
    lasting = dict(pair for line in lines for pair in line.lasting)
    return RunningPage(tuple(lines), manner, style, tuple(blocks), traits, heads, lasting, read, logged)
