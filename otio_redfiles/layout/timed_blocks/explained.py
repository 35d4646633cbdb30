"""How well another reading of a page of blocks explains it: the roles that it gives the atoms, scored as those of the ways are."""

from collections.abc import Sequence

from otio_redfiles.layout.timed_blocks import ways
from otio_redfiles.layout.timed_blocks.atoms import Atom
from otio_redfiles.layout.timed_blocks.blocks import Block
from otio_redfiles.layout.timed_blocks.ways import CUE, NAME, ON, SAID, SEEN, Way
from otio_redfiles.model import Draft, DraftCue, DraftShot, Piece

WORST = -4.0
"""No role costs more, however ill it fits."""
Place = tuple[int, int]


def explained(blocks: Sequence[Block], draft: Draft, names: frozenset[str]) -> float:
    """The mean score of the first blocks' atoms in the roles that a draft gives them, by the way that suits it best."""
    told, blocks = _roles(draft), blocks[: ways.SAMPLE]
    roles = [[_role(atom, told) for atom in block.atoms] for block in blocks]
    count = sum(map(len, roles))
    return max(sum(map(_scored, blocks, roles, [Way(mark, order, names)] * len(blocks))) for mark in ways.MARKS for order in ways.ORDERS) / max(1, count)


def _scored(block: Block, roles: Sequence[str], way: Way) -> float:
    score, before, above = 0.0, "", None
    for atom, role in zip(block.atoms, roles, strict=True):
        score += max(WORST, ways.fits(atom, role, way) + ways.follows(before, role, atom, above, way)) if role != CUE else 0.0
        before, above = role, atom
    return score


def _roles(draft: Draft) -> dict[Place, str]:
    """What stands at each place of a page: the first character of a picture apart from its others."""
    found: dict[Place, str] = {}
    for item in draft.items:
        if isinstance(item, DraftCue):
            continue
        if isinstance(item, DraftShot):
            found |= {place: ON for piece in item.pieces for place in _places(piece)} | {place: SEEN for place in [*_places(item.pieces[0])][:1]}
        else:
            found |= {place: SAID for segment in item.segments for piece in segment.pieces for place in _places(piece)}
            found |= {place: NAME for piece in item.heading for place in _places(piece)}
    return found


def _places(piece: Piece) -> list[Place]:
    return [(piece.line, piece.column + at) for at, letter in enumerate(piece.text) if not letter.isspace()]


def _role(atom: Atom, told: dict[Place, str]) -> str:
    """The role of an atom by its first letter that a draft tells of."""
    places = [place for piece in atom.pieces for place in _places(piece) if piece.text[place[1] - piece.column].isalnum()]
    return told.get(places[0], CUE) if places else CUE
