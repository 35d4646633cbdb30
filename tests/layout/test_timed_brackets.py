"""Brackets with times of their own, how speeches begin beside them, and lengths behind ranges."""

import pytest

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout import understand
from otio_redfiles.layout.spotting import brackets, heads
from otio_redfiles.layout.spotting.brackets import Inset
from otio_redfiles.layout.words import spans
from otio_redfiles.model import CueKind, Delivery, DraftSpeech, Piece
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost

STYLE = "HH:MM:SS"
THREE = "[10:00:01 Mill, night]\n[10:00:02 Mill, day]\n[10:00:03 Mill pond]\n"


def insets(text: str) -> list[Inset]:
    """The timed brackets of a page's lines."""
    lines = [Piece(n, 0, line) for n, line in enumerate((THREE + text).split("\n"), 1)]
    found = [one for fragments in brackets.cut(lines, STYLE) for one in fragments]
    return [one for one in found if isinstance(one, Inset) and one.stamp][3:]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She left. [10:00:09 Door, ajar] She came back.", [("10:00:09", None, "Door, ajar")]),
        ("She left. [10:00:09\nDoor, ajar] She came back.", [("10:00:09", None, "Door, ajar")]),
        ("[10:00:09 - 10:00:12 SUPER: Ada]", [("10:00:09", "10:00:12", "SUPER: Ada")]),
        ("[10:00:09 Sign [torn] on a gate]", [("10:00:09", None, "Sign [torn] on a gate")]),
        ("[10:00:09 Door\n[10:00:11 Stairs]", [("10:00:09", None, "Door"), ("10:00:11", None, "Stairs")]),
        ("ADA (10:00:09, V/O): Oh.", []),
        ("ADA [10:00:09, on the phone]: Oh.", []),
        ("[10:00:09] ADA: Oh.", []),
        ("I [inaudible 10:00:09] then.", []),
        ("[10:00:09 inaudible]", []),
        ("We were early (see the note at 10:00:09) that day.", []),
    ],
)
def test_what_a_timed_bracket_is(text: str, told: list[tuple]) -> None:
    assert [(one.stamp.text, one.out and one.out.text, one.text) for one in insets(text)] == told


@pytest.mark.parametrize(
    ("text", "times", "speaker", "delivery", "rest"),
    [
        ("10:00:14 10:00:21 ADA (ARCHIVE): Oh.", ("10:00:14", "10:00:21"), "ADA", None, "Oh."),
        ("10:00:14          ADA: Oh.", ("10:00:14",), "ADA", None, "Oh."),
        ("ADA LORNE (10:00:14): Oh.", ("10:00:14",), "ADA LORNE", None, "Oh."),
        ("ADA LORNE (10:00:14, V/O): Oh.", ("10:00:14",), "ADA LORNE", Delivery.VOICE_OVER, "Oh."),
        ("ADA LORNE (in vision, 10:00:14) Oh.", ("10:00:14",), "ADA LORNE", Delivery.SYNC, "Oh."),
        ("ADA 10:00:14: Oh.", ("10:00:14",), "ADA", None, "Oh."),
        ("ADA (OFF): Oh.", (), "ADA", Delivery.VOICE_OVER, "Oh."),
        ("10:00:14 V/O Oh.", ("10:00:14",), "NARRATOR", Delivery.NARRATION, "Oh."),
        ("10:00:14 NARRATOR Oh.", ("10:00:14",), "NARRATOR", Delivery.NARRATION, "Oh."),
        ("10:00:14\tADA LORNE\tOh.", ("10:00:14",), "ADA LORNE", None, "Oh."),
        ("0012  10:00:14 --> 10:00:17  03:00", ("10:00:14", "10:00:17", "03:00"), None, None, None),
        ("12. 10:00:14 - 10:00:17 (3:00) Oh.", ("10:00:14", "10:00:17", "3:00"), None, None, "Oh."),
    ],
)
def test_how_a_speech_begins(text, times, speaker, delivery, rest) -> None:
    head = heads.head_of(Piece(1, 0, text), STYLE)
    assert head is not None
    assert tuple(stamp.text for stamp in head.stamps) == times
    assert (head.label and head.label.speaker, head.label and head.label.delivery) == (speaker, delivery)
    assert (head.rest and head.rest.text) == rest


