"""The order in which the cells of a flattened page were written, where those that shared a line were joined by a blank.

    TIME PICTURE SOUND        TIME SOUND PICTURE         PICTURE SOUND TIME
    00.12                     00.12                      Rusting trawler in NARRATOR 00.12
    Rusting trawler in        NARRATOR Rusting trawler   sand THE CAPTAIN STILL COMES
    sand NARRATOR: The        THE CAPTAIN STILL COMES in sand

Lines on which both cells show themselves (a name behind or before other words, a change between capitals and small
letters) are counted: they say which cell comes first, and, by where the timecodes stand, where a row begins.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from otio_redfiles.captions import is_caption
from otio_redfiles.decode.shapes import MIXED, UPPER, case_of
from otio_redfiles.model import Page, Piece, Stamp
from otio_redfiles.notation import find_stamps
from otio_redfiles.vocabulary import cue_kind, heading_of, is_in_vision, is_narrator, looks_like_heading

NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*(?: (?:V/?O|O/?O/?V|[A-ZÀ-Þ&][A-ZÀ-Þ.'’\-]*)(?![\w/])){0,4}(?: \([^()]{1,24}\))?(?: cont\S*)?"
BRACKET = re.compile(r"\([^()]{1,24}\)\Z")
LABEL = re.compile(rf"(?<!\S)(?P<name>{NAME}):(?=\s|\Z)")
PARTED = re.compile(r"[\t|¦│]|\s{2}|\s/{1,2}\s|\s[-–—]{1,2}\s")
LEAST, SHARE = 4, 0.3
"""Lines with both cells on them, and their share of the timecodes, before a page is read so."""
MOSTLY = 0.75


class Line(NamedTuple):
    """A line of a page without the timecode at one of its ends, and the number of blank lines above it."""

    text: Piece
    stamp: Stamp | None
    gap: int


class Order(NamedTuple):
    """Which cell of a line is the first, and whether a row's timecode stands before its first line or on it (behind it)."""

    picture_first: bool
    leads: bool


class Row(NamedTuple):
    """A timecode and the lines beside it and below."""

    stamp: Stamp | None
    lines: tuple[Line, ...]


def lines_of(page: Page, style: str) -> tuple[Line, ...]:
    """The lines of a page, timecodes at their ends apart."""
    found = _lines(page, style, None)
    behind = sum(_is_behind(line) for line in found)
    if behind < max(LEAST, 0.6 * sum(line.stamp is not None for line in found)):
        return found
    # Behind a preposition (Nets hung at 01.05) a timecode would be a clock's time, were it not for all the others.
    sign = re.escape(style[-3])
    return _lines(page, style, re.compile(rf"(?<!\S)\d{{2}}(?:{sign}\d{{2}}){{{style.count(style[-3])}}}\Z"))


def _lines(page: Page, style: str, last: re.Pattern[str] | None) -> tuple[Line, ...]:
    cells = [cell for row in page.rows for cell in row.cells]
    gaps = [0, *(b.line - a.line - 1 for a, b in pairwise(cells))]
    return tuple(_line(Piece(cell.line, 0, cell.text), gap, style, last) for cell, gap in zip(cells, gaps, strict=True))


def _line(piece: Piece, gap: int, style: str, last: re.Pattern[str] | None) -> Line:
    marks = [(mark.start, mark.end) for mark in find_stamps(piece.text, style)]
    if not marks and last and (found := last.search(piece.text.rstrip())):
        marks = [found.span()]
    for start, end in marks[:1] if len(marks) == 1 else ():
        left, right = _bare(piece, 0, start), _bare(piece, end, len(piece.text))
        if not (left.text and right.text):
            return Line(left if left.text else right, Stamp(piece.line, piece.column + start, piece.text[start:end]), gap)
    return Line(_bare(piece, 0, len(piece.text)), None, gap)


