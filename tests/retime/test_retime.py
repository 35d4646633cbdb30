"""The same document with the cut's timecodes: text, Word, values, sheets; logs beside it."""

import csv
import datetime
import re
import zipfile

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.cli.sides import compared
from otio_redfiles.cut import read_cut
from otio_redfiles.errors import UsageError
from otio_redfiles.model import Reading
from otio_redfiles.read import read_page
from otio_redfiles.retime import changes_csv, plan, rewrite, segments_csv
from otio_redfiles.tc import PAL
from tests.retime.scripts import SHOTS, cut_of, page_of, read, stamp


def retimed(path, target, **edits):
    """Retime the script at `path` to an edited cut of itself; the plan and the comparison."""
    page, draft, script = read(path)
    cut_path = path.parent / "cut.edl"
    cut_path.write_text(cut_of(script, **edits), encoding="utf-8")
    comparison = compared(script, read_cut(cut_path, PAL), None)
    made = plan(draft, script, comparison)
    rewrite(path, target, made, page)
    return made, comparison


@pytest.fixture
def script_path(tmp_path):
    path = tmp_path / "script.txt"
    path.write_bytes(page_of().encode())
    return path


def digits_only(data):
    return re.sub(rb"\d\d\.\d\d\.\d\d", b"#", data)


def test_the_cut_of_the_script_itself_changes_nothing(script_path, tmp_path):
    made, _ = retimed(script_path, tmp_path / "new.txt")
    assert (tmp_path / "new.txt").read_bytes() == script_path.read_bytes()
    assert not made.edits and not made.unplaced and len(made.changes) == len(SHOTS)


@pytest.mark.parametrize(
    "encoding, newline, mark",
    [
        ("utf-8", "\n", b""),
        ("utf-8", "\r\n", b"\xef\xbb\xbf"),
        ("cp1252", "\r\n", b""),
        ("utf-16-le", "\r\n", b"\xff\xfe"),
        ("utf-16-be", "\n", b"\xfe\xff"),
        ("utf-8", "\r", b""),
    ],
)
def test_only_timecode_characters_change_whatever_the_bytes(tmp_path, encoding, newline, mark):
    path, new = tmp_path / "script.txt", tmp_path / "new.txt"
    path.write_bytes(mark + page_of(newline).encode(encoding))
    made, _ = retimed(path, new, without=(3,))
    before, after = (
        path.read_bytes()[len(mark) :].decode(encoding),
        new.read_bytes()[len(mark) :].decode(encoding),
    )
    assert new.read_bytes().startswith(mark) and len(made.edits) == 8
    assert re.sub(r"\d\d\.\d\d\.\d\d", "#", before) == re.sub(r"\d\d\.\d\d\.\d\d", "#", after)
    times = re.findall(r"\d\d\.\d\d\.\d\d", after)
    assert times == [stamp(at) for _, at in SHOTS[:4]] + [stamp(at - 11) for _, at in SHOTS[4:]]


def test_what_is_gone_keeps_its_timecode_and_is_listed(script_path, tmp_path):
    made, comparison = retimed(script_path, tmp_path / "new.txt", without=(3,))
    assert [(change.line, change.old, change.new) for change in made.unplaced] == [(5, "10.00.27", None)]
    log = list(csv.DictReader(changes_csv(made).splitlines()))
    assert log[0] == {"line": "5", "old": "10.00.27", "new": "not placed", "what": "Archive, the old bridge"}
    assert log[1] == {"line": "6", "old": "10.00.38", "new": "10.00.27", "what": "Ice on the river"}
    segments = list(csv.DictReader(segments_csv(comparison).splitlines()))
    assert [(row["start"], row["end"]) for row in segments] == [
        ("10:00:02:00", "10:00:27:00"),
        ("10:00:38:00", "10:01:58:00"),
    ]
    assert [row["destination"][:-4] for row in segments] == [
        "10:00:0",
        "10:00:2",
    ]  # good to the script's second


def test_an_insert_moves_what_follows(script_path, tmp_path):
    retimed(script_path, tmp_path / "new.txt", insert={6: 125}, late=10 * 25)
    times = re.findall(r"\d\d\.\d\d\.\d\d", (tmp_path / "new.txt").read_text(encoding="utf-8"))
    assert times == [stamp(at + (10 if number < 6 else 15)) for number, (_, at) in enumerate(SHOTS)]


