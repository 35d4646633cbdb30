"""Lists of shots behind a script of labelled lines: clean pictures that come with it.

    Pictures: lamp room                       B-ROLL (clean sound)          Shotlist
    Commentary: It turns once a day.          1. Lamp room, various         - Stairs from below
                                              2. CU hands,                  - CU rail
                                                 oil can

Its heading names it and stands apart. Where numbers or dashes lead its items, a line that has none goes on with the one above it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Piece

NAMED = re.compile(
    r"(?:[ab][\s-]?rolls?|shot[\s-]?lists?|list\s+of\s+shots|(?:additional|extra|further|clean|raw)\s+(?:shots|pictures|footage|material|images|scenes)|cutaways?|rushes|dope[\s-]?sheet"
    r"|(?:weiteres?\s+|rohes\s+)?bildmaterial|schnittbilder|rohmaterial|zwischenschnitte|plans?\s+(?:suppl[ée]mentaires?|de\s+coupe)|images\s+(?:brutes|suppl[ée]mentaires)"
    r"|im[áa]genes\s+(?:adicionales|de\s+recurso)|planos\s+de\s+recurso|immagini\s+(?:di\s+repertorio|aggiuntive))(?!\w)(?P<rest>[^.!?]{0,60})", re.IGNORECASE)
LEAST = 3
"""So many items make a list."""


@dataclass(slots=True)
class Listed:
    """A list: what stands above it, and the words of its items, without their numbers."""

    above: list[Piece] = field(default_factory=list)
    items: list[list[Piece]] = field(default_factory=list)


def names_list(text: str) -> bool:
    """Does a line head a list of shots?"""
    return NAMED.fullmatch(text.strip(" \t*=_–—-:")) is not None


def list_of(pieces: Sequence[Piece], named: bool) -> Listed | None:
    """The list that these lines are, below their heading, or `named` by one that stood apart from it; None for other lines."""
    found = Listed()
    numbers: list[int] = []
    begin = 0 if named else next((at + 1 for at, piece in enumerate(pieces[:2]) if names_list(piece.text)), None)
    if begin is None:
        return None
    found.above.extend(pieces[:begin])
    marked = any(map(_mark, pieces[begin : begin + 1]))
    for piece in pieces[begin:]:
        mark = _mark(piece)
        words = spans.part(piece, mark.end()) if mark else None
        numbers += [int(mark["it"])] if mark is not None and "it" in mark.re.groupindex else []
        if found.items and words is None and _goes_on(found.items[-1][-1].text, piece.text):
            found.items[-1].append(piece)
        elif marked == (words is not None) and not (words is None and wording.is_finished(piece.text)):
            found.items.append([words or piece])
        else:
            return None
    counted = all(two == one + 1 for one, two in pairwise(numbers)) and len(numbers) in (0, len(found.items))
    return found if counted and len(found.items) >= LEAST else None


def _mark(piece: Piece) -> re.Match[str] | None:
    """The number or the dash that an item begins with."""
    return numbered.SIGNED.match(piece.text) or numbered.ITEM.match(piece.text)


def _goes_on(above: str, text: str) -> bool:
    """Does a line without a mark go on with the one above it?"""
    return text.lstrip("(")[:1].islower() or above.rstrip()[-1:] in (",", "&", "-", "–", "/")
