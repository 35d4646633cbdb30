"""Italics as the sign of a speaker who is not in the scene, where a table uses them so."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from otio_redfiles.model import CueKind, Delivery
from otio_redfiles.pipeline import load_script

HEAD = ("Timecode", "Picture", "Speaker", "Dialogue")
# timecode, picture, speaker, words; whether the words are in italics
ROWS = (
    ("10:00:05", "WS harbour at dawn", "NARRATOR", "The harbour wakes before the town does.", False),
    ("10:00:12", "MS Tom on deck", "TOM BARROW", "My father did it, and so do I.", False),
    ("10:00:20", "Nets, close", "TOM BARROW", "He never said a word about it.", True),
    ("10:00:31", "Boats leaving", "NARRATOR", "At six they go out, all of them.", False),
    ("10:00:36", "MS Ada in her kitchen", "ADA LORNE", "We had forty boats when I was a girl.", False),
    ("10:00:44", "Archive, fleet at sea", "ADA LORNE", "You could walk across the harbour on them.", True),
)
SYNC, OVER, NARRATED = Delivery.SYNC, Delivery.VOICE_OVER, Delivery.NARRATION


def page(folder: Path, rows: Sequence[tuple[str, str, str, str, bool]], glued: bool = False) -> Path:
    """A Word file with these rows; `glued`: the speaker stands before the words, in their cell."""
    document = Document()
    head = (*HEAD[:2], HEAD[3]) if glued else HEAD
    table = document.add_table(rows=0, cols=len(head))
    for name, cell in zip(head, table.add_row().cells, strict=True):
        cell.text = name
    for time, picture, speaker, words, italic in rows:
        cells = table.add_row().cells
        for text, cell in zip((time, picture, speaker), cells[: len(head) - 1], strict=False):
            cell.text = text
        run = cells[-1].paragraphs[0].add_run(f"{speaker}: {words}" if glued else words)
        run.italic = italic
    document.save(str(folder / "script.docx"))
    return folder / "script.docx"


def told(path: Path) -> list[tuple[str, Delivery]]:
    return [(speech.speaker, speech.delivery) for speech in load_script(path).speeches]


def slanted(*slants: bool) -> list[tuple[str, str, str, str, bool]]:
    return [(*row[:4], slant) for row, slant in zip(ROWS, slants, strict=True)]


@pytest.mark.parametrize("glued", [False, True], ids=["speaker column", "speaker before the words"])
def test_words_in_italics_are_spoken_off_screen(glued: bool, tmp_path: Path) -> None:
    assert told(page(tmp_path, ROWS, glued)) == [
        ("NARRATOR", NARRATED),
        ("TOM BARROW", SYNC),
        ("TOM BARROW", OVER),
        ("NARRATOR", NARRATED),
        ("ADA LORNE", SYNC),
        ("ADA LORNE", OVER),
    ]


def glued_apart(folder: Path, rows: Sequence[tuple[str, str, str, str, bool]], behind: str, bold: bool) -> Path:
    """A Word file whose upright names stand before words, in their cell; `behind` stands between them."""
    document = Document()
    table = document.add_table(rows=0, cols=3)
    for name, cell in zip((*HEAD[:2], HEAD[3]), table.add_row().cells, strict=True):
        cell.text = name
    for time, picture, speaker, words, italic in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = time, picture
        cells[2].paragraphs[0].add_run(f"{speaker}{behind}").bold = bold
        line = cells[2].add_paragraph() if behind in ("", ":") else cells[2].paragraphs[0]
        line.add_run(words).italic = italic
    document.save(str(folder / "script.docx"))
    return folder / "script.docx"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("behind", [": ", "", ":", "\n"], ids=["on their line", "on a line above", "with a colon above", "before a break"])
def test_names_are_upright_before_words_in_italics(behind: str, bold: bool, tmp_path: Path) -> None:
    assert [how for _, how in told(glued_apart(tmp_path, ROWS, behind, bold))] == [NARRATED, SYNC, OVER, NARRATED, SYNC, OVER]


def test_a_word_in_italics_is_stressed(tmp_path: Path) -> None:
    path = glued_apart(tmp_path, slanted(False, False, False, False, False, False), ": ", False)
    document = Document(str(path))
    document.tables[0].rows[2].cells[2].paragraphs[0].runs[1].text = "My father "
    document.tables[0].rows[2].cells[2].paragraphs[0].add_run("did").italic = True
    document.tables[0].rows[2].cells[2].paragraphs[0].add_run(" it, and so do I.")
    document.save(str(path))
    assert [how for _, how in told(path)] == [NARRATED, SYNC, SYNC, NARRATED, SYNC, SYNC]


def test_the_narrator_stays_the_narrator(tmp_path: Path) -> None:
    assert [how for _, how in told(page(tmp_path, slanted(True, False, True, True, False, False)))] == [
        NARRATED, SYNC, OVER, NARRATED, SYNC, SYNC,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "slants",
    [(True,) * 6, (False,) * 6, (False, True, True, False, True, True), (True, False, False, True, False, False)],
    ids=["all", "nothing", "every interview", "the commentary"],
)
def test_italics_that_tell_no_speaker_from_himself_say_nothing(slants: tuple[bool, ...], tmp_path: Path) -> None:
    """Also where they only part the interviews from the commentary, as many a house sets them."""
    assert [how for _, how in told(page(tmp_path, slanted(*slants)))] == [
        NARRATED, SYNC, SYNC, NARRATED, SYNC, SYNC,
    ]  # fmt: skip


def test_a_mark_beside_the_name_goes_before_italics(tmp_path: Path) -> None:
    rows = list(ROWS)
    rows[2] = (*rows[2][:2], "TOM BARROW (IN VISION)", *rows[2][3:])
    assert told(page(tmp_path, rows))[2] == ("TOM BARROW", SYNC)


COMMENTED = (
    ("10:00:05", "WS harbour at dawn", "", "The harbour wakes before the town does.", True),
    ("10:00:12", "MS Tom on deck", "TOM", "My father did it, and so do I.", False),
    ("10:00:20", "Nets, close", "", "He never said a word about it.", False),
    ("10:00:31", "Boats leaving", "", "At six they go out, all of them.", True),
    ("10:00:36", "MS Ada in her kitchen", "ADA", "We had forty boats when I was a girl.", False),
    ("10:00:44", "", "", "You could walk across on them.", False),
    ("10:00:50", "Archive, fleet at sea", "", "Eleven of them are left.", True),
)


def unheaded(folder: Path, rows: Sequence[tuple[str, str, str, str, bool]]) -> list[tuple[str, Delivery, str, int]]:
    """Speaker, delivery, timecode and runs of words of a page whose commentary has no heading."""
    document = Document()
    table = document.add_table(rows=0, cols=3)
    for name, cell in zip(("Picture", "Timecode", "Sound"), table.add_row().cells, strict=True):
        cell.text = name
    for time, picture, speaker, words, italic in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = picture, time
        cells[2].paragraphs[0].add_run(f"{speaker}: {words}" if speaker else words).italic = italic
    document.save(str(folder / "script.docx"))
    speeches = load_script(folder / "script.docx").speeches
    return [(speech.speaker, speech.delivery, speech.printed, len(speech.segments)) for speech in speeches]


def test_upright_words_without_a_heading_are_the_open_speakers_where_commentary_is_in_italics(tmp_path: Path) -> None:
    assert unheaded(tmp_path, COMMENTED) == [
        ("NARRATOR", NARRATED, "10:00:05", 1),
        ("TOM", SYNC, "10:00:12", 2),
        ("NARRATOR", NARRATED, "10:00:31", 1),
        ("ADA", SYNC, "10:00:36", 1),
        ("ADA", SYNC, "10:00:44", 1),
        ("NARRATOR", NARRATED, "10:00:50", 1),
    ]


@pytest.mark.parametrize("italic", [True, False])
def test_type_that_parts_nothing_leaves_words_without_a_heading_to_the_narrator(italic: bool, tmp_path: Path) -> None:
    rows = [(*row[:4], italic) for row in COMMENTED]
    speakers = [speaker for speaker, *_ in unheaded(tmp_path, rows)]
    assert speakers == ["NARRATOR", "TOM", "NARRATOR", "NARRATOR", "ADA", "NARRATOR", "NARRATOR"]


def test_what_is_heard_and_not_said_is_a_sound_where_sounds_are_in_italics(tmp_path: Path) -> None:
    rows = [
        ("10:00:05", "Weir at dawn", "", "Water, a heron.", True),
        ("10:00:12", "MS Tom on deck", "", "TOM BARROW: My father did it, and so do I.", False),
        ("10:00:20", "Nets, close", "", "MUSIC: accordion", True),
        ("10:00:31", "Boats leaving", "", "NARRATOR: At six they go out, all of them.", False),
        ("10:00:36", "Gulls", "", "Gulls come nearer, then nothing.", True),
        ("10:00:44", "Fleet at sea", "", "SFX: engines", True),
    ]
    path = page(tmp_path, [(time, picture, "", words, slant) for time, picture, _, words, slant in rows])
    script = load_script(path)
    assert [(speech.speaker, speech.text) for speech in script.speeches] == [
        ("TOM BARROW", "My father did it, and so do I."),
        ("NARRATOR", "At six they go out, all of them."),
    ]
    assert [cue.text for cue in script.cues if cue.kind in (CueKind.MUSIC, CueKind.SOUND)] == [
        "Water, a heron.", "MUSIC: accordion", "Gulls come nearer, then nothing.", "SFX: engines",
    ]
