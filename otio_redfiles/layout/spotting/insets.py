"""Pages whose pictures stand in brackets with their own timecode, in any mixture with speech; spotting lists.

    10:00:39:12  10:00:55:19  MIRA OSTROV: My father kept bees. [10:00:47:02 Album, page turned] Forty hives!

The brackets are taken out of the running paragraphs: a picture or a cue each, at its own time. What is left is
spoken: a speech begins at a time or a speaker's label and goes on round brackets; words behind one begin a segment.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean

from otio_redfiles import notation
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.spotting import brackets, heads, pictured
from otio_redfiles.layout.spotting.brackets import Fragment, Inset
from otio_redfiles.layout.spotting.inset_words import Teller, Ways
from otio_redfiles.layout.words import inner_voices, spans, wording
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.model import Page, Piece

NAMES = {False: "running text, timed pictures in brackets", True: "spotting list"}
PARTED = ("|", "¦", "│", "\t")


def read_insets(page: Page, style: str) -> Read | None:
    """What the page says; None where few pictures, or none, stand in brackets with a time, and it is no spotting list."""
    if sum(len(row.cells) > 1 for row in page.rows) > 0.1 * len(page.rows):
        return None
    lines = [piece for cells in spans.placed_rows(page) for cell in cells for piece in spans.inner_lines(cell)]
    rows = [_row(line, found, style) for line, found in zip(lines, brackets.cut(lines, style), strict=True)]
    listed = _are_titles(rows, style)
    if not listed and not _are_pictured(rows):
        return None
    return _read(rows, style, listed)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as printed, and what stands on it: words and brackets. `head` is how its words begin, `stamped` that it
    holds a time."""

    line: Piece
    fragments: tuple[Fragment, ...]
    head: heads.Head | None
    stamped: bool

    @property
    def insets(self) -> tuple[Inset, ...]:
        return tuple(one for one in self.fragments if isinstance(one, Inset) and one.stamp)


def _row(line: Piece, fragments: tuple[Fragment, ...], style: str) -> _Row:
    first = fragments[0] if fragments else None
    head = heads.head_of(first, style) if isinstance(first, Piece) else None
    return _Row(line, fragments, head, bool(notation.find_stamps(line.text, style)))


# --------------------------------------------------------------------------- what the page is


def _are_pictured(rows: Sequence[_Row]) -> bool:
    """Do three brackets or more with times hold pictures, no cells of a table, and a good share of the timecodes?"""
    timed = [(row, inset) for row in rows for inset in row.insets]
    parted = sum(any(bar in row.line.text for bar in PARTED[:3]) for row, _ in timed)
    seen = [inset for _, inset in timed if heads.cue_of(inset.text) is None]
    told = sum(len(inset.text.split()) >= 2 for inset in seen) >= 0.6 * len(seen)
    stamped = sum(row.stamped for row in rows)
    return len(seen) >= 3 and told and parted <= 0.2 * len(timed) and len(timed) >= 0.2 * stamped and _speaks(rows)


def _speaks(rows: Sequence[_Row]) -> bool:
    """Does speech begin at times or labels, or stand round the brackets?"""
    headed = sum(row.head is not None for row in rows)
    return headed >= 2 or any(len(row.fragments) > 1 for row in rows if row.insets)


def _are_titles(rows: Sequence[_Row], style: str) -> bool:
    """Is it a list of titles: ranges alone on their lines, names before some of the words below them, or lengths behind
    ranges and speech below?"""
    found = [row.head for row in rows]
    alone = [at for at, head in enumerate(found) if head and head.out and not head.label and not head.rest]
    stamped = sum(row.stamped and not row.insets for row in rows)
    below = [found[at + 1] for at in alone if at + 1 < len(rows)]
    named = sum(head is not None and head.label is not None and not head.stamp for head in below)
    fits, known = _lengths_fit(found, style)
    if pictured.shows_pictures([row.line.text for row in rows], len(alone)):
        return False
    told = named >= 2 and named >= 0.2 * len(alone) if not known else fits >= 0.6 * known and (named >= 2 or _are_said(rows, alone))
    return len(alone) >= 3 and len(alone) >= 0.6 * stamped and told


def _lengths_fit(found: Sequence[heads.Head | None], style: str) -> tuple[int, int]:
    """How many lengths behind ranges say what the ranges say, of how many."""
    known = [
        (notation.clock(head.stamp.text, style), notation.clock(head.out.text, style), head.length.text)
        for head in found
        if head and head.stamp and head.out and head.length
    ]
    return sum(a is not None and b is not None and notation.says_length(b - a, text) for a, b, text in known), len(known)


def _are_said(rows: Sequence[_Row], alone: Sequence[int]) -> bool:
    """Where nobody is named: do the words below the ranges read as speech?"""
    below = [rows[at + 1].line.text for at in alone if at + 1 < len(rows) and not rows[at + 1].stamped]
    return bool(below) and mean(wording.spoken(text) for text in below) > -0.2


