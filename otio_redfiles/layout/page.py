"""The page as a whole: its family, its notation, and the draft with nothing left out."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.decode import decode_flat
from otio_redfiles.decode.beside import decode_beside
from otio_redfiles.layout import (
    appendix,
    asides,
    cell_lines,
    closed_cells,
    columns,
    combined,
    entries_list,
    furniture,
    grid,
    house,
    insets,
    italics,
    joined_cells,
    label_reader,
    labelled,
    lines,
    marks,
    package,
    plain,
    ragged,
    running,
    running_order,
    spans,
    stacked,
    subtitles,
    tables,
    timed_cells,
    timed_items,
    transcripts,
    untimed,
    untimed_columns,
)
from otio_redfiles.layout.interpret import Items, Read
from otio_redfiles.layout.kinds import is_flat, running_rows
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Reading, Stamp

FAMILIES = (
    ("a running order, a cell a line", running_order.running_order_of),
    ("a cell a line", cell_lines.cell_lines_of),
    ("cells closed by signs", closed_cells.closed_of),
    ("fields of a line", ragged.ragged_of),
)
"""Tables whose cells are not in place."""
JOINED = "columns joined by a blank"


def understand(page: Page, reading: Reading = Reading()) -> Draft:
    """The draft of any page: every non-blank character is in one piece, stamp, heading or unused piece of
    it."""
    if house.is_house(page):
        return house.understand_house(page)
    script, lists = appendix.set_apart(furniture.without_furniture(page))
    script, noted = asides.set_apart(script)
    return appendix.put_back(asides.put_back(_understand(script, reading), noted), lists)


def _understand(page: Page, reading: Reading) -> Draft:
    style = reading.style or notation.detect_style([cell.text for row in page.rows for cell in row.cells])
    style = None if style == notation.FEET or (style and not reading.style and _has_no_times(page, style)) else style
    if style and not reading.columns and (read := entries_list.read_entries(_lines(page), style)) is not None:
        return _draft(page, read, style)
    if not reading.columns and not _is_sheet(page) and (read := _read_titles(_lines(page), style)) is not None:
        return _draft(page, read, style)
    if style and not reading.columns and (read := insets.read_insets(page, style)) is not None:
        return _draft(page, read, style)
    if style and not reading.columns and (read := stacked.read_stacked(_lines(page), style)) is not None:
        return _draft(page, read, style)
    if not reading.columns and (sheet := joined_cells.named_of(page, style)) is not None:
        return _draft(page, tables.understand_sheet(sheet, JOINED), style)
    if style is None and not reading.columns and _is_typed(page) and (read := untimed_columns.read_columns(_whole_lines(page))) is not None:
        return _draft(page, read, None)
    marked = None if reading.columns else labelled.labelled_of(page)
    if marked is not None:
        return _draft(page, label_reader.understand_labelled(marked), marked.style)
    if style and not reading.columns and not _is_sheet(page) and (read := transcripts.read_transcript(_lines(page), style)) is not None:
        return _draft(page, read, style)
    for how, family in (() if reading.columns else FAMILIES):
        if (sheet := family(page, style)) is not None:
            return _draft(page, tables.understand_sheet(sheet, how), style)
    rows, how = grid.grid_of(page, style)
    if how == "spaces" and lines.are_measured(lines.lines_of(_lines(page), style)):
        return _running(page, style)
    listed = how == "tabs" and style is None and not reading.columns and untimed.is_plain_list(_lines(page))
    if rows and not listed and not (how == "table" and running_rows(rows, style)):
        rows = rows if reading.columns else marks.parted(timed_cells.a_row_a_shot(rows, style))
        read = tables.understand_table(rows, how, style, reading.columns)
        return _draft(page, replace(read, items=italics.off_screen(read.items, page)), style)
    if not reading.columns and (sheet := joined_cells.unnamed_of(page, style)) is not None:
        return _draft(page, tables.understand_sheet(sheet, JOINED), style)
    if style and not reading.columns and (draft := decode_beside(page, notation.plain(style) or style)) is not None:
        return replace(draft, unused=(*draft.unused, *_furniture(page)))
    if style and not timed_items.are_items(lines.lines_of(_lines(page), style)) and is_flat(page, style):
        draft = decode_flat(page, reading if notation.plain(style) == style else replace(reading, style=notation.plain(style)))
        return replace(draft, unused=(*draft.unused, *_furniture(page)))
    return _running(page, style)


def _read_titles(rows: list[Piece], style: str | None) -> Read | None:
    """What a list of titles says, alone or beside a list of pictures; None for other pages."""
    return combined.read_combined(rows, style) or subtitles.read_subtitles(rows, style)


def _is_sheet(page: Page) -> bool:
    """Do cells stand side by side on more than a few rows?"""
    return sum(len(row.cells) > 1 for row in page.rows) > 0.1 * len(page.rows)


def _is_typed(page: Page) -> bool:
    """Is this a page of text, a line a row?"""
    return all(row.table is None and len(row.cells) <= 1 for row in page.rows)


def _whole_lines(page: Page) -> list[Piece]:
    """The lines of a page of text with the blanks before them."""
    return [cell for cells in spans.placed_rows(page) for cell in cells if cell.text.strip()]


def _has_no_times(page: Page, style: str) -> bool:
    """Is this a page whose times are all lengths, or stand in its head?"""
    rows = _lines(page)
    texts = [piece.text for piece in rows]
    return untimed.has_no_times(rows, style) or package.prints_lengths_only(texts, style) or package.prints_bracketed_primes_only(texts, style)


def _lines(page: Page) -> list[Piece]:
    return [piece for cells in spans.placed_rows(page) for cell in cells for piece in spans.inner_lines(cell)]


def _running(page: Page, style: str | None) -> Draft:
    rows = _lines(page)
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
        style=notation.plain(style),
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
    return len(pieces) > 1 and all(
        columns.role_named(piece.text) or columns.roles_in(piece.text) for piece in pieces
    )
