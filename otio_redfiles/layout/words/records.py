"""What a layout hands on: one record a timecode (or a table row), with what stands beside it, and what each
thing is."""

from dataclasses import dataclass, replace
from enum import Enum

from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Piece, Stamp


class Kind(Enum):
    """What a run of words is."""

    PICTURE = "picture"
    LABEL = "label"
    WORDS = "words"
    CUE = "cue"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one kind. `odds` is how sure the kind is, in natural log odds; `bracketed` that brackets
    marked it. `wrapped`: a line of a cell that may go on with the line above it; `full`: its first word had
    no room there (words: the line above is their paragraph's); `fresh`: it begins as new pictures do.
    `doubted`: a name that no rule knows may stand before the words."""

    kind: Kind
    pieces: tuple[Piece, ...]
    label: Label | None = None
    cue: CueKind = CueKind.OTHER
    odds: float = 4.0
    bracketed: bool = False
    wrapped: bool = False
    full: bool = False
    fresh: bool = False
    doubted: bool = False

    @property
    def text(self) -> str:
        return spans.joined(self.pieces)


@dataclass(frozen=True, slots=True)
class Record:
    """A timecode and what belongs to it. `ruled` records are rows of a real table: nothing runs over their
    edge."""

    line: int
    entries: tuple[Entry, ...]
    stamp: Stamp | None = None
    out: Stamp | None = None
    duration: Stamp | None = None
    second: Stamp | None = None
    ruled: bool = False

    def with_entries(self, entries: tuple[Entry, ...]) -> "Record":
        return replace(self, entries=entries)
