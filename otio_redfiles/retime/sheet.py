"""Excel workbooks: cells that hold timecodes get new ones, as text or as times, in the cell's own format."""

from pathlib import Path
from typing import Any

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.model import Page
from otio_redfiles.retime.model import Change, Plan
from otio_redfiles.retime.sheet_values import Shown, with_timecode

YELLOW = "FFFFF2A8"


def rewrite(source: Path, target: Path, plan: Plan, page: Page) -> None:
    """`source` with the plan's timecodes at `target`; cells that could not be placed get a yellow ground.

    openpyxl keeps cells, formats, widths and formulas; drawings it does not know are lost, which Excel's own
    scripts do not have.
    """
    from openpyxl import load_workbook
    from openpyxl.styles import PatternFill

    from otio_redfiles.retime.rewrite import by_line

    book = load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
    _refuse_formulas(source, book, page)
    rows = {row.line: row for row in page.rows}
    for line, changes in by_line(plan.changes).items():
        for change in reversed(changes):
            place, column = _cell_at([cell.text for cell in rows[line].cells], change.column)
            cell = _cell(book, page, line, place)
            if change.new is None:
                cell.fill = PatternFill("solid", fgColor=YELLOW)
            elif change.new != change.old:
                _fill(cell, rows[line].cells[place].text, column, change, f"{source}:{line}")
    book.save(target)


def _cell(book: Any, page: Page, line: int, place: int) -> Any:
    """The cell that stands at `place` in a line of the page."""
    sheet = next(sheet for sheet in reversed(page.sheets) if sheet.before < line)
    return book[sheet.name].cell(line - sheet.before, place + 1)


def _cell_at(texts: list[str], column: int) -> tuple[int, int]:
    """Which cell of a row a column of its line is in, and where."""
    for place, text in enumerate(texts):
        if column <= len(text):
            return place, column
        column -= len(text) + 1
    return len(texts) - 1, 0


def _fill(cell: Any, text: str, column: int, change: Change, where: str) -> None:
    """Put the new timecode into a cell that shows `text`. Raises UnwritableTargetError where none of its kind shows it."""
    code = cell.number_format or ""
    made = with_timecode(Shown(cell.value, code, text), column, change.old, str(change.new))
    if made is None:
        raise UnwritableTargetError(
            f"{where}: no number shows {change.new} in the format of this cell ({code}): type the sheet's timecodes as text and retime that; "
            "nothing was written"
        )
    cell.value = made.value
    if made.code != code:
        cell.number_format = made.code


def _refuse_formulas(source: Path, book: Any, page: Page) -> None:
    """Raise UnwritableTargetError where a cell of the page is a formula: only a program that calculates stores what it gives."""
    for row in page.rows:
        for place, text in enumerate(cell.text for cell in row.cells):
            if text.strip() and _cell(book, page, row.line, place).data_type == "f":
                raise UnwritableTargetError(
                    f"{source}:{row.line}: {text.strip()} is what a formula gives, and no new sheet could hold that: paste the formulas as values "
                    "(Paste Special > Values), save, and retime that; nothing was written"
                )
