"""Small invented tables, as Word files, sheets and lists hold them, each with what a person reads there.

`tables/NAME.txt` is written as the pages are (see `test_pages_told`): a row a line, cells between bars, a pilcrow
where a cell has a line break; a line without a bar is running text.
"""

from pathlib import Path

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Page, Row
from tests.layout.test_pages_told import RULE, told

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))


def table_and_truth(path: Path) -> tuple[Page, list[str]]:
    """The table of a file and what is told of it."""
    text, _, truth = path.read_text(encoding="utf-8").partition(RULE)
    rows = [_row(line, text) for line, text in enumerate(text.split("\n"), 1) if text.strip()]
    return Page(path.name, tuple(rows)), truth.strip("\n").split("\n")


def _row(line: int, text: str) -> Row:
    cells = [cell.strip(" ").replace("¶", "\n") for cell in text.split("|")]
    return Row(line, tuple(Cell(line, cell) for cell in cells), 1 if len(cells) > 1 else None)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_read_as_a_person_reads_it(path: Path) -> None:
    page, truth = table_and_truth(path)
    assert told(understand(page)) == truth


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_nothing_of_a_table_is_lost(path: Path) -> None:
    page = table_and_truth(path)[0]
    letters = sorted(char for row in page.rows for cell in row.cells for char in cell.text if not char.isspace())
    parts = spans.parts_of(understand(page))
    assert sorted(char for part in {(p.line, p.column): p for p in parts}.values() for char in part.text if not char.isspace()) == letters
