"""Commentary without timecodes whose pictures stand in brackets above it, nobody named for what is read.

    [Lock gates, dawn]                      [Soundbite Ada Lorne, lock keeper]      [Voxpops]
    The gates have not moved for a year.    “I oil them anyway.”                    Boy
                                                                                    What gates?

A bracket parts the commentary: what stands below the next one is a speech of its own, as it is where a time stands above
each. Pages that print a label for their commentary print it where that begins, and are none of these.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import illustrated, untimed
from otio_redfiles.layout.words import bites, classify, cues, inner_cues, persons, quotes, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery

LEAST, LONGEST_HEAD, MOSTLY = 3, 8, 0.6
"""Pictures with words below them that a page has at least; paragraphs above the first; how many of the others are sentences."""
LONGEST_INTRODUCTION = 10
INTRODUCTION = re.compile(r"(?:(?:text|web|written|studio|suggested)\s+)?(?:intro(?:duction)?|lead(?:-?in)?|background|summary|synopsis|einleitung|anmoderation|chapeau|inleiding|introduzione|introducci[oó]n)\s*:?", re.IGNORECASE)
"""What heads the sentences above a script that are not part of it."""
HEADED = re.compile(r"(?:(?:script|text|shot-?list|commentary|story)\b[\s:–-]*)?(?:[AB][ -]?rolls?)|(?:the\s+)?(?:full\s+)?(?:script|transcript|commentary)", re.IGNORECASE)
"""What heads the script on a page of more."""
COUNTED = re.compile(r"\d{1,2}[.)]\s+[^.!?…]{3,60}\s[(\[]\d{1,3}['’′:.]\d{0,2}(?:[\"”″]|''|’’)?[)\]]")
"""The heading of a counted part, with how long it is: 2. The new water (1’36)."""
SENTENCE = 6
"""A line with a full stop that has so many words is no title."""


def begins_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """At which paragraph the script of such a page begins: its first bracket. None where the page is no such page."""
    texts = [paragraph.text for paragraph in paragraphs[: _list_at(paragraphs)]]
    opened = untimed.picture_bracket(texts)
    begin = next((at for at, text in enumerate(texts[: _longest_head(texts)]) if opened and _is_framed(text, opened)), None)
    if begin is None or any(map(illustrated.names_voice, [text for at, text in enumerate(texts) if at >= begin or not _is_field(text)])):
        return None
    fields = _fields(paragraphs[:begin])
    if any(_is_sentence(text) and text.endswith(".") for text in _below_heading(_above(texts[fields:begin]))):
        return None
    framed = [_is_framed(text, opened) or _is_half_framed(text) for text in texts]
    named = [bool(_labelled(one)) and wording.QUOTED.match(two) is not None for one, two in pairwise([*texts, ""])]
    others = zip(texts[begin:], framed[begin:], named[begin:], strict=True)
    bare = [text for text, is_one, is_name in others if not (is_one or is_name or COUNTED.fullmatch(text) or _is_passer_by(text) or bites.bite_speaker(text))]
    pairs = sum(framed[at] and not framed[at + 1] and (named[at + 1] or illustrated.is_said(texts[at + 1])) for at in range(begin, len(texts) - 1))
    return begin if pairs >= LEAST and sum(map(illustrated.is_said, bare)) >= MOSTLY * len(bare) else None


def _longest_head(texts: Sequence[str]) -> int:
    """How many paragraphs may stand above the first bracket; an introduction has more of them."""
    headed = any(map(INTRODUCTION.fullmatch, texts[:LONGEST_HEAD]))
    return LONGEST_HEAD + LONGEST_INTRODUCTION * headed


def _is_field(text: str) -> bool:
    """Is a line above the first bracket a field of the head: a name and a colon, no sentence of somebody who is known to speak?"""
    label = speakers.label_of(text)
    return untimed.is_field(text) and not wording.is_finished(text) and (label is None or label.delivery is None)


def _fields(head: Sequence[Paragraph]) -> int:
    """How many lines at the top, no blank one between, are the block of the page's fields: two of them have a name and a colon. A
    sentence among those says something of the page."""
    end = next((at for at, paragraph in enumerate(head) if at and paragraph.gap), len(head))
    fields = sum(_is_field(paragraph.text) for paragraph in head[:end])
    return end if fields >= LEAST - 1 else 0


def _above(head: Sequence[str]) -> Sequence[str]:
    """The head of a page, up to the heading of an introduction, which nobody reads: what stands below that is no commentary."""
    return head[: next((at for at, text in enumerate(head) if INTRODUCTION.fullmatch(text)), len(head))]


def _below_heading(head: Sequence[str]) -> Sequence[str]:
    """What stands below the heading of the script (SCRIPT A-ROLL), if it has one: what is above that says something of the page."""
    last = max((at + 1 for at, text in enumerate(head) if HEADED.fullmatch(text.strip(" :"))), default=0)
    return head[last:]


def records_of(paragraphs: Sequence[Paragraph], begin: int, traits: Traits) -> list[Record]:
    """The records of the page: its head, its script, and the list of shots at its end."""
    end = _list_at(paragraphs)
    head = [Record(p.pieces[0].line, (Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER),)) for p in paragraphs[:begin]]
    reader = _Framed(traits)
    script = [
        Record(one.pieces[0].line, tuple(reader.entries(one, paragraphs[at + 1] if at + 1 < end else None)))
        for at, one in enumerate(paragraphs[begin:end], begin)
    ]
    return [*head, *script, *(Record(one.pieces[0].line, tuple(_listed(one))) for one in paragraphs[end:])]


def _list_at(paragraphs: Sequence[Paragraph]) -> int:
    """Where the list of shots at the end of a page begins, the line that heads it above; its end where there is none."""
    at = len(paragraphs)
    while at and _item(paragraphs[at - 1]):
        at -= 1
    if len(paragraphs) - at < LEAST:
        return len(paragraphs)
    headed = at and not (_is_sentence(paragraphs[at - 1].text) or vocabulary.is_bracketed(paragraphs[at - 1].text))
    return at - 1 if headed else at


def _item(paragraph: Paragraph) -> int:
    """Where the words of a list's item begin behind its number or sign; 0 where it is none."""
    found = numbered.SIGNED.match(paragraph.pieces[0].text) or numbered.ITEM.match(paragraph.pieces[0].text)
    return found.end() if found else 0


