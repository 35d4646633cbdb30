"""The cells of one sheet, row by row, with the runs of rich text; and which of its rows and columns are hidden.

openpyxl reads large workbooks a row at a time, but there drops the looks of runs that stand in the cells themselves (inline
strings) and what is hidden; its parser knows both. The parser is no public part of openpyxl: a release that changes it
gives the cells without these.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from otio_redfiles.model import Diagnostic, Row, Severity

HIDDEN = "hidden-cells"
TRUE = ("1", "true", "on")


@dataclass(slots=True)
class Hidden:
    """The rows of a sheet, and its columns, that are hidden, numbered from 1; complete once all rows were read."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def rows_of(sheet: Any, hidden: Hidden) -> Iterator[tuple[Any, ...]]:
    """The cells of every row, the missing ones empty, from row 1 on; a row may end early."""
    line = 1
    with ExitStack() as opened:
        parser = _parser_of(sheet, opened)
        if parser is None:
            yield from sheet.iter_rows()
            return
        for number, cells in parser.parse():
            if number < line:
                continue
            yield from (() for _ in range(line, number))
            yield sheet._get_row(cells)
            line = number + 1
        hidden.rows.update(int(number) for number, said in parser.row_dimensions.items() if _is_hidden(said))
        for said in filter(_is_hidden, parser.column_dimensions.values()):
            hidden.columns.update(range(int(said["min"]), min(int(said.get("max", said["min"])), 2**14) + 1))


def _parser_of(sheet: Any, opened: ExitStack) -> Any:
    """The parser of a sheet, its source put into `opened`; None where openpyxl has none that is called so."""
    book = sheet.parent
    try:
        source = opened.enter_context(sheet._get_source())
        return _parser()(
            source, sheet._shared_strings, data_only=True, epoch=book.epoch, date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
    except (AttributeError, ImportError, TypeError):
        return None


@cache
def _parser() -> Any:
    """openpyxl's parser of a sheet, which keeps the runs of inline strings; its own way of doing so spells some characters anew."""
    from openpyxl.cell.rich_text import TextBlock
    from openpyxl.cell.text import Text
    from openpyxl.worksheet._reader import INLINE_STRING, WorkSheetParser
    from openpyxl.xml.constants import SHEET_MAIN_NS

    class Parser(WorkSheetParser):
        def parse_cell(self, element: Any) -> dict[str, Any]:
            cell: dict[str, Any] = super().parse_cell(element)
            inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
            if inline is not None and inline.find(f"{{{SHEET_MAIN_NS}}}r") is not None:
                cell["value"] = [TextBlock(run.rPr, run.t or "") if run.rPr else run.t or "" for run in Text.from_tree(inline).r]
            return cell

    return Parser


def _is_hidden(said: dict[str, str]) -> bool:
    return said.get("hidden", "0") in TRUE


def told(hidden: Hidden, rows: Iterable[Row]) -> Iterator[Diagnostic]:
    """A warning that hidden rows and columns which show something were read all the same: a filter left on must not drop half a
    script."""
    rows = [*rows]
    lines = [row.line for row in rows if row.line in hidden.rows]
    columns = [at for at in sorted(hidden.columns) if any(cell.text.strip() for row in rows for cell in row.cells[at - 1 : at])]
    if lines or columns:
        parts = [_counted(len(lines), "row"), _counted(len(columns), "column")]
        names = ", ".join([*(str(line) for line in lines[:3]), *map(_letters, columns[:3])])
        message = f"{' and '.join(filter(None, parts))} hidden in the sheet read all the same ({names}); delete what is no part of the script"
        yield Diagnostic(lines[0] if lines else rows[0].line, Severity.WARNING, HIDDEN, message)


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'s' * (count > 1)}" if count else ""


def _letters(column: int) -> str:
    """The name that a sheet gives a column: A, Z, AA."""
    above, letter = divmod(column - 1, 26)
    return (_letters(above) if above else "") + chr(ord("A") + letter)
