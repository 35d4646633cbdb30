"""A block that is missing in one place and new in another, of the same length, is a move.

The two ripples of a move must cancel: both are known to a few frames, so equal lengths are strong evidence by
themselves (a chance inserted block has any of hundreds of lengths). The cuts and names inside the block, laid at
the new place, speak for it or against it.
"""

from dataclasses import dataclass
from math import log

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head, find_heads
from otio_redfiles.match.path import DELETE, INSERT, JUMP, P_CUT, TRIM
from otio_redfiles.match.refine import Refiner, Run

CLEAREST = 4.0       # frames to which the two lengths of one move are the same, about: they are estimates
MOST_APART = 1       # slacks by which they may differ at all
ENOUGH = 40          # starts that place a run well enough
CHANCE = 400         # frames over which the lengths of unrelated inserted blocks spread
FARTHEST = 400       # runs between the two places
USUAL = 40           # shots a block moves, about; farther is rarer by the square
PLACES = 40          # shots for one inserted block that is no move


@dataclass(frozen=True)
class Move:
    """Run `gone` opened with the deletion, run `come` with the insertion; `offset` is the moved shots' own."""

    gone: int
    come: int
    shots: tuple[int, ...]
    low: int                  # boundaries low..high are the block in the cut
    high: int
    offset: int
    score: float


def find_moves(runs: list[Run], shots: Shots, cut: Boundaries, weigher) -> list[Move]:
    """Moves, the surest first, no run used twice."""
    gone = [k for k in range(1, len(runs)) if runs[k].step.kind == DELETE]
    come = [k for k in range(1, len(runs)) if runs[k].step.kind in (INSERT, TRIM, JUMP) and _jump(runs, k) > 0]
    found = [move for k in gone for m in come if abs(k - m) < FARTHEST
             if (move := _try(runs, k, m, shots, cut, weigher)) is not None]
    out: list[Move] = []
    used: set[int] = set()
    for move in sorted(found, key=lambda move: -move.score):
        if move.score > 0 and not used & {move.gone, move.come}:
            used |= {move.gone, move.come}
            out.append(move)
    return out


def _jump(runs: list[Run], k: int) -> int:
    return runs[k].offset - runs[k - 1].offset


def _try(runs: list[Run], k: int, m: int, shots: Shots, cut: Boundaries, weigher) -> Move | None:
    length, room = -_jump(runs, k), _jump(runs, m)
    if abs(length - room) > MOST_APART * shots.slack:
        return None
    score = log(CHANCE / (2.5 * CLEAREST)) - _price(runs, k, m, shots)
    distance = abs(runs[k].step.shot - runs[m].step.shot)
    score += log(PLACES * USUAL / (USUAL + distance) ** 2)
    step = runs[k].step
    block = tuple(range(step.shot - step.size, step.shot))
    low, high = _region(runs, m, shots, cut)
    if low >= high or high > len(cut):
        return None
    worth, offset = _laid(block, int(cut.at[low]), shots, cut, weigher, low, high)
    return Move(k, m, block, low, high, offset, score + worth)


def _price(runs: list[Run], k: int, m: int, shots: Shots) -> float:
    """What the starts on both sides lose if the two jumps cancel exactly, in nats."""
    first, last = min(k, m), max(k, m)
    between = sum(_jump(runs, n) for n in range(first + 1, last))
    before = np.array(runs[first - 1].found[-ENOUGH:], dtype=np.int64)
    after = np.array(runs[last].found[:ENOUGH], dtype=np.int64) - between
    refiner, about = Refiner(shots.kernel), runs[first - 1].offset
    apart = refiner.fit(before, about)[0] + refiner.fit(after, runs[last].offset - between)[0]
    return apart - refiner.fit(np.concatenate([before, after]), about)[0]


def _region(runs: list[Run], m: int, shots: Shots, cut: Boundaries) -> tuple[int, int]:
    """The boundaries of the new block."""
    step = runs[m].step
    if step.kind == INSERT:
        return step.boundary, step.boundary + step.size
    place = int(shots.start[step.shot]) + shots.slack // 2
    near = [int(np.abs(cut.at - (place + offset)).argmin()) for offset in (runs[m - 1].offset, runs[m].offset)]
    return near[0], near[1]


def _laid(block: tuple[int, ...], start: int, shots: Shots, cut: Boundaries, weigher, low: int, high: int) -> tuple[float, int]:
    """(evidence, offset) of the block's shots laid at `start`: their inner cuts and the names."""
    kernel = shots.kernel
    offsets = np.arange(start - int(shots.start[block[0]]) - shots.slack + 1, start - int(shots.start[block[0]]) + 1)
    total = np.zeros(len(offsets))
    for shot in block:
        if shot == block[0]:
            total += log(float(weigher.opening(shot, low, low + 1)[0]))
            continue
        weights = cut.rarity[low:high] * weigher.opening(shot, low, high)
        u = cut.at[low:high, None] - int(shots.start[shot]) - offsets[None, :]
        total += np.log(1 - P_CUT + P_CUT * (weights @ kernel(u)))
    middle = np.flatnonzero(total > total.max() - .01)
    offset = int(offsets[middle[len(middle) // 2]])
    return float(np.log(np.exp(total - total.max()).mean()) + total.max()) + _inner(block, offset, shots, cut, weigher, low, high), offset


def _inner(block: tuple[int, ...], offset: int, shots: Shots, cut: Boundaries, weigher, low: int, high: int) -> float:
    """The names of the clips that start inside the slots."""
    score = 0.0
    for shot in block:
        first, last = np.searchsorted(cut.at, (int(shots.start[shot]) + offset + shots.slack, int(shots.start[shot + 1]) + offset))
        first, last = max(low + 1, int(first)), min(high, int(last))
        if first < last:
            score += float(np.sum(weigher.inside(shot, first, last)))
    return score


def block_heads(move: Move, shots: Shots, cut: Boundaries, weigher) -> list[Head]:
    """Which of the block's clips are which shot's."""
    order = [(shot, move.offset, -1, move.low) for shot in move.shots]
    heads = find_heads(shots, cut, order, weigher.opening, weigher.inside)
    if heads:
        heads[0].head = heads[0].first = move.low
        heads[-1].last = move.high
    for head in heads:
        head.first, head.last = max(move.low, min(head.first, move.high)), max(move.low, min(head.last, move.high))
    return heads
