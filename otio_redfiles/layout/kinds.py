"""Which family a page is of, where a look at single lines does not say."""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.tables.grid_row import GridRow
from otio_redfiles.layout.words import inner_pictures, signed, speakers, wording
from otio_redfiles.model import Page

SHORT_PICTURE = 32
GROUPED = 0.9
"""The share of a page's timecodes that lead a group of lines, and of its blank lines that part such groups."""
FIELDS = re.compile(r"\S(?:\s{2,}|\t)\S")


def running_rows(rows: Sequence[GridRow], style: str | None) -> bool:
    """Do most of a document's timecodes stand outside its tables (a table of credits before a running
    script)?"""
    if not style:
        return False
    inside = sum(
        bool(notation.find_stamps(cell.text, style))
        for row in rows
        if row.table is not None
        for cell in row.filled()
    )
    outside = sum(
        bool(notation.find_stamps(cell.text, style))
        for row in rows
        if row.table is None
        for cell in row.filled()
    )
    return outside > inside


def are_interrupted(lines: Sequence[Line]) -> bool:
    """Do times lead lines, each with one run of words that names who speaks, and does another time stand in one of them? What
    looks like two columns is then running text, set off from its times."""
    stamped = [line for line in lines if line.stamps]
    led = sum(line.shape in ("T", "Tw") for line in stamped)
    amid = sum(line.shape.startswith("TwT") for line in stamped)
    words = [piece.text for line in stamped for piece in line.words]
    named = sum((label := speakers.label_of(text)) is not None and label.words is not None for text in words)
    return amid > 0 and led + amid == len(stamped) and 2 * named >= len(stamped) and not any(FIELDS.search(text) for text in words)


def is_flat(page: Page, style: str) -> bool:
    """Is this the flattened three-column page: timecodes alone on lines, pictures before them, sound after?

    A picture stands as a short line without a full stop right before its timecode; pages whose blocks are led
    by their timecodes have a finished sentence, a bracket, the name of who was quoted or nothing there."""
    lines = [
        part
        for row in page.rows
        for cell in row.cells
        if cell.text.strip()
        for part in _parts(cell.line, cell.text.strip(), style)
    ]
    alone = [at for at, (_, text) in enumerate(lines) if _is_alone(text, style)]
    stamped = sum(bool(notation.find_stamps(text, style)) for _, text in lines)
    labelled = inner_pictures.coloned(text for _, text in lines)
    if len(alone) < 3 or len(alone) < 0.6 * stamped or labelled or _are_groups([number for number, _ in lines], alone):
        return False
    pictured = sum(_is_picture(lines[at - 1][1], style) and not _signs(lines[max(0, at - 3) : at]) for at in alone[1:])
    sounded = sum(at + 1 < len(lines) and _is_sound(lines[at + 1][1], style) for at in alone if not _leads_next(lines, at))
    wide = sum(two - one > 3 for (one, _), (two, _) in zip(lines, lines[1:], strict=False))
    if pictured < 2:
        return False
    return (pictured >= 0.3 * len(alone) and sounded >= 0.3 * len(alone)) or (
        wide >= 0.1 * len(lines) and pictured >= 0.15 * len(alone)
    )


def _are_groups(numbers: Sequence[int], alone: Sequence[int]) -> bool:
    """Do blank lines, by the numbers of those that are not, part groups each of which its timecode leads, and nothing else?"""
    gaps = {at for at, (one, two) in enumerate(pairwise(numbers), 1) if two - one > 1}
    led = len(gaps.intersection(alone))
    return led >= GROUPED * (len(alone) - 1) and led >= GROUPED * len(gaps)


def _parts(line: int, text: str, style: str) -> list[tuple[int, str]]:
    """A line, or its words and the timecode that ends it, where the words could be a picture's."""
    marks = notation.find_stamps(text, style)
    if len(marks) != 1 or marks[0].place != "end":
        return [(line, text)]
    before = text[: marks[0].start].rstrip()
    shows = _is_picture(before, style) and before[-1] not in "([" and not vocabulary.names_speaker(before)
    return [(line, before), (line, marks[0].text)] if shows else [(line, text)]


def _leads_next(lines: Sequence[tuple[int, str]], at: int) -> bool:
    """Is the line after this timecode one more that a timecode ends: one row a line, nothing beside the picture?"""
    return at + 2 < len(lines) and lines[at - 1][0] == lines[at][0] and lines[at + 1][0] == lines[at + 2][0]


def _signs(lines: Sequence[tuple[int, str]]) -> bool:
    """Does the last of these lines, or the one before it, sign quoted words right above?"""
    texts = [text for _, text in lines]
    signed_at = [bool(signed.CLOSED.search(one) and signed.signature(two)[0]) for one, two in zip(texts, texts[1:], strict=False)]
    return any(signed_at[-1:]) or (any(signed_at) and signed.is_post(texts[-1]))


def _is_alone(text: str, style: str) -> bool:
    marks = notation.find_stamps(text, style)
    return len(marks) == 1 and marks[0].place == "alone"


def _is_picture(text: str, style: str) -> bool:
    if len(text) > SHORT_PICTURE or notation.find_stamps(text, style) or text[:1] in "[(":
        return False
    if vocabulary.parting(text) is not None:
        return False
    return not wording.is_finished(text) or vocabulary.is_in_vision(text)


def _is_sound(text: str, style: str) -> bool:
    return wording.is_upper(text) or wording.spoken(text) > 0 or len(text) > SHORT_PICTURE
