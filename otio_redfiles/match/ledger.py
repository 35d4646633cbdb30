"""Cut against cut: what an editor did, as a ledger of atoms.

Along the pairs that kept their order the offset changes by exactly the sum of four kinds of atoms: a clip's
change of length, a missing run (-), an added run (+), a change of the gap. Blocks moved out or in are booked
as moves. Atoms with no unchanged clip between them form a cluster. Neighbours of a cluster that cancel (two
or three of them) are one edit that shifts nothing: a roll, a lift, a replacement. Every other atom *is* the
ripple and carries its frames. Nothing is guessed: the atoms of a stretch add up to its change of offset.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otio_redfiles.match.changes import Change, Match, healed
from otio_redfiles.match.identity import media_of, pair_up
from otio_redfiles.match.model import Event, RowKind, Side
from otio_redfiles.match.order import blocks, in_order

Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Atom:
    """One booking: `frames` more (+) or less (-). `what`: length, missing, added or gap. `at`: what it
    shifts."""

    what: str
    frames: int
    a: tuple[int, ...] = ()
    b: tuple[int, ...] = ()
    at: tuple[int, int] | None = None


def compare_cuts(a: Side, b: Side) -> Match:
    """Two exact sides at one rate, neither of them empty."""
    pairs = pair_up(a.events, b.events)
    return booked(a, b, pairs, *split(pairs, a.events))


def booked(a: Side, b: Side, pairs: Pairs, kept: Pairs, moved: list[Pairs]) -> Match:
    """The ledger of two exact sides whose pairs are known: those that kept their order, blocks that moved."""
    offset = _programme_offset(a, b, kept)
    book = _Book(a, b, offset, kept, moved)
    changes = [change for cluster in book.clusters() for change in _entries(cluster)]
    changes += [*_moves(book, moved), *_renamed_and_slipped(a, b, pairs)]
    changes.sort(key=lambda c: (c.a[0] if c.a else c.at[0] if c.at else len(a.events), c.b[:1]))
    spans = [(a.events[i].start, a.events[i].end, b.events[j].start - a.events[i].start) for i, j in pairs]
    return Match(offset, tuple(pairs), tuple(changes), healed(spans))


def split(pairs: list[tuple[int, int]], events: Sequence[Event]) -> tuple[Pairs, list[Pairs]]:
    """Pairs that kept their order, and blocks that moved."""
    runs = blocks(pairs)
    weights = [sum(max(1, events[i].end - events[i].start) for i, _ in run) for run in runs]
    stays = in_order([run[0][1] for run in runs], weights)
    kept = [pair for run, stay in zip(runs, stays) if stay for pair in run]
    return kept, [run for run, stay in zip(runs, stays) if not stay]


def _programme_offset(a: Side, b: Side, kept: Sequence[tuple[int, int]]) -> int:
    """The shift common to the programme: the first pair's, unless clips at the very head came or went."""
    if not kept:
        return b.start - a.start
    i, j = kept[0]
    first, starts = b.events[j].start - a.events[i].start, b.start - a.start
    if first == 0 or (i == 0 and j == 0):
        return first
    gone = sum(e.end - e.start for e in a.events[:i])
    come = sum(e.end - e.start for e in b.events[:j])
    return starts if first - starts == come - gone else first


class _Book:
    """The atoms of two cuts in programme order."""

    def __init__(self, a: Side, b: Side, offset: int, kept: Pairs, moved: list[Pairs]) -> None:
        self.a, self.b, self.offset, self.kept = a.events, b.events, offset, kept
        self.out = {i for block in moved for i, _ in block}
        self.into = {j for block in moved for _, j in block}

    def shift(self, k: int) -> int:
        i, j = self.kept[k]
        return self.b[j].start - self.a[i].start

    def clusters(self) -> Iterator[list[Atom]]:
        """Atoms not separated by an unchanged clip."""
        cluster: list[Atom] = []
        for k in range(-1, len(self.kept)):
            if k >= 0 and not self._length_change(k):
                yield cluster
                cluster = []
            cluster.extend(self._atoms(k))
        yield cluster

    def _length_change(self, k: int) -> int:
        i, j = self.kept[k]
        return (self.b[j].end - self.b[j].start) - (self.a[i].end - self.a[i].start)

    def _atoms(self, k: int) -> Iterator[Atom]:
        """Kept pair k's own atom and those between it and the next kept pair (k = -1: before the first)."""
        i, j = self.kept[k] if k >= 0 else (-1, -1)
        last = k + 1 == len(self.kept)
        at = (len(self.a), len(self.b)) if last else self.kept[k + 1]
        where = None if last else at
        grown = self._length_change(k) if k >= 0 else 0
        gone, come = range(i + 1, at[0]), range(j + 1, at[1])
        atoms = [Atom("missing", -_frames(self.a, run), run, (), where) for run in _runs(gone, self.out)]
        atoms += [Atom("added", _frames(self.b, run), (), run, where) for run in _runs(come, self.into)]
        if grown:
            yield Atom("length", grown, (i,), (j,), where)
        yield from atoms
        gap = 0 if last else self._gap(k, grown + sum(atom.frames for atom in atoms), gone, come)
        if gap:
            yield Atom("gap", gap, (at[0],), (at[1],), where)

    def _gap(self, k: int, booked: int, gone: range, come: range) -> int:
        """What the change of offset leaves when everything else is booked."""
        before = self.shift(k) if k >= 0 else self.offset
        moves = _frames(self.b, [j for j in come if j in self.into]) - _frames(
            self.a, [i for i in gone if i in self.out]
        )
        return self.shift(k + 1) - before - booked - moves


