"""Transcripts of questions and answers: words without a label go on with who spoke last, notes in brackets aside.

    13:01:14:00 Q: Who were you? A: Nobody. 13:01:26:10 But I had a radio. [Translator: a field telephone]

A timecode in the midst of a paragraph is a place in what is being said; one at its head brings the speaker back in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles.layout.words import cues, inner_voices, persons, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

NOTE = re.compile(
    r"(?:(?<=\s)|\A)(?P<sign>[\[(])"
    r"(?:[^\W\d_]{4,}:\s+[^()\[\]]+|[^()\[\]a-z]{0,40}[A-ZÀ-Þ]{3}[^()\[\]a-z]{0,60})[\])](?=\s|\Z)"
)
"""A note of somebody else's, or what is heard: [Translator: he means the telephone], (PHONE RINGS). What he does himself (laughs) stays in his words."""
SEEN = re.compile(r"[\[(](?P<it>[^()\[\]]+)[\])](?=\s*\S)")
BROKEN_OFF = re.compile(
    r"(?:CUT|STOP(?:PED|S)?|BREAK|PAUSED?|INTERRUPT(?:ION|ED)|RE-?SET|NO SOUND|SOUND (?:LOST|OUT|PROBLEM)"
    r"|(?:CAMERA|TAPE|ROLL|CARD|BATTERY|MAG(?:AZINE)?|LENS)\s+(?:CUTS?|STOPS?|RUNS? OUT|ROLL-?OUT|CHANGE|OFF))\b"
    r"(?:\s*[,;:.–—-]|\s*\Z|\s+(?:for|to|by|because)\b)"
)
"""Why a recording was broken off, as an assistant notes it down: CUT, sound problem. TAPE RUNS OUT"""
PRESENTED = re.compile(
    r"\b(?i:interview(?:ee|s)?(?:\s+(?:with|of))?|subject|witness|contributor|speaker)\b\s*[:–—-]?\s*"
    rf"(?!(?i:transcripts?|tapes?|rolls?|log|notes)\b)(?P<name>{persons.PLAIN_NAME.pattern})"
)
"""How the head of a transcript says who answers: Interview: Ada Lorne, clerk."""
ASKS = frozenset(("Q", "QUESTION", "INTERVIEWER", "REPORTER"))
LEAST = 2
GOES_ON = Label("", None, True)


def is_interview(records: Sequence[Record], traits: Traits) -> bool:
    """Do two voices ask and answer in much of what has a timecode, or does one ask again and again, and is there no commentary?"""
    timed = [record for record in records if record.stamp is not None]
    asks = any(_voice(entry) in inner_voices.ANSWERED for record in records for entry in record.entries)
    voices = [{_voice(entry, asks) for entry in record.entries} - {""} for record in timed]
    asked = sum(map(bool, voices))
    known = set().union(*voices)
    if traits.narrator or asked < LEAST:
        return False
    return (len(known) > 1 and asked >= 0.4 * len(timed)) or (len(known) == 1 and asks and _answers_unnamed(records))


def _answers_unnamed(records: Sequence[Record]) -> bool:
    """Do words that nobody is named before stand right behind most questions, each at a timecode of its own?"""
    asking = [any(_voice(entry) for entry in record.entries) for record in records]
    behind = [two for (one, asked), two in zip(zip(records, asking), [*records[1:], None]) if asked and two is not None]
    return sum(two.stamp is not None and _begins_said(two) for two in behind) >= max(LEAST, 0.6 * sum(asking))


def _begins_said(record: Record) -> bool:
    """Does a record begin with words, notes and sounds aside?"""
    first = next((entry for entry in record.entries if entry.kind is not Kind.CUE), None)
    return first is not None and _is_said(first)


def _is_said(entry: Entry) -> bool:
    """Are these words, or a sentence too short to tell from a picture (What smell?)?"""
    sentence = entry.kind is Kind.PICTURE and not entry.bracketed and wording.is_finished(entry.text) and not wording.is_sized(entry.text)
    return entry.kind is Kind.WORDS or sentence


def _voice(entry: Entry, asks: bool = False) -> str:
    """Who asks or answers by this label, or whose initials it is (whose name, where somebody `asks`) with a colon behind; "" for
    other entries."""
    name = entry.label.speaker.upper() if entry.kind is Kind.LABEL and entry.label is not None else ""
    called = entry.text.endswith(":") and len(name) > 0 and (asks or len(name) <= 3)
    return name if name in inner_voices.ANSWERED or called else ""


def as_said(records: Sequence[Record]) -> list[Record]:
    """The records of an interview: notes apart from the words, words at a timecode amid a sentence going on, and the answers
    that nobody is named before his whom the page presents."""
    found: list[Record] = []
    line, last, who = 0, "", answerer_of(records)
    for record in records:
        parts = (part for entry in record.entries for seen in _seen_first(entry) for part in _without_notes(seen))
        entries = _directed(tuple(map(_broken_off, parts)))
        inside = record.stamp is not None and record.stamp.line == line
        line = record.stamp.line if record.stamp is not None else line
        entries = _going_on(tuple(map(_as_said, entries)), found) if inside else entries
        entries = _answered(entries, who, bool(last)) if (last or "Q") in ASKS and record.stamp is not None else entries
        last = next((entry.label.speaker.upper() for entry in reversed(entries) if entry.label and entry.label.speaker), last)
        found.append(record.with_entries(entries))
    return found


