"""Pages of text without timecodes whose columns are parted by tabs, below the names of picture and sound: a row a line.

    VIDEO<tab>AUDIO                          SHOT<tab>VISION<tab>SOUND<tab>DUR
    LS salt pans.<tab>MUSIC: IN              1<tab>LS salt pans.<tab>NARR: From above.<tab>6 sec
    <tab>NARRATOR: From above.

A word processor saves a table of two columns so. Tabs may reach for stops: where several part the names, as many as the
width of the words needs part the cells.
"""

import re
from collections.abc import Sequence

from otio_redfiles import column_words
from otio_redfiles.layout.tables import grid
from otio_redfiles.layout.untimed import untimed_columns
from otio_redfiles.layout.words import spans
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.model import Page, Piece

TABS, TAB = re.compile("\t+"), re.compile("\t")
HEARD = ("sound", "narration")
BESIDE = ("number", "duration", *HEARD, "picture")
LENGTH = "length"
LEAST, MOSTLY = 3, 0.3
"""So many rows, and so many of all lines below the names, have tabs."""
APART = re.compile(r"\t+|[|¦│/]|(?<=\S)\s{2,}")
"""What parts the names of columns that were typed."""

Cells = tuple[Piece | None, ...]


def read_tabbed(lines: Sequence[Piece]) -> Read | None:
    """What a page of such columns says; None for any other page."""
    body, names = _begin(lines)
    rows = lines[body:]
    tabbed = sum("\t" in line.text for line in rows)
    if not names or tabbed < max(LEAST, MOSTLY * len(rows)):
        return None
    stops = "" in names or any(line.text.strip().count("\t") >= len(names) for line in rows)
    roles = _roles([name for name in names if name])
    if roles is None or (stops and len(roles) > 2):
        return None
    cells = [_at_stops(line) if stops else _cut(line, len(roles)) for line in rows]
    return untimed_columns.read_cells(lines[:body], cells, roles)


def are_typed_below_names(page: Page) -> bool:
    """Is this a page of text one of whose first lines names a column for what is seen, one for what is heard, and none of times?"""
    heads = [cell.text for row in page.rows[: grid.HEAD] for cell in row.cells if len(cell.text) < grid.LONGEST_HEAD]
    return all(row.table is None for row in page.rows) and any(_names_no_times(APART.split(text)) for text in heads)


def _names_no_times(names: Sequence[str]) -> bool:
    roles = {*map(column_words.role_named, map(str.strip, names))}
    return column_words.name_seen_and_heard(names) and not roles & {"timecode", "out"}


def _begin(lines: Sequence[Piece]) -> tuple[int, tuple[str, ...]]:
    """The first line below the names of the columns, and these; no names where no line is all names, of picture and of sound."""
    for at, line in enumerate(lines[: grid.HEAD]):
        names = tuple(name.strip() for name in TAB.split(line.text)) if "\t" in line.text[: grid.LONGEST_HEAD] else ()
        if _roles([name for name in names if name]) is not None:
            return at + 1, names
    return 0, ()


def _roles(names: Sequence[str]) -> tuple[str, ...] | None:
    """What each column is by its name; None where there is not one picture and one sound, or another kind of column."""
    roles = [*map(column_words.role_named, names)]
    heard = sum(role in HEARD for role in roles)
    if heard != 1 or roles.count("picture") != 1 or not set(roles) <= {*BESIDE}:
        return None
    return tuple("sound" if role in HEARD else LENGTH if role == "duration" else role for role in roles)


def _cut(line: Piece, count: int) -> Cells:
    """The cells of a line at its tabs, as many as there are columns."""
    cuts = [found.span() for found in TAB.finditer(line.text)][: count - 1]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(line.text)]
    cells = [*(spans.part(line, *edges) for edges in zip(starts, ends, strict=True))]
    return (*cells, *(None,) * (count - len(cells)))


def _at_stops(line: Piece) -> Cells:
    """What stands before the tabs of a line, and what stands behind them."""
    tabs = TABS.search(line.text)
    return (spans.part(line, 0, tabs.start()), spans.part(line, tabs.end())) if tabs else (spans.trimmed(line), None)
