"""Where timecodes stand in a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from otio_redfiles import slips
from otio_redfiles.notation.signs import (
    BEFORE_LENGTH,
    BOUNDS,
    BOXED_RANGE,
    DATE_BEFORE,
    DIGIT,
    DIGITS,
    FEET,
    FIRST_FRAME,
    GLUED_RANGE,
    HUNDREDTHS,
    IS_FIRST_FRAME,
    LABEL_COLON,
    LENGTH,
    LENGTH_BEFORE,
    LINK,
    LONGEST_NAME,
    NAMED_AFTER,
    NAMED_BEFORE,
    NEAR,
    NO_CLOCK_AFTER,
    NO_CLOCK_BEFORE,
    PRIMES,
    RANGE_BEFORE,
    SPACED,
    SPACES,
    STARTED,
    TIMECODE,
    WIDE_SIGNS,
    separators_of,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number group that can be a timecode. `start` and `end` are character offsets in its line.

    `form` is its spelling as a notation name; `place` is "alone", "start", "end" or "inside" of the line;
    `label` is "length" or "label" where the words before it say that it is no position.
    """

    start: int
    end: int
    text: str
    numbers: tuple[int, ...]
    form: str
    place: str
    label: str = ""


REMEMBERED = 200
"""Letters: every family of pages asks again for the timecodes of the same lines; those of long ones are not kept."""


def find_stamps(text: str, style: str | None = None) -> tuple[Mark, ...]:
    """The timecodes of one line, left to right. Without `style` every candidate comes back, with it those
    that fit."""
    return _found(text, style) if len(text) <= REMEMBERED else _find(text, style)


def _find(text: str, style: str | None) -> tuple[Mark, ...]:
    """The timecodes of a line, whatever signs part their fields; their text is as printed."""
    if not DIGIT.search(text):
        return ()
    narrow = text if text.isascii() else text.translate(WIDE_SIGNS)
    found = _find_narrow(narrow, style)
    return found if narrow == text else tuple(replace(mark, text=text[mark.start : mark.end]) for mark in found)


def _find_narrow(text: str, style: str | None) -> tuple[Mark, ...]:
    if style is not None and style.endswith(slips.GLUED):
        return _unglued(text, style.removesuffix(slips.GLUED))
    if found := _glued_range(text):
        return found
    if style is not None and (found := _slipped(text, style)):
        return found
    if style in slips.RARE:
        return rare_marks(text, style)
    found = _spaced(text) + tuple(filter(None, (_mark(text, match) for match in TIMECODE.finditer(text))))
    if style is None:
        return found
    fitting = tuple(mark for mark in found if fits(mark, text, style))
    if len(fitting) == 1 and len(found) > 1 and fitting[0] is found[1] and _begins_range(text, *found[:2], style):
        return found[:2]
    return fitting or _range_of_other_signs(text, found, style) or _with_other_sign(text, found, style)


def _range_of_other_signs(text: str, found: Sequence[Mark], style: str) -> tuple[Mark, ...]:
    """The range that a line of a page of minutes and seconds begins with, both times typed with the other sign (01.36 - 01.44)."""
    if not re.fullmatch(r"MM[.:]SS", style) or len(found) < 2 or not links(text, found[:2]):
        return ()
    one, two = found[:2]
    typed = one.form == two.form and {one.form, style} == {"MM.SS", "MM:SS"} and min(len(one.text), len(two.text)) > 3
    free = one.place in ("start", "alone") and not (one.label or two.label or NO_CLOCK_AFTER.match(text, two.end))
    return (one, two) if typed and free and one.numbers < two.numbers else ()


def _begins_range(text: str, one: Mark, two: Mark, style: str) -> bool:
    """Does a time typed with the other sign begin a range that stands alone on its line (00.50 – 00:55)?"""
    other = {one.form, style} == {"MM.SS", "MM:SS"} and len(one.text) == len(two.text) and one.numbers < two.numbers
    return other and one.place in ("start", "alone") and not one.label and not text[two.end :].strip() and links(text, (one, two))


def _with_other_sign(text: str, found: Sequence[Mark], style: str) -> tuple[Mark, ...]:
    """The one time that fills its line on a page of minutes and seconds, typed with the other sign (02.05): the nought before it tells it
    from an amount."""
    if len(found) != 1 or not re.fullmatch(r"MM[.:]SS", style) or not text.lstrip().startswith("0"):
        return ()
    alone = found[0].text == text.strip() and len(found[0].text) == 5 and not found[0].label
    return tuple(found) if alone and {found[0].form, style} == {"MM.SS", "MM:SS"} else ()


