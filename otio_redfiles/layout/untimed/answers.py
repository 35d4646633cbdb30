"""Answers that a list of shots quotes below whoever gives them, and maybe below what they are about.

    Ines Caldera, Operations Manager              a name, and what its bearer is
    - on why this is the last of the series       what the answer is about: nothing that is seen
    "We built five because five was the contract."
    - ITW jury chair Nives Rusan:                 a shot that names who speaks
    "If it tickles it is young."
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles.layout.words import persons, quotes, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery

LEAD = re.compile(r"(?:sound[\s-]?bites?|bites?|sots?|sync|itws?|itv|i/?vs?|interviews?|statements?|comments?)\b[\s:–—-]*(?:with|by|of|from)?\s*", re.IGNORECASE)
ASIDE = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]")
TOPIC = re.compile(r"(?:on|about|why|how|what|who|when|whether|asked|über|zu|sur|sobre|su)\b[^\"“”]{3,120}\Z")
"""What an answer is about, in small letters."""
LAST = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,3}[A-ZÀ-Þ][\w'’-]+\Z")
LONGEST = 120


def told(records: Sequence[Record]) -> list[Record]:
    """The records, quoted words below a name its own, what they are about noted."""
    found, at = list(records), 0
    while at < len(found):
        name = _name(found[at])
        run = [*_answers(found, at + 1)] if name else []
        if run:
            label, seen = Label(name, Delivery.SYNC), _own(found[at]).kind is Kind.PICTURE
            for place, entry in run:
                found[place] = _with(found[place], *_entries(entry, label, led=not seen and place == at + 1))
            found[at] = found[at] if seen else _with(found[at], Entry(Kind.LABEL, _own(found[at]).pieces, label))
        at += 1 + len(run)
    return found


def _own(record: Record) -> Entry | None:
    """What a line is, behind its dash; None where it is several things."""
    own = [entry for entry in record.entries if entry.kind is not Kind.UNUSED]
    return own[0] if len(own) == 1 and own[0].kind in (Kind.CUE, Kind.PICTURE) else None


def _with(record: Record, *entries: Entry) -> Record:
    """The record with something else behind its dash."""
    return record.with_entries((*(entry for entry in record.entries if entry.kind is Kind.UNUSED), *entries))


def _entries(entry: Entry, label: Label, led: bool) -> tuple[Entry, ...]:
    """Words with whose they are, where his name does not lead them; what they are about."""
    return (entry,) if led or entry.kind is not Kind.WORDS else (Entry(Kind.LABEL, (), label), entry)


def _answers(records: Sequence[Record], at: int) -> Iterator[tuple[int, Entry]]:
    """What follows a name: topics and quoted words by turns, each with its place; nothing that no quoted words end."""
    held: list[tuple[int, Entry]] = []
    for place in range(at, len(records)):
        entry = _own(records[place])
        if entry is not None and _is_said(entry.text):
            yield from (*held, (place, Entry(Kind.WORDS, entry.pieces)))
            held = []
        elif entry is not None and not held and TOPIC.match(entry.text):
            held = [(place, replace(entry, kind=Kind.CUE, cue=CueKind.OTHER))]
        else:
            return


def _is_said(text: str) -> bool:
    """Are these quoted words, from the first to the last, and more than one?"""
    return wording.QUOTED.match(text) is not None and quotes.is_quoted(text) and not quotes.is_open(text) and len(text.split()) > 2


def _name(record: Record) -> str:
    """Who is named on a line that is no shot but of him: in full, his post before or behind it; "" for other lines."""
    entry = _own(record)
    if entry is None or len(entry.text) > LONGEST or '"' in entry.text:
        return ""
    lead = LEAD.match(entry.text)
    if entry.kind is Kind.PICTURE and not (lead and entry.text.rstrip().endswith(":")):
        return ""
    bare = persons.bare_name(ASIDE.sub("", entry.text[lead.end() if lead else 0 :]).strip(" :"))
    found = LAST.search(bare)
    before, name = (bare[: found.start()].strip(), found.group().split()) if found else ("", [])
    while len(name) > 2 and persons.is_role(name[0]):
        name = name[1:]
    known = bool(name) and persons.is_name(" ".join(name)) and not persons.is_role(name[-1])
    return " ".join(name) if known and (not before or lead or persons.is_role(before)) else ""
