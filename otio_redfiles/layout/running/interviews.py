"""Transcripts of questions and answers: words without a label go on with who spoke last, notes in brackets aside.

    13:01:14:00 Q: Who were you? A: Nobody. 13:01:26:10 But I had a radio. [Translator: a field telephone]

A timecode in the midst of a sentence is a place in what is being said; one behind a finished sentence, or at the head of
a paragraph, brings the speaker back in. A shot in brackets behind it is the picture there: [C/U hands].
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from otio_redfiles.layout.running import unnamed_answers
from otio_redfiles.layout.words import cues, inner_voices, spans, speakers, verbatim, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

HEARD = r"(?!in-?audible|un|indistinct|sic\b|in\s)[a-zà-ÿ][a-zà-ÿ'’-]*(?:\s[a-zà-ÿ'’-]+){0,2}"
ADDED = r"[^\W\d_]{4,}:\s+[^()\[\]]+|[^()\[\]a-z]{0,40}[A-ZÀ-Þ]{3}[^()\[\]a-z]{0,60}"
NOTE, APART = (re.compile(rf"(?:(?<=\s)|\A)(?P<sign>[\[(])(?:{inner})[\])](?=\s|\Z)") for inner in (f"{ADDED}|{HEARD}", ADDED))
"""A note of somebody else's, or what is heard: [Translator: he means the telephone], (PHONE RINGS), [dog barks]; without what is heard."""
BROKEN_OFF = re.compile(
    r"(?:CUT|STOP(?:PED|S)?|BREAK|PAUSED?|INTERRUPT(?:ION|ED)|RE-?SET|NO SOUND|SOUND (?:LOST|OUT|PROBLEM)"
    r"|(?:CAMERA|TAPE|ROLL|CARD|BATTERY|MAG(?:AZINE)?|LENS)\s+(?:CUTS?|STOPS?|RUNS? OUT|ROLL-?OUT|CHANGE|OFF))\b"
    r"(?:\s*[,;:.–—-]|\s*\Z|\s+(?:for|to|by|because)\b)"
)
"""Why a recording was broken off, as an assistant notes it down: CUT, sound problem. TAPE RUNS OUT"""
SHOT = re.compile(rf"[\[(]\s*(?:{wording.SHOT_SIZE.pattern})[^()\[\]]{{0,80}}[\])](?=\s|\Z)")
"""A bracket that begins with the size of a shot."""
LEAST, MANY = 2, 5
CALLED = re.compile(r"\b(?:interview(?:er|ee)?s?|oral\s+history|transcript(?:ion)?|conversation)\b", re.IGNORECASE)
"""What the head of an interview says that it is."""
GOES_ON = Label("", None, True)


def is_interview(records: Sequence[Record], traits: Traits) -> bool:
    """Do two voices ask and answer in much of what has a timecode, or does one ask again and again, and is there no commentary?"""
    timed = [record for record in records if record.stamp is not None and _is_said(record)]
    names = [{_voice(entry) for entry in record.entries} - {""} for record in timed]
    asked = any(name in unnamed_answers.ASKING for voices in names for name in voices)
    voices = [{name for name in found if asked or name in inner_voices.ANSWERED or len(name) <= 3} for found in names]
    answered = sum(map(bool, voices))
    if traits.narrator:
        return False
    if _is_told(records):
        return True
    if answered < LEAST:
        return False
    return (len(set().union(*voices)) > 1 and answered >= 0.4 * len(timed)) or unnamed_answers.are_unnamed(records)


def _is_told(records: Sequence[Record]) -> bool:
    """Does the head call a page an interview, in which voices take turns, each with its name, and nothing is seen?"""
    entries = [entry for record in records for entry in record.entries]
    called = any(entry.cue is CueKind.HEADER and entry.kind is Kind.CUE and CALLED.search(entry.text) for entry in entries)
    voices = Counter(voice for entry in entries if (voice := _voice(entry)))
    often = [voice for voice, count in voices.items() if count >= LEAST]
    seen = sum(entry.kind is Kind.PICTURE and not entry.bracketed and not entry.text.startswith(("[", "(")) for entry in entries)
    return called and len(often) > 1 and sum(voices.values()) >= MANY and not seen


def _is_said(record: Record) -> bool:
    """Does anybody say something at a timecode, or is there only something to see?"""
    return any(entry.kind in (Kind.LABEL, Kind.WORDS) for entry in record.entries)


def _voice(entry: Entry) -> str:
    """Whose label this is, if it ends on a colon or is one of question and answer; "" for other entries."""
    name = entry.label.speaker.upper() if entry.kind is Kind.LABEL and entry.label is not None else ""
    return name if name in inner_voices.ANSWERED or entry.text.endswith(":") else ""


