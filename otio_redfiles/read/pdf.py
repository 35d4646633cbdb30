"""PDF files: words by their positions, put back into lines, columns and rows.

    words of a page -> lines -> (running heads, page and line numbers out) -> columns and rows of the whole document

`line` counts the lines as printed, blank ones included, through the whole document. Text that runs along the
page is a row of one cell; where the page has columns, a row has a cell for each. Turned text (a watermark, a
stamp in the margin) is not read. Needs pdfplumber (extra `pdf`).
"""

import io
import logging
import re
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from otio_redfiles.errors import MissingExtraError, RedfilesError
from otio_redfiles.model import Page
from otio_redfiles.read import ooxml
from otio_redfiles.read.files import MB, refuse, shown
from otio_redfiles.read.pages import make_page
from otio_redfiles.read.pdf_furniture import PAGE_NUMBER, without_furniture
from otio_redfiles.read.pdf_lines import Rule, Sheet, Word
from otio_redfiles.read.pdf_margin import without_line_numbers
from otio_redfiles.read.pdf_newspaper import unfolded
from otio_redfiles.read.pdf_table import rows_of

PAGE_LIMIT = 2_000
SECONDS = 300
STREAM_LIMIT = 32 * MB
"""One stream, inflated. A page's text has some kilobytes; pictures are not looked at."""
WORDS_LIMIT = 20_000
"""Words on a page: a thousand is crowded."""
WIDTH_LIMIT = 14_400
"""Points: no PDF program makes wider paper."""
RULES_LIMIT = 5_000
"""Straight edges on a page: more belong to a drawing, not to a table."""
PICTURE_LIMIT = 256 * MB
CLIMB = 0.05
"""Letters on a line steeper than this (3 degrees) are a watermark's or a stamp's."""
HUGE, FEW_HUGE = 2.5, 200
"""Letters so many times the usual size may be a watermark's; no page has more of one."""
WORD_OPTIONS: dict[str, Any] = {"extra_attrs": ["upright", "fontname"], "x_tolerance": 1.5}
STREAM = re.compile(rb"stream\r?\n")
SCANNED = (
    "has no text, only pictures of pages; run text recognition (OCR) on it first, or ask for the Word file"
)
UNMAPPED = "does not say which letters its signs are; export it again, or ask for the Word file"


def read_pdf(path: Path, data: bytes) -> Page:
    """The page of a PDF. Raises UnreadableScriptError (EmptyScriptError), MissingExtraError."""
    try:
        import pdfplumber
    except ImportError as error:
        hint = 'pip install "otio-redfiles[pdf]"'
        raise MissingExtraError(f"{shown(path)}: reading PDF needs pdfplumber: {hint}") from error
    _check_streams(path, data)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of what every second PDF does
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            sheets = [*_sheets(path, document)]
    except RedfilesError:
        raise
    except Exception as error:  # pdfminer raises whatever a malformed object leads it to
        raise _trouble(path, error) from error
    _check_letters(path, sheets)
    sheets, numbers = without_line_numbers(sheets)
    body, furniture = without_furniture(sheets)
    if all(PAGE_NUMBER.fullmatch(line.text) for _, lines in body for line in lines):
        raise refuse(path, SCANNED.replace("text,", "text but page numbers and headings,", 1))
    return make_page(path, rows_of(unfolded(body)), [*furniture, *numbers])


def _sheets(path: Path, document: Any) -> Iterator[Sheet]:
    """The printed pages, one at a time, each dropped from memory when it is read."""
    if len(document.pages) > PAGE_LIMIT:
        raise refuse(path, f"has more than {PAGE_LIMIT:,} pages; split it")
    deadline = time.monotonic() + SECONDS
    for page in document.pages:
        if time.monotonic() > deadline:
            raise refuse(path, f"takes more than {SECONDS} s to read; split it, or save it as text")
        words = [*_words(page)]
        if len(words) > WORDS_LIMIT:
            raise refuse(path, f"has more than {WORDS_LIMIT:,} words on a page; it is no script")
        yield Sheet(tuple(words), tuple(_rules(page)), float(page.width), float(page.height))
        page.close()


