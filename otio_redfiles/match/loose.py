"""Cuts that lie nearly on whole seconds, against a script that prints seconds.

Such a cut's starts stand a frame or two off the second they are printed at, now here, now there. One by one these
are ripples that cancel; the script's second allows all of them. So stretches whose starts differ by no more share
one offset, the middle of theirs, and a stretch that comes back to the offset before it has that.
"""

from collections.abc import Sequence
from statistics import median_low

from otio_redfiles.match.kernel import FINE

MANY = 0.05  # of neighbours a frame or two apart: fewer are edits, and told to the frame
FEWEST = 4  # of them
BRIEF = 2  # starts
BACK = 4  # stretches: how far back an offset may be taken up again

Stretch = tuple[int, int]  # starts first..last (exclusive)


def is_loose(apart: Sequence[int]) -> bool:
    """Whether the starts (cut - script, frames, in order) stand now here, now there by a frame or two."""
    small = sum(0 < abs(y - x) <= 2 * FINE for x, y in zip(apart, apart[1:]))
    return small >= max(FEWEST, MANY * len(apart))


def levels(apart: Sequence[int], slack: int, guesses: Sequence[int]) -> list[int]:
    """The offset of every start: that of its stretch, or one of the `guesses` near it. A start or two that a typist
    put a second (`slack` frames) beside the rest are of the rest."""
    found = _stretches(apart)
    known = list(guesses)
    for first, last in found:
        own = median_low(apart[first:last])
        known.append(next((one for one in reversed(known[-BACK:]) if abs(own - one) <= FINE), own))
    known = known[len(guesses) :]
    for k in range(1, len(found) - 1):
        brief = found[k][1] - found[k][0] <= BRIEF
        if brief and known[k - 1] == known[k + 1] and abs(known[k] - known[k - 1]) <= slack + 2 * FINE:
            known[k] = known[k - 1]
    return [level for (first, last), level in zip(found, known) for _ in range(first, last)]


def _stretches(apart: Sequence[int]) -> list[Stretch]:
    """Neighbours of which no two are more than a frame or two to either side apart."""
    out, first = [], 0
    low = high = apart[0]
    for k, value in enumerate(apart):
        if max(high, value) - min(low, value) > 2 * FINE:
            out.append((first, k))
            first, low, high = k, value, value
        low, high = min(low, value), max(high, value)
    return [*out, (first, len(apart))]
