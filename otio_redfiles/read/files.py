"""The door of a file: is it there, is it a file, is it small enough, and what do its bytes say it is.

Nothing here understands a format. Every refusal is one line that names the file and what to do.
"""

import errno
import stat
from enum import Enum
from pathlib import Path

from otio_redfiles.errors import EmptyScriptError, UnreadableScriptError

MB = 1 << 20
LIMIT = 128 * MB
"""No script is larger, pictures in a Word file included: a feature film's whole continuity is about 2 MB."""
TEXT_LIMIT = 32 * MB
"""Plain text, CSV and RTF: three hundred hours of script."""

PIPED = "standard input is not read; save the script to a file and name that"


class Kind(Enum):
    """What the first bytes say, whatever the suffix claims."""

    EMPTY = "empty"
    ZIP = "zip"
    PDF = "pdf"
    RTF = "rtf"
    OLE = "ole"
    TEXT = "text"


SIGNATURES = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"PK\x07\x08", Kind.ZIP),
    (b"{\\rtf", Kind.RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
)

STRANGERS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a RIFF file (WAV, AVI)"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\x1a\x45\xdf\xa3", "a Matroska file"),
    (b"\x06\x0e\x2b\x34", "an MXF file"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file; unpack it first"),
    (b"Rar!", "a RAR file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)


def shown(path: Path) -> str:
    """The path as a message may show it: one line, whatever its name holds."""
    return "".join(c if c.isprintable() else "?" for c in str(path))


def refuse(path: Path, why: str) -> UnreadableScriptError:
    """The error that says why the file at `path` cannot be read."""
    return UnreadableScriptError(f"{shown(path)}: {why}")


def load(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; UnreadableScriptError says what is wrong.

    The size is asked for first, so that a huge file is refused without being read; a pipe or a device is
    refused without being opened, because opening one may wait for ever.
    """
    try:
        status = path.stat()
        _check_regular(path, status.st_mode)
        _check_size(path, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        piped = str(path) == "-" and error.errno == errno.ENOENT
        raise refuse(path, PIPED if piped else _trouble(error)) from error
    except ValueError as error:  # a NUL in the name
        raise refuse(path, f"is no usable file name ({error})") from error
    _check_size(path, len(data), limit)
    return data


def kind_of(data: bytes) -> Kind:
    """What the bytes are. Up to 1024 bytes of something else may precede a PDF (ISO 32000, annex H)."""
    if not data:
        return Kind.EMPTY
    for start, kind in SIGNATURES:
        if data.startswith(start):
            return kind
    if data.lstrip()[:5] == b"{\\rtf":
        return Kind.RTF
    return Kind.PDF if b"%PDF-" in data[:1024] else Kind.TEXT


def stranger(data: bytes) -> str | None:
    """What a file that is no script plainly is, for a message that helps; None where the bytes do not say."""
    if data[4:8] == b"ftyp" or data[4:8] == b"moov":
        return "a QuickTime or MP4 film"
    return next((name for start, name in STRANGERS if data.startswith(start)), None)


def nothing_in(path: Path) -> EmptyScriptError:
    """The error for a file that can be read and holds no text."""
    return EmptyScriptError(f"{shown(path)}: is empty: there is no text in it to read")


def _check_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise refuse(path, "is a folder; name the script inside it")
    if not stat.S_ISREG(mode):
        raise refuse(path, "is not a regular file (a pipe, a socket or a device); save it to a file first")


def check_size(path: Path, data: bytes, limit: int) -> bytes:
    """The bytes again, if they are not more than `limit`."""
    _check_size(path, len(data), limit)
    return data


def _check_size(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise refuse(path, f"is larger than {limit // MB} MB; no script is, so it was not read")


def _trouble(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "there is no such file; check the name"
    if error.errno == errno.EACCES or error.errno == errno.EPERM:
        return "may not be read; ask for permission (chmod u+r) or copy it"
    return f"cannot be read ({error.strerror or error})"
