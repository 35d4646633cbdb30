"""The rate is what the frame numbers prove, or 25: numbers that 25 frames hold prove nothing else, however often a hand wrote each."""

from hypothesis import example, given
from hypothesis import strategies as st

from otio_redfiles.events.rates import rate_for
from otio_redfiles.model import Reading, Stamp


def _stamps(frames: list[int]) -> list[Stamp]:
    return [Stamp(at + 1, 0, f"10:{at // 60 % 60:02}:{at % 60:02}:{frame:02}") for at, frame in enumerate(frames)]


@given(st.lists(st.sampled_from([0, 5, 10, 12, 15, 20, 24]), min_size=1, max_size=300))
@example([0, 12] * 30)
@example(([0] * 6 + [12]) * 14)
@example([0, 5, 10, 15, 20] * 20)
def test_rounded_frame_numbers_prove_no_other_rate(frames: list[int]) -> None:
    assert rate_for(_stamps(frames), Reading(), None, "HH:MM:SS:FF").name == "25"


@given(st.lists(st.integers(0, 24), min_size=1, max_size=200))
def test_frame_numbers_below_25_prove_no_other_rate(frames: list[int]) -> None:
    assert rate_for(_stamps(frames), Reading(), None, "HH:MM:SS:FF").name == "25"
