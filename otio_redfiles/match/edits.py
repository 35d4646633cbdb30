"""From the path to the report: runs and their openings become the rows an editor would write."""

from collections.abc import Iterable, Sequence
from math import exp

import numpy as np

from otio_redfiles.match.changes import Change, Match, healed
from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head
from otio_redfiles.match.model import RowKind, Side
from otio_redfiles.match.moves import Move, block_heads
from otio_redfiles.match.path import DELETE, INSERT, JUMP, START, TRIM, Step
from otio_redfiles.match.refine import Refiner, Run
from otio_redfiles.match.simplify import runs_found
from otio_redfiles.match.swaps import Swap, find_swaps
from otio_redfiles.match.weigher import Weigher

COVERED = 0.5  # of a shot's slot is a gap: the shot was lifted
TAIL_SECONDS = (
    30  # a script does not say where its last shot ends: what follows for so long is the last shot's
)
STRAY_SECONDS = 3  # clips that nobody claims inside the programme, for so long, are no row
ROLLED = 3  # slacks a clip begins before its shot's second: nearer is the script's own scatter
EDITED = 3  # rows that show the cut was worked on: in an untouched one nobody rolled anything
BRIEF = 2  # slacks: a shot so short may stand in less than a second
CERTAIN = 0.99


def placed(
    a: Side, b: Side, shots: Shots, cut: Boundaries, steps: list[Step], heads: list[Head]
) -> list[Run]:
    """The runs of a path, placed to the frame."""
    return Refiner(shots.kernel, (0, b.start - a.start)).place(runs_found(steps, heads, shots, cut))


def report(
    a: Side,
    b: Side,
    shots: Shots,
    cut: Boundaries,
    runs: list[Run],
    moves: list[Move],
    heads: list[Head],
    weigher: Weigher,
) -> Match:
    """Pairs, rows and the offset map of a finished path."""
    head_of = {head.shot: head for head in heads}
    _own_the_tail(heads, cut, a.rate.nominal, weigher)
    guesses = (0, b.start - a.start)
    _head_insert(runs, heads, cut, guesses, shots)
    offset = _first_offset(runs, shots, guesses)
    extra = [head for move in moves for head in block_heads(move, shots, cut, weigher)]
    lifted, outside = _lifted(shots, cut, runs), _outside(shots, cut, runs)
    _leave_the_tail(heads, outside)
    swaps = find_swaps(runs, heads, shots, cut, weigher, {*lifted, *outside})
    _exchange(swaps, head_of)
    pairs = sorted(
        {
            (h.shot, j)
            for h in heads + extra
            if h.shot not in lifted and h.shot not in outside
            for j in _clips(cut, h)
        }
    )
    changes = _openings(runs, moves, offset, cut, head_of)
    changes += [_moved(move, cut, runs, shots, pairs) for move in moves] + _lift_rows(lifted)
    changes += [_swapped(swap, cut) for swap in swaps]
    if len(changes) >= EDITED:
        exchanged = {swap.shot + k for swap in swaps for k in (0, 1)}
        changes += _early(shots, cut, heads, runs, {*lifted, *outside, *exchanged})
    pairs = _with_strays(a, b, pairs, changes)
    changes += _leftovers(a, b, pairs, changes)
    changes.sort(key=lambda c: (c.a[0] if c.a else c.at[0] if c.at else 1 << 60, c.b[:1]))
    return Match(offset, tuple(pairs), tuple(changes), _map(shots, runs, moves, swaps, cut))


def _map(
    shots: Shots, runs: Sequence[Run], moves: Sequence[Move], swaps: Sequence[Swap], cut: Boundaries
) -> tuple:
    apart = {swap.shot + k: _by_swap(swap, cut)[k] for swap in swaps for k in (0, 1)}
    spans = [
        (int(shots.start[s]), int(shots.start[s + 1]), run.offset + apart.get(s, 0))
        for run in runs
        for s in run.shots
    ]
    spans += [
        (int(shots.start[s]), int(shots.start[s + 1]), move.offset) for move in moves for s in move.shots
    ]
    return healed(sorted(spans))


