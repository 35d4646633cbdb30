"""FCP XML, read by lxml and by OpenTimelineIO's own reader."""

from dataclasses import replace
from pathlib import Path

import opentimelineio as otio
import pytest
from lxml import etree

from otio_redfiles.programme import lay
from otio_redfiles.tc import rate_of
from otio_redfiles.write import write_file
from tests.write.invented import RATES, ferry, rate_name


def sequence(script, folder: Path) -> etree._Element:
    return etree.parse(str(write_file(script, folder / "cut.xml").paths[0])).find("sequence")


def test_head_says_encoding_and_doctype(tmp_path: Path) -> None:
    data = write_file(ferry(), tmp_path / "cut.xml").paths[0].read_bytes()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n<xmeml version="4">')


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_the_stock_reader_has_start_tracks_and_every_clip(tmp_path: Path, rate) -> None:
    programme = lay(ferry(rate))
    timeline = otio.adapters.read_from_file(str(write_file(ferry(rate), tmp_path / "cut.xml").paths[0]))
    assert timeline.global_start_time.to_frames() == programme.start
    assert timeline.global_start_time.rate == pytest.approx(float(rate.fps))
    assert [t.kind for t in timeline.tracks] == ["Video", "Audio", "Audio", "Audio"]
    for track, lane in zip(timeline.tracks, programme.lanes, strict=True):
        assert [c.name for c in track.find_clips()] == [c.name for c in lane.clips]
        for found, clip in zip(track.find_clips(), lane.clips, strict=True):
            placed = found.transformed_time_range(found.trimmed_range(), timeline.tracks)
            assert placed.start_time.to_frames() + programme.start == clip.start
            assert placed.duration.to_frames() == clip.length
            assert found.source_range.start_time.to_frames() == clip.start


def test_equal_clips_keep_their_timing(tmp_path: Path) -> None:
    waves = [
        c
        for c in sequence(ferry(), tmp_path).iterfind("media/video/track/clipitem")
        if "Waves" in c.findtext("name")
    ]
    assert [(c.findtext("start"), c.findtext("end")) for c in waves] == [("500", "625"), ("625", "750")]


def test_start_and_picture_of_the_sequence(tmp_path: Path) -> None:
    found = sequence(ferry(), tmp_path)
    assert found.findtext("timecode/string") == "10:00:00:00" and found.findtext("timecode/frame") == "900000"
    assert found.findtext("timecode/displayformat") == "NDF"
    assert found.get("MZ.ZeroPoint") == str(36000 * 254016000000)
    look = found.find("media/video/format/samplecharacteristics")
    assert [
        look.findtext(k) for k in ("rate/timebase", "rate/ntsc", "width", "height", "fielddominance")
    ] == ["25", "FALSE", "1920", "1080", "none"]


def test_drop_frame_start(tmp_path: Path) -> None:
    found = sequence(ferry(rate_of("59.94df")), tmp_path)
    assert (
        found.findtext("timecode/string") == "10:00:00;00"
        and found.findtext("timecode/displayformat") == "DF"
    )
    assert found.findtext("timecode/frame") == "2157840"
    assert (found.findtext("rate/timebase"), found.findtext("rate/ntsc")) == ("60", "TRUE")


def test_tracks_are_named_for_premiere(tmp_path: Path) -> None:
    names = [t.get("MZ.TrackName") for t in sequence(ferry(), tmp_path).iterfind("media/*/track")]
    assert names == ["Shots", "Narration", "Interviews", "Interviews 2"]


def test_markers_of_shots_and_cues_with_comment_and_colour(tmp_path: Path) -> None:
    markers = sequence(ferry(), tmp_path).findall("marker")
    assert [m.findtext("comment") for m in markers[:7]] == [c.words for c in lay(ferry()).shots]
    assert [int(m.findtext("in")) for m in markers[:7]] == [c.start - 900000 for c in lay(ferry()).shots]
    assert {m.findtext("pproColor") for m in markers[:7]} == {"4281828977"}
    assert [m.findtext("comment") for m in markers[7:]] == ["music: TITLE MUSIC", "end: END | of programme"]
    assert {m.findtext("out") for m in markers} == {"-1"}


def test_words_in_comments_and_logging(tmp_path: Path) -> None:
    clip = sequence(ferry(), tmp_path).findall("media/audio/track/clipitem")[2]
    said = 'LOCALS said "M2 it is", and we FROM CLIP NAME: laughed.'
    assert clip.findtext("logginginfo/description") == clip.findtext("comments/mastercomment1") == said
    assert (
        clip.findtext("logginginfo/lognote") == clip.findtext("comments/mastercomment2") == "INGRID SOLHEIM"
    )


def test_ids_are_unique_and_every_clip_has_its_own_file(tmp_path: Path) -> None:
    root = sequence(ferry(), tmp_path)
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids)) == 23
    assert len({e.text for e in root.iter("masterclipid")}) == 11


def test_a_second_lane_of_shots(tmp_path: Path) -> None:
    script = ferry()
    twin = replace(script.shots[1], description="The captain's pipe")
    found = sequence(replace(script, shots=script.shots + (twin,)), tmp_path)
    assert [len(t.findall("clipitem")) for t in found.iterfind("media/video/track")] == [7, 1]
    assert "The captain's pipe" in [m.findtext("comment") for m in found.findall("marker")]
