"""What the user told of a page that the page does not bear out: it changes nothing, and that is said."""

from collections.abc import Iterable
from dataclasses import replace

from otio_redfiles import notation
from otio_redfiles.model import Diagnostic, Draft, Reading, Severity

CODE = "option-without-effect"
FEW = 0.1
"""Numbers of a kind that are fewer of all may be lengths, clocks and cue numbers."""


def borne_out(style: str | None, texts: Iterable[str]) -> str | None:
    """The notation told; None where nearly all timecodes of the page have other fields (MM:SS for 10:00:06)."""
    if style is None or style in (notation.FEET, notation.PRIMES):
        return style
    printed = [len(mark.numbers) for text in texts for mark in notation.find_stamps(text, style)]
    wanted = (_fields(style), 2 if _fields(style) == 3 else 0)  # an hour may be left out
    return style if not printed or sum(count in wanted for count in printed) >= FEW * len(printed) else None


def _fields(style: str) -> int:
    """How many numbers a timecode of this notation has: HH:MM:SS three, and milliseconds none of their own."""
    names = style.replace("mmm", "").upper()
    return sum(name in names for name in ("H", "MM", "SS", "FF"))


def with_notes(draft: Draft, told: Reading, used: Reading) -> Draft:
    """The draft, with a note for each option that the reading did without."""
    notes = []
    if told.style != used.style:
        notes.append(f"--timecode-style {told.style} changes nothing: the timecodes here are {draft.style}")
    if told.columns != used.columns:
        notes.append(f"--columns changes nothing: the page was read as {draft.layout}")
    found = tuple(Diagnostic(1, Severity.INFO, CODE, note) for note in notes)
    return replace(draft, notes=(*draft.notes, *found))
