"""Lengths are told anew only where they changed, and as they were told."""

import pytest

from otio_redfiles.retime.respell import respell_length
from otio_redfiles.tc import PAL


@pytest.mark.parametrize(
    "text, old, new, told",
    [
        ("06:12", 162, 162, "06:12"),
        ("06:12", 162, 187, "07:12"),
        ("7,5", 175, 175, "7,5"),
        ("7,5", 188, 200, "8,0"),
        ("0:06", 150, 175, "0:07"),
        ("00:00:06:12", 162, 137, "00:00:05:12"),
    ],
)
def test_a_length(text: str, old: int, new: int, told: str) -> None:
    assert respell_length(text, old, new, PAL, "HH:MM:SS:FF") == told or respell_length(text, old, new, PAL, "MM:SS") == told
