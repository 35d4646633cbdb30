"""CMX3600 lists: everything real ones do, each on an invented list of its own."""

import random

import pytest

from otio_redfiles.cut import Known, read_cut
from otio_redfiles.errors import UnknownFormatError, UnreadableCutError
from otio_redfiles.tc import Rate, rate_of
from tests.cut.edits import HOUR, edl, event, written

H25 = HOUR * 25
PAL = Rate()


def read(folder, text, rate=None, **how):
    return read_cut(written(folder, text, **how), rate)


def test_record_start_names_reels_and_source(tmp_path):
    cut = read(
        tmp_path,
        edl(
            [
                ("A001C002", 5 * H25, 10 * H25, 100, "Harbour at dawn"),
                ("AX", 0, 10 * H25 + 100, 50, "Still map"),
            ]
        ),
        PAL,
    )
    assert (cut.name, cut.rate, cut.start, cut.end) == ("TEST CUT", PAL, 10 * H25, 10 * H25 + 150)
    first, second = cut.clips
    assert (first.start, first.end, first.name, first.media, first.source_in) == (
        10 * H25,
        10 * H25 + 100,
        "Harbour at dawn",
        "A001C002",
        5 * H25,
    )
    assert second.media is None and second.index == 1


def test_missing_title_takes_the_file_name(tmp_path):
    assert read(tmp_path, edl([("T1", 0, 0, 50, "a")], title="", fcm=""), name="reel4.edl").name == "reel4"


def test_black_is_no_clip_and_a_gap_is_none(tmp_path):
    cut = read(
        tmp_path,
        edl(
            [
                ("T1", 0, 0, 50, "a"),
                ("BL", 0, 50, 25, ""),
                ("T1", 100, 75, 50, "b"),
                ("T1", 300, 200, 50, "c"),
            ]
        ),
        PAL,
    )
    assert [(clip.name, clip.start) for clip in cut.clips] == [("a", 0), ("b", 75), ("c", 200)]


def test_dissolve_begins_where_its_event_does(tmp_path):
    text = "\n".join(
        [
            event(1, "T1", 0, 0, 50),
            "* FROM CLIP NAME: Pier",
            event(2, "T1", 50, 50, 0),
            event(2, "T2", 900, 50, 100, edit="D    025 "),
            "* BLEND, DISSOLVE",
            "* FROM CLIP NAME: Pier",
            "* TO CLIP NAME: Lighthouse",
        ]
    )
    assert [(c.name, c.start, c.end, c.media) for c in read(tmp_path, text, PAL).clips] == [
        ("Pier", 0, 50, "T1"),
        ("Lighthouse", 50, 150, "T2"),
    ]


def test_wipe_and_transition_first(tmp_path):
    text = "\n".join(
        [
            event(1, "BL", 0, 0, 0),
            event(1, "T1", 0, 0, 60, edit="W001 012 "),
            "* TO CLIP NAME: Opening",
            event(2, "T2", 0, 60, 40, edit="D    012 "),
            "* FROM CLIP NAME: Opening",
            "* TO CLIP NAME: Second",
        ]
    )
    assert [clip.name for clip in read(tmp_path, text, PAL).clips] == ["Opening", "Second"]


def test_transition_under_another_number_is_refused_with_its_line(tmp_path):
    text = "\n".join(
        [event(1, "T1", 0, 0, 50), event(1, "T1", 50, 50, 0), event(2, "T2", 0, 50, 50, edit="D    025 ")]
    )
    with pytest.raises(UnreadableCutError, match=r"cut\.edl:3: .*event 002.*line 2"):
        read(tmp_path, text, PAL)


def test_speed_freeze_and_reverse(tmp_path):
    cut = read(
        tmp_path,
        edl(
            [
                ("T1", 0, 0, 50, "fast", "M2   T1       050.0                00:00:00:00"),
                (
                    "T1",
                    0,
                    50,
                    50,
                    "frozen",
                    "M2   T1       000.0                00:00:00:00",
                    "* * FREEZE FRAME",
                ),
                ("T1", 0, 100, 50, "back", "M2   T1      -025.0                00:00:00:00"),
            ]
        ),
        PAL,
    )
    assert [clip.speed for clip in cut.clips] == [2.0, 0.0, -1.0]


def test_lengths_that_differ_on_the_two_sides_are_read(tmp_path):
    text = "001  T1  V  C  00:00:00:00 00:00:02:01 01:00:00:00 01:00:02:00\n"
    assert [(clip.start, clip.end) for clip in read(tmp_path, text, PAL).clips] == [(H25, H25 + 50)]


def test_what_is_on_top_counts(tmp_path):
    text = "\n".join(
        [
            event(1, "T1", 0, 0, 100),
            "* FROM CLIP NAME: Interview",
            event(2, "T2", 0, 40, 20, channel="V2"),
            "* FROM CLIP NAME: Cutaway",
        ]
    )
    assert [(c.name, c.start, c.end, c.source_in) for c in read(tmp_path, text, PAL).clips] == [
        ("Interview", 0, 40, 0),
        ("Cutaway", 40, 60, 0),
        ("Interview", 60, 100, 60),
    ]


