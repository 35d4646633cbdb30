"""Columns that a converter lost, found again: a flattened page to a draft.

    fragments -> a first reading -> tables -> readings of each fragment -> search -> (again) -> draft

The first decoding re-estimates the tables from which the second starts; a third gains nothing.
"""

from collections.abc import Sequence

from otio_redfiles.decode.bootstrap import first_reading
from otio_redfiles.decode.candidates import candidates_of
from otio_redfiles.decode.doubt import confidences
from otio_redfiles.decode.draft import draft_of
from otio_redfiles.decode.fragments import Fragment, fragments_of
from otio_redfiles.decode.search import Step, best_path, search
from otio_redfiles.decode.tables import SOUND, Choice, tables_of
from otio_redfiles.decode.weights import WEIGHTS, Weights
from otio_redfiles.model import Draft, Page, Reading
from otio_redfiles.notation import detect_style

BEAMS = (3, 6)  # states kept in each pass: the first only has to teach the tables
SETTLED = 0.999  # a reading surer than this is not searched again


def decode_flat(page: Page, reading: Reading = Reading()) -> Draft:
    """The draft of a page of running lines whose columns are lost; times stay as printed. Never raises."""
    style = reading.style or detect_style(cell.text for row in page.rows for cell in row.cells) or "HH.MM.SS"
    fragments = fragments_of(page, style)
    path, sure = decode(fragments)
    return draft_of("", "flattened columns", style, fragments, path, sure)


def decode(fragments: Sequence[Fragment], w: Weights = WEIGHTS, beams: Sequence[int] = BEAMS) -> tuple[list[Step], list[float]]:
    """How each fragment is read in the best explanation of the whole page, and how sure that is (0 to 1).

    What one pass is sure of stands in the next, but for sound: better tables show what is glued to it.
    """
    choices, settled = first_reading(fragments), [False] * len(fragments)
    path: list[Step] = []
    sure: list[float] = []
    for beam in beams:
        path, sure = _pass(fragments, choices, settled, w, beam)
        choices = [step.choice for step in path]
        settled = [share > SETTLED and c.first != SOUND for c, share in zip(choices, sure)]
    return path, sure


def _pass(fragments: Sequence[Fragment], choices: Sequence[Choice], settled: Sequence[bool], w: Weights,
          beam: int) -> tuple[list[Step], list[float]]:
    """One pass: tables from the last reading, then the best path and its probabilities, stretch by stretch."""
    tables = tables_of(fragments, choices)
    lattice = ([c] if known else candidates_of(f, i, c, tables, w)
               for i, (f, c, known) in enumerate(zip(fragments, choices, settled)))
    path: list[Step] = []
    sure: list[float] = []
    for columns in search(fragments, lattice, tables, w, beam):
        found = best_path(columns)
        sure += confidences(columns, found)
        path += [step._replace(back=None) for step in found]
    return path, sure
