"""Lines of text become rows of cells: at pipes, tabs, slashes, or at white rivers down the page.

A row keeps its cells' places; a cell that a row leaves out is None.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import partial
from itertools import accumulate, dropwhile, pairwise
from re import Pattern

from otio_redfiles import column_words, notation
from otio_redfiles.captions import is_caption
from otio_redfiles.layout.tables import page_turns, split_rows
from otio_redfiles.layout.tables.grid_row import Cells, GridRow
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
PASTED = 4
"""Tabs: so many in nearly every line are those of a sheet's columns."""
DRAWN = re.compile(r"\s*[\-=_*~–—]{4,}[\s\-=_*~–—]*")
"""A line drawn across the page, which runs over its rivers."""
BANNERS = 0.1
"""The share of a page's lines that may run across its columns, set apart."""
SLUG = re.compile(
    r"\s*(?:sc(?:ene|[èe]ne|\.)?|seq(?:uen\w*|\.)?|s[ée]q(?:uence|\.)?|szene|sequenz|bild|escena|scena|act|part|reel|chapter)\s*(?:no\.?|nr\.?|#)?\s*\d{1,3}[a-z]?"
    r"\b[.:]?(?:\s{2,}|\s+[-–—]\s+)\S", re.IGNORECASE)
"""A scene's number and, behind a river, where it plays: one heading across the columns, even where it clears them."""
FEW = 0.34
"""No more lines than this for a timecode wrap to the margin."""
RIVER = 2
"""A river is at least so many blanks wide."""
INNER = re.compile(rf"\S\s{{{RIVER},}}\S")
"""A river inside a line."""
OVER, LONGEST_RUN = 0.1, 24
"""The share of a page's lines whose cell may run over the next column's place, and by how many characters."""
HUNG = re.compile(r"\s[“„«\"\[(]\w")
"""A quotation or a bracket that opens a blank before its column, as a typesetter hangs it."""
WOBBLE = 2
"""A hand that sets a column with the space bar misses its place by so many blanks."""


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
        rows = split_rows.rejoined(_split(lines, split), style)
        if _is_grid(rows, style):
            return rows, name
    rows = _at_rivers(lines, style)
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


def _split(lines: Sequence[Piece], split) -> tuple[GridRow, ...]:
    found: list[GridRow] = []
    last, rule = 0, False
    for line in lines:
        cells = split(line)
        gap = max(0, line.line - last - 1) if last else 0
        last = line.line
        if cells is not None and not any(cells):
            rule = rule or bool(re.search(r"[-=+_]{3}", line.text))
            continue
        found.append(
            GridRow(line.line, cells or (spans.trimmed(line),), None if cells is None else 1, gap, rule)
        )
        rule = False
    return tuple(found)


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
    many = (count for count in counts if counts.count(count) >= FEW * len(counts))
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
    """Does what stands between two slashes go on with the picture before it: laid over it, or a second one, and a sentence behind?"""
    bare, begins = text.strip(), behind.strip()[:1]
    anew = bool(bare) and (wording.is_fresh(bare) or bare[0].islower() or bare.isdigit())
    alone = anew and not (wording.is_finished(bare) or wording.QUOTED.match(bare) or begins.islower())
    return is_laid_over(text) or (alone and wording.spoken(bare) < 0)


def is_laid_over(text: str) -> bool:
    """Is this, in square brackets, what is laid over a picture ([Underlay: quay]), and nothing that is heard?"""
    bare = text.strip()
    return bare[:1] + bare[-1:] == "[]" and not (names_reaction(bare) or cue_kind(bare) or cue_kind(bare.strip("[] ")))


# --------------------------------------------------------------------------- rivers