def test_key_over_picture_is_see_through(tmp_path):
    text = "\n".join(
        [
            event(1, "T1", 0, 0, 100, edit="KB       "),
            "* FROM CLIP NAME: Street",
            event(1, "TITLE", 0, 0, 50, edit="K    000 "),
            "* FROM CLIP NAME: Lower third",
        ]
    )
    assert [clip.name for clip in read(tmp_path, text, PAL).clips] == ["Street"]


def test_a_keyed_clip_of_an_upper_track_is_on_top_and_names_go_to_their_own(tmp_path):
    text = "\n".join(
        [
            event(6, "R1", 0, 0, 20),
            event(6, "R1", 20, 20, 50, edit="K B      "),
            event(6, "R2", 0, 20, 40, edit="K    000 "),
            "* FROM CLIP NAME: Interview.mov",
            "* KEY CLIP NAME: Cutaway.mov",
        ]
    )
    assert [(c.name, c.start, c.end) for c in read(tmp_path, text, PAL).clips] == [
        ("Interview.mov", 0, 20),
        ("Cutaway.mov", 20, 60),
        ("Interview.mov", 60, 70),
    ]


def test_a_list_of_markers_is_no_cut(tmp_path):
    text = "\n".join(
        f"{event(n, '001', n * 50, n * 50, 1)}\n- a note |C:ResolveColorCyan |M:Name |D:1" for n in range(3)
    )
    with pytest.raises(UnreadableCutError, match="a list of markers"):
        read(tmp_path, text, PAL)


def test_all_tracks_list_with_mixdown(tmp_path):
    lines = [
        event(1, "MIX", 0, 10 * H25, 200 * 25, channel="V"),
        event(2, "MIX", 0, 10 * H25, 200 * 25, channel="A"),
    ]
    for number in range(40):
        lines.append(event(3 + number, f"C{number:03d}", 0, 10 * H25 + number * 125, 125))
        lines.append(
            event(
                3 + number, f"C{number:03d}", 0, 10 * H25 + number * 125, 125, channel=f"A{number % 15 + 1}"
            )
        )
    cut = read(tmp_path, "\n".join(lines), PAL)
    assert len(cut.clips) == 40 and all(clip.media != "MIX" for clip in cut.clips)
    assert any("mixdown" in sentence for sentence in cut.said)


def test_source_timecode_beyond_the_rate(tmp_path):
    text = "001  CAM1  V  C  01:00:00:48 01:00:02:48 10:00:00:00 10:00:02:00\n"
    (clip,) = read(tmp_path, text, PAL).clips
    assert (clip.start, clip.source_in) == (10 * H25, H25 + 24)


def test_drop_frame_by_fcm_and_by_semicolon(tmp_path):
    drop = rate_of("29.97df")
    body = [("T1", 0, 107892, 1800, "a"), ("T1", 0, 107892 + 1800, 100, "b")]
    for fcm in ("DROP FRAME", ""):
        cut = read(tmp_path, edl(body, drop, fcm=fcm))
        assert cut.rate == drop and cut.start == 107892 and cut.clips[1].start == 109692
    with pytest.raises(UnreadableCutError, match=r"cut\.edl:3: .*skips 01:01:00;00"):
        read(
            tmp_path,
            "TITLE: x\nFCM: DROP FRAME\n001  T1  V  C  00:00:00;00 00:00:01;00 01:01:00;00 01:01:01;00\n",
        )


@pytest.mark.parametrize("name", ["24", "25", "29.97", "50", "59.94"])
def test_the_rate_is_inferred_from_lengths_and_frame_numbers(tmp_path, name):
    rate, dice, at, events = rate_of(name), random.Random(7), 10 * HOUR * rate_of(name).nominal, []
    for _ in range(60):
        length = dice.randrange(20, 300)
        events.append((f"R{dice.randrange(9)}", dice.randrange(10**6), at, length, "x"))
        at += length
    cut = read(tmp_path, edl(events, rate, fcm=""))
    assert cut.rate.nominal == rate.nominal
    assert any("--rate" in sentence for sentence in cut.said)


def cuts_at(rate, count, length, first=0):
    """Events of `length` frames whose two sides cross different seconds, their source from `first` on."""
    return edl([("T1", first + 17 * n, HOUR * rate.nominal + length * n, length, "x") for n in range(count)], rate)


def test_a_rate_is_as_sure_as_its_witnesses(tmp_path):
    film = rate_of("24")
    mirrored = edl([("AX", HOUR * 25 + 31 * n, HOUR * 25 + 31 * n, 31, "x") for n in range(20)])
    few, many = cuts_at(film, 3, 13, first=20), cuts_at(film, 60, 31)
    typed = edl([("AX", 25 * n, 25 * n, 25, "x") for n in range(900)])
    found = [read(tmp_path, text) for text in (mirrored, few, many, typed)]
    assert [(cut.rate.name, cut.known) for cut in found] == [
        ("25", Known.PROVEN),  # a :24
        ("24", Known.LIKELY),
        ("24", Known.PROVEN),
        ("25", Known.ASSUMED),  # whole seconds tell nothing, however many
    ]
    assert read(tmp_path, few, PAL).known is Known.PROVEN and read(tmp_path, few, PAL).rate == PAL


