"""Blocks of lines that a timecode, or a range, leads: on a line of its own or before the first words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from otio_redfiles import notation
from otio_redfiles.layout.lines.lines import Line, is_full
from otio_redfiles.layout.timed_blocks.atoms import Atom, atoms_of, names_before_colons
from otio_redfiles.model import Piece, Stamp

SHAPES = ("T", "Tw", "TT", "TTw")
NEAR, LEAST_WRAPPED, WIDEST = 10, 4, 120
LEAST, NEARLY_ALL, MOSTLY = 5, 0.95, 0.8
"""So many blocks a page has at least; the share of its timecodes that lead."""


@dataclass(frozen=True, slots=True)
class Block:
    """A timecode, where it ends, and the atoms below it."""

    stamp: Stamp
    out: Stamp | None
    atoms: tuple[Atom, ...]


@dataclass(slots=True)
class _Open:
    stamp: Stamp
    out: Stamp | None
    lines: list[Piece] = field(default_factory=list)


def blocks_of(lines: Sequence[Line], style: str, width: int) -> tuple[list[Line], list[Block]] | None:
    """The lines above the first block, and the blocks; None where timecodes do not lead, run back or stand two by two without
    being ranges."""
    stamped = [line for line in lines if line.stamps]
    led = [line for line in stamped if line.shape in SHAPES]
    if len(led) < LEAST or len(led) < NEARLY_ALL * len(stamped) or not _run_on(led, style) or any(line.length or line.lasting for line in lines):
        return None
    ranged = sum(len(line.stamps) == 2 for line in led)
    if ranged and (ranged < MOSTLY * len(led) or not _are_ranges(led, style)):
        return None
    first = lines.index(led[0])
    found: list[_Open] = []
    for line in lines[first:]:
        if line.stamps and line in led:
            found.append(_Open(line.stamps[0], line.stamps[1] if len(line.stamps) > 1 else None))
        found[-1].lines += line.words
    known = names_before_colons([line.text for one in found for line in one.lines])
    return [*lines[:first]], [Block(one.stamp, one.out, atoms_of(one.lines, _full(one.lines, width), known)) for one in found]


def width_of(lines: Sequence[Line]) -> int:
    """The width that a page's lines are wrapped at; 0 where they are as long as they like."""
    ends = sorted(line.piece.column + len(line.piece.text) for line in lines)
    longest = ends[-1] if ends else 0
    near = sum(end >= longest - NEAR for end in ends)
    return longest if near >= LEAST_WRAPPED and longest <= WIDEST else 0


def _full(lines: Sequence[Piece], width: int) -> list[bool]:
    """Of every line of a block: had the one above no room for its first word?"""
    ends = [line.column + len(line.text) for line in lines]
    return [bool(at) and lines[at].line == lines[at - 1].line + 1 and is_full("x" * ends[at - 1], lines[at].text, width) for at in range(len(lines))]


def _run_on(led: Sequence[Line], style: str) -> bool:
    times = [notation.clock(line.stamps[0].text, style) or 0 for line in led]
    return sum(two < one for one, two in zip(times, times[1:], strict=False)) <= 0.1 * len(times)


def _are_ranges(led: Sequence[Line], style: str) -> bool:
    """Does the second time of nearly every pair come after the first?"""
    pairs = [tuple(notation.clock(stamp.text, style) or 0 for stamp in line.stamps) for line in led if len(line.stamps) == 2]
    return sum(two > one for one, two in pairs) >= NEARLY_ALL * len(pairs)
