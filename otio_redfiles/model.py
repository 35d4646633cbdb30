"""What the rooms hand each other: a page as found, a draft as understood, a script as meant.

    Page (rows of cells)  ->  Draft (shots, speeches, cues; times as printed)  ->  Script (frames)

Everything is frozen; tuples, never lists. Times are frames since midnight (see `tc`), ends are
exclusive. `line` is 1-based: a line of a text, a paragraph or table row of a Word file, a row of a sheet.
"""

from dataclasses import dataclass, field
from enum import Enum

from otio_redfiles.tc import PAL, Rate


class Word(str, Enum):
    """A closed word of the contract; its value is what the JSON says."""

    def __str__(self) -> str:
        return self.value


class Timing(Word):
    """How sure a time is: as printed, printed wrong and corrected, or not printed at all."""

    PRINTED = "printed"
    CORRECTED = "corrected"
    ESTIMATED = "estimated"


class Delivery(Word):
    """How words reach the viewer: the narrator's, a speaker out of vision, a speaker in vision."""

    NARRATION = "narration"
    VOICE_OVER = "voice-over"
    SYNC = "sync"


class CueKind(Word):
    """Whatever else stands on the page."""

    PAUSE = "pause"
    MUSIC = "music"
    SOUND = "sound"
    TITLE = "title"
    CREDITS = "credits"
    END = "end"
    HEADER = "header"
    OTHER = "other"


class Severity(Word):
    """How much a diagnostic matters: `check` exits 1 for errors and warnings, not for infos."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


# --------------------------------------------------------------------------- as found: pages


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, or one line of running text, exactly as it stands; inner line breaks are newlines.

    So many characters as `lead` says stand in bold at its head, before others that do not. `slants`: which characters (start, end) are
    in italics, where others are not; `italic` where all are.
    """

    line: int
    text: str
    italic: bool = False
    lead: int = 0
    slants: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand side by side. `table` numbers the table they belong to; None is running text."""

    line: int
    cells: tuple[Cell, ...]
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook that a page was read from: its row 1 is the page's line `before` + 1."""

    name: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A whole script as found: its non-blank rows in reading order.

    Blank lines are not rows: the gap between two rows is the difference of their line numbers.
    `furniture` is what a page prints around its text (headers, footers, page numbers). `sheets` are those of a
    workbook, in reading order; `notes` say what of the file was not read.
    """

    source: str
    rows: tuple[Row, ...]
    furniture: tuple[Cell, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    notes: tuple["Diagnostic", ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the user told us about a page; None and () mean: find out.

    `start` and `offset` are timecodes as typed; `columns` are names such as "picture", "timecode", "sound";
    `style` is a notation such as "HH.MM.SS" or "MM:SS".
    """

    rate: Rate | None = None
    start: str | None = None
    offset: str | None = None
    columns: tuple[str, ...] = ()
    style: str | None = None


# --------------------------------------------------------------------------- as understood: drafts


@dataclass(frozen=True, slots=True)
class Stamp:
    """A timecode as printed. `column` is its character offset in the line or cell: (line, column) is unique."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one column, as printed. `column` is its character offset in the line or cell."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class DraftShot:
    """One picture description: its wrapped pieces, and the times printed for it.

    `placed` is no timecode of the page but where a writer of ours put what has none: a full label, an estimate.
    """

    pieces: tuple[Piece, ...]
    stamp: Stamp | None = None
    out: Stamp | None = None
    duration: Stamp | None = None
    confidence: float = 1.0
    placed: Stamp | None = None


@dataclass(frozen=True, slots=True)
class DraftSegment:
    """Words that begin when their row's picture appears; `stamp` is that row's timecode."""

    stamp: Stamp | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DraftSpeech:
    """What one speaker says in one go. `heading` holds the printed heading pieces, `speaker` the bare name."""

    line: int
    speaker: str
    delivery: Delivery
    segments: tuple[DraftSegment, ...]
    heading: tuple[Piece, ...] = ()
    stamp: Stamp | None = None
    out: Stamp | None = None
    confidence: float = 1.0
    placed: Stamp | None = None


@dataclass(frozen=True, slots=True)
class DraftCue:
    """Anything else on the page."""

    kind: CueKind
    pieces: tuple[Piece, ...]
    stamp: Stamp | None = None
    out: Stamp | None = None
    placed: Stamp | None = None
    duration: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as understood, times still as printed.

    `items` stand in reading order. `stamps` are all timecodes of the page in the order of time that the page means
    (reading order, but for pages that list pictures apart), those that no item uses included. `unused` is what belongs
    to nothing (rules, page numbers, table borders).
    `style` is the notation where the layout knows it (see `notation`). `says` is what the page itself says about
    its rate and its start; what the user told goes before it. `lengths` are those of the stamps that say how long
    something lasts: no positions, whether an item holds them or not.
    """

    title: str
    layout: str
    items: tuple[DraftShot | DraftSpeech | DraftCue, ...]
    stamps: tuple[Stamp, ...]
    unused: tuple[Piece, ...] = ()
    notes: tuple["Diagnostic", ...] = ()
    style: str | None = None
    says: Reading = Reading()
    lengths: tuple[Stamp, ...] = ()


# --------------------------------------------------------------------------- as meant: scripts


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What a person should look at. Printed as `file:line: code: message`."""

    line: int
    severity: Severity
    code: str
    message: str
    suggestion: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Shot:
    """One PICTURE description from frame `start` to the next shot's."""

    line: int
    printed: str | None
    start: int
    end: int
    timing: Timing
    description: str
    shot_type: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a speech from frame `start` on."""

    printed: str | None
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker says in one go, from frame `start` to `end`."""

    line: int
    printed: str | None
    start: int
    end: int
    timing: Timing
    speaker: str
    delivery: Delivery
    text: str
    segments: tuple[Segment, ...]
    heading: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """A pause, music, sound, title, credits, end, header or other note; `start` is None where nothing places it."""

    line: int
    printed: str | None
    start: int | None
    kind: CueKind
    text: str
    timing: Timing = Timing.PRINTED


@dataclass(frozen=True, slots=True)
class Script:
    """A script as meant. `start` is the programme's first frame, `end` its last, exclusive.

    `headings` and `timecodes` are what is printed as such (line, text): with shots, speeches, cues and the
    `unused` diagnostics they account for every non-blank character of the source. `lengths` are those of the
    timecodes that are durations. `end_printed`: the page says where its last picture ends; else that is an estimate.
    """

    title: str
    rate: Rate = PAL
    start: int = 0
    end: int = 0
    layout: str = ""
    timecode_style: str = ""
    shots: tuple[Shot, ...] = ()
    speeches: tuple[Speech, ...] = ()
    cues: tuple[Cue, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    timecodes: tuple[tuple[int, str], ...] = ()
    lengths: tuple[tuple[int, str], ...] = ()
    source: str = field(default="", compare=False)
    end_printed: bool = field(default=False, compare=False)
