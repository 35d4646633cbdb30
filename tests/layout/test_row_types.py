"""What rows say they are, by a word in a column of its own."""

import pytest

from otio_redfiles import noises
from otio_redfiles.layout.tables import row_types
from otio_redfiles.model import CueKind, Delivery, Piece


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Dialogue", None),
        ("NARRATION", Delivery.NARRATION),
        ("On-screen text", CueKind.TITLE),
        ("Main Title", CueKind.TITLE),
        ("Titre", CueKind.TITLE),
        ("Song", CueKind.MUSIC),
        ("SFX", CueKind.SOUND),
    ],
)
def test_a_word_says_what_its_row_is(word: str, kind: CueKind | Delivery | None) -> None:
    assert row_types.type_named(word) == (kind,)


@pytest.mark.parametrize("word", ["GRETA", "Harbour at dawn", "Interview with Ole Brandt"])
def test_names_and_pictures_say_nothing_of_their_row(word: str) -> None:
    assert row_types.type_named(word) is None


def test_a_column_of_types_tells_speech_from_the_rest() -> None:
    def cells(*words: str) -> list[Piece]:
        return [Piece(line, 0, word) for line, word in enumerate(words, 1)]

    assert row_types.are_types(cells("Dialogue", "Song", "Dialogue", "Title"))
    assert not row_types.are_types(cells("NARRATION", "MUSIC", "NARRATION", "CAPTION"))  # who speaks, and what else is heard
    assert not row_types.are_types(cells("Dialogue", "GRETA", "OLE", "GRETA"))


def test_a_bracket_may_name_an_instrument_and_how_it_sounds() -> None:
    assert noises.is_played("(Slow guitar)") and noises.is_played("piano and strings, softly")
    assert not noises.is_played("(Guitar on a wall)") and not noises.is_played("(Piano)")
