"""Printed timecodes as frames: notation, rate, the hour that a page leaves out, the programme's start.

A printed time without frames means the first frame of that second that exists: in drop-frame the first two
(or four) numbers of most minutes do not. A printed label with frames that does not exist is refused.
"""

import re
from collections.abc import Iterable, Sequence

from otio_redfiles.errors import TimecodeError, UsageError
from otio_redfiles.model import Reading, Stamp
from otio_redfiles.notation import detect_style, fields, rate_evidence
from otio_redfiles.tc import DROP_RATES, PAL, Rate, frame_at, frame_of, rate_of

DAY, HOUR = 24 * 3600, 3600


def style_of(stamps: Sequence[Stamp], told: str | None) -> str:
    """The notation of these timecodes, "" where there are none."""
    return told or detect_style(stamp.text for stamp in stamps) or ""


def rate_for(stamps: Sequence[Stamp], reading: Reading, said: Rate | None = None) -> Rate:
    """The rate told, else the one `said` on the page where its digits agree, else the one they prove, else 25.

    Frame numbers up to 24 fit 25; 25 to 29 need 30 (29.97 when `;` says drop-frame); higher ones need 50 or 60.
    A told rate that can drop frames does so where the page prints `;`.
    """
    seen = rate_evidence(stamp.text for stamp in stamps)
    if reading.rate:
        return _dropping(reading.rate, seen.drop)
    if said and seen.largest < said.nominal:
        return _dropping(said, seen.drop)
    if seen.drop:
        return rate_of("59.94" if seen.largest > 29 else "29.97", True)
    for name, limit in (("25", 24), ("30", 29), ("50", 49), ("60", 59)):
        if seen.largest <= limit:
            return rate_of(name)
    return PAL


def _dropping(rate: Rate, drop: bool) -> Rate:
    return Rate(rate.fps, True) if drop and rate.fps in DROP_RATES else rate


RATE_SAID = re.compile(
    r"(?:frame\s*rate|fps|rate)\s*[:=]?\s*(?P<after>\d{2}(?:[.,]\d{1,3})?)(?!\d)|(?<![\d.,:])(?P<before>\d{2}(?:[.,]\d{1,3})?)\s*(?:fps|f/s|p?\s*frames|Bilder|DF|NDF)\b",
    re.IGNORECASE,
)
DROP_SAID = re.compile(r"(?<![A-Za-z-])(?:DF|drop[\s-]?frame)\b", re.IGNORECASE)
NON_DROP_SAID = re.compile(r"\b(?:NDF|non[\s-]?drop)", re.IGNORECASE)


def rate_said(texts: Iterable[str]) -> Rate | None:
    """The rate that a page's own head names ("Frame rate: 29.97", "23.976 fps", "29.97 DF"); None where none does."""
    for text in texts:
        found = RATE_SAID.search(text)
        if not found:
            continue
        try:
            rate = rate_of((found["after"] or found["before"]).replace(",", "."))
        except TimecodeError:
            continue
        drop = bool(DROP_SAID.search(text)) and not NON_DROP_SAID.search(text) and rate.fps in DROP_RATES
        return Rate(rate.fps, drop)
    return None


def seconds_of(stamps: Sequence[Stamp], style: str) -> list[int | None]:
    """Whole seconds of each timecode, the hours a page leaves out put back; None where the digits are no time.

    A page that prints MM.SS, or drops the hour midway, goes on in the hour before; past 59.59 comes the next one.
    Past 23.59.59 comes the next day.
    """
    found: list[int | None] = []
    known: list[int] = []
    for stamp in stamps:
        read = fields(stamp.text, style)
        found.append(None if read is None else _seconds(read, "HH" in style or "H:" in style, known))
        if read is not None:
            known.append(found[-1])
    return found


def _seconds(read: tuple[int | None, int, int, int | None], hours_printed: bool, known: Sequence[int]) -> int:
    hours, minutes, seconds, _ = read
    within = (hours or 0) * HOUR + minutes * 60 + seconds
    if hours is not None and (hours_printed or hours):
        return _wrapped(within, known, DAY)
    return within if minutes >= 60 else _wrapped(within, known, HOUR)


def _wrapped(now: int, known: Sequence[int], turn: int) -> int:
    """`now` in the hour (or day) of the times before it, or the next one when those all stand near its end.

    One time near the end may be a slip; three are a clock that turns.
    """
    if not known:
        return now
    last = known[-1]
    at = last // turn * turn + now
    near_end = all(time % turn > 0.75 * turn and time // turn == last // turn for time in known[-3:])
    return at + turn if near_end and now < 0.25 * turn else at


def frame_for(seconds: int, stamp: Stamp, style: str, rate: Rate, source: str, as_printed: bool) -> int:
    """The frame of a timecode at these seconds; its printed frames count where it stands `as_printed`.

    Raises TimecodeError, naming the line, for a label that the rate does not have.
    """
    read = fields(stamp.text, style)
    frames = read[3] if as_printed and read else None
    days, of_day = divmod(seconds, DAY)
    h, m, s = of_day // HOUR, of_day // 60 % 60, of_day % 60
    try:
        return days * _day(rate) + (_first_frame(h, m, s, rate) if frames is None else frame_at(h, m, s, frames, rate))
    except TimecodeError as error:
        raise TimecodeError(f"{source}:{stamp.line}: {error}; check the line or tell the rate (--rate, --drop-frame)") from error


def _first_frame(h: int, m: int, s: int, rate: Rate) -> int:
    missing = rate.nominal // 15 if rate.drop and s == 0 and m % 10 else 0
    return frame_at(h, m, s, missing, rate)


def _day(rate: Rate) -> int:
    return frame_at(23, 59, 59, rate.nominal - 1, rate) + 1


def label_frame(label: str, rate: Rate, option: str) -> int:
    """The frame of a timecode that the user typed; a short one ("10:00:00", "01:00") gets zeros. Raises UsageError."""
    text = label.strip()
    sign = -1 if text.startswith("-") else 1
    text = text.lstrip("+-")
    try:
        if text.count(":") + text.count(";") == 3:
            return sign * frame_of(text, rate)
        read = fields(text, None)
        if read is None:
            raise TimecodeError(f"not a timecode: {label!r}")
        return sign * _first_frame(read[0] or 0, read[1], read[2], rate)
    except TimecodeError as error:
        advice = "" if "; " in str(error) else "; write it as 10:00:00:00"
        raise UsageError(f"{option} {label}: {error}{advice}") from error


def programme_start(first: int | None, rate: Rate) -> int:
    """Where a programme begins whose first event stands at frame `first`: the full hour below when it is near, else there."""
    if first is None:
        return 0
    hour = frame_at(1, 0, 0, 0, rate)
    below = first // hour * hour
    return below if first - below <= 10 * 60 * rate.nominal else first
