"""What stands among the words of a cell beside its speaker's and is none of them.

    ELLEN | (V/O) Two.      TOVE | "Did we?" (breath)      CROWD | walla - quay, 12 voices      ELLEN | (sighs)

A mark says how the words reach the viewer; in a table that quotes its words what stands outside the quotes is noted;
a crowd that is only heard says nothing, nor does who only makes a noise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import noises, vocabulary
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Delivery, Piece

LEADS = re.compile(r"\s*(?P<mark>[(\[][^()\[\]]{1,20}[)\]])\s*(?=\S)")
CLOSES = re.compile(r"(?<=\S)\s*(?P<mark>[(\[][^()\[\]]{1,20}[)\]])\s*\Z")
BEHIND_QUOTE = re.compile(r"(?<=[\"”“»])\s*(?P<it>[(\[][^()\[\]]{1,60}[)\]])\s*\Z")
QUOTES = "\"“”„«»"
MOST_NOTED = 5
"""Words of a bracket that says what is heard."""
WALLA = re.compile(r"(?:(?:efforts?|exertions?|breaths?|reactions?|vocali[sz]ations?)\s*[:;–—-]\s|walla|ad[- ]?libs?|background\s+(?:voices|chatter)|crowd\s+noises?|general\s+(?:chatter|hubbub))\b", re.IGNORECASE)

CROWD = re.compile(r"(?:[\w'’-]{1,20}\s+){0,2}(?:walla|ad[- ]?libs?|loop\s+group|atmo(?:sphere|s)?)(?:\s+[\w#]{1,8})?\Z", re.IGNORECASE)
"""The "character" of a crowd that is only heard: WALLA, MARKET WALLA 2"""

GROUP = re.compile(r"(?:[\w'’-]{1,20}\s+){0,2}(?:groups?|crowds?|extras|background|b/?g|onlookers|mob)\Z", re.IGNORECASE)
"""The same where what it does is noted in small letters: GROUP | stable boys, low chatter"""


def are_quoted(texts: Sequence[str]) -> bool:
    """Do quotes begin most cells of words?"""
    return sum(text.lstrip()[:1] in QUOTES for text in texts if text.strip()) >= max(2, 0.6 * len(texts))


def marked(entries: Sequence[Entry], quoted: bool) -> tuple[Entry, ...]:
    """The entries of a row, with marks, sounds and notes taken out of the words right behind a speaker's label."""
    found: list[Entry] = []
    for entry in entries:
        label = found[-1] if found and found[-1].kind is Kind.LABEL else None
        if found and _goes_on(found[-1], entry):
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *entry.pieces))
        elif label is None or entry.kind is not Kind.WORDS:
            found.append(entry)
        elif _is_only_heard(entry.text, quoted) or _is_crowd(label, entry.text):
            found[-1] = Entry(Kind.CUE, (*label.pieces, *entry.pieces), cue=CueKind.SOUND)
        else:
            found[-1:] = _told(label, entry, quoted)
    return tuple(found)


def _goes_on(last: Entry, entry: Entry) -> bool:
    """Does a line in small letters go on with what a crowd is heard to do?"""
    heard = last.kind is Kind.CUE and last.cue is CueKind.SOUND and GROUP.match(last.pieces[0].text) is not None
    return heard and entry.kind is Kind.WORDS and entry.text[:1].islower()


def _is_only_heard(text: str, quoted: bool) -> bool:
    """Is this no sentence but what a crowd does, a bracket that says what is heard of somebody, or a note where all words are quoted?"""
    if wording.is_finished(text):
        return False
    if vocabulary.is_bracketed(text):
        return noises.names_reaction(text) or _is_noted(text.strip("()[] "))
    return WALLA.match(text) is not None or (quoted and not any(sign in text for sign in QUOTES) and noises.is_noise(text))


def _is_crowd(label: Entry, text: str) -> bool:
    """Is a crowd named as who is heard, and are its words no sentence that anybody says?"""
    name = label.label.speaker if label.label is not None else ""
    named = CROWD.match(name) is not None or (GROUP.match(name) is not None and text[:1].islower())
    return named and not (wording.is_finished(text) or wording.QUOTED.match(text))


def _is_noted(inner: str) -> bool:
    """Does a bracket hold a few words that are no sentence, small or all capitals: a noise, what somebody does?"""
    brief = len(inner.split()) <= MOST_NOTED and not wording.is_finished(inner) and wording.FIRST_PERSON.isdisjoint(inner.lower().split())
    return noises.is_noise(inner) or (brief and (inner[:1].islower() or wording.is_upper(inner)) and vocabulary.heading_of(f"({inner})").delivery is None)


def _told(label: Entry, words: Entry, quoted: bool) -> tuple[Entry, ...]:
    """A label and its words: a mark among the words goes to the label, what stands behind their quotes is noted."""
    behind = BEHIND_QUOTE.search(words.pieces[-1].text) if quoted else None
    noted: tuple[Entry, ...] = ()
    if behind and (piece := spans.part(words.pieces[-1], *behind.span("it"))):
        noted = (Entry(Kind.CUE, (piece,), bracketed=True),)
        words = replace(words, pieces=_cut(words.pieces, len(words.pieces) - 1, 0, behind.start("it")))
    for at, sign in ((0, LEADS), (len(words.pieces) - 1, CLOSES)):
        label, words = _with_mark(label, words, at, sign)
    return label, words, *noted


def _with_mark(label: Entry, words: Entry, at: int, sign: re.Pattern[str]) -> tuple[Entry, Entry]:
    """The label with a mark that its words begin or end with."""
    text = words.pieces[at].text
    found = sign.search(text, max(0, len(text) - 40)) if sign is CLOSES else sign.match(text)
    how = vocabulary.heading_of(found["mark"]) if found else None
    if found is None or how is None or how.delivery is None or how.speaker or label.label is None:
        return label, words
    mark = spans.part(words.pieces[at], *found.span("mark"))
    ends = (0, found.start("mark")) if sign is CLOSES else (found.end("mark"), len(text))
    rest = _cut(words.pieces, at, *ends)
    if mark is None or not rest:
        return label, words
    narrated = label.label.delivery is Delivery.NARRATION
    named = label.label if narrated else replace(label.label, delivery=how.delivery)
    return replace(label, label=named, pieces=(*label.pieces, mark)), replace(words, pieces=rest)


def _cut(pieces: Sequence[Piece], at: int, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces, of one only the characters from `start` to `end`."""
    return tuple(part for i, piece in enumerate(pieces) if (part := spans.part(piece, start, end) if i == at else piece))
