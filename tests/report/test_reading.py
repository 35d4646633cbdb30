"""How a page was read, in one sentence: what is counted, and what is not."""

from pathlib import Path

from otio_redfiles.model import Script
from otio_redfiles.pipeline import load_script
from otio_redfiles.report.reading import how_read
from otio_redfiles.script_json import from_dict, to_dict
from otio_redfiles.tc import rate_of

RUNNING_ORDER = """Running order

0.25] Street noise, trams, kiosk opening
0.40] Title: tram bell, MORNING LINE
0.15] Interview with driver in cab
1.10] Archive of horse trams
0.20] MCU conductor, ticket machine
"""
DIALOGUE_LIST = """TC In,TC Out,Duration,Speaker,Dialogue
10:00:05,10:00:12,00:00:07,NARRATOR,The harbour wakes before the town does.
10:00:12,10:00:20,00:00:08,TOM BARROW,They are mended by hand.
10:00:20,10:00:31,00:00:11,NARRATOR,"At six they go out, all of them."
10:00:31,10:00:36,00:00:05,ADA LORNE V/O,We had forty boats when I was a girl.
"""
BACKWARDS = "10:00:05 Boats at the quay\n10:00:12 Nets, close\n10:00:02 Gulls\n10:00:30 The lighthouse\n10:00:41 Rain\n"


def script_of(text: str, name: str, folder: Path) -> Script:
    (folder / name).write_text(text, encoding="utf-8")
    return load_script(folder / name)


def test_the_lengths_of_a_running_order_are_no_timecodes(tmp_path: Path) -> None:
    said = how_read(script_of(RUNNING_ORDER, "order.txt", tmp_path))
    assert said == (
        "running order with lengths, no timecodes; 5 lengths; 4 shots, 0 speeches, 2 cues; "
        "programme starts 00:00:00:00 at 25 fps"
    )


def test_a_dialogue_lists_lengths_are_counted_apart_and_stand_at_no_time(tmp_path: Path) -> None:
    script = script_of(DIALOGUE_LIST, "list.csv", tmp_path)
    assert how_read(script) == (
        "5 columns: timecode HH:MM:SS, out, duration, speaker, sound; 8 timecodes, 4 lengths; "
        "0 shots, 4 speeches, 1 cue; programme starts 10:00:00:00 at 25 fps"
    )
    assert script.lengths == tuple((n, f"00:00:{s}") for n, s in ((2, "07"), (3, "08"), (4, "11"), (5, "05")))
    assert set(script.lengths) <= set(script.timecodes)
    assert from_dict(to_dict(script)) == script


def test_a_page_says_its_notation_once_and_how_much_is_in_doubt(tmp_path: Path) -> None:
    said = how_read(script_of(BACKWARDS, "page.txt", tmp_path))
    assert said == (
        "running text led by timecodes, timecodes HH:MM:SS; 5 timecodes; 5 shots, 0 speeches, 0 cues; "
        "programme starts 10:00:00:00 at 25 fps; 1 doubtful place"
    )


def test_the_rate_is_said_as_people_say_it() -> None:
    assert how_read(Script("Lamps", rate_of("29.97df"), 107892)).endswith(
        "0 shots, 0 speeches, 0 cues; programme starts 01:00:00;00 at 29.97 fps drop-frame"
    )
