"""Which timecode belongs to which picture and words, by the codes of a page."""

from otio_redfiles.model import DraftShot, DraftSpeech
from tests.learnt.by_hand import parted, shots, speeches


def test_a_row_has_its_time_for_picture_and_words():
    draft = parted("T|10:00:06 S|Ferry leaves N|ADA\nW|Eleven.\nT|10:00:14 S|Harbour\n.|VO: W|Nobody counted.")
    assert [time for time, _ in shots(draft)] == [time for time, _ in speeches(draft)] == ["10:00:06", "10:00:14"]


def test_a_time_alone_heads_all_that_stands_below():
    draft = parted("T|10:00:06\n\nW|Nobody counted.\n\n.|( S|Ferry leaves .|)\n\nT|10:00:14\n\nS|Harbour\n")
    assert shots(draft) == [("10:00:06", "Ferry leaves"), ("10:00:14", "Harbour")]
    assert speeches(draft) == [("10:00:06", "NARRATOR")]


def test_blank_lines_part_a_row_where_not_all_lines_are_parted():
    page = "T|1:02:20 S|Truck backs up.\nT|1:02:50 S|Stairs.\n\nN|OTTO .|: W|Nine?\nN|DALE .|: W|Nine.\nT|1:03:10 N|OTTO .|: W|They said four.\n"
    assert speeches(parted(page)) == [("", "OTTO"), ("", "DALE"), ("1:03:10", "OTTO")]


def test_hours_and_minutes_in_the_margin_are_of_what_follows_first():
    draft = parted("T|2:04 S|Ferry office, Ida at desk.\nN|Q .|: W|Were you angry?\nN|IDA .|: W|No.\n", "H:MM")
    assert shots(draft) == [("2:04", "Ferry office, Ida at desk.")]
    assert speeches(draft) == [("", "Q"), ("", "IDA")]


def test_pictures_have_the_time_behind_them_where_the_page_prints_it_there():
    draft = parted(
        "S|Frozen lake T|10:00:05 N|NARRATOR W|IN THE WINTER\nS|Girls in line t|10:00:11 w|THE TOWN WENT DOWN\nS|School t|10:00:24\n"
        "T|10:00:26 N|ILVES\nW|We wrote nothing down,\nS|Pool w|not a word.\nS|Cook book T|10:00:40 N|NARRATOR W|BUT THE BOOK"
    )
    assert [time for time, _ in shots(draft)] == ["10:00:05", "10:00:11", "10:00:24", "", "10:00:40"]
    assert [time for time, _ in speeches(draft)] == ["10:00:05", "10:00:26", "10:00:40"]


def test_wrapped_rows_led_by_times_are_not_read_as_times_behind():
    draft = parted("T|10:00:01 S|Ferry. T|10:00:05\nS|Harbour. T|10:00:09\nS|Lamp. T|10:00:12\nS|Black.")
    assert [time for time, _ in shots(draft)] == ["10:00:01", "10:00:05", "10:00:09", "10:00:12"]


def test_a_time_among_wrapped_words_is_their_own():
    draft = parted("S|Ferry leaves t|10:00:06\ns|the harbour\nS|Lamp t|10:00:11")
    assert shots(draft) == [("10:00:06", "Ferry leaves the harbour"), ("10:00:11", "Lamp")]


def test_of_a_range_behind_its_picture_the_first_time_is_its_own():
    draft = parted("S|Ferry .|(00:00 - T|00:06 .|)\nS|Lamp .|(00:06 - T|00:11 .|)\nS|Quay, later\nS|Boats .|(00:11 - 00:19)\n", "MM:SS")
    assert [time for time, _ in shots(draft)] == ["00:00", "00:06", "", "00:11"]
    outs = [item.out.text for item in draft.items if isinstance(item, DraftShot) and item.out]
    assert outs == ["00:06", "00:11", "00:19"]


def test_a_time_right_behind_another_is_where_the_words_end():
    draft = parted("T|10:00:06 .|10:00:11\nN|ADA .|: W|Eleven.\n")
    assert [item.out.text for item in draft.items if isinstance(item, DraftSpeech) and item.out] == ["10:00:11"]


def test_times_among_words_part_them():
    draft = parted("T|10:00:06 N|ADA\nW|I wrote one number\nS|Van passes t|10:00:11 w|and went home.\n")
    speech = next(item for item in draft.items if isinstance(item, DraftSpeech))
    assert [segment.stamp.text for segment in speech.segments] == ["10:00:06", "10:00:11"]


def test_words_of_whom_a_picture_announced_have_its_time():
    draft = parted(
        'T|10:00:06\nS|Interview: Ada Lorne,\ns|harbour master\nT|10:00:18 S|Divers,\nW|“We went down at night.”\ns|Norvik\nW|The way takes hours.\n'
    )
    assert speeches(draft) == [("10:00:06", "Ada Lorne"), ("10:00:18", "NARRATOR")]
