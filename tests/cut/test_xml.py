"""Final Cut Pro XML of both kinds, on invented sequences."""

from fractions import Fraction

import pytest

from otio_redfiles.cut import read_cut
from otio_redfiles.errors import UnreadableCutError
from otio_redfiles.tc import Rate, rate_of
from tests.cut.edits import written

RATE = "<rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>"


def xmeml(video, audio="", start=900000, extra="", rate=RATE, form="NDF"):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n<xmeml version="4"><sequence id="s1"><name>Reel</name>{rate}'
        f"<timecode>{rate}<frame>{start}</frame><displayformat>{form}</displayformat></timecode>{extra}"
        f"<media><video>{video}</video><audio>{audio}</audio></media></sequence></xmeml>"
    )


def item(name, start, end, source=0, more="", out=None):
    last = source + end - start if out is None else out
    return (
        f"<clipitem id='{name}'><name>{name}</name>{RATE}<start>{start}</start><end>{end}</end><in>{source}</in>"
        f"<out>{last}</out>{more}</clipitem>"
    )


def track(*items, **attributes):
    given = "".join(f" {key.replace('_', '.')}='{value}'" for key, value in attributes.items())
    return f"<track{given}>{''.join(items)}</track>"


def read(folder, text, rate=None, name="cut.xml"):
    return read_cut(written(folder, text, name), rate)


def shown(cut):
    return [(clip.name, clip.start - cut.start, clip.end - cut.start) for clip in cut.clips]


def test_start_rate_top_track_and_switched_off_clips(tmp_path):
    lower = track(item("Interview", 0, 100), item("Street", 100, 150))
    upper = track(item("Cutaway", 20, 40), item("Rejected", 50, 60, more="<enabled>FALSE</enabled>"))
    hidden = track(item("Nothing", 0, 150)).replace("</track>", "<enabled>FALSE</enabled></track>")
    cut = read(tmp_path, xmeml(lower + upper + hidden))
    assert (cut.rate, cut.start, cut.name) == (Rate(), 900000, "Reel")
    assert shown(cut) == [
        ("Interview", 0, 20),
        ("Cutaway", 20, 40),
        ("Interview", 40, 100),
        ("Street", 100, 150),
    ]
    assert [clip.source_in for clip in cut.clips] == [0, 0, 40, 0]


def test_a_clip_that_stands_there_again_by_its_id_alone(tmp_path):
    cut = read(tmp_path, xmeml(track(item("Wave", 0, 50), item("Quay", 50, 80), "<clipitem id='Wave'/>", item("Rope", 130, 150))))
    assert shown(cut) == [("Wave", 0, 50), ("Quay", 50, 80), ("Wave", 80, 130), ("Rope", 130, 150)]


@pytest.mark.parametrize("alignment, at", [("center", 50), ("start", 40), ("end-black", 60)])
def test_a_transition_cuts_by_its_alignment(tmp_path, alignment, at):
    across = (
        f"<transitionitem><start>40</start><end>60</end><alignment>{alignment}</alignment></transitionitem>"
    )
    cut = read(
        tmp_path, xmeml(track(item("One", 0, -1, out=60), across, item("Two", -1, 100, source=200, out=260)))
    )
    assert shown(cut) == [("One", 0, at), ("Two", at, 100)]
    assert cut.clips[1].source_in == 200 + at - 40


def test_a_nested_sequence_is_flattened_and_trimmed(tmp_path):
    inner = f"<sequence id='s2'><name>Nest</name>{RATE}<media><video>{track(item('X', 0, 30), item('Y', 30, 90))}</video></media></sequence>"
    nested = item("Nest", 10, 60, source=20, more=inner)
    again = item("Nest", 60, 70, more="<sequence id='s2'/>")
    assert shown(read(tmp_path, xmeml(track(nested, again)))) == [("X", 10, 20), ("Y", 20, 60), ("X", 60, 70)]


def test_a_sequence_that_holds_itself_is_refused(tmp_path):
    with pytest.raises(UnreadableCutError, match="holds itself"):
        read(tmp_path, xmeml(track(item("Loop", 0, 10, more="<sequence id='s1'/>"))))


