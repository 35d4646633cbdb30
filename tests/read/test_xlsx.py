"""Workbooks: cells as the sheet shows them, the sheet that holds the script, rows as numbered."""

import datetime as dt
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from otio_redfiles.errors import EmptyScriptError, UnreadableScriptError
from otio_redfiles.model import Severity
from otio_redfiles.read import read_page, worksheet
from otio_redfiles.read.formats import in_milliseconds, shown
from otio_redfiles.read.formulas import without_results
from tests.read import packages


def saved(tmp_path, book):
    path = tmp_path / "list.xlsx"
    book.save(path)
    return path


def texts(page):
    return [(row.line, *(cell.text for cell in row.cells)) for row in page.rows]


def test_rows_cells_and_italics(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Picture", "TC", "Sound"])
    sheet.append(["Crane", "10.00.02", "NARRATOR\r\nEMPTY"])
    sheet.append([])
    sheet.append([None, dt.time(10, 0, 6), "Tom_x000D_\n", None])
    sheet["C2"].font = Font(italic=True)
    page = read_page(saved(tmp_path, book))
    assert texts(page) == [
        (1, "Picture", "TC", "Sound"),
        (2, "Crane", "10.00.02", "NARRATOR\nEMPTY"),
        (4, "", "10:00:06", "Tom"),
    ]
    assert [cell.italic for cell in page.rows[1].cells] == [False, False, True]
    assert {row.table for row in page.rows} == {1}


SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def with_runs(path, text, runs):
    """The workbook with the cell of this text as Excel writes rich text: a shared string of runs."""
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    sheet, types = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    shared = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED}"/></Types>'
    cell = f't="inlineStr"><is><t>{text}</t></is>'
    assert cell in files[sheet]
    files[sheet] = files[sheet].replace(cell, 't="s"><v>0</v>')
    files[types] = files[types].replace("</Types>", shared)
    files["xl/sharedStrings.xml"] = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si>{runs}</si></sst>'
    return packages.packed(path, files)


def test_struck_out_cells_and_words_stand_apart_and_are_told(tmp_path):
    """A hand struck a whole row, and an old timecode before the new one."""
    book = openpyxl.Workbook()
    sheet = book.active
    for values in (["TC", "Picture"], ["10.00.02", "Crane"], ["10.00.09", "Gulls"], ["10.00.17", "Quay"]):
        sheet.append(values)
    sheet["A3"].font = sheet["B3"].font = Font(strike=True)
    page = read_page(with_runs(saved(tmp_path, book), "10.00.17", "<r><rPr><strike/></rPr><t>10.00.15</t></r><r><t>10.00.17</t></r>"))
    assert texts(page) == [(1, "TC", "Picture"), (2, "10.00.02", "Crane"), (4, "10.00.17", "Quay")]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(3, "10.00.09"), (3, "Gulls"), (4, "10.00.15")]
    assert [(note.line, note.code) for note in page.notes] == [(3, "struck-out")]


@pytest.mark.parametrize(("formula", "told"), [("=A2+B2", ["formula-without-result"]), ("Quay", [])])
def test_formulas_whose_results_nobody_stored_are_told(tmp_path, formula, told):
    book = openpyxl.Workbook()
    for values in (["TC", "Length", "Picture"], ["10.00.02", 3, "Crane"], ["10.00.09", 4, formula]):
        book.active.append(values)
    assert [note.code for note in read_page(saved(tmp_path, book)).notes] == told


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (b'<c r="A7" s="1"><f>A2+B2</f><v></v></c>', 1),
        (b'<c r="A7"><f>A2+B2</f></c>', 1),
        (b'<c r="A7"><f t="shared" si="0"/><v/></c>', 1),
        (b'<c r="A7"><f>A2+B2</f><v>0.4</v></c>', 0),
        (b'<c r="A7" t="str"><f>IF(A2="";"";A2)</f><v></v></c>', 0),
        (b'<c r="A7"><v>0.4</v></c>', 0),
    ],
)
def test_which_formulas_have_no_result(cell, count):
    found = list(without_results(b"<row>" + cell + b"</row>"))
    assert [note.line for note in found] == [7] * count


