"""Word files: document order, tabs, cells, tracked changes, boxes, furniture, italics."""

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import EmptyScriptError, UnreadableScriptError
from otio_redfiles.read import read_page
from tests.read import packages
from tests.read.packages import p, r, table, tc, tr


def read(tmp_path, body, **parts):
    return read_page(packages.docx(tmp_path / "script.docx", body, **parts))


def texts(page):
    return [tuple(cell.text for cell in row.cells) for row in page.rows]


def test_paragraphs_and_rows_stand_and_count_in_document_order(tmp_path):
    body = p("THE QUIET HARBOUR") + p("") + table(tr("Old crane", "10.00.02", "NARRATOR"), tr("", "", ""))
    page = read(tmp_path, body + table(tr("Gulls", "10.00.09", "x")) + p("Ends"))
    assert [(row.line, row.table) for row in page.rows] == [(1, None), (3, 1), (5, 2), (6, None)]
    assert texts(page) == [
        ("THE QUIET HARBOUR",),
        ("Old crane", "10.00.02", "NARRATOR"),
        ("Gulls", "10.00.09", "x"),
        ("Ends",),
    ]
    assert {cell.line for row in page.rows for cell in row.cells} == {1, 3, 5, 6}


def test_tabs_breaks_and_special_characters(tmp_path):
    marks = (
        "<w:t>10:00</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
    )
    symbols = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Other" w:char="266A"/><w:cr/></w:r>'
    )
    page = read(tmp_path, p(f"<w:r>{marks}</w:r>", symbols))
    assert texts(page) == [("10:00\ta\nb-c→♪",)]


def test_page_breaks_are_lines_only_inside_a_paragraph(tmp_path):
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    assert texts(read(tmp_path, p(page_break, "Dawn") + p(page_break) + p("a", page_break, "b"))) == [
        ("Dawn",),
        ("a\nb",),
    ]


def test_words_are_found_wherever_they_are_wrapped(tmp_path):
    wrapped = (
        f"<w:hyperlink>{r('one')}</w:hyperlink>"
        f'<w:smartTag w:uri="u" w:element="place"><w:smartTagPr/>{r("two")}</w:smartTag>'
        f'<w:ins w:id="1" w:author="x">{r("three")}</w:ins>'
        f'<w:moveTo w:id="2" w:author="x">{r("four")}</w:moveTo>'
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('five')}</w:sdtContent></w:sdt>"
        f'<w:fldSimple w:instr="DATE">{r("six")}</w:fldSimple>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("seven")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>no</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>eight</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>nine</m:t></m:r></m:oMath>"
    )
    assert texts(read(tmp_path, p(wrapped))) == [("onetwothreefourfivesixseveneightnine",)]


def test_tracked_deletions_and_moved_from_words_are_left_out(tmp_path):
    gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>OLD </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2" w:author="x">{r("AWAY")}</w:moveFrom>'
    assert texts(read(tmp_path, p(gone, "NEW", moved))) == [("NEW",)]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path):
    mark = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    body = p("The harb", properties=mark) + p(properties=mark) + p("our was empty.") + p("Next")
    assert [(row.line, row.cells[0].text) for row in read(tmp_path, body).rows] == [
        (1, "The harbour was empty."),
        (2, "Next"),
    ]


def test_deleted_rows_and_cells_are_left_out(tmp_path):
    deleted = '<w:del w:id="1" w:author="x"/>'
    rows = table(
        tr("a", "b"),
        tr("gone", "gone", properties=deleted),
        tr(
            tc("gone", properties='<w:cellDel w:id="3" w:author="x"/>'),
            "kept",
            properties='<w:ins w:id="2" w:author="x"/>',
        ),
    )
    assert texts(read(tmp_path, rows)) == [("a", "b"), ("", "kept")]


def test_hidden_text_and_prompts_are_left_out(tmp_path):
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>"
    )
    assert texts(
        read(tmp_path, p("seen", r("hidden", "<w:vanish/>"), prompt, r("!", '<w:vanish w:val="0"/>')))
    ) == [("seen!",)]


def test_cells_keep_their_lines_and_merged_cells_their_columns(tmp_path):
    rows = table(
        tr(tc("REEL ONE", properties='<w:gridSpan w:val="3"/>')),
        tr(
            tc("Crane", "", "Gulls", properties='<w:vMerge w:val="restart"/>'),
            "10.00.02",
            tc("NARRATOR", "EMPTY."),
        ),
        tr(tc("ignored", properties="<w:vMerge/>"), "10.00.09", "AND STILL."),
        tr("late", properties='<w:gridBefore w:val="2"/>'),
    )
    assert texts(read(tmp_path, rows)) == [
        ("REEL ONE",),
        ("Crane\n\nGulls", "10.00.02", "NARRATOR\nEMPTY."),
        ("", "10.00.09", "AND STILL."),
        ("", "", "late"),
    ]


