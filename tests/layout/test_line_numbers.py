"""Numbers at the margin that count the lines of a script are set apart, and come back in their places; those of items stay."""

import pytest

from otio_redfiles.layout import line_numbers, understand
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost

SAID = ["ADA: Nobody knows who walked it first. Two", "baskets, a rope, and on the way home, salt.", "TOM: I carried", "the rope.", "ADA: He did, and"]
SAID += ["the salt as well.", "GRAMS: OUT", "TOM: It rained.", "ADA: It always", "rained."]
SHOTS = ["Quay, boats.", "Crane, two men", "on a ladder.", "Rope.", "Salt on a", "table.", "Dog.", "Boat.", "Ada.", "Tom."]


def _page(lines, counts, sign=""):
    return page_of("\n".join(f"{n}{sign}\t{line}" for n, line in zip(counts, lines, strict=True)), "x.txt")


@pytest.mark.parametrize("counts", [range(1, 11), [*range(31, 36), *range(1, 6)]])
@pytest.mark.parametrize("sign", ["", ".", ")"])
def test_numbers_of_lines_are_set_apart(counts, sign):
    page = _page(SAID, counts, sign)
    found, apart = line_numbers.set_apart(page)
    assert [piece.text for piece in apart] == [f"{n}{sign}" for n in counts]
    assert [row.cells[0].text.strip() for row in found.rows] == SAID
    assert_nothing_lost(page, understand(page))


@pytest.mark.parametrize(("lines", "counts"), [(SHOTS, range(1, 11)), (SAID, range(3, 33, 3)), (SAID[:7], range(1, 8))])
def test_numbers_of_items_and_few_ones_stay(lines, counts):
    page = _page(lines, counts)
    assert line_numbers.set_apart(page) == (page, ())
