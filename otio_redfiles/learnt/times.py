"""Which of the timecodes that the net has marked belongs to which of the items that it has marked.

    T10.00.06 S Archive, V2 launch  N NARRATOR W THE ROCKET ROSE ...     a row: its time is the picture's and the words'
    S Archive, V2 launch (t0'29"-1'05")                                  a time behind what it is of, and where that ends
    T2:04 N Q: W Were you angry?  N IDA: W No.                           a margin: its time is the first words' alone

A time is taken once by each kind. What stands behind an item is its own; what stands before it serves it if the item is of its row.
On a page that prints times behind its pictures, a picture takes none before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from otio_redfiles import notation
from otio_redfiles.learnt.marked import ITEMS, PARTS, Marked
from otio_redfiles.model import Stamp

MARGIN = ("H:MM", "H.MM")
"""Notations of hours and minutes: they are typed beside the words, each minute once."""
CLOSING = " \t\"”″'’"
"""What may stand between a time and the sign of a range: the seconds' own sign."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A timecode, its first token and its code, and the time where what it begins ends."""

    at: int
    code: str
    stamp: Stamp
    out: Stamp | None = None


Range = tuple[Mark, Mark]
"""Where something begins, and where it ends."""


def timed(marked: Marked, marks: Sequence[Mark], style: str | None, shown: Mapping[int, int]) -> dict[int, Mark]:
    """The timecode of each run that has one of the marks, by the number of the run. `shown` is the picture, by its number, that announces who says the words
    of a run."""
    found: dict[int, Mark] = {}
    served: set[tuple[str, int]] = set()
    behind = _stand_behind(marked, marks)
    for at, (kind, _) in enumerate(marked.runs):
        free = [mark for mark in marks if (kind, mark.at) not in served]
        announced = found.get(shown.get(at, -1))
        mark = _behind_picture(marked, free, at) if kind == "S" and behind else _of_row(marked, marks, free, at, style, announced)
        if mark is not None:
            found[at] = mark
            served.add((kind, mark.at))
    return found


# --------------------------------------------------------------------------- the marks


def marks_of(marked: Marked) -> tuple[Mark, ...]:
    """The timecodes that have a code, in reading order; of a range that is where it begins."""
    every = _stamps(marked)
    ranges = [(one, two) for one, two in pairwise(every) if _is_range(marked, one, two)]
    codes = {mark.at: mark.code for mark in every} | _begun(marked, ranges)
    outs = {one.at: two.stamp for one, two in pairwise(every) if _is_followed(marked, one, two)} | {one.at: two.stamp for one, two in ranges}
    return tuple(replace(mark, code=codes[mark.at], out=outs.get(mark.at)) for mark in every if codes[mark.at] != ".")


def _stamps(marked: Marked) -> list[Mark]:
    """Every timecode of the page, with the code of its tokens."""
    found: dict[Stamp, Mark] = {}
    for at, stamp in sorted(marked.stamps.items()):
        code = marked.codes[at] if marked.codes[at] in "Tt" else "."
        if stamp not in found or found[stamp].code == ".":
            found[stamp] = Mark(found[stamp].at if stamp in found else at, code, stamp)
    return sorted(found.values(), key=lambda mark: mark.at)


def _between(marked: Marked, one: Mark, two: Mark) -> str | None:
    """What stands between two timecodes of a line; None where they stand on two."""
    text, start = marked.line(one.at).text, one.stamp.column + len(one.stamp.text)
    return text[start : two.stamp.column] if one.stamp.line == two.stamp.line else None


def _is_range(marked: Marked, one: Mark, two: Mark) -> bool:
    """Does a dash, an arrow or a word between them say that what begins at the first ends at the second?"""
    between = _between(marked, one, two)
    return between is not None and bool(between.strip(CLOSING)) and notation.LINK.match(between.lstrip(CLOSING)) is not None


def _is_followed(marked: Marked, one: Mark, two: Mark) -> bool:
    """Does a time that is nothing's own stand right behind one that is?"""
    between = _between(marked, one, two)
    return between is not None and not between.strip() and one.code != "." == two.code


