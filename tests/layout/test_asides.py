"""Lines that are never spoken: which lines are, how far they go on, and that a page without any is the same page."""

import pytest

from otio_redfiles import aside_words, vocabulary
from otio_redfiles.layout import asides, understand
from otio_redfiles.model import CueKind, DraftCue, DraftSpeech
from otio_redfiles.notation import find_stamps
from otio_redfiles.read.text import page_of

HEAD = "10:00:00  Quay\nNARR: Nobody waits here now.\n"


def _cues(text: str) -> list[str]:
    return [" ".join(p.text for p in item.pieces) for item in understand(page_of(text, "x")).items if isinstance(item, DraftCue)]


@pytest.mark.parametrize("text", [
    "ANNOTATION: ledger, p. 3", "NOTE: bleep this", "NOTE TO MIX: no dog", "NOTE 3: see above", "FACT CHECK: done", "LEGAL NOTE: blur",
    "SOURCE (JB): archive", "[NOTE: mute]", "QUELLE: Stadtarchiv", "REMARQUE: nom vérifié", "FUENTE: archivo municipal",
])
def test_labels_in_capitals_tell_an_aside(text: str) -> None:
    assert aside_words.is_aside(text)


@pytest.mark.parametrize("text", ["Note how it bends.", "NOTEBOOK: on the desk", "ANNA: a note", "He took note: nothing moved.", "NOTE 10:30"])
def test_other_lines_are_none(text: str) -> None:
    assert not aside_words.is_aside(text)


@pytest.mark.parametrize("text", ["SUPER: Jo Lind, baker", "Lower third: Jo Lind", "L/3: JO LIND", "CHYRON: JO LIND", "BAUCHBINDE: Jo Lind"])
def test_text_over_the_picture_is_told_by_its_label(text: str) -> None:
    assert aside_words.is_overlay(text)


@pytest.mark.parametrize("text", ["Super 8: children on a beach", "The super: a tall man", "Strapping lads"])
def test_pictures_are_no_text_over_the_picture(text: str) -> None:
    assert not aside_words.is_overlay(text)


def test_an_aside_goes_on_while_its_bracket_is_open() -> None:
    text = HEAD + "NOTE: see the rushes (tape 4,\n03:12:44 and 03:15:02, both mute).\n10:00:08  Gulls\n10:00:12  Rain\n"
    draft = understand(page_of(text, "x"))
    assert [stamp.text for stamp in draft.stamps] == ["10:00:00", "10:00:08", "10:00:12"]


def test_a_finished_aside_ends_where_speech_goes_on() -> None:
    text = HEAD + "NOTE: name checked.\nThe ferry left in May.\n10:00:08  Gulls\n10:00:12  Rain\n"
    assert "NOTE: name checked." in _cues(text)


def test_a_source_who_speaks_is_no_aside() -> None:
    said = "".join(f"10:0{at}:00  Shadow on a wall\nSOURCE: I was there and I know what we did that night.\n" for at in range(4))
    assert asides.set_apart(page_of(said, "x"))[1] == ()


def test_small_letters_need_a_habit() -> None:
    once = HEAD + "Note: check this.\n10:00:09  Gulls\n10:00:14  Rain\n"
    assert asides.set_apart(page_of(once, "x"))[1] == ()
    assert len(asides.set_apart(page_of(once + "Note: and this.\n", "x"))[1]) == 2


def test_a_page_without_any_is_the_same_page() -> None:
    page = page_of(HEAD + "10:00:09  Gulls\n", "x")
    assert asides.set_apart(page)[0] is page


def test_asides_in_the_head_stay_there() -> None:
    assert asides.set_apart(page_of("NOTE: times are of tape 2\n\n" + HEAD, "x"))[1] == ()


def test_text_over_the_picture_in_a_column_of_sound_is_nobody() -> None:
    rows = "TC\tPICTURE\tSOUND\n10:00:00\tQuay\tNARR: Nobody waits.\n10:00:05\tOlga\tLOWER THIRD: OLGA RYE, pilot\n10:00:09\tRain\tNARR: It rains.\n"
    names = {item.speaker for item in understand(page_of(rows, "x")).items if isinstance(item, DraftSpeech)}
    assert names == {"NARRATOR"}


@pytest.mark.parametrize("text", ["ACT TRT 11:49;00", "END OF ACT ONE\t\tACT TRT 11:49;00", "END OF PART TWO - DURATION 12:04", "End of tease"])
def test_a_part_may_say_how_long_it_was(text: str) -> None:
    assert vocabulary.parting(text) in (CueKind.END, CueKind.HEADER)


def test_a_description_with_a_length_is_no_parting() -> None:
    assert vocabulary.parting("Harbour at dawn, duration 0:12") is None


@pytest.mark.parametrize("text", ["Last saved 2021-03-04 16:42", "Stand: 12.03.2020 18:40", "Printed 03/04/2019, 09:15"])
def test_a_clock_beside_a_date_is_no_timecode(text: str) -> None:
    assert not find_stamps(text, "HH:MM:SS")
