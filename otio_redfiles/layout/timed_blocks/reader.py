"""A page of blocks as records, where one way to mark its pictures explains nearly all of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.timed_blocks import ways
from otio_redfiles.layout.timed_blocks.atoms import Atom
from otio_redfiles.layout.timed_blocks.blocks import Block, blocks_of, width_of
from otio_redfiles.layout.timed_blocks.counted import Counted, as_printed, counted_of
from otio_redfiles.layout.timed_blocks.explained import explained
from otio_redfiles.layout.timed_blocks.ways import CUE, NAME, ON, SAID, SEEN, Way
from otio_redfiles.layout.words import interpret, spans
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind, Draft, DraftCue, DraftShot, Piece

LAYOUT = {True: "blocks by timecodes", False: "text without timecodes"}
MARKED = {"bullet": "behind dashes", "label": "labelled", "capitals": "in capitals", "margin": "left of words", "plain": "by their words"}
COUNTED_LAYOUT = {True: "counted pictures, by timecodes", False: "counted pictures, without timecodes"}
LEAST_SEEN, LEAST_SAID, MOST_ODD, LEAST_FIT = 3, 3, 0.08, 0.8
LEAST_NAMED = 5
"""So many names, and one in every block, make a page on which nothing is seen."""
MUCH = 0.4
"""So much better, in log odds an atom, a page is explained before another reading of it may be given up."""
COUNTED_FIT, LASTING_FIT, TIMED, LASTING, UNTIMED = 2.85, 2.95, 0.5, -0.1, 0.75
"""The same of a list whose numbers say what its pictures are: one with times, one with lengths (it need be no worse: these belong to no
words), and one without either, of which agencies' have a reader that knows more of them."""
PLAIN_FIT, PLAINLY = 2.6, 1.1
"""So well, and so much better, it is explained where another reading is given up whoever may speak for that: no page in a layout that
another family was made for comes near both."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of blocks: its lines, those above the first block, the blocks, the best way, the roles of the atoms, how well they fit."""

    lines: Sequence[Line]
    head: Sequence[Line]
    blocks: Sequence[Block]
    way: Way
    roles: Sequence[Sequence[str]]
    fit: float


def much_better(printed: Sequence[Piece], style: str | None, draft: Draft) -> Read | None:
    """What the page says as blocks; None where a draft of it explains it about as well."""
    found = _found(printed, style)
    return _read(found) if found is not None and found.fit - explained(found.blocks, draft, found.way.names) > MUCH else None


def plainly_better(printed: Sequence[Piece], style: str | None, draft: Draft) -> Read | None:
    """What the page says as blocks, so regular that nothing of it stays unexplained, where a draft of it leaves much so."""
    found = _found(printed, style)
    plain = found is not None and found.fit >= PLAIN_FIT and found.fit - explained(found.blocks, draft, found.way.names) >= PLAINLY
    return _read(found) if found is not None and plain else None


def counted_better(printed: Sequence[Piece], style: str | None, draft: Draft) -> tuple[Read, str | None] | None:
    """What a list of counted pictures says, and its notation of timecodes, where a draft of it leaves much unexplained; None for others."""
    counted = counted_of(printed, style)
    if counted is None:
        return None
    measured = bool(counted.style or counted.lengths or not any(isinstance(item, DraftShot) for item in draft.items))
    found = _found(counted.lines, counted.style, 0 if measured else LEAST_SAID)
    if found is None or not _are_told(found, counted) or found.fit - explained(found.blocks, draft, found.way.names) < _least(counted, found, draft):
        return None
    head = text_lines.lines_of(counted.head, None) if counted.head else found.head
    read, lasting = _read(replace(found, head=head)), {stamp.line: stamp for stamp in counted.lengths}
    items = tuple(as_printed(item, printed) for item in read.items)
    items = tuple(replace(item, duration=lasting.get(item.pieces[0].line)) if isinstance(item, DraftShot) else item for item in items)
    stamps = tuple(sorted((*read.stamps, *counted.lengths), key=lambda stamp: (stamp.line, stamp.column)))
    return Read(COUNTED_LAYOUT[counted.style is not None], items, stamps, counted.lengths), counted.style


def _are_told(found: Found, counted: Counted) -> bool:
    """Do the numbers of a list say what its pictures are, and all else fit?"""
    if not counted.dotted:
        return found.fit >= PLAIN_FIT
    return found.way.mark == "bullet" and found.fit >= (LASTING_FIT if counted.lengths else COUNTED_FIT)


