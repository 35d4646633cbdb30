"""What holds for every format: any script goes in, the same bytes come out, the script stays as it was."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from otio_redfiles.errors import UnknownFormatError, UnwritableTargetError
from otio_redfiles.model import Script, Segment
from otio_redfiles.tc import PAL, Rate, frames_a_day, rate_of
from otio_redfiles.write import FORMATS, format_of, part, write_file
from tests.write.invented import RATES, ferry, long_list, rate_name, scripts

OURS = (
    ".edl",
    ".xml",
    ".fcpxml",
    ".aaf",
    ".otio",
    ".otioz",
    ".ale",
    ".srt",
    ".vtt",
    ".markers.edl",
    ".markers.txt",
)
LABELS_ONLY = (".edl", ".ale", ".markers.edl", ".markers.txt")
SLOW = {".aaf": 12, ".otio": 30, ".otioz": 15}  # hypothesis examples; the others get more


def write_bytes(script: Script, suffix: str) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        written = write_file(script, Path(folder) / f"script{suffix}")
        assert sorted(Path(folder).iterdir()) == sorted(written.paths), "something was left behind"
        return [path.read_bytes() for path in written.paths]


@pytest.mark.parametrize("suffix", OURS)
def test_any_script_can_be_written(suffix: str) -> None:
    @settings(max_examples=SLOW.get(suffix, 60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(scripts())
    def prove(script: Script) -> None:
        write_bytes(script, suffix)  # write_file reads it back and raises if it differs

    prove()


@pytest.mark.parametrize("rate", RATES, ids=rate_name)
@pytest.mark.parametrize("suffix", OURS)
def test_every_rate(suffix: str, rate) -> None:
    assert all(write_bytes(ferry(rate), suffix))


@pytest.mark.parametrize("suffix", OURS)
def test_same_script_same_bytes(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_bytes(ferry(), suffix)
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert write_bytes(ferry(), suffix) == first


def later(script: Script, by: int) -> Script:
    """The whole script `by` frames later."""
    speeches = (
        replace(s, start=s.start + by, end=s.end + by, segments=tuple(Segment(g.printed, g.start + by, g.text) for g in s.segments))
        for s in script.speeches
    )
    shots = (replace(s, start=s.start + by, end=s.end + by) for s in script.shots)
    cues = (c if c.start is None else replace(c, start=c.start + by) for c in script.cues)
    return replace(script, start=script.start + by, end=script.end + by, shots=tuple(shots), speeches=tuple(speeches), cues=tuple(cues))


@pytest.mark.parametrize("before", [-10, 0, 15, 48], ids=["next day", "at midnight", "across", "up to midnight"])
@pytest.mark.parametrize("rate", [PAL, rate_of("29.97df")], ids=rate_name)
@pytest.mark.parametrize("suffix", OURS)
def test_across_midnight_a_list_is_written_or_refused_with_advice(suffix: str, rate: Rate, before: int, tmp_path: Path) -> None:
    script = ferry(rate)
    night = later(script, frames_a_day(rate) - before * rate.nominal - script.start)
    if suffix not in LABELS_ONLY:
        assert all(write_bytes(night, suffix))
        return
    with pytest.raises(UnwritableTargetError, match=r"runs past midnight .*give an earlier --start\Z"):
        write_file(night, tmp_path / f"night{suffix}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", OURS)
def test_script_without_anything(suffix: str) -> None:
    write_bytes(Script(title=""), suffix)


@pytest.mark.parametrize("suffix", [s for s in OURS if s not in SLOW])
def test_a_long_list_is_whole(suffix: str) -> None:
    text = b"".join(write_bytes(long_list(1500), suffix)).decode()
    assert ("number 1499" in text) == (suffix not in (".srt", ".vtt"))
    assert "number 1498" in text


def test_longest_suffix_wins() -> None:
    assert format_of("a.markers.edl").module == "resolve_markers"
    assert format_of("A.EDL").module == "edl"
    assert format_of("markers.edl").module == "edl"
    with pytest.raises(UnknownFormatError, match=r"x\.foo: no format has this suffix; try \.edl"):
        format_of("x.foo")


def test_parts_are_named_after_the_first() -> None:
    assert part(Path("a/ep1.edl"), 1) == Path("a/ep1.edl")
    assert part(Path("a/ep1.edl"), 2) == Path("a/ep1.2.edl")
    assert part(Path("ep1.Markers.EDL"), 3) == Path("ep1.3.Markers.EDL")


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())
def test_every_row_has_a_writer_that_can_be_asked(form) -> None:
    assert callable(form.writer.write) and callable(form.writer.check)
    assert form.name and form.carries