def _glued_range(text: str) -> tuple[Mark, ...]:
    """The two times of a range that fills its line, glued to each other."""
    found = GLUED_RANGE.match(text)
    return tuple(_glued_mark(found, name, place) for name, place in (("one", "start"), ("two", "end"))) if found else ()


def _glued_mark(found: re.Match[str], name: str, place: str) -> Mark:
    """One of them, without the colon that its hour left."""
    text = found[name].lstrip(":")
    numbers = tuple(map(int, text.split(":")))
    return Mark(found.end(name) - len(text), found.end(name), text, numbers, "HH:MM:SS" if len(numbers) > 2 else "MM:SS", place)


_found = lru_cache(maxsize=16384)(_find)


def fits(mark: Mark, text: str, style: str) -> bool:
    """Is `mark`, found in `text`, a timecode on a page of this notation?"""
    if mark.label or style == FEET:
        return False
    if style in (SPACED, PRIMES) or mark.form in (SPACED, PRIMES):
        return mark.form == style or (style == SPACED and len(mark.numbers) > 2)
    if len(mark.numbers) > 2:
        return not _is_date(mark, style)
    if not same_separator(mark.form, style):
        return False
    return stands_free(mark, text, loose=len(style.split(style[-3:-2] or ":")) == 2)


def _is_date(mark: Mark, style: str) -> bool:
    """Is this a day of a month amid words, with points, where timecodes have frames and colons: 14.02.58?"""
    day, month = mark.numbers[:2]
    dotted = mark.form == "HH.MM.SS" and style.startswith("HH:MM:SS") and style.endswith(("FF", HUNDREDTHS))
    return dotted and mark.place in ("inside", "end") and 1 <= day <= 31 and 1 <= month <= 12


def same_separator(form: str, style: str) -> bool:
    """Do two notations set the same sign between minutes and seconds?"""
    return separators_of(form)[-1:] == separators_of(style)[:1]


def links(text: str, marks: Sequence[Mark]) -> tuple[int, ...]:
    """Indices i of `marks` such that marks i and i+1 are a range: "10.00.00 till 10.04.30", "00:00 –
    00:06"."""
    return tuple(i for i, (one, two) in enumerate(pairwise(marks)) if LINK.match(text[one.end : two.start]))


def length_behind(text: str, end: int) -> tuple[int, int] | None:
    """The length that stands behind a range which ends at `end`, as (start, end): SS:FF, M:SS, (0:12), HH:MM:SS:FF."""
    gap = BEFORE_LENGTH.match(text, end, end + 40)
    found = LENGTH.match(text, gap.end()) if gap and gap.end() > end else None
    return found.span() if found else None


def says_length(seconds: int, text: str) -> bool:
    """Do these digits say a length of so many seconds, give or take the frames: SS:FF, M:SS, H:MM:SS, HH:MM:SS:FF?"""
    numbers = [int(number) for number in DIGITS.findall(text)]
    if len(numbers) == 2:
        return min(abs(numbers[0] - seconds), abs(numbers[0] * 60 + numbers[1] - seconds)) <= 1
    return abs(numbers[0] * 3600 + numbers[1] * 60 + numbers[2] - seconds) <= 1


def _slipped(text: str, style: str) -> tuple[Mark, ...]:
    """The timecode at the edge of a line (or alone in it) that was mistyped, its digits certain, and the others."""
    start, end, right = slips.at_the_edge(text, style) or (0, 0, "")
    meant = next(iter(find_stamps(right)), None)
    if meant is None or TIMECODE.fullmatch(text, start, end):
        return ()
    mark = Mark(start, end, text[start:end], meant.numbers, meant.form, _place(text, start, end))
    others = (mark for match in TIMECODE.finditer(text) if (mark := _mark(text, match)) and fits(mark, text, style))
    return tuple(sorted((mark, *(m for m in others if m.start >= end or m.end <= start)), key=lambda m: m.start))


def _unglued(text: str, style: str) -> tuple[Mark, ...]:
    """The timecodes of a line on a page that glues words to them: those it begins with have as many digits as the notation,
    and what follows is words."""
    head = slips.glued_head(style).match(text)
    if not head:
        return find_stamps(text, style)
    own = [mark for name in ("one", "two") if head[name] for mark in find_stamps(head[name])[:1]]
    starts = [head.start(name) for name in ("one", "two") if head[name]]
    led = [replace(mark, start=at, end=at + len(mark.text), place="start") for mark, at in zip(own, starts, strict=False)]
    behind = find_stamps(text[head.end() :], style) if len(text) > head.end() else ()
    return (*led, *(replace(m, start=m.start + head.end(), end=m.end + head.end(), place=_no_start(m.place)) for m in behind))


