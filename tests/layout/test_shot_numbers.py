"""Numbers of shots before their times are set apart where they count up, and nowhere else; each comes back in its place."""

import pytest

from otio_redfiles.layout import shot_numbers, understand
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost


def _page(form: str, count: int = 6, step: int = 1):
    return page_of("".join(form.format(n=n * step, t=n * 4) + "\n" for n in range(1, count + 1)), "x.txt")


@pytest.mark.parametrize("form", ["Shot {n} - 00:{t:02} Boats", "SHOT {n}: [10:00:{t:02}] Boats", "Clip {n:02} 10.00.{t:02} Boats", "Plan {n} – 0'{t:02}\" Bateaux", "No. {n}) 10:00:{t:02} Boats"])
def test_numbers_before_times_are_set_apart(form):
    page = _page(form)
    found, apart = shot_numbers.set_apart(page)
    if form.startswith("Clip"):
        assert (found, apart) == (page, ())  # no sign parts the number from what may be its time
        return
    assert len(apart) == 6 and all(row.cells[0].text.lstrip()[0] in "01[" for row in found.rows)
    assert_nothing_lost(page, understand(page))


@pytest.mark.parametrize(("form", "step"), [("Shot {n} - Boats", 1), ("Shot {n} - 00:{t:02} Boats", 3), ("Shot {n} - 00:{t:02}", 1), ("Row {n}: 10 Downing Street", 1)])
def test_other_numbers_stay(form, step):
    page = _page(form, step=step)
    assert shot_numbers.set_apart(page) == (page, ())


def test_numbers_far_from_their_times_stay():
    page = page_of("".join(f"Shot {n} -" + " " * 9000 + "10:00:06\n" for n in range(90)), "x.txt")
    assert shot_numbers.set_apart(page) == (page, ())
