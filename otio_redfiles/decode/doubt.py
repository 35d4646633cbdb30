"""How sure each reading is: its share of all explanations that were still in the running (forward-backward).

The shares are probabilities of the decoder's own model over the states it kept; measured on a real script they
mean what they say (of shots at 0.99 or more one in nine hundred was wrong, of those from 0.9 to 0.99 one in forty).
"""

import math
from collections.abc import Sequence

from otio_redfiles.decode.search import Column, Step

Log = float
SHARP = 1.5  # the weights are this much too small to be read as logs of odds (measured on printed pages and the real script)


def confidences(columns: Sequence[Column], path: Sequence[Step]) -> list[float]:
    """The probability of each step of `path`, 0 to 1."""
    forward = _forward(columns)
    backward = _backward(columns)
    return [_share(column, step, f, b) for column, step, f, b in zip(columns, path, forward, backward)]


def _forward(columns: Sequence[Column]) -> list[list[Log]]:
    """log-sum of all ways into each state, each column measured from its own best."""
    found: list[list[Log]] = []
    before: list[Log] = [0.0]
    for column in columns:
        now = [_sum([before[number] + SHARP * score for number, score in ways]) for ways in column.ways]
        top = max(now)
        before = [value - top for value in now]
        found.append(before)
    return found


def _backward(columns: Sequence[Column]) -> list[list[Log]]:
    """log-sum of all ways out of each state to the end of the page."""
    found: list[list[Log]] = []
    after: list[Log] = [0.0] * len(columns[-1].steps) if columns else []
    for column, before in zip(reversed(columns), list(reversed(columns))[1:] + [None]):
        found.append(after)
        if before is not None:
            after = _stepped_back(column, after, len(before.steps))
    return found[::-1]


def _stepped_back(column: Column, after: list[Log], width: int) -> list[Log]:
    out: list[list[Log]] = [[] for _ in range(width)]
    for ways, rest in zip(column.ways, after):
        for number, score in ways:
            out[number].append(SHARP * score + rest)
    sums = [_sum(values) for values in out]
    top = max(sums)
    return [value - top for value in sums]


def _sum(values: list[Log]) -> Log:
    if not values:
        return -math.inf
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values)) if top > -math.inf else top


def _share(column: Column, step: Step, forward: list[Log], backward: list[Log]) -> float:
    """The share of the states that read this fragment as `step` does."""
    mass = [f + b for f, b in zip(forward, backward)]
    top = max(mass)
    weights = [math.exp(m - top) for m in mass]
    same = sum(weight for weight, other in zip(weights, column.steps) if _reads(other) == _reads(step))
    return same / sum(weights)


def _reads(step: Step) -> tuple:
    choice = step.choice
    return (choice.first, choice.last, step.state.last, step.state.use, choice.sound and choice.sound.serial,
            choice.picture and choice.picture.serial)
