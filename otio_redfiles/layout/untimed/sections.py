"""Lists of shots in sections, each under a heading of one form: its length behind it, a word that counts it, or a colon.

    Arrival – 1'12"                       Sequence 1: The spring
    - Cars on the bridge                  Wide shot of valley
    - Family picture                      Pipe under repair
    Round table – 2'05"                   Sequence 2: The village

The lengths say how long all below them is, and time nothing: they go up and down, or add up to what the head says.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import lengths, notation
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import wording

COUNTED = re.compile(r"(?P<word>[^\W\d_]{3,12})\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])(?:\s*[:.–—-]\s*(?=\S)|\s*\Z)")
"""Sequence 1: The spring, PART II – RAIN, Block C."""
LENGTH = re.compile(
    r"\S(?:\s*[-–—:,]\s*|\s*[(\[]\s*|\s+)(?P<it>\d{1,3}\s?['’′]\s?\d{2}\s?(?:[\"”″]|['’′]{2})?|\d{1,2}:\d{2}|\d{1,3}\s?(?:[\"”″]|(?:secs?|seconds?|mins?|s)\b\.?))\s*[)\]]?\s*\Z",
    re.IGNORECASE)
QUOTE = re.compile(r"[\"“”„«»]")
NEAR = 40
"""So many characters at the end of a line hold a length with the signs around it."""
LEAST, EACH = 2, 2
"""Sections, and lines below each on the average."""
MOSTLY = 0.6
SPOKEN = 0.15
"""So many lines at most, but quotes, read as what somebody says."""


def is_timed(text: str) -> bool:
    """Does a line end on a length, as the heading of a section may?"""
    return LENGTH.search(text[-NEAR:]) is not None


def headings_of(texts: Sequence[str]) -> tuple[int, ...]:
    """At which lines sections begin that print their lengths, are counted by one word, or end on a colon; () where a page has none."""
    return next(filter(None, map(lambda at: _in_order(at, texts), (_with_lengths(texts), _counted(texts), _with_colons(texts)))), ())


def prints_lengths_only(texts: Sequence[str], style: str) -> bool:
    """Are the times of a page those of its head and of the sections whose shots dashes or dots lead, each how long one is? (Without
    such signs the lengths place the sections one after the other: `running.timed_items`.)"""
    heads = _in_order(_with_lengths(texts), texts)
    if not heads or not _are_led(texts, heads) or not lists_shots(texts, heads):
        return False
    timed = [at for at in range(heads[0], len(texts)) if any(not mark.label for mark in notation.find_stamps(texts[at], style))]
    return set(timed) <= set(heads) and _are_lengths(texts, heads)


def _are_led(texts: Sequence[str], heads: Sequence[int]) -> bool:
    """Do dashes or dots lead most lines below the headings, but quotes?"""
    body = [text for at, text in enumerate(texts) if at > heads[0] and at not in heads and not QUOTE.search(text)]
    return sum(numbered.ITEM.match(text) is not None for text in body) > MOSTLY * len(body)


def _are_lengths(texts: Sequence[str], heads: Sequence[int]) -> bool:
    """Do the times behind headings go up and down, or add up to one of the head's?"""
    taken = [_length(texts[at]) for at in heads]
    told = {_length(text) for text in texts[: heads[0]]} - {None}
    return any(one is None or two is None or one >= two for one, two in pairwise(taken)) or sum(one or 0 for one in taken) in told


def _length(text: str) -> int | None:
    """How many seconds the length at the end of a line is."""
    found = LENGTH.search(text[-NEAR:])
    read = lengths.read(found["it"]) if found else None
    return read[0] if read else None


def _with_lengths(texts: Sequence[str]) -> list[int]:
    first = next((at for at, text in enumerate(texts) if text.strip() and not _is_head(text)), 0)
    return [at for at, text in enumerate(texts) if at >= first and is_timed(text) and not _is_head(text) and not numbered.ITEM.match(text)]


def _is_head(text: str) -> bool:
    """Does a line say how long all of the page is?"""
    return numbered.TOTAL.match(text) is not None or any(mark.label for mark in notation.find_stamps(text))


def _counted(texts: Sequence[str]) -> list[int]:
    found = {at: counted["word"].casefold() for at, text in enumerate(texts) if (counted := COUNTED.match(text))}
    return [at for at, word in found.items() if word == next(iter(found.values()))]


def _with_colons(texts: Sequence[str]) -> list[int]:
    """The lines that a colon ends, none of which heads what is quoted below it."""
    led = [at for at, text in enumerate(texts) if text.endswith(":")]
    return [] if any(wording.QUOTED.match(text) for at in led for text in texts[at + 1 : at + 2]) else led


def _in_order(heads: Sequence[int], texts: Sequence[str]) -> tuple[int, ...]:
    """The headings again, if there are some, and lines below each."""
    below = [two - one - 1 for one, two in pairwise((*heads, len(texts)))]
    return tuple(heads) if len(heads) >= LEAST and min(below) > 0 and sum(below) >= EACH * len(heads) else ()


def lists_shots(texts: Sequence[str], heads: Sequence[int]) -> bool:
    """Do the lines below headings name what is seen, nobody's words but between quotes?"""
    body = [text for at, text in enumerate(texts) if at > heads[0] and at not in heads and not QUOTE.search(text)]
    return sum(wording.is_finished(text) and wording.spoken(text) > 0 for text in body) <= SPOKEN * len(body)
