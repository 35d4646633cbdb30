"""A target is whole or untouched; an input is never overwritten."""

import os
from pathlib import Path

import pytest

from otio_redfiles.errors import RedfilesError, UnwritableTargetError
from otio_redfiles.write import edl, reread, write_file
from tests.write.invented import ferry, long_list


def test_a_failing_writer_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ep.edl"
    target.write_text("old")

    def half(script, path: Path) -> None:
        path.write_text("TITLE: half")
        raise RuntimeError("cable pulled")

    monkeypatch.setattr(edl, "write", half)
    with pytest.raises(RuntimeError):
        write_file(ferry(), target)
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_a_file_that_does_not_read_back_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = edl.write

    def spoilt(script, path: Path) -> None:
        write(script, path)
        path.write_text(path.read_text().replace("10:00:12:00 10:00:20:00", "10:00:12:00 10:00:20:01"))

    monkeypatch.setattr(edl, "write", spoilt)
    with pytest.raises(UnwritableTargetError, match=r"ep\.edl: read back, it is not what was written"):
        write_file(ferry(), tmp_path / "ep.edl")
    assert list(tmp_path.iterdir()) == []


def test_a_lost_clip_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = edl._body
    monkeypatch.setattr(edl, "_body", lambda events, programme: body(events[:-1], programme))
    with pytest.raises(UnwritableTargetError, match="6 clips instead of 7"):
        write_file(ferry(), tmp_path / "ep.edl")


def test_compare_names_the_clip_and_both_timecodes() -> None:
    with pytest.raises(
        UnwritableTargetError, match="clip 2 at 00:00:01:00-00:00:02:01 instead of 00:00:01:00-00:00:02:00"
    ):
        reread.compare(Path("a.edl"), [(0, 25), (25, 50)], [(0, 25), (25, 51)], ferry().rate)


@pytest.mark.parametrize("name", ["ep.edl", "./ep.edl"])
def test_the_input_is_never_the_output(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ep.edl").write_text("script")
    with pytest.raises(UnwritableTargetError, match="is the input, which is never overwritten"):
        write_file(ferry(), name, inputs=["ep.edl"])
    os.link("ep.edl", "link.edl")
    with pytest.raises(UnwritableTargetError, match="is the input"):
        write_file(ferry(), "link.edl", inputs=["ep.edl"])
    assert Path("ep.edl").read_text() == "script"


def test_a_second_part_does_not_overwrite_an_input(tmp_path: Path) -> None:
    source = tmp_path / "ep.2.edl"
    source.write_text("a cut of mine")
    with pytest.raises(UnwritableTargetError, match=r"ep\.2\.edl: is the input"):
        write_file(long_list(700), tmp_path / "ep.edl", inputs=[source])
    assert [p.name for p in tmp_path.iterdir()] == ["ep.2.edl"] and source.read_text() == "a cut of mine"


def test_targets_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "folder.edl").mkdir()
    with pytest.raises(UnwritableTargetError, match="is a folder; name a file in it"):
        write_file(ferry(), tmp_path / "folder.edl")
    with pytest.raises(UnwritableTargetError, match="there is no folder .*; make it first"):
        write_file(ferry(), tmp_path / "nowhere" / "ep.edl")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_write_protected_targets(tmp_path: Path) -> None:
    target = tmp_path / "ep.edl"
    target.write_text("mine")
    target.chmod(0o444)
    with pytest.raises(UnwritableTargetError, match="is write-protected"):
        write_file(ferry(), target)
    tmp_path.chmod(0o555)
    with pytest.raises(RedfilesError, match="cannot be written"):
        write_file(ferry(), tmp_path / "other.edl")
    tmp_path.chmod(0o755)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "ep.edl"
    link.symlink_to(tmp_path / "real" / "ep.edl")
    write_file(ferry(), link)
    assert link.is_symlink() and (tmp_path / "real" / "ep.edl").read_text().startswith("TITLE")
