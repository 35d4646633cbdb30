"""Fields at the foot of a catalogue's card or a supplier's sheet, about the film as a whole: nobody says them.

    10:04:12 Fountains. Credits.

    Tags: fountains, parks, mayors            Copyright: City Film Unit, 1962
    Film ID: 207.11  Canister: 12/4           For further information contact the archive.

They are set apart before a page is read and put back as headings. Only the last lines of a page, apart from those above
them, each the first of its name on the page; numbers in them are no times.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import aside_words
from otio_redfiles.layout.words import spans
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Row

NAME = re.compile(r"\s*(?P<name>[^\W\d_][^:=\t]{0,40}?)\s*:")
BODY = 3
"""Lines of the script above, at least."""
LONGEST = 12
"""Lines of a foot."""


Field = tuple[Piece, ...]


def set_apart(page: Page) -> tuple[Page, tuple[Field, ...]]:
    """The page without the fields at its foot, and the lines of each; the very page where it has none."""
    first = _first(page.rows)
    if first is None:
        return page, ()
    fields: list[Field] = []
    for line in (line for cells in spans.placed_rows(page)[first:] for cell in cells for line in spans.inner_lines(cell)):
        goes_on = bool(fields) and not aside_words.is_of_film(line.text)
        fields[len(fields) - goes_on :] = [(*fields[-1], line) if goes_on else (line,)]
    return replace(page, rows=page.rows[:first]), tuple(fields)


def put_back(draft: Draft, foot: Sequence[Field]) -> Draft:
    """The draft with the fields as headings behind all else."""
    return replace(draft, items=(*draft.items, *(DraftCue(CueKind.HEADER, field) for field in foot))) if foot else draft


def _first(rows: Sequence[Row]) -> int | None:
    """The first row of the foot: it stands apart, and all from it on are fields, or go on with one."""
    names = Counter(name for row in rows if (name := _name(_text(row))))
    tail = range(max(BODY, len(rows) - LONGEST), len(rows))
    apart = (at for at in tail if rows[at].line - rows[at - 1].line > 1)
    return next((at for at in apart if all(_kinds(rows[at:], names))), None)


def _kinds(rows: Sequence[Row], names: Counter[str]) -> Iterator[bool]:
    """Of each of these rows: is it a field of a foot, or the rest of one?"""
    above = ""
    for row in rows:
        text = _text(row)
        field = aside_words.is_of_film(text) and names[_name(text)] <= 1
        yield field or (bool(above) and bool(text) and (text[0].islower() or above.endswith(",")))
        above = text


def _text(row: Row) -> str:
    """The text of a row of running text; "" for a table's, and for rows of several cells."""
    return row.cells[0].text.strip() if row.table is None and len(row.cells) == 1 else ""


def _name(text: str) -> str:
    found = NAME.match(text[: aside_words.NEAR])
    return found["name"].lower() if found else ""
