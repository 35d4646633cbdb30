"""What is to be done to a document's timecodes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One printed timecode. (`line`, `column`) is its place as in `model.Stamp`; `new` is None where nothing
    could place it; `what` names the shot, speech or cue it belongs to."""

    line: int
    column: int
    old: str
    new: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All timecodes of a document in reading order."""

    changes: tuple[Change, ...]

    @property
    def edits(self) -> tuple[Change, ...]:
        """Those whose digits change."""
        return tuple(change for change in self.changes if change.new is not None and change.new != change.old)

    @property
    def unplaced(self) -> tuple[Change, ...]:
        """Those left as they were."""
        return tuple(change for change in self.changes if change.new is None)
