"""What the columns of a table are: by what stands in them, and by the words of a header row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, zip_longest

from otio_redfiles import notation, vocabulary
from otio_redfiles.column_words import role_named, roles_in
from otio_redfiles.layout.tables import contents, marks, material, row_types
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.model import Piece

MARKER, ITS_KIND = (re.compile(rf"\W*marker\s*{word}\W*", re.IGNORECASE) for word in ("names?", "(?:types?|colou?rs?)"))
"""What editing programs call the columns in which a marker has its name, and its kind or colour."""
SOURCE = re.compile(r"\W*sources?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column ("" where it has none), the line of the header row, if there is one, and the lines
    where it stands again."""

    roles: tuple[str, ...]
    header: int | None = None
    again: frozenset[int] = frozenset()

    def is_body(self, line: int) -> bool:
        """Does a row on this line stand below the header row, and is it no repetition of it?"""
        return (self.header is None or line > self.header) and line not in self.again

    def first(self, *roles: str) -> int | None:
        return next((index for index, role in enumerate(self.roles) if role in roles), None)

    def role(self, at: int) -> str:
        """The role of column `at`; "" for columns beyond those known."""
        return self.roles[at] if at < len(self.roles) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page whose rows were told apart by what stands in them, as the rows of a table; its notation of timecodes."""

    rows: tuple[GridRow, ...]
    columns: Columns
    style: str | None


def named_roles(names: Sequence[str]) -> tuple[str, ...]:
    """The roles that the words of a header give the columns; what they do not name holds notes."""
    return tuple(contents.speechless([role_named(name) or "notes" for name in names]))


def columns_of(
    rows: Sequence[GridRow], style: str | None, told: Sequence[str] = (), everywhere: Sequence[GridRow] = ()
) -> Columns:
    """The roles of the columns of a table's rows; `told` are the user's names for them, left to right.

    `everywhere`: the rows of all tables, for some pages have a table each, and each its header row.
    """
    width = max(len(row.cells) for row in rows)
    first = header_row(rows, style)
    header = _deepened(first, rows, style)
    heads = [header] if header is first else [header, first, next(row for row in rows if row.line == header.line)]
    again = frozenset(row.line for row in everywhere or rows if any(repeats(row, head) for head in heads))
    line = header.line if header else None
    below = [row for row in rows if (line is None or row.line > line) and row.line not in again]
    body = [*dropwhile(lambda row: len(row.filled()) == 1, below)] or below  # a title across the table is no cell
    content = [[cell for row in body for cell in row.cells[at : at + 1] if cell] for at in range(width)]
    if told:
        names = [role_named(name) or name.strip().lower() for name in told]
        return Columns(tuple(names + [""] * (width - len(names))), line, again)
    named = [_role_of(cell.text) if cell else "" for cell in header.cells] if header else []
    named = _sourced(named + [""] * (width - len(named)), header, content)
    named = _of_markers(named, header, content)
    named = _surplus(named, header, content)
    named = _plausible(material.set_apart(_typed(named, content), header.cells if header else (), content), body)
    return Columns(contents.roles_of(content, named, style), line, again)


def _surplus(named: list[str], header: GridRow | None, content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns; behind the last that a header names, if it is that of the words, a bar in them may have made
    one more in few rows: it holds more of them."""
    last = max((at for at, cell in enumerate(header.cells) if cell), default=-1) if header else -1
    if last < 1 or last + 2 != len(named) or named[last] not in contents.SPOKEN or not content[last + 1]:
        return named
    return [*named[:-1], "more"] if len(content[last + 1]) <= 0.3 * len(content[last]) else named


def _role_of(head: str) -> str:
    """The role that a head names; of one over timecodes and words (Timecode / Picture) that of the words."""
    words = [role for role in roles_in(head) if role not in contents.TIMES]
    return role_named(head) or (words[0] if len(words) == 1 else "")


