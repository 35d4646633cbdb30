"""Printed ends that cannot be right are said: an out-point before its in-point, one that the printed length denies."""

from otio_redfiles.model import Stamp
from tests.events.test_build import script_of, shot


def out(line: int, text: str) -> Stamp:
    return Stamp(line, 60, text)


def length(line: int, text: str) -> Stamp:
    return Stamp(line, 80, text)


def found(*items) -> list[tuple[int, str]]:
    return [(d.line, d.code) for d in script_of(*items).diagnostics]


def test_an_out_point_before_its_in_point_is_left_out_and_said() -> None:
    items = shot(1, "Quay", "10.00.12", out=out(1, "10.00.05")), shot(2, "Lamp", "10.00.20", out=out(2, "10.00.26"))
    script = script_of(*items)
    [note] = script.diagnostics
    assert (note.line, note.code) == (1, "out-before-in")
    assert note.message == "out-point 10.00.05 stands before its in-point 10.00.12; it is left out"
    assert [(s.end - s.start) // 25 for s in script.shots] == [8, 6]


def test_an_out_point_on_its_in_point_is_a_marker_s_and_nothing_to_say() -> None:
    assert found(shot(1, "Quay", "10.00.12", out=out(1, "10.00.12"))) == []


def rows(*lengths: str) -> list:
    """Shots of six seconds, a line each, with these lengths printed beside them."""
    begins = [f"10.00.{6 * n:02d}" for n in range(len(lengths) + 1)]
    return [shot(n, "Quay", begins[n], out=out(n, begins[n + 1]), duration=length(n, text)) for n, text in enumerate(lengths)]


def test_a_length_that_denies_the_out_point_is_said() -> None:
    assert found(*rows("00.06", "00.06", "00.26", "00.06")) == [(2, "length-disagrees")]


def test_a_length_in_frames_or_rounded_to_the_second_agrees() -> None:
    assert found(*rows("06:00", "00.07", "06:12", "05:24")) == []


def test_lengths_that_fit_no_times_are_something_else() -> None:
    assert found(*rows("01.10", "02.40", "00.55")) == []
