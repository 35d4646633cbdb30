"""A table flattened to one cell a line: TIMECODE / PICTURE / SPEAKER / DIALOGUE, and an empty line where a cell is empty.

10:00:07            Only the place of a line says whose it is, and that is lost wherever a cell has two paragraphs or
Rows of pianos      a page break adds lines. So the lines are laid against the columns, round and round, so that the
                    sum of how well each fits is greatest (see `align`); the column names may stand above, one a
They come to die.   line, or the usual orders are tried and one taken only where it fits without doubt.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import gcd
from statistics import mean

from otio_redfiles import notation
from otio_redfiles.layout.tables import align, contents
from otio_redfiles.layout.tables import columns as cols
from otio_redfiles.layout.tables.align import SAID, Known
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Page, Piece

ORDERS = (
    ("timecode", "picture", "speaker", "sound"),
    ("timecode", "picture", "sound"),
    ("timecode", "speaker", "sound"),
    ("picture", "timecode", "speaker", "sound"),
    ("number", "timecode", "picture", "speaker", "sound"),
    ("number", "timecode", "picture", "sound"),
    ("timecode", "out", "picture", "speaker", "sound"),
    ("timecode", "out", "picture", "sound"),
    ("number", "timecode", "out", "picture", "sound"),
    ("timecode", "speaker", "sound", "picture"),
    ("timecode", "sound", "picture"),
    ("picture", "timecode", "sound"),
)
"""The usual orders of columns that nobody names."""
LEAST = 4
"""So many timecodes at least show how the lines go round."""
MORE = {"sound": 2.5, "narration": 2.5, "text": 2.5, "picture": 3.5}
"""What a further paragraph in a cell costs; in other columns `STRAY`."""
EMPTY_MORE, STRAY = 3.0, 6.0
OUTSIDE, OUTSIDE_EMPTY = 4.0, 1.0
"""What a line between two rows costs, and an empty one."""
LOST = 7.0
"""What it costs that an empty cell has no line."""
SURELY = 4.0
"""By so much an order that nobody names must be better than any other."""
RIGHT = 0.3
"""The cells of a column that nobody names fit it so well on the average."""
FEW = 6
"""Words of a line below a table."""
ODD = 0.12
"""No more of a table's lines are further paragraphs, strays or between rows."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page by its number; None where it is empty. `names`: it belongs to a header printed again."""

    number: int
    piece: Piece | None
    names: bool = False

    @property
    def text(self) -> str:
        return self.piece.text if self.piece is not None else ""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Lines laid against columns: the column of each (None between rows), whether it begins a cell, the score."""

    roles: tuple[str, ...]
    lines: tuple[_Line, ...]
    places: tuple[int | None, ...]
    begins: tuple[bool, ...]
    score: float


def cell_lines_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of columns; None where its lines are no cells."""
    pieces = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    if not style or len(pieces) < max(3 * LEAST, len(page.rows)):
        return None
    stamped = [at for at, piece in enumerate(pieces) if notation.find_stamps(piece.text, style)]
    times = [at for at in stamped if contents.is_time(pieces[at].text, style)]
    if len(times) < LEAST or len(times) < 0.8 * len(stamped):
        return None
    head, names = _header(pieces[: times[0]])
    known = align.known_of((piece.text.strip() for piece in pieces[head:]), style)
    laid = _named(pieces, head, names, known) if names else _tried(pieces, times[0], known)
    return None if laid is None else _form(pieces, laid, names, style)


# --------------------------------------------------------------------------- the lines


def _lines(pieces: Sequence[Piece], names: Sequence[str], first: int = 0) -> tuple[_Line, ...]:
    """The lines from number `first` (without it: that of the first piece) on, empty ones included; of a page that is
    spaced out every second, or third."""
    found: list[_Line] = []
    again = _again(pieces, names)
    for index, piece in enumerate(pieces):
        last = found[-1].number if found else (first or piece.line) - 1
        found += [_Line(number, None) for number in range(last + 1, piece.line)]
        found.append(_Line(piece.line, spans.trimmed(piece), index in again))
    step = gcd(*(piece.line - found[0].number for piece in pieces))
    return tuple(found[:: max(1, step)])


