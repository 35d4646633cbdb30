"""Timecodes of two columns, listed one below the other, in the order of time."""

from otio_redfiles.layout.lines.abreast import abreast
from otio_redfiles.model import Severity, Stamp
from otio_redfiles.pipeline import load_script

STYLE = "HH:MM:SS"


def column(*times: tuple[int, str]) -> list[tuple[Stamp]]:
    return [(Stamp(line, 0, text),) for line, text in times]


def order(*columns: list[tuple[Stamp]], style: str = STYLE) -> list[str]:
    return [stamp.text for stamp in abreast(columns, style)]


def test_columns_stand_beside_each_other() -> None:
    said = column((1, "10:00:02"), (4, "10:00:20"))
    seen = column((2, "10:00:01"), (3, "10:00:15"), (5, "10:00:20"))
    assert order(said, seen) == ["10:00:01", "10:00:02", "10:00:15", "10:00:20", "10:00:20"]


def test_a_slip_stays_where_its_column_has_it() -> None:
    said = column((1, "10:00:02"), (3, "10:50:09"), (5, "10:00:20"))
    seen = column((2, "10:00:05"), (4, "10:00:12"), (6, "10:00:30"))
    assert order(said, seen) == ["10:00:02", "10:50:09", "10:00:05", "10:00:12", "10:00:20", "10:00:30"]


def test_without_hours_the_page_says_the_order() -> None:
    assert order(column((1, "59:50"), (3, "00:04")), column((2, "59:58")), style="MM:SS") == ["59:50", "59:58", "00:04"]


def test_a_caption_printed_before_its_speech_is_no_slip(tmp_path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "10:00:01:00 10:00:04:00 NARRATOR: It rained.\n\n[10:00:02:00 Rain on a roof]\n\n[10:00:06:00 Ada at a window]\n\n"
        "[10:00:09:00 - 10:00:12:00 SUPER: Ada Lorne]\n\n10:00:06:10 10:00:15:00 ADA: It rained. [10:00:13:00 Gutter] All day.\n"
    )
    assert [found for found in load_script(path).diagnostics if found.severity is not Severity.INFO] == []
