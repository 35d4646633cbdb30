"""Timecodes typed as digits alone in a column that its head calls timecodes."""

import pytest

from otio_redfiles.events import build_script
from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.tc import label_of

FRAMES = ("10000206", "10000906", "10001706", "10002628")


def page(times, head="TC", other="Take 4"):
    """A table of three columns."""
    rows = [(head, "Picture", "Text"), *((at, f"Quay {n}", other) for n, at in enumerate(times, 1))]
    return Page("list.csv", tuple(Row(line, tuple(Cell(line, text) for text in cells), 1) for line, cells in enumerate(rows, 1)))


def starts(page):
    script = build_script(understand(page))
    return script.timecode_style, [label_of(shot.start, script.rate) for shot in script.shots if shot.printed]


def test_digits_alone_are_timecodes_to_the_frame():
    assert starts(page(FRAMES)) == ("HHMMSSFF", ["10:00:02:06", "10:00:09:06", "10:00:17:06", "10:00:26:28"])


@pytest.mark.parametrize("head", ["TC", "Timecode", "TC IN", "Time code"])
def test_digits_alone_are_timecodes_to_the_second(head):
    assert starts(page(("100002", "100009", "100117"), head)) == ("HHMMSS", ["10:00:02:00", "10:00:09:00", "10:01:17:00"])


def test_the_first_nought_may_be_left_out():
    assert starts(page(("1000206", "1000906", "10001706"))) == ("HHMMSSFF", ["01:00:02:06", "01:00:09:06", "10:00:17:06"])


@pytest.mark.parametrize(
    ("times", "head"),
    [(FRAMES, "Clip"), (FRAMES[:2], "TC"), (FRAMES[::-1], "TC"), (("10000206", "10006106", "10007706"), "TC"), ((*FRAMES, "late"), "TC")],
    ids=["another head", "few", "backwards", "no seconds", "words"],
)
def test_other_digits_are_none(times, head):
    assert not understand(page(times, head)).stamps


def test_digits_amid_words_stay_words():
    draft = understand(page(FRAMES, other="NARRATOR: Ring 10004106 tonight."))
    assert len(draft.stamps) == len(FRAMES)
