"""A flattened page as fragments: what stood in one cell of one row, or several cells run together.

Every tab of the page became a newline, so the number of blank lines before a fragment (its gap) counts the
tabs between two cells. A page that kept tabs, or set cells side by side in one line, gives the same
fragments: a line is cut at its tabs and at its timecodes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from otio_redfiles.decode.names import with_names
from otio_redfiles.model import Page, Stamp
from otio_redfiles.notation import fields, find_stamps
from otio_redfiles.vocabulary import heading_of, names_speaker

BESIDE = -1  # the gap of a fragment that stands in the same line as the one before, with only blanks between
# A timecode by its form, alone in its line, though its digits are no time: 10.72.14 is a slip to be reported.
FORMED = re.compile(r"\s*(\d{1,2}[.:,;]\d{2}[.:,;]\d{2,3})\s*\Z")
# A name, a colon, then words on the same line.
RUN_IN = re.compile(r"(?P<name>[^\W\d_][^:\t]{0,48}?)\s*:\s+(?=\S)")
FAR = 12  # a gap larger than this says no more than this


class Fragment(NamedTuple):
    """A run of text between blank lines, tabs and timecodes.

    `gap` is the number of blank lines (or lost tabs) before it; `soft` says that its line ends in a blank,
    which a soft line break leaves behind. `stamp` is set where the fragment is a timecode; `seconds` is then what
    it says, `since` the seconds since the timecode before it (None where they cannot be read). `named` says that the line could be a speaker's name (see `names`).
    """

    line: int
    column: int
    text: str
    gap: int
    soft: bool
    stamp: Stamp | None
    seconds: int | None = None
    since: int | None = None
    named: bool = False


def fragments_of(page: Page, style: str) -> tuple[Fragment, ...]:
    """The fragments of a page of running lines, in reading order, timecodes in notation `style` apart."""
    found: list[Fragment] = []
    previous = 0
    for row in page.rows:
        for cell in row.cells:
            found.extend(_line(cell.line, cell.text, min(cell.line - previous - 1, FAR), style))
            previous = cell.line
    return tuple(with_names(_timed(_unlabelled(found), style)))


def _unlabelled(found: Sequence[Fragment]) -> list[Fragment]:
    """The same fragments, names that stand before their words (`KEEPER: words`) apart, where the page sets names so."""
    labels = {i: label for i, f in enumerate(found) if not f.stamp and (label := RUN_IN.match(f.text)) and names_speaker(label["name"] + ":")}
    names = Counter(heading_of(label["name"]).speaker for label in labels.values())
    habit = sum(_leads(found, i) for i in labels) >= 3
    known = {i: label for i, label in labels.items() if habit and (names[heading_of(label["name"]).speaker] > 1 or _leads(found, i))}
    return [part for i, f in enumerate(found) for part in (_parted(f, known[i]) if i in known else (f,))]


def _leads(found: Sequence[Fragment], i: int) -> bool:
    """Is this the first fragment after a timecode?"""
    return i > 0 and found[i - 1].stamp is not None


def _parted(fragment: Fragment, label: re.Match[str]) -> tuple[Fragment, Fragment]:
    words = fragment.text[label.end():]
    return (fragment._replace(text=label.group().rstrip(), soft=False),
            fragment._replace(column=fragment.column + label.end(), text=words, gap=BESIDE))


def _timed(found: list[Fragment], style: str) -> tuple[Fragment, ...]:
    """The same fragments, each timecode knowing how many seconds it stands after the one before."""
    before: int | None = None
    for i, fragment in enumerate(found):
        if fragment.stamp:
            now = _seconds(fragment.text, style)
            found[i] = fragment._replace(seconds=now, since=None if now is None or before is None else now - before)
            before = now if now is not None else before
    return tuple(found)


def _seconds(text: str, style: str) -> int | None:
    read = fields(text, style)
    return None if read is None else ((read[0] or 0) * 60 + read[1]) * 60 + read[2]


def _line(line: int, text: str, gap: int, style: str) -> list[Fragment]:
    """The fragments of one line; the first has the line's own gap."""
    found: list[Fragment] = []
    gap += _leading_tabs(text)
    for start, end, is_stamp in _cells(text, style):
        raw = text[start:end]
        bare = raw.strip()
        if not bare:
            continue
        column = start + len(raw) - len(raw.lstrip())
        stamp = Stamp(line, column, bare) if is_stamp else None
        found.append(Fragment(line, column, bare, gap if not found else _between(text, found[-1], column),
                              raw != raw.rstrip(), stamp))
    return found


def _leading_tabs(text: str) -> int:
    return min(len(text) - len(text.lstrip("\t")), FAR)


def _between(text: str, before: Fragment, column: int) -> int:
    tabs = text.count("\t", before.column + len(before.text), column)
    return tabs - 1 if tabs else BESIDE


def _cells(text: str, style: str) -> list[tuple[int, int, bool]]:
    """(start, end, is a timecode) of the cells of a line: what stands between tabs and timecodes."""
    cuts: list[tuple[int, int, bool]] = []
    at = 0
    formed = FORMED.match(text) if style.startswith("HH") else None
    for start, end in [(m.start, m.end) for m in find_stamps(text, style)] or ([formed.span(1)] if formed else []):
        cuts += [(*span, False) for span in _tabbed(text, at, start)]
        cuts.append((start, end, True))
        at = end
    return cuts + [(*span, False) for span in _tabbed(text, at, len(text))]


def _tabbed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\t]+", text[start:end])]
