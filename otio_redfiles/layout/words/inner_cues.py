"""Cues amid spoken words, on pages without timecodes: what a reader holds, hears or sees, and never says.

    Wait for the tone. [:02 PAUSE] Now speak. (LAUGHS) Louder. [subtitle: He is late.]

A bracket that is a pause, music, a reaction in capitals or text over the picture parts words that go on behind it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from otio_redfiles import aside_words, captions, noises, vocabulary
from otio_redfiles.layout.words import spans, speakers, verbatim, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

BRACKET = re.compile(r"\[\([^()\[\]\n]{1,20}\)[^()\[\]\n]{1,80}\]|[(\[][^()\[\]\n]{1,80}[)\]]|\+\+[^+\n]{2,80}\+\+|<[^<>\n]{2,40}>")
OPENED, CLOSED = re.compile(r"[(\[][^()\[\]\n]{0,40}\Z"), re.compile(r"[^()\[\]\n]{1,40}[)\]]")
"""The parts of a bracket that breaks at the end of a line."""
DIRECTED = re.compile(r"\s*\([a-zà-ÿ][\w ,'’-]{2,40}\)\s*(?=\S)")
LANGUAGE = re.compile(r"\s*[(\[](?P<tongue>[^()\[\]\n]{2,30})[)\]]\s*(?=\S)")
RUNS = re.compile(r":\d{2}\b")
"""A length first: [:30 INTERVIEW] runs so many seconds."""
FILMS = re.compile(r"[(\[]\s*(?:[(\[][^()\[\]]{1,20}[)\]]\s*)?[\"“‘…].*[)\]]")
"""The film's own words, in quotes, between which a description is read: (“…half past nine.”)."""
WHERE = re.compile(
    r"(?:(?:at|from|tape|tc|time|ca\.?|about)\s+){0,2}"
    r"(?:\d{1,3}['’′]\s?(?:\d{1,2})?(?:[\"”″]|''|’’)?|\d{1,2}(?::\d{2}){1,3})"
    r"(?:\s+(?:from|on|into|of|in|before|after)\s+[\w ]{3,30})?",
    re.IGNORECASE,
)
"""A bracket that only says where on a tape something stands: (7'43" from start of tape), (at 02:14)."""
READ_ON = re.compile(
    r"(?:(?:read\s+|go\s+)?on|at|wait(?:\s+for)?|hold\s+for|cue|auf|au|al|à)\s+(?:(?:red|green|cue|the|tone|music|le|la|das|den)\s+)?"
    r"(?:cue|light|signal|tone|flash|zeichen|stichwort|lichtzeichen|señal|segnale)", re.IGNORECASE)
"""A bracket that tells the reader when to begin: (ON CUE), [WAIT FOR LIGHT], (auf Zeichen)."""
LAST = re.compile(r"(?<=[.!?…] )(?![\[(])[^.!?…]{2,40}[.!?…]?\Z")
SOUNDS = (CueKind.MUSIC, CueKind.SOUND)


def inner_kind(text: str, directed: bool = False) -> CueKind | None:
    """The kind of cue that a bracket amid spoken words is; None for one that is said or only tells how, but on a page that is
    `directed` in brackets all through."""
    bare = text.strip("[]() ")
    if bare.startswith("++"):
        return CueKind.OTHER
    if vocabulary.cue_kind(text) is CueKind.PAUSE:
        return CueKind.PAUSE
    if ":" in bare and captions.is_caption(bare):
        return CueKind.TITLE
    if WHERE.fullmatch(bare) or READ_ON.fullmatch(bare):
        return CueKind.OTHER
    if directed and FILMS.fullmatch(text):
        return CueKind.OTHER
    if not wording.is_upper(bare):
        told = directed and bare.islower() and verbatim.SHORT.fullmatch(text) is not None
        return None if not told else CueKind.SOUND if aside_words.is_own_noise(text) else CueKind.OTHER
    if RUNS.match(bare):
        return CueKind.OTHER
    if noises.names_reaction(text) or noises.is_noise(bare):
        return CueKind.SOUND
    if directed and verbatim.SHORT.fullmatch(text):
        return CueKind.OTHER
    kind = vocabulary.cue_kind(bare) or vocabulary.labelled_cue(bare)
    return kind if kind in SOUNDS else CueKind.MUSIC if noises.is_played(text) else None


