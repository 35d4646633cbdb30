"""How hands mistype a timecode, and the signs that few houses put between its fields.

A hand slips on one sign (10,00.06, 10..00.39, 10.0044), leaves a nought out (10.0.50) or types a letter for a digit
(1O.01.03, l0.00.06): the digits are all there, so what was meant is certain. Some pages print no timecode that
others do: 10h00m06s, 10-00-06, 10:0:06. Strings go in, strings come out: the spelling that anybody reads.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

# Notations by the signs between their fields; a page prints one of these throughout, or none of them.
HOURS_H, DASHED, SLASHED = "HHhMMmSSs", "HH-MM-SS", "HH/MM/SS"
BARE = {
    "HHMMSSFF": re.compile(r"\A(\d{1,2})([0-5]\d)([0-5]\d)([0-5]\d)(?=\s*\Z)"),
    "HHMMSS": re.compile(r"\A(\d{1,2})([0-5]\d)([0-5]\d)(?=\s*\Z)"),
}
"""Notations of digits alone, that fill their cells; a sheet leaves out the first nought. Only a column's head says so."""
RARE = BARE | {
    HOURS_H: re.compile(
        r"(?<![\w.:,])(\d{1,2})\s?h\s?(\d{1,2})\s?(?:min|mn|m)\.?\s?(\d{1,2})(?:\s?(?:sec|s)\b\.?)?(?![\w:])", re.IGNORECASE
    ),
    DASHED: re.compile(r"(?<![\w.:,-])(\d{1,2})-(\d{2})-(\d{2})(?:[-:;.](\d{2}))?(?![\w-])"),
    SLASHED: re.compile(r"(?<![\w.:,/])(\d{1,2})/(\d{2})/(\d{2})(?:[/:;.](\d{2}))?(?![\w/])"),
}
GLUED = "+words"
"""Behind a notation whose times have words right behind them: 0:00:18 > 0:00:213 men wait. Their digits are counted."""
LETTERS = str.maketrans("OoIl|", "00111")
GROUP = r"(?P<it>[\dOoIl|]+(?:\s?[.:,;]{1,2}\s?[\dOoIl|]+)+)"
MISTYPED = re.compile(GROUP)
HEAD = re.compile(rf"\s*{GROUP}\s+(?=\D)")
TAIL = re.compile(rf"\S(?:\s{{2,}}|\t){GROUP}\s*\Z")
PRIMES = "M'SS\""
PRIMED = re.compile(r"(?<![\w'’])(?P<it>(?=\S{0,8}\d)[\dOoIl|]{1,3}['’′´]\s?[\dOoIl|]{2}[\"”″])(?!\w)")
"""Minutes and seconds in primes, a letter for a digit among them: 7'5O\""""
NEAR = 60  # characters of an edge of a line
RIGHT = re.compile(r"\d{1,2}([.:])\d{2}\1\d{2,3}(?:[.:;,]\d{2,3})?")
LONGEST = 20  # characters of a timecode with frames, doubled signs and all
BROKEN = re.compile(r"\d{1,2}(?:[.:]\d{2})*[.:]\d \d(?:[.:;,]\d{2})*")
"""A blank inside a field, the first one's aside: what stands before that may be a number of its own."""
ENOUGH = 3  # timecodes that make a habit
DAYS = 31  # a last field above this is no day of a month


