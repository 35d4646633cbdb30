"""Rows of cells from a programme: any columns in any order, and the files that hold such rows.

A beat is one row, or two where the words have their own timecode after the picture's. `Table.lines[i]` is
the row number of the i-th row in the file, header row included.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.printer.flat import collect
from tests.printer.notation import printed, spell
from tests.printer.programme import Beat, Programme, Stamp

HEADERS = {
    "picture": "Picture",
    "timecode": "Timecode",
    "sound": "Sound",
    "speaker": "Speaker",
    "words": "Commentary",
    "in": "TC In",
    "out": "TC Out",
    "duration": "Duration",
    "number": "Shot",
    "music": "Music",
}


@dataclass(frozen=True)
class Row:
    """One row before it is laid out; what stands in it by column name."""

    beat: int
    cells: dict[str, str]
    first: tuple[str, ...]  # which items begin here: "shot", "words", "cue"
    stamp: Stamp | None


def rows_of(programme: Programme, style: str = "HH.MM.SS", hour: int = 10) -> list[Row]:
    """The rows of the programme, with every column filled that has something to say."""
    rows = [
        row for number, beat in enumerate(programme.beats) for row in _beat_rows(number, beat, style, hour)
    ]
    return _with_outs(rows, programme.length, style, hour)


def _beat_rows(number: int, beat: Beat, style: str, hour: int) -> list[Row]:
    def time(stamp: Stamp | None) -> str:
        return printed(stamp, style, hour)[0] if stamp else ""

    if beat.cue:
        return [
            Row(
                number,
                {
                    "timecode": time(beat.cue.stamp),
                    "sound": beat.cue.text,
                    "words": beat.cue.text,
                    "music": beat.cue.text,
                },
                ("cue",),
                beat.cue.stamp,
            )
        ]
    picture = {"picture": beat.picture.text} if beat.picture else {}
    spoken = _spoken(beat)
    if beat.inpoint and beat.stamp:
        return [
            Row(number, {"timecode": time(beat.stamp)} | picture, ("shot",), beat.stamp),
            Row(number, {"timecode": time(beat.inpoint)} | spoken, ("words",), beat.inpoint),
        ]
    stamp = beat.stamp or beat.inpoint
    items = ("shot",) * bool(picture) + ("words",) * bool(spoken)
    return [Row(number, {"timecode": time(stamp)} | picture | spoken, items, stamp)]


def _spoken(beat: Beat) -> dict[str, str]:
    if not beat.words:
        return {}
    sound = f"{beat.heading}\n{beat.words}" if beat.heading else beat.words
    return {"sound": sound, "speaker": beat.heading or "", "words": beat.words}


def _with_outs(rows: list[Row], length: int, style: str, hour: int) -> list[Row]:
    """Numbers, outs and durations, to the next row's timecode."""
    made, after = [], length
    for count, row in zip(range(len(rows), 0, -1), reversed(rows), strict=True):
        extra = {"number": str(count)}
        if row.stamp:
            end = max(after, row.stamp.at)
            extra |= {
                "in": row.cells["timecode"],
                "out": printed(Stamp(end), style, hour)[0],
                "duration": spell(end - row.stamp.at, style, 0, 0),
            }
            after = row.stamp.at
        made.append(replace(row, cells=row.cells | extra))
    return made[::-1]


@dataclass(frozen=True)
class Table:
    """Rows of cells in column order, and the truth of the file they stand in."""

    rows: tuple[tuple[str, ...], ...]
    truth: dict


def table(
    programme: Programme,
    columns: Sequence[str] = ("picture", "timecode", "sound"),
    style: str = "HH.MM.SS",
    header: bool = True,
    hour: int = 10,
    first_line: int = 1,
) -> Table:
    """The programme as a table with `columns`; row numbers in the truth count from `first_line`."""
    rows = rows_of(programme, style, hour)
    body = tuple(tuple(row.cells.get(column, "") for column in columns) for row in rows)
    head = (tuple(HEADERS[column] for column in columns),) if header else ()
    places: dict[tuple[str, int], int] = {}
    for line, row in enumerate(rows, first_line + len(head)):
        places |= {(item, row.beat): line for item in row.first}
    return Table(head + body, collect(programme, style, places, hour))


# --------------------------------------------------------------------------- files


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Quoted where needed; CRLF, as spreadsheets write it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet of text cells; empty cells stay empty."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value:
                sheet.cell(number, column, value).data_type = "s"
    return _saved(book.save)


def as_docx(rows: Sequence[Sequence[str]]) -> bytes:
    """A Word table; a cell's lines are its paragraphs."""
    from docx import Document

    document = Document()
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip((row.cells for row in made.rows), rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            first, *more = value.split("\n")
            cell.paragraphs[0].text = first
            for text in more:
                cell.add_paragraph(text)
    return _saved(document.save)


def paragraphs_docx(lines: Sequence[str]) -> bytes:
    """A Word file of paragraphs; tabs in them are Word tabs."""
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document.save)


def as_rtf(rows: Sequence[Sequence[str]]) -> str:
    """A table of rich text: \\trowd rows whose cells hold a paragraph a line."""
    edges = "".join(rf"\cellx{2600 * number}" for number in range(1, len(rows[0]) + 1))
    body = "\n".join(
        rf"\trowd{edges}\pard\intbl " + "".join(_rich(cell) + r"\cell " for cell in row) + r"\row"
        for row in rows
    )
    return r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0 Arial;}}" + body + r"\pard\par}"


def paragraphs_rtf(lines: Sequence[str]) -> str:
    """Rich text of paragraphs; tabs in them are tabs."""
    body = "\n".join(_rich(line) + r"\par" for line in lines)
    return r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0 Arial;}}\pard " + body + "}"


def _rich(text: str) -> str:
    escaped = "".join(rf"\u{ord(c)}?" if ord(c) > 126 else "\\" + c if c in "\\{}" else c for c in text)
    return escaped.replace("\t", r"\tab ").replace("\n", r"\par ")


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()