def as_said(records: Sequence[Record], names: Collection[str]) -> list[Record]:
    """The records of an interview: notes apart from the words, and words behind a timecode within a sentence going on.
    `names` are those of the page in upper case; one of them behind a note begins to speak."""
    found: list[Record] = []
    line, noted, unnamed = 0, _noted_on(records), unnamed_answers.are_unnamed(records)
    for record in records:
        shown = (part for entry in record.entries for part in _shown(entry))
        parts = (part for entry in shown for part in _without_notes(entry, noted))
        entries = tuple(_broken_off(one) for part in parts for one in _led(part, names))
        inside = record.stamp is not None and record.stamp.line == line
        line = record.stamp.line if record.stamp is not None else line
        entries = tuple(map(_as_said, entries)) if inside else entries
        found.append(record.with_entries(_going_on(entries) if inside and not unnamed_answers.is_finished(found) else entries))
    return unnamed_answers.named(found) if unnamed else found


def _noted_on(records: Sequence[Record]) -> re.Pattern[str]:
    """What is a note on this page: not what is heard, where its transcriber writes down what a voice does."""
    texts = (piece.text for record in records for entry in record.entries for piece in entry.pieces)
    return APART if verbatim.is_verbatim(texts) else NOTE


def _going_on(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries, the first words among them going on with the speech above unless a label or a picture stands first."""
    at = next((at for at, entry in enumerate(entries) if entry.kind is not Kind.CUE), len(entries))
    if at == len(entries) or entries[at].kind is not Kind.WORDS:
        return entries
    return (*entries[:at], Entry(Kind.LABEL, (), GOES_ON), *entries[at:])


def _as_said(entry: Entry) -> Entry:
    """He paints. - amid an answer, what begins with a person is said, however little it is."""
    first = next(iter(wording.WORD.findall(entry.text)), "").lower()
    said = first in wording.FIRST_PERSON | wording.THIRD_PERSON | wording.OPENERS and wording.is_finished(entry.text)
    return replace(entry, kind=Kind.WORDS) if entry.kind is Kind.PICTURE and said and not entry.bracketed else entry


def _shown(entry: Entry) -> tuple[Entry, ...]:
    """The shot in brackets that stands before words, and the words, which go on."""
    first, *more = entry.pieces or (None,)
    found = SHOT.match(first.text) if first and entry.kind in (Kind.WORDS, Kind.PICTURE) else None
    shot, rest = (spans.part(first, *found.span()), spans.part(first, found.end())) if found else (None, None)
    if shot is None or rest is None:
        return (entry,)
    picture = Entry(Kind.PICTURE, (spans.unbracketed(shot),), bracketed=True)
    return picture, Entry(Kind.LABEL, (), GOES_ON), Entry(Kind.WORDS, (rest, *more))


def _broken_off(entry: Entry) -> Entry:
    """CUT, sound problem. or (camera off) - no picture, but why there is none."""
    text = entry.text.upper() if entry.bracketed else entry.text
    return replace(entry, kind=Kind.CUE, cue=CueKind.OTHER) if entry.kind is Kind.PICTURE and BROKEN_OFF.match(text) else entry


def _without_notes(entry: Entry, note_of: re.Pattern[str]) -> Iterator[Entry]:
    """Words, and what is said where a picture only seems to stand behind a note, with the notes as cues."""
    noted = any(note_of.search(piece.text) for piece in entry.pieces)
    if not noted or entry.kind not in (Kind.WORDS, Kind.PICTURE) or (entry.kind is Kind.PICTURE and not note_of.match(entry.text)):
        yield entry
        return
    said = entry if entry.kind is Kind.WORDS else replace(entry, kind=Kind.WORDS)
    words: list[Piece] = []
    for piece in entry.pieces:
        at = 0
        for note in note_of.finditer(piece.text):
            words += filter(None, [spans.part(piece, at, note.start())])
            if words:
                yield replace(said, pieces=tuple(words))
            words, at = [], note.end()
            yield _note(spans.part(piece, note.start(), note.end()) or piece)
        words += filter(None, [spans.part(piece, at)])
    if words:
        yield replace(said, pieces=tuple(words))


def _led(entry: Entry, names: Collection[str]) -> tuple[Entry, ...]:
    """Words that begin with a name of the page, which stood behind a note: [tractor passes] PD: Where was I?"""
    first, *more = entry.pieces or (None,)
    label = speakers.label_of(first.text) if first and entry.kind is Kind.WORDS else None
    if first is None or label is None or label.words is None or label.speaker.upper() not in names:
        return (entry,)
    head, rest = spans.part(first, 0, label.words), spans.part(first, label.words)
    return Entry(Kind.LABEL, (head or first,), label), replace(entry, pieces=(*((rest,) if rest else ()), *more))


def _note(piece: Piece) -> Entry:
    heard = wording.is_upper(piece.text)
    return Entry(Kind.CUE, (piece,), cue=cues.cue_of(piece.text) or (CueKind.SOUND if heard else CueKind.OTHER), bracketed=True)
