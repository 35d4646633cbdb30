"""Where to begin: the offset of a script in its cut, whatever hour either of them starts at."""

from collections.abc import Callable

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.model import Side
from otio_redfiles.match.path import HALF_WINDOW, Path

SAMPLE = 60  # shots that are correlated, and then tried, at once
TRIED = 3  # peaks of a correlation worth a try
BOLD = 6.0  # nats by which an offset nobody would guess must explain more
FEWEST = 12  # shots that can be correlated
FARTHEST = 1800  # seconds to look to either side
SURE = 0.4  # nats a shot: half of what a right path explains by time alone


def first_offset(shots: Shots, cut: Boundaries, a: Side, b: Side) -> tuple[int, Callable]:
    """The offset to begin with, and the prior over a window: there, at equal starts, at equal timecodes,
    anywhere.

    Chance peaks of a correlation can beat the truth where an early edit splits it; so the peaks and the plain
    guesses are tried: the one whose path explains the most has it.
    """
    guesses = sorted({0, b.start - a.start, int(cut.at[0] - shots.start[0])}, key=abs)
    apart = HALF_WINDOW * a.rate.nominal * 4 // 5
    centres: list[int] = []
    for offset in guesses:
        if all(abs(offset - other) > apart for other in centres):
            centres.append(offset)
    plain = len(centres)
    for offset in peaks(shots, cut, 0):
        if all(abs(offset - other) > apart for other in centres):
            centres.append(offset)
    return _most_telling(centres, plain, shots, cut, a.rate.nominal), _prior(guesses, shots.slack)


def _most_telling(centres: list[int], plain: int, shots: Shots, cut: Boundaries, second: int) -> int:
    """The centre whose path explains the most; a chance peak must beat the plain guesses clearly.
    The first that leaves no doubt has it."""
    if len(centres) == 1:
        return centres[0]
    told = []
    for k, centre in enumerate(centres):
        told.append(try_offset(shots, cut, 0, centre, second) - (BOLD if k >= plain else 0.0))
        if told[-1] > SURE * SAMPLE:
            break
    return centres[told.index(max(told))]


def _prior(guesses: list[int], slack: int) -> Callable:
    def prior(low: int, size: int) -> np.ndarray:
        out = np.full(size, 0.4 / size)
        for guess in guesses:
            start, end = max(0, guess - slack - low), min(size, guess + slack + 1 - low)
            if start < end:
                out[start:end] += 0.6 / len(guesses) / (end - start)
        return out / out.sum()

    return prior


def try_offset(shots: Shots, cut: Boundaries, first: int, centre: int, second: int) -> float:
    """How much a path through the next shots explains that begins within a window around `centre`."""
    some = shots.part(first, first + SAMPLE)
    path = Path(some, cut, centre, lambda i, low, high: np.ones(high - low), second)
    path.forward()
    return sum(path.evidence)


def peaks(shots: Shots, cut: Boundaries, first: int, reach: tuple[int, int] | None = None) -> list[int]:
    """The offsets (within `reach`, or anywhere) at which most starts of the next shots meet a cut, best
    first."""
    starts = shots.start[first : min(first + SAMPLE, len(shots))]
    low = int(cut.at[0] - starts[-1]) if reach is None else reach[0]
    high = int(cut.at[-1] - starts[0]) + 1 if reach is None else reach[1]
    score = np.zeros(high - low + 1 + shots.slack, dtype=np.float32)
    worth = np.log(1 + cut.rarity / shots.slack).astype(np.float32)
    for start in starts.tolist():
        a, b = np.searchsorted(cut.at, (start + low, start + high))
        score[cut.at[a:b] - start - low] += worth[a:b]
    total = np.concatenate(([0], score.cumsum(dtype=np.float64)))
    box = total[shots.slack :] - total[: -shots.slack]
    out: list[int] = []
    while len(out) < TRIED and len(box) and (best := int(box.argmax())) >= 0 and box[best] > 0:
        out.append(best + low)
        box[max(0, best - 2 * shots.slack) : best + 2 * shots.slack] = 0
    return out


def best_offset(shots: Shots, cut: Boundaries, first: int, offset: int, second: int) -> int | None:
    """Where the path goes on from shot `first` if it was lost there, half an hour to either side; None:
    nowhere sure."""
    if len(shots) - first < FEWEST:
        return None
    around = FARTHEST * second
    near = (
        max(int(cut.at[0] - shots.start[-1]), offset - around),
        min(int(cut.end - shots.start[first]), offset + around),
    )
    if near[0] >= near[1]:
        return None
    tried = [
        (try_offset(shots, cut, first, centre, second), centre) for centre in peaks(shots, cut, first, near)
    ]
    evidence, centre = max(tried, default=(0.0, 0))
    enough = SURE * min(SAMPLE, len(shots) - first)
    if evidence > enough and abs(centre - offset) > HALF_WINDOW * second:
        enough = try_offset(shots, cut, first, offset, second) + BOLD
    return centre if evidence > enough else None
