"""What kind of words these are, told by the words alone."""

import pytest

from otio_redfiles.layout.words import wording


@pytest.mark.parametrize(
    "text",
    [
        "She waited by the empty tank",
        "They never painted it again",
        "And the divers refused every",
        "the, the valve just",
        "I, I don't know",
        "But the old ferry only stopped",
    ],
)
def test_what_was_told_is_rather_said_than_seen(text: str) -> None:
    assert wording.spoken(text) > wording.spoken("Divers by the empty tank")
    assert wording.spoken(text) > -0.5


@pytest.mark.parametrize("text", ["Man dressed in white", "Painted boats, deserted quay", "He waits by tank", "Walker and dog, faded"])
def test_a_participle_alone_tells_nothing(text: str) -> None:
    assert wording.spoken(text) < -1


@pytest.mark.parametrize("text", ["b/w", "B/W", "b&w", "b / w.", "b/w, mute"])
def test_how_a_picture_was_shot_belongs_to_it(text: str) -> None:
    assert wording.goes_on("Archive: ferry 1931", text)


@pytest.mark.parametrize("text", ["b/w footage of ice", "B/W still: ferry", "b/w, Boat", "Boat"])
def test_a_picture_that_says_how_it_was_shot_begins_anew(text: str) -> None:
    assert not wording.goes_on("Archive: ferry 1931", text)
