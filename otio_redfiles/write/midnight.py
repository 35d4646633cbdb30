"""Lists that place what they hold by labels alone: labels begin again at midnight, and what stands behind it would come first."""

from pathlib import Path

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.programme import Programme
from otio_redfiles.tc import frame_at, label_of


def refuse(programme: Programme, path: Path, whose: str) -> None:
    """Raise UnwritableTargetError for a programme that reaches 24:00:00:00; `whose` timecodes cannot: "an EDL's"."""
    if programme.end >= frame_at(24, 0, 0, 0, programme.rate):
        raise UnwritableTargetError(
            f"{path.name}: the programme runs past midnight ({label_of(programme.end, programme.rate)}), "
            f"where {whose} timecodes begin again: give an earlier --start"
        )
