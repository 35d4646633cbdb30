"""Which cell of a line came first, and whether timecodes lead rows: told by counting, and not told by pages of other kinds."""

import pytest

from otio_redfiles.decode.beside import decode_beside
from otio_redfiles.decode.orders import Order, head_end, lines_of, names_of, order_of, rows_of, tail_run
from otio_redfiles.read.text import page_of
from tests.printer.bench import page as flat_page

SEEN = ("Goat on roof", "Hens in yard", "Rain on slates", "Ferry at quay", "Lamp, night")
NAMES = ("NARRATOR", "ELLA ROSS", "NARRATOR", "ELLA ROSS", "NARRATOR")


def _page(form: str) -> str:
    rows = (form.format(time=f"00.{10 * n:02d}", seen=seen, name=name) for n, (seen, name) in enumerate(zip(SEEN, NAMES)))
    return "\n".join(f"{row}\nAnd the water came in at the door again." for row in rows)


def _order(text: str) -> Order | None:
    lines = lines_of(page_of(text, "x"), "MM.SS")
    return order_of(lines, names_of(lines))


@pytest.mark.parametrize(
    ("form", "order"),
    [
        ("{time}\n{seen} {name}", Order(True, True)),
        ("{time} {seen} {name}", Order(True, True)),
        ("{seen} {name} {time}", Order(True, False)),
        ("{seen} {name}: So\n{time}", Order(True, False)),
        ("{time}\n{name} {seen}", Order(False, True)),
        ("{name} {seen} {time}", Order(False, False)),
    ],
)
def test_the_order_shows_on_lines_with_both_cells(form: str, order: Order) -> None:
    assert _order(_page(form)) == order


@pytest.mark.parametrize("form", ["{seen}\n{time}\n{name}", "{time} [{seen}] {name}", "{time}  {seen}  {name}", "{time} | {seen} | {name}"])
def test_lines_of_one_cell_or_with_signs_between_cells_show_none(form: str) -> None:
    assert _order(_page(form)) is None


@pytest.mark.parametrize("gaps", ["full", "one", "none"])
def test_a_page_with_the_timecode_between_its_cells_is_left_alone(gaps: str) -> None:
    found = flat_page(3, 0.5, gaps, 25.0, {})[0]
    text = found if isinstance(found, str) else found.decode()
    assert decode_beside(page_of(text, "x"), "HH.MM.SS") is None


def test_a_row_begins_with_the_line_before_a_timecode_that_follows_its_cells() -> None:
    lines = lines_of(page_of(_page("{seen} {name}: So\n{time}"), "x"), "MM.SS")
    names = names_of(lines)
    head, *rows = rows_of(lines, Order(True, False), names)
    assert head.lines == ()
    assert [row.lines[0].text.text.split()[0] for row in rows] == ["Goat", "Hens", "Rain", "Ferry", "Lamp,"]


def test_names_with_their_marks_are_names() -> None:
    names = frozenset({"ELLA ROSS"})
    assert head_end("ELLA ROSS V/O Goat on roof", names) == len("ELLA ROSS V/O")
    assert head_end("ELLA ROSS MS", names) == len("ELLA ROSS")
    assert head_end("ELLA ROSS IS HERE", names) == 0
    assert tail_run("Goat on roof ELLA ROSS (in Norse)") == "ELLA ROSS (in Norse)"
    assert tail_run("Goat on roof MS") == ""
