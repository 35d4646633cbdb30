"""The timeline that shows both sides: tracks, markers, and files that read back."""

import opentimelineio as otio
import pytest

from otio_redfiles.cut import read_cut
from otio_redfiles.errors import UnknownFormatError
from otio_redfiles.report.files import write_timeline
from otio_redfiles.report.timeline import both
from tests.report.comparisons import NAMES, START, comparison


def test_two_tracks_and_a_coloured_marker_a_change():
    timeline = both(comparison())
    assert timeline.global_start_time.value == START
    names = [track.name for track in timeline.tracks]
    assert names == ["A: crossing.txt", "B: cut.edl", "A speech: crossing.txt", "B speech: cut.edl"]
    assert [len(track.find_clips()) for track in timeline.tracks] == [8, 9, 1, 1]
    markers = timeline.tracks.markers
    assert [marker.color for marker in markers] == ["YELLOW", "RED", "GREEN", "CYAN"]
    assert markers[1].marked_range.start_time.value == 455 and "line 19" in markers[1].comment


@pytest.mark.parametrize("suffix", [".otio", ".xml", ".edl"])
def test_written_files_read_back_as_b_at_its_times(tmp_path, suffix):
    path = tmp_path / f"diff{suffix}"
    write_timeline(comparison(), path)
    cut = read_cut(path, comparison().b.rate)
    assert [(clip.start, clip.end, clip.name) for clip in cut.clips if clip.name not in NAMES] == [
        (event.start, event.end, event.name) for event in comparison().b.events
    ]


def test_premiere_sees_a_declared_document(tmp_path):
    path = tmp_path / "diff.xml"
    write_timeline(comparison(), path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n<xmeml')
    assert text.count("<pproColor>") == 4


def test_an_edl_has_locators_and_the_scripts_shots_as_comments(tmp_path):
    path = tmp_path / "diff.edl"
    write_timeline(comparison(), path)
    text = path.read_text(encoding="utf-8")
    assert "* LOC: 10:00:18:05 RED     missing -00:00:06:00" in text
    assert "* A line 10 10:00:00:00 Harbour at dawn" in text
    timeline = otio.adapters.read_from_file(str(path), rate=25)
    assert len(timeline.find_clips()) == 9


def test_other_suffixes_are_refused(tmp_path):
    with pytest.raises(UnknownFormatError, match=r"\.otio \.xml \.edl"):
        write_timeline(comparison(), tmp_path / "diff.mov")
