"""What the columns of a table are: by what stands in them, and by the words of a header row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, zip_longest
from statistics import mean

from otio_redfiles import notation, vocabulary
from otio_redfiles.column_words import role_named, roles_in
from otio_redfiles.layout import dialogue, item_codes, marks, material, row_types, speakers, stream, wording
from otio_redfiles.layout.grid import GridRow
from otio_redfiles.model import Piece

TIMES = ("timecode", "out", "duration")
SPOKEN = ("sound", "narration")
MINUTE = 60
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
    return tuple(_speechless([role_named(name) or "notes" for name in names]))


def _speechless(roles: list[str]) -> list[str]:
    """Where a table has pictures and no words, nobody speaks: its sources are archives'."""
    if "speaker" in roles and "picture" in roles and not {"text", "", *SPOKEN} & set(roles):
        return ["notes" if role == "speaker" else role for role in roles]
    return roles


def columns_of(
    rows: Sequence[GridRow], style: str | None, told: Sequence[str] = (), everywhere: Sequence[GridRow] = ()
) -> Columns:
    """The roles of the columns of a table's rows; `told` are the user's names for them, left to right.

    `everywhere`: the rows of all tables, for some pages have a table each, and each its header row.
    """
    width = max(len(row.cells) for row in rows)
    header = _deepened(header_row(rows, style), rows, style)
    again = frozenset(row.line for row in everywhere or rows if repeats(row, header))
    line = header.line if header else None
    below = [row for row in rows if (line is None or row.line > line) and row.line not in again]
    body = [*dropwhile(lambda row: len(row.filled()) == 1, below)] or below  # a title across the table is no cell
    content = [[cell for row in body for cell in row.cells[at : at + 1] if cell] for at in range(width)]
    if told:
        names = [role_named(name) or name.strip().lower() for name in told]
        return Columns(tuple(names + [""] * (width - len(names))), line, again)
    named = [_role_of(cell.text) if cell else "" for cell in header.cells] if header else []
    named = _sourced(named + [""] * (width - len(named)), header, content)
    named = _plausible(material.set_apart(_typed(named, content), header.cells if header else (), content), body)
    return Columns(roles_of(content, named, style), line, again)


def _role_of(head: str) -> str:
    """The role that a head names; of one over timecodes and words (Timecode / Picture) that of the words."""
    words = [role for role in roles_in(head) if role not in TIMES]
    return role_named(head) or (words[0] if len(words) == 1 else "")


