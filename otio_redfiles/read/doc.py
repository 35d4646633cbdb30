"""What only LibreOffice can open for us: .doc and .xls (OLE files), .odt and .ods (OpenDocument).

It is asked to write .docx or .xlsx into a folder of its own that is deleted afterwards, with a profile of its
own, so that a running office is not disturbed, and with a time limit. Without it the message says how
to get it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from otio_redfiles.errors import MissingExtraError
from otio_redfiles.model import Page
from otio_redfiles.read.files import refuse, shown

SECONDS = 120
PROGRAMS = ("soffice", "libreoffice")
USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/opt/libreoffice/program/soffice",
)
# Names of streams in an OLE file's directory, in UTF-16 as they stand there, and what they say.
PROTECTED = "is protected by a password; save a copy without one"
STREAMS = (
    ("EncryptedPackage", "protected"),
    ("EncryptionInfo", "protected"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("MetaDictionary", "aaf"),
    ("Referenced Properties", "aaf"),
)
TARGETS = {"doc": "docx", "xls": "xlsx", "odt": "docx", "ods": "xlsx"}


def check_ole(path: Path, data: bytes) -> None:
    """Raises UnreadableScriptError for an OLE file that is protected or no document."""
    kind = ole_kind(data)
    if kind == "protected":
        raise refuse(path, PROTECTED)
    if kind == "aaf":
        raise refuse(path, "is an AAF, a timeline and not a script")
    if kind not in TARGETS:
        raise refuse(path, "is no Word or Excel file; save the script as .docx, .xlsx, .csv, .txt or .pdf")


def ole_kind(data: bytes) -> str:
    """What an OLE compound file holds, by its streams' names ([MS-CFB] 2.6.1); "" where none is known."""
    for name, kind in STREAMS:
        if f"{name}\0".encode("utf-16-le") in data:
            return kind
    return ""


def converted(path: Path, data: bytes, read: Callable[[Path], Page]) -> Page:
    """The page that `read` makes of the file as LibreOffice converts it; its source is still `path`.

    Raises MissingExtraError without LibreOffice, UnreadableScriptError where it fails or takes too long.
    """
    kind = _kind(data)
    program = _program()
    if program is None:
        raise MissingExtraError(
            f"{shown(path)}: a .{kind} file is read through LibreOffice, which is not installed; get it at "
            f"libreoffice.org (or: apt install libreoffice), or save the script as .{TARGETS[kind]}"
        )
    with tempfile.TemporaryDirectory(prefix="redfiles-") as folder:
        source = Path(folder) / f"script.{kind}"
        source.write_bytes(data)
        target = source.with_suffix(f".{TARGETS[kind]}")
        _run(path, program, source, target)
        return replace(read(target), source=str(path))


def _kind(data: bytes) -> str:
    if data.startswith(b"PK"):
        return "ods" if b"application/vnd.oasis.opendocument.spreadsheet" in data[:200] else "odt"
    return ole_kind(data)


def _program() -> str | None:
    found = (shutil.which(name) for name in PROGRAMS)
    places = (place for place in USUAL_PLACES if Path(place).exists())
    return next((program for program in (*found, *places) if program), None)


def _run(path: Path, program: str, source: Path, target: Path) -> None:
    """Runs LibreOffice in a process group of its own, so that a hanging one can be ended as a whole."""
    profile = (source.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to"]
    command += [target.suffix[1:], "--outdir", str(source.parent), str(source)]
    null = subprocess.DEVNULL
    try:
        with subprocess.Popen(
            command, start_new_session=True, stdin=null, stdout=null, stderr=null
        ) as process:
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                _end(process)
                raise refuse(path, f"LibreOffice took more than {SECONDS} s; save it as .docx") from None
    except OSError as error:
        raise refuse(path, f"LibreOffice cannot be started ({error.strerror or error})") from error
    if not target.is_file():
        raise refuse(path, "LibreOffice could not convert it (broken, or protected by a password?)")


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
