"""Lines that are never spoken, set apart before a page is read and put back as cues.

    10:00:16   Ice forms at the shore           A label in capitals and the lines below it that go on with it; in small
    NARRATOR: Water freezes from the top.       letters only where the page has several. Their numbers are transcripts',
    ANNOTATION: Dr Roy, transcript p. 11,       tapes' and dates, never places of the programme.
    TC 03:14:52.

So every family reads a page as if its typist had left them out. Only whole rows count, below the first timecode:
what stands in a cell beside others is its own family's to tell.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from otio_redfiles import aside_words, captions, notation, vocabulary
from otio_redfiles.layout import drafting
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.words import cues, spans, speakers, wording
from otio_redfiles.model import CueKind, Draft, DraftCue, Page, Piece, Row

FIELDS = re.compile(r"\t|\s{3,}|\s\|\s")
"""What parts columns on a line."""
LEAST = 2
"""So many lines of one label in small letters are a habit."""
LONGEST = 40
"""Lines of one aside, at most."""
LEAD = 6
"""So many letters before a timecode lead a line with it (TC 10:00:11), all the same."""
WIDEST = 120
"""Wider lines are not wrapped."""
VOICES = frozenset(("source", "sources"))
"""Labels that are also what somebody is called who must not be named."""
Aside = tuple[Piece, ...]


def set_apart(page: Page) -> tuple[Page, tuple[Aside, ...]]:
    """The page without its asides, and those, line by line; the very page where there are none."""
    begins = _begins(page)
    found = _spans_of(page, begins) if begins else ()
    if not found:
        return page, ()
    placed = spans.placed_rows(page)
    taken = {at for start, end in found for at in range(start, end)}
    rows = tuple(row for at, row in enumerate(page.rows) if at not in taken)
    asides = (tuple(p for at in range(*own) for cell in placed[at] for p in spans.inner_lines(cell)) for own in found)
    return replace(page, rows=rows), tuple(asides)


def put_back(draft: Draft, asides: Sequence[Aside]) -> Draft:
    """The draft with a cue for every aside, where it stands on the page."""
    return drafting.with_cues(draft, (DraftCue(CueKind.OTHER, aside) for aside in asides))


# --------------------------------------------------------------------------- where they begin


def _text(row: Row) -> str:
    """The text of a row that has no other cell beside it; "" for rows of several."""
    filled = [cell.text for cell in row.cells if cell.text.strip()]
    return filled[0].strip() if len(filled) == 1 else ""


def _begins(page: Page) -> Mapping[int, str]:
    """The rows that an aside begins at, below the first timecode, with their labels in upper case."""
    texts = [_text(row) for row in page.rows]
    labels = {at: found for at, text in enumerate(texts) if (found := aside_words.aside_label(text))}
    labels = {at: found for at, found in labels.items() if not FIELDS.search(texts[at], found.end()) and not _carries(texts[at])}
    usual = Counter(found["word"] for found in labels.values())
    voiced = _voiced(labels, texts)
    told = {at: f for at, f in labels.items() if (aside_words.is_aside(texts[at]) or usual[f["word"]] >= LEAST) and f["word"] not in voiced}
    first = _first_time(page) if told else None
    return {} if first is None else {at: found["word"].upper() for at, found in told.items() if at > first}


def _carries(text: str) -> bool:
    """Are pictures with times run in behind the remark that begins this?"""
    return text_lines.carries(text, notation.find_stamps(text))


def _voiced(labels: Mapping[int, re.Match[str]], texts: Sequence[str]) -> frozenset[str]:
    """The labels that mostly stand before words that somebody says: a source who is not named."""
    said: dict[str, list[bool]] = {}
    for at, found in labels.items():
        if found["word"].lower() in VOICES:
            said.setdefault(found["word"], []).append(wording.spoken(texts[at][found.end() :]) > 1)
    return frozenset(word for word, heard in said.items() if 2 * sum(heard) > len(heard))


def _first_time(page: Page) -> int | None:
    """The first row with a timecode; None where the page has none."""
    style = notation.detect_style([cell.text for row in page.rows for cell in row.cells])
    if style in (None, notation.FEET):
        return None
    return next((at for at, row in enumerate(page.rows) for cell in row.cells if notation.find_stamps(cell.text, style)), None)


# --------------------------------------------------------------------------- where they end


def _spans_of(page: Page, begins: Mapping[int, str]) -> tuple[tuple[int, int], ...]:
    """The first row of every aside, and the row after its last."""
    width = max((len(cell.text.rstrip()) for row in page.rows for cell in row.cells), default=0)
    width = width if width <= WIDEST else 0
    found, end = [], 0
    for at in sorted(begins):
        if at >= end:
            end = _end(page, at, begins, width)
            found.append((at, end))
    return tuple(found)


def _end(page: Page, at: int, begins: Mapping[int, str], width: int) -> int:
    """The row after the last line that goes on with the aside that begins at `at`."""
    if page.rows[at].table is not None:
        return at + 1
    opened = _opened(page.rows[at])
    for end in range(at + 1, min(at + LONGEST, len(page.rows))):
        above, row = page.rows[end - 1], page.rows[end]
        if end in begins or row.table is not None or row.line != above.line + 1 or not _goes_on(above, row, width, opened > 0):
            return end
        opened += _opened(row)
    return min(at + LONGEST, len(page.rows))


def _opened(row: Row) -> int:
    """How many brackets a row opens and does not close."""
    text = _text(row)
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")


def _goes_on(above: Row, row: Row, width: int, is_open: bool) -> bool:
    """Does a line go on with the one above it, by its first word and the room that was left for it?"""
    text, before = _text(row), _text(above)
    if not text or FIELDS.search(text):
        return False
    if is_open:
        return True
    marks = notation.find_stamps(text)
    led = bool(marks) and marks[0].start <= LEAD and not before.endswith((",", ";"))
    if led or (marks and marks[0].place in ("start", "alone")) or _is_headed(text):
        return False
    label = aside_words.aside_label(before)
    bare = label is not None and label.end() >= len(before)
    return bare or wording.goes_on(before, text) or text_lines.is_full(before, text, int(0.95 * width))


def _is_headed(text: str) -> bool:
    """Does something else begin here: a speaker, a caption, a heading of the page?"""
    if captions.is_caption(text) or vocabulary.labelled_cue(text) or vocabulary.parting(text) or cues.SECTION.match(text):
        return True
    label = speakers.label_of(text)
    return label is not None and not label.bite and (label.delivery is not None or wording.is_upper(label.speaker)) and label.sure >= 0.85