def test_what_is_struck_on_a_later_sheet_counts_on(tmp_path):
    path = workbook(tmp_path, {"One": [HEADER, *part(0)], "Two": part(7)})
    book = openpyxl.load_workbook(path)
    book["Two"]["A3"].font = Font(strike=True)
    page = read_page(saved(tmp_path, book))
    assert [(cell.line, cell.text) for cell in page.furniture] == [(8, "Tide 7 2")]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (dt.time(10, 0, 6), "h:mm:ss", "10:00:06"),
        (dt.time(9, 5), "hh:mm", "09:05"),
        (dt.time(0, 19), "h:mm", "0:19"),
        (dt.time(10, 0, 6), "[h]:mm:ss", "10:00:06"),
        (dt.timedelta(hours=25, minutes=1, seconds=2), "[h]:mm:ss", "25:01:02"),
        (dt.timedelta(minutes=75), "[mm]:ss", "75:00"),
        (dt.time(13, 0, 6), "h:mm:ss AM/PM", "13:00:06"),
        (dt.time(10, 0, 6, 480_000), "hh:mm:ss.00", "10:00:06.48"),
        (dt.time(10, 0, 5, 999_999), "hh:mm:ss", "10:00:06"),
        (dt.time(10, 0, 6), "hh.mm.ss", "10.00.06"),
        (dt.datetime(2024, 3, 1, 10, 0, 6), "[$-809]dd/mm/yyyy hh:mm:ss;@", "01/03/2024 10:00:06"),
        (dt.date(2024, 3, 1), "d mmmm yy", "1 March 24"),
        (dt.date(2024, 3, 1), "ddd d-mmm", "Fri 1-Mar"),
        (dt.time(10, 0, 6), "General", "10:00:06"),
        (10_000_612, r"00\:00\:00\:00", "10:00:06:12"),
        (612, '00":"00":"00":"00', "00:00:06:12"),
        (7, '"Shot "0', "Shot 7"),
        (12, "General", "12"),
        (12.0, "General", "12"),
        (10.2, "0.00", "10.20"),
        (10.2, "General", "10.2"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-3, "0;(0)", "(3)"),
        (0.5, "0%", "50%"),
        (10.5, "0.##", "10.5"),
        (True, "General", "TRUE"),
        ("10:00", "@", "10:00"),
        (None, "General", ""),
        (float("1e308"), "0.00", "1e+308"),
    ],
)
def test_a_cell_reads_as_it_is_shown(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (dt.time(10, 0, 6), "h:mm:ss"),
        (dt.timedelta(hours=30, seconds=6), "[h]:mm:ss"),
        (612, r"00\:00\:00\:00"),
    ],
)
def test_formats_survive_the_file(tmp_path, value, code):
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = code
    assert texts(read_page(saved(tmp_path, book))) == [(1, shown(value, code))]