def test_minutes_and_seconds_count_from_the_programmes_start(tmp_path):
    path, new = tmp_path / "script.txt", tmp_path / "new.txt"
    path.write_text(page_of(hours=False), encoding="utf-8")
    page, draft, script = read(path)
    (tmp_path / "cut.edl").write_text(cut_of(script, without=(3,), late=36000 * 25), encoding="utf-8")
    comparison = compared(script, read_cut(tmp_path / "cut.edl", PAL), None)
    rewrite(path, new, plan(draft, script, comparison), page)
    times = re.findall(r"\t(\d\d\.\d\d)", new.read_text(encoding="utf-8"))
    assert times == [stamp(at, False) for _, at in SHOTS[:4]] + [stamp(at - 11, False) for _, at in SHOTS[4:]]


# --------------------------------------------------------------------------- Word


def word(path):
    """A two-column Word script whose timecodes are broken over runs in bold, with a foreign part in it."""
    document = Document()
    table = document.add_table(rows=0, cols=3)
    for number, (name, at) in enumerate([("PICTURE", None), *SHOTS]):
        cells = table.add_row().cells
        cells[0].text = name
        if at is None:
            cells[1].text, cells[2].text = "TIMECODE", "SOUND"
            continue
        runs = [stamp(at)[:4], stamp(at)[4:]] if number % 2 else [stamp(at)]
        for run in runs:
            cells[1].paragraphs[0].add_run(run).bold = run.startswith("10")
        cells[2].text = "and the boats went on, one after the other"
    document.save(path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("customXml/odd.bin", bytes(range(256)))
    return path


def test_word_keeps_its_look_and_every_other_part(tmp_path):
    path, new = word(tmp_path / "script.docx"), tmp_path / "new.docx"
    made, _ = retimed(path, new, without=(3,))
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(new) as after:
        assert before.namelist() == after.namelist()
        for name in before.namelist():
            assert (before.read(name) == after.read(name)) == (name != "word/document.xml")
    cells = [row.cells[1] for row in Document(new).tables[0].rows][1:]
    assert [cell.text for cell in cells] == [stamp(at) for _, at in SHOTS[:4]] + [
        stamp(at - 11) for _, at in SHOTS[4:]
    ]
    assert [run.bold for run in cells[6].paragraphs[0].runs] == [
        run.bold for run in Document(path).tables[0].rows[7].cells[1].paragraphs[0].runs
    ]
    assert len(made.unplaced) == 1
    marked = [
        run.text
        for row in Document(new).tables[0].rows
        for run in row.cells[1].paragraphs[0].runs
        if run.font.highlight_color
    ]
    assert "".join(marked) == "10.00.27"


def test_a_highlight_does_not_spill_over_its_run(tmp_path):
    path, new = tmp_path / "script.docx", tmp_path / "new.docx"
    document = Document()
    for name, at in SHOTS:
        document.add_paragraph().add_run(f"{stamp(at)} {name} and more of it").italic = True
    document.save(path)
    made, _ = retimed(path, new, without=(3,))
    assert made.unplaced
    runs = Document(new).paragraphs[3].runs
    assert [(run.text, bool(run.font.highlight_color), run.italic) for run in runs] == [
        ("10.00.27", True, True),
        (" Archive, the old bridge and more of it", False, True),
    ]


def test_a_run_with_several_timecodes_takes_highlights_and_changes(tmp_path):
    path, new = tmp_path / "script.docx", tmp_path / "new.docx"
    document = Document()
    table = document.add_table(len(SHOTS) + 1, 3)
    for cell, head in zip(table.rows[0].cells, ("PICTURE", "TIMECODE", "SOUND"), strict=True):
        cell.text = head
    for (name, at), row in zip(SHOTS, table.rows[1:], strict=True):
        said = f"NARRATOR: Ice came in. [{stamp(at + 2)}] Nobody crossed. [{stamp(at + 4)}] It held."
        for cell, text in zip(row.cells, (name, stamp(at), said), strict=True):
            cell.text = text
    document.save(path)
    made, _ = retimed(path, new, without=(3,))
    assert len(made.unplaced) == 3
    rows = Document(new).tables[0].rows
    assert rows[5].cells[2].text == f"NARRATOR: Ice came in. [{stamp(38 - 9)}] Nobody crossed. [{stamp(38 - 7)}] It held."
    runs = rows[4].cells[2].paragraphs[0].runs
    assert [run.text for run in runs if run.font.highlight_color] == [stamp(29), stamp(31)]
    assert rows[4].cells[2].text == Document(path).tables[0].rows[4].cells[2].text


# --------------------------------------------------------------------------- values and sheets


def test_times_with_fractions_keep_them_in_a_sheet(tmp_path):
    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["PICTURE", "TIMECODE", "SOUND"])
    for number, (name, at) in enumerate(SHOTS, 2):
        book.active.append([name, datetime.time(10, at // 60, at % 60, 480_000), "NARRATOR: It held."])
        book.active.cell(number, 2).number_format = "mm:ss.0" if number % 2 else "hh:mm:ss.00"
    book.save(path)
    retimed(path, new, without=(3,))
    cells = [row[0].value for row in openpyxl.load_workbook(new).active.iter_rows(min_row=2, min_col=2, max_col=2)]
    assert cells[6] == datetime.time(10, 0, 58 - 11, 480_000)


def test_minutes_and_seconds_typed_as_numbers_stay_numbers(tmp_path):
    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["PICTURE", "TIMECODE", "SOUND"])
    for name, at in SHOTS:
        book.active.append([name, float(stamp(at, hours=False)), "NARRATOR: It held."])
    book.save(path)
    retimed(path, new, without=(3,))
    cells = [row[0].value for row in openpyxl.load_workbook(new).active.iter_rows(min_row=2, min_col=2, max_col=2)]
    assert cells[6:9] == [float(stamp(at - 11, hours=False)) for _, at in SHOTS[6:9]]


def test_values_keep_their_quotes_and_separators(tmp_path):
    path, new = tmp_path / "script.csv", tmp_path / "new.csv"
    lines = ["Picture;Timecode;Sound"] + [
        f'"{name}";{stamp(at)};"and ""then"", at last"' for name, at in SHOTS
    ]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode())
    retimed(path, new, without=(3,))
    assert digits_only(path.read_bytes()) == digits_only(new.read_bytes())
    assert [row.cells[1].text for row in read_page(new).rows][5] == stamp(SHOTS[4][1] - 11)


def test_sheets_keep_times_as_times(tmp_path):
    import datetime

    from openpyxl import Workbook, load_workbook

    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    book = Workbook()
    book.active.append(["Picture", "Timecode", "Sound"])
    for number, (name, at) in enumerate(SHOTS):
        when = datetime.time(10, at // 60, at % 60) if number % 2 else f"10:{at // 60:02d}:{at % 60:02d}"
        book.active.append([name, when, "and the boats went on"])
    book.save(path)
    retimed(path, new, without=(3,))
    values = [row[1].value for row in load_workbook(new).active.iter_rows(min_row=2)]
    assert values[5] == datetime.time(10, 0, 35) and values[6] == "10:00:47" and values[0] == "10:00:02"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_lines_that_separators_end_keep_them(tmp_path, end, encoding):
    path, new = tmp_path / "script.txt", tmp_path / "new.txt"
    path.write_bytes(page_of(end).encode(encoding))
    retimed(path, new, without=(3,))
    before, after = (file.read_bytes().decode(encoding).encode() for file in (path, new))
    assert digits_only(before) == digits_only(after)
    assert "Ice on the river\t10.00.27" in new.read_bytes().decode(encoding)


def test_a_script_on_several_sheets_keeps_its_places(tmp_path):
    from openpyxl import Workbook, load_workbook

    path, new = tmp_path / "script.xlsx", tmp_path / "new.xlsx"
    book = Workbook()
    for sheet, shots in ((book.active, SHOTS[:4]), (book.create_sheet("Part two"), SHOTS[4:])):
        sheet.append(["Picture", "Timecode", "Sound"])
        for name, at in shots:
            sheet.append([name, f"10:{at // 60:02d}:{at % 60:02d}", "and the boats went on"])
    book.save(path)
    retimed(path, new, without=(3,))
    first, second = [[row[1].value for row in sheet.iter_rows(min_row=2)] for sheet in load_workbook(new)]
    assert first[0] == "10:00:02" and second[1] == "10:00:35" and second[2] == "10:00:47"
    assert load_workbook(new)["Part two"]["A2"].value == SHOTS[4][0]


def test_other_kinds_are_refused(tmp_path, script_path):
    page, _, _ = read(script_path)
    empty = plan_of_nothing()
    with pytest.raises(UsageError, match="keeps the document's kind"):
        rewrite(script_path, tmp_path / "new.docx", empty, page)
    with pytest.raises(UsageError, match=r"cannot be given new timecodes"):
        rewrite(tmp_path / "a.pdf", tmp_path / "b.pdf", empty, page)


def plan_of_nothing():
    from otio_redfiles.retime import Plan

    return Plan(())


@settings(max_examples=12, deadline=None)
@given(
    st.sets(st.integers(1, 10), max_size=2),
    st.integers(0, 2000),
    st.dictionaries(st.integers(2, 10), st.integers(50, 400), max_size=1),
)
def test_a_retimed_text_differs_in_timecode_characters_only(tmp_path_factory, without, late, insert):
    folder = tmp_path_factory.mktemp("retime")
    path, new = folder / "script.txt", folder / "new.txt"
    path.write_text(page_of(), encoding="utf-8")
    made, _ = retimed(path, new, without=tuple(without), late=late, insert=insert)
    assert digits_only(path.read_bytes()) == digits_only(new.read_bytes())
    assert len(made.changes) == len(SHOTS)


def test_reading_again_gives_the_cuts_times(script_path, tmp_path):
    """The retimed script compared with the cut it was retimed to: nothing has shifted."""
    retimed(script_path, tmp_path / "new.txt", insert={4: 300})
    _, _, again = read(tmp_path / "new.txt", Reading(rate=PAL))
    comparison = compared(again, read_cut(tmp_path / "cut.edl", PAL), None)
    assert not [row for row in comparison.rows if row.ripple]


def test_speech_is_placed_by_its_own_clip_where_there_is_no_picture(tmp_path):
    """A dialogue list: no shots on either side, so nothing but the speeches can say where they are."""
    from dataclasses import replace

    from otio_redfiles.match.model import Comparison, Event, Side
    from otio_redfiles.model import (
        Delivery,
        Draft,
        DraftSegment,
        DraftSpeech,
        Piece,
        Script,
        Segment,
        Speech,
        Stamp,
        Timing,
    )

    place = Stamp(1, 0, "10:00:05")
    spoken = DraftSpeech(
        1, "ANNA", Delivery.SYNC, (DraftSegment(place, (Piece(1, 9, "Hello there"),)),), stamp=place
    )
    speech = Speech(
        1,
        place.text,
        900125,
        900200,
        Timing.PRINTED,
        "ANNA",
        Delivery.SYNC,
        "Hello there",
        (Segment(None, 900125, "Hello there"),),
    )
    script = Script("x", PAL, 900000, 901000, timecode_style="HH:MM:SS", speeches=(speech,))
    side = Side(
        "a", PAL, 900000, 901000, (), (Event(0, "speech", 1, 900125, 900200, "Hello there"),), exact=False
    )
    later = replace(side, speeches=(Event(0, "speech", None, 900260, 900300, "Hello there"),), exact=True)
    made = plan(
        Draft("x", "list", (spoken,), (place,)), script, Comparison(side, later, 0, (), (), (), ((0, 0),))
    )
    assert [change.new for change in made.changes] == ["10:00:10"]


TIMES = "TC IN\tTC OUT\tPICTURE\tSPEAKER\tWORDS\n" + "".join(
    f"{stamp(at)}\t{stamp(after)}\t{name}\t{'NARRATOR' if at % 2 else ''}\t{'the boats went on' if at % 2 else ''}\n"
    for (name, at), (_, after) in zip(SHOTS, [*SHOTS[1:], ("", 120)], strict=True)
)


def test_an_out_point_goes_where_its_clip_ends(tmp_path):
    path = tmp_path / "times.txt"
    path.write_text(TIMES, encoding="utf-8")
    made, _ = retimed(path, tmp_path / "new.txt", without=(3,))
    assert {(change.line, change.old) for change in made.unplaced} == {(5, stamp(27)), (5, stamp(38))}
    assert (tmp_path / "new.txt").read_text(encoding="utf-8").splitlines()[3].startswith("10.00.15\t10.00.27\tAnna")
    rows = [line.split("\t") for line in (tmp_path / "new.txt").read_text(encoding="utf-8").splitlines()[5:]]
    assert [row[:2] for row in rows[:2]] == [[stamp(27), stamp(35)], [stamp(35), stamp(47)]]
    assert rows[-1][:2] == [stamp(102), stamp(109)]
