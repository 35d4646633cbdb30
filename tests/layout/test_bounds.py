"""No line, however long or strange, keeps the reader busy; long pages take time in proportion."""

import time

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, Page, Row

STRANGE = {
    "one word": "W" * 300_000,
    "words": "word " * 60_000,
    "capitals": "A B " * 60_000,
    "mixed case": "aAA " * 60_000,
    "timecodes": "10.00.00 " * 3_000,
    "timecodes glued": "10.00.00" * 20_000,
    "brackets": "([" * 60_000,
    "pipes": "| a " * 40_000,
    "tabs": "\t" * 150_000 + "a",
    "blanks": "a" + " " * 300_000 + "x",
    "slashes": "a / " * 40_000,
    "semicolons": "a;" * 60_000,
    "wide blanks": "a  " * 60_000,
    "fields": "10.00.00  " + "NARRATOR  Boat  " * 20_000,
    "dots": "." * 200_000,
    "quotes": '"' * 200_000,
    "dashes": "- " * 90_000,
    "digits": "1.1" * 60_000,
    "music": "music " * 30_000,
    "labels": "VISION: quay / " * 20_000,
    "a label and blanks": "VISION: a" + " " * 300_000 + "x",
    "brackets and blanks": "((" + " " * 300_000 + "x",
}
LABELLED = [
    line for n in range(4) for line in (f"PICTURE: Quay {n}  10.00.0{n}", "ASTON: Ada Lorne, mayor", "SYNC: We waited. All night.")
]


def page(lines):
    return Page(
        "page.txt", tuple(Row(n, (Cell(n, line),)) for n, line in enumerate(lines, 1) if line.strip())
    )


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_line(name):
    begun = time.process_time()
    understand(page([STRANGE[name], "10.00.05 Boat", "10.00.09 Quay", "10.00.19 Quay at night"]))
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_line_without_timecodes(name):
    begun = time.process_time()
    understand(page([STRANGE[name], "1. Boat", "2. Quay", "ADA LORNE: We waited. All night."]))
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("label", ["PICTURE: ", "SOUND: ", "ASTON: ", ""])
@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_line_among_labels(name, label):
    begun = time.process_time()
    understand(page([*LABELLED, label + STRANGE[name], *LABELLED]))
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "form",
    [
        "{0}\n[Quay {1}]\nThe boats left at six, we were told.\n",
        "{0} - Quay {1}",
        "Quay {1}\t{0}\tNARRATOR",
        "| {0} | Quay {1} | It was late. |",
        "{0}  Quay {1}  NARRATOR  It was late.  So we left.\n{0}  NARRATOR  It was late.",
        "{0}\nQuay {1}\nNARRATOR\nIt was late.\n{0}\n\nTOM\nSo we left.\n{0}\nBoat\n\n",
        "TIMECODE: {0}\nVISION: Quay {1}\nSOUND: TOM: It was late.\n",
        "PICTURE: Quay {1}  {0}\nCAPTION: Ada Quay{1}, mayor\nSYNC: It was late.\nI slept.\n",
    ],
)
def test_time_grows_with_the_page(form):
    def taken(rows):
        lines = [
            line
            for n in range(rows)
            for line in form.format(f"{10 + n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}", n).split("\n")
        ]
        begun = time.process_time()
        understand(page(lines))
        return time.process_time() - begun

    taken(50)
    assert taken(2000) < 12 * max(taken(500), 0.06)  # in proportion: 4; as the square: 16


RUN_IN = "13:01:14:00 Jetty, rain. 13:01:40:12 Rope. 13:02:05:00 INT. Boat. 13:02:31:20 CU hand. 13:03:00:00 "
BEHIND = "Boats (00:22). Dog (00:41). Cat (00:50)."
MORE = {
    "quotes in a log": [RUN_IN + 'Ada at sea: "we ' * 20_000],
    "quoted words in a log": [RUN_IN + '"we two are here" ' * 15_000],
    "notes in a transcript": ["13:01:14:00 Q: Why? A: So. 13:01:20:00 Q: How?", "13:01:30:00 A: No. [" + "AB CD " * 40_000],
    "times in brackets": [BEHIND, BEHIND.replace("00:", "01:"), "Quay (02:22) " * 5_000],
    "many paragraphs run in": [RUN_IN + "Quay"] * 3_000,
    "sections with lengths": [line for n in range(3_000) for line in (f"Part {n} (2'14)", "Boats", "Dogs", "")],
    "three lines a row": [line for n in range(3_000) for line in (f"{n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}", "Quay", "00:00:01")],
}


@pytest.mark.parametrize("name", MORE)
def test_strange_logs_and_lists(name):
    begun = time.process_time()
    understand(page(MORE[name]))
    assert time.process_time() - begun < 20
