"""Pages whose cells were written row by row, those that shared a line joined by a blank: each line cut where the cells meet.

    lines -> order -> rows -> the best cut of every line of a row (beam search) -> fragments in the order of decode_flat -> draft

What tells the cells apart: names and capitals; the widths of the columns, for a word goes onto the next line only where
it has no room; words that go together across a cut or a line's end; the words of pictures and of speech.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from otio_redfiles.captions import is_caption
from otio_redfiles.decode.draft import draft_of
from otio_redfiles.decode.english import affinity
from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.orders import Line, Order, Row, head_end, lines_of, names_of, order_of, rows_of
from otio_redfiles.decode.search import BEGIN, IN_POINT, OF_CUE, OF_SHOT, Step
from otio_redfiles.decode.shapes import MIXED, NONE, UPPER, case_of, shape_of, width_of, words_of
from otio_redfiles.decode.tables import CUE, GOES_ON, HEADING, PICTURE, SOUND, SPOKEN, TIME, Choice
from otio_redfiles.model import Draft, Page, Piece
from otio_redfiles.vocabulary import FUNCTION_WORDS, PICTURE_WORDS, cue_kind, is_bracketed, is_in_vision

BEAM = 24
PASSES = 3
LONGEST = 16  # words of a picture on one line
INNER_STOP = re.compile(r"\w{3}[.!?][\"”’']*\s")
PAGED = re.compile(r"(?:.*\W)?(?:page|p\.|seite)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)
SURE = 0.9  # nobody has measured how sure these cuts are


class Cells(NamedTuple):
    """A line cut: where its second cell begins (0: it has only that; its length: it has only the first), and what each holds."""

    line: Line
    picture: str
    sound: str
    picture_at: int
    sound_at: int
    cue: bool = False


class Habits(NamedTuple):
    """What a reading of the page teaches: the widths of the columns (0: not known), the words of each, and how it cut each line."""

    picture_width: float
    sound_width: float
    pictures: Counter[str]
    sounds: Counter[str]
    own: dict[int, Cells]
    order: Order


class Path(NamedTuple):
    """Lines cut so far, and what the next one needs to know: the last pieces, those of this row alone, the voice's case."""

    score: float
    cells: Cells | None
    back: "Path | None"
    picture: str = ""
    sound: str = ""
    row_sound: str = ""
    closed: bool = False
    case: int = NONE
    headed: bool = False
    earlier: str = ""


def decode_beside(page: Page, style: str) -> Draft | None:
    """The draft of a page whose cells share lines; None where it is none. Never raises."""
    lines = lines_of(page, style)
    names = names_of(lines)
    order = order_of(lines, names)
    if order is None:
        return None
    head, *rows = rows_of(lines, order, names)
    cut = _cut_rows(rows, order, names)
    fragments, steps = [], []
    for fragment, choice, use in (*_head(head), *(part for row, cells in zip(rows, cut) for part in _parts(row, cells, names))):
        fragments.append(fragment)
        steps.append(Step(0.0, BEGIN._replace(last=choice.last, use=use), choice, None))
    return draft_of("", f"flattened columns: {_named(order)}", style, fragments, steps, [SURE] * len(steps))


def _named(order: Order) -> str:
    cells = ["picture", "sound"] if order.picture_first else ["sound", "picture"]
    return ", ".join(["timecode", *cells] if order.leads else [*cells, "timecode"])


def _cut_rows(rows: Sequence[Row], order: Order, names: frozenset[str]) -> list[list[Cells]]:
    """The lines of every row cut; each pass knows the page better."""
    habits = Habits(0.0, 0.0, Counter(dict.fromkeys(PICTURE_WORDS, 3)), Counter(dict.fromkeys(SPOKEN, 3)), {}, order)
    found: list[list[Cells]] = []
    for _ in range(PASSES):
        found, path = [], Path(0.0, None, None)
        for row in rows:
            path, cells = _row(row, path, order, names, habits)
            found.append(cells)
        habits = _habits(found, order)
    return found


