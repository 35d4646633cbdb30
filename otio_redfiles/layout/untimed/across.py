"""Lines that run on over the named columns of a typed page, set apart from its rows: a note, no cell.

    No  Secs  Picture              Sound
    8   04    Quay, gulls          FX: gulls

    Client: could lose 2 secs if the boards are one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.model import Piece

RIVER = re.compile(r"\S\s{2}\s*\S|\t")
NAME = re.compile(r"\S+(?:\s\S+)*")


def lines_over(lines: Sequence[Piece], names: Piece) -> frozenset[int]:
    """The lines of the blocks between blank lines that no river parts, one of them running from the first column into the last
    of those that `names` names."""
    places = [found.start() for found in NAME.finditer(names.text)]
    return frozenset(line.line for block in _blocks(lines) if len(places) > 2 and _runs_over(block, places) for line in block)


def _blocks(lines: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The lines that stand right below each other."""
    for _, block in groupby(enumerate(lines), lambda numbered: numbered[1].line - numbered[0]):
        yield [line for _, line in block]


def _runs_over(block: Sequence[Piece], places: Sequence[int]) -> bool:
    left = all(len(line.text) - len(line.text.lstrip()) < places[1] for line in block)
    return left and max(len(line.text.rstrip()) for line in block) > places[-1] and not any(RIVER.search(line.text.strip()) for line in block)


def among(records: Sequence[Record], over: Sequence[Piece]) -> list[Record]:
    """The records of the rows, and the blocks `over` the columns where they stand among them."""
    pieces = ([*filter(None, map(spans.trimmed, block))] for block in _blocks(over))
    notes = [Record(block[0].line, (Entry(Kind.CUE, tuple(block)),)) for block in pieces]
    return sorted([*records, *notes], key=lambda record: record.line)
