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
from otio_redfiles.decode.search import Column, best_path, search
from otio_redfiles.decode.tables import SOUND, tables_of
from otio_redfiles.decode.weights import WEIGHTS, Weights
from otio_redfiles.model import Draft, Page, Reading
from otio_redfiles.notation import detect_style

BEAMS = (3, 6)  # states kept in each pass: the first only has to teach the tables
SETTLED = 0.999  # a reading surer than this is not searched again


def decode_flat(page: Page, reading: Reading = Reading()) -> Draft:
    """The draft of a page of running lines whose columns are lost; times stay as printed. Never raises."""
    style = reading.style or detect_style(cell.text for row in page.rows for cell in row.cells) or "HH.MM.SS"
    fragments = fragments_of(page, style)
    columns = decode(fragments)
    path = best_path(columns)
    return draft_of("", "flattened columns", style, fragments, path, confidences(columns, path))


def decode(fragments: Sequence[Fragment], w: Weights = WEIGHTS, beams: Sequence[int] = BEAMS) -> list[Column]:
    """The trellis of the last pass: every state that was still in the running at each fragment.

    What one pass is sure of stands in the next, but for sound: better tables show what is glued to it.
    """
    choices, settled = first_reading(fragments), [False] * len(fragments)
    columns: list[Column] = []
    for number, beam in enumerate(beams, 1):
        tables = tables_of(fragments, choices)
        lattice = ([c] if sure else candidates_of(f, i, c, tables, w)
                   for i, (f, c, sure) in enumerate(zip(fragments, choices, settled)))
        columns = search(fragments, lattice, tables, w, beam)
        if number == len(beams):
            break
        path = best_path(columns)
        choices = [step.choice for step in path]
        settled = [share > SETTLED and c.first != SOUND for c, share in zip(choices, confidences(columns, path))]
    return columns
