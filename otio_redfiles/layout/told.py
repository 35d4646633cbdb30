"""A page read as the user told: what the page does not bear out changes nothing, and that is said."""

import re
from collections.abc import Iterable
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.layout import blanks, house, page, respelling
from otio_redfiles.layout.families import read_as_blocks, read_as_text, read_by_family
from otio_redfiles.layout.tables import frame_columns
from otio_redfiles.model import Diagnostic, Draft, Page, Reading, Severity

CODE = "option-without-effect"
FEW = 0.1
"""Numbers of a kind that are fewer of all may be lengths, clocks and cue numbers."""
IN_COLUMNS = re.compile(r"\d+ columns: ")


def understand_as_text(found: Page, reading: Reading = Reading()) -> Draft:
    """The draft of a page as `understand` gives it, read as running text whatever else it could be."""
    return understand(found, reading, read_as_text)


def understand_as_blocks(found: Page, reading: Reading = Reading()) -> Draft:
    """The draft of a page as `understand` gives it, read as blocks that timecodes lead where this explains it much better."""
    return understand(found, reading, read_as_blocks)


def understand(found: Page, reading: Reading = Reading(), family: page.Family = read_by_family) -> Draft:
    """The draft of any page: every non-blank character is in one piece, stamp, heading or unused piece of
    it. What was told and changes nothing is noted."""
    found = blanks.plain(found)
    style = borne_out(reading.style, (cell.text for row in found.rows for cell in row.cells))
    told = replace(reading, style=style)
    is_ours = house.is_house(found)
    draft = page.understand(found, told) if is_ours else respelling.understood(found, lambda respelled: page.understand(respelled, told, family))
    notes = []
    if style != reading.style:
        notes.append(f"--timecode-style {reading.style} changes nothing: the timecodes here are {draft.style}")
    if reading.columns and (is_ours or not IN_COLUMNS.match(draft.layout)):
        notes.append(f"--columns changes nothing: the page was read as {draft.layout}")
    said = tuple(Diagnostic(1, Severity.INFO, CODE, note) for note in notes)
    return replace(draft, style=style if style and is_ours else draft.style, notes=(*draft.notes, *said, *frame_columns.told(found, draft.style)))


def borne_out(style: str | None, texts: Iterable[str]) -> str | None:
    """The notation told; None where nearly all timecodes of the page have other fields (MM:SS for 10:00:06)."""
    if style is None or style in (notation.FEET, notation.PRIMES):
        return style
    finest = 3 if notation.counts_hundredths(style) else 4
    printed = [min(finest, len(mark.numbers)) for text in texts for mark in notation.find_stamps(text, style)]
    wanted = (_fields(style), 2 if _fields(style) == 3 and style.startswith("H") else 0)  # an hour may be left out
    return style if not printed or sum(count in wanted for count in printed) >= FEW * len(printed) else None


def _fields(style: str) -> int:
    """How many numbers a timecode of this notation has: HH:MM:SS three, milliseconds and hundredths none of their own."""
    names = style.replace("mmm", "").replace("cc", "").upper()
    return sum(name in names for name in ("H", "MM", "SS", "FF"))
