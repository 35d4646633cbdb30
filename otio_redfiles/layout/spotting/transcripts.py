"""Transcripts whose times stand wherever the clock reached them, in the middle of what somebody says.

    1:04      AUGUST: It was a church raffle, a dollar a            [00:00:21.18] LENA: We sat. [00:00:30.05] Forty of us.
    1:05      ticket, and my wife bought six.

Only a label begins a speech; a time behind one begins a segment. What stands in capitals without a label is seen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.spotting import subtitle_words
from otio_redfiles.layout.spotting.subtitle_words import Manner, Noted
from otio_redfiles.layout.words import cues, spans, wording
from otio_redfiles.layout.words.interpret import Read, named
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

NAME = "transcript, times among the words"
LEAST, MOSTLY = 4, 0.8
CELLS = re.compile(r"\S\s*[\t|]\s*\S|\s/\s")
STOP = re.compile(r"[,;:]")
TAPE = re.compile(r"[(\[]\s*(?:[^\W\d_]{0,6}[ _-]?\d{1,5}[^\W\d_]?|(?:tape|roll|reel|card|clip)\s+\w{1,6})\s*[,;:]?\s*\Z", re.IGNORECASE)
"""What names the tape in the bracket of a time."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two times or ends of lines: the time right before them, and how they stand. `begins` a paragraph;
    `inside` a line, behind a bracketed time."""

    piece: Piece | None
    stamp: Stamp | None
    label: Label | None = None
    begins: bool = False
    inside: bool = False


def read_transcript(rows: Sequence[Piece], style: str) -> Read | None:
    """What the page says; None where no time stands in the middle of a speech, or few speeches are labelled."""
    lines = text_lines.lines_of(rows, style)
    stamped = sum(bool(line.stamps) for line in lines)
    if sum(_is_row(line) for line in lines) > 0.1 * stamped:
        return None
    runs = _with_times_above([run for line in lines for run in _runs(line)])
    if not _is_transcript(runs):
        return None
    teller = _Teller()
    for run in runs:
        teller.tell(run)
    return Read(NAME, teller.scribe.written(), tuple(stamp for line in lines for stamp in line.stamps))


def _is_row(line: Line) -> bool:
    """Is a line with a time a row of cells: parted by signs, or with words before a time that stands in no bracket?"""
    if not line.stamps:
        return False
    before = [line.piece.text[: two.column - line.piece.column].rstrip() for one, two in pairwise(line.tokens) if isinstance(one, Piece) and isinstance(two, Stamp)]
    return CELLS.search(line.piece.text) is not None or any(text[-1:] not in tuple("[(") and not TAPE.match(text) for text in before)


def _runs(line: Line) -> Iterator[Run]:
    """The runs of words of a line; a time that no words follow on it stands alone."""
    stamp: Stamp | None = None
    for index, token in enumerate(line.tokens):
        if isinstance(token, Stamp):
            if stamp is not None:
                yield Run(None, stamp)
            stamp = token
            continue
        timed = index + 1 < len(line.tokens)
        if timed and index == 0 and TAPE.match(line.piece.text[: line.tokens[1].column - line.piece.column]):
            continue
        opened = stamp is not None and line.piece.text[: stamp.column - line.piece.column].rstrip()[-1:] in tuple("[(")
        token = _with_its_stop(line.piece, token) if timed else token
        yield Run(token, stamp, subtitle_words.label_of(token.text), index == 0 and line.gap > 0, index > 1 and opened)
        stamp = None
    if stamp is not None:
        yield Run(None, stamp)


def _with_times_above(runs: Sequence[Run]) -> list[Run]:
    """The runs, a time that stands alone with the words right below it."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].piece is None and run.stamp is None:
            found[-1] = replace(run, stamp=found[-1].stamp)
        else:
            found.append(run)
    return found


def _with_its_stop(line: Piece, words: Piece) -> Piece:
    """Words before a time with the comma behind them, which parts them from it and is theirs."""
    start, end = words.column - line.column, words.column - line.column + len(words.text)
    stop = STOP.match(line.text, end)
    return spans.part(line, start, stop.end() if stop else end) or words


