"""Printed timecodes: what is found, what is read, what is no timecode at all."""


import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles import notation


def texts(line, style):
    return [mark.text for mark in notation.find_stamps(line, style)]


@pytest.mark.parametrize(
    "line, style, found",
    [
        ("Gulls on mast 10.00.06 LONG YEARS", "HH.MM.SS", ["10.00.06"]),
        ("00.06A KEEPER FROM THE ROCK", "MM.SS", ["00.06"]),
        ("Pre-Title Tease00.00 Black Car", "MM.SS", ["00.00"]),
        ("0:00:02 > 0:00:05Text runs on", "HH:MM:SS", ["0:00:02", "0:00:05"]),
        ("10.05.20 till 10.12,31", "HH.MM.SS", ["10.05.20", "10.12,31"]),
        ("00:00 to 00:06", "MM:SS", ["00:00", "00:06"]),
        ("words (0'29\"-1'51\")", "M'SS\"", ["0'29\"", "1'51\""]),
        ("7’43”", "M'SS\"", ["7’43”"]),
        ("00 00 10", "HH MM SS", ["00 00 10"]),
        ("01:00:00;12 A boat", "HH:MM:SS;FF", ["01:00:00;12"]),
        ("01;00;00;12 A boat", "HH:MM:SS;FF", ["01;00;00;12"]),
        ("10.52.376", "HH.MM.SS", ["10.52.376"]),
        ("52.10 The quay", "HH.MM.SS", ["52.10"]),
        ("01.36 - 01.44   Gull on a rail", "MM:SS", ["01.36", "01.44"]),
        ("01:36 - 01:44   Gull on a rail", "MM.SS", ["01:36", "01:44"]),
        ("01.44 - 01.36   Gull on a rail", "MM:SS", []),
        ("Open 10.30 - 11.15", "MM:SS", []),
        ("10.30 - 11.15 hrs", "MM:SS", []),
    ],
)
def test_a_timecode_is_found_as_printed(line, style, found):
    assert texts(line, style) == found


@pytest.mark.parametrize(
    "line, style",
    [
        ("V/O 11.10", "MM.SS"),
        ("V/O 11.1", "MM.SS"),
        ("M/S of the tower clock at 11.15. C/U of hands", "HH:MM:SS"),
        ("the clock showing 11.15. Then rain", "MM.SS"),
        ("First shown: 07/02/2013", "HH:MM:SS"),
        ("filmed 12.03.2014 at the works", "HH.MM.SS"),
        ("Tape start:10:00:00", "HH:MM:SS"),
        ("Duration: 00:06:12  Place: Varnsund", "HH:MM:SS"),
        ("a ticket for £10.50", "MM.SS"),
        ("version 2.10 of the chart", "MM.SS"),
        ("02899-01 He left.", "MM.SS"),
        ("It rose 12.50 % in May", "MM.SS"),
        ("serial 1.10.00.05.7", "HH.MM.SS"),
        ("99.75", "MM.SS"),
        ('Lid of a crate "K.12.40"', "MM.SS"),
        ("log book with date 14.02.58, and talk of weather", "HH:MM:SS:FF"),
    ],
)
def test_a_look_alike_is_no_timecode(line, style):
    assert texts(line, style) == []


@pytest.mark.parametrize(
    "printed, style, read",
    [
        ("10.00.06", "HH.MM.SS", (10, 0, 6, None)),
        ("10.14,46", "HH.MM.SS", (10, 14, 46, None)),
        ("10.52.376", "HH.MM.SS", (10, 52, 37, None)),
        ("00.06", "MM.SS", (0, 0, 6, None)),
        ("72:10", "MM:SS", (1, 12, 10, None)),
        ("52.10", "HH.MM.SS", (None, 52, 10, None)),
        ("1:07", "HH:MM", (1, 7, 0, None)),
        ("01:00:00;12", "HH:MM:SS;FF", (1, 0, 0, 12)),
        ("01;00;00;12", "HH:MM:SS;FF", (1, 0, 0, 12)),
        ("00 01 13", "HH MM SS", (0, 1, 13, None)),
        ("2’14", "M'SS\"", (0, 2, 14, None)),
        ("05:12:08", "MM:SS:FF", (0, 5, 12, 8)),
        ("72.12.08", "MM.SS.FF", (1, 12, 12, 8)),
        ("01:05:12:08", "MM:SS:FF", (1, 5, 12, 8)),
        ("05:12", "MM:SS:FF", (0, 5, 12, None)),
        ("noon", "MM.SS", None),
    ],
)
def test_fields(printed, style, read):
    assert notation.fields(printed, style) == read