def _listed(paragraph: Paragraph) -> Iterator[Entry]:
    at, first = _item(paragraph), paragraph.pieces[0]
    number, rest = spans.part(first, 0, at), spans.part(first, at)
    if number is None or rest is None:
        yield Entry(Kind.CUE, paragraph.pieces, cue=CueKind.HEADER)
        return
    yield Entry(Kind.UNUSED, (number,))
    yield Entry(Kind.PICTURE, (rest, *paragraph.pieces[1:]), bracketed=True, odds=2.5)


def _is_framed(text: str, opened: str) -> bool:
    return text[:1] == opened and vocabulary.is_bracketed(text)


def _is_half_framed(text: str) -> bool:
    """Is this a picture whose opening bracket was lost, the closing one behind it: GVs the gates, dawn)?"""
    return text[-1:] in ")]" and not set(text) & set("([") and text.count(text[-1]) == 1 and illustrated.is_of_the_trade(text)


def _is_sentence(text: str) -> bool:
    return wording.is_finished(text) and len(text.split()) >= SENTENCE


class _Framed:
    """Reads a script from its first bracket on. `owed` is whose words the line above announced, `lately` whose bite was the last,
    `speaker` who speaks (None below a picture), `quoted` that his words stand in quotation marks, `open` that those have not closed yet."""

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.owed, self.lately, self.quoted, self.open = "", "", False, False
        self.speaker: str | None = None

    def entries(self, paragraph: Paragraph, below: Paragraph | None) -> Iterator[Entry]:
        """What a paragraph is, given the one below it."""
        text, pieces = paragraph.text, paragraph.pieces
        if paragraph.ruled:
            yield Entry(Kind.CUE, pieces)
        elif vocabulary.is_bracketed(text) or (text[:1] in "[(" and text[-1:] in "])" and not inner_cues.says_more(text)):
            brackets = [(one,) for one in inner_cues.brackets_of(pieces[0])] if len(pieces) == 1 else [pieces]
            yield from (self._shown(classify.bracketed(spans.joined(one), one, self.traits)) for one in brackets)
        elif _is_half_framed(text):
            closed = spans.part(pieces[-1], 0, len(pieces[-1].text) - 1)
            yield self._shown(Entry(Kind.PICTURE, (*pieces[:-1], *filter(None, (closed,))), bracketed=True))
        elif COUNTED.fullmatch(text):
            yield Entry(Kind.CUE, pieces, cue=CueKind.HEADER)
        elif (kind := cues.cue_of(text)) is not None:
            yield Entry(Kind.CUE, pieces, cue=kind)
        elif (name := bites.bite_speaker(text)) and below is not None and not wording.is_finished(text):
            yield self._shown(Entry(Kind.PICTURE, pieces, bracketed=True))
            self.owed = name
        elif _is_passer_by(text) and below is not None and below.gap == 0 and illustrated.is_said(below.text):
            yield Entry(Kind.LABEL, pieces, Label(text, Delivery.SYNC))
            self.speaker, self.quoted = text, bool(wording.QUOTED.match(below.text))
        elif below is not None and wording.QUOTED.match(below.text) and (name := _who(text) or _labelled(text)):
            yield Entry(Kind.LABEL, pieces, Label(name, Delivery.SYNC, bite=True))
            self.speaker = self.lately = name
            self.owed, self.quoted, self.open = "", True, False
        else:
            yield from self._words(paragraph)

    def _shown(self, entry: Entry) -> Entry:
        """A bracket; a picture parts what is said, and may announce whose words follow."""
        if entry.kind is Kind.PICTURE:
            self.owed = self.lately if bites.is_again(entry.text) else bites.bite_speaker(entry.text)
            self.speaker, self.open = None, False
        return entry

    def _words(self, paragraph: Paragraph) -> Iterator[Entry]:
        text, quoted = paragraph.text, bool(wording.QUOTED.match(paragraph.text))
        if self.owed:
            yield Entry(Kind.LABEL, (), Label(self.owed, Delivery.SYNC, bite=True))
            self.speaker = self.lately = self.owed
            self.owed, self.quoted, self.open = "", quoted, False
        elif not (quoted or self.open) and (self.speaker is None or (self.speaker and self.quoted)):
            yield illustrated.NARRATION
            self.speaker, self.quoted = "", False
        self.open = not quotes.closes(text) if self.open else quoted and quotes.is_open(text)
        yield Entry(Kind.WORDS, paragraph.pieces, odds=2.0)


def _who(text: str) -> str:
    """The full name that a line above quoted words begins with, what its bearer is behind a comma (Ada Lorne, team leader); "" else."""
    found = persons.PLAIN_NAME.match(text)
    name = found.group().strip() if found and not wording.is_finished(text) else ""
    return name if " " in name and persons.is_name(name) and text[len(name) :].lstrip()[:1] in ("", ",", "(") else ""


def _labelled(text: str) -> str:
    """Who a line alone above quoted words says that speaks, in which tongue (Reporter (EN)); "" else."""
    label = speakers.label_of(text)
    return label.speaker if label is not None and label.words is None and not wording.is_finished(text) else ""


def _is_passer_by(text: str) -> bool:
    """Is a line nothing but a voice without a name: Boy, Woman with dog?"""
    return text.lower() in persons.VOICES or persons.PASSER_BY.fullmatch(text) is not None
