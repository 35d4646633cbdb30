"""How well another reading of a page of blocks explains it: the roles that it gives the atoms, scored as those of the ways are."""

from collections.abc import Sequence

from otio_redfiles.layout.timed_blocks import ways
from otio_redfiles.layout.timed_blocks.atoms import Atom
from otio_redfiles.layout.timed_blocks.blocks import Block
from otio_redfiles.layout.timed_blocks.ways import CUE, NAME, ON, SAID, SEEN, Way
from otio_redfiles.model import Draft, DraftCue, DraftShot, Piece, Stamp

WORST, MISTIMED = -4.0, 3.0
"""No role costs more, however ill it fits; what a picture or words with another block's time cost."""
Place = tuple[int, int]
Told = tuple[str, Stamp | None]
NOBODYS: Told = (CUE, None)


def explained(blocks: Sequence[Block], draft: Draft, names: frozenset[str]) -> float:
    """The mean score of the first blocks' atoms in the roles that a draft gives them, by the way that suits it best."""
    told, blocks = _told(draft), blocks[: ways.SAMPLE]
    roles = [[_of(atom, told) for atom in block.atoms] for block in blocks]
    count = sum(map(len, roles))
    score = max(sum(map(_scored, blocks, roles, [Way(mark, order, names)] * len(blocks))) for mark in ways.MARKS for order in (*ways.ORDERS, ways.ANY))
    return (score - MISTIMED * sum(map(_mistimed, blocks, roles))) / max(1, count)


def _scored(block: Block, roles: Sequence[Told], way: Way) -> float:
    score, before, above = 0.0, "", None
    for atom, (role, _) in zip(block.atoms, roles, strict=True):
        score += max(WORST, ways.fits(atom, role, way) + ways.follows(before, role, atom, above, way)) if role != CUE else 0.0
        before, above = role, atom
    return score


def _mistimed(block: Block, roles: Sequence[Told]) -> int:
    """How many of a block's first picture and words have the time of another block; the picture none, too."""
    seen = next((stamp for role, stamp in roles if role == SEEN), block.stamp)
    said = next((stamp for role, stamp in roles if role == SAID), block.stamp)
    return (seen != block.stamp) + (said not in (None, block.stamp))


def _told(draft: Draft) -> dict[Place, Told]:
    """What stands at each place of a page, and its item's time: the first character of a picture apart from its others."""
    found: dict[Place, Told] = {}
    for item in draft.items:
        if isinstance(item, DraftCue):
            continue
        if isinstance(item, DraftShot):
            found |= dict.fromkeys((place for piece in item.pieces for place in _places(piece)), (ON, item.stamp))
            found |= dict.fromkeys(_places(item.pieces[0])[:1], (SEEN, item.stamp))
        else:
            for segment in item.segments:
                found |= dict.fromkeys((place for piece in segment.pieces for place in _places(piece)), (SAID, segment.stamp or item.stamp))
            found |= dict.fromkeys((place for piece in item.heading for place in _places(piece)), (NAME, item.stamp))
    return found


def _places(piece: Piece) -> list[Place]:
    return [(piece.line, piece.column + at) for at, letter in enumerate(piece.text) if not letter.isspace()]


def _of(atom: Atom, told: dict[Place, Told]) -> Told:
    """The role and time of an atom by its first letter that a draft tells of."""
    places = [place for piece in atom.pieces for place in _places(piece) if piece.text[place[1] - piece.column].isalnum()]
    return told.get(places[0], NOBODYS) if places else NOBODYS
