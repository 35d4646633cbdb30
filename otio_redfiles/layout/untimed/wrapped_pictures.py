"""Pictures wrapped over lines, on pages of blocks of a picture and its sound below it.

    CUT TO ANIMATED MAP. LINE OF OLD WALL     a cell as narrow as its fullest line: where every line above another of its
    CRUMBLES, NEW ONE GROWS                   picture is as full, the lines are one description
    NARRATOR: It moved again.
"""

from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles.layout.lines import lines
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import plain_ways
from otio_redfiles.layout.words import wording

LEAST = 2
"""So many such lines are a habit; one that plainly goes on needs none."""


def joined(paragraphs: Sequence[Paragraph], head: int) -> list[Paragraph]:
    """The paragraphs of such a page, pictures below its head joined from their lines."""
    within = _within(paragraphs, head)
    pairs = [(one.pieces[-1].text, two.text) for at, (one, two) in enumerate(pairwise(paragraphs)) if at + 1 in within]
    width = max((len(piece.text) for at in within for one in paragraphs[at - 1 : at + 1] for piece in one.pieces), default=0)
    wrapped = len(pairs) >= LEAST and all(wording.goes_on(*pair) or lines.is_full(*pair, width) for pair in pairs)
    found: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        if at in within and (wrapped or wording.goes_on(found[-1].pieces[-1].text, paragraph.text)):
            last = found[-1]
            found[-1] = Paragraph((*last.pieces, *paragraph.pieces), last.after, last.before, last.gap)
        else:
            found.append(paragraph)
    return found


def _within(paragraphs: Sequence[Paragraph], head: int) -> frozenset[int]:
    """The paragraphs right below another one of the picture that begins their block, which begin no picture by their words."""
    within, pictured = set(), False
    for at, one in enumerate(paragraphs[head:], head):
        bare = not one.ruled and not plain_ways.is_heard(one.text) and not plain_ways.is_unspoken(one.text)
        if bare and pictured and not one.gap and not wording.is_fresh(one.text):
            within.add(at)
        pictured = bare and (pictured or one.gap > 0 or at == head)
    return frozenset(within)
