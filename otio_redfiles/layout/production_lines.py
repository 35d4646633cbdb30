"""Lines that stand above, below and between the rows of any document and say nothing of how it is laid out.

    Total running time approx 12:40                             how long the film is, above all that has a time
    [Check rights with the archive before lock - JB]            what its makers note to each other, anywhere
    Page 2                                                      where the one break between its pages was
    END OF SCRIPT                                               that nothing comes any more, and when it was printed,
    Printed 12.03.2014 15:22                                    as the last lines of the page

They are set apart before a page is read, so that every family reads it as if its typist had left them out, and put back
where they stand: lengths and page numbers as headings, notes as cues, ends as ends; a printer's mark is furniture.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation, production_words
from otio_redfiles.layout import drafting
from otio_redfiles.layout.tables import strips
from otio_redfiles.layout.words import spans
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Row

FIELD = re.compile(r"[^\W\d_](?:[^\W\d]|[ /-]){1,30}[:=]")
CUT_TIME = re.compile(r"\d{1,2}(?:[:;]\d\d){0,2}[:;]\d?|\d{1,2}(?:\.\d\d){1,2}\.\d?")
"""A time whose last figures are lost: 02:3, 10:01:. No scene is counted so (2.1)."""
HEAD = 12
"""So many lines at the top of a page may be its head."""
FOOT = 6
"""So many lines at the end of a page may be its foot."""
NOTE = 4
"""So many lines may a note in brackets be broken over."""
BODY = 1
"""Lines of the page that are left, at least."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Rows [start, end) of a page that are none of its rows, and what they are put back as; None is furniture."""

    start: int
    end: int
    kind: CueKind | None


def set_apart(page: Page) -> tuple[Page, tuple[DraftCue, ...]]:
    """The page without such lines, and cues of them; the very page where there are none."""
    texts = [_text(row) for row in page.rows]
    found = _once((*_head(page.rows, texts), *_notes(texts), *_number(page.rows, texts), *_cut_times(page.rows, texts), *_foot(page.rows, texts)))
    taken = {at for apart in found for at in range(apart.start, apart.end)}
    if not found or len(page.rows) - len(taken) < BODY:
        return page, ()
    rows = tuple(row for at, row in enumerate(page.rows) if at not in taken)
    printed = (cell for apart in found if apart.kind is None for row in page.rows[apart.start : apart.end] for cell in row.cells)
    return replace(page, rows=rows, furniture=(*page.furniture, *printed)), tuple(_cues(page, found))


def _once(found: Iterable[Apart]) -> list[Apart]:
    """What was found, but for rows that were found before: on a short page a line is of its head and of its foot."""
    kept: list[Apart] = []
    for apart in found:
        if not any(apart.start < other.end and other.start < apart.end for other in kept):
            kept.append(apart)
    return kept


def put_back(draft: Draft, cues: Sequence[DraftCue]) -> Draft:
    """The draft with such cues among its items, each where it stands on the page."""
    return drafting.with_cues(draft, cues)


def _cues(page: Page, found: Sequence[Apart]) -> Iterator[DraftCue]:
    placed = spans.placed_rows(page)
    for apart in sorted(found, key=lambda apart: apart.start):
        if apart.kind is not None:
            cells = (cell for at in range(apart.start, apart.end) for cell in placed[at])
            yield DraftCue(apart.kind, tuple(line for cell in cells for line in spans.inner_lines(cell)))


def _text(row: Row) -> str:
    """The text of a row that has no other cell beside it; "" for rows of several."""
    filled = [cell.text for cell in row.cells if cell.text.strip()]
    return filled[0].strip() if len(filled) == 1 else ""


# --------------------------------------------------------------------------- above


def _head(rows: Sequence[Row], texts: Sequence[str]) -> Iterator[Apart]:
    """The lines above all that has a time of its own that say how long the film is, each the only one of its name, or when the
    paper was made. A length among the fields of a page's head stays: those tell a family what stands below."""
    totals = {at: label for at, text in enumerate(texts) if (label := production_words.total_label(text))}
    dated = [at for at, text in enumerate(texts) if production_words.is_dated(text)]
    usual = Counter(totals.values())
    for at in range(min(HEAD, len(rows))):
        is_total = usual[totals.get(at, "")] == 1 and not _is_of_head(rows, texts, at)
        if is_total or production_words.is_printed(texts[at]) or dated == [at]:
            yield Apart(at, at + 1, CueKind.HEADER)
        elif at not in totals and _is_timed(rows[at]):
            return


