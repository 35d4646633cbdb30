"""Two versions of a script: the offset path of `scripted`, then line against line.

B's lines are taken as its boundaries. Both seconds are cut off, so the kernel is a triangle; descriptions
are mostly the same words, which the learned ratios find out by themselves. Every line has one counterpart
at most:

  1 the starts the path found (a shot without one is missing so far, a line that is no start is added so far)
  2 leftovers between the same paired neighbours, in order: the same words, or nearly the same time: reworded
  3 leftovers of the same words anywhere else: moved, neighbouring ones as one block
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from otio_redfiles.match.acquire import first_offset
from otio_redfiles.match.changes import Change, Match, healed
from otio_redfiles.match.edits import together
from otio_redfiles.match.frames import Boundaries, Shots, boundaries_of, shots_of
from otio_redfiles.match.heads import Head
from otio_redfiles.match.model import RowKind, Side
from otio_redfiles.match.names import Names, words_of
from otio_redfiles.match.order import blocks, in_order
from otio_redfiles.match.path import DELETE, INSERT, JUMP, TRIM
from otio_redfiles.match.refine import Refiner, Run
from otio_redfiles.match.scripted import LESSON, heads_of, related, unlike, walk
from otio_redfiles.match.simplify import runs_found, simplified
from otio_redfiles.match.weigher import Weigher, learn

ALIKE = 75  # token_set_ratio of two descriptions of one shot
CLOSE = 2  # slacks by which two starts of one shot may differ


def compare_versions(a: Side, b: Side) -> Match:
    """Two sides of which neither is exact, at one rate, neither of them empty."""
    shots, lines = shots_of(a, b), boundaries_of(b)
    weigher = Weigher(
        Names([e.name for e in a.events], [e.name for e in b.events], lines.clip), lines, np.ones(2)
    )
    centre, prior = first_offset(shots, lines, a, b)
    lesson = shots.part(0, LESSON)
    learn(weigher, lines, heads_of(lesson, lines, walk(lesson, lines, weigher, centre, prior, a)[0], weigher))
    steps, evidence = walk(shots, lines, weigher, centre, prior, a)
    if not related(len(shots), len(b.events), evidence) and not _same_words(a, b):
        return unlike(a, b)
    heads = heads_of(shots, lines, steps, weigher)
    steps = simplified(steps, heads, shots, lines, weigher) or steps
    heads = heads_of(shots, lines, steps, weigher)
    runs = Refiner(shots.kernel, (0, b.start - a.start)).place(runs_found(steps, heads, shots, lines))
    return _report(a, b, runs, _lines_paired(a, b, heads, lines, runs, shots), shots)


def _same_words(a: Side, b: Side) -> bool:
    """Whether half of the shorter script stands word for word in the other."""
    short, long = sorted((a.events, b.events), key=len)
    known = {tuple(words_of(e.name)) for e in long}
    return sum(tuple(words_of(e.name)) in known for e in short) * 2 > len(short)


# --------------------------------------------------------------------------- line against line


def _lines_paired(
    a: Side, b: Side, heads: Sequence[Head], lines: Boundaries, runs: Sequence[Run], shots: Shots
) -> dict[int, int]:
    """A's index -> B's index."""
    mate: dict[int, int] = {}
    for head in heads:  # their boundaries never cross, so no line is taken twice
        clip = int(lines.clip[head.head]) if head.head >= 0 else -1
        if clip >= 0:
            mate[head.shot] = clip
    offset = {shot: run.offset for run in runs for shot in run.shots}
    _fill_slots(a, b, mate, offset, shots.slack)
    _same_words_elsewhere(a, b, mate)
    return mate


def _fill_slots(a: Side, b: Side, mate: dict[int, int], offset: dict[int, int], slack: int) -> None:
    """Leftovers between the same neighbours, in order."""
    taken = set(mate.values())
    last = -1
    for i in range(len(a.events)):
        if i in mate:
            last = mate[i]
            continue
        following = next(
            (mate[k] for k in range(i + 1, min(len(a.events), i + 40)) if k in mate), len(b.events)
        )
        for j in range(last + 1, following):
            if j not in taken and _one_shot(a, b, i, j, offset.get(i), slack):
                mate[i] = last = j
                taken.add(j)
                break


def _one_shot(a: Side, b: Side, i: int, j: int, offset: int | None, slack: int) -> bool:
    """The same place, or nearly and words that resemble."""
    from rapidfuzz.fuzz import token_set_ratio

    if offset is None:
        return False
    apart = abs(b.events[j].start - a.events[i].start - offset)
    alike = token_set_ratio(a.events[i].name.lower(), b.events[j].name.lower()) >= ALIKE
    return apart <= slack or (alike and apart <= 3 * CLOSE * slack)


def _same_words_elsewhere(a: Side, b: Side, mate: dict[int, int]) -> None:
    """Leftovers whose words stand once on each side, or in the same order on both."""
    taken = set(mate.values())
    left_a: dict[tuple, list[int]] = defaultdict(list)
    left_b: dict[tuple, list[int]] = defaultdict(list)
    for i, event in enumerate(a.events):
        if i not in mate:
            left_a[tuple(words_of(event.name))].append(i)
    for j, event in enumerate(b.events):
        if j not in taken:
            left_b[tuple(words_of(event.name))].append(j)
    for words, of_a in left_a.items():
        of_b = left_b.get(words, [])
        if words and len(of_a) == len(of_b):
            mate.update(zip(of_a, of_b))


# --------------------------------------------------------------------------- rows


def _report(a: Side, b: Side, runs: Sequence[Run], mate: dict[int, int], shots: Shots) -> Match:
    pairs = sorted(mate.items())
    groups = blocks(pairs)
    kept = in_order(
        [group[0][1] for group in groups],
        [sum(a.events[i].end - a.events[i].start for i, _ in g) for g in groups],
    )
    moved = [group for group, stays in zip(groups, kept) if not stays]
    changes = _breaks(runs, mate, len(a.events), len(b.events), moved)
    changes += [
        Change(
            RowKind.MOVED,
            tuple(i for i, _ in g),
            tuple(j for _, j in g),
            "moved",
            b.events[g[0][1]].start - a.events[g[0][0]].start - _near_offset(runs, g[0][0]),
        )
        for g in moved
    ]
    changes += [
        Change(RowKind.RENAMED, (i,), (j,), "reworded")
        for i, j in pairs
        if words_of(a.events[i].name) != words_of(b.events[j].name)
    ]
    changes.sort(key=lambda c: (c.a[0] if c.a else c.at[0] if c.at else 1 << 60, c.b[:1]))
    return Match(
        runs[0].offset, tuple(pairs), tuple(changes), _map(a, b, runs, mate, {i for g in moved for i, _ in g})
    )


def _near_offset(runs: Sequence[Run], shot: int) -> int:
    return min(runs, key=lambda run: abs(run.shots[0] - shot)).offset


def _map(a: Side, b: Side, runs: Sequence[Run], mate: dict[int, int], moved: set[int]) -> tuple:
    spans = [
        (a.events[s].start, a.events[s].end, run.offset)
        for run in runs
        for s in run.shots
        if s in mate and s not in moved
    ]
    known = {s for run in runs for s in run.shots} - moved
    spans += [
        (a.events[i].start, a.events[i].end, b.events[j].start - a.events[i].start)
        for i, j in mate.items()
        if i not in known
    ]
    return healed(sorted(spans))


def _breaks(
    runs: Sequence[Run], mate: dict[int, int], count_a: int, count_b: int, moved: list
) -> list[Change]:
    """Missing and added runs, each with the ripple of the break that stands at it; ripples that stand
    alone."""
    gone = together(i for i in range(count_a) if i not in mate)
    taken = set(mate.values())
    come = together(j for j in range(count_b) if j not in taken)
    ripples = _ripples(runs, mate, moved)
    out = []
    for run in gone:
        found = next(
            (k for k, (at, jump, _) in ripples.items() if jump < 0 and run[0] <= at[0] <= run[-1] + 2), -1
        )
        out.append(_row(RowKind.MISSING, run, (), "lifted", ripples.pop(found, None)))
    for run in come:
        found = next(
            (k for k, (at, jump, _) in ripples.items() if jump > 0 and run[0] - 1 <= at[1] <= run[-1] + 2), -1
        )
        out.append(_row(RowKind.ADDED, (), run, "inserted", ripples.pop(found, None)))
    return out + [
        Change(RowKind.RIPPLE, at[:1], at[1:], "ripple", jump, jump, at, sure)
        for at, jump, sure in ripples.values()
    ]


def _row(kind: RowKind, a: tuple, b: tuple, why: str, ripple: tuple | None) -> Change:
    at, jump, sure = ripple or (None, None, 1.0)
    return Change(
        kind, a, b, why if ripple else {"lifted": "lost", "inserted": "found"}[why], jump, jump, at, sure
    )


def _ripples(runs: Sequence[Run], mate: dict[int, int], moved: list) -> dict[int, tuple]:
    """Break number -> ((a, b), frames, confidence); the two breaks of a moved block are left out."""
    ends = {g[0][0] for g in moved} | {g[-1][0] + 1 for g in moved}
    lands = {g[0][1] for g in moved} | {g[-1][1] + 1 for g in moved}
    out = {}
    for k in range(1, len(runs)):
        shot, jump = runs[k].step.shot, runs[k].offset - runs[k - 1].offset
        place = mate.get(shot, next((mate[s] for s in runs[k].shots if s in mate), 0))
        if (
            runs[k].step.kind in (DELETE, INSERT, TRIM, JUMP)
            and jump
            and shot not in ends
            and place not in lands
        ):
            out[k] = ((shot, place), jump, float(runs[k].step.share))
    return out
