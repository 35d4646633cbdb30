"""Reading the path back: at every shot the transition that brought most of the probability.

What later shots of the same run say about its offset is kept as a function of the offset (`_Run.future`),
not as one number: a run's offset is only known to a few frames, and an inserted block or a deletion may fit
one of them exactly where its neighbour does not fit at all. Where staying is sure nothing else is looked
at.
"""

from dataclasses import dataclass, field

import numpy as np

from otio_redfiles.match import path as forward
from otio_redfiles.match.path import DELETE, INSERT, JUMP, MOST_DELETED, RUNS, STAY, TRIM, Path, Step

SURE = 0.98  # of all ways: no other need be looked at
LIKELY = 0.05  # of the best boundary's height: less likely ones are left out
NEVER = 1e-300


@dataclass
class _Run:
    """Shots that share an offset, while they are read back: `bins` offsets from `low` on."""

    low: int
    size: int
    shots: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    future: np.ndarray | None = None
    counted: int = 0


@dataclass
class _Way:
    """One transition: its probability for every offset of the run, the step, the shot before."""

    mass: np.ndarray
    step: Step
    before: int
    shift: int | None = None  # the offset before is the offset minus this; None: looked for


class Trace:
    """One reading back of a `Path`'s kept rows."""

    def __init__(self, path: Path) -> None:
        self.path, self.cut, self.shots, self.kernel = path, path.cut, path.shots, path.kernel
        self.reach = self.shots.slack // 2

    def read(self, newest: int) -> list[Step]:
        row, low = self.path.row(newest)
        offset, shot = low + peak(row, self.shots.slack // 5), newest
        run, out = self._begin(offset), []
        while shot >= self.path.settled:
            step, shot, before = self._back(run, shot, offset)
            run.steps.append(step)
            if step.kind != STAY:
                out.extend(run.steps)
                run = self._begin(before)
            offset = before
        out.extend(run.steps)
        return out[::-1]

    def _begin(self, offset: int) -> _Run:
        return _Run(offset - self.reach, 2 * self.reach + 1)

    def _back(self, run: _Run, i: int, offset: int) -> tuple[Step, int, int]:
        """The likeliest last step to shot i: (step, the shot before it, the offset there)."""
        run.shots.append(i)
        share = self._staying(i, offset)
        if share > SURE and i > 0:
            return Step(i, offset, STAY, before=offset, share=share), i - 1, offset
        future = self._future(run)
        ways = [way for way in self._ways(run, i, offset) if len(way.mass)]
        sums = [float(way.mass @ future) for way in ways]
        best = int(np.argmax(sums))
        way, share = ways[best], sums[best] / max(NEVER, sum(sums))
        if way.step.kind == STAY:
            return Step(i, offset, STAY, before=offset, share=share), way.before, offset
        at = run.low + peak(way.mass * future, self.shots.slack // 8)
        return self._taken(run, way, at, share)

    def _taken(self, run: _Run, way: _Way, offset: int, share: float) -> tuple[Step, int, int]:
        """A break: the run's offset is what this transition makes of it."""
        for step in run.steps:
            step.offset = step.before = offset
        step = way.step
        step.offset, step.share = offset, share
        if way.shift is not None:
            step.before = offset - way.shift
        elif step.kind == DELETE:
            step.before = self._before_deletion(step)
        else:
            step.before = self._before_trim(step.shot, offset)
        return step, way.before, step.before

    # ------------------------------------------------------------------ ways

    def _ways(self, run: _Run, i: int, offset: int) -> list[_Way]:
        row, low = self.path.row(i - 1)
        first, _, weights, heights = self._boundaries(run, i)
        emission = self._emission(run, i, weights, heights)
        here = _window(row, run.low - low, run.size)
        stay = 1.0 - forward.P_TRIM - forward.P_JUMP - forward.P_DELETE - forward.P_INSERT
        out = [_Way(stay * here * emission, Step(i, offset, STAY), i - 1, 0)]
        out.append(_Way(self._trims(row, low, run, i) * emission, Step(i, offset, TRIM), i - 1))
        out.extend(self._deletions(i, first, heights * weights[:, None]))
        out.extend(self._insertions(run, i, first, heights, weights, row, low))
        return out

    def _boundaries(self, run: _Run, i: int) -> tuple[int, int, np.ndarray, np.ndarray]:
        """Boundaries that can be shot i's start, their weights, and their kernels over the run's offsets."""
        place = int(self.shots.start[i]) + run.low
        first = int(np.searchsorted(self.cut.at, place + self.kernel.low))
        last = int(np.searchsorted(self.cut.at, place + run.size + self.kernel.high))
        weights = self.cut.rarity[first:last] * self.path.weight(i, first, last)
        heights = self.kernel(self.cut.at[first:last, None] - place - np.arange(run.size)[None, :])
        return first, last, weights, heights

    def _emission(self, run: _Run, i: int, weights: np.ndarray, heights: np.ndarray) -> np.ndarray:
        out = (1 - self.kernel.cut) + self.kernel.cut * (weights @ heights)
        return np.maximum(out, self.path.quiet(i, run.low + run.size // 2))

    def _future(self, run: _Run) -> np.ndarray:
        """What the run's later shots say about its offset (the shot being read not included)."""
        if run.future is None:
            run.future = np.ones(run.size)
        while run.counted < len(run.shots) - 1:
            i = run.shots[run.counted]
            _, _, weights, heights = self._boundaries(run, i)
            run.future = run.future * self._emission(run, i, weights, heights)
            run.future /= max(NEVER, run.future.max())
            run.counted += 1
        return run.future

    def _staying(self, i: int, offset: int) -> float:
        """The share of staying among all ways to shot i at `offset`."""
        row, low = self.path.row(i - 1)
        after, base = self.path.row(i)
        if not (0 <= offset - low < len(row) and 0 <= offset - base < len(after)):
            return 0.0
        point = _Run(offset, 1)
        _, _, weights, heights = self._boundaries(point, i)
        stay = 1.0 - forward.P_TRIM - forward.P_JUMP - forward.P_DELETE - forward.P_INSERT
        here = stay * float(row[offset - low]) * float(self._emission(point, i, weights, heights)[0])
        named = float(self.path.slot(i, offset, 1)[0]) if self.path.slot is not None else 1.0
        total = float(after[offset - base]) * self.path.scales[i - self.path.first] / max(NEVER, named)
        return min(1.0, here / max(NEVER, total))

    def _trims(self, row: np.ndarray, low: int, run: _Run, i: int) -> np.ndarray:
        total = np.concatenate(([0.0], row.cumsum(dtype=np.float64)))
        centre = run.low - low + np.arange(run.size)
        least = self.shots.slack // forward.LEAST_TRIM

        def under(shorter: int, longer: int) -> np.ndarray:
            return (
                total[np.clip(centre + shorter + 1, 0, len(row))]
                - total[np.clip(centre - longer, 0, len(row))]
            )

        forth = total[np.clip(centre + self.path.shortest(i) + 1, 0, len(row))]
        out = forward.P_JUMP / len(row) * (forth + forward.ANYWHERE)
        around = under(least, least)
        for seconds in forward.TRIM_SECONDS:
            reach = seconds * self.path.second
            near = under(max(least, min(reach, self.path.shortest(i))), reach) - around
            out += forward.P_TRIM / len(forward.TRIM_SECONDS) / (2 * reach + 1) * near
        return out

    def _before_trim(self, i: int, offset: int) -> int:
        row, low = self.path.row(i - 1)
        ahead = np.arange(len(row)) + (low - offset)
        distance = np.abs(ahead)
        forth = np.where(ahead <= self.path.shortest(i), 1 + forward.ANYWHERE, forward.ANYWHERE)
        chance = forward.P_JUMP / len(row) * forth
        for seconds in forward.TRIM_SECONDS:
            reach = seconds * self.path.second
            inside = (distance <= reach) & (ahead <= self.path.shortest(i))
            chance += forward.P_TRIM / len(forward.TRIM_SECONDS) / (2 * reach + 1) * inside
        chance[distance <= self.shots.slack // forward.LEAST_TRIM] = 0
        return low + peak(row * chance, self.shots.slack // 8)

    def _deletions(self, i: int, first: int, heights: np.ndarray) -> list[_Way]:
        out, scale = [], 1.0
        tall = heights.max(axis=1) if len(heights) else np.zeros(0)
        likely = np.flatnonzero(tall > LIKELY * tall.max()).tolist() if tall.any() else []
        for m in range(1, MOST_DELETED + 1):
            shot = i - m
            if shot < self.path.settled or (shot > 0 and shot - 1 < self.path.first):
                break
            scale /= self.path.scales[shot - self.path.first]
            low, under = self.path.under[shot - self.path.first]
            for near in likely:
                place = first + near - low
                mass = float(under[place]) if 0 <= place < len(under) else 0.0
                if mass > 0:
                    weight = forward.chance_of_deletion(m) * scale * mass
                    out.append(_Way(weight * heights[near], Step(i, 0, DELETE, m, first + near), shot - 1))
        return out

    def _under(self, shot: int, boundary: int) -> tuple[float, int]:
        """Alpha before `shot` under the kernel of a boundary, and the offset that holds most of it."""
        row, low = self.path.row(shot - 1)
        place = int(self.cut.at[boundary]) - int(self.shots.start[shot])
        a = max(0, place - self.kernel.high + 1 - low)
        b = min(len(row), place - self.kernel.low + 1 - low)
        if a >= b:
            return 0.0, place
        mass = row[a:b] * self.kernel(place - low - np.arange(a, b))
        return float(mass.sum()), low + a + (peak(mass, self.shots.slack // 8) if mass.any() else 0)

    def _before_deletion(self, step: Step) -> int:
        return self._under(step.shot - step.size, step.boundary)[1]

    def _insertions(
        self,
        run: _Run,
        i: int,
        first: int,
        heights: np.ndarray,
        weights: np.ndarray,
        row: np.ndarray,
        low: int,
    ) -> list[_Way]:
        out = []
        tall = heights.max(axis=1) if len(heights) else np.zeros(0)
        for near in np.flatnonzero(tall > LIKELY * tall.max()).tolist() if tall.any() else []:
            boundary = first + near
            ratio = forward.P_INSERT * weights[near] / self.cut.rarity[boundary]
            for k, chance in enumerate(RUNS.tolist(), 1):
                if k > boundary:
                    break
                length = int(self.cut.at[boundary] - self.cut.at[boundary - k])
                before = _window(row, run.low - length - low, run.size)
                mass = ratio * chance * float(self.cut.rarity[boundary - k]) * before * heights[near]
                out.append(_Way(mass, Step(i, 0, INSERT, k, boundary - k), i - 1, length))
        return out


def _window(row: np.ndarray, start: int, size: int) -> np.ndarray:
    """row[start:start + size], zeros where it has no bins."""
    out = np.zeros(size)
    a, b = max(0, start), min(len(row), start + size)
    if a < b:
        out[a - start : b - start] = row[a:b]
    return out


def peak(values: np.ndarray, reach: int) -> int:
    """Where running sums over 2 * reach + 1 bins are greatest: the middle of a plateau, not its first bin."""
    if not len(values):
        return 0
    if reach < 1:
        return int(values.argmax())
    total = np.concatenate((np.zeros(reach + 1), values.cumsum(dtype=np.float64)))
    total = np.concatenate((total, np.full(reach, total[-1])))
    smooth = total[2 * reach + 1 :] - total[: -2 * reach - 1]
    return int(smooth.argmax())


__all__ = ["JUMP", "Trace", "peak"]
