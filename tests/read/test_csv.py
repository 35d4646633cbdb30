"""Separated values: the separator is found, cells come back as written, rows count as a sheet shows them."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import EmptyScriptError
from otio_redfiles.read import read_page
from otio_redfiles.read.csv import separator_of


def read(tmp_path, text, name="list.csv", encoding="utf-8", newline=""):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_page(path)


def texts(page):
    return [tuple(cell.text for cell in row.cells) for row in page.rows]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20) | st.sampled_from(
    ["10.00.02", "a, b", "x; y", "tab\tin it", 'she said "no"', "one\ntwo", "|"]
)


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8),
    separator=st.sampled_from(",;\t|"),
    newline=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_quoted_tables_come_back(tmp_path_factory, rows, separator, newline, encoding):
    rows = [["Picture", "TC", "Sound"], *rows]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator=newline).writerows(rows)
    page = read(tmp_path_factory.mktemp("c"), out.getvalue(), encoding=encoding)
    kept = [
        (line, tuple(cell.rstrip("\n") for cell in row))
        for line, row in enumerate(rows, 1)
        if "".join(row).strip()
    ]
    assert [(row.line, tuple(cell.text for cell in row.cells)) for row in page.rows] == kept
    assert {row.table for row in page.rows} == {1}


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Picture;TC;Sound\nCrane, old, rusty;10:00:02;a, b\nGulls;10:00:05;c\n", ";"),
        ("TC,Picture\n10:00:02,Crane; old\n10:00:05,Gulls\n", ","),
        ("TC\tPicture\tSound\n10:00:02\tCrane, old\t\n", "\t"),
        ("TC|Sound\n10:00:02|one, two, three\n10:00:04|four\n", "|"),
        ('"10:00:02","He said: one; two; three"\n"10:00:05","x"\n', ","),
        ("10.14,46;Crane\n10.14,50;Gulls\n", ";"),
    ],
)
def test_the_separator_is_found(text, separator):
    assert separator_of(text) == separator


def test_a_named_separator_is_taken_and_counts_as_a_row(tmp_path):
    page = read(tmp_path, "sep=;\r\na,b;c\r\nd;e\r\n")
    assert [(row.line, tuple(c.text for c in row.cells)) for row in page.rows] == [
        (2, ("a,b", "c")),
        (3, ("d", "e")),
    ]
    assert [cell.text for cell in page.furniture] == ["sep=;"]


def test_blank_records_count(tmp_path):
    page = read(tmp_path, 'a,b\n\n,\n"two\nlines",c\nd,e\n')
    assert [row.line for row in page.rows] == [1, 4, 5]


def test_text_formulas_are_undone(tmp_path):
    assert texts(read(tmp_path, '="10:00:06",x\n="10:00:09",y\n')) == [("10:00:06", "x"), ("10:00:09", "y")]


def test_quotes_that_do_not_balance_cost_no_rows(tmp_path):
    text = "TC,Sound\n" + '10:00:02,"Never again\n' + "10:00:05,said the harbour master\n"
    page = read(tmp_path, text)
    assert [row.line for row in page.rows] == [1, 2, 3]
    assert page.rows[2].cells[1].text == "said the harbour master"
    assert "Never again" in page.rows[1].cells[1].text


HEAD, SHOTS = "PICTURE,TIMECODE,SOUND", ("Harbour,10:00:04,", "Boat leaves,10:00:11,", '"Crane, old",10:00:15,"NARRATOR: It says ""no"".\nTwice."', "Men,10:00:20,")


def slipped(cell, quote='"'):
    """The list with a stray quote before a cell of its second shot."""
    cells = SHOTS[1].split(",")
    cells[cell] = quote + cells[cell]
    return "\n".join([HEAD, SHOTS[0], ",".join(cells), *SHOTS[2:]]) + "\n"


@pytest.mark.parametrize("cell", [0, 1, 2])
def test_a_stray_quote_costs_no_row_and_is_told(tmp_path, cell):
    page = read(tmp_path, slipped(cell))
    assert texts(page) == texts(read(tmp_path, "\n".join([HEAD, *SHOTS])))
    assert [(row.line, row.table) for row in page.rows] == [(line, 1) for line in range(1, 6)]
    assert [(note.line, note.code, note.severity) for note in page.notes] == [(3, "quote-unclosed", "warning")]


def test_two_stray_quotes_do_not_swallow_what_stands_between(tmp_path):
    text = slipped(0).replace("Men,10:00:20,", 'Men,10:00:20,"')
    assert [row.cells[0].text for row in read(tmp_path, text).rows] == ["PICTURE", "Harbour", "Boat leaves", "Crane, old", "Men"]
    assert texts(read(tmp_path, f'{HEAD}\n"Harbour,10:00:04,"Yes, we ""did"""\n'))[1] == ("Harbour", "10:00:04", 'Yes, we "did"')
    text = f'{HEAD}\n"Harbour,10:00:04,\nMen,10:00:20,x"\nGulls,10:00:30,\n'
    assert [row.cells[0].text for row in read(tmp_path, text).rows] == ["PICTURE", "Harbour", "Men", "Gulls"]


