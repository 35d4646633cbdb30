"""The AAF file by its structure, through pyaaf2, and through OpenTimelineIO's own reader."""

from dataclasses import replace
from pathlib import Path

import aaf2
import opentimelineio as otio
import pytest
from aaf2.misc import TaggedValueHelper

from otio_redfiles.programme import lay
from otio_redfiles.tc import rate_of
from otio_redfiles.write import write_file
from tests.write.invented import RATES, ferry, rate_name


@pytest.fixture
def opened(tmp_path: Path):
    """The file of a script, open, and its composition."""
    files = []

    def open_it(script):
        files.append(aaf2.open(str(write_file(script, tmp_path / "cut.aaf").paths[0]), "r"))
        return files[-1], next(files[-1].content.toplevel())

    yield open_it
    for file in files:
        file.close()


def slots_of(composition, kind: str) -> list:
    return [slot for slot in composition.slots if str(slot.segment.media_kind).lower() == kind]


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_timecode_slot(opened, rate) -> None:
    _, composition = opened(ferry(rate))
    (slot,) = slots_of(composition, "timecode")
    assert (slot.segment.start, slot.segment.fps, slot.segment.drop) == (
        lay(ferry(rate)).start,
        rate.nominal,
        rate.drop,
    )
    assert slot["PhysicalTrackNumber"].value == 1
    assert slot.edit_rate == rate.fps and slot.segment.length == 48 * rate.nominal


def test_tracks_have_names_numbers_and_full_length(opened) -> None:
    _, composition = opened(ferry())
    found = [
        (
            s.name,
            s["PhysicalTrackNumber"].value,
            str(s.segment.media_kind),
            s.segment.length,
            sum(c.length for c in s.segment.components),
        )
        for s in composition.slots
        if s.name and s.name != "TC1"
    ]
    assert found == [
        ("Shots", 1, "Picture", 1200, 1200),
        ("Narration", 1, "Sound", 1200, 1200),
        ("Interviews", 2, "Sound", 1200, 1200),
        ("Interviews 2", 3, "Sound", 1200, 1200),
    ]


def test_markers_of_every_shot_on_an_event_slot(opened) -> None:
    _, composition = opened(ferry())
    events = {slot["SlotID"].value: slot for slot in slots_of(composition, "descriptivemetadata")}
    shots = next(s for s in composition.slots if s.name == "Shots")
    slot = events[1000 + shots.slot_id]
    assert type(slot).__name__ == "EventMobSlot" and slot["PhysicalTrackNumber"].value == 1
    markers = list(slot.segment.components)
    assert [m["Comment"].value for m in markers] == [c.words for c in lay(ferry()).shots]
    assert [m["Position"].value for m in markers] == [c.start - 900000 for c in lay(ferry()).shots]
    assert all(m["DescribedSlots"].value == {shots.slot_id} for m in markers)
    assert markers[0]["CommentMarkerColor"].value == {"red": 13107, "green": 52428, "blue": 13107}
    told = dict(TaggedValueHelper(markers[0]["CommentMarkerAttributeList"]).items())
    assert (told["_ATN_CRM_COLOR"], told["_ATN_CRM_COM"]) == ("Green", "Aerial of the fjord at dawn")


def test_cues_are_markers_on_the_timecode(opened) -> None:
    _, composition = opened(ferry())
    (timecode,) = slots_of(composition, "timecode")
    slot = next(s for s in composition.slots if s["SlotID"].value == 1000 + timecode.slot_id)
    assert [m["Comment"].value for m in slot.segment.components] == [
        "music: TITLE MUSIC",
        "end: END | of programme",
    ]


def test_words_as_clip_comments_and_in_the_bin(opened) -> None:
    _, composition = opened(ferry())
    slot = next(s for s in composition.slots if s.name == "Interviews")
    clip = next(c for c in slot.segment.components if isinstance(c, aaf2.components.SourceClip))
    said = 'LOCALS said "M2 it is", and we FROM CLIP NAME: laughed.'
    assert TaggedValueHelper(clip["ComponentAttributeList"])["_COMMENT"] == said
    assert dict(clip.mob.comments.items()) == {"Comments": said, "Speaker": "INGRID SOLHEIM"}
    assert clip.mob.name.startswith("I001 INGRID SOLHEIM: LOCALS")


def test_every_clip_leads_by_its_media_to_the_tape_at_its_record_timecode(opened) -> None:
    _, composition = opened(ferry())
    for slot in slots_of(composition, "picture") + slots_of(composition, "sound"):
        at = 900000
        for clip in slot.segment.components:
            if isinstance(clip, aaf2.components.SourceClip):
                file = clip.mob.slots[0].segment.mob
                tape_clip = file.slots[0].segment
                timecode = next(s.segment for s in tape_clip.mob.slots if s.name == "TC1")
                assert timecode.start + tape_clip.start == at and tape_clip.length == clip.length
                assert type(tape_clip.mob.descriptor).__name__ == "TapeDescriptor"
            at += clip.length


def test_mob_ids_stay_and_are_unique(opened) -> None:
    first, _ = opened(ferry())
    ids = [str(mob.mob_id) for mob in first.content.mobs]
    assert len(ids) == len(set(ids)) == 2 + 2 * 11
    moved = ferry()
    shot = replace(moved.shots[-1], start=moved.shots[-1].start + 25)
    again, _ = opened(replace(moved, shots=moved.shots[:-1] + (shot,)))
    assert (
        len(set(ids) - {str(mob.mob_id) for mob in again.content.mobs}) == 2
    )  # clip and media of the moved shot


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_the_stock_reader_has_every_clip_and_marker_in_place(tmp_path: Path, rate) -> None:
    programme = lay(ferry(rate))
    timeline = otio.adapters.read_from_file(str(write_file(ferry(rate), tmp_path / "cut.aaf").paths[0]))
    assert timeline.global_start_time.to_frames() == programme.start
    tracks = [t for t in timeline.tracks if t.kind in ("Video", "Audio")]
    assert [t.name for t in tracks] == [lane.name for lane in programme.lanes]
    for track, lane in zip(tracks, programme.lanes, strict=True):
        clips = list(track.find_clips())
        assert [c.name for c in clips] == [c.name for c in lane.clips]
        assert [c.source_range.start_time.to_frames() for c in clips] == [c.start for c in lane.clips]
        placed = [c.transformed_time(c.source_range.start_time, timeline.tracks).to_frames() for c in clips]
        assert [p + programme.start for p in placed] == [c.start for c in lane.clips]
    for found, clip in zip(tracks[0].find_clips(), programme.shots, strict=True):
        assert [(m.name, m.color, m.marked_range.start_time.to_frames()) for m in found.markers] == [
            (clip.words, "GREEN", clip.start)
        ]


def test_the_tape_of_a_drop_frame_programme_drops(opened) -> None:
    file, _ = opened(ferry(rate_of("29.97df")))
    tape = next(m for m in file.content.sourcemobs() if type(m.descriptor).__name__ == "TapeDescriptor")
    timecode = next(s.segment for s in tape.slots if s.name == "TC1")
    assert (timecode.start, timecode.fps, timecode.drop) == (1078920, 30, True)