def test_speed_reverse_and_source_timecode(tmp_path):
    remap = (
        "<filter><effect><effectid>timeremap</effectid><parameter><parameterid>speed</parameterid><value>50</value></parameter>"
        "<parameter><parameterid>reverse</parameterid><value>TRUE</value></parameter></effect></filter>"
    )
    file = f"<file id='f1'><name>A001.mxf</name><pathurl>file:///A001.mxf</pathurl>{RATE}<timecode>{RATE}<frame>1000</frame></timecode></file>"
    cut = read(
        tmp_path,
        xmeml(
            track(item("A", 0, 50, source=10, more=file + remap), item("B", 50, 60, more="<file id='f1'/>"))
        ),
    )
    assert cut.clips[0].speed == -0.5 and cut.clips[0].source_in == 1010
    assert cut.clips[1].media == "file:///A001.mxf"


def test_slugs_are_black_and_titles_see_through(tmp_path):
    slug = "<file><name>Black Video</name><mediaSource>Slug</mediaSource></file>"
    title = "<file><name>Name super</name><mediaSource>Slug</mediaSource></file>"
    cut = read(
        tmp_path,
        xmeml(
            track(item("A", 0, 50), item("Black Video", 50, 70, more=slug))
            + track(item("Name super", 10, 60, more=title))
        ),
    )
    assert shown(cut) == [("A", 0, 50), ("Name super", 50, 60)]


def test_markers_and_speech_on_named_audio(tmp_path):
    marker = "<marker><name>S1</name><comment>Boats leave the harbour at dawn</comment><in>5</in><out>-1</out></marker>"
    words = item("NARRATOR: In the spring the boats come back", 10, 90)
    sound = (
        track(words, MZ_TrackName="Narration")
        + track(words, MZ_TrackName="Narration")
        + track(item("Track 08.wav", 0, 90))
    )
    sequence_marker = "<marker><name>Grade this darker, please</name><in>60</in><out>-1</out></marker>"
    cut = read(
        tmp_path, xmeml(track(item("A", 0, 50, more=marker), item("B", 50, 90)), sound, extra=sequence_marker)
    )
    assert cut.clips[0].notes[0] == "Boats leave the harbour at dawn"
    assert cut.clips[1].notes == ("Grade this darker, please",)
    assert [(s.speaker, s.name, s.start - cut.start) for s in cut.speeches] == [
        ("NARRATOR", "In the spring the boats come back", 10)
    ]


def test_drop_frame_is_said_by_the_file(tmp_path):
    rate = "<rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate>"
    cut = read(tmp_path, xmeml(track(item("A", 0, 50)), rate=rate, form="DF", start=107892))
    assert cut.rate == rate_of("29.97df") and cut.start == 107892


