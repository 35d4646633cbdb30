"""What all formats share when their files are read back: how to say that one is not what was written."""

from collections.abc import Sequence
from pathlib import Path

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.tc import Rate, label_of

Span = tuple[int, int]  # first frame, and the frame after the last


def differs(path: Path, what: str) -> UnwritableTargetError:
    """The error to raise when `path` does not read back."""
    return UnwritableTargetError(
        f"{path.name}: read back, it is not what was written: {what}; please report it"
    )


def compare(path: Path, wanted: Sequence[Span], found: Sequence[Span], rate: Rate) -> None:
    """Raise UnwritableTargetError unless `found` are the clips `wanted`: as many, with the same timecodes."""
    if len(wanted) != len(found):
        raise differs(path, f"{len(found)} clips instead of {len(wanted)}")
    for number, (want, got) in enumerate(zip(wanted, found, strict=True), 1):
        if want != got:
            raise differs(path, f"clip {number} at {_spell(got, rate)} instead of {_spell(want, rate)}")


def _spell(span: Span, rate: Rate) -> str:
    return f"{label_of(span[0], rate)}-{label_of(span[1], rate)}"
