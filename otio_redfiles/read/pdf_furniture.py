"""What a printer puts around a text: running heads and feet, page numbers.

Only lines at the edge of a page are looked at: the first and last few. A line is furniture where it stands at
the same height on many pages, with the same words or with a number that counts the pages. A table's header
row, repeated on every page, is kept once.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles import column_words
from otio_redfiles.model import Cell
from otio_redfiles.read.pages import clean
from otio_redfiles.read.pdf_lines import Line, Sheet, lines_of, segments

EDGE_LINES = 4
SAME_HEIGHT = 4.0
SHARE = 0.4
"""On so many of the pages at least: heads of odd and even pages differ."""
SURE_SHARE = 0.6
"""On so many where nothing sets the line apart from the text: a table's header row."""
NUMBER = re.compile(r"(?<![\d.:;,/'′-])\d{1,4}(?![\d.:;'′]|[,/-]\d)")
TIME = re.compile(r"(?<![\d.:;])\d{1,2}(?:[:.;]\d{2}){1,3}(?![\d.:;])")
PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.?|seite|pg\.?)?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE
)

Printed = list[list[Line]]


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[tuple[Sheet, list[Line]]], tuple[Cell, ...]]:
    """The pages' lines without running heads and feet, and those: each wording once."""
    printed = [lines_of(sheet.words, number) for number, sheet in enumerate(sheets)]
    heads = _repeated(printed, 1)
    feet = _repeated(printed, -1)
    kept_once = _table_headers(printed, heads)
    gone = ((heads | feet) - kept_once) | _heads_again(printed, heads)
    body = [
        (sheet, [line for line in lines if id(line) not in gone])
        for sheet, lines in zip(sheets, printed, strict=True)
    ]
    return body, tuple(_cells(line for lines in printed for line in lines if id(line) in gone))


def _cells(lines: Iterator[Line]) -> Iterator[Cell]:
    seen = set()
    for line in lines:
        wording = NUMBER.sub("#", line.text)
        if wording not in seen:
            seen.add(wording)
            yield Cell(line.sheet + 1, clean(line.text))


def _repeated(printed: Printed, side: int) -> set[int]:
    """The ids of the lines that recur at one edge (`side` 1: head, -1: foot), from the edge inwards."""
    found: set[int] = set()
    for depth in range(EDGE_LINES):
        edge = [(lines, _at(lines, depth, side)) for lines in printed]
        outer = [
            (lines, line) for lines, line in edge if line is not None and _reached(lines, depth, side, found)
        ]
        groups = defaultdict(list)
        for lines, line in outer:
            groups[_wording(line.text)].append((lines, line))
        for wording, group in groups.items():
            if _is_furniture(wording, group, len(printed), side):
                found.update(id(line) for _, line in group)
    return found


def _wording(text: str) -> str:
    """A line with its numbers left open, and its times where it has a number: a foot may say what time its page begins at."""
    numbered = NUMBER.sub("#", text)
    return TIME.sub("@", numbered) if "#" in numbered else numbered


def _at(lines: list[Line], depth: int, side: int) -> Line | None:
    if depth >= len(lines) - 1 and len(lines) > 1:
        return None
    return lines[depth if side > 0 else -1 - depth] if depth < len(lines) else None


def _reached(lines: list[Line], depth: int, side: int, found: set[int]) -> bool:
    """Whether everything further out is furniture: nothing below a line of text is a running head."""
    outer = lines[:depth] if side > 0 else lines[len(lines) - depth :]
    return all(id(line) in found for line in outer)


def _is_furniture(wording: str, group: list[tuple[list[Line], Line]], pages: int, side: int) -> bool:
    """Whether lines of one wording, numbers apart, are printed around the text."""
    lines = [line for _, line in group]
    if pages == 1 or len(group) == 1:
        return bool(PAGE_NUMBER.fullmatch(lines[0].text)) and all(
            _stands_apart(of, line, side) for of, line in group
        )
    heights = sorted(line.middle for line in lines)
    level = [h for h in heights if abs(h - heights[len(heights) // 2]) <= SAME_HEIGHT]
    if len(level) < max(2, SHARE * pages):
        return False
    if "#" in wording and len({line.text for line in lines}) > 1 and not _counts_pages(lines):
        return False
    if "@" in wording:  # rows of a table have times too
        return all(_stands_apart(of, line, side) for of, line in group)
    apart = sum(_stands_apart(of, line, side) or _is_small(of, line) for of, line in group)
    is_header_row = side > 0 and len(group) >= max(3, SURE_SHARE * pages)
    return apart >= 0.8 * len(group) or is_header_row


def _counts_pages(lines: Sequence[Line]) -> bool:
    """Whether one of the numbers in the lines runs with the pages."""
    numbers = [[int(number) for number in NUMBER.findall(line.text)] for line in lines]
    width = min(len(found) for found in numbers)
    return any(
        len({found[place] - line.sheet for found, line in zip(numbers, lines, strict=True)}) == 1
        for place in range(width)
    )


def _stands_apart(lines: list[Line], line: Line, side: int) -> bool:
    """Whether there is more room between this line and the next than between lines of text."""
    place = next(place for place, other in enumerate(lines) if other is line)
    inner = place + side
    if not 0 <= inner < len(lines) or len(lines) < 3:
        return True
    steps = sorted(b.middle - a.middle for a, b in pairwise(lines))
    return abs(lines[inner].middle - line.middle) > 1.4 * steps[len(steps) // 4]


def _is_small(lines: list[Line], line: Line) -> bool:
    """Whether a line is set smaller than the text: none of its words is near the usual height."""
    heights = sorted(word.height for other in lines for word in other.words)
    return max(word.height for word in line.words) < 0.85 * heights[len(heights) // 2]


def _table_headers(printed: Printed, heads: set[int]) -> set[int]:
    """The first of each recurring head that is set in columns next to the text: a table's header row.

    None where the same row stands below a title on an earlier page: there it is text already.
    """
    kept: dict[str, int] = {}
    for lines in printed:
        for line in lines:
            if id(line) not in heads:
                kept.setdefault(line.text, 0)
            elif _is_header_row(lines, line) or is_heads(line):
                kept.setdefault(line.text, id(line))
    return set(kept.values())


def is_heads(line: Line) -> bool:
    """Does a line name the columns below it: words that do, set apart?"""
    return column_words.are_heads([" ".join(word.text for word in part) for part in segments(line.words)])


def _heads_again(printed: Printed, heads: set[int]) -> set[int]:
    """The rows of column names that stand at the top of a page (running heads above them) and did before."""
    seen: set[str] = set()
    found: set[int] = set()
    for lines in printed:
        top = sum(id(line) in heads for line in lines[:EDGE_LINES])
        for depth, line in enumerate(lines):
            if not is_heads(line):
                continue
            if depth <= top and line.text in seen:
                found.add(id(line))
            seen.add(line.text)
    return found


def _is_header_row(lines: list[Line], line: Line) -> bool:
    is_in_columns = len([*segments(line.words)]) > 1
    return is_in_columns and not NUMBER.search(line.text) and not _stands_apart(lines, line, 1)
