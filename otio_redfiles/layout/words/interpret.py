"""Records become items: whose words, which timecode is the picture's, which the speech's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from otio_redfiles.layout.words import bites, quotes, signed, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.scribe import NARRATOR, Habits, Scribe
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, DraftCue, DraftShot, DraftSpeech, Stamp

Items = tuple[DraftShot | DraftSpeech | DraftCue, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a family made of a page: a name for how it was read, items, timecodes, and which of those are
    lengths."""

    layout: str
    items: Items
    stamps: tuple[Stamp, ...] = ()
    lengths: tuple[Stamp, ...] = ()


def habits_of(traits: Traits, block_speeches: bool = True, unlabelled: str = NARRATOR) -> Habits:
    """How the page tells who speaks, for the scribe."""
    return Habits(
        bool(traits.narrator), traits.narrator or NARRATOR, traits.upper_narration, block_speeches, unlabelled
    )


def narrated(layout: str, records: Iterable[Record]) -> Read:
    """What records without timecodes say, of pages whose words are the narrator's where nobody is named."""
    traits = Traits(narrator=NARRATOR)
    return Read(layout, Interpreter(traits, habits_of(traits)).read(records).written())

LEVEL = 5
"""So many pictures on the line of their time, for every lower one, are a page's habit."""


class Interpreter:
    """Feeds records to a scribe, one after the other."""

    def __init__(self, traits: Traits, habits: Habits) -> None:
        self.traits, self.scribe = traits, Scribe(habits)
        self.bite = self.lately = self.shown = self.told = ""
        self.quotes, self.quoting, self.level = quotes.Quotes(), False, False

    def read(self, records: Iterable[Record]) -> Scribe:
        records = [*records]
        if not self.scribe.habits.named_narrator and not self.traits.upper_narration:
            records = signed.by_their_names(records)
            self.quotes = quotes.quotes_of(records)
        self.level = _is_level(records)
        for record in records:
            self._record(record)
        return self.scribe

    def _record(self, record: Record) -> None:
        self.bite = self.shown = ""
        state = _Use(record)
        for entry in record.entries:
            getattr(self, f"_{entry.kind.value}")(entry, record, state)

    # -- one entry

    def _picture(self, entry: Entry, record: Record, use: "_Use") -> None:
        confidence = sure(entry)
        self.shown = entry.text
        last = self.scribe.last_shot()
        if self._wraps_on(entry, record, use, last):
            return
        if self._completes(entry, record, use):
            return
        if (
            use.pictures
            and last is not None
            and not entry.bracketed
            and wording.goes_on(spans.joined(last.pieces), entry.text)
        ):
            self.scribe.extend_shot(entry.pieces, confidence)
            return
        own = not use.pictures and (not use.words or (entry.bracketed and not use.later))
        use.lower = use.lower or (self.level and not use.pictures and _stands_lower(entry, record))
        timed = (own and not use.lower) or self._stands_with(entry, record, use)
        if timed:
            self.scribe.shot(entry.pieces, record.stamp, record.out, record.duration, confidence)
        else:
            self.scribe.shot(entry.pieces, confidence=min(confidence, 0.9))
        use.pictures += 1
        use.boxed = entry.bracketed
        again = self.lately if bites.is_again(entry.text) else ""
        self.bite = bites.bite_speaker(entry.text) or quotes.heard(entry.text) or again or self.bite

    def _stands_with(self, entry: Entry, record: Record, use: "_Use") -> bool:
        """Is this a second bracket below one, both below what is said: two pictures of the block's time?"""
        last = self.scribe.items[-1] if self.scribe.items else None
        both = entry.bracketed and use.boxed and use.words > 0
        return both and isinstance(last, DraftShot) and last.stamp is not None and last.stamp == record.stamp

    def _completes(self, entry: Entry, record: Record, use: "_Use") -> bool:
        """Is this the rest of the description right before it, which is unfinished and has no timecode
        yet?"""
        last = self.scribe.items[-1] if self.scribe.items else None
        if (
            record.ruled
            or use.pictures
            or not isinstance(last, DraftShot)
            or last.stamp is not None
        ):
            return False
        before = spans.joined(last.pieces)
        if not (wording.goes_on(before, entry.text) if record.stamp else before.endswith((",", "&"))):
            return False
        self.scribe.extend_shot(entry.pieces, sure(entry))
        if record.stamp:
            self.scribe.time_shot(record.stamp)
        use.pictures += 1
        return True

    def _wraps_on(self, entry: Entry, record: Record, use: "_Use", last: DraftShot | None) -> bool:
        """In a page whose cells wrap, line by line: does this piece go on with the description above it?

        Its timecode is then the description's, if that has none yet, else the in-point of what is said beside
        it."""
        if not entry.wrapped or last is None or use.pictures:
            return False
        before = spans.joined(last.pieces)
        if wording.is_in_vision(entry.text) or wording.is_in_vision(before):
            return False
        told = wording.goes_on(before, entry.text)
        twin = record.stamp is not None and last.stamp is not None and record.stamp.text == last.stamp.text
        if not told and (entry.fresh or not entry.full or not (record.stamp is None or twin)):
            return False
        if record.stamp is not None and last.stamp is None:
            self.scribe.time_shot(record.stamp)
            use.pictures += 1
        return self.scribe.extend_shot(entry.pieces, sure(entry) if told else 0.85)

    def _label(self, entry: Entry, record: Record, use: "_Use") -> None:
        label = entry.label
        assert label is not None
        self.quoting = False
        if label.signs:
            self.scribe.sign(entry.pieces)
            return
        self.bite = ""  # who is printed beside the picture goes before whom the picture shows
        if label.continued and self.scribe.speech is not None and self._same(label) and not self._heads_block(entry, record):
            self.scribe.resume(entry.pieces, self._in_point(record, use))
            return
        stamp = self._in_point(record, use)
        use.spoken += 1
        use.later = use.words > 0
        speaker, delivery = named(label, self.traits)
        speaker = speaker or self._again(label, entry)
        self.lately = speaker if speaker and delivery is not Delivery.NARRATION else self.lately
        self.scribe.begin(
            speaker,
            delivery,
            entry.pieces,
            stamp,
            record.out if stamp else None,
            record.line,
            min(sure(entry), label.sure + 0.07),
            label.bite,
        )

    def _words(self, entry: Entry, record: Record, use: "_Use") -> None:
        stamp = self._in_point(record, use)
        out = record.out if stamp is not None else None
        use.spoken += 1
        use.words += 1
        use.boxed = False
        if (owner := self._owner(entry)) is not None:
            if use.quoted and stamp is None and not self.shown and self.scribe.speech is not None and self.scribe.speech.speaker == owner:
                self.scribe.say(entry.pieces, stamp)  # a second paragraph of his
                return
            use.quoted = True
            self.lately = owner or self.lately
            self.scribe.begin(owner, Delivery.SYNC, (), stamp, out, entry.pieces[0].line, sure(entry), lent=quotes.beside(self.shown, entry.text) == owner)
            self.bite = ""
            self.scribe.say(entry.pieces, stamp)
            return
        if self.quoting:
            self.quoting = not quotes.closes(entry.text)
            self.scribe.say(entry.pieces, stamp)
            return
        self.told = entry.text
        if entry.full and self.scribe.speech is not None and self.scribe.speech.segments:
            self.scribe.say(entry.pieces, stamp)
            return
        beside = (
            bool(use.pictures) and record.second is None and not use.lower
        )  # at an in-point of its own the speaker comes back in
        self.scribe.words(entry.pieces, stamp, out, beside, sure(entry))
        if entry.doubted:
            self.scribe.doubt(sure(entry))

    def _owner(self, entry: Entry) -> str | None:
        """Who begins to speak, by the picture beside the words or by their quotes; None where neither says."""
        quoted = self.quotes.tell and not self.quoting and quotes.is_quoted(entry.text)
        led = self.scribe.speech is not None and not self.scribe.speech.segments
        self.bite = self.bite or ("" if led else self._beside(entry.text))
        if not self.bite and (led or not quoted):
            return None
        self.quoting = self.quotes.tell and quotes.is_open(entry.text)
        return self.bite or quotes.speaker_of(self.quotes, self.shown, self.told)

    def _beside(self, text: str) -> str:
        """Whom the picture beside them presents, where the words tell that they are his: by their tongue, as one quotation, or in
        the first person where the page quotes nobody."""
        speech = self.scribe.speech
        amid = speech is not None and not wording.is_finished(speech.text())
        own = "" if self.quotes.tell or amid else quotes.in_person(self.shown, text)
        return quotes.in_tongue(self.shown, text) or quotes.beside(self.shown, text) or own

    def _cue(self, entry: Entry, record: Record, use: "_Use") -> None:
        if entry.wrapped and self.scribe.extend_cue(entry.cue, entry.pieces):
            return
        if entry.cue is CueKind.HEADER and len(record.entries) > 1:
            self.scribe.cue(entry.cue, entry.pieces)
            return
        first = not (use.pictures or use.spoken or use.cues)
        use.cues += 1
        times = (record.stamp, record.out, record.duration) if first else (None, None, None)
        self.scribe.cue(entry.cue, entry.pieces, *times)

    def _unused(self, entry: Entry, record: Record, use: "_Use") -> None:
        """Belongs to nothing."""

    # -- small questions

    def _in_point(self, record: Record, use: "_Use") -> Stamp | None:
        """The timecode that words of this record begin at: its own once, a second in-point if it prints
        one."""
        if use.spoken:
            return None
        return record.second or record.stamp

    def _heads_block(self, entry: Entry, record: Record) -> bool:
        """Does "NARRATOR cont..." stand alone above commentary that has a timecode of its own, as the blocks above it have
        theirs, the last of them finished?"""
        speech = self.scribe.speech
        narrated = speech is not None and speech.delivery is Delivery.NARRATION and wording.is_finished(speech.text())
        below = record.stamp is not None and record.stamp.line > entry.pieces[-1].line if entry.pieces else False
        return narrated and below and self.scribe.habits.block_speeches and not record.ruled

    def _again(self, label: Label, entry: Entry) -> str:
        """Whose bite goes on, where one is announced without a name."""
        return self.lately if label.bite and bites.is_again(bites.WORDS.split(entry.text or self.shown)[0]) else ""

    def _same(self, label: Label) -> bool:
        """Does a heading with "cont." mean who speaks, by his whole name or one of his names?"""
        speech, name = self.scribe.speech, label.speaker.upper()
        return speech is not None and (name in ("", speech.speaker.upper()) or name in speech.speaker.upper().split())


