"""Pages without timecodes: linking scripts, numbered shot lists, transcripts, running orders, plain prose.

Order is all such a page says. What reads as a speaker's label begins a speech; numbered or shot-sized lines
are pictures; quoted words after an announced bite are its speaker's; the rest are notes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout import (
    classify,
    inner_cues,
    interpret,
    numbered,
    package,
    plain_ways,
    spans,
    speakers,
    stream,
    wording,
)
from otio_redfiles.layout import lines as text_lines
from otio_redfiles.layout import traits as habits
from otio_redfiles.layout.classify import Place
from otio_redfiles.layout.interpret import Read
from otio_redfiles.layout.lines import Line
from otio_redfiles.layout.plain_ways import Ways
from otio_redfiles.layout.records import Entry, Kind, Record
from otio_redfiles.layout.speakers import Label
from otio_redfiles.layout.stream import Block, Paragraph
from otio_redfiles.layout.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

# Seconds from the start of a spot (0-5 sec:), feet and frames of a title list (12 10.07 14.02, 02899-01
# 02905-12): no timecodes.
SECONDS = re.compile(
    r"\d{1,4}\s*(?:[-–—]|to)\s*\d{1,4}\s*(?:secs?\b|seconds\b|s\b|[\"”″])\.?\s*[:–-]?\s*", re.IGNORECASE
)
FEET = re.compile(
    r"(?:\d{1,5}[.):]?\s+)?\d{1,6}[.+-]\d{2}\s+(?:[-–]\s*)?\d{1,6}[.+-]\d{2}\s+(?:\d{1,4}[.+-]\d{2}\s+)?"
)
MOST_HEADS = 12
"""So many lines at the top of a page may be what its heads repeat."""
SLUG = re.compile(
    r"(?:(?:sc(?:ene)?\.?\s*)?\d+[A-Z]?[.:)]?\s+)?(?:INT|EXT|I/E|INT\./EXT)[.\s]", re.IGNORECASE
)


def understand_plain(rows: Sequence[Piece]) -> Read:
    """What a page says that prints no timecodes."""
    lines = text_lines.lines_of(package.without_seconds(numbered.without_lengths(rows)), None)
    width = text_lines.wrap_width([row.text for row in rows])
    listed = numbered.is_numbered([line.piece.text for line in lines])
    paragraphs = _paragraphs(lines, width, listed)
    ways = plain_ways.ways_of(paragraphs, listed)
    traits = _traits(paragraphs, ways)
    records = _Plain(traits, listed, ways).records(numbered.unwrapped(paragraphs) if listed else paragraphs)
    scribe = interpret.Interpreter(traits, interpret.habits_of(traits)).read(records)
    name = "numbered list without timecodes" if listed else "text without timecodes"
    return Read(name, scribe.written())


def _traits(paragraphs: Sequence[Paragraph], ways: Ways) -> Traits:
    """The habits of a page; of a list of voices those behind its numbers."""
    texts = [paragraph.text for paragraph in paragraphs]
    if ways.voiced:
        texts = [text[found.end() :] if (found := numbered.SIGNED.match(text)) else text for text in texts]
    traits = replace(habits.traits_of(texts), brackets="")
    return replace(traits, upper_narration=False) if ways.package else traits


def _paragraphs(lines: Sequence[Line], width: int, listed: bool) -> list[Paragraph]:
    """Lines that are wrapped are joined; on a list none that begins an item or names who speaks."""
    block = Block()
    for line in lines:
        begun = listed and numbered.begins(line.piece.text)
        stream.add(block, Paragraph(line.words, gap=line.gap, ruled=line.ruled), 0 if begun else width)
    return block.paragraphs


class _Plain:
    """Reads paragraphs in order; speech goes on until something else begins."""

    def __init__(self, traits: Traits, numbered: bool, ways: Ways) -> None:
        self.traits, self.numbered, self.ways = traits, numbered, ways
        self.speaking = self.begun = False
        self.pictured = self.staged = self.named = False
        self.expected: int | None = 1
        self.said = ""
        self.heads: list[str] = []
        self.noting = self.heading = self.lone = self.said_before = False

    def records(self, paragraphs: Sequence[Paragraph]) -> list[Record]:
        found: list[Record] = []
        trade = [
            wording.spoken(p.text) < -1.5
            and p.text.split()[0].strip(":,").lower() in vocabulary.PICTURE_WORDS
            for p in paragraphs
        ]
        self.pictured = sum(trade) >= 2
        self.staged = any(SLUG.match(p.text) for p in paragraphs)
        for at, paragraph in enumerate(paragraphs):
            self.heading = at < self.ways.head
            if self.ways.split and paragraph.gap:
                self.lone = at + 1 >= len(paragraphs) or paragraphs[at + 1].gap > 0
                self.said_before, self.speaking = self.speaking, False
            entries = inner_cues.parted(self._entries(paragraph))
            self.begun = self.begun or any(
                entry.kind in (Kind.PICTURE, Kind.LABEL, Kind.WORDS) for entry in entries
            )
            self.named = bool(entries) and entries[-1].kind is Kind.LABEL
            if not self.begun and len(self.heads) < MOST_HEADS:
                self.heads.append(numbered.folded(paragraph.text))
            for entry in entries:
                self.said = entry.text if entry.kind is Kind.WORDS else self.said if entry.kind is Kind.CUE else ""
                self.speaking = entry.kind in (Kind.LABEL, Kind.WORDS) or (
                    self.speaking and entry.kind is Kind.CUE
                )
            found.append(Record(paragraph.pieces[0].line, entries))
        return found

    def _entries(self, paragraph: Paragraph) -> tuple[Entry, ...]:
        text, pieces = paragraph.text, paragraph.pieces
        if paragraph.ruled:
            return (Entry(Kind.CUE, pieces),)
        if len(pieces) == 1 and stream.NUMBER.match(text):
            begun = (Entry(Kind.LABEL, (), Label("NARRATOR", Delivery.NARRATION)),) if self.ways.narrated else ()
            return (Entry(Kind.UNUSED, pieces), *begun)
        if found := SECONDS.match(pieces[0].text):
            return self._item(paragraph, found.end())
        if found := FEET.match(pieces[0].text):
            return self._title(paragraph, found.end())
        if self.numbered and (found := self._number(pieces[0].text)):
            self.expected, self.noting = int(found["it"]) + 1, False
            return self._item(paragraph, found.end())
        if (note := self._note(paragraph)) is not None:
            return (note,)
        if SLUG.match(text):
            return (Entry(Kind.PICTURE, pieces, odds=2.0),)
        if self.ways.narrated and self.heading:
            return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
        if text[:1] in "[(" and text[-1:] in "])" and not inner_cues.says_more(text):
            return (classify.bracketed(text, pieces, self.traits),)
        if (kind := classify.cue_of(text)) is not None:
            return (Entry(Kind.CUE, pieces, cue=kind),)
        if (kind := self._unspoken(text)) is not None:
            return (Entry(Kind.CUE, pieces, cue=kind),)
        if self.ways.package and (label := package.label_of(text, self.ways.reporter)):
            return classify.label_and_words(Entry(Kind.LABEL, pieces, label), pieces[0], self.traits)
        return self._words(paragraph)

    def _unspoken(self, text: str) -> CueKind | None:
        """The kind of cue that a line's own label says it is: text over the picture, music, sound."""
        if vocabulary.is_caption(text):
            return CueKind.TITLE
        if self.ways.package and (kind := package.cue_of(text)) is not None:
            return kind
        return vocabulary.labelled_cue(text) or (CueKind.CREDITS if vocabulary.fades_to_credits(text) else None)

    def _number(self, text: str) -> re.Match[str] | None:
        """The number of a list's item; one without its sign is none inside a sentence that somebody says."""
        inside = self.speaking and self.said and not wording.is_finished(self.said)
        return numbered.number_of(text, None if inside else self.expected)

    def _note(self, paragraph: Paragraph) -> Entry | None:
        """What a page prints round its script: its head and foot, notes in plus signs, the parts of an agency's page."""
        text, pieces = paragraph.text, paragraph.pieces
        if numbered.PAGE.match(text) or numbered.TOTAL.match(text) or (self.begun and numbered.repeats_head(text, self.heads)):
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if len(text) <= classify.LONGEST and numbered.NOTE.match(text):
            return Entry(Kind.CUE, pieces, cue=CueKind.OTHER if self.begun or self.numbered else CueKind.HEADER)
        if not self.numbered or not self.begun:
            return None
        kind = classify.cue_of(text)
        if kind is None and numbered.is_section(text):
            self.speaking, self.noting = False, True
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        if paragraph.gap > 0 and numbered.is_dateline(text):
            self.speaking = False
            return Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        noted = kind is None and (self.noting or self._is_behind_quote(paragraph))
        return Entry(Kind.CUE, pieces) if noted else None

    def _is_behind_quote(self, paragraph: Paragraph) -> bool:
        """Does a line stand apart behind quoted words that are closed, and is none of them itself?"""
        closed = self.said[:1] in ("\"", "“") and self.said[-1:] in ("\"", "”")
        return self.speaking and closed and paragraph.gap > 0 and not wording.QUOTED.match(paragraph.text)

    def _item(self, paragraph: Paragraph, at: int) -> tuple[Entry, ...]:
        """A numbered item: a bite with its words, or a picture."""
        number, rest = spans.part(paragraph.pieces[0], 0, at), spans.part(paragraph.pieces[0], at)
        assert number is not None and rest is not None
        pieces = (rest, *paragraph.pieces[1:])
        unused = Entry(Kind.UNUSED, (number,))
        label = speakers.label_of(rest.text)
        if self.ways.voiced and (kind := classify.cue_of(rest.text) or self._unspoken(rest.text)) is not None:
            return unused, Entry(Kind.CUE, pieces, cue=kind)
        if label is not None and (label.bite or self.traits.colons):
            return (
                unused,
                *classify.entries_of((rest,), self.traits),
                *(Entry(Kind.WORDS, (piece,)) for piece in pieces[1:]),
            )
        return unused, Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.5)

    def _title(self, paragraph: Paragraph, at: int) -> tuple[Entry, ...]:
        """A title of a spotting list: its feet are no words; what is said has no speaker unless a label
        names one."""
        number, rest = spans.part(paragraph.pieces[0], 0, at), spans.part(paragraph.pieces[0], at)
        if number is None or rest is None:
            return (Entry(Kind.UNUSED, paragraph.pieces),)
        label = speakers.label_of(rest.text)
        if label is not None and label.words is not None:
            return (
                Entry(Kind.UNUSED, (number,)),
                *classify.entries_of((rest,), replace(self.traits, colons=True)),
            )
        nobody = Entry(Kind.LABEL, (), Label("", Delivery.SYNC))
        return Entry(Kind.UNUSED, (number,)), nobody, Entry(Kind.WORDS, (rest, *paragraph.pieces[1:]))

    def _words(self, paragraph: Paragraph) -> tuple[Entry, ...]:
        """A line without number or bracket."""
        text, pieces = paragraph.text, paragraph.pieces
        label = speakers.label_of(text) if len(pieces) == 1 else None
        known = label is not None and (
            label.delivery is not None or label.bite or label.speaker.upper() in self.traits.names
        )
        if known or (label is not None and label.words is not None and self.traits.colons):
            return classify.entries_of(pieces, self.traits, Place())
        if wording.SHOT_SIZE.match(text) and wording.spoken(text) < 0:
            return (Entry(Kind.PICTURE, pieces, odds=2.0),)
        trade = text.split()[0].strip(":,").lower() in vocabulary.PICTURE_WORDS or bool(
            wording.PICTURE_OF.search(text)
        )
        if trade and wording.spoken(text) < -1.5 and self.pictured:
            return (Entry(Kind.PICTURE, pieces, odds=1.5),)
        if self.ways.split and not self.speaking and not self.heading:
            said = self.lone and self.said_before and wording.spoken(text) > 1
            return (Entry(Kind.WORDS if said else Kind.PICTURE, pieces, odds=1.5),)
        if self.staged and self.begun and (paragraph.gap > 0 or not self.speaking) and not self.named:
            return (Entry(Kind.PICTURE, pieces, odds=1.5),)
        if self.speaking or (self.ways.narrated and not self.heading):
            return (Entry(Kind.WORDS, pieces, odds=2.0),)
        heading = not self.begun and not (wording.is_finished(text) and len(text.split()) > 5)
        return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER if heading else CueKind.OTHER),)
