"""Lists of shots in sections, without numbers or dashes: a line a shot, and whose quoted words follow (`sections` tells the headings).

    Sequence 2: The village
    Children run beside tanker truck                       a shot
    SOUNDBITE Nina Berg, teacher (in Danish)               a shot that announces a bite
    "We counted the buckets."                              and its words
    Henk Post (in English)                                 a name alone heads what is said, and shows nothing
"""

import re
from collections.abc import Iterator, Sequence

from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.untimed import items, listed, sections, untimed
from otio_redfiles.layout.words import bites, cues, interpret, persons, quoted, quotes, signed, spans, speakers, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "list of shots in sections, without timecodes"
ASKED = re.compile(r"(?:off[- ]?(?:camera|screen)\s+|reporter['’]?s?\s+|journalist['’]?s?\s+)?(?:question|interviewer|reporter)\b", re.IGNORECASE)
"""Who asks: Question (in Danish), Off-camera question."""
BULLETS = 0.3
"""A page of which so many lines begin with dashes, dots or bare numbers is another list."""
NOTED = 1
"""So many lines may look as if somebody spoke who is named before a colon: Contact: press office."""


def read_sections(printed: Sequence[Piece]) -> Read | None:
    """What a page says that lists its shots in sections, a line each; None for other pages."""
    lines = [line for piece in printed if (line := spans.trimmed(piece)) is not None]
    texts = [line.text for line in lines]
    heads = sections.headings_of(texts)
    if not heads or not sections.lists_shots(texts, heads) or _is_another_list(texts, heads):
        return None
    records = [Record(line.line, (Entry(Kind.CUE, (line,), cue=CueKind.HEADER),)) for line in lines[: heads[0]]]
    records += [Record(entry.pieces[0].line, tuple(entries)) for entries in _entries(lines, set(heads)) if (entry := next(e for e in entries if e.pieces))]
    return interpret.narrated(NAME, records)


def _is_another_list(texts: Sequence[str], heads: Sequence[int]) -> bool:
    """Are the lines below the headings numbered, led by dashes or by the sizes of shots, or is somebody named before words that are not quoted?"""
    body = [text for at, text in enumerate(texts) if at > heads[0] and at not in heads]
    led = sum(bool(numbered.ITEM.match(text) or numbered.UNSIGNED.match(text)) for text in body)
    known = any(map(numbered.SIGNED.match, body)) or untimed.is_sized(body)
    return known or led > BULLETS * len(body) or sum(map(_speaks_unquoted, body)) > NOTED


def _speaks_unquoted(text: str) -> bool:
    label = speakers.label_of(text)
    return label is not None and label.words is not None and not label.bite and not wording.QUOTED.match(text[label.words :])


def _entries(lines: Sequence[Piece], heads: set[int]) -> Iterator[tuple[Entry, ...]]:
    """What each line from the first heading on is, those that it is wrapped on with it."""
    foot, at = _foot(lines, heads), min(heads)
    while at < len(lines):
        end = _wrapped_to(lines, at, heads) if at not in heads else at + 1
        following = lines[end].text if end < len(lines) and lines[end].line == lines[end - 1].line + 1 else ""
        pieces = tuple(lines[at:end])
        yield (Entry(Kind.CUE, pieces, cue=CueKind.HEADER),) if at in heads or at >= foot else _line(pieces, following)
        at = end


def _foot(lines: Sequence[Piece], heads: set[int]) -> int:
    """Where the foot of a page begins: what stands apart below the last section, if nothing else stands apart but sections do."""
    apart = [at for at in range(min(heads) + 1, len(lines)) if lines[at].line > lines[at - 1].line + 1 and at not in heads]
    last = max(heads)
    return apart[0] if apart and apart[0] > last + 1 else len(lines)


def _wrapped_to(lines: Sequence[Piece], at: int, heads: set[int]) -> int:
    """Behind which line ends what begins at one: a quote where it closes, a shot before the next line that begins as one does."""
    end = at + 1
    while end < len(lines) and end not in heads and lines[end].line == lines[end - 1].line + 1 and _goes_on(lines[at:end], lines[end].text):
        end += 1
    return end


def _goes_on(above: Sequence[Piece], text: str) -> bool:
    """Does a line go on with those above it, which begin an item?"""
    whole = spans.joined(above)
    if quotes.is_open(whole):
        return True
    return not wording.QUOTED.match(whole) and text[:1].islower() and not wording.is_finished(whole)


def _line(pieces: tuple[Piece, ...], following: str) -> tuple[Entry, ...]:
    """What an item is: quoted words, who says those that follow or stand behind his name, a note, or a shot."""
    text = spans.joined(pieces)
    if wording.QUOTED.match(text):
        return (Entry(Kind.WORDS, pieces),)
    label = speakers.label_of(pieces[0].text)
    if label is not None and label.words is not None and wording.QUOTED.match(pieces[0].text[label.words :]):
        return items.bite(pieces, label) if label.bite else items.turn(pieces, label)
    if quotes.is_quoted(following):
        return _announced(pieces, text)
    if (kind := cues.cue_of(text)) is not None:
        return (Entry(Kind.CUE, pieces, cue=kind),)
    noted = listed.FOOT.match(text) or (wording.is_finished(text) and wording.spoken(text) > 0)
    return (Entry(Kind.CUE, pieces),) if noted else (Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.5),)


def _announced(pieces: tuple[Piece, ...], text: str) -> tuple[Entry, ...]:
    """Who says the quoted words below: a name alone heads them; a bite, or what is seen of somebody, is a shot too."""
    bare = items.TONGUE.sub("", text).strip()
    if ASKED.match(bare) or (not bites.bite_speaker(text) and signed.signature(bare)[0]):
        name = signed.signature(bare)[0] or bare
        return (Entry(Kind.LABEL, pieces, Label(name, Delivery.SYNC)),)
    name = bites.bite_speaker(text) or quoted.whom(text) or persons.unnamed_in(text)
    return Entry(Kind.PICTURE, pieces, bracketed=True, odds=2.5), Entry(Kind.LABEL, (), Label(name, Delivery.SYNC))
