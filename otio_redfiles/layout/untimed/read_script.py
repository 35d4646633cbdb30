"""Commentary without timecodes and the bites in it, a paragraph each and none of them quoted, below what a tape holds.

    The tape has a split track (commentary and clean sound).        what the page says of it
    SCRIPT
    THE LONG MOLE                                                   a title, if any
    The mole was built of sand, and nobody thought it would last.   commentary
    (Soundbite - Eva Holt, keeper (English)                         whose words the next paragraph is, and it alone
    I learnt to swim behind it.
    Graphic: the three harbours                                     what is seen
"""

from collections.abc import Iterator, Sequence

from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import catalogue
from otio_redfiles.layout.words import cues, interpret, read_aloud, speakers, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery

NAME = "a script with its bites below their names, without timecodes"
HEAD, LEAST, LONG = 40, 2, 12
"""Paragraphs among which the script is named; so many of its commentary, of so many words each."""


def begins_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the script begins; None where none is named below what says that words are read, or where anything stands in it
    but sentences, and bites above theirs."""
    texts = [paragraph.text for paragraph in paragraphs]
    named = next((at for at, text in enumerate(texts[:HEAD]) if catalogue.SCRIPT.fullmatch(text)), None)
    if named is None or not read_aloud.says_read(texts[:named]):
        return None
    begin = next((at for at in range(named + 1, len(texts)) if _is_told(texts[at]) or read_aloud.bite_label(texts[at])), len(texts))
    return begin if _is_script(texts[begin:]) else None


def _is_told(text: str) -> bool:
    """Is this a paragraph of sentences that nobody is named for?"""
    return len(text.split()) >= LONG and wording.is_finished(text) and speakers.label_of(text) is None


def _is_script(texts: Sequence[str]) -> bool:
    """Are these sentences and bites, each with its words below, and little else? The last line may be cut."""
    bites = [at for at, text in enumerate(texts) if read_aloud.bite_label(text)]
    said = {at + 1 for at in bites}
    rest = [text for at, text in enumerate(texts[:-1]) if at not in said and at not in bites and not _is_aside(text)]
    apart = not any(at in said for at in bites) and all(not _is_aside(texts[at]) for at in said if at < len(texts))
    return apart and len(rest) >= LEAST and all(map(_is_told, rest))


def _is_aside(text: str) -> bool:
    """Is this what is seen, or a cue?"""
    return read_aloud.is_shown(text) or cues.cue_of(text) is not None


def read_script(paragraphs: Sequence[Paragraph], begin: int) -> Read:
    """What a page says whose script begins at its paragraph `begin`."""
    head = [Record(one.pieces[0].line, (Entry(Kind.CUE, one.pieces, cue=CueKind.HEADER),)) for one in paragraphs[:begin]]
    told = [Record(entries[-1].pieces[0].line, entries) for entries in _entries(paragraphs[begin:])]
    return interpret.narrated(NAME, [*head, *told])


def _entries(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Entry, ...]]:
    """What every paragraph is; commentary begins anew behind a bite."""
    bitten = said = False
    for paragraph in paragraphs:
        text, pieces = paragraph.text, paragraph.pieces
        if label := read_aloud.bite_label(text):
            bitten, said = True, False
            yield (Entry(Kind.LABEL, pieces, label),)
        elif (kind := cues.cue_of(text)) is not None:
            yield (Entry(Kind.CUE, pieces, cue=kind),)
        elif read_aloud.is_shown(text):
            yield (Entry(Kind.PICTURE, pieces, odds=2.0),)
        elif bitten and said:
            bitten = False
            yield Entry(Kind.LABEL, (), Label(interpret.NARRATOR, Delivery.NARRATION)), Entry(Kind.WORDS, pieces, odds=2.0)
        else:
            said = bitten
            yield (Entry(Kind.WORDS, pieces, odds=2.0),)
