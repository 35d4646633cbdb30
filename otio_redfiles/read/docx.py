"""Word files (.docx, .docm, .dotx): paragraphs and table rows in document order.

A paragraph is a row of one cell; a table row has a cell for every column of the table's grid, so a cell over
two columns is followed by an empty one; one across all columns of three or more stands alone. Paragraphs inside a cell are separated by newlines. `line` counts the
paragraphs and table rows of the document from 1, empty ones included; those that a tracked change deletes are
not there.

A table inside a table is a page's frame where nothing stands beside it: then its rows are rows. Otherwise its
text is part of the cell, a line for a row. Text boxes follow the paragraph they hang on. Headers,
footers, footnotes, endnotes and comments are `furniture`, and so is what a hand struck out (an older timecode beside the new one), what
a tracked change deletes, and hidden text, which are told.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read import ooxml
from otio_redfiles.read.files import refuse
from otio_redfiles.read.pages import LOOKS, Run, cell_of, deletions, hidden_text, make_page, struck_out
from otio_redfiles.read.wordml import (
    TABLE,
    P,
    Styles,
    W,
    chosen,
    deleted_in,
    is_empty_control,
    read_styles,
    runs_of,
    text_boxes,
)

Links = list[tuple[str, str]]
FURNITURE = ("header", "footer", "footnotes", "endnotes")
WHOLE = 3
"""A row of one cell over so many columns stands across the table."""
SPAN_LIMIT = 64
"""Word's own limit is 63 columns; a larger span is a broken number."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`table` None) or a table row; each cell a list of runs."""

    cells: tuple[tuple[Run, ...], ...]
    table: object = None

    @property
    def is_blank(self) -> bool:
        return not any(run.text.strip() for cell in self.cells for run in cell if run.is_shown or run.struck)


def read_docx(path: Path, package: zipfile.ZipFile) -> Page:
    """The page of a Word file. Raises UnreadableScriptError, EmptyScriptError."""
    main = _main_part(path, package)
    root = ooxml.xml_part(path, package, main)
    if root is None:
        raise refuse(path, "holds no Word text (word/document.xml is missing); save it again from Word")
    links = ooxml.related(path, package, main)
    styles = read_styles(_first(path, package, links, "styles"))
    styles = replace(styles, comments=_comments(_first(path, package, links, "comments")))
    try:
        blocks = [*_blocks(_body(root), styles)]
        apart = {look: [*_apart(blocks, look)] for look in LOOKS}
        furniture = [*_furniture(path, package, links, styles), *(cell for cells in apart.values() for cell in cells)]
        page = make_page(path, _numbered(map(_shown, blocks)), furniture)
        notes = (*struck_out(apart["struck"]), *deletions(apart["deleted"]), *hidden_text(apart["hidden"]))
        return replace(page, notes=(*page.notes, *notes))
    except RecursionError as error:
        raise refuse(path, "nests tables or boxes deeper than any script; save it as plain text") from error


def _main_part(path: Path, package: zipfile.ZipFile) -> str:
    links = ooxml.related(path, package, "")
    return next((name for kind, name in links if kind == "officeDocument"), "word/document.xml")


def _first(path: Path, package: zipfile.ZipFile, links: Links, kind: str) -> etree._Element | None:
    name = next((name for found, name in links if found == kind), None)
    return ooxml.xml_part(path, package, name) if name else None


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f"{W}body")
    return root if body is None else body


def _numbered(blocks: Iterator[Block]) -> Iterator[Row]:
    """The rows as counted, tables numbered as they come."""
    tables: dict[object, int] = {}
    for line, block in enumerate(blocks, 1):
        table = None if block.table is None else tables.setdefault(block.table, len(tables) + 1)
        yield Row(line, tuple(cell_of(line, cell) for cell in block.cells), table)


def _shown(block: Block) -> Block:
    """The block without what is hidden, or a hand struck out."""
    return replace(block, cells=tuple(tuple(run for run in cell if run.is_shown) for cell in block.cells))


def _apart(blocks: Sequence[Block], look: str) -> Iterator[Cell]:
    """What is no part of any cell for this reason: a hand struck it out, a tracked change deleted it, Word hides it, or it is a comment."""
    for line, block in enumerate(blocks, 1):
        for cell in block.cells:
            if (found := cell_of(line, [run for run in cell if run.look == look])).text.strip():
                yield found


def _comments(root: etree._Element | None) -> dict[str, str]:
    """The words of each comment, by its number."""
    found = {}
    for comment in () if root is None else root.iterchildren(f"{W}comment"):
        lines = ("".join(run.text for run in runs_of(paragraph, Styles()) if run.is_shown) for paragraph in comment.iter(P))
        found[comment.get(f"{W}id", "")] = " ".join(filter(None, (" ".join(line.split()) for line in lines)))
    return found