def _first_offset(runs: Sequence[Run], shots: Shots, guesses: Iterable[int]) -> int:
    """The shift common to the programme: the first run's, unless what opens it is an edit at the very
    head."""
    if not runs:
        return 0
    first = runs[0]
    if first.step.kind == INSERT:
        return first.offset - (first.link or first.step.offset - first.step.before)
    if first.step.kind == DELETE:
        near = [guess for guess in guesses if abs(guess - first.step.before) <= shots.slack]
        return near[0] if near else first.step.before
    return first.offset


def _head_insert(
    runs: Sequence[Run], heads: Sequence[Head], cut: Boundaries, guesses: Iterable[int], shots: Shots
) -> None:
    """Clips before the first shot are an insertion if they shift the programme by just their length."""
    if not runs or not heads or heads[0].head <= 0 or heads[0].shot != 0 or runs[0].step.kind != START:
        return
    lead = int(cut.at[heads[0].head] - cut.at[0])
    shifts = [runs[0].offset - guess for guess in guesses]
    if 3 * lead > _length(shots, range(len(shots))):
        return
    if all(abs(shift) > 4 * shots.slack for shift in shifts) and any(
        abs(shift - lead) <= shots.slack for shift in shifts
    ):
        step = runs[0].step
        runs[0].step = Step(
            step.shot, step.offset, INSERT, heads[0].head, 0, step.share, runs[0].offset - lead
        )
        runs[0].link = lead


def _own_the_tail(heads: list[Head], cut: Boundaries, second: int, weigher: Weigher) -> None:
    """The last shot owns what follows it, but for clips whose names speak of something else."""
    if not heads:
        return
    head, end = heads[-1], len(cut)
    while end > max(head.head, head.first) + 1 and weigher.names.foreign[end - 1]:
        end -= 1
    stop = int(cut.at[end]) if end < len(cut) else cut.end
    if end < head.last or (head.last < len(cut) and stop - cut.at[head.last] <= TAIL_SECONDS * second):
        head.last = end


def _leave_the_tail(heads: list[Head], outside: set[int]) -> None:
    """What shots after the cut's end were given is the last one's before."""
    while len(heads) > 1 and heads[-1].shot in outside and heads[-2].last <= heads[-1].last:
        heads[-2].last = max(heads[-2].last, heads[-1].last)
        if heads[-2].shot not in outside:
            return
        heads = heads[:-1]


def _exchange(swaps: Sequence[Swap], head_of: dict[int, Head]) -> None:
    for swap in swaps:
        one, other = head_of[swap.shot], head_of[swap.shot + 1]
        one.head, one.first, one.last = swap.split, swap.split, swap.high
        other.head, other.first, other.last = swap.low, swap.low, swap.split


def _by_swap(swap: Swap, cut: Boundaries) -> tuple[int, int]:
    """Frames by which a swap moves its first shot down and its second up."""
    end = int(cut.at[swap.high]) if swap.high < len(cut) else cut.end
    return int(cut.at[swap.split] - cut.at[swap.low]), int(cut.at[swap.split]) - end


def _swapped(swap: Swap, cut: Boundaries) -> Change:
    """The shorter of the two is called moved."""
    down, up = _by_swap(swap, cut)
    first = -up <= down
    span = range(swap.split, swap.high) if first else range(swap.low, swap.split)
    clips = tuple(int(c) for c in cut.clip[span.start : span.stop] if c >= 0)
    shot = swap.shot if first else swap.shot + 1
    return Change(RowKind.MOVED, (shot,), clips, "moved", down if first else up, confidence=CERTAIN)