def _at_rivers(lines: Sequence[Piece], style: str | None) -> tuple[GridRow, ...]:
    """Cut at columns of blanks that run down between the first timecode and the last."""
    lines = [line for line in lines if not DRAWN.fullmatch(line.text)]
    body = [line for line in lines if notation.find_stamps(line.text, style)] if style else lines
    if len(body) < 3:
        return ()
    body = [*dropwhile(lambda line: style is not None and not _begins_a_cell(line.text, style), body)] or body
    first, last = body[0].line, body[-1].line
    inside = [line for line in lines if first <= line.line <= last]
    across = _banners(inside, style)
    captions, margin = _captions(inside, style), _at_the_margin(inside, style)
    turns = page_turns.at_page_turns(inside, style)
    starts = column_starts(inside, across := across | turns)
    if captions and len(starts) < 3 and len(wider := column_starts(inside, across | captions)) > 2:
        starts, across = wider, across | captions
    if margin and len(starts) < 3 and len(wrapped := column_starts(inside, across.union(margin))) == 2:
        starts = wrapped
    elif len(starts) < 3:  # words beside timecodes: a heading that has a river may stand in their column
        across = frozenset(line.line for line in inside if line.line in across and not INNER.search(line.text)) | turns
        starts = column_starts(inside, across)
    if len(starts) < 2 or (not style and _is_sparse(inside, starts)):
        return ()
    first = next((line.line for line in body if _is_clear_of(line.text, starts)), first)
    text_of = {line.line: line.text for line in inside}
    across = {line for line in across if SLUG.match(text_of[line]) or not _is_clear_of(text_of[line], starts)}
    hung = margin if len(starts) == 2 and starts[0] == 0 else {}
    return _split(lines, lambda line: hung.get(line.line) or _whole_or_cut(line, starts, line.line < first or line.line in across))


def _at_the_margin(inside: Sequence[Piece], style: str | None) -> dict[int, Cells]:
    """The few lines of words that stand where the timecodes do, right below others: the only other column wraps to the margin."""
    stamped = [line.text for line in inside if style and notation.find_stamps(line.text, style)]
    below = [two for one, two in pairwise(inside) if style and two.line == one.line + 1 and _is_at_the_margin(two.text.rstrip(), style)]
    led = all(_is_close_behind(text, notation.find_stamps(text, style)[0]) for text in stamped)
    return {line.line: (None, spans.trimmed(line)) for line in below} if led and len(below) <= FEW * len(stamped) else {}


def _is_close_behind(text: str, mark: notation.Mark) -> bool:
    """Does a line begin with its timecode, and its words with a short river behind that?"""
    blanks = len(text[mark.end :]) - len(text[mark.end :].lstrip())
    return mark.start == 0 and RIVER <= blanks <= 3 * RIVER


def _is_at_the_margin(text: str, style: str) -> bool:
    """Do words, and nothing but words, begin at the margin?"""
    return text[:1].strip() != "" and not INNER.search(text) and not notation.find_stamps(text, style)


def _banners(inside: Sequence[Piece], style: str | None) -> frozenset[int]:
    """The few lines of words set apart by blank lines: ACT TWO and its title across all columns."""
    alone = [
        line.line
        for above, line, below in zip(inside, inside[1:], inside[2:], strict=False)
        if below.line - line.line > 1 < line.line - above.line
        and not (style and notation.find_stamps(line.text, style))
    ]
    bare = (line for line in inside if not (style and notation.find_stamps(line.text, style)))
    slugs = frozenset(line.line for line in bare if SLUG.match(line.text))
    few = style and len({*alone} - slugs) <= max(1, BANNERS * len(inside))
    return slugs.union(alone) if few else slugs


def _captions(inside: Sequence[Piece], style: str | None) -> frozenset[int]:
    """The lines of text over the picture (Subtitle: Up, comrades) that nothing stands beside: they may run on over the columns."""
    bare = (line for line in inside if is_caption(line.text) and not INNER.search(line.text.rstrip()))
    return frozenset(line.line for line in bare if not (style and notation.find_stamps(line.text, style)))


def _begins_a_cell(text: str, style: str) -> bool:
    """Does a timecode lead a line, or stand behind a river? The programme's start in a page's head stands in words."""
    return any(not text[max(0, mark.start - RIVER) : mark.start].strip() for mark in notation.find_stamps(text, style))