@pytest.mark.parametrize(
    "text, said",
    [
        ("<xmeml version='4'><seq", r"cut\.xml:1: broken XML"),
        ("<fcpxml/>", "where <xmeml> was expected"),
        ("<xmeml version='4'><bin/></xmeml>", "no sequence"),
        ("<xmeml><sequence><media/></sequence></xmeml>", "no rate"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><xmeml>&a;</xmeml>', "cut"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, text, said):
    with pytest.raises(UnreadableCutError, match=said):
        read(tmp_path, text)


# --------------------------------------------------------------------------- FCPXML


def fcpxml(spine, frame="100/2500s", start="36000s", form="NDF", more=""):
    return (
        f'<?xml version="1.0"?><fcpxml version="1.8"><resources><format id="r1" frameDuration="{frame}"/>'
        f'<asset id="a1" name="A001" src="file:///A001.mov" start="100s" hasVideo="1" hasAudio="1" duration="900s"/>'
        f'<asset id="a2" name="VO" src="file:///vo.wav" hasAudio="1" duration="900s"/>{more}</resources>'
        f'<library><event><project name="Film"><sequence format="r1" tcStart="{start}" tcFormat="{form}"><spine>{spine}</spine>'
        f"</sequence></project></event></library></fcpxml>"
    )


def test_fcpxml_storyline_lanes_and_gaps(tmp_path):
    spine = (
        '<asset-clip name="Street" ref="a1" offset="36000s" duration="4s" start="110s">'
        '<asset-clip name="Cutaway" ref="a1" lane="1" offset="111s" duration="1s" start="200s"/>'
        '<asset-clip name="NARRATOR: In the spring the boats return" ref="a2" lane="-1" offset="110s" duration="3s"/></asset-clip>'
        '<gap offset="36004s" duration="2s" start="3600s"/><asset-clip name="Pier" ref="a1" offset="36006s" duration="1s"/>'
    )
    cut = read(tmp_path, fcpxml(spine), name="cut.fcpxml")
    assert (cut.rate, cut.start, cut.name) == (Rate(), 900000, "Film")
    assert shown(cut) == [("Street", 0, 25), ("Cutaway", 25, 50), ("Street", 50, 100), ("Pier", 150, 175)]
    assert [clip.source_in for clip in cut.clips] == [2750, 5000, 2800, 2500]
    assert [(s.speaker, s.start - 900000) for s in cut.speeches] == [("NARRATOR", 0)]


@pytest.mark.parametrize(
    "frame, fps",
    [
        ("1001/24000s", Fraction(24000, 1001)),
        ("1001/30000s", Fraction(30000, 1001)),
        ("1001/60000s", Fraction(60000, 1001)),
        ("100/5000s", Fraction(50)),
    ],
)
def test_fcpxml_rates_are_exact(tmp_path, frame, fps):
    cut = read(
        tmp_path,
        fcpxml('<asset-clip ref="a1" name="A" offset="0s" duration="1001/10s"/>', frame, "0s"),
        name="cut.fcpxml",
    )
    assert cut.rate.fps == fps and cut.clips[0].end == round(fps * Fraction(1001, 10))


def test_fcpxml_compounds_secondary_storylines_titles_captions_and_speed(tmp_path):
    compound = (
        '<media id="m1" name="Nest"><sequence format="r1" tcStart="0s"><spine><asset-clip name="X" ref="a1" offset="0s" duration="2s"/>'
        '<asset-clip name="Y" ref="a1" offset="2s" duration="3s"/></spine></sequence></media>'
    )
    spine = (
        '<ref-clip name="Nest" ref="m1" offset="0s" duration="3s" start="1s"/>'
        '<asset-clip name="Fast" ref="a1" offset="3s" duration="2s"><timeMap><timept time="0s" value="0s"/>'
        '<timept time="2s" value="4s"/></timeMap><marker start="101s" duration="1/25s" value="Sparks fly"/>'
        '<title name="Basic" lane="1" offset="100s" duration="1s"><text><text-style>Gdansk</text-style></text></title>'
        '<caption lane="2" offset="100s" duration="2s"><text>ANNA: We waited on the pier</text></caption></asset-clip>'
        '<gap offset="5s" duration="3s" start="0s"><spine lane="1" offset="1s"><asset-clip name="P" ref="a1" duration="1s"/>'
        '<asset-clip name="Q" ref="a1" duration="1s"/></spine></gap>'
    )
    cut = read(tmp_path, fcpxml(spine, start="0s", more=compound), name="cut.fcpxml")
    assert shown(cut) == [("X", 0, 25), ("Y", 25, 75), ("Fast", 75, 125), ("P", 150, 175), ("Q", 175, 200)]
    assert cut.clips[2].speed == 2.0 and set(cut.clips[2].notes) == {"Sparks fly", "Gdansk"}
    assert [(s.speaker, s.name, s.start) for s in cut.speeches] == [("ANNA", "We waited on the pier", 75)]


def test_fcpxml_formats_without_a_frame_duration(tmp_path):
    spine = '<asset-clip ref="a1" name="A" offset="0s" duration="4s"/>'
    text = fcpxml(spine, start="0s").replace('frameDuration="100/2500s"', 'name="FFVideoFormat1080p2398"')
    assert read(tmp_path, text, name="cut.fcpxml").rate == rate_of("23.976")
    nameless = text.replace("FFVideoFormat1080p2398", "FFVideoFormatRateUndefined")
    assert read(tmp_path, nameless, rate_of("50"), name="cut.fcpxml").clips[0].end == 200
    with pytest.raises(UnreadableCutError, match="--rate"):
        read(tmp_path, nameless, name="cut.fcpxml")
