"""The two sides as arrays: a script's starts, a cut's boundaries.

A boundary is the first frame of a clip or of a gap. Its `rarity` is the mean distance to the next one near it
(frames): how much it says that a boundary stands just here. The *local* density counts, not the programme's:
in a fast passage a coincidence is cheap (measured, reference section 7.2).
"""

from dataclasses import dataclass, replace

import numpy as np

from otio_redfiles.match.kernel import FINE, Kernel
from otio_redfiles.match.model import Side

NEAR = 10  # clips on each side that make the local density


@dataclass(frozen=True)
class Shots:
    """The script: `start[i]`, and `start[n]` = where the last one ends. `slack`: a start is good to so many
    frames; `kernel`: how far the other side's boundary may stand from it."""

    start: np.ndarray
    slack: int
    kernel: Kernel

    def __len__(self) -> int:
        return len(self.start) - 1

    def part(self, first: int, last: int) -> "Shots":
        """Shots first..last (exclusive) by themselves."""
        return replace(self, start=self.start[first : last + 1])


@dataclass(frozen=True)
class Boundaries:
    """The cut: `at[l]`, `clip[l]` (-1: a gap begins), `rarity[l]`; `end` = where the programme ends.

    `gaps`: (start, end) of every gap. `within[l]`: material goes on from the clip before (same media, source
    moving on): a cut inside a scene far more often than a new shot; how much more is learned.
    """

    at: np.ndarray
    clip: np.ndarray
    rarity: np.ndarray
    within: np.ndarray
    gaps: np.ndarray
    end: int

    def __len__(self) -> int:
        return len(self.at)


def shots_of(side: Side, other: Side) -> Shots:
    starts = np.array([e.start for e in side.events] + [max(side.end, side.events[-1].end)], dtype=np.int64)
    slack = _slack(side)
    kernel = Kernel(slack, 0 if other.exact else _slack(other), whole=other.exact and is_fine(side))
    return Shots(np.maximum.accumulate(starts), slack, kernel)


def is_fine(side: Side) -> bool:
    """Whether a script's times are printed to the frame."""
    return 0 < side.slack <= FINE


def _slack(side: Side) -> int:
    """Frames around a start in which its cut is looked for; a second even where frames are printed."""
    return side.rate.nominal if is_fine(side) else max(2, side.slack if side.slack > 0 else side.rate.nominal)


def boundaries_of(side: Side) -> Boundaries:
    events = side.events
    start = np.array([e.start for e in events], dtype=np.int64)
    end = np.maximum.accumulate(np.array([e.end for e in events], dtype=np.int64))
    open_ = np.flatnonzero(start[1:] > end[:-1])
    at = np.concatenate([start, end[open_]])
    clip = np.concatenate([np.arange(len(events)), np.full(len(open_), -1)])
    order = np.lexsort((clip, at))
    gaps = (
        np.stack([end[open_], start[open_ + 1]], axis=1) if len(open_) else np.zeros((0, 2), dtype=np.int64)
    )
    at, clip = at[order], clip[order]
    return Boundaries(at, clip, _rarity(at, int(end[-1])), _within(side, clip), gaps, int(end[-1]))


def _rarity(at: np.ndarray, end: int) -> np.ndarray:
    fence = np.append(at, end)
    low = np.maximum(np.arange(len(at)) - NEAR, 0)
    high = np.minimum(np.arange(len(at)) + NEAR, len(at))
    return np.maximum(1.0, (fence[high] - fence[low]) / np.maximum(1, high - low))


def _within(side: Side, clip: np.ndarray) -> np.ndarray:
    out = np.zeros(len(clip), dtype=np.int8)
    for place, k in enumerate(clip.tolist()):
        if k < 1 or clip[place - 1] != k - 1:
            continue
        before, this = side.events[k - 1], side.events[k]
        out[place] = bool(this.media) and this.media == before.media
    return out
