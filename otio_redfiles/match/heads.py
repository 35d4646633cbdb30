"""Given the offsets: which boundary is each shot's start, and which clips are its own.

A dynamic programme over the few boundaries around each expected start, and "no cut here" (merged: the clip
of the shot before runs on). Boundaries may not cross; each way is scored by time, names and materials, and
by the names of the clips it leaves inside the shots' slots.
"""

from dataclasses import dataclass
from math import log

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.kernel import Kernel
from otio_redfiles.match.path import Weights

MOST = 7  # boundaries looked at per shot


@dataclass
class Head:
    """Shot `shot` starts at boundary `head` (-1: no cut of its own) and owns boundaries first..last
    (exclusive)."""

    shot: int
    head: int
    first: int
    last: int


@dataclass
class _State:
    score: float
    head: int
    first: int
    free: int  # the first boundary later shots may take
    back: "_State | None"


def find_heads(
    shots: Shots, cut: Boundaries, order: list[tuple[int, int, int, int]], weight: Weights, inner: Weights
) -> list[Head]:
    """`order`: (shot, offset, fence, resume) in programme order of the cut: clips from boundary `fence` to
    `resume` stand before this shot and belong to no shot (fence -1: none). `weight` as in `path`; `inner`:
    log ratios of clips inside a slot."""
    kernel = shots.kernel
    states = [_State(0.0, -1, 0, 0, None)]
    layers: list[list[_State]] = []
    for place, (shot, offset, fence, resume) in enumerate(order):
        options = _options(shots, cut, kernel, weight, shot, offset, max(0, resume))
        before = order[place - 1][0] if place else -1
        states = _extend(states, options, before, fence, resume, inner)
        layers.append(states)
    return _read(layers, order, shots, cut)


def _options(
    shots: Shots, cut: Boundaries, kernel: Kernel, weight: Weights, shot: int, offset: int, least: int
) -> list[tuple[float, int, int]]:
    """(score, head, first) of the ways shot can start."""
    place = int(shots.start[shot]) + offset
    low = int(np.searchsorted(cut.at, place + kernel.low))
    high = int(np.searchsorted(cut.at, place + kernel.high))
    middle = int(np.searchsorted(cut.at, place + kernel.slack))
    if high - low > MOST:
        low, high = max(low, middle - MOST // 2 - 1), min(high, middle + MOST // 2 + 1)
    values = kernel(cut.at[low:high] - place) * cut.rarity[low:high] * weight(shot, low, high)
    out = [
        (log(shots.kernel.cut * value), low + k, low + k)
        for k, value in enumerate(values.tolist())
        if value > 0 and low + k >= least
    ]
    return out + [(log(1 - shots.kernel.cut), -1, max(least, middle))]


def _extend(
    states: list[_State], options: list, before: int, fence: int, resume: int, inner: Weights
) -> list[_State]:
    """Every option after the best state that allows it."""
    ends = [fence if fence >= 0 else first for _, _, first in options]
    sums = _inner_sums(states, ends, before, inner)
    out = []
    for (score, head, first), end in zip(options, ends):
        best, total = None, -1e18
        for state in states:
            crossing = (state.free - first) * 3.0 if state.free > first else 0.0
            if crossing and head >= 0:
                continue
            value = state.score + sums(state.free, end) - crossing
            if value > total:
                best, total = state, value
        if best is not None:
            first = max(first, best.free)
            out.append(_State(total + score, head, first, first + (head >= 0), best))
    return out


def _inner_sums(states: list[_State], ends: list[int], before: int, inner: Weights):
    low = min(state.free for state in states)
    high = max(ends + [low])
    if before < 0 or high <= low:
        return lambda start, end: 0.0
    values = inner(before, low, high)
    if isinstance(values, float):
        return lambda start, end: values * max(0, end - start)
    total = np.concatenate(([0.0], np.cumsum(values))).tolist()
    return lambda start, end: total[max(start, end) - low] - total[start - low] if end > start else 0.0


def _read(layers: list[list[_State]], order: list, shots: Shots, cut: Boundaries) -> list[Head]:
    if not layers:
        return []
    state: _State | None = max(layers[-1], key=lambda s: s.score)
    shot, offset = order[-1][:2]
    last = int(np.searchsorted(cut.at, int(shots.start[shot + 1]) + offset + shots.slack // 2))
    out = []
    for place in range(len(order) - 1, -1, -1):
        assert state is not None  # every layer's states lead back to the layer before
        out.append(Head(order[place][0], state.head, state.first, max(last, state.free)))
        fence = order[place][2]
        last = fence if fence >= 0 else state.first
        state = state.back
    return out[::-1]
