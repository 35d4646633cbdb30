"""Where words stand: slices of the page's cells that know their place, and the count that nothing is lost.

A `Piece` is a run of characters of one cell; `(line, column)` places it. Cells that stand side by side on one
line are counted as if a tab stood between them, so that a place names one character of the page and no other.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from re import Pattern

from otio_redfiles.model import Cell, Draft, DraftCue, DraftShot, DraftSpeech, Page, Piece, Stamp

BREAK = re.compile(r"\n|<br\s*/?>", re.IGNORECASE)
WORDS = re.compile(r"\S+(?:\s{1,3}\S+)*")
"""Words of a piece in which nothing can have been left blank: a timecode is longer."""
Item = DraftShot | DraftSpeech | DraftCue


def placed_rows(page: Page) -> tuple[tuple[Piece, ...], ...]:
    """The page's rows as whole-cell pieces, columns counted along the line."""
    used: dict[int, int] = {}
    return tuple(tuple(_placed(cell, used) for cell in row.cells) for row in page.rows)


def _placed(cell: Cell, used: dict[int, int]) -> Piece:
    column = used.get(cell.line, 0)
    used[cell.line] = column + len(cell.text) + 1
    return Piece(cell.line, column, cell.text)


def part(piece: Piece, start: int, end: int | None = None) -> Piece | None:
    """The characters [start, end) of `piece` without the blanks around them; None where only blanks are
    left."""
    text = piece.text[start:end]
    bare = text.strip()
    if not bare:
        return None
    offset = start + len(text) - len(text.lstrip())
    return Piece(piece.line, piece.column + offset, bare)


def trimmed(piece: Piece) -> Piece | None:
    """The piece without the blanks around it."""
    return part(piece, 0)


def inner_lines(piece: Piece) -> tuple[Piece, ...]:
    """The lines inside a cell, blank ones left out."""
    found, start = [], 0
    for text in piece.text.split("\n"):
        found.append(part(piece, start, start + len(text)))
        start += len(text) + 1
    return tuple(line for line in found if line)


def broken_lines(piece: Piece) -> tuple[Piece, ...]:
    """The lines of a table's cell, which Markdown and exported web pages break with <br>."""
    return cut_at(piece, BREAK)


def cut_at(piece: Piece, signs: Pattern[str]) -> tuple[Piece, ...]:
    """What stands between the signs of a piece."""
    edges = [0, *(edge for found in signs.finditer(piece.text) for edge in found.span()), len(piece.text)]
    return tuple(
        filter(None, (part(piece, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)))
    )


def joined(pieces: Iterable[Piece]) -> str:
    """The words of some pieces, single blanks between."""
    return " ".join(" ".join(piece.text.split()) for piece in pieces)


def unbracketed(piece: Piece) -> Piece:
    """A piece without the one pair of brackets round the whole of it (brackets that only mark a picture)."""
    text = piece.text
    if len(text) > 2 and text[0] + text[-1] in ("()", "[]", "{}") and _closes_last(text):
        return part(piece, 1, len(text) - 1) or piece
    return piece


def _closes_last(text: str) -> bool:
    """Is the bracket that a text begins with closed by its last sign, not before it?"""
    depths = accumulate((sign == text[0]) - (sign == text[-1]) for sign in text)
    return all(depth > 0 for depth in islice(depths, len(text) - 1)) and text.count(text[0]) == text.count(text[-1])


def unboxed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces without the pair of brackets that opens the first and closes the last of them, and a stop behind it."""
    last = pieces[-1].text.rstrip(" .,;:")
    inner = (*pieces[:-1], part(pieces[-1], 0, len(last) - 1))
    return tuple(piece for piece in (part(inner[0], 1) if inner[0] else None, *inner[1:]) if piece)


def unquoted(piece: Piece) -> Piece:
    """A piece without straight quotes round the whole of it (quotes a spreadsheet puts round a cell)."""
    text = piece.text
    if len(text) > 2 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        return part(piece, 1, len(text) - 1) or piece
    return piece


def starts_of(block: Sequence[Piece]) -> tuple[int, ...]:
    """Where the lines of a block begin in its text, which newlines join."""
    return (0, *accumulate(len(piece.text) + 1 for piece in block))


def between(block: Sequence[Piece], starts: Sequence[int], begin: int, end: int) -> Iterator[Piece]:
    """What stands between two places of a block's text, line by line; `starts` are the places where its lines begin."""
    for at in range(bisect_right(starts, begin) - 1, len(block)):
        if starts[at] >= end:
            return
        if words := part(block[at], max(0, begin - starts[at]), end - starts[at]):
            yield words


# --------------------------------------------------------------------------- nothing is lost


def parts_of(draft: Draft) -> Iterator[Piece | Stamp]:
    """Every piece and stamp of a draft, each place once: a timecode that two items share is one."""
    yield from draft.stamps
    yield from draft.unused
    for item in draft.items:
        yield from item_pieces(item)


def item_pieces(item: Item) -> Iterator[Piece]:
    """The printed words of an item, heading first."""
    if isinstance(item, DraftSpeech):
        yield from item.heading
        for segment in item.segments:
            yield from segment.pieces
    else:
        yield from item.pieces


def left_over(page: Page, used: Iterable[Piece | Stamp]) -> tuple[Piece, ...]:
    """What of the page's non-blank characters no piece or stamp holds, in reading order. Where a piece is blank and its
    page is not, something was cut out of it: a timecode amid the words."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for one in used:
        words = (word.span() for word in WORDS.finditer(one.text))
        taken.setdefault(one.line, []).extend((one.column + start, one.column + end) for start, end in words)
    for spans in taken.values():
        spans.sort()
    return tuple(
        rest for row in placed_rows(page) for cell in row for rest in _rest(cell, taken.get(cell.line, ()))
    )


def _rest(cell: Piece, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at, last = 0, len(cell.text)
    for start, end in spans:
        start, end = start - cell.column, end - cell.column
        if end <= 0 or start >= last:
            continue
        if (rest := part(cell, at, max(at, start))) is not None:
            yield rest
        at = max(at, end)
    if (rest := part(cell, at, max(at, last))) is not None:
        yield rest
