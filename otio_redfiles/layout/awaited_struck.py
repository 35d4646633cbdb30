"""Where a time was struck out, or never typed, and nothing shows it but what stands around it.

    10:00:06  Harbour at dawn                  0001  10:00:06  10:00:09
      Men mending a net                        0002  10:00:12
    10:00:19  CU hands                         0003  10:00:15  10:00:18

Who deletes a time leaves the blanks that it stood between: what two sides of a time look like when nothing is
left but those is `Struck`. Where many times of a page stand alike and hardly anything else on it looks so, a time is missing there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from otio_redfiles.layout.awaited_gaps import Gap
from otio_redfiles.layout.awaited_line import Line
from otio_redfiles.layout.words import wording
from otio_redfiles.notation import Mark

BLANKS = re.compile(r"[ \t]{2,}|\t|(?<=[\[(<{;,|>])(?<!>>)(?=[^\s])|(?<=[\[(<{;,|>])(?<!>>)[ \t](?=\S)|(?<=\S)(?=,)")
"""What parts the cells of a line. Two or three arrows are none: they stand where another voice begins in captions (>> Never.)"""
TIME, NUMBER, CAPITAL, SMALL = "T", "0", "A", "a"
SAID = "\"'“”‘’«».:!?…()"
LEAST, LEAST_RANGES = 3, 2
"""So many times stand alike: by themselves, and beside another time."""
NEAR = 80
"""So many letters beside a time show what blanks it stands between."""
FEW = 0.25
"""So many of what looks like a struck time, for every time that stands alike, are exceptions."""
FEW_UNLED = 0.15
"""The same for lines that lost even their blanks."""


Struck = tuple[int, str, str, str]
"""What a time leaves behind that is struck out: the place of a cell in its row, what stands before, the blanks, what stands behind."""
Models = dict[Struck, list[tuple[int, int, tuple[str, str]]]]
"""Where the times stand that would leave the same behind, line and column, and the blanks that they stand between."""


def struck_of(lines: Sequence[Line]) -> dict[int, list[Gap]]:
    """The places where times were struck, by the line's number among those given."""
    models = _models(lines)
    blanks = {key: Counter(blanks for _, _, blanks in alike).most_common(1)[0][0] for key, alike in models.items()}
    widest = max((len(line.text) for line in lines), default=0)
    found: dict[int, list[Gap]] = {}
    for at, key, start, end in _rare_joints(lines, models):
        if models[key][0][:2] <= (at, start) and _may_begin(lines, at, key, widest):
            found.setdefault(at, []).append(_gap(blanks[key], start, end))
    return found


def _rare_joints(lines: Sequence[Line], models: Models) -> Iterator[tuple[int, Struck, int, int]]:
    """The places that look like struck times of the page, where few do: the line's number, what it looks like, start and end. Lines
    above the page's times are no exceptions to lines that times lead."""
    joints = [(at, *joint) for at, line in enumerate(lines) for joint in _joints(line)]
    first = min((alike[0][0] for alike in models.values()), default=0)
    usual = Counter(_roughly(key) for at, key, _, _ in joints if at > first or key[2] or TIME in key)
    for at, key, start, end in joints:
        if key in models and usual[_roughly(key)] <= _most(key, len(models[key])):
            yield at, key, start, end


def _models(lines: Sequence[Line]) -> Models:
    """For what enough times of the page would leave behind: where they stand."""
    models: Models = {}
    for at, line in enumerate(lines):
        for mark in line.marks:
            for key, blanks in _left_by(line, mark):
                models.setdefault(key, []).append((at, mark.start, blanks))
    return {key: found for key, found in models.items() if len(found) >= (LEAST_RANGES if TIME in key else LEAST)}


def _left_by(line: Line, mark: Mark) -> Iterator[tuple[Struck, tuple[str, str]]]:
    """What a time would leave behind, and the blanks that it stands between; beside another time and an end of the line, with
    or without these. At the end of a line that is only half a range: blanks there say nothing."""
    one, left, right, two = _around(line, mark.start, mark.end)
    if not two and one != TIME:
        return
    for blanks in {left + right if two else "", ""} if TIME in (one, two) and "" in (one, two) else {left + right}:
        yield (line.cell, one, blanks, two), (left, right)


