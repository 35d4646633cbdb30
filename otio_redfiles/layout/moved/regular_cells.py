"""Tables flattened to one cell a line where no cell is empty and none was broken: every row has as many lines as the others.

    Item                    The names of the columns stand above, one a line, as many as a row has cells;
    Source                  the times stand on the same lines of every row, and on no others.
    Time
    Opening titles
    VT
    0'20"
"""

from collections.abc import Sequence

from otio_redfiles import notation
from otio_redfiles.column_words import order_role
from otio_redfiles.layout.tables import columns as cols
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Page, Piece

LEAST, NARROWEST, WIDEST = 3, 3, 8
"""Rows, and the cells of one."""
LONGEST = 4
"""Words of a column's name."""


def regular_rows_of(page: Page, style: str | None) -> tuple[GridRow, ...] | None:
    """The page as rows of cells, its title above them; None where its lines do not go round in rows of one length."""
    pieces = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text and row[0].text.strip()]
    if not style or len(pieces) < max(LEAST * NARROWEST, len(page.rows) - sum(not row.cells for row in page.rows)):
        return None
    timed = [_is_time(piece.text, style) for piece in pieces]
    for width in range(NARROWEST, WIDEST + 1):
        if (begin := _begin(pieces, timed, width)) is not None:
            return _rows(pieces, begin, width)
    return None


def _is_time(text: str, style: str) -> bool:
    """Is a line nothing but a time, or the two of a range?"""
    marks = notation.find_stamps(text, style)
    rest = text[: marks[0].start] + text[marks[-1].end :] if marks else text
    return 0 < len(marks) <= 2 and not any(map(str.isalnum, rest)) and not any(map(str.isalnum, text[marks[0].end : marks[-1].start]))


def _begin(pieces: Sequence[Piece], timed: Sequence[bool], width: int) -> int | None:
    """Where the names of the columns begin, if lines of rows `width` cells wide stand below them to the end of the page. Rows
    with two times are those of running orders, which have a family of their own."""
    first = next((at for at, time in enumerate(timed) if time), 0)
    for begin in range(max(0, first - 2 * width + 1), first - width + 1):
        head, body = pieces[begin : begin + width], timed[begin + width :]
        whole = len(body) // width * width
        places = {at % width for at, time in enumerate(body) if time}
        if whole >= LEAST * width and _are_names(head) and len(places) == 1 and _goes_round(body, places, width):
            return begin
    return None


def _goes_round(body: Sequence[bool], places: set[int], width: int) -> bool:
    """Do times stand on the same lines of every row? The last row may be cut short."""
    return bool(places) and all(time == (at % width in places) for at, time in enumerate(body))


def _are_names(head: Sequence[Piece]) -> bool:
    """Are lines the names of columns: short, no sentences, three quarters of them known ones, one of a time?"""
    texts = [piece.text.strip() for piece in head]
    roles = [role for text in texts if (role := cols.role_named(text) or order_role(text))]
    short = all(len(text.split()) <= LONGEST and not wording.is_finished(text.rstrip(".")) for text in texts)
    return short and 4 * len(roles) >= 3 * len(texts) and not {"timecode", "out", "duration"}.isdisjoint(roles)


def _rows(pieces: Sequence[Piece], begin: int, width: int) -> tuple[GridRow, ...]:
    above = [GridRow(piece.line, (piece,)) for piece in pieces[:begin]]
    starts = range(begin, len(pieces), width)
    return (*above, *(GridRow(pieces[at].line, _padded(pieces[at : at + width], width), 1, rule=True) for at in starts))


def _padded(cells: Sequence[Piece], width: int) -> tuple[Piece | None, ...]:
    return (*map(spans.trimmed, cells), *[None] * (width - len(cells)))
