"""Announced bites of releases that print lengths and no timecodes: whoever speaks is seen.

    Street with lorry, people with cans                    a picture
    SOUNDBITE: Ada Lorne, mayor (EN) 0'17"                 a picture, and whose the words below are
    "We wrote to four ministers."
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles.layout.words import bites, quoted, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind

ROLL = re.compile(r"\W*A[\s-]?ROLL\W*")
"""The heading of the edited item, in capitals; the same word in small letters is a field of the head that tells its length."""
CALLED = re.compile(r"\W{0,4}[^\W\d_]+\s?:")
"""One word before a colon; where it calls a bite, it announces one: INTERVIEW: Ada Lorne."""
TOP = 16
"""The records among which it stands."""


def told(records: Sequence[Record]) -> list[Record]:
    """The records with a picture for every line that announces a bite, its quoted words right below; as they are where the page
    shows nothing else."""
    if not any(entry.kind is Kind.PICTURE for record in records for entry in record.entries):
        return list(records)
    below = [record.entries[0] if record.entries else None for record in records[1:]]
    return [replace(record, entries=tuple(_told(record.entries, after))) for record, after in zip(records, [*below, None], strict=True)]


def below_rolls(records: Sequence[Record]) -> list[Record]:
    """The records, what looks like a picture above the page's first heading of a roll (A-ROLL) its head's."""
    rolls = ((at, place) for at, record in enumerate(records[:TOP]) for place, entry in enumerate(record.entries) if _is_roll(entry))
    last, here = next(rolls, (0, 0))
    above = [replace(record, entries=tuple(map(_headed, record.entries))) for record in records[:last]]
    parted = [replace(record, entries=(*map(_headed, record.entries[:here]), *record.entries[here:])) for record in records[last : last + 1]]
    return [*above, *parted, *records[last + 1 :]]


def _is_roll(entry: Entry) -> bool:
    return entry.kind is Kind.CUE and ROLL.fullmatch(entry.text) is not None


def _headed(entry: Entry) -> Entry:
    return Entry(Kind.CUE, entry.pieces, cue=CueKind.HEADER) if entry.kind is Kind.PICTURE else entry


def _told(entries: Sequence[Entry], below: Entry | None) -> Iterator[Entry]:
    """The entries of a record; `below` is the first of the next one."""
    for entry, after in zip(entries, [*entries[1:], below], strict=False):
        if _announces(entry) and after is not None and after.kind is Kind.WORDS and wording.QUOTED.match(after.text):
            yield Entry(Kind.PICTURE, entry.pieces, bracketed=True, odds=quoted.BITE_SEEN)
            yield replace(entry, pieces=())
        else:
            yield entry


def _announces(entry: Entry) -> bool:
    """Does a line announce a bite by its name, and nothing but that?"""
    label = entry.label
    return entry.kind is Kind.LABEL and label is not None and label.bite and label.words is None and (bites.announces_bite(entry.text) or CALLED.match(entry.text) is not None)