def _habits(rows: Sequence[Sequence[Cells]], order: Order) -> Habits:
    cells = [c for row in rows for c in row if not c.cue]
    pictures = Counter(dict.fromkeys(PICTURE_WORDS, 3)) + Counter(w for c in cells for w in words_of(c.picture))
    sounds = Counter(dict.fromkeys(SPOKEN, 3)) + Counter(w for c in cells for w in words_of(c.sound))
    own = {c.line.text.line: c for c in cells}
    return Habits(_width([c.picture for c in cells]), _width([c.sound for c in cells]), pictures, sounds, own, order)


def _width(pieces: Sequence[str]) -> float:
    """The width of a column: that of its widest pieces, but for a few."""
    widths = sorted(width_of(piece) for piece in pieces if piece)
    return widths[int(0.94 * (len(widths) - 1))] if len(widths) >= 8 else 0.0


# ------------------------------------------------------------------- one row


def _row(row: Row, before: Path, order: Order, names: frozenset[str], habits: Habits) -> tuple[Path, list[Cells]]:
    """The best cuts of a row's lines, and what the next row needs to know."""
    paths = [Path(0.0, None, None, "", before.sound, "", False, before.case, before.headed, before.picture or before.earlier)]
    for line in row.lines:
        paths = nlargest(BEAM, (_step(path, cells, names, habits) for path in paths for cells in _cuts(line, order, names)), key=lambda p: p.score)
    best = max(paths, key=lambda p: p.score + _closing(p, row))
    cells: list[Cells] = []
    at: Path | None = best
    while at is not None and at.cells is not None:
        cells.append(at.cells)
        at = at.back
    return best, cells[::-1]


def _cuts(line: Line, order: Order, names: frozenset[str]) -> Iterator[Cells]:
    """Every way a line can be cut into a picture and sound."""
    text = line.text.text
    if is_bracketed(text) or cue_kind(text) or is_caption(text) or PAGED.fullmatch(text):
        yield Cells(line, "", "", 0, 0, True)
        return
    starts = [0, *(i + 1 for i, c in enumerate(text) if c.isspace() and not text[i + 1].isspace()), len(text)]
    name = 0 if order.picture_first else head_end(text, names)
    near = starts[: LONGEST + 1] if order.picture_first else starts[-LONGEST - 1 :]
    for at in sorted({*near, 0 if order.picture_first else len(text), *(starts if len(starts) <= 2 * LONGEST else ())}):
        if 0 < at < name:
            continue
        left, right = text[:at].rstrip(), text[at:]
        if order.picture_first:
            yield Cells(line, left, right, 0, at)
        else:
            yield Cells(line, right, left, at, 0)


def _step(path: Path, cells: Cells, names: frozenset[str], habits: Habits) -> Path:
    if cells.cue:
        return path._replace(cells=cells, back=path)
    score = path.score + _joint(cells)
    closed, picture = path.closed, path.picture
    if cells.picture:
        score += _picture(path, cells, habits)
        picture = cells.picture
    elif picture and not closed and not (habits.order.picture_first and _is_picture(path)):
        closed = True
        score += _ended(picture)
    sound, row_sound, case, headed = path.sound, path.row_sound, path.case, path.headed
    if cells.sound:
        end = head_end(cells.sound, names)
        words = cells.sound[end:].strip()
        if end:
            score += 4.0 if not (sound and not shape_of(sound, 0).finished) else 3.0
            sound, row_sound, case, headed = "", "", NONE, True
        if words:
            score += _sound(sound, row_sound, words, case, headed, habits) + _over(cells.sound, habits.sound_width)
            case = case or _case(words)
            sound, row_sound, headed = words, cells.sound, False
    return Path(score, cells, path, picture, sound, row_sound, closed, case, headed, path.earlier)


def _is_picture(path: Path) -> bool:
    """Is the line before nothing but a picture, so that this one may have stood beside it?"""
    return path.cells is not None and bool(path.cells.picture) and not path.cells.sound


