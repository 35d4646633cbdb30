"""One cell that runs over the place of the next column does not undo the columns of a page."""

import re

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.read.text import page_of
from tests.layout.test_pages_told import PAGES, RULE, told

RIVER = re.compile(r"(?<=[^\W\d_])\s{2,}(?=\S)")
ADDED = " and onwards"
SAME = 0.7
"""Of those that stay as they are; among the others the names of persons and columns are what was made longer."""


def _run_over(text: str) -> str | None:
    """The page, the cell in the middle one of its lines with words before a river longer, so that the next cell is pushed on."""
    lines = text.split("\n")
    beside = [at for at, line in enumerate(lines) if RIVER.search(line)]
    if len(beside) < 6 or "\t" in text:
        return None
    at = beside[len(beside) // 2]
    river = RIVER.search(lines[at])
    assert river is not None
    lines[at] = lines[at][: river.start()] + ADDED.ljust(len(river.group()) - 2, "n") + "  " + lines[at][river.end() :]
    return "\n".join(lines)


def test_one_cell_that_runs_over_hardly_changes_a_page() -> None:
    pages = {path: path.read_text(encoding="utf-8").partition(RULE)[0] for path in PAGES}
    over = {path: text for path, page in pages.items() if (text := _run_over(page))}
    same = {path: _bare(text) == _bare(pages[path]) for path, text in over.items()}
    assert sum(same.values()) >= SAME * len(same), [path.stem for path, kept in same.items() if not kept]


def _bare(text: str) -> list[str]:
    """What is told, without what was added."""
    return [re.sub(rf"{ADDED}n*", "", line) for line in told(understand(page_of(text, "p")))]


@pytest.mark.parametrize("over", ["Hanne Moe, former kiln worker", "Hanne Moe, the last of the workers"])
def test_what_is_pushed_on_keeps_its_column(over: str) -> None:
    text = (
        "10:00:10  Old kiln                  Nobody has opened the door.\n"
        "10:00:24  Workers, bricks           It was opened twice a day.\n"
        f"10:00:38  {over}  NARRATOR: It sang.\n"
        "10:00:52  CU hinge                  It does not sing now.\n"
        "10:01:02  Snow                      We shall know by June.\n"
    )
    shots = [line.split(" shot ", 1)[1] for line in told(understand(page_of(text, "p"))) if " shot " in line]
    assert shots == ["10:00:10 Old kiln", "10:00:24 Workers, bricks", f"10:00:38 {over}", "10:00:52 CU hinge", "10:01:02 Snow"]
