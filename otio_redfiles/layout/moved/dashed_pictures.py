"""Rows parted by slashes, bars or tabs whose pictures are a list, a dash before each; the words stand behind the last, or below.

    Image / Text
    10:00:08 / -EXT. Harbour at dawn (2 shots)             10:00:08 | EXT. Harbour at dawn (2 shots) |
    - INT. Control room / Ten years ago the bell    ->              | INT. Control room              | Ten years ago the bell
    was lowered to the seabed.                                      |                                | was lowered to the seabed.
"""

import re
from collections.abc import Iterator, Sequence

from otio_redfiles import notation
from otio_redfiles.layout.tables.columns import Columns, Sheet
from otio_redfiles.layout.tables.grid_row import Cells, GridRow
from otio_redfiles.layout.words import cues, spans, wording
from otio_redfiles.model import CueKind, Page, Piece

LEAST, MOSTLY, LED = 3, 0.5, 0.8
"""So many rows at least, and so great a share of all rows, begin with a dash behind the time; the share of timecodes that lead rows."""
SIGN = re.compile(r"(?:(?<=\s)|\A)[/|](?=\s|\Z)|\t")
DASH = re.compile(r"\s*[-–—•*·]\s*(?=[^\W_])")
ROLES = ("timecode", "picture", "sound")
ANEW = 99
"""So many blank lines stand before another picture, whatever is usual on the page."""


def dashed_of(page: Page, style: str | None) -> Sheet | None:
    """The page as rows of timecode, picture and sound; None where no dashes lead pictures."""
    lines = [row[0] for row in spans.placed_rows(page) if len(row) == 1 and "\n" not in row[0].text]
    if not style or len(lines) < len(page.rows):
        return None
    times = [_time(line, style) for line in lines]
    starts = [at for at, time in enumerate(times) if time]
    if not _are_listed(lines, times) or len(starts) < LED * sum(bool(notation.find_stamps(line.text, style)) for line in lines):
        return None
    head = (GridRow(line.line, (spans.trimmed(line),)) for line in lines[: starts[0]])
    ends = [*starts[1:], len(lines)]
    return Sheet((*head, *(row for start, end in zip(starts, ends) for row in _rows(lines[start:end], times[start]))), Columns(ROLES), style)


def _time(line: Piece, style: str) -> notation.Mark | None:
    """The timecode that leads a line, a sign between it and what stands behind it."""
    mark = next(iter(notation.find_stamps(line.text, style)), None)
    led = mark is not None and not line.text[: mark.start].strip() and SIGN.match(line.text[mark.end :].lstrip(" "))
    return mark if led else None


def _are_listed(lines: Sequence[Piece], times: Sequence[notation.Mark | None]) -> bool:
    """Do dashes lead what stands behind most times, and lines below them?"""
    timed = [line.text[time.end :] for line, time in zip(lines, times, strict=True) if time]
    dashed = sum(DASH.match(SIGN.sub("", text, count=1)) is not None for text in timed)
    below = any(not time and DASH.match(line.text) for line, time in zip(lines, times, strict=True))
    return below and dashed >= max(LEAST, MOSTLY * len(timed))


def _rows(lines: Sequence[Piece], time: notation.Mark) -> Iterator[GridRow]:
    """The row of a timecode: a line each, another picture far below the one above it."""
    first, *below = lines
    behind = SIGN.search(first.text, time.end)
    picture, words = _halves(spans.part(first, behind.end()) if behind else None)
    yield GridRow(first.line, (spans.part(first, time.start, time.end), _undashed(picture), words), 1, 1, True)
    for line in below:
        if cues.cue_of(line.text.strip()) in (CueKind.HEADER, CueKind.END):
            yield GridRow(line.line, (spans.trimmed(line),))
            continue
        anew = words is None and DASH.match(line.text) is not None
        seen, said = (None, spans.trimmed(line)) if words is not None else _below(line)
        words = words or said
        yield GridRow(line.line, (None, _undashed(seen), said), 1, ANEW * anew, on=True)


def _below(line: Piece) -> Cells:
    """Picture and words of a line above which the row has no words yet: a sentence without a dash or a sign is said."""
    said = not DASH.match(line.text) and not SIGN.search(line.text) and not line.text[:1].islower() and wording.is_finished(line.text.strip())
    return (None, spans.trimmed(line)) if said else _halves(line)


def _halves(line: Piece | None) -> Cells:
    """What stands before a sign, and behind it."""
    found = SIGN.search(line.text) if line is not None else None
    if line is None or found is None:
        return line and spans.trimmed(line), None
    return spans.part(line, 0, found.start()), spans.part(line, found.end())


def _undashed(picture: Piece | None) -> Piece | None:
    """A picture without the dash before it."""
    found = DASH.match(picture.text) if picture is not None else None
    return spans.part(picture, found.end()) if picture is not None and found else picture