class _Use:
    """What has been read of a record so far; `later`: who speaks now began behind somebody else, later than its time; `lower`:
    its picture begins below the time that its words stand beside."""

    def __init__(self, record: Record) -> None:
        self.pictures = self.spoken = self.words = self.cues = 0
        self.quoted = self.boxed = self.later = self.lower = False


def _stands_lower(entry: Entry, record: Record) -> bool:
    """Does a picture begin on a lower line of its row than the time and the words right beside it? It is cut to while they are said."""
    at = record.stamp.line if record.stamp is not None else 0
    said = any(one.kind in (Kind.WORDS, Kind.LABEL) and one.pieces and one.pieces[0].line == at for one in record.entries)
    return said and entry.pieces[0].line > at


def _is_level(records: Sequence[Record]) -> bool:
    """Do pictures on this page nearly all begin on the line of their row's time, words beside them?"""
    firsts = [(record, next((one for one in record.entries if one.kind is Kind.PICTURE and one.pieces), None)) for record in records]
    lower = sum(_stands_lower(one, record) for record, one in firsts if one)
    level = sum(one.pieces[0].line == record.stamp.line for record, one in firsts if one and record.stamp and len(record.entries) > 1)
    return level >= LEVEL * lower and level > LEVEL


def named(label: Label, traits: Traits) -> tuple[str, Delivery]:
    """Speaker and delivery of a label: TEXT and its like are the narrator, an unmarked name is in vision."""
    if label.delivery is Delivery.NARRATION:
        return (
            traits.narrator or NARRATOR
        ) if label.speaker.upper() in ("TEXT", "NARRATION") else label.speaker, Delivery.NARRATION
    return label.speaker, label.delivery or Delivery.SYNC


def sure(entry: Entry) -> float:
    """The confidence that odds mean."""
    return round(min(0.98, 1 / (1 + exp(-min(entry.odds, 4.0)))), 3)
