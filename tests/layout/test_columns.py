"""Columns are found by what stands in them and by header words, whatever their order and number."""

import itertools

import pytest

from otio_redfiles import column_words
from otio_redfiles.layout import understand
from otio_redfiles.layout.tables.columns import named_roles, role_named
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, DraftShot, DraftSpeech, Page, Reading, Row

# A programme of invented rows: number, in, out, length, picture, speaker, words.
ROWS = [
    (
        "1",
        "10:00:05",
        "10:00:12",
        "00:07",
        "WS harbour at dawn",
        "NARRATOR",
        "The harbour wakes before the town does.",
    ),
    (
        "2",
        "10:00:12",
        "10:00:20",
        "00:08",
        "Nets, close",
        "",
        "They are mended by hand, as they always were.",
    ),
    ("3", "10:00:20", "10:00:31", "00:11", "MS", "TOM BARROW", "My father did it, and so do I."),
    ("4", "10:00:31", "10:00:36", "00:05", "Boats leaving", "NARRATOR", "At six they go out."),
    (
        "5",
        "10:00:36",
        "10:00:50",
        "00:14",
        "Archive, fleet at sea",
        "ADA LORNE V/O",
        "We had forty boats when I was a girl.",
    ),
]
NAMES = ("number", "timecode", "out", "duration", "picture", "speaker", "sound")
HEADERS = ("No.", "TC In", "TC Out", "Duration", "Vision", "Speaker", "Dialogue")
SHOTS = [(row[1], row[4]) for row in ROWS]
SPEECHES = [
    ("10:00:05", "NARRATOR", ROWS[0][6] + " " + ROWS[1][6]),
    ("10:00:20", "TOM BARROW", ROWS[2][6]),
    ("10:00:31", "NARRATOR", ROWS[3][6]),
    ("10:00:36", "ADA LORNE", ROWS[4][6]),
]


def table(order, header=True, rows=ROWS, names=HEADERS):
    lines = ([tuple(names[at] for at in order)] if header else []) + [
        tuple(row[at] for at in order) for row in rows
    ]
    return Page(
        "t.csv", tuple(Row(n, tuple(Cell(n, text) for text in cells), 1) for n, cells in enumerate(lines, 1))
    )


def shots(draft):
    return [
        (item.stamp and item.stamp.text, spans.joined(item.pieces))
        for item in draft.items
        if isinstance(item, DraftShot)
    ]


def speeches(draft):
    return [
        (
            item.stamp and item.stamp.text,
            item.speaker,
            spans.joined(p for s in item.segments for p in s.pieces),
        )
        for item in draft.items
        if isinstance(item, DraftSpeech)
    ]


@pytest.mark.parametrize("header", [True, False], ids=["header", "no header"])
@pytest.mark.parametrize("order", list(itertools.permutations((1, 4, 5, 6))), ids=str)
def test_any_order_of_four_columns(order, header):
    draft = understand(table(order, header))
    assert shots(draft) == SHOTS
    assert speeches(draft) == SPEECHES


@pytest.mark.parametrize(
    "order",
    [(0, 1, 2, 4, 5, 6), (0, 1, 3, 4, 5, 6), (6, 5, 4, 2, 1, 0), (1, 2, 3, 4, 5, 6, 0), (4, 1, 2, 6, 5)],
    ids=str,
)
@pytest.mark.parametrize("header", [True, False], ids=["header", "no header"])
def test_numbers_outs_and_lengths_are_told_apart(order, header):
    draft = understand(table(order, header))
    assert shots(draft) == SHOTS
    assert speeches(draft) == SPEECHES
    outs = [item.out.text for item in draft.items if isinstance(item, DraftShot) and item.out]
    lengths = [item.duration.text for item in draft.items if isinstance(item, DraftShot) and item.duration]
    assert outs == ([row[2] for row in ROWS] if 2 in order else [])
    assert lengths == ([row[3] for row in ROWS] if 3 in order else [])


def test_the_user_names_the_columns():
    misleading = ("Words", "TC In", "Vision", "x", "Sound", "Speaker", "Picture")
    order = (1, 4, 5, 6)
    told = Reading(columns=tuple(NAMES[at] for at in order))
    draft = understand(table(order, True, names=misleading), told)
    assert shots(draft) == SHOTS
    assert speeches(draft) == SPEECHES


