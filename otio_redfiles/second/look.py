"""A page before the second reader: which lines it reads, what the first reader made of them, and its own reading."""

from dataclasses import dataclass

from otio_redfiles.layout import house
from otio_redfiles.model import Draft, Page
from otio_redfiles.second.first import codes_of, marks_of_first
from otio_redfiles.second.marks import marks_of
from otio_redfiles.second.model import Read, read, weights
from otio_redfiles.second.tokens import Line, lines_of

DECODED = "flattened"
"""How the layout of a page begins whose decoder weighs every other reading itself ..."""
PROVEN = 20
"""... where so many timecodes bear it out: fewer fit three columns by chance."""

LISTED = "lists of shots below ranges"
"""The layout of a page whose every line is a shot by its place: nothing in its words says more, and some are worded as speech is."""
GLUED = "columns of picture and sound glued to each other, without timecodes"
"""The layout of a page whose cells end amid what this reader takes for words: neverNARRATOR."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What lay before the second reader, the codes of the first, and its own reading."""

    lines: tuple[Line, ...]
    codes: str
    second: Read


def look(page: Page, draft: Draft) -> Looked | None:
    """The page read a second time; None where that is not for this reader."""
    decoded = draft.layout.startswith(DECODED) and len(draft.stamps) >= PROVEN
    lines = () if decoded or draft.layout in (LISTED, GLUED) or house.is_house(page) else lines_of(page)
    if not lines:
        return None
    codes = codes_of(draft, lines)
    own = marks_of(lines)
    marks = [[*mine, *told] for mine, told in zip(own, marks_of_first(lines, codes, draft.layout, own), strict=True)]
    return Looked(lines, codes, read(weights(), marks))
