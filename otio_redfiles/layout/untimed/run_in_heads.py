"""Headings amid the items of an agency's list that is run in: whose the next shots are, where and when they were shot.

    2. Aerial of fire engine HARBOUR TV - NO ACCESS KIRK Upper Tarn - June 25, 2009 3. Tight shot of horse

Such a heading stands at the end of what precedes the next number. It begins at the source, which is known by its
restriction, or at the place, whose words are capitals and which the page may name elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from otio_redfiles.layout.lines import numbered

LONGEST = 160
"""No heading is longer."""
WORDS = 80
"""No place is longer."""
MOST = 60
"""So many places of a page are remembered."""
SOURCE = re.compile(
    r"(?<=\s)[A-ZÀ-Þ][A-ZÀ-Þ0-9]+(?:[ /][A-ZÀ-Þ][\w.]*){0,5}\s+[–—-]\s+"
    r"(?=(?i:(?:[\w']+\s+){0,2}(?:no\s+(?:access|archives?|resale|use|online|internet)|clients\s+only|access\s+all|must\s+(?:courtesy|credit)|mandatory)))"
)
PLACE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*,?\s+){1,6}\Z")
ITEM = re.compile(r"\(?\d{1,3}[.)]\s+\S+\s+")


def heads_in(text: str, edges: Sequence[int]) -> list[int]:
    """Where headings begin inside a text that is parted at `edges`."""
    parts = [(start, text[start:end].rstrip()) for start, end in pairwise([*edges, len(text)])]
    named = (place for _, part in parts if (place := _place(part)))
    places = set(islice(named, MOST))
    return [start + at for start, part in parts if (at := _head_at(part, places))]


def _place(text: str) -> str:
    """The words in capitals before the date that a text ends with."""
    dated = numbered.DATELINE.search(text, max(0, len(text) - LONGEST))
    found = PLACE.search(f"{text[max(0, dated.start() - WORDS) : dated.start()].rstrip()} ") if dated else None
    return found.group().strip() if found else ""


def _head_at(text: str, places: set[str]) -> int | None:
    """Where in an item the heading of the next ones begins; None where none follows it, or a list's heading is all it is."""
    item = ITEM.match(text)
    if not item:
        return None
    starts = [*_sources(text, item.end()), *_places(text, item.end(), places)]
    return min(starts, default=None)


def _sources(text: str, first: int) -> Iterator[int]:
    if found := SOURCE.search(text, max(first - 1, len(text) - LONGEST)):
        yield found.start()


def _places(text: str, first: int, places: set[str]) -> Iterator[int]:
    """Where the place begins: the shortest name that the page prints elsewhere, or all the words in capitals."""
    own = _place(text)
    known = min((place for place in places if own == place or own.endswith(f" {place}")), key=len, default=own)
    at = text.rfind(known) if known else -1
    if at >= first:
        yield at
