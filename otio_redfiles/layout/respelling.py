"""A page read in the trade's usual spellings, and told in its own: C.U. is read as CU, MUS: as MUSIC:, V.O. as V/O.

    10:00:04  M.S. Ada at the gate             MUS: fiddle, alone            V.O.  Nobody came.

Houses abbreviate alike and dot differently; the families need not know how. Names have such initials too (W.S., M.S.): sizes
are respelled only on pages that lead lines with them as a habit. What is told has the words and the places of the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TypeVar

from otio_redfiles.layout import quote_signs
from otio_redfiles.layout.quote_signs import Signs
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Draft, DraftCue, DraftSegment, DraftSpeech, Page, Piece, Row, Stamp

SIZES = "MCU BCU ECU VCU XCU CU MLS MWS MCS VLS ELS EWS MS LS WS FS GV".split()
_DOTTED = "|".join(r"\. ?".join(size) for size in SIZES)
SIZE = re.compile(rf"(?<![\w.'’/-])(?:{_DOTTED})(?:\.(?!\w)|(?![\w.])|(?=['’]?s\b)|\.(?=['’]?s\b))")
"""Sizes of shots as some hands dot them: M.S., C.U, M.C.U., G.V.s"""
_LEAD = r"(?:\A[ ]?|(?<=[\t\n|])[ ]?|(?<=[ ]{2})|(?<=\d[ ]))[(\[]?"
SLASHED = re.compile(rf"(?<![\w./])(?:{'|'.join('/'.join(size) for size in SIZES)})(?![\w/])")
"""No name has these: M/S, C/U."""
LED_SIZE = re.compile(_LEAD + SIZE.pattern)
SURE_SIZE = re.compile(LED_SIZE.pattern + r"(?=[ ]*(?:\Z|[\t\n|,;:–—-]|[a-zß-ÿ]))")
"""What no name is behind: M.S. of the quay"""
MUSIC = re.compile(_LEAD + r"(?P<it>MUS\b\.?(?=\s*:|[ \t]+\S|\s*\Z)|M[Uu][Ss]\.?(?=\s*:|[ ](?:up|in|out|under|over|ends?|starts?|begins?|stops?|fades?|full|swells?|continues?)\b))")
"""Music, cut short: MUS: fiddle, MUS OUT, Mus.: piano"""
VOICE = re.compile(_LEAD + r"(?P<it>V\.[ ]?O\.?)(?=\s*(?::|\Z|[-–—][ ])|[ ]*[\t\n]|[ ]+[A-Z“\"])")
"""Who is heard, where nobody is named: V.O.: Nobody came."""
CAPTION = re.compile(_LEAD + r"(?P<it>CAP|Cap)(?=\.?\s*:)")
"""What is written over the picture: CAP: Ada Lorne"""
GAP = re.compile(r"[ ]{2,}|\Z|(?=[\t\n|])")
NEAR = 200
"""A column is not so many characters wide."""
HABIT = 2
"""So many sizes that lead a line or a cell are no initials of names."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is read at `column` of a respelled line, and what is printed there."""

    line: int
    column: int
    read: str
    printed: str


Placed = TypeVar("Placed", Piece, Stamp)
Respelled = tuple[int, int, str]
"""From where to where in a text something is respelled, and how."""


@dataclass(frozen=True, slots=True)
class Ways:
    """A page's own: does it dot its sizes, and how does it set quotations?"""

    sizes: bool
    signs: Signs | None


class PartedError(Exception):
    """A piece ends amid a respelled word: what is printed there cannot be told."""


def understood(page: Page, understand: Callable[[Page], Draft]) -> Draft:
    """The draft of a page that is read in usual spellings, with the words and places that it prints."""
    read, edits = respelled(page)
    if not edits:
        return understand(page)
    try:
        return _Printed(edits, quote_signs.habit_of(_texts(page))).draft(understand(read))
    except PartedError:
        return understand(page)


def respelled(page: Page) -> tuple[Page, tuple[Edit, ...]]:
    """The page in usual spellings and what was respelled, in the order of the page."""
    ways = Ways(_dots_sizes(_texts(page)), quote_signs.habit_of(_texts(page)))
    edits: list[Edit] = []
    ends: dict[int, int] = {}
    rows = tuple(_row(row, ways, edits, ends) for row in page.rows)
    return (replace(page, rows=rows), tuple(edits)) if edits else (page, ())


def _texts(page: Page) -> list[str]:
    return [cell.text for row in page.rows for cell in row.cells]


def _dots_sizes(texts: Sequence[str]) -> bool:
    """Is it a habit of the page to lead with sizes that are dotted, or is one of them surely a size?"""
    return sum(len(LED_SIZE.findall(text)) for text in texts) >= HABIT or any(SURE_SIZE.search(text) for text in texts)


def _row(row: Row, ways: Ways, edits: list[Edit], ends: dict[int, int]) -> Row:
    return replace(row, cells=tuple(_cell(cell, ways, edits, ends) for cell in row.cells))


def _cell(cell: Cell, ways: Ways, edits: list[Edit], ends: dict[int, int]) -> Cell:
    """A cell in usual spellings; its edits are noted, and where the next cell on its line begins."""
    text, at = "", 0
    start = ends.get(cell.line, 0)
    for begin, end, read in _in_step(cell.text, sorted(_found(cell.text, ways))):
        text += cell.text[at:begin]
        edits.append(Edit(cell.line, start + len(text), read, cell.text[begin:end]))
        text, at = text + read, end
    text += cell.text[at:]
    ends[cell.line] = start + len(text) + 1
    return cell if text == cell.text else replace(cell, text=text)


