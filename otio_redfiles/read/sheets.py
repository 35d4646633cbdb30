"""Which sheets of a workbook are the script: the first with timecodes whose columns are a script's, and those that go on with it.

A long programme is typed on a sheet a part. A later sheet belongs to the script if its timecodes stand in the same
column under the same header (or none) and go on where those before stopped; its rows count on from theirs. A list of
clearances, notes or an older version does not; that it was left out is said.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from otio_redfiles.column_words import role_named
from otio_redfiles.model import Cell, Diagnostic, Row, Severity, Sheet

LIKE_TIMECODE = re.compile(r"(?<!\d)\d{1,2}[:.;]\d{2}(?!\d)")
TIME_CELL = re.compile(r"\D{0,3}(?P<time>\d{1,3}(?:[:.;,'’]\d{2}){1,3})(?!\d)")
TIMECODED_ROWS = 3
ALIKE = 0.5
"""The share of a header's words that another header has in the same places, if it is the same."""

UNTIMED = "it has no timecodes"

Clock = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet that shows something: its name and rows as it numbers them; `trouble`: why it cannot be read; what a hand struck out of it;
    what is to be said of it if it is read."""

    name: str
    rows: tuple[Row, ...]
    trouble: str = ""
    struck: tuple[Cell, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """The rows of all sheets that are the script, numbered on; headers that later sheets repeat are furniture."""

    rows: tuple[Row, ...] = ()
    furniture: tuple[Cell, ...] = ()
    struck: tuple[Cell, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def script_of(sheets: Sequence[Found]) -> Script:
    """The script of a workbook's sheets, and what is to be said of those that were left out."""
    if not sheets:
        return Script()
    first = _first(sheets)
    main = last = sheets[first]
    script = Script(main.rows, (), main.struck, (Sheet(main.name),), main.notes)
    for at, sheet in enumerate(sheets):
        why = "" if at == first else _is_before(main, sheet) if at < first else _is_other(main, last, sheet)
        if why:
            script = replace(script, notes=(*script.notes, _left_out(sheet, why)))
        elif at != first:
            script, last = _with(script, _heads(main), sheet), sheet
    return _telling(script)


def unread(name: str) -> Diagnostic:
    """What is to be said of a hidden sheet."""
    return _note(f"sheet {name!r} is hidden and was not read; show it if it belongs to the script", Severity.INFO)


# --------------------------------------------------------------------------- which belong


def _first(sheets: Sequence[Found]) -> int:
    """The first sheet of the script: the first with timecodes whose head names what is seen or said, else the first with
    timecodes; a short one before it that it goes on with, a tease, comes first."""
    timed = [at for at, sheet in enumerate(sheets) if _has_timecodes(sheet.rows)]
    at = next((at for at in timed if _names_a_script(sheets[at])), timed[0] if timed else 0)
    while at and timed and not sheets[at - 1].trouble and any(map(_is_timed, sheets[at - 1].rows)) and not _is_other(sheets[at], sheets[at - 1], sheets[at]):
        if not _alike(_header(sheets[at - 1]), _header(sheets[at])):
            break
        at -= 1
    return at


def _names_a_script(sheet: Found) -> bool:
    return bool({role_named(name) for name in _header(sheet)} & {"picture", "sound", "narration", "speaker"})


def _is_before(main: Found, sheet: Found) -> str:
    """Why a sheet before the script is none of it."""
    if sheet.trouble or not any(map(_is_timed, sheet.rows)):
        return sheet.trouble or UNTIMED
    few = "and has hardly any timecodes" if not _has_timecodes(sheet.rows) else "and its columns are no script's"
    return f"it stands before {main.name!r} {few}"


def _is_other(main: Found, last: Found, sheet: Found) -> str:
    """Why a later sheet does not go on with the script; "" if it does."""
    if sheet.trouble or not any(map(_is_timed, sheet.rows)):
        return sheet.trouble or UNTIMED
    one, two = _header(main), _header(sheet)
    alike = _alike(one, two) if one and two else _has_timecodes(sheet.rows) or _is_rest(main, sheet)
    if not alike or _time_column(main) != _time_column(sheet):
        return f"its columns are not those of {main.name!r}"
    if not _goes_on(_clocks(last), _clocks(sheet)):
        return f"its timecodes do not go on after those of {last.name!r}"
    return ""


def _is_rest(main: Found, sheet: Found) -> bool:
    """Are these a few last rows of the script, each as wide as its rows and timed?"""
    width = max(len(row.cells) for row in main.rows)
    return width > 2 and all(len(row.cells) == width and _is_timed(row) for row in sheet.rows)


