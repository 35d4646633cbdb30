"""Items of a list in which the sound runs on behind the picture, on its line.

    3. MS Ada at the door, key won't turn. V/O ADA: I came here for the quiet.        4. Tea, hands. MUSIC IN.

Behind a full stop, a name in capitals and a colon begin what is said, and the word for a sound what is heard.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import cues, persons, spans, speakers
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,2}"
TURN = re.compile(rf"(?<=[.!?…\"”')])\s+(?=(?:(?:V/?O|V\.O\.|OOV|SYNC)\s+)?(?P<name>{NAME})(?:\s*\([^()]{{1,12}}\))?:\s+\S)")
HEARD = re.compile(r"(?<=[.!?…\"”')])\s+(?=(?:S?FX|F/X|MUSIC|ATMOS|GRAMS)\b[^.!?]{0,40}[.!?]?\s*\Z)")
INSTRUCTION = re.compile(r"(?<!\S)/(?=[A-Z])[^a-z\n]{2,40}?/(?!\S)")
SOUNDS = (CueKind.MUSIC, CueKind.SOUND)


def parted(pieces: tuple[Piece, ...]) -> tuple[Entry, ...]:
    """The picture, and what is said or heard behind it; () where nothing runs on."""
    last = pieces[-1]
    at, below = next(((at, found) for at, piece in enumerate(pieces) if (found := _turn(piece))), (0, ()))
    if below:
        return (_seen(pieces[:at], pieces[at], below[0]), *below[1], *(Entry(Kind.WORDS, (piece,)) for piece in pieces[at + 1 :]))
    found = HEARD.search(last.text)
    heard = spans.part(last, found.end()) if found else None
    kind = cues.cue_of(heard.text.rstrip(".")) if heard else None
    if found is None or heard is None or kind not in SOUNDS:
        return ()
    return _seen(pieces[:-1], last, found.start()), Entry(Kind.CUE, (heard,), cue=kind)


def behind(words: Entry) -> tuple[Entry, ...]:
    """Words, and the sound that is heard behind them on their line: ... of such knots.  F/X: GULLS"""
    last = words.pieces[-1]
    found = HEARD.search(last.text)
    said, heard = (spans.part(last, 0, found.start()), spans.part(last, found.end())) if found else (None, None)
    kind = cues.cue_of(heard.text.rstrip(".")) or vocabulary.labelled_cue(heard.text) if heard else None
    if said is None or heard is None or kind not in SOUNDS:
        return (words,)
    return replace(words, pieces=(*words.pieces[:-1], said)), Entry(Kind.CUE, (heard,), cue=kind)


def instructed(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, an instruction between slashes (/MIX T/K 2/) taken out of the words."""
    for entry in entries:
        if entry.kind is Kind.WORDS and len(parts := behind(entry)) > 1:
            yield from parts
            continue
        found = INSTRUCTION.search(entry.text) if entry.kind is Kind.WORDS and len(entry.pieces) == 1 else None
        found = found and INSTRUCTION.search(entry.pieces[0].text)
        if not found:
            yield entry
            continue
        for at, (start, end) in enumerate(((0, found.start()), found.span(), (found.end(), None))):
            if piece := spans.part(entry.pieces[0], start, end):
                yield Entry(Kind.CUE, (piece,)) if at == 1 else Entry(Kind.WORDS, (piece,))


def unmarked(piece: Piece) -> Piece:
    """A line of words without the marks at its edges that say where the picture is cut: /ADA: Good evening. And now/"""
    text = piece.text.rstrip()
    start = len(text) - len(text.lstrip())
    first, last = text[start : start + 1] == "/" and text[start + 1 : start + 2].isalnum(), text[-1:] == "/" and not text[-2:-1].isspace()
    if text.count("/") != first + last or not (first or last):
        return piece
    return spans.part(piece, start + first, len(text) - last) or piece


def _seen(above: tuple[Piece, ...], piece: Piece, end: int) -> Entry:
    first = spans.part(piece, 0, end)
    return Entry(Kind.PICTURE, (*above, *((first,) if first else ())), bracketed=True, odds=2.5)


def _turn(piece: Piece) -> tuple[int, tuple[Entry, ...]] | tuple[()]:
    """Where the picture ends in a line, who speaks behind it, and his words."""
    found = TURN.search(piece.text)
    label = speakers.label_of(piece.text[found.end() :]) if found and persons.is_name(found["name"]) else None
    if found is None or label is None or label.words is None or label.bite:
        return ()
    head, words = spans.part(piece, found.end(), found.end() + label.words), spans.part(piece, found.end() + label.words)
    assert head is not None and words is not None
    return found.start(), (Entry(Kind.LABEL, (head,), label), Entry(Kind.WORDS, (words,)))
