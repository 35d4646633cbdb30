"""Lists of shots without timecodes that count in Roman numerals: i. Wide of the yard.  ii/iii. Opening titles.  IV) Hands.

An item is a picture, or text over it; how many seconds it lasts is said in its words.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import items
from otio_redfiles.layout.untimed.plain_ways import Ways
from otio_redfiles.layout.words import cues, interpret, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

NAME = "numbered list without timecodes"
NUMERAL = r"(?:x{0,3}(?:ix|iv|v?i{0,3}))"
NUMBER = re.compile(
    rf"\s*(?:(?:shot|scene)\s+)?[(\[]?(?P<it>{NUMERAL})(?:\s?(?:[/&,–-]|and|to)\s?(?P<last>{NUMERAL}))?\s?[.):\]]\s*[-–—]?\s*(?=\S)", re.IGNORECASE
)
"""An item's number, or those of several that are one: ii/iii."""
VALUES = {"x": 10, "v": 5, "i": 1}
TRADE = re.compile(r"\b(?:shots?|scenes?|camera|cuts?|fades?|pans?|zooms?|tilts?|close[- ]?ups?|titles?|credits|screen|pov|establishing)\b", re.IGNORECASE)
"""What lists of shots speak of."""
WRITTEN = re.compile(r"\b(?:credits|(?:inter|sub)?titles?|names?|logos?|captions?)\W*\Z", re.IGNORECASE)
"""The last word of what says that text stands over the picture: The first of the opening credits."""
SENTENCE = re.compile(r"[^.!?:]{1,80}")
LEAST, MOSTLY, TITLE = 4, 0.8, 8
"""So many items, most of them counting on by one; words of an item that only says which text stands there."""


def is_roman(rows: Sequence[Piece]) -> bool:
    """Do lines count in Roman numerals from the first on, and do many of these items speak of shots?"""
    found = [(row, number) for row in rows if (number := _number(row.text))]
    if len(found) < LEAST or _value(found[0][1]["it"]) != 1:
        return False
    on = sum(_value(two["it"]) == _value(one["last"] or one["it"]) + 1 for (_, one), (_, two) in pairwise(found))
    trade = sum(TRADE.search(row.text) is not None for row, _ in found)
    return on >= MOSTLY * (len(found) - 1) and 2 * trade >= len(found)


def read_roman(rows: Sequence[Piece]) -> Read:
    """What the list says: its head, then its items with the lines that they are wrapped on."""
    records = [Record(block[0].line, _entries(block, at == 0)) for at, block in enumerate(_blocks(rows)) if block]
    return interpret.narrated(NAME, records)


def _number(text: str) -> re.Match[str] | None:
    found = NUMBER.match(text)
    return found if found and found["it"] and found["last"] != "" else None


def _value(numeral: str) -> int:
    """The number that a numeral says: a sign before a greater one is taken off."""
    values = [VALUES[sign] for sign in numeral.lower()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _blocks(rows: Sequence[Piece]) -> list[list[Piece]]:
    """The head, and the items, each with the lines right below it; what stands apart is a block of its own."""
    blocks: list[list[Piece]] = [[]]
    for row in rows:
        if _number(row.text) or (len(blocks) > 1 and row.line > blocks[-1][-1].line + 1):
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _entries(block: Sequence[Piece], heads: bool) -> tuple[Entry, ...]:
    """What a block says: lines of the head, an item, or a note apart from them."""
    found = _number(block[0].text)
    if found is None or heads:
        kind = CueKind.HEADER if heads else CueKind.OTHER
        return tuple(Entry(Kind.CUE, (piece,), cue=cues.cue_of(piece.text) or kind) for piece in block)
    if _is_written(block[0].text[found.end() :]):
        number, rest = spans.part(block[0], 0, found.end()), spans.part(block[0], found.end())
        return (Entry(Kind.UNUSED, (number,)), Entry(Kind.CUE, (rest, *block[1:]), cue=CueKind.TITLE))
    return items.item(Paragraph(tuple(block)), found.end(), Ways(), Traits(narrator=interpret.NARRATOR), "")


def _is_written(text: str) -> bool:
    """Does the first sentence of an item, a short one, say no more than which text stands there?"""
    sentence = SENTENCE.match(text)
    return sentence is not None and len(sentence.group().split()) <= TITLE and WRITTEN.search(sentence.group()) is not None and not wording.PICTURE_OF.search(sentence.group())
