"""A new time in an old spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.notation import clock
from otio_redfiles.retime.respell import respell
from otio_redfiles.tc import PAL, frame_at

AT = frame_at(11, 2, 3, 4, PAL)


@pytest.mark.parametrize(
    "old, style, new",
    [
        ("10.00.06", "HH.MM.SS", "11.02.03"),
        ("1:00:06", "HH:MM:SS", "11:02:03"),
        ("10.14,46", "HH.MM.SS", "11.02,03"),
        ("10.52.376", "HH.MM.SS", "11.02.03"),
        ("00.06", "HH.MM.SS", "02.03"),
        ("00.06", "MM.SS", "662.03"),
        ("0:06", "MM:SS", "662:03"),
        ("10:00", "HH:MM", "11:02"),
        ("10:00:06:12", "HH:MM:SS:FF", "11:02:03:04"),
        ("10:00:06;12", "HH:MM:SS;FF", "11:02:03;04"),
        ("10:00:06.120", "HH:MM:SS.mmm", "11:02:03.160"),
        ("10:00:06.12", "HH:MM:SS.cc", "11:02:03.16"),
        ("10 00 06", "HH MM SS", "11 02 03"),
        ("10000612", "HHMMSSFF", "11020304"),
        ("1000612", "HHMMSSFF", "11020304"),
        ("100006", "HHMMSS", "110203"),
        ("10:00:12", "MM:SS:FF", "662:03:04"),
        ("0'06\"", "M'SS\"", "662'03\""),
        ("1h 00'06\"", "M'SS\"", "11h 02'03\""),
        ("10h00m06s", "HHhMMmSSs", "11h02m03s"),
        ("10-00-06", "HH-MM-SS", "11-02-03"),
    ],
)
def test_fields_signs_and_zeros_stay(old, style, new):
    assert respell(old, AT, PAL, style) == new


@pytest.mark.parametrize(
    "old, frames, new", [("5", 200, "8"), ("4 sec", 287, "11 sec"), ('10"', 300, '12"'), ("1.5", 60, "2.4"), ("1m 20s", 2500, "1m 40s")]
)
def test_a_length_stays_as_it_is_written(old, frames, new):
    assert respell(old, frames, PAL, "HH:MM:SS") == new


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 86399), st.integers(0, 86399), st.sampled_from([".", ":"]))
def test_the_new_spelling_reads_as_the_new_time_and_the_old_time_gives_the_old(first, second, sign):
    def spell(at):
        return f"{at // 3600:02d}{sign}{at // 60 % 60:02d}{sign}{at % 60:02d}"

    style = f"HH{sign}MM{sign}SS"
    assert respell(spell(first), second * 25, PAL, style) == spell(second)
    assert clock(respell(spell(first), second * 25 + 24, PAL, style), style) == second
