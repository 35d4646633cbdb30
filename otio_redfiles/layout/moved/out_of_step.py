"""Rows of timecode, picture and words that a converter wrote out of step: cells whole or in parts, some lines holding both.

    Timecode / 10:00:14 / Footage / Voiceover      the names of the columns, the first timecode among them
    GVs of divers training The crew has come       a line of the picture and one of the words
    at Harwick, May 2016                           a line of the picture alone
    to the harbour.                                words alone
    10:00:38 GVs of the next row                   a row's picture may stand before the words of the row above

Every line is dealt to the columns by a search for what reads best; the pictures belong to the timecode above them, and the
words, in their own order, to the rows that wait for some.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from otio_redfiles import notation
from otio_redfiles.column_words import role_named
from otio_redfiles.layout.moved import joined_cells, joined_cuts
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import bites, quotes, spans, wording
from otio_redfiles.model import Page, Piece

LEAST, WHOLE, NEAR = 3, 2, 4
"""Rows of such a page, those of them that hold both (an end that is cut leaves few), and lines between the first name of a column and the last."""
MOST = 600
"""Lines of a page that are searched: what was written out so are a few pages."""
BEAM, PASSES, FIRST_WIDTH = 40, 3, 26
YEAR = re.compile(r"(?:19|20)\d\d\b")
SHARED = 2.0
"""What it costs that a line holds pieces of both columns."""
LATER = re.compile(r"[^\W\d_],\s(?=[^\W\d_a-z][a-z])")
"""What no sentence begins behind but its parts: where one does, a picture's line ends there."""
NEXT = 80
"""So many characters of the words beside a picture are searched for it."""
BELOW = 1.8
"""What it says against a picture that it begins small right below open words."""
SLACK = 8
"""So many characters may a line of a picture be wider than most."""
STARTED, PARTED, STOPPED = 0.8, 1.5, 2.0
"""What it says for a cut that a sentence begins there, and against one that it parts the size of a shot from what is shown; against
a picture that a sentence ends amid it."""
DRAWN, SHOWN = re.compile(r"\b(?:GFX|CGI|[Gg]raphics?|[Aa]nimation)\W?\Z"), 2.0
"""What is drawn, at the end of a line (Ship's patch GFX), and what it says for a picture."""
DATED = 1.2
"""What it says for a picture that a line ends on when that was shot, and goes on with a place where the last line has a comma: Holm quay, May 2013."""
BRACKETED, UNBRACKETED = 2.0, 4.0
"""What it says for a picture's line that it ends where it closes the bracket it had opened, and against words that they close that."""
NOTED = re.compile(r"[(\[]\s*(?:underlay|underlaid|overlay|laid\s+over|inserts?|cutaways?|courtesy|archive|footage|graphics?|gfx|anim(?:ation)?|file|stills?|©)\b", re.IGNORECASE)
"""What notes in brackets begin with that say what is seen, or whose it is."""
PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
WIDE = 4.0
"""What it says for a cut that more than one blank stands there."""
NAMES = frozenset(("timecode", "picture", "sound"))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading of the lines so far: its score, the last pieces of picture and words, whether a quote is open, or a bracket in the
    picture, and its cuts."""

    score: float = 0.0
    seen: str = ""
    said: str = ""
    quoting: bool = False
    boxed: bool = False
    last: str = ""
    cuts: tuple[int, ...] = ()


@dataclass(slots=True)
class _Row:
    """A timecode, and the pieces of its two cells."""

    stamp: Piece
    seen: list[Piece]
    said: list[Piece]


def out_of_step_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of cells; None where its columns are not named so, or its lines do not read as both."""
    lines = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    named = _names(lines) if style and len(page.rows) <= len(lines) <= MOST else ()
    if not style or not named:
        return None
    head = [line for line in lines[: named[0]] if line.text.strip()]
    below = [line for at, line in enumerate(lines[named[0] :], named[0]) if at not in named and not PAGE_NUMBER.fullmatch(line.text)]
    parts = [part for line in below for part in _parts(line, style)]
    first = next((at for at, (_, timed) in enumerate(parts) if timed), len(parts))
    dealt = _dealt(parts[first:])
    rows = _rows(dealt)
    if first > 1 or len(rows) < LEAST or sum(bool(row.seen and row.said) for row in rows) < WHOLE:
        return None
    loose = [*(GridRow(line.line, (spans.trimmed(line),), None, 1) for line in (*head, *(lines[at] for at in named), *(piece for piece, _ in parts[:first])))]
    return Sheet((*loose, *(one for row in rows for one in _grid_rows(row))), Columns(joined_cells.ROLES), style)


def _names(lines: Sequence[Piece]) -> tuple[int, ...]:
    """Where the names of the columns stand, a line each and near each other."""
    roles = [_role(line.text) for line in lines]
    for at, role in enumerate(roles):
        near = [index for index in range(at, min(len(roles), at + NEAR + 1)) if roles[index]] if role else []
        if {roles[index] for index in near} == NAMES and len(near) == len(NAMES):
            return tuple(near)
    return ()


