"""How deep an OpenTimelineIO file nests, counted before the library reads it: its reader calls itself for every
bracket, and a file of brackets alone ends the whole program."""

import re
import zipfile
from pathlib import Path

from otio_redfiles.cut.files import LARGEST, bytes_of
from otio_redfiles.errors import UnreadableCutError

DEEPEST = 1000
"""Brackets within brackets. A clip in sixty nested stacks stands in about two hundred; the library bears some ten
thousand."""
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)', re.DOTALL)
_CONTENT = "content.otio"
_OTHERS = bytes(set(range(256)) - set(b"[]{}"))


def check_nesting(path: Path) -> None:
    """Raise UnreadableCutError where the .otio, .otioz or .otiod file at `path` nests deeper than any timeline."""
    data = _json(path)
    if data.count(b"[") + data.count(b"{") <= DEEPEST:
        return
    depth = 0
    for bracket in _STRING.sub(b"", data).translate(None, _OTHERS):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            raise UnreadableCutError(
                f"{path}: nests more than {DEEPEST} levels deep, which no timeline does; export the cut again"
            )


def _json(path: Path) -> bytes:
    """The timeline of a file, a bundle or a folder; nothing where the library finds none either."""
    if path.is_dir():
        inner = path / _CONTENT
        return bytes_of(inner) if inner.is_file() else b""
    if path.suffix.lower() != ".otioz":
        return bytes_of(path)
    bytes_of(path)
    try:
        with zipfile.ZipFile(path) as bundle:
            if bundle.getinfo(_CONTENT).file_size > LARGEST:
                raise UnreadableCutError(f"{path}: {_CONTENT} in it is no cut list for its size; export the sequence alone")
            return bundle.read(_CONTENT)
    except (KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return b""
