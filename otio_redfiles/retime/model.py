"""What is to be done to a document's timecodes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from otio_redfiles.match.order import in_order


@dataclass(frozen=True, slots=True)
class Change:
    """One printed timecode. (`line`, `column`) is its place as in `model.Stamp`; `new` is None where nothing
    could place it; `what` names the shot, speech or cue it belongs to. `begun` and `begins` are the frames at which
    that began in the script and now begins in the cut: None for ends and lengths. What is not
    placed has no `begins`, and `begun` is what its old digits say on the cut's clock."""

    line: int
    column: int
    old: str
    new: str | None
    what: str
    begun: int | None = None
    begins: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All timecodes of a document in reading order."""

    changes: tuple[Change, ...]

    @property
    def edits(self) -> tuple[Change, ...]:
        """Those whose digits change."""
        return tuple(change for change in self.changes if change.new is not None and change.new != change.old)

    def out_of_order(self, second: int) -> tuple[Change, ...]:
        """The first of each line that begins, by more than a `second` (frames), before what stands above it, or after
        what stands below: a person moved its pictures, the page did not. What the page itself printed out of its
        order is left out."""
        timed = [one for one in self.changes if one.begun is not None and one.begins is not None]
        read = _in_order(timed, [one.begun for one in timed])
        stays = _in_order(read, [one.begins for one in read])
        kept = set(stays)
        strays = [one for one in read if one not in kept and _astray(one, stays, second)]
        return tuple({one.line: one for one in reversed(strays)}.values())[::-1]

    def left_behind(self, second: int) -> tuple[Change, ...]:
        """Those left as they were that now stand, by more than a `second`, out of the order of what is around them."""
        stays = _in_order(timed := [one for one in self.changes if one.begins is not None], [one.begins for one in timed])
        left = [one for one in self.unplaced if one.begun is not None]
        return tuple(one for one in left if _astray(replace(one, begins=one.begun), stays, second))

    @property
    def unplaced(self) -> tuple[Change, ...]:
        """Those left as they were."""
        return tuple(change for change in self.changes if change.new is None)


def _in_order(changes: Sequence[Change], frames: Sequence[int]) -> list[Change]:
    """The most of `changes` whose `frames` never fall."""
    ranks = {k: rank for rank, k in enumerate(sorted(range(len(frames)), key=lambda k: (frames[k], k)))}
    stays = in_order([ranks[k] for k in range(len(frames))], [1] * len(frames))
    return [change for change, stay in zip(changes, stays, strict=True) if stay]


def _astray(change: Change, stays: Sequence[Change], second: int) -> bool:
    above = [one.begins for one in stays if (one.line, one.column) < (change.line, change.column)]
    below = [one.begins for one in stays if (one.line, one.column) > (change.line, change.column)]
    return bool(above and above[-1] - change.begins > second) or bool(below and change.begins - below[0] > second)
