"""A document of several tables, each under heads of its own, says what it says as one table."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, CueKind, DraftCue, DraftShot, Page, Row
from tests.layout.test_pages_told import _told
from tests.printer.invent import invent
from tests.printer.programme import draw_house
from tests.printer.tables import table

COLUMNS = ("picture", "timecode", "sound")
HEADS = ("Picture", "Timecode", "Sound")


def rows_of(seed: int, minutes: float = 4.0) -> list[tuple[str, ...]]:
    rng = random.Random(seed)
    return [tuple(row) for row in table(invent(rng, minutes, replace(draw_house(rng), slips=0)), COLUMNS, header=False).rows]


def page_of_tables(tables: Sequence[Sequence[tuple[str, ...]]], orders: Sequence[Sequence[int]]) -> Page:
    """A page of tables, the columns of each in an order of its own under its heads."""
    rows, line = [], 0
    for number, (group, order) in enumerate(zip(tables, orders, strict=True), 1):
        for cells in (HEADS, *group):
            line += 1
            rows.append(Row(line, tuple(Cell(line, cells[at]) for at in order), number))
    return Page("script.docx", tuple(rows))


def told(page: Page) -> list[str]:
    """The items of a page, its heads left out."""
    items = understand(page).items
    return [_told(item) for item in items if not (isinstance(item, DraftCue) and item.kind is CueKind.HEADER)]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_a_table_a_page_is_one_table(seed: int, data: st.DataObject) -> None:
    rows = rows_of(seed)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(rows) - 1)), max_size=5)))
    tables = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    orders = [data.draw(st.permutations(range(3))) for _ in tables]
    assert told(page_of_tables(tables, orders)) == told(page_of_tables([rows], [range(3)]))


@pytest.mark.parametrize("first", ["Archive: ", "Shot 12 ", "SHOT 4: ", "Video: ", "Picture: "])
def test_what_cells_begin_with_moves_no_columns(first: str) -> None:
    rows = rows_of(7)
    plain = told(page_of_tables([rows], [range(3)]))
    marked = told(page_of_tables([[(first + picture if picture else "", *rest) for picture, *rest in rows]], [range(3)]))
    assert len(marked) == len(plain) and sum(first.strip(" :") in one for one in marked) >= 0.8 * len([r for r in rows if r[0]])


AFTER = {
    "archive": (("Description", "Timecode", "Source"), ("Boats, 1931", "10:00:33", "Harbour Films"), ("Flood, 1953", "10:01:07", "Newsreel Ltd")),
    "contributors": (("CONTRIBUTOR", "ROLE", "CONTACT"), ("Ada Lind", "Keeper", "ada@lights.example"), ("Per Aas", "Fisher", "04 22 33 44")),
    "cue sheet": (("CUE", "TITLE", "COMPOSER", "IN", "OUT", "DUR"), ("1", "Low Water", "B. Moen", "10:00:33", "10:00:52", "00:19")),
}


@pytest.mark.parametrize("name", AFTER)
def test_a_table_of_other_things_below_a_script_is_no_part_of_it(name: str) -> None:
    rows = rows_of(11)
    script = page_of_tables([rows], [range(3)])
    line = script.rows[-1].line
    other = [Row(line + at, tuple(Cell(line + at, text) for text in cells), 2) for at, cells in enumerate(AFTER[name], 1)]
    before, after = told(script), told(replace(script, rows=(*script.rows, *other)))
    assert after[: len(before)] == before and all(one.startswith("cue:") for one in after[len(before) :])


@pytest.mark.parametrize("form", ["TC {}", "TCR {}", "{}\n(8 secs)", "{} IN", "Sc. 4\n{}", "{}\nArchive", "{}\nV2"])
def test_what_stands_beside_a_timecode_in_its_cell_moves_no_times(form: str) -> None:
    rows = rows_of(5)
    marked = [(picture, form.format(time) if time else "", sound) for picture, time, sound in rows]
    stamps = [item.stamp.text if item.stamp else None for item in understand(page_of_tables([rows], [range(3)])).items if isinstance(item, DraftShot)]
    found = [item.stamp.text if item.stamp else None for item in understand(page_of_tables([marked], [range(3)])).items if isinstance(item, DraftShot)]
    assert found == stamps


def test_heads_of_two_rows_that_every_page_repeats() -> None:
    rows = rows_of(3)
    heads = [("", "Timecode", "", ""), ("Picture", "In", "Out", "Sound")]
    wide = [(picture, time, "", sound) for picture, time, sound in rows]
    half = len(wide) // 2
    lines = [*heads, *wide[:half], *heads, *wide[half:]]
    page = Page("script.docx", tuple(Row(line, tuple(Cell(line, text) for text in cells), 1) for line, cells in enumerate(lines, 1)))
    assert told(page) == told(page_of_tables([rows], [range(3)]))