def _role(text: str) -> str:
    role = role_named(text.strip()) if len(text.split()) <= 3 else ""
    return "sound" if role == "narration" else role if role in NAMES else ""


def _parts(line: Piece, style: str) -> Iterator[tuple[Piece, bool]]:
    """A line, and its timecode apart where one leads it."""
    marks = notation.find_stamps(line.text, style)
    leads = bool(marks) and not line.text[: marks[0].start].strip()
    if leads and (stamp := spans.part(line, marks[0].start, marks[0].end)):
        yield stamp, True
    if rest := spans.part(line, marks[0].end if leads else 0):
        yield rest, False


# --------------------------------------------------------------------------- which line is whose


def _dealt(parts: Sequence[tuple[Piece, bool]]) -> list[tuple[Piece, str]]:
    """The timecodes, the pieces of pictures and those of words, in the page's order; each pass knows the width of the pictures better."""
    width, found = FIRST_WIDTH, []
    for _ in range(PASSES):
        cuts = iter(_best([piece.text for piece, timed in parts if not timed], width))
        found = [one for piece, timed in parts for one in ([(piece, "time")] if timed else _cut(piece, next(cuts)))]
        widths = sorted(len(piece.text) for piece, kind in found if kind == "seen")
        width = widths[int(0.75 * (len(widths) - 1))] if widths else FIRST_WIDTH
    return found


def _cut(piece: Piece, at: int) -> list[tuple[Piece, str]]:
    halves = ((spans.part(piece, 0, at), "seen"), (spans.part(piece, at), "said"))
    return [(half, kind) for half, kind in halves if half is not None]


def _best(texts: Sequence[str], width: int) -> tuple[int, ...]:
    """How much of every line is the picture's, by the best reading of all."""
    beam, names = [_Reading()], joined_cuts.names_of(texts)
    for text in texts:
        places = [(at, _joint(text[:at].rstrip(), text[at:], names) + WIDE * _is_wide(text, at)) for at in _places(text, width)]
        beam = nlargest(BEAM, (_read(reading, text, at, width, joint) for reading in beam for at, joint in places), key=lambda one: one.score)
    return beam[0].cuts


def _places(text: str, width: int) -> list[int]:
    """Where a line may be cut: nowhere, or before a word within the width of a picture."""
    inner = [at for at in range(1, min(len(text), width + SLACK)) if text[at - 1] == " " and text[at] != " "]
    return [0, *inner, len(text)]


def _is_wide(text: str, at: int) -> bool:
    """Do two blanks or more stand before a cut, words on either side? They part cells where one would part words."""
    return 1 < at < len(text) and text[at - 2 : at].isspace() and bool(text[:at].strip())


def _joint(seen: str, said: str, names: frozenset[tuple[str, str]]) -> float:
    """What it says for a cut inside a line that these words stand beside it: no name is parted, no size from what it shows, and
    a sentence begins at the cut, not behind it."""
    if not seen or not said:
        return 0.0
    later = any(joined_cuts.starts_a_sentence(said[found.end() : found.end() + NEXT]) for found in LATER.finditer(said[:NEXT]))
    told = STARTED * (joined_cuts.starts_a_sentence(said) - later)
    return told - joined_cuts.BOUND * joined_cuts.is_name(seen, said, names) - PARTED * (wording.SHOT_SIZE.fullmatch(seen) is not None)


def _open_brackets(text: str) -> int:
    """How many more brackets are opened than closed."""
    return sum(text.count(sign) for sign in "[(") - sum(text.count(sign) for sign in "])")


def _read(reading: _Reading, text: str, at: int, width: int, joint: float) -> _Reading:
    seen, said = text[:at].strip(), text[at:].strip()
    score, last = reading.score + joint - (SHARED if seen and said else 0.0), "said" if said else "seen"
    if seen:
        score += _seen(reading, seen, width) - (1.0 if said and not wording.goes_on(reading.seen, seen) and not _begins(seen) else 0.0)
    if said:
        score += _said(reading, said, bool(seen))
    score -= 1.2 * bool(seen and said and seen[:1].islower())
    open_ = reading.last == "said" and bool(reading.said) and not wording.is_finished(reading.said)
    score -= BELOW * bool(open_ and seen and not said and seen[:1].islower())  # right below words that it goes on with
    score -= 0.7 * bool(seen and said and seen.split()[-1][:1].isupper() and seen[-1:].isalpha() and said[:1].isupper())
    score += 1.5 * bool(seen and joined_cuts.MONTH.search(reading.seen) and YEAR.match(seen)) - 1.5 * bool(said and joined_cuts.MONTH.fullmatch(said.split()[0]))
    score -= 0.4 * (reading.last not in ("", last) and not (seen and said))
    boxed = _open_brackets(seen) + reading.boxed > 0
    score += BRACKETED * (seen[-1:] in (")", "]") and not boxed) - UNBRACKETED * (boxed and _open_brackets(said) < 0)
    opened = _is_open(said) if not reading.quoting else not quotes.closes(said)
    return _Reading(score, seen or reading.seen, said or reading.said, opened if said else reading.quoting, boxed, last, (*reading.cuts, at))


