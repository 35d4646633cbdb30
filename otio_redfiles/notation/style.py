"""The one notation that a page writes its timecodes in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from statistics import median

from otio_redfiles import slips
from otio_redfiles.notation.marks import Mark, find_stamps, stands_free
from otio_redfiles.notation.signs import DROPPING, FEET, HUNDREDTHS

HOURS = re.compile(
    r"""\bhours?\s*(?:and|&|\+|/|:|,)\s*minutes?\b(?!\s*(?:,|and|&|/|:)\s*seconds?)
      | \bhh?:mm\b(?!:)
      | \bstunden\s*(?:und|:)\s*minuten\b | \bheures\s*(?:et|:)\s*minutes\b""",
    re.IGNORECASE | re.VERBOSE,
)
LEAST_BEHIND = 2
"""So many times in minutes and seconds show what a page counts in, below a full one."""
HEAD = 12
"""So many lines at the top of a page may say what its times are."""
TWICE_SAID, MOST_SAID, SURE = 25, 15, 4
"""More words a second than any page has beside its times, where few times are counted, and where so many are."""
LEAST_FEET, LEAST_TOLD, MANY_FEET = 5, 3, 16
"""So many pairs of numbers can be feet and frames; where the head of a page (so many lines) tells of them, fewer; among so many, a few
clocks more are none."""
FRAMED_TIMES, FRAMED_NUMBERS, HALF, MOST_FRAMES, LONG = 20, 10, 30, 30, 3
"""So many times of three numbers, so many different last ones, all below the frames of a second, while the middle ones
pass half a minute and the first ones run over hours that no programme has: by chance that is no clock with seconds."""
NO_FRAME, LEAST_BEYOND, BEYOND = 60, 2, 0.15
"""No rate counts so many frames; so many numbers beyond them, and so great a share, are no slips."""
FRAMES, MOST_CLOCKS = 16, 0.1
"""Frames of a foot of 35 mm film; the share of clocks among feet."""
TELLS_FEET = re.compile(r"\b(?:35\s?mm|feet|footages?|ft\s?[/.+&]\s?fr(?:ame)?s?|eurolab|titra)\b", re.IGNORECASE)


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
    edges: list[Mark] = []
    texts = list(texts)
    for text in texts:
        for mark in find_stamps(text):
            if mark.label or (len(mark.numbers) == 2 and not stands_free(mark, text, loose=True)):
                continue
            order.append(mark.numbers)
            edges += [mark] if mark.place != "inside" else []
            votes[mark.form] += 4 if mark.place != "inside" else 3 if len(mark.numbers) > 2 else 1
            if len(mark.numbers) == 2:
                short.append((words, mark.numbers))
                behind += [mark.numbers] if mark.place == "end" else []
        words += text.count(" ") + 1
    told = any(TELLS_FEET.search(text) for text in texts[:HEAD])
    style = _behind_full(edges) or _majority(votes, short, behind, told, _says_hours(texts)) or slips.rare_style(texts)
    style = slips.without_seconds(style, order) or _framed(style, order) or _hundredths(style, order) or style
    return style + slips.GLUED if style and slips.glues(texts, style) else style


def _behind_full(marks: Sequence[Mark]) -> str | None:
    """The notation of a page that says at its first time alone where the programme starts (10:00:10), and counts minutes and
    seconds from there, alone on their lines (00:27, 00:54); None for others."""
    first, short = marks[:1], marks[1:]
    fits = all(len(mark.numbers) == 2 and mark.place == "alone" and first[0].form.endswith(mark.form) for mark in short)
    times = [mark.numbers[-2:] for mark in marks]
    rising = all(one < two for one, two in pairwise(times))
    return short[0].form if len(short) >= LEAST_BEHIND and fits and rising and len(first[0].numbers) == 3 and first[0].numbers[0] else None


def _majority(
    votes: Counter[str], short: Sequence[tuple[int, tuple[int, ...]]], behind: Sequence[tuple[int, ...]], told: bool, hours: bool = False
) -> str | None:
    """The notation with most votes. `short` are the times of two numbers and the words before each; `behind` those of
    them that stand at the ends of lines; `told`: the page's head tells of feet. `hours`: the page says that two numbers
    are hours and minutes."""
    long = {form: count * 3 for form, count in votes.items() if form.count("S") and form.startswith("HH")}
    ranked = Counter({form: long.get(form, count) for form, count in votes.items()})
    if not ranked:
        return None
    best = _with_frames(ranked)
    if best.startswith("MM"):
        numbers = [pair for _, pair in short]
        if "." in best and (_are_feet(numbers, told) or (len(behind) >= 0.8 * len(numbers) and _are_feet(behind, told))):
            return FEET
        if hours or _needs_minutes(short):
            return best.replace("MM", "H").replace("SS", "MM")
    return best


def _framed(style: str | None, order: Sequence[tuple[int, ...]]) -> str | None:
    """ "MM:SS:FF" for a page whose times of three numbers can be no hours, minutes and seconds; None for others."""
    if style is None or len(order) < FRAMED_TIMES or not re.fullmatch(r"HH([.:])MM\1SS", style) or any(len(numbers) != 3 for numbers in order):
        return None
    first, middle, last = zip(*order, strict=True)
    many = len(set(last)) >= FRAMED_NUMBERS
    frames = max(last) < MOST_FRAMES and max(middle) >= HALF and min(first) <= 1 and max(first) - min(first) >= LONG
    return f"MM{style[2]}SS{style[2]}FF" if many and frames else None


def _hundredths(style: str | None, order: Sequence[tuple[int, ...]]) -> str | None:
    """ "HH:MM:SS.cc" for a page whose numbers behind the seconds, after a point or comma, go beyond any frames; None for others."""
    last = [numbers[3] for numbers in order if len(numbers) == 4]
    beyond = sum(number >= NO_FRAME for number in last)
    fine = style is not None and re.fullmatch(r"HH([:.])MM\1SS[.,]FF", style) and beyond >= max(LEAST_BEYOND, BEYOND * len(last))
    return f"{style[:-2]}{HUNDREDTHS}" if fine and style else None


def _with_frames(ranked: Counter[str]) -> str:
    """The first by votes; `;` in more timecodes than a hand mistypes means that the page's frames drop."""
    best = ranked.most_common(1)[0][0]
    framed = [count for form, count in ranked.items() if form.endswith("FF")]
    drops = sum(count for form, count in ranked.items() if form.endswith(";FF"))
    return best[:-3] + ";FF" if best.endswith("FF") and drops and drops >= DROPPING * sum(framed) else best


def _are_feet(pairs: Sequence[tuple[int, ...]], told: bool) -> bool:
    """Does no second number reach the 16 frames of a foot? On a page that is `told` to count feet fewer pairs will do, and among
    many a clock that is spoken of may."""
    over = sum(second >= FRAMES for _, second in pairs)
    return len(pairs) >= (LEAST_TOLD if told else LEAST_FEET) and over <= (MOST_CLOCKS * len(pairs) if told or len(pairs) >= MANY_FEET else 0)


def _needs_minutes(short: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    """Do the words between two times take minutes to say? (a second holds two or three words)"""
    rates = []
    for (words, (a, b)), (words_on, (c, d)) in pairwise(short):
        step = (c - a) * 60 + d - b
        if 0 < step < 600 and words_on > words:
            rates.append((words_on - words) / step)
    fastest = TWICE_SAID if len(rates) < SURE else MOST_SAID
    return len(rates) >= 2 and median(rates) > fastest


def _says_hours(texts: Iterable[str]) -> bool:
    """Does the page's head say that its times are hours and minutes, and no seconds?"""
    return any(HOURS.search(text) for text in islice(texts, HEAD))