def test_the_layout_names_its_columns():
    assert understand(table((4, 1, 6), True)).layout == "3 columns: picture, timecode HH:MM:SS, sound"


def test_a_narration_column_beside_a_dialogue_column():
    rows = [
        ("10:00:05", "WS harbour", "The harbour wakes early.", ""),
        ("10:00:12", "MS Tom", "", "TOM: My father did it, and so do I."),
        ("10:00:20", "Boats", "At six they go out.", ""),
    ]
    names = ("Time", "Picture", "Commentary", "Sync")
    draft = understand(table((0, 1, 2, 3), True, rows, names))
    assert [(stamp, name) for stamp, name, _ in speeches(draft)] == [
        ("10:00:05", "NARRATOR"),
        ("10:00:12", "TOM"),
        ("10:00:20", "NARRATOR"),
    ]


@pytest.mark.parametrize(
    "word, role",
    [
        ("TC In", "timecode"),
        ("Time code", "timecode"),
        ("START", "timecode"),
        ("Timecode Out", "out"),
        ("Dur.", "duration"),
        ("Shot No.", "number"),
        ("Footage", "picture"),
        ("VISION", "picture"),
        ("Bild", "picture"),
        ("Voiceover", "narration"),
        ("Dialog", "sound"),
        ("Audio", "sound"),
        ("Character", "speaker"),
        ("Music", "music"),
        ("Remarks", "notes"),
        ("TC in - TC out", "timecode"),
        ("In/Out", "timecode"),
        ("In – Harbour", ""),
        ("Speaker Name", "speaker"),
        ("End Time", "out"),
        ("Start Time", "timecode"),
        ("Timestamp", "timecode"),
        ("Annotation", "notes"),
        ("Translator's Notes", "notes"),
        ("On-screen text", "titles"),
        ("TC Anfang", "timecode"),
        ("TC Ende", "out"),
        ("Länge", "duration"),
        ("Einstellungs-Nr.", "number"),
        ("Sprecher/in", "speaker"),
        ("O-Ton / Kommentar", "sound"),
        ("Musik/Ton", "effects"),
        ("Anmerkungen", "notes"),
        ("TC entrée", "timecode"),
        ("TC sortie", "out"),
        ("Personnage", "speaker"),
        ("Texte à l'écran", "titles"),
        ("Musique et effets", "effects"),
        ("Entrada", "timecode"),
        ("Salida", "out"),
        ("Descripción de imagen", "picture"),
        ("Locución / Diálogos", "sound"),
        ("Observaciones", "notes"),
        ("Character/Dialogue", "sound"),
        ("PICTURE (VISION)", "picture"),
        ("SRC IN", "notes"),
        ("Source TC", "notes"),
        ("Tape Out", "notes"),
        ("REC OUT", "out"),
        ("Record Start TC", "timecode"),
        ("Timeline In", "timecode"),
        ("Clip", "picture"),
        ("Length (frames)", "notes"),
        ("Rate / sec", "notes"),
        ("Cost (GBP)", "notes"),
        ("From > To", "speaker"),
        ("English translation", "sound"),
        ("Harbour", ""),
    ],
)
def test_header_words(word, role):
    assert role_named(word) == role


def test_sources_beside_pictures_speak_only_where_words_are():
    assert named_roles(["No", "TC", "Description", "Source"]) == ("number", "timecode", "picture", "notes")
    assert named_roles(["TC", "Description", "Source", "Text"]) == ("timecode", "picture", "speaker", "sound")


def test_what_a_log_of_archive_notes_of_a_clip() -> None:
    names = ("REF / SOURCE TC", "Tape TC", "B/W-COL", "col/bw", "Cost", "Rights holder", "Supplier", "Preis", "Lizenz", "Ayants droit", "Coste")
    assert [column_words.role_named(name) for name in names] == ["notes"] * len(names)
    assert [column_words.role_named(name) for name in ("TC in", "Source", "Description")] == ["timecode", "speaker", "picture"]
