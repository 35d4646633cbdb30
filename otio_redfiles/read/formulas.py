"""Formulas of a workbook whose results no program has stored: their cells look empty to whoever cannot calculate.

Excel and LibreOffice store what a formula gave (ECMA-376 part 1, 18.3.1.4: <v> beside <f>); programs that only write
workbooks do not. A result that is a text may be empty: t="str".
"""

import re
from collections.abc import Iterator

from otio_redfiles.model import Diagnostic, Severity

NO_RESULT = "formula-without-result"
_CELL = re.compile(rb'<c ((?:[^>"]|"[^"]*"){0,400})><f(?: [^>]*)?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_TEXT = re.compile(rb't="str"')
_ROW = re.compile(rb' r="[A-Z]{1,3}(\d{1,7})"')


def without_results(sheet: bytes) -> Iterator[Diagnostic]:
    """A warning that counts those of a sheet's part, at the row of the first; none where every formula has its result."""
    rows = [_ROW.search(b" " + cell[1]) for cell in _CELL.finditer(sheet) if not _TEXT.search(cell[1])]
    if rows:
        line = next((int(row[1]) for row in rows if row), 1)
        count = "1 formula has" if len(rows) == 1 else f"{len(rows)} formulas have"
        yield Diagnostic(line, Severity.WARNING, NO_RESULT,
                         f"{count} no stored result and read as empty: open the workbook in Excel or LibreOffice, save it, and read it again")