def _sourced(named: list[str], header: GridRow | None, content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns; a source is whoever speaks, but where another column says so, or the words themselves do:
    there it is an archive's."""
    cells = enumerate(header.cells if header else ())
    at = next((at for at, cell in cells if cell and SOURCE.fullmatch(cell.text) and named[at] == "speaker"), None)
    if at is None:
        return named
    said = [cell.text for role, column in zip(named, content, strict=True) if role in SPOKEN for cell in column]
    told = named.count("speaker") > 1 or sum(map(_is_labelled, said)) > 0.5 * len(said)
    return [*named[:at], "notes", *named[at + 1 :]] if told else named


def _typed(named: list[str], content: Sequence[Sequence[Piece]]) -> list[str]:
    """The names of the columns; the first that no head names (or as speakers), and whose cells say what each row is, holds
    the types of the rows; one that tells pictures from words, the marks of the rows, and one column the words of all."""
    typed = {at for at, cells in enumerate(content) if named[at] in ("", "speaker", "type") and row_types.are_types(cells)}
    at = next((at for at, cells in enumerate(content) if named[at] not in TIMES and at not in typed and marks.are_marks(cells)), None)
    if at is not None:
        return marks.named_beside(named, content, at)
    at = next((at for at, cells in enumerate(content) if named[at] in ("", "speaker") and row_types.are_types(cells)), None)
    return named if at is None else [*named[:at], "type", *named[at + 1 :]]


def _plausible(named: list[str], body: Sequence[GridRow]) -> list[str]:
    """The names of a header row, where they make sense together.

    Titles without other words are the words. Where speakers are named and no words, a description is open. What
    stands beside the words of named speakers in most rows is no narration (Kommentar) but remarks.
    """
    if "titles" in named and not any(role in SPOKEN for role in named) and "" not in named:
        named = ["sound" if role == "titles" else role for role in named]
    if "speaker" not in named:
        return named
    if not any(role in (*SPOKEN, "text") for role in named) and "" not in named:
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
    then be the house's own.
    """
    timed = 0
    for row in rows[:40]:
        cells = row.filled()
        if style and any(notation.find_stamps(cell.text, style) for cell in cells):
            timed += 1
            if timed > 3:
                return None
        elif _names_columns([cell.text for cell in cells], least=4 if timed else 2):
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


@dataclass(frozen=True, slots=True)
class Look:
    """What a column's cells look like: shares of its filled cells, and means."""

    filled: int
    times: float
    numbers: float
    names: float
    spoken: float
    words: float
    variety: float
    labelled: float
    lower: float


def look_of(cells: Sequence[Piece], style: str | None) -> Look:
    """Statistics of one column."""
    texts = [cell.text for cell in cells]
    if not texts:
        return Look(0, 0, 0, 0, 0, 0, 0, 0, 0)
    n = len(texts)
    return Look(
        n,
        sum(is_time(text, style) for text in texts) / n,
        sum(bool(stream.NUMBER.match(text)) for text in texts) / n,
        sum(is_namelike(text) for text in texts) / n,
        mean(max(-3.0, min(3.0, _spoken(text))) for text in texts),
        mean(len(text.split()) for text in texts),
        len(set(texts)) / n,
        sum(_is_labelled(text) for text in texts) / n,
        sum(text[:1].islower() for text in texts) / n,
    )


@lru_cache(maxsize=16384)
def is_time(text: str, style: str | None) -> bool:
    """Does a cell hold timecodes and nothing else?"""
    marks = notation.find_stamps(text, style) if style else ()
    if not marks:
        return bool(re.fullmatch(r"\W*\d{1,3}(?:[:.']\d{2}){1,3}\W*", text))
    rest = (
        text[: marks[0].start]
        + " ".join(text[a.end : b.start] for a, b in zip(marks, marks[1:], strict=False))
        + text[marks[-1].end :]
    )
    return not re.search(r"\w", re.sub(r"\b(?:to|till|until)\b", "", rest))


def is_namelike(text: str) -> bool:
    """Could a cell be a speaker's name as lists print it?"""
    label = speakers.label_of(text)
    if label is not None and label.words is None:
        return True
    bare = vocabulary.BRACKETED.sub(" ", dialogue.speaker_of(text)).strip("\"' :")
    return len(bare.split()) <= 3 and not wording.is_finished(bare) and speakers.is_name(bare)


def _is_labelled(text: str) -> bool:
    """Does a cell say itself who speaks, before words on its line or on a line above them?"""
    first, _, rest = text.partition("\n")
    label = speakers.label_of(first)
    return label is not None and (label.words is not None or bool(rest))


def _spoken(text: str) -> float:
    """How spoken a cell is; a heading on its first line says that the cell is sound."""
    first, _, rest = text.partition("\n")
    label = speakers.label_of(first)
    if label is not None and (rest or label.delivery or label.words is not None):
        return 2.5
    if vocabulary.cue_kind(text) is not None:
        return 0.0
    return wording.spoken(text)


def roles_of(content: list[list[Piece]], named: list[str], style: str | None) -> tuple[str, ...]:
    """The role of each column, from its filled cells and what its header names it ("" where it does not)."""
    looks = [look_of(cells, style) for cells in content]
    numbered = (name or ("number" if item_codes.are_serials([cell.text for cell in cells]) else "") for name, cells in zip(named, content, strict=True))
    roles = [_sure_role(look, name) for look, name in zip(looks, numbered, strict=True)]
    roles = material.without_tapes(roles, named)
    _times(roles, content)
    _texts(roles, looks)
    _lone_text(roles, named)
    _speechless(roles)
    return tuple(roles)


def _lone_text(roles: list[str], named: list[str]) -> None:
    """The only column of words, if no header names it, holds pictures and speech alike: told cell by cell."""
    words = [at for at, role in enumerate(roles) if role in ("picture", "speaker", *SPOKEN)]
    if len(words) == 1 and not named[words[0]]:
        roles[words[0]] = "text"


def _sure_role(look: Look, name: str) -> str:
    """The role that the header or plain content gives a column; "?" for words not yet told apart."""
    if not look.filled:
        return name
    if look.times >= 0.6 and name not in ("number",):
        return "number" if name == "notes" else name if name in TIMES else "time"
    if name in TIMES:
        return "?" if look.words > 2 else "number" if look.numbers > 0.6 and name != "duration" else name
    if name in ("picture", "notes", *SPOKEN) and look.numbers >= 0.8:
        return "number"
    if name and not (name == "number" and look.numbers < 0.4 and look.words > 2):
        return name
    if look.numbers >= 0.7:
        return "number"
    return "?"


def _times(roles: list[str], content: list[list[Piece]]) -> None:
    """Tell columns of times apart: the first that runs forward is the timecode; then outs, then lengths."""
    columns = [at for at, role in enumerate(roles) if role == "time"]
    if "timecode" not in roles and columns:
        forward = [at for at in columns if stream.are_positions(_seconds(content[at]))]
        first = (forward or columns)[0]
        first = next((at for at in forward if _ends_at(content[first], content[at])), first)
        roles[first] = "timecode"
        columns.remove(first)
    start = roles.index("timecode") if "timecode" in roles else None
    for at in columns:
        meaning = "duration" if start is None else _meaning(content[start], content[at])
        if meaning == "item" and start is not None and "out" not in roles:
            roles[start] = "out"  # a running total: where an item ends, and where it begins is not printed
        roles[at] = meaning if meaning == "notes" or (meaning == "out" and "out" not in roles) else "duration"


def _ends_at(ends: Sequence[Piece], starts: Sequence[Piece]) -> bool:
    """Are the times of one column the ends of another's: never before them, and each the next one's start?"""
    one, two = _seconds(ends), _seconds(starts)
    if (
        ends is starts
        or len(one) != len(two)
        or len(one) < 3
        or any(end < start for end, start in zip(one, two, strict=True))
    ):
        return False
    return sum(abs(end - start) <= 1 for end, start in zip(one, two[1:], strict=False)) >= 0.5 * (
        len(one) - 1
    )


def _seconds(cells: Sequence[Piece]) -> list[int]:
    found = [notation.find_stamps(cell.text)[:1] for cell in cells]
    return [clock for marks in found for mark in marks if (clock := notation.clock(mark.text)) is not None]


def _meaning(starts: Sequence[Piece], others: Sequence[Piece]) -> str:
    by_line = {cell.line: clock for cell in others for clock in _seconds([cell])[:1]}
    pairs = [
        (clock, by_line[cell.line])
        for cell in starts
        for clock in _seconds([cell])[:1]
        if cell.line in by_line
    ]
    if not pairs:
        return "duration"
    meaning = stream.pair_meaning(pairs)
    if meaning in ("out", "item"):
        return meaning
    clocks = [start for start, _ in pairs]
    longer = all(other > max(MINUTE, max(clocks) - min(clocks)) for _, other in pairs)
    return "notes" if longer else "duration"  # the times of a tape are no lengths of what was cut from it


def _texts(roles: list[str], looks: Sequence[Look]) -> None:
    """Tell columns of words apart: names are speakers, the most spoken is the sound, the least the
    picture."""
    open_ = [at for at, role in enumerate(roles) if role == "?"]
    if "speaker" not in roles:
        at = next((at for at in open_ if _are_speakers(at, roles, looks)), None)
        if at is not None:
            roles[at] = "speaker"
            open_.remove(at)
    has_sound, has_picture = any(role in SPOKEN for role in roles), "picture" in roles
    for at in sorted(open_, key=lambda at: -looks[at].spoken - 0.02 * looks[at].words):
        alone = len(open_) == 1
        beside = "narration" in roles and "sound" not in roles and "speaker" not in roles and looks[at].spoken > 0.5
        if beside or (not has_sound and (has_picture or not alone or looks[at].spoken > 0)):
            roles[at], has_sound = "sound", True
        elif not has_picture and not ("speaker" in roles and looks[at].lower >= 0.5):  # that is an aside
            roles[at], has_picture = "picture", True
        else:
            roles[at] = "notes"


def _are_speakers(at: int, roles: Sequence[str], looks: Sequence[Look]) -> bool:
    """Is a column one of names: short ones that come again, beside words that do not say themselves whose they are?"""
    look = looks[at]
    others = [looks[i] for i, role in enumerate(roles) if i != at and role in ("?", *SPOKEN)]
    spoken = any(role in SPOKEN for role in roles)
    longer = any(other.words > look.words + 1.5 and other.spoken > look.spoken - 1.0 for other in others)
    if not others or not (spoken or longer) or any(other.labelled >= 0.3 for other in others):
        return False
    return look.names >= 0.7 and look.words <= 3.5 and look.variety <= (0.85 if "?" in _but(roles, at) else 0.6)


def _but(roles: Sequence[str], at: int) -> Sequence[str]:
    return (*roles[:at], *roles[at + 1 :])


def describe(columns: Columns, style: str | None) -> str:
    """ "3 columns: picture, timecode HH.MM.SS, sound"."""
    return f"{len(columns.roles)} columns: {listed(columns, style)}"


def listed(columns: Columns, style: str | None) -> str:
    """ "picture, timecode HH.MM.SS, sound"."""
    return ", ".join(
        f"{role} {style}" if role == "timecode" and style else role or "unused" for role in columns.roles
    )
