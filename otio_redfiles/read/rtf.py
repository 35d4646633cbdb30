"""Rich Text Format: paragraphs, tabs and table rows, without a library.

RTF 1.9.1 as Word, LibreOffice and TextEdit write it: groups, control words, characters as \\'hh in a code
page or as \\uN. Cells stay cells (\\cell, \\row) in the columns their right edges (\\cellx) give; headers,
footers, footnotes and comments (\\annotation) are `furniture`, and so is what a hand struck out (\\strike, \\striked1), what a tracked change
deletes (\\deleted) and hidden text (\\v), which are told; every other destination (fonts, colours, pictures, field codes, automatic list numbers) is skipped. Text boxes
follow their paragraph. `line` counts paragraphs and table rows from 1, empty ones included.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read.files import refuse
from otio_redfiles.read.pages import LOOKS, PAGE_BREAK, Run, cell_of, deletions, hidden_text, make_page, struck_out

TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+"
    rb"|\\",
    re.DOTALL,
)
DEPTH_LIMIT = 1_000

SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst filetbl nonshppict pntext listtext template"
    b" xe tc tcn rxe txe private do shprslt background sp nonesttables atnid atnauthor".split()
)
KNOWN = frozenset(b"shppict shpinst nesttableprops annotation".split())  # optional destinations (\*) that matter here
AROUND = frozenset(b"header headerl headerr headerf footer footerl footerr footerf footnote annotation".split())
LETTERS = {
    b"tab": "\t",
    b"line": "\n",
    b"page": PAGE_BREAK,
    b"column": PAGE_BREAK,
    b"emdash": "—",
    b"endash": "–",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"nestcell": "\t",
    b"nestrow": "\n",
}
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\t": "\t", b"{": "{", b"}": "}", b"\\": "\\"}
SWITCHES = {b"i": "italic", b"b": "bold", b"v": "hidden", b"deleted": "deleted", b"strike": "struck", b"striked": "struck"}
ENDS = {b"par": "par", b"sect": "par", b"cell": "cell", b"row": "row"}
CHARSETS = {77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253"}
CHARSETS |= {162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251"}
CHARSETS |= {222: "cp874", 238: "cp1250"}
SAME_EDGE = 90
"""Twentieths of a point: right edges of cells that are no further apart are one column's (1.6 mm)."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group and ends with it."""

    flow: str = "body"  # body, around, box; "" is skipped
    in_table: bool = False
    italic: bool = False
    bold: bool = False
    struck: bool = False
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # characters after a \uN that stand for it in old readers
    encoding: str | None = None  # None: the document's


