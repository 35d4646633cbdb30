"""Where a line leaves room for a time and prints none: half a range, brackets with nothing between, the sign that parts times from words.

    00:00:05 -->             [00:00:08 - ]        ()  Gulls         - Men mending a net

Whether times stand so on the page is not asked here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINK = r"(?:-{1,2}>|[-–—→>])"
LED = re.compile(rf"(?P<blank>[ \t]{{0,200}}){LINK}[ \t]+\S|(?P<slash>[ \t]{{0,200}})//?[ \t]*[^\sa-zß-ÿ/]")
OPEN = re.compile(rf"\d {{0,3}}{LINK}[ \t]*\Z")
EMPTY = re.compile(r"(?<=[(\[{])[ \t]?(?=[)\]}])")
HALF_BEFORE = re.compile(rf"(?<=[(\[{{])(?= ?{LINK} ?\d)")
HALF_BEHIND = re.compile(rf"(?<=\d) ?{LINK} ?(?=[)\]}}])")
COUNTED = re.compile(rf"\A[ \t]{{0,40}}(?:[A-Z]{{1,8}} )?[A-Z]?\d{{1,4}}[A-Z]?\.?(?P<blank>[ \t]{{1,40}}){LINK}[ \t]*\d")
LONGEST = 120
"""Letters of a line that ends amid a range."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of a line where nothing stands, and the blanks that a time there needs before and behind it."""

    start: int
    before: str = ""
    behind: str = ""


def gaps_of(line: str) -> Iterator[Gap]:
    """The places of a line where a time may be left out, left to right."""
    if led := LED.match(line):
        yield _led(line, led)
    elif counted := COUNTED.match(line):
        yield _before_sign(line, counted.end("blank"), len(counted["blank"]) > 1)
    yield from (Gap(found.end()) for found in EMPTY.finditer(line))
    yield from (Gap(found.start(), behind="" if line[found.start()] == " " else " ") for found in HALF_BEFORE.finditer(line))
    yield from (Gap(found.end(), "" if line[found.end() - 1] == " " else " ") for found in HALF_BEHIND.finditer(line))
    if len(line) <= LONGEST and OPEN.search(line):
        yield Gap(len(line), "" if line[-1] in " \t" else " ")


def _led(line: str, led: re.Match[str]) -> Gap:
    """Before the sign that a line leads with, a blank between."""
    at = led.end("blank") if led["blank"] is not None else led.end("slash")
    return _before_sign(line, at, at > 0)


def _before_sign(line: str, at: int, has_blank: bool) -> Gap:
    return Gap(at - 1) if has_blank and line[at - 1] == " " else Gap(at, behind=" ")