def answerer_of(records: Sequence[Record]) -> str:
    """Who answers: A where the page prints it, or whom its head presents; "" where nobody says."""
    labels = {entry.label.speaker.upper() for record in records for entry in record.entries if entry.label}
    heads = (PRESENTED.search(entry.text) for record in records for entry in record.entries if entry.cue is CueKind.HEADER)
    named = next((found["name"] for found in heads if found), "")
    return next(iter(labels & {"A", "ANSWER"}), named)


def _answered(entries: tuple[Entry, ...], who: str, asked: bool) -> tuple[Entry, ...]:
    """The entries, the first words among them an answer unless something else stands first; before anything was `asked` they
    must be words plainly."""
    at = next((at for at, entry in enumerate(entries) if entry.kind is not Kind.CUE), len(entries))
    if at == len(entries) or not (_is_said(entries[at]) if asked else entries[at].kind is Kind.WORDS):
        return entries
    return (*entries[:at], Entry(Kind.LABEL, (), Label(who, Delivery.SYNC)), replace(entries[at], kind=Kind.WORDS), *entries[at + 1 :])


def _directed(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries, directions right behind a name apart from the words."""
    found: list[Entry] = []
    for entry in entries:
        named = bool(found) and found[-1].kind is Kind.LABEL and entry.kind is Kind.WORDS
        direction = spans.direction(entry.pieces[0]) if named else None
        if direction is None:
            found.append(entry)
            continue
        found += [Entry(Kind.CUE, direction[:1], cue=CueKind.OTHER, bracketed=True), replace(entry, pieces=(direction[1], *entry.pieces[1:]))]
    return tuple(found)


def _going_on(entries: tuple[Entry, ...], above: Sequence[Record]) -> tuple[Entry, ...]:
    """The entries, the first words among them going on with an open sentence above unless a label or a picture stands first."""
    at = next((at for at, entry in enumerate(entries) if entry.kind is not Kind.CUE), len(entries))
    said = next((entry for record in reversed(above) for entry in reversed(record.entries) if entry.kind is Kind.WORDS), None)
    if said is None or wording.is_finished(said.text) or at == len(entries) or entries[at].kind is not Kind.WORDS:
        return entries
    return (*entries[:at], Entry(Kind.LABEL, (), GOES_ON), *entries[at:])


def _as_said(entry: Entry) -> Entry:
    """He paints. - amid an answer, what begins with a person is said, however little it is."""
    first = next(iter(wording.WORD.findall(entry.text)), "").lower()
    said = first in wording.FIRST_PERSON | wording.THIRD_PERSON | wording.OPENERS and wording.is_finished(entry.text)
    return replace(entry, kind=Kind.WORDS) if entry.kind is Kind.PICTURE and said and not entry.bracketed else entry


def _seen_first(entry: Entry) -> Iterator[Entry]:
    """[C/U hands] I was a boy. - what is seen, in a bracket of its own, before what is said."""
    first = entry.pieces[0] if entry.pieces else None
    seen = SEEN.match(first.text) if first and entry.kind in (Kind.PICTURE, Kind.WORDS) else None
    if first is None or seen is None or not wording.is_sized(seen["it"]):
        yield entry
        return
    if picture := spans.part(first, *seen.span("it")):
        yield Entry(Kind.PICTURE, (picture,), bracketed=True)
    if said := spans.part(first, seen.end()):
        yield replace(entry, kind=Kind.WORDS, pieces=(said, *entry.pieces[1:]))


def _broken_off(entry: Entry) -> Entry:
    """CUT, sound problem. - no picture, but why there is none."""
    return replace(entry, kind=Kind.CUE, cue=CueKind.OTHER) if entry.kind is Kind.PICTURE and BROKEN_OFF.match(entry.text) else entry


def _without_notes(entry: Entry) -> Iterator[Entry]:
    """Words, and what is said where a picture only seems to stand behind a note, with the notes as cues."""
    noted = any(NOTE.search(piece.text) for piece in entry.pieces)
    if not noted or entry.kind not in (Kind.WORDS, Kind.PICTURE) or (entry.kind is Kind.PICTURE and not NOTE.match(entry.text)):
        yield entry
        return
    said = entry if entry.kind is Kind.WORDS else replace(entry, kind=Kind.WORDS)
    words: list[Piece] = []
    for piece in entry.pieces:
        at = 0
        for note in NOTE.finditer(piece.text):
            words += filter(None, [spans.part(piece, at, note.start())])
            if words:
                yield replace(said, pieces=tuple(words))
            words, at = [], note.end()
            yield _note(spans.part(piece, note.start(), note.end()) or piece)
        words += filter(None, [spans.part(piece, at)])
    if words:
        yield replace(said, pieces=tuple(words))


def _note(piece: Piece) -> Entry:
    heard = wording.is_upper(piece.text)
    return Entry(Kind.CUE, (piece,), cue=cues.cue_of(piece.text) or (CueKind.SOUND if heard else CueKind.OTHER), bracketed=True)