def _again(pieces: Sequence[Piece], names: Sequence[str]) -> set[int]:
    """Which pieces are the names of the columns, printed again in their order."""
    texts = [piece.text.strip() for piece in pieces]
    width = len(names)
    starts = [at for at in range(len(texts)) if names and texts[at : at + width] == list(names)]
    return {at + step for at in starts for step in range(width)}


def _header(head: Sequence[Piece]) -> tuple[int, tuple[str, ...]]:
    """Where the cells begin and the names of the columns, one a line, above them; () without any."""
    texts = [piece.text.strip() for piece in head]
    start = 0
    for at, text in enumerate([*texts, ""]):
        roles = [cols.role_named(name) for name in texts[start:at]]
        if cols.role_named(text) and cols.role_named(text) not in roles:
            continue
        if len(roles) > 2 and "timecode" in roles and {"picture", *SAID} & set(roles):
            return at, tuple(texts[start:at])
        start = at if cols.role_named(text) else at + 1
    return 0, ()


# --------------------------------------------------------------------------- laying out


def _named(pieces: Sequence[Piece], head: int, names: Sequence[str], known: Known) -> _Laid | None:
    """The lines laid against the columns that the header names, if they fit those."""
    body = pieces[head:]
    step = gcd(*(piece.line - pieces[head - 1].line for piece in body))
    lines = _lines(body, names, pieces[head - 1].line + max(1, step))
    laid = _laid(lines, cols.named_roles(names), known)
    return laid if _fits(laid, known) else None


def _tried(pieces: Sequence[Piece], first: int, known: Known) -> _Laid | None:
    """The best of the usual orders, if the lines fit it without doubt and no other as well."""
    tried = []
    for roles in ORDERS:
        ahead = roles.index("timecode")
        lines = _lines(pieces[first - ahead :], ()) if first >= ahead else ()
        if lines and _comes_round(lines, len(roles), known):
            laid = _laid(lines, roles, known)
            if _fits(laid, known) and _goes_round(laid) and _look_right(laid, known):
                tried.append(laid)
    best = sorted(tried, key=lambda laid: laid.score, reverse=True)
    if len(best) > 1 and best[0].score - best[1].score < SURELY:
        return None
    return best[0] if best else None


def _comes_round(lines: Sequence[_Line], width: int, known: Known) -> bool:
    """Do most timecodes stand a whole number of rows after the one before, with empty lines in several places?"""
    times = [at for at, line in enumerate(lines) if line.piece and contents.is_time(line.text, known.style)]
    gaps = [two - one for one, two in pairwise(times) if two - one > 1]
    empty = Counter((at - times[0]) % width for at, line in enumerate(lines[: times[-1]]) if line.piece is None)
    if sum(count > 1 for count in empty.values()) < 2:
        return False
    return len(gaps) >= LEAST - 1 and sum(gap % width in (0, width - 1) for gap in gaps) >= 0.8 * len(gaps)


def _laid(lines: tuple[_Line, ...], roles: tuple[str, ...], known: Known) -> _Laid:
    """The best way to lay the lines against the columns: round and round, one line a cell but where it pays not to.

    The states are the columns, and one more for what stands between rows."""
    width = len(roles)
    scores = [0.0 if at == width - 1 else align.NEVER * 2 for at in range(width + 1)]
    back: list[list[tuple[int, bool]]] = []
    before = _Line(0, None)
    for line in lines:
        ways = [_best(scores, at, line, before, roles, known) for at in range(width + 1)]
        scores = [score for score, _, _ in ways]
        back.append([(last, begins) for _, last, begins in ways])
        before = line
    at = max(range(width + 1), key=lambda state: scores[state])
    return _walked(lines, roles, back, at, scores[at])


def _walked(
    lines: tuple[_Line, ...],
    roles: tuple[str, ...],
    back: Sequence[Sequence[tuple[int, bool]]],
    at: int,
    score: float,
) -> _Laid:
    """The way that led to the last state."""
    places: list[int | None] = []
    begins: list[bool] = []
    for step in reversed(back):
        places.append(at if at < len(roles) else None)
        at, begun = step[at]
        begins.append(begun)
    return _Laid(roles, lines, tuple(reversed(places)), tuple(reversed(begins)), score)


