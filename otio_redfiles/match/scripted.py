"""A script against its cut: offset path, starts, names learned, edits."""

from dataclasses import replace
from math import log

import numpy as np

from otio_redfiles.match.acquire import best_offset, first_offset
from otio_redfiles.match.changes import Change, Match
from otio_redfiles.match.edits import placed, report
from otio_redfiles.match.frames import Boundaries, Shots, boundaries_of, shots_of
from otio_redfiles.match.heads import Head, find_heads
from otio_redfiles.match.kernel import Kernel, one_frame
from otio_redfiles.match.model import RowKind, Side
from otio_redfiles.match.moves import corrected, find_moves
from otio_redfiles.match.names import Names
from otio_redfiles.match.path import INSERT, Path, Step
from otio_redfiles.match.refine import Refiner
from otio_redfiles.match.regain import bridged
from otio_redfiles.match.simplify import runs_found, simplified
from otio_redfiles.match.untangle import untangled
from otio_redfiles.match.weigher import Weigher, learn

SURE_RUN = 10  # starts of a run that are enough to judge the script's care by
LESSON = 3000  # shots are enough to learn what names and materials are worth
# Nats that two things with nothing in common explain once in 400 times from a given shot on; as the stretch
# may begin at any shot, the logarithm of their number comes on top (300 unrelated shots: 1.5 to 8.5 measured).
PROOF = 6.0
SOUGHT = 8.2  # nats that a place found by looking everywhere costs: one of an hour's 3600 seconds
FEW = 12  # shots: too few to prove anything; equal starts are believed
UNLIKELY = 8  # clips a shot: more than any script has


def compare_scripted(a: Side, b: Side) -> Match:
    """A a script (not exact), B a cut (exact), at one rate, neither of them empty."""
    shots, cut = shots_of(a, b), boundaries_of(b)
    names = Names([e.name for e in a.events], [e.name for e in b.events], cut.clip)
    weigher = Weigher(names, cut, np.ones(2))
    centre, prior = first_offset(shots, cut, a, b)
    lesson = shots.part(0, LESSON)
    steps = walk(lesson, cut, weigher, centre, prior, a)[0]
    heads = heads_of(lesson, cut, steps, weigher)
    learn(weigher, cut, heads)
    careful = replace(shots, kernel=_care(lesson, cut, steps, heads))
    steps, evidence = walk(careful, cut, weigher, centre, prior, a)
    if not related(len(shots), len(b.events), evidence):
        return unlike(a, b)
    heads = heads_of(shots, cut, steps, weigher)
    better = simplified(steps, heads, careful, cut, weigher)
    if better is not None:
        steps, heads = better, heads_of(shots, cut, better, weigher)
    runs = placed(a, b, careful, cut, steps, heads)
    moves = find_moves(runs, careful, cut, weigher)
    better = corrected(steps, runs, moves)
    if better is not None:
        heads = heads_of(shots, cut, better, weigher)
        runs = placed(a, b, careful, cut, better, heads)
        moves = find_moves(runs, careful, cut, weigher)
    return report(a, b, shots, cut, runs, moves, heads, weigher)


def _care(shots: Shots, cut: Boundaries, steps: list[Step], heads: list[Head]) -> Kernel:
    """How carefully this script was timed, by the runs that are surely found."""
    seen, founds, among = [], [], 0
    for run in Refiner(shots.kernel).place(runs_found(steps, heads, shots, cut)):
        founds.append(np.array(run.found))
        if len(run.found) >= SURE_RUN and 2 * len(run.found) > len(run.shots):
            seen.append(founds[-1] - run.offset)
            among += len(run.shots)
    if one_frame(founds):
        return Kernel(shots.slack, cut=shots.kernel.cut, whole=True)
    return shots.kernel.learned(np.concatenate(seen), among) if seen else shots.kernel


def walk(
    shots: Shots, cut: Boundaries, weigher: Weigher, centre: int, prior, a: Side
) -> tuple[list[Step], list[float]]:
    """The path, found again wherever it was lost."""
    second = a.rate.nominal

    def find(i: int, offset: int) -> int | None:
        return best_offset(shots, cut, i, offset, second)

    path = Path(shots, cut, centre, weigher.head, second, weigher.slot(shots), prior, find)
    steps = path.run()
    steps = bridged(steps, path.regained, path.evidence, shots, cut, weigher)
    evidence = list(path.evidence)
    for seam in path.regained:
        evidence[seam] -= SOUGHT
    return untangled(steps, shots), evidence


def related(lines: int, clips: int, evidence: list[float]) -> bool:
    """Whether the path proves that the two belong together. A handful of each is believed; a handful against
    hundreds needs more, because among hundreds something always fits."""
    few, many = sorted((lines, clips))
    enough = PROOF + log(lines)
    if few < FEW:
        return many <= UNLIKELY * few or proof(evidence) >= 2 * enough
    return proof(evidence) >= enough


def proof(evidence: list[float]) -> float:
    """The most that any stretch of the programme explains."""
    best = total = 0.0
    for nats in evidence:
        total = max(0.0, total + nats)
        best = max(best, total)
    return best


def unlike(a: Side, b: Side) -> Match:
    """Two sides that have nothing to do with each other: all missing, all added."""
    changes = (
        Change(RowKind.MISSING, tuple(range(len(a.events))), (), "unlike", a.start - a.end),
        Change(RowKind.ADDED, (), tuple(range(len(b.events))), "unlike", b.end - b.start),
    )
    return Match(b.start - a.start, (), changes, ())


def heads_of(shots: Shots, cut: Boundaries, steps: list[Step], weigher: Weigher) -> list[Head]:
    order = []
    for step in steps:
        inserted = step.kind == INSERT
        order.append(
            (
                step.shot,
                step.offset,
                step.boundary if inserted else -1,
                step.boundary + step.size if inserted else 0,
            )
        )
    return find_heads(shots, cut, order, weigher.opening, weigher.inside)
