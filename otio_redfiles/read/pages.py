"""From rows to a page: blank rows dropped, control characters out, size bounded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from otio_redfiles.errors import UnreadableScriptError
from otio_redfiles.model import Cell, Diagnostic, Page, Row, Severity
from otio_redfiles.read.files import nothing_in, refuse

CELL_LIMIT = 2_000_000
"""A hundred hours of script in a table of twelve columns; more is an attack, not a script."""

# What XML 1.0 cannot carry, and the C1 controls, which no script means.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
PAGE_BREAK = "\f"
"""A page or column break inside a run: no line where it stands at the edge of a text, a newline elsewhere."""

LOOKS = ("comment", "deleted", "struck", "hidden")
"""Why characters are no part of a text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `deleted`: a tracked change took them out; `comment`: they are no part of the text, but what somebody
    noted beside it."""

    text: str
    italic: bool = False
    struck: bool = False
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    comment: bool = False

    @property
    def is_shown(self) -> bool:
        """Are these part of the text as it stands?"""
        return not (self.struck or self.hidden or self.deleted or self.comment)

    @property
    def look(self) -> str:
        """Why they are not, the first reason that holds; "" for text that is."""
        return next((name for name in LOOKS if getattr(self, name)), "")


def make_page(path: Path, rows: Iterable[Row], furniture: Iterable[Cell] = ()) -> Page:
    """The page of the rows that are not blank.

    Raises EmptyScriptError where all are, UnreadableScriptError where they are too many.
    """
    kept = tuple(_bounded(path, rows))
    if not kept:
        raise nothing_in(path)
    return Page(str(path), kept, tuple(furniture))


def cell_of(line: int, runs: Sequence[Run]) -> Cell:
    """One cell of formatted text; italic where there are letters and all of them are, else the letters that are; the bold at its
    head, where others follow."""
    text = "".join(run.text for run in runs).strip(PAGE_BREAK).replace(PAGE_BREAK, "\n")
    letters = [run.italic for run in runs if any(char.isalpha() for char in run.text)]
    slants = tuple(_slants(runs)) if any(letters) and not all(letters) else ()
    return Cell(line, clean(text).rstrip("\n"), bool(letters) and all(letters), _bold_head(runs), slants)


def _slants(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Where the runs in italics that hold letters stand in the cell's text."""
    at = -sum(len(run.text) for run in takewhile(lambda run: not run.text.strip(PAGE_BREAK), runs))
    first = next((run.text for run in runs if run.text.strip(PAGE_BREAK)), "")
    at -= len(first) - len(first.lstrip(PAGE_BREAK))
    for run in runs:
        if run.italic and any(char.isalpha() for char in run.text):
            yield max(0, at), at + len(run.text)
        at += len(run.text)


def _bold_head(runs: Sequence[Run]) -> int:
    """How many characters the runs in bold at the head of a text hold; 0 where nothing follows them."""
    head = [*takewhile(lambda run: run.bold or not run.text.strip(), runs)]
    if not any(run.bold for run in head) or len(head) == len(runs) or head[0].text.startswith(PAGE_BREAK):
        return 0
    return sum(len(run.text) for run in head)


def clean(text: str) -> str:
    """The text with every character that XML cannot carry replaced by a blank, so that columns stay."""
    return CONTROL.sub(" ", text)


def struck_out(cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    """What is to be said of text that a hand struck out: it is left out."""
    if cells:
        places = "1 place" if len(cells) == 1 else f"{len(cells)} places"
        yield Diagnostic(cells[0].line, Severity.INFO, "struck-out", f"{places} of struck-out text left out, the first {cells[0].text.strip()[:40]!r}")


def hidden_text(cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    """What is to be said of text that its program hides: it is left out."""
    if cells:
        places = "1 place" if len(cells) == 1 else f"{len(cells)} places"
        yield Diagnostic(cells[0].line, Severity.INFO, "hidden-text", f"{places} of hidden text left out, the first {cells[0].text.strip()[:40]!r}")


def deletions(cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    """What is to be said of text that a tracked change took out: it is left out."""
    if cells:
        places = "1 tracked deletion" if len(cells) == 1 else f"tracked deletions in {len(cells)} places"
        yield Diagnostic(cells[0].line, Severity.INFO, "deleted-text", f"{places} left out, the first {cells[0].text.strip()[:40]!r}")


def too_many_cells(path: Path) -> UnreadableScriptError:
    """The error for a page beyond `CELL_LIMIT`."""
    return refuse(path, f"has more than {CELL_LIMIT:,} cells; no script has, so it was not read")


def _bounded(path: Path, rows: Iterable[Row]) -> Iterator[Row]:
    cells = 0
    for row in rows:
        if any(cell.text.strip() for cell in row.cells):
            cells += len(row.cells)
            if cells > CELL_LIMIT:
                raise too_many_cells(path)
            yield row