def _is_late(path: Path, cells: Cells, order: Order) -> bool:
    """Does a picture go on below a line without one, and not beside that line?"""
    above = path.back.cells if path.back else None
    beside = not order.picture_first and not cells.sound and above is not None and bool(above.picture)
    return path.closed and not beside


def _joint(cells: Cells) -> float:
    """What is lost when words that go together are cut apart."""
    if not (cells.picture and cells.sound):
        return 0.0
    left, right = (cells.picture, cells.sound) if cells.picture_at < cells.sound_at else (cells.sound, cells.picture)
    before, after = words_of(left)[-1:], words_of(right)[:1]
    return -0.4 - 0.5 * (affinity(before[0], after[0]) if before and after else 0.0)


def _picture(path: Path, cells: Cells, habits: Habits) -> float:
    """What words say for being a picture, or the next line of the one that is open."""
    text, own = cells.picture, habits.own.get(cells.line.text.line)
    shape = shape_of(text, 0)
    score = _over(text, habits.picture_width) + sum(_odds(word, habits, own) for word in shape.words)
    score -= 1.5 * sum(_shouts(token, cells.sound) for token in text.split())
    score -= 1.2 * len(INNER_STOP.findall(text))
    if path.picture:
        return score + _continued(path, text, habits) - (2.5 if _is_late(path, cells, habits.order) else 0.0)
    first = shape.words[0] if shape.words else ""
    if shape.first_lower and path.earlier and not path.row_sound:
        return score - 0.7 + _continued(path._replace(picture=path.earlier), text, habits)
    if shape.first_lower or not shape.words:
        return score - 5.0
    if path.case == UPPER and shape.case == UPPER and not is_in_vision(text):
        score -= 3.0
    score += 1.2 * (first in PICTURE_WORDS) - 1.0 * (first in FUNCTION_WORDS)
    return score + (1.5 if not path.row_sound else 0.0)


def _shouts(token: str, sound: str) -> bool:
    """Is this a word in capitals that a picture would not have: long, of grammar, or beside commentary in capitals?"""
    bare = token.lower().strip(".,:;")
    return case_of(token) == UPPER and bare not in PICTURE_WORDS and (len(bare) > 3 or bare in FUNCTION_WORDS or _case(sound) == UPPER)


def _continued(path: Path, text: str, habits: Habits) -> float:
    """What a picture's line says for going on with the one above."""
    return -0.8 + 0.5 * _goes_with(path.picture, text) + 0.8 * bool(shape_of(path.picture, 0).open_end) + _wraps(path.picture, text, habits.picture_width)


def _ended(text: str) -> float:
    """What the last words of a picture say for being its last."""
    shape = shape_of(text, 0)
    return -1.5 * bool(shape.open_end) - 0.6 * shape.finished


def _sound(before: str, above: str, words: str, case: int, headed: bool, habits: Habits) -> float:
    """What words say for being said next: `before` was said last, `above` is the line of this row right above."""
    shape = shape_of(words, 0)
    score = -3.0 * min(3, _odd(words, case))
    if headed:
        return score + (0.5 if shape.first_capital or not shape.words else -4.0 * shape.first_lower)
    score += _wraps(above, words, habits.sound_width) if above else 0.0
    if not before:
        return score
    if shape_of(before, 0).finished:
        return score + (0.4 if not shape.first_lower else -3.5)
    capital = shape.first_capital and shape.case != UPPER and shape.words and shape.words[0] not in ("i", "i'm", "i've", "i'll")
    return score + 0.5 * _goes_with(before, words) - (0.6 if capital else -0.6 * shape.first_lower)


def _wraps(above: str, below: str, width: float) -> float:
    """Was there no room for the first word of this line on the one above?"""
    if not width:
        return 0.0
    room = (width - width_of(above) - 0.6 - width_of(below.split()[0])) / width
    return 0.9 if room <= 0.03 else max(-3.0, -9.0 * room)