def _around(line: Line, start: int, end: int) -> tuple[str, str, str, str]:
    """What stands before a place of a line, the blanks before it and behind it, what stands behind."""
    before, behind = line.text[max(0, start - NEAR) : start], line.text[end : end + NEAR]
    left, right = before[len(before.rstrip(" \t")) :], behind[: len(behind) - len(behind.lstrip(" \t"))]
    return _kind_before(line, start - len(left)), left, right, _kind_behind(line, end + len(right))


def signed_of(lines: Sequence[Line], signs: Sequence[tuple[int, int, int]]) -> set[tuple[int, int]]:
    """Which signs, given with the number of their line, their start and their end, stand for a time: just where many times of
    the page do, between the very same blanks, at the head of a line or behind a sentence, and rarely."""
    usual = Counter((line.cell, *_around(line, mark.start, mark.end)) for line in lines for mark in line.marks)
    placed = [(at, start, (lines[at].cell, *_around(lines[at], start, end))) for at, start, end in signs]
    often = Counter(key for _, _, key in placed)
    few = {key for key, count in often.items() if usual[key] >= LEAST and count <= max(1, FEW * usual[key])}
    return {(at, start) for at, start, key in placed if key in few and key[4] and (not key[1] or _ends_sentence(lines[at].text, start, key))}


def _ends_sentence(text: str, start: int, key: tuple[int, str, str, str, str]) -> bool:
    """Does a sentence end before a place of a line, and another begin behind it?"""
    return text[max(0, start - NEAR) : start].rstrip()[-1:] in tuple(".!?:)”\"") and key[4] in (CAPITAL, NUMBER)


def _joints(line: Line) -> Iterator[tuple[Struck, int, int]]:
    """The places of a line where a time might have been struck: its ends, and what is parted by more than a blank."""
    text = line.text
    start, end = len(text) - len(text.lstrip(" \t")), len(text.rstrip(" \t"))
    if start >= end:
        return
    for left, right in ((0, start), *(found.span() for found in BLANKS.finditer(text, start, end)), (end, len(text))):
        blanks = text[left:right] if right < len(text) else ""
        yield (line.cell, _kind_before(line, left), blanks, _kind_behind(line, right)), left, right


def _kind_before(line: Line, at: int) -> str:
    """What ends at a place of a line; capitals for any letters."""
    if at in line.ends:
        return TIME
    kind = _kind(line.text[at - 1]) if at else ""
    return CAPITAL if kind == SMALL else kind


def _kind_behind(line: Line, at: int) -> str:
    """What begins at a place of a line."""
    if at in line.starts:
        return TIME
    return _kind(line.text[at]) if at < len(line.text) else ""


def _kind(letter: str) -> str:
    """A number, a small letter, a capital or what words begin and end with, or a sign as it is."""
    if letter.isdigit():
        return NUMBER
    return SMALL if letter.islower() else CAPITAL if letter.isalpha() or letter in SAID else letter


def _roughly(key: Struck) -> Struck:
    """The same, be the letters behind it capitals or small."""
    return (*key[:3], CAPITAL) if key[3] == SMALL else key


def _most(key: Struck, times: int) -> float:
    """So many of what looks like struck times are exceptions; fewer where not even blanks are left."""
    return max(1.0, (FEW if key[2] or TIME in key else FEW_UNLED) * times)


def _may_begin(lines: Sequence[Line], at: int, key: Struck, widest: int) -> bool:
    """Can a line that has not even the blanks before its words be a row: between two that times lead, no title, and no words
    that went over from the line above?"""
    if key[1:3] != ("", "") or key[3] == TIME:
        return True
    if not 0 < at < len(lines) - 1 or not all(_is_led(lines[near]) for near in (at - 1, at + 1)):
        return False
    text = lines[at].text
    return text[0] not in "[({" and not wording.is_upper(text) and len(lines[at - 1].text) + 1 + len(text.split()[0]) <= widest


def _is_led(line: Line) -> bool:
    """Is a time the first thing on a line?"""
    return bool(line.marks) and not line.text[: line.marks[0].start].strip()


def _gap(blanks: tuple[str, str], start: int, end: int) -> Gap:
    """The gap between the blanks of a place that stand in for those around a time; with new ones where they are gone."""
    left, right = blanks
    return Gap(start + len(left)) if end - start == len(left) + len(right) else Gap(start, left, right)