def _is_timed(row: Row) -> bool:
    return any(LIKE_TIMECODE.search(cell.text) for cell in row.cells)


def _has_timecodes(rows: Sequence[Row]) -> bool:
    return len([*islice(filter(_is_timed, rows), TIMECODED_ROWS)]) == TIMECODED_ROWS


def _time_column(sheet: Found) -> int:
    """The column in which most cells begin with a timecode."""
    counts = Counter(at for row in sheet.rows for at, cell in enumerate(row.cells) if _clock(cell.text))
    return min(counts, key=lambda at: (-counts[at], at), default=-1)


def _header(sheet: Found) -> tuple[str, ...]:
    """The words of the row that names the columns: the last of two cells or more above the first timecode."""
    at = _time_column(sheet)
    names: tuple[str, ...] = ()
    for row in sheet.rows:
        if len(row.cells) > at >= 0 and _clock(row.cells[at].text):
            break
        if sum(bool(cell.text.strip()) for cell in row.cells) > 1:
            names = _names(row)
    return names


def _heads(sheet: Found) -> frozenset[tuple[str, ...]]:
    """The words of all rows of two cells or more above the first timecode: heads may take two rows (TIME over IN and OUT)."""
    at = _time_column(sheet)
    above = takewhile(lambda row: not (len(row.cells) > at >= 0 and _clock(row.cells[at].text)), sheet.rows)
    return frozenset(_names(row) for row in above if sum(bool(cell.text.strip()) for cell in row.cells) > 1)


def _names(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()).casefold() for cell in row.cells)


def _alike(one: Sequence[str], two: Sequence[str]) -> bool:
    same = sum(a == b != "" for a, b in zip(one, two, strict=False))
    return same >= max(1, ALIKE * max(len([*filter(None, one)]), len([*filter(None, two)])))


def _clocks(sheet: Found) -> list[Clock]:
    """The timecodes of the column of timecodes, in order of size."""
    at = _time_column(sheet)
    return sorted(clock for row in sheet.rows if len(row.cells) > at >= 0 and (clock := _clock(row.cells[at].text)))


def _clock(text: str) -> Clock:
    found = TIME_CELL.match(text)
    return tuple(map(int, re.findall(r"\d+", found["time"]))) if found else ()


def _goes_on(one: Sequence[Clock], two: Sequence[Clock]) -> bool:
    """Do three quarters of the second's timecodes stand after three quarters of the first's? Slips do not count."""
    late, early = one[len(one) * 3 // 4] if one else (), two[len(two) // 4]
    return len(early) != len(late) or early >= late


# --------------------------------------------------------------------------- one after the other


def _with(script: Script, heads: Collection[tuple[str, ...]], sheet: Found) -> Script:
    """The script with one more sheet: rows counted on, heads that are repeated apart."""
    before = max(cell.line for cell in (*script.rows[-1].cells, *script.furniture, *script.struck))
    rows = [_moved(row, before) for row in sheet.rows]
    again = {row.line for row in rows if _names(row) in heads}
    return replace(
        script,
        rows=(*script.rows, *(row for row in rows if row.line not in again)),
        furniture=(*script.furniture, *(cell for row in rows if row.line in again for cell in row.cells)),
        struck=(*script.struck, *(replace(cell, line=cell.line + before) for cell in sheet.struck)),
        sheets=(*script.sheets, Sheet(sheet.name, before)),
        notes=(*script.notes, *(replace(note, line=note.line + before) for note in sheet.notes)),
    )


def _moved(row: Row, by: int) -> Row:
    return Row(row.line + by, tuple(replace(cell, line=cell.line + by) for cell in row.cells), row.table)


def _telling(script: Script) -> Script:
    """Said once, where a script stands on several sheets: which line is which row."""
    if len(script.sheets) < 2:
        return script
    later = ", ".join(f"row 1 of {sheet.name!r} is line {sheet.before + 1}" for sheet in script.sheets[1:])
    message = f"the script goes on from {script.sheets[0].name!r} to further sheets: {later}"
    return replace(script, notes=(*script.notes, _note(message, Severity.INFO, "sheets-joined")))


def _left_out(sheet: Found, why: str) -> Diagnostic:
    """A warning where the sheet might be script, an info where it has no timecode."""
    severity = Severity.INFO if why == UNTIMED else Severity.WARNING
    return _note(f"sheet {sheet.name!r} was left out: {why}", severity)


def _note(message: str, severity: Severity, code: str = "sheet-left-out") -> Diagnostic:
    return Diagnostic(1, severity, code, message)
