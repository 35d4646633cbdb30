"""Labelled lines: what is a label, what is a time, and which pages are made of such lines."""

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.layout.labels import label_words, labels
from otio_redfiles.layout.labels.labelled import labelled_of
from otio_redfiles.layout.words import voices
from otio_redfiles.model import Cell, DraftShot, DraftSpeech, Page, Piece, Row
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost


def line_of(text: str, *others: str) -> labels.Line:
    return labels.lines_of([Piece(n, 0, one) for n, one in enumerate((text, *others), 1)])[0]


@pytest.mark.parametrize(
    "text, role, body",
    [
        ("PICTURE: Quay", "picture", "Quay"),
        ("Son : Ambiance", "sound", "Ambiance"),
        ("PIX 31+08    Quay, wide", "picture", "Quay, wide"),
        ("LINK 1.1  MAUD (oov)", "link", "MAUD (oov)"),
        ("CLIP 1.2", "sync", None),
        ("SYNC - ADA LORNE: Yes.", "sync", "ADA LORNE: Yes."),
        ("SYNC ADA LORNE: Yes.", "sync", "ADA LORNE: Yes."),
        ("O-Ton Gerda Lind: Ja.", "sync", "Gerda Lind: Ja."),
        ("NARR (cont): and went.", "narration", "and went."),
        ("Lower third: ADA LORNE / Mayor", "title", "ADA LORNE / Mayor"),
        ("12. VISION: Quay", "picture", "Quay"),
        ("VISION   Quay", "picture", "Quay"),
        ("AUDIO", "sound", None),
    ],
)
def test_labels(text, role, body):
    line = line_of(text)
    assert line.tag is not None and line.tag.role == role
    assert (line.body.text if line.body else None) == body


@pytest.mark.parametrize(
    "text",
    ["Sound carries far here.", "TOM: I heard it.", "Bild und Ton waren gut.", "Picture this: a quay.", "It was late.", "Image of a quay", "7:10, second day"],
)
def test_words_are_no_labels(text):
    assert line_of(text).tag is None


def test_a_time_leads_a_line_where_others_do_too():
    assert [s.text for s in line_of("10:00:06  Bild: Kai", "10:00:09  Bild: Boot").times] == ["10:00:06"]
    assert line_of("10.04 nach Hamm", "10:00:09  Bild: Boot", "10:00:12  Bild: Kai").times == ()


@pytest.mark.parametrize(
    "texts, times, how",
    [
        (["Quay, wide  0'07\""], ["0'07\""], "wide"),
        (["Quay, wide 10 01 44"], ["10 01 44"], "near"),
        (["Quay, wide          TC 10.00.00"], ["10.00.00"], "tc"),
        (["I wait. (0'09\"-0'15\")"], ["0'09\"", "0'15\""], "bracket"),
        (["I wait. (10 02 06 -", "10 02 11)"], ["10 02 06", "10 02 11"], "bracket"),
        (["Quay, which is", "wide [10:00:12]"], ["10:00:12"], "bracket"),
    ],
)
def test_times_behind_words(texts, times, how):
    tail = next(labels.tails_of([Piece(n, 0, text) for n, text in enumerate(texts, 1)]))
    assert [stamp.text for stamp in tail.times] == times and tail.how == how


@pytest.mark.parametrize(
    "text",
    ["He was 6'2\" tall", "It cost £4.10.06", "MUSIC to end, approx 0'40\"", "It fell on the 10.02.22, they say.", "Footage  402+08", "Länge 12.10", "It was 7:10."],
)
def test_numbers_behind_words_that_are_no_times(text):
    assert [t for t in labels.tails_of([Piece(1, 0, text)]) if t.how != "near" or "£" in text] == []


@pytest.mark.parametrize(
    "text, speaker, words",
    [
        ("COMMENTARY. It takes all night.", "COMMENTARY", "It takes all night."),
        ("ADA LORNE. My father did it.", "ADA LORNE", "My father did it."),
        ("ADA LORNE My father did it.", "ADA LORNE", "My father did it."),
        ("O-Ton Gerda Lind (off): Ja.", "Gerda Lind", "Ja."),
        ("O-Ton Dr. Gerda Lind: Ja.", "Dr. Gerda Lind", "Ja."),
        ("O-Ton: Ja.", "", "Ja."),
        ("Zitatorin: Ja.", "Zitatorin", "Ja."),
        ("ITW : Oui.", "", "Oui."),
        ("VO: It takes all night.", "NARRATOR", "It takes all night."),
    ],
)
def test_voices(text, speaker, words):
    voice = voices.voice_of(text)
    assert voice is not None and voice.speaker == speaker and text[voice.words :] == words