def _sourced(named: list[str], header: GridRow | None, content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns; a source is whoever speaks, but where another column says so, or the words themselves do:
    there it is an archive's."""
    cells = enumerate(header.cells if header else ())
    at = next((at for at, cell in cells if cell and SOURCE.fullmatch(cell.text) and named[at] == "speaker"), None)
    if at is None:
        return named
    said = [cell.text for role, column in zip(named, content, strict=True) if role in contents.SPOKEN for cell in column]
    told = named.count("speaker") > 1 or sum(map(contents.is_labelled, said)) > 0.5 * len(said)
    return [*named[:at], "notes", *named[at + 1 :]] if told else named


def _of_markers(named: list[str], header: GridRow | None, content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns of a list of markers: a marker's name is what is seen, its description what is said there;
    where markers have no names, what is seen."""
    at = next((at for at, cell in enumerate(header.cells if header else ()) if cell and MARKER.fullmatch(cell.text)), None)
    if at is None or "picture" not in named:
        return named
    described = named.index("picture")
    told = {at: "picture", described: "sound"} if content[at] else {at: "notes"}
    told |= {at: "number" for at, cell in enumerate(header.cells) if cell and ITS_KIND.fullmatch(cell.text)}
    return [told.get(place, role) for place, role in enumerate(named)]


def _typed(named: list[str], content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns; the first that no head names (or as speakers), and whose cells say what each row is, holds
    the types of the rows; one that tells pictures from words, the marks of the rows, and one column the words of all."""
    typed = {at for at, cells in enumerate(content) if named[at] in ("", "speaker", "type") and row_types.are_types(cells)}
    at = marks.column_of(content, [at for at, role in enumerate(named) if role not in contents.TIMES and at not in typed])
    if at is not None:
        return marks.named_beside(named, content, at)
    at = next((at for at, cells in enumerate(content) if named[at] in ("", "speaker") and row_types.are_types(cells)), None)
    return named if at is None else [*named[:at], "type", *named[at + 1 :]]


def _plausible(named: list[str], body: Sequence[GridRow]) -> list[str]:
    """The names of a header row, where they make sense together.

    Titles without other words are the words. Where speakers are named and no words, a description is open. What
    stands beside the words of named speakers in most rows is no narration (Kommentar) but remarks.
    """
    if "titles" in named and not any(role in contents.SPOKEN for role in named) and "" not in named:
        named = ["sound" if role == "titles" else role for role in named]
    if "speaker" not in named:
        return named
    if not any(role in (*contents.SPOKEN, "text") for role in named) and "" not in named:
        return ["" if role == "picture" else role for role in named]
    if "sound" in named and "narration" in named:
        beside, alone = (_filled(body, named.index("narration"), named.index("sound"), both) for both in (True, False))
        return ["notes" if role == "narration" and beside > alone else role for role in named]
    return named


def _filled(body: Sequence[GridRow], one: int, two: int, both: bool) -> int:
    """How many rows have words in column `one` and in column `two` (`both`), or none there."""
    rows = [row.cells for row in body if len(row.cells) > max(one, two) and row.cells[one] is not None]
    return sum((cells[two] is not None) == both for cells in rows)


def header_row(rows: Sequence[GridRow], style: str | None) -> GridRow | None:
    """The row that names the columns, if one does: among the first, short words, most of them known.

    A title block with a running time may stand above it, never two timecodes of the programme; one name in four may
    then be the house's own, none in three.
    """
    timed = 0
    for row in rows[:40]:
        cells = row.filled()
        if style and any(notation.find_stamps(cell.text, style) for cell in cells):
            timed += 1
            if timed > 3:
                return None
        elif _names_columns([cell.text for cell in cells], least=4 if timed else 2) or (timed and _names_all([cell.text for cell in cells])):
            return row
    return None


def _deepened(header: GridRow | None, rows: Sequence[GridRow], style: str | None) -> GridRow | None:
    """The header row, the row of names right below it laid over it: TIMECODE over IN and OUT, SOUND over NAME and TEXT."""
    below = next((row for row in rows if header is not None and row.line > header.line), None)
    if header is None or below is None or repeats(below, header):
        return header
    texts = [cell.text for cell in below.filled()]
    timed = style is not None and any(notation.find_stamps(text, style) for text in texts)
    if timed or len(texts) < 2 or not all(map(role_named, texts)) or not _names_columns(texts, least=2):
        return header
    cells = zip_longest(header.cells, below.cells)
    return replace(below, cells=tuple(under or over for over, under in cells))


def _names_columns(texts: Sequence[str], least: int) -> bool:
    """Are these mostly names of columns, `least` of different meaning? More of them, where many are asked for."""
    if len(texts) < 2 or any(len(text) > 40 for text in texts):
        return False
    known = [role for text in texts for role in roles_in(text) or (role_named(text),)]
    share = 0.75 if least > 2 else 0.6
    return sum(map(bool, known)) >= max(least, share * len(known)) and len(set(filter(None, known))) >= least


def _names_all(texts: Sequence[str]) -> bool:
    """Are these the names of three columns, all known, one of them that of the times?"""
    roles = {role_named(text) for text in texts}
    return len(texts) == len(roles) == 3 and all(roles) and bool(roles & {*contents.TIMES})


def repeats(row: GridRow, header: GridRow | None) -> bool:
    """Is this the header row again, as it is typed (or printed) at the top of every page?"""
    if header is None or row.table is None or row.line == header.line:
        return False
    own = {(at, _folded(cell)) for at, cell in enumerate(row.cells) if cell is not None}
    first = {(at, _folded(cell)) for at, cell in enumerate(header.cells) if cell is not None}
    return own == first or (len(own) > 1 and {text for _, text in own} == {text for _, text in first})


def _folded(cell: Piece) -> str:
    """The words of a head, for comparison: PICTURE (cont'd) is PICTURE."""
    return " ".join(vocabulary.CONTINUED.sub(" ", cell.text).split()).casefold().strip(" :")


# --------------------------------------------------------------------------- content


def describe(columns: Columns, style: str | None) -> str:
    """ "3 columns: picture, timecode HH.MM.SS, sound"."""
    return f"{len(columns.roles)} columns: {listed(columns, style)}"


def listed(columns: Columns, style: str | None) -> str:
    """ "picture, timecode HH.MM.SS, sound"."""
    return ", ".join(
        f"{role} {style}" if role == "timecode" and style else role or "unused" for role in columns.roles
    )