def test_rows_and_cells_inside_content_controls(tmp_path):
    def controlled(inside):
        return f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    row = controlled(tr("a", controlled(tc("7"))))
    assert texts(read(tmp_path, table(row))) == [("a", "7")]


def test_a_frame_around_a_table_is_no_table(tmp_path):
    inner = table(tr("Crane", "10.00.02"), tr("Gulls", "10.00.05"))
    page = read(tmp_path, table(tr(tc("Title", inner, "Foot"))) + table(tr("x", "y")))
    assert texts(page) == [("Title",), ("Crane", "10.00.02"), ("Gulls", "10.00.05"), ("Foot",), ("x", "y")]
    assert [row.table for row in page.rows] == [None, 1, 1, None, 2]


def test_a_table_beside_other_words_is_part_of_its_cell(tmp_path):
    page = read(tmp_path, table(tr("Crane", tc("x", table(tr("a", "b"), tr("c", "d")), "y"))))
    assert texts(page) == [("Crane", "x\na\tb\nc\td\ny")]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path):
    inside = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"<wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(tmp_path, p("Anchor", box, " goes on") + p("Next"))) == [
        ("Anchor goes on",),
        ("In the box",),
        ("Next",),
    ]


def test_headers_footers_and_notes_are_furniture(tmp_path):
    notes = f'<w:footnote w:id="1">{p("A note")}</w:footnote>'
    page = read(tmp_path, p("Words"), header=p("THE QUIET HARBOUR"), footer=p("Page 1"), footnotes=notes)
    assert texts(page) == [("Words",)]
    assert [cell.text for cell in page.furniture] == ["THE QUIET HARBOUR", "Page 1", "A note"]


STYLES = (
    '<w:style w:type="character" w:styleId="Off"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Voice"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


@pytest.mark.parametrize(
    ("paragraph", "italic"),
    [
        (p("plain"), False),
        (p(r("all", "<w:i/>"), r(" of it", '<w:i w:val="1"/>')), True),
        (p(r("some", "<w:i/>"), "not"), False),
        (p(r("punctuation", "<w:i/>"), ": 10.00"), True),
        (p(r("off", '<w:i w:val="false"/>')), False),
        (p(r("by character style", '<w:rStyle w:val="Off"/>')), True),
        (p("by paragraph style", style="Voice"), True),
        (p(r("both cancel", '<w:rStyle w:val="Off"/>'), style="Voice"), False),
        (p(r("own word counts", "<w:i w:val='0'/>"), style="Voice"), False),
        (p("no style", style="Loop"), False),
        (p(r("10.00.02", "<w:i/>")), False),
    ],
)
def test_a_cell_is_italic_when_all_its_letters_are(tmp_path, paragraph, italic):
    page = read(tmp_path, table(tr(tc(paragraph))), styles=STYLES)
    assert page.rows[0].cells[0].italic is italic


def test_what_python_docx_writes_is_read(tmp_path):
    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "Head"
    document.add_heading("THE QUIET HARBOUR", 1)
    document.add_paragraph("10.00.02\tNARRATOR")
    rows = document.add_table(2, 3)
    for row, words in zip(
        rows.rows, [("PICTURE", "TIMECODE", "SOUND"), ("Crane", "10.00.02", "NARRATOR\nEMPTY")], strict=True
    ):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    document.save(tmp_path / "word.docx")
    page = read_page(tmp_path / "word.docx")
    assert texts(page) == [
        ("THE QUIET HARBOUR",),
        ("10.00.02\tNARRATOR",),
        ("PICTURE", "TIMECODE", "SOUND"),
        ("Crane", "10.00.02", "NARRATOR\nEMPTY"),
    ]
    assert [cell.text for cell in page.furniture] == ["Head"]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_any_table_comes_back_cell_for_cell(tmp_path_factory, rows):
    document = python_docx.Document()
    made = document.add_table(0, 3)
    for row in [*rows, ["x", "10.00.02", "y"]]:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path_factory.mktemp("t") / "t.docx"
    document.save(path)
    kept = [
        (line, tuple(row))
        for line, row in enumerate([*rows, ["x", "10.00.02", "y"]], 1)
        if "".join(row).strip()
    ]
    assert [(row.line, tuple(cell.text for cell in row.cells)) for row in read_page(path).rows] == kept


def test_strict_namespaces(tmp_path):
    path = packages.docx(tmp_path / "strict.docx", p("Words") + table(tr("a", "b")))
    strict = {
        packages.W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006": "http://purl.oclc.org/ooxml/officeDocument",
    }
    import zipfile

    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    for old, new in strict.items():
        files = {name: text.replace(old, new) for name, text in files.items()}
    assert texts(read_page(packages.packed(tmp_path / "strict2.docx", files))) == [("Words",), ("a", "b")]


def test_without_words_it_is_empty(tmp_path):
    with pytest.raises(EmptyScriptError, match="is empty"):
        read(tmp_path, p("") + table(tr("", " ")))


def test_without_its_main_part_it_is_no_word_file(tmp_path):
    path = packages.packed(
        tmp_path / "x.docx", {"[Content_Types].xml": packages.TYPES, "word/media/a.png": b"x"}
    )
    with pytest.raises(UnreadableScriptError, match=r"word/document\.xml"):
        read_page(path)


def test_boxes_in_boxes_end(tmp_path):
    deep = p("x")
    for _ in range(120):
        deep = f"<w:p><w:r><w:txbxContent>{deep}</w:txbxContent></w:r></w:p>"
    with pytest.raises(UnreadableScriptError):
        read(tmp_path, deep)


def test_struck_out_words_stand_apart_and_are_told(tmp_path):
    """A hand struck the old timecode and typed the new one behind it."""
    old = '<w:r><w:rPr><w:strike/></w:rPr><w:t>10.00.24</w:t></w:r>'
    row = f"<w:tr><w:tc>{p('Gulls')}</w:tc><w:tc><w:p>{old}{r('10.00.26')}</w:p></w:tc></w:tr>"
    page = read(tmp_path, table(tr("Crane", "10.00.02"), row))
    assert texts(page) == [("Crane", "10.00.02"), ("Gulls", "10.00.26")]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(2, "10.00.24")]
    assert [(note.line, note.code) for note in page.notes] == [(2, "struck-out")]


