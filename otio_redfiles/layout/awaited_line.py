"""A line of a page and its times, as those who seek the awaited ones see it."""

from dataclasses import dataclass

from otio_redfiles.notation import Mark


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: where it stands on the page, its text, its times and where these start and end."""

    row: int
    cell: int
    at: int
    text: str
    marks: tuple[Mark, ...]
    starts: frozenset[int]
    ends: frozenset[int]


def line_of(row: int, cell: int, at: int, text: str, marks: tuple[Mark, ...]) -> Line:
    """A line of a cell and its times."""
    return Line(row, cell, at, text, marks, frozenset(mark.start for mark in marks), frozenset(mark.end for mark in marks))
