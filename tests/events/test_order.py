"""Timecodes that cannot be right are found by order, corrected by the smallest edit, and the words decide ties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.events.order import corrections
from otio_redfiles.notation import clock


def fixed(printed: list[str], said: list[int] | None = None, slips: set[int] = frozenset()) -> dict[int, str | None]:
    """Suggestions by number; `said[i]` characters are spoken between timecodes i and i + 1."""
    said = said or [60] * len(printed)
    seconds = [clock(text, "HH.MM.SS") for text in printed]
    found = corrections(printed, seconds, "HH.MM.SS", lambda i, j: sum(said[i:j]), [i in slips for i in range(len(printed))])
    return {fix.index: fix.suggestion for fix in found}


@pytest.mark.parametrize("printed, said, wanted", [
    (["10.00.00", "10.00.10", "10.00.20"], None, {}),
    (["10.00.10", "10.00.10", "10.00.10"], None, {}),
    # one digit too high among many that agree
    (["10.14.46", "10.14.53", "10.15.56", "10.15.00", "10.15.07", "10.15.40"], [40, 0, 80, 40, 20, 0], {2: "10.14.56"}),
    # either of two could be wrong: twenty words cannot be said in the second that would be left
    (["10.02.21", "10.02.37", "10.02.28", "10.02.39"], [0, 24, 110, 60], {1: "10.02.27"}),
    # two neighbours exchanged
    (["10.05.10", "10.05.21", "10.50.30", "10.05.40", "10.05.55"], None, {2: "10.05.30"}),
])
def test_smallest_edit_that_restores_order(printed, said, wanted) -> None:
    assert fixed(printed, said) == wanted


def test_a_digit_too_many_is_a_slip_wherever_it_stands() -> None:
    assert fixed(["10.52.30", "10.52.376", "10.52.43"], slips={1}) == {1: "10.52.37"}


def test_a_wrong_hour_near_the_end_is_no_turn_of_the_clock() -> None:
    printed = ["10.07.00", "10.07.10", "10.07.20", "20.07.30", "10.07.55"]
    assert fixed(printed) == {3: "10.07.30"}


def test_a_page_that_goes_back_again_and_again_is_left_as_printed() -> None:
    printed = [f"10.0{m}.{s:02d}" for m in (5, 3, 1) for s in (0, 10, 20, 30)]
    assert set(fixed(printed).values()) == {None}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(4, 30), min_size=8, max_size=30), st.data())
def test_one_wrong_digit_is_found_and_order_restored(steps: list[int], data) -> None:
    """Whatever digit of whatever timecode is struck wrong: afterwards the page never goes back."""
    at, right = 36000, []
    for step in steps:
        at += step
        right.append(at)
    printed = [f"{t // 3600}.{t // 60 % 60:02d}.{t % 60:02d}" for t in right]
    i = data.draw(st.integers(0, len(printed) - 1))
    k = data.draw(st.sampled_from([0, 1, 3, 4, 6, 7]))
    struck = printed[i][:k] + data.draw(st.sampled_from("0123456789")) + printed[i][k + 1:]
    if clock(struck, "HH.MM.SS") is None:
        return
    printed[i] = struck
    for index, suggestion in fixed(printed).items():
        if suggestion:
            printed[index] = suggestion
    seconds = [clock(text, "HH.MM.SS") for text in printed]
    assert seconds == sorted(seconds)
