"""Pictures in brackets at the ends of lines, behind what is said over them, or before who says it.

    00:07 NARR: Every brick was somebody's winter. (WS street, rain)
    00:15 NARR: The clay came down the hill. [Archive: carts, 1931]

    00:24 [Satellite over the pole] COMM: Every ninety minutes it looks down.

A bracket there tells how words are said, in whose language, or what is heard, too: only a page that sets its pictures in such
brackets, on lines of their own or behind words again and again, means what is seen.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from otio_redfiles import aside_words, noises
from otio_redfiles.layout.words import bites, cues, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.model import CueKind, Piece

BEHIND = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»]))\s+(?P<box>[(\[])(?P<seen>[^()\[\]]{3,120})[)\]]\s*\Z")
OPENED = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’»]))\s+(?P<box>[(\[])[^()\[\]]{3,120}\Z")
CLOSED = re.compile(r"[^()\[\]]{1,120}[)\]]\s*\Z")
"""The same where the bracket breaks at the end of a line."""
LEADING = re.compile(r"(?P<box>[(\[])(?P<seen>[^()\[\]]{3,120})[)\]]\s+(?=\S)")
UNSAID = -0.5
"""Odds of a sentence in brackets that nobody says: (Shelf of lamps.)"""
LEAST, MOSTLY, LEAST_LED = 3, 0.5, 2
"""So many lines end on such a picture, and such a share of those that do not begin with one; so many begin with one, and a name and words behind it."""


def sign_of(texts: Sequence[str], bracket: str) -> str:
    """The bracket that pictures behind words stand in: that of the page's pictures on lines of their own, or of most lines' ends; "" where
    there is none."""
    if bracket:
        return bracket
    seen = Counter(found["box"] for text in texts if (found := BEHIND.search(text)) and _is_seen(found["seen"]))
    sign, count = seen.most_common(1)[0] if seen else ("", 0)
    return sign if count >= LEAST and count >= MOSTLY * len(texts) else ""


def leads(text: str) -> re.Match[str] | None:
    """The picture in brackets that a line begins with, if somebody's name and his words follow on it; None on other lines."""
    found = LEADING.match(text)
    label = speakers.label_of(text[found.end() :]) if found and _is_seen(found["seen"]) else None
    return found if label is not None and label.words is not None and not label.bite else None


def opens(text: str, below: str, sign: str) -> bool:
    """Does a line of words open the page's bracket behind a sentence, and the line `below` close it?"""
    found = OPENED.search(text) if sign else None
    return found is not None and found["box"] == sign and CLOSED.match(below) is not None


def parted(entries: Iterable[Entry], sign: str) -> tuple[Entry, ...]:
    """The entries of a paragraph, what stands in the page's brackets (`sign`) behind its words taken out of them."""
    return tuple(part for entry in entries for part in (_parted(entry, sign) if sign and entry.kind is Kind.WORDS else (entry,)))


def _parted(entry: Entry, sign: str) -> Iterator[Entry]:
    """The words, and the picture or the sound in the bracket behind them."""
    said, box = _cut(entry.pieces)
    text = spans.joined(box)
    told = _told(box, text) if said and text.startswith(sign) else None
    yield replace(entry, pieces=said) if told else entry
    if told:
        yield told


def _cut(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words and the bracket that ends them, which may begin on the line above the last."""
    *before, last = pieces
    if found := BEHIND.search(last.text):
        return _at((*before,), last, found.start("box"), ())
    if before and CLOSED.match(last.text) and (found := OPENED.search(before[-1].text)):
        return _at((*before[:-1],), before[-1], found.start("box"), (last,))
    return tuple(pieces), ()


def _at(before: tuple[Piece, ...], piece: Piece, at: int, rest: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    words, box = spans.part(piece, 0, at), spans.part(piece, at)
    return (*before, *filter(None, [words])), (*filter(None, [box]), *rest)


def _told(box: tuple[Piece, ...], text: str) -> Entry | None:
    """What a bracket behind words is: a picture, without its signs, or what is heard or held; None where it is said, or tells how."""
    inner = text.strip("()[] ")
    if aside_words.is_own_noise(inner):
        return None
    kind = cues.cue_of(text) or cues.cue_of(inner)
    if kind in (CueKind.MUSIC, CueKind.SOUND, CueKind.PAUSE):
        return Entry(Kind.CUE, box, cue=kind, bracketed=True)
    return Entry(Kind.PICTURE, _bare(box), bracketed=True, odds=2.0) if kind is None and _is_seen(inner) else None


def _bare(box: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a bracket without its signs."""
    first, *rest = box
    inner = (spans.part(first, 1), *rest)
    end = inner[-1]
    return tuple(filter(None, (*inner[:-1], spans.part(end, 0, len(end.text.rstrip()) - 1) if end else None)))


def _is_seen(inner: str) -> bool:
    """Do words in a bracket describe: begun with a capital or a number, more than one, no sentence, no noise or language?"""
    fresh = inner[:1].isupper() or inner[:1].isdigit()
    heard = (noises.is_noise(inner) and not wording.is_sized(inner)) or noises.names_reaction(f"({inner})") or cues.cue_of(inner) is not None
    noted = bites.tells_tongue(inner) or bites.tells_tongue(f"({inner})") or aside_words.is_of_recording(inner)
    told = inner.rstrip()[-1:] in "!?…" or (inner.rstrip()[-1:] == "." and wording.spoken(inner) > UNSAID)
    return fresh and len(inner.split()) > 1 and not (told or heard or noted)
