"""Rows of ink: text whose every character is known to be of a picture, of words, of a name, of a time or of nothing."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otio_redfiles.second.tokens import Line


@dataclass(frozen=True, slots=True)
class Ink:
    """A run of characters of one code (as in sheets, the first's: S W N T t, or `.`), and of which item (0: of none)."""

    text: str
    code: str
    key: int = 0


Row = tuple[Ink, ...]


def nothing(text: str) -> Row:
    """Text that is nobody's."""
    return (Ink(text, "."),) if text else ()


def wrapped(row: Row, width: int) -> list[Row]:
    """The row, broken at blanks so that no line is longer than `width` characters where that can be."""
    lines: list[Row] = []
    line: list[Ink] = []
    long = 0
    for ink in row:
        for part in re.findall(r"\S+\s*|\s+", ink.text):
            if line and long + len(part.rstrip()) > width and line[-1].text[-1:].isspace():
                lines.append(tuple(line))
                line, long = [], 0
            line.append(replace(ink, text=part))
            long += len(part)
    return [*lines, tuple(line)] if line else lines


def columns(cells: Sequence[Sequence[Row]], widths: Sequence[int], way: str, dice: random.Random) -> list[Row]:
    """The lines of cells side by side: joined by a blank (two, none), ruled off, set at their columns, or one behind another."""
    if way == "cells":
        return [row for cell in cells for row in cell]
    found = []
    for at in range(max((len(cell) for cell in cells), default=0)):
        parts = [cell[at] if at < len(cell) else () for cell in cells]
        found.append(_side_by_side(parts, widths, way, dice))
    return found


RULES = {"bars": ("| ", " | ", " |"), "bar": ("", " | ", ""), "slash": ("", " / ", ""), "tab": ("", "\t", "")}
"""What stands before the first cell of a line, between two, and behind the last, empty ones too."""


def _side_by_side(parts: Sequence[Row], widths: Sequence[int], way: str, dice: random.Random) -> Row:
    if way in RULES:
        return _ruled(parts, *RULES[way])
    if way == "set":
        return _set(parts, widths)
    return _joined([part for part in parts if part], {"blank": " ", "two": "   ", "glued": ""}[way], dice)


def _ruled(parts: Sequence[Row], before: str, between: str, behind: str) -> Row:
    found = nothing(before)
    for n, part in enumerate(parts):
        found += (nothing(between) if n else ()) + part
    return (*found, *nothing(behind))


def _joined(parts: Sequence[Row], gap: str, dice: random.Random) -> Row:
    found: list[Ink] = []
    for part in parts:
        found += (nothing(gap or ("" if dice.random() < 0.4 else " ")) if found else ()) + part
    return tuple(found)


def _set(parts: Sequence[Row], widths: Sequence[int]) -> Row:
    found: list[Ink] = []
    for part, width in zip(parts, widths, strict=True):
        found += part
        found += nothing(" " * (2 + max(0, min(width, 40) - sum(len(ink.text) for ink in part))))
    return tuple(found)


def text_of(rows: Sequence[Row]) -> str:
    """The page."""
    return "\n".join("".join(ink.text for ink in row).rstrip() for row in rows) + "\n"


def codes_of(rows: Sequence[Row], lines: Sequence[Line]) -> str:
    """The codes of the lines' tokens: that of the first character that is somebody's."""
    seen: set[int] = set()
    return "".join(_code(rows[line.number - 1], token.column, token.end, seen) for line in lines for token in line.tokens)


def _code(row: Row, start: int, end: int, seen: set[int]) -> str:
    at = 0
    for ink in row:
        if at < end and at + len(ink.text) > start and ink.code != "." and ink.text[max(0, start - at) : end - at].strip():
            if ink.code in "Tt":
                return ink.code
            first = ink.key not in seen
            seen.add(ink.key)
            return ink.code if first else ink.code.lower()
        at += len(ink.text)
    return "."
