"""Speakers' labels inside running words."""

import pytest

from otio_redfiles.layout.words import inner_voices


def found(text: str, *names: str, fresh: bool = False) -> list[tuple[str, str]]:
    return [(label.speaker, text[end : end + 4]) for _, end, label in inner_voices.labels_in(text, names, fresh)]


def test_known_names_and_names_in_capitals_answer() -> None:
    assert found("I was. Q: Where? A: Here.", "Q", "A") == [("Q", "Wher"), ("A", "Here")]
    assert found("Mine or yours? SECOND WOMAN: She means mine.") == [("SECOND WOMAN", "She ")]
    assert found("So we left. DR. ADA LORNE (V/O): Nobody saw.") == [("DR. ADA LORNE", "Nobo")]


def test_a_label_at_the_head_of_a_line_needs_a_sentence_above() -> None:
    assert found("A: Here.", "A") == []
    assert found("A: Here.", "A", fresh=True) == [("A", "Here")]


@pytest.mark.parametrize("text", ["He had one rule: Run.", "It said. Warning: ice.", "We came at. MUSIC: a waltz", "I had a list. Q and A: both"])
def test_other_colons_name_nobody(text: str) -> None:
    assert found(text, "A") == []


def test_a_label_may_be_broken_over_the_end_of_a_line() -> None:
    start, end, label = inner_voices.broken("Who took it? BROTHER", "ANSELM (in Breton): Nobody.", []) or (0, 0, None)
    assert label is not None and label.speaker == "BROTHER ANSELM" and (start, end) == (13, 20)
    assert inner_voices.broken("Who took the", "LID: nobody knows.", []) is None