def _best(
    scores: Sequence[float], at: int, line: _Line, before: _Line, roles: tuple[str, ...], known: Known
) -> tuple[float, int, bool]:
    """The best way for a line to come to a state: the score, the state before, whether a cell begins."""
    width = len(roles)
    if at == width:
        own = _outside(line, known)
        return max(
            (scores[last] + own - (0.0 if last >= width - 1 else LOST), last, False) for last in range(width + 1)
        )
    if line.names:
        return scores[at] + align.NEVER, at, False
    own = align.fit(line.text, roles[at], known) if line.piece else align.EMPTY.get(roles[at], 0.0)
    beside = own + _beside(before, line, roles, at)
    ways = [(scores[at] + 0.5 * own - _more(line, roles[at]), at, False)]
    for last, cost in _ways_in(at, width):
        ways.append((scores[last] + (beside if at else own) - cost, last, True))
    return max(ways)


def _ways_in(at: int, width: int) -> tuple[tuple[int, float], ...]:
    """The states that a cell of column `at` may begin after, and what each costs: the column before, or the one
    before that, where a line was lost; between rows stands before the first column."""
    two = max(at - 2, -1)
    if at == 0:
        return (width - 1, 0.0), (width, 0.0), ((width - 2) % width, LOST)
    if at == 1:
        return (0, 0.0), (width, LOST), (width - 1, LOST)
    return (at - 1, 0.0), (two, LOST)


def _outside(line: _Line, known: Known) -> float:
    """What a line between two rows costs."""
    if line.names:
        return 0.0
    if line.piece is None:
        return -OUTSIDE_EMPTY
    if contents.is_time(line.text, known.style):
        return align.NEVER
    return (
        -OUTSIDE_EMPTY if align.SERIAL.match(line.text) else -OUTSIDE - max(0.0, align.fit(line.text, "sound", known))
    )


def _more(line: _Line, role: str) -> float:
    """What it costs that a line goes on with the cell of the line before; an empty line may part paragraphs."""
    return MORE.get(role, STRAY) if line.piece else EMPTY_MORE if role in MORE else STRAY


def _beside(before: _Line, line: _Line, roles: tuple[str, ...], at: int) -> float:
    """What a speaker's cell says of the words in the next."""
    if roles[at] not in SAID or roles[at - 1] != "speaker":
        return 0.0
    if before.piece and line.piece:
        return 1.0
    return -2.5 if before.piece else -0.7 if line.piece else 0.0


# --------------------------------------------------------------------------- how well it fits


def _fits(laid: _Laid, known: Known) -> bool:
    """Do nearly all lines fit, the timecodes above all, and are there empty cells for which all this is needed?"""
    cells = list(zip(laid.lines, laid.places))
    filled = [(line.text, laid.roles[at]) for line, at in cells if line.piece and at is not None]
    times = [role for text, role in filled if contents.is_time(text, known.style)]
    bad = sum(align.fit(text, role, known) <= -4 for text, role in filled)
    own = sum(role in contents.TIMES for role in times)
    return (
        len(times) >= LEAST
        and own >= 0.9 * len(times)
        and bad <= 0.05 * len(filled)
        and _odd(laid) <= ODD * len(cells)
        and sum(at is not None and bool(align.NOTHING.match(line.text)) for line, at in cells) >= 2
    )


def _odd(laid: _Laid) -> int:
    """How many lines are no cell right behind the one before."""
    width, odd, last = len(laid.roles), 0, None
    for line, at, begins in zip(laid.lines, laid.places, laid.begins):
        if at is None:
            odd += line.piece is not None and not line.names
        else:
            odd += not begins or (last is not None and at != (last + 1) % width)
        last = at
    return odd


