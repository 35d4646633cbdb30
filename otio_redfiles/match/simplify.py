"""Fewer breaks where fewer explain the starts as well.

The path weighs its breaks shot by shot; once whole runs are placed to the frame, some turn out to be nothing: a
trim no bigger than the scatter of the starts, a deletion after which the offset is what it was.
"""

from otio_redfiles.match.frames import Boundaries, Shots
from otio_redfiles.match.heads import Head
from otio_redfiles.match.path import DELETE, STAY, Step
from otio_redfiles.match.refine import Refiner, Run, link_inserts, runs_of


def runs_found(steps: list[Step], heads: list[Head], shots: Shots, cut: Boundaries) -> list[Run]:
    """Runs with the starts found in them."""
    runs = runs_of(steps)
    head_of = {head.shot: head.head for head in heads}
    for run in runs:
        run.found = [int(cut.at[head_of[s]] - shots.start[s]) for s in run.shots if head_of[s] >= 0]
    link_inserts(runs, cut.at)
    return runs


def simplified(steps: list[Step], heads: list[Head], shots: Shots, cut: Boundaries) -> list[Step] | None:
    """The steps with needless breaks taken out; None where there are none."""
    runs = runs_found(steps, heads, shots, cut)
    count = len(runs)
    runs = Refiner(shots.kernel).place(runs)
    out: list[Step] = []
    for k, run in enumerate(runs):
        opening = run.step
        if k and _revives(opening, run.offset - runs[k - 1].offset, shots):
            count += 1
            out += [Step(i, run.offset, STAY, before=run.offset) for i in range(opening.shot - opening.size, opening.shot)]
            opening = Step(opening.shot, run.offset, STAY, before=run.offset)
        out.append(Step(opening.shot, run.offset, opening.kind, opening.size, opening.boundary, opening.share, opening.before))
        out += [Step(i, run.offset, STAY, before=run.offset) for i in run.shots if i != opening.shot]
    return out if count != len(runs) else None


def _revives(step: Step, jump: int, shots: Shots) -> bool:
    """A deletion that moves nothing: the shots are there, without a cut of their own."""
    return step.kind == DELETE and abs(jump) <= shots.slack // 2


__all__ = ["runs_found", "simplified"]
