"""The post-production script as a Word document: PICTURE | TIMECODE | SOUND, A4, ready to be typed into.

Paragraph styles carry the look, so that a house can change it in one place. The header row is repeated on
every page, a row never breaks over a page, pages are numbered. The grammar of the cells is
`otio_redfiles.house`'s.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

from otio_redfiles.house import COLUMNS, HouseRow, Kind, Part, head_text, paragraphs
from otio_redfiles.house_rows import one_line, rows_of
from otio_redfiles.model import Script
from otio_redfiles.write.package import settle
from otio_redfiles.write.reread import differs

KICKER = "POST-PRODUCTION SCRIPT"
FONT = "Arial"
PAGE, MARGIN = (Cm(21.0), Cm(29.7)), Cm(2.0)
WIDTHS = (Cm(4.6), Cm(2.5), Cm(9.9))
INK, GREY, RULE, SHADE = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x6B, 0x6B, 0x6B), "BFBFBF", "E9ECEF"

# Style name -> points, bold, italic, grey, points before and after.
STYLES: dict[str, tuple[float, bool, bool, bool, float, float]] = {
    "Script Title": (18, True, False, False, 0, 2),
    "Script Info": (9, False, False, True, 0, 10),
    "Script Column": (8.5, True, False, False, 3, 3),
    "Script Picture": (9.5, False, False, False, 2, 2),
    "Script Timecode": (9.5, False, False, False, 2, 2),
    "Script Place": (8.5, False, True, True, 2, 2),
    "Script Speaker": (9.5, True, False, False, 2, 1),
    "Script Words": (9.5, False, False, False, 2, 2),
    "Script Cue": (9.5, False, True, True, 2, 2),
    "Script Margin": (8, False, False, True, 0, 0),
}
LONGEST_PROPERTY = 255
"""Characters of a core property that Word takes."""


def write(script: Script, path: Path) -> None:
    """Write the whole document at `path`; the same script gives the same bytes."""
    document = Document()
    _page(document, script)
    document.add_paragraph(one_line(script.title), "Script Title")
    document.add_paragraph(head_text(script), "Script Info")
    body = document.element.body
    body.insert(len(body) - 1, _table(script))
    _last_paragraph(body)
    _properties(document, script)
    document.save(str(path))
    settle(path)


def check(script: Script, paths: list[Path]) -> None:
    """Read the table back with python-docx. Raises UnwritableTargetError where a cell is not what was
    written."""
    table = Document(str(paths[0])).tables[0]._tbl
    found = [
        tuple("\n".join(_text(p) for p in cell.iter(qn("w:p"))) for cell in row.iter(qn("w:tc")))
        for row in table.iter(qn("w:tr"))
    ]
    wanted = [
        COLUMNS,
        *((row.picture, row.times, "\n".join(paragraphs(row.part))) for row in rows_of(script)),
    ]
    if found != wanted:
        raise differs(paths[0], "a row of the table has other cells")


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


# --------------------------------------------------------------------------- the page


def _page(document: Word, script: Script) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    section.header_distance = section.footer_distance = Cm(1.0)
    for name, look in STYLES.items():
        _style(document, name, *look)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style = foot.style = "Script Margin"
    head.add_run(KICKER)
    foot.paragraph_format.tab_stops.add_tab_stop(PAGE[0] - 2 * MARGIN, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{one_line(script.title)}\tPage ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _style(
    document: Word, name: str, size: float, bold: bool, italic: bool, grey: bool, before: float, after: float
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = GREY if grey else INK
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.12
    style.element.rPr.rFonts.set(qn("w:cs"), FONT)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word counts itself."""
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _last_paragraph(body: etree._Element) -> None:
    """Word wants a paragraph after a table; this one takes no room."""
    body.insert(
        len(body) - 1,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:pPr>"
            '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        ),
    )


def _properties(document: Word, script: Script) -> None:
    core = document.core_properties
    core.title, core.author, core.comments, core.subject = (
        one_line(script.title)[:LONGEST_PROPERTY],
        "",
        "",
        "Post-production script",
    )


# --------------------------------------------------------------------------- the table


def _table(script: Script) -> etree._Element:
    """The table; built as XML, because a document that finds each cell by counting is slow at an hour's
    length."""
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in WIDTHS)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(width.twips for width in WIDTHS)}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {_border(8, '6B6B6B')}/><w:bottom {_border(8, '6B6B6B')}/>"
        f'<w:insideH {_border(4, RULE)}/></w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>'
    )
    table.append(_row([[(name, "Script Column")] for name in COLUMNS], header=True))
    rows = rows_of(script)
    for row, following in zip(rows, (*rows[1:], None), strict=True):
        cells = [(row.picture, "Script Picture")], [_time_cell(row)], [*_sound_cell(row.part)]
        made = _row(cells)
        if following and not following.picture:
            _no_rule(made, "bottom")
        if not row.picture:
            _no_rule(made, "top")
        table.append(made)
    return table


def _no_rule(row: etree._Element, edge: str) -> None:
    """No rule in the picture column while the same picture goes on; both rows that meet must say so."""
    look = row.find(f"{qn('w:tc')}/{qn('w:tcPr')}")
    borders = look.find(qn("w:tcBorders"))
    borders = etree.SubElement(look, qn("w:tcBorders")) if borders is None else borders
    borders.insert(0 if edge == "top" else len(borders), etree.Element(qn(f"w:{edge}"), {qn("w:val"): "nil"}))


def _border(eighths: int, colour: str) -> str:
    return f'w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"'


def _time_cell(row: HouseRow) -> tuple[str, str]:
    return row.times, "Script Timecode" if row.timecode else "Script Place"


def _sound_cell(part: Part | None) -> Iterator[tuple[str, str]]:
    """The paragraphs of a part, each with its style; an empty cell is ready for words."""
    lines = paragraphs(part) or ("",)
    first = {Kind.CUE: "Script Cue", Kind.SPEECH: "Script Speaker", Kind.CONTINUED: "Script Speaker"}
    yield lines[0], first.get(part.kind, "Script Words") if part else "Script Words"
    for line in lines[1:]:
        yield line, "Script Words"


def _row(cells: Iterable[list[tuple[str, str]]], header: bool = False) -> etree._Element:
    row = etree.Element(qn("w:tr"))
    properties = etree.SubElement(row, qn("w:trPr"))
    etree.SubElement(properties, qn("w:cantSplit"))
    if header:
        etree.SubElement(properties, qn("w:tblHeader"))
    for lines, width in zip(cells, WIDTHS, strict=True):
        cell = etree.SubElement(row, qn("w:tc"))
        look = etree.SubElement(cell, qn("w:tcPr"))
        etree.SubElement(look, qn("w:tcW"), {qn("w:w"): str(width.twips), qn("w:type"): "dxa"})
        if header:
            etree.SubElement(
                look, qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): SHADE}
            )
        for text, style in lines:
            cell.append(_paragraph(text, style))
    return row


def _paragraph(text: str, style: str) -> etree._Element:
    paragraph = etree.Element(qn("w:p"))
    etree.SubElement(
        etree.SubElement(paragraph, qn("w:pPr")), qn("w:pStyle"), {qn("w:val"): style.replace(" ", "")}
    )
    if text:
        words = etree.SubElement(
            etree.SubElement(paragraph, qn("w:r")), qn("w:t"), {qn("xml:space"): "preserve"}
        )
        words.text = text
    return paragraph
