"""What is set apart before a page is read, blanks in its place, and comes back among what is unused."""

from collections.abc import Mapping
from dataclasses import replace

from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Draft, Page, Piece


def set_apart(page: Page, places: Mapping[int, tuple[int, int]]) -> tuple[Page, tuple[Piece, ...]]:
    """The page with blanks in these places, and the pieces that stood there; a place is where a piece begins and ends in the only
    cell of the row with that index."""
    placed = spans.placed_rows(page)
    pieces = tuple(filter(None, (spans.part(placed[at][0], *place) for at, place in places.items())))
    rows = tuple(replace(row, cells=(_blanked(row.cells[0], *places[at]),)) if at in places else row for at, row in enumerate(page.rows))
    return replace(page, rows=rows), pieces


def put_back(draft: Draft, pieces: tuple[Piece, ...]) -> Draft:
    """The draft with such pieces among what is unused."""
    return replace(draft, unused=(*draft.unused, *pieces)) if pieces else draft


def _blanked(cell: Cell, begin: int, end: int) -> Cell:
    return replace(cell, text=cell.text[:begin] + " " * (end - begin) + cell.text[end:])
