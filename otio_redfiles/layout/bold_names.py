"""Names set in bold before the words of a cell, with no colon between: **Marit Vaal** My father never spoke of it.

The type is all that parts name and words. The blank between them is read as the end of a line, and so are the words below
a name that stands alone; every other character stays where it is. Bold words that stress something are no names: the column
is one of spoken words by its head, and most of what is bold in it is known as a name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from otio_redfiles.column_words import role_named
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.model import Cell, Delivery, Page, Row
from otio_redfiles.vocabulary import (
    FUNCTION_WORDS,
    NAME_WORD,
    PICTURE_WORDS,
    cue_kind,
    heading_of,
    is_narrator,
)

LEAST, MOSTLY = 2, 0.5
"""So many names in bold, and so many of all that is bold, before it is taken for a habit."""
LONGEST = 6
"""Words of a name with what stands behind it (V/O)."""
BEHIND = re.compile(r"[\s:–—-]*\Z")
HEADED = re.compile(r" *(?:\([^()\n]{1,30}\) ?)?:| *\n")
"""What stands behind a name that is a heading without its type: a colon, a bracket and a colon, the end of its line."""

Leads = Mapping[tuple[int, int], str]


def parted(page: Page) -> Page:
    """The page with the names in bold on lines of their own."""
    if not any(cell.lead for row in page.rows for cell in row.cells):
        return page
    names = {(row.line, at) for leads in _columns(page.rows) for row, at in _named(leads)}
    return replace(page, rows=tuple(_with_lines(row, names) for row in page.rows)) if names else page


def _columns(rows: Sequence[Row]) -> Iterator[list[tuple[Row, int]]]:
    """The cells with bold heads of every column of spoken words, as (row, column)."""
    spoken: dict[int, tuple[int, ...]] = {}
    found: dict[tuple[int, int], list[tuple[Row, int]]] = {}
    for row in rows:
        if row.table is None:
            continue
        if row.table not in spoken:
            roles = [role_named(cell.text) for cell in row.cells]
            named = tuple(at for at, role in enumerate(roles) if role in SPOKEN)
            spoken |= {row.table: named} if named and len({*roles} - {None}) > 1 else {}
        for at in spoken.get(row.table, ()):
            if at < len(row.cells) and row.cells[at].lead:
                found.setdefault((row.table, at), []).append((row, at))
    yield from found.values()


def _named(cells: Sequence[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """Those of the cells of a column that begin with a name."""
    names = [_name(row.cells[at]) for row, at in cells]
    counts = Counter(name.casefold() for name in names if name)
    known = [bool(name) and (counts[name.casefold()] > 1 or name.isupper() or is_narrator(name)) for name in names]
    if sum(known) < LEAST or sum(known) < MOSTLY * len(cells):
        return []
    return [cell for cell, name in zip(cells, names, strict=True) if name]


def _name(cell: Cell) -> str:
    """The bare name that a cell begins with in bold; "" where that is none, a heading by its own colon, or has no words behind."""
    lead, words = cell.text[: cell.lead].strip(), cell.text[cell.lead :]
    if not lead or not words.strip() or "\n" in lead or lead.endswith(":") or HEADED.match(words):
        return ""
    if not cell.text[cell.lead - 1].isspace() and not words[:1].isspace():
        return ""
    heading = heading_of(BEHIND.sub("", lead))
    stopped = lead.endswith(".") and heading.delivery is not Delivery.VOICE_OVER  # read as a sentence below
    return heading.speaker if not stopped and len(lead.split()) <= LONGEST and _is_shaped(heading.speaker.split()) else ""


def _is_shaped(words: Sequence[str]) -> bool:
    """Do these words have the form of a name, and are they no sound, no picture and no beginning of a sentence?"""
    if not words or words[0].lower() in PICTURE_WORDS | FUNCTION_WORDS or cue_kind(" ".join(words)) is not None:
        return False
    return all(NAME_WORD.match(word) and word[0].isupper() for word in words)


def _with_lines(row: Row, names: set[tuple[int, int]]) -> Row:
    cells = tuple(_with_line(cell) if (row.line, at) in names else cell for at, cell in enumerate(row.cells))
    return row if cells == row.cells else replace(row, cells=cells)


def _with_line(cell: Cell) -> Cell:
    """The cell with a line break for the last blank between its bold head and its words."""
    words = len(cell.text) - len(cell.text[cell.lead :].lstrip())
    return replace(cell, text=cell.text[: words - 1] + "\n" + cell.text[words:])
