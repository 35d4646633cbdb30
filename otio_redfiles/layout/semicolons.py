"""Texts whose cells semicolons part, as sheets are saved in many countries: the signs are set apart, tabs read in their places.

    Timecode;Bild;Ton                        A semicolon ends a cell only where nearly all rows have as many of them; further
    10:00:04;Hafen, totale;OFF: Es friert.   ones stand in the words of the last cell. Before drop-frames it is none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles import column_words
from otio_redfiles.model import Cell, Page, Piece

SIGN = re.compile(r"(?<!:\d\d);|;(?!\d\d(?![\d:.,'’′]))")
TIME = re.compile(r"(?:\A|;)[\s(\[]{0,3}\d{1,3}(?:[:.]\d\d|['’′]\d\d)")
"""A cell that begins with a time."""
HEAD, LONGEST = 40, 160
"""Lines among which the one that names the columns is, and how many characters it has at most."""
LEAST, MOSTLY, CELLS = 3, 0.8, 3
"""So many rows, and so great a share of the page's lines, are parted; in so many cells where no row names those."""


def set_apart(page: Page) -> tuple[Page, tuple[Piece, ...]]:
    """The page with tabs in the place of the semicolons that part its cells, and those; the very page where it has none."""
    texts = [row.cells[0].text for row in page.rows if len(row.cells) == 1]
    count = _signs(texts) if len(texts) == len(page.rows) and not any("\t" in text for text in texts) else 0
    if not count:
        return page, ()
    places = {row.line: [found.start() for found in SIGN.finditer(row.cells[0].text)][:count] for row in page.rows}
    apart = tuple(Piece(row.line, at, ";") for row in page.rows for at in places[row.line])
    return replace(page, rows=tuple(replace(row, cells=(_tabbed(row.cells[0], places[row.line]),)) for row in page.rows)), apart


def _signs(texts: Sequence[str]) -> int:
    """How many semicolons part the cells of a row; 0 on other pages."""
    timed = [len(SIGN.findall(text)) for text in texts if ";" in text and TIME.search(text)]
    named = _named(texts[:HEAD])
    usual = named or max(set(timed), key=timed.count, default=0)
    whole = sum(count >= usual if named else count == usual for count in timed)
    least = 1 if named else CELLS - 1
    return usual if usual >= least and whole >= max(LEAST, MOSTLY * len(timed), MOSTLY * _led(texts)) else 0


def _named(texts: Sequence[str]) -> int:
    """How many semicolons stand in a line that names columns; 0 without one."""
    for text in texts:
        names = [name.strip() for name in SIGN.split(text)] if ";" in text and len(text) < LONGEST else []
        if len(names) > 1 and column_words.are_heads([name for name in names if name]):
            return len(names) - 1
    return 0


def _led(texts: Sequence[str]) -> int:
    """How many lines begin with a time, whatever parts that from the rest."""
    return sum(bool(TIME.match(text)) for text in texts)


def _tabbed(cell: Cell, places: Sequence[int]) -> Cell:
    """A cell with tabs in such places."""
    text = cell.text
    for at in places:
        text = f"{text[:at]}\t{text[at + 1 :]}"
    return replace(cell, text=text)
