"""Items of a numbered list whose numbers were left out: lines between two numbers, as many as are missing there.

    13. Nets on the quay
    Men at a fire, lamp                  <- shot 14
    15. Harbour, dusk
"""

from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.words import cues, speakers, wording

CLOSING = tuple("\"”»“")


def unnumbered(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Which paragraphs of a list are items without their numbers."""
    found = [(at, int(number["it"])) for at, p in enumerate(paragraphs) if (number := numbered.SIGNED.match(p.pieces[0].text))]
    places: set[int] = set()
    for (above, one), (below, two) in pairwise(found):
        between = [at for at in range(above + 1, below) if not numbered.PAGE.match(paragraphs[at].text)]
        if 0 < two - one - 1 == len(between) and _is_whole(paragraphs[above]) and all(_may_be_item(paragraphs[at]) for at in between):
            places |= {*between}
    return frozenset(places)


def _is_whole(paragraph: Paragraph) -> bool:
    """Does nothing of the item above go on below: is it a picture alone, or are the words that it quotes closed?"""
    number = numbered.SIGNED.match(paragraph.pieces[0].text)
    label = speakers.label_of(paragraph.pieces[0].text[number.end() :]) if number else None
    text = paragraph.text
    if (label is None or label.words is not None) and text[-1:] in CLOSING:
        return True
    return label is None and not wording.QUOTED.search(text) and not text.endswith((":", ","))


def _may_be_item(paragraph: Paragraph) -> bool:
    """May a line right below an item be the next: no note, heading, bracket, quotation or words of somebody named?"""
    text = paragraph.text
    noted = numbered.NOTE.match(text) or numbered.ADDED.match(text) or numbered.TOTAL.match(text) or vocabulary.is_bracketed(text)
    headed = numbered.is_section(text) or numbered.is_dateline(text) or wording.is_upper(text)
    said = wording.QUOTED.match(text) or speakers.label_of(text) is not None or wording.spoken(text) > 0
    return not (noted or headed or said or paragraph.gap or paragraph.ruled or not text[:1].isupper()) and cues.cue_of(text) is None
