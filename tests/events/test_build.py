"""From a draft to a script: frames, placing, ends, what is said about it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otio_redfiles.errors import TimecodeError, UsageError
from otio_redfiles.events import build_script
from otio_redfiles.events.rates import rate_for
from otio_redfiles.model import (
    CueKind,
    Delivery,
    Draft,
    DraftCue,
    DraftSegment,
    DraftShot,
    DraftSpeech,
    Piece,
    Reading,
    Stamp,
    Timing,
)
from otio_redfiles.tc import Rate, label_of, rate_of


def stamp(line: int, text: str) -> Stamp:
    return Stamp(line, 0, text)


def shot(line: int, text: str, at: str | None = None, **more) -> DraftShot:
    return DraftShot((Piece(line, 20, text),), stamp(line, at) if at else None, **more)


def speech(line: int, text: str, at: str | None = None, speaker: str = "KEEPER", delivery: Delivery = Delivery.SYNC) -> DraftSpeech:
    return DraftSpeech(line, speaker, delivery, (DraftSegment(None, (Piece(line, 40, text),)),), (Piece(line, 30, speaker),),
                       stamp(line, at) if at else None)


def script_of(*items, reading: Reading = Reading(), style: str = "HH.MM.SS"):
    stamps = tuple(s for item in items for s in (item.stamp, getattr(item, "out", None), getattr(item, "duration", None)) if s)
    return build_script(Draft("t", "test", items, stamps, style=style), reading, "t.txt")


def labels(script) -> list[str]:
    return [label_of(s.start, script.rate) for s in script.shots]


def test_a_shot_runs_to_the_next_and_the_last_to_the_end() -> None:
    script = script_of(shot(1, "Quay", "10.00.00"), shot(2, "Lamp", "10.00.07"), DraftCue(CueKind.END, (Piece(3, 9, "END"),), stamp(3, "10.00.20")))
    assert [(s.start, s.end) for s in script.shots] == [(900000, 900175), (900175, 900500)]
    assert script.start == 900000 and script.end == 900500


def test_a_printed_end_of_the_last_item_is_the_programmes_end() -> None:
    quay = shot(1, "Quay", "10.00.00", out=stamp(3, "10.00.30"))
    last = shot(2, "Lamp", "10.00.07", out=stamp(4, "10.00.09"))
    assert script_of(shot(1, "Quay", "10.00.00"), last).end == 900225
    assert script_of(quay, last).end == 900750
    assert script_of(last, shot(5, "Gull", "10.00.20")).end == 900625


def test_untimed_shots_share_the_time_between_their_neighbours() -> None:
    script = script_of(shot(1, "Quay", "10.00.00"), shot(2, "Lamp"), shot(3, "Boat"), shot(4, "Gull", "10.00.30"))
    assert labels(script) == ["10:00:00:00", "10:00:10:00", "10:00:20:00", "10:00:30:00"]
    assert [s.timing for s in script.shots] == [Timing.PRINTED, Timing.ESTIMATED, Timing.ESTIMATED, Timing.PRINTED]


def test_an_untimed_shot_beside_words_stands_where_they_are_said() -> None:
    script = script_of(shot(1, "Quay", "10.00.00"), speech(1, "x" * 30, "10.00.00"), shot(2, "MS"), speech(3, "y" * 30),
                       shot(4, "Gull", "10.00.04"))
    assert script.shots[1].start == pytest.approx(900050, abs=4)


def test_a_speech_ends_at_its_words_and_at_the_next_of_its_track_at_the_latest() -> None:
    script = script_of(speech(1, "Nobody came. " * 2, "10.00.00"), speech(2, "So we waited " * 30, "10.00.30"), speech(3, "Then.", "10.00.40"))
    first, second, _ = script.speeches
    assert first.end < second.start
    assert second.end == 901000


def test_an_interview_that_runs_a_little_into_the_narrator_makes_way() -> None:
    script = script_of(speech(1, "word " * 24, "10.00.00"), speech(2, "THE LAMP", "10.00.07", "NARRATOR", Delivery.NARRATION))
    assert script.speeches[0].end == script.speeches[1].start


@pytest.mark.parametrize("name, drop, wanted", [
    ("23.976", False, "10:00:06:00"), ("25", False, "10:00:06:00"), ("29.97", True, "10:00:06;00"), ("59.94", True, "10:00:06;00"),
])
def test_a_printed_second_keeps_its_label_at_every_rate(name, drop, wanted) -> None:
    script = script_of(shot(1, "Quay", "10.00.06"), reading=Reading(rate=rate_of(name, drop)))
    assert labels(script) == [wanted]


def test_a_minute_that_drop_frame_skips_starts_at_its_first_label() -> None:
    script = script_of(shot(1, "Quay", "10.01.00"), reading=Reading(rate=rate_of("29.97", True)))
    assert labels(script) == ["10:01:00;02"]


def test_a_printed_label_that_drop_frame_does_not_have_is_refused_with_its_line() -> None:
    with pytest.raises(TimecodeError, match=r"t\.txt:7: drop-frame skips 10:01:00;01"):
        script_of(shot(7, "Quay", "10:01:00;01"), style="HH:MM:SS;FF")


def test_frame_digits_prove_the_rate() -> None:
    assert script_of(shot(1, "Quay", "10:00:06:29"), style="HH:MM:SS:FF").rate == Rate(Fraction(30))
    assert script_of(shot(1, "Quay", "10:00:06;28"), style="HH:MM:SS;FF").rate == rate_of("29.97", True)
    assert script_of(shot(1, "Quay", "10:00:06:24"), style="HH:MM:SS:FF").rate == Rate()


def test_start_moves_a_programme_and_offset_moves_all() -> None:
    moved = script_of(shot(1, "Quay", "00.10"), style="MM.SS", reading=Reading(start="10:00:00:00"))
    assert labels(moved) == ["10:00:10:00"] and moved.start == 900000
    later = script_of(shot(1, "Quay", "10.00.10"), reading=Reading(offset="-00:00:05:00"))
    assert labels(later) == ["10:00:05:00"]


def test_a_start_before_the_first_timecode_is_taken_as_it_is() -> None:
    script = script_of(shot(1, "Quay", "10.00.00"), reading=Reading(start="09:59:50:00"))
    assert labels(script) == ["10:00:00:00"] and label_of(script.start, script.rate) == "09:59:50:00"


def test_a_start_that_is_no_timecode_is_said_so() -> None:
    with pytest.raises(UsageError, match="--start noon"):
        script_of(shot(1, "Quay", "10.00.00"), reading=Reading(start="noon"))


def test_lengths_are_added_up_and_never_taken_for_positions() -> None:
    items = [DraftShot((Piece(n, 9, text),), None, duration=stamp(n, length)) for n, text, length in
             ((1, "Quay", "0.20"), (2, "Lamp", "1.10"), (3, "Boat", "0.05"))]
    script = script_of(*items, style="MM.SS")
    assert [s.start for s in script.shots] == [0, 500, 2250]
    assert all(s.timing is Timing.ESTIMATED for s in script.shots)


def test_an_hour_left_out_goes_on_from_the_one_before() -> None:
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(("10.58.00", "59.30", "00.15", "02.00"), 1)))
    assert labels(script) == ["10:58:00:00", "10:59:30:00", "11:00:15:00", "11:02:00:00"]


def test_hours_that_a_page_prints_later_count_from_its_start() -> None:
    """Reel one by stopwatch, reel two off the tape: one clock, out-points included."""
    talk = replace(speech(2, "It takes all night.", "0'02\""), out=Stamp(2, 9, "0'06\""))
    script = script_of(shot(1, "Quay", "0'00\""), talk, shot(3, "Lamp", "1'31\""), shot(4, "Boat", "10 01 44"), style="HH MM SS")
    assert labels(script) == ["10:00:00:00", "10:01:31:00", "10:01:44:00"]
    assert [label_of(t, script.rate) for t in (script.speeches[0].start, script.speeches[0].end)] == ["10:00:02:00", "10:00:06:00"]


def test_hours_that_do_not_go_on_are_another_clock() -> None:
    script = script_of(shot(1, "Quay", "0'50\""), shot(2, "Lamp", "10 00 44"), style="HH MM SS")
    assert labels(script)[0] == "00:00:50:00"


def test_names_spelled_two_ways_are_reported_with_their_lines_and_left_alone() -> None:
    script = script_of(speech(3, "One.", "10.00.00", "HOLMQVIST"), speech(9, "Two.", "10.00.10", "HOLMQVIST"), speech(20, "Three.", "10.00.20", "HOLMVQIST"))
    found = [d for d in script.diagnostics if d.code == "speaker-spelling"]
    assert [(d.line, d.suggestion) for d in found] == [(20, "HOLMQVIST")]
    assert "lines 3, 9" in found[0].message
    assert script.speeches[2].speaker == "HOLMVQIST"


@pytest.mark.parametrize("head, rate", [
    ("Frame rate: 29.97", "29.97"), ("THE LAMP - 23.976 fps", "23.976"), ("FPS: 24", "24"), ("DIALOGUE LIST - 29.97 DF", "29.97df"),
    ("25 Bilder/s", "25"), ("Final script as at 25 March 1999", "25"), ("Tape 24 of 60", "25"),
])
def test_a_rate_that_the_page_names_is_taken(head: str, rate: str) -> None:
    script = script_of(DraftCue(CueKind.HEADER, (Piece(1, 0, head),)), shot(3, "Quay", "10.00.06"))
    assert script.rate == rate_of(rate)


def test_a_rate_beside_its_word_in_a_cell_of_its_own_is_taken() -> None:
    head = DraftCue(CueKind.HEADER, (Piece(1, 0, "Frame rate:"), Piece(1, 20, "24")))
    assert script_of(head, shot(3, "Quay", "10.00.06")).rate == rate_of("24")


def test_a_named_rate_that_the_digits_contradict_is_not() -> None:
    head = DraftCue(CueKind.HEADER, (Piece(1, 0, "FPS: 25"),))
    assert script_of(head, shot(3, "Quay", "10:00:06:29"), style="HH:MM:SS:FF").rate == Rate(Fraction(30))


def test_semicolons_drop_whatever_the_user_forgot_to_say() -> None:
    script = script_of(shot(1, "Quay", "01:10:00;00"), reading=Reading(rate=rate_of("29.97")), style="HH:MM:SS;FF")
    assert labels(script) == ["01:10:00;00"]


@pytest.mark.parametrize("style, printed, wanted", [
    ("MM.SS", ["57.00", "58.10", "59.40", "59.52", "00.04", "01.10"], "01:00:04:00"),
    ("HH.MM.SS", ["23.59.10", "23.59.20", "23.59.50", "23.59.56", "00.00.02", "00.00.09"], "00:00:02:00"),
])
def test_a_clock_that_turns_goes_on(style: str, printed: list[str], wanted: str) -> None:
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(printed, 1)), style=style)
    starts = [s.start for s in script.shots]
    assert starts == sorted(starts) and labels(script)[4] == wanted
    assert not [d for d in script.diagnostics if d.code.startswith("timecode-")]


@pytest.mark.parametrize("printed", [["24.00.02", "24.00.09", "24.00.17"], ["23.59.10", "23.59.49", "24.00.17", "24.00.26"]])
def test_a_clock_that_counts_on_past_24_does_not_turn(printed: list[str]) -> None:
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(printed, 1)))
    seconds = [3600 * int(h) + 60 * int(m) + int(s) for h, m, s in (at.split(".") for at in printed)]
    assert [shot.start for shot in script.shots] == [25 * second for second in seconds]


def test_minutes_seconds_and_frames_that_look_like_hours_are_doubted() -> None:
    times = [f"{n // 2:02}:{n * 7 % 60:02}:{n * 11 % 25:02}" for n in range(1, 21)]
    doubted = script_of(*(shot(n, "Quay", at) for n, at in enumerate(times, 1)), style="HH:MM:SS")
    assert [d.code for d in doubted.diagnostics if d.code == "timecode-fields"] == ["timecode-fields"]
    [advice] = [d.message for d in doubted.diagnostics if d.code == "timecode-fields"]
    assert "--timecode-style MM:SS:FF" in advice
    sure = script_of(*(shot(n, "Quay", f"10:{n:02}:{n * 11 % 60:02}") for n in range(1, 21)), style="HH:MM:SS")
    assert not [d for d in sure.diagnostics if d.code == "timecode-fields"]


def test_one_slip_near_the_end_of_an_hour_does_not_turn_the_clock() -> None:
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(["10.10", "10.20", "50.30", "10.40", "10.50"], 1)), style="MM.SS")
    assert labels(script) == ["00:10:10:00", "00:10:20:00", "00:10:30:00", "00:10:40:00", "00:10:50:00"]


def test_a_wrong_sign_is_reported_and_the_digits_stand() -> None:
    script = script_of(shot(1, "Quay", "10.00.00"), shot(2, "Lamp", "10,00.06"), shot(3, "Boat", "10.0011"), shot(4, "Gull", "10.00.31"),
                       shot(5, "Mast", "10.00.40"))
    assert labels(script)[1:3] == ["10:00:06:00", "10:00:11:00"]
    assert all(s.timing is Timing.PRINTED for s in script.shots)
    found = [(d.line, d.code, d.suggestion) for d in script.diagnostics]
    assert found == [(2, "timecode-malformed", "10.00.06"), (3, "timecode-malformed", "10.00.11")]


def test_a_wrong_sign_in_a_wrong_time_is_put_right_too() -> None:
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(["10.00.00", "10.00.10", "10,50.20", "10.00.30", "10.00.40"], 1)))
    assert labels(script)[2] == "10:00:20:00" and script.shots[2].timing is Timing.CORRECTED
    assert [d.suggestion for d in script.diagnostics] == ["10.00.20"]


def test_many_slips_of_many_kinds_are_no_habit() -> None:
    printed = ["10.00.00", "10.00,05", "1O.00.12", "10.0020", "10.0.31", "10..00.40"]
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(printed, 1)))
    assert [d.line for d in script.diagnostics] == [2, 3, 4, 5, 6]


def test_a_page_that_prints_commas_means_them() -> None:
    script = script_of(*(shot(n, "Quay", f"10.00,{n}0") for n in range(1, 5)))
    assert labels(script)[0] == "10:00:10:00" and not script.diagnostics


FRAMES = ["10:00:00:00", "10:00:10:20", "10:00:20:02", "10:00:31:24", "10:00:40:13", "10:00:52:07", "10:01:03:21"]


def test_one_frame_number_too_high_does_not_change_the_rate_of_all() -> None:
    printed = [*FRAMES[:2], "10:00:20:52", *FRAMES[3:]]
    script = script_of(*(shot(n, "Quay", at) for n, at in enumerate(printed, 1)), style="HH:MM:SS:FF")
    assert script.rate == Rate() and labels(script)[2] == "10:00:20:24"
    assert script.shots[2].timing is Timing.CORRECTED
    assert [(d.line, d.code, d.suggestion) for d in script.diagnostics] == [(3, "timecode-impossible", "10:00:20:24")]


@pytest.mark.parametrize("frames, rate", [
    ((0, 17, 27), "30"), ((3, 28, 14, 0, 9, 26, 12, 29), "30"), ((0, 44, 12, 31), "50"), ((59, 12, 3), "60"), ((0, 0, 0, 28), "30"),
    ((*range(25), *range(25), 27), "25"),
])
def test_the_weight_of_the_frame_numbers_decides(frames: tuple[int, ...], rate: str) -> None:
    script = script_of(*(shot(n, "Quay", f"10:{n:02d}:00:{f:02d}") for n, f in enumerate(frames)), style="HH:MM:SS:FF")
    assert script.rate == rate_of(rate)


ROUNDED = {
    "halves": lambda n: (0, 12)[n % 2],
    "mostly full": lambda n: 12 if n % 7 == 0 else 0,
    "fifths": lambda n: n % 5 * 5,
    "six": lambda n: n % 6,
    "late": lambda n: (0, 24)[n % 2],
    "one": lambda n: 1,
}


@pytest.mark.parametrize("rows", [3, 20, 40, 50, 60, 100, 300])
@pytest.mark.parametrize("frame", ROUNDED.values(), ids=ROUNDED.keys())
def test_frames_that_are_rounded_prove_no_higher_rate(frame, rows: int) -> None:
    """A typist gives halves and fifths of a second only: however often the same number stands, it fits 25."""
    printed = [f"10:{n // 60:02d}:{n % 60:02d}:{frame(n):02d}" for n in range(rows)]
    assert rate_for([stamp(n, at) for n, at in enumerate(printed, 1)], Reading(), style="HH:MM:SS:FF") == Rate()
    dropping = [stamp(n, f"{at[:-3]};{at[-2:]}") for n, at in enumerate(printed, 1)]
    assert rate_for(dropping, Reading(), style="HH:MM:SS;FF") == rate_of("29.97", True)


@given(st.lists(st.integers(0, 29), max_size=300))
def test_no_rate_is_taken_that_a_lower_one_can_say(frames: list[int]) -> None:
    stamps = [stamp(n, f"10:{n // 60:02d}:{n % 60:02d}:{frame:02d}") for n, frame in enumerate(frames, 1)]
    assert rate_for(stamps, Reading(), style="HH:MM:SS:FF").nominal <= (30 if max(frames, default=0) >= 25 else 25)


def test_a_rate_that_frame_numbers_cannot_tell_from_its_twin_is_said_to_be_guessed() -> None:
    items = [shot(1, "Quay", "10:00:00:00"), shot(2, "Lamp", "10:00:06:59")]
    found = script_of(*items, style="HH:MM:SS:FF").diagnostics
    assert [(d.line, d.code) for d in found] == [(2, "rate-guessed")] and "--rate 59.94" in found[0].message
    assert not script_of(*items, style="HH:MM:SS:FF", reading=Reading(rate=rate_of("59.94"))).diagnostics


def test_a_label_that_drop_frame_skips_among_others_is_reported() -> None:
    script = script_of(shot(1, "Quay", "10:00:00;00"), shot(2, "Lamp", "10:00:59;28"), shot(3, "Boat", "10:01:00;00"), style="HH:MM:SS;FF")
    assert labels(script)[2] == "10:01:00;02"
    assert [d.code for d in script.diagnostics] == ["timecode-impossible"]


def test_a_told_rate_that_few_labels_break_stands_and_one_that_most_break_does_not() -> None:
    told = Reading(rate=rate_of("24"))
    some = [shot(n, "Quay", at) for n, at in enumerate(FRAMES, 1)]
    assert labels(script_of(*some, style="HH:MM:SS:FF", reading=told))[3] == "10:00:31:23"
    most = [shot(n, "Quay", f"10:0{n}:00:4{n}") for n in range(1, 4)]
    with pytest.raises(TimecodeError, match="t.txt:1: no such timecode at 24 fps"):
        script_of(*most, style="HH:MM:SS:FF", reading=told)


def test_milliseconds_are_the_nearest_frame() -> None:
    script = script_of(shot(1, "Quay", "10:00:00.000"), shot(2, "Lamp", "10:00:06.490"), shot(3, "Boat", "10:00:11.990"), style="HH:MM:SS.mmm")
    assert labels(script) == ["10:00:00:00", "10:00:06:12", "10:00:12:00"]


def end_of(item: DraftShot) -> str:
    script = script_of(item, shot(9, "Boat", "10:00:40:00"), style="HH:MM:SS:FF")
    return label_of(script.shots[0].end, script.rate)


@pytest.mark.parametrize("out, duration, wanted", [
    (None, "00:00:05:15", "10:00:17:15"), ("10:00:17:20", "00:00:05:15", "10:00:17:20"), ("10:00:17:20", "00:00:05", "10:00:17:20"),
    ("10:00:02:20", "00:00:05:15", "10:00:17:15"), (None, "4 sec", "10:00:16:00"), (None, '10"', "10:00:22:00"),
    (None, "5", "10:00:17:00"), (None, "6s", "10:00:18:00"), (None, "1.5", "10:00:13:13"), (None, ":08", "10:00:20:00"),
])
def test_a_shot_ends_at_its_out_point_and_else_after_its_length(out, duration, wanted) -> None:
    item = shot(1, "Quay", "10:00:12:00", out=Stamp(1, 12, out) if out else None, duration=Stamp(1, 24, duration))
    assert end_of(item) == wanted


def test_minutes_seconds_and_frames_are_placed_to_the_frame() -> None:
    """Frames above 24 prove the rate; past 59 minutes they count on."""
    script = script_of(shot(1, "Quay", "05:12:08"), shot(2, "Pier", "05:14:28"), shot(3, "Gate", "61:00:00"), style="MM:SS:FF")
    assert script.rate.nominal == 30 and [shot.start for shot in script.shots] == [9368, 9448, 109800]


def test_a_cue_in_a_row_of_several_shots_shares_the_time_of_the_one_before_it() -> None:
    quay = DraftShot((Piece(2, 0, "Quay"),), Stamp(2, 30, "10.00.00"))
    lamp = DraftShot((Piece(2, 10, "Lamp"),), Stamp(2, 40, "10.00.07"))
    first, second = (DraftCue(CueKind.MUSIC, (Piece(2, at, "MUSIC"),)) for at in (60, 70))
    script = script_of(quay, first, lamp, second)
    assert [cue.start for cue in script.cues] == [900000, 900175]
