"""Pictures that say whose words follow: a description, a colon or nothing, and the words in quotation marks.

    SOUNDBITE by Ada Lorne (in FRENCH): "We have a plan."        Ada at the winch: "Easy, easy." ++USE++

On pages where every row is a picture, such a row is one too, and its words are a speech of whom it names. What is only
reported (talks about her father) is part of the description.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from otio_redfiles import aside_words, captions, vocabulary
from otio_redfiles.layout.words import bites, page_labels, persons, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

OPENING = re.compile(r"\s*[:,–—-]\s*(?=[\"“„«])|\s+(?=[\"“„«](?:[^\s\"“”»]+\s+){3}[^\"“”»]*(?:[\"”»][^\"“”»]*)?\Z)")
"""Where quoted words begin: behind a sign, or as three words and more up to the end of the line; a boat's name is none."""
BEHIND_COLON = re.compile(r"\s*:(?:\s+|(?<=[^\W\d_]:|[)\]]:)(?=[A-ZÀ-Þ][\w'’]*\s))")
CLOSING = re.compile(r"[\"”»][.,;]?\s+(?=(?:\+\+|\[|\()[^\"“”]*\Z)")
"""A note behind the closing sign: ++USE++, (good)."""
REPORTED = re.compile(r"(?=[a-zà-ÿ])(?:[^\W\d_]+s\b|(?:on|about|that|how|why|re)\b)")
"""How the contents of an interview begin where nobody's words are given: says that, thanks the hosts, on dredging."""
INTERVIEWED = re.compile(r"(?:Interview|Intervw?|Itw|Sync|Sound-?bite|Bite)\.?\s+(?:with\s+|of\s+)?(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,2})")
"""Interview HALVE: a word in small letters, and a name in capitals."""
WHERE = frozenset("back again here there inside outside above below later meanwhile elsewhere".split())
"""Where or when a description begins."""
PLACE = re.compile(r"(?:INT|EXT)\b", re.IGNORECASE)
TURN = re.compile(r"(?<=[.!?])\s+(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,2})\s*\Z")
"""Who speaks, in capitals behind the description and before his words: Interview Ada Lorne, MCU. ADA: We had forty."""
NAMED_TURN = re.compile(r"(?<=[.!?])\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,2})\s*\Z")
"""The same in small letters, before a colon and of somebody whom the description shows: Ada and Bo on deck. Bo: “Forty.”"""
BREAKS = re.compile(r"\s[\"“„«][^\"“”„«»]*\Z")
"""Quoted words that go on below their line."""
NOISE_BEHIND = re.compile(r"[\"”»][.,;]?\s+(?=[^\W\d_][^\"“”„«»]{2,40}\Z)")
"""What is heard behind the closing sign, in words: Laughs."""
BITE_BEHIND = re.compile(r"[,;:.–—-]\s*(?:sound[\s-]?bite|bite|statement|SOT|o-?ton|sync|entretien|interview)\s*(?:[(\[][^()\[\]]{2,24}[)\]])?\s*(?:\Z|(?=\s(?:saying|speaking|on|about|that|says)\b))", re.IGNORECASE)
"""What says, behind what is seen of somebody, that he speaks; what is only reported may follow."""
SPOKEN_BY = re.compile(
    r"(?:[^\W\d_]+\s+){0,2}?(?:door-?step|statement|speech|remarks?|declaration|address|answers?|repl(?:y|ies)|comments?|reaction|toast|intervention|excerpt|extract|keynote|d[ée]claration|discours"
    r"|r[ée]ponse|allocution|Stellungnahme|Erkl[äa]rung|Rede|Antwort)\s+(?:by|from|of|de|par|von)\s+", re.IGNORECASE)
"""What somebody says, before his name: Doorstep by, Opening statement by."""
TOLD_IN = re.compile(r"[(\[](?P<tongue>[^()\[\]]{2,24})[)\]]\s+(?=[^\W\d_])")
"""What may be the tongue that somebody speaks, and more behind it: (in ENGLISH) on the costs."""
LONGEST = 160
"""A description before quoted words is no longer."""
SOUND_MARK = re.compile(r"(?:sync|SOT|i/?v|o-?ton)\b", re.IGNORECASE)
"""Marks of the sound alone: SYNC Ada Lorne (German): no such line is a picture."""
GOES_ON = re.compile(
    r"(?:inset\s+|insert\s+)?(?:statement|interview|sound[\s-]?bite|bite|clip|itw|speech|press\s+conference)\s*[,:–—-]?\s*[(\[]?(?:cont(?:inue[sd]|inuing|['’]?d|\.)?|resumes)[)\]]?", re.IGNORECASE)
