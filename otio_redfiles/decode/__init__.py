"""Columns that a converter lost, found again: a flattened page to a draft.

fragments -> a first reading -> tables -> readings of each fragment -> search -> (again) -> draft
"""

from otio_redfiles.decode.bootstrap import first_reading
from otio_redfiles.decode.candidates import candidates_of
from otio_redfiles.decode.fragments import Fragment, fragments_of
from otio_redfiles.decode.search import Step, search
from otio_redfiles.decode.tables import tables_of
from otio_redfiles.decode.weights import WEIGHTS, Weights

PASSES = ((6, 1), (8, 2))


def decode(fragments: tuple[Fragment, ...], w: Weights = WEIGHTS, passes: int = 2, beam: int = 8) -> list[Step]:
    """How each fragment is read, in the best explanation of all of them."""
    choices = first_reading(fragments)
    path: list[Step] = []
    for _ in range(passes):
        tables = tables_of(fragments, choices)
        lattice = [candidates_of(f, i, c, tables, w) for i, (f, c) in enumerate(zip(fragments, choices))]
        path = search(fragments, lattice, tables, w, beam)
        choices = [step.choice for step in path]
    return path
