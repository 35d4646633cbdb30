"""What goes through LibreOffice: found or missed, slow or failing, and the real one where installed."""

import os
import shutil
import subprocess
import sys

import docx as python_docx
import pytest

from otio_redfiles.errors import MissingExtraError, UnreadableScriptError
from otio_redfiles.read import doc, read_page
from tests.read import packages
from tests.read.packages import p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
unix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def ole(tmp_path, stream, name="old.doc"):
    path = tmp_path / name
    path.write_bytes(OLE + f"{stream}\0".encode("utf-16-le") + bytes(600))
    return path


def stand_in(tmp_path, monkeypatch, script):
    """A `soffice` that runs this shell script, with the source as $SOURCE and the target folder as $OUT."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nfor SOURCE; do :; done\nOUT=$(dirname "$SOURCE")\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(("stream", "kind"), [("WordDocument", "docx"), ("Workbook", "xlsx")])
def test_without_libreoffice_the_message_says_how_to_get_it(tmp_path, monkeypatch, stream, kind):
    monkeypatch.setattr(doc, "_program", lambda: None)
    with pytest.raises(MissingExtraError, match=rf"LibreOffice.*libreoffice\.org.*\.{kind}"):
        read_page(ole(tmp_path, stream))


@unix
def test_what_libreoffice_makes_is_read(tmp_path, monkeypatch):
    made = packages.docx(tmp_path / "made.docx", p("10.00.02\tNARRATOR"))
    stand_in(tmp_path, monkeypatch, f'cp "{made}" "$OUT/script.docx"')
    path = ole(tmp_path, "WordDocument")
    page = read_page(path)
    assert page.source == str(path) and page.rows[0].cells[0].text == "10.00.02\tNARRATOR"


@unix
def test_a_failing_libreoffice(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(UnreadableScriptError, match=r"old\.doc: LibreOffice could not convert it"):
        read_page(ole(tmp_path, "WordDocument"))


@unix
def test_a_hanging_libreoffice_is_ended_with_its_children(tmp_path, monkeypatch):
    monkeypatch.setattr(doc, "SECONDS", 0.5)
    stand_in(tmp_path, monkeypatch, f'sleep 60 & echo $! > "{tmp_path}/child"; wait')
    with pytest.raises(UnreadableScriptError, match="took more than"):
        read_page(ole(tmp_path, "WordDocument"))
    child = int((tmp_path / "child").read_text())
    state = tmp_path.__class__(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.parametrize(
    ("stream", "word"), [("MetaDictionary", "AAF"), ("PowerPoint Document", "no Word"), ("x", "no Word")]
)
def test_other_ole_files(tmp_path, stream, word):
    with pytest.raises(UnreadableScriptError, match=word):
        read_page(ole(tmp_path, stream))


def test_the_real_one(tmp_path):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "s.docx"
    document = python_docx.Document()
    document.add_paragraph("THE QUIET HARBOUR")
    for row in document.add_table(2, 3).rows:
        for cell, text in zip(row.cells, ("Crane", "10.00.02", "EMPTY"), strict=True):
            cell.text = text
    document.add_paragraph("Ends")
    document.save(source)
    profile = (tmp_path / "profile").as_uri()
    for suffix in ("doc", "odt"):
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
        )
        rows = [tuple(cell.text for cell in row.cells) for row in read_page(tmp_path / f"s.{suffix}").rows]
        assert rows == [("THE QUIET HARBOUR",), *[("Crane", "10.00.02", "EMPTY")] * 2, ("Ends",)]
