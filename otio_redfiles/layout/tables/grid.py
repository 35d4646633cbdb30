"""Lines of text become rows of cells: at pipes, tabs, slashes, or at white rivers down the page.

A row keeps its cells' places; a cell that a row leaves out is None.
"""

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from re import Pattern

from otio_redfiles import column_words, notation
from otio_redfiles.layout.tables import rivers, split_rows
from otio_redfiles.layout.tables.grid_row import Cells, GridRow, rows_cut
from otio_redfiles.layout.words import spans, speakers, wording
from otio_redfiles.model import Page, Piece
from otio_redfiles.noises import names_reaction
from otio_redfiles.vocabulary import cue_kind

SLASH = re.compile(r"(?:(?<=\s)|^)/(?:\s|\Z)|(?<=\S)/\s|(?<=\s)/(?=[A-ZÀ-Þ][^/:]{1,30}:\s)")
"""Has blanks around it; one may be missing, the one behind it only before a speaker's name (map /NARR: words)."""
DOUBLE, TIGHT = re.compile("//"), re.compile(r"(?<!\d)/|/(?!\d)")
"""Two of them, or one without blanks, on pages whose timecodes have it right behind them; no date's."""
MOST = 40
"""No script has more columns."""
TYPED = ("pipes", "tabs", "slashes")
"""Rows whose cells are parted by a sign that was typed."""
HEAD, LONGEST_HEAD = 40, 160
"""Lines among which the one that names the columns is, and how many characters it has at most."""
BARS = ("|", "¦", "│")
FREE = 0.1
"""So many lines to one that a pipe leads show what that is there."""
YEAR_LAST = re.compile(r"\b(?:18|19|20)\d\d[)\]]?\Z")
MOST_DATED = 5
"""Words of a place and a date: Port Ellis, Nov 2015."""
PASTED = 4
"""Tabs: so many in nearly every line are those of a sheet's columns."""



def grid_of(page: Page, style: str | None) -> tuple[tuple[GridRow, ...], str]:
    """The page as rows of cells, and how they were found: "table", "pipes", "tabs", "slashes", "spaces", or
    ""."""
    placed = spans.placed_rows(page)
    if sum(len(row.cells) > 1 for row in page.rows) >= 2:
        rows = tuple(
            GridRow(row.line, _cells(cells), row.table if len(cells) > 1 or _is_said_across(cells) else None)
            for row, cells in zip(page.rows, placed, strict=True)
        )
        return _numbered(rows), "table"
    lines = [row[0] for row in placed if row]
    boxed = _is_boxed(lines)
    tabs = partial(_at_stops, style=style) if _has_stops(lines, style) else _at_tabs
    for name, split in (
        ("pipes", partial(_at_pipes, boxed=boxed)),
        ("tabs", tabs),
        ("slashes", partial(_at_slashes, slash=(slash := _slash_of(lines, style)), count=_slash_count(lines, style, slash))),
    ):
        rows = split_rows.rejoined(rows_cut(lines, split), style)
        if _is_grid(rows, style):
            return rows, name
    rows = rivers.at_rivers(lines, style)
    return (rows, "spaces") if _is_grid(rows, style) else ((), "")


def _is_boxed(lines: Sequence[Piece]) -> bool:
    """Have most lines with pipes one at their head, as their border? Where the others have as many pipes, it parts an empty first
    cell from what stands behind it."""
    counts: dict[bool, list[int]] = {True: [], False: []}
    for line in lines:
        if count := sum(map(line.text.count, BARS)):
            counts[line.text.lstrip()[:1] in BARS].append(count)
    led, free = (max(set(found), key=found.count, default=0) for found in (counts[True], counts[False]))
    wrapped = led == free and len(counts[False]) >= FREE * len(counts[True])
    return len(counts[True]) > len(counts[False]) and not wrapped


def _cells(pieces: Sequence[Piece]) -> Cells:
    return tuple(spans.trimmed(piece) for piece in pieces)


