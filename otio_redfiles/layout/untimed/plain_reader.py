"""The paragraphs of a page without timecodes, one after the other: items, labels, words, notes.

What `plain_ways` found of the page's ways says which lines may be what.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout.lines import manners, numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import (
    illustrated,
    items,
    left_out,
    listed,
    names_above,
    package,
    plain_ways,
    presented,
    screenplay,
    sections,
    stories,
    tongues,
    untimed,
)
from otio_redfiles.layout.untimed.plain_ways import Ways
from otio_redfiles.layout.words import classify, cues, inner_cues, interpret, spans, speakers, wording
from otio_redfiles.layout.words.place import Place
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery

# Seconds from the start of a spot (0-5 sec:), feet and frames of a title list (12 10.07 14.02, 02899-01
# 02905-12): no timecodes.
SECONDS = re.compile(
    r"\d{1,4}\s*(?:[-–—]|to)\s*\d{1,4}\s*(?:secs?\b|seconds\b|s\b|[\"”″])\.?\s*[:–-]?\s*", re.IGNORECASE
)
FEET = re.compile(
    r"(?:\d{1,5}[.):]?\s+)?\d{1,6}[.+-]\d{2}\s+(?:[-–]\s*)?\d{1,6}[.+-]\d{2}\s+(?:\d{1,4}[.+-]\d{2}\s+)?"
)
CHANGE = re.compile(r"(?:FADE|CUT|DIS(?:SOLVE)?|MIX|WIPE)\s+(?:UP\s+|DOWN\s+)?(?:TO|ON|THROUGH)\s+(?=[^a-z\n]+\Z)")
"""How a page goes over to what is seen next: FADE TO SEAL"""
LETTERED = re.compile(r"(?:[A-Z]|[IVX]{1,4})[.)]\s+(?=[A-Z])")
STORY_LENGTH = re.compile(rf"(?:{notation.LENGTH_WORDS}|footage)\b[\s:=]{{1,4}}\d{{1,5}}\s?(?:ft|feet|m|metres|meters)\b", re.IGNORECASE)
"""What heads each story of a newsreel's card: LENGTH 142 ft.   Cameraman: VANE"""
MOST_HEADS = 12
"""So many lines at the top of a page may be what its heads repeat."""
SLUG = re.compile(
    r"(?:(?:sc(?:ene)?\.?\s*)?\d+[A-Z]?[.:)]?\s+)?(?:INT|EXT|I/E|INT\./EXT)[.\s]", re.IGNORECASE
)


