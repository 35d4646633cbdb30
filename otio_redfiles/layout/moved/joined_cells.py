"""Rows of timecode, picture and words that were written out as lines, a blank where a column began.

    Time code Footage Voiceover              00:06 Buoy on deck For a year it has listened.
    10:00:10 GVs of the slipway at This is   00:14 Map with dots From north to south, forty of them.
    Norvik the last of her kind.             00:27 Ada Lorne, diver “It hums.”

A line that names the columns says so, or capitals in the middle of many lines that sentences begin with (For, She, In)
and that nothing ends before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otio_redfiles import notation
from otio_redfiles.column_words import role_named
from otio_redfiles.layout.moved import joined_cuts
from otio_redfiles.layout.moved.joined_cuts import Widths
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import cues, spans, speakers, wording
from otio_redfiles.model import Page, Piece

LEAST, SHARE, MOSTLY, NAMED = 3, 0.4, 0.9, 0.75
"""Rows; the share whose first line holds both cells; that of timecodes with words beside them, without and with names of columns."""
PASSES = 3
LONGEST = 4000
"""No line of such a page is longer."""
ROLES = ("timecode", "picture", "sound")
RIVER = re.compile(r"[^\s.!?…”\"](?:\s{2,}|\t)\S")
LED = re.compile(r"[\d:.;,]+\s+")
"""A timecode at the head of its line, and the blanks behind it."""
SIGN = re.compile(r"[|¦│]|\s/{1,2}\s")
ENDS = ".!?…:;,\"”"
"""Signs before which words or a part of them end."""
VOICE = re.compile(r"(?:\A|(?<=\s))(?P<name>NARRATOR|NARRATION|NARR|COMMENTARY|COMM|VOICE[ -]OVER|V/?O)\b\.?\s*:?\s+(?=[\"“‘(]?[A-ZÀ-Þ0-9])")
"""The commentary's name in the midst of a line, where its column begins: Boats at anchor NARRATOR Of every ten."""
NUMBER, HEAD = re.compile(r"[-–\s]*\d{1,3}[-–\s]*"), 2
"""A page's number, and so many lines of a page's head at most."""
SHOUTED = 0.25
"""The share of lines below others that commentary in capitals fills, where that is how a page sets it."""
GLUED = re.compile(r"(?<=[a-zà-ÿ])[,;]?\s{1,4}[A-ZÀ-Þ]{2,30}\s{1,4}[A-ZÀ-Þ]{2}")
"""Capitals behind small letters: two cells on a line."""
FEW = 0.1
"""No more lines than this have a river or a sign: those of a page whose columns were kept do."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A timecode (None above the first) and the lines beside it and below."""

    stamp: Piece | None
    lines: tuple[Piece, ...]


def named_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of cells, where a line names its columns; None where it is no such page."""
    named = named_rows(page, style)
    if named is None:
        return None
    heads, rows = named
    timed = [row for row in rows if row.stamp is not None]
    return _sheet(rows, heads, style) if _fills_columns(timed) and not _are_cells_in_turn(timed) else None


def _are_cells_in_turn(rows: Sequence[Beside]) -> bool:
    """Do the words of a row run on from its picture over whole lines, as commentary in capitals shows: no line below the first
    has a piece of a picture before them? Then no line holds two cells, and headings part them."""
    below = [line.text for row in rows for line in row.lines[1:] if len(line.text.split()) > 1]
    shouted = sum(map(wording.is_upper, below))
    glued = sum(GLUED.search(text) is not None for text in below)
    return shouted >= max(LEAST, SHOUTED * len(below)) and glued <= FEW * len(below)


def named_rows(page: Page, style: str | None) -> tuple[list[Piece], list[Beside]] | None:
    """The lines that name a page's columns, and its rows; None where none does."""
    lines = _lines(page, style)
    names = next((line.text.strip() for line in lines if _names_columns(line.text)), "")
    if not style or not names:
        return None
    at = [at for at, line in enumerate(lines) if line.text.strip() == names]
    heads = [*at, *(above for again in at[1:] for above in _page_head(lines, again))]
    return [lines[one] for one in sorted(heads)], _rows([line for one, line in enumerate(lines) if one not in heads], style)


