"""At what width the lines below a page's first timecode are wrapped, whatever stands above it.

A web page, or the paper that a script was pasted into, has paragraphs above the script that are a line each."""

from collections.abc import Sequence
from itertools import takewhile

from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line

WIDER = 1.25
"""Of the width that lines are wrapped at: a line so long is a paragraph that was not."""
CLOSING = {"[": "]", "(": ")", "{": "}"}
REACH = 6
"""Lines over which a bracket is wrapped at most."""


def wrapped_at(lines: Sequence[Line]) -> int:
    """The width at which a page's lines are wrapped, or those below its first timecode; 0 where they are not."""
    texts = [line.piece.text for line in lines]
    return text_lines.wrap_width(texts) or text_lines.wrap_width(texts[len(_above(lines)) :])


def is_wider_above(lines: Sequence[Line], width: int) -> bool:
    """Do lines above the first timecode show by their length that they were not wrapped at the `width` of those below it?"""
    return width > text_lines.PROSE and any(len(line.piece.text) > WIDER * width for line in _above(lines))


def below_open_brackets(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines a blank line parts off below one that is a bracket as a whole but for its closing sign, and that nothing
    closes up to the next time or bracket: it was forgotten, and a new paragraph begins."""
    return frozenset(at + 1 for at, line in enumerate(lines[:-1]) if lines[at + 1].gap and _is_forgotten(line, lines[at + 1 : at + 1 + REACH]))


def _is_forgotten(line: Line, below: Sequence[Line]) -> bool:
    """Does a line open a bracket that none of those below it closes?"""
    text = line.words[-1].text if line.words else ""
    close = CLOSING.get(text[:1])
    if close is None or close in text:
        return False
    rest = [one.piece.text for one in takewhile(lambda one: not one.stamps and one.piece.text.lstrip()[:1] != text[:1], below)]
    return not any(close in one for one in rest)


def _above(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first timecode."""
    return lines[: next((at for at, line in enumerate(lines) if line.stamps), 0)]
