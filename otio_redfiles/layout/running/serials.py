"""Lines that only count what stands below them: Row 1, Row 2 ... Shot 12. Item no. 3 - a page's own headings.

They stand on most pages that print the time last: nobody says them, and no picture shows them.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.words import persons

HEADING = re.compile(r"\W*(?P<word>[^\W\d_]{2,12})\.?\s*(?:no\.?|nr\.?|n°|#)?\s*(?P<number>\d{1,4})\W*\Z", re.IGNORECASE)
LEAST = 3
LONGEST = 32


def with_serials(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page; those that count it through are ruled off from the others."""
    serial = serials_of(lines)
    return tuple(replace(line, ruled=True) if line.number in serial else line for line in lines)


def serials_of(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that count the page through: one word, each number the next, as many as half its timecodes."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in lines:
        if not line.stamps and len(line.piece.text) <= LONGEST and (match := HEADING.match(line.piece.text)):
            found[match["word"].lower()].append((int(match["number"]), line.number))
    timed = sum(bool(line.stamps) for line in lines)
    counted = (pairs for word, pairs in found.items() if word not in persons.HEARD and _count_up([number for number, _ in pairs]))
    return frozenset(line for pairs in counted if 2 * len(pairs) >= timed for _, line in pairs)


def _count_up(numbers: Sequence[int]) -> bool:
    """Does each number follow the one before, but for a few that were left out or printed twice?"""
    steps = sum(two == one + 1 for one, two in pairwise(numbers))
    return len(numbers) >= LEAST and steps >= 0.8 * (len(numbers) - 1)
