"""Black, which a script types as a picture and a cut holds as a gap: neither side has lost anything there.

A cut's black is no clip (`cut.spans`), so a shot that says black has nothing to pair with. Where its neighbours are
found and the cut has a hole beside them, the hole is that shot: it stands in as a clip while the two are compared, or
excuses the shot afterwards. Before the first clip and after the last everything is black.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles.match.changes import Change, Match
from otio_redfiles.match.identity import words_key
from otio_redfiles.match.model import Event, RowKind, Side
from otio_redfiles.vocabulary import is_black_picture

Hole = tuple[int, int]  # frames of B: start, end (exclusive)
Pairs = Sequence[tuple[int, int]]
EXCUSED = ("lift", "outside")  # why a shot is missing where a hole stands, or nothing any more


def blacks_of(a: Side, b: Side) -> list[int]:
    """The shots of A that say black, but for those that a clip of B is called like."""
    shots = [k for k, event in enumerate(a.events) if is_black_picture(event.name)]
    named = {words_key(event.name) for event in b.events} if shots else set()
    return [k for k in shots if words_key(a.events[k].name) not in named]


def without(a: Side, shots: Sequence[int]) -> tuple[Side, list[int]]:
    """A without some of its shots, and what its indices were."""
    gone = set(shots)
    kept = [k for k in range(len(a.events)) if k not in gone]
    return replace(a, events=tuple(a.events[k] for k in kept)), kept


def holes_for(a: Side, b: Side, blacks: Sequence[int], pairs: Pairs) -> dict[int, Hole]:
    """Shot of A that says black -> the hole of B that it is, by the neighbours that `pairs` found."""
    holes, paired, out = _Holes(b), {i for i, _ in pairs}, {}
    for run in _runs([k for k in blacks if k not in paired]):
        length = a.events[run[-1]].end - a.events[run[0]].start
        hole = holes.beside(_clips(b, pairs, run[0] - 1), _clips(b, pairs, run[-1] + 1), max(1, length))
        if hole is not None:
            out.update(_parted(a, run, hole))
    return out


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    """Neighbours together."""
    run: list[int] = []
    for k in indices:
        if run and run[-1] + 1 != k:
            yield run
            run = []
        run.append(k)
    if run:
        yield run


def _clips(b: Side, pairs: Pairs, shot: int) -> list[Event]:
    return [b.events[j] for i, j in pairs if i == shot]


def _parted(a: Side, run: Sequence[int], hole: Hole) -> Iterator[tuple[int, Hole]]:
    """The hole among the shots of a run, each as long as it is typed, the last as long as it lasts."""
    start, end = hole
    for k in run:
        stop = end if k == run[-1] else min(end, start + a.events[k].end - a.events[k].start)
        yield k, (start, stop)
        start = stop


class _Holes:
    """Where a cut shows nothing; each hole is given once."""

    def __init__(self, b: Side) -> None:
        self.first, self.last = b.events[0].start, max(event.end for event in b.events)
        self.head, self.tail = b.start, b.end
        self.by_start: dict[int, int] = {}
        end = self.first
        for event in b.events:
            if event.start > end:
                self.by_start[end] = event.start
            end = max(end, event.end)
        self.by_end = {stop: start for start, stop in self.by_start.items()}

    def beside(self, before: list[Event], after: list[Event], length: int) -> Hole | None:
        """The hole behind the clips before, or before those after; where one of them is gone, so much as fits."""
        hole = self._behind(max((e.end for e in before), default=None), length) or self._ahead(
            min((e.start for e in after), default=None), length
        )
        if hole is None or (before and after):
            return self._taken(hole)
        start, end = self._taken(hole)
        return (start, min(end, start + length)) if before else (max(start, end - length), end)

    def _behind(self, end: int | None, length: int) -> Hole | None:
        if end is not None and end == self.last:
            return end, max(self.tail, end + length)
        return (end, self.by_start[end]) if end in self.by_start else None

    def _ahead(self, start: int | None, length: int) -> Hole | None:
        if start is not None and start == self.first:
            return min(self.head, start - length), start
        return (self.by_end[start], start) if start in self.by_end else None

    def _taken(self, hole: Hole | None) -> Hole | None:
        if hole is not None and self.by_start.pop(hole[0], None) is not None:
            self.by_end.pop(hole[1], None)
        return hole


# --------------------------------------------------------------------------- compared with holes as clips


@dataclass(frozen=True, slots=True)
class Filled:
    """A cut whose holes stand in as clips: `old[k]` is what event k of `side` was, None for a hole."""

    side: Side
    old: tuple[int | None, ...]

    def back(self, found: Match) -> Match:
        """The match with the cut as it is: the holes are no clips, what became of them is said of the shots."""
        pairs = tuple((i, self.old[j]) for i, j in found.pairs if self.old[j] is not None)
        holes = [(i, self.side.events[j]) for i, j in found.pairs if self.old[j] is None]
        changes = tuple(told for change in found.changes if (told := self._told(change)) is not None)
        return replace(found, pairs=pairs, changes=changes, black=tuple((i, e.start, e.end) for i, e in holes))

    def _told(self, change: Change) -> Change | None:
        clips = tuple(self.old[j] for j in change.b if self.old[j] is not None)
        told = replace(change, b=clips, at=change.at and (change.at[0], self._place(change.at[1])))
        if clips or not change.b or change.kind not in (RowKind.ADDED, RowKind.RENAMED):
            return told
        return replace(told, kind=RowKind.RIPPLE, why="gap") if change.ripple else None  # a hole that shifts nothing

    def _place(self, j: int) -> int:
        return sum(old is not None for old in self.old[:j])


def filled(b: Side, holes: Sequence[tuple[str, Hole]]) -> Filled:
    """B with holes as clips of the given names."""
    extra = [(Event(0, "black", None, start, end, name), None) for name, (start, end) in holes]
    known = [(event, k) for k, event in enumerate(b.events)]
    both = sorted(known + extra, key=lambda one: one[0].start)
    events = tuple(replace(event, index=k) for k, (event, _) in enumerate(both))
    start, end = min(b.start, events[0].start), max(b.end, *(event.end for event in events))
    return Filled(replace(b, events=events, start=start, end=end), tuple(old for _, old in both))


def excused(found: Match, a: Side, b: Side, blacks: Sequence[int]) -> Match:
    """The match of a script and its cut, where shots that say black and have a hole of the cut are not missing."""
    gone = {i for change in found.changes if change.ripple and change.kind is RowKind.MISSING for i in change.a}
    holes = dict(_at_their_time(a, b, found)) | holes_for(a, b, [k for k in blacks if k not in gone], found.pairs)
    changes = tuple(told for change in found.changes if (told := _left(change, holes)) is not None)
    return replace(found, changes=changes, black=tuple((i, *hole) for i, hole in sorted(holes.items())))


def _at_their_time(a: Side, b: Side, found: Match) -> Iterator[tuple[int, Hole]]:
    """Lifted shots that say black, with the hole that stands at their time."""
    holes = [(one.end, other.start) for one, other in zip(b.events, b.events[1:]) if one.end < other.start]
    for i in (i for change in found.changes if change.why == "lift" for i in change.a):
        event = a.events[i]
        for offset in (one.offset for one in found.stretches if one.start <= event.start < one.end):
            middle = (event.start + event.end) // 2 + offset
            yield from ((i, hole) for hole in holes if is_black_picture(event.name) and hole[0] <= middle < hole[1])


def _left(change: Change, holes: dict[int, Hole]) -> Change | None:
    """A row without the shots that have a hole; None where nothing is left of it."""
    if change.kind is not RowKind.MISSING or change.why not in EXCUSED:
        return change
    shots = tuple(i for i in change.a if i not in holes)
    return replace(change, a=shots) if shots else None


def compare_black(a: Side, b: Side, named: Callable[[Side, Side], Match | None], timed: Callable[[Side, Side], Match],
                  pairs_of: Callable[[Side, Side], Pairs | None]) -> Match:  # fmt: skip
    """A script and its cut: `named` with holes for what says black, where names say which is which (`pairs_of`);
    else `timed`, which sees the holes by itself."""
    blacks = blacks_of(a, b)
    if not blacks:
        return named(a, b) or timed(a, b)
    if (made := _with_holes(a, b, blacks, pairs_of)) and (found := named(a, made.side)):
        return made.back(found)
    return excused(named(a, b) or timed(a, b), a, b, blacks)


def _with_holes(a: Side, b: Side, blacks: Sequence[int], pairs_of: Callable[[Side, Side], Pairs | None]) -> Filled | None:
    rest, kept = without(a, blacks)
    pairs = pairs_of(rest, b) if rest.events else None
    holes = holes_for(a, b, blacks, [(kept[i], j) for i, j in pairs or ()])
    return filled(b, [(a.events[k].name, hole) for k, hole in sorted(holes.items())]) if holes else None
