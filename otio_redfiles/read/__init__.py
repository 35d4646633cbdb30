"""Bytes to a page: rows of cells, numbered, exactly as they stand.

    read_page(path) -> Page

One module a kind of file. What a file is, its first bytes decide; the suffix only says what the bytes
cannot (comma-separated values are plain text). Nothing here knows who speaks or what a shot is.
"""

from pathlib import Path

from otio_redfiles.model import Page
from otio_redfiles.read import files
from otio_redfiles.read.files import Kind

ZIP_ENTRIES = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("Index/Document.iwa", "pages"),
    ("Index.zip", "pages"),
    ("content.otio", "otioz"),
)
SAVE_AS = "save it as .docx, .xlsx, .csv, .txt or .pdf"
FOREIGN = {
    "xlsb": f"is a binary Excel workbook; {SAVE_AS}",
    "pptx": f"is a PowerPoint file; {SAVE_AS}",
    "pages": f"is an Apple Pages or Numbers file; {SAVE_AS}",
    "otioz": "is an OpenTimelineIO bundle, a timeline and not a script",
}
PACKED = {".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pdf", ".odt", ".ods"}
"""Suffixes that promise a file which is no plain text."""
TABBED = {".tsv", ".tab"}
SEPARATED = {".csv", *TABBED}


def read_page(path: Path) -> Page:
    """The script at `path` as a page.

    Raises UnreadableScriptError (EmptyScriptError) with one line that says what to do, and MissingExtraError
    where a kind of file needs a package that is not installed.
    """
    path = Path(path)
    data = files.load(path)
    kind = files.kind_of(data)
    if kind is Kind.EMPTY:
        raise files.nothing_in(path)
    if kind is Kind.TEXT:
        return _read_characters(path, data)
    return _READERS[kind](path, data)


def _read_characters(path: Path, data: bytes) -> Page:
    from otio_redfiles.read.csv import read_csv
    from otio_redfiles.read.html import is_html, read_html
    from otio_redfiles.read.saved_as_text import separator_in
    from otio_redfiles.read.text import decode, page_of

    suffix = path.suffix.lower()
    text = decode(path, files.check_size(path, data, files.TEXT_LIMIT))
    if is_html(path, text):
        return read_html(path, data, text)
    if suffix in PACKED:
        raise files.refuse(path, f"is plain text and no {suffix[1:]} file; name it .txt or save it again")
    separator = _told_by(suffix, text) if suffix in SEPARATED else separator_in(text)
    return read_csv(path, text, separator) if separator or suffix in SEPARATED else page_of(text, path)


def _told_by(suffix: str, text: str) -> str | None:
    """The tabs that a suffix promises, where there are any to speak of; a quotation's commas outweighed them."""
    return "\t" if suffix in TABBED and text.count("\t") >= text.count("\n") > 0 else None


def _read_zip(path: Path, data: bytes) -> Page:
    from otio_redfiles.read import ooxml

    with ooxml.open_package(path, data) as package:
        kind = _zip_kind(path, frozenset(package.namelist()))
        if kind == "xlsx":
            from otio_redfiles.read.xlsx import read_xlsx

            return read_xlsx(path, package, data)
        if kind == "docx":
            from otio_redfiles.read.docx import read_docx

            return read_docx(path, package)
        if kind == "opendocument":
            return _read_converted(path, data)
    raise files.refuse(path, FOREIGN.get(kind, f"is a zip file without a script; unpack it, or {SAVE_AS}"))


def _zip_kind(path: Path, names: frozenset[str]) -> str:
    """What a zip is by what it holds; a package without its main part counts as what its suffix says."""
    for name, kind in ZIP_ENTRIES:
        if name in names:
            return kind
    if "content.xml" in names and "mimetype" in names:
        return "opendocument"
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return "xlsx"
    return "docx" if suffix in (".docx", ".docm", ".dotx") else "zip"


def _read_ole(path: Path, data: bytes) -> Page:
    from otio_redfiles.read.doc import check_ole

    check_ole(path, data)
    return _read_converted(path, data)


def _read_converted(path: Path, data: bytes) -> Page:
    """What only another program can open: LibreOffice makes a file of it that we read."""
    from otio_redfiles.read.doc import converted

    return converted(path, data, read_page)


def _read_pdf(path: Path, data: bytes) -> Page:
    from otio_redfiles.read.pdf import read_pdf

    return read_pdf(path, data)


def _read_rtf(path: Path, data: bytes) -> Page:
    from otio_redfiles.read.rtf import read_rtf

    return read_rtf(path, files.check_size(path, data, files.TEXT_LIMIT))


_READERS = {Kind.ZIP: _read_zip, Kind.OLE: _read_ole, Kind.PDF: _read_pdf, Kind.RTF: _read_rtf}