@lru_cache(maxsize=16384)
def meant(text: str, style: str) -> str | None:
    """The timecode of the page's notation that `text` was meant to be; None where it is spelled right, or no such slip.

    A digit too many leaves open which one, and is not put right here.
    """
    bare = text.strip()
    if style == PRIMES:
        return _primed(bare)
    bare = bare.replace(" ", "") if BROKEN.fullmatch(bare) and len(bare) <= LONGEST else bare
    count = _fields_of(style)
    if len(bare) > LONGEST or not count or not MISTYPED.fullmatch(bare):
        return None
    if RIGHT.fullmatch(bare):
        return bare if bare != text.strip() and len(re.findall(r"\d+", bare)) == count else None
    digits = bare.translate(LETTERS)
    if sum(map(str.isdigit, bare)) < (1 if count > 2 else 2):
        return None
    fields = _fields(re.findall(r"\d+", digits), bare, count)
    if fields is None or any(int(field[:2]) > 59 for field in fields[1 - (len(fields) == 2):3]):
        return None
    signs = _signs(style, re.findall(r"[.:,;]", digits), len(fields))
    right = "".join(field + sign for field, sign in zip(fields, [*signs, ""], strict=True))
    return right if right != bare else None


def _primed(bare: str) -> str | None:
    """The timecode in primes that was meant where letters are typed for digits."""
    right = bare.translate(LETTERS)
    return right if right != bare and len(bare) <= LONGEST and PRIMED.fullmatch(bare) else None


def at_the_edge(text: str, style: str) -> tuple[int, int, str] | None:
    """Where a mistyped timecode stands in a line, and what it was meant to be: alone, at the head of the line before
    its words, or far behind them. Beside words a field without its nought (2.1.10) may number a chapter."""
    bare = text.strip()
    if len(bare) <= LONGEST and (right := meant(bare, style)):
        start = text.index(bare)
        return start, start + len(bare), right
    tail = max(0, len(text) - NEAR)
    if style == PRIMES:
        found = next((found for found in PRIMED.finditer(text, tail) if _primed(found["it"])), None)
        return (*found.span("it"), _primed(found["it"])) if found else None
    for found, offset in ((HEAD.match(text[:NEAR]), 0), (TAIL.search(text[tail:]), tail)):
        right = None if found is None or _is_chapter_or_month(found["it"]) else meant(found["it"], style)
        if right is not None:
            return found.start("it") + offset, found.end("it") + offset, right
    return None


def _is_chapter_or_month(text: str) -> bool:
    groups = re.findall(r"\w+", text)
    return any(len(group) == 1 for group in groups) or re.fullmatch(r"(?:0?\d|1[0-2])\W(?:19|20)\d\d", text) is not None


def _fields_of(style: str) -> int:
    """How many fields the timecodes of a notation have; 0 for one whose signs are no points or colons."""
    found = re.findall(r"([A-Z]+|mmm|cc)([.:;,]?)", style)
    plain = re.fullmatch(r"H{1,2}[.:]MM[.:]SS(?:[.:;,](?:FF|mmm|cc))?|MM[.:]SS", style)
    return len(found) if plain else 0


def _fields(groups: Sequence[str], bare: str, count: int) -> list[str] | None:
    """The fields of a mistyped timecode, two digits each but for the hour; None where they cannot be told apart."""
    if count == 2 and len(groups) == 2:
        return list(groups) if all(1 <= len(g) <= 2 for g in groups[:1]) and len(groups[1]) == 2 else None
    full = {3, count} & {3, 4}
    if count > 2 and len(groups) + 1 in full and sum(len(group) == 4 for group in groups) == 1:
        groups = [part for group in groups for part in ((group[:2], group[2:]) if len(group) == 4 else (group,))]
    if len(groups) not in full or not 1 <= len(groups[0]) <= 2:
        return None
    short = sum(len(group) == 1 for group in groups[1:])
    long = [len(group) for group in groups[1:] if len(group) > 2]
    if short > (count > 2) or (long and (long != [3] or short or len(groups[-1]) != 3)):
        return None
    return [groups[0], *(group.zfill(2) for group in groups[1:])]


def _signs(style: str, printed: Sequence[str], count: int) -> list[str]:
    """The signs between so many fields: the page's own, and what was printed before frames."""
    own = re.findall(r"[.:;,]", style)
    last = own[2:3] or printed[-1:]
    return [*(own[:1] * 2), *last][: count - 1] if count > 2 else own[:1]


