"""How long something lasts, as a page prints it: 00:00:05:10, 0:05, 4 sec, 10", 6s, 1'30", 1m 20s, 8½", a bare 5.

A length stands in a column of its own, or behind a timecode in brackets or with a plus. Strings go in, numbers come
out.
"""

import re
from functools import lru_cache

from otio_redfiles import notation

NUMBER = r"\d{1,3}(?:[.,]\d{1,3}|\s?[¼½¾])?"
MINUTES = r"(?P<m>\d{1,3})\s?(?:m|min|mins|minutes?|['’′´])\.?"
SECONDS = rf"(?P<s>{NUMBER})\s?(?:s|sec|secs|seconds?|sek|sekunden|[\"”″]|['’′]{{2}})\.?"
WORDED = re.compile(rf"(?:{MINUTES}\s?(?:{SECONDS}|(?P<rest>\d{{2}}|(?<=\s)\d))?|{SECONDS.replace('<s>', '<only>')})(?![\w'’\"])", re.IGNORECASE)
COLON = re.compile(r":(?P<s>[0-5]\d)(?!\d)")
RANGE = re.compile(r"(?P<least>\d{1,3})\s?(?:[-–—]|to|bis|à)\s?(?P<most>\d{1,3})\s?(?:s|sec|secs|seconds?|sek|sekunden|[\"”″]|['’′]{2})\.?", re.IGNORECASE)
"""From so many seconds to so many, as plans say before anything is shot: 10-12 secs."""
BARE = re.compile(rf"(?P<s>{NUMBER})")
# Behind a timecode: (4 sec), (0:04), + 10", [6s]
BEHIND = re.compile(r"\s*(?:(?P<open>[(\[])\s*\+?\s*|\+\s*)(?=[\d:])")
QUARTERS = {"¼": ".25", "½": ".5", "¾": ".75"}
"""How stopwatches are read in the booth: 8½"."""

Fields = tuple[int, int | None, int | None]


def find_length(text: str) -> tuple[int, int] | None:
    """Where the length stands in a cell of a column of lengths; None where the cell holds none."""
    if marks := notation.find_stamps(text):
        return marks[0].start, marks[0].end
    bare = text.strip(" \t\xa0()[]+~")
    start = text.find(bare)
    return (start, start + len(bare)) if bare and read(bare) is not None else None


def find_behind(text: str, at: int) -> tuple[int, int, int] | None:
    """A length right behind the timecode that ends at `at`: where it starts and ends, and where its bracket does."""
    lead = BEHIND.match(text, at)
    if not lead:
        return None
    mark = next((mark for mark in notation.find_stamps(text) if mark.start == lead.end()), None)
    found = WORDED.match(text, lead.end()) or COLON.match(text, lead.end())
    if found and re.search(r"\d\s?m\Z", found.group()):  # metres
        return None
    end = mark.end if mark else found.end() if found else None
    if end is None or not lead["open"]:
        return None if end is None else (lead.end(), end, end)
    close = re.compile(r"\s*[)\]]").match(text, end)
    return (lead.end(), end, close.end()) if close else None


@lru_cache(maxsize=4096)
def read(text: str, style: str | None = None) -> Fields | None:
    """Whole seconds, frames and milliseconds of a printed length (None where it prints none); None where it is none."""
    clock = notation.fields(text, style)
    if clock is not None:
        hours, minutes, seconds, frames = clock
        return (hours or 0) * 3600 + minutes * 60 + seconds, frames, notation.milliseconds(text, style)
    bare = text.strip()
    if (found := RANGE.fullmatch(bare)) and int(found["least"]) <= int(found["most"]):
        halves = int(found["least"]) + int(found["most"])  # the middle of the range
        return halves // 2, None, 500 if halves % 2 else None
    for pattern in (WORDED, COLON, BARE):
        if found := pattern.fullmatch(bare):
            named = found.groupdict()
            return _fields(named.get("m"), named.get("s") or named.get("only") or named.get("rest") or "0")
    return None


def _fields(minutes: str | None, seconds: str) -> Fields:
    for sign, decimals in QUARTERS.items():
        seconds = seconds.replace(sign, decimals)
    whole, _, rest = seconds.replace(",", ".").partition(".")
    return int(minutes or 0) * 60 + int(whole), None, int(rest.ljust(3, "0")) if rest else None
