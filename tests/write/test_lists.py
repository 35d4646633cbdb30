"""Subtitles, marker lists and logs."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import opentimelineio as otio
import pytest

from otio_redfiles.model import Segment
from otio_redfiles.programme import lay
from otio_redfiles.tc import rate_of
from otio_redfiles.write import write_file
from tests.write.invented import RATES, ferry, long_list, rate_name


def text_of(script, folder: Path, suffix: str) -> str:
    return write_file(script, folder / f"list{suffix}").paths[0].read_text(encoding="utf-8")


def test_srt_counts_from_the_programmes_start(tmp_path: Path) -> None:
    assert text_of(ferry(), tmp_path, ".srt").startswith(
        "1\n00:00:02,000 --> 00:00:09,000\nIn the spring of nineteen-forty the last\nboat didn't wait.\n\n"
        '2\n00:00:12,000 --> 00:00:20,000\nLOCALS said "M2 it is",\n\n'
        "3\n00:00:20,000 --> 00:00:24,000\nand we FROM CLIP NAME: laughed.\n\n"
    )


def test_srt_in_real_time_at_29_97(tmp_path: Path) -> None:
    assert "\n00:00:02,002 --> 00:00:09,009\n" in text_of(ferry(rate_of("29.97")), tmp_path, ".srt")


def test_long_words_become_several_subtitles_that_share_the_time(tmp_path: Path) -> None:
    script = ferry()
    long = " ".join(["seventeen sailors"] * 12)
    speech = replace(script.speeches[0], text=long, segments=(Segment(None, script.speeches[0].start, long),))
    text = text_of(replace(script, speeches=(speech,)), tmp_path, ".srt")
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    assert len(blocks) == 3 and all(len(line) <= 42 for block in blocks for line in block[2:])
    assert " ".join(line for block in blocks for line in block[2:]) == long
    times = [tuple(block[1].split(" --> ")) for block in blocks]
    assert times[0][0] == "00:00:02,000" and times[-1][1] == "00:00:09,000"
    assert all(one[1] == two[0] for one, two in pairwise(times))


def test_arrows_and_tags_in_the_words_stay_words(tmp_path: Path) -> None:
    script = ferry()
    speech = replace(
        script.speeches[0],
        speaker="A<b>",
        segments=(Segment(None, script.speeches[0].start, "x --> <i> & y"),),
    )
    script = replace(script, speeches=(speech,))
    assert "\nx -- > <i> & y\n" in text_of(script, tmp_path, ".srt")
    assert "\n<v A&lt;b&gt;>x --&gt; &lt;i&gt; &amp; y\n" in text_of(script, tmp_path, ".vtt")


def test_vtt_names_the_speaker(tmp_path: Path) -> None:
    text = text_of(ferry(), tmp_path, ".vtt")
    assert text.startswith("WEBVTT\n\n00:00:02.000 --> 00:00:09.000\n<v NARRATOR>In the spring")


def test_subtitles_in_pysubs2(tmp_path: Path) -> None:
    pysubs2 = pytest.importorskip("pysubs2")
    for suffix in (".srt", ".vtt"):
        found = pysubs2.load(str(write_file(ferry(), tmp_path / f"list{suffix}").paths[0]))
        assert [(e.start, e.end) for e in found][:3] == [(2000, 9000), (12000, 20000), (20000, 24000)]


def test_resolve_markers(tmp_path: Path) -> None:
    text = text_of(ferry(), tmp_path, ".markers.edl")
    assert text.startswith(
        "TITLE: The Long Crossing – Épisode 1\nFCM: NON-DROP FRAME\n\n"
        "001  001      V     C        10:00:00:00 10:00:00:01 10:00:00:00 10:00:00:01  \n"
        "Aerial of the fjord at dawn |C:ResolveColorGreen |M:S001 Aerial of the fjord at dawn |D:1\n\n"
        "002  001      V     C        10:00:00:01 10:00:00:02 10:00:00:01 10:00:00:02  \n"  # moved on
        "music: TITLE MUSIC |C:ResolveColorPurple |M:TITLE MUSIC |D:1\n"
    )
    assert "end: END ¦ of programme |C:ResolveColorRed" in text
    assert "|C:ResolveColorCyan |M:N001" in text and "|D:175\n" in text


def test_resolve_markers_past_999_go_on(tmp_path: Path) -> None:
    paths = write_file(long_list(800), tmp_path / "a.markers.edl").paths
    assert [p.name for p in paths] == ["a.markers.edl", "a.2.markers.edl"]


def test_avid_markers(tmp_path: Path) -> None:
    rows = [row.split("\t") for row in text_of(ferry(), tmp_path, ".markers.txt").splitlines()]
    assert rows[0] == ["redfiles", "10:00:00:00", "V1", "green", "Aerial of the fjord at dawn", "1"]
    assert [
        "redfiles",
        "10:00:12:00",
        "A2",
        "yellow",
        'INGRID SOLHEIM: LOCALS said "M2 it is", and we FROM CLIP NAME: laughed.',
        "1",
    ] in rows
    assert rows[-1][2:5] == ["TC1", "red", "end: END | of programme"]


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
def test_the_stock_ale_reader_has_every_clip(tmp_path: Path, rate) -> None:
    pytest.importorskip("otio_ale_adapter")
    found = otio.adapters.read_from_file(str(write_file(ferry(rate), tmp_path / "bin.ale").paths[0]))
    clips = sorted(lay(ferry(rate)).clips(), key=lambda clip: clip.start)
    assert [c.name for c in found] == [c.name for c in clips]
    assert [c.source_range.start_time.to_frames() for c in found] == [c.start for c in clips]
    assert [c.source_range.duration.to_frames() for c in found] == [c.length for c in clips]
    assert found[0].metadata["ALE"]["Comments"] == "Aerial of the fjord at dawn"
