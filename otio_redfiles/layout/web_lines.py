"""Lines that a web page prints below and between a script: its buttons, what else it offers, advertisements.

    00:41NARRATOR: She has the keys.        Up next                          what is offered, with its length, is no
    Advertisement                           The Clockmaker 28:14             time and no picture of this film
    00:52Two people have one.               Was this transcript helpful?

They are set apart before a page is read and put back as cues, with no times. Between the script's lines only where the page has
several such lines, or a foot of them, and never below a time that stands alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import aside_words, notation
from otio_redfiles.layout import drafting
from otio_redfiles.layout.words import spans
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Row

BUTTONS = re.compile(r"\s{2,}|\t|\s[|·•]\s")
"""What parts the buttons of a line."""
OFFERED = re.compile(r"\S.{0,80}?\s+[(\[]?\d{1,2}(?::\d\d){1,2}[)\]]?\s*\Z")
"""Another film, its length behind its name."""
BODY, LONGEST = 3, 12
"""Lines of the script above a foot, at least; lines of a foot, at most."""
SEVERAL = 2
"""So many such lines show that the page is from the web."""
WORDS = 4
"""Words of a button, at most."""


def set_apart(page: Page) -> tuple[Page, tuple[DraftCue, ...]]:
    """The page without such lines below its first time, and cues of them; the very page where there are none."""
    texts = [_text(row) for row in page.rows]
    told = [at for at, text in enumerate(texts) if _is_of_page(text)]
    if not told:
        return page, ()
    foot = _foot(page.rows, texts)
    between = [at for at in told if foot or len(told) >= SEVERAL]
    first = next((at for at, text in enumerate(texts) if notation.find_stamps(text)), len(texts))
    taken = {at for at in (*range(foot or len(texts), len(texts)), *between) if at > first and not _is_below_time(texts, at)}
    if not taken:
        return page, ()
    placed = spans.placed_rows(page)
    cues = (DraftCue(CueKind.OTHER, tuple(line for cell in placed[at] for line in spans.inner_lines(cell))) for at in sorted(taken))
    return replace(page, rows=tuple(row for at, row in enumerate(page.rows) if at not in taken)), tuple(cues)


def put_back(draft: Draft, cues: Sequence[DraftCue]) -> Draft:
    """The draft with such cues among its items, each where it stands on the page."""
    return drafting.with_cues(draft, cues) if cues else draft


def _text(row: Row) -> str:
    """The text of a row of running text; "" for a table's, and for rows of several cells."""
    return row.cells[0].text.strip() if row.table is None and len(row.cells) == 1 else ""


def _is_of_page(text: str) -> bool:
    """Does a line say what a web page says of itself, alone or as the buttons side by side?"""
    parts = [part for part in BUTTONS.split(text) if part] if len(text) <= aside_words.NEAR else []
    own = [part for part in parts if aside_words.is_of_page(part)]
    return bool(own) and all(part in own or len(part.split()) <= WORDS for part in parts) and not notation.find_stamps(text)


def _foot(rows: Sequence[Row], texts: Sequence[str]) -> int:
    """The first row of a page's foot: it stands apart, and all from it on are such lines and what they offer; 0 without one."""
    tail = range(max(BODY, len(rows) - LONGEST), len(rows))
    apart = (at for at in tail if rows[at].line - rows[at - 1].line > 1 and _is_of_page(texts[at]))
    return next((at for at in apart if all(_are_offered(texts[at:]))), 0)


def _are_offered(texts: Sequence[str]) -> Iterator[bool]:
    """Of each of these lines: is it the page's own, or the name of another film?"""
    return (_is_of_page(text) or (len(text) <= aside_words.NEAR and OFFERED.fullmatch(text) is not None) for text in texts)


def _is_below_time(texts: Sequence[str], at: int) -> bool:
    """Does the line above hold nothing but a time, whose words these are?"""
    marks = notation.find_stamps(texts[at - 1])
    return len(marks) == 1 and marks[0].place == "alone"
