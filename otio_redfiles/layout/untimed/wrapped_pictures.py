"""Pictures wrapped over lines, on pages of blocks of a picture and its sound below it.

    CUT TO ANIMATED MAP. LINE OF OLD WALL     a cell as narrow as its fullest line: where every line above another of its
    CRUMBLES, NEW ONE GROWS                   picture is as full, the lines are one description
    NARRATOR: It moved again.

In capitals, where nearly all blocks begin with a size or another of the trade's first words, a line that does not goes on too.
"""

from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import lines
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import plain_ways
from otio_redfiles.layout.words import wording

LEAST = 2
"""So many such lines are a habit; one that plainly goes on needs none."""
SIZED, NEARLY_ALL = 3, 0.8
"""So many blocks, and so many of all, begin as a picture does by its first word."""


def joined(paragraphs: Sequence[Paragraph], head: int) -> list[Paragraph]:
    """The paragraphs of such a page, pictures below its head joined from their lines."""
    within = _within(paragraphs, head)
    pairs = [(one.pieces[-1].text, two.text) for at, (one, two) in enumerate(pairwise(paragraphs)) if at + 1 in within]
    width = max((len(piece.text) for at in within for one in paragraphs[at - 1 : at + 1] for piece in one.pieces), default=0)
    wrapped = len(pairs) >= LEAST and all(wording.goes_on(*pair) or lines.is_full(*pair, width) for pair in pairs)
    sized = _are_sized(paragraphs, head)
    found: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        on = wrapped or (sized and wording.is_upper(paragraph.text))
        if at in within and (on or wording.goes_on(found[-1].pieces[-1].text, paragraph.text)):
            last = found[-1]
            found[-1] = Paragraph((*last.pieces, *paragraph.pieces), last.after, last.before, last.gap)
        else:
            found.append(paragraph)
    return found


def _are_sized(paragraphs: Sequence[Paragraph], head: int) -> bool:
    """Do the pictures that begin the blocks below a page's head stand in capitals, nearly all by their sizes?"""
    first = [one.text for at, one in enumerate(paragraphs) if at >= head and (one.gap or at == head) and not plain_ways.is_heard(one.text)]
    sized = sum(wording.is_upper(text) and wording.is_fresh(text) for text in first)
    return sized >= max(SIZED, NEARLY_ALL * len(first))


def _within(paragraphs: Sequence[Paragraph], head: int) -> frozenset[int]:
    """The paragraphs right below another one of the picture that begins their block, which begin no picture by their words."""
    within, pictured = set(), False
    for at, one in enumerate(paragraphs[head:], head):
        bare = not (one.ruled or plain_ways.is_heard(one.text) or plain_ways.is_unspoken(one.text) or vocabulary.is_bracketed(one.text))
        if bare and pictured and not one.gap and not wording.is_fresh(one.text):
            within.add(at)
        pictured = bare and (pictured or one.gap > 0 or at == head)
    return frozenset(within)
