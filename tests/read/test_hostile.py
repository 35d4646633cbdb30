"""Files that are no script, or that would harm: one clear line each, in bounded memory and time."""

import os
import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from otio_redfiles.errors import RedfilesError
from otio_redfiles.read import files, read_page
from tests.read import packages
from tests.read.packages import p

LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refused(path, *words):
    """Asserts the one line, and that it came cheaply."""
    tracemalloc.start()
    with pytest.raises(RedfilesError) as caught:
        read_page(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    message = str(caught.value)
    assert "\n" not in message and message.startswith(files.shown(path))
    assert all(word in message for word in words), message
    assert peak < 300 << 20
    return message


def test_missing(tmp_path):
    refused(tmp_path / "none.txt", "no such file")


def test_a_folder(tmp_path):
    refused(tmp_path, "folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    refused(tmp_path / "pipe.txt", "not a regular file")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_without_end():
    refused(Path("/dev/zero"), "not a regular file")


def test_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text("10.00.02")

    def closed(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    refused(path, "permission")


def test_a_name_no_system_has():
    refused(Path("a\0b.txt"), "file name")


@pytest.mark.parametrize("name", ["huge.txt", "huge.docx", "huge.csv", "huge.pdf"])
def test_a_gigabyte_is_refused_unread(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(1 << 30)
    refused(path, "larger than 128 MB")


def test_a_text_of_50_megabytes(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"10.00.02 NARRATOR.\n" * 55_000)
    refused(path, "larger than 32 MB")


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("keep", [30, 200, -40])
def test_a_package_cut_short(tmp_path, suffix, keep):
    path = tmp_path / f"cut.{suffix}"
    if suffix == "docx":
        packages.docx(path, p("Words"))
    else:
        book = openpyxl.Workbook()
        book.active.append(["Words"])
        book.save(path)
    path.write_bytes(path.read_bytes()[:keep])
    refused(path, "broken")


def test_a_damaged_part(tmp_path):
    path = packages.docx(tmp_path / "x.docx", p("Words " * 400))
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") + 60
    data[at : at + 20] = bytes(20)
    path.write_bytes(data)
    refused(path, "broken")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf"])
def test_a_text_in_disguise(tmp_path, suffix):
    path = tmp_path / f"script.{suffix}"
    path.write_text("10.00.02 NARRATOR\n")
    refused(path, "plain text")


def test_a_password(tmp_path):
    path = tmp_path / "locked.docx"
    container = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(1024)
        + "EncryptedPackage\0".encode("utf-16-le")
        + bytes(3000)
    )
    path.write_bytes(container)
    refused(path, "password")


def test_an_encrypted_zip(tmp_path):
    path = packages.docx(tmp_path / "x.docx", p("Words"))
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    path.write_bytes(data)
    refused(path, "password")


@pytest.mark.parametrize(("suffix", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")])
def test_a_zip_bomb(tmp_path, suffix, part):
    files_in = {"[Content_Types].xml": packages.TYPES, part: b"<a>" + b" " * (100 << 20)}
    refused(packages.packed(tmp_path / f"bomb.{suffix}", files_in), "unpack")


def test_a_bomb_that_declares_little(tmp_path):
    path = packages.packed(
        tmp_path / "bomb.docx",
        {"[Content_Types].xml": packages.TYPES, "word/document.xml": b" " * (100 << 20)},
    )
    true = struct.pack("<L", 100 << 20)
    path.write_bytes(path.read_bytes().replace(true, struct.pack("<L", 1000)))
    refused(path)


def test_many_small_parts(tmp_path):
    path = tmp_path / "many.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<a/>")
        for number in range(12_000):
            package.writestr(f"word/{number}.xml", b"")
    refused(path, "far too many")


def test_a_directory_of_a_million_entries(tmp_path):
    entry = (
        struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
        + b"a"
    )
    directory = entry * 500_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(directory), 4, 0)
    path = tmp_path / "many.docx"
    path.write_bytes(b"PK\x03\x04" + directory + end)
    refused(path, "far too many")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_nested_entities_in_word(tmp_path, encoding):
    body = "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
    document = f'{LAUGHS}<w:document xmlns:w="{packages.W}">{body}</w:document>'
    files_in = {"[Content_Types].xml": packages.TYPES, "word/document.xml": document.encode(encoding)}
    refused(packages.packed(tmp_path / "laugh.docx", files_in), "entities")


def test_nested_entities_in_excel(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Words"])
    book.save(tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as package:
        files_in = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    files_in[name] = LAUGHS.replace("w:document", "worksheet").encode() + files_in[name]
    refused(packages.packed(tmp_path / "laugh.xlsx", files_in), "entities")


def test_rows_without_end_in_excel(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Words"])
    book.save(tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as package:
        files_in = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    files_in[name] = (
        files_in[name].replace(b'<row r="1"', b'<row r="99999999999"').replace(b'r="A1"', b'r="A99999999999"')
    )
    path = packages.packed(tmp_path / "far.xlsx", files_in)
    with pytest.raises(RedfilesError):
        read_page(path)


def test_merged_cells_without_end(tmp_path, monkeypatch):
    from otio_redfiles.read import pages

    monkeypatch.setattr(pages, "CELL_LIMIT", 1000)
    row = packages.tr("y", packages.tc("x", properties='<w:gridSpan w:val="999999999"/>'))
    refused(packages.docx(tmp_path / "wide.docx", packages.table(row * 50)), "cells")


@pytest.mark.parametrize(
    ("files_in", "word"),
    [
        ({"content.otio": "{}"}, "timeline"),
        ({"ppt/presentation.xml": "<a/>"}, "PowerPoint"),
        ({"Index/Document.iwa": "x"}, "Pages"),
        ({"xl/workbook.bin": "x"}, "binary Excel"),
        ({"readme.txt": "x"}, "zip file"),
    ],
)
def test_packages_of_other_kinds(tmp_path, files_in, word):
    refused(packages.packed(tmp_path / "other.zip", files_in), word)


def test_a_strange_name_stays_one_line(tmp_path):
    if sys.platform == "win32":
        pytest.skip("no such names here")
    path = tmp_path / "two\nlines.txt"
    path.write_bytes(b"")
    assert "two?lines.txt" in refused(path)


def test_a_tree_of_millions_of_tags(tmp_path):
    files_in = {
        "[Content_Types].xml": packages.TYPES,
        "word/document.xml": b"<a>" + b"<b/>\n " * 5_000_000 + b"</a>",
    }
    refused(packages.packed(tmp_path / "tags.docx", files_in), "unpack")


def test_separators_only(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_bytes(b"a,b\n" + b"x," * 3_000_000)
    refused(path, "cells")
