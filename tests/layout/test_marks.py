"""What rows of marker lists are, by a mark in a column of its own."""

import pytest

from otio_redfiles.layout.tables import dialogue, marks, material
from otio_redfiles.layout.words.records import Kind
from otio_redfiles.model import CueKind, Delivery, Piece


def cells(*words: str) -> list[Piece]:
    return [Piece(line, 0, word) for line, word in enumerate(words, 1)]


@pytest.mark.parametrize("text", ["PIC", "Pic 3", "SHOT 12a", "VIS", "V1", "Bild 4"])
def test_pictures(text: str) -> None:
    assert marks.mark_of(text) == marks.Mark(picture=True)


@pytest.mark.parametrize(
    ("text", "speaker", "delivery"),
    [
        ("VO", "VO", Delivery.NARRATION),
        ("COMM 12", "COMM", Delivery.NARRATION),
        ("SYNC ADA LORNE", "ADA LORNE", Delivery.SYNC),
        ("O-Ton Gerda Lind", "Gerda Lind", Delivery.SYNC),
        ("OOV Ada Lorne", "Ada Lorne", Delivery.VOICE_OVER),
        ("Ada Lorne (V/O)", "Ada Lorne", Delivery.VOICE_OVER),
        ("Interview - Ada Lorne (VO)", "Ada Lorne", Delivery.VOICE_OVER),
    ],
)
def test_voices(text: str, speaker: str, delivery: Delivery) -> None:
    mark = marks.mark_of(text)
    assert mark is not None and mark.label is not None
    assert (mark.label.speaker, mark.label.delivery) == (speaker, delivery)


@pytest.mark.parametrize(
    ("text", "cue"),
    [("MX", CueKind.MUSIC), ("Music 2", CueKind.MUSIC), ("ASTON", CueKind.TITLE), ("GFX", CueKind.TITLE), ("SFX", CueKind.SOUND), ("NOTE", CueKind.OTHER)],
)
def test_cues(text: str, cue: CueKind) -> None:
    assert marks.mark_of(text) == marks.Mark(cue=cue)


@pytest.mark.parametrize("text", ["Weir at dawn", "Red", "", "10:00:06", "ADA LORNE"])
def test_other_words_are_no_marks(text: str) -> None:
    assert marks.mark_of(text) is None


def test_a_column_of_marks_tells_pictures_from_the_rest() -> None:
    assert marks.are_marks(cells("PIC", "VO", "PIC", "SYNC ADA LORNE", "ADA LORNE"))
    assert not marks.are_marks(cells("NARRATOR", "SYNC ADA LORNE", "MUSIC", "NARRATOR"))  # a column of speakers
    assert not marks.are_marks(cells("PIC", "PIC", "PIC", "PIC"))
    assert not marks.are_marks(cells("PIC", "Weir at dawn, long lens", "PIC", "Gates of the lock", "VO"))


def test_names_of_files_are_no_pictures_beside_descriptions() -> None:
    files, seen = cells("A001_C003_0411", "INT_ADA_2", "weir.mov"), cells("Weir", "MCU Ada", "Weir, late")
    assert material.set_apart(["picture", "picture"], (), [files, seen]) == ["notes", "picture"]
    assert material.set_apart(["picture"], (), [files]) == ["picture"]


def test_a_translation_is_a_note_beside_the_original() -> None:
    said, heads = cells("Ich nicht.", "Doch."), cells("Original", "Translation")
    assert material.set_apart(["sound", "sound"], heads, [said, said]) == ["sound", "notes"]
    assert material.set_apart(["sound"], heads[1:], [said]) == ["sound"]


def test_ticks_count_nothing() -> None:
    assert material.set_apart(["", ""], (), [cells("TRUE", "x", "-"), cells("Yes, we did.", "No")]) == ["number", ""]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("ADA > TOM", "ADA"), ("ADA (O.S.) -> TOM", "ADA (O.S.)"), ("ADA to TOM", "ADA"), ("ADA", "ADA"), ("Man next to Tom", "Man next to Tom")],
)
def test_whom_somebody_speaks_to_is_no_part_of_his_name(text: str, speaker: str) -> None:
    assert dialogue.speaker_of(text) == speaker


@pytest.mark.parametrize(("text", "omitted"), [("OMIT", True), ("(cut)", True), ("entfällt", True), ("10:00:06", False), ("tbc", False)])
def test_a_row_whose_time_is_a_word_is_not_in_the_programme(text: str, omitted: bool) -> None:
    assert material.is_omitted(cells(text)) is omitted


def test_dashes_lead_voices_only_where_they_have_names() -> None:
    led = dialogue.voices(cells("- Yes.", "- No."), "ADA & TOM")
    assert [entry.label.speaker for entry in led if entry.kind is Kind.LABEL and entry.label] == ["ADA", "TOM"]
    assert dialogue.voices(cells("- Yes.", "- No."), "ADA") == ()
    assert dialogue.voices(cells("Yes.", "No."), "ADA & TOM") == ()
