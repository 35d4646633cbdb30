"""The page as a whole: its family, its notation, and the draft with nothing left out."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.decode import decode_flat
from otio_redfiles.layout import (
    columns,
    forms,
    furniture,
    grid,
    house,
    italics,
    plain,
    running,
    spans,
    tables,
)
from otio_redfiles.layout.interpret import Items, Read
from otio_redfiles.layout.kinds import is_flat, running_rows
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Reading, Stamp


def understand(page: Page, reading: Reading = Reading()) -> Draft:
    """The draft of any page: every non-blank character is in one piece, stamp, heading or unused piece of
    it."""
    if house.is_house(page):
        return house.understand_house(page)
    return _understand(furniture.without_furniture(page), reading)


def _understand(page: Page, reading: Reading) -> Draft:
    style = reading.style or notation.detect_style([cell.text for row in page.rows for cell in row.cells])
    style = None if style == notation.FEET else style
    form = None if reading.columns else forms.form_of(page, style)
    if form is not None:
        return _draft(page, tables.understand_form(form), form.style)
    rows, how = grid.grid_of(page, style)
    if rows and not (how == "table" and running_rows(rows, style)):
        read = tables.understand_table(rows, how, style, reading.columns)
        return _draft(page, replace(read, items=italics.off_screen(read.items, page)), style)
    if style and is_flat(page, style):
        draft = decode_flat(page, reading)
        return replace(draft, unused=(*draft.unused, *_furniture(page)))
    return _running(page, style)


def _running(page: Page, style: str | None) -> Draft:
    rows = [piece for cells in spans.placed_rows(page) for cell in cells for piece in spans.inner_lines(cell)]
    read = running.understand_running(rows, style) if style else plain.understand_plain(rows)
    return _draft(page, read, style)


def _draft(page: Page, read: Read, style: str | None) -> Draft:
    used: list[Piece | Stamp] = [*read.stamps, *(p for item in read.items for p in spans.item_pieces(item))]
    return Draft(
        title_of(read.items),
        read.layout,
        read.items,
        read.stamps,
        (*spans.left_over(page, used), *_furniture(page)),
        style=style,
        lengths=read.lengths,
    )


def _furniture(page: Page) -> tuple[Piece, ...]:
    return tuple(
        piece for cell in page.furniture for piece in spans.inner_lines(Piece(cell.line, 0, cell.text))
    )


def title_of(items: Items) -> str:
    """The first header line that has letters and is neither a label nor the row of column names; "" without one."""
    for item in items:
        if isinstance(item, DraftCue) and item.kind is CueKind.HEADER:
            text = spans.joined(item.pieces)
            if sum(c.isalpha() for c in text) >= 3 and not _names_columns(item.pieces):
                return text
    return ""


def _names_columns(pieces: Sequence[Piece]) -> bool:
    """Is this the row of column names: two cells or more, each the name of a column?"""
    return len(pieces) > 1 and all(columns.role_named(piece.text) for piece in pieces)