# --------------------------------------------------------------------------- notations that few pages print


def rare_style(texts: Iterable[str]) -> str | None:
    """The notation of a page on which no usual timecode stands: a rare one, or one that leaves noughts out.

    Cells that hold nothing else, run forward, and are no dates.
    """
    bare = [text.strip() for text in texts]
    for style, pattern in ((style, pattern) for style, pattern in RARE.items() if style not in BARE):
        found = [tuple(map(int, match.groups()[:3])) for text in bare if (match := pattern.fullmatch(text))]
        if _are_times(found, style == HOURS_H):
            return style
    for style in ("HH:MM:SS", "HH.MM.SS"):
        short = [right for text in bare if style[2] in text and (right := meant(text, style))]
        if _are_times([tuple(map(int, re.findall(r"\d+", text)[:3])) for text in short], False):
            return style
    return None


def _are_times(found: Sequence[tuple[int, ...]], sure: bool) -> bool:
    """Do these fields (hours, minutes, seconds) read as a clock that runs forward? Dates do not, `sure` are none."""
    if len(found) < ENOUGH or any(minutes > 59 or seconds > 59 for _, minutes, seconds in found):
        return False
    back = sum(two < one for one, two in pairwise(found))
    last = {seconds for *_, seconds in found}
    return back <= 0.1 * len(found) and (sure or (len(last) >= ENOUGH and max(last) > DAYS))


def without_seconds(style: str | None, order: Sequence[tuple[int, ...]]) -> str | None:
    """ "H:MM" for a page of hours and minutes that prints seconds only where a scene begins and ends (1:04:10, 1:05, 1:06):
    most leave them out, and all run forward when read so; None for others."""
    if style is None or not re.fullmatch(r"HH([.:])MM\1SS", style) or any(len(numbers) > 3 for numbers in order):
        return None
    short = sum(len(numbers) == 2 for numbers in order)
    clocks = [numbers[0] * 3600 + numbers[1] * 60 + sum(numbers[2:]) for numbers in order]
    hours = {numbers[0] for numbers in order if len(numbers) == 3}
    fits = all(one <= two for one, two in pairwise(clocks)) and all(numbers[0] in hours or numbers[0] - 1 in hours for numbers in order)
    return f"H{style[2]}MM" if short >= 3 and 2 * short > len(order) and fits and max(hours) > 0 else None


# --------------------------------------------------------------------------- words glued to times


@lru_cache(maxsize=64)
def glued_head(style: str) -> re.Pattern[str]:
    """A time or a range that a line begins with, its digits those of the notation; hours lead minutes once there are some."""
    hours = r"(?:\d{1,2}:(?=\d{2}:\d{2}))?" if style.startswith("MM:SS") else ""
    time = hours + r"\d{1,2}" + "".join(rf"[:.;,]\d{{{3 if field == 'mmm' else 2}}}" for field in re.findall(r"[A-Z]+|mmm|cc", style)[1:])
    return re.compile(rf"\s*[(\[]?(?P<one>{time})(?:\s*(?:-|–|—|−|>|->|-->|=>|→|/|to|till?)\s*(?P<two>{time}))?", re.IGNORECASE)


def glues(texts: Sequence[str], style: str | None) -> bool:
    """Do words stand right behind the times that lines begin with, most of them, and digits behind one of them?"""
    if style is None or not re.fullmatch(r"(?:HH|MM)[.:](?:MM|SS)(?:[.:]SS)?(?:[.:;,](?:FF|mmm|cc))?", style):
        return False
    heads = [(text, head.end()) for text in texts if (head := glued_head(style).match(text))]
    behind = [text[end : end + 1] for text, end in heads if end < len(text.rstrip())]
    glued = sum(not one.isspace() and not one.isdigit() and one not in ".:,;-–—>)]|/" for one in behind)
    return glued >= ENOUGH and glued >= 0.5 * len(heads) and any(map(str.isdigit, behind))