@pytest.mark.parametrize(
    "text", ["MUSIC in (horns)", "Roar of the sea", "No. We won't go.", "I said to Ada: no.", "Atmo Hafen", "He asked 6 times. Nobody came."]
)
def test_no_voices(text):
    assert voices.voice_of(text) is None


@pytest.mark.parametrize(
    "text, name",
    [
        ("PER LIE / Deckhand", "PER LIE"),
        ("Ada Lorne, mayor", "Ada Lorne"),
        ('"Jo Holt - rigger"', "Jo Holt"),
        ("Dr. Ada Lorne (EN)", "Dr. Ada Lorne"),
        ("Three years later", ""),
        ("1962", ""),
    ],
)
def test_names_in_captions(text, name):
    assert voices.captioned(text) == name


def test_a_record_s_time_above_its_label_is_no_header():
    text = "TIMECODE: 10:00:05\n\nSEA AIR\nVISION: Quay\nSOUND: TOM: Late.\nTIMECODE: 10:00:09\nVISION: Boat\nSOUND: TOM: Later.\n"
    page = page_of(text, "t.txt")
    assert_nothing_lost(page, understand(page))


def test_label_and_value_in_cells_of_their_own():
    cells = [("Bild", "Kai, Totale (10:00:03)"), ("Ton", "Sprecher: Es ist spät."), ("Bild", "Boot (10:00:09)"), ("Ton", "Ada: Sehr spät.")]
    draft = understand(Page("t.docx", tuple(Row(n, tuple(Cell(n, text) for text in row), 1) for n, row in enumerate(cells, 1))))
    assert [(i.stamp.text, i.pieces[0].text) for i in draft.items if isinstance(i, DraftShot)] == [("10:00:03", "Kai, Totale"), ("10:00:09", "Boot")]
    assert [i.speaker for i in draft.items if isinstance(i, DraftSpeech)] == ["Sprecher", "Ada"]


@pytest.mark.parametrize(
    "text",
    [
        "10:00:05 Quay\nNARRATOR: It was late.\n10:00:09 Boat\nTOM: It was.\n10:00:12 Gull\nNARRATOR: Later still.\n",
        "0.12  0.12  Quay\nSYNC: It was late.\n0.30  0.18  Boat\nSYNC: It was.\n0.41  0.11  Gull\nSYNC: So late.\n0.50  0.09  Sea\n",
        "PICTURE\tTIMECODE\tSOUND\nQuay\t10:00:05\tNARRATOR: It was late.\nBoat\t10:00:09\tTOM: It was.\n",
        "Picture: Jo Holt\nSound: Ada Lorne\nMusic: Per Lie\n\n10:00:05 Quay\n10:00:09 Boat\n10:00:12 Gull\n",
    ],
)
def test_pages_of_other_families(text):
    assert labelled_of(page_of(text, "t.txt")) is None


def test_a_label_that_is_mistyped_once_is_still_that_label() -> None:
    rows = [Piece(at, 0, f"{word}: words") for at, word in enumerate(["VISION", "SOUND"] * 3 + ["VISON", "SOUDN", "VISIONN", "SUOND"])]
    assert label_words.mistyped_labels(rows, {}) == {"VISON": "picture", "SOUDN": "sound", "VISIONN": "picture", "SUOND": "sound"}


def test_a_name_is_no_mistyped_label() -> None:
    again = [Piece(at, 0, f"{word}: words") for at, word in enumerate(["SOUND", "SAUND"] * 3)]
    apart = [Piece(at, 0, f"{word}: words") for at, word in enumerate(["SOUND"] * 3 + ["Sund", "LUND", "AUDREY"])]
    assert label_words.mistyped_labels(again, {}) == label_words.mistyped_labels(apart, {}) == {}
