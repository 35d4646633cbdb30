"""Where the timecodes of running lines stand."""

from otio_redfiles.layout.lines import lines
from otio_redfiles.model import Piece


def stamps(style: str, *texts: str) -> list[str]:
    rows = [Piece(at + 1, 0, text) for at, text in enumerate(texts)]
    return [stamp.text for line in lines.lines_of(rows, style) for stamp in line.stamps]


def test_the_other_sign_is_a_slip_where_the_time_fits_between_its_neighbours() -> None:
    assert stamps("MM.SS", "01.21 MS", "01:36 CU hands", "01.41 Wide") == ["01.21", "01:36", "01.41"]
    assert stamps("MM:SS", "01:21 MS", "01.36", "01:41 Wide") == ["01:21", "01.36", "01:41"]


def test_the_other_sign_is_a_clock_where_it_does_not_fit() -> None:
    assert stamps("MM.SS", "01.21 MS", "10:15 was the last bus", "01.41 Wide") == ["01.21", "01.41"]
    assert stamps("MM.SS", "01.21 MS", "we left at", "01:36, as it said", "01.41 Wide") == ["01.21", "01.41"]
    assert stamps("MM.SS", "01.21 MS", "01:36 below the last of them") == ["01.21"]
