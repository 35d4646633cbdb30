"""Writes down what was understood, in reading order: pictures, headings, words, cues.

The layouts say what each run of words is; when a speech begins and whose it is, is decided here, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import (
    CueKind,
    Delivery,
    DraftCue,
    DraftSegment,
    DraftShot,
    DraftSpeech,
    Piece,
    Stamp,
)

NARRATOR = "NARRATOR"
CLOSING = "\"”“»«"
COMES_IN = "IN "
"""What announces where a bite comes in, and is no picture of it: IN sound bite Ada Lorne."""
LEAST_BITES, MOST_QUOTED = 2, 40
"""So many bites with their words below show what a page announces bites for."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How this page tells who speaks.

    `named_narrator`: it prints headings for the commentary, so words without one go on with who spoke last.
    `narrator`: the name it prints. `upper_narration`: commentary is upper case, interviews are not.
    `block_speeches`: commentary beside a timecode of its own is a speech of its own, picture or not.
    `anew`: every timecode begins a speech, though it stands in the midst of a sentence.
    """

    named_narrator: bool = False
    narrator: str = NARRATOR
    upper_narration: bool = False
    block_speeches: bool = True
    unlabelled: str = NARRATOR
    anew: bool = False


@dataclass(slots=True)
class Open:
    """A speech still being written. `lent`: one quotation, of whom the picture beside it presents."""

    line: int
    speaker: str
    delivery: Delivery
    heading: tuple[Piece, ...]
    stamp: Stamp | None
    out: Stamp | None
    confidence: float
    bite: bool = False
    lent: bool = False
    segments: list[tuple[Stamp | None, list[Piece]]] = field(default_factory=list)

    def text(self) -> str:
        """The last words said so far: enough to see their case and whether a sentence is open."""
        return spans.joined(self.segments[-1][1][-8:]) if self.segments else ""

    def is_quoting(self) -> bool:
        """Do quotes open what was said, and has none closed it, within so many lines as a quotation may have?"""
        said = [piece.text.strip() for _, pieces in self.segments[:MOST_QUOTED] for piece in pieces[:MOST_QUOTED]]
        return 0 < len(said) < MOST_QUOTED and wording.QUOTED.match(said[0]) is not None and not any(sign in text for text in (said[0][1:], *said[1:]) for sign in CLOSING)


class Scribe:
    """Collects items. One per page."""

    def __init__(self, habits: Habits = Habits()) -> None:
        self.habits = habits
        self.items: list[DraftShot | DraftCue | Open] = []
        self.speech: Open | None = None
        self.resumed = False
        self.resumed_at: Stamp | None = None

    # -- pictures and cues

    def shot(
        self,
        pieces: Sequence[Piece],
        stamp: Stamp | None = None,
        out: Stamp | None = None,
        duration: Stamp | None = None,
        confidence: float = 0.95,
    ) -> None:
        self.items.append(DraftShot(tuple(pieces), stamp, out, duration, confidence))

    def list_shots(self, above: Sequence[Piece], items: Sequence[Sequence[Piece]]) -> None:
        """A list of pictures without times, and the lines that head it."""
        for piece in above:
            self.cue(CueKind.HEADER, (piece,))
        for item in items:
            self.shot(item)

    def extend_shot(self, pieces: Sequence[Piece], confidence: float = 0.95) -> bool:
        """Add pieces to the last picture; False where there is none."""
        for at in range(len(self.items) - 1, -1, -1):
            if isinstance(last := self.items[at], DraftShot):
                self.items[at] = DraftShot(
                    (*last.pieces, *pieces),
                    last.stamp,
                    last.out,
                    last.duration,
                    min(confidence, last.confidence),
                )
                return True
        return False

    def time_shot(self, stamp: Stamp) -> None:
        """The last picture has none: this is its timecode."""
        for at in range(len(self.items) - 1, -1, -1):
            if isinstance(last := self.items[at], DraftShot):
                self.items[at] = replace(last, stamp=stamp)
                return

    def last_shot(self) -> DraftShot | None:
        return next((item for item in reversed(self.items) if isinstance(item, DraftShot)), None)

    def cue(
        self,
        kind: CueKind,
        pieces: Sequence[Piece],
        stamp: Stamp | None = None,
        out: Stamp | None = None,
        duration: Stamp | None = None,
    ) -> None:
        self.items.append(DraftCue(kind, tuple(pieces), stamp, out, duration=duration))

    def extend_cue(self, kind: CueKind, pieces: Sequence[Piece]) -> bool:
        """Add pieces to the last cue of its kind; False where there is none."""
        for at in range(len(self.items) - 1, -1, -1):
            last = self.items[at]
            if isinstance(last, DraftCue) and last.kind is kind:
                self.items[at] = replace(last, pieces=(*last.pieces, *pieces))
                return True
        return False

    # -- speech

    def begin(
        self,
        speaker: str,
        delivery: Delivery,
        heading: Sequence[Piece] = (),
        stamp: Stamp | None = None,
        out: Stamp | None = None,
        line: int = 0,
        confidence: float = 0.95,
        bite: bool = False,
        lent: bool = False,
    ) -> None:
        """A new speech, usually from its heading; its words follow. `bite`: the heading announces recorded
        speech."""
        at = heading[0].line if heading else line
        self.speech = Open(at, speaker, delivery, tuple(heading), stamp, out, confidence, bite, lent)
        self.items.append(self.speech)

    def resume(self, heading: Sequence[Piece], stamp: Stamp | None) -> None:
        """A heading with "cont.": the speech before it goes on, at its row's timecode; the heading stays
        with it."""
        if self.speech is not None:
            self.speech.heading += tuple(heading)
            self.resumed, self.resumed_at = True, stamp

    def sign(self, heading: Sequence[Piece]) -> None:
        """A name behind the words of the speech that is open: its heading, though it begins with its words."""
        if self.speech is not None:
            self.speech.heading += tuple(heading)

    def say(self, pieces: Sequence[Piece], stamp: Stamp | None = None) -> None:
        """Words of the speech that is open; `stamp` is their row's timecode if they begin with it."""
        speech = self.speech
        assert speech is not None
        if not speech.segments and not speech.heading:
            speech.line = pieces[0].line
        if not speech.segments and speech.stamp is None:
            speech.stamp, stamp = stamp, None
        if stamp is not None and stamp == speech.stamp and not speech.segments:
            stamp = None
        if speech.segments and stamp is None:
            speech.segments[-1][1].extend(pieces)
        else:
            speech.segments.append((stamp, list(pieces)))

    def doubt(self, confidence: float) -> None:
        """The last words said may be another's than the open speech's."""
        if self.speech is not None:
            self.speech.confidence = min(self.speech.confidence, confidence)

    def words(
        self,
        pieces: Sequence[Piece],
        stamp: Stamp | None = None,
        out: Stamp | None = None,
        picture: bool = False,
        confidence: float = 0.95,
    ) -> None:
        """Words without a heading: the open speech goes on, comes back in, or the narrator takes over."""
        speech, text = self.speech, spans.joined(pieces)
        resumed, self.resumed = self.resumed, False
        if resumed:
            stamp, self.resumed_at = stamp or self.resumed_at, None
        if speech is not None and (resumed or not speech.segments):
            speech.out = out if speech.segments else speech.out or out
            return self.say(pieces, stamp)
        upper = wording.is_upper(text)
        if speech is None or self._is_other(speech, text, upper, stamp is not None) or (picture and self._is_closed(speech, text)):
            speaker, delivery = self._who(text, upper)
            self.begin(speaker, delivery, (), stamp, out, pieces[0].line, confidence)
        elif stamp is not None and self._comes_back(speech, picture) and (out is not None or not self._is_split(speech, text)):
            self.begin(speech.speaker, speech.delivery, (), stamp, out, pieces[0].line, confidence)
        elif stamp is not None:
            speech.out = out  # where it ends now; the end of the row above was not its end
        self.say(pieces, stamp)

    def _is_other(self, speech: Open, text: str, upper: bool, timed: bool) -> bool:
        """Are these plainly another's words than those of the open speech? Without a timecode of their own
        seldom."""
        narrated = speech.delivery is Delivery.NARRATION
        if timed and (speech.lent or self._is_quoted_whole(speech)) and not wording.QUOTED.match(text):
            return True
        if self.habits.upper_narration and len(text.split()) >= 2:
            stressed = wording.is_stressed(text) and not (timed and wording.is_finished(speech.text()))
            return upper != narrated and upper != wording.is_upper(speech.text()) and not stressed
        if not narrated and ((wording.QUOTED.match(text) and wording.QUOTED.match(speech.text())) or (speech.is_quoting() and not wording.QUOTED.match(text))):
            return False
        on = not wording.is_finished(speech.text()) and wording.goes_on(speech.text(), text)
        return timed and not self.habits.named_narrator and not narrated and not on

    def _is_closed(self, speech: Open, text: str) -> bool:
        """Did quotes open and close what somebody said, and do words without any follow, beside a picture? Nobody is named there
        but the commentary."""
        return not self.habits.named_narrator and not wording.QUOTED.match(text) and self._is_quoted_whole(speech)

    @staticmethod
    def _is_quoted_whole(speech: Open) -> bool:
        """Did quotes open and close what somebody said on tape? Words at a later time without any are not theirs, though the
        page names the commentary elsewhere."""
        if not speech.segments or speech.delivery is Delivery.NARRATION:
            return False
        first, last = speech.segments[0][1][0].text, speech.segments[-1][1][-1].text.rstrip()
        return bool(wording.QUOTED.match(first)) and bool(last) and last[-1] in CLOSING

    def _who(self, text: str, upper: bool) -> tuple[str, Delivery]:
        if self.habits.upper_narration and not upper and self.speech is not None:
            return "", Delivery.SYNC
        if self.habits.unlabelled == "":
            return "", Delivery.SYNC
        return self.habits.narrator, Delivery.NARRATION

    def _is_split(self, speech: Open, text: str) -> bool:
        """Does a sentence that is open go on in lower case beside the next timecode? Its row was split, nobody comes back
        in; commentary is read to its times, and titles that have an end are counted one by one."""
        read = self.habits.anew or speech.delivery is Delivery.NARRATION
        return not read and text[:1].islower() and not wording.is_finished(speech.text())

    def _comes_back(self, speech: Open, picture: bool) -> bool:
        if not picture:
            return wording.is_finished(speech.text()) or self.habits.anew or not self.habits.named_narrator
        return (
            self.habits.block_speeches
            and speech.delivery is Delivery.NARRATION
            and wording.is_finished(speech.text())
        )

    # -- the end

    def written(self) -> tuple[DraftShot | DraftSpeech | DraftCue, ...]:
        """All items, frozen. A heading that no words follow is a cue, an announced bite a picture."""
        said = [item for item in self.items if not isinstance(item, Open) or item.segments or item.heading]
        if said and isinstance(last := said[-1], Open) and last.bite and self._heads_only(said[:-1]):
            said[-1] = replace(last, bite=False)
        return tuple(self._frozen(item) if isinstance(item, Open) else item for item in said)

    @staticmethod
    def _heads_only(items: Sequence["DraftShot | DraftCue | Open"]) -> bool:
        """Do words follow each of the bites that a page announces, so that one at its end was cut off before its own?"""
        bites = [item for item in items if isinstance(item, Open) and item.bite]
        return len(bites) >= LEAST_BITES and all(bite.segments for bite in bites)

    @staticmethod
    def _frozen(speech: Open) -> DraftSpeech | DraftCue | DraftShot:
        if not speech.segments and speech.bite and not speech.heading[0].text.startswith(COMES_IN):
            return DraftShot(speech.heading, speech.stamp, speech.out, None, min(speech.confidence, 0.85))
        if not speech.segments:
            return DraftCue(CueKind.OTHER, speech.heading, speech.stamp, speech.out)
        segments = tuple(DraftSegment(stamp, tuple(pieces)) for stamp, pieces in speech.segments)
        return DraftSpeech(
            speech.line,
            speech.speaker,
            speech.delivery,
            segments,
            speech.heading,
            speech.stamp,
            speech.out,
            speech.confidence,
        )
