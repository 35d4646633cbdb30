"""From the path to the report: runs and their openings become the rows an editor would write."""

from collections.abc import Sequence

import numpy as np

from otio_redfiles.match.changes import Change, Match, healed
from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head
from otio_redfiles.match.kernel import Kernel
from otio_redfiles.match.model import RowKind, Side
from otio_redfiles.match.moves import Move, block_heads, find_moves
from otio_redfiles.match.path import DELETE, INSERT, JUMP, TRIM, Step
from otio_redfiles.match.refine import Refiner, Run
from otio_redfiles.match.simplify import runs_found
from otio_redfiles.match.weigher import Weigher


def report(a: Side, b: Side, shots: Shots, cut: Boundaries, steps: list[Step], heads: list[Head],
           weigher: Weigher) -> Match:
    head_of = {head.shot: head for head in heads}
    runs = runs_found(steps, heads, shots, cut)
    runs = Refiner(Kernel(shots.slack), (0, b.start - a.start)).place(runs)
    moves = find_moves(runs, shots, cut, weigher)
    extra = [head for move in moves for head in block_heads(move, shots, cut, weigher)]
    moved = {k for move in moves for k in (move.gone, move.come)}
    lifted = _lifted(shots, cut, runs)
    pairs = sorted((h.shot, j) for h in heads + extra if h.shot not in lifted for j in _clips(cut, h))
    changes = [change for k, run in enumerate(runs) if k and k not in moved
               for change in _opening(runs[k - 1], run, cut, head_of, b)]
    changes += [_moved(move, cut, runs) for move in moves]
    changes += _lift_rows(lifted, runs)
    spans = [(int(shots.start[s]), int(shots.start[s + 1]), run.offset) for run in runs for s in run.shots]
    spans += [(int(shots.start[s]), int(shots.start[s + 1]), move.offset) for move in moves for s in move.shots]
    spans.sort()
    changes.sort(key=lambda c: (c.a[0] if c.a else c.at[0] if c.at else 1 << 60))
    offset = runs[0].offset if runs else 0
    return Match(offset, tuple(pairs), tuple(changes), healed(spans))


def _clips(cut: Boundaries, head: Head) -> list[int]:
    """The clips a shot owns; a shot without a cut of its own shares the one that runs on."""
    first = head.first if head.head >= 0 else max(0, head.first - 1)
    last = max(head.last, first + 1)
    return [int(c) for c in cut.clip[first:last] if c >= 0]


def _lifted(shots: Shots, cut: Boundaries, runs: Sequence[Run]) -> dict[int, int]:
    """Shots whose slot is a gap for the most part: shot -> the gap's number."""
    out: dict[int, int] = {}
    for run in runs if len(cut.gaps) else ():
        for s in run.shots:
            start, end = int(shots.start[s]) + run.offset, int(shots.start[s + 1]) + run.offset
            k = int(np.searchsorted(cut.gaps[:, 0], (start + end) // 2, side="right")) - 1
            if k >= 0 and min(end, cut.gaps[k, 1]) - max(start, cut.gaps[k, 0]) > .5 * (end - start):
                out[s] = k
    return out


def _lift_rows(lifted: dict[int, int], runs: Sequence[Run]) -> list[Change]:
    out: list[Change] = []
    groups: dict[int, list[int]] = {}
    for shot, gap in sorted(lifted.items()):
        groups.setdefault(gap, []).append(shot)
    for members in groups.values():
        out.append(Change(RowKind.MISSING, tuple(members), (), "lift"))
    return out


def _moved(move: Move, cut: Boundaries, runs: Sequence[Run]) -> Change:
    clips = tuple(int(c) for c in cut.clip[move.low:move.high] if c >= 0)
    return Change(RowKind.MOVED, move.shots, clips, "moved", move.offset - runs[move.gone - 1].offset)


def _opening(before: Run, run: Run, cut: Boundaries, head_of: dict[int, Head], b: Side) -> list[Change]:
    step = run.step
    jump = run.offset - before.offset
    place = _place(run, cut, head_of, b)
    if step.kind == DELETE:
        return [Change(RowKind.MISSING, tuple(range(step.shot - step.size, step.shot)), (), "lifted", jump, jump, place)]
    if step.kind == INSERT:
        clips = tuple(int(c) for c in cut.clip[step.boundary:step.boundary + step.size] if c >= 0)
        return [Change(RowKind.ADDED, (), clips, "inserted", jump, jump, place)]
    if step.kind in (TRIM, JUMP):
        return [Change(RowKind.RIPPLE, (step.shot,), place[1:], "ripple", jump, jump, place)]
    return []


def _place(run: Run, cut: Boundaries, head_of: dict[int, Head], b: Side) -> tuple[int, int]:
    head = head_of[run.step.shot]
    clip = int(cut.clip[min(max(head.head, head.first), len(cut) - 1)])
    return run.step.shot, max(0, clip)
