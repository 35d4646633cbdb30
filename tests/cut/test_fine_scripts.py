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
