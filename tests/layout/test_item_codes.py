"""Letters before the numbers of a list's items: what they mean, and when they mean nothing."""

from otio_redfiles.layout.tables import item_codes
from otio_redfiles.layout.words.records import Kind
from otio_redfiles.model import CueKind, Delivery

SERIALS = ["P01", "S01", "P02", "S02", "C01", "P03", "S03"]


def test_a_legend_tells_what_the_letters_mean() -> None:
    legend = ["P = picture   S = speech, C = caption"]
    assert item_codes.codes_of(SERIALS, legend) == {"P": Kind.PICTURE, "S": None, "C": CueKind.TITLE}
    german = ["B: Bild", "K: Kommentar", "M: Musik"]
    assert item_codes.codes_of(["B1", "K1", "B2", "K2", "M1", "B3"], german) == {
        "B": Kind.PICTURE, "K": Delivery.NARRATION, "M": CueKind.MUSIC,
    }


def test_without_a_legend_all_letters_must_be_the_trade_s_and_one_of_them_speech() -> None:
    assert item_codes.codes_of(["V1", "D1", "V2", "D2", "M1", "V3"], []) == {"V": Kind.PICTURE, "D": None, "M": CueKind.MUSIC}
    assert item_codes.codes_of(["A1", "A2", "S1", "S2", "H1", "H2"], []) == {}
    assert item_codes.codes_of(["V1", "V2", "M1", "V3", "M2", "V4"], []) == {}
    assert item_codes.codes_of(["V1", "D1", "X1", "V2", "D2", "X2"], []) == {}


def test_plain_numbers_and_few_items_are_no_codes() -> None:
    assert item_codes.codes_of(["1", "2", "3", "4", "5", "6"], ["P = picture, S = speech"]) == {}
    assert item_codes.codes_of(["P1", "S1", "P2"], ["P = picture, S = speech"]) == {}


def test_the_meaning_of_one_serial() -> None:
    codes = {"P": Kind.PICTURE, "S": None}
    assert item_codes.meaning_of("P012", codes) == (Kind.PICTURE,)
    assert item_codes.meaning_of("s-4", codes) == (None,)
    assert item_codes.meaning_of("T01", codes) is None
    assert item_codes.meaning_of("12", codes) is None