def _once(page: Any) -> Any:
    """The page without letters printed twice over each other, which is how some programs make them bold."""
    places = {(char["text"], round(char["x0"]), round(char["top"])) for char in page.chars}
    return page if len(places) == len(page.chars) else page.dedupe_chars()


def _words(page: Any) -> Iterator[Word]:
    """The upright words that can be seen on the page, placed from its left edge."""
    left, _, right, _ = page.bbox
    right = min(right, left + WIDTH_LIMIT)
    level = page.filter(_is_level)
    stamped = _stamped(level.chars)
    level = level.filter(lambda thing: thing.get("size") not in stamped) if stamped else level
    for word in _once(level).extract_words(**WORD_OPTIONS):
        if word["upright"] and word["x0"] < right and word["x1"] > left:
            x0, x1 = (float(min(max(word[name], left), right) - left) for name in ("x0", "x1"))
            italic = bool(re.search("italic|oblique", word["fontname"], re.IGNORECASE))
            yield Word(x0, x1, float(word["top"]), float(word["bottom"]), word["text"], italic)


def _is_level(thing: dict[str, Any]) -> bool:
    """Is this no letter, or one on a level line? (Slanted letters lean; they do not climb.)"""
    if thing["object_type"] != "char":
        return True
    along, climb = thing["matrix"][:2]
    return abs(climb) <= CLIMB * abs(along)


def _stamped(letters: list[dict[str, Any]]) -> set[float]:
    """The sizes of a watermark's letters: far larger than the page's, and printed over or under others."""
    usual = sorted(letter["size"] for letter in letters)[len(letters) // 2] if letters else 0
    large = [letter for letter in letters if letter["size"] >= HUGE * usual]
    small = [letter for letter in letters if letter["size"] < HUGE * usual and letter["text"].strip()]
    if len(large) > FEW_HUGE:
        return set()
    return {one["size"] for one in large if any(_crosses(one, other) for other in small)}


def _crosses(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Does a small letter stand on a large one?"""
    return one["x0"] < two["x0"] and two["x1"] < one["x1"] and one["top"] < two["top"] and two["bottom"] < one["bottom"]


def _rules(page: Any) -> Iterator[Rule]:
    """Straight lines that may be a table's: drawn as lines or as thin or large boxes."""
    edges, left = page.edges, float(page.bbox[0])
    for edge in edges if len(edges) <= RULES_LIMIT else ():
        if edge["orientation"] == "v":
            yield Rule(True, float(edge["x0"]) - left, float(edge["top"]), float(edge["bottom"]))
        elif edge["orientation"] == "h":
            yield Rule(False, float(edge["top"]), float(edge["x0"]) - left, float(edge["x1"]) - left)


def _check_letters(path: Path, sheets: list[Sheet]) -> None:
    texts = [word.text for sheet in sheets for word in sheet.words]
    if not texts:
        raise refuse(path, SCANNED)
    if sum("(cid:" in text for text in texts) * 5 > len(texts):
        raise refuse(path, UNMAPPED)


def _check_streams(path: Path, data: bytes) -> None:
    """Refuses a PDF of which a compressed stream, pictures apart, unpacks to more than any page needs.

    pdfminer inflates a stream in one go, without a limit.
    """
    for match in STREAM.finditer(data):
        is_picture = re.search(rb"/Subtype\s*/Image", data[max(0, match.start() - 600) : match.start()])
        limit = PICTURE_LIMIT if is_picture else STREAM_LIMIT
        inner = _inflated(data[match.end() :], limit)
        if len(inner) > limit or (inner[:1] == b"\x78" and len(_inflated(inner, limit)) > limit):
            raise refuse(path, "would unpack to far more than any script holds; it was not unpacked")


def _inflated(data: bytes, limit: int) -> bytes:
    """What a deflated stream holds, to just beyond `limit`; nothing where it is no such stream."""
    try:
        return zlib.decompressobj().decompress(data, limit + 1)
    except zlib.error:
        return b""


def _trouble(path: Path, error: Exception) -> RedfilesError:
    """The error for what pdfminer met; it wraps its own errors, so names tell more than types."""
    chain = f"{type(error).__name__} {error!r} {error.__cause__!r} {error.__context__!r}"
    if "Password" in chain or "Encryption" in chain:
        return refuse(path, "is protected by a password; save a copy without one")
    return ooxml.broken(path)