def test_hidden_text_stands_apart_and_is_told(tmp_path):
    hidden = "<w:vanish/>"
    rows = tr("Crane", "10.00.02", "x"), "<w:tr>" + "".join(tc(p(r(text, hidden))) for text in ("Gulls", "10.00.09", "y")) + "</w:tr>"
    page = read(tmp_path, table(*rows) + p("Ends", r(" not yet", hidden), r(" never", "<w:vanish/><w:strike/>")))
    assert texts(page) == [("Crane", "10.00.02", "x"), ("Ends",)]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(3, " never"), (2, "Gulls"), (2, "10.00.09"), (2, "y"), (3, " not yet")]
    assert [(note.line, note.code) for note in page.notes] == [(3, "struck-out"), (2, "hidden-text")]


def test_comments_stand_apart_where_they_hang(tmp_path):
    comments = "".join(f'<w:comment w:id="{number}" w:author="JB">{p(*lines)}</w:comment>' for number, lines in enumerate([("Rights not cleared",), ("Which ", "boat?")]))
    mark = '<w:r><w:commentReference w:id="{}"/></w:r>'.format
    page = read(tmp_path, table(tr("Crane", "10.00.02", tc(p("NARRATOR: So.", mark(0)))), tr("Gulls", "10.00.09", "")) + p("Ends", mark(1), mark(7)), comments=comments)
    assert texts(page) == [("Crane", "10.00.02", "NARRATOR: So."), ("Gulls", "10.00.09", ""), ("Ends",)]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(1, "Rights not cleared"), (3, "Which boat?")]


def test_a_comment_leaves_the_look_of_its_cell_as_it_is(tmp_path):
    body = table(tr("Crane", tc(p(r("Off screen", "<w:i/><w:b/>"), '<w:r><w:commentReference w:id="0"/></w:r>'))))
    cell = read(tmp_path, body, comments=f'<w:comment w:id="0">{p("Is she?")}</w:comment>').rows[0].cells[1]
    assert cell.italic and cell.lead == 0


def test_tracked_deletions_stand_apart_and_are_told(tmp_path):
    gone = '<w:del w:id="1"><w:r><w:delText>{}</w:delText></w:r></w:del>'.format
    rows = (
        tr("Crane", tc(p(gone("10.00.01"), "10.00.02"))),
        tr(tc(p(gone("Pier"))), tc(p(gone("10.00.05"))), properties='<w:del w:id="2"/>'),
        tr("Gulls", "10.00.09"),
        tr(tc(p(gone("Mast"))), "", properties='<w:del w:id="3"/>'),
    )
    page = read(tmp_path, table(*rows) + p("Ends", '<w:moveFrom w:id="4">' + r(" here") + "</w:moveFrom>"))
    assert [(row.line, *(cell.text for cell in row.cells)) for row in page.rows] == [(1, "Crane", "10.00.02"), (2, "Gulls", "10.00.09"), (3, "Ends")]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(1, "10.00.01"), (2, "Pier 10.00.05\nMast")]
    assert [(note.line, note.code) for note in page.notes] == [(1, "deleted-text")]
