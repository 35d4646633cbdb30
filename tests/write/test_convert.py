"""`redfiles convert` and `redfiles formats`, as typed."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from otio_redfiles.cli import main
from otio_redfiles.write import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = """THE LAST FERRY

10.00.00\tAerial of the fjord\tNARRATOR:
\t\tIn the spring the last boat didn't wait.
10.00.07\tThe captain's hands
10.00.12\tWaves\tINGRID SOLHEIM:
\t\tWe stood on the quay and laughed.
10.00.20\tThe harbour at night
"""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def redfiles(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Type a command in `folder`."""

    def run(*arguments: str, folder: Path) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["redfiles", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        return Done(end.value.code or 0, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(PAGE)
    return tmp_path


def refused(done: Done, message: str) -> bool:
    """One line on standard error, exit 2."""
    return (
        done.returncode == 2 and message in done.stderr and done.stderr.count("\n") == 1 and not done.stdout
    )


def test_several_outputs_and_what_is_said(redfiles, folder: Path) -> None:
    done = redfiles("convert", "ferry.txt", "-o", "a.edl", "-o", "a.otio", "-o", "a.srt", folder=folder)
    assert (done.returncode, done.stdout) == (0, "")
    first, *others = done.stderr.splitlines()
    assert (
        first.startswith("ferry.txt: ")
        and "4 shots, 2 speeches" in first
        and "starts 10:00:00:00 at 25 fps" in first
    )
    assert others == [
        f"a.edl: CMX 3600 edit list; {FORMATS['.edl'].loses}",
        "a.otio: OpenTimelineIO",
        f"a.srt: SubRip subtitles; {FORMATS['.srt'].loses}",
    ]
    assert sorted(p.name for p in folder.iterdir()) == ["a.edl", "a.otio", "a.srt", "ferry.txt"]


def test_quiet(redfiles, folder: Path) -> None:
    done = redfiles("convert", "-q", "ferry.txt", "-o", "a.edl", folder=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_rate_drop_frame_and_start(redfiles, folder: Path) -> None:
    redfiles(
        "convert",
        "ferry.txt",
        "--rate",
        "29.97",
        "--drop-frame",
        "--start",
        "01:00:00:00",
        "-o",
        "a.edl",
        folder=folder,
    )
    text = (folder / "a.edl").read_text()
    assert "FCM: DROP FRAME" in text and "01:00:07;00" in text


def test_suffixes_and_folders(redfiles, folder: Path) -> None:
    (folder / "two.txt").write_text(PAGE.replace("FERRY", "BOAT"))
    (folder / "cuts").mkdir()
    assert (
        redfiles("convert", "ferry.txt", "two.txt", "-o", ".edl", "-o", "cuts/.xml", folder=folder).returncode
        == 0
    )
    assert sorted(p.name for p in folder.glob("*.edl")) == ["ferry.edl", "two.edl"]
    assert sorted(p.name for p in (folder / "cuts").iterdir()) == ["ferry.xml", "two.xml"]
    assert redfiles("convert", "two.txt", "-o", "cuts/", folder=folder).returncode == 0
    assert sorted(p.suffix for p in (folder / "cuts").glob("two.*")) == [".aaf", ".edl", ".otio", ".xml"]


def test_one_bad_script_does_not_stop_the_others(redfiles, folder: Path) -> None:
    (folder / "bad.txt").write_text("")
    done = redfiles("convert", "bad.txt", "ferry.txt", "-o", ".edl", folder=folder)
    assert done.returncode == 2 and "redfiles: bad.txt" in done.stderr
    assert (folder / "ferry.edl").exists() and not (folder / "bad.edl").exists()


def test_bad_wishes_get_one_line(redfiles, folder: Path) -> None:
    for arguments, message in (
        (("ferry.txt", "-o", "a.foo"), "a.foo: no format has this suffix; try .edl"),
        (("ferry.txt", "-o", "ferry.txt"), "ferry.txt: is the input, which is never overwritten"),
        (("ferry.txt", "-o", "nowhere/a.edl"), "there is no folder nowhere; make it first"),
        (("ferry.txt", "-o", "nowhere/"), "nowhere/: there is no such folder; make it first"),
        (("missing.txt", "-o", "a.edl"), "missing.txt"),
        (("ferry.txt", "-o", "a.edl", "--rate", "12.5"), "no such rate"),
        (
            ("ferry.txt", "-o", "a.edl", "--rate", "25", "--drop-frame"),
            "drop-frame exists at 29.97 and 59.94 only",
        ),
        (("ferry.txt", "-o", "a.edl", "--columns", "picture,,sound"), "a name is empty"),
        (("ferry.txt", "ferry.txt", "-o", "a.edl"), "one file for 2 scripts"),
    ):
        done = redfiles("convert", *arguments, folder=folder)
        assert refused(done, message), (arguments, done.stderr)
    assert [p.name for p in folder.iterdir()] == ["ferry.txt"]


def test_two_scripts_of_one_name_do_not_overwrite_each_other(redfiles, folder: Path) -> None:
    for name in ("a", "b", "cuts"):
        (folder / name).mkdir()
    for name in ("a", "b"):
        (folder / name / "ferry.txt").write_text(PAGE)
    done = redfiles("convert", "a/ferry.txt", "b/ferry.txt", "-o", "cuts/.edl", folder=folder)
    assert refused(done, "is the output of a/ferry.txt already; choose another name")


def test_a_timeline_of_ours_gives_the_same_files_as_its_script(redfiles, folder: Path) -> None:
    redfiles("convert", "ferry.txt", "-o", "a.otioz", "-o", "a.edl", "-o", "a.aaf", folder=folder)
    redfiles("convert", "a.otioz", "-o", "b.edl", "-o", "b.aaf", folder=folder)
    assert (folder / "a.edl").read_bytes() == (folder / "b.edl").read_bytes()
    assert (folder / "a.aaf").read_bytes() == (folder / "b.aaf").read_bytes()


CUT = """TITLE: LOCKED
FCM: NON-DROP FRAME

001  A001     V     C        01:00:04:05 01:00:05:12 10:00:00:00 10:00:01:07
* FROM CLIP NAME: Pier at night
002  A002     V     C        01:00:06:24 01:00:08:24 10:00:01:07 10:00:03:07
* FROM CLIP NAME: Ferry
"""


def test_what_a_cut_loses_on_its_way_to_another_is_said(redfiles, folder: Path) -> None:
    (folder / "locked.edl").write_text(CUT)
    done = redfiles("convert", "locked.edl", "-o", "again.edl", folder=folder)
    said = done.stderr.splitlines()
    assert done.returncode == 0 and "does not say its rate" in said[0]
    assert "reels, source timecodes" in said[2] and "otioconvert" in said[2]
    for quiet in (("-o", "page.docx"), ("-o", "x.xml", "-q")):
        assert "reels" not in redfiles("convert", "locked.edl", *quiet, folder=folder).stderr


@pytest.mark.parametrize("suffix", [".edl", ".xml", ".fcpxml", ".otio"])
def test_a_cut_is_parsed_and_checked_as_the_script_it_makes(redfiles, folder: Path, suffix: str) -> None:
    redfiles("convert", "ferry.txt", "-o", f"cut{suffix}", folder=folder)
    shown = redfiles("parse", f"cut{suffix}", "--rate", "25", folder=folder)
    assert shown.returncode == 0 and shown.stdout.count(" SHOT ") == 4
    assert "Aerial of the fjord" in shown.stdout and "INGRID SOLHEIM: We stood on the quay" in shown.stdout
    checked = redfiles("check", f"cut{suffix}", "--rate", "25", folder=folder)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert refused(redfiles("parse", f"cut{suffix}", "--explain", "3", folder=folder), "is a cut")


def test_a_cut_becomes_a_script(redfiles, folder: Path) -> None:
    redfiles("convert", "ferry.txt", "-o", "a.xml", folder=folder)
    done = redfiles("convert", "a.xml", "-o", "b.edl", folder=folder)
    assert done.returncode == 0 and "4 shots, 2 speeches" in done.stderr
    assert (folder / "b.edl").read_text().count("* FROM CLIP NAME") == 6


def test_formats_names_every_suffix_with_its_loss(redfiles, folder: Path) -> None:
    done = redfiles("formats", folder=folder)
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    for form in FORMATS.values():
        assert f"{form.suffix} {form.name} carries {form.carries}" in told
        assert f"loses {form.loses or 'nothing'}" in told


def test_help_teaches_by_example(redfiles, folder: Path) -> None:
    done = redfiles("convert", "--help", folder=folder)
    assert "redfiles convert ep101.docx -o ep101.edl -o ep101.xml -o ep101.aaf" in done.stdout
    assert done.returncode == 0 and "--timecode-style" in done.stdout


def test_from_a_shell(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "otio_redfiles", "convert", "ferry.txt", "-o", "a.xml", "-o", "no.foo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert refused(Done(done.returncode, done.stdout, done.stderr), "no.foo: no format has this suffix")
    assert not (folder / "a.xml").exists()
