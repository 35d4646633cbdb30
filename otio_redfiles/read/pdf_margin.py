"""Numbers of lines that a printer sets in the margin: all beyond the text's left edge, at one distance, counting on.

Shots are numbered in a first column too, but where their rows are as high as each other every number has its row beside it:
lines are numbered where nothing stands, or only every fifth of them is.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles.model import Cell
from otio_redfiles.read.pdf_lines import SAME_LINE, Sheet, Word

LEAST = 5
"""So many numbers on a page."""
APART, LEVEL = 2.0, 1.5
"""Points between a number and the text at least, and by which the distances of numbers may differ."""
LINE = 0.9
"""The height of a line at least, in letters: shots numbered by tens have no ten lines each."""
ALONE = 0.1
"""The share of the numbers beside which nothing stands, where every line is numbered."""


def without_line_numbers(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[Cell, ...]]:
    """The pages without the numbers of their lines, and those; as they are where not all pages of words have them."""
    numbers = [_numbers_of(sheet) for sheet in sheets]
    if not all(found or len(sheet.words) <= LEAST for sheet, found in zip(sheets, numbers, strict=True)):
        return [*sheets], ()
    kept = [_without(sheet, found) for sheet, found in zip(sheets, numbers, strict=True)]
    gone = tuple(Cell(at, " ".join(word.text for word in found)) for at, found in enumerate(numbers, 1) if found)
    return kept, gone


def _without(sheet: Sheet, numbers: Sequence[Word]) -> Sheet:
    gone = {id(word) for word in numbers}
    return replace(sheet, words=tuple(word for word in sheet.words if id(word) not in gone))


def _numbers_of(sheet: Sheet) -> list[Word]:
    """The numbers in the margin of a page, from the top down; [] where they do not count its lines."""
    left = min((word.x0 for word in sheet.words if not _is_number(word)), default=0.0)
    numbers = sorted((word for word in sheet.words if _is_number(word) and word.x1 <= left - APART), key=lambda word: word.middle)
    steps = {int(b.text) - int(a.text) for a, b in pairwise(numbers)}
    gaps = [b.middle - a.middle for a, b in pairwise(numbers)]
    if len(numbers) < LEAST or len(steps) != 1 or min(steps) < 1 or max(gaps) - min(gaps) > LEVEL:
        return []
    if min(gaps) < LINE * numbers[0].height * min(steps):
        return []
    return numbers if min(steps) > 1 or _alone(numbers, sheet.words) >= ALONE * len(numbers) else []


def _is_number(word: Word) -> bool:
    return word.text.isascii() and word.text.isdigit() and len(word.text) <= 4


def _alone(numbers: Sequence[Word], words: Sequence[Word]) -> int:
    """How many of the numbers have no word beside them."""
    own = {id(word) for word in numbers}
    others = sorted((word for word in words if id(word) not in own), key=lambda word: word.middle)
    alone = at = 0
    for number in numbers:
        reach = SAME_LINE * number.height
        while at < len(others) and others[at].middle < number.middle - reach:
            at += 1
        alone += at == len(others) or others[at].middle > number.middle + reach
    return alone
