"""Web pages: what a portal exports as .xls, a page saved from a browser, a script mailed as HTML.

A line of a paragraph is a row of one cell, a table's row one of its cells; a table inside a cell is read where it stands.
Lines count the lines of paragraphs and the rows, from 1. What a browser does not show (scripts, styles, the page's head) is
no text; what is struck out stands apart and is told, and so do comments and footnotes.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from pathlib import Path

from lxml import etree
from lxml import html as parser

from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read import html_notes
from otio_redfiles.read.files import refuse
from otio_redfiles.read.pages import Run, cell_of, make_page, struck_out

SIGN = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div|p)\b", re.IGNORECASE | re.DOTALL)
"""How the text of a web page begins."""
OTHERS = (
    (re.compile(r"\s*MIME-Version:.{0,400}?multipart/related", re.IGNORECASE | re.DOTALL), "is a web archive (MHTML); save it as .docx, .xlsx or .html"),
    (re.compile(r"\s*<\?xml.{0,400}?Excel\.Sheet", re.DOTALL), "is an XML spreadsheet of Excel 2003; open it and save it as .xlsx"),
    (re.compile(r"\s*<\?xml.{0,400}?Word\.Document", re.DOTALL), "is an XML document of Word 2003; open it and save it as .docx"),
)
"""Markup that is no web page, and what to do with it."""
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([\w-]{2,30})""", re.IGNORECASE)
HEAD = 4096
MOST_COLUMNS, MOST_ROWS = 40, 2000
"""No cell of a script covers more."""
STRUCK = frozenset(("del", "s", "strike"))
UNSEEN = frozenset("head script style template noscript title select option button svg math iframe object".split()) | STRUCK
HIDDEN = re.compile(r"display\s*:\s*none|text-decoration[^;]*line-through", re.IGNORECASE)
BLOCKS = frozenset("p div li dd dt h1 h2 h3 h4 h5 h6 pre blockquote section article header footer main aside ul ol dl form fieldset center address "
                   "figure figcaption table tbody thead tfoot tr caption hr body html".split())
ITALIC = frozenset(("i", "em"))
SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
OUTSIDE = re.compile(r"\A\s+|\s+\Z|\s*(?P<end>\n)\s*")
"""Blanks that no cell shows; of those at the end of a line its end stays."""
BLANKS = re.compile(r"[ \t\r\n\f]+")


def is_html(path: Path, text: str) -> bool:
    """Is this text a web page's? Raises UnreadableScriptError for markup of other programs that holds a script no better."""
    for sign, why in OTHERS:
        if sign.match(text):
            raise refuse(path, why)
    return SIGN.match(text) is not None


def read_html(path: Path, data: bytes, text: str) -> Page:
    """The page of a web page; `text` are its characters where it does not say itself how its bytes are meant."""
    said = CHARSET.search(data[:HEAD])
    if said is not None:
        with suppress(LookupError):  # a name that nobody knows: the text as it was decoded
            text = data.decode(said[1].decode("ascii"), "replace")
    try:
        tree = parser.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*>", "", text))
    except (etree.LxmlError, ValueError) as error:
        raise refuse(path, "is a broken web page; open it in a browser and save it as text") from error
    notes = [Cell(1, text) for text in html_notes.set_apart(tree, BLOCKS)]
    struck = [Cell(1, text) for element in _struck(tree) if (text := " ".join("".join(element.itertext()).split()))]
    page = make_page(path, _rows(tree), [*notes, *struck])
    return replace(page, notes=(*page.notes, *struck_out(struck)))


def _struck(tree: etree._Element) -> Iterator[etree._Element]:
    """The elements that are struck out, none inside another."""
    inside: set[etree._Element] = set()
    for element in tree.iter():
        if element.getparent() in inside or _is_struck(element):
            if element.getparent() not in inside:
                yield element
            inside.add(element)


def _is_struck(element: etree._Element) -> bool:
    """Has a hand struck out what stands in an element?"""
    return element.tag in STRUCK or (isinstance(element.tag, str) and "line-through" in element.get("style", ""))


def _rows(tree: etree._Element) -> Iterator[Row]:
    lines, spans = count(1), Spans()
    for cells, table in _parts(tree, spans, None):
        if table is None:
            yield from (Row(line, (cell_of(line, runs),)) for runs in _broken(cells[0]) for line in [next(lines)] if runs)
        else:
            line = next(lines)
            yield Row(line, tuple(cell_of(line, _trimmed(runs)) for runs in cells), table)


