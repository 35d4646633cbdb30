"""What names and materials are worth in this very pair of sides, learned from a first path found by time
alone."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head
from otio_redfiles.match.names import BINS, Names, learned

FAR_CLIPS = (6, 45)  # clips away from a start that show what a name is worth by chance
SLOT_WEIGHT = 0.8  # clips of one slot are not independent witnesses
EVEN = np.ones(BINS + 1)  # names that say nothing


@dataclass(eq=False)
class Weigher:
    """Names and materials as likelihood ratios, once learned."""

    names: Names
    cut: Boundaries
    within: np.ndarray  # of a boundary inside running material, by `Boundaries.within`
    start: np.ndarray = field(default_factory=EVEN.copy)  # by bin: the clip at a shot's start
    inner: np.ndarray = field(
        default_factory=lambda: np.log(EVEN)
    )  # by bin: log ratio of a clip inside the slot
    learned: bool = False

    def head(self, i: int, low: int, high: int) -> np.ndarray:
        """For the path: how much more a boundary looks like shot i's start than like any clip of its slot."""
        out = self.within[self.cut.within[low:high]]
        return out if not self.learned else out * self.extra[self.names.bins(i, low, high)]

    def opening(self, i: int, low: int, high: int) -> np.ndarray:
        """For the starts: the whole ratio of a boundary being shot i's start."""
        out = self.within[self.cut.within[low:high]]
        return out if not self.learned else out * self.start[self.names.bins(i, low, high)]

    def inside(self, i: int, low: int, high: int) -> np.ndarray | float:
        """Log ratios of clips being in shot i's slot."""
        return 0.0 if not self.learned else SLOT_WEIGHT * self.inner[self.names.bins(i, low, high)]

    @property
    def extra(self) -> np.ndarray:
        return self.start / np.exp(SLOT_WEIGHT * self.inner)

    def slot(self, shots: Shots) -> Callable | None:
        """The names of the clips whose middles lie in a shot's slot, for every offset of a window, as a
        factor.

        Every clip counts in one slot only, whatever the offset, so no offset gains by seeing a name twice."""
        if not self.learned or np.abs(self.inner).max() < 0.05:
            return None
        middles = (self.cut.at + np.append(self.cut.at[1:], self.cut.end)) // 2 - shots.slack // 2

        def factor(i: int, low: int, size: int) -> np.ndarray:
            start, end = int(shots.start[i]), int(shots.start[i + 1])
            a, b = int(np.searchsorted(middles, start + low)), int(np.searchsorted(middles, end + low + size))
            values = SLOT_WEIGHT * self.inner[self.names.bins(i, a, b)]
            enter = np.clip(middles[a:b] - end + 1 - low, 0, size)
            leave = np.clip(middles[a:b] - start + 1 - low, 0, size)
            change = np.bincount(enter, values, size + 1) - np.bincount(leave, values, size + 1)
            return np.exp(change[:-1].cumsum())

        return factor


def learn(weigher: Weigher, cut: Boundaries, heads: list[Head]) -> None:
    """What a boundary inside running material, and what each degree of likeness of names, is worth."""
    found: list[np.ndarray] = []
    inner: list[np.ndarray] = []
    elsewhere: list[np.ndarray] = []
    starts: list[int] = []
    for head in heads:
        middle = max(head.head, head.first)
        low, high = max(0, middle - FAR_CLIPS[1]), min(len(cut), middle + FAR_CLIPS[1])
        bins = weigher.names.bins(head.shot, low, high)
        if head.head >= 0:
            starts.append(head.head)
            found.append(bins[head.head - low : head.head + 1 - low])
        inner.append(bins[head.first - low : max(0, head.last - low)])
        elsewhere += [bins[: max(0, middle - FAR_CLIPS[0] - low)], bins[middle + FAR_CLIPS[0] - low :]]
    far = _joined(elsewhere)
    weigher.start = learned(_joined(found), far)
    weigher.inner = np.log(learned(_joined(inner), far))
    weigher.learned = True
    weigher.within = _worth_of_material(cut, np.array(starts, dtype=np.int64), heads)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int8)


def _worth_of_material(cut: Boundaries, starts: np.ndarray, heads: list[Head]) -> np.ndarray:
    """How much likelier (or not) a shot's start is a boundary inside running material than any boundary
    is."""
    low, high = (heads[0].first, heads[-1].last) if heads else (0, 0)
    everywhere = np.bincount(cut.within[low:high], minlength=2) + 1.0
    here = np.bincount(cut.within[starts], minlength=2) + 2 * everywhere / everywhere.sum()
    return np.clip((here / here.sum()) / (everywhere / everywhere.sum()), 0.02, 5)