def _is_timed(row: Row) -> bool:
    """Has a row a time that no word before it says what it is?"""
    return any(not mark.label for cell in row.cells for mark in notation.find_stamps(cell.text))


def _is_of_head(rows: Sequence[Row], texts: Sequence[str], at: int) -> bool:
    """Is a line that only speaks of a length one of a head's fields, as the one right above or below it is, or part of what it
    stands amid?"""
    if production_words.speaks_of_whole(texts[at]):
        return False
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(rows) and abs(rows[other].line - rows[at].line) == 1]
    return len(beside) == 2 or (FIELD.match(texts[at]) is not None and any(FIELD.match(texts[other]) for other in beside))


# --------------------------------------------------------------------------- between


def _notes(texts: Sequence[str]) -> Iterator[Apart]:
    """The notes in brackets, each on lines of its own."""
    for at, text in enumerate(texts):
        if production_words.opens_note(text) and (end := _closes(texts, at)) and production_words.is_note(" ".join(texts[at:end])):
            yield Apart(at, end, CueKind.OTHER)


def _closes(texts: Sequence[str], at: int) -> int:
    """The row after the one that closes the bracket which opens at `at`; 0 where none does."""
    sign = production_words.BRACKETS[texts[at][0]]
    return next((end + 1 for end in range(at, min(at + NOTE, len(texts))) if texts[end].endswith(sign)), 0)


def _number(rows: Sequence[Row], texts: Sequence[str]) -> Iterator[Apart]:
    """The only page number of the page, right below or above another line; where several count, or it stands apart or far out,
    it is furniture."""
    numbers = [at for at, text in enumerate(texts) if strips.PAGE.match(text) and not strips.says_of_how_many(text)]
    at = numbers[0] if len(numbers) == 1 else 0
    if 0 < at < len(rows) - 1 and strips.names_page(texts[at], texts[at - 1]) and not rows[at].cells[0].text.startswith(" " * strips.FAR):
        gaps = (rows[at].line - rows[at - 1].line, rows[at + 1].line - rows[at].line)
        if min(gaps) == 1:
            yield Apart(at, at + 1, CueKind.HEADER)


def _cut_times(rows: Sequence[Row], texts: Sequence[str]) -> Iterator[Apart]:
    """What is left of a time that was cut off, alone on a line below the first time of the page, as nothing stands there."""
    cut = [at for at, text in enumerate(texts) if CUT_TIME.fullmatch(text)]
    first = next((at for at, row in enumerate(rows) if _is_timed(row)), len(rows)) if cut else 0
    yield from (Apart(at, at + 1, None) for at in cut if at > first)


# --------------------------------------------------------------------------- below


def _foot(rows: Sequence[Row], texts: Sequence[str]) -> Iterator[Apart]:
    """The last lines of the page, from the first of them on that says that it ends, when it was printed, or who published it."""
    for at in range(len(texts) - 1, max(BODY, len(texts) - FOOT) - 1, -1):
        if production_words.is_printed(texts[at]):
            yield Apart(at, at + 1, None)
        elif production_words.is_end(texts[at]) and not _is_timed_above(rows, texts, at):
            yield Apart(at, at + 1, CueKind.END)
        elif production_words.is_published(texts[at]) and not _is_timed_above(rows, texts, at):
            yield Apart(at, at + 1, CueKind.HEADER)
        elif strips.says_of_how_many(texts[at]) and rows[at].line == rows[at - 1].line + 1:
            yield Apart(at, at + 1, CueKind.HEADER)
        elif not strips.PAGE.match(texts[at]) and not strips.DASHED.match(texts[at]):
            return


def _is_timed_above(rows: Sequence[Row], texts: Sequence[str], at: int) -> bool:
    """Is a line a cell of the row whose time stands alone above it? Not where it is set off more than that time is."""
    marks = notation.find_stamps(texts[at - 1])
    off = rows[at].line - rows[at - 1].line > rows[at - 1].line - (rows[at - 2].line if at > 1 else 0)
    return len(marks) == 1 and marks[0].place == "alone" and not off
