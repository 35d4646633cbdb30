"""Where sentences end inside a run of words: behind a stop, a blank and a capital; the stop of an abbreviation ends none."""

import re

from otio_redfiles.layout.words import persons, spans
from otio_redfiles.model import Piece

END = re.compile(r"(?:[.!?…]|\.\.\.)[\"”’')\]]{0,2}(?P<gap>\s+)(?=[\"“‘'(\[]?[^\W_a-zà-ÿ])")
SHORT = re.compile(rf"(?:\b{persons.TITLE}|(?<![^\W\d_])[^\W\d_]\.|\b(?:St|Mt|No|Nos|Lt|Cpl|Pte|Hon|Messrs|Bros|Co|vs|approx|incl|feat|var)\.)\Z")
"""What a stop stands behind that ends no sentence: an initial (C.U. boats), a title, the like."""


def ends(text: str) -> list[int]:
    """Where the sentences of a text end, the last excepted."""
    return [found.start("gap") for found in END.finditer(text) if not SHORT.search(text, max(0, found.start() - 12), found.start() + 1)]


def parted(piece: Piece) -> tuple[Piece, ...]:
    """The sentences of a piece."""
    edges = [0, *ends(piece.text), len(piece.text)]
    return tuple(part for one, two in zip(edges, edges[1:], strict=False) if (part := spans.part(piece, one, two)) is not None)
