"""Rows of a timed table that only add up others."""

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, CueKind, DraftCue, DraftShot, Page, Row

HEAD = ("TC", "Dur", "Picture", "Text")
ROWS = [(f"10:00:{n * 7:02}", "00:07", f"Quay {n}", "NARRATOR: One lamp went dark.") for n in range(4)]


def items(*rows):
    cells = [HEAD, *ROWS, *rows]
    return understand(Page("x.xlsx", tuple(Row(n, tuple(Cell(n, text) for text in row), 1) for n, row in enumerate(cells, 1)))).items


@pytest.mark.parametrize(
    "row",
    [("", "00:28", "Total scene 1", ""), ("TOTAL", "", "4 shots", ""), ("", "", "", "Duration 0:28"), ("", "00:28", "SUBTOTAL", "")],
)
def test_a_row_that_adds_up_is_no_shot_and_no_speech(row):
    found = items(row, ("10:01:00", "00:04", "Pier", ""))
    cues = [item for item in found if isinstance(item, DraftCue) and item.kind in (CueKind.OTHER, CueKind.HEADER) and item.pieces[0].line > 1]
    assert [cue.pieces[0].line for cue in cues] == [6]
    assert sum(isinstance(item, DraftShot) for item in found) == 5


@pytest.mark.parametrize("text", ["Total darkness over the reef", "Totale Hafen", "Total eclipse"])
def test_a_total_picture_is_a_shot(text):
    assert sum(isinstance(item, DraftShot) for item in items(("", "00:03", text, ""), ("10:01:00", "00:04", "Pier", ""))) == 6
