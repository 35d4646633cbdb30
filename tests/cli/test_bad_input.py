"""Bad input gets one clear line that names the file, exit 2, no traceback, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = "Gate\n10.00.00\n\nNARRATOR\nTHE LAMPS WERE LIT.\n\nQuay\n10.00.07\nBOATS CAME IN.\n"


def redfiles(*arguments: str, at: Path) -> subprocess.CompletedProcess:
    """The command, run from the folder `at` as a user would."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "otio_redfiles", *arguments], cwd=at, env=environment, text=True,
                          capture_output=True, encoding="utf-8")


def refused(result: subprocess.CompletedProcess, name: str) -> None:
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert name in result.stderr


BAD = {
    "empty.txt": b"", "blank.txt": b"\n \n\t\n", "binary.txt": bytes(range(256)) * 40, "sheet.csv": b"name,age\nAnn,3\nBob,4\n",
    "prose.txt": b"It was a dark night. The boats were in.\nNobody said anything at all.\n\nThen we all went home.\n",
    "broken.docx": b"PK\x03\x04 this is no package", "broken.xlsx": b"PK\x03\x04 nor this", "fake.pdf": b"%PDF-1.4 and nothing more",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", [("convert", "-o", "out.edl"), ("parse", "--json"), ("check",)], ids=lambda c: c[0])
def test_a_file_that_is_no_script(name: str, command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    refused(redfiles(command[0], name, *command[1:], at=tmp_path), name)
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def test_a_folder_a_missing_file_and_an_unknown_suffix(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "page.txt").write_text(PAGE)
    refused(redfiles("parse", "folder.txt", at=tmp_path), "folder.txt")
    refused(redfiles("parse", "gone.txt", at=tmp_path), "gone.txt")
    refused(redfiles("convert", "page.txt", "-o", "out.zzz", at=tmp_path), "out.zzz")
    refused(redfiles("convert", "page.txt", "-o", "no/such/out.edl", at=tmp_path), "out.edl")
    refused(redfiles("convert", "page.txt", "-o", "page.txt", at=tmp_path), "page.txt")


def test_a_rate_and_a_start_that_do_not_exist(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    refused(redfiles("parse", "page.txt", "--rate", "26.5", at=tmp_path), "26.5")
    refused(redfiles("parse", "page.txt", "--rate", "25", "--drop-frame", at=tmp_path), "drop-frame")
    refused(redfiles("parse", "page.txt", "--start", "noon", at=tmp_path), "noon")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.replace("BOATS", "BÂTEAUX").encode(encoding))
    result = redfiles("parse", "page.txt", "--json", at=tmp_path)
    assert result.returncode == 0 and "BÂTEAUX" in result.stdout


def test_check_finds_and_says_so_by_its_status(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE + "\nPier\n10.99.12\n\nLamp\n10.00.376\n\nBoat\n10.00.50\nSO THEY WENT.\n")
    result = redfiles("check", "page.txt", at=tmp_path)
    assert result.returncode == 1
    assert "page.txt:12: timecode-malformed: 10.99.12" in result.stdout
    assert "page.txt:15: timecode-malformed: 10.00.376 cannot be right between 10.99.12 and 10.00.50; 10.00.37 was taken" in result.stdout
    (tmp_path / "page.txt").write_text(PAGE)
    assert redfiles("check", "page.txt", at=tmp_path).returncode == 0


def test_a_line_is_explained(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    result = redfiles("parse", "page.txt", "--explain", "5", at=tmp_path)
    assert result.returncode == 0
    assert "words of NARRATOR, narration: 'THE LAMPS WERE LIT.'" in result.stdout


def test_help_teaches_with_examples(tmp_path: Path) -> None:
    assert "redfiles convert ep101.docx" in redfiles("--help", at=tmp_path).stdout
    for command in ("convert", "parse", "check", "diff", "retime", "report", "formats"):
        assert "redfiles " + command in redfiles(command, "--help", at=tmp_path).stdout