def _furniture(path: Path, package: zipfile.ZipFile, links: Links, styles: Styles) -> Iterator[Cell]:
    """What stands around the text, each different line once (first, even and odd pages often repeat it)."""
    seen = set()
    for kind, name in links:
        root = ooxml.xml_part(path, package, name) if kind in FURNITURE else None
        for row in () if root is None else _numbered(_notes(root, styles)):
            for cell in row.cells:
                if cell.text.strip() and cell.text not in seen:
                    seen.add(cell.text)
                    yield cell


def _notes(root: etree._Element, styles: Styles) -> Iterator[Block]:
    """The blocks of a header or footer, or of every note in a notes part."""
    notes = [*root.iterchildren(f"{W}footnote", f"{W}endnote")]
    for holder in notes or [root]:
        yield from _blocks(holder, styles)


# --------------------------------------------------------------------------- blocks


def _blocks(holder: etree._Element, styles: Styles) -> Iterator[Block]:
    """The paragraphs and table rows below a node, in order; one whose mark is deleted joins the next one."""
    held: list[Run] = []
    for node in _block_nodes(holder):
        if node.tag == P:
            held.extend(runs_of(node, styles, styles.comments))
            if not _mark_is_deleted(node):
                yield Block((tuple(held),))
                held = []
            for box in text_boxes(node):
                yield from _blocks(box, styles)
        else:
            yield from _left_over(held)
            held = []
            yield from _table(node, styles)
    yield from _left_over(held)


def _left_over(held: list[Run]) -> Iterator[Block]:
    """Words of a paragraph that lost its mark and has nothing to join."""
    if held:
        yield Block((tuple(held),))


def _block_nodes(holder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, out of whatever wraps them (content controls, tracked insertions)."""
    for child in chosen(holder):
        if child.tag in (P, TABLE):
            yield child
        elif child.tag not in (f"{W}del", f"{W}moveFrom") and not is_empty_control(child):
            yield from _block_nodes(child)


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


# --------------------------------------------------------------------------- tables


def _table(table: etree._Element, styles: Styles) -> Iterator[Block]:
    """The rows of a table; what stood in a row that a tracked change deletes hangs on the next one, or on the last."""
    held: Block | None = None
    gone: list[Run] = []
    for row in _wrapped(table, f"{W}tr"):
        taken = next((name for name in ("del", "moveFrom") if row.find(f"{W}trPr/{W}{name}") is not None), "")
        gone += [deleted_in(row)] if taken == "del" else []
        for block in () if taken else _row(table, row, styles):
            if held is not None:
                yield held
            held, gone = _with(block, gone), []
    if held is not None:
        yield _with(held, gone)


def _with(block: Block, gone: Sequence[Run]) -> Block:
    """The block with these runs at the end of its first cell."""
    return replace(block, cells=((*block.cells[0], *gone), *block.cells[1:])) if block.cells and gone else block


def _row(table: etree._Element, row: etree._Element, styles: Styles) -> Iterator[Block]:
    """The row as one block; or, where one cell is a frame around another table, that cell's blocks."""
    cells = [(cell, _cell_blocks(cell, styles)) for cell in _wrapped(row, f"{W}tc")]
    filled = [blocks for _, blocks in cells if any(not block.is_blank for block in blocks)]
    if len(filled) == 1 and any(block.table is not None for block in filled[0]):
        yield from filled[0]
        return
    grid: list[tuple[Run, ...]] = [()] * _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
    if len(cells) == 1 and _count(cells[0][0].find(f"{W}tcPr/{W}gridSpan"), 1) >= WHOLE:
        yield Block((tuple(_flat(cells[0][1])),), table)  # across the columns: in none of them
        return
    for cell, blocks in cells:
        grid.append(tuple(_flat(blocks)))
        grid.extend([()] * (_count(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1))
    yield Block(tuple(grid), table)


def _wrapped(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table, cells of a row: also those inside content controls."""
    for child in chosen(holder):
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _wrapped(child, tag)


def _cell_blocks(cell: etree._Element, styles: Styles) -> list[Block]:
    """What a cell shows: nothing, where it is the covered part of a cell merged downwards, or is deleted."""
    properties = cell.find(f"{W}tcPr")
    if properties is not None:
        merged = properties.find(f"{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            return []
        if properties.find(f"{W}cellDel") is not None:
            return [Block(((deleted_in(cell),),))]
    return list(_blocks(cell, styles))


def _flat(blocks: list[Block]) -> Iterator[Run]:
    """A cell's paragraphs as one text: a newline between them, a tab between the cells of an inner table."""
    for number, block in enumerate(blocks):
        if number:
            yield Run("\n")
        for column, runs in enumerate(block.cells):
            if column:
                yield Run("\t")
            yield from runs


def _count(element: etree._Element | None, default: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "")
    return min(int(text), SPAN_LIMIT) if text.isascii() and text.isdigit() else default
