"""Bytes to a page: rows of cells, numbered, exactly as they stand.

    read_page(path) -> Page

One module a kind of file. What a file is, its first bytes decide; the suffix only says what the bytes
cannot (comma-separated values are plain text). Nothing here knows what a timecode or a speaker is.
"""

from pathlib import Path

from otio_redfiles.model import Page
from otio_redfiles.read import files
from otio_redfiles.read.files import Kind


def read_page(path: Path) -> Page:
    """The script at `path` as a page. Raises UnreadableScriptError (EmptyScriptError) with one line that
    says what to do, and MissingExtraError where a kind of file needs a package that is not installed."""
    from otio_redfiles.read.text import read_text

    data = files.load(path)
    if files.kind_of(data) is Kind.EMPTY:
        raise files.nothing_in(path)
    return read_text(path, data)