def _broken(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The lines of a paragraph, one that says nothing empty."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(Run(first, run.italic))
        for text in others:
            yield _said(line)
            line = [Run(text, run.italic)]
    yield _said(line)


def _said(line: Sequence[Run]) -> list[Run]:
    return [*line] if any(run.text.strip() for run in line) else []


@dataclass(slots=True)
class Spans:
    """The numbers that tables get as they come, and how many further rows the cells of each cover, by column."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    covered: dict[int, dict[int, int]] = field(default_factory=dict)

    def row(self, cells: Sequence[etree._Element], table: int) -> list[list[Run]]:
        """The runs of a row's cells, each in its column."""
        above, below, found = self.covered.get(table, {}), {}, []
        for cell in (*cells, None):
            while above.get(len(found), 0):
                below[len(found)] = above[len(found)] - 1
                found.append([])
            for runs in _spanned(cell, alone=len(cells) == 1) if cell is not None else ():
                below[len(found)] = _span(cell, "rowspan", MOST_ROWS) - 1
                found.append(runs)
        self.covered[table] = below
        return found


def _parts(element: etree._Element, spans: Spans, table: int | None) -> Iterator[tuple[list[list[Run]], int | None]]:
    """The paragraphs and rows of an element in order: the runs of every cell, and the number of its table."""
    loose: list[Run] = []
    for one in _pieces(element):
        if isinstance(one, Run):
            loose.append(one)
            continue
        if any(run.text.strip() for run in loose):
            yield [loose], None
        loose = []
        if one.tag == "table":
            table = next(spans.numbers)
        cells = [cell for cell in one if cell.tag in ("td", "th")] if one.tag == "tr" else []
        filled = len(cells) + sum(map(bool, spans.covered.get(table or 0, {}).values()))
        if table is not None and cells and (filled > 1 or cells[0].get("colspan")) and not any(cell.find(".//table") is not None for cell in cells):
            yield spans.row(cells, table), table
        else:
            yield from _parts(one, spans, table)
    if any(run.text.strip() for run in loose):
        yield [loose], None


def _pieces(element: etree._Element, italic: bool = False) -> Iterator[Run | etree._Element]:
    """The runs of text of an element, and the blocks between them, which are not opened; what is struck out is not shown."""
    kept = element.tag == "pre"
    italic = italic or element.tag in ITALIC or bool(SLANTED.search(element.get("style", "")))
    yield from _run(element.text, italic, kept)
    for child in element:
        if child.tag == "br":
            yield Run("\n", italic)
        elif _is_shown(child):
            yield from (child,) if child.tag in BLOCKS or child.tag in ("td", "th") else _pieces(child, italic)
        yield from _run(child.tail, italic, kept)


def _is_shown(element: etree._Element) -> bool:
    """Is an element one whose text a browser shows, and no hand struck out?"""
    return isinstance(element.tag, str) and element.tag not in UNSEEN and not HIDDEN.search(element.get("style", ""))


def _run(text: str | None, italic: bool, kept: bool) -> Iterator[Run]:
    if text:
        yield Run(text if kept else BLANKS.sub(" ", text), italic)


def _spanned(cell: etree._Element, alone: bool) -> Iterator[list[Run]]:
    """The runs of a cell, its blocks a line each, and an empty cell for every further column that it spans; none where it
    stands `alone` across three or more."""
    yield [run for runs in _lines_of(cell) for run in runs] if _is_shown(cell) else []
    further = _span(cell, "colspan", MOST_COLUMNS) - 1
    yield from ([] for _ in range(further if further < 2 or not alone else 0))


def _span(cell: etree._Element, name: str, most: int) -> int:
    """How many columns or rows a cell covers."""
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), most)) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _lines_of(element: etree._Element) -> Iterator[list[Run]]:
    for one in _pieces(element):
        if isinstance(one, Run):
            yield [one]
        else:
            yield [Run("\n"), *(run for runs in _lines_of(one) for run in runs), Run("\n")]


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """The runs without blanks at the ends of lines, and with one line end where several stand."""
    text = "".join(run.text for run in runs)
    italic = [run.italic for run in runs for _ in run.text]
    gone = {at for found in OUTSIDE.finditer(text) for at in range(*found.span()) if at != found.start("end")}
    kept = ((char, slanted) for at, (char, slanted) in enumerate(zip(text, italic, strict=True)) if at not in gone)
    return [Run("".join(char for char, _ in part), slanted) for slanted, part in groupby(kept, key=lambda one: one[1])]
