"""Rows that print no timecode: their words begin when their picture appears, in the order of the page."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from otio_redfiles.model import Timing
from tests.events.test_build import script_of, shot, speech

SAYING = "We walked across the ice all night and all day until the bell rang in the tower."


def rows(*said):
    """(words or "", timecode or None) a row, its picture before its words."""
    return [item for line, (words, at) in enumerate(said, 1)
            for item in (shot(line, f"Picture {line}", at), *([speech(line, words, at)] if words else []))]


def starts_of(script):
    pictures = {one.line: one.start for one in script.shots}
    return [(pictures[one.line], one.start) for one in script.speeches]


@pytest.mark.parametrize("silent", ["10.00.15", "10.00.16", "10.00.22"])
def test_words_of_an_untimed_row_below_a_silent_one_begin_with_their_picture(silent):
    script = script_of(*rows((SAYING, "10.00.15"), ("", silent), ("Nobody remembers it.", None), ("I do.", "10.00.35")))
    assert all(picture == words for picture, words in starts_of(script))
    assert script.speeches[0].end <= script.speeches[1].start < 900875


def test_what_is_said_after_an_untimed_row_comes_after_it():
    said = speech(4, "We do, all of us.")
    script = script_of(*rows((SAYING, "10.00.00"), ("", "10.00.12"), ("Nobody remembers it.", None)), said, *rows(*[("", None)] * 4, ("", "10.00.40"))[-1:])
    first, second, third = script.speeches
    assert first.start < second.start == script.shots[2].start < third.start


def test_words_between_timecodes_of_one_second_are_still_to_be_said():
    script = script_of(*rows((SAYING, "10.00.15"), ("", "10.00.15"), ("Nobody.", None), ("", "10.00.45")))
    assert script.shots[2].start == pytest.approx(900375 + 25 * len(SAYING) / 15, abs=10)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["", "Nobody.", SAYING]), st.booleans(), st.integers(0, 20)), min_size=1, max_size=12))
@example([("", True, 1), *(("Nobody.", False, 0),) * 2, (SAYING, False, 0), ("Nobody.", False, 0), ("", False, 0), ("Nobody.", False, 0), (SAYING, False, 0)])
def test_every_row_has_one_time_and_they_never_fall(told):
    said, clock = [("Here.", "10.00.00")], 0
    for words, timed, seconds in told:
        clock += seconds * timed
        said.append((words, f"10.{clock // 60:02d}.{clock % 60:02d}" if timed else None))
    script = script_of(*rows(*said, ("", f"10.{(clock + 9) // 60:02d}.{(clock + 9) % 60:02d}")))
    assert all(picture == words for picture, words in starts_of(script))
    starts = [one.start for one in script.speeches]
    assert starts == sorted(starts)
    assert all(one.timing is Timing.ESTIMATED for one in script.shots if one.printed is None)
