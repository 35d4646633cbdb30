"""The timeline, and the script back from it."""

import copy
import json
from dataclasses import replace

import opentimelineio as otio
import pytest
from hypothesis import HealthCheck, given, settings
from opentimelineio.opentime import RationalTime, TimeRange

from otio_redfiles.model import Script
from otio_redfiles.programme import lay, one_line, shorten
from otio_redfiles.timeline import build_timeline, script_of
from tests.write.invented import RATES, ferry, long_list, rate_name, scripts


def placed(timeline: otio.schema.Timeline) -> list[tuple[str, int, int]]:
    """Name, first and last frame of every clip, by OpenTimelineIO's own arithmetic."""
    start = timeline.global_start_time.to_frames()
    spans = []
    for clip in timeline.find_clips():
        span = clip.transformed_time_range(clip.trimmed_range(), timeline.tracks)
        spans.append(
            (clip.name, span.start_time.to_frames() + start, span.end_time_exclusive().to_frames() + start)
        )
    return spans


def test_tracks_and_names() -> None:
    timeline = build_timeline(ferry())
    assert [(t.name, t.kind) for t in timeline.tracks] == [
        ("Shots", "Video"),
        ("Narration", "Audio"),
        ("Interviews", "Audio"),
        ("Interviews 2", "Audio"),
    ]
    assert [c.name for c in timeline.tracks[0]][:2] == [
        "S001 Aerial of the fjord at dawn",
        "S002 The captain's hands on the wheel",
    ]
    names = [c.name for c in timeline.find_clips()]
    assert len(names) == len(set(names)) == 11
    assert timeline.name == "The Long Crossing – Épisode 1"


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_start_rate_and_every_place(rate) -> None:
    timeline = build_timeline(ferry(rate))
    assert timeline.global_start_time.rate == float(rate.fps)  # 24000/1001, not 23.976
    assert timeline.global_start_time.to_timecode(float(rate.fps), rate.drop) == (
        "10:00:00;00" if rate.drop else "10:00:00:00"
    )
    assert placed(timeline) == [(c.name, c.start, c.end) for c in lay(ferry(rate)).clips()]
    for clip in timeline.find_clips():
        assert clip.source_range == clip.media_reference.available_range
        assert clip.media_reference.is_missing_reference


def test_every_shot_has_one_coloured_marker_with_its_description() -> None:
    timeline = build_timeline(ferry())
    for clip, shot in zip(timeline.tracks[0], lay(ferry()).shots, strict=True):
        (marker,) = clip.markers
        assert (marker.comment, marker.color) == (shot.words, "GREEN")
        assert clip.source_range.contains(marker.marked_range.start_time)
        assert marker.metadata["Resolve_OTIO"]["Note"] == shot.words
    assert [m for track in timeline.tracks[1:] for clip in track.find_clips() for m in clip.markers] == []


def test_cues_are_markers_on_the_timeline() -> None:
    markers = build_timeline(ferry()).tracks.markers
    assert [(m.name, m.comment, m.color, m.marked_range.start_time.to_frames()) for m in markers] == [
        ("TITLE MUSIC", "music: TITLE MUSIC", "PURPLE", 0),
        ("END | of programme", "end: END | of programme", "RED", 1025),
    ]


def test_what_has_no_field_is_metadata() -> None:
    clip = build_timeline(ferry()).tracks[2].find_clips()[0]
    found = clip.metadata["redfiles"]
    assert (found["speaker"], found["delivery"], found["line"]) == ("INGRID SOLHEIM", "sync", 21)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scripts())
def test_nothing_is_lost_in_a_written_timeline(script: Script) -> None:
    timeline = build_timeline(script)
    assert script_of(timeline) == script
    assert script_of(otio.adapters.read_from_string(timeline.to_json_string(), "otio_json")) == script
    assert placed(timeline) == [(c.name, c.start, c.end) for c in lay(script).clips()]


def test_the_same_script_gives_the_same_json_from_any_folder() -> None:
    here, there = (replace(ferry(), source=f"{folder}/ferry.txt") for folder in ("/a", "/b/c"))
    assert build_timeline(here).to_json_string() == build_timeline(there).to_json_string()


