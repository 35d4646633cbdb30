"""PDF: columns and rows from places on paper, running heads apart, what cannot be read said."""

import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import MissingExtraError, UnreadableScriptError
from otio_redfiles.read import read_page
from otio_redfiles.read.pdf_cells import runs_of
from otio_redfiles.read.pdf_lines import Word
from tests.read.packages import pdf, pdf_of

pytest.importorskip("pdfplumber")

PITCH = 12
COLUMNS = (40, 220, 310)
WIDTHS = (26, 13, 40)  # letters of Courier 10, 6 points each, that fit before the next column
GRID = [(x, 36, x, 770) for x in (35, 215, 305, 560)]


def read(tmp_path, data):
    path = tmp_path / "script.pdf"
    path.write_bytes(data)
    return read_page(path)


def texts(page):
    return [tuple(cell.text for cell in row.cells) for row in page.rows]


def wrapped(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else []


def printed(rows, gap=0.0, ruled=False, head="", top=60):
    """The PDF of a three-column table; `gap`: points between rows; and its rows."""
    pages, cells, y = [[]], [], float(top)
    rules = list(GRID) if ruled else []
    for row in rows:
        columns = [wrapped(text, width) for text, width in zip(row, WIDTHS, strict=True)]
        height = max(len(lines) for lines in columns) * PITCH
        if y + height > 740:
            pages.append([])
            y = float(top)
        for x, lines in zip(COLUMNS, columns, strict=True):
            pages[-1].extend((x, y + n * PITCH, line) for n, line in enumerate(lines))
        y += height + gap
        if ruled:
            rules.append((35, y - 10, 560, y - 10))
        cells.append(row)
    for number, texts_of in enumerate(pages, 1):
        if head:
            texts_of.append((40, 20, head))
        texts_of.append((290, 785, f"{number}"))
    return pdf(pages, rules), cells


WORDS = [
    "crane",
    "harbour",
    "gulls",
    "over",
    "the",
    "empty",
    "quay",
    "boats",
    "leave",
    "at",
    "dawn",
    "nobody",
    "asked",
    "why",
    "nets",
    "dry",
    "winter",
]
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@st.composite
def tables(draw, count):
    times = [f"10.00.{n:02d}" for n in range(count)]
    return [(draw(PHRASE), time, draw(PHRASE).upper()) for time in times]


@settings(deadline=None, max_examples=15)
@given(tables(12))
def test_rows_set_apart_come_back_as_rows(tmp_path_factory, rows):
    data, cells = printed(rows, gap=8)
    page = read(tmp_path_factory.mktemp("p"), data)
    assert texts(page) == cells
    assert {row.table for row in page.rows} == {1}


@settings(deadline=None, max_examples=15)
@given(tables(10))
def test_ruled_rows_come_back_as_rows(tmp_path_factory, rows):
    data, cells = printed(rows, gap=3, ruled=True)
    assert texts(read(tmp_path_factory.mktemp("p"), data)) == cells


@settings(deadline=None, max_examples=15)
@given(tables(12))
def test_rows_set_tight_keep_their_columns(tmp_path_factory, rows):
    data, _ = printed(rows)
    page = read(tmp_path_factory.mktemp("p"), data)
    for column in range(3):
        ours = [row.cells[column].text for row in page.rows if row.cells[column].text]
        assert ours == [line for row in rows for line in wrapped(row[column], WIDTHS[column])]


def test_running_heads_and_page_numbers_are_furniture(tmp_path):
    rows = [
        (f"Shot {n} of the quay", f"10.0{n // 60}.{n % 60:02d}", "NOBODY ASKED WHY" + " NOBODY ASKED WHY" * 3)
        for n in range(60)
    ]
    data, cells = printed(rows, gap=8, head="THE QUIET HARBOUR draft 3")
    page = read(tmp_path, data)
    assert texts(page) == cells
    assert [cell.text for cell in page.furniture] == ["THE QUIET HARBOUR draft 3", "1"]


def test_a_repeated_header_row_is_kept_once(tmp_path):
    header = [(40, 60, "PICTURE"), (220, 60, "TIMECODE"), (310, 60, "SOUND")]
    pages = []
    for number in range(3):
        rows = [(40, 72 + 12 * n, f"Crane {number} {n}") for n in range(30)]
        rows += [(220, 72 + 12 * n, f"10.0{number}.{n:02d}") for n in range(30)]
        pages.append([*header, *rows, *((310, 72 + 12 * n, "EMPTY") for n in range(30))])
    page = read(tmp_path, pdf(pages))
    assert texts(page)[0] == ("PICTURE", "TIMECODE", "SOUND")
    assert len(page.rows) == 91 and [cell.text for cell in page.furniture] == ["PICTURE\tTIMECODE\tSOUND"]


def test_a_header_row_below_the_title_is_not_kept_twice(tmp_path):
    header = [(40, 60, "PICTURE"), (220, 60, "TIMECODE"), (310, 60, "SOUND")]
    rows = [
        (x, 72 + 12 * n, text)
        for n in range(30)
        for x, text in ((40, f"Crane {n}"), (220, f"10.00.{n}"), (310, "EMPTY"))
    ]
    first = [(40, 30, "THE QUIET HARBOUR"), *header, *rows]
    page = read(tmp_path, pdf([first, *([*header, *rows] for _ in range(4))]))
    assert texts(page).count(("PICTURE", "TIMECODE", "SOUND")) == 1


def test_heads_again_on_two_pages_do_not_cut_the_row_below_them(tmp_path):
    def row(y, *cells):
        return [(x, y + 12 * n, line) for x, cell in zip(COLUMNS, cells) for n, line in enumerate(cell.split("\n")) if line]

    heads = (("TIME", 220), ("VISION", 40), ("SOUND", 310))
    one = [(40, 20, "THE QUIET HARBOUR v2"), (40, 44, "A film about a crane")]
    one += [(x, 68, name) for name, x in heads]
    one += [part for n in range(12) for part in row(80 + 40 * n, f"Crane {n}", f"10.00.{n:02d}", "one\ntwo")]
    two = [(40, 20, "THE QUIET HARBOUR v2"), *((x, 44, name) for name, x in heads), *row(56, "", "", "three")]
    two += [part for n in range(1, 9) for part in row(56 + 40 * n, "Quay", f"10.01.{n:02d}", "a\nb")]
    page = read(tmp_path, pdf([one, two]))
    assert texts(page).count(("VISION", "TIME", "SOUND")) == 1
    assert ("Crane 11", "10.00.11", "one\ntwo\nthree") in texts(page)


def test_a_row_cut_by_a_page_break_is_one_row(tmp_path):
    def row(y, *cells):
        return [
            (x, y + 12 * n, line)
            for x, cell in zip(COLUMNS, cells, strict=True)
            for n, line in enumerate(cell.split("\n"))
            if line
        ]

    one = [part for n in range(12) for part in row(60 + 40 * n, f"Crane {n}", f"10.00.{n:02d}", "one\ntwo")]
    two = [
        *row(60, "", "", "three"),
        *(part for n in range(1, 9) for part in row(60 + 40 * n, "Quay", f"10.01.{n:02d}", "a\nb")),
    ]
    rows = texts(read(tmp_path, pdf([one, two])))
    assert rows[11] == ("Crane 11", "10.00.11", "one\ntwo\nthree") and len(rows) == 20


def test_running_text_keeps_its_lines_and_blank_lines(tmp_path):
    lines = [
        "10:00:02",
        "NARRATOR",
        "",
        "Nobody asked why the boats stayed in",
        "that winter.",
        "",
        "",
        "10:00:09",
    ]
    page = read(tmp_path, pdf([[(50, 100 + 12 * n, line) for n, line in enumerate(lines) if line]]))
    assert [(row.line, row.cells[0].text) for row in page.rows] == [
        (n, line) for n, line in enumerate(lines, 1) if line
    ]
    assert {row.table for row in page.rows} == {None}


def test_a_title_across_the_columns_is_running_text(tmp_path):
    data = pdf(
        [
            [(120, 40, "POST PRODUCTION SCRIPT OF THE QUIET HARBOUR")]
            + [
                (x, 100 + 30 * n, text)
                for n in range(9)
                for x, text in zip(COLUMNS, (f"Crane {n}", f"10.00.0{n}", "EMPTY"), strict=True)
            ]
        ]
    )
    page = read(tmp_path, data)
    assert texts(page)[0] == ("POST PRODUCTION SCRIPT OF THE QUIET HARBOUR",)
    assert texts(page)[1:] == [(f"Crane {n}", f"10.00.0{n}", "EMPTY") for n in range(9)]


def test_words_in_a_row_across_a_ruled_table_are_a_row_of_it(tmp_path):
    """Every second row is one cell: the rules between the columns stop above it. A title below the table is none."""
    long = "NARRATOR: Of every ten boats that sailed from here one was lost at the reef and"
    words, rules = [], []
    for n in range(6):
        y = 60 + 80 * n
        words += [(40, y, f"Crane {n}"), (220, y, f"10.00.0{n}"), (310, y, "Quay"), (40, y + 24, long), (40, y + 36, "never found.")]
        rules += [(x, y - 10, x, y + 10) for x in (35, 215, 305, 560)]
        rules += [(35, y - 10, 560, y - 10), (35, y + 10, 560, y + 10), (35, y + 50, 560, y + 50)]
    page = read(tmp_path, pdf([[*words, (40, 620, "END OF PROGRAMME")]], rules))
    rows = [(row.table, *(cell.text for cell in row.cells)) for row in page.rows]
    assert rows[:2] == [(1, "Crane 0", "10.00.00", "Quay"), (1, f"{long} never found.")]
    assert rows[-2:] == [(1, f"{long} never found."), (None, "END OF PROGRAMME")] and len(rows) == 13


def numbered(step, pitch=12, rows=12):
    """Two pages of a script whose lines, or every so many of them, are numbered in the margin; half of the rows are two lines high."""
    pages = []
    for sheet in range(2):
        tops = [60 + 12 * (row + (row + 1) // 2) for row in range(rows)]
        words = [w for n, y in enumerate(tops) for w in ((60, y, f"Crane {n}"), (220, y, f"10.0{sheet}.{n:02}"), (310, y, "NARRATOR: Gone."))]
        pages.append([*words, *((30, 54 + pitch * n, str(n)) for n in range(step, 2 * rows, step))])
    return pages


@pytest.mark.parametrize(("step", "pitch"), [(1, 15), (2, 12), (3, 15)])
def test_the_numbers_of_lines_in_the_margin_stand_apart(tmp_path, step, pitch):
    page = read(tmp_path, pdf(numbered(step, pitch)))
    assert texts(page)[0] == ("Crane 0", "10.00.00", "NARRATOR: Gone.") and len(page.rows) == 24
    assert [cell.text.split()[:2] for cell in page.furniture] == [[str(step), str(2 * step)]] * 2


@pytest.mark.parametrize("step", [1, 10])
def test_the_numbers_of_shots_in_rows_of_one_height_are_none_of_lines(tmp_path, step):
    rows = [[(30, 60 + 12 * n, str(step * n + step)), (60, 60 + 12 * n, f"Crane {n}"), (220, 60 + 12 * n, f"10.00.{n:02}")] for n in range(12)]
    assert texts(read(tmp_path, pdf([[word for row in rows for word in row]])))[1][0] == str(2 * step)


def test_a_running_foot_may_say_what_time_its_page_begins_at(tmp_path):
    pages = [[*((40, 60 + 30 * n, f"Crane {n}") for n in range(8)), *((220, 60 + 30 * n, f"10.0{p}.{n:02}") for n in range(8)),
              *((310, 60 + 30 * n, "Gone.") for n in range(8)), (40, 700, f"Page {p + 1}"), (220, 700, f"10.0{p}.00")] for p in range(3)]
    page = read(tmp_path, pdf(pages))
    assert [cell.text for cell in page.furniture] == ["Page 1\t10.00.00", "Page 2\t10.01.00", "Page 3\t10.02.00"] and len(page.rows) == 24


@pytest.mark.parametrize(("one", "two"), [("10:00:0{}", ":12"), ("10:00:0{}:", "12"), ("10:00:", "0{}:12"), ("10:00", ":0{}:12")])
def test_a_timecode_that_a_narrow_column_cut_is_one(tmp_path, one, two):
    rules = [*GRID, *((35, 50 + 40 * n, 560, 50 + 40 * n) for n in range(7))]
    words = [w for n in range(6) for w in ((40, 64 + 40 * n, "Crane"), (220, 64 + 40 * n, one.format(n)), (220, 76 + 40 * n, two.format(n)), (310, 64 + 40 * n, "Gone."))]
    assert [row[1] for row in texts(read(tmp_path, pdf([words], rules)))] == [f"10:00:0{n}:12" for n in range(6)]


def test_alignment_inside_a_row_is_kept_as_blank_lines(tmp_path):
    rules = [*GRID, *((35, y, 560, y) for y in (50, 140, 190, 240, 290))]
    words = [(40, 60, "Crane"), (310, 60, "ONE"), (310, 72, "TWO"), (310, 84, "THREE"), (220, 84, "10.00.09")]
    words += [
        (x, y, text)
        for y in (160, 210, 260)
        for x, text in zip(COLUMNS, ("Quay", "10.01.00", "FOUR"), strict=True)
    ]
    assert texts(read(tmp_path, pdf([words], rules)))[0] == ("Crane", "\n\n10.00.09", "ONE\nTWO\nTHREE")


def test_typed_breaks_are_newlines_and_printed_ones_are_not(tmp_path):
    speech = "NOBODY ASKED WHY THE BOATS STAYED IN ALL THAT DRY AND WINDY WINTER LONG"
    rows = [("Crane over the quay at dawn", f"10.00.{n:02d}", f"{speech} {n}") for n in range(12)]
    cells = [("Gulls", "10.01.00", "NARRATOR\nTHEN\nHALF-TIDE-"), *rows]
    words, y = [], 60.0
    for row in cells:
        lines = [
            [part for typed in text.split("\n") for part in wrapped(typed, w)]
            for text, w in zip(row, WIDTHS, strict=True)
        ]
        words += [
            (x, y + 12 * n, part)
            for x, parts in zip(COLUMNS, lines, strict=True)
            for n, part in enumerate(parts)
        ]
        y += 12 * max(map(len, lines)) + 8
    assert texts(read(tmp_path, pdf([words]))) == cells


def test_a_hyphen_at_the_edge_takes_no_blank(tmp_path):
    long = ["the old and dry harbour wall has half-", "tide gate, and it never opened at all"]
    words = [
        (x, 60 + 40 * n, text) for n in range(8) for x, text in ((40, f"Crane {n}"), (220, f"10.00.{n:02d}"))
    ]
    words += [(310, 60 + 40 * n + 12 * place, part) for n in range(8) for place, part in enumerate(long)]
    assert {row[2] for row in texts(read(tmp_path, pdf([words])))} == {"".join(long)}


def test_two_columns_like_a_newspaper_are_read_one_after_the_other(tmp_path):
    left = [("00:01", "[Fog on the quay]"), ("00:08", "CAPTAIN: Nobody"), ("", "asked us."), ("00:15", "[Crane]")]
    right = [("00:21", "[Nets, dry]"), ("00:30", "NARRATOR: They"), ("", "left at dawn."), ("00:38", "[Gulls]")]
    words = [(40, 40, "THE QUIET HARBOUR, A TRANSCRIPT OF THE PROGRAMME AS IT WAS SENT OUT")]
    for x, column, top in ((40, left, 80), (320, right, 83)):
        for n, (time, text) in enumerate(column):
            words += [(x, top + 14 * n, time)] if time else []
            words += [(x + 50, top + 14 * n, text)]
    page = read(tmp_path, pdf([words]))
    assert [text for (text,) in texts(page)][1:] == [f"{time} {text}".strip() for time, text in (*left, *right)]


def test_times_side_by_side_in_a_table_are_no_newspaper(tmp_path):
    words = [
        (x, 60 + 20 * n, text)
        for n in range(12)
        for x, text in zip((40, 110, 320, 390), (f"10.00.{2 * n:02d}", f"Crane {n}", f"10.00.{2 * n + 1:02d}", "EMPTY"))
    ]
    assert len(texts(read(tmp_path, pdf([words])))[0]) == 4


def test_timecodes_level_with_their_pictures_part_a_ruled_row(tmp_path):
    rules = [*GRID, *((35, y, 560, y) for y in (50, 140, 230, 320))]
    words = []
    for n, top in enumerate((60, 150, 240)):
        words += [(310, top, "NARRATOR"), (310, top + 12, "NOBODY ASKED WHY")]
        words += [(40, top, f"Crane {n}"), (40, top + 12, "Quay at dawn,"), (40, top + 24, "empty"), (40, top + 36, "Gulls")][: 4 - n % 2]
        words += [(220, top, f"10.0{n}.00"), (220, top + 12, f"10.0{n}.04"), (220, top + 36, f"10.0{n}.09")][: 3 - n % 2]
    rows = texts(read(tmp_path, pdf([words], rules)))
    assert rows[:3] == [
        ("Crane 0", "10.00.00", "NARRATOR"),
        ("Quay at dawn,\nempty", "10.00.04", "NOBODY ASKED WHY"),
        ("Gulls", "10.00.09", ""),
    ]
    assert len(rows) == 8


def test_an_in_and_an_out_below_each_other_part_no_row(tmp_path):
    rules = [*GRID, *((35, 50 + 40 * n, 560, 50 + 40 * n) for n in range(7))]
    words = []
    for n in range(6):
        top = 60 + 40 * n
        words += [(40, top, "Crane over"), (40, top + 12, "Quay"), (310, top, "EMPTY")]
        words += [(220, top, f"10.0{n}.00"), (220, top + 12, f"10.0{n}.40")]
    assert len(texts(read(tmp_path, pdf([words], rules)))) == 6


def test_a_scan_without_text(tmp_path):
    with pytest.raises(UnreadableScriptError, match="text recognition"):
        read(tmp_path, pdf([[]]))


def test_a_password(tmp_path):
    catalogue = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"]
    lock = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O(%s)/U(%s)>>" % (b"o" * 32, b"u" * 32)
    trailer = b"/Encrypt 3 0 R/ID[(abcdefgh)(abcdefgh)]"
    with pytest.raises(UnreadableScriptError, match="password"):
        read(tmp_path, pdf_of([*catalogue, lock], trailer))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_unpacks_without_end(tmp_path, layers):
    stream = bytes(200 << 20)
    for _ in range(layers):
        stream = zlib.compress(stream, 9)
    filters = b"/FlateDecode" * layers
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>")
    objects.append(b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(stream), filters, stream))
    with pytest.raises(UnreadableScriptError, match="unpack"):
        read(tmp_path, pdf_of(objects))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nnonsense", pdf([[(40, 60, "x")]])[:-150]])
def test_a_broken_file(tmp_path, data):
    with pytest.raises(UnreadableScriptError):
        read(tmp_path, data)


def test_without_pdfplumber_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtraError, match=r'pip install "otio-redfiles\[pdf\]"'):
        read(tmp_path, pdf([[(40, 60, "x")]]))


ROWS = [("Old crane", "10.00.02", "NARRATOR"), ("Gulls over the quay", "10.00.09", "THE QUAY IS OLD BUT THE TOWN IS OLDER"),
        ("MS", "10.00.17", "I saw it go down in the night"), ("Nets", "10.00.26", "NOBODY MENDED THEM")] * 3


@pytest.mark.parametrize("matrix", ["0.71 0.71 -0.71 0.71 120 250", "0.87 0.5 -0.5 0.87 80 300", "1 0 0 1 60 620"])
def test_a_watermark_is_not_read(tmp_path, matrix):
    """Letters on a slope, or far larger than the page's and printed over its words."""
    pages = [[(x, 60 + 12 * n, text) for n, row in enumerate(ROWS) for x, text in zip(COLUMNS, row, strict=True)]]
    over = f"BT /F 70 Tf {matrix} Tm (CONFIDENTIAL) Tj ET\n"
    assert texts(read(tmp_path, pdf(pages, over=over))) == texts(read(tmp_path, pdf(pages)))


def test_a_wide_blank_in_running_text_makes_no_columns(tmp_path):
    """A time, two blanks and a picture on a line, and the words below as wide as the page."""
    lines = [line for n in range(8) for line in (f"10:00:{n}2  [Boats at the quay, {n}]", "VAAL", "My father never spoke of it, not once in all those years.", "")]
    page = read(tmp_path, pdf([[(40, 60 + 12 * n, line) for n, line in enumerate(lines) if line]]))
    assert all(len(row.cells) == 1 for row in page.rows)


def test_the_runs_of_a_line_end_where_italics_do():
    words = [Word(40.0 * at, 40.0 * at + 36, 10.0, 20.0, text, slanted) for at, (text, slanted) in enumerate([("ILSE:", False), ("It", True), ("was", True), ("–", False), ("cold", True)])]
    assert [(run.text, run.italic) for run in runs_of(words)] == [("ILSE:", False), (" It was – cold", True)]
