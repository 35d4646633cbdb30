"""RTF: characters of all kinds, cells, tracked deletions, destinations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.errors import EmptyScriptError, UnreadableScriptError
from otio_redfiles.read import read_page

FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Helvetica;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Mincho;}}"


def read(tmp_path, body, head=r"\ansi\ansicpg1252\deff0\uc1"):
    path = tmp_path / "script.rtf"
    path.write_bytes((r"{\rtf1" + head + FONTS + body + "}").encode("cp1252"))
    return read_page(path)


def texts(page):
    return [(row.line, *(cell.text for cell in row.cells)) for row in page.rows]


def test_paragraphs_tabs_and_symbols(tmp_path):
    body = (
        r"\pard 10.00.02\tab NARRATOR\par\par A\~B\_C\-D \{x\}\line y\emdash z"
        + "\\\n"
        + r"\ldblquote q\rdblquote\par"
    )
    assert texts(read(tmp_path, body)) == [(1, "10.00.02\tNARRATOR"), (3, "A\xa0B-CD {x}\ny—z"), (4, "“q”")]


def test_code_pages_fonts_and_unicode(tmp_path):
    body = (
        r"caf\'e9 {\f1 \'cf\'ee\'f0\'f2} \u8211\'96 {\uc2\u8212\'81\'82}\u-10179?\u-8704? {\f2\'8a\'43}\par"
    )
    assert texts(read(tmp_path, body)) == [(1, "café Порт – —😀 海")]


def test_a_mac_document(tmp_path):
    assert texts(read(tmp_path, r"don\'d5t\par", head=r"\mac\deff9")) == [(1, "don’t")]


def row(*cells, edges=(2000, 4000, 9000)):
    marks = "".join(rf"\cellx{edge}" for edge in edges)
    return rf"\trowd{marks} \pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "


def test_tables(tmp_path):
    body = (
        r"\pard Title\par "
        + row("Crane", "10.00.02", r"NARRATOR\par EMPTY")
        + row("", "", "")
        + row("x", "y", "z")
        + r"\pard End\par"
    )
    page = read(tmp_path, body)
    assert texts(page) == [
        (1, "Title"),
        (2, "Crane", "10.00.02", "NARRATOR\nEMPTY"),
        (4, "x", "y", "z"),
        (5, "End"),
    ]
    assert [row.table for row in page.rows] == [None, 1, 1, None]


def test_wide_cells_keep_the_columns(tmp_path):
    body = (
        row("REEL ONE", edges=(9000,)) + row("Crane", "10.00.02", "x") + row("both", "y", edges=(4040, 9000))
    )
    assert texts(read(tmp_path, body)) == [
        (1, "REEL ONE", "", ""),
        (2, "Crane", "10.00.02", "x"),
        (3, "both", "", "y"),
    ]


def test_a_table_in_a_table_is_part_of_the_cell(tmp_path):
    ends = r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
    inner = r"\pard\intbl\itap2 a\nestcell b\nestcell" + ends
    edges = r"\trowd\cellx4000\cellx9000"
    body = rf"{edges}\pard\intbl x\par {inner}\pard\intbl y\cell z\cell{{{edges}\row}}"
    assert texts(read(tmp_path, body)) == [(1, "x\na\tb\t\ny", "z")]


def test_what_is_no_text_is_left_out(tmp_path):
    body = (
        r"{\info{\title Secret}}{\*\generator Riched}{\stylesheet{\s0 Normal;}}{\pict\wmetafile8 0102ff}"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}}{\deleted gone}{\v hidden}{\listtext 1.\tab}"
        r"{\*\unknown words}{\bin4 }{{}{\bkmkstart}}{\*\bkmkstart mark} kept\par"
    )
    page = read(tmp_path, body)
    assert texts(page) == [(1, "shown kept")]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(1, "gone"), (1, "hidden")]
    assert [note.code for note in page.notes] == ["deleted-text", "hidden-text"]


def test_furniture_and_boxes(tmp_path):
    body = (
        r"{\header Head\par}{\footer {\f0 Page 1}\par}\pard Anchor{\footnote A note}"
        r"{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv b}}"
        r"{\shptxt In the box\par}}{\shprslt In the box\par}} goes on\par Next\par"
    )
    page = read(tmp_path, body)
    assert texts(page) == [(1, "Anchor goes on"), (2, "In the box"), (3, "Next")]
    assert [cell.text for cell in page.furniture] == ["Head", "Page 1", "A note"]


def test_comments_stand_apart(tmp_path):
    body = r"\pard Crane {\*\atnid JB}{\*\atnauthor Jo}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 12}\pard\plain Rights not {\b cleared}}turns\par Next\par"
    page = read(tmp_path, body)
    assert texts(page) == [(1, "Crane turns"), (2, "Next")]
    assert [cell.text for cell in page.furniture] == ["Rights not cleared"]


def test_italics(tmp_path):
    page = read(tmp_path, row(r"{\i off screen}", r"{\i 10.00}", r"{\i a} b"))
    assert [cell.italic for cell in page.rows[0].cells] == [True, False, False]
    assert [cell.slants for cell in page.rows[0].cells] == [(), (), ((0, 1),)]


TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff\ufeff"), max_size=30
)


def _coded(text):
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2)]
    plain = "".join(
        rf"\{chr(n)}"
        if chr(n) in "\\{}"
        else chr(n)
        if 32 <= n < 127
        else f"\\u{n if n < 32768 else n - 65536}?"
        for n in numbers
    )
    return plain + "{}"


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXT, min_size=1, max_size=8))
def test_any_words_come_back(tmp_path_factory, lines):
    lines = [*lines, "10.00.02"]
    page = read(
        tmp_path_factory.mktemp("r"), r"\pard " + r"\par ".join(_coded(line) for line in lines) + r"\par"
    )
    assert texts(page) == [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


@pytest.mark.parametrize("body", [r"{\pard cut short\par", r"\pard {{{{ x\par"])
def test_cut_short(tmp_path, body):
    with pytest.raises(UnreadableScriptError, match="cut short"):
        read(tmp_path, body)


def test_too_deep(tmp_path):
    with pytest.raises(UnreadableScriptError, match="deeper"):
        read(tmp_path, "{" * 5000 + "x" + "}" * 5000)


def test_without_words(tmp_path):
    with pytest.raises(EmptyScriptError):
        read(tmp_path, r"\pard\par\par")


@pytest.mark.parametrize("struck", [r"{\strike 10.00.15}", r"\strike 10.00.15\strike0", r"{\striked1 10.00.15}", r"{\b\strike 10.00.15\plain}"])
def test_struck_out_words_stand_apart_and_are_told(tmp_path, struck):
    """A hand struck the old timecode and typed the new one behind it."""
    page = read(tmp_path, row("MS", "10.00.02", "x") + row("Quay", struck + " 10.00.17", "It went dark."))
    assert [text.strip() for text in texts(page)[1][1:]] == ["Quay", "10.00.17", "It went dark."]
    assert [(cell.line, cell.text) for cell in page.furniture] == [(2, "10.00.15")]
    assert [(note.line, note.code) for note in page.notes] == [(2, "struck-out")]
