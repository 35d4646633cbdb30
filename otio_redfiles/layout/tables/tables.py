"""Tables: rows and columns -> records -> items.

Ruled rows (Word, sheets, one row a line) end where they end. On a page whose cells wrap over several lines,
rows that lead with their timecode hold everything down to the next one; where the picture leads, each line is
read beside the one before it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import lengths, notation
from otio_redfiles.layout.lines import totals
from otio_redfiles.layout.tables import columns as cols
from otio_redfiles.layout.tables import (
    anchors,
    contents,
    dialogue,
    glued_cells,
    grid,
    sound_cells,
    stacked_times,
    table_rows,
    timed_cells,
)
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.tables.table_around import around, cells_of
from otio_redfiles.layout.tables.table_cells import CellReader
from otio_redfiles.layout.tables.table_heads import tables_of
from otio_redfiles.layout.tables.table_rows import Joined, Joiner, Part
from otio_redfiles.layout.words import inner_cues, interpret, seen_speakers, spans
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Piece, Stamp

DIGITS = re.compile(r"\d{1,2}(?:[:.;,]\d{2}){1,3}")
WORDS = (*SPOKEN, "speaker", "picture", "text")


@dataclass(frozen=True, slots=True)
class Times:
    """The times printed in a row, by what they mean; `stamps` are all of them."""

    stamp: Stamp | None
    out: Stamp | None
    duration: Stamp | None
    second: Stamp | None
    stamps: tuple[Stamp, ...]


def understand_table(rows: Sequence[GridRow], how: str, style: str | None, told: Sequence[str] = ()) -> Read:
    """Items and timecodes of a page whose rows have cells. `how` they were found says how lines belong
    together."""
    tables = tables_of(rows, style)
    rows = tables.rows
    tabled = [row for row in rows if row.table is not None]
    columns = tables.below_first(cols.columns_of(tables.main, style, told, tabled))
    rows = glued_cells.parted(rows, columns, style)
    tabled = [row for row in rows if row.table is not None]
    wraps = table_rows.wraps(tabled, columns) and (how != "table" or table_rows.breaks_off(tabled, columns) or table_rows.carries_on(tabled, columns))
    wraps = wraps or (how == "spaces" and (table_rows.hangs(tabled, columns) or table_rows.runs_on(tabled, columns)))
    joiner = Joiner(columns, wraps, how == "slashes", table_rows.are_parted(rows, columns), how in grid.TYPED)
    return _read(rows, joiner, style, cols.describe(columns, style))


def understand_sheet(sheet: Sheet, how: str) -> Read:
    """Items and timecodes of a page whose rows were told apart already; `how` names what it is."""
    name = f"{how}: {cols.listed(sheet.columns, sheet.style)}"
    # A column of sound that nothing stands in: commentary beside it is the narrator's, as in any table.
    columns = Columns((*sheet.columns.roles, "sound"))
    return _read(sheet.rows, Joiner(columns, True, False, True), sheet.style, name)


def _read(rows: Sequence[GridRow], joiner: Joiner, style: str | None, name: str) -> Read:
    """What the rows say, joined as the joiner joins them."""
    columns, wraps = joiner.columns, joiner.wraps
    tabled = [row for row in rows if row.table is not None]
    parts = joiner.joined(rows)
    lasting = stacked_times.end_in_lengths(parts, columns, style)
    ranges = stacked_times.are_ranges(rows, parts, columns, style, lasting)
    if not wraps and not ranges and not lasting:
        parts = [one for part in parts for one in _shots_of(part, columns, style)]
    times = [_times(part, columns, style, ranges, lasting) for part in parts]
    traits = _with_own_capitals(habits.traits_of(_texts(tabled, columns, WORDS)), _texts(tabled, columns, SPOKEN), columns)
    joined = [part for part in parts if isinstance(part, Joined)]
    if not wraps:
        said = [*cells_of(joined, columns, SPOKEN)]
        traits = sound_cells.with_names_again(sound_cells.with_names_run_in(traits, said), said)
        traits = sound_cells.with_names_in_brackets(traits, [*cells_of(joined, columns, (*SPOKEN, "text"))])
    reader = CellReader(around(rows, joined, columns, traits, wraps and not joiner.led, not wraps))
    records = seen_speakers.named([*_records(parts, times, reader, not wraps or joiner.led)])
    titles = "out" in columns.roles and columns.first("picture", "speaker", "narration") is None
    blocks = joiner.slashed or not traits.narrator
    habit = interpret.habits_of(traits, blocks, "" if titles else interpret.NARRATOR)
    if _names_all(joined, columns):
        habit = replace(habit, named_narrator=True)
    scribe = interpret.Interpreter(traits, habit).read(records)
    lengths = tuple(row.duration for row in times if row.duration is not None)
    stamps = [stamp for row in times for stamp in row.stamps]
    items, stamps = anchors.anchored(scribe.written(), stamps, [row.stamp for row in times if row.stamp], style)
    ended = style and "out" in columns.roles and "duration" in columns.roles and "timecode" not in columns.roles
    return Read(name, totals.placed(items, style) if ended else items, stamps, lengths)


def _names_all(rows: Sequence[Joined], columns: Columns) -> bool:
    """Does a column of speakers name one in most rows with words, or has the narrator a column of his own?

    Then words without a name are the speaker's who spoke last."""
    if columns.first("narration") is not None and columns.first("sound") is not None:
        return True
    at, words = columns.first("speaker"), columns.first(*SPOKEN)
    if at is None or words is None:
        return False
    said = [row for row in rows if row.cells[words]]
    return sum(bool(row.cells[at]) for row in said) >= 0.6 * len(said)


