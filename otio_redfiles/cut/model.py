"""What we take from a cut, whatever file it came from."""

from dataclasses import dataclass
from enum import IntEnum

from otio_redfiles.tc import Rate


class Known(IntEnum):
    """How well the rate of a cut is known: not at all, by circumstance, by proof (or because somebody said it)."""

    ASSUMED = 0
    LIKELY = 1
    PROVEN = 2


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip of a cut at absolute record frames (`end` exclusive), numbered from 0 in programme order.

    `media` identifies where it comes from (a path, a reel, a mob id), None where nothing reliable does
    (AX, BL and the like never do); `source_in` is its first source frame, counted at the cut's rate.
    `notes` are marker texts and comments that stand on it. `speed` is the retiming factor, 1.0 when it
    plays as shot, 0.0 for a freeze. `speaker` is known for speeches only.
    """

    index: int
    start: int
    end: int
    name: str
    media: str | None = None
    source_in: int | None = None
    notes: tuple[str, ...] = ()
    speed: float = 1.0
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut: the pictures as seen (what is on top), and the speech clips where it has them.

    `said` holds sentences about how the file was read (rate inferred, events left out): for standard error.
    `known` is how well its rate is known: less than proven only where a list does not say it (EDL).
    """

    source: str
    name: str
    rate: Rate
    start: int
    end: int
    clips: tuple[Clip, ...]
    speeches: tuple[Clip, ...] = ()
    said: tuple[str, ...] = ()
    known: Known = Known.PROVEN