def _least(counted: Counted, found: Found, draft: Draft) -> float:
    """So much better is a list explained than by a draft of it that is given up."""
    return LASTING if counted.lengths else TIMED if counted.style or _unheard(found, draft) >= LEAST_SAID else UNTIMED


def _unheard(found: Found, draft: Draft) -> int:
    """How often somebody speaks below a name whose words the draft takes for a note."""
    notes = {piece.line for item in draft.items if isinstance(item, DraftCue) for piece in item.pieces}
    pairs = [pair for block, path in zip(found.blocks, found.roles, strict=True) for pair in pairwise(zip(block.atoms, path, strict=True))]
    return sum(name == NAME and role == SAID and atom.pieces[0].line in notes for (_, name), (atom, role) in pairs)


def _found(printed: Sequence[Piece], style: str | None, least_said: int = LEAST_SAID) -> Found | None:
    lines = text_lines.lines_of(printed, style)
    cut = blocks_of(lines, style, width_of(lines))
    if cut is None:
        return None
    head, blocks = cut
    if (best := ways.best(blocks)) is None:
        return None
    way, roles, fit = best
    told = [pair for block, path in zip(blocks, roles, strict=True) for pair in zip(block.atoms, path, strict=True)]
    seen, said, named = (sum(role == kind for _, role in told) for kind in (SEEN, SAID, NAME))
    odd = sum(ways.is_odd(atom, role, way) for atom, role in told)
    whole = seen >= LEAST_SEEN or named >= max(LEAST_NAMED, len(blocks))
    fits = whole and said >= least_said and odd <= MOST_ODD * len(told) and fit >= LEAST_FIT
    return Found(lines, head, blocks, way, roles, fit) if fits else None


def _read(found: Found) -> Read:
    records = [Record(line.number, (Entry(Kind.CUE, line.words, cue=CueKind.HEADER),)) for line in found.head if line.words]
    records += [_record(block, path) for block, path in zip(found.blocks, found.roles, strict=True)]
    traits = replace(habits.traits_of([atom.text for block in found.blocks for atom in block.atoms]), upper_narration=False)
    scribe = interpret.Interpreter(traits, replace(interpret.habits_of(traits), named_narrator=False)).read(records)
    stamps = tuple(stamp for line in found.lines for stamp in line.stamps)
    seen = any(role == SEEN for path in found.roles for role in path)
    marked = f"{LAYOUT[bool(stamps)]}, pictures {MARKED.get(found.way.mark, 'in brackets')}" if seen else f"{LAYOUT[bool(stamps)]}, speakers named"
    return Read(marked, scribe.written(), stamps)


def _record(block: Block, roles: Sequence[str]) -> Record:
    line = block.atoms[0].pieces[0].line if block.atoms else block.stamp.line if block.stamp else 1
    return Record(line, tuple(_entries(block.atoms, roles)), block.stamp, block.out)


def _entries(atoms: Sequence[Atom], roles: Sequence[str]) -> Iterator[Entry]:
    """The entries of a block: wrapped lines of one thing together."""
    held: Entry | None = None
    for atom, role in zip(atoms, roles, strict=True):
        if held is not None and (role == ON or (role == SAID and held.kind is Kind.WORDS)):
            held = replace(held, pieces=(*held.pieces, *atom.pieces))
            continue
        if held is not None:
            yield held
        if role == NAME and atom.bullet is not None and atom.label is not None and atom.label.bite:
            # An item of a list is seen, the announcement of a bite as well.
            yield Entry(Kind.PICTURE, _unclosed(atom.pieces), bracketed=True)
            held = Entry(Kind.LABEL, (), atom.label)
            continue
        held = _entry(atom, role)
    if held is not None:
        yield held


def _unclosed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """An announcement without the colon behind it."""
    return (*pieces[:-1], replace(pieces[-1], text=pieces[-1].text.rstrip(": ")))


def _entry(atom: Atom, role: str) -> Entry:
    if role == NAME:
        return Entry(Kind.LABEL, atom.pieces, atom.label)
    if role == CUE:
        return Entry(Kind.CUE, atom.pieces, cue=atom.cue or CueKind.OTHER)
    if role == SAID:
        return Entry(Kind.WORDS, atom.pieces, odds=3.0)
    return Entry(Kind.PICTURE, spans.unboxed(atom.pieces) if atom.box else atom.pieces, bracketed=True)