def _is_open(text: str) -> bool:
    return bool(wording.QUOTED.match(text)) and quotes.is_open(text)


def _begins(text: str) -> bool:
    """Does a picture begin here: with one of the trade's words, or whose interview it is?"""
    return wording.is_fresh(text) or bool(bites.bite_speaker(text)) or bites.BITE.match(text) is not None


def _seen(reading: _Reading, text: str, width: int) -> float:
    """How well a piece reads as a picture's."""
    score = -0.6 * _clipped(wording.spoken(text)) + 0.8 * _begins(text) + 0.5 * (text[:1] in "[(")
    on = bool(reading.seen) and not reading.seen.endswith(";") and (wording.goes_on(reading.seen, text) or YEAR.match(text) is not None)
    room = bool(reading.seen) and not _begins(text) and len(reading.seen) + 1 + len(text.split()[0]) < width - 1
    score += 0.9 * on - 0.8 * (room and not wording.is_finished(reading.seen)) + 0.4 * (reading.last == "seen" and not wording.is_finished(reading.seen))
    score += SHOWN * (DRAWN.search(text) is not None)
    score += DATED * _is_dated(reading.seen, text)
    score -= STOPPED * len(joined_cuts.INNER_STOP.findall(text))
    return score - 0.2 * max(0, len(text) - width - 1) + 0.5 * text.endswith(";") - 1.6 * text.endswith(".") - 2.5 * (reading.quoting and reading.last == "said" and not NOTED.match(text))


def _is_dated(above: str, text: str) -> bool:
    """Does a line end on a month and a year, below one that a comma ends?"""
    *_, month, year = ("", "", *text.rstrip(" ;,.)").split())
    return above.endswith(",") and YEAR.fullmatch(year) is not None and joined_cuts.MONTH.fullmatch(month) is not None


def _said(reading: _Reading, text: str, beside: bool) -> float:
    """How well a piece reads as words: those of an open sentence, or of a new one where the last is finished."""
    open_ = bool(reading.said) and not wording.is_finished(reading.said)
    small = text[:1].islower() or (text[:1].isdigit() and not YEAR.match(text)) or text[:1] in "…–"
    score = 0.6 * _clipped(wording.spoken(text)) + 1.0 * bool(wording.QUOTED.match(text)) + 1.5 * reading.quoting
    score += 1.4 * (open_ and small) - 1.6 * (small and not open_) + 0.3 * (open_ and not small) + 0.4 * wording.is_finished(text)
    score -= UNBRACKETED * (NOTED.match(text) is not None)
    first, *more = text.split()
    if beside:  # words that begin amid a line are told by how they begin
        score += 0.8 * (first[:1].isupper() and bool(more) and more[0][:1].islower()) - 1.0 * first.endswith(",") - 1.5 * (len(more) < 2)
        score -= 1.5 * (small or first[:1] in "([")
    return score - 1.5 * (_begins(text) and not open_)


def _clipped(odds: float) -> float:
    return max(-3.0, min(3.0, odds))


# --------------------------------------------------------------------------- rows


def _rows(dealt: Sequence[tuple[Piece, str]]) -> list[_Row]:
    """The rows: pictures below their timecode, words to the first row that waits for some."""
    rows: list[_Row] = []
    at, quoting = 0, False
    for piece, kind in dealt:
        if kind == "time":
            rows.append(_Row(piece, [], []))
        elif rows and kind == "seen":
            rows[-1].seen.append(piece)
        elif rows:
            at = _waiting(rows, at, quoting)
            rows[at].said.append(piece)
            quoting = not quotes.closes(piece.text) if quoting else _is_open(piece.text)
    return rows


def _waiting(rows: Sequence[_Row], at: int, quoting: bool) -> int:
    """The row that the next words belong to: the last one that got some, until its sentence and its quote are closed and
    another row waits."""
    while at + 1 < len(rows) and rows[at].said and not quoting and wording.is_finished(rows[at].said[-1].text):
        at += 1
    return at


def _grid_rows(row: _Row) -> Iterator[GridRow]:
    """A row of cells, and one without a gap for every further line."""
    first = row.seen[0] if row.seen and row.seen[0].line == row.stamp.line else None
    yield GridRow(row.stamp.line, (row.stamp, first, None), 1, 1, True)
    for piece in row.seen[1 if first else 0 :]:
        yield GridRow(piece.line, (None, piece, None), 1)
    for piece in row.said:
        yield GridRow(piece.line, (None, None, piece), 1)