@pytest.mark.parametrize(
    "lines, style",
    [
        (["10.00.02 NARRATOR", "A boat, 12.50 long", "10.00.06"], "HH.MM.SS"),
        (["00.06A CLERK", "00.28OLEG MARIN", "01.24"], "MM.SS"),
        (["00:40", "Nine years of drifting.", "00:54"], "MM:SS"),
        (["00 00 10", "TEXT", "00 00 34"], "HH MM SS"),
        (["01:00:10:05 A boat", "01:00:12:20 A quay"], "HH:MM:SS:FF"),
        (["01:00:10:05 A boat", "01:00:12;20 A quay"], "HH:MM:SS;FF"),
        ([f"01:00:{second:02d}:05" for second in range(12)] + ["01:00:12;20"], "HH:MM:SS:FF"),
        (["1.07", "2.15", "9.03", "14.11", "22.00", "31.09"], "feet+frames"),
        (["EUROLAB  REEL 2", "1.07", "9.03", "22.00"], "feet+frames"),
        (["THE SALT ROAD", "1.07", "9.03", "22.00"], "MM.SS"),
        (["A boat leaves.", "Nobody waved."], None),
    ],
)
def test_the_page_has_one_notation(lines, style):
    assert notation.detect_style(lines) == style


@pytest.mark.parametrize(
    ("lines", "style"),
    [
        (["10\xa000\xa002", "10\xa000\xa009 ", "10\xa000\xa017"], "HH MM SS"),
        (["10\u202f00\u202f02\u202f06", "10\u202f00\u202f09\u202f06"], "HH MM SS FF"),
        (["10：00：02", "10：00：09"], "HH:MM:SS"),
        (["10：00：02：06", "10：00：09：06"], "HH:MM:SS:FF"),
        (["00：02", "00：09"], "MM:SS"),
    ],
)
def test_wide_signs_and_blanks_that_do_not_break_part_fields_too(lines, style):
    assert notation.detect_style(lines) == style
    assert [mark.text for line in lines for mark in notation.find_stamps(line, style)] == [line.strip() for line in lines]
    assert notation.fields(lines[1].strip(), style)[1:3] == (0, 9)


def framed_times(count, top=25):
    return [f"{n // 3:02}:{n * 20 % 60 + n % 7:02}:{n * 11 % top:02}" for n in range(count)]


@pytest.mark.parametrize(
    "lines, style",
    [
        (framed_times(24), "MM:SS:FF"),
        ([line.replace(":", ".") for line in framed_times(24)], "MM.SS.FF"),
        (framed_times(12), "HH:MM:SS"),
        (framed_times(24, top=60), "HH:MM:SS"),
        ([f"10:{n:02}:{n * 11 % 25:02}" for n in range(24)], "HH:MM:SS"),
        ([f"{n // 3:02}:{n * 20 % 60 + n % 7:02}:00" for n in range(24)], "HH:MM:SS"),
        ([f"{n // 3:02}:{n % 12 + 1:02}:{n * 11 % 25:02}" for n in range(24)], "HH:MM:SS"),
    ],
    ids=["colons", "points", "few", "seconds", "one hour", "full seconds", "dates"],
)
def test_many_times_without_a_last_number_above_frames_over_hours_are_minutes_seconds_and_frames(lines, style):
    assert notation.detect_style(lines) == style


def test_the_frames_of_minutes_seconds_and_frames_prove_a_rate():
    assert notation.rate_evidence(["05:12:08", "05:14:28"], "MM:SS:FF").largest == 28


