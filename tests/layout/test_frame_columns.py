"""Frames in a column of their own beside times to the second."""

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, Page, Row


def page(heads, *rows):
    return Page("list.csv", tuple(Row(n, tuple(Cell(n, text) for text in cells), 1) for n, cells in enumerate((heads, *rows), 1)))


ROWS = [("10:00:00", "0", "Wide of the pans"), ("10:00:03", "17", "Hands on a rake"), ("10:00:08", "4", "Crystals, close"), ("10:00:12", "21", "Baskets")]


def told(found):
    return [(note.line, note.code) for note in understand(found).notes if note.code == "frames-apart"]


@pytest.mark.parametrize("name", ["Fr", "Frames", "FF", "f", "Frame"])
def test_they_are_told_as_not_added(name):
    assert told(page(("Time", name, "Picture"), *ROWS)) == [(1, "frames-apart")]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("No", ROWS),
        ("Frames", [(time, str(n), words) for n, (time, _, words) in enumerate(ROWS)]),
        ("Frames", [(time, "1250", words) for time, _, words in ROWS]),
        ("Frames", [(f"{time}:0{n}", frames, words) for n, (time, frames, words) in enumerate(ROWS)]),
    ],
    ids=["numbers", "counted on", "lengths", "times with frames"],
)
def test_other_numbers_are_none(name, rows):
    assert told(page(("Time", name, "Picture"), *rows)) == []
