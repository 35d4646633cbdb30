"""Where to begin: the offset of a script in its cut, whatever hour either of them starts at."""

from collections.abc import Callable

import numpy as np

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.model import Side

SAMPLE = 80        # shots that are correlated at once


def first_offset(shots: Shots, cut: Boundaries, a: Side, b: Side) -> tuple[int, Callable]:
    """The offset to begin with, and the prior over a window: there, at equal starts, at equal timecodes, anywhere."""
    guesses = sorted({0, b.start - a.start, int(cut.at[0] - shots.start[0])}, key=abs)
    found = correlate(shots, cut, 0)
    centre = found if found is not None else guesses[0]

    def prior(low: int, size: int) -> np.ndarray:
        out = np.full(size, .2 / size)
        for guess, share in [(centre, .4)] + [(guess, .4 / len(guesses)) for guess in guesses]:
            start, end = max(0, guess - shots.slack - low), min(size, guess + shots.slack + 1 - low)
            if start < end:
                out[start:end] += share / (end - start)
        return out / out.sum()

    return centre, prior


def correlate(shots: Shots, cut: Boundaries, first: int, reach: tuple[int, int] | None = None) -> int | None:
    """The offset (within `reach`, or anywhere) at which most starts of the next shots meet a cut; None if none stands out."""
    starts = shots.start[first:first + SAMPLE]
    starts = starts[:len(shots) - first] if first + SAMPLE > len(shots) else starts
    low = int(cut.at[0] - starts[-1]) if reach is None else reach[0]
    high = int(cut.at[-1] - starts[0]) + 1 if reach is None else reach[1]
    score = np.zeros(high - low + 1, dtype=np.float32)
    for start in starts.tolist():
        a, b = np.searchsorted(cut.at, (start + low, start + high))
        np.add.at(score, cut.at[a:b] - start - low, np.log(1 + cut.rarity[a:b] / shots.slack).astype(np.float32))
    total = np.concatenate(([0], score.cumsum(dtype=np.float64)))
    box = total[shots.slack:] - total[:-shots.slack]
    best = int(box.argmax())
    return best + low
