"""Times and numbers of a sheet get the cut's timecodes in whatever format shows them, or the reason is named."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.read import read_page
from otio_redfiles.read.formats import clock_shown
from otio_redfiles.retime.sheet_values import Shown, with_timecode
from tests.retime.scripts import SHOTS
from tests.retime.test_retime import retimed

TEN = datetime.timedelta(hours=10)
FORMATS = {
    "mm:ss": None, "m:ss": None, "[m]:ss": None, "[mm]:ss": None, "mm:ss;@": None, '"TC "mm:ss': None, "mm\\.ss": None, "mm:ss.0": TEN,
    "hh:mm:ss": TEN, "h:mm": TEN, "[h]:mm:ss": TEN, "[hh]:mm": TEN, "h:mm:ss AM/PM": TEN, "[$-F400]h:mm:ss AM/PM": TEN, "[h]:mm:ss.00": TEN,
}


def sheet_of(path, values, code):
    book = Workbook()
    book.active.append(["PICTURE", "TIMECODE", "SOUND"])
    for line, ((name, _), value) in enumerate(zip(SHOTS, values, strict=True), 2):
        book.active.append([name, value, "NARRATOR: It held."])
        book.active.cell(line, 2).number_format = code
    book.save(path)


def second_column(path):
    return [row[0] for row in load_workbook(path).active.iter_rows(min_row=2, min_col=2, max_col=2)]


@pytest.mark.parametrize("hour", [datetime.timedelta(0), TEN], ids=["from nought", "from ten"])
@pytest.mark.parametrize("code", FORMATS)
def test_a_time_is_kept_as_one_whatever_its_format_shows(tmp_path, code, hour):
    if hour and code.startswith("[m"):
        return  # 600:02: a page that prints no hours counts from where its programme begins
    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    sheet_of(path, [(hour + datetime.timedelta(seconds=at)) / datetime.timedelta(days=1) for _, at in SHOTS], code)
    made, _ = retimed(path, new, without=(3,))
    before, after = second_column(path), second_column(new)
    moved = [at if number < 4 else at - 11 for number, (_, at) in enumerate(SHOTS)]
    placed = [cell.value for number, cell in enumerate(after) if number != 3]
    assert len(made.edits) == 8 and {type(value) for value in placed} <= {type(cell.value) for cell in before}
    elapsed = [value if isinstance(value, datetime.timedelta) else datetime.datetime.combine(datetime.date.min, value) - datetime.datetime.min for value in placed]
    assert elapsed == [hour + datetime.timedelta(seconds=at) for number, at in enumerate(moved) if number != 3]
    assert [cell.number_format for cell in after] == [cell.number_format for cell in before]


def test_minutes_that_run_on_past_the_hour_are_shown_as_they_are_read(tmp_path):
    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    sheet_of(path, [datetime.time(0, 58 + at // 60, at % 60) if at < 113 else datetime.time(0, 59, 59) for _, at in SHOTS], "mm:ss")
    retimed(path, new, insert={2: 500})
    cells = second_column(new)
    assert cells[-1].value == datetime.timedelta(hours=1, seconds=19) and cells[-1].number_format == "[mm]:ss"
    assert cells[0].value == datetime.time(0, 58, 2) and cells[0].number_format == "mm:ss"
    assert read_page(new).rows[-1].cells[1].text == "60:19"


@pytest.mark.parametrize("code", ['00":"00":"00":"00', "00\\:00\\:00\\:00", "General", "0"])
@pytest.mark.parametrize("hour", [10, 0])
def test_the_digits_of_a_timecode_stay_a_number(tmp_path, code, hour):
    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    sheet_of(path, [int(f"{hour}{at // 60:02d}{at % 60:02d}12") for _, at in SHOTS], code)
    if hour == 0 and code in ("General", "0"):
        return  # 212 is no timecode to anybody
    retimed(path, new, without=(3,))
    values = [cell.value for cell in second_column(new)]
    assert values[6] == int(f"{hour}004712") and values[0] == int(f"{hour}000212")


def test_digits_that_lose_their_first_nought_get_a_mask():
    cell = with_timecode(Shown(10003100, "General", "10003100"), 0, "10003100", "09595900")
    assert (cell.value, cell.code) == (9595900, "00000000")


@pytest.mark.parametrize("code, old, new, other", [
    ("m:ss", "10:04", "09:58", "mm:ss"), ("h:mm:ss", "10:00:04", "09:59:58", "hh:mm:ss"), ("[h]:mm:ss", "10:00:04", "09:59:58", "[hh]:mm:ss"),
    ("m:ss", "10:04", "75:00", "[m]:ss"), ("m:ss", "9:58", "10:04", "m:ss"),
])
def test_a_format_that_cannot_show_the_new_time_becomes_one_that_can(code, old, new, other):
    fields = [int(number) for number in old.split(":")]
    value = datetime.time(*fields) if len(fields) == 3 else datetime.time(0, *fields)
    value = datetime.datetime.combine(datetime.date.min, value) - datetime.datetime.min if code.startswith("[") else value
    cell = with_timecode(Shown(value, code, old), 0, old, new)
    assert cell.code == other and clock_shown(cell.value, cell.code) == new


def test_a_date_before_the_time_stays():
    day = datetime.datetime(2024, 5, 3, 10, 0, 12)
    cell = with_timecode(Shown(day, "d mmm yyyy hh:mm:ss", "3 May 2024 10:00:12"), 11, "10:00:12", "10:00:45")
    assert cell.value == day.replace(second=45)


@pytest.mark.parametrize("value, code, text, old, new", [
    (True, "General", "TRUE", "TRUE", "10:00:02"), (12.5, "0.0", "12.5", "12", "13"),
    (datetime.time(10, 0, 2), "hh:mm:ss", "10:00:02", "10:00:02", "10:02"), (datetime.timedelta(hours=2), "hh:mm:ss", "02:00:00", "02:00:00", "25:00:00"),
])
def test_what_no_value_of_the_kind_can_show_is_none(value, code, text, old, new):
    assert with_timecode(Shown(value, code, text), 0, old, new) is None


@given(st.sampled_from(sorted(FORMATS)), st.integers(0, 3599), st.integers(0, 3599))
def test_the_new_value_shows_the_new_time(code, before, after):
    old = datetime.timedelta(seconds=before)
    value = old if "[" in code.replace("[$", "") else (datetime.datetime.min + old).time()
    text, wanted = (clock_shown(one, code, full=True) for one in (value, type(value)(*((0, after) if isinstance(value, datetime.timedelta) else (0, after // 60, after % 60)))))
    first, last = (re.search(r"\d.*\d", one)[0] for one in (text, wanted))
    cell = with_timecode(Shown(value, code, text), text.index(first), first, last)
    assert cell.text == wanted == clock_shown(cell.value, cell.code, full=True)


def test_formulas_are_refused_by_name(tmp_path):
    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    sheet_of(path, [datetime.time(10, at // 60, at % 60) for _, at in SHOTS], "hh:mm:ss")
    stored(path, "B4", "B3+6/86400")
    with pytest.raises(UnwritableTargetError, match=r"script\.xlsx:4: 10:00:15 is what a formula gives.*paste the formulas as values"):
        retimed(path, new, without=(3,))
    assert not new.exists()


def stored(path, place, formula):
    """Put a formula beside the value that is stored in a cell, as a program that calculates does."""
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet], count = re.subn(rf'(<c r="{place}"[^>]*>)(<v>)'.encode(), rf"\1<f>{formula}</f>\2".encode(), parts[sheet])
    assert count == 1
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