def _page_head(lines: Sequence[Piece], at: int) -> range:
    """The lines of a page's head: between its number, or that of the page above, and the names of the columns at `at`."""
    number = next((above for above in range(at - 1, max(-1, at - HEAD - 2), -1) if NUMBER.fullmatch(lines[above].text)), at)
    return range(number, at)


def unnamed_of(page: Page, style: str | None) -> Sheet | None:
    """The same, where sentences that begin in the middle of lines alone show the columns."""
    rows = _rows(_lines(page, style), style) if style else []
    return _sheet(rows, (), style) if _shows_columns([row for row in rows if row.stamp is not None]) else None


def _lines(page: Page, style: str | None) -> list[Piece]:
    """The lines of a page of running text that no rivers or signs run through; none of another."""
    lines = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    if not style or len(lines) < max(1, len(page.rows)) or max(len(line.text) for line in lines) > LONGEST:
        return []
    parted = sum(bool(RIVER.search(LED.sub("", line.text.strip())) or SIGN.search(line.text)) for line in lines)
    return lines if parted <= FEW * len(lines) else []


def _sheet(rows: Sequence[Beside], heads: Sequence[Piece], style: str | None) -> Sheet:
    """The rows cut into cells, what stands above them and the names of columns between."""
    timed = [row for row in rows if row.stamp is not None]
    loose = [GridRow(line.line, (spans.trimmed(line),), None, 1) for line in (*_loose(rows), *heads)]
    found = [*loose, *(one for row, own in zip(timed, _cut(timed)) for one in _grid_rows(row, own))]
    return Sheet(tuple(sorted(found, key=lambda row: row.line)), Columns(ROLES), style)


def _names_columns(text: str) -> bool:
    """Are these the names of timecode, picture and words, one after the other?"""
    words = text.split()
    return 3 <= len(words) <= 6 and any(
        role_named(" ".join(words[:a])) == "timecode"
        and role_named(" ".join(words[a:b])) == "picture"
        and role_named(" ".join(words[b:])) in ("sound", "narration")
        for a in range(1, len(words) - 1)
        for b in range(a + 1, len(words))
    )


def _rows(lines: Sequence[Piece], style: str) -> list[Beside]:
    """The page at its timecodes. Page numbers go with what stands above the script."""
    found: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for line in lines:
        marks = notation.find_stamps(line.text, style)
        if len(marks) == 1 and not line.text[: marks[0].start].strip():
            stamp, rest = spans.part(line, marks[0].start, marks[0].end), spans.part(line, marks[0].end)
            found.append((stamp, [rest] if rest else []))
        elif (bare := spans.trimmed(line)) is not None:
            found[0 if NUMBER.fullmatch(bare.text) else -1][1].append(bare)
    return _without_cues([Beside(stamp, tuple(own)) for stamp, own in found])


def _without_cues(rows: Sequence[Beside]) -> list[Beside]:
    """The rows; where nearly all are one line, a cue on a line of its own below one (MUSIC UP) is no part of it."""
    apart = [[line for line in row.lines[1:] if cues.cue_of(line.text) is not None] for row in rows[1:]]
    single = sum(len(row.lines) - len(own) <= 1 for row, own in zip(rows[1:], apart))
    if single < MOSTLY * len(apart):
        return [*rows]
    below = [Beside(row.stamp, tuple(line for line in row.lines if line not in own)) for row, own in zip(rows[1:], apart)]
    return [Beside(None, (*rows[0].lines, *(line for own in apart for line in own))), *below]


def _loose(rows: Sequence[Beside]) -> tuple[Piece, ...]:
    return tuple(line for row in rows if row.stamp is None for line in row.lines)


