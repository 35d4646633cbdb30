"""Joining the two ends of a path that was lost and taken up again: where the old offset ends and the new
one begins.

A path is lost where more is gone or new than its window holds: an act, a reel. The shots in between are
gone if the offset fell by their length; otherwise the new offset begins where the old one ends. Each end
goes on as long as its shots say so.
"""

from math import log

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.path import DELETE, INSERT, JUMP, POOR, STAY, Step
from otio_redfiles.match.weigher import Weigher

SUPPORT = 6.0  # nats a piece of path must explain to be kept
PIECES = 12  # runs before a seam of which each may be the last good one


def bridged(
    steps: list[Step],
    regained: list[int],
    evidence: list[float],
    shots: Shots,
    cut: Boundaries,
    weigher: Weigher,
) -> list[Step]:
    """The steps with every seam put where it belongs."""
    start = 0
    for seam in regained:
        before = [step for step in steps if step.shot < seam]
        after = [step for step in steps if step.shot >= seam]
        if after:
            steps = _joined(before, after, start, seam, evidence, shots, cut, weigher)
        start = seam
    return steps


def _joined(
    before: list[Step],
    after: list[Step],
    start: int,
    seam: int,
    evidence: list[float],
    shots: Shots,
    cut: Boundaries,
    weigher: Weigher,
) -> list[Step]:
    new = after[0].offset
    fresh = np.array([says(shots, cut, weigher, i, new) for i in range(start, seam)])
    ends = _good_ends(before, start, seam, evidence)
    if not ends:
        begin = start + _best_suffix(fresh)
        earlier = [step for step in before if step.shot < start]
        return earlier + _led(begin, begin, new, seam, after, JUMP if earlier else STAY)
    told = {
        offset: np.array([says(shots, cut, weigher, i, offset) for i in range(start, seam)])
        for _, offset, _ in ends
    }
    tried = []
    for first, offset, worth in ends:
        stale = told[offset][first - start :]
        score, gone, begin = _seam(first, seam, stale, fresh[first - start :], offset, new, shots)
        tried.append((worth + score, gone, begin, offset))
    _, gone, begin, old = max(tried)
    kind = DELETE if begin > gone else JUMP
    out = _led(gone, begin, new, seam, after, kind)
    if kind == JUMP and new > old:
        out[0] = _inserted(out[0], old, shots, cut)
    here = next(first for first, offset, _ in ends if offset == old)
    kept = [
        step
        for step in before
        if step.shot < min(gone, here) or (step.offset == old and here <= step.shot < gone)
    ]
    return kept + _filled(kept, gone, old) + out


def _good_ends(
    before: list[Step], start: int, seam: int, evidence: list[float]
) -> list[tuple[int, int, float]]:
    """(first shot, offset, what all before it explains) of the pieces that may be the last good one."""
    gains = np.concatenate(([0.0], np.cumsum([nats - POOR for nats in evidence[start:seam]])))
    if gains.max() < SUPPORT:
        return []
    best = start + int(gains.argmax())
    seen: dict[int, int] = {}
    for step in before:
        if start <= step.shot < seam:
            seen.setdefault(step.offset, step.shot)
    near = [(shot, offset) for offset, shot in seen.items() if shot <= best]
    return [(shot, offset, float(gains[shot - start])) for shot, offset in near[-PIECES:]]


def _inserted(step: Step, told: int, shots: Shots, cut: Boundaries) -> Step:
    """A jump down is an insertion if a clip begins just where the shot would have begun."""
    place = int(shots.start[step.shot]) + step.offset + shots.slack // 2
    head = int(np.abs(cut.at - place).argmin())
    first = int(np.abs(cut.at - (int(cut.at[head]) - step.offset + told)).argmin())
    off = abs(int(cut.at[head] - cut.at[first]) - step.offset + told)
    if first >= head or off > shots.slack:
        return step
    return Step(step.shot, step.offset, INSERT, head - first, first, step.share, told)


def _filled(old: list[Step], gone: int, offset: int) -> list[Step]:
    last = old[-1].shot
    return [Step(i, offset, STAY, before=offset) for i in range(last + 1, gone)]


def _led(gone: int, begin: int, offset: int, seam: int, after: list[Step], kind: int) -> list[Step]:
    """Shots begin..seam at the new offset, then what followed; the first of them opens the piece."""
    led = [Step(i, offset, STAY, before=offset) for i in range(begin, seam)]
    out = led + after
    opening = out[0]
    out[0] = Step(
        opening.shot, opening.offset, kind, begin - gone if kind == DELETE else 0, before=opening.before
    )
    return out


def _best_suffix(values: np.ndarray) -> int:
    """Where to begin so that the sum to the end is greatest; the earliest such place."""
    sums = np.append(values[::-1].cumsum()[::-1], 0.0)
    return int(np.flatnonzero(sums >= sums.max() - 1e-9)[0])


def _seam(
    first: int, seam: int, stale: np.ndarray, fresh: np.ndarray, told: int, new: int, shots: Shots
) -> tuple[float, int, int]:
    """(score, first shot not at the old offset, first shot at the new one)."""
    kept = np.append(0.0, stale.cumsum())
    rest = np.append(fresh[::-1].cumsum()[::-1], 0.0)
    best, where = -1e18, (-1e18, first, seam)
    for gone in range(first, seam + 1):
        place = int(shots.start[gone]) + told - new
        begin = max(gone, int(np.searchsorted(shots.start, place - shots.slack)))
        if begin > seam:
            continue
        score = kept[gone - first] + rest[begin - first]
        if score > best:
            best, where = score, (score, gone, begin)
    return where


def says(shots: Shots, cut: Boundaries, weigher: Weigher, i: int, offset: int) -> float:
    """What shot i says for an offset, in nats; nothing where the cut has nothing."""
    kernel = shots.kernel
    place = int(shots.start[i]) + offset
    if place < cut.at[0] - shots.slack or place >= cut.end:
        return 0.0
    low, high = np.searchsorted(cut.at, (place + kernel.low, place + kernel.high))
    heights = (
        kernel(cut.at[low:high] - place) * cut.rarity[low:high] * weigher.opening(i, int(low), int(high))
    )
    return log(1 - kernel.cut + kernel.cut * float(heights.sum()))
