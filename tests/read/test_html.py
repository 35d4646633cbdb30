"""Web pages: tables and paragraphs as a browser shows them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import UnreadableScriptError
from otio_redfiles.read import read_page

TABLE = """<html><head><meta charset="utf-8"><style>td {mso-number-format: "\\@"}</style></head><body><table border=1>
<tr><th>Picture</th><th>TC</th><th>Sound</th></tr>
<tr><td>Old crane,<br>dawn</td><td>10.00.02</td><td><p>NARRATOR</p><p>The quay <i>is</i> old.</p></td></tr>
<tr><td colspan=2>Gulls</td><td><em>Off screen.</em></td></tr></table><script>var x = "no text"</script></body></html>"""


def read(tmp_path, text, name="script.xls", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_page(path)


def texts(page):
    return [(row.line, row.table, *(cell.text for cell in row.cells)) for row in page.rows]


def test_a_table_that_a_portal_saves_as_a_sheet(tmp_path):
    page = read(tmp_path, TABLE)
    assert texts(page) == [
        (1, 1, "Picture", "TC", "Sound"),
        (2, 1, "Old crane,\ndawn", "10.00.02", "NARRATOR\nThe quay is old."),
        (3, 1, "Gulls", "", "Off screen."),
    ]
    assert [cell.italic for cell in page.rows[2].cells] == [False, False, True]


@pytest.mark.parametrize("slanted", ["<i>Off  screen.</i>", "<em>Off\nscreen.</em>", '<span style="font-style: italic">Off screen.</span>'])
def test_a_part_of_a_cell_in_italics(tmp_path, slanted):
    cell = read(tmp_path, f"<table><tr><td>10.00.02</td><td><p> TOM: \n {slanted} </p></td></tr></table>", "page.html").rows[0].cells[1]
    assert not cell.italic and [cell.text[start:end] for start, end in cell.slants] == ["Off screen."]


def test_paragraphs_lines_and_what_stands_between(tmp_path):
    body = "<!DOCTYPE html><html><title>no</title><body>Above<p>10.00.02 &nbsp;Crane<br><br>NARRATOR</p>tail<pre>one\n  two</pre></body></html>"
    assert [(line, text) for line, _, text in texts(read(tmp_path, body, "page.html"))] == [
        (1, "Above"), (2, "10.00.02 \xa0Crane"), (4, "NARRATOR"), (5, "tail"), (6, "one"), (7, "  two"),
    ]


def test_tables_for_looks_are_opened(tmp_path):
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    page = read(tmp_path, f"<html><body><table><tr><td>menu</td><td><p>Title</p>{inner}</td></tr></table></body></html>")
    assert [text for _, _, *text in texts(page)] == [["menu"], ["Title"], ["a", "b"], ["c", "d"]]


def test_a_cell_over_two_rows_leaves_its_place_empty_below(tmp_path):
    rows = "<tr><td rowspan=2>Crane</td><td>10.00.02</td><td>SALT</td></tr><tr><td>10.00.09</td><td>AND ROPE</td></tr><tr><td>Gulls</td><td>10.00.17</td><td>x</td></tr>"
    page = read(tmp_path, f"<html><table>{rows}</table></html>")
    assert [text for _, _, *text in texts(page)] == [["Crane", "10.00.02", "SALT"], ["", "10.00.09", "AND ROPE"], ["Gulls", "10.00.17", "x"]]


@pytest.mark.parametrize("old", ["<s>10.00.24</s>", "<del>10.00.24</del>", '<span style="text-decoration: line-through">10.00.24</span>', '<span style="display:none">10.00.24</span>'])
def test_what_is_struck_out_or_hidden_is_not_read(tmp_path, old):
    page = read(tmp_path, f"<html><table><tr><td>Crane</td><td>{old}10.00.26</td></tr></table></html>")
    assert [text for _, _, *text in texts(page)] == [["Crane", "10.00.26"]]
    assert [note.code for note in page.notes] == ([] if "none" in old else ["struck-out"])


def test_a_block_that_is_struck_out_or_hidden_stands_in_one_place_or_none(tmp_path):
    old = '<p style="text-decoration: line-through">10.00.24 old <s>words</s></p>'
    row = '<table><tr><td>Gulls</td><td style="text-decoration:line-through">10.00.31</td><td>x</td></tr></table>'
    page = read(tmp_path, f'<html><body>{old}<p style="display: none">hidden</p><p>10.00.26 Crane</p>{row}</body></html>')
    assert [text for _, _, *text in texts(page)] == [["10.00.26 Crane"], ["Gulls", "", "x"]]
    assert [cell.text for cell in page.furniture] == ["10.00.24 old words", "10.00.31"]


def test_the_page_says_how_its_bytes_are_meant(tmp_path):
    page = read(tmp_path, '<html><head><meta charset="windows-1251"></head><body><p>ДИКТОР</p></body></html>', encoding="cp1251")
    assert texts(page) == [(1, None, "ДИКТОР")]


@pytest.mark.parametrize("text", [
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n\n<html></html>',
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>',
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
])
def test_markup_of_other_programs_is_refused_with_advice(tmp_path, text):
    with pytest.raises(UnreadableScriptError, match="save it as"):
        read(tmp_path, text, "old.doc")


def test_deep_and_wide_pages_are_no_danger(tmp_path):
    deep = "<html><body>" + "<div>" * 5000 + "10.00.02 Crane" + "</div>" * 5000 + "</body></html>"
    wide = "<html><table><tr><td colspan=999999999>Crane</td><td>10.00.02</td></tr></table></html>"
    try:
        assert [text for *_, text in texts(read(tmp_path, deep))] == ["10.00.02 Crane"]
    except UnreadableScriptError as error:
        assert "\n" not in str(error)
    assert len(read(tmp_path, wide).rows[0].cells) <= 41


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text("abc d\n<&", max_size=8), min_size=2, max_size=4), min_size=1, max_size=6))
def test_every_letter_of_every_cell_is_read(tmp_path_factory, rows):
    escaped = [[cell.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") for cell in row] for row in rows]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in escaped)
    letters = "".join("".join(cell.split()) for row in rows for cell in row)
    if letters:
        page = read(tmp_path_factory.mktemp("html"), f"<html><table>{body}</table></html>")
        assert "".join("".join(cell.text.split()) for row in page.rows for cell in row.cells) == letters


NOTES = {
    "google": ('<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>', '<hr><div class="c3"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it?</span></p><p>Ask.</p></div>'),
    "word": ('<a style="x" href="#_ftn1" name="_ftnref1" title=""><span><sup>[1]</sup></span></a>', '<div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Is it? Ask.</p></div></div>'),
    "libreoffice": ('<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>', '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Is it? Ask.</p></div>'),
}


@pytest.mark.parametrize("program", NOTES)
def test_comments_and_footnotes_stand_apart(tmp_path, program):
    mark, note = NOTES[program]
    page = read(tmp_path, f"<html><body><div><table><tr><td>Quay{mark}</td><td>10.00.02</td></tr></table></div>{note}</body></html>", "page.html")
    assert texts(page) == [(1, 1, "Quay", "10.00.02")]
    (cell,) = page.furniture
    assert cell.text.replace(" ", "").endswith("Isit?Ask.")


def test_links_between_parts_of_a_page_are_no_notes(tmp_path):
    body = '<p><a href="#two" id="one">Part one</a></p><p><a href="#one" id="two">Part one</a> The quay</p><p>See <a href="#two">2</a>.</p>'
    page = read(tmp_path, f"<html><body>{body}</body></html>", "page.html")
    assert [text for *_, text in texts(page)] == ["Part one", "Part one The quay", "See 2."]
