"""Lines that head a paragraph of commentary, and lists at a page's end."""

import pytest

from otio_redfiles.layout import appendix
from otio_redfiles.layout.labels.cue_heads import head_of
from otio_redfiles.model import CueKind, Piece


@pytest.mark.parametrize(
    ("text", "times", "length"),
    [
        ('1.  IN 10:00:05  OUT 10:00:14   (9")', ["10:00:05", "10:00:14"], '9"'),
        ('4.  IN 10:01:22  OUT 10:01:27   (5" - tight!)', ["10:01:22", "10:01:27"], '5"'),
        ("COMM 4   10:00:05 - 10:00:14", ["10:00:05", "10:00:14"], None),
        ("Cue 7 [10:00:23]", ["10:00:23"], None),
        ("VO 1 IN: 10:00:05 OUT: 10:00:14 dur 9 secs", ["10:00:05", "10:00:14"], "9 secs"),
        ("N3 (10:00:05 - 10:00:14)", ["10:00:05", "10:00:14"], None),
        ("10:00:34", ["10:00:34"], None),
    ],
)
def test_what_heads_commentary(text: str, times: list[str], length: str | None) -> None:
    head = head_of(Piece(1, 0, text))
    assert head is not None
    assert [stamp.text for stamp in head.times] == times
    assert (head.length and head.length.text) == length
    assert all(text[stamp.column : stamp.column + len(stamp.text)] == stamp.text for stamp in head.times)


@pytest.mark.parametrize("text", ["10:00:34  MAIN TITLES", "10:00 we went", "PIC 10:00:16 Newsreel", "In 1956 10:00:04", "1. In the beginning"])
def test_what_heads_none(text: str) -> None:
    assert head_of(Piece(1, 0, text)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CAPTIONS AND LOWER THIRDS (for translation)", CueKind.TITLE),
        ("List of captions", CueKind.TITLE),
        ("Bauchbinden:", CueKind.TITLE),
        ("MUSIC CUE SHEET", CueKind.MUSIC),
        ("Musikliste", None),
        ("Graphics list", CueKind.OTHER),
        ("The captain's cabin", None),
        ("", None),
    ],
)
def test_what_names_a_list(text: str, kind: CueKind | None) -> None:
    assert appendix.named(text) is kind
