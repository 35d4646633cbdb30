"""Paragraphs whose times lead their pictures, but for the last, which stand behind what ends the film.

    Opens on plaque. 00:00:12 Weir from the bank. 00:00:31 CU gate. 00:00:44 Two boys fish. End title 00:00:58. Ends 00:01:04.

The sentences in front of those times are closed, those behind the last ones are not: so one tells them apart.
"""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import cues, spans
from otio_redfiles.model import CueKind, Piece, Stamp

LEAST = 4
CLOSED = (".", ";", "!", "?", "…", "\"", "”", "'", "’", ")")
ENDS = (CueKind.END, CueKind.CREDITS, CueKind.TITLE)
MOST_WORDS = 5


def turned(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, what ends the film led by its times as the pictures are."""
    return tuple(replace(line, tokens=_turned(line.tokens)) if _is_led(line) else line for line in lines)


def _is_led(line: Line) -> bool:
    """Do sentences close in front of most times of a line, and does it end with one behind what ends the film?"""
    if len(line.stamps) < LEAST or line.shape[-2:] != "wT" or _ending(line.tokens[-2]) is None:
        return False
    inside = [one.text for one, two in zip(line.tokens, line.tokens[1:], strict=False) if isinstance(one, Piece) and isinstance(two, Stamp)][:-1]
    return len(inside) >= LEAST - 1 and sum(text.rstrip().endswith(CLOSED) for text in inside) >= 0.6 * len(inside)


def _turned(tokens: tuple[Piece | Stamp, ...]) -> tuple[Piece | Stamp, ...]:
    """The tokens, each time at the end before the words that it stands behind."""
    behind: tuple[Piece | Stamp, ...] = ()
    while len(tokens) > 2 and isinstance(tokens[-1], Stamp) and (at := _ending(tokens[-2])) is not None:
        words, stamp = tokens[-2], tokens[-1]
        rest, end = spans.part(words, 0, at), spans.part(words, at)
        behind = (stamp, *((end,) if end else ()), *behind)
        tokens = (*tokens[:-2], *((rest,) if rest else ()))
    return (*tokens, *behind)


def _ending(token: Piece | Stamp) -> int | None:
    """Where the last sentence of some words begins, if it says how the film ends."""
    if not isinstance(token, Piece):
        return None
    at = token.text.rfind(". ", 0, -1) + 1
    last = token.text[at:].strip(" .")
    return at if last and len(last.split()) <= MOST_WORDS and cues.cue_of(last) in ENDS else None