def test_a_told_rate_that_cannot_be_names_the_line(tmp_path):
    text = edl([("T1", 0, 0, 50, "a"), ("T1", 0, 50, 49, "b")])
    with pytest.raises(UnreadableCutError, match=r"cut\.edl:5: .*24 fps.*--rate"):
        read(tmp_path, text, rate_of("24"))


def test_latin_1_bytes_and_odd_separators_in_names(tmp_path):
    text = edl([("T1", 0, 0, 50, "Café é"), ("T1", 60, 50, 50, "two\x0blines\u2028here")])
    names = [
        clip.name for clip in read(tmp_path, text.replace("\u2028", "\x85"), PAL, encoding="latin-1").clips
    ]
    assert names[0] == "Café é" and len(names) == 2


def test_lower_case_cdl_and_effects_are_no_notes_locators_and_comments_are(tmp_path):
    cut = read(
        tmp_path,
        edl(
            [
                (
                    "T1",
                    0,
                    0,
                    50,
                    "a",
                    "* asc_sop (1 1 1)(0 0 0)(1 1 1)",
                    "* ASC_SAT x",
                    "* AVX2 EFFECT, RESIZE",
                    "* LOC: 00:00:01:00 GREEN   Boats leave",
                    "* COMMENT: grade darker",
                    "* LOC: 00:00:01:05 RED",
                )
            ]
        ),
        PAL,
    )
    assert cut.clips[0].notes == ("Boats leave", "grade darker")


def test_speech_in_comments(tmp_path):
    cut = read(
        tmp_path,
        edl(
            [
                (
                    "T1",
                    0,
                    10 * H25,
                    250,
                    "a",
                    "* 10:00:02:00 NARRATOR: In spring the boats come back to the bay.",
                ),
                ("T1", 0, 10 * H25 + 250, 250, "b", "* 10:00:11:00 Anna Berg: We waited for them."),
            ]
        ),
        PAL,
    )
    assert [(s.speaker, s.start, s.name) for s in cut.speeches] == [
        ("NARRATOR", 10 * H25 + 50, "In spring the boats come back to the bay."),
        ("Anna Berg", 10 * H25 + 275, "We waited for them."),
    ]


def test_reels_with_spaces_blank_reels_and_long_numbers(tmp_path):
    text = (
        "000001  TAPE 12 A V  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n"
        "1002  V  C  00:00:00:00 00:00:01:00 00:00:01:00 00:00:02:00\n"
    )
    assert [clip.media for clip in read(tmp_path, text, PAL).clips] == ["TAPE 12 A", None]


def test_a_reel_that_stands_for_several_clips_identifies_none(tmp_path):
    cut = read(
        tmp_path,
        edl([("SC00.JPG", H25, 0, 50, "s1"), ("SC00.JPG", H25, 50, 50, "s2"), ("TAPE1", 0, 100, 50, "s3")]),
        PAL,
    )
    assert [clip.media for clip in cut.clips] == [None, None, "TAPE1"]


def test_past_midnight(tmp_path):
    cut = read(
        tmp_path,
        edl(
            [
                ("T1", 0, 86400 * 25 - 100, 50, "a"),
                ("T1", 0, 86400 * 25 - 50, 100, "b"),
                ("T1", 0, 50, 50, "c"),
            ]
        ),
        PAL,
    )
    assert [clip.end - clip.start for clip in cut.clips] == [50, 100, 50]
    assert [clip.name for clip in cut.clips] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "empty"),
        ("nothing here\n", r"cut\.edl:1: no events"),
        (
            "TITLE: x\n001  T1  V  C  00:00:00:00 00:00:01:00 00:00:00:00\n",
            r"cut\.edl:2: event 001 holds 3 of its four timecodes",
        ),
        ("001  T1  V  C  00:00:00:00 00:00:01:00 00:00:02:00 00:00:01:00\n", r"cut\.edl:1: event 001 ends"),
        (b"\x00\x01\x02binary", "no text"),
    ],
)
def test_broken_lists_say_where(tmp_path, text, said):
    with pytest.raises(UnreadableCutError, match=said) as caught:
        read(tmp_path, text, PAL)
    assert "\n" not in str(caught.value)


def test_no_such_format_and_no_such_file(tmp_path):
    with pytest.raises(UnknownFormatError, match="no cut format"):
        read_cut(tmp_path / "cut.mov")
    with pytest.raises(UnreadableCutError, match=r"none\.edl: there is no such file; check the name"):
        read_cut(tmp_path / "none.edl")


def test_twenty_thousand_events_are_read(tmp_path):
    path = written(tmp_path, edl([(f"R{n % 300}", n * 7, n * 40, 40, f"clip {n}") for n in range(20000)]))
    cut = read_cut(path, PAL)
    assert len(cut.clips) == 20000
