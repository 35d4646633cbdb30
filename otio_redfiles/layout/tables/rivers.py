"""Lines of text become rows of cells at rivers: columns of blanks that run down the page."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import accumulate, dropwhile, pairwise

from otio_redfiles import notation
from otio_redfiles.captions import is_caption
from otio_redfiles.layout.tables import page_turns
from otio_redfiles.layout.tables.grid_row import Cells, GridRow, rows_cut
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Piece

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


def at_rivers(lines: Sequence[Piece], style: str | None) -> tuple[GridRow, ...]:
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
    return rows_cut(lines, lambda line: hung.get(line.line) or _whole_or_cut(line, starts, line.line < first or line.line in across))


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
    if not wide and not _would_split_word(line.text.rstrip(), starts):
        return _cut(line, starts)
    return None if SLUG.match(line.text) else _cut_wide(line, starts)


def _would_split_word(text: str, starts: Sequence[int]) -> bool:
    """Would the columns cut a line that has no river in the midst of a word: DURATION 02:46 below a table?"""
    return not INNER.search(text) and any(text[at - 1 : at + 1].strip() == text[at - 1 : at + 1] for at in starts if 0 < at < len(text))


def _cut_wide(line: Piece, starts: Sequence[int]) -> Cells | None:
    """A line above the body: cut only where it has rivers at the columns (a header row), else running
    text."""
    cells = _cut(line, starts) or ()
    several = sum(cell is not None for cell in cells) > 1 and re.search(r"\S\s{2,}\S", line.text)
    return cells if _is_clear_of(line.text, starts) and several else None
