"""Transcripts that print who asks and not who answers: an answer is whom the head of the page presents.

    Interview: Agnes Tull, ice packer
    04:02:44:00 Q: Who paid you? 04:02:47:00 The harbour, by the crate. 04:03:05:00 You counted your own.

A timecode behind a finished sentence of an answer brings the answerer back in, one amid a sentence is a place in it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.words import persons, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery

ASKING = frozenset(("Q", "QUESTION", "INTERVIEWER", "INT", "FRAGE", "F", "QUESTIONER"))
"""Who asks, on pages that print the others' names."""
PRESENTED = re.compile(
    r"\b(?i:interview(?:ee|s)?(?:\s+(?:with|of))?|subject|witness|contributor|speaker)\b\s*[:–—-]?\s*"
    rf"(?!(?i:transcripts?|tapes?|rolls?|log|notes)\b)(?P<name>{persons.PLAIN_NAME.pattern})"
)
"""How the head of a transcript says who answers: Interview: Ada Lorne, clerk."""
LEAST, MOSTLY = 2, 0.6


def are_unnamed(records: Sequence[Record]) -> bool:
    """Does nobody but who asks have a name, and do words stand right behind most questions, at timecodes of their own?"""
    voices = {name for record in records for entry in record.entries if (name := _voice(entry))}
    asking = [any(map(_voice, record.entries)) for record in records]
    behind = [two for asked, two in zip(asking, records[1:]) if asked]
    answers = sum(two.stamp is not None and _begins_said(two) for two in behind)
    return bool(voices) and voices <= ASKING and answers >= max(LEAST, MOSTLY * sum(asking))


def is_finished(records: Sequence[Record]) -> bool:
    """Is the last sentence of these records finished?"""
    said = next((entry for record in reversed(records) for entry in reversed(record.entries) if entry.kind is Kind.WORDS), None)
    return said is None or wording.is_finished(said.text)


def named(records: Sequence[Record]) -> list[Record]:
    """The records, every answer led by who gives it: whom the head presents, or nobody."""
    who = next((found["name"] for record in records for entry in record.entries if (found := _presented(entry))), "")
    found: list[Record] = []
    asked: bool | None = None
    for record in records:
        answers = asked is not False and record.stamp is not None and _begins_said(record, asked is None)
        entries = _led(record.entries, who) if answers else record.entries
        asked = next((bool(_voice(entry)) for entry in reversed(entries) if entry.kind is Kind.LABEL), asked)
        found.append(record.with_entries(entries))
    return found


def _presented(entry: Entry) -> re.Match[str] | None:
    return PRESENTED.search(entry.text) if entry.cue is CueKind.HEADER else None


def _voice(entry: Entry) -> str:
    """Whose label this is, in upper case; "" for other entries."""
    return entry.label.speaker.upper() if entry.kind is Kind.LABEL and entry.label is not None else ""


def _begins_said(record: Record, plainly: bool = False) -> bool:
    """Does a record begin with words (`plainly`), or a sentence too short to tell from a picture, notes and sounds aside?"""
    first = next((entry for entry in record.entries if entry.kind is not Kind.CUE), None)
    if first is None or first.kind is Kind.WORDS:
        return first is not None
    sentence = first.kind is Kind.PICTURE and not first.bracketed and not wording.is_sized(first.text)
    return sentence and not plainly and wording.is_finished(first.text)


def _led(entries: tuple[Entry, ...], who: str) -> tuple[Entry, ...]:
    """The entries, the first words among them an answer."""
    at = next(at for at, entry in enumerate(entries) if entry.kind is not Kind.CUE)
    return (*entries[:at], Entry(Kind.LABEL, (), Label(who, Delivery.SYNC)), replace(entries[at], kind=Kind.WORDS), *entries[at + 1 :])
