"""What is compared and what comes out: two sides, pairs, rows. Times are frames since midnight at the side's rate."""

from dataclasses import dataclass

from otio_redfiles.model import Word
from otio_redfiles.tc import Rate


class RowKind(Word):
    """What became of an event; the contract's words."""

    MISSING = "missing"
    ADDED = "added"
    RETIMED = "retimed"
    MOVED = "moved"
    RENAMED = "renamed"
    RIPPLE = "ripple"


@dataclass(frozen=True, slots=True)
class Event:
    """One shot of a script or one picture clip of a cut (or one speech), numbered from 0 in programme order.

    `start` and `end` are record frames, `end` exclusive. `line` is the script's line, None in a cut.
    `media` and `source_in` (source frames) say where a cut's clip comes from; None where nothing reliable does.
    `guessed`: the page prints no start, this one is an estimate.
    """

    index: int
    kind: str
    line: int | None
    start: int
    end: int
    name: str
    media: str | None = None
    source_in: int | None = None
    speaker: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things compared. `exact`: frame-accurate (a cut); else times are good to `slack` frames.
    `open_end`: where the last event ends is an estimate, which proves nothing."""

    source: str
    rate: Rate
    start: int
    end: int
    events: tuple[Event, ...]
    speeches: tuple[Event, ...] = ()
    exact: bool = True
    slack: int = 0
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One change. `at`: from this index of A on everything is shifted by `ripple` frames more (None: nothing is).

    `frames` is the size of the change itself; `lane` says whether indices count shots or speeches.
    """

    kind: RowKind
    a: tuple[int, ...]
    b: tuple[int, ...]
    at: int | None = None
    frames: int | None = None
    ripple: int | None = None
    confidence: float = 1.0
    message: str = ""
    lane: str = "shots"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events of A from record frame `start` to `end` stand `offset` frames later in B (a "healed" segment)."""

    start: int
    end: int
    offset: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which event is which, and what became of the rest. `offset` frames is the shift common to the programme.

    `black`: events of a script A that say black, with the frames of the cut B that show none (index, start, end).
    """

    a: Side
    b: Side
    offset: int
    pairs: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    stretches: tuple[Stretch, ...] = ()
    speech_pairs: tuple[tuple[int, int], ...] = ()
    black: tuple[tuple[int, int, int], ...] = ()
