"""Printed timecodes: where they stand in a line, how the page writes them, what their digits say.

A page prints one notation ("HH.MM.SS", "MM:SS", "HH:MM:SS;FF", "HH MM SS", "M'SS\"" ...), and typists slip:
a comma for a dot (10.12,31), a digit too many (10.07.376), no space beside a word (00.08A KEEPER, Tease00.00),
the hour left out from some page on. What looks like a timecode and is none: cue numbers (V/O 11.10), clocks
(showing 11.15), dates, prices, feet+frames (10.07: always below 16), versions, labelled lengths.

Strings go in, numbers come out; frames and rates are `tc`'s and the events' business.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from otio_redfiles import slips

# Notations by name; the name says the fields and the separators. FEET is read as "no timecodes here".
SPACED, PRIMES, FEET = "HH MM SS", "M'SS\"", "feet+frames"

TIMECODE = re.compile(
    r"""(?<!\d)(?:(?<!\d[.,:;])|(?<=:\d\d[.:]\d\d,))(?:
        (?P<h>\d{1,2})(?P<a>[:.,;])(?P<m>\d{2})(?P<b>[:.,;])(?P<s>\d{2,3})
        (?:(?P<c>[:;.,])(?P<f>\d{2,3}))?(?![:;.]?\d)
      | (?P<m2>\d{1,3})(?P<d>[:.])(?P<s2>\d{2})(?![\d/])(?![.,:;]\d)
      | (?:(?P<ph>\d{1,2})h\s?)?(?P<pm>\d{1,3})['’′´]\s?(?P<ps>\d{2})(?:["”″]|['’′´]{2})?(?!\d)
    )""",
    re.VERBOSE,
)
SPACES = re.compile(r"\s*(?P<all>(\d{2})\ (\d{2})\ (\d{2})(?:\ (\d{2}))?)(?=\s*$|\s*[-–—>/|]|\s+\D)")
DROPPING = 0.2
"""The share of timecodes with frames that print `;` where frames drop: less of them are a hand's slips."""
NEAR = 240
"""So many characters beside a mark say where on its line it stands."""
DIGIT = re.compile(r"\d")

