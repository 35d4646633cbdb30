"""The offset of every shot of a script in its cut: a hidden Markov model over the piecewise constant offset.

State before shot i: the offset o, one bin a frame (`Grid`), in a window that follows the path. `alpha` is the
probability of everything read so far, summed over all ways that lead to o (relative to a cut that has nothing
to do with the script, so its growth is the evidence).

Emission of shot i at o: 1 - p + p * sum over boundaries of kernel(at - start - o) * rarity * names; a shot
over a gap or outside the cut says little.

Transitions, each with what it must explain:
  stay      the offset goes on
  trim      any other offset, the smaller the change the likelier (boxes of 1, 3, 10, 30 s: sizes spread
            evenly in their logarithm); a shot cannot end before it begins
  jump      anywhere farther on
  delete m  shots i-m .. i-1 are gone: the cut now at shot i stands where shot i-m would have begun, so the
            one boundary must fit both starts; the new offset follows
  insert k  k clips stand where shot i would have begun: one boundary at the old place, and one k clips later
            that is the shot's own; the offset grows by exactly their length

The path is read backwards: at every shot the transition that brought most of the probability. Only the newest
rows of alpha are kept; what is older than the lag is settled, so memory does not grow with the programme.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots

P_TRIM, P_JUMP, P_DELETE, P_INSERT = 0.012, 0.0005, 0.015, 0.012
# Deletions go on by one more shot with MORE; a few are whole sequences and go on with SEQUENCE.
MORE, SEQUENCE, SEQUENCES = 0.4, 0.9, 0.05
MOST_DELETED = 40
ANYWHERE = 0.01  # of the jumps go back over clips that are taken: only to find a path that was lost
RUNS = np.array([0.32, 0.22, 0.16, 0.11, 0.08, 0.05, 0.03, 0.03])  # inserted clips: one to eight
TRIM_SECONDS = (1, 3, 10, 30)
LEAST_TRIM = 4  # a trim is at least this part of the slack: less is not seen
GAP, OUTSIDE = 0.6, 0.6  # what a shot over a gap, or outside the cut, says
HALF_WINDOW = 130  # seconds on each side of the path
LAG, ROWS = 200, 1000
WATCH, POOR = 40, 0.25  # shots that together explain less than so many nats each: the path is lost

STAY, TRIM, JUMP, DELETE, INSERT, START = range(6)
Weights = Callable[[int, int, int], np.ndarray | float]


@dataclass
class Step:
    """How the path came to shot `shot`: `kind`, its offset, and what the kind needs to know.

    `size`: shots deleted or clips inserted; `boundary`: the one that is shot's start after a deletion, or the
    first inserted clip's; `share`: this transition's share of all ways to get here.
    """

    shot: int
    offset: int
    kind: int
    size: int = 0
    boundary: int = -1
    share: float = 1.0
    before: int = 0


class Path:
    """One pass over a script and a cut. `weight(i, low, high)`: names and materials as a likelihood ratio of
    boundaries low..high being shot i's start; `slot(i, grid)`: of the clips in its slot, per state."""

    def __init__(
        self,
        shots: Shots,
        cut: Boundaries,
        centre: int,
        weight: Weights,
        second: int,
        slot: Callable | None = None,
        prior: Callable | None = None,
        find: Callable[[int, int], int | None] | None = None,
    ) -> None:
        self.shots, self.cut, self.weight, self.slot = shots, cut, weight, slot
        self.kernel = shots.kernel
        self.second = second
        self.size = 2 * HALF_WINDOW * second
        self.low = centre - self.size // 2  # the offset of bin 0
        self.rows: list[np.ndarray] = []  # alpha after each shot since `first`
        self.lows: list[int] = []
        self.scales: list[float] = []
        self.first = self.settled = 0  # the first shot whose row is kept, and the first not settled
        self.steps: list[Step] = []
        self.evidence: list[float] = []
        self.alpha = prior(self.low, self.size) if prior else np.full(self.size, 1.0 / self.size)
        self.start_alpha, self.start_low = self.alpha, self.low
        self.find = find
        self.regained: list[int] = []  # shots where a lost path was taken up anew
        self.checked = 0
        self.under: list[tuple[int, np.ndarray]] = []  # for every row: alpha before it under each boundary
        self.gone = [(0, np.zeros(0))] * 2  # what deletions begun at earlier shots weigh, by boundary

    # ----------------------------------------------------------------- forward

    def forward(self) -> None:
        """Only the evidence, no path; for a few shots."""
        for i in range(len(self.shots)):
            self._advance(i)

    def run(self) -> list[Step]:
        for i in range(len(self.shots)):
            if self._lost(i):
                self._regain(i)
            self._advance(i)
            self._recentre(i)
            if len(self.rows) >= ROWS:
                self._settle(LAG)
        self._settle(0)
        return self.steps

    def _settle(self, lag: int) -> None:
        """Read the path back from the newest shot, keep the steps older than `lag`, forget their rows."""
        from otio_redfiles.match.trace import Trace

        newest = self.first + len(self.rows) - 1
        settled = newest - lag
        self.steps.extend(step for step in Trace(self).read(newest) if step.shot <= settled)
        keep = settled + 1 - self.first
        if keep > 0 and lag:
            spare = min(len(self.rows), keep) - MOST_DELETED - 1
            self.rows, self.lows, self.scales = self.rows[spare:], self.lows[spare:], self.scales[spare:]
            self.under = self.under[spare:]
            self.first, self.settled = self.first + spare, settled + 1

    def row(self, shot: int) -> tuple[np.ndarray, int]:
        """Alpha after `shot` (-1: before the first) and the offset of its bin 0."""
        if shot < self.first and (shot < 0 or shot + 1 in self.regained):
            return self.start_alpha, self.start_low
        return self.rows[shot - self.first], self.lows[shot - self.first]

    def _near(self, i: int) -> tuple[int, int]:
        """Boundaries that can be shot i's start at any offset of the window."""
        t = self.shots.start[i] + self.low
        return (
            int(np.searchsorted(self.cut.at, t + self.kernel.low)),
            int(np.searchsorted(self.cut.at, t + self.size + self.kernel.high)),
        )

    def _edges(self, i: int, low: int, high: int) -> np.ndarray:
        """Bins where the kernel of each boundary changes height, mirrored: bin = at - start - low - u."""
        place = self.cut.at[low:high] - (self.shots.start[i] + self.low) + 1
        return np.clip(place[:, None] - self.kernel.edges[None, :], 0, self.size)

    def _spread(self, edges: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """The sum of the boundaries' kernels over the bins."""
        values = weights[:, None] * -self.kernel.steps[None, :]
        return np.bincount(edges.ravel(), values.ravel(), self.size + 1)[:-1].cumsum()

    def _advance(self, i: int) -> None:
        low, high = self._near(i)
        edges = self._edges(i, low, high)
        weights = self.cut.rarity[low:high] * self.weight(i, low, high)
        total = np.concatenate(([0.0], self.alpha.cumsum()))
        under = -(
            total[edges] @ -self.kernel.steps
        )  # alpha under each boundary's kernel: it is shot i's place
        fresh = self._moved(i, total) * self._emission(i, edges, weights)
        fresh += self._deleted(low, high, edges, weights)
        self._inserted(i, low, high, weights, fresh)
        if self.slot is not None:
            fresh *= self.slot(i, self.low, self.size)
        scale = float(fresh.sum())
        if not scale > 0:
            fresh, scale = np.full(self.size, 1.0 / self.size), 1e-30
        self.alpha = fresh / scale
        self.gone = [
            (low, (more * _aligned(gone, low, high) + (1 - more) * under) / scale)
            for more, gone in zip((MORE, SEQUENCE), self.gone)
        ]
        self.under.append((low, under.astype(np.float32)))
        self.evidence.append(float(np.log(scale)))
        self.rows.append(self.alpha.astype(np.float32))
        self.lows.append(self.low)
        self.scales.append(scale)

    def shortest(self, i: int) -> int:
        """By how much the shot before i can be shortened: it cannot end before it begins."""
        return int(self.shots.start[i] - self.shots.start[i - 1]) + self.shots.slack if i else 0

    def _moved(self, i: int, total: np.ndarray) -> np.ndarray:
        """Stay, trim, jump."""
        stay = 1.0 - P_TRIM - P_JUMP - P_DELETE - P_INSERT
        forth = np.minimum(np.arange(1, self.size + 1) + self.shortest(i), self.size)
        out = stay * self.alpha + P_JUMP / self.size * (total[forth] + ANYWHERE)
        pad = TRIM_SECONDS[-1] * self.second + 1
        sums = np.concatenate((np.zeros(pad), total, np.full(pad, total[-1])))
        least = self.shots.slack // LEAST_TRIM
        around = (
            sums[pad + least + 1 : pad + least + 1 + self.size] - sums[pad - least : pad - least + self.size]
        )
        for seconds in TRIM_SECONDS:
            reach = seconds * self.second
            shorter = max(least, min(reach, self.shortest(i))) + 1
            near = (
                sums[pad + shorter : pad + shorter + self.size]
                - sums[pad - reach : pad - reach + self.size]
                - around
            )
            out += P_TRIM / len(TRIM_SECONDS) / (2 * reach + 1) * near
        return out

    def _emission(self, i: int, edges: np.ndarray, weights: np.ndarray) -> np.ndarray:
        out = (1 - self.kernel.cut) + self.kernel.cut * self._spread(edges, weights)
        middle = (self.shots.start[i] + self.shots.start[i + 1]) // 2 + self.low
        for start, end in self._gaps_near(middle):
            self._at_least(out, start - middle, end - middle, GAP)
        self._at_least(out, 0, int(self.cut.at[0]) - middle, OUTSIDE)
        self._at_least(out, self.cut.end - middle, self.size, OUTSIDE)
        return out

    def _gaps_near(self, middle: int) -> np.ndarray:
        gaps = self.cut.gaps
        if not len(gaps):
            return gaps
        return gaps[np.searchsorted(gaps[:, 1], middle) : np.searchsorted(gaps[:, 0], middle + self.size)]

    def _at_least(self, out: np.ndarray, start: int, end: int, level: float) -> None:
        start, end = max(0, start), min(self.size, end)
        if start < end:
            np.maximum(out[start:end], level, out=out[start:end])

    def _deleted(self, low: int, high: int, edges: np.ndarray, weights: np.ndarray) -> np.ndarray:
        few, many = (_aligned(gone, low, high) for gone in self.gone)
        sums = P_DELETE * ((1 - SEQUENCES) * few + SEQUENCES * many)
        return self._spread(edges, sums * weights)

    def _inserted(self, i: int, low: int, high: int, weights: np.ndarray, fresh: np.ndarray) -> None:
        """Adds to `fresh`: the boundary k earlier is where shot i was, this one is where it is."""
        place = self.cut.at[low:high] - (self.shots.start[i] + self.low)
        u = np.arange(-self.kernel.slack, 2 * self.kernel.slack)
        bins = place[:, None] - u[None, :]
        inside = (bins >= 0) & (bins < self.size)
        bins = np.where(inside, bins, 0)
        before = np.where(inside, self.alpha[bins], 0.0) * self.cut.rarity[low:high, None]
        here = np.zeros_like(before)
        for k, chance in enumerate(RUNS, 1):
            if k < len(here):
                here[k:] += chance * before[:-k]
        here *= (P_INSERT * weights / self.cut.rarity[low:high])[:, None] * self.kernel(u)[None, :]
        fresh += np.bincount(bins.ravel(), np.where(inside, here, 0.0).ravel(), self.size)[: self.size]

    def _lost(self, i: int) -> bool:
        """Whether the last shots explain next to nothing."""
        if self.find is None or i - self.checked < WATCH or i % 10:
            return False
        usual = sum(self.evidence[-LAG:]) / len(self.evidence[-LAG:])
        return sum(self.evidence[-WATCH:]) < max(POOR, usual / 2) * WATCH

    def _regain(self, i: int) -> None:
        """Look for the path elsewhere; take it up at shot i in a new window if it is found there."""
        self.checked = i
        best = self.low + int(self.alpha.argmax())
        found = self.find(i, best) if self.find else None
        if found is None or abs(found - best) < self.second:
            return
        if abs(found - best) < self.size // 2 and sum(self.evidence[-WATCH:]) > 0:
            return  # within the window the path finds back by itself, unless it explains nothing at all
        self._settle(0)
        self.regained.append(i)
        self.rows, self.lows, self.scales, self.under = [], [], [], []
        self.gone = [(0, np.zeros(0))] * 2
        self.first = self.settled = i
        self.low, self.alpha = found - self.size // 2, np.full(self.size, 1.0 / self.size)
        self.start_alpha, self.start_low = self.alpha, self.low

    def _recentre(self, i: int) -> None:
        """Let the window follow a state that has held for a while (a momentary best would lose the lock)."""
        if i % 10 or i == 0:
            return
        best = int(self.alpha.argmax())
        if self.alpha[max(0, best - self.second) : best + self.second].sum() < 0.9:
            return
        shift = best - self.size // 2
        if abs(shift) < self.size // 16:
            return
        moved = np.full(self.size, 1e-12 / self.size)
        if shift > 0:
            moved[: self.size - shift] += self.alpha[shift:]
        else:
            moved[-shift:] += self.alpha[:shift]
        self.alpha, self.low = moved / moved.sum(), self.low + shift

    def quiet(self, i: int, offset: int) -> float:
        """What shot i says at `offset` if a gap, or nothing of the cut, stands there."""
        middle = (self.shots.start[i] + self.shots.start[i + 1]) // 2 + offset
        if middle < self.cut.at[0] or middle >= self.cut.end:
            return OUTSIDE
        gaps = self.cut.gaps
        k = int(np.searchsorted(gaps[:, 0], middle, side="right")) - 1 if len(gaps) else -1
        return GAP if k >= 0 and middle < gaps[k, 1] else 0.0


def _aligned(part: tuple[int, np.ndarray], low: int, high: int) -> np.ndarray:
    """Values by boundary from part[0] on, cut or filled up with zeros to boundaries low..high."""
    start, values = part
    out = np.zeros(high - low)
    a, b = max(low, start), min(high, start + len(values))
    if a < b:
        out[a - low : b - low] = values[a - start : b - start]
    return out


def chance_of_deletion(shots: int) -> float:
    """The prior of so many shots gone at once."""
    few = (1 - SEQUENCES) * (1 - MORE) * MORE ** (shots - 1)
    return P_DELETE * (few + SEQUENCES * (1 - SEQUENCE) * SEQUENCE ** (shots - 1))