def _no_start(place: str) -> str:
    """Where a mark stands on its line by where it stands in the words behind the times that the line begins with."""
    return {"start": "inside", "alone": "end"}.get(place, place)


def rare_marks(text: str, style: str) -> tuple[Mark, ...]:
    """The timecodes of a page that prints 10h00m06s, 10-00-06 and the like."""
    found = []
    for match in slips.RARE[style].finditer(text):
        numbers = tuple(int(number) for number in match.groups() if number)
        if numbers[1] <= 59 and numbers[2] <= 59:
            start, end = match.span()
            found.append(Mark(start, end, match.group(), numbers, style, _place(text, start, end)))
    return tuple(found)


def _mark(text: str, match: re.Match) -> Mark | None:
    numbers, form = _numbers(match)
    if form is None:
        return None
    start, end = match.span()
    return Mark(
        start,
        end,
        match.group(),
        numbers,
        form,
        _place(text, start, end),
        _label(text[max(0, start - 40) : start], text[end : end + 40]),
    )


def _numbers(match: re.Match) -> tuple[tuple[int, ...], str | None]:
    """The numbers of a match and its form; form None where they cannot be a time."""
    if match["h"]:
        return _long(match)
    if match["m2"]:
        minutes, seconds = int(match["m2"]), int(match["s2"])
        return (minutes, seconds), f"MM{match['d']}SS" if seconds < 60 else None
    minutes, seconds = int(match["pm"]), int(match["ps"])
    numbers = (int(match["ph"]), minutes, seconds) if match["ph"] else (minutes, seconds)
    return numbers, PRIMES if seconds < 60 else None


def _long(match: re.Match) -> tuple[tuple[int, ...], str | None]:
    separators = match["a"] + match["b"]
    if separators == ";;" and match["c"] == ";":
        separators = "::"  # 10;00;02;06, as Premiere prints drop-frame
    if not re.search("[:.]", separators) or int(match["m"]) > 59 or int(match["s"][:2]) > 59:
        return (), None
    if len(match["s"]) == 3 and match["f"]:
        return (), None
    numbers = (int(match["h"]), int(match["m"]), int(match["s"][:2]))
    clean = separators.replace(",", ".").replace(";", ":") if separators[0] != separators[1] else separators
    form = f"HH{clean[0]}MM{clean[-1]}SS"
    if not match["f"]:
        return numbers, form
    if len(match["f"]) == 3:
        return numbers, form + match["c"] + "mmm"
    return (*numbers, int(match["f"])), f"{form}{match['c']}FF"


def _spaced(text: str) -> tuple[Mark, ...]:
    match = SPACES.match(text)
    if not match:
        return ()
    numbers = tuple(int(number) for number in match.groups()[2:] if number)
    if numbers[1] > 59 or numbers[2] > 59:
        return ()
    start, end = match.span("all")
    form = SPACED if len(numbers) == 3 else SPACED + " FF"
    return (Mark(start, end, match["all"], numbers, form, _place(text, start, end)),)


def _place(text: str, start: int, end: int) -> str:
    before = text[max(0, start - NEAR) : start].strip(" \t([{<|\xa0-–—*") or start > NEAR
    after = text[end : end + NEAR].strip(" \t)]}>|\xa0-–—*") or len(text) - end > NEAR
    if before:
        return "inside" if after else "end"
    return "start" if after else "alone"


def _label(before: str, after: str) -> str:
    if LENGTH_BEFORE.search(before):
        return "length"
    remark = FIRST_FRAME.search(before) or IS_FIRST_FRAME.match(after) or (after[:1] in ".,;)" and after[:1] and STARTED.search(before))
    return "label" if remark or DATE_BEFORE.search(before) or LABEL_COLON.search(before) or BOUNDS.search(before) else ""


def stands_free(mark: Mark, text: str, loose: bool) -> bool:
    """Is a two-number mark a timecode where it stands? Inside a line only on pages that print no others."""
    before, after = text[max(0, mark.start - 24) : mark.start], text[mark.end : mark.end + 12]
    if mark.start <= LONGEST_NAME and NAMED_AFTER.match(after) and NAMED_BEFORE.match(text[: mark.start]):
        return True
    if (NO_CLOCK_BEFORE.search(before) and not RANGE_BEFORE.search(before)) or (
        mark.place != "alone" and NO_CLOCK_AFTER.match(after) and not (after[:1] in (")", "]") and BOXED_RANGE.search(before))
    ):
        return False
    return mark.place != "inside" or (
        loose and not (before.rstrip()[-1:].islower() and after.lstrip()[:1].islower())
    )