def _is_said_across(cells: Sequence[Piece]) -> bool:
    """Are these words that somebody says, in a cell across the columns? A scene's heading there is none."""
    text = cells[0].text.strip() if len(cells) == 1 else ""
    label = speakers.label_of(text.partition("\n")[0])
    return "\n" in text or (label is not None and label.words is not None) or (wording.is_finished(text) and len(text.split()) > 5)


def _numbered(rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    """Rows of several cells outside any table (tabbed lines of a PDF) are one table, -1."""
    return tuple(GridRow(r.line, r.cells, -1) if r.table is None and len(r.cells) > 1 else r for r in rows)


def _is_grid(rows: Sequence[GridRow], style: str | None) -> bool:
    """Are most rows cut, with the timecodes in cells of their own?"""
    cut = [row for row in rows if row.table is not None and sum(cell is not None for cell in row.cells) > 0]
    if len(cut) < 2 or len(cut) < 0.4 * len(rows):
        return False
    several = sum(len(row.filled()) > 1 for row in cut)
    if several < 2 or several < 0.25 * len(cut):
        return False
    if not style:
        return max(len(row.cells) for row in cut) >= 3 or several >= 0.6 * len(cut)
    stamped = own = 0
    for row in cut:
        for cell in row.filled():
            if marks := notation.find_stamps(cell.text, style):
                stamped += 1
                own += marks[0].place == "alone" or bool(notation.links(cell.text, marks))
    return stamped > 0 and own >= 0.7 * stamped


# --------------------------------------------------------------------------- cutting lines


def _at_pipes(line: Piece, boxed: bool) -> Cells | None:
    """Cells between pipes; in a boxed table the first and last pipe are its border."""
    text = line.text
    if not any(bar in text for bar in BARS):
        return () if re.fullmatch(r"\s*\+[-=+]{3,}\+?\s*", text) else None
    if sum(map(text.count, BARS)) > MOST:
        return None
    edges = [-1, *(found.start() for found in re.finditer(r"[|¦│]", text)), len(text)]
    cells = [_plain(spans.part(line, start + 1, end)) for start, end in zip(edges, edges[1:], strict=False)]
    if boxed and text.lstrip()[:1] in BARS:
        cells = cells[1:]
    if boxed and text.rstrip()[-1:] in BARS and cells:
        cells = cells[:-1]
    return tuple(cells)


def _plain(cell: Piece | None) -> Piece | None:
    """A cell, unless it is only a drawn line (|-----|, |:---:|)."""
    return None if cell is None or re.fullmatch(r":?[-=_+]{2,}:?", cell.text) else cell


def _at_tabs(line: Piece) -> Cells | None:
    if "\t" not in line.text:
        return None
    if line.text.count("\t") >= MOST:
        return None
    edges = [-1, *(found.start() for found in re.finditer("\t", line.text)), len(line.text)]
    return tuple(spans.part(line, start + 1, end) for start, end in zip(edges, edges[1:], strict=False))


def _has_stops(lines: Sequence[Piece], style: str | None) -> bool:
    """Does the number of tabs before a timecode change with the width of the words before it, as in Word? In a table
    pasted from a sheet it is that of all tabs which stays the same."""
    counts, totals = set(), []
    for line in lines if style else ():
        marks = notation.find_stamps(line.text, style) if "\t" in line.text else ()
        if marks and "\t" in line.text[: marks[0].start]:
            counts.add(line.text.count("\t", 0, marks[0].start))
            totals.append(line.text.count("\t"))
    usual = max(totals, key=totals.count, default=0)
    return len(counts) > 1 and not (usual >= PASTED and totals.count(usual) >= 0.8 * len(totals))


def _at_stops(line: Piece, style: str | None) -> Cells | None:
    """Picture, timecode and sound of a line whose tabs reach for stops: what stands before the timecode, and
    after it.

    Without a timecode, words at the margin are the picture's, words behind tabs the sound's.
    """
    if "\t" not in line.text:
        return (spans.trimmed(line), None, None)
    marks = notation.find_stamps(line.text, style) if style else ()
    own = next(
        (
            m
            for m in marks
            if "\t" in (line.text[m.start - 1 : m.start] or "\t") or "\t" in line.text[m.end : m.end + 2]
        ),
        None,
    )
    if own is not None:
        return spans.part(line, 0, own.start), spans.part(line, own.start, own.end), spans.part(line, own.end)
    head = line.text.find("\t")
    return spans.part(line, 0, head), None, spans.part(line, head)


def _slash_of(lines: Sequence[Piece], style: str | None) -> Pattern[str]:
    """The slash that parts cells: of another kind than with blanks beside it where most timecodes have that right behind them."""
    timed = [(line.text, marks[0].end) for line in lines if style and (marks := notation.find_stamps(line.text, style))]
    doubled = sum(text[end:].lstrip().startswith("//") for text, end in timed)
    tight = sum(text[end : end + 1] == "/" for text, end in timed)
    many = max(3, 0.6 * len(timed))
    return DOUBLE if doubled >= many else TIGHT if tight >= many else SLASH


def _slash_count(lines: Sequence[Piece], style: str | None, slash: Pattern[str]) -> int:
    """How many cells a header names, or the rows with timecodes have, the fewest that many of them have; further slashes
    part the lines of the last cell."""
    for line in lines[:HEAD]:
        names = [name.strip() for name in slash.split(line.text)] if len(line.text) < LONGEST_HEAD else []
        if len(names) > 2 and column_words.are_heads(names):
            return len(names)
    timed = [line.text for line in lines if style and notation.find_stamps(line.text, style)]
    counts = sorted(len(slash.findall(text)) + 1 for text in timed)
    many = (count for count in counts if counts.count(count) >= rivers.FEW * len(counts))
    return max(counts[len(counts) // 10], next(many, 0)) if counts else 0


def _at_slashes(line: Piece, slash: Pattern[str], count: int) -> Cells | None:
    """Cells parted by slashes; more of them than cells stand within pictures first."""
    cuts = [found.span() for found in slash.finditer(line.text)]
    spare = len(cuts) - max(0, count - 1)
    within = [at for at, (one, two) in enumerate(pairwise(cuts)) if at and spare > 0 and _is_seen(line.text[one[1] : two[0]], line.text[two[1] :])]
    cuts = [cut for at, cut in enumerate(cuts) if at not in within[: max(0, spare)]][: max(0, count - 1)]
    if not cuts:
        return None
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(line.text)]
    return tuple(spans.part(line, start, end) for start, end in zip(starts, ends, strict=True))


def _is_seen(text: str, behind: str) -> bool:
    """Does what stands between two slashes go on with the picture before it: laid over it, a second one, or where and when it was
    shot, and a sentence behind?"""
    bare, begins = text.strip(), behind.strip()[:1]
    anew = bool(bare) and (wording.is_fresh(bare) or bare[0].islower() or bare.isdigit())
    alone = anew and not (wording.is_finished(bare) or wording.QUOTED.match(bare) or begins.islower())
    return is_laid_over(text) or (is_dated(bare) and wording.is_finished(behind)) or (alone and wording.spoken(bare) < 0)


def is_dated(text: str) -> bool:
    """Is this a place and the year in which something was shot there: Port Ellis, Nov 2015?"""
    return YEAR_LAST.search(text) is not None and text[:1].isupper() and len(text.split()) <= MOST_DATED


def is_laid_over(text: str) -> bool:
    """Is this, in square brackets, what is laid over a picture ([Underlay: quay]), and nothing that is heard?"""
    bare = text.strip()
    return bare[:1] + bare[-1:] == "[]" and not (names_reaction(bare) or cue_kind(bare) or cue_kind(bare.strip("[] ")))
