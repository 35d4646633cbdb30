"""No clip is taken twice.

The path may lay a moved block at its new place straight away and come back for the rest. Such a path runs
backwards over clips already taken; the shorter of the two pieces is then the block that left its place: it
is taken out here, and found again as a move.
"""

from otio_redfiles.match.frames import Shots
from otio_redfiles.match.path import DELETE, STAY, Step
from otio_redfiles.match.refine import Run, runs_of

LONGEST = 12  # shots of a block that is taken out


def untangled(steps: list[Step], shots: Shots) -> list[Step]:
    """The steps of a path that never runs backwards, but for pieces too long to be a block."""
    runs, k = runs_of(steps), 1
    while k < len(runs):
        if not _backwards(runs, k, shots):
            k += 1
            continue
        block = k - 1 if k > 1 and len(runs[k - 1].shots) <= len(runs[k].shots) else k
        if len(runs[block].shots) > LONGEST or block + 1 >= len(runs) or block == 0:
            k += 1
            continue
        _take_out(runs, block)
        k = max(1, block - 1)
    return [step for run in runs for step in _steps(run)]


def _backwards(runs: list[Run], k: int, shots: Shots) -> bool:
    """Whether run k begins before the run before it, less its last shot, has ended."""
    before, step = runs[k - 1], runs[k].step
    if step.kind == DELETE:
        return False
    last = int(shots.start[before.shots[-1]]) + before.offset
    return int(shots.start[step.shot]) + runs[k].offset < last - 2 * shots.slack


def _take_out(runs: list[Run], block: int) -> None:
    """The next run now opens with the deletion of the block (and of what the block's own opening deleted)."""
    after, gone = runs[block + 1].step, runs[block].step
    first = gone.shot - (gone.size if gone.kind == DELETE else 0)
    runs[block + 1].step = Step(
        after.shot,
        runs[block + 1].offset,
        DELETE,
        after.shot - first,
        after.boundary,
        after.share,
        runs[block - 1].offset,
    )
    del runs[block]


def _steps(run: Run) -> list[Step]:
    step = run.step
    first = Step(step.shot, run.offset, step.kind, step.size, step.boundary, step.share, step.before)
    return [first] + [
        Step(shot, run.offset, STAY, before=run.offset) for shot in run.shots if shot != step.shot
    ]
