"""A time that is simply not there: where a sign shows that one is missing, the row is read as the others are."""

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.read.text import page_of
from tests.layout.test_damage_by_awaited_times import KEPT, kept
from tests.layout.test_pages_told import PAGES, told

SHARE = 0.87


def test_a_time_that_is_gone_changes_little_else() -> None:
    """Where not even blanks show that a time is missing, nobody can know where the row begins: small pages are tipped by that."""
    shares = [same for path in PAGES if (same := kept(path, "")) is not None]
    assert sum(same >= KEPT for same in shares) >= SHARE * len(shares)


DASHED = """10:00:06 - Harbour at dawn
10:00:12 - Men mending a net
{} CU hands
10:00:27 - Gulls on the ice shed
10:00:33 - Closing door
"""


@pytest.mark.parametrize("head", [" -", "-", "-- -", "–", " –"])
def test_the_sign_behind_a_time_keeps_its_place(head: str) -> None:
    page = page_of(DASHED.replace(" - ", f" {head.strip()[-1]} ").format(head), "dashed.txt")
    assert told(understand(page))[2] == "3 shot - CU hands"


@pytest.mark.parametrize(("line", "printed"), [("00:00:09 - ", "00:00:09"), (" - 00:00:14", "-"), ("00:00:09 -", "00:00:09")])
def test_half_a_range_is_half_a_range(line: str, printed: str) -> None:
    titles = [("00:00:02 - 00:00:06", "Who lit it?"), (line, "Whoever was cold and had a match."), ("00:00:15 - 00:00:19", "My uncle came home."), ("00:00:21 - 00:00:24", "He never said a word.")]
    lines = told(understand(page_of("\n\n".join("\n".join(title) for title in titles), "titles.txt")))
    assert [entry.split(" ")[2] for entry in lines] == ["00:00:02", printed, "00:00:15", "00:00:21"]


def test_empty_brackets_hold_a_time() -> None:
    turns = "\n".join(f"[00:00:{at:02d}] {name}: {words}" for at, name, words in ((2, "JUNE ABBOTT", "We had bread."), (9, "ROY DUNN", "Once a week."), (21, "ROY DUNN", "And salt.")))
    page = page_of(turns + "\n[] JUNE ABBOTT: And if you run out?\n[00:00:30] ROY DUNN: Then we sing.", "turns.txt")
    assert told(understand(page))[3] == "4 sync - JUNE ABBOTT: And if you run out?"


def test_a_bullet_is_no_row_without_its_time() -> None:
    page = page_of("10:00:06 Harbour at dawn\n- boats\n- gulls\n10:00:12 Men mending a net\n- hands\n10:00:20 Sea\n", "bullets.txt")
    assert len(understand(page).stamps) == 3


def test_a_range_that_lost_a_time_stops_no_page() -> None:
    """Titles above their glued ranges, one of which has one time."""
    text = "he rang it once a day, and then\n59:41.59:45.\n\nnobody came to hear it.\n59:45.59:50.\n\nWe built a box.\n:.1:00:01.\n\nDid you ring it?\n1:00:02.1:00:06.\n"
    assert understand(page_of(text, "titles.txt")).items


def test_a_row_without_its_start_leaves_a_list_of_starts_and_lengths() -> None:
    rows = ["00:00:00 Cars arriving 00:00:20", "00:00:20 Handshake of ministers 00:00:25", "Flags 00:00:15", "00:01:00 General view of the table 00:00:10", "00:01:10 Delegates reading papers 00:00:30"]
    lines = told(understand(page_of("\n".join(rows), "list.txt")))
    assert [line for line in lines if not line.startswith("3 ")] == [
        "1 shot 00:00:00 Cars arriving",
        "2 shot 00:00:20 Handshake of ministers",
        "4 shot 00:01:00 General view of the table",
        "5 shot 00:01:10 Delegates reading papers",
    ]


def entries(text: str) -> list[str]:
    """What a page tells."""
    return told(understand(page_of(text, "page.txt")))


def test_the_blanks_around_a_struck_time_keep_its_place() -> None:
    rows = ["10:00:06  Harbour at dawn", "10:00:12  Men mending a net", "  CU hands", "10:00:27  Gulls on the ice shed", "10:00:33  Closing door"]
    assert entries("\n".join(rows))[2] == "3 shot - CU hands"


def test_words_below_the_words_above_are_no_row_without_its_time() -> None:
    rows = ["10:00:06  Harbour at dawn", "10:00:12  Men mending a net", "          and another", "10:00:27  Gulls on the ice shed", "          that nobody", "10:00:33  Closing door"]
    assert entries("\n".join(rows))[1] == "2 shot 10:00:12 Men mending a net and another"


def test_a_blank_line_stands_for_a_time_that_stood_alone() -> None:
    words = ("Every spring the brewers of Askholm rowed out to a rock that nobody owned.", "They went for the water, and nobody has ever asked them why.", "It rose from the rock at low tide, and it was as sweet as milk.", "In the end the town bought the rock, and built a pump on it.", "Nobody has rowed there since the pump was lit for the first time.")
    text = "\n".join(f"10:00:{at:02d}\n{line}" for at, line in zip((6, 14, 23, 31, 40), words, strict=True))
    whole, struck = entries(text), entries(text.replace("10:00:23", ""))
    assert struck[:2] + struck[3:] == whole[:2] + whole[3:]
    assert struck[2].partition(": ")[2] == whole[2].partition(": ")[2]


def test_a_row_moved_to_the_left_stands_in_its_columns() -> None:
    rows = ["PICTURE                 TIMECODE    SOUND", "", "Mill at low water,      10.00.00    NARRATOR: Twice a day the", "gulls on the mud                    river pays for the flour.", "", "Sluice gate opens           And twice a day it takes its", "                                    money back.", ""]
    rows += [f"{picture:24}10.00.{at}    {words}\n" for picture, at, words in (("MS Ewa Rand, loft", 17, "EWA RAND: My mother could hear it."), ("Wheel, detail", 31, "NARRATOR: Eleven mills stood here."), ("Archive, miller", 45, "NARRATOR: The last closed in 1958."))]
    assert [line for line in entries("\n".join(rows)) if line.startswith("6 ")][0] == "6 shot - Sluice gate opens"


def test_half_a_range_without_a_sign_is_half_a_range() -> None:
    titles = [("0001 01:00:10:05 01:00:12:20", "Who left the gate unlatched?"), ("0002 01:00:13:00 ", "Whoever fed the mules today."), ("0003 01:00:16:02 01:00:18:00", "He never came back."), ("0004 01:00:19:00 01:00:20:00", "Nobody looked.")]
    assert [line.split(" ")[2] for line in entries("\n\n".join("\n".join(title) for title in titles))] == ["01:00:10:05", "01:00:13:00", "01:00:16:02", "01:00:19:00"]


def test_dashes_amid_a_paragraph_stand_for_a_time_behind_a_sentence_only() -> None:
    text = "Reel 2\n10:00:05 Wide shot of the harbour. 10:00:12 Man walks -- slowly -- along the quay. {} Close up of his hands. 10:00:25 The rope is thrown. 10:00:31 Boats leave. 10:00:40 Aerial view."
    assert [line.partition(" ")[2] for line in entries(text.format("--"))][1:4] == ["shot 10:00:05 Wide shot of the harbour.", "shot 10:00:12 Man walks -- slowly -- along the quay.", "shot - Close up of his hands."]
