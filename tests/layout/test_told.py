"""Options that a page does not bear out change nothing, and that is said."""

import pytest

from otio_redfiles.events import build_script
from otio_redfiles.layout import understand
from otio_redfiles.model import Reading
from otio_redfiles.read.text import page_of

ROWS = "PICTURE\tTIMECODE\tSOUND\nMill\t{}\tNARRATOR: It pays.\nWeir\t{}\tNARRATOR: It takes.\nGulls\t{}\tNARRATOR: It goes.\n"
SECONDS = ROWS.format("10:00:00", "10:00:08", "10:00:15")
SHORT = ROWS.format("00:00", "00:08", "01:15")
LINES = "Mill\n10.00.00\n\nNARRATOR\nTHE LAMPS WERE LIT.\n\nWeir\n10.00.07\nBOATS CAME IN.\n\nGulls\n10.00.15\nAND WENT.\n"


def notes(text: str, **told) -> list[str]:
    draft = understand(page_of(text, "page.txt"), Reading(**told))
    build_script(draft, Reading(**told))
    return [note.message for note in draft.notes if note.code == "option-without-effect"]


@pytest.mark.parametrize("style", ["MM:SS", "H:MM", "HH:MM:SS:FF", "HH MM SS FF"])
def test_a_notation_with_other_fields_than_the_pages_is_said_and_not_used(style: str) -> None:
    assert notes(SECONDS, style=style) == [f"--timecode-style {style} changes nothing: the timecodes here are HH:MM:SS"]
    page = page_of(SECONDS, "page.txt")
    script = build_script(understand(page, Reading(style=style)), Reading(style=style))
    plain = build_script(understand(page))
    assert script.timecode_style == "HH:MM:SS" and (script.shots, script.speeches) == (plain.shots, plain.speeches)


@pytest.mark.parametrize(
    ("text", "style"),
    [(SECONDS, "HH:MM:SS"), (SECONDS, "HH.MM.SS"), (SHORT, "MM:SS"), (SHORT, "H:MM"), (SHORT, "HH:MM:SS"), (LINES, "HH.MM.SS")],
)
def test_a_notation_that_fits_is_used(text: str, style: str) -> None:
    assert notes(text, style=style) == []
    assert understand(page_of(text, "page.txt"), Reading(style=style)).style == style


def test_columns_of_a_page_that_has_none() -> None:
    told = ("picture", "timecode", "sound")
    assert notes(SECONDS, columns=told) == []
    [note] = notes(LINES, columns=told)
    assert note.startswith("--columns changes nothing: the page was read as ")
