"""Words that go together, from counts that are not ours."""

import pytest

from otio_redfiles.decode.english import LEAST, MOST, affinity


@pytest.mark.parametrize("before, after", [("you", "need"), ("in", "the"), ("had", "been"), ("not", "only")])
def test_words_that_go_together(before: str, after: str) -> None:
    assert 0 < affinity(before, after) <= MOST


@pytest.mark.parametrize("before, after", [("the", "came"), ("the", "the"), ("my", "were")])
def test_words_that_do_not(before: str, after: str) -> None:
    assert LEAST <= affinity(before, after) < 0


def test_a_word_nobody_knows_says_nothing() -> None:
    assert affinity("varnsund", "the") == affinity("the", "varnsund") == affinity("", "") == 0.0
