"""Counted lists in regular layouts are read as they were printed, whatever combination of habits was drawn for them."""

import random
from collections import Counter
from statistics import mean

import pytest

from otio_redfiles.layout.timed_blocks.counted import counted_of
from otio_redfiles.model import Piece
from tests.layout.drawn_pages import draft_of
from tests.layout.regular_lists import drawn, printed
from tests.layout.test_regular_pages import _f1
from tests.layout.test_regular_tables import items_of, wanted

PAGES = 40
SEEN, SAID = 0.94, 0.93
"""What was measured on 270 such pages is .98 and .98; .80 and .90 before numbers told what a picture is."""


def test_regular_lists_are_read_as_printed() -> None:
    figures = [_read_and_compared(seed) for seed in range(PAGES)]
    assert mean(seen for seen, _ in figures) >= SEEN
    assert mean(said for _, said in figures) >= SAID


def _read_and_compared(seed: int) -> tuple[float, float]:
    """How alike the pictures and the words of a page are to what was printed (F1). When words begin below a picture at whose end its
    time stands is not asked: it may be the picture's alone."""
    dice = random.Random(seed)
    habits = drawn(dice)
    text, seen, said = printed(habits, dice)
    draft = draft_of(text)
    (shots, speeches), (told, heard) = items_of(draft, False), wanted(seen, said)
    if "behind" in habits.place:
        speeches, heard = (Counter(key[1:] for key in items.elements()) for items in (speeches, heard))
    return _f1(shots, told), (_f1(speeches, heard) if heard or speeches else 1.0)


@pytest.mark.parametrize(
    ("form", "style", "lengths"),
    [
        ("{n:02} Boats (0:0{n})", None, 0),  # these run forward: times, though of the hour's first seconds
        ("{n:02} Boats (0:0{back})", None, 5),
        ("SHOT {n}: Boats - {back} secs", None, 5),
        ("10:00:0{n} - {n}. Boats", "HH:MM:SS", 0),
    ],
)
def test_what_stands_behind_items_is_a_length_unless_it_runs_forward(form: str, style: str | None, lengths: int) -> None:
    lines = [Piece(n, 0, form.format(n=n, back=9 - n)) for n in range(1, 6)]
    counted = counted_of(lines, style)
    assert counted is not None and len(counted.lengths) == lengths


def test_numbers_that_do_not_count_up_are_no_items() -> None:
    assert counted_of([Piece(n, 0, f"{n * 3}. Boats") for n in range(1, 9)], None) is None


@pytest.mark.parametrize("line", ["1 " * 900, "(" * 1900 + "1", "Boats" + " " * 1900 + "x"])
def test_long_lines_take_no_time(line: str) -> None:
    assert counted_of([Piece(n, 0, f"{n}. {line}"[:1990]) for n in range(1, 200)], None) is not None
