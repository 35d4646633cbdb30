"""Offsets to the frame: runs of shots that share an offset, and what their starts say about it together.

One start places the offset within its second; n starts, each cut off somewhere else in its second, place it
to about 1/n of that (the boxes' intersection). Runs around an inserted block are placed together: its
length is known to the frame.
"""

from dataclasses import dataclass, field

import numpy as np

from otio_redfiles.match.kernel import Kernel
from otio_redfiles.match.path import DELETE, INSERT, JUMP, START, STAY, TRIM, Step

WORTH = 4.5  # nats that two offsets must explain more than one (reference section 7.5)


@dataclass
class Run:
    """Shots that share an offset; `step` is how the path came to them. `link`: frames from the run before,
    where known."""

    step: Step
    shots: list[int]
    offset: int
    link: int | None = None
    found: list[int] = field(default_factory=list)  # cut - script of the starts found


def runs_of(steps: list[Step]) -> list[Run]:
    runs: list[Run] = []
    for step in steps:
        if step.kind == STAY and runs:
            runs[-1].shots.append(step.shot)
        else:
            runs.append(Run(step, [step.shot], step.offset))
    if runs and runs[0].step.kind in (STAY, TRIM, JUMP):
        runs[0].step.kind = START
    return runs


class Refiner:
    """Places runs by the starts found in them. `snaps`: offsets that are likelier than others by themselves
    (none)."""

    def __init__(self, kernel: Kernel, snaps: tuple[int, ...] = ()) -> None:
        self.kernel, self.snaps = kernel, snaps

    def fit(self, found: np.ndarray, about: int) -> tuple[float, int]:
        """(log likelihood, offset) of the best offset near `about`; the middle of a plateau."""
        if not len(found):
            return 0.0, about
        reach = self.kernel.slack
        low = min(about, int(np.median(found))) - reach
        high = max(about, int(np.median(found))) + reach
        offsets = np.arange(low, min(high, low + 40 * reach))
        scores = self._scores(found, offsets)
        best = scores.max()
        for snap in self.snaps:
            if low <= snap < offsets[-1] and scores[snap - low] > best - 0.7:
                return float(scores[snap - low]), snap
        plateau = np.flatnonzero(scores > best - 0.02)
        return float(best), int(offsets[plateau[len(plateau) // 2]])

    def mass(self, found: np.ndarray, about: int) -> float:
        """The log of the likelihood summed over all offsets near `about`."""
        if not len(found):
            return float(np.log(2 * self.kernel.slack))
        reach = 2 * self.kernel.slack
        scores = self._scores(found, np.arange(about - reach, about + reach))
        return float(scores.max() + np.log(np.exp(scores - scores.max()).sum()))

    def _scores(self, found: np.ndarray, offsets: np.ndarray) -> np.ndarray:
        values, counts = np.unique(found, return_counts=True)
        out = np.zeros(len(offsets))
        for part in range(0, len(values), 4096):
            grid = values[part : part + 4096, None] - offsets[None, :]
            out += counts[part : part + 4096] @ np.log(self.kernel(grid) + 1e-5)
        return out

    def place(self, runs: list[Run]) -> list[Run]:
        """Runs with refined offsets; neighbours that one offset explains as well are joined."""
        out: list[list[Run]] = []  # groups of runs linked by known lengths
        for run in runs:
            if run.link is not None and out and abs(out[-1][-1].offset - run.step.before) < self.kernel.slack:
                out[-1].append(run)
            elif out and run.step.kind in (TRIM, JUMP) and not self._worth(out[-1], run):
                self._join(out[-1], run)
            else:
                run.link = None
                out.append([run])
        for group in out:
            self._settle(group)
        return [run for group in out for run in group]

    def _pooled(self, group: list[Run]) -> tuple[np.ndarray, int]:
        """All starts of a group as if it had the last run's offset, and that offset roughly."""
        shift, parts = 0, []
        for run in reversed(group):
            parts.append(np.array(run.found, dtype=np.int64) + shift)
            shift += run.link or 0
        return np.concatenate(parts), group[-1].offset

    def _worth(self, group: list[Run], run: Run) -> bool:
        pooled, about = self._pooled(group)
        own = np.array(run.found, dtype=np.int64)
        apart = self.fit(pooled, about)[0] + self.fit(own, run.offset)[0]
        return apart - self.fit(np.concatenate([pooled, own]), about)[0] > WORTH

    def _join(self, group: list[Run], run: Run) -> None:
        group[-1].shots.extend(run.shots)
        group[-1].found.extend(run.found)

    def _settle(self, group: list[Run]) -> None:
        pooled, about = self._pooled(group)
        offset = self.fit(pooled, about)[1]
        for run in reversed(group):
            run.offset = offset
            offset -= run.link or 0


def link_inserts(runs: list[Run], at: np.ndarray) -> None:
    """An inserted block's length is the distance of its two boundaries."""
    for run in runs[1:]:
        if run.step.kind == INSERT:
            first = run.step.boundary
            run.link = int(at[first + run.step.size] - at[first])


__all__ = ["DELETE", "Refiner", "Run", "link_inserts", "runs_of"]
