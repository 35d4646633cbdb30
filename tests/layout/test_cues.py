"""Which cue a line is, by its form."""

import pytest

from otio_redfiles.layout.words import cues
from otio_redfiles.model import CueKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fin", CueKind.END),
        ("FIN.", CueKind.END),
        ("Fin du film", CueKind.END),
        ("Ende", CueKind.END),
        ("Logo, headlines", CueKind.TITLE),
        ("Headlines / opening titles", CueKind.TITLE),
        ("Weather, end credits", CueKind.CREDITS),
    ],
)
def test_ends_abroad_and_lists_of_what_every_edition_has(text: str, kind: CueKind) -> None:
    assert cues.cue_of(text) is kind


@pytest.mark.parametrize("text", ["Fin of a whale", "Ende Gelände", "Sunset, sacks, logo", "Weather, boats", "Headlines, weather", "Sport, gulls, end credits"])
def test_what_no_edition_has_is_no_cue(text: str) -> None:
    assert cues.cue_of(text) is None


@pytest.mark.parametrize("text", ["Title over: THE EEL ROAD", "Title over black: THE LAST LAMP", "Titles on a black card: What It Weighs"])
def test_a_title_and_what_it_is_set_over(text: str) -> None:
    assert cues.cue_of(text) is CueKind.TITLE


def test_titles_over_a_picture_are_that_picture() -> None:
    assert cues.cue_of("Titles over waves and a lamp") is None
