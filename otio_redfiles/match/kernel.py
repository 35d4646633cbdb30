"""How far a cut may stand from the second a script gives it.

The printed second is cut off, so the true start is spread evenly over that second. One start in ten or so
is a second off, some two (the trade's care; the shares .86 / .04 / .04 / .01 / .01 are the reference
page's), a few are simply elsewhere: a wide thin box, so that one bad line never breaks the path. Where the
other side is a script too, its second is cut off as well: the difference of two such starts is a triangle,
drawn as a stair.
"""

import numpy as np

SHARES = (0.86, 0.08, 0.02, 0.04)  # of the starts: inside the second, one off, two off, elsewhere
CUT = 0.92  # a shot of the script begins with a cut (1 in 12 to 16 has none: merged)
TRUST = 60  # starts: how many must be seen to move the shares halfway to what is seen
TAIL_WIDTH = 6  # in units of the slack, to each side
STAIR = 5  # steps that make a triangle
EXACT = 0.9  # of the starts that are exact to the frame; the rest is one off
FINE = 2  # frames: a slack up to it means times printed to the frame
AGREES, DISAGREES = 2.0, -2.2  # nats a start says for whole seconds: 9 in 10 within a frame, not 3 in 25
CERTAIN = 6.0  # nats


def one_frame(runs: list[np.ndarray], least: float = 0.5) -> bool:
    """Whether the starts found (cut - script, run by run) stand on one frame of their second, at least the
    share `least` of them: then the script's times are exact. Cut-off seconds would spread."""
    agreed = among = 0
    for run in runs:
        if len(run):
            values, counts = np.unique(run, return_counts=True)
            agreed += int((np.abs(run - values[counts.argmax()]) <= 1).sum()) - 1
            among += len(run) - 1
    return AGREES * agreed + DISAGREES * (among - agreed) >= CERTAIN and agreed >= least * among


class Kernel:
    """A stair of boxes over u = cut - script - offset. `edges[e]`: frame where the height changes by
    `steps[e]`. `whole`: the script's times are exact to the frame, as far as they are right."""

    def __init__(
        self,
        slack: int,
        other: int = 0,
        shares: tuple[float, ...] = SHARES,
        cut: float = CUT,
        whole: bool = False,
    ) -> None:
        self.slack, self.other, self.cut, self.whole = slack, other, cut, whole
        inside, one, two, tail = shares
        shifts = [-other * (2 * k + 1) // (2 * STAIR) for k in range(STAIR)] if other else [0]
        boxes = [
            (0, 1, inside),
            (-1, 0, one / 2),
            (1, 2, one / 2),
            (-2, -1, two / 2),
            (2, 3, two / 2),
            (-TAIL_WIDTH, TAIL_WIDTH + 1, tail),
        ]
        spans = [(low * slack, high * slack, mass) for low, high, mass in boxes]
        if whole:
            spans[:2] = [(0, 1, inside * EXACT), (-1, 2, inside * (1 - EXACT)), (-slack, slack + 1, one)]
            del spans[3]
        stair: dict[int, float] = {}
        for low, high, mass in spans:
            height = mass / (high - low) / len(shifts)
            for shift in shifts:
                stair[low + shift] = stair.get(low + shift, 0.0) + height
                stair[high + shift] = stair.get(high + shift, 0.0) - height
        self.edges = np.array(sorted(stair), dtype=np.int64)
        self.steps = np.array([stair[e] for e in sorted(stair)])
        self.heights = np.append(0.0, np.cumsum(self.steps))
        self.heights[-1] = 0.0

    def learned(self, found: np.ndarray, shots: int) -> "Kernel":
        """The kernel with this very script's care: `found` = u of the starts found among `shots` shots."""
        if self.other or self.whole or not shots:
            return self
        place = np.floor_divide(found, self.slack)
        seen = [np.isin(place, some).sum() for some in ((0,), (-1, 1), (-2, 2))]
        counts = np.array([*seen, len(found) - sum(seen)]) + TRUST * np.array(SHARES)
        cut = (len(found) + TRUST * CUT) / (shots + TRUST)
        return Kernel(self.slack, 0, tuple((counts / counts.sum()).tolist()), float(cut))

    def __call__(self, u: np.ndarray) -> np.ndarray:
        """The density (per frame) at u."""
        return self.heights[np.searchsorted(self.edges, u, side="right")]

    @property
    def low(self) -> int:
        return int(self.edges[0])

    @property
    def high(self) -> int:
        return int(self.edges[-1])