def _is_led(rows: Sequence[Beside], mostly: float = MOSTLY) -> bool:
    """Do words stand beside most timecodes?"""
    return sum(bool(row.lines) and row.stamp is not None and row.lines[0].line == row.stamp.line for row in rows) >= mostly * len(rows)


def _fills_columns(rows: Sequence[Beside]) -> bool:
    """Where columns are named: does a sentence begin in the middle of many rows' first lines?"""
    shown = sum(bool(row.lines) and _begins_inside(row.lines[0].text, ENDS.replace(",", "")) for row in rows)
    return len(rows) >= LEAST and _is_led(rows, NAMED) and shown >= max(LEAST, SHARE * len(rows))


def _shows_columns(rows: Sequence[Beside]) -> bool:
    """Without names of columns: is nearly every row one line, and does a sentence begin in the middle of many?"""
    single = sum(len(row.lines) == 1 for row in rows)
    shown = sum(len(row.lines) == 1 and (_is_joined(row.lines[0].text) or VOICE.search(row.lines[0].text, 1) is not None) for row in rows)
    return _is_led(rows) and single >= MOSTLY * len(rows) and shown >= max(LEAST, SHARE * len(rows))


def _is_joined(text: str) -> bool:
    """Does a sentence begin in the middle of a line, and end with it?"""
    return wording.is_finished(text) and _begins_inside(text)


def _begins_inside(text: str, ends: str = ENDS) -> bool:
    """Does a sentence begin in the middle of a line, none of these signs before it?"""
    heads = ((text[:at].rstrip(), text[at:]) for at in joined_cuts.places(text) if 0 < at < len(text))
    return any(
        joined_cuts.starts_a_sentence(right) and left[-1] not in ends and not joined_cuts.starts_a_sentence(left) for left, right in heads
    )


# --------------------------------------------------------------------------- cutting


def _cut(rows: Sequence[Beside]) -> list[tuple[int, ...]]:
    """Where each line of each row is cut; every pass knows the widths of the columns better."""
    names = joined_cuts.names_of(line.text for row in rows for line in row.lines)
    widths, found = Widths(names=names), []
    for _ in range(PASSES if any(len(row.lines) > 1 for row in rows) else 1):
        found = [_cut_row(row, widths, number == len(rows)) for number, row in enumerate(rows, 1)]
        pairs = [(line.text, at) for row, own in zip(rows, found) for line, at in zip(row.lines, own)]
        widths = Widths(_width([text[:at].rstrip() for text, at in pairs]), _width([text[at:] for text, at in pairs]), names)
    return found


def _cut_row(row: Beside, widths: Widths, last: bool) -> tuple[int, ...]:
    texts = [line.text for line in row.lines]
    if len(texts) == 1 and (own := _named_at(texts[0])) is not None:
        return (own,)
    return joined_cuts.cut_row(texts, widths, last)


def _named_at(text: str) -> int | None:
    """Where on the only line of a row the commentary's name begins, or that of who is quoted; None where none stands there."""
    if voiced := VOICE.search(text):
        return voiced.start()
    label = speakers.label_of(text)
    if label is not None and label.words is not None and not label.bite and wording.QUOTED.match(text[label.words :]):
        return 0
    at = joined_cuts.name_before_quote(text)
    return at if at >= 0 else None


def _width(texts: Sequence[str]) -> int:
    """The width of a column: that of its widest lines, but for a few."""
    found = sorted(len(text) for text in texts if text)
    return found[int(0.9 * (len(found) - 1))] if len(found) >= 6 else 0


def _grid_rows(row: Beside, cuts: Sequence[int]) -> Iterator[GridRow]:
    """A row of cells, and one without a gap for every further line."""
    assert row.stamp is not None
    if not row.lines or row.lines[0].line != row.stamp.line:
        yield GridRow(row.stamp.line, (row.stamp, None, None), 1, 1, True)
    for line, at in zip(row.lines, cuts):
        first = line.line == row.stamp.line
        yield GridRow(line.line, (row.stamp if first else None, spans.part(line, 0, at), spans.part(line, at)), 1, int(first), first)