def test_every_second_of_a_day_survives_a_sheets_floating_days(tmp_path):
    book = openpyxl.Workbook()
    moments = [dt.time(second // 3600, second // 60 % 60, second % 60) for second in range(0, 86_400, 61)]
    for moment in moments:
        book.active.append([moment])
    page = read_page(saved(tmp_path, book))
    assert [row.cells[0].text for row in page.rows] == [f"{moment.hour}:{moment:%M:%S}" for moment in moments]


@pytest.mark.parametrize("value", [dt.time, dt.timedelta])
def test_seconds_that_a_column_hides_are_read(tmp_path, value):
    """A column of times shown as hours and minutes: all with their seconds where any has some, none where none has."""
    book = openpyxl.Workbook()
    sheet = book.active
    times = [(10, 0, 2), (10, 1, 0), (10, 1, 15)]
    for h, m, s in times:
        moment = dt.time(h, m, s) if value is dt.time else dt.timedelta(hours=h, minutes=m, seconds=s)
        sheet.append([moment, dt.time(h, m), "Crane"])
        for cell in sheet[sheet.max_row][:2]:
            cell.number_format = "hh:mm"
    page = read_page(saved(tmp_path, book))
    assert [row.cells[0].text for row in page.rows] == ["10:00:02", "10:01:00", "10:01:15"]
    assert [row.cells[1].text for row in page.rows] == ["10:00", "10:01", "10:01"]


@pytest.mark.parametrize(
    "value, code, text",
    [
        (dt.time(10, 0, 6, 480_000), "hh:mm:ss.00", "10:00:06.480"),
        (dt.time(10, 0, 6, 500_000), "[$-809]h:mm:ss.0;@", "10:00:06.500"),
        (dt.time(10, 0, 6, 500_000), "mm:ss.0", "10:00:06.500"),
        (dt.timedelta(hours=1, minutes=2, seconds=3, milliseconds=40), "[m]:ss.00", "01:02:03.040"),
        (dt.datetime(1899, 12, 31, 1, 0, 6), "mm:ss.0", "01:00:06.000"),
        (dt.time(10, 0, 6), "hh:mm:ss", ""),
        (dt.time(10, 0, 6), "ss.00", ""),
        (6.48, "0.00", ""),
    ],
)
def test_a_fraction_of_a_second_has_milliseconds_and_no_frames(value, code, text):
    assert in_milliseconds(value, code) == text


def test_fractions_in_a_column_of_times_are_no_frames(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row, at in enumerate((dt.time(10, 0, 2, 40_000), dt.time(10, 0, 6, 480_000), dt.time(10, 0, 12, 960_000)), 1):
        sheet.cell(row, 1, "Crane")
        sheet.cell(row, 2, at).number_format = "mm:ss.0" if row == 2 else "hh:mm:ss.00"
    assert [row[-1] for row in texts(read_page(saved(tmp_path, book)))] == ["10:00:02.040", "10:00:06.480", "10:00:12.960"]


@pytest.mark.parametrize(
    "head, numbers, wanted",
    [
        ("TIMECODE", [0, 0.06, 0.1, 0.45, 1.05, 1.3], ["0.00", "0.06", "0.10", "0.45", "1.05", "1.30"]),
        ("TIMECODE", [0.06, 0.1, 0.75], ["0.06", "0.1", "0.75"]),
        ("TIMECODE", [4, 9, 12], ["4", "9", "12"]),
        ("COST", [0.06, 0.1, 0.45], ["0.06", "0.1", "0.45"]),
    ],
)
def test_minutes_and_seconds_typed_as_numbers_keep_their_noughts(tmp_path, head, numbers, wanted):
    book = openpyxl.Workbook()
    book.active.append(["PICTURE", head])
    for number in numbers:
        book.active.append(["Crane", number])
    assert [row[-1] for row in texts(read_page(saved(tmp_path, book)))] == [head, *wanted]


@pytest.mark.parametrize("value, wanted", [(36002 / 86400, "10:00:02"), (0.5, "0.5"), (0.41, "0.41"), (1 / 3, "08:00:00"), (0.123456, "0.123456")])
def test_a_time_that_lost_its_format_is_a_time(value, wanted):
    assert shown(value, "General") == wanted


def test_the_sheet_with_timecodes_is_taken(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["THE QUIET HARBOUR", "cover"])
    for sheet, word in ((book.create_sheet("List"), "first"), (book.create_sheet("Old"), "second")):
        for second in range(5):
            sheet.append([f"10:00:0{second}", word])
    assert texts(read_page(saved(tmp_path, book)))[0] == (1, "10:00:00", "first")


def test_hidden_sheets_are_read_only_where_no_other_has_words(tmp_path):
    book = openpyxl.Workbook()
    hidden = book.create_sheet("Hidden")
    hidden.sheet_state = "hidden"
    for second in range(5):
        hidden.append([f"10:00:0{second}", "hidden"])
    assert len(read_page(saved(tmp_path, book)).rows) == 5
    book.active.append(["seen"])
    assert texts(read_page(saved(tmp_path, book))) == [(1, "seen")]


def test_rows_hidden_by_a_filter_are_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.append(["b"])
    book.active.row_dimensions[2].hidden = True
    assert texts(read_page(saved(tmp_path, book))) == [(1, "a"), (2, "b")]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path):
    book = openpyxl.Workbook()
    for row in (["PICTURE", "TC", "OLD", "SOUND"], *([f"Quay {n}", f"10:00:0{n}", "cut", "NARRATOR: Wind."] for n in range(1, 5))):
        book.active.append(row)
    book.active.column_dimensions["C"].hidden = book.active.column_dimensions["H"].hidden = True
    book.active.row_dimensions[3].hidden = book.active.row_dimensions[9].hidden = True
    page = read_page(saved(tmp_path, book))
    assert len(page.rows) == 5
    (note,) = page.notes
    assert (note.line, note.code, note.severity) == (3, "hidden-cells", Severity.WARNING)
    assert note.message.startswith("1 row and 1 column hidden in the sheet read all the same (3, C);")


def test_a_sheet_is_read_without_the_parts_of_openpyxl_that_are_not_public(tmp_path, monkeypatch):
    def gone():
        raise ImportError("no such parser")

    monkeypatch.setattr(worksheet, "_parser", gone)
    book = openpyxl.Workbook()
    for row in (("TC", "Picture"), ("10:00:06", "Gate"), ("10:00:09", "Quay")):
        book.active.append(row)
    assert texts(read_page(saved(tmp_path, book))) == [(1, "TC", "Picture"), (2, "10:00:06", "Gate"), (3, "10:00:09", "Quay")]


def test_struck_runs_in_the_cells_themselves_stand_apart(tmp_path):
    book = openpyxl.Workbook()
    for values in (["TC", "Picture"], ["10.00.02", "Crane"], ["10.00.09", "Gulls"]):
        book.active.append(values)
    runs = "<r><t xml:space='preserve'>Old </t></r><r><rPr><strike/></rPr><t xml:space='preserve'>steel </t></r><r><t>crane</t></r>"
    path = saved(tmp_path, book)
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet] = files[sheet].replace("<is><t>Crane</t></is>", f"<is>{runs}</is>")
    page = read_page(packages.packed(path, files))
    assert texts(page)[1] == (2, "10.00.02", "Old crane")
    assert [(cell.line, cell.text) for cell in page.furniture] == [(2, "steel ")]


def test_charts_only(tmp_path):
    book = openpyxl.Workbook()
    chart = book.create_chartsheet()
    chart.add_chart(BarChart())
    book.remove(book.worksheets[0])
    with pytest.raises(UnreadableScriptError, match="only charts"):
        read_page(saved(tmp_path, book))


def test_empty_workbook(tmp_path):
    with pytest.raises(EmptyScriptError):
        read_page(saved(tmp_path, openpyxl.Workbook()))


def test_a_workbook_without_its_main_part(tmp_path):
    path = packages.packed(tmp_path / "x.xlsx", {"[Content_Types].xml": packages.TYPES})
    with pytest.raises(UnreadableScriptError, match="broken"):
        read_page(path)


HEADER = ("Picture", "TC", "Sound")


def workbook(tmp_path, sheets):
    """A workbook of sheets, name -> rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(tmp_path, book)


def part(minute, count=4, hour=10):
    return [(f"Tide {minute} {second}", f"{hour}:{minute:02d}:{second:02d}", "NARRATOR: Salt.") for second in range(count)]


def test_a_script_goes_on_from_sheet_to_sheet(tmp_path):
    path = workbook(
        tmp_path, {"One": [HEADER, *part(0)], "Two": [HEADER, *part(7, 2)], "Three": [("LAST PART",), *part(0, 3, 11)]}
    )
    page = read_page(path)
    assert [row.line for row in page.rows] == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]
    assert [row.cells[0].line for row in page.rows] == [row.line for row in page.rows]
    assert [row.cells[0].text for row in page.rows][4:8] == ["Tide 0 3", "Tide 7 0", "Tide 7 1", "LAST PART"]
    assert [cell.text for cell in page.furniture] == [*HEADER]
    assert [(sheet.name, sheet.before) for sheet in page.sheets] == [("One", 0), ("Two", 5), ("Three", 8)]
    assert [(note.code, note.severity) for note in page.notes] == [("sheets-joined", Severity.INFO)]
    assert "row 1 of 'Two' is line 6, row 1 of 'Three' is line 9" in page.notes[0].message


def sheets(tmp_path, **rows):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    return read_page(saved(tmp_path, book))


HEAD = ["Timecode", "Picture", "Sound"]
PART = [[f"10:01:{second:02}", "Crane", "THE QUAY IS OLD"] for second in (0, 10, 20, 30)]


@pytest.mark.parametrize("others", [
    {"Music": [["Cue", "Title", "In", "Out"], *([n, "Low Water", f"10:0{n}:00", f"10:0{n}:30"] for n in (1, 2, 3, 4))]},
    {"Tease": [HEAD, ["10:00:02", "Gulls", "SALT"], ["10:00:09", "Nets", "AND ROPE"]]},
])
def test_the_sheets_of_the_script_are_those_with_its_columns(tmp_path, others):
    """A list of music before the script is none of it; a tease of two rows is."""
    page = sheets(tmp_path, **others, Script=[HEAD, *PART])
    script = [row.cells[1].text for row in page.rows if row.cells[1].text not in ("Picture", "Title")]
    assert script == (["Gulls", "Nets"] if "Tease" in others else []) + ["Crane"] * 4


def test_the_last_rows_of_a_script_on_a_sheet_without_heads(tmp_path):
    page = sheets(tmp_path, One=[HEAD, *PART], Two=[["10:02:07", "Gulls", "NOBODY CAME"]])
    assert [row.cells[1].text for row in page.rows] == ["Picture", *["Crane"] * 4, "Gulls"]


def test_heads_of_two_rows_that_a_later_sheet_repeats_stand_apart(tmp_path):
    heads = [("Picture", "Time", "Sound"), ("", "Start", "Voice")]
    page = read_page(workbook(tmp_path, {"One": [("TIDE, 1",), *heads, *part(0)], "Two": [("TIDE, 2",), *heads, *part(7, 2)]}))
    assert [row.cells[0].text for row in page.rows if row.line > 7] == ["TIDE, 2", "Tide 7 0", "Tide 7 1"]
    assert [cell.text for cell in page.furniture if cell.text] == ["Picture", "Time", "Sound", "Start", "Voice"]


@pytest.mark.parametrize(
    ("name", "rows", "why", "severity"),
    [
        ("Notes", [("Call the archive",)], "no timecodes", Severity.INFO),
        ("Draft 1", [HEADER, *part(0)], "do not go on after those of 'Script'", Severity.WARNING),
        ("Music", [("Composer", "TC", "Track", "Minutes"), *part(9)], "columns are not those of 'Script'", Severity.WARNING),
        ("Stills", [("10:20:00", "Harbour", "agency"), ("10:21:00", "Pier", "agency")], "columns are not", Severity.WARNING),
        ("Remarks", [("later", "10:59:00")], "columns are not", Severity.WARNING),
    ],
)
def test_a_sheet_that_is_left_out_is_named(tmp_path, name, rows, why, severity):
    page = read_page(workbook(tmp_path, {"Script": [HEADER, *part(0)], name: rows}))
    assert len(page.rows) == 5
    [note] = page.notes
    assert (note.code, note.severity) == ("sheet-left-out", severity)
    assert f"sheet {name!r} was left out" in note.message and why in note.message


def test_a_cover_and_a_hidden_sheet_are_named(tmp_path):
    path = workbook(tmp_path, {"Cover": [("THE TIDE MILL",)], "Script": [HEADER, *part(0)], "Names": [("Ada",)], "Lists": []})
    book = openpyxl.load_workbook(path)
    book["Names"].sheet_state = book["Lists"].sheet_state = "hidden"
    page = read_page(saved(tmp_path, book))
    assert [note.message.split(";")[0] for note in page.notes] == [
        "sheet 'Cover' was left out: it has no timecodes",
        "sheet 'Names' is hidden and was not read",
    ]
    assert page.sheets[0].name == "Script"


def test_a_slip_does_not_part_a_script(tmp_path):
    rows = part(0, 20)
    rows[-1] = ("Slip", "10:59:59", "")
    page = read_page(workbook(tmp_path, {"One": rows, "Two": part(7)}))
    assert len(page.sheets) == 2


def test_a_later_sheet_that_cannot_be_read_does_not_stop_the_script(tmp_path, monkeypatch):
    monkeypatch.setattr("otio_redfiles.read.xlsx.CELL_LIMIT", 20)
    page = read_page(workbook(tmp_path, {"Script": [HEADER, *part(0)], "Data": [[*range(30)]]}))
    assert "sheet 'Data' was left out: has more than" in page.notes[0].message


def test_runs_of_a_cell_in_italics(tmp_path):
    book = openpyxl.Workbook()
    for values in (["TC", "Sound"], ["10.00.02", "TOM: On deck."], ["10.00.09", "Gulls"]):
        book.active.append(values)
    cell = read_page(with_runs(saved(tmp_path, book), "TOM: On deck.", "<r><t>TOM: </t></r><r><rPr><i/></rPr><t>On deck.</t></r>")).rows[1].cells[1]
    assert not cell.italic and [cell.text[start:end] for start, end in cell.slants] == ["On deck."]
