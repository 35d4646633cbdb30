"""Times in the lines of cells: which lines they lead, and which they only stand in."""

import pytest

from otio_redfiles.layout.tables.timed_lines import spot_of


@pytest.mark.parametrize(
    "text, words",
    [
        ("00:05 - Saw, close", "Saw, close"),
        ("00:05: Saw, close", "Saw, close"),
        ("4A   00:05   Saw, close", "Saw, close"),
        ("00:05-00:09 Saw, close", "Saw, close"),
    ],
)
def test_a_time_before_the_words(text, words):
    spot = spot_of(text, "MM:SS")
    assert spot is not None and not spot.named and text[spot.words :] == words and spot.clock == 5


@pytest.mark.parametrize("text", ["NARRATOR (V.O.)  00:05", "HAL ORME [00:05]:", "CG @ 00:05: THE MILL", "NATS 00:05 - saw", "FX (00:05) gate"])
def test_a_time_behind_a_name(text):
    spot = spot_of(text, "MM:SS")
    assert spot is not None and spot.named and text[spot.start : spot.end] == "00:05"


@pytest.mark.parametrize(
    "text", ["at 4:30 in the morning", "4:30 in the morning, as ever", "We met at 10:30.", "The clock says 00:05 - still", " " * 9000 + "x 00:05"]
)
def test_a_time_in_words(text):
    assert spot_of(text, "MM:SS") is None