@pytest.mark.parametrize("text", ["CAPTION: The mill", "He said: no", "It was late.", "12 men"])
def test_what_begins_no_speech(text: str) -> None:
    assert heads.head_of(Piece(1, 0, text), STYLE) is None


@pytest.mark.parametrize(("text", "fits"), [("03:12", True), ("0:03", True), ("00:00:03:12", True), ("07:12", False)])
def test_a_length_says_what_its_range_says(text: str, fits: bool) -> None:
    assert notation.says_length(3, text) is fits


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SUPER: Ada Lorne", CueKind.TITLE),
        ("MUSIC: waltz, under to the end of the scene and beyond it", CueKind.MUSIC),
        ("SFX - bell", CueKind.SOUND),
        ("Sheet music", None),
        ("Applause", CueKind.SOUND),
        ("Fade to black", CueKind.OTHER),
        ("Fade up: the mill", None),
    ],
)
def test_what_in_a_bracket_is_a_cue(text: str, kind: CueKind | None) -> None:
    assert heads.cue_of(text) is kind


def test_words_before_a_colon_that_are_no_cue() -> None:
    assert vocabulary.labelled_cue("Musician: no") is None
    assert vocabulary.labelled_cue("Headline: SHIPS IN") is None


def test_words_behind_a_bracket_begin_a_segment() -> None:
    page = page_of(THREE + "ADA (10:00:05): We ran. [10:00:09 Door] Nobody followed.\n", "page.txt")
    speech = next(item for item in understand(page).items if isinstance(item, DraftSpeech))
    told = [(segment.stamp and segment.stamp.text, spans.joined(segment.pieces)) for segment in speech.segments]
    assert told == [(None, "We ran."), ("10:00:09", "Nobody followed.")]


def test_lengths_behind_ranges_are_no_positions() -> None:
    titles = [f"{n:04d}  10:00:{n:02d}:00 --> 10:00:{n + 2:02d}:12  02:12\nADA: Line {n}.\n" for n in range(10, 40, 4)]
    draft = understand(page_of("\n".join(titles), "page.txt"))
    assert {stamp.text for stamp in draft.lengths} == {"02:12"}
    assert [item.stamp.text for item in draft.items][:2] == ["10:00:10:00", "10:00:14:00"]


def led(*texts: str) -> list[str]:
    """The times of the brackets on these lines, in order."""
    lines = [Piece(at + 1, 0, text) for at, text in enumerate(texts)]
    return [one.stamp.text for row in brackets.cut(lines, "HH:MM:SS") for one in row if isinstance(one, brackets.Inset) and one.stamp]


def test_a_time_right_before_a_bracket_is_its_own_where_words_follow_again_and_again() -> None:
    times = ["10:00:0" + digit for digit in "123"]
    assert led(*(f"[{time}] (GV square) ANNA: Yes." for time in times)) == times
    assert led(*(f"{time} - [GV square] ANNA: Yes." for time in times)) == times


def test_a_bracket_alone_behind_its_time_has_none() -> None:
    assert led(*(f"10:00:0{digit} (PAUSE)" for digit in "123")) == []
    assert led(*(f"10:00:0{digit} ANNA (archive) said yes." for digit in "123")) == []
    assert led("10:00:01 (GV square) ANNA: Yes.", "10:00:02 ANNA: Yes.", "10:00:03 (CU) ANNA: Yes.", "10:00:04 ANNA: No.") == []


def test_a_label_below_the_head_takes_no_line_of_it() -> None:
    text = "¼\nTOM (10.00.12, V/O): [10.00.06 Boat, TOM (10.00.12, V/O):]\n[10.00.07 Boat, ]\n[10.00.05 Boat, low]\n[10.00.06 Boat, high]\n[10.00.07 Boat, ]\n"
    page = page_of(text, "page.txt")
    assert_nothing_lost(page, understand(page))
