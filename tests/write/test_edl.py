"""The edit list, read by pycmx and by OpenTimelineIO's own reader."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import opentimelineio as otio
import pycmx
import pytest

from otio_redfiles.cut import read_cut
from otio_redfiles.model import Delivery, Segment, Speech, Timing
from otio_redfiles.programme import lay
from otio_redfiles.tc import frame_of, label_of, rate_of
from otio_redfiles.write import write_file
from tests.write.invented import RATES, ferry, long_list, rate_name


def written(script, folder: Path) -> str:
    return write_file(script, folder / "list.edl").paths[0].read_bytes().decode()


def test_the_list_as_an_editor_sees_it(tmp_path: Path) -> None:
    text = written(ferry(), tmp_path)
    assert text.startswith(
        "TITLE: The Long Crossing – Épisode 1\r\n"
        "FCM: NON-DROP FRAME\r\n"
        "001  AX       V     C        10:00:00:00 10:00:07:00 10:00:00:00 10:00:07:00\r\n"
        "* FROM CLIP NAME:  S001 Aerial of the fjord at dawn\r\n"
        "* LOC: 10:00:00:00 GREEN   Aerial of the fjord at dawn\r\n"
        "002  AX       A     C        10:00:02:00 10:00:09:00 10:00:02:00 10:00:09:00\r\n"
        "* FROM CLIP NAME:  N001 In the spring of nineteen-forty the last boat didn't\r\n"
        "* 10:00:02:00 NARRATOR: In the spring of nineteen-forty the last boat didn't wait.\r\n"
    )
    assert "* 10:00:20:00 INGRID SOLHEIM: and we FROM CLIP NAME: laughed.\r\n" in text
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_pycmx_reads_every_event_without_a_complaint(tmp_path: Path, rate) -> None:
    edits = pycmx.parse_cmx3600(StringIO(written(ferry(rate), tmp_path).replace("\r\n", "\n")))
    assert list(edits.unrecognized_statements) == []
    assert edits.format == "3600" and edits.title == "The Long Crossing – Épisode 1"
    events = [edit for event in edits.events for edit in event.edits]
    assert [event.number for event in edits.events] == list(range(1, 12))
    assert [frame_of(e.record_in, rate) for e in events] == sorted(c.start for c in lay(ferry(rate)).clips())
    assert all(
        (e.source_in, e.source_out) == (e.record_in, e.record_out) and e.source == "AX" for e in events
    )
    assert [(e.channels.video, sorted(e.channels.channels)) for e in events[:7]] == [
        (True, []),
        (False, [1]),
        (True, []),
        (True, []),
        (False, [2]),
        (True, []),
        (False, [3]),
    ]


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_the_stock_reader_has_every_timecode_and_name(tmp_path: Path, rate) -> None:
    path = write_file(ferry(rate), tmp_path / "list.edl").paths[0]
    timeline = otio.adapters.read_from_file(str(path), rate=float(rate.fps))
    for track, lane in zip(timeline.tracks, (0, 1, 2, 3), strict=True):
        wanted = lay(ferry(rate)).lanes[lane].clips
        assert [c.name for c in track.find_clips()] == [c.name for c in wanted]
        assert [c.source_range.start_time.to_frames() for c in track.find_clips()] == [
            c.start for c in wanted
        ]
        assert [c.source_range.end_time_exclusive().to_frames() for c in track.find_clips()] == [
            c.end for c in wanted
        ]
        assert not any(
            isinstance(c.media_reference, otio.schema.ExternalReference) for c in track.find_clips()
        )
    assert [t.name for t in timeline.tracks] == ["V", "A1", "A2", "A3"]


def test_every_shot_has_one_locator_with_colour_and_no_speech_has_any(tmp_path: Path) -> None:
    path = write_file(ferry(), tmp_path / "list.edl").paths[0]
    tracks = otio.adapters.read_from_file(str(path), rate=25).tracks
    found = [(m.color, m.name, m.marked_range.start_time.to_frames()) for c in tracks[0] for m in c.markers]
    assert found == [("GREEN", c.words, c.start) for c in lay(ferry()).shots]
    assert [m for track in tracks[1:] for clip in track.find_clips() for m in clip.markers] == []


def test_words_come_back_as_comments(tmp_path: Path) -> None:
    path = write_file(ferry(), tmp_path / "list.edl").paths[0]
    speech = next(iter(otio.adapters.read_from_file(str(path), rate=25).tracks[2].find_clips()))
    assert list(speech.metadata["cmx_3600"]["comments"]) == [
        '10:00:12:00 INGRID SOLHEIM: LOCALS said "M2 it is",',
        "10:00:20:00 INGRID SOLHEIM: and we FROM CLIP NAME: laughed.",
    ]


def test_drop_frame_says_so_in_head_and_labels(tmp_path: Path) -> None:
    text = written(ferry(rate_of("29.97df")), tmp_path)
    assert "FCM: DROP FRAME\r\n" in text and "10:00:07;00" in text and "10:00:07:00" not in text


def test_past_999_events_a_second_file(tmp_path: Path) -> None:
    script = long_list(1400)
    first, second, third = write_file(script, tmp_path / "long.edl").paths
    assert (second.name, third.name) == ("long.2.edl", "long.3.edl")
    texts = [path.read_text() for path in (first, second, third)]
    assert "TITLE: Long list (1/3)\n" in texts[0] and "TITLE: Long list (2/3)\n" in texts[1]
    assert "\n999  AX" in texts[0] and "\n1000  AX" not in texts[0]
    assert all("\n001  AX" in text for text in texts)
    edits = [e for text in texts for event in pycmx.parse_cmx3600(StringIO(text)).events for e in event.edits]
    assert [e.record_in for e in edits if e.channels.video] == [
        label_of(s.start, script.rate) for s in script.shots
    ]


def test_shots_on_one_timecode_share_an_event(tmp_path: Path) -> None:
    script = ferry()
    twin = replace(script.shots[1], description="The captain's pipe", line=99)
    text = written(replace(script, shots=script.shots + (twin,)), tmp_path)
    assert text.count(" V     C ") == 7
    assert (
        "* LOC: 10:00:07:00 GREEN   The captain's hands on the wheel\r\n"
        "* LOC: 10:00:07:00 GREEN   The captain's pipe\r\n" in text
    )


def test_an_event_that_shots_share_lasts_as_long_as_the_last_of_them(tmp_path: Path) -> None:
    script = ferry()
    first = script.shots[1]
    shots = (script.shots[0], replace(first, end=first.start + 1), replace(first, description="The captain's pipe", line=99), *script.shots[2:])
    edits = [e for event in pycmx.parse_cmx3600(StringIO(written(replace(script, shots=shots), tmp_path))).events for e in event.edits if e.channels.video]
    assert [(one.record_out, two.record_in) for one, two in zip(edits, edits[1:]) if one.record_out != two.record_in] == []


def test_long_words_are_wrapped_and_a_speaker_nobody_named_is_not_written(tmp_path: Path) -> None:
    """A speech of half an hour is many comments; the list read back as a cut has every word of it."""
    lamp = "Then she said: one lamp after the other went out along the quay and nobody came. "
    spoken = (("NARRATOR", lamp * 300), ("", lamp * 7), ("", "A" * 600 + " end"))
    speeches = tuple(
        Speech(9 + n, None, 900000 + 25000 * n, 920000 + 25000 * n, Timing.PRINTED, speaker, Delivery.NARRATION,
               text.strip(), (Segment(None, 900000 + 25000 * n, text.strip()),))
        for n, (speaker, text) in enumerate(spoken)
    )
    script = replace(ferry(), speeches=speeches, shots=ferry().shots[:1], end=980000, cues=())
    text = written(script, tmp_path)
    lines = text.splitlines()
    assert max(len(line) for line in lines if "AAA" not in line) <= 240
    assert sum(line.startswith("* 10:00:00:00 NARRATOR: ") for line in lines) > 100 and " : " not in text
    edits = pycmx.parse_cmx3600(StringIO(text.replace("\r\n", "\n")))
    assert list(edits.unrecognized_statements) == []
    heard = read_cut(tmp_path / "list.edl", script.rate).speeches
    assert [(clip.speaker, clip.name) for clip in heard] == [(said.speaker, said.text) for said in speeches]
