"""Pages as they could have come: a page to learn from in, the same page changed by chance out.

A part of it only, some lines left out, words that nobody knows, a figure not seen, a first reading that is missing in whole
or in part. The truth of what stays is the same.
"""

import random
from dataclasses import dataclass, replace

import numpy as np

from otio_redfiles.learnt.signs import Signs

LONGEST = 420
"""So many tokens of a page are learnt from at a time."""
SHORT = 12
"""Pages of so few lines are left whole."""
UNTOLD, CUT, UNKNOWN, UNSEEN, PART, HOLES = 0.3, 0.1, 0.06, 0.03, 0.35, 0.2
"""How often: no first reading, a stretch of it missing, a word unknown, a figure unseen, a part of the page, lines left out."""


@dataclass(frozen=True, slots=True)
class Page:
    """The signs of a page's tokens, what a first reader made of each, and what each is, by number."""

    signs: Signs
    first: np.ndarray
    truth: np.ndarray


def changed(page: Page, dice: random.Random) -> Page:
    """The page, changed by chance."""
    return _in_part(_unseen(_untold(_cropped(page, dice), dice), dice), dice)


def _kept(page: Page, keep: np.ndarray) -> Page:
    """The tokens that are kept; lines are counted anew."""
    signs = page.signs
    rows = signs.rows[keep]
    counted = np.cumsum(np.diff(rows, prepend=rows[:1]) != 0)
    return Page(Signs(signs.words[keep], signs.shapes[keep], signs.figures[keep], counted), page.first[keep], page.truth[keep])


def _cropped(page: Page, dice: random.Random) -> Page:
    count = len(page.truth)
    if count <= LONGEST:
        return page
    at = dice.randrange(count - LONGEST + 1) if dice.random() < 0.7 else 0
    return _kept(page, (page.signs.rows >= page.signs.rows[at]) & (np.arange(count) < at + LONGEST))


def _untold(page: Page, dice: random.Random) -> Page:
    """The page without its first reading, or without a stretch of it."""
    first, chance = page.first.copy(), dice.random()
    if chance < UNTOLD:
        first[:] = 0
    elif chance < UNTOLD + CUT:
        start = dice.randrange(len(first))
        first[start : dice.randrange(start, len(first)) + 1] = 0
    return replace(page, first=first)


def _unseen(page: Page, dice: random.Random) -> Page:
    """The page, some of its words unknown, some figures not told."""
    words, figures = page.signs.words.copy(), page.signs.figures.copy()
    gone = [word for word in sorted(set(words.tolist())) if word > 1 and dice.random() < UNKNOWN]
    words[np.isin(words, gone)] = 0
    for column in range(figures.shape[1]):
        if dice.random() < UNSEEN:
            figures[:, column] = 0
    return replace(page, signs=replace(page.signs, words=words, figures=figures))


def _in_part(page: Page, dice: random.Random) -> Page:
    """A part of the page, or the page with some lines left out."""
    rows, chance = page.signs.rows, dice.random()
    count = int(rows[-1]) + 1
    if count <= SHORT or chance > PART + HOLES:
        return page
    if chance < PART:
        start = dice.randrange(count // 2)
        return _kept(page, (rows >= start) & (rows <= dice.randrange(start + count // 3, count)))
    gone = dice.sample(range(count), max(1, count // 12))
    return _kept(page, ~np.isin(rows, gone))