"""What announces more of the bite before: Statement, continued"""
READ_OVER = re.compile(r"(?:narration|narrator|commentary|commentator|voice[\s-]?over|v/?o)\s+(?:continues\s+)?(?:over|above|during|on)\s+(?=\S)", re.IGNORECASE)
"""What begins a picture that the film's own commentary is read over: Narration over the canneries"""
MOST = 3
"""So many quotations are looked at."""
BITE_SEEN = 2.0
"""The odds that whoever announces a bite counts it as a picture: houses differ."""
SHOWN = re.compile(
    r"(?:[^\W\d_]+ing|speaks?|says|talks?|tells|[a-zà-ÿ]{3,}s"
    r"|at|in|on|to|by|with|from|of|as|and|inside|outside|aboard|near|before|after|again|still|cont)\b",
    re.IGNORECASE,
)
"""What follows a name in a description."""

WRITTEN = frozenset(
    """sign signs banner banners board boards caption captions title titles poster posters headline headlines plaque placard placards slogan
    letter letters newspaper paper papers text label inscription graffiti card name screen notice document page book plate""".split()
)
"""What bears words that nobody says."""


def parted(pieces: Sequence[Piece], any_name: bool = True) -> tuple[Entry, ...]:
    """The picture, whose words they are, the words, and a note behind them; () where the first line is nothing of the
    kind. Without `any_name` the picture must announce a bite; one that gives nobody's words is a picture alone."""
    text = pieces[0].text
    if SOUND_MARK.match(text):
        return ()
    if further := _further(pieces) or _read_over(pieces):
        return further
    named = whom if any_name else _says
    found = _quotation(text, named) or _announced(pieces) or (_broken(pieces, named) if len(pieces) > 1 else None)
    if found is None and (_announces(text) or bites.announces_bite(text)):
        return (Entry(Kind.PICTURE, announcing(pieces)),)
    turn = _turn(text[: found.start()], found.group()) if found else None
    name = turn["name"] if turn else named(text[: found.start()]) if found else ""
    end = turn.start() if turn else found.start() if found else 0
    head, rest = (spans.part(pieces[0], 0, end), spans.part(pieces[0], found.end())) if found else (None, None)
    if not name or head is None or (rest is None and found and found.end() <= len(text)):
        return ()
    words, note = _without_note((*filter(None, [rest]), *pieces[1:]))
    printed = spans.part(pieces[0], turn.start(), found.end()) if turn and found else None
    bare = any_name and printed is None and head.text == name and wording.is_upper(name)
    said = (Entry(Kind.LABEL, (head,) if bare else (printed,) if printed else (), Label(name, Delivery.SYNC)), Entry(Kind.WORDS, words))
    return (*(() if bare else (Entry(Kind.PICTURE, (head,), odds=BITE_SEEN),)), *said, *((Entry(Kind.CUE, (note,), cue=CueKind.OTHER),) if note else ()))


def _quotation(text: str, named: Callable[[str], str]) -> re.Match[str] | None:
    """Where words are quoted behind what says whose they are."""
    opened = (found for found in islice(OPENING.finditer(text), MOST) if found.start() < LONGEST)
    return next((found for found in opened if named(text[: found.start()])), None)


def _broken(pieces: Sequence[Piece], named: Callable[[str], str]) -> re.Match[str] | None:
    """The same where the line breaks right before the quoted words, or in the first of them."""
    text = pieces[0].text.rstrip()
    found = _quotation(f"{text} {pieces[1].text}", named) if BREAKS.search(text[-LONGEST:]) or pieces[1].text[:1] in "\"“„«" else None
    return found if found and found.start() <= len(text) else None


