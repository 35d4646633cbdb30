"""In, out and length of a row: two timecodes in one cell, lengths as people write them."""

import pytest

from otio_redfiles import lengths
from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, DraftShot, DraftSpeech, Page, Row
from otio_redfiles.read.text import page_of


def table(*rows: str) -> Page:
    """A ruled table; cells are parted by `|`, `/` breaks a line inside a cell."""
    cells = [[cell.strip().replace("/", "\n") for cell in row.split("|")] for row in rows]
    return Page("t.docx", tuple(Row(n, tuple(Cell(n, text) for text in row), 1) for n, row in enumerate(cells, 1)))


def ends(page: Page) -> list[tuple[str, str | None, str | None]]:
    """In, out and length of each shot."""
    shots = [item for item in understand(page).items if isinstance(item, DraftShot)]
    return [tuple(stamp.text if stamp else None for stamp in (s.stamp, s.out, s.duration)) for s in shots]


@pytest.mark.parametrize("head", ["IN - OUT", "TC In\nTC Out", "Start / End", "TIME"])
def test_in_and_out_stand_above_each_other_in_one_cell(head: str) -> None:
    page = table(
        f"{head} | VISION | SOUND".replace("/", "-"), "10:00:00:00/10:00:04:00 | Kiln | NARRATOR: It burned a week.",
        "10:00:06:00/10:00:09:00 | Ash | NARRATOR: It cooled a week.", "10:00:11:00/10:00:20:00 | Yard |",
        "10:00:22:00/10:00:31:10 | Cart | HELGA: We loaded at night.",
    )
    assert [out for _, out, _ in ends(page)] == ["10:00:04:00", "10:00:09:00", "10:00:20:00", "10:00:31:10"]
    spoken = [item.stamp.text for item in understand(page).items if isinstance(item, DraftSpeech)]
    assert spoken == ["10:00:00:00", "10:00:06:00", "10:00:22:00"]


def test_a_second_timecode_beside_some_pictures_is_still_the_speech_that_comes_in_later() -> None:
    page = table(
        "PICTURE | TIMECODE | SOUND", "Kiln | 10.00.00/10.00.03 | NARRATOR: It burned a week.", "Ash | 10.00.09 |",
        "Yard | 10.00.14/10.00.16 | HELGA: We loaded at night.", "Cart | 10.00.20 | It was heavy.",
    )
    assert [out for _, out, _ in ends(page)] == [None] * 4
    spoken = [item.stamp.text for item in understand(page).items if isinstance(item, DraftSpeech)]
    assert spoken == ["10.00.03", "10.00.16"]


def test_lengths_of_a_column_are_read_as_people_write_them() -> None:
    page = table(
        "PICTURE | TIMECODE | DURATION | SOUND", "Kiln | 10:00:00 | 5 | NARRATOR: It burned.", "Ash | 10:00:07 | 4 sec |",
        'Yard | 10:00:12 | 10" | HELGA: We loaded at night.', "Cart | 10:00:25 | 6s |", "Road | 10:00:40 | 0:03 |",
    )
    assert [length for *_, length in ends(page)] == ["5", "4 sec", '10"', "6s", "0:03"]


def test_a_length_stands_behind_its_timecode() -> None:
    page = page_of(
        'SHOTS\n\n10:00:00 (5 sec) Kiln at dawn\n10:00:07 + 4" Ash on boots\n10:00:12 Two men (both masked)\n'
        "10:00:20 [3s] Cart, rear view\n10:00:25 - 10:00:29 (4 sec) Yard\n", "list.txt",
    )
    assert ends(page) == [("10:00:00", None, "5 sec"), ("10:00:07", None, '4"'), ("10:00:12", None, None), ("10:00:20", None, "3s"),
                          ("10:00:25", "10:00:29", "4 sec")]
    assert [stamp.text for stamp in understand(page).lengths] == ["5 sec", '4"', "3s", "4 sec"]


@pytest.mark.parametrize("text, read", [
    ("5", (5, None, None)), ("4 sec", (4, None, None)), ("4 secs.", (4, None, None)), ('10"', (10, None, None)), ("6s", (6, None, None)),
    ("1'30\"", (90, None, None)), ("1m 20s", (80, None, None)), ("2 min", (120, None, None)), (":05", (5, None, None)),
    ("8½\"", (8, None, 500)), ("¾ sec", None), ("3 ¼ secs", (3, None, 250)), ("00:00:05:10", (5, 10, None)), ("00:00:05.480", (5, None, 480)), ("1.5", (1, None, 500)), ("0:03", (3, None, None)),
    ("10-12 secs", (11, None, None)), ("5 to 6 s", (5, None, 500)), ("12-10 secs", None), ("five", None), ("5 crates", None), ("", None),
])
def test_what_a_length_says(text: str, read: tuple | None) -> None:
    assert lengths.read(text) == read


@pytest.mark.parametrize("words", ["(12 m deep)", "(12 m)", "+ 5 crates", "(two)", "(1930s)", "(5 men)"])
def test_what_stands_behind_a_timecode_and_is_no_length(words: str) -> None:
    assert lengths.find_behind(f"10:00:12 {words} quarry", 8) is None


def test_timecodes_among_the_words_of_a_cell_begin_what_stands_behind_them() -> None:
    rows = (
        ("PICTURE", "TIMECODE", "OUT", "SOUND"),
        ("Kiln yard", "10:00:00:00", "10:00:12:00", "NARRATOR: The fire was lit. [10:00:04:05] Nobody slept."),
        ("Ash", "10:00:12:00", "10:00:16:00", "The wind [10:00:13:20] did the rest, at 04:12:00:03. It fell at 10:00:15:00 sharp."),
        ("Gate", "10:00:16:00", "10:00:20:00", ""),
    )
    cells = [Row(line, tuple(Cell(line, text) for text in row), 1) for line, row in enumerate(rows, 1)]
    draft = understand(Page("kiln", tuple(cells)))
    speech = next(item for item in draft.items if isinstance(item, DraftSpeech))
    said = [(segment.stamp and segment.stamp.text, spans.joined(segment.pieces)) for segment in speech.segments]
    assert said == [
        (None, "The fire was lit."),
        ("10:00:04:05", "Nobody slept."),
        ("10:00:12:00", "The wind"),
        ("10:00:13:20", "did the rest, at 04:12:00:03. It fell at 10:00:15:00 sharp."),
    ]
    assert [stamp.text for stamp in draft.stamps][:3] == ["10:00:00:00", "10:00:04:05", "10:00:12:00"]