# --------------------------------------------------------------------------- reading


def _read(rows: Sequence[_Row], style: str, listed: bool) -> Read:
    width = text_lines.wrap_width([row.line.text for row in rows])
    fresh = [_begins(rows, at, width) for at in range(len(rows))]
    names = _names(rows, fresh)
    first = _first(rows, fresh, names)
    teller = Teller(replace(_ways(rows, style, listed, names), labels=_are_labelled(rows, fresh)))
    for row in rows[:first]:
        teller.header(row.line)
    gaps = [bool(at) and row.line.line - rows[at - 1].line.line > 1 for at, row in enumerate(rows)]
    parts = _mended([row.fragments for row in rows[first:]], gaps[first:], names)
    for at in range(first, len(rows)):
        gap = rows[at].line.line - rows[at - 1].line.line - 1 if at else 0
        teller.line(rows[at].line, parts[at - first], fresh[at], gap)
    return teller.read(NAMES[listed])


def _mended(rows: Sequence[tuple[Fragment, ...]], gaps: Sequence[bool], names: frozenset[str]) -> list[tuple[Fragment | heads.Head, ...]]:
    """The fragments of every line, labels that are broken over a line's end put together at the head of the next."""
    found: list[tuple[Fragment | heads.Head, ...]] = list(rows)
    for at in range(1, len(rows)):
        above, below = rows[at - 1][-1:], rows[at][:1]
        if gaps[at] or not above or not below or isinstance(above[0], Inset) or isinstance(below[0], Inset):
            continue
        cut = inner_voices.broken(above[0].text, below[0].text, names)
        if cut is None or not isinstance(found[at - 1][-1], Piece):
            continue
        start, end, label = cut
        rest, tail = spans.part(found[at - 1][-1], 0, start), spans.part(above[0], start)
        head, words = spans.part(below[0], 0, end), spans.part(below[0], end)
        heading = tuple(piece for piece in (tail, head) if piece)
        found[at - 1] = (*found[at - 1][:-1], *((rest,) if rest else ()))
        found[at] = (heads.Head(label=label, heading=heading), *((words,) if words else ()), *found[at][1:])
    return found


def _begins(rows: Sequence[_Row], at: int, width: int) -> bool:
    """Does a paragraph begin at a line: behind a blank line, or one that had room for its first word?"""
    if at == 0 or rows[at].line.line - rows[at - 1].line.line > 1:
        return True
    above = rows[at - 1].line
    return not text_lines.is_full(" " * above.column + above.text, rows[at].line.text, width)


def _are_labelled(rows: Sequence[_Row], fresh: Sequence[bool]) -> bool:
    """Do nearly all paragraphs of words begin with a name and a colon?"""
    begun = [row for row, begins in zip(rows, fresh, strict=True) if begins and row.fragments and isinstance(row.fragments[0], Piece)]
    named = sum(row.head is not None and row.head.label is not None for row in begun)
    return named >= 4 and named >= 0.5 * len(begun)


def _names(rows: Sequence[_Row], fresh: Sequence[bool]) -> frozenset[str]:
    """The speakers that the page surely labels: in capitals or with a time, or more than once."""
    seen: Counter[str] = Counter()
    for row, begins in zip(rows, fresh, strict=True):
        head = row.head
        if head and head.label and begins:
            seen[head.label.speaker.upper()] += 2 if head.stamp else 1
    return frozenset(name for name, count in seen.items() if count >= 2)


def _first(rows: Sequence[_Row], fresh: Sequence[bool], names: frozenset[str]) -> int:
    """The line at which the script begins: the first with a timed bracket, a time or a known speaker at its head."""
    for at, row in enumerate(rows):
        head = row.head if fresh[at] else None
        named = head is not None and head.label is not None and head.label.speaker.upper() in names
        if row.insets or (head and (head.stamp or named)):
            return at
    return 0


def _ways(rows: Sequence[_Row], style: str, listed: bool, names: frozenset[str]) -> Ways:
    """How this page tells who speaks."""
    found = [row.head for row in rows if row.head]
    narrators = [head.label.speaker for head in found if head.label and heads.is_narrated(head.label)]
    signs = Counter(inset.sign for row in rows for inset in row.insets)
    serial = sum(bool(head.numbered) for head in found) >= 3
    firsts = [inset.text[:1] for row in rows for inset in row.insets if inset.text]
    capital = sum(not first.islower() for first in firsts) >= 0.9 * len(firsts)
    sign = signs.most_common(1)[0][0] if signs else ""
    unnamed = not listed and not any(head.label and not head.label.bite for head in found)
    return Ways(style, sign, names, narrators[0] if narrators else "", listed, serial, bool(firsts) and capital, unnamed=unnamed)