def _frames(events: Sequence[Event], indices: Sequence[int]) -> int:
    return sum(events[k].end - events[k].start for k in indices)


def _runs(indices: range, without: set[int]) -> list[tuple[int, ...]]:
    """Runs of neighbouring indices, those of moved blocks left out."""
    out: list[tuple[int, ...]] = []
    for k in indices:
        if k in without:
            continue
        if out and out[-1][-1] + 1 == k:
            out[-1] += (k,)
        else:
            out.append((k,))
    return out


# --------------------------------------------------------------------------- atoms -> changes


def _entries(cluster: list[Atom]) -> Iterator[Change]:
    for group in _cancelled(cluster):
        yield from (_one(group[0]) if len(group) == 1 else _together(group))


def _cancelled(cluster: list[Atom]) -> list[list[Atom]]:
    """Neighbours that cancel, two or three of them, as groups; every other atom by itself."""
    out, k = [], 0
    while k < len(cluster):
        size = next(
            (n for n in (2, 3) if k + n <= len(cluster) and not sum(c.frames for c in cluster[k : k + n])), 1
        )
        out.append(cluster[k : k + size])
        k += size
    return out


def _one(atom: Atom) -> Iterator[Change]:
    """An atom by itself shifts everything after it."""
    kind, why = {
        "missing": (RowKind.MISSING, "lifted"),
        "added": (RowKind.ADDED, "inserted"),
        "length": (RowKind.RETIMED, "trim"),
        "gap": (RowKind.RIPPLE, "gap"),
    }[atom.what]
    ripple = atom.frames if atom.at else None
    yield Change(kind, atom.a, atom.b, why, atom.frames, ripple, atom.at)


def _together(group: list[Atom]) -> Iterator[Change]:
    """Atoms that cancel: their rows carry no ripple; a gap's atom needs no row of its own."""
    lengths = [atom for atom in group if atom.what == "length"]
    gap = any(atom.what == "gap" for atom in group)
    if len(lengths) > 1:
        yield Change(
            RowKind.RETIMED,
            sum((x.a for x in lengths), ()),
            sum((x.b for x in lengths), ()),
            "roll",
            lengths[0].frames,
        )
    for atom in group:
        if atom.what == "missing":
            yield Change(RowKind.MISSING, atom.a, (), "lift" if gap else "replaced", atom.frames)
        elif atom.what == "added":
            yield Change(RowKind.ADDED, (), atom.b, "overwrite" if gap else "replaced", atom.frames, at=None)
        elif atom.what == "length" and len(lengths) == 1:
            yield Change(RowKind.RETIMED, atom.a, atom.b, "trim in place", atom.frames)


def _moves(book: _Book, moved: list[Pairs]) -> Iterator[Change]:
    for block in moved:
        (i, j) = block[0]
        frames = book.b[j].start - book.a[i].start - book.offset
        yield Change(RowKind.MOVED, tuple(i for i, _ in block), tuple(j for _, j in block), "moved", frames)
        for i, j in block:
            grown = (book.b[j].end - book.b[j].start) - (book.a[i].end - book.a[i].start)
            if grown:
                yield Change(RowKind.RETIMED, (i,), (j,), "trim in place", grown)


def _renamed_and_slipped(a: Side, b: Side, pairs: Sequence[tuple[int, int]]) -> Iterator[Change]:
    for i, j in pairs:
        old, new = a.events[i], b.events[j]
        if old.name and new.name and old.name != new.name:
            yield Change(RowKind.RENAMED, (i,), (j,), "renamed")
        slip = _slip(old, new)
        if slip:
            yield Change(RowKind.RETIMED, (i,), (j,), "slip", slip)


def _slip(a: Event, b: Event) -> int:
    """Frames by which the same length of the same material begins elsewhere in it."""
    if a.source_in is None or b.source_in is None or a.end - a.start != b.end - b.start:
        return 0
    return b.source_in - a.source_in if media_of(a) and media_of(a) == media_of(b) else 0
