"""Running orders flattened to one cell a line: a running total and the item's length, what it is called, what is seen and heard.

    Cumulative time / Item time / Item / Vision / Audio / Graphics      the names of the columns, one a line
    00:45
    00:35                 Two times, one above the other, begin every row: a total is the total above it and the length
    Road closed           beside it. An item is placed where the one above it ends.
    Presenter on verge
    Wind, lorry horns     What is heard is described, not said, unless somebody is named or quoted in it.

The two times may also end the rows, as their names end the names.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from otio_redfiles import captions, lengths, notation
from otio_redfiles.column_words import order_role
from otio_redfiles.layout.tables import contents
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import spans, speakers, wording
from otio_redfiles.model import Page, Piece

SECONDS = re.compile(r":\d{2}")
"""A length without its minutes."""
REMARK = re.compile(r"(?<=\d)\s?[(\[]?(?:tb[acd]|est(?:imated|\.)?|approx\.?|prov(?:isional|\.)?|about|ca\.?|circa|\?{1,3}|\*{1,3})[)\]]?\s*\Z", re.IGNORECASE)
"""What somebody adds to a time that may change: 0:27 tbc, 1:10 (est.), 0:40?"""
LEAST, LONGEST = 3, 3
"""Rows, and the words of a column's name."""
MOST = 8
"""So many columns of words, at most, before two of times."""
LACKING = 0.4
"""So many rows fill their columns, where others end sooner: nothing is written over their pictures."""
SAID = 0.2
"""So many cells of sound name or quote somebody, where they are words."""


def running_order_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of columns; None where it is no such running order."""
    pieces = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    if not style or len(pieces) < max(3 * LEAST, len(page.rows)):
        return None
    first = next((at for at, piece in enumerate(pieces) if _is_time(piece, style)), 0)
    begin, roles = _names(pieces[:first])
    rows = _rows(pieces[first:], style)
    if not roles and (closed := _closed(pieces, first, style)):
        begin, first, roles, rows = closed
    order = _times(rows, style) if roles else ()
    if not order or not _fill(rows, len(roles)):
        return None
    form = Columns((*order, *_with_sound(roles, rows)))
    return Sheet((*_above(pieces[:begin], pieces[begin:first]), *_grid_rows(rows, len(form.roles))), form, style)


def _names(head: Sequence[Piece]) -> tuple[int, tuple[str, ...]]:
    """Where the names of the columns begin, right above the rows, and the roles of those that hold no times; () without."""
    begin = len(head)
    while begin and order_role(head[begin - 1].text):
        begin -= 1
    begin, roles = (begin, [order_role(piece.text) for piece in head[begin:]]) if begin < len(head) else _on_one_line(head)
    own = tuple(role for role in roles if role not in contents.TIMES)
    if own == ("notes",) and len(roles) == 3:
        return begin, ("picture",)  # an item's name is all that is said of it
    whole = len(roles) == len(own) + 2 and "picture" in own and len(set(own)) == len(own) > 1
    return (begin, own) if whole and all(role in contents.TIMES for role in roles[:2]) else (begin, ())


def _closed(pieces: Sequence[Piece], first: int, style: str) -> tuple[int, int, tuple[str, ...], list[list[Piece]]] | None:
    """The same for rows that end with their two times: where the names begin and end, the roles, and the rows, their times
    put first; None where `first`, the first time of the page, ends no such row."""
    for width in range(2, min(MOST, first // 2) + 1):
        end, begin = first - width, first - 2 * width - 2
        roles = [order_role(piece.text) for piece in pieces[max(0, begin) : end]]
        if begin >= 0 and all(roles) and roles[:-2].count("picture") == 1 and all(role in contents.TIMES for role in roles[-2:]):
            rows = _rows_closed(pieces[end:], style)
            return begin, end, _counted(roles[:-2], rows), rows
    return _itemized(pieces, first, style)


def _itemized(pieces: Sequence[Piece], first: int, style: str) -> tuple[int, int, tuple[str, ...], list[list[Piece]]] | None:
    """The same for rows that a number begins which no column is named for, and whose item is all that is said of it: Item /
    Source / Running time / Duration."""
    for width in range(3, min(MOST, first // 2) + 1):
        end, begin = first - width, first - 2 * width - 1
        roles = [order_role(piece.text) for piece in pieces[max(0, begin) : end]]
        if begin < 0 or not all(roles) or roles[0] != "notes" or any(role not in ("notes", "speaker") for role in roles[1:-2]):
            continue
        rows = _rows_closed(pieces[end:], style)
        if all(role in contents.TIMES for role in roles[-2:]) and all(row[2].text.strip(" .").isdigit() for row in rows if len(row) > 2):
            return begin, end, ("number", "picture", *("notes" for _ in roles[1:-2])), rows
    return None


def _rows_closed(pieces: Sequence[Piece], style: str) -> list[list[Piece]]:
    """The lines of every row, the two times that end it before them."""
    timed = [_is_time(piece, style) for piece in pieces]
    ends = [at + 2 for at, (one, two) in enumerate(pairwise(timed)) if one and two and (at == 0 or not timed[at - 1])]
    rows = [[*pieces[end - 2 : end], *pieces[start : end - 2]] for start, end in pairwise([0, *ends])]
    return [*rows[:-1], [*rows[-1], *pieces[ends[-1] :]]] if rows else []


def _counted(roles: Sequence[str], rows: Sequence[Sequence[Piece]]) -> tuple[str, ...]:
    """The roles; where an item's name is a number, it only counts the items; where it comes from is a note."""
    numbers = {at for at in range(len(roles)) if all(len(row) > 2 + at and row[2 + at].text.strip(" .").isdigit() for row in rows)}
    return tuple("number" if at in numbers else "notes" if role == "speaker" else role for at, role in enumerate(roles))


