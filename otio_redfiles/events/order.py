"""Timecodes that cannot be right, found by order over the whole script, and the smallest edit that restores it.

A programme runs forward, so the timecodes of its script never go back. The longest run of them that never
does is taken as right; each of the others is corrected by the fewest changed digits that put it between its
neighbours. Where two timecodes contradict each other and either could be the wrong one, the words decide:
nobody says twenty words in a second.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from otio_redfiles.notation import clock_as_spelled

DIGITS = "0123456789"
TOO_MANY = 0.12  # a share of wrong timecodes above which the page is no single programme running forward


class Correction(NamedTuple):
    """Timecode number `index` cannot be right; `seconds` is taken instead, spelled `suggestion` (None: no edit found)."""

    index: int
    seconds: int | None
    suggestion: str | None


def corrections(printed: Sequence[str], seconds: Sequence[int | None], style: str,
                chars: Callable[[int, int], int], slips: Sequence[bool]) -> list[Correction]:
    """What must be corrected among `printed` timecodes in reading order, their signs already put right.

    `chars(i, j)` counts the characters spoken between timecodes i and j; `slips` marks those that have a digit too
    many, whatever their place. Equal neighbours are right.
    """
    kept = _longest_run(seconds)
    wrong = [i for i in range(len(seconds)) if i not in kept]
    if len(wrong) > max(3, TOO_MANY * len(seconds)):
        return [Correction(i, None, None) for i in wrong if seconds[i] is not None]
    kept = _weighed(seconds, sorted(kept), printed, style, chars)
    right = sorted(kept - {i for i in kept if slips[i]})
    return [_correct(i, printed, seconds, right, style, chars) for i in range(len(seconds)) if i not in kept or slips[i]]


def _longest_run(seconds: Sequence[int | None]) -> set[int]:
    """Indices of the longest run of timecodes that never goes back (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for i, value in enumerate(seconds):
        if value is None:
            continue
        at = bisect_right(tails, value)
        before[i] = ends[at - 1] if at else None
        tails[at:at + 1] = [value]
        ends[at:at + 1] = [i]
    run: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        run.add(at)
        at = before[at]
    return run


def _weighed(seconds: Sequence[int | None], kept: list[int], printed: Sequence[str], style: str,
             chars: Callable[[int, int], int]) -> set[int]:
    """The run with each doubtful member exchanged where the words speak for the other one."""
    run = set(kept)
    for i, value in enumerate(seconds):
        if i in run or value is None:
            continue
        for rival in _rivals(i, seconds, run):
            swapped = (run - {rival}) | {i}
            if _strain(rival, printed, seconds, swapped, style, chars) < _strain(i, printed, seconds, run, style, chars):
                run = swapped
                break
    return run


def _rivals(i: int, seconds: Sequence[int | None], run: set[int]) -> list[int]:
    """The one neighbour whose removal would make timecode `i` fit, if there is just one."""
    near = [k for k in range(max(0, i - 3), min(len(seconds), i + 4)) if k in run]
    clash = [k for k in near if (k < i) != (seconds[k] <= seconds[i]) and seconds[k] != seconds[i]]
    return clash if len(clash) == 1 else []


def _strain(wrong: int, printed: Sequence[str], seconds: Sequence[int | None], run: set[int], style: str,
            chars: Callable[[int, int], int]) -> float:
    """How hard it is to believe that `wrong` is the wrong one: digits to change, and words in too little time."""
    fixed = _correct(wrong, printed, seconds, sorted(run), style, chars)
    edits = 9.0 if fixed.suggestion is None else _edits(printed[wrong], fixed.suggestion)
    times = {**{k: seconds[k] for k in run}, wrong: fixed.seconds}
    order = [k for k in sorted(times) if abs(k - wrong) <= 3 and times[k] is not None]
    rush = sum(max(0.0, chars(a, b) / 22.0 - (times[b] - times[a])) for a, b in zip(order, order[1:]))
    return edits + rush


def _edits(printed: str, corrected: str) -> float:
    return sum(a != b for a, b in zip(printed, corrected)) + abs(len(printed) - len(corrected))


def _correct(i: int, printed: Sequence[str], seconds: Sequence[int | None], right: Sequence[int], style: str,
             chars: Callable[[int, int], int]) -> Correction:
    """The smallest edit of timecode `i` that puts it between its right neighbours."""
    low = max((k for k in right if k < i), default=None)
    high = min((k for k in right if k > i), default=None)
    floor = seconds[low] if low is not None else 0
    ceiling = seconds[high] if high is not None else 10**9
    expected = _expected(i, low, high, seconds, chars)
    for candidates in (_one_edit(printed[i]), _two_edits(printed[i])):
        fits = [(text, at) for text in candidates if (at := _turned(clock_as_spelled(text, style), floor, style)) is not None and floor <= at <= ceiling]
        if fits:
            best = min(fits, key=lambda fit: _cost(fit[1], expected, floor, ceiling, fit[0], printed[i]))
            return Correction(i, best[1], best[0])
    return Correction(i, expected, None)


def _turned(at: int | None, floor: int, style: str) -> int | None:
    """A time in the hour (or day) that `floor` stands in: where a page leaves hours out, every hour has the same digits."""
    turn = 24 * 3600 if style.startswith("H") else 3600
    if at is None or at >= turn:
        return at
    now = floor // turn * turn + at
    near_turn = floor % turn > 0.75 * turn and at < 0.25 * turn
    return now + turn if now < floor and near_turn else now


def _cost(at: int, expected: int, floor: int, ceiling: int, text: str, printed: str) -> tuple:
    """Not on a neighbour's own second; a dropped last digit before any other; then nearest to where the words put it."""
    return (at in (floor, ceiling), not printed.startswith(text), abs(at - expected))


def _expected(i: int, low: int | None, high: int | None, seconds: Sequence[int | None],
              chars: Callable[[int, int], int]) -> int:
    """Where the words put timecode `i` between its neighbours."""
    if low is None or high is None:
        return seconds[low] if low is not None else seconds[high] if high is not None else 0
    before, after = chars(low, i), chars(i, high)
    share = before / (before + after) if before + after else (i - low) / (high - low)
    return round(seconds[low] + share * (seconds[high] - seconds[low]))


def _one_edit(text: str) -> list[str]:
    """Every text one digit away: a digit changed, dropped, or two neighbours exchanged."""
    changed = [text[:k] + d + text[k + 1:] for k, c in enumerate(text) if c.isdigit() for d in DIGITS if d != c]
    dropped = [text[:k] + text[k + 1:] for k, c in enumerate(text) if c.isdigit()]
    turned = [text[:k] + text[k + 1] + text[k] + text[k + 2:] for k in range(len(text) - 1) if text[k:k + 2].isdigit()]
    return [edit for edit in dropped + changed + turned if edit != text]


def _two_edits(text: str) -> list[str]:
    places = [k for k, c in enumerate(text) if c.isdigit()]
    return [text[:a] + d + text[a + 1:b] + e + text[b + 1:] for n, a in enumerate(places) for b in places[n + 1:]
            for d in DIGITS for e in DIGITS if d != text[a] and e != text[b]]
