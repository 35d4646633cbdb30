"""Bytes of a cut file, checked and decoded."""

import errno
from pathlib import Path

from otio_redfiles.errors import UnreadableCutError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LARGEST = 512 * 1024 * 1024


def bytes_of(path: Path) -> bytes:
    """The file's bytes. Raises UnreadableCutError where there are none, or more than a cut can have."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableCutError(
                f"{path}: {path.stat().st_size // 1048576} MB is no cut list; export the sequence alone"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableCutError(f"{path}: {_trouble(error)}") from error
    if not data.strip():
        raise UnreadableCutError(f"{path}: the file is empty; export the cut again")
    return data


def _trouble(error: OSError) -> str:
    """What went wrong and what to do."""
    if error.errno == errno.ENOENT:
        return "there is no such file; check the name"
    if error.errno == errno.EISDIR:
        return "is a folder; name the cut inside it"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "may not be read; ask for permission (chmod u+r) or copy it"
    return f"cannot be read ({error.strerror or error}); export the cut again"


def text_of(path: Path) -> str:
    """The file as text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows' Latin-1."""
    data = bytes_of(path)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data[:65536]:
        raise UnreadableCutError(f"{path}: this is no text; a CMX3600 EDL is, save the list again as EDL")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
