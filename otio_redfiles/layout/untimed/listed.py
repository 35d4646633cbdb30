"""Lists of shots without numbers, dashes or times: a line a shot, under headings, on a page that calls itself such a list.

    B-ROLL SHOTLIST                         1. Kiln
    GVs of kiln, Selm, May 2014             GVs kiln, various
    Door, close-up                          CU door, hinges
    Interview Hanne Moe, former worker      2. Interviews
    "It sang."                              Hanne Moe, former worker

Nobody says a sentence there but between quotes. Numbers, where there are any, count headings: below each stand more lines
than are numbered.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import illustrated
from otio_redfiles.layout.words import bites, cues, quotes, signed, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery

CALLED = re.compile(r"\b(?:shot[\s-]?lists?|list\s+of\s+shots|[ab][\s-]?rolls?|rushes|cutaways?|dope[\s-]?sheet)\b", re.IGNORECASE)
HEADED = re.compile(r"shot[\s_-]*list\s*[:=]?\s*", re.IGNORECASE)
"""The heading alone above the shots of a catalogue's card, its fields above that."""
FOOT = re.compile(r"(?:©|\(c\)\s|copyright|credits?\b|courtesy|contact|for\s+(?:more|further)|all\s|please|notes?\b|music\b|tel\b|www\.|https?:|no\s)", re.IGNORECASE)
ROLL = re.compile(r"[ab][\s-]?roll\b", re.IGNORECASE)
HEAD, LONGEST = 8, 160
"""Lines among which a page says what it is, and how many characters a shot has at most."""
LEAST, MOSTLY, TRADE, WRAPS, CARDED = 5, 0.75, 0.25, 0.25, 0.4


def card_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """At which paragraph the shots of a catalogue's card begin; None where the page is no such card."""
    texts = [paragraph.text for paragraph in paragraphs]
    headed = next((at for at, text in enumerate(texts[: 2 * HEAD]) if HEADED.fullmatch(text)), None)
    return headed + 1 if headed is not None and _is_card(texts[headed + 1 :]) else None


def begins_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """At which paragraph the list of such a page begins; None where the page is no such list."""
    texts = [paragraph.text for paragraph in paragraphs]
    called = next((at for at, text in enumerate(texts[:HEAD]) if CALLED.search(text)), None)
    if called is None or any(numbered.ITEM.match(text) for text in texts):
        return None
    begin = next((at for at, text in enumerate(texts) if at > 0 and _is_shot(text) and illustrated.is_of_the_trade(text)), None)
    if begin is None or begin > 2 * HEAD:
        return None
    begin -= next((up for up in range(begin) if paragraphs[begin - up].gap or is_heading(texts[begin - up])), 0)
    return begin if _are_shots(paragraphs[begin:]) else None


def _is_card(texts: Sequence[str]) -> bool:
    """Are these lines of a catalogue's card, a shot each: many by their sizes, none numbered, hardly one said?"""
    sized = sum(wording.is_sized(text) or _says_again(text) for text in texts)
    said = sum(wording.spoken(text) > 0.5 and not wording.is_sized(text) for text in texts)
    listed = any(numbered.SIGNED.match(text) or numbered.ITEM.match(text) for text in texts)
    return len(texts) >= LEAST and not listed and sized >= CARDED * len(texts) and said <= WRAPS * len(texts)


def _says_again(text: str) -> bool:
    """Does a line only say that it shows the same again: ditto, from the other side?"""
    return text.split()[0].lower().strip(",.;:-") in wording.AGAIN


def _are_shots(paragraphs: Sequence[Paragraph]) -> bool:
    """Do nearly all lines describe what is seen, or head such lines, and does the trade's wording show?"""
    texts = [p.text for p in paragraphs if not (wording.QUOTED.match(p.text) or FOOT.match(p.text) or cues.cue_of(p.text) or is_heading(p.text))]
    heads = [at for at, p in enumerate(paragraphs) if numbered.SIGNED.match(p.text)]
    shots = [text for text in texts if _is_shot(text)]
    below = sum(at + 1 < len(paragraphs) and _is_shot(paragraphs[at + 1].text) and at + 1 not in heads for at in heads)
    ordered = below == len(heads) and len(shots) >= 2 * len(heads)
    trade = sum(illustrated.is_of_the_trade(text) or signed.signature(text)[1] != "" for text in shots)
    return ordered and len(shots) >= max(LEAST, MOSTLY * len(texts)) and trade >= max(2, TRADE * len(shots))


def _is_shot(text: str) -> bool:
    """Could this line be a shot of such a list: no sentence, no words of anybody, no label but a bite's?"""
    label = speakers.label_of(text)
    named = label is not None and label.words is not None and not (label.bite or illustrated.is_of_the_trade(text))
    open_ = not wording.is_finished(text) and text[:1] not in "[(" and len(text) <= LONGEST
    return open_ and not named and not wording.QUOTED.match(text) and wording.spoken(text) < 0.5


def is_heading(text: str) -> bool:
    """Does a line head the shots below it: numbered, in capitals, the name of a roll, a colon at its end?"""
    return bool(numbered.SIGNED.match(text) or ROLL.match(text) or text.endswith(":")) or (wording.is_upper(text) and not wording.is_sized(text))


def unwrapped(paragraphs: Sequence[Paragraph], begin: int) -> list[Paragraph]:
    """The paragraphs, lines joined to the open quote above them, and those in lower case to the shot there, if shots begin
    with a capital."""
    capitals = sum(p.text[:1].islower() for p in paragraphs[begin:]) <= WRAPS * len(paragraphs)
    found = list(paragraphs[:begin])
    for paragraph in paragraphs[begin:]:
        if len(found) > begin and paragraph.gap == 0 and _wraps(found[-1].text, paragraph.text, capitals):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *paragraph.pieces))
        else:
            found.append(paragraph)
    return found


def _wraps(above: str, text: str, capitals: bool) -> bool:
    """Does a line go on with the one above it?"""
    if wording.QUOTED.match(above):
        return quotes.is_open(above)
    return capitals and text[:1].islower() and not _says_again(text) and _is_shot(above) and not is_heading(above)


def entries_of(paragraph: Paragraph, below: Paragraph | None, speaking: bool, carded: bool = False) -> tuple[Entry, ...]:
    """What a line of the list is: a heading, a shot and who is heard in it, his words, or a note. The shots of a catalogue's
    card (`carded`) are sentences as often as not."""
    text, pieces = paragraph.text, paragraph.pieces
    if wording.QUOTED.match(text):
        words = Entry(Kind.WORDS, pieces)
        return (words,) if speaking else (Entry(Kind.LABEL, (), Label("", Delivery.SYNC)), words)
    quoted = below is not None and below.gap == 0 and quotes.is_quoted(below.text)
    if is_heading(text) and not quoted:
        return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
    if carded and text.rstrip()[-1:] in "-–—":
        return (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),)
    if FOOT.match(text) or (carded and vocabulary.is_bracketed(text)) or (not carded and wording.is_finished(text) and wording.spoken(text) > 0):
        return (Entry(Kind.CUE, pieces),)
    name = (bites.bite_speaker(text) or signed.signature(text)[0]) if quoted else ""
    picture = Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.0)
    return (picture, Entry(Kind.LABEL, (), Label(name, Delivery.SYNC))) if name else (picture,)