def test_words_between_two_times_tell_minutes_from_seconds():
    page = [line for minute in range(8) for line in (f"1:{minute:02d}", "many words " * 60)]
    assert notation.detect_style(page) == "H:MM"
    assert (
        notation.detect_style(
            [line for second in range(0, 56, 7) for line in (f"1:{second:02d}", "a few words")]
        )
        == "MM:SS"
    )


def test_a_handful_of_times_a_unit_apart_with_too_many_words_for_seconds_are_minutes():
    page = [line for minute in range(6) for line in (f"0:{minute:02d}", "one word after another " * 5)]
    assert notation.detect_style(page) == "H:MM"


def test_a_page_may_say_that_its_times_are_hours_and_minutes():
    rows = ["0:00", "A short question?", "0:01", "A short answer.", "0:02"]
    assert notation.detect_style(["Times are hours and minutes.", *rows]) == "H:MM"
    assert notation.detect_style(["Time (hh:mm)", *rows]) == "H:MM"
    assert notation.detect_style(["Times are hours, minutes, seconds.", *rows]) == "MM:SS"


def test_frames_prove_a_rate():
    assert notation.rate_evidence(["01:00:00:05", "01:00:02:24"]) == notation.RateEvidence(24, 2, False)
    assert notation.rate_evidence(["01:00:00;29"]).drop
    assert notation.rate_evidence(["10.00.05"]).count == 0


def test_one_semicolon_among_many_colons_is_a_slip():
    page = [f"01:00:{second:02d}:05" for second in range(12)]
    assert not notation.rate_evidence([*page, "01:00:12;20"]).drop
    assert notation.rate_evidence([*page, *(time.replace(":05", ";05") for time in page[:4])]).drop


def test_slips_are_told():
    assert notation.is_slip("10.14,46") and notation.is_slip("10.52.376") and not notation.is_slip("10.14.46")
    assert notation.too_many_digits("10.52.376") and not notation.too_many_digits("10.14,46")


@pytest.mark.parametrize(
    "printed, style, meant",
    [
        ("10,14.46", "HH.MM.SS", "10.14.46"),
        ("10.14;46", "HH.MM.SS", "10.14.46"),
        ("10.1446", "HH.MM.SS", "10.14.46"),
        ("1014.46", "HH.MM.SS", "10.14.46"),
        ("10..14.46", "HH.MM.SS", "10.14.46"),
        ("10. 14.46", "HH.MM.SS", "10.14.46"),
        ("10.4.46", "HH.MM.SS", "10.04.46"),
        ("1O.14.46", "HH.MM.SS", "10.14.46"),
        ("l0:14:46:O2", "HH:MM:SS:FF", "10:14:46:02"),
        ("10:14:4602", "HH:MM:SS:FF", "10:14:46:02"),
        ("10;14:46:02", "HH:MM:SS:FF", "10:14:46:02"),
        ("1O.46", "MM.SS", "10.46"),
        ("10:02:1 9", "HH:MM:SS", "10:02:19"),
        ("10:0 2:19:04", "HH:MM:SS:FF", "10:02:19:04"),
        ("7'5O\"", notation.PRIMES, "7'50\""),
    ],
)
def test_a_mistyped_timecode_alone_is_read_as_it_was_meant(printed, style, meant):
    assert notation.right_spelling(printed, style) == meant
    assert texts(printed, style) == [printed]
    assert notation.fields(printed, style) == notation.fields(meant, style)


def test_letters_in_primes_are_digits_only_before_a_closing_sign():
    assert texts("Statement (7'43\"-7'5O\")", notation.PRIMES) == ["7'43\"", "7'5O\""]
    assert texts("Jack O'Il (7'43\")", notation.PRIMES) == ["7'43\""]


def test_a_range_in_brackets_ends_before_more_words():
    assert texts("Kettles (01:02-01:10); frost (01:10-01:19)", "MM:SS") == ["01:02", "01:10", "01:10", "01:19"]


