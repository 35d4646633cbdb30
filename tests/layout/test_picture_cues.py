"""What stands in a picture column is a picture, unless the cell as a whole is a cue."""

import pytest

from otio_redfiles.layout.words import picture_cues
from otio_redfiles.model import CueKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("END CREDITS", CueKind.CREDITS),
        ("Credits roll over black", CueKind.CREDITS),
        ("End credits", CueKind.CREDITS),
        ("SERIES TITLES", CueKind.TITLE),
        ("SERIES TITLES THE TIDE MILLS", CueKind.TITLE),
        ("Opening titles The Tide Mills", CueKind.TITLE),
        ("Titles", CueKind.TITLE),
        ("Title: THE TIDE MILLS", CueKind.TITLE),
        ("Caption: Ostend, 1931", CueKind.TITLE),
        ("ASTON: EWA RAND / miller", CueKind.TITLE),
        ("TITLE CARD The Tide Mills", CueKind.TITLE),
        ("Agency ident", CueKind.TITLE),
        ("MUSIC", CueKind.MUSIC),
        ("Title music", CueKind.MUSIC),
        ("Music: harp, under", CueKind.MUSIC),
        ("Music fades out", CueKind.MUSIC),
        ("Library music", CueKind.MUSIC),
        ("Brass band music starts", CueKind.MUSIC),
        ("PART TWO", CueKind.HEADER),
        ("Part 2: The Weir", CueKind.HEADER),
        ("Chapter three – The Weir", CueKind.HEADER),
        ("End of part one", CueKind.END),
        ("(pause)", CueKind.PAUSE),
    ],
)
def test_a_cell_that_is_a_cue_as_a_whole(text: str, kind: CueKind) -> None:
    assert picture_cues.cue_of(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Credits roll on a set in a shop",
        "Credit card on the counter",
        "Music stand",
        "Sheet music",
        "Choir sings hymn",
        "Music shop: interior",
        "Part two, the weir",
        "Man chalks up titles",
        "Main title on a poster",
        "Lorry bumper",
        "Company logo over gate of mill",
        "Factory logo",
        "End of the tape on spool",
        "Fade to black",
        "CU title page",
        "Sluice opens",
    ],
)
def test_a_picture_that_begins_or_ends_as_a_cue_does(text: str) -> None:
    assert picture_cues.cue_of(text) is None
