"""Speakers' labels by their form alone."""

import pytest

from otio_redfiles.layout.words.speakers import label_of
from otio_redfiles.model import Delivery


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("AGATHE ROUX, beekeeper", "AGATHE ROUX"),
        ("DR ADA LORNE - marine biologist at Varn", "DR ADA LORNE"),
        ("PETER OSK – last keeper of the light", "PETER OSK"),
        ("TOM BRAY, Skipper of the Anna", "TOM BRAY"),
        ("NIA FOX, his daughter", "NIA FOX"),
        ("SYNC: NIA FOX, conductor", "NIA FOX"),
    ],
)
def test_a_role_behind_a_name_is_not_the_name(text: str, speaker: str) -> None:
    label = label_of(text)
    assert label is not None and label.speaker == speaker and label.words is None and label.sure >= 0.85


@pytest.mark.parametrize(
    "text",
    [
        "HARBOUR WALL, evening",
        "KITCHEN, interior",
        "MAIN STREET, winter",
        "OLD DOOR, green paper",
        "NIA FOX, 84, in doorway",
        "NIA FOX, laughs at the winner",
        "MS NIA FOX, conductor",
        "NIA FOX, conductor, turns away.",
    ],
)
def test_places_and_pictures_are_no_names_with_roles(text: str) -> None:
    label = label_of(text)
    assert label is None or label.sure < 0.85


@pytest.mark.parametrize(
    "text", ["(cont) She left.", "(cont'd) She left.", "[continued] She left.", "(cont...): She left."]
)
def test_a_mark_alone_continues_whoever_spoke(text: str) -> None:
    label = label_of(text)
    assert label is not None and label.continued and label.speaker == ""
    assert text[label.words :] == "She left."


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("(EN) Nia Fox, conductor: We left.", "Nia Fox"),
        ("[FR] Luc Marin, maire : We left.", "Luc Marin"),
        ("(in Danish) Else Ravn: We left.", "Else Ravn"),
        ("(DE) Woman at the market: We left.", "Woman at the market"),
        ("Man in the street: We left.", "Man in the street"),
    ],
)
def test_a_language_before_a_name_and_a_voice_known_by_where_it_was_met(text: str, speaker: str) -> None:
    label = label_of(text)
    assert label is not None and label.speaker == speaker and text[label.words :] == "We left."


@pytest.mark.parametrize(
    "text",
    ["(CU) Nia Fox: hands, rope", "(GV) Harbour: boats", "REPORT: The weir", "End: gulls, mast", "Images: rope, hands", "Close-up: knife", "Man in boat: oars, nets"],
)
def test_sizes_and_labels_of_the_page_are_nobody(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize("mark", ["O/S", "o/s", "O/S/V", "O. / S.", "O.S.", "OS", "OOV", "O.O.V.", "O/V", "OFF", "off screen", "offscreen", "out of vision", "V/O"])
def test_marks_of_who_is_not_in_the_picture(mark: str) -> None:
    label = label_of(f"WOMAN ({mark}): We left.")
    assert label is not None and label.speaker == "WOMAN" and label.delivery is Delivery.VOICE_OVER


@pytest.mark.parametrize("mark", ["O/C", "O.C.", "on camera", "I/V"])
def test_marks_of_who_is_in_the_picture(mark: str) -> None:
    label = label_of(f"WOMAN ({mark}): We left.")
    assert label is not None and label.speaker == "WOMAN" and label.delivery is Delivery.SYNC


@pytest.mark.parametrize("mark, how", [("O/S", Delivery.VOICE_OVER), ("O/C", Delivery.SYNC)])
def test_marks_with_a_slash_need_no_brackets(mark: str, how: Delivery) -> None:
    label = label_of(f"WOMAN {mark}: We left.")
    assert label is not None and (label.speaker, label.delivery) == ("WOMAN", how)