def _is_sparse(inside: Sequence[Piece], starts: Sequence[int]) -> bool:
    """Without timecodes only a page is a table whose columns are wide apart and mostly filled."""
    both = sum(sum(cell is not None for cell in _cut(line, starts) or ()) > 1 for line in inside)
    return both < 0.5 * len(inside) or len(starts) > 4 or starts[1] < 12


def column_starts(inside: Sequence[Piece], across: Set[int] = frozenset()) -> list[int]:
    """Where columns begin: places that many lines begin words at after a river, and hardly any write
    across."""
    texts = [line.text.rstrip() for line in inside if line.line not in across]
    begins: Counter[int] = Counter()
    for text in texts:
        for found in re.finditer(rf"(?:^|(?<=\s{{{RIVER}}}))\S", text):
            begins[found.start()] += 1
    found_starts: list[int] = []
    for at, count in sorted(begins.items()):
        if count >= max(3, 0.2 * len(texts)) and (start := _clear_start(texts, at, begins)) is not None:
            found_starts.append(start)
    return found_starts


def _clear_start(texts: Sequence[str], at: int, begins: Counter[int]) -> int | None:
    """Where a column begins that many lines begin words at: there, or where a few were typed a blank or two before that; None
    where lines write across it."""
    if _is_clear(texts, at):
        return at
    early = [place for place in range(max(1, at - WOBBLE), at) if begins[place]]
    return early[0] if early and _is_clear(texts, early[0]) else None


def _is_clear(texts: Sequence[str], at: int) -> bool:
    """Is the place before a column blank in nearly every line that reaches it?"""
    if at == 0:
        return True
    reach = [text for text in texts if len(text) > at]
    over = sum(text[at - 1] != " " and _run_over(text, at) > at for text in reach)
    excused = over if over <= max(1, OVER * len(reach)) else 0
    return sum(text[at - 1] == " " or _run_over(text, at) < at for text in reach) + excused >= 0.97 * len(reach)


def pushed_on(text: str, starts: Sequence[int]) -> list[int]:
    """Where the columns begin on a line, some of which a long cell before them may have pushed on."""
    return [*accumulate((_run_over(text, at) if at else at for at in starts), max)]


def _run_over(text: str, at: int) -> int:
    """Where the cell of a column begins on a line whose cell before ran over that place, a river behind it, or that hangs its
    opening sign out before it; the place itself where no river is near."""
    if HUNG.match(text, max(0, at - 2)):
        return at - 1
    river = INNER.search(text, at - 1, at + LONGEST_RUN) if text[at - 1 : at].strip() else None
    return river.end() - 1 if river else at


def _cut(line: Piece, starts: Sequence[int]) -> Cells | None:
    starts = pushed_on(line.text, starts)
    edges = [0, *starts[1:], len(line.text)] if starts[0] == 0 else [0, *starts, len(line.text)]
    return tuple(
        spans.part(line, start, max(start, end)) for start, end in zip(edges, edges[1:], strict=False)
    )


def _is_clear_of(text: str, starts: Sequence[int]) -> bool:
    """Does a line keep to the columns? A programme's start in the page's head (Start: 10:00:00) stands where it will."""
    return all(at >= len(text) or text[at - 1 : at] == " " for at in starts if at)


def _whole_or_cut(line: Piece, starts: Sequence[int], wide: bool) -> Cells | None:
    """The cells of a line; a heading across the columns is none, and what stands above them (`wide`) rarely is one."""
    if not wide:
        return _cut(line, starts)
    return None if SLUG.match(line.text) else _cut_wide(line, starts)


def _cut_wide(line: Piece, starts: Sequence[int]) -> Cells | None:
    """A line above the body: cut only where it has rivers at the columns (a header row), else running
    text."""
    cells = _cut(line, starts) or ()
    several = sum(cell is not None for cell in cells) > 1 and re.search(r"\S\s{2,}\S", line.text)
    return cells if _is_clear_of(line.text, starts) and several else None