def announcing(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The picture of a bite whose words stand below; the colon that leads to them is none of it."""
    last = spans.trimmed(pieces[-1])
    ended = spans.part(last, 0, len(last.text) - 1) if last is not None and last.text.endswith(":") else pieces[-1]
    return (*pieces[:-1], ended) if ended is not None else tuple(pieces)


def _turn(head: str, sign: str) -> re.Match[str] | None:
    """Who speaks, by a name of his own between the description and the sign before his words."""
    if found := TURN.search(head):
        return found
    found = NAMED_TURN.search(head) if sign.strip() == ":" else None
    shown = found is not None and {*found["name"].split()} <= {*re.findall(r"[\w'’-]+", head[: found.start()])}
    return found if shown and found and persons.is_name(found["name"]) else None


def _further(pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """More quoted words of a bite that goes on, whose name does not stand here; () for anything else."""
    text = pieces[0].text
    found = GOES_ON.match(text)
    opened = OPENING.match(text, found.end()) if found else OPENING.search(text, 0, LONGEST)
    opened = opened if found or (opened and bites.is_again(text[: opened.start()])) else None
    return _cut(pieces, opened, Label("", Delivery.SYNC)) if opened else ()


def _read_over(pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """A picture, and the commentary that is quoted over it; () for anything else."""
    found = READ_OVER.match(pieces[0].text)
    opened = OPENING.search(pieces[0].text, found.end(), LONGEST) if found else None
    return _cut(pieces, opened, Label(NARRATOR, Delivery.NARRATION)) if opened else ()


def _cut(pieces: Sequence[Piece], opened: re.Match[str], label: Label) -> tuple[Entry, ...]:
    """What is seen before the sign that opens quoted words, and those."""
    head, rest = spans.part(pieces[0], 0, opened.start()), spans.part(pieces[0], opened.end())
    if head is None or rest is None:
        return ()
    words, note = _without_note((rest, *pieces[1:]))
    noted = (Entry(Kind.CUE, (note,), cue=CueKind.OTHER),) if note else ()
    return Entry(Kind.PICTURE, (head,), odds=BITE_SEEN), Entry(Kind.LABEL, (), label), Entry(Kind.WORDS, words), *noted


def carried_on(records: Sequence[Record]) -> list[Record]:
    """The records; a bite that goes on is his whom the last one announced, whatever was heard between."""
    found, name = [], ""
    for record in records:
        head = next((entry.text for entry in record.entries if entry.kind is Kind.PICTURE), "")
        if name and (GOES_ON.fullmatch(head) or bites.is_again(head)):
            entries = (replace(e, label=replace(e.label, speaker=name)) if e.label and not e.label.speaker else e for e in record.entries)
            record = replace(record, entries=tuple(entries))
        name = bites.bite_speaker(head) or name
        found.append(record)
    return found


def _announced(pieces: Sequence[Piece]) -> re.Match[str] | None:
    """The colon behind an announced bite, where words follow that are not only reported, nor what they are about (question on
    the costs): begun in small letters, they are a sentence."""
    text = pieces[0].text
    found = _colon(text)
    about = found is not None and text[found.end() : found.end() + 1].islower() and not wording.is_finished(pieces[-1].text)
    return found if found and not about and not REPORTED.match(text, found.end()) else None


def _colon(text: str) -> re.Match[str] | None:
    """The colon behind whose bite a line announces."""
    bite = bites.BITE.match(text)
    return BEHIND_COLON.search(text, bite.end(), LONGEST) if bite and bites.bite_speaker(text) else None


def whom(head: str) -> str:
    """Whom a description names: whose bite it announces, or who begins it or its last sentence, a shot size before him set aside."""
    last = head.rstrip(". ").rpartition(". ")[2]
    return _whom(head) or (_whom(last) if last != head else "")


def _whom(head: str) -> str:
    if bite := bites.bite_speaker(head):
        return bite
    found = INTERVIEWED.fullmatch(head.strip())
    return found["name"] if found else _begins_with(head)


def _announces(head: str) -> str:
    """Whose bite a description announces; it may do so behind what is seen of him: Ada Lorne on the stairs, SOUNDBITE (English)."""
    return bites.bite_speaker(head) or (_begins_with(head) if BITE_BEHIND.search(head[:LONGEST]) else "")


def _says(head: str) -> str:
    """Whose words are quoted behind a description: whose bite it announces, who it tells speaks (Statement by Ada Lorne), or in
    which tongue."""
    spoken = SPOKEN_BY.match(head[:LONGEST])
    told = spoken or _is_told_in(head)
    return _announces(head) or (_begins_with(head[spoken.end() :] if spoken else head) if told else "")


def _is_told_in(head: str) -> bool:
    """Does a description say in brackets which tongue is spoken: Ada LORNE (in ENGLISH) on the costs?"""
    return any(speakers.LANGUAGE.fullmatch(found["tongue"]) for found in TOLD_IN.finditer(head[:LONGEST]))


def _begins_with(head: str) -> str:
    """Whom a sentence begins with, a shot size before him set aside; a rank in small letters is no part of a name in capitals
    (Foreman HALVE taps the pipe)."""
    size = None if PLACE.match(head) else wording.SHOT_SIZE.match(head)
    bare = head[size.end() :].lstrip(" ,.:-–") if size else head
    found = persons.PLAIN_NAME.match(bare)
    name = found.group().strip() if found else ""
    behind = bare[len(name) :].lstrip() if name else ""
    written = {*re.findall(r"\w+", bare.lower())} & WRITTEN
    if not name or not persons.is_name(name) or written or _names_no_person(name.lower()):
        return ""
    name = _without_office(name)
    return name if not behind or behind[0] in ",(" or SHOWN.match(behind) else ""


def _without_office(name: str) -> str:
    """The surname in capitals behind what somebody is: Engineer KORSAK."""
    *office, last = name.split()
    return last if len(office) == 1 and last.isupper() and len(last) > 2 and not office[0].isupper() and persons.is_role(office[0]) else name


def _names_no_person(name: str) -> bool:
    """Is this a label of the page's, the commentary's, text over the picture, or the shot before seen anew (Ditto, tighter)?"""
    return name in WHERE or name in page_labels.PAGE_LABELS or name in wording.AGAIN or vocabulary.is_narrator(name) or captions.names_caption(name)


def _without_note(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], Piece | None]:
    """The words, and what stands behind their closing sign."""
    last = pieces[-1]
    found = CLOSING.search(last.text) or NOISE_BEHIND.search(last.text)
    if found and found.re is NOISE_BEHIND and not aside_words.is_own_noise(last.text[found.end() :]):
        found = None
    words = spans.part(last, 0, found.end()) if found else None
    return ((*pieces[:-1], words), spans.part(last, found.end())) if found and words else (pieces, None)