@pytest.mark.parametrize(
    "printed, style",
    [
        ("10.14.46", "HH.MM.SS"),
        ("10:14:46", "HH.MM.SS"),
        ("10.52.376", "HH.MM.SS"),
        ("1.2.3", "HH.MM.SS"),
        ("1,000.44", "HH.MM.SS"),
        ("2024", "HH.MM.SS"),
        ("10.7246", "HH.MM.SS"),
        ("l.O.O", "HH.MM.SS"),
        ("10.1446", "MM.SS"),
        ("1.5", "MM.SS"),
        ("10.1446", "HH MM SS"),
        ("9 10:02:19", "HH:MM:SS"),
        ("1 0:02:19", "HH:MM:SS"),
        ("10:02:19 3", "HH:MM:SS"),
    ],
)
def test_what_was_spelled_right_or_is_no_slip_stays(printed, style):
    assert notation.right_spelling(printed, style) == printed


@pytest.mark.parametrize(
    "line, found",
    [
        ("10.1446 Gulls on the mast", ["10.1446"]),
        ("1O.14.46 Gulls", ["1O.14.46"]),
        ("10..14.46 Gulls 10.14.52", ["10..14.46", "10.14.52"]),
        ("Gulls on the mast\t10.1446", ["10.1446"]),
        ("Gulls  10. 14.46", ["10. 14.46"]),
        ("2.1.10 The harbour", []),
        ("10.2024 fourth draft", []),
        ("it grew to 10.1446", []),
        ("10,00 boats or 10.1446", []),
    ],
)
def test_a_mistyped_timecode_at_the_edge_of_its_line_is_one(line, found):
    assert texts(line, "HH.MM.SS") == found


def test_a_slip_inside_words_is_left_alone():
    assert texts("Section 10.4.46 of the act", "HH.MM.SS") == []


@pytest.mark.parametrize(
    "cells, style, read",
    [
        (["10h00m06s", "10h00m11s", "10h01m40s"], "HHhMMmSSs", (10, 0, 6, None)),
        (["10 h 02 min 06", "10 h 02 min 31", "10 h 03 min 07"], "HHhMMmSSs", (10, 2, 6, None)),
        (["10-00-06", "10-00-41", "10-01-12"], "HH-MM-SS", (10, 0, 6, None)),
        (["10/00/06", "10/00/41", "10/01/12"], "HH/MM/SS", (10, 0, 6, None)),
        (["10:0:06", "10:0:41", "10:1:12"], "HH:MM:SS", (10, 0, 6, None)),
    ],
)
def test_a_column_of_rare_timecodes_is_one(cells, style, read):
    assert notation.detect_style(["Gate", *cells]) == style
    assert all(texts(cell, style) == [cell] for cell in cells)
    assert notation.fields(cells[0], style) == read


@pytest.mark.parametrize(
    "cells",
    [
        ["01-03-24", "05-03-24", "11-04-24", "02-05-24"],
        ["1/03/24", "5/03/24", "11/04/24"],
        ["1.0.1", "1.0.2", "1.0.3", "1.1.0"],
        ["10-00-06", "10-00-41"],
    ],
)
def test_dates_and_chapters_are_no_timecodes(cells):
    assert notation.detect_style(["Gate", *cells]) is None


@given(
    st.text(alphabet="0123456789.:;,'’ -abZ(/h", max_size=60),
    st.sampled_from([None, "HH.MM.SS", "MM:SS", "HH MM SS"]),
)
@settings(deadline=None, max_examples=60)
def test_marks_lie_in_the_line_in_order(line, style):
    marks = notation.find_stamps(line, style)
    assert all(line[mark.start : mark.end] == mark.text for mark in marks)
    assert all(one.end <= two.start for one, two in zip(marks, marks[1:], strict=False))
    assert all(notation.fields(mark.text, style) is not None for mark in marks)


def test_an_hour_of_script_is_scanned():
    lines = [
        "Gulls & lamp 10.00.23",
        "10.00.25 NARRATOR",
        "THE BOATS WERE OUT BY DAWN, AND NOBODY WAITED FOR THEM.",
    ] * 500
    notation.find_stamps(lines[0])
    assert sum(len(notation.find_stamps(line, "HH.MM.SS")) for line in lines) == 1000


