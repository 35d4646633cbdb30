"""A script against its cut: offset path, starts, names learned, edits."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from otio_redfiles.match.acquire import first_offset
from otio_redfiles.match.changes import Match
from otio_redfiles.match.edits import report
from otio_redfiles.match.frames import Boundaries, Shots, boundaries_of, shots_of
from otio_redfiles.match.heads import Head, find_heads
from otio_redfiles.match.model import Side
from otio_redfiles.match.names import BINS, Names, learned
from otio_redfiles.match.path import INSERT, Path, Step

FAR_CLIPS = (6, 45)       # clips away from a start that show what a name is worth by chance
LESSON = 3000             # shots are enough to learn what names and materials are worth


@dataclass
class Weigher:
    """Names and materials as likelihood ratios, once learned."""

    names: Names
    within: np.ndarray            # of a boundary inside running material, by `Boundaries.within`
    start: np.ndarray | None = None       # by bin: the clip at a shot's start
    inner: np.ndarray | None = None       # by bin: log ratio of a clip inside the slot
    cut: Boundaries | None = None

    def head(self, i: int, low: int, high: int) -> np.ndarray:
        """For the path: how much more a boundary looks like shot i's start than like any clip of its slot."""
        out = self.within[self.cut.within[low:high]]
        return out if self.start is None else out * self.extra[self.names.bins(i, low, high)]

    def opening(self, i: int, low: int, high: int) -> np.ndarray:
        """For the starts: the whole ratio of a boundary being shot i's start."""
        out = self.within[self.cut.within[low:high]]
        return out if self.start is None else out * self.start[self.names.bins(i, low, high)]

    def inside(self, i: int, low: int, high: int) -> np.ndarray | float:
        """Log ratios of clips being in shot i's slot."""
        return 0.0 if self.inner is None else SLOT_WEIGHT * self.inner[self.names.bins(i, low, high)]

    @property
    def extra(self) -> np.ndarray:
        return self.start / np.exp(SLOT_WEIGHT * self.inner)

    def slot(self, shots: Shots) -> Callable | None:
        """The names of the clips whose middles lie in a shot's slot, for every offset of a window, as a factor.

        Every clip counts in one slot only, whatever the offset, so no offset gains by seeing a name twice."""
        if self.inner is None or np.abs(self.inner).max() < .05:
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


SLOT_WEIGHT = .8          # clips of one slot are not independent witnesses


def compare_scripted(a: Side, b: Side) -> Match:
    """A a script (not exact), B a cut (exact), at one rate, neither of them empty."""
    shots, cut = shots_of(a), boundaries_of(b)
    centre, prior = first_offset(shots, cut, a, b)
    second = a.rate.nominal
    names = Names([e.name for e in a.events], [e.name for e in b.events], cut.clip)
    weigher = Weigher(names, np.ones(2), cut=cut)
    lesson = Shots(shots.start[:LESSON + 1], shots.slack)
    steps = Path(lesson, cut, centre, weigher.head, second, prior=prior).run()
    _learn(weigher, lesson, cut, steps)
    path = Path(shots, cut, centre, weigher.head, second, weigher.slot(shots), prior)
    steps = path.run()
    heads = heads_of(shots, cut, steps, weigher)
    return report(a, b, shots, cut, steps, heads, weigher, path.evidence)


def heads_of(shots: Shots, cut: Boundaries, steps: list[Step], weigher: Weigher) -> list[Head]:
    order = []
    for step in steps:
        inserted = step.kind == INSERT
        order.append((step.shot, step.offset, step.boundary if inserted else -1, step.boundary + step.size if inserted else 0))
    return find_heads(shots, cut, order, weigher.opening, weigher.inside)


def _learn(weigher: Weigher, shots: Shots, cut: Boundaries, steps: list[Step]) -> None:
    """What a boundary inside running material, and what each degree of likeness of names, is worth."""
    heads = heads_of(shots, cut, steps, weigher)
    found, inner, elsewhere, starts = [], [], [], []
    for head in heads:
        middle = max(head.head, head.first)
        low, high = max(0, middle - FAR_CLIPS[1]), min(len(cut), middle + FAR_CLIPS[1])
        bins = weigher.names.bins(head.shot, low, high)
        if head.head >= 0:
            starts.append(head.head)
            found.append(bins[head.head - low:head.head + 1 - low])
        inner.append(bins[head.first - low:max(0, head.last - low)])
        elsewhere += [bins[:max(0, middle - FAR_CLIPS[0] - low)], bins[middle + FAR_CLIPS[0] - low:]]
    elsewhere = np.concatenate(elsewhere) if elsewhere else np.zeros(0, int)
    weigher.start = learned(np.concatenate(found) if found else np.zeros(0, int), elsewhere)
    weigher.inner = np.log(learned(np.concatenate(inner) if inner else np.zeros(0, int), elsewhere))
    weigher.within = _worth_of_material(cut, np.array(starts, dtype=np.int64), heads)


def _worth_of_material(cut: Boundaries, starts: np.ndarray, heads: list[Head]) -> np.ndarray:
    """How much likelier (or not) a shot's start is a boundary inside running material than any boundary is."""
    low, high = (heads[0].first, heads[-1].last) if heads else (0, 0)
    everywhere = np.bincount(cut.within[low:high], minlength=2) + 1.0
    here = np.bincount(cut.within[starts], minlength=2) + 2 * everywhere / everywhere.sum()
    return np.clip((here / here.sum()) / (everywhere / everywhere.sum()), .02, 5)


__all__ = ["BINS", "compare_scripted"]
