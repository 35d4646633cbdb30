"""OpenTimelineIO timelines as cuts: nesting, effects, generators, rates, old and odd files."""

import zipfile

import opentimelineio as otio
import pytest
from opentimelineio.opentime import RationalTime, TimeRange

from otio_redfiles.cut import read_cut
from otio_redfiles.errors import UnreadableCutError
from otio_redfiles.tc import PAL, rate_of

S = otio.schema


def span(start, length, rate=25):
    return TimeRange(RationalTime(start, rate), RationalTime(length, rate))


def clip(name, length, source=0, rate=25, url=None, **more):
    reference = S.ExternalReference(url) if url else S.MissingReference()
    return S.Clip(name, media_reference=reference, source_range=span(source, length, rate), **more)


def track(*children, kind=S.TrackKind.Video, name="V"):
    made = S.Track(name, kind=kind)
    made.extend(children)
    return made


def read(folder, *tracks, start=RationalTime(900000, 25), name="cut.otio", rate=None, markers=()):
    timeline = S.Timeline("Film", global_start_time=start)
    timeline.tracks.extend(tracks)
    timeline.tracks.markers.extend(markers)
    path = folder / name
    otio.adapters.write_to_file(timeline, str(path))
    return read_cut(path, rate)


def shown(cut):
    return [(one.name, one.start - cut.start, one.end - cut.start) for one in cut.clips]


def test_layers_gaps_disabled_items_and_media(tmp_path):
    off = clip("off", 50)
    off.enabled = False
    cut = read(
        tmp_path,
        track(clip("A", 100, 10, url="file:///a.mov"), S.Gap(source_range=span(0, 25)), clip("B", 25)),
        track(S.Gap(source_range=span(0, 50)), clip("Top", 25), off),
    )
    assert shown(cut) == [("A", 0, 50), ("Top", 50, 75), ("A", 75, 100), ("B", 125, 150)]
    assert [one.source_in for one in cut.clips] == [10, 0, 85, 0] and cut.clips[0].media == "file:///a.mov"
    assert (cut.start, cut.end, cut.rate) == (900000, 900150, PAL)


def test_transitions_take_no_time(tmp_path):
    across = S.Transition(
        transition_type="SMPTE_Dissolve", in_offset=RationalTime(5, 25), out_offset=RationalTime(5, 25)
    )
    assert shown(read(tmp_path, track(clip("A", 50), across, clip("B", 50, 20)))) == [
        ("A", 0, 50),
        ("B", 50, 100),
    ]


def test_nested_stacks_and_tracks_are_flattened_and_trimmed(tmp_path):
    nest = S.Stack("nest")
    nest.extend([track(clip("low", 100)), track(S.Gap(source_range=span(0, 40)), clip("high", 20, 7))])
    nest.source_range = span(20, 60)
    inner = track(clip("x", 10), clip("y", 10), name="inner")
    assert shown(read(tmp_path, track(clip("A", 10), nest, inner))) == [
        ("A", 0, 10),
        ("low", 10, 30),
        ("high", 30, 50),
        ("low", 50, 70),
        ("x", 70, 80),
        ("y", 80, 90),
    ]


def test_speed_freeze_and_black(tmp_path):
    black = S.Clip("hole", media_reference=S.GeneratorReference("x", "black"), source_range=span(0, 10))
    cut = read(
        tmp_path,
        track(
            clip("slow", 50, effects=[S.LinearTimeWarp(time_scalar=0.5)]),
            black,
            clip("still", 20, effects=[S.FreezeFrame()]),
        ),
    )
    assert [(one.name, one.speed) for one in cut.clips] == [("slow", 0.5), ("still", 0.0)]


def test_rates_of_clips_may_differ_from_the_timelines(tmp_path):
    assert shown(read(tmp_path, track(clip("fifty", 100, rate=50), clip("B", 25)))) == [
        ("fifty", 0, 50),
        ("B", 50, 75),
    ]


@pytest.mark.parametrize("frame, name", [(107892, "29.97df"), (108000, "29.97")])
def test_drop_frame_shows_in_a_round_start(tmp_path, frame, name):
    start = RationalTime(frame, 30000 / 1001)
    assert read(tmp_path, track(clip("A", 50, rate=30000 / 1001)), start=start).rate == rate_of(name)


def test_markers_become_notes_and_labelled_ones_speech(tmp_path):
    on_clip = S.Marker("S1", marked_range=span(5, 1), comment="Boats leave the harbour at dawn")
    on_film = S.Marker("NARRATOR: In the spring the boats come back", marked_range=span(60, 1))
    cut = read(tmp_path, track(clip("A", 50, markers=[on_clip]), clip("B", 50)), markers=[on_film])
    assert cut.clips[0].notes == ("Boats leave the harbour at dawn", "S1")
    assert [(one.speaker, one.start - cut.start) for one in cut.speeches] == [("NARRATOR", 60)]


def test_no_start_no_picture_and_no_media(tmp_path):
    cut = read(tmp_path, track(clip("SPEAKER: one two three four", 50), kind=S.TrackKind.Audio), start=None)
    assert (cut.start, cut.clips, len(cut.speeches)) == (0, (), 1)
    assert any("no picture" in sentence for sentence in cut.said)


def test_bundles_and_collections(tmp_path):
    assert shown(read(tmp_path, track(clip("A", 50)), name="cut.otioz")) == [("A", 0, 50)]
    both = S.SerializableCollection("bin", [S.Timeline("empty"), _film()])
    otio.adapters.write_to_file(both, str(tmp_path / "bin.otio"))
    cut = read_cut(tmp_path / "bin.otio")
    assert cut.name == "film" and "2 timelines" in cut.said[0]


def _film():
    timeline = S.Timeline("film")
    timeline.tracks.append(track(clip("A", 50)))
    return timeline


@pytest.mark.parametrize(
    "name, data",
    [
        ("a.otio", b"{}"),
        ("a.otio", b"not json"),
        ("a.aaf", b"nothing"),
        ("a.otioz", b"PK"),
        ("a.otio", b'{"OTIO_SCHEMA": "Clip.2", "name": "x"}'),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableCutError) as caught:
        read_cut(path)
    assert name in str(caught.value) and "\n" not in str(caught.value)


# --------------------------------------------------------------------------- nested beyond reason


@pytest.mark.parametrize("name", ["a.otio", "a.otioz", "a.otiod"])
@pytest.mark.parametrize(
    "text",
    ["[" * 60_000, '{"a":' * 40_000 + '"' + '\\"' * 60_000, '["]",' * 40_000],
    ids=["lists", "objects and an open string", "brackets in strings"],
)
def test_a_file_of_brackets_is_refused_before_the_library_reads_it(tmp_path, name, text):
    path = tmp_path / name
    if name.endswith("z"):
        with zipfile.ZipFile(path, "w") as bundle:
            bundle.writestr("content.otio", text)
    elif name.endswith("d"):
        path.mkdir()
        (path / "content.otio").write_text(text)
    else:
        path.write_text(text)
    with pytest.raises(UnreadableCutError, match="nests more than 1000 levels deep"):
        read_cut(path)


def test_brackets_in_strings_are_words(tmp_path):
    assert shown(read(tmp_path, track(clip("[" * 3000, 50)))) == [("[" * 3000, 0, 50)]
