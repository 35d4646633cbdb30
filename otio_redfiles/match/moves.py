"""A block that is missing in one place and new in another, of the same length, is a move.

The two ripples of a move must cancel: both are known to a few frames, so equal lengths are strong evidence
by themselves (a chance inserted block has any of hundreds of lengths). The cuts and names inside the block,
laid at the new place, speak for it or against it.
"""

from bisect import bisect_left
from dataclasses import dataclass
from math import log

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head, find_heads
from otio_redfiles.match.path import DELETE, INSERT, JUMP, STAY, TRIM, Step
from otio_redfiles.match.refine import Refiner, Run
from otio_redfiles.match.regain import says

CHANCE = 400  # frames over which the lengths of unrelated inserted blocks spread
MOST_APART = 1.5  # slacks by which the two lengths may differ at all
ENOUGH = 40  # starts that place a run well enough
FARTHEST = 600  # shots between the two places
HOPELESS = -12.0  # nats that no names make good
BESIDE = 4  # shots by which the path may have mistaken the block
USUAL = 40  # shots a block moves, about; farther is rarer by the square
PLACES = 40  # shots for one inserted block that is no move


@dataclass(frozen=True)
class Move:
    """Run `gone` opened with the deletion, run `come` with the insertion; `offset` is the moved shots'
    own."""

    gone: int
    come: int
    shots: tuple[int, ...]
    low: int  # boundaries low..high are the block in the cut
    high: int
    offset: int
    score: float


def find_moves(runs: list[Run], shots: Shots, cut: Boundaries, weigher) -> list[Move]:
    """Moves, the surest first, no run used twice."""
    gone = [
        k for k in range(1, len(runs)) if runs[k].step.kind in (DELETE, TRIM, JUMP) and _jump(runs, k) < 0
    ]
    come = [
        k for k in range(1, len(runs)) if runs[k].step.kind in (INSERT, TRIM, JUMP) and _jump(runs, k) > 0
    ]
    found = [
        move
        for k in gone
        for m in _within_reach(come, k)
        if (move := _try(runs, k, m, shots, cut, weigher)) is not None
    ]
    out: list[Move] = []
    used: set[int] = set()
    for move in sorted(found, key=lambda move: -move.score):
        if move.score > 0 and not used & {move.gone, move.come}:
            used |= {move.gone, move.come}
            out.append(move)
    return out


def _within_reach(come: list[int], k: int) -> list[int]:
    """Of the sorted run numbers those that can be within FARTHEST shots at all."""
    return come[bisect_left(come, k - FARTHEST) : bisect_left(come, k + FARTHEST)]


def _jump(runs: list[Run], k: int) -> int:
    return runs[k].offset - runs[k - 1].offset


def _try(runs: list[Run], k: int, m: int, shots: Shots, cut: Boundaries, weigher) -> Move | None:
    distance = abs(runs[k].step.shot - runs[m].step.shot)
    if abs(_jump(runs, k) + _jump(runs, m)) > MOST_APART * shots.slack or distance > FARTHEST:
        return None
    low, high = _region(runs, m, shots, cut)
    if low >= high or high > len(cut):
        return None
    score = log(PLACES * USUAL / (USUAL + distance) ** 2) + _cancel(runs, k, m, shots)
    if score < HOPELESS:
        return None
    blocks = _blocks(runs, k, shots, cut, weigher)
    if not blocks:
        return None
    choices = [
        (worth + _laid(block, int(cut.at[low]), shots, cut, weigher, low, high)[0], block)
        for worth, block in blocks
    ]
    worth, block = max(choices)
    offset = _laid(block, int(cut.at[low]), shots, cut, weigher, low, high)[1]
    return Move(k, m, block, low, high, offset, score + worth)


def _cancel(runs: list[Run], k: int, m: int, shots: Shots) -> float:
    """How much likelier the starts on both sides are if the two jumps cancel than if they are two lengths
    by chance."""
    first, last = min(k, m), max(k, m)
    between = sum(_jump(runs, n) for n in range(first + 1, last))
    before = np.array(runs[first - 1].found[-ENOUGH:], dtype=np.int64)
    after = np.array(runs[last].found[:ENOUGH], dtype=np.int64) - between
    refiner, about = Refiner(shots.kernel), runs[first - 1].offset
    apart = refiner.mass(before, about) + refiner.mass(after, about)
    return refiner.mass(np.concatenate([before, after]), about) - apart + log(CHANCE)


