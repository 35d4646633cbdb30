"""Running text whose pictures stand in brackets at their times: what stands below one, or before the words beside it.

    [01:00:57;08] (Quay, fast motion)          [01:01:10;11] ADA (V.O.): (Gulls over the pier) He never came back.
    GFX: Carrow, today

A graphic below a picture of its block is written over it; a bracket between a name and the words is a picture as the others are;
what stands in none, right below what is said, is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import aside_words, noises, vocabulary
from otio_redfiles.layout.words import inner_cues, spans, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import CueKind

LEAST = 3
"""So many blocks lead with a picture in brackets, before brackets are pictures on a page."""
SEEN = re.compile(r"[(\[](?P<it>[A-ZÀ-Þ0-9][^()\[\]\n]{6,120})[)\]]\s+(?=[\"“‘]?[A-ZÀ-Þ])")


def told(records: Sequence[Record]) -> list[Record]:
    """The records of a page with what is laid over its pictures, and what is seen behind a name; as they are on other pages."""
    if sum(_leads(record) for record in records) < LEAST:
        return [*records]
    return [record.with_entries(_said_on(_seen_behind_names(_with_graphics(record.entries)))) if record.stamp else record for record in records]


def _leads(record: Record) -> bool:
    first = record.entries[0] if record.entries else None
    return record.stamp is not None and first is not None and first.kind is Kind.PICTURE and first.bracketed


def _with_graphics(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a block, each graphic below a picture in brackets what is written over it."""
    at = next((at for at, entry in enumerate(entries) if entry.kind is Kind.PICTURE and entry.bracketed), len(entries))
    below = (replace(entry, kind=Kind.CUE, cue=CueKind.TITLE) if entry.kind is Kind.PICTURE and aside_words.is_graphic(entry.text) else entry for entry in entries[at + 1 :])
    return (*entries[: at + 1], *below)


def _said_on(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a block, words without brackets on the line right below what is said said, too."""
    found: list[Entry] = []
    for entry in entries:
        on = bool(found) and found[-1].kind is Kind.WORDS and entry.kind is Kind.PICTURE and entry.pieces[0].line == found[-1].pieces[-1].line + 1
        bare = on and not entry.bracketed and not wording.is_sized(entry.text) and not wording.is_upper(entry.text)
        found.append(replace(entry, kind=Kind.WORDS) if bare and wording.is_finished(entry.text) else entry)
    return tuple(found)


def _seen_behind_names(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a block without a picture of its own, a bracket behind a name the picture beside the words."""
    if any(entry.kind is Kind.PICTURE for entry in entries):
        return (*entries,)
    found: list[Entry] = []
    for entry in entries:
        behind = found[-1] if found else None
        if behind is not None and behind.kind is Kind.LABEL and entry.kind is Kind.WORDS and (parts := [*_apart(entry)]):
            found[-1:] = [parts[0], behind, parts[1]]
        else:
            found.append(entry)
    return tuple(found)


def _apart(entry: Entry) -> Iterator[Entry]:
    """The bracket that words begin with, a picture or what is heard, and the words; nothing where they begin with none."""
    first = entry.pieces[0]
    bracket = SEEN.match(first.text)
    if bracket is None or vocabulary.heading_of(f"X {bracket.group().strip()}").delivery or inner_cues.inner_kind(bracket.group().strip()):
        return
    whole, inside, rest = spans.part(first, 0, bracket.end()), spans.part(first, *bracket.span("it")), spans.part(first, bracket.end())
    if whole and inside and rest:
        heard = noises.is_noise(bracket["it"])
        yield Entry(Kind.CUE, (whole,), cue=CueKind.SOUND) if heard else Entry(Kind.PICTURE, (inside,), bracketed=True)
        yield replace(entry, pieces=(rest, *entry.pieces[1:]))
