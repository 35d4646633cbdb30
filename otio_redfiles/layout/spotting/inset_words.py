"""Tells speech and pictures in brackets, line by line, to the scribe."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from otio_redfiles import captions, notation, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners
from otio_redfiles.layout.lines.abreast import Group, abreast
from otio_redfiles.layout.spotting import brackets, heads
from otio_redfiles.layout.spotting.brackets import Fragment, Inset
from otio_redfiles.layout.spotting.heads import Head
from otio_redfiles.layout.words import bites, classify, inner_voices, interpret, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Kind
from otio_redfiles.layout.words.scribe import NARRATOR, Habits, Scribe
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

# A page's own number at the end of a short line that stands apart: TITLE 105 / p.2, Page 3 of 9, - 4 -
FOLIO = re.compile(r".{0,70}?(?:\b[Pp](?:age|g|AGE)?\.?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—])\s*\Z")
BARE_FOLIO = re.compile(r"(?:[Pp](?:age|g|AGE)?\.?\s*)?\W*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*\Z")
DASHED = re.compile(r"([-–—*=~_+#])\1+\s*[^\W_].{0,80}?\s*\1+\Z")
ASIDE = 24
"""So far from the margin stands what is no paragraph."""
NEAR = 16
"""What stands beside a time is within so many characters."""
ENDS = ".!?…\"”’)]"
SERIAL = re.compile(r"#?\d{2,5}[a-z]?[.):]?\s{2,}\S")
DELETED = re.compile(r"\W|.*\b(?:deleted?|omitted|not\s+(?:re)?used|cut|void|vacant|spare|removed|withdrawn)\b", re.IGNORECASE)
# What in brackets says how something is said, not what is seen.
DIRECTION = re.compile(
    r"(?:in\s+[A-Z]\w+\Z|on\s+(?:radio|phone|tv|tannoy)|off\b|sic\b|beat\b|pause|to\s+\w+\Z|whisper|laugh|sigh|sob|cr(?:ies|ying)\b|speak"
    r"|sing|shout|inaud|unint|indist|cross-?talk|overlap|subtitled|translat|foreign|continu|clears|through\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ways:
    """A page's ways. `sign` is the bracket round its pictures, `names` whom it labels, `narrator` what it calls the
    commentary ("" if nothing), `listed` that it is a list of titles, `numbered` that numbers stand before times,
    `capital` that its pictures begin with capitals, `labels` that nearly every paragraph of words begins with a name,
    `unnamed` that none does: all that is said is commentary, anew in every timed paragraph."""

    style: str
    sign: str = ""
    names: frozenset[str] = frozenset()
    narrator: str = ""
    listed: bool = False
    numbered: bool = False
    capital: bool = False
    labels: bool = False
    unnamed: bool = False


@dataclass(slots=True)
class Teller:
    """Takes a page's lines in order. `spoken` and `seen` are the times of speech and of brackets; `waiting` is a time whose words follow below; `shown` the time of the last
    bracket since words were said, `led` that of the last picture that began a paragraph; `silent` that the open speech has no words yet."""

    ways: Ways
    scribe: Scribe = field(default_factory=lambda: Scribe(Habits()))
    spoken: list[Group] = field(default_factory=list)
    seen: list[Group] = field(default_factory=list)
    lengths: list[Stamp] = field(default_factory=list)
    waiting: Head | None = None
    shown: Stamp | None = None
    led: Stamp | None = None
    at: Stamp | None = None
    silent: bool = False
    captioned: bool = False

    # -- lines

    def header(self, line: Piece) -> None:
        """A line before the script begins; a bare number is none."""
        if not manners.NUMBER.match(line.text):
            self.scribe.cue(CueKind.HEADER, (line,))

    def line(self, line: Piece, fragments: Sequence[Fragment | Head], fresh: bool, gap: int) -> None:
        """A line of the script; `fresh` if a paragraph begins there, behind `gap` blank lines."""
        if gap:
            self.captioned = False
        if len(fragments) == 1 and isinstance(fragments[0], Piece) and fresh and self._is_apart(fragments[0]):
            return
        if fragments and self.ways.unnamed and isinstance(fragments[0], Inset) and fragments[0].stamp and self._begins_anew(fragments[0], gap):
            self.scribe.speech = None
        leads, apart = fresh, all(isinstance(one, Inset) or _is_aside(one) for one in fragments)
        for index, one in enumerate(fragments):
            if isinstance(one, Inset):
                self._inset(one, leads, apart)
            elif isinstance(one, Head):
                self._begin(one)
            elif apart and fresh and len(fragments) > 1 and self.waiting is None:
                heard = CueKind.SOUND if heads.is_heard(one.text.strip("[](){} ")) else CueKind.OTHER
                self.scribe.cue(heads.cue_of(one.text) or heard, (one,))
            else:
                leads = False
                self._text(one, fresh or index > 0)

    def read(self, layout: str) -> Read:
        """All of it."""
        if self.waiting is not None:
            self._keep(self.waiting)
        return Read(layout, self.scribe.written(), abreast((self.spoken, self.seen), self.ways.style), tuple(self.lengths))

    # -- lines that are no speech

    def _is_apart(self, piece: Piece) -> bool:
        """Is a line no speech: a rule, a page's number, a cue, a number that was given up? Then it is told here."""
        text = piece.text
        if text_lines.NOTHING.match(text) or manners.NUMBER.match(text):
            return True
        if self.waiting is None and (found := self._cue_line(piece)) is not None:
            kind, words, stamp = found
            self._cue(kind, (words,), Head(stamp))
        elif (kind := self._note(piece)) is not None:
            self.scribe.cue(kind, (piece,))
        else:
            return False
        return True

    def _note(self, piece: Piece) -> CueKind | None:
        """What kind of note a line is that nobody says and no picture shows; None for others."""
        text = piece.text
        if FOLIO.match(text) and (piece.column >= ASIDE or BARE_FOLIO.match(text)):
            return CueKind.HEADER
        if self.ways.numbered and SERIAL.match(text) and DELETED.match(text.split(None, 1)[1]):
            return CueKind.OTHER
        bracketed = self.waiting is None and vocabulary.is_bracketed(text)
        return CueKind.OTHER if bracketed or DASHED.match(text) else None

    def _cue_line(self, piece: Piece) -> tuple[CueKind, Piece, Stamp | None] | None:
        """END OF PART ONE  10:02:12:00: the cue, its words and its time."""
        marks = notation.find_stamps(piece.text, self.ways.style)
        if len(marks) > 1 or (marks and (marks[0].end != len(piece.text) or not marks[0].start)):
            return None
        words = spans.part(piece, 0, marks[0].start) if marks else piece
        kind = heads.cue_of(words.text) if words else None
        if words is None or kind is None or (kind is CueKind.OTHER and not marks):
            return None
        return kind, words, brackets.stamp_of(piece, marks[0].start, marks[0].end) if marks else None

    def _cue(self, kind: CueKind, pieces: Sequence[Piece], head: Head) -> None:
        self._keep(head)
        self.scribe.cue(kind, pieces, head.stamp, head.out, head.length)

    # -- brackets

    def _inset(self, inset: Inset, leads: bool, apart: bool) -> None:
        """A bracket; `leads` that it begins its paragraph, `apart` that only brackets stand on its line."""
        if inset.stamp is None:
            self._untimed(inset, apart)
            return
        self._end_waiting()
        self.seen.append((inset.stamp, *([inset.out] if inset.out else [])))
        kind = heads.cue_of(inset.text)
        if kind is None and len(inset.text.split()) <= 2 and DIRECTION.match(inset.text):
            kind = CueKind.SOUND
        if kind is None:
            self.scribe.shot(inset.pieces, inset.stamp, inset.out, confidence=0.97)
        else:
            self.scribe.cue(kind, inset.pieces, inset.stamp, inset.out)
        self.shown = inset.stamp
        self.led = inset.stamp if leads and kind is None else self.led
        if kind is None and inset.led and self.ways.unnamed and (label := bites.bite_of(inset.text)) and label.words is None:
            self.scribe.begin(label.speaker, Delivery.SYNC, (), inset.stamp, None, inset.pieces[0].line, 0.9)
            self.silent = True

    def _untimed(self, inset: Inset, apart: bool) -> None:
        """A bracket without a time: right behind a speech's head it is that one's picture."""
        seen = self._is_picture(inset)
        if (kind := self._untimed_cue(inset, apart)) is not None:
            self.scribe.cue(kind, inset.whole)
        elif seen and self.silent and self.at is not None and inset.sign == self.ways.sign:
            self.scribe.shot(inset.pieces, self.at, confidence=0.93)
            self.at = None
        elif inset.alone and self.waiting is None:
            self._aside(inset)
        elif seen and inset.sign == self.ways.sign and self.waiting is None and wording.spoken(inset.text) < 0:
            self.scribe.shot(inset.pieces, confidence=0.8)
        else:
            for piece in inset.whole:
                self._text(piece, False)

    def _untimed_cue(self, inset: Inset, apart: bool) -> CueKind | None:
        """What cue a bracket without a time is by its label; where only brackets stand, or the speech has paused, by what
        is heard; None for a picture or words."""
        if (kind := vocabulary.labelled_cue(inset.text)) is not None:
            return kind
        if ":" in inset.text and captions.is_caption(inset.text):
            return CueKind.TITLE
        if self.waiting is not None or self.ways.listed or not (apart or self._has_paused()):
            return None
        if self.ways.unnamed and heads.is_heard(inset.text) and not wording.is_fresh(inset.text):
            return CueKind.SOUND
        small = self.ways.capital and inset.text[:1].islower() and inset.sign == self.ways.sign and not wording.is_fresh(inset.text)
        if apart:
            return heads.cue_of(inset.text) or (CueKind.SOUND if small or heads.is_heard(inset.text) else None)
        heard = small and len(inset.text.split()) >= 2 and not DIRECTION.match(inset.text) and wording.spoken(inset.text) < 0
        return CueKind.SOUND if heard else None

    def _has_paused(self) -> bool:
        """Are the words of the open speech a finished sentence so far?"""
        return not self.silent and self.scribe.speech is not None and wording.is_finished(self.scribe.speech.text())

    def _begins_anew(self, inset: Inset, gap: int) -> bool:
        """Does the commentary begin anew at a timed bracket: behind a finished sentence, or what somebody in vision said; on the
        same line its time must stand before the bracket, as before every row's?"""
        last = self.scribe.speech
        answered = inset.led and last is not None and last.delivery is not Delivery.NARRATION
        return (bool(gap) or inset.led) and (answered or self._has_paused())

    def _is_picture(self, inset: Inset) -> bool:
        """Could a bracket be a picture: none of the ways to say something, told in words enough?"""
        text = inset.text
        if heads.cue_of(text) is not None or DIRECTION.match(text) or (self.ways.capital and text[:1].islower() and not wording.is_fresh(text)):
            return False
        told = len(text.split()) >= (2 if self.ways.capital and "," in text else 3)
        seen = self.ways.unnamed and self.ways.capital and not heads.is_heard(text)
        return told or seen or wording.is_fresh(text)

    def _aside(self, inset: Inset) -> None:
        """A bracket without a time on lines of its own."""
        text = spans.joined(inset.whole)
        entry = classify.bracketed(text, inset.whole, Traits(brackets=self.ways.sign))
        if entry.kind is Kind.PICTURE and self._is_picture(inset):
            self.scribe.shot(entry.pieces, confidence=0.8)
        else:
            self.scribe.cue(heads.cue_of(inset.text) or entry.cue, inset.whole)

    # -- words

    def _text(self, piece: Piece, fresh: bool) -> None:
        """Words between brackets, cut where a time among them begins a segment or another speech."""
        marks = notation.find_stamps(piece.text, self.ways.style)
        cuts = [_before(piece.text, mark.start) for mark in marks if self._is_cut(mark, piece.text)]
        voices = {start for start, _, _ in inner_voices.labels_in(piece.text, self.ways.names)}
        cuts = sorted({*cuts, *voices})
        for start, end in zip((0, *cuts), (*cuts, None), strict=True):
            if (part := spans.part(piece, start, end)) is not None:
                self._part(part, fresh or start in voices, bool(start) or not fresh)

    def _part(self, piece: Piece, fresh: bool, inside: bool) -> None:
        """Words up to the next time among them; `inside` a paragraph a time without a label begins a segment."""
        head = heads.head_of(piece, self.ways.style, self.waiting is not None)
        if head is not None and not self._is_sure(head, fresh, inside):
            head = None
        if head is None and self.captioned:
            self._extend(piece)
        elif head is None:
            self._words(piece)
        elif head.label is None and head.rest is None:
            self._end_waiting()
            self.waiting = head
        elif inside and head.label is None and head.rest is not None and self.scribe.speech is not None:
            self._keep(head)
            self.shown = head.stamp
            self._words(head.rest)
        else:
            self._begin(head)

    def _is_sure(self, head: Head, fresh: bool, inside: bool) -> bool:
        """Does the page bear a head out? Inside a paragraph a name must be known, a time be whole."""
        if head.label is None:
            return not inside or head.stamp is None or not heads.is_short(head.stamp.text, self.ways.style)
        if head.stamp is not None:
            return True
        known = head.label.speaker.upper() in self.ways.names
        if fresh and not inside and self.ways.labels and head.label.sure >= 0.75:
            return True
        return known or ((fresh or self.waiting is not None) and head.label.sure >= 0.85)

    def _begin(self, head: Head) -> None:
        """A speech begins, or what a time announces is a cue."""
        if self.waiting is not None and head.stamp is None:
            kept, self.waiting = self.waiting, None
            head = Head(kept.stamp, kept.out, kept.length, head.label, head.heading, head.rest, kept.numbered)
        self._end_waiting()
        kind = self._cue_kind(head.rest.text) if head.label is None and head.rest else None
        if kind is not None and head.rest is not None:
            self._cue(kind, (head.rest,), head)
            self.captioned = self.ways.listed
            return
        self._keep(head)
        self.captioned = False
        if head.label is not None and head.label.continued and self._is_open(head.label.speaker):
            self._resume(head)
            return
        stamp = head.stamp or self.led
        speaker, delivery = self._who(head)
        first = next(iter(head.heading), head.rest)
        self.scribe.begin(speaker, delivery, head.heading, stamp, head.out, first.line if first else 0, 0.96)
        self.silent, self.shown, self.led, self.at = True, None, None, head.stamp
        if head.rest is not None:
            self._words(head.rest)

    def _is_open(self, speaker: str) -> bool:
        last = self.scribe.speech
        return last is not None and speaker.upper() in ("", last.speaker.upper())

    def _resume(self, head: Head) -> None:
        """NAME (CONT'D): the speech before goes on, in a segment of its own where a time says when."""
        self.scribe.resume(head.heading, None)
        self.shown = head.stamp or self.shown
        if self.scribe.speech is not None:
            self.scribe.speech.out = head.out
        if head.rest is not None:
            self._words(head.rest)

    def _cue_kind(self, text: str) -> CueKind | None:
        """The cue that is told instead of words; in a list of titles whatever a bracket holds is none of them."""
        kind = heads.cue_of(text)
        if kind is None and self.ways.listed and vocabulary.is_bracketed(text) and not DIRECTION.match(text[1:].lstrip()):
            return CueKind.SOUND if wording.is_upper(text) else CueKind.OTHER
        return kind

    def _who(self, head: Head) -> tuple[str, Delivery]:
        """Who speaks: by the label; without one who spoke last, or the commentary where the page never names it."""
        if head.label is not None:
            if head.label.speaker == NARRATOR and self.ways.narrator:
                return self.ways.narrator, Delivery.NARRATION
            return interpret.named(head.label, Traits(narrator=self.ways.narrator))
        last = self.scribe.speech
        if last is not None and (self.ways.listed or self.ways.narrator):
            return last.speaker, last.delivery
        return ("", Delivery.SYNC) if self.ways.listed else (self.ways.narrator or NARRATOR, Delivery.NARRATION)

    def _words(self, piece: Piece) -> None:
        """Words of the open speech, or those that a time above waits for."""
        if self.waiting is not None:
            self._begin(Head(rest=piece))
        else:
            self._say(piece)

    def _is_cut(self, mark: notation.Mark, text: str) -> bool:
        """Does a time inside words part them: one with hours, behind a sentence or alone in its bracket?"""
        before, behind = text[max(0, mark.start - NEAR) : mark.start].rstrip(), text[mark.end : mark.end + NEAR].lstrip()
        bracketed = before[-1:] in ("[", "(")
        if not before or not behind or bracketed != (behind[:1] in ("]", ")")):
            return False
        bare = before.rstrip("[( \t")
        if not bare or (bracketed and (behind[1:].lstrip()[:1] == ":" or wording.is_upper(bare.split()[-1]))):
            return False
        return (bracketed or bare[-1] in ENDS) and (len(mark.numbers) > 2 or not self.ways.style.startswith("HH"))

    def _say(self, piece: Piece) -> None:
        if self.scribe.speech is None:
            self.scribe.begin(self.ways.narrator or NARRATOR, Delivery.NARRATION, (), self.led, None, piece.line, 0.8)
            self.silent = True
        at = captions.caption_at(piece.text)
        words, over = (spans.part(piece, 0, at), spans.part(piece, at)) if at is not None else (piece, None)
        self.scribe.say((words or piece,), None if self.silent else self.shown)
        if words and over:
            self.scribe.cue(CueKind.TITLE, (over,))
        self.silent, self.shown, self.led, self.at = False, None, None, None

    def _extend(self, piece: Piece) -> None:
        """The caption that was begun goes on."""
        last = self.scribe.items[-1]
        self.scribe.items[-1] = type(last)(last.kind, (*last.pieces, piece), last.stamp, last.out, duration=last.duration)

    # -- times

    def _keep(self, head: Head) -> None:
        self.spoken += [head.stamps] if head.stamps else []
        self.lengths += [head.length] if head.length else []

    def _end_waiting(self) -> None:
        """A time whose words never came stays a time."""
        if self.waiting is not None:
            self._keep(self.waiting)
            self.waiting = None


def _is_aside(one: Fragment | Head) -> bool:
    """Is this a bracket of another sign than that of the pictures?"""
    return isinstance(one, Piece) and vocabulary.is_bracketed(one.text)


def _before(text: str, at: int) -> int:
    """Where the blanks and brackets before a time begin."""
    near = text[max(0, at - NEAR) : at]
    return at - (len(near) - len(near.rstrip("[( \t")))