def _bare(piece: Piece, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    return Piece(piece.line, piece.column + start + len(text) - len(text.lstrip()), text.strip())


# ------------------------------------------------------------------- names


def names_of(lines: Sequence[Line]) -> frozenset[str]:
    """The speakers that the page names: before colons, alone on lines, or in capitals at the ends of lines more than once."""
    labelled = {heading_of(found["name"]).speaker for line in lines for found in LABEL.finditer(line.text.text) if _may_name(found["name"])}
    ends = Counter(run for line in lines for run in {head_run(line.text.text), tail_run(line.text.text)} if run)
    seen: Counter[str] = Counter()
    for run, count in ends.items():
        if _may_name(run):
            seen[heading_of(run).speaker] += count
    names = frozenset(labelled) | {name for name, count in seen.items() if count > 1 or is_narrator(name)}
    tails = [run for line in lines if _is_behind_name(line) and (run := tail_run(line.text.text)) and _may_name(run)]
    habit = sum(heading_of(run).speaker in names for run in tails) >= LEAST
    return names | {heading_of(run).speaker for run in tails if habit}


def _is_behind_name(line: Line) -> bool:
    """Could the name of one who speaks once stand at the end of this line, a row's first, behind a picture?"""
    text = line.text.text
    return line.stamp is not None and any(case_of(token) == MIXED for token in text[: len(text) - len(tail_run(text))].split())


def _may_name(text: str) -> bool:
    return looks_like_heading(text) and not cue_kind(text)


def head_run(text: str) -> str:
    """The words in capitals that a line begins with; a shot's size behind them is none of them (BROOKE MS)."""
    run = _run(text.split())
    head, _, last = run.rpartition(" ")
    return head if head and is_in_vision(last) else run


def tail_run(text: str) -> str:
    """The words in capitals that a line ends with, and a bracket behind them."""
    bare = BRACKET.sub("", text).rstrip()
    run = " ".join(reversed(_run(bare.split()[::-1]).split()))
    return run + text[len(bare) :] if run and not is_in_vision(run.split()[-1]) else ""


def _run(tokens: Sequence[str]) -> str:
    found: list[str] = []
    for token in tokens:
        letters = [c for c in token if c.isalpha()]
        if not letters or not all(c.isupper() for c in letters):
            break
        found.append(token)
    while found and len(found[-1].strip(".,'’")) < 2:  # the A of a sentence
        found.pop()
    return " ".join(found)


# ------------------------------------------------------------------- the order


def order_of(lines: Sequence[Line], names: frozenset[str]) -> Order | None:
    """The order of a page whose cells share lines; None where too few lines show it."""
    stamps = sum(line.stamp is not None for line in lines)
    first = [i for i, line in enumerate(lines) if line.text.text and shows_picture_first(line.text.text, names)]
    second = [i for i, line in enumerate(lines) if line.text.text and shows_sound_first(line.text.text, names)]
    found, picture = (first, True) if len(first) >= len(second) else (second, False)
    named = [i for i in found if _names_at(lines[i].text.text, names, picture)]
    enough = len(found) >= max(LEAST, SHARE * stamps) or len(named) >= max(2 * LEAST - 2, 0.2 * stamps)
    if not enough or len(found) < MOSTLY * (len(first) + len(second)):
        return None
    asked = named if len(named) >= 3 else found
    behind = [i for i in asked if _is_behind(lines[i]) or _alone_at(lines, i + 1)]
    before = [i for i in asked if (lines[i].stamp is not None and not _is_behind(lines[i])) or _alone_at(lines, i - 1)]
    leads = len(before) > len(behind)
    most, other = (before, behind) if leads else (behind, before)
    if len(most) < max(3, (MOSTLY if asked is named else 0.3) * len(asked)) or 3 * len(other) > len(most):
        return None
    if not leads:
        return Order(picture, leads) if asked is named else None
    # Where the timecode stands between the lines of a picture, the line below it begins small.
    fresh = sum(lines[i].text.text[0].isupper() or lines[i].text.text[0].isdigit() for i in most)
    return Order(picture, leads) if fresh >= MOSTLY * len(most) else None


def _is_behind(line: Line) -> bool:
    """Does the timecode of a line with words stand behind them?"""
    return line.stamp is not None and bool(line.text.text) and line.stamp.column > line.text.column


def _alone_at(lines: Sequence[Line], at: int) -> bool:
    return 0 <= at < len(lines) and lines[at].stamp is not None and not lines[at].text.text


def _names_at(text: str, names: frozenset[str], picture: bool) -> bool:
    """Is a name among the words, where the sound's cell begins?"""
    if not picture:
        return bool(head_end(text, names))
    found = LABEL.search(text)
    return bool(found and found.start()) or heading_of(tail_run(text)).speaker in names


def head_end(text: str, names: frozenset[str]) -> int:
    """Where the name ends that a line begins with: a label, or one the page knows, alone or with other words behind it; 0 without one."""
    found = LABEL.match(text)
    if found and _may_name(found["name"]):
        return found.end()
    known = re.match(NAME, text)
    for end in [token.end() for token in re.finditer(r"\S+", known.group())][::-1] if known else ():
        name, after = text[:end], text[end:].split()
        if heading_of(name).speaker in names and looks_like_heading(name) and (not after or case_of(after[0]) != UPPER or is_in_vision(text[end:].strip())):
            return end
    return 0


def shows_picture_first(text: str, names: frozenset[str]) -> bool:
    """A line of small letters that ends in a name, holds one before a colon, or goes over into capitals."""
    if _is_told_apart(text):
        return False
    found = LABEL.search(text)
    if found and found.start() and _may_name(found["name"]):
        head = text[: found.start()].rstrip()
        return head[-1] not in ".?!…,;:" and any(case_of(token) == MIXED for token in head.split())
    run = tail_run(text)
    rest = text[: len(text) - len(run)].split()
    return bool(run and rest) and (heading_of(run).speaker in names or len(run.split()) > 1) and sum(case_of(t) == MIXED for t in rest) > 0


def _is_told_apart(text: str) -> bool:
    """Do signs of its own part what stands on this line, or is it a cue?"""
    return bool(PARTED.search(text)) or text[0] in "[({<" or is_caption(text)


def shows_sound_first(text: str, names: frozenset[str]) -> bool:
    """A line that begins with a name and goes on in small letters, or goes over from capitals into them."""
    if _is_told_apart(text) or LABEL.match(text):
        return False
    end = head_end(text, names)
    run = text[:end] if end else head_run(text)
    rest = text[len(run):].split()
    if not run or not rest or not (is_in_vision(" ".join(rest)) or any(case_of(token) == MIXED for token in rest)):
        return False
    return bool(end) or (len(run.split()) > 2 and not looks_like_heading(run))


# ------------------------------------------------------------------- rows


def rows_of(lines: Sequence[Line], order: Order, names: frozenset[str]) -> list[Row]:
    """The rows of a page; the first one, without a timecode, is what stands above the script."""
    begins = [*_begins(lines, order, names)]
    edges = [0, *(at for at, _ in begins), len(lines)]
    stamps = [None, *(lines[at].stamp for _, at in begins)]
    return [Row(stamp, tuple(line for line in lines[a:b] if line.text.text)) for stamp, (a, b) in zip(stamps, pairwise(edges))]


def _begins(lines: Sequence[Line], order: Order, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where rows begin, and where the timecode of each stands."""
    last = -1
    for at, line in enumerate(lines):
        if line.stamp is None:
            continue
        start = at
        if not order.leads and not line.text.text and at - 1 > last and lines[at - 1].text.text:
            start = at - 1
            if start - 1 > last and head_end(lines[start].text.text, names) == len(lines[start].text.text) and not lines[start].gap:
                start -= 1
        yield start, at
        last = at