def _shots_of(part: Part, columns: Columns, style: str | None) -> tuple[Part, ...]:
    return timed_cells.a_part_a_shot(part, columns, style) if isinstance(part, Joined) else (part,)


def _with_own_capitals(traits: Traits, said: Sequence[str], columns: Columns) -> Traits:
    """The habits of a table; where pictures have a column of their own, capitals there say nothing of how the commentary is set."""
    apart = columns.first("picture") is not None and bool(said)
    return replace(traits, upper_narration=traits.upper_narration and habits.traits_of(said).upper_narration) if apart else traits


def _texts(rows: Sequence[GridRow], columns: Columns, roles: Collection[str]) -> list[str]:
    """The lines of the columns of words, from which the page's habits are counted."""
    return [
        piece.text
        for row in rows
        if columns.is_body(row.line)
        for at, cell in enumerate(row.cells)
        if cell is not None and columns.role(at) in roles
        for piece in spans.broken_lines(cell)
    ]


def _records(
    parts: Sequence[Part], times: Sequence[Times], reader: CellReader, ruled: bool
) -> Iterator[Record]:
    for part, row in zip(parts, times, strict=True):
        if isinstance(part, Joined):
            for entries in dialogue.apart(reader.entries(part)):
                yield Record(part.line, inner_cues.begun_on_cue(entries), row.stamp, row.out, row.duration, row.second, ruled)
        else:
            yield Record(part[0].pieces[0].line, part)


# --------------------------------------------------------------------------- times


def _times(row: Part, columns: Columns, style: str | None, ranges: bool = False, lasting: bool = False) -> Times:
    """In, out, length and a second in-point of a row. Two timecodes in one cell are a range if a sign says
    so, or if they are in the whole table (`ranges`); the last is a length if those of the whole table are (`lasting`)."""
    found: dict[str, Stamp] = {}
    stamps: list[Stamp] = []
    for at, pieces in enumerate(row.cells if isinstance(row, Joined) else ()):
        role = columns.role(at)
        if role not in contents.TIMES:
            continue
        own = [stamp for piece in pieces for stamp in _stamps(piece, role, style)]
        stamps += own
        if lasting and role == "timecode" and len(own) > 1 and stacked_times.is_short(own[-1].text):
            found.setdefault("duration", own.pop())
        if own:
            found.setdefault(role, own[0])
        if len(own) > 1 and role == "timecode":
            found.setdefault("out" if ranges or any(map(_is_range, pieces)) else "second", own[1])
        if len(own) == 1 and role == "timecode" and (lasts := _behind(pieces, own[0])):
            stamps.append(found.setdefault("duration", lasts))
    return Times(
        found.get("timecode"), found.get("out"), found.get("duration"), found.get("second"), tuple(stamps)
    )


def _stamps(piece: Piece, role: str, style: str | None) -> list[Stamp]:
    """The times in one line of a cell; lengths have notations of their own."""
    if role == "duration":
        span = lengths.find_length(piece.text)
        return [Stamp(piece.line, piece.column + span[0], piece.text[span[0] : span[1]])] if span else []
    marks = notation.find_stamps(piece.text, style) if style else ()
    if style and not marks and (found := _impossible(piece.text, style)):
        return [Stamp(piece.line, piece.column + found.start(), found.group())]
    return [Stamp(piece.line, piece.column + mark.start, mark.text) for mark in marks]


def _impossible(text: str, style: str) -> re.Match[str] | None:
    """The digits of a cell of timecodes that are one by their form and no time (01:01:90:10): the row's all the same."""
    found = DIGITS.fullmatch(text)
    return found if found and len(re.split(r"\W", found.group().strip())) == len(re.findall(r"[A-Z]+", style)) else None


def _behind(pieces: Sequence[Piece], stamp: Stamp) -> Stamp | None:
    """The length right behind the only timecode of a cell: 10:00:12 (4 sec)."""
    for piece in pieces:
        end = stamp.column - piece.column + len(stamp.text)
        if piece.line == stamp.line and 0 < end <= len(piece.text) and (span := lengths.find_behind(piece.text, end)):
            return Stamp(piece.line, piece.column + span[0], piece.text[span[0] : span[1]])
    return None


def _is_range(piece: Piece) -> bool:
    return bool(notation.links(piece.text, notation.find_stamps(piece.text)))