@dataclass(slots=True)
class Flow:
    """A flow of text on its way to rows: the body, what stands around it, text boxes."""

    rows: list[tuple[list[list[Run]], tuple[int, ...] | None]] = field(default_factory=list)
    cells: list[list[Run]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """Everything that outlives a group."""

    flows: dict[str, Flow] = field(default_factory=lambda: {"body": Flow(), "around": Flow(), "box": Flow()})
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0  # the one the font table is describing
    edges: tuple[int, ...] = ()  # right edges of the row's cells, in twentieths of a point
    raw: bytearray = field(default_factory=bytearray)  # bytes of characters not decoded yet
    owed: int = 0  # fallback characters still to be passed over


def read_rtf(path: Path, data: bytes) -> Page:
    """The page of an RTF file. Raises UnreadableScriptError, EmptyScriptError."""
    document = _interpret(path, data)
    furniture = [cell for row in _rows(document.flows["around"]) for cell in row.cells if cell.text.strip()]
    body = document.flows["body"]
    apart = {look: [*_apart(body, look)] for look in LOOKS}
    page = make_page(path, _rows(_shown(body)), [*furniture, *(cell for cells in apart.values() for cell in cells)])
    notes = (*struck_out(apart["struck"]), *deletions(apart["deleted"]), *hidden_text(apart["hidden"]))
    return replace(page, notes=(*page.notes, *notes))


# --------------------------------------------------------------------------- the interpreter


def _interpret(path: Path, data: bytes) -> Document:
    """The document after all its tokens. A file that ends inside a group was cut short."""
    document, stack, state = Document(), [State()], State()
    fresh = starred = False  # right after an opening brace; after its \*
    place = data.index(b"{") + 1
    while match := TOKEN.match(data, place):
        place = match.end()
        if match["brace"] == b"{":
            _flush(document, state)
            stack.append(state)
            fresh, starred = True, False
            if len(stack) > DEPTH_LIMIT:
                raise refuse(path, "nests groups deeper than any script; save it as plain text")
        elif match["brace"]:
            state = _closed(document, state, stack.pop())
            if not stack:
                return _finished(document)
        elif match["symbol"] == b"*":
            starred = True
        elif match["word"]:
            number = -1 if match["number"] is None else int(match["number"])
            place += max(number, 0) if match["word"] == b"bin" else 0
            state = _opened(state, match["word"], starred) if fresh else state
            state = _word(document, state, match["word"], number)
            fresh = starred = False
        else:
            _characters(document, state, match)
            fresh = fresh and match["text"] is None
    raise refuse(path, "is broken or cut short; open it in the program that wrote it and save it again")


def _closed(document: Document, state: State, outer: State) -> State:
    """The state after a closing brace; a footnote or box ends with its group."""
    _flush(document, state)
    document.owed = 0
    if state.flow != outer.flow and state.flow in document.flows:
        _end_all(document.flows[state.flow])
    return outer


def _opened(state: State, word: bytes, starred: bool) -> State:
    """The state in a group whose first word names where its text goes."""
    if word in SKIPPED or (starred and word not in KNOWN):
        return replace(state, flow="fonts" if word == b"fonttbl" else "")
    if word in AROUND and state.flow == "body":
        return replace(state, flow="around", in_table=False)
    if word == b"shptxt" and state.flow == "body":
        return replace(state, flow="box", in_table=False)
    return state


def _word(document: Document, state: State, word: bytes, number: int) -> State:
    """What a control word does to the document, and to the state from here on. `number` -1: none given."""
    if word == b"u":
        _flush(document, state)
        _add(document, state, chr(number & 0xFFFF))
        document.owed = state.fallback
        return state
    _flush(document, state)
    document.owed = 0
    if word in LETTERS:
        _add(document, state, LETTERS[word])
    elif word in ENDS:
        _end(document, state, ENDS[word])
    elif word == b"trowd":
        document.edges = ()
    elif word == b"cellx":
        document.edges = (*document.edges, number)[:256]
    elif word in (b"ansicpg", b"mac", b"pc", b"pca", b"fcharset", b"cpg"):
        _encoding(document, state, word, number)
    return _changed(document, state, word, number)


def _changed(document: Document, state: State, word: bytes, number: int) -> State:
    """The state after a word that changes it."""
    if word == b"f" and state.flow == "fonts":
        document.font = number
    elif word == b"f":
        return replace(state, encoding=document.fonts.get(number))
    elif word == b"uc":
        return replace(state, fallback=min(max(number, 0), 16))
    elif word in SWITCHES:
        return replace(state, **{SWITCHES[word]: number != 0})
    elif word == b"plain":
        return replace(state, italic=False, bold=False, struck=False, hidden=False, encoding=None)
    elif word in (b"pard", b"intbl"):
        return replace(state, in_table=word == b"intbl")
    return state


def _encoding(document: Document, state: State, word: bytes, number: int) -> None:
    """Code pages: the document's, or that of the font which the font table describes."""
    if word in (b"mac", b"pc", b"pca"):
        document.encoding = {b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}[word]
        return
    name = CHARSETS.get(number) if word == b"fcharset" else _codec(f"cp{number}")
    if word == b"ansicpg":
        document.encoding = name or document.encoding
    elif name and state.flow == "fonts":
        document.fonts[document.font] = name


def _codec(name: str) -> str | None:
    name = {"cp10000": "mac-roman", "cp65001": "utf-8"}.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _characters(document: Document, state: State, match: re.Match[bytes]) -> None:
    """Plain characters, coded ones, and the control symbols."""
    if match["hex"] or match["text"]:
        raw = bytes.fromhex(match["hex"].decode()) if match["hex"] else match["text"]
        passed = min(document.owed, len(raw))
        document.owed -= passed
        document.raw += raw[passed:]
    elif match["symbol"] in (b"\n", b"\r"):
        _flush(document, state)
        _end(document, state, "par")
    elif match["symbol"] in SYMBOLS:
        _flush(document, state)
        _add(document, state, SYMBOLS[match["symbol"]])


def _flush(document: Document, state: State) -> None:
    """Decodes the bytes that have come together: in a double-byte code page one is not enough."""
    if document.raw:
        text = bytes(document.raw).decode(state.encoding or document.encoding, "replace")
        document.raw.clear()
        _add(document, state, text)


def _add(document: Document, state: State, text: str) -> None:
    if state.flow not in document.flows or ((state.deleted or state.hidden) and state.flow == "around"):
        return
    runs = document.flows[state.flow].runs
    if runs and "\ud800" <= runs[-1].text[-1:] <= "\udbff" and "\udc00" <= text <= "\udfff":
        pair = (runs[-1].text[-1] + text).encode("utf-16-le", "surrogatepass")
        runs[-1] = replace(runs[-1], text=runs[-1].text[:-1] + pair.decode("utf-16-le"))
    else:
        runs.append(Run(text, state.italic, state.struck, state.bold, state.hidden, state.deleted))


# --------------------------------------------------------------------------- rows


def _end(document: Document, state: State, what: str) -> None:
    """Ends a paragraph, a cell or a row of the flow the state writes to."""
    flow = document.flows.get(state.flow)
    if flow is None:
        return
    if what == "par" and state.in_table:
        flow.runs.append(Run("\n"))
    elif what == "cell":
        flow.cells.append(_taken(flow))
    elif what == "row":
        _end_row(flow, document.edges)
    else:
        _end_row(flow, None)
        flow.rows.append(([_taken(flow)], None))
    if state.flow == "body" and what != "cell":
        _take_boxes(document)


def _end_row(flow: Flow, edges: tuple[int, ...] | None) -> None:
    if flow.cells:
        flow.rows.append((flow.cells, edges or ()))
        flow.cells = []


def _taken(flow: Flow) -> list[Run]:
    runs, flow.runs = flow.runs, []
    return runs


def _take_boxes(document: Document) -> None:
    box, body = document.flows["box"], document.flows["body"]
    if not body.cells and not body.runs:
        _end_all(box)
        body.rows.extend(row for row in box.rows if any(run.text.strip() for cell in row[0] for run in cell))
        box.rows = []


def _end_all(flow: Flow) -> None:
    if flow.runs and flow.cells:
        flow.cells.append(_taken(flow))
    _end_row(flow, ())
    if flow.runs:
        flow.rows.append(([_taken(flow)], None))


def _finished(document: Document) -> Document:
    for flow in document.flows.values():
        _end_all(flow)
    _take_boxes(document)
    return document


def _apart(flow: Flow, look: str) -> Iterator[Cell]:
    """What is no part of any cell for this reason: a hand struck it out, a tracked change deleted it, or it is hidden."""
    for line, (cells, _) in enumerate(flow.rows, 1):
        for cell in cells:
            if (found := cell_of(line, [run for run in cell if run.look == look])).text.strip():
                yield found


def _shown(flow: Flow) -> Flow:
    """The flow without what is hidden, or a hand struck out."""
    return Flow([([[run for run in cell if run.is_shown] for cell in cells], edges) for cells, edges in flow.rows])


def _rows(flow: Flow) -> Iterator[Row]:
    """The rows as counted; rows that follow each other without a paragraph between are one table."""
    table = 0
    grid: dict[int, int] = {}
    for line, (cells, edges) in enumerate(flow.rows, 1):
        if edges is None:
            grid = {}
            yield Row(line, (cell_of(line, cells[0]),))
            continue
        if not grid:
            table += 1
            grid = _grid(flow.rows, line - 1)
        yield Row(line, tuple(cell_of(line, cell) for cell in _spread(cells, edges, grid)), table)


def _grid(rows: list[tuple[list[list[Run]], tuple[int, ...] | None]], first: int) -> dict[int, int]:
    """Right edge to column, for the table that begins at row `first`; edges that nearly meet are one."""
    edges: set[int] = set()
    for _, own in rows[first:]:
        if own is None:
            break
        edges.update(own)
    columns: dict[int, int] = {-1: -1}
    last = None
    for edge in sorted(edges):
        column = max(columns.values())
        columns[edge] = column if last is not None and edge - last <= SAME_EDGE else column + 1
        last = edge
    return columns


def _spread(cells: list[list[Run]], edges: tuple[int, ...], grid: dict[int, int]) -> Iterator[list[Run]]:
    """The cells in the columns they end in; a wide one is followed by empty ones, as in a Word table."""
    column = -1
    for place, cell in enumerate(cells):
        yield cell
        if place < len(edges):
            for _ in range(grid[edges[place]] - column - 1):
                yield []
            column = max(grid[edges[place]], column)
