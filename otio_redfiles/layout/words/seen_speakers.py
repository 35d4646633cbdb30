"""Recorded speech that its own label gives to nobody (SOT, SYNC, (:12)), beside a picture that names who is in vision.

    MCU, CMDR. ADA LORNE        SOT (:12) "We left at night."
    CG: ADA LORNE / SKIPPER

A caption over the picture, below his words or above them, names him where the picture does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import persons, voices
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind, Delivery

FRAMED = re.compile(
    r"(?:M\.?C\.?U\.?|B\.?C\.?U\.?|C\.?U\.?|M\.?C\.?S\.?|M\.?S\.?|M\.?L\.?S\.?|C/U|M/S|M/C/U|(?i:mid|medium|close[ -]?up|head and shoulders|talking head))"
    r"(?i:\s+(?:shot|close[ -]?up))?(?:\s*[,:–—-]\s*|\s+)(?:of\s+)?(?=[A-ZÀ-Þ])"
)
"""How a picture begins that shows one person close enough to be heard."""
BEHIND = re.compile(r"\s*[,/;(\[]|\s[–—-]\s|\.\s*\Z")
LABELLED = re.compile(r"[^:]{2,24}:\s*")


def named(records: Sequence[Record]) -> list[Record]:
    """The records, recorded speech of nobody given to whom the picture beside it names, or the next caption before anybody else speaks."""
    entries = [*chain.from_iterable(record.entries for record in records)]
    told = iter([_of_somebody(entries, at) for at in range(len(entries))])
    return [record.with_entries(tuple(next(told) for _ in record.entries)) for record in records]


def _of_somebody(entries: Sequence[Entry], at: int) -> Entry:
    """The entry, a printed label that names nobody with the name of who is seen."""
    label = entries[at].label
    if label is None or not entries[at].pieces or label.speaker or label.continued or label.delivery is not Delivery.SYNC:
        return entries[at]
    shown = [*takewhile(_is_caption, (entries[above] for above in range(at - 1, -1, -1)))]
    above = entries[at - 1 - len(shown)] if at > len(shown) else None
    seen = person_seen(above.text) if above is not None and above.kind is Kind.PICTURE else ""
    name = seen or next(filter(None, map(_captioned, (*_until_next(entries[at + 1 :]), *shown))), "")
    return replace(entries[at], label=replace(label, speaker=name)) if name else entries[at]


def _until_next(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries up to the next voice or picture."""
    for entry in entries:
        if entry.kind in (Kind.LABEL, Kind.PICTURE):
            return
        yield entry


def _is_caption(entry: Entry) -> bool:
    return entry.kind is Kind.CUE and entry.cue is CueKind.TITLE


def _captioned(entry: Entry) -> str:
    """Whom a caption names: CG: ADA LORNE / SKIPPER."""
    found = LABELLED.match(entry.text) if _is_caption(entry) else None
    return voices.captioned(entry.text[found.end() :]) if found else ""


def person_seen(picture: str) -> str:
    """The full name of the one person that a picture frames and nothing else (MCU, CMDR. ADA LORNE); "" for any other picture."""
    found = FRAMED.match(picture)
    name = BEHIND.split(picture[found.end() :].strip())[0].strip() if found else ""
    words = name.split()
    plain = any(word.lower() in vocabulary.FUNCTION_WORDS or word.upper().endswith("ING") for word in words)
    return name if 2 <= len(words) <= 5 and not plain and persons.is_name(name) else ""