def _over(text: str, width: float) -> float:
    """What it says against a piece that it is wider than its column."""
    over = width_of(text) / width - 1.04 if width else 0.0
    return max(-5.0, -14.0 * over) if over > 0 else 0.0


def _goes_with(left: str, right: str) -> float:
    before, after = words_of(left)[-1:], words_of(right)[:1]
    return affinity(before[0], after[0]) if before and after else 0.0


def _odds(word: str, habits: Habits, own: Cells | None) -> float:
    """How much rather a word is seen than said; little for one word. What its own line taught (`own`) is left out."""
    pictures = habits.pictures[word] - (own is not None and word in words_of(own.picture))
    sounds = habits.sounds[word] - (own is not None and word in words_of(own.sound))
    known = max(-0.8, min(0.8, 0.35 * (pictures - sounds) / (1 + 0.3 * (pictures + sounds))))
    return known - (0.5 if word in FUNCTION_WORDS else -0.3) - 0.4 * (word in SPOKEN)


def _odd(words: str, case: int) -> int:
    """How many words are not in the case of the voice."""
    cases = [case_of(token) for token in words.split()]
    if case == UPPER or (case == NONE and cases.count(UPPER) > cases.count(MIXED)):
        return cases.count(MIXED)
    return sum(c == UPPER for c in cases) if case == MIXED and cases.count(UPPER) > 2 else 0


def _case(words: str) -> int:
    shape = shape_of(words, 0) if words else None
    return shape.case if shape and len(shape.words) > 1 else NONE


def _closing(path: Path, row: Row) -> float:
    """What the end of a row says: of the picture that is open, or of a row without one."""
    if path.picture:
        return 0.0 if path.closed else _ended(path.picture)
    return -1.0 if row.lines else 0.0


# ------------------------------------------------------------------- as the page's own order would have it

Part = tuple[Fragment, Choice, int]


def _head(head: Row) -> Iterator[Part]:
    for line in head.lines:
        yield _part(line.text, CUE)


def _parts(row: Row, cells: Sequence[Cells], names: frozenset[str]) -> Iterator[Part]:
    """A row as picture, timecode and sound."""
    pictures = [c for c in cells if c.picture]
    rest_of_one = bool(pictures) and pictures[0].picture[0].islower()
    time = _time(row, OF_SHOT if pictures and not rest_of_one else OF_CUE if cells and cells[0].cue else IN_POINT)
    for number, c in enumerate(pictures):
        yield _part(_piece(c.line, c.picture_at, c.picture), GOES_ON if number or rest_of_one else PICTURE)
    first, rest = (cells[:1], cells[1:]) if not pictures and cells and cells[0].cue else ([], cells)
    for c in first:
        yield _part(c.line.text, CUE)
    yield from time
    for c in rest:
        if c.cue:
            yield _part(c.line.text, CUE)
        elif c.sound:
            yield from _said(c, names)


def _said(cells: Cells, names: frozenset[str]) -> Iterator[Part]:
    end = head_end(cells.sound, names)
    if end:
        yield _part(_piece(cells.line, cells.sound_at, cells.sound[:end]), HEADING)
    rest = cells.sound[end:]
    if rest.strip():
        yield _part(_piece(cells.line, cells.sound_at + end + len(rest) - len(rest.lstrip()), rest.strip()), SOUND)


def _piece(line: Line, at: int, text: str) -> Piece:
    return Piece(line.text.line, line.text.column + at, text)


def _part(piece: Piece, kind: int) -> Part:
    shape = shape_of(piece.text, 0)
    seen = kind in (PICTURE, GOES_ON)
    choice = Choice(kind, kind, None if seen else shape, shape if seen else None, 0.0)
    return Fragment(piece.line, piece.column, piece.text, 0, False, None), choice, 0


def _time(row: Row, use: int) -> Iterator[Part]:
    if row.stamp is not None:
        yield Fragment(row.stamp.line, row.stamp.column, row.stamp.text, 0, False, row.stamp), Choice(TIME, TIME, None, None, 0.0), use