def _goes_round(laid: _Laid) -> bool:
    """Do timecodes come round regularly, is every column used, and do empty cells stand in several of them?

    On a page of blocks with a blank line between them those all stand in one column."""
    width = len(laid.roles)
    times = [
        at for at, place in enumerate(laid.places) if place == laid.roles.index("timecode") and laid.lines[at].piece
    ]
    regular = sum((two - one) % width == 0 for one, two in pairwise(times))
    rows = max(1, len(laid.lines) // width)
    cells = [(at, line.piece is not None) for line, at in zip(laid.lines, laid.places) if at is not None]
    used = all(cells.count((at, True)) >= max(2, 0.1 * rows) for at in range(width))
    empty = sum(cells.count((at, False)) >= 2 for at in range(width))
    return regular >= 0.85 * (len(times) - 1) and used and empty >= 2 and _odd(laid) <= 0.5 * ODD * len(cells)


def _look_right(laid: _Laid, known: Known) -> bool:
    """Do the cells of every column look like what the order makes of them?"""
    cells: dict[int, list[float]] = {}
    for line, at in zip(laid.lines, laid.places):
        if line.piece is not None and at is not None:
            cells.setdefault(at, []).append(align.fit(line.text, laid.roles[at], known))
    return all(mean(scores) >= RIGHT for scores in cells.values())


# --------------------------------------------------------------------------- rows


def _form(pieces: Sequence[Piece], laid: _Laid, names: Sequence[str], style: str) -> Sheet:
    first = laid.lines[0].number
    head = [piece for piece in pieces if piece.line < first]
    above = head[: len(head) - len(names)]
    rows = [GridRow(piece.line, (spans.trimmed(piece),)) for piece in above]
    if names:
        named = head[len(above) :]
        rows.append(GridRow(named[0].line, tuple(map(spans.trimmed, named))))
    return Sheet((*rows, *_last_loosened([*_grid_rows(laid)], laid.roles.index("timecode"))), Columns(laid.roles), style)


def _last_loosened(rows: Sequence[GridRow], time: int) -> list[GridRow]:
    """The rows; the last is none where it has no timecode, all others have one, and nothing is said in it: what a page of
    the web says below its table."""
    *others, last = rows
    timed = all(row.cells[time] is not None for row in others if row.rule)
    if not timed or not last.rule or last.cells[time] is not None or not all(map(_is_loose, last.filled())):
        return [*rows]
    return [*others, *(GridRow(cell.line, (cell,), None, 1) for cell in last.filled())]


def _is_loose(cell: Piece) -> bool:
    """Could a cell be a link, or a line of small print: a few words, no sentence, nobody's?"""
    text = cell.text
    return len(text.split()) <= FEW and not wording.is_finished(text) and not align.is_led(text) and "\n" not in text


def _grid_rows(laid: _Laid) -> Iterator[GridRow]:
    """A row of cells for every time round; what stands between is a row of its own."""
    row: list[tuple[int, Piece]] = []
    names: list[Piece] = []
    last = -1
    for line, at, begins in zip(laid.lines, laid.places, laid.begins):
        if at is None or (begins and at <= last):
            yield from _row(row, len(laid.roles))
            row = []
        if line.piece is not None and at is not None:
            row.append((at, line.piece))
        elif line.piece is not None and line.names:
            names.append(line.piece)
        elif line.piece is not None:
            yield GridRow(line.number, (line.piece,), None, 1)
        if len(names) == len(laid.roles):
            yield GridRow(names[0].line, tuple(names), None, 1)
            names = []
        last = -1 if at is None else at
    yield from _row(row, len(laid.roles))
    yield from (GridRow(piece.line, (piece,), None, 1) for piece in names)


def _row(row: Sequence[tuple[int, Piece]], width: int) -> Iterator[GridRow]:
    """The first paragraphs of the cells of a row, then the others, each where it belongs."""
    first: dict[int, Piece] = {}
    more = []
    for at, piece in row:
        if at in first:
            more.append((at, piece))
        first.setdefault(at, piece)
    if first:
        yield GridRow(row[0][1].line, tuple(map(first.get, range(width))), 1, 1, True)
    for at, piece in more:
        yield GridRow(piece.line, tuple(piece if at == column else None for column in range(width)), 1)