def _found(text: str, ways: Ways) -> Iterator[Respelled]:
    """What of a text is respelled."""
    if ways.signs:
        yield from quote_signs.found(text, ways.signs)
    for found in SLASHED.finditer(text):
        yield *found.span(), found.group().replace("/", "")
    if ways.sizes:
        for found in SIZE.finditer(text):
            yield *found.span(), re.sub(r"[. ]", "", found.group())
    for pattern, read in ((MUSIC, "MUSIC"), (VOICE, "V/O"), (CAPTION, "CAPTION")):
        for found in pattern.finditer(text):
            yield *found.span("it"), read


def _in_step(text: str, found: Sequence[Respelled]) -> Iterator[Respelled]:
    """The same, the blanks before the next column made more or fewer, so that columns stay in line."""
    owed = 0
    for one, ahead in pairwise((*found, (len(text), len(text), ""))):
        begin, end, read = one
        yield one
        owed += end - begin - len(read)
        gap = GAP.search(text, end, min(end + NEAR, ahead[0]))
        if gap and gap.group() and gap.end() < len(text):
            yield from _blanks(gap, owed)
        if gap and gap.start() < ahead[0]:
            owed = 0


def _blanks(gap: re.Match[str], owed: int) -> Iterator[Respelled]:
    """So many blanks more before a gap, or fewer in it where two are left."""
    if owed > 0:
        yield gap.start(), gap.start(), " " * owed
    elif owed < 0 and len(gap.group()) + owed >= 2:
        yield gap.start(), gap.start() - owed, ""


class _Printed:
    """Puts back what is printed: the places of a line move by what was respelled before them."""

    def __init__(self, edits: Iterable[Edit], signs: Signs | None) -> None:
        self.signs = signs
        self.lines: dict[int, list[Edit]] = {}
        for edit in edits:
            self.lines.setdefault(edit.line, []).append(edit)
        grown = {line: (len(edit.printed) - len(edit.read) for edit in of_line) for line, of_line in self.lines.items()}
        self.moves = {line: (0, *accumulate(by)) for line, by in grown.items()}

    def draft(self, draft: Draft) -> Draft:
        """The whole draft as printed."""
        return replace(
            draft,
            title=self._title(draft),
            items=tuple(map(self.item, draft.items)),
            stamps=tuple(map(self.placed, draft.stamps)),
            unused=tuple(map(self.placed, draft.unused)),
            lengths=tuple(map(self.placed, draft.lengths)),
        )

    def _title(self, draft: Draft) -> str:
        """The title as its item prints it."""
        for item in draft.items:
            if isinstance(item, DraftCue) and spans.joined(item.pieces) == draft.title:
                return spans.joined(map(self.placed, item.pieces))
        return draft.title

    def item(self, item: spans.Item) -> spans.Item:
        """One item as printed."""
        times = {name: self.maybe(getattr(item, name)) for name in ("stamp", "out", "placed")}
        if isinstance(item, DraftSpeech):
            segments = tuple(DraftSegment(self.maybe(part.stamp), tuple(map(self.placed, part.pieces))) for part in item.segments)
            return replace(item, heading=tuple(map(self.placed, item.heading)), segments=segments, speaker=self._speaker(item), **times)
        return replace(item, pieces=tuple(map(self.placed, item.pieces)), duration=self.maybe(item.duration), **times)

    def _speaker(self, item: DraftSpeech) -> str:
        """A name as printed, where one of its words was respelled."""
        name = item.speaker
        for edit in (edit for piece in item.heading for edit in self.lines.get(piece.line, ()) if edit.read.strip()):
            name = re.sub(rf"(?<!\w){re.escape(edit.read)}(?!\w)", lambda _, edit=edit: edit.printed, name) if edit.read[0].isalnum() else name
        return quote_signs.printed(name, self.signs)

    def maybe(self, stamp: Stamp | None) -> Stamp | None:
        """A timecode where it is printed."""
        return None if stamp is None else self.placed(stamp)

    def placed(self, one: Placed) -> Placed:
        """Words, or a timecode, as and where they are printed. A respelled word is held whole or not at all."""
        edits = self.lines.get(one.line, ())
        first = bisect_right(edits, one.column, key=_end)
        last = bisect_left(edits, one.column + len(one.text), lo=first, key=_begin)
        text = one.text
        for edit in reversed(edits[first:last]):
            text = _put_back(text, edit.column - one.column, edit)
        return replace(one, column=one.column + self._moved(one.line, first), text=text)

    def _moved(self, line: int, count: int) -> int:
        """How far so many respelled words moved what stands behind them."""
        return self.moves[line][count] if count else 0


def _begin(edit: Edit) -> int:
    return edit.column


def _end(edit: Edit) -> int:
    return edit.column + len(edit.read)


def _put_back(text: str, begin: int, edit: Edit) -> str:
    """The text with what is printed; where its piece left the word out, blanks as long as that."""
    end = begin + len(edit.read)
    if begin < 0 or end > len(text):
        raise PartedError
    held = text[begin:end]
    if held == edit.read:
        return text[:begin] + edit.printed + text[end:]
    if held.strip():
        raise PartedError
    return text[:begin] + " " * len(edit.printed) + text[end:]
