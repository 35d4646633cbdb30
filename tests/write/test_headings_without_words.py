"""A heading whose words never come is a speech without segments: every format takes it."""

from pathlib import Path

import pytest

from otio_redfiles.pipeline import load_script
from otio_redfiles.write import write_file

PAGE = "Gate\n10.00.00\n\n10.00.02\nNARRATOR\nTHE LAMPS WERE LIT.\n\nQuay\n10.00.07\n\n10.00.09\nNARRATOR\n"


@pytest.mark.parametrize("suffix", [".edl", ".xml", ".fcpxml", ".otio", ".srt", ".vtt", ".markers.edl", ".markers.txt", ".ale", ".docx", ".csv"])
def test_a_heading_without_words_is_written(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    script = load_script(tmp_path / "page.txt")
    assert [bool(s.text) for s in script.speeches] == [True, False]
    assert write_file(script, tmp_path / f"out{suffix}").paths
