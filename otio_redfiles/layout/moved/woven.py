"""Rows of timecode, picture and words whose cells were written out line by line, in turn: the columns of a PDF, woven.

    Timecode   Footage   Voiceover
    10:00:14   GVs of divers arriving at the
    The crew has come to the harbour for its
    training dock, May 2016
    last two weeks on land.

The first lines of both cells stand first, then the second ones, until one cell has no more. How many lines of a row are the
picture's is all that has to be found: by the widths of the columns, what goes on with what, and what reads as spoken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otio_redfiles.layout.moved import joined_cells
from otio_redfiles.layout.moved.joined_cells import Beside
from otio_redfiles.layout.tables import strips
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import wording
from otio_redfiles.model import Page, Piece

LEAST, BOTH = 3, 2
"""Rows of a page; of which so many at least have two lines and more in both cells."""
PASSES = 3
MOST = 60
"""No row has more lines."""
PICTURE, SOUND = 1, 2
Widths = tuple[int, int]


def woven_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of cells, where a line names its columns and their lines take turns; None where it is no such page."""
    named = joined_cells.named_rows(page, style)
    if named is None:
        return None
    heads, rows = named
    timed = [row for row in rows if row.stamp is not None]
    own = [_row(row) for row in timed]
    if len(timed) < LEAST or any(len(one.lines) > MOST for one in own) or not _are_woven(own):
        return None
    loose = sorted((*(line for row in rows if row.stamp is None for line in row.lines), *heads), key=lambda line: line.line)
    found = [GridRow(line.line, (line,), None, 1) for line in loose]
    for row, lines, sides in zip(timed, own, _dealt_rows(own), strict=True):
        found += _grid_rows(row, lines.lines, sides)
        found += (GridRow(line.line, (line,), None, 1) for line in row.lines if _is_number(line))
    return Sheet(tuple(found), Columns(joined_cells.ROLES), style)


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of a row, and how many of them stand on its first page: behind a page's number the turns begin anew."""

    lines: tuple[Piece, ...]
    first: int

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]


def _row(row: Beside) -> _Row:
    number = next((at for at, line in enumerate(row.lines) if _is_number(line)), len(row.lines))
    return _Row(tuple(line for line in row.lines if not _is_number(line)), number)


def _is_number(line: Piece) -> bool:
    return strips.PAGE.match(line.text) is not None


def _are_woven(rows: Sequence[_Row]) -> bool:
    """Do most rows with lines enough read better with their lines in turn than one cell after the other?"""
    widths = _widths(rows, _dealt_rows(rows))
    several = [row.texts for row in rows if len(row.lines) >= 2 * BOTH]
    woven = sum(_gain(texts, widths) > 0 for texts in several)
    return woven >= max(BOTH, 0.5 * len(several))


def _gain(texts: Sequence[str], widths: Widths) -> float:
    """By how much the best reading in turn is better than the best one cell after the other."""
    count = len(texts)
    turns = max(_score(texts, _in_turn(count, own), widths, False) for own in range(BOTH, count - BOTH + 1))
    after = max(_score(texts, [PICTURE] * own + [SOUND] * (count - own), widths, False) for own in range(1, count + 1))
    return turns - after


# --------------------------------------------------------------------------- dealing


def _dealt_rows(rows: Sequence[_Row]) -> list[list[int]]:
    """The side of every line of every row; each pass knows the widths of the columns better."""
    widths: Widths = (0, 0)
    found: list[list[int]] = []
    for _ in range(PASSES):
        found = [_dealt(row, widths, at + 1 == len(rows)) for at, row in enumerate(rows)]
        widths = _widths(rows, found)
    return found


def _dealt(row: _Row, widths: Widths, last: bool) -> list[int]:
    """The best of all readings of a row: so many lines of either page are the picture's."""
    rest = len(row.lines) - row.first
    readings = (_in_turn(row.first, one) + _in_turn(rest, two) for one in range(row.first + 1) for two in range(rest + 1))
    return max(readings, key=lambda sides: _score(row.texts, sides, widths, last))


def _in_turn(count: int, pictures: int) -> list[int]:
    """The sides of a row's lines of which so many are the picture's."""
    left, found = {PICTURE: pictures, SOUND: count - pictures}, []
    while sum(left.values()):
        side = PICTURE if left[PICTURE] and (not left[SOUND] or not found or found[-1] == SOUND) else SOUND
        left[side] -= 1
        found.append(side)
    return found


def _widths(rows: Sequence[_Row], dealt: Sequence[Sequence[int]]) -> Widths:
    """How wide both columns are: as their widest lines."""
    lines = [(text, side) for row, sides in zip(rows, dealt, strict=True) for text, side in zip(row.texts, sides, strict=True)]
    return max((len(text) for text, side in lines if side == PICTURE), default=0), max((len(text) for text, side in lines if side == SOUND), default=0)


def _score(texts: Sequence[str], sides: Sequence[int], widths: Widths, last: bool) -> float:
    """How well the lines of both sides read as a picture and as words."""
    seen = [text for text, side in zip(texts, sides, strict=True) if side == PICTURE]
    said = [text for text, side in zip(texts, sides, strict=True) if side == SOUND]
    score = _column(seen, widths[0], 0.5) + _column(said, widths[1], 1.5)
    if seen:
        score -= _clipped(wording.spoken(" ".join(seen)))
    if said:
        score -= 1.0 * sum(text[:1].isupper() and not wording.is_finished(above) for above, text in zip(said, said[1:], strict=False))
        score += _clipped(wording.spoken(" ".join(said))) + (1.0 if not said[0][:1].islower() else -1.5)
        score += 0.0 if last else 1.0 if wording.is_finished(said[-1]) else -1.0
    return score


def _column(texts: Sequence[str], width: int, loss: float) -> float:
    """How well lines go on, one with the next: none breaks where the next word had room, which is a `loss`."""
    score = 0.0
    for above, below in zip(texts, texts[1:], strict=False):
        room = width and len(above) + 1 + len(below.split()[0]) <= width
        score += 0.7 * wording.goes_on(above, below) - loss * bool(room) - 0.5 * wording.is_fresh(below)
    return score


def _clipped(odds: float) -> float:
    return max(-3.0, min(3.0, odds))


def _grid_rows(row: Beside, lines: Sequence[Piece], sides: Sequence[int]) -> Iterator[GridRow]:
    """A row of cells, and one without a gap for every further line."""
    assert row.stamp is not None
    if not lines or lines[0].line != row.stamp.line:
        yield GridRow(row.stamp.line, (row.stamp, None, None), 1, 1, True)
    for line, side in zip(lines, sides, strict=True):
        first = line.line == row.stamp.line
        cells = (row.stamp if first else None, line if side == PICTURE else None, line if side == SOUND else None)
        yield GridRow(line.line, cells, 1, int(first), first)
