"""Lengths below the timecodes of their cells."""

import pytest

from otio_redfiles.events import build_script
from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, Page, Row

HEAD = ("PICTURE", "TIMECODE", "SOUND")


def script(*times):
    rows = [HEAD, *((f"Quay {n}", time, "NARRATOR: One lamp went dark.") for n, time in enumerate(times))]
    return build_script(understand(Page("x.docx", tuple(Row(n, tuple(Cell(n, text) for text in row), 1) for n, row in enumerate(rows, 1)))))


@pytest.mark.parametrize("form", ["{}\n{}", "{}\n({})"])
def test_a_length_below_a_timecode_is_none_itself(form):
    read = script(*(form.format(f"10:00:{n * 9 + 2:02}", f"00:0{n + 1}") for n in range(5)))
    assert [(shot.start - 900000, shot.end - shot.start) for shot in read.shots] == [(50 + 225 * n, 25 * (n + 1)) for n in range(5)]
    assert len(read.lengths) == 5 and {speech.start for speech in read.speeches} <= {shot.start for shot in read.shots}


def test_a_length_below_an_in_and_an_out():
    read = script(*(f"10:00:{n * 9 + 2:02}\n10:00:{n * 9 + 11:02}\n(0:09)" for n in range(5)))
    assert [shot.end - shot.start for shot in read.shots] == [225] * 5 and len(read.lengths) == 5


def test_a_second_time_that_leaves_its_hour_out_is_no_length():
    read = script(*(f"10:{n:02}:02\n{n:02}:31" for n in range(5)))
    assert not read.lengths