def _on_one_line(head: Sequence[Piece]) -> tuple[int, list[str]]:
    """The same where all names stand on the last line above the rows, nothing but a blank between them."""
    words, roles, at = (head[-1].text.split() if head else []), [], 0
    while at < len(words):
        size = next((size for size in range(min(LONGEST, len(words) - at), 0, -1) if order_role(" ".join(words[at : at + size]))), 0)
        if not size:
            return len(head), []
        roles.append(order_role(" ".join(words[at : at + size])))
        at += size
    return len(head) - 1, roles


def _rows(pieces: Sequence[Piece], style: str) -> list[list[Piece]]:
    """The lines of every row; two times that follow each other begin one."""
    timed = [_is_time(piece, style) for piece in pieces]
    starts = [at for at, (one, two) in enumerate(pairwise([*timed, False])) if one and two and (at == 0 or not timed[at - 1])]
    return [list(pieces[one:two]) for one, two in pairwise([*starts, len(pieces)])]


def _is_time(piece: Piece, style: str) -> bool:
    bare = REMARK.sub("", piece.text.strip())
    return contents.is_time(bare, style) or SECONDS.fullmatch(bare) is not None


def _times(rows: Sequence[Sequence[Piece]], style: str) -> tuple[str, ...]:
    """What the two times of the rows are: an end and a length, or the other way round; () where their sums are none."""
    pairs = [(_seconds(row[0], style), _seconds(row[1], style)) for row in rows]
    if len(pairs) < LEAST:
        return ()
    first = sum(abs(one[0] + two[1] - two[0]) <= 1 for one, two in pairwise(pairs))
    second = sum(abs(one[1] + two[0] - two[1]) <= 1 for one, two in pairwise(pairs))
    enough = 0.6 * (len(pairs) - 1)
    return ("out", "duration") if first >= max(enough, second) else ("duration", "out") if second >= enough else ()


def _unremarked(piece: Piece) -> Piece:
    """A time without what somebody added to it."""
    return spans.part(piece, 0, len(REMARK.sub("", piece.text.rstrip()))) or piece


def _seconds(piece: Piece, style: str) -> int:
    bare = REMARK.sub("", piece.text.strip())
    found = lengths.read(bare, style)
    return found[0] if found else notation.clock(bare, style) or 0


def _fill(rows: Sequence[Sequence[Piece]], width: int) -> bool:
    """Have most rows a line for every column or lack the last, several of them none, and hardly one more? What stands below
    the last row is none of it."""
    cells = [len(_without_captions(row, width + 2)[0]) - 2 for row in rows[:-1]]
    whole, short = cells.count(width), cells.count(width - 1)
    return whole >= LACKING * len(cells) and whole + short >= 0.6 * len(cells) and sum(count > width for count in cells) <= 0.2 * len(cells)


def _with_sound(roles: tuple[str, ...], rows: Sequence[Sequence[Piece]]) -> tuple[str, ...]:
    """The roles, sound as effects where its cells name and quote nobody."""
    at = next((at for at, role in enumerate(roles) if role == "sound"), None)
    cells = [row[2 + at].text for row in rows if at is not None and len(row) > 2 + at]
    said = sum(bool(wording.QUOTED.match(text)) or _names_voice(text) for text in cells)
    return roles if at is None or said > SAID * len(cells) else (*roles[:at], "effects", *roles[at + 1 :])


def _names_voice(text: str) -> bool:
    label = speakers.label_of(text)
    return label is not None and label.words is not None


def _above(head: Sequence[Piece], names: Sequence[Piece]) -> Iterator[GridRow]:
    yield from (GridRow(piece.line, (piece,)) for piece in head)
    yield GridRow(names[0].line, tuple(names))


def _grid_rows(rows: Sequence[Sequence[Piece]], width: int) -> Iterator[GridRow]:
    """A row of cells for every item; a line too many, and what stands apart below the last, is a row of its own."""
    usual = median(two.line - one.line for row in rows for one, two in pairwise(row))
    for whole in rows:
        row, over = _without_captions(whole, width)
        apart = [at for at, (one, two) in enumerate(pairwise(row), 1) if at > 2 and two.line - one.line > usual]
        end = min(width, apart[0] if whole is rows[-1] and apart else width)
        cells = [*map(_unremarked, row[:2]), *row[2:end]]
        yield GridRow(row[0].line, (*cells, *(None,) * (width - len(cells))), 1, 1, True)
        yield from (GridRow(piece.line, (piece,), None, 1) for piece in (*over, *row[end:]))


def _without_captions(row: Sequence[Piece], width: int) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """A row, and the text over its picture that makes it longer than its columns: it stands below the picture, in its cell."""
    over = [piece for piece in row[3:] if captions.is_caption(piece.text)] if len(row) > width else []
    return [piece for piece in row if piece not in over], over