def test_times_on_the_lines_of_a_quoted_cell_are_its_own(tmp_path):
    cell = "He left.\n10:00:12, by boat, alone\nNobody saw it."
    assert texts(read(tmp_path, f'TIMECODE,PICTURE,SOUND\n10:00:04,Harbour,x\n10:00:09,Men,"{cell}"\n'))[2] == ("10:00:09", "Men", cell)


def test_inches_are_no_stray_quotes(tmp_path):
    page = read(tmp_path, 'PICTURE,TIMECODE\n"12" reel on a bench,10:00:04\n7" single,10:00:09\n')
    assert texts(page)[1:] == [('"12" reel on a bench', "10:00:04"), ('7" single', "10:00:09")] and not page.notes


def test_cells_beyond_the_csv_modules_limit(tmp_path):
    long = "word " * 40_000
    assert texts(read(tmp_path, f"a,b\n10:00:02,{long}x\n"))[1] == ("10:00:02", f"{long}x")


def test_tabs_by_suffix_and_old_newlines(tmp_path):
    assert texts(read(tmp_path, "10:00:02\tone\r10:00:05\ttwo", name="x.TSV")) == [
        ("10:00:02", "one"),
        ("10:00:05", "two"),
    ]


def test_nothing_in_it(tmp_path):
    with pytest.raises(EmptyScriptError):
        read(tmp_path, ",,\n,,\n")


def test_the_semicolons_of_drop_frame_timecodes_separate_nothing(tmp_path):
    path = tmp_path / "list.tsv"
    path.write_text("10;00;02;06\tCrane\tSALT\n10;00;09;12\tGulls\tAND ROPE\n", encoding="utf-8")
    assert [[cell.text for cell in row.cells] for row in read_page(path).rows] == [["10;00;02;06", "Crane", "SALT"], ["10;00;09;12", "Gulls", "AND ROPE"]]


def test_a_tsv_is_parted_by_its_tabs_whatever_is_quoted_in_it(tmp_path):
    rows = 'TIMECODE\tPICTURE\tSOUND\n10:00:00\tQuay\t"He said ""it is"","\n10:00:07\tPier, wet\tand laughed.\n'
    for name, width in (("page.tsv", 3), ("page.tab", 3)):
        (tmp_path / name).write_text(rows)
        assert [len(row.cells) for row in read_page(tmp_path / name).rows] == [width] * 3
    (tmp_path / "commas.tsv").write_text("TIMECODE,PICTURE\n10:00:00,Quay\n10:00:07,Pier\n")
    assert [len(row.cells) for row in read_page(tmp_path / "commas.tsv").rows] == [2, 2, 2]
