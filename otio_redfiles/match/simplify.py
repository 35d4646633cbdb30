"""Fewer breaks where fewer explain the starts as well.

The path weighs its breaks shot by shot; once whole runs are placed to the frame, some turn out to be
nothing: a trim no bigger than the scatter of the starts, a deletion after which the offset is what it was,
an excursion of a shot or two that only one lucky name speaks for.
"""

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head
from otio_redfiles.match.path import DELETE, STAY, Step
from otio_redfiles.match.refine import Refiner, Run, link_inserts, runs_of
from otio_redfiles.match.regain import says
from otio_redfiles.match.weigher import Weigher

SHORT = 3  # shots of an excursion
DETOUR = 8.0  # nats it must explain: about the price of the two breaks in the path


def runs_found(steps: list[Step], heads: list[Head], shots: Shots, cut: Boundaries) -> list[Run]:
    """Runs with the starts found in them."""
    runs = runs_of(steps)
    head_of = {head.shot: head.head for head in heads}
    for run in runs:
        run.found = [int(cut.at[head_of[s]] - shots.start[s]) for s in run.shots if head_of[s] >= 0]
    link_inserts(runs, cut.at)
    return runs


def simplified(
    steps: list[Step], heads: list[Head], shots: Shots, cut: Boundaries, weigher: Weigher
) -> list[Step] | None:
    """The steps with needless breaks taken out; None where there are none."""
    runs = runs_found(steps, heads, shots, cut)
    count = len(runs)
    runs = Refiner(shots.kernel).place(runs)
    out: list[Step] = []
    changed, k = count != len(runs), 0
    while k < len(runs):
        if 0 < k < len(runs) - 1 and _needless(runs, k, shots, cut, weigher):
            out += _stays(
                [*_deleted(runs[k]), *runs[k].shots, *_deleted(runs[k + 1]), *runs[k + 1].shots],
                runs[k - 1].offset,
            )
            runs[k + 1].offset, changed, k = runs[k - 1].offset, True, k + 2
            continue
        revived = (
            k > 0
            and runs[k].step.kind == DELETE
            and abs(runs[k].offset - runs[k - 1].offset) <= shots.slack // 2
        )
        out += _again(runs[k], revived)
        changed, k = changed or revived, k + 1
    return out if changed else None


def _again(run: Run, revived: bool) -> list[Step]:
    """A run's steps at its refined offset; revived: a deletion that moved nothing, so the shots are there."""
    if revived:
        return _stays([*_deleted(run), *run.shots], run.offset)
    step = run.step
    first = Step(step.shot, run.offset, step.kind, step.size, step.boundary, step.share, step.before)
    return [first, *_stays([shot for shot in run.shots if shot != step.shot], run.offset)]


def _stays(shots: list[int], offset: int) -> list[Step]:
    return [Step(shot, offset, STAY, before=offset) for shot in shots]


def _deleted(run: Run) -> range:
    """The shots a run's opening step takes out."""
    return range(run.step.shot - run.step.size, run.step.shot) if run.step.kind == DELETE else range(0)


def _needless(runs: list[Run], k: int, shots: Shots, cut: Boundaries, weigher: Weigher) -> bool:
    """Whether run k is a short excursion from an offset that goes on after it, and explains too little."""
    run, base = runs[k], runs[k - 1].offset
    if len(run.shots) > SHORT or abs(runs[k + 1].offset - base) > shots.slack // 2:
        return False
    gain = sum(
        says(shots, cut, weigher, s, run.offset) - says(shots, cut, weigher, s, base) for s in run.shots
    )
    gain -= sum(says(shots, cut, weigher, s, base) for s in [*_deleted(run), *_deleted(runs[k + 1])])
    return gain < DETOUR
