"""The script as an Excel sheet, a column for each field (see `otio_redfiles.house`), set to print on A4
landscape."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.house_rows import one_line, sheet_of
from otio_redfiles.model import Script
from otio_redfiles.write.package import settle
from otio_redfiles.write.reread import differs

WIDTHS = (30, 13, 13, 9, 16, 11, 17, 62)
CELL_LIMIT = 32_767  # characters, Excel's own
FONT = "Arial"
SPEAKER, WORDS = 4, 7


def write(script: Script, path: Path) -> None:
    """Write the workbook at `path`; the same script gives the same bytes. Raises UnwritableTargetError for
    a cell too long."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Script")
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&F", "Page &P of &N"
    for number, row in enumerate(sheet_of(script)):
        sheet.row_dimensions[number + 1].height = _height(row)
        sheet.append(_cells(sheet, path, number, row))
    book.properties.title, book.properties.creator = one_line(script.title), "redfiles"
    book.save(path)
    settle(path)


def check(script: Script, paths: list[Path]) -> None:
    """Read the sheet back with openpyxl. Raises UnwritableTargetError where a row is not what was written."""
    book = load_workbook(paths[0], read_only=True)
    found = [tuple(_plain(value or "") for value in row) for row in book["Script"].iter_rows(values_only=True)]
    book.close()
    if found != [*sheet_of(script)]:
        raise differs(paths[0], "a row has other cells")


def _plain(text: str) -> str:
    """A cell's text as it was before it was escaped."""
    return re.sub("_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", text)


def _height(row: tuple[str, ...]) -> float:
    """Points that the fullest cell needs: not every program fits the height of wrapped rows by itself."""
    lines = (
        1 + (len(text) + 0.3 * sum(map(str.isupper, text))) // (1.25 * width)
        for text, width in zip(row, WIDTHS, strict=True)
    )
    return 2 + 13.5 * min(30, max(lines))


ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
"""What Excel would read as one character (ECMA-376 part 1, 22.9.2.19), where a script prints it."""
LINE = Border(bottom=Side(style="thin", color="D0D0D0"))
WRAP = Alignment(wrap_text=True, vertical="top")
HEADER = {"font": Font(name=FONT, size=9, bold=True), "fill": PatternFill("solid", fgColor="E9ECEF")}
PLAIN, BOLD = {"font": Font(name=FONT, size=10)}, {"font": Font(name=FONT, size=10, bold=True)}
GREY = {"font": Font(name=FONT, size=9, italic=True, color="6B6B6B")}


def _cells(sheet, path: Path, number: int, row: Iterable[str]) -> Iterator[WriteOnlyCell]:
    """The cells of a row, all of them text: a sheet must not take timecodes for times, or dashes for
    formulas."""
    for column, text in enumerate(row):
        if len(text) > CELL_LIMIT:
            raise UnwritableTargetError(
                f"{path.name}: row {number + 1} has {len(text)} characters in a cell and Excel holds "
                f"{CELL_LIMIT}; write .csv"
            )
        cell = WriteOnlyCell(sheet, ESCAPED.sub(r"_x005F_\1", text) or None)
        cell.data_type, cell.number_format = "s" if text else "n", "@"
        look = HEADER if number == 0 else GREY if number == 1 else BOLD if column == SPEAKER else PLAIN
        cell.font, cell.alignment, cell.border = look["font"], WRAP, LINE
        if "fill" in look:
            cell.fill = look["fill"]
        yield cell