def _clips(cut: Boundaries, head: Head) -> list[int]:
    """The clips a shot owns; a shot without a cut of its own shares the one that runs on."""
    first = head.first if head.head >= 0 else max(0, head.first - 1)
    last = max(head.last, first + 1)
    return [int(c) for c in cut.clip[first:last] if c >= 0]


# --------------------------------------------------------------------------- shots that are not there


def _lifted(shots: Shots, cut: Boundaries, runs: Sequence[Run]) -> dict[int, int]:
    """Shots whose slot is a gap for the most part: shot -> the gap's number."""
    out: dict[int, int] = {}
    for run in runs if len(cut.gaps) else ():
        for s in run.shots:
            start, end = int(shots.start[s]) + run.offset, int(shots.start[s + 1]) + run.offset
            k = int(np.searchsorted(cut.gaps[:, 0], (start + end) // 2, side="right")) - 1
            if k >= 0 and min(end, cut.gaps[k, 1]) - max(start, cut.gaps[k, 0]) > COVERED * (end - start):
                out[s] = k
    return out


def _outside(shots: Shots, cut: Boundaries, runs: Sequence[Run]) -> set[int]:
    """Shots that would stand before the cut's first clip or after its last."""
    return {
        s
        for run in runs
        for s in run.shots
        if shots.start[s] + run.offset + _room(shots, s) >= cut.end
        or shots.start[s + 1] + run.offset - shots.slack // 2 <= cut.at[0]
    }


def _room(shots: Shots, s: int) -> int:
    """Frames a shot needs before the cut's end: a second, unless it is hardly longer."""
    length = int(shots.start[s + 1] - shots.start[s])
    return shots.slack - 1 if length > BRIEF * shots.slack else shots.slack // 2


def _lift_rows(lifted: dict[int, int]) -> list[Change]:
    groups: dict[int, list[int]] = {}
    for shot, gap in sorted(lifted.items()):
        groups.setdefault(gap, []).append(shot)
    return [
        Change(RowKind.MISSING, tuple(members), (), "lift", confidence=CERTAIN) for members in groups.values()
    ]


def _early(
    shots: Shots, cut: Boundaries, heads: Sequence[Head], runs: Sequence[Run], gone: set[int]
) -> list[Change]:
    """Shots whose own clip begins well before its time: the cut before it was rolled.

    Only names can say so. A clip that begins late says nothing: a shot whose first cut is missing looks the
    same.
    """
    offset = {shot: run.offset for run in runs for shot in run.shots}
    out = []
    for head in heads:
        if head.head < 0 or cut.clip[head.head] < 0 or head.shot in gone or head.shot not in offset:
            continue
        early = int(cut.at[head.head] - shots.start[head.shot]) - offset[head.shot] - shots.slack // 2
        if early < -ROLLED * shots.slack:
            out.append(
                Change(
                    RowKind.RETIMED,
                    (head.shot,),
                    (int(cut.clip[head.head]),),
                    "starts",
                    early,
                    confidence=0.7,
                )
            )
    return out


def _with_strays(
    a: Side, b: Side, pairs: list[tuple[int, int]], changes: Sequence[Change]
) -> list[tuple[int, int]]:
    """A clip or two between paired ones that nobody claims belong to the shot before them."""
    owner = {j: i for i, j in pairs}
    told = owner.keys() | {j for change in changes if change.kind is not RowKind.RIPPLE for j in change.b}
    out = list(pairs)
    for run in together(j for j in range(len(b.events)) if j not in told):
        if _frames(b, run, 1) <= STRAY_SECONDS * b.rate.nominal and run[-1] + 1 in told:
            shot = owner.get(run[0] - 1, owner.get(run[-1] + 1))
            out += [(shot, j) for j in run if shot is not None]
    return sorted(out)


def _leftovers(a: Side, b: Side, pairs: Sequence[tuple[int, int]], changes: Sequence[Change]) -> list[Change]:
    """What no row and no pair speaks of: shots and clips outside the other side's time."""
    told_a = {i for i, _ in pairs} | {
        i for change in changes if change.kind is not RowKind.RIPPLE for i in change.a
    }
    told_b = {j for _, j in pairs} | {
        j for change in changes if change.kind is not RowKind.RIPPLE for j in change.b
    }
    out = [
        Change(RowKind.MISSING, run, (), "outside", _frames(a, run, -1), confidence=CERTAIN)
        for run in together(i for i in range(len(a.events)) if i not in told_a)
    ]
    return out + [
        Change(RowKind.ADDED, (), run, "before", _frames(b, run, 1), confidence=CERTAIN)
        for run in together(j for j in range(len(b.events)) if j not in told_b)
    ]


def _frames(side: Side, run: Sequence[int], sign: int) -> int:
    return sign * sum(side.events[k].end - side.events[k].start for k in run)


def together(indices: Iterable[int]) -> list[tuple[int, ...]]:
    """Indices as runs of neighbours."""
    out: list[list[int]] = []
    for k in indices:
        if out and out[-1][-1] + 1 == k:
            out[-1].append(k)
        else:
            out.append([k])
    return [tuple(run) for run in out]


# --------------------------------------------------------------------------- breaks


def _openings(
    runs: Sequence[Run], moves: Sequence[Move], offset: int, cut: Boundaries, head_of: dict[int, Head]
) -> list[Change]:
    moved = {k for move in moves for k in (move.gone, move.come)}
    out, before = [], offset
    for k, run in enumerate(runs):
        if k not in moved:
            out += _opening(before, run, cut, head_of)
        before = run.offset
    return out


def _opening(before: int, run: Run, cut: Boundaries, head_of: dict[int, Head]) -> list[Change]:
    step, jump = run.step, run.offset - before
    place, sure = _place(run, cut, head_of), float(step.share)
    if step.kind == DELETE:
        gone = tuple(range(step.shot - step.size, step.shot))
        return [Change(RowKind.MISSING, gone, (), "lifted", jump, jump or None, place, sure)]
    if step.kind == INSERT:
        clips = tuple(int(c) for c in cut.clip[step.boundary : step.boundary + step.size] if c >= 0)
        return [
            Change(RowKind.ADDED if clips else RowKind.RIPPLE, (), clips, "inserted", jump, jump, place, sure)
        ]
    if step.kind in (TRIM, JUMP) and jump:
        return [Change(RowKind.RIPPLE, place[:1], place[1:], "ripple", jump, jump, place, sure)]
    return []


def _place(run: Run, cut: Boundaries, head_of: dict[int, Head]) -> tuple[int, int]:
    """Where a ripple begins: the run's first shot, and its clip."""
    head = head_of[run.step.shot]
    clip = int(cut.clip[min(max(head.head, head.first), len(cut) - 1)])
    return run.step.shot, max(0, clip)


def _moved(
    move: Move, cut: Boundaries, runs: Sequence[Run], shots: Shots, pairs: Sequence[tuple[int, int]]
) -> Change:
    """The block's row; if it changed places with fewer frames of neighbours, those are called moved."""
    sure = 1 / (1 + exp(-min(50.0, move.score)))
    first, last = min(move.gone, move.come), max(move.gone, move.come)
    base, between = runs[first - 1].offset, runs[first]
    if last == first + 1 and _length(shots, between.shots) < _length(shots, move.shots):
        theirs = set(between.shots)
        clips = sorted({j for i, j in pairs if i in theirs})
        return Change(
            RowKind.MOVED, tuple(between.shots), tuple(clips), "moved", between.offset - base, confidence=sure
        )
    clips = [int(c) for c in cut.clip[move.low : move.high] if c >= 0]
    return Change(RowKind.MOVED, move.shots, tuple(clips), "moved", move.offset - base, confidence=sure)


def _length(shots: Shots, members: Sequence[int]) -> int:
    return int(shots.start[members[-1] + 1] - shots.start[members[0]])
