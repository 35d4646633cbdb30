"""Pages drawn by chance, ready to learn from: half of them invented, half known layouts with others' words."""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from otio_redfiles.layout import understand
from otio_redfiles.learnt.net import CODES, FIRST
from otio_redfiles.learnt.signs import signs_of
from otio_redfiles.read.text import page_of
from otio_redfiles.second import first
from otio_redfiles.second.tokens import Line
from training.augment import Page
from training.content import content_of
from training.invented import invented
from training.sheets import Sheet
from training.transplant import pool_of, transplanted

LEAST, MOST = 25, 900
"""Tokens of a page that is worth learning from."""
FEWEST = 3
"""Beats of a sheet whose words are lent."""


def drawn(sheets: Sequence[Sheet], words: dict[str, int], count: int, seed: int) -> Iterator[Page]:
    """So many pages drawn from sheets, each with what the first reader makes of it."""
    dice = random.Random(seed)
    contents = [content for content in map(content_of, sheets) if len(content.beats) >= FEWEST]
    pool, left = pool_of(contents), count
    while left:
        text, lines, codes = invented(dice, contents) if left % 2 else transplanted(dice.choice(sheets), pool, dice)
        if LEAST <= len(codes) <= MOST:
            left -= 1
            yield _page(text, lines, codes, words)


def _page(text: str, lines: Sequence[Line], codes: str, words: dict[str, int]) -> Page:
    told = first.codes_of(understand(page_of(text, "page")), lines)
    return Page(signs_of(lines, words), np.array([FIRST.index(code) for code in told]), np.array([CODES.index(code) for code in codes]))