def _blocks(
    runs: list[Run], k: int, shots: Shots, cut: Boundaries, weigher
) -> list[tuple[float, tuple[int, ...]]]:
    """Which shots are gone: the path's choice, and others of nearly the same length beside it, with what
    the shots that stay say for them (relative to the path's choice). Neighbours of like lengths are
    easily confused."""
    step = runs[k].step
    chosen = range(step.shot - (step.size if step.kind == DELETE else 0), step.shot)
    length, old, new = -_jump(runs, k), runs[k - 1].offset, runs[k].offset
    out = [(0.0, tuple(chosen))] if chosen else []
    least = max(runs[k - 1].shots[0], chosen.start - BESIDE)
    most = min(runs[k].shots[-1] - 1, chosen.stop - 1 + BESIDE)
    for first in range(least, most + 1):
        for last in range(first, min(most, first + BESIDE) + 1):
            apart = abs(int(shots.start[last + 1] - shots.start[first]) - length)
            if apart < 1.5 * shots.slack and (first, last + 1) != (chosen.start, chosen.stop):
                out.append(
                    (
                        _instead(chosen, first, last, old, new, shots, cut, weigher),
                        tuple(range(first, last + 1)),
                    )
                )
    return out


def _instead(
    chosen: range, first: int, last: int, old: int, new: int, shots: Shots, cut: Boundaries, weigher
) -> float:
    """What the shots around say for first..last being gone instead of the chosen ones."""

    def told(start: int, stop: int) -> float:
        return sum(
            says(shots, cut, weigher, s, old if s < start else new) for s in around if not start <= s < stop
        )

    around = range(min(first, chosen.start), max(last + 1, chosen.stop))
    return told(first, last + 1) - told(chosen.start, chosen.stop)


def _region(runs: list[Run], m: int, shots: Shots, cut: Boundaries) -> tuple[int, int]:
    """The boundaries of the new block."""
    step = runs[m].step
    if step.kind == INSERT:
        return step.boundary, step.boundary + step.size
    place = int(shots.start[step.shot]) + shots.slack // 2
    low, high = (
        int(np.searchsorted(cut.at, place + offset - shots.slack))
        for offset in (runs[m - 1].offset, runs[m].offset)
    )
    return low, high


def _laid(
    block: tuple[int, ...], start: int, shots: Shots, cut: Boundaries, weigher, low: int, high: int
) -> tuple[float, int]:
    """(evidence, offset) of the block's shots laid at `start`: their inner cuts and the names."""
    kernel = shots.kernel
    offsets = np.arange(
        start - int(shots.start[block[0]]) - shots.slack + 1, start - int(shots.start[block[0]]) + 1
    )
    total = np.zeros(len(offsets))
    for shot in block:
        if shot == block[0]:
            total += log(float(weigher.opening(shot, low, low + 1)[0]))
            continue
        weights = cut.rarity[low:high] * weigher.opening(shot, low, high)
        u = cut.at[low:high, None] - int(shots.start[shot]) - offsets[None, :]
        total += np.log(1 - kernel.cut + kernel.cut * (weights @ kernel(u)))
    middle = np.flatnonzero(total > total.max() - 0.01)
    offset = int(offsets[middle[len(middle) // 2]])
    return float(np.log(np.exp(total - total.max()).mean()) + total.max()) + _inner(
        block, offset, shots, cut, weigher, low, high
    ), offset


def _inner(
    block: tuple[int, ...], offset: int, shots: Shots, cut: Boundaries, weigher, low: int, high: int
) -> float:
    """The names of the clips that start inside the slots."""
    score = 0.0
    for shot in block:
        first, last = np.searchsorted(
            cut.at, (int(shots.start[shot]) + offset + shots.slack, int(shots.start[shot + 1]) + offset)
        )
        first, last = max(low + 1, int(first)), min(high, int(last))
        if first < last:
            score += float(np.sum(weigher.inside(shot, first, last)))
    return score


def corrected(steps: list[Step], runs: list[Run], moves: list[Move]) -> list[Step] | None:
    """The steps with the deletions of moved blocks put where `_blocks` found them; None if all stood
    right."""
    by_shot, changed = {step.shot: step for step in steps}, False
    for move in moves:
        step, old, new = runs[move.gone].step, runs[move.gone - 1].offset, runs[move.gone].offset
        chosen = range(step.shot - (step.size if step.kind == DELETE else 0), step.shot)
        if move.shots == tuple(chosen):
            continue
        changed, after = True, move.shots[-1] + 1
        for shot in range(min(chosen.start, move.shots[0]), max(step.shot, after) + 1):
            by_shot.pop(shot, None)
            if shot not in move.shots:
                offset = old if shot < move.shots[0] else new
                by_shot[shot] = Step(shot, offset, STAY, before=offset)
        by_shot[after] = Step(after, new, DELETE, len(move.shots), step.boundary, step.share, old)
    return [by_shot[shot] for shot in sorted(by_shot)] if changed else None


def block_heads(move: Move, shots: Shots, cut: Boundaries, weigher) -> list[Head]:
    """Which of the block's clips are which shot's."""
    order = [(shot, move.offset, -1, move.low) for shot in move.shots]
    heads = find_heads(shots, cut, order, weigher.opening, weigher.inside)
    if heads:
        heads[0].head = heads[0].first = move.low
        heads[-1].last = move.high
    for head in heads:
        head.first, head.last = (
            max(move.low, min(head.first, move.high)),
            max(move.low, min(head.last, move.high)),
        )
    return heads
