"""Blanks that Word, browsers and typesetters put for the one that a typewriter had.

A no-break blank says how a line may wrap and nothing of the script. Items come with single blanks anyway.
"""

from dataclasses import replace

from otio_redfiles.model import Cell, Page, Row

ODD = str.maketrans(dict.fromkeys("\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "))


def plain(page: Page) -> Page:
    """The page with every odd blank as a plain one; no character moves."""
    return replace(page, rows=tuple(map(_plain_row, page.rows)))


def _plain_row(row: Row) -> Row:
    return row if all(cell.text.isascii() for cell in row.cells) else replace(row, cells=tuple(map(_plain_cell, row.cells)))


def _plain_cell(cell: Cell) -> Cell:
    return replace(cell, text=cell.text.translate(ODD))