def _begun(marked: Marked, ranges: Sequence[Range]) -> dict[int, str]:
    """The codes of ranges on a page where ends are marked rather than beginnings, for what follows begins with the same time: what a
    range stands beside has the time where that begins."""
    found: dict[int, str] = {}
    if sum(two.code == "T" for _, two in ranges) <= sum(one.code == "T" for one, _ in ranges):
        return found
    for n, (one, two) in enumerate(ranges):
        own = _owner(marked, one.at)
        if one.code == "." and own >= 0 and (two.code != "." or _touch(marked, own, one.at)):
            found[one.at] = "T" if _leads_line(marked, one.at) else "t"
        again = next((mark for mark, _ in ranges[n + 1 :] if _digits(mark) == _digits(two)), None)
        if two.code != "." and again is not None and again.code == ".":
            found[again.at] = "t" if any(two.at < tokens[0] < again.at for _, tokens in marked.runs) else "T"
    return found | {two.at: "." for _, two in ranges}


def _digits(mark: Mark) -> str:
    return "".join(filter(str.isdigit, mark.stamp.text))


# --------------------------------------------------------------------------- whose they are


def _stand_behind(marked: Marked, marks: Sequence[Mark]) -> bool:
    """Does the page print the times of its pictures behind them, on the same line, and none before the first?"""
    pictures = [tokens for kind, tokens in marked.runs if kind == "S"]
    votes = 0
    for tokens in pictures:
        votes += any(mark.at > tokens[-1] and _touch(marked, tokens[-1], mark.at) for mark in marks)
        votes -= any(mark.at < tokens[0] and _touch(marked, mark.at, tokens[0]) for mark in marks)
    return votes > 0 and not any(mark.at < pictures[0][0] and not _parted(marked, mark.at, pictures[0][0]) for mark in marks)


def _touch(marked: Marked, one: int, two: int) -> bool:
    """Do two tokens stand on one line, with nothing but signs and figures between?"""
    within = range(one + 1, two)
    return marked.line(one) is marked.line(two) and not any(marked.codes[n] in PARTS or marked.is_word(n) for n in within)


def _behind_picture(marked: Marked, free: Sequence[Mark], at: int) -> Mark | None:
    """The time behind a picture on one of its lines, or one behind it that is of nothing else; else one right before it."""
    tokens, end = marked.runs[at][1], marked.following(at)
    lines = {marked.line(n).number for n in tokens}
    behind = [mark for mark in free if tokens[0] < mark.at < end and (mark.code == "t" or mark.stamp.line in lines)]
    if behind:
        return behind[0]
    before = [mark for mark in free if mark.code == "T" and mark.at < tokens[0]]
    heads = bool(before) and not any(code in PARTS for code in marked.codes[before[-1].at + 1 : tokens[0]])
    return before[-1] if heads else None


def _parted(marked: Marked, one: int, two: int) -> bool:
    """Do words or a picture stand between two tokens?"""
    return any(code in ITEMS for code in marked.codes[one + 1 : two])


def _of_row(marked: Marked, marks: Sequence[Mark], free: Sequence[Mark], at: int, style: str | None, shown: Mark | None) -> Mark | None:
    """The time right behind an item; else that of the picture which announced it; else the last before it, if that is of its row and
    free; else the next behind, up to the next of its kind."""
    tokens, end = marked.runs[at][1], marked.following(at)
    behind = [mark for mark in free if mark.code == "t" and tokens[0] < mark.at < end]
    if behind and _owner(marked, behind[0].at) in tokens:
        return behind[0]
    before = next((mark for mark in reversed(marks) if mark.code == "T" and mark.at < tokens[0]), None)
    if shown in free and shown is not None and style not in MARGIN and (before is None or shown.at < before.at):
        return shown
    if before in free and before is not None and _is_of_row(marked, before, tokens[0], style):
        return before
    return behind[0] if behind else None


def _owner(marked: Marked, at: int) -> int:
    """The last token before a timecode that is of a picture or of words; -1 where there is none."""
    return next((n for n in range(at - 1, -1, -1) if marked.codes[n] in ITEMS), -1)


def _leads_line(marked: Marked, at: int) -> bool:
    """Does an item stand behind a timecode on its line, and none before it?"""
    line = marked.on_line(at)
    return any(marked.codes[n] in ITEMS for n in line if n > at) and not any(marked.codes[n] in ITEMS for n in line if n < at)


def _is_of_row(marked: Marked, mark: Mark, first: int, style: str | None) -> bool:
    """Is an item in the row that a time begins? It is if nothing stands between; if the time stands alone above its row; or if no
    blank line parts them, where not all lines are parted so."""
    if not _parted(marked, mark.at, first):
        return True
    if style in MARGIN:
        return False
    if not any(marked.codes[n] in PARTS for n in marked.on_line(mark.at)):
        return True
    usual = median(marked.above.values())
    return all(above <= usual for number, above in marked.above.items() if mark.stamp.line < number <= marked.line(first).number)
