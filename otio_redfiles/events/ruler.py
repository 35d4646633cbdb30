"""The spoken words as a ruler: where on the page how much has been said, and when.

Positions are (line, column); the anchors are the page's timecodes with their frames. Between two anchors the
words pass evenly, and never slower than the page's own pace lets them: a pause follows the words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

Place = tuple[int, int]


class Ruler(NamedTuple):
    """Characters said up to each place, and anchors in reading order with non-decreasing frames."""

    places: tuple[Place, ...]
    said: tuple[int, ...]
    anchors: tuple[Place, ...]
    frames: tuple[int, ...]
    pace: float

    def said_before(self, place: Place) -> int:
        """Characters said before `place`."""
        at = bisect_left(self.places, place)
        return self.said[at - 1] if at else 0

    def frame_on(self, line: int) -> int | None:
        """The frame of the first anchor that stands on a line, None without one."""
        at = bisect_left(self.anchors, (line, -1))
        return self.frames[at] if at < len(self.anchors) and self.anchors[at][0] == line else None

    def frame_at(self, place: Place, default: int) -> int:
        """The frame at which the words before `place` are said, by the anchors around it; `default` without any."""
        after = bisect_right(self.anchors, place)
        if not self.anchors:
            return default
        if after == 0:
            return self.frames[0]
        start = self.frames[after - 1]
        first = bisect_left(self.frames, start)  # words between timecodes of one second are still to be said
        begun = self.said_before(self.anchors[first])
        spoken = self.said_before(place) - begun
        by_pace = start + round(spoken * self.pace)
        if after == len(self.anchors):
            return by_pace
        end, total = self.frames[after], self.said_before(self.anchors[after]) - begun
        even = start + (end - start) * spoken // total if total else start + (end - start) // 2
        return min(end, even, by_pace if total and spoken else even)

    def with_anchors(self, more: Sequence[tuple[Place, int]]) -> "Ruler":
        """The ruler with `more` anchors (place, frame), but for those that its own contradict."""
        fits = [(place, frame) for place, frame in more if self._between(place, frame)]
        rising = _rising(sorted([*zip(self.anchors, self.frames), *fits]))
        return self._replace(anchors=tuple(p for p, _ in rising), frames=tuple(f for _, f in rising))

    def _between(self, place: Place, frame: int) -> bool:
        """Whether `frame` at `place` keeps the order of the anchors."""
        after = bisect_right(self.anchors, place)
        return (after == 0 or self.frames[after - 1] <= frame) and (after == len(self.frames) or frame <= self.frames[after])


def ruler_of(words: Sequence[tuple[Place, int]], anchors: Sequence[tuple[Place, int]], pace: float) -> Ruler:
    """A ruler from spoken pieces (place, characters) and anchors (place, frame); `pace` in frames a character."""
    said, total = [], 0
    words = sorted(words)
    for _, count in words:
        total += count
        said.append(total)
    rising = _rising(sorted(anchors))
    return Ruler(tuple(p for p, _ in words), tuple(said), tuple(p for p, _ in rising), tuple(f for _, f in rising), pace)


def _rising(anchors: Sequence[tuple[Place, int]]) -> list[tuple[Place, int]]:
    """The anchors without those that go back."""
    kept: list[tuple[Place, int]] = []
    for place, frame in anchors:
        if not kept or frame >= kept[-1][1]:
            kept.append((place, frame))
    return kept
