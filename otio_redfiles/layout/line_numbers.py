"""Numbers that count the lines of a script at its margin, whatever stands on them: set apart before the page is read.

    1   PRESENTER: Nobody knows who walked it first. Two         Radio and court number lines so, anew on every page. The
    2   baskets, a rope, and on the way home, salt.              words go on over the numbers: they are no items' or shots'.
    3   GRAMS: OUT
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import notation
from otio_redfiles.layout import apart
from otio_redfiles.model import Page, Piece

NUMBER = re.compile(r"\s{0,20}(?P<it>\d{1,4}[.)]?)[ \t]{1,12}(?=\S)")
VOICED = re.compile(r"[^\W\d_a-z][^:a-z\n]{1,40}(?:[(\[][^()\[\]]{1,24}[)\]])?\s?:\s|[QA][.:]\s")
"""Who speaks, before what he says; question and answer."""
ENDS = ".!?:\"”)]"
LEAST, MOSTLY, WRAPS = 8, 0.8, 2
"""So many lines have such numbers, and so great a share of those below the first; so many go on with the line above."""


def set_apart(page: Page) -> tuple[Page, tuple[Piece, ...]]:
    """The page with blanks in the place of such numbers, and those; the very page where it has none."""
    found = {at: match for at, row in enumerate(page.rows) if row.table is None and len(row.cells) == 1 and (match := NUMBER.match(row.cells[0].text))}
    if len(found) < LEAST or len(found) < MOSTLY * (len(page.rows) - min(found)) or not _count_lines([*found.values()]):
        return page, ()
    return apart.set_apart(page, {at: match.span() for at, match in found.items()})


def _count_lines(found: Sequence[re.Match[str]]) -> bool:
    """Do the numbers go up by one, or begin anew on a page, and do sentences go on over them below names before colons?"""
    counts = [int(match["it"].rstrip(".)")) for match in found]
    texts = [match.string[match.end() :] for match in found]
    rising = sum(two in (one + 1, 1) for one, two in pairwise(counts))
    voiced = sum(VOICED.match(text) is not None for text in texts)
    on = sum(two[:1].islower() and above.rstrip()[-1:] not in ENDS for above, two in pairwise(texts))
    timed = sum(any(mark.start == 0 for mark in notation.find_stamps(text)) for text in texts)
    return rising >= 0.9 * (len(counts) - 1) and voiced >= WRAPS and on >= WRAPS and not timed
