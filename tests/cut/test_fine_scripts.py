"""What a script's printed times are good for."""

import pytest

from otio_redfiles.cut import side_of_script
from otio_redfiles.pipeline import load_script


@pytest.mark.parametrize(
    "times, slack",
    [
        (("10:00:00:00", "10:00:07:12"), 1),
        (("10:00:00:00", "10:00:07:00"), 25),
        (("10:00:00", "10:00:07"), 25),
    ],
)
def test_a_script_is_good_to_what_it_prints(tmp_path, times, slack):
    page = tmp_path / "page.txt"
    rows = [f"{time}\t{name}" for time, name in zip(times, ("Salt flats", "Hands on shovel"))]
    page.write_text("TIMECODE\tPICTURE\n" + "\n".join(rows) + "\n")
    side = side_of_script(load_script(page))
    assert (side.exact, side.slack, len(side.events)) == (False, slack, 2)


@pytest.mark.parametrize(
    "more, known",
    [
        ("", False),
        ("10:00:21:04\tEND OF PROGRAMME\n", True),
    ],
)
def test_an_end_that_nobody_printed_is_none(tmp_path, more, known):
    page = tmp_path / "page.txt"
    page.write_text("TIMECODE\tPICTURE\n10:00:00:00\tSalt flats\n10:00:07:12\tHands on shovel\n" + more)
    assert side_of_script(load_script(page)).open_end is not known


@pytest.mark.parametrize("head, cells", [("OUT", "10:00:21:04"), ("DURATION", "00:00:13:17")])
def test_an_out_point_or_a_length_is_an_end(tmp_path, head, cells):
    page = tmp_path / "page.txt"
    rows = f"10:00:00:00\t{'10:00:07:12' if head == 'OUT' else '00:00:07:12'}\tSalt flats\n10:00:07:12\t{cells}\tHands on shovel\n"
    page.write_text(f"IN\t{head}\tPICTURE\n{rows}")
    side = side_of_script(load_script(page))
    assert not side.open_end and side.events[-1].end == side.events[-1].start + 342
