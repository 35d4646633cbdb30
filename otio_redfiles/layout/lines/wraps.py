"""At what width the lines below a page's first timecode are wrapped, whatever stands above it.

A web page, or the paper that a script was pasted into, has paragraphs above the script that are a line each."""

from collections.abc import Sequence

from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines.lines import Line

WIDER = 1.25
"""Of the width that lines are wrapped at: a line so long is a paragraph that was not."""


def wrapped_at(lines: Sequence[Line]) -> int:
    """The width at which a page's lines are wrapped, or those below its first timecode; 0 where they are not."""
    texts = [line.piece.text for line in lines]
    return text_lines.wrap_width(texts) or text_lines.wrap_width(texts[len(_above(lines)) :])


def is_wider_above(lines: Sequence[Line], width: int) -> bool:
    """Do lines above the first timecode show by their length that they were not wrapped at the `width` of those below it?"""
    return width > text_lines.PROSE and any(len(line.piece.text) > WIDER * width for line in _above(lines))


def _above(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first timecode."""
    return lines[: next((at for at, line in enumerate(lines) if line.stamps), 0)]
