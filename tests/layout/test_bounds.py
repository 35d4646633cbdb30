"""No line, however strange, stops the reader or is lost. How long it may take is asked by `benchmarks/bench_bounds.py`."""

import pytest

from otio_redfiles.layout import understand
from tests.layout.strange_pages import AMID, FORMS, LINES, LISTS, line_of, page, rows_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost

SHORT, SOME = 6_000, 400


@pytest.mark.parametrize("amid", AMID)
@pytest.mark.parametrize("name", LINES)
def test_a_strange_line(name, amid):
    printed = page(AMID[amid](line_of(name, SHORT)))
    assert_nothing_lost(printed, understand(printed))


@pytest.mark.parametrize("name", LISTS)
def test_strange_logs_and_lists(name):
    printed = page(LISTS[name](SOME))
    assert_nothing_lost(printed, understand(printed))


@pytest.mark.parametrize("form", FORMS)
def test_a_long_page_is_read_as_a_short_one_is(form):
    """A shot or a speech of every row, on a page of ten rows and of a hundred."""
    few, many = (understand(page(rows_of(form, rows))) for rows in (10, 100))
    assert few.layout == many.layout and len(many.items) == 10 * len(few.items) > 0