# --------------------------------------------------------------------------- what the page is


def _is_transcript(runs: Sequence[Run]) -> bool:
    """Are speeches labelled, does a time stand in the middle of one, and is nothing but speech beside times?"""
    labels = sum(run.label is not None for run in runs)
    times = sum(run.stamp is not None for run in runs)
    loose = [(above, run) for above, run in zip(runs, runs[1:], strict=False) if run.stamp and run.piece and not run.label and not _is_set_off(run.piece.text)]
    amid = sum(run.inside or _goes_on(above, run) for above, run in loose)
    said = sum(_goes_on(above, run) or wording.spoken(run.piece.text) > -0.2 for above, run in loose if run.piece)
    return labels >= LEAST and 2 * labels >= times and amid >= 1 and said >= MOSTLY * len(loose)


def _goes_on(above: Run, run: Run) -> bool:
    """Do words behind a time go on with an unfinished sentence?"""
    before, after = above.piece, run.piece
    return before is not None and after is not None and not wording.is_finished(before.text) and after.text[:1].islower()


def _is_set_off(text: str) -> bool:
    """Is a run of words in brackets, in capitals, or a cue by its form?"""
    return vocabulary.is_bracketed(text) or wording.is_upper(text) or cues.cue_of(text) is not None


# --------------------------------------------------------------------------- telling


class _Teller:
    """Tells a transcript run by run; a time waits for the words that it stands before."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        self.waiting: Stamp | None = None
        self.begun = self.pictured = False

    def tell(self, run: Run) -> None:
        stamp = self.waiting = run.stamp or self.waiting
        if run.piece is None:
            return
        self.begun = self.begun or stamp is not None or run.label is not None
        if not self.begun:
            return self.scribe.cue(CueKind.HEADER, (run.piece,))
        pictured, self.pictured = self.pictured, False
        if run.label is not None:
            self._begin(run.piece, run.label, stamp)
        elif not self._sets_off(run, run.piece, stamp, pictured):
            self._say(run.piece, stamp)
        self.waiting = None

    def _begin(self, piece: Piece, label: Label, stamp: Stamp | None) -> None:
        """A label, and the words behind it."""
        heading, rest = spans.part(piece, 0, label.words), spans.part(piece, label.words) if label.words else None
        self.scribe.begin(*named(label, Traits()), (heading,) if heading else (), stamp, None, piece.line, 0.95)
        direction = spans.direction(rest) if rest is not None else None
        if direction is not None:
            self.scribe.cue(CueKind.OTHER, direction[:1])
            rest = direction[1]
        if rest is not None:
            self._say(rest, None)

    def _sets_off(self, run: Run, piece: Piece, stamp: Stamp | None, pictured: bool) -> bool:
        """Is this a cue, or a picture in capitals, which begins a paragraph or goes on with one?"""
        kind = cues.cue_of(piece.text) if stamp or run.begins else None
        if vocabulary.is_bracketed(piece.text):
            kind = kind or CueKind.OTHER
        if kind is not None:
            self.scribe.cue(kind, (piece,), stamp)
            return True
        if not wording.is_upper(piece.text) or len(piece.text.split()) < 2 or not (stamp or run.begins or pictured):
            return False
        self.pictured = True
        if pictured and not run.begins and stamp is None:
            return self.scribe.extend_shot((piece,))
        self.scribe.shot((piece,), stamp)
        return True

    def _say(self, piece: Piece, stamp: Stamp | None) -> None:
        """Words of the open speech, sounds in capitals among them apart; (laughs) is how they are said, and stays."""
        if self.scribe.speech is None:
            self.scribe.begin("", Delivery.SYNC, (), stamp, None, piece.line)
        for part in subtitle_words.said(piece, Manner(mixed=False, asides=False)):
            if isinstance(part, Noted):
                self.scribe.cue(part.kind, part.pieces)
            else:
                self.scribe.say(part.pieces, stamp)
                stamp = None