# Words before a number that make it something else: a length, a label of the tape, a clock, a cue, a price.
LENGTH_WORDS = (
    r"dur(?:ation|ée|\.)?|dauer|length|trt|r/?t|running\s+time|total(?:\s+time)?|runs|slot(?:\s+length)?|laufzeit|durata"
)
LABEL_WORDS = rf"(?:{LENGTH_WORDS}|(?:[\w-]+\s+)?start|starts|offset|first\s+(?:frame|picture)|line-?up)"
LABEL_COLON = re.compile(rf"\b(?:{LABEL_WORDS})\s*(?:tc|time\s*code)?\s*[:=]\s*\Z", re.IGNORECASE)
# "Start of prog 10.00.00   End of prog 10.48.31" needs no colon; an end alone is the cue of an end.
BOUNDS = re.compile(
    r"\b(?:start|beginning)\s+of\s+(?:the\s+)?(?:prog(?:ram(?:me)?)?|film|picture|show|episode)\.?\s*\Z"
    r"|\d[.:]\d\d\W+end\s+of\s+(?:the\s+)?(?:prog(?:ram(?:me)?)?|film|picture|show|episode)\.?\s*\Z",
    re.IGNORECASE,
)
FIRST_FRAME = re.compile(
    r"\bfirst\s+frame\s+of\s+(?:the\s+)?(?:picture|action|image|prog(?:ram(?:me)?)?|film|video|content)\s*(?:is|at|=)?\s*\Z", re.IGNORECASE
)
# A remark in a sentence: "timed against the master. Programme start 00:00:00. E&OE." A row of its own is an event.
STARTED = re.compile(
    r"\b(?:prog(?:ram(?:me)?)?|film|picture|show|episode|broadcast|transmission)\s+(?:start|starts|begins)\s+(?:(?:is|at)\s+)?\Z", re.IGNORECASE
)
LENGTH_BEFORE = re.compile(rf"\b(?:{LENGTH_WORDS})\s*[:=]?\s*\Z", re.IGNORECASE)
NO_CLOCK_BEFORE = re.compile(
    r"(?:[£$€¥#§]|\b(?:at|by|about|until|till|to|of|from|around|before|after|past|showing|shows|reads"
    r"|says|costs?|only|"
    r"v/?o|cue|no\.?|nr\.?|version|ver\.?|v|page|p\.?|part|episode|ep\.?|chapter|take|roll|scene|sc\.?"
    r"|fig\.?|"
    r"song|track|channel|vol\.?|figure|level|grade|size|ratio|the|than|over|under|nearly|almost))\s*\Z",
    re.IGNORECASE,
)
# "Last saved 2018-11-30 16:42", "printed 3.4.2019, 9:15": the clock beside a date.
DATE_BEFORE = re.compile(r"(?<!\d)(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d\d)(?:T|,?\s+(?:at\s+|um\s+|à\s+)?)\Z")
RANGE_BEFORE = re.compile(r"\d[.:]\d\d\W{0,2}\s*(?:to|till?|until|a)\s*\Z", re.IGNORECASE)
NO_CLOCK_AFTER = re.compile(
    r"\s?(?:%|°|/\d|(?:am|pm|a\.m|p\.m|hrs?|hours|o.clock|uhr|km|m|mm|cm|kg|ft|feet|ghz|mhz|million|bn"
    r"|metres|per\s+cent)\b)"
    r"|[.,!?;:)]+\s+\w|[.,!?;:]+\s*\Z",
    re.IGNORECASE,
)
# The third time on a line whose first two are a range.
BEFORE_LENGTH = re.compile(r"[\s\])]*[\[(=+]?\s*(?:(?:dur|length)\.?:?\s*)?", re.IGNORECASE)
LENGTH = re.compile(r"\d{1,3}(?:[:.;,+]\d{2}){1,3}(?![\d:])")
DIGITS = re.compile(r"\d+")
LINK = re.compile(
    r"\s*(?:-|–|—|−|>|->|-->|=>|→|/|\.{2,3}|…|to|till|until|til|thru|through|bis|à|au|al|a)\s*\Z",
    re.IGNORECASE,
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


@dataclass(frozen=True, slots=True)
class RateEvidence:
    """What the frame digits prove: the largest frame number seen, how many were seen, whether `;` says that they drop, all of them."""

    largest: int = -1
    count: int = 0
    drop: bool = False
    frames: tuple[int, ...] = field(default=(), compare=False)


# --------------------------------------------------------------------------- finding

REMEMBERED = 200
"""Letters: every family of pages asks again for the timecodes of the same lines; those of long ones are not kept."""


def find_stamps(text: str, style: str | None = None) -> tuple[Mark, ...]:
    """The timecodes of one line, left to right. Without `style` every candidate comes back, with it those
    that fit."""
    return _found(text, style) if len(text) <= REMEMBERED else _find(text, style)


def _find(text: str, style: str | None) -> tuple[Mark, ...]:
    if not DIGIT.search(text):
        return ()
    if style is not None and style.endswith(slips.GLUED):
        return _unglued(text, style.removesuffix(slips.GLUED))
    if style is not None and (found := _slipped(text, style)):
        return found
    if style in slips.RARE:
        return _rare(text, style)
    found = _spaced(text) + tuple(filter(None, (_mark(text, match) for match in TIMECODE.finditer(text))))
    if style is None:
        return found
    return tuple(mark for mark in found if fits(mark, text, style)) or _range_of_other_signs(text, found, style)


def _range_of_other_signs(text: str, found: Sequence[Mark], style: str) -> tuple[Mark, ...]:
    """The range that a line of a page of minutes and seconds begins with, both times typed with the other sign (01.36 - 01.44)."""
    if not re.fullmatch(r"MM[.:]SS", style) or len(found) < 2 or not links(text, found[:2]):
        return ()
    one, two = found[:2]
    typed = one.form == two.form and {one.form, style} == {"MM.SS", "MM:SS"} and min(len(one.text), len(two.text)) > 3
    free = one.place in ("start", "alone") and not (one.label or two.label or NO_CLOCK_AFTER.match(text, two.end))
    return (one, two) if typed and free and one.numbers < two.numbers else ()


_found = lru_cache(maxsize=16384)(_find)


def fits(mark: Mark, text: str, style: str) -> bool:
    """Is `mark`, found in `text`, a timecode on a page of this notation?"""
    if mark.label or style == FEET:
        return False
    if style in (SPACED, PRIMES) or mark.form in (SPACED, PRIMES):
        return mark.form == style or (style == SPACED and len(mark.numbers) > 2)
    if len(mark.numbers) > 2:
        return True
    if not same_separator(mark.form, style):
        return False
    return _stands_free(mark, text, loose=len(style.split(style[-3:-2] or ":")) == 2)


def same_separator(form: str, style: str) -> bool:
    """Do two notations set the same sign between minutes and seconds?"""
    return _separators(form)[-1:] == _separators(style)[:1]


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


def _rare(text: str, style: str) -> tuple[Mark, ...]:
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
        _label(text[max(0, start - 40) : start], text[end : end + 2]),
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
    numbers = tuple(int(number) for number in match.groups()[1:] if number)
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
    remark = FIRST_FRAME.search(before) or (after[:1] in ".,;)" and after[:1] and STARTED.search(before))
    return "label" if remark or DATE_BEFORE.search(before) or LABEL_COLON.search(before) or BOUNDS.search(before) else ""


def _stands_free(mark: Mark, text: str, loose: bool) -> bool:
    """Is a two-number mark a timecode where it stands? Inside a line only on pages that print no others."""
    before, after = text[max(0, mark.start - 24) : mark.start], text[mark.end : mark.end + 12]
    if (NO_CLOCK_BEFORE.search(before) and not RANGE_BEFORE.search(before)) or (
        mark.place != "alone" and NO_CLOCK_AFTER.match(after)
    ):
        return False
    return mark.place != "inside" or (
        loose and not (before.rstrip()[-1:].islower() and after.lstrip()[:1].islower())
    )


# --------------------------------------------------------------------------- the page's notation


def detect_style(texts: Iterable[str]) -> str | None:
    """The one notation of a page, given its lines; None where nothing is a timecode.

    Majority of what stands at the edges of lines, full timecodes before short ones; two-number times are
    minutes and seconds unless the words between two of them need minutes (then "H:MM"), and feet+frames when
    no second number ever reaches 16."""
    votes: Counter[str] = Counter()
    short: list[tuple[int, tuple[int, ...]]] = []
    behind: list[tuple[int, ...]] = []
    order: list[tuple[int, ...]] = []
    words = 0
    texts = list(texts)
    for text in texts:
        for mark in find_stamps(text):
            if mark.label or (len(mark.numbers) == 2 and not _stands_free(mark, text, loose=True)):
                continue
            order.append(mark.numbers)
            votes[mark.form] += 4 if mark.place != "inside" else 3 if len(mark.numbers) > 2 else 1
            if len(mark.numbers) == 2:
                short.append((words, mark.numbers))
                behind += [mark.numbers] if mark.place == "end" else []
        words += text.count(" ") + 1
    style = _majority(votes, short, behind) or slips.rare_style(texts)
    style = slips.without_seconds(style, order) or style
    return style + slips.GLUED if style and slips.glues(texts, style) else style


def _majority(
    votes: Counter[str], short: Sequence[tuple[int, tuple[int, ...]]], behind: Sequence[tuple[int, ...]]
) -> str | None:
    """The notation with most votes. `short` are the times of two numbers and the words before each; `behind` those of
    them that stand at the ends of lines."""
    long = {form: count * 3 for form, count in votes.items() if form.count("S") and form.startswith("HH")}
    ranked = Counter({form: long.get(form, count) for form, count in votes.items()})
    if not ranked:
        return None
    best = _with_frames(ranked)
    if best.startswith("MM"):
        numbers = [pair for _, pair in short]
        if "." in best and (_are_feet(numbers) or (len(behind) >= 0.8 * len(numbers) and _are_feet(behind))):
            return FEET
        if _needs_minutes(short):
            return best.replace("MM", "H").replace("SS", "MM")
    return best


def _with_frames(ranked: Counter[str]) -> str:
    """The first by votes; `;` in more timecodes than a hand mistypes means that the page's frames drop."""
    best = ranked.most_common(1)[0][0]
    framed = [count for form, count in ranked.items() if form.endswith("FF")]
    drops = sum(count for form, count in ranked.items() if form.endswith(";FF"))
    return best[:-3] + ";FF" if best.endswith("FF") and drops and drops >= DROPPING * sum(framed) else best


def _are_feet(pairs: Sequence[tuple[int, ...]]) -> bool:
    return len(pairs) >= 5 and all(second < 16 for _, second in pairs)


def _needs_minutes(short: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    """Do the words between two times take minutes to say? (a second holds two or three words)"""
    rates = []
    for (words, (a, b)), (words_on, (c, d)) in pairwise(short):
        step = (c - a) * 60 + d - b
        if 0 < step < 600 and words_on > words:
            rates.append((words_on - words) / step)
    return len(rates) >= 2 and median(rates) > 25


def _separators(style: str) -> str:
    return "".join(sign for sign in style if sign in ":.;, ")


# --------------------------------------------------------------------------- reading


def fields(text: str, style: str | None = None) -> tuple[int | None, int, int, int | None] | None:
    """Hours, minutes, seconds and frames of a printed timecode; None where it is none.

    Hours are None where a page that prints hours leaves them out here; frames are None where none are
    printed. Of digits too many the first two count (10.07.376 is 10.52.37; `too_many_digits` says so). What a
    hand mistyped is read as it was meant, on a page whose notation is known.
    """
    bare = text.strip()
    found = _strict(bare, style)
    if found is not None or style is None:
        return found
    right = slips.meant(bare, style)
    return None if right is None else _strict(right, style)


@lru_cache(maxsize=8192)
def _strict(text: str, style: str | None) -> tuple[int | None, int, int, int | None] | None:
    """The fields of a timecode that is spelled right."""
    marks = _rare(text, style) if style in slips.RARE else find_stamps(text)
    numbers = next((mark.numbers for mark in marks if (mark.start, mark.end) == (0, len(text))), None)
    if numbers is None:
        return None
    if len(numbers) == 2:
        return _short_fields(numbers, style)
    return numbers[0], numbers[1], numbers[2], numbers[3] if len(numbers) > 3 else None


def _short_fields(numbers: tuple[int, ...], style: str | None) -> tuple[int | None, int, int, None] | None:
    if style and style.startswith("H") and style.endswith("MM"):
        return numbers[0], numbers[1], 0, None
    if style and style.startswith("HH"):
        return None, numbers[0], numbers[1], None
    return numbers[0] // 60, numbers[0] % 60, numbers[1], None


def clock(text: str, style: str | None = None) -> int | None:
    """Seconds since the clock's zero of a printed timecode, frames left out; a missing hour counts as 0."""
    return _clock(fields(text, style))


def clock_as_spelled(text: str, style: str | None = None) -> int | None:
    """`clock` of a timecode that is spelled right; None for one that only a slip could be."""
    return _clock(_strict(text.strip(), style))


def _clock(found: tuple[int | None, int, int, int | None] | None) -> int | None:
    return None if found is None else (found[0] or 0) * 3600 + found[1] * 60 + found[2]


def milliseconds(text: str, style: str | None = None) -> int | None:
    """The milliseconds of a printed 10:00:06.480; None where none are printed. A third digit behind a colon is
    one too many, unless the page prints three throughout."""
    found = TIMECODE.fullmatch(text.strip())
    if not found or not found["f"] or len(found["f"]) != 3:
        return None
    return int(found["f"]) if found["c"] in ".," or (style or "").endswith("mmm") else None


def plain(style: str | None) -> str | None:
    """A notation by its name alone, whether words are glued to its times or not."""
    return style.removesuffix(slips.GLUED) if style else style


def right_spelling(text: str, style: str) -> str:
    """A printed timecode as it was meant, where only its signs are wrong (10,14.46, 10.1446); else as it is."""
    return slips.meant(text, style) or text


def too_many_digits(text: str) -> bool:
    """Has a timecode a digit too many (10.07.376), so that it is open which of them is right?"""
    found = TIMECODE.match(text.strip())
    return bool(found and found["h"] and len(found["s"]) == 3)


def is_slip(text: str, style: str = "HH.MM.SS") -> bool:
    """Was a typist's hand unsteady: a wrong sign (10.12,31, 10.1231) or a digit too many (10.07.376)?"""
    found = TIMECODE.match(text.strip())
    mixed = bool(found and found["h"] and found["a"] != found["b"])
    return mixed or too_many_digits(text) or (found is None and slips.meant(text, style) is not None)


def rate_evidence(texts: Iterable[str]) -> RateEvidence:
    """What the frame digits of these printed timecodes prove about the rate."""
    marks = [mark for text in texts for mark in find_stamps(text) if len(mark.numbers) == 4]
    frames = tuple(mark.numbers[3] for mark in marks)
    drops = sum(mark.form.endswith(";FF") for mark in marks)
    return RateEvidence(max(frames, default=-1), len(frames), drops > 0 and drops >= DROPPING * len(frames), frames)
