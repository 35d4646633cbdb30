"""Printed ends: which of a page's other timecodes say where an item stops, as an out-point or as a length."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise
from sys import maxsize

from otio_redfiles import lengths, notation, pace
from otio_redfiles.house import HouseRow
from otio_redfiles.model import Script, Shot, Speech, Timing
from otio_redfiles.tc import Rate, label_of, second_of

UNKNOWN_LAST = 5
"""Seconds of a last shot of which nothing says how long it lasts."""
UNKNOWN_LAST_WORDS = 3600
"""Seconds of last words of which nothing says how long they last, at most."""
NEAR = 3  # an end stands at most so many lines from its item's first word
Printed = tuple[int, str]


def with_ends(
    rows: Sequence[HouseRow], others: Sequence[Printed], script: Script
) -> tuple[list[HouseRow], list[Printed]]:
    """The rows with the ends printed for them, and those of the `others` (line, text) that are nobody's
    end."""
    free = _free_ends(script)
    last = {id(shot) for shot in sorted(script.shots, key=lambda shot: shot.start)[-1:]}
    found, left = [_with_own_end(row, free | last, script.rate) for row in rows], []
    lines = [*accumulate((row.line for row in rows), max)]
    speeches = [(lines[at], at) for at, row in enumerate(rows) if isinstance(row.item, Speech)]
    for line, text in others:
        near = sorted({*_near(lines, line), *_speaking(speeches, line)})
        ended = [at for at in near if _ends_at(found[at], line, text, free, script)]
        for at in ended:
            found[at] = replace(found[at], out=_end_text(found[at], text, script))
        if not ended:
            left.append((line, text))
    return _told(found, script), left


def _told(rows: Sequence[HouseRow], script: Script) -> list[HouseRow]:
    """The rows, those whose item does not end where a reader of the page would end it saying so."""
    usual = _usual_ends(rows, script)
    return [_saying_its_end(row, usual, script) for row in rows]


def _last_end(rows: Sequence[HouseRow], script: Script) -> int:
    """Where the last shot of a page ends that does not say: at the programme's end, if something is printed there, else a
    little behind what begins last."""
    begun = max((row.start or 0 for row in rows if isinstance(row.item, Shot | Speech)), default=0)
    printed = max((row.start or 0 for row in rows if row.timecode), default=0)
    return script.end if printed > begun else begun + UNKNOWN_LAST * script.rate.nominal


def _usual_ends(rows: Sequence[HouseRow], script: Script) -> dict[int, int]:
    """Where the items (by identity) end on a page that does not say: a shot at the next one, a speech at its last word."""
    shots = sorted(script.shots, key=lambda shot: shot.start)
    stops = {id(one): two.start for one, two in pairwise(shots)} | {id(shot): _last_end(rows, script) for shot in shots[-1:]}
    limit = _limit(rows, script)
    spoken = pace.ended(script.speeches, limit, float(script.rate.fps), {})
    return stops | {id(speech): usual.end for speech, usual in zip(script.speeches, spoken, strict=True)}


def _limit(rows: Sequence[HouseRow], script: Script) -> int:
    """Where the last words of a page end at the latest: with the programme, if something is printed there or a shot goes on until
    then, else when they are said."""
    begun = max((speech.start for speech in script.speeches), default=0)
    printed = max((row.start or 0 for row in rows if row.timecode), default=0)
    stops = printed > begun or any(shot.end == script.end for shot in script.shots)
    return max(script.end, begun + (script.rate.nominal if stops else UNKNOWN_LAST_WORDS * script.rate.nominal))


def _saying_its_end(row: HouseRow, usual: dict[int, int], script: Script) -> HouseRow:
    """A row with the end of its item, in the notation of its timecode, where that is not the usual one."""
    item = row.item
    if not isinstance(item, Shot | Speech) or row.out or item.end == usual[id(item)] or not (row.timecode or row.placed):
        return row
    if not row.timecode:
        return replace(row, out=label_of(item.end, script.rate))
    spelling = notation.right_spelling(row.timecode, script.timecode_style)
    return replace(row, out=_spelled_like(spelling, _count(second_of(item.end, script.rate), script.rate), script.rate))


def _with_own_end(row: HouseRow, free: set[int], rate: Rate) -> HouseRow:
    """An item of a cut, which is timed and prints nothing, says its end: a shot where the next one does not."""
    item = row.item
    says = (isinstance(item, Speech) and item.timing is Timing.PRINTED) or (isinstance(item, Shot) and id(item) in free)
    return replace(row, out=label_of(item.end, rate)) if says and item.printed is None else row


def _free_ends(script: Script) -> set[int]:
    """The items (by identity) that neither the next shot nor the programme's end stops: their page may say
    so."""
    shots = sorted(script.shots, key=lambda shot: shot.start)
    return {id(one) for one, two in pairwise(shots) if one.end != two.start} | {
        id(speech) for speech in script.speeches if speech.end != script.end
    }


def _near(lines: Sequence[int], line: int) -> range:
    return range(bisect_left(lines, line - NEAR), bisect_right(lines, line + NEAR))


def _speaking(speeches: Sequence[tuple[int, int]], line: int) -> Sequence[int]:
    """The row (line, place) of the speech that `line` may still belong to, rows below the one it began on."""
    before = bisect_right(speeches, (line, maxsize))
    return [at for _, at in speeches[max(0, before - 1) : before]]


def _ends_at(row: HouseRow, line: int, text: str, free: set[int], script: Script) -> bool:
    """Is `text` the end of this row's item? On another line only where the item's end needs saying."""
    item = row.item
    if (
        not isinstance(item, Shot | Speech)
        or item.timing is not Timing.PRINTED
        or row.out
        or not row.timecode
    ):
        return False
    if row.line != line and id(item) not in free:
        return False
    return bool(_end_text(row, text, script))


def _end_text(row: HouseRow, text: str, script: Script) -> str:
    """The out-point of a row whose item ends at the printed `text`, or lasts as long as it says; "" for any
    other."""
    rate, style = script.rate, script.timecode_style
    begin, other = _printed(row.timecode, rate, style), _printed(text, rate, style)
    lasts = _count(second_of(row.item.end, rate), rate) - _count(second_of(row.item.start, rate), rate)
    if begin is None or other is None or lasts <= 0:
        return ""
    if other - begin == lasts:
        return text
    return _spelled_like(notation.right_spelling(row.timecode, style), begin + lasts, rate) if lasts in (other, _within_hour(row, text, other - begin, rate)) else ""


def _within_hour(row: HouseRow, text: str, lasts: int, rate: Rate) -> int | None:
    """How long it is to an end that leaves the hour of its start out (10:59:40 - 00:10)."""
    short = len(re.findall(r"\d+", text)) < 3 <= len(re.findall(r"\d+", row.timecode))
    return lasts % (3600 * rate.nominal) if short else None


def _printed(text: str, rate: Rate, style: str) -> int | None:
    """Frames up to a printed label, or in a printed length; None for what is neither."""
    fields, length = notation.fields(text, style or None), lengths.read(text, style or None)
    if length is None:
        return None
    within = rate.frames(Fraction(length[2] or 0, 1000))
    return within + (_count(fields, rate) if fields else _count((0, 0, length[0], length[1]), rate))


def _count(fields: tuple[int | None, int, int, int | None], rate: Rate) -> int:
    """Frames up to a label, dropped numbers counted too: differences of printed labels need no hour and no
    start."""
    hours, minutes, seconds, frames = fields
    return (((hours or 0) * 60 + minutes) * 60 + seconds) * rate.nominal + (frames or 0)


def _spelled_like(printed: str, count: int, rate: Rate) -> str:
    """The label of `count` in the notation of the timecode `printed`; with frames where those need saying."""
    groups = re.findall(r"\d+", printed)
    seconds, frames = divmod(count, rate.nominal)
    fields = (seconds // 3600, seconds // 60 % 60, seconds % 60)
    if frames and len(groups) < 4:
        return ":".join(f"{field:02d}" for field in (*fields, frames))
    last = round(frames * 1000 / rate.fps) if len(groups[-1]) == 3 else frames
    values: Iterator[int] = iter((seconds // 60, seconds % 60) if len(groups) == 2 else (*fields, last))
    return re.sub(r"\d+", lambda group: f"{next(values):0{len(group[0])}d}", printed)