class PlainReader:
    """Reads paragraphs in order; speech goes on until something else begins."""

    def __init__(self, traits: Traits, manner: str, agency: bool, ways: Ways) -> None:
        self.traits, self.numbered, self.bulleted, self.sized = traits, manner == "numbered", manner == "bulleted", manner == "sized"
        self.manner, self.agency, self.ways = manner, agency and self.numbered, ways
        self.following = ""
        self.below: Paragraph | None = None
        self.turns, self.topped, self.above = tongues.Turns(), False, False
        self.under_names = self.timed_head = False
        self.called: frozenset[str] = frozenset()
        self.held = self.inserted = self.broken = False
        self.shown: tuple[str, ...] = ()
        self.speaking = self.begun = False
        self.pictured = self.staged = self.named = False
        self.expected: int | None = 1
        self.said = ""
        self.heads: list[str] = []
        self.headed = False
        self.noting = self.heading = self.lone = self.said_before = self.spoke = False

    def records(self, paragraphs: Sequence[Paragraph]) -> list[Record]:
        found: list[Record] = []
        self.expected = numbered.first_expected([paragraph.pieces[0].text for paragraph in paragraphs]) if self.numbered else self.expected
        trade = [
            wording.spoken(p.text) < -1.5
            and items.names_picture(p.text)
            for p in paragraphs
        ]
        self.pictured = sum(trade) >= 2
        self.staged = self.ways.staged or any(SLUG.match(p.text) for p in paragraphs)
        self.topped = not (self.manner or self.ways.package) and names_above.are_above(paragraphs)
        self.turns = tongues.turns_of([paragraph.text for paragraph in paragraphs])
        self.called = plain_ways.called([paragraph.text for paragraph in paragraphs])
        self.under_names = not (self.manner or self.ways.package) and plain_ways.headings([paragraph.text for paragraph in paragraphs])
        self.above = not (self.agency or self.ways.voiced or self.ways.package) and self._shows(paragraphs) and plain_ways.stand_above(paragraphs)
        told = stories.told(paragraphs) if self.agency else {}
        told |= {at: items.unnumbered(paragraphs[at]) for at in left_out.unnumbered(paragraphs)} if self.numbered and not self.ways.voiced else {}
        self.held = inner_cues.are_held([paragraph.text for paragraph in paragraphs])
        last = max((at for at, paragraph in enumerate(paragraphs) if untimed.begins(paragraph.text)), default=0)
        self.timed_head = (self.held or self.under_names) and any(_tells_length(paragraph.text) for paragraph in paragraphs[: self.ways.head])
        for at, paragraph in enumerate(paragraphs):
            self.below = below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
            self.following = below.text if below else ""
            self.heading = at < self.ways.head
            if self.ways.split and paragraph.gap:
                self.lone = below is None or below.gap > 0
                self.said_before, self.speaking = self.speaking, False
            entries = told[at] if at in told else inner_cues.parted(self._entries(paragraph), self.held)
            self.noting = self.noting or (self.sized and at > last and any(entry.cue is CueKind.END for entry in entries))
            self.spoke = self.spoke or any(entry.kind is Kind.WORDS for entry in entries)
            self.begun = self.begun or any(
                entry.kind in (Kind.PICTURE, Kind.LABEL, Kind.WORDS) for entry in entries
            )
            self.named = bool(entries) and entries[-1].kind is Kind.LABEL
            self.headed = bool(entries) and entries[-1].cue is CueKind.HEADER and not numbered.PAGE.match(paragraph.text)
            if not self.begun and len(self.heads) < MOST_HEADS:
                self.heads.append(numbered.folded(paragraph.text))
            for entry in entries:
                self.broken = self._is_broken(entry)
                self.said = entry.text if entry.kind is Kind.WORDS else self.said if entry.kind is Kind.CUE else ""
                self.speaking = entry.kind in (Kind.LABEL, Kind.WORDS) or (
                    self.speaking and (entry.kind is Kind.CUE or (entry.kind is Kind.PICTURE and (self.traits.brackets != "" or self.ways.package)))
                )
                self.shown = (*self.shown[-1:], entry.text) if entry.kind is Kind.PICTURE else self.shown
            found.append(Record(paragraph.pieces[0].line, entries))
        return found

    def _shows(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Is this a list of shots, by their numbers, signs or sizes?"""
        return self.manner != "" or sum(wording.is_sized(paragraph.text) for paragraph in paragraphs) >= untimed.LEAST

    def _entries(self, paragraph: Paragraph) -> tuple[Entry, ...]:
        text, pieces = paragraph.text, paragraph.pieces
        if paragraph.ruled:
            return (Entry(Kind.CUE, pieces),)
        if (label := self.turns.label_of(text)) is not None:
            return items.turn(pieces, label)
        if self.topped and (told := names_above.entries_of(paragraph, self.below, self.headed)):
            self.speaking = False
            return told
        if len(pieces) == 1 and manners.NUMBER.match(text):
            return (Entry(Kind.UNUSED, pieces), *self._block())
        if self.ways.listed and not self.heading and cues.cue_of(text) is None:
            return listed.entries_of(paragraph, self.below, self.speaking, self.ways.carded)
        if self.ways.narrated and not self.heading and plain_ways.BLOCK.fullmatch(text):
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER), *self._block())
        if self.ways.narrated and self.ways.letters and (found := plain_ways.CODE.match(pieces[0].text)) and found["letters"] == self.ways.letters:
            return self._coded(paragraph, found.end())
        if self.ways.inserted and not self.heading:
            return self._between_inserts(paragraph)
        if found := SECONDS.match(pieces[0].text):
            return items.item(paragraph, found.end(), self.ways, self.traits, self.following)
        if found := FEET.match(pieces[0].text):
            return items.title(paragraph, found.end(), self.traits)
        if self.numbered and (found := self._number(pieces[0].text)):
            self.expected, self.noting, self.begun = int(found["it"]) + 1, False, True
            return items.item(paragraph, found.end(), self.ways, self.traits, self.following)
        if self.sized and self.ways.amid and numbered.ITEM.match(text):  # a field of the catalogue's
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if self.bulleted and (found := numbered.ITEM.match(pieces[0].text)):
            return items.item(paragraph, found.end(), self.ways, self.traits, self.following)
        if self.bulleted and self._heads_items(paragraph):
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if (note := self._note(paragraph)) is not None:
            return (note,)
        if SLUG.match(text) or (self.ways.described and untimed.describes(text)):
            return (Entry(Kind.PICTURE, pieces, bracketed=self.ways.described, odds=2.0),)
        if (self.ways.narrated or self.ways.illustrated or self.ways.listed or self.ways.described or self.ways.staged) and self.heading:
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if self.ways.split and self.heading and not self.begun and speakers.is_page_label(text):
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if self.ways.package and not self.begun and package.REPORTER.fullmatch(text):
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if self.ways.package and len(pieces) == 1 and (told := package.entries_of(pieces[0], self.ways.reporter)):
            return told
        if self.ways.package and self.named and len(pieces) == 1 and (label := package.named_below(text, self.following)):
            return (Entry(Kind.LABEL, pieces, label),)
        if self.ways.package and (label := package.label_of(text, self.ways.reporter)):
            return classify.label_and_words(Entry(Kind.LABEL, pieces, label), pieces[0], self.traits)
        if text[:1] in "[(" and untimed.REMARK.match(text):
            return (Entry(Kind.CUE, pieces),)
        if text[:1] in "[(" and text[-1:] in "])" and not inner_cues.says_more(text):
            brackets = inner_cues.brackets_of(pieces[0]) if len(pieces) == 1 else ()
            return tuple(classify.bracketed(one.text, (one,), self.traits) for one in brackets) or (classify.bracketed(text, pieces, self.traits),)
        if (kind := cues.cue_of(text) or items.unspoken(text, self.ways)) is not None:
            return (Entry(Kind.CUE, pieces, cue=kind),)
        return self._words(paragraph)

    def _between_inserts(self, paragraph: Paragraph) -> tuple[Entry, ...]:
        """An insert, its first or last words, or commentary, which begins anew behind an insert."""
        inserted = items.inserted(paragraph)
        if inserted is not None:
            self.inserted = True
            return (inserted,)
        begun, self.inserted = self._block() if self.inserted else (), False
        return (*begun, *inner_cues.directed(paragraph.pieces))

    def _coded(self, paragraph: Paragraph, at: int) -> tuple[Entry, ...]:
        """The code of a block that is read, and its words."""
        first = paragraph.pieces[0]
        code, rest = spans.part(first, 0, at), spans.part(first, at)
        assert code is not None and rest is not None
        return (Entry(Kind.UNUSED, (code,)), *self._block(), *self._words(replace(paragraph, pieces=(rest, *paragraph.pieces[1:]))))

    def _block(self) -> tuple[Entry, ...]:
        """What begins behind a number that stands alone: on a page that is only read, the next block of commentary."""
        return (Entry(Kind.LABEL, (), Label(interpret.NARRATOR, Delivery.NARRATION)),) if self.ways.narrated else ()

    def _heads_items(self, paragraph: Paragraph) -> bool:
        """Does a line of a list with dashes head the items below it: numbered, lettered or timed (2. Transport, B. INTERVIEWS, The walk – 1'16"), or set apart?"""
        text = paragraph.text
        if wording.is_finished(text) or wording.QUOTED.match(text):
            return False
        listed = numbered.ITEM.match(self.following) is not None
        return bool(numbered.SIGNED.match(text)) or (listed and bool(LETTERED.match(text) or sections.is_timed(text) or (paragraph.gap > 0 and wording.is_upper(text))))

    def _number(self, text: str) -> re.Match[str] | None:
        """The number of a list's item; one without its sign is none inside a sentence that somebody says."""
        inside = self.speaking and self.said and not wording.is_finished(self.said)
        return numbered.number_of(text, None if inside else self.expected)

    def _note(self, paragraph: Paragraph) -> Entry | None:
        """What a page prints round its script: its head and foot, notes in plus signs, the parts of an agency's page."""
        text, pieces = paragraph.text, paragraph.pieces
        if numbered.PAGE.match(text) or numbered.TOTAL.match(text) or numbered.ADDED.match(text) or (self.begun and numbered.repeats_head(text, self.heads)):
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if len(text) <= cues.LONGEST and numbered.NOTE.match(text):
            ends = self.begun and cues.END.match(text.strip("+*=# "))
            return Entry(Kind.CUE, pieces, cue=CueKind.END if ends else CueKind.OTHER if self.begun or self.numbered else CueKind.HEADER)
        if self.sized and STORY_LENGTH.match(text):
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if self.sized and self._is_foot(paragraph):
            self.noting = True
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if self.sized and self.begun and paragraph.gap > 0 and untimed.REMARK.match(text):
            return Entry(Kind.CUE, pieces)
        if not self.begun and numbered.NAMED_LIST.match(text):
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if not self.begun and ((self.manner and untimed.is_field(pieces[0].text)) or untimed.SPOKEN_IN.fullmatch(text) or (self.heading and self.timed_head)):
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if self.bulleted and paragraph.gap > 0 and self._is_behind_quote(paragraph):
            return Entry(Kind.CUE, pieces)
        if not self.numbered or not (self.begun or self.agency):
            return None
        kind = cues.cue_of(text)
        if kind is None and numbered.is_section(text):
            self.speaking = False
            self.noting = not numbered.is_list_of_shots(text) and (self.begun or text.endswith(":"))
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if paragraph.gap > 0 and numbered.is_dateline(text):
            self.speaking = False
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if self.noting and self.agency and kind is None:
            return Entry(Kind.CUE, pieces)
        if self.agency and kind is None and self._heads_shots(text):
            self.speaking = False
            return Entry(Kind.CUE, pieces, cue=CueKind.OTHER if wording.is_finished(text) else CueKind.HEADER)
        noted = kind is None and (self.noting or self._is_behind_quote(paragraph))
        return Entry(Kind.CUE, pieces) if noted else None

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Is this the title of a part, in capitals right below the heading that counts it, where nobody speaks in capitals?"""
        last = self.below is None or self.below.gap > 0 or speakers.is_page_label(self.following)
        return last and not paragraph.gap and not self.traits.upper_narration and wording.is_upper(paragraph.text) and not wording.is_finished(paragraph.text)

    def _is_foot(self, paragraph: Paragraph) -> bool:
        """Is this the foot of an archive's entry: a field of its head, printed again behind its shots, and what follows that?"""
        if untimed.begins(paragraph.text):
            return False
        return self.noting or (self.begun and paragraph.gap > 0 and numbered.repeats_field(paragraph.text, self.heads))

    def _heads_shots(self, text: str) -> bool:
        """Is a line between an agency's items, which is no one's words, where and when the next were shot, or whose they are?"""
        if wording.QUOTED.match(text):
            return False
        label = speakers.label_of(text)
        if label is not None and (label.bite or label.words is not None):
            return False
        return not self.speaking or self._is_closed() or numbered.is_dateline(text)

    def _is_closed(self) -> bool:
        """Do the words said last stand between quotes, and are those closed?"""
        return bool(wording.QUOTED.match(self.said)) and len(self.said) > 1 and self.said[-1] in "\"”'’»“"

    def _is_behind_quote(self, paragraph: Paragraph) -> bool:
        """Does a line stand apart behind quoted words that are closed, and is none of them itself, nor another's?"""
        label = speakers.label_of(paragraph.text)
        if label is not None and label.words is not None and wording.QUOTED.match(paragraph.text[label.words :]):
            return False
        return self.speaking and self._is_closed() and not wording.QUOTED.match(paragraph.text)

    def _is_broken(self, entry: Entry) -> bool:
        """Does a picture stand in the midst of a sentence that somebody says?"""
        return entry.kind is Kind.PICTURE and (self.broken or (bool(self.said) and not wording.is_finished(self.said)))

    def _is_said_below(self, label: Label) -> bool:
        """Does the line below a name and its colon read as what somebody says, or does the picture above show who bears that name?"""
        shown = self.shown[-1] if self.shown and label.speaker.isupper() and not self.speaking else ""
        if wording.QUOTED.match(self.following) or re.search(rf"(?<!\w){re.escape(label.speaker)}(?!\w)", shown):
            return True
        return " " in label.speaker and wording.spoken(self.following) > 0 and not wording.is_upper(self.following)

    def _is_above_words(self, text: str) -> bool:
        """Does a name stand above words as others of the page do: in capitals with a colon, set apart, words right below it?"""
        return self.under_names and text.isupper() and text.endswith(":") and self.below is not None and not self.below.gap

    def _seen(self, paragraph: Paragraph) -> tuple[Entry, ...]:
        """A line of an archive's entry, whose shots begin with their sizes: a shot, what is said in it, or a heading."""
        text, pieces = paragraph.text, paragraph.pieces
        if untimed.TITLED.match(text):
            return (Entry(Kind.CUE, pieces, cue=CueKind.TITLE),)
        if paragraph.gap and self.shown and untimed.heads_shots(text, self.shown[-1]):
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        begins = untimed.begins(text) or (wording.is_fresh(text) if self.begun else untimed.opens_list(pieces[0], self.ways.amid))
        if self.ways.amid and not begins and not (self.begun and pieces[0].line == self.ways.amid and not untimed.ASIDE.search(text)):
            return (Entry(Kind.CUE, pieces, cue=CueKind.OTHER if self.begun else CueKind.HEADER),)
        if self.begun and wording.QUOTED.match(text):
            return Entry(Kind.LABEL, (), Label(presented.titled(" ".join(self.shown)), Delivery.SYNC)), Entry(Kind.WORDS, pieces)
        if (self.begun and paragraph.gap == 0 and not untimed.REMARK.match(text)) or begins:
            return (Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.0 if begins else 1.0),)
        heading = not wording.is_finished(text) or (not self.begun and len(text.split()) <= 5)
        return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER if heading else CueKind.OTHER),)

    def _words(self, paragraph: Paragraph) -> tuple[Entry, ...]:
        """A line without number or bracket."""
        text, pieces = paragraph.text, paragraph.pieces
        if self.speaking and (glued := screenplay.interrupted(pieces, self.said)):
            return glued
        if self.broken and text[:1].islower() and wording.is_finished(self.shown[-1]):
            return (Entry(Kind.WORDS, pieces, odds=2.0),)
        label = speakers.label_of(text) if len(pieces) == 1 else None
        if label is None and self.below is not None and text.casefold() in self.called:
            return (Entry(Kind.LABEL, pieces, Label(text, None)),)
        if self.ways.illustrated:
            return items.bite(pieces, label) if label is not None and label.bite else illustrated.entries_of(pieces, text, self.speaking)
        if label is not None and label.words is None and (text.endswith(":") or (self.begun and wording.is_upper(text))) and (self._is_above_words(text) or self._is_said_below(label)):
            return (Entry(Kind.LABEL, pieces, label, odds=1.5),)
        if label is None and wording.spoken(self.following) > 0 and not wording.is_upper(self.following):
            label = presented.label_of(text)
            if label is not None:
                return (Entry(Kind.LABEL, pieces, label, odds=1.5),)
        known = label is not None and (
            label.delivery is not None or label.bite or label.speaker.upper() in self.traits.names
        )
        if not known and self.speaking and self.under_names and label is not None and not label.speaker.isupper():
            return (Entry(Kind.WORDS, pieces, odds=2.0),)  # Firstly: ... below a name in capitals, as all are on the page
        if label is not None and label.bite and label.words is None and self.shown and not self.ways.package and wording.QUOTED.match(self.following):
            return items.bite(pieces, label)
        if known or (label is not None and label.words is not None and self.traits.colons):
            return classify.entries_of(pieces, self.traits, Place())
        if self.above and self.begun and (label_above := plain_ways.standing_above(paragraph, self.below)) is not None:
            return (Entry(Kind.LABEL, pieces, label_above, odds=1.5),)
        if self.sized and (not self.speaking or self._is_closed() or untimed.begins(text)):
            return self._seen(paragraph)
        if wording.SHOT_SIZE.match(text) and wording.spoken(text) < 0:
            return (Entry(Kind.PICTURE, pieces, odds=2.0),)
        above = (self.numbered or self.bulleted) and not self.begun  # what heads a list, not one of its shots: Shot no. Shot type
        trade = not above and (items.names_picture(text) or bool(wording.PICTURE_OF.search(text)))
        if trade and wording.spoken(text) < -1.5 and self.pictured:
            return (Entry(Kind.PICTURE, pieces, odds=1.5),)
        if self.ways.split and not self.speaking and not self.heading:
            said = self.lone and self.said_before and wording.spoken(text) > 1 and not CHANGE.match(text)
            return (Entry(Kind.WORDS if said else Kind.PICTURE, pieces, odds=1.5),)
        if self.staged and (self.begun or self.ways.staged) and (paragraph.gap > 0 or not self.speaking) and not self.named:
            return (Entry(Kind.PICTURE, pieces, odds=1.5),)
        if self.speaking and self.traits.bites and self._is_closed() and wording.spoken(text) < 0:
            return (Entry(Kind.PICTURE, pieces, odds=1.0),)
        if self.ways.narrated and not self.heading:
            return inner_cues.directed(pieces)
        if self.headed and self._is_title(paragraph):
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if self.speaking:
            return (Entry(Kind.WORDS, pieces, odds=2.0),)
        if self.spoke and wording.is_finished(text) and wording.spoken(text) > 0:
            return (Entry(Kind.WORDS, pieces, odds=1.0),)
        heading = not self.begun and not (wording.is_finished(text) and len(text.split()) > 5)
        return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER if heading else CueKind.OTHER),)


def _tells_length(text: str) -> bool:
    """Does a line say how long a page takes: Voices: 2. Read time approx. 3:30?"""
    return any(mark.label == "length" for mark in notation.find_stamps(text))