GLUED = ["0:00:02 > 0:00:05Late.", "0:00:05>0:00:0940 boats.", "0:00:09 > 0:00:12[Quay]", "0:00:12 > 0:00:15So late at 10:45."]


def test_digits_behind_times_that_words_are_glued_to_are_words():
    style = notation.detect_style(GLUED)
    assert notation.plain(style) == "HH:MM:SS" != style
    marks = notation.find_stamps(GLUED[1], style)
    assert [(mark.text, mark.start, mark.end) for mark in marks] == [("0:00:05", 0, 7), ("0:00:09", 8, 15)]


@pytest.mark.parametrize(
    "texts",
    [
        [line.replace("40 boats", "Forty boats") for line in GLUED],
        ["10:00:02 Quay", "10:00:053 Boats", "10:00:09 Gull", "10:00:12 Sea"],
    ],
)
def test_a_digit_too_many_is_a_slip_where_words_stand_apart(texts):
    style = notation.detect_style(texts)
    assert notation.plain(style) == style == "HH:MM:SS"


@pytest.mark.parametrize(
    "text",
    ["Timed against the copy. Program start 00:00:00. E&OE.", "First frame of action 00:00:00:00, tape hour removed", "(film begins at 10:00:00:00)"],
)
def test_where_the_programme_is_said_to_start_is_no_event(text: str) -> None:
    assert notation.find_stamps(text, "HH:MM:SS") == ()


def test_a_row_that_is_the_start_is_one() -> None:
    assert len(notation.find_stamps("Programme starts  10:00:00:00", "HH:MM:SS:FF")) == 1


MARGIN = ["2:11:20  A KILN.", "2:12     dog lies", "2:13     PETER: And?", "2:14     runs.", "2:15", "2:15:48  END"]


def test_hours_and_minutes_with_seconds_only_where_a_scene_begins_and_ends() -> None:
    style = notation.detect_style(MARGIN)
    assert style == "H:MM"
    assert [notation.clock(text, style) for text in ("2:11:20", "2:12", "2:15:48")] == [7880, 7920, 8148]


@pytest.mark.parametrize(
    "texts",
    [
        ["10:00:10 Quay", "00:20 Boats", "00:31 Gull", "01:02 Sea"],
        ["0:58:00 Quay", "0:59:10 Boats", "59:40 Gull", "1:00:02 Sea"],
        ["2:11:20 Quay", "2:12:00 Boats", "2:12 Gull", "2:13:10 Sea", "2:14 Sky", "2:10 Sand"],
    ],
)
def test_minutes_and_seconds_among_hours_stay_what_they_are(texts) -> None:
    assert notation.detect_style(texts) == "HH:MM:SS"


def test_numbers_behind_seconds_that_no_rate_counts_are_hundredths():
    cells = ["10:00:00.04", "10:00:06.20", "10:00:12.48", "10:00:19.76", "10:00:27.96", "10:00:34.60"]
    assert notation.detect_style(["Gate", *cells]) == "HH:MM:SS.cc"
    assert notation.detect_style(["Gate", *(cell.replace(".", ",") for cell in cells)]) == "HH:MM:SS,cc"
    assert notation.fields("10:00:19.76", "HH:MM:SS.cc") == (10, 0, 19, None)
    assert notation.milliseconds("10:00:19.76", "HH:MM:SS.cc") == 760
    assert notation.rate_evidence(cells, "HH:MM:SS.cc").count == 0
    frames = [f"10:00:{second:02d}.{second % 25:02d}" for second in range(40)]
    assert notation.detect_style([*frames, "10:00:50.97"]) == "HH:MM:SS.FF"


@pytest.mark.parametrize("line", ["Read time approx. 3:30", "Duration: ca. 3:30", "Spieldauer etwa 3:30", "TRT (about 3:30)", "Durée : env. 3:30"])
def test_a_length_is_one_though_it_is_only_about_right(line):
    assert [mark.label for mark in notation.find_stamps(line)] == ["length"]
