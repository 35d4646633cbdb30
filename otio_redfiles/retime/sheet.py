"""Excel workbooks: cells that hold timecodes get new ones, as text or as times, in the cell's own format."""

import datetime
import re
from pathlib import Path
from typing import Any

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.model import Page
from otio_redfiles.retime.model import Change, Plan

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
    rows = {row.line: row for row in page.rows}
    for line, changes in by_line(plan.changes).items():
        for change in reversed(changes):
            place, column = _cell_at([cell.text for cell in rows[line].cells], change.column)
            cell = _cell(book, page, line, place)
            if change.new is None:
                cell.fill = PatternFill("solid", fgColor=YELLOW)
            elif change.new != change.old:
                cell.value = _value(cell.value, rows[line].cells[place].text, column, change, source)
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


def _value(value: Any, text: str, column: int, change: Change, source: Path) -> Any:
    new = str(change.new)
    if isinstance(value, str):
        return value[:column] + new + value[column + len(change.old) :]
    if isinstance(value, (int, float)) and not isinstance(value, bool) and re.fullmatch(r"\d+\.\d{2}", text):
        return float(new)  # minutes and seconds typed as a number
    fields = new.replace(".", ":").split(":")
    hours, minutes, seconds = ([int(part) for part in fields] + [0, 0])[:3]
    part = int(fields[3]) if len(fields) > 3 and len(fields[3]) == 3 else 0
    whole = datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds, milliseconds=part)
    if isinstance(value, datetime.timedelta):
        return whole
    if isinstance(value, datetime.time):
        return (datetime.datetime.min + whole).time()
    if isinstance(value, datetime.datetime):
        return value.replace(hour=hours % 24, minute=minutes, second=seconds, microsecond=part * 1000)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return whole / datetime.timedelta(days=1)
    raise UnwritableTargetError(
        f"{source}:{change.line}: the cell with {change.old} holds no text or time; nothing was written"
    )
