"""Labels and frames are each other's inverse at every rate; what is no label is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import TimecodeError
from otio_redfiles.tc import (
    Rate,
    duration_label,
    frame_at,
    frame_of,
    frames_a_day,
    label_of,
    long_label_of,
    rate_of,
)

RATES = [rate_of(name, drop) for name, drop in (
    ("23.976", False), ("24", False), ("25", False), ("29.97", False), ("29.97", True), ("30", False), ("50", False), ("59.94", False), ("59.94", True),
)]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RATES), st.integers(0, 5_184_000))
def test_a_label_names_its_frame(rate: Rate, frame: int) -> None:
    frame %= frames_a_day(rate)
    assert frame_of(label_of(frame, rate), rate) == frame


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(RATES), st.integers(0, 15_000_000))
def test_a_long_label_goes_on_past_midnight(rate: Rate, frame: int) -> None:
    assert frame_of(long_label_of(frame, rate), rate) == frame


def test_drop_frame_skips_two_numbers_but_every_tenth_minute() -> None:
    df = rate_of("29.97df")
    assert label_of(frame_of("00:00:59;29", df) + 1, df) == "00:01:00;02"
    assert label_of(frame_of("00:09:59;29", df) + 1, df) == "00:10:00;00"
    assert label_of(frame_of("00:00:59;59", rate_of("59.94df")) + 1, rate_of("59.94df")) == "00:01:00;04"
    assert frame_of("10:00:00;00", df) == 1078920


@pytest.mark.parametrize("label, rate", [
    ("00:01:00;00", "29.97df"), ("00:01:00;01", "29.97df"), ("00:11:00;03", "59.94df"), ("00:00:00:25", "25"), ("00:60:00:00", "25"),
    ("00:00:60:00", "25"), ("1:2:3", "25"), ("", "25"), ("later", "25"),
])
def test_labels_that_do_not_exist_are_refused(label: str, rate: str) -> None:
    with pytest.raises(TimecodeError):
        frame_of(label, rate_of(rate))


@pytest.mark.parametrize("name", ["26.5", "0", "-25", "1/0", "film", "25 drop"])
def test_rates_that_do_not_exist_are_refused(name: str) -> None:
    with pytest.raises(TimecodeError):
        rate_of(name)


def test_a_rate_is_exact_by_any_name() -> None:
    assert rate_of("23.98") == rate_of("23.976") == rate_of("24000/1001")
    assert rate_of("29.97df") == rate_of("29.97", True) and rate_of("29.97df").nominal == 30


def test_seconds_round_to_the_nearest_frame_on_both_sides_of_nothing() -> None:
    assert [Rate().frames(s) for s in (0.04, 0.5, -0.5, -0.04)] == [1, 13, -12, -1]
    assert duration_label(-305, Rate(), sign=True) == "-00:00:12:05"


def test_a_day_begins_again_after_its_last_label() -> None:
    assert label_of(frames_a_day(Rate()), Rate()) == "00:00:00:00"
    assert frame_at(23, 59, 59, 24, Rate()) + 1 == frames_a_day(Rate())
