"""Blocks of lines that belong to a timecode, or a range: it leads them, or ends the line of their picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import notation
from otio_redfiles.layout.lines.lines import Line, is_full
from otio_redfiles.layout.timed_blocks.atoms import BULLET, Atom, Names, atoms_of, names_alone, names_before_colons
from otio_redfiles.layout.words import wording
from otio_redfiles.model import Piece, Stamp

SHAPES, BEHIND = ("T", "Tw", "TT", "TTw"), ("wT", "wTT")
FIELDS, FEW_FIELDS = re.compile(r"\s[|/¦]\s|\|"), 0.3
"""What parts the cells of a line; so many such lines are a table."""
NEAR, LEAST_WRAPPED, WIDEST = 10, 4, 120
"""So many letters a wrapped line ends before the longest; so many lines do; a line longer than the last is none of a wrapped page."""
LONGEST, LONGEST_LINE = 2000, 2000
"""Lines of a page without times that is read as one block; characters of a line that is a line and no whole page run in."""
SET_IN = 6
"""Blanks by which words are set in, at least."""
LEAST, NEARLY_ALL, MOSTLY = 5, 0.95, 0.8
"""So many blocks a page has at least; the share of its timecodes that lead."""


@dataclass(frozen=True, slots=True)
class Block:
    """A timecode, where it ends, and the atoms that belong to it."""

    stamp: Stamp | None
    out: Stamp | None
    atoms: tuple[Atom, ...]


@dataclass(slots=True)
class _Open:
    stamp: Stamp | None
    out: Stamp | None
    lines: list[Piece] = field(default_factory=list)


def blocks_of(lines: Sequence[Line], style: str | None, width: int) -> tuple[list[Line], list[Block]] | None:
    """The lines above the first block, and the blocks: below times that lead, round times that end the lines of pictures, or one
    where no time is printed. None where times stand otherwise, run back, or stand two by two without being ranges."""
    if any(line.length or line.lasting or len(line.piece.text) > LONGEST_LINE for line in lines) or _are_fields(lines):
        return None
    stamped = [line for line in lines if line.stamps]
    if not style or not stamped:
        return _untimed(lines, width) if not style and len(lines) <= LONGEST else None
    for shapes, opened in ((SHAPES, _led), (BEHIND, _trailing)):
        timed = [line for line in stamped if line.shape in shapes]
        if len(timed) >= max(LEAST, NEARLY_ALL * len(stamped)) and _run_on(timed, style) and _are_alike(timed, style):
            return opened(lines, frozenset(line.number for line in timed), width)
    return None


def _led(lines: Sequence[Line], timed: frozenset[int], width: int) -> tuple[list[Line], list[Block]]:
    """Blocks below the times that lead them."""
    first = next(at for at, line in enumerate(lines) if line.number in timed)
    found: list[_Open] = []
    for line in lines[first:]:
        if line.number in timed:
            found.append(_opened(line))
        found[-1].lines += line.words
    return [*lines[:first]], _closed(found, width)


def _trailing(lines: Sequence[Line], timed: frozenset[int], width: int) -> tuple[list[Line], list[Block]]:
    """Blocks that begin with the line at whose end a time stands, and what goes on into that line."""
    head: list[Line] = []
    found: list[_Open] = []
    for line in lines:
        if line.number not in timed:
            if found:
                found[-1].lines += line.words
            else:
                head.append(line)
            continue
        block = _opened(line)
        above = found[-1].lines if found else head
        while above and _joins(_last(above), (block.lines or line.words)[0], width):
            taken = above.pop()
            block.lines[:0] = taken.words if isinstance(taken, Line) else [taken]
        block.lines += line.words
        found.append(block)
    return head, _closed(found, width)


def _last(above: Sequence[Piece | Line]) -> Piece:
    last = above[-1]
    return last.piece if isinstance(last, Line) else last


def _untimed(lines: Sequence[Line], width: int) -> tuple[list[Line], list[Block]]:
    """All lines as one block; those above the first mark or name are the page's head."""
    whole = _closed([_Open(None, None, [piece for line in lines for piece in line.words])], width)[0]
    first = next((atom.pieces[0].line for atom in whole.atoms if atom.box or atom.bullet or atom.seen or atom.is_name), 0)
    atoms = tuple(atom for atom in whole.atoms if atom.pieces[0].line >= first)
    return [line for line in lines if line.number < first], [Block(None, None, atoms)]


def _opened(line: Line) -> "_Open":
    return _Open(line.stamps[0], line.stamps[1] if len(line.stamps) > 1 else None)


def _closed(found: Sequence["_Open"], width: int) -> list[Block]:
    texts = [line.text for one in found for line in one.lines]
    names, inset = Names(names_before_colons(texts), names_alone(texts)), _inset([one.lines for one in found])
    return [Block(one.stamp, one.out, _set_in(atoms_of(one.lines, _full(one.lines, width), names), inset)) for one in found]


def _set_in(atoms: tuple[Atom, ...], inset: frozenset[int]) -> tuple[Atom, ...]:
    return tuple(replace(atom, inset=True) if atom.pieces[0].line in inset else atom for atom in atoms)


def _inset(blocks: Sequence[Sequence[Piece]]) -> frozenset[int]:
    """The lines that begin well to the right of all that times stand on, where nearly all blocks end on such lines."""
    several = [lines for lines in blocks if len(lines) > 1]
    edge = max((lines[0].column for lines in several), default=0) + SET_IN
    ending = sum(lines[-1].column >= edge for lines in several)
    inset = frozenset(line.line for lines in blocks for line in lines[1:] if line.column >= edge)
    return inset if len(several) >= LEAST and ending >= MOSTLY * len(several) else frozenset()


def _joins(above: Piece, below: Piece, width: int) -> bool:
    """Does a line go on in the next one, which ends on a time?"""
    near = below.line == above.line + 1 and not wording.is_finished(above.text)
    return near and (below.text[:1].islower() or (_full([above, below], width)[1] and not BULLET.match(below.text)))


def _are_fields(lines: Sequence[Line]) -> bool:
    """Do signs part the cells of many lines?"""
    fields = sum(bool(FIELDS.search(line.piece.text)) for line in lines)
    return fields >= FEW_FIELDS * len(lines)


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


def _are_alike(timed: Sequence[Line], style: str) -> bool:
    """Are nearly all times single, or nearly all ranges whose second time comes after the first?"""
    pairs = [[notation.clock(stamp.text, style) or 0 for stamp in line.stamps] for line in timed if len(line.stamps) == 2]
    return not pairs or (len(pairs) >= MOSTLY * len(timed) and sum(two > one for one, two in pairs) >= NEARLY_ALL * len(pairs))
