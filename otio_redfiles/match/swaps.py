"""Two neighbours that changed places: the offset stays what it was on both sides, so only names can tell.

A swap is believed where the clips of the two slots, cut once more so that the second shot's length comes
first, look clearly more like the shots the other way round.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head
from otio_redfiles.match.refine import Run
from otio_redfiles.match.weigher import Weigher

PLAIN = 7.0  # nats by which the names must speak for the swap
APART = 1.5  # slacks by which the length that came first may differ from the second shot's


@dataclass(frozen=True)
class Swap:
    """Shots `shot` and `shot` + 1: boundaries low..split are the second's, split..high the first's."""

    shot: int
    low: int
    split: int
    high: int


def find_swaps(
    runs: Sequence[Run], heads: Sequence[Head], shots: Shots, cut: Boundaries, weigher: Weigher, gone: set[int]
) -> list[Swap]:
    """Swaps inside runs; shots that are `gone` take no part, and no shot is in two."""
    if not weigher.learned:
        return []
    head_of, out = {head.shot: head for head in heads}, []
    busy = set(gone)
    for run in runs:
        for shot, after in zip(run.shots, run.shots[1:]):
            if after != shot + 1 or {shot, after} & busy or not {shot, after} <= head_of.keys():
                continue
            swap = _swap(head_of[shot], head_of[after], shots, cut, weigher)
            if swap is not None:
                out.append(swap)
                busy |= {shot, after}
    return out


def _swap(one: Head, other: Head, shots: Shots, cut: Boundaries, weigher: Weigher) -> Swap | None:
    low, middle, high = one.first, other.first, other.last
    if not low < middle < high:
        return None
    first, second = (np.asarray(weigher.inside(s, low, high)) for s in (one.shot, other.shot))
    best, where = PLAIN, None
    for split in range(low + 1, high):
        if not _fits(one.shot, low, split, high, shots, cut):
            continue
        swapped = second[: split - low].sum() + first[split - low :].sum()
        stands = first[: middle - low].sum() + second[middle - low :].sum()
        if swapped - stands > best:
            best, where = float(swapped - stands), split
    return None if where is None else Swap(one.shot, low, where, high)


def _fits(shot: int, low: int, split: int, high: int, shots: Shots, cut: Boundaries) -> bool:
    """Whether the two stretches are as long as the shots, the other way round."""
    end = int(cut.at[high]) if high < len(cut) else cut.end
    start, middle, stop = (int(frame) for frame in shots.start[shot : shot + 3])
    near = APART * shots.slack
    known = shot + 2 < len(shots)  # where the last shot ends is not printed
    theirs = abs(int(cut.at[split] - cut.at[low]) - (stop - middle)) <= near if known else True
    return theirs and abs(end - int(cut.at[split]) - (middle - start)) <= near
