"""Excel workbooks (.xlsx, .xlsm): the sheet that holds the script, its cells as they are shown.

The first sheet with timecodes in it, else the first with words; hidden sheets only where no other has any.
Rows count as the sheet numbers them. Rows hidden by a filter are read: a filter left on must not drop half a
script. Formulas give the value that was last calculated and stored.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from otio_redfiles.errors import RedfilesError
from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read import ooxml
from otio_redfiles.read.files import refuse
from otio_redfiles.read.formats import shown
from otio_redfiles.read.pages import CELL_LIMIT, clean, make_page, too_many_cells

ROW_LIMIT = 1_048_576  # Excel's own
COLUMN_LIMIT = 256
WIDE_LIMIT = 1_000
LIKE_TIMECODE = re.compile(r"(?<!\d)\d{1,2}[:.;]\d{2}(?!\d)")
TIMECODED_ROWS = 3
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19: characters XML cannot carry


def read_xlsx(path: Path, package: zipfile.ZipFile, data: bytes) -> Page:
    """The page of a workbook; one table. Raises UnreadableScriptError, EmptyScriptError."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels")) and (text := ooxml.part(path, package, name)):
            ooxml.check_no_dtd(path, name, text)
            is_whole = "/worksheets/" not in name and not name.endswith("sharedStrings.xml")
            if is_whole:
                ooxml.check_tags(path, name, text)
    return make_page(path, _script_rows(path, data))


def _script_rows(path: Path, data: bytes) -> list[Row]:
    """The rows of the sheet that holds the script; of a hidden one only where no other shows anything."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that no text depends on
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            hidden = [sheet for sheet in book.worksheets if sheet.sheet_state != "visible"]
            found = _chosen(_filled(path, visible)) or _chosen(_filled(path, hidden))
    except (MemoryError, RecursionError) as error:
        raise refuse(path, "is too large for this machine's memory; save the script's sheet alone") from error
    except RedfilesError:
        raise
    except Exception as error:  # openpyxl raises whatever a malformed part leads it to
        raise ooxml.broken(path) from error
    if not book.worksheets:
        raise refuse(path, "holds no sheet with cells, only charts; name the workbook with the script")
    return found


def _chosen(sheets: Iterator[list[Row]]) -> list[Row]:
    """The first sheet with timecodes, else the first; read no further than needed."""
    first: list[Row] = []
    for rows in sheets:
        if _has_timecodes(rows):
            return rows
        first = first or rows
    return first


def _filled(path: Path, sheets: list[Any]) -> Iterator[list[Row]]:
    for sheet in sheets:
        sheet.reset_dimensions()  # what the file claims about its size is often wrong
        rows = [*_rows(path, sheet)]
        if rows:
            yield rows


def _rows(path: Path, sheet: Any) -> Iterator[Row]:
    """The sheet's rows that show something, each up to its last cell that does."""
    wide = count = 0
    for line, row in enumerate(islice(sheet.iter_rows(), ROW_LIMIT), 1):
        wide += len(row) > COLUMN_LIMIT
        if wide > WIDE_LIMIT:
            raise refuse(path, f"has rows of more than {COLUMN_LIMIT} columns throughout; no script has")
        texts = ["" if cell.value is None else _text(cell) for cell in row[:COLUMN_LIMIT]]
        while texts and not texts[-1].strip():
            texts.pop()
        count += len(texts)
        if count > CELL_LIMIT:
            raise too_many_cells(path)
        if texts:
            yield Row(line, tuple(map(_cell, repeat(line), texts, row)), 1)


def _cell(line: int, text: str, cell: Any) -> Cell:
    is_italic = isinstance(cell.value, str) and cell.font is not None and bool(cell.font.i)
    return Cell(line, text, is_italic)


def _text(cell: Any) -> str:
    value = cell.value
    text = value if isinstance(value, str) else shown(value, cell.number_format or "")
    if "_x" in text:
        text = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return clean(text.replace("\r\n", "\n").replace("\r", "\n")).rstrip("\n")


def _has_timecodes(rows: list[Row]) -> bool:
    timed = (row for row in rows if any(LIKE_TIMECODE.search(cell.text) for cell in row.cells))
    return len([*islice(timed, TIMECODED_ROWS)]) == TIMECODED_ROWS