@settings(max_examples=60, deadline=None)
@given(scripts())
def test_lanes_lose_nothing_and_never_overlap(script: Script) -> None:
    programme = lay(script)
    assert len(list(programme.clips())) == len(script.shots) + len(script.speeches)
    assert len({clip.key for clip in programme.clips()}) == len(list(programme.clips()))
    for lane in programme.lanes:
        assert all(a.end <= b.start for a, b in zip(lane.clips, lane.clips[1:], strict=False))
        assert all(clip.start < clip.end for clip in lane.clips)
    assert all(programme.start <= c.start and c.end <= programme.end for c in programme.clips())
    starts = sorted(shot.start for shot in script.shots)
    assert sorted(clip.start for clip in programme.clips() if clip.kind == "Shots") == starts


# ------------------------------------------------------------------ timelines that were changed since


def test_a_trimmed_shot_is_trimmed_in_the_script() -> None:
    timeline = build_timeline(ferry())
    last = timeline.tracks[0][6]
    last.source_range = TimeRange(last.source_range.start_time, RationalTime(50, 25))
    changed = script_of(timeline)
    assert (changed.shots[6].start, changed.shots[6].end) == (901025, 901075)
    assert changed.shots[:6] == ferry().shots[:6] and changed.speeches == ferry().speeches


def test_a_ripple_moves_speech_and_segments_along() -> None:
    timeline = build_timeline(ferry())
    gap = timeline.tracks[2][0]
    gap.source_range = TimeRange(
        gap.source_range.start_time, gap.source_range.duration + RationalTime(25, 25)
    )
    speech = script_of(timeline).speeches[1]
    assert (speech.start, speech.end) == (900325, 900625)
    assert [s.start for s in speech.segments] == [900325, 900525]


def test_a_deleted_clip_is_gone() -> None:
    timeline = build_timeline(ferry())
    del timeline.tracks[3]
    assert [s.speaker for s in script_of(timeline).speeches] == ["NARRATOR", "INGRID SOLHEIM", "NARRATOR"]


def changes():
    other = otio.schema.Clip("B-roll", source_range=TimeRange(RationalTime(0, 25), RationalTime(9, 25)))
    media = otio.schema.ExternalReference(
        "file:///programme.mov", TimeRange(RationalTime(0, 25), RationalTime(90000, 25))
    )
    yield "somebody else's clip", lambda t: t.tracks[0].append(other)
    yield "media", lambda t: setattr(t.tracks[0][0], "media_reference", media)
    yield (
        "a transition",
        lambda t: t.tracks[0].insert(1, otio.schema.Transition(in_offset=RationalTime(5, 25))),
    )
    yield "an effect", lambda t: t.tracks[0][0].effects.append(otio.schema.LinearTimeWarp(time_scalar=2))
    yield "a nested stack", lambda t: t.tracks[0].append(otio.schema.Stack())
    yield "no script", lambda t: t.metadata["redfiles"].pop("script")
    yield "a script of another kind", lambda t: t.metadata["redfiles"].__setitem__("script", {"shots": 7})
    yield "no metadata", lambda t: t.metadata.pop("redfiles")


@pytest.mark.parametrize("change", [pytest.param(c, id=name) for name, c in changes()])
def test_a_timeline_with_more_than_a_script_is_no_longer_ours(change) -> None:
    timeline = build_timeline(ferry())
    change(timeline)
    assert script_of(timeline) is None


def test_anything_else_is_not_ours() -> None:
    assert script_of(otio.schema.Timeline("x")) is None
    assert script_of(otio.schema.SerializableCollection()) is None


def test_reading_a_script_out_changes_nothing() -> None:
    timeline = build_timeline(ferry())
    before = timeline.to_json_string()
    script_of(timeline)
    assert timeline.to_json_string() == before
    assert copy.deepcopy(timeline).is_equivalent_to(timeline)


def test_metadata_is_the_contracts_json() -> None:
    kept = json.loads(build_timeline(ferry()).to_json_string())["metadata"]["redfiles"]["script"]
    assert (kept["rate"], kept["start"], kept["shots"][1]["timecode"]) == ("25", "10:00:00:00", "10:00:07:00")


def test_long_scripts_take_linear_time() -> None:
    assert len(list(lay(long_list(30000)).clips())) == 45000


# --------------------------------------------------------------------------- words


def test_one_line() -> None:
    assert one_line("  a\nb\x0bc\u2028d\x85e\tf\x00g \ufffe") == "a b c d e f g"
    assert one_line("Ça va – “oui”\u00a0! 😀") == "Ça va – “oui”\u00a0! 😀"


def test_shorten() -> None:
    assert shorten("short", 60) == "short"
    assert shorten("cut between words", 11) == "cut between"
    assert shorten("cut between words", 12) == "cut between"
    assert shorten("cut between words", 10) == "cut"
    assert shorten("x" * 70, 60) == "x" * 60