def says_more(text: str) -> bool:
    """Do words stand between the brackets that a line begins and ends with: (slower) A slab of salt. [:10 PAUSE]?"""
    return len(re.findall(r"\w+", BRACKET.sub(" ", text))) > 1


def brackets_of(piece: Piece) -> tuple[Piece, ...]:
    """The brackets of a line that holds nothing else: [NATS UP: bees] [:02 PAUSE]."""
    found = tuple(filter(None, (spans.part(piece, *bracket.span()) for bracket in BRACKET.finditer(piece.text))))
    return found if found and not BRACKET.sub("", piece.text).strip() else (piece,)


def broken(first: str, second: str) -> tuple[int, int] | None:
    """Where a cue opens on one line of words and ends on the next ([:02 / PAUSE] Barely.); None where none breaks between them."""
    opened, closed = OPENED.search(first[-60:]), CLOSED.match(second)
    if not opened or not closed or inner_kind(f"{opened.group().rstrip()} {closed.group()}") is None:
        return None
    return len(first) - len(opened.group()), closed.end()


def heard_behind(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a row; a sentence at the end of a picture that only says what is heard (Boats, gulls. Music.) is a cue."""
    return tuple(part for entry in entries for part in (_heard_behind(entry) if entry.kind is Kind.PICTURE else (entry,)))


def _heard_behind(entry: Entry) -> tuple[Entry, ...]:
    last = entry.pieces[-1]
    found = LAST.search(last.text)
    kind = vocabulary.cue_kind(found.group().rstrip(".")) if found and len(found.group().split()) <= 3 else None
    head, heard = (spans.part(last, 0, found.start()), spans.part(last, found.start())) if found else (None, None)
    if kind not in SOUNDS or head is None or heard is None:
        return (entry,)
    return replace(entry, pieces=(*entry.pieces[:-1], head)), Entry(Kind.CUE, (heard,), cue=kind)


def without_pauses(text: str) -> str:
    """A line without the pauses in it that are held."""
    return BRACKET.sub(lambda found: " " if vocabulary.cue_kind(found.group()) is CueKind.PAUSE else found.group(), text)


def are_held(texts: Sequence[str]) -> bool:
    """Does a page print pauses that are to be held so many seconds, as a script does that is only read?"""
    found = (bracket for text in texts for bracket in BRACKET.findall(text))
    return sum(any(map(str.isdigit, bracket)) and vocabulary.cue_kind(bracket) is CueKind.PAUSE for bracket in found) >= 2


def parted(entries: Sequence[Entry], directed: bool = False) -> tuple[Entry, ...]:
    """The entries of a paragraph, its words cut at the cues among them (and, on a `directed` page, at short brackets of any
    kind); the language before words is their label's."""
    found: list[Entry] = []
    for entry in entries:
        if entry.kind is not Kind.WORDS:
            found.append(entry)
            continue
        if found and found[-1].kind is Kind.LABEL and (cut := _with_language(found[-1], entry)):
            found[-1], entry = cut
        found += _cuts(entry, directed) if _has_cues(entry, directed) else [entry]
    return tuple(found)


def paused(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a paragraph, its words cut at a pause in brackets (ELEVEN MEDALS. (PAUSE) Ten went home.)"""
    return tuple(part for entry in entries for part in (_at_pauses(entry) if entry.kind is Kind.WORDS else (entry,)))


def _at_pauses(entry: Entry) -> tuple[Entry, ...]:
    pauses = [bracket for piece in entry.pieces for bracket in BRACKET.findall(piece.text) if vocabulary.cue_kind(bracket) is CueKind.PAUSE]
    return tuple(part for piece in entry.pieces for part in _cut(entry, piece, False, (CueKind.PAUSE,))) if pauses else (entry,)


def begun_on_cue(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a row, its words without what tells the reader when to begin: (ON CUE) They had waited."""
    return tuple(part for entry in entries for part in (_at_signals(entry) if entry.kind is Kind.WORDS else (entry,)))


def _at_signals(entry: Entry) -> tuple[Entry, ...]:
    found = any(READ_ON.fullmatch(bracket.strip("[]() ")) for piece in entry.pieces for bracket in BRACKET.findall(piece.text))
    return tuple(part for piece in entry.pieces for part in _cut(entry, piece, False, (CueKind.OTHER,))) if found else (entry,)


def directed(pieces: Sequence[Piece]) -> tuple[Entry, ...]:
    """Words that are read, without how they are to be: (slower) It was cold."""
    found = DIRECTED.match(pieces[0].text)
    head = spans.part(pieces[0], 0, found.end()) if found else None
    rest = spans.part(pieces[0], found.end()) if found else pieces[0]
    words = Entry(Kind.WORDS, (*filter(None, [rest]), *pieces[1:]), odds=2.0)
    return (Entry(Kind.CUE, (head,), cue=CueKind.OTHER, bracketed=True), words) if head else (words,)


def _has_cues(entry: Entry, directed: bool) -> bool:
    if any(broken(one.text, two.text) for one, two in pairwise(entry.pieces)):
        return True
    return any(inner_kind(text, directed) for piece in entry.pieces for text in BRACKET.findall(piece.text))


def _cuts(entry: Entry, directed: bool) -> list[Entry]:
    """The lines of words, and the cues in them, in reading order; a cue that breaks at the end of a line is whole."""
    found: list[Entry] = []
    begin = 0
    for piece, below in zip_longest(entry.pieces, entry.pieces[1:]):
        at = broken(piece.text, below.text) if below is not None else None
        if words := spans.part(piece, begin, at[0] if at else None):
            found += _cut(entry, words, directed)
        begin = at[1] if at else 0
        if at and below is not None:
            parts = spans.part(piece, at[0]), spans.part(below, 0, at[1])
            text = spans.joined([part for part in parts if part])
            found.append(Entry(Kind.CUE, tuple(filter(None, parts)), cue=inner_kind(text), bracketed=True))
    return found


def _cut(entry: Entry, piece: Piece, directed: bool, kinds: Collection[CueKind] = frozenset(CueKind)) -> Iterator[Entry]:
    """One line of words, and the cues of these kinds in it, in reading order."""
    at = 0
    for bracket in BRACKET.finditer(piece.text):
        if (kind := inner_kind(bracket.group(), directed)) is None or kind not in kinds:
            continue
        if words := spans.part(piece, at, bracket.start()):
            yield replace(entry, pieces=(words,))
        yield Entry(Kind.CUE, tuple(filter(None, [spans.part(piece, *bracket.span())])), cue=kind, bracketed=True)
        at = bracket.end()
    if words := spans.part(piece, at):
        yield replace(entry, pieces=(words,))


def _with_language(label: Entry, words: Entry) -> tuple[Entry, Entry] | None:
    """NAME: (in Norwegian) words: the language is no word that is said."""
    first = words.pieces[0]
    found = LANGUAGE.match(first.text)
    if not found or not speakers.LANGUAGE.fullmatch(found["tongue"]):
        return None
    head, rest = spans.part(first, 0, found.end()), spans.part(first, found.end())
    return replace(label, pieces=(*label.pieces, *filter(None, [head]))), replace(words, pieces=(*filter(None, [rest]), *words.pieces[1:]))
