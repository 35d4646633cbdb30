"""Tables whose timecodes are their pictures' own: words | timecode | picture.

    COMMENTARY                 TC        PICTURE       A timecode right before a picture begins that picture, however
    It burned every night      10:00:08  Stairs        its words begin; the words on the other side run down beside
    but one. That night the    10:00:12  ditto, high   several of them, a paragraph each.
    keeper slept.
"""

from otio_redfiles.layout.lines import lines
from otio_redfiles.layout.tables.columns import Columns
from otio_redfiles.layout.tables.contents import SPOKEN
from otio_redfiles.layout.tables.table_rows import Joined
from otio_redfiles.layout.words import wording
from otio_redfiles.layout.words.records import Entry, Kind


def times_pictures(columns: Columns) -> bool:
    """Does each timecode stand right before a picture, the words on its other side?"""
    time, picture, words = (columns.first(*roles) for roles in (("timecode",), ("picture",), SPOKEN))
    return time is not None and words is not None and picture == time + 1 and words < time


def is_timed(columns: Columns, row: Joined, text: str) -> bool:
    """Is the timecode of this row its picture's own? Where all are; and that of a picture which is the same again
    (ditto)."""
    time = columns.first("timecode")
    again = text.split()[0].strip(",.:").lower() in wording.AGAIN
    return time is not None and bool(row.cells[time]) and (again or times_pictures(columns))


def is_paragraph(last: Entry | None, first: Entry, width: int) -> bool:
    """Does a line of words go on with the line right above it, which was full?"""
    if last is None or {last.kind, first.kind} != {Kind.WORDS}:
        return False
    above, piece = last.pieces[-1], first.pieces[0]
    return piece.line == above.line + 1 and lines.is_full(above.text, piece.text, width)
