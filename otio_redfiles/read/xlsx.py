"""Excel workbooks (.xlsx, .xlsm): the sheets that hold the script, their cells as they are shown.

The first sheet with timecodes in it, else the first with words, and those that go on with it (see `sheets`);
hidden sheets only where no other has any. Rows count as the sheet numbers them, those of a later sheet on from
the one before it. Hidden rows and columns are read, and told: a filter left on must not drop half a script. Formulas give
the value that was last calculated and stored. Fractions of a second have three places, hours that a format hides stand before them. What a hand struck out is `furniture`, and told.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from otio_redfiles.errors import RedfilesError
from otio_redfiles.model import Cell, Diagnostic, Page, Row
from otio_redfiles.read import ooxml, typed_numbers, worksheet
from otio_redfiles.read.files import refuse
from otio_redfiles.read.formats import clock_shown, seconds_hidden
from otio_redfiles.read.formulas import without_results
from otio_redfiles.read.pages import CELL_LIMIT, Run, cell_of, clean, make_page, struck_out, too_many_cells
from otio_redfiles.read.sheets import Found, script_of, unread

ROW_LIMIT = 1_048_576  # Excel's own
COLUMN_LIMIT = 256
WIDE_LIMIT = 1_000
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19: characters XML cannot carry


def read_xlsx(path: Path, package: zipfile.ZipFile, data: bytes) -> Page:
    """The page of a workbook; one table over all its sheets of script. Raises UnreadableScriptError, EmptyScriptError."""
    formulas: list[Diagnostic] = []
    for name in package.namelist():
        if name.endswith((".xml", ".rels")) and (text := ooxml.part(path, package, name)):
            ooxml.check_no_dtd(path, name, text)
            formulas += without_results(text) if "/worksheets/" in name else ()
            is_whole = "/worksheets/" not in name and not name.endswith("sharedStrings.xml")
            if is_whole:
                ooxml.check_tags(path, name, text)
    found, others = _sheets(path, data)
    script = script_of(found)
    page = make_page(path, script.rows, [*script.furniture, *script.struck])
    return replace(page, sheets=script.sheets, notes=(*script.notes, *map(unread, others), *struck_out(script.struck), *formulas))


def _sheets(path: Path, data: bytes) -> tuple[list[Found], list[str]]:
    """The visible sheets that show something, and the names of hidden ones; the hidden where no other shows
    anything."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that no text depends on
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True)
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            hidden = [sheet for sheet in book.worksheets if sheet.sheet_state != "visible"]
            found = _filled(path, visible)
            others = [sheet.title for sheet in hidden if _shows(sheet)] if found else []
            found = found or _filled(path, hidden)
    except (MemoryError, RecursionError) as error:
        raise refuse(path, "is too large for this machine's memory; save the script's sheet alone") from error
    except RedfilesError:
        raise
    except Exception as error:  # openpyxl raises whatever a malformed part leads it to
        raise ooxml.broken(path) from error
    if not book.worksheets:
        raise refuse(path, "holds no sheet with cells, only charts; name the workbook with the script")
    return found, others


def _filled(path: Path, sheets: list[Any]) -> list[Found]:
    """The sheets that show something. One that cannot be read stands in the way only where it comes first."""
    found: list[Found] = []
    for sheet in sheets:
        sheet.reset_dimensions()  # what the file claims about its size is often wrong
        try:
            struck: list[Cell] = []
            hidden = worksheet.Hidden()
            rows = [*_rows(path, sheet, struck, hidden)]
        except RedfilesError as error:
            if not found:
                raise
            found.append(Found(sheet.title, (), str(error).partition(": ")[2]))
            continue
        if rows:
            found.append(Found(sheet.title, tuple(rows), struck=tuple(struck), notes=tuple(worksheet.told(hidden, rows))))
    return found


def _shows(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(value is not None for row in sheet.iter_rows(values_only=True) for value in row)


def _rows(path: Path, sheet: Any, struck: list[Cell], unseen: worksheet.Hidden) -> Iterator[Row]:
    """The sheet's rows that show something, each up to its last cell that does. Times of a column that shows hours and minutes
    alone have their seconds, where any of them hides some; minutes and seconds typed as numbers both digits. What a hand struck out is put into `struck`
    instead, what the sheet hides is told in `unseen`."""
    wide = count = 0
    found: list[tuple[int, list[str], list[str], tuple[Any, ...]]] = []
    for line, row in enumerate(islice(worksheet.rows_of(sheet, unseen), ROW_LIMIT), 1):
        wide += len(row) > COLUMN_LIMIT
        if wide > WIDE_LIMIT:
            raise refuse(path, f"has rows of more than {COLUMN_LIMIT} columns throughout; no script has")
        struck += [Cell(line, text) for cell in row[:COLUMN_LIMIT] if cell.value is not None and (text := _struck(cell)).strip()]
        texts = ["" if cell.value is None else _text(cell) for cell in row[:COLUMN_LIMIT]]
        while texts and not texts[-1].strip():
            texts.pop()
        count += len(texts)
        if count > CELL_LIMIT:
            raise too_many_cells(path)
        if texts:
            hidden = ["" if cell.value is None or _is_struck(cell) else seconds_hidden(cell.value, cell.number_format or "") for cell in row[: len(texts)]]
            found.append((line, texts, hidden, row))
    hiding = {at for _, _, hidden, _ in found for at, seconds in enumerate(hidden) if seconds not in ("", ":00")}
    typed = typed_numbers.columns_of([[cell.value for cell in row] for _, _, _, row in found])
    for line, texts, hidden, row in found:
        whole = [text + seconds if at in hiding else text for at, (text, seconds) in enumerate(zip(texts, hidden, strict=True))]
        whole = [(typed_numbers.shown(cell.value) if at in typed and text else "") or text for at, (text, cell) in enumerate(zip(whole, row, strict=False))]
        yield Row(line, tuple(map(_cell, repeat(line), whole, row)), 1)


def _cell(line: int, text: str, cell: Any) -> Cell:
    """A cell of the sheet, its rich text in italics where its runs are; those without a font are in the cell's own."""
    is_italic = isinstance(cell.value, str | list) and cell.font is not None and bool(cell.font.i)
    if not isinstance(cell.value, list):
        return Cell(line, text, is_italic)
    slants = (is_italic if isinstance(run, str) else bool(run.font.i) for run in cell.value)
    rich = cell_of(line, [Run(str(run), slanted) for run, slanted in zip(cell.value, slants, strict=True)])
    return rich if rich.text == text else Cell(line, text, is_italic)


def _text(cell: Any) -> str:
    """What a cell shows and no hand struck out."""
    return _shown(cell, struck=False)


def _struck(cell: Any) -> str:
    """What a hand struck out of a cell; "" for nothing."""
    return _shown(cell, struck=True)


def _is_struck(cell: Any) -> bool:
    return cell.font is not None and bool(cell.font.strike)


def _shown(cell: Any, struck: bool) -> str:
    """The text of a cell that is struck out, or that which is not; rich text is a list of runs, those without a font in the cell's own."""
    value = cell.value
    if isinstance(value, list):
        text = "".join(str(run) for run in value if _run_is_struck(run, cell) == struck)
    elif _is_struck(cell) != struck:
        return ""
    else:
        code = cell.number_format or ""
        text = value if isinstance(value, str) else clock_shown(value, code)
    if "_x" in text:
        text = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return clean(text.replace("\r\n", "\n").replace("\r", "\n")).rstrip("\n")


def _run_is_struck(run: Any, cell: Any) -> bool:
    return _is_struck(cell) if isinstance(run, str) else bool(run.font.strike)
