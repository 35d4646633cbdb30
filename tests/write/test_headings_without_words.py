"""A heading whose words never come is a speech without segments: every format takes it."""

from pathlib import Path

import pytest

from otio_redfiles.model import Delivery, Script, Segment, Shot, Speech, Timing
from otio_redfiles.write import write_file

SILENT = Speech(9, "10.00.09", 900225, 900250, Timing.PRINTED, "KEEPER", Delivery.SYNC, "", (), "KEEPER")
SPOKEN = Speech(5, "10.00.02", 900050, 900150, Timing.PRINTED, "NARRATOR", Delivery.NARRATION, "THE LAMPS WERE LIT.",
                (Segment(None, 900050, "THE LAMPS WERE LIT."),), "NARRATOR")
SCRIPT = Script("Lamps", start=900000, end=900300, timecode_style="HH.MM.SS", speeches=(SPOKEN, SILENT),
                shots=(Shot(1, "10.00.00", 900000, 900300, Timing.PRINTED, "Gate"),))


@pytest.mark.parametrize("suffix", [".edl", ".xml", ".fcpxml", ".otio", ".srt", ".vtt", ".markers.edl", ".markers.txt", ".ale", ".docx", ".csv"])
def test_a_heading_without_words_is_written(suffix: str, tmp_path: Path) -> None:
    assert write_file(SCRIPT, tmp_path / f"out{suffix}").paths
