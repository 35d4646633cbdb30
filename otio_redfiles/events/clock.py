"""Printed timecodes as frames: notation, the hour that a page leaves out, the programme's start, lengths.

A printed time without frames means the first frame of that second that exists: in drop-frame the first two
(or four) numbers of most minutes do not. Instead of a printed label that does not exist the nearest one of its
second is taken, and said so; a page on which most do not exist is refused.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from otio_redfiles import lengths
from otio_redfiles.errors import TimecodeError, UsageError
from otio_redfiles.model import Stamp
from otio_redfiles.notation import detect_style, fields, milliseconds
from otio_redfiles.tc import Rate, frame_at, frame_of

DAY, HOUR = 24 * 3600, 3600
Read = tuple[int | None, int, int, int | None]


def style_of(stamps: Sequence[Stamp], told: str | None) -> str:
    """The notation of these timecodes, "" where there are none."""
    return told or detect_style(stamp.text for stamp in stamps) or ""


def seconds_of(stamps: Sequence[Stamp], style: str, since: int | None = None) -> list[int | None]:
    """Whole seconds of each timecode, the hours a page leaves out put back; None where the digits are no time.

    A page that prints MM.SS, or drops the hour midway, goes on in the hour before; past 59.59 comes the next one.
    Past 23.59.59 comes the next day. `since` is a time known before the first of them.
    """
    found: list[int | None] = []
    reads = [fields(stamp.text, style) for stamp in stamps]
    known = [since] if since is not None else _hour_to_come(reads)
    for read in reads:
        found.append(None if read is None else _seconds(read, "HH" in style or "H:" in style, known))
        if read is not None:
            known.append(found[-1])
    return found


def _hour_to_come(reads: Sequence[Read | None]) -> list[int]:
    """Where a page begins without hours (a stopwatch, say) and goes on with them: the hour that it goes on in, as a time
    before the first."""
    told = [read for read in reads if read is not None]
    first = next((at for at, read in enumerate(told) if read[0] is not None), None)
    if not first or any(read[1] >= 60 for read in told[:first]):
        return []
    hours, before = told[first][0] or 0, told[first - 1]
    return [hours * HOUR] if told[first][1:3] >= before[1:3] else []


def _seconds(read: Read, hours_printed: bool, known: Sequence[int]) -> int:
    hours, minutes, seconds, _ = read
    within = (hours or 0) * HOUR + minutes * 60 + seconds
    if hours is not None and (hours_printed or hours):
        return _wrapped(within, known, DAY)
    return within if minutes >= 60 else _wrapped(within, known, HOUR)


def _wrapped(now: int, known: Sequence[int], turn: int) -> int:
    """`now` in the hour (or day) of the times before it, or the next one when those all stand near its end.

    One time near the end may be a slip; three are a clock that turns. A clock that says 24 does not turn.
    """
    if not known or now >= turn:
        return now
    last = known[-1]
    at = last // turn * turn + now
    near_end = all(time % turn > 0.75 * turn and time // turn == last // turn for time in known[-3:])
    return at + turn if near_end and now < 0.25 * turn else at


def frame_for(seconds: int, stamp: Stamp, style: str, rate: Rate, as_printed: bool) -> int:
    """The frame of a timecode at these seconds; its printed frames or milliseconds count where it stands
    `as_printed`. Frames that its second does not have are the nearest that it has."""
    read = fields(stamp.text, style)
    frames = read[3] if as_printed and read else None
    part = milliseconds(stamp.text, style) if as_printed else None
    days, of_day = divmod(seconds, DAY)
    h, m, s = of_day // HOUR, of_day // 60 % 60, of_day % 60
    at = _nearest(h, m, s, frames or 0, rate) + (rate.frames(Fraction(part, 1000)) if part else 0)
    return days * _day(rate) + at


def _nearest(h: int, m: int, s: int, frames: int, rate: Rate) -> int:
    """The frame of the label of this second that is nearest to one with so many frames."""
    return frame_at(h, m, s, min(max(frames, _missing(m, s, rate)), rate.nominal - 1), rate)


def _missing(m: int, s: int, rate: Rate) -> int:
    """How many labels drop-frame skips at the start of this second."""
    return rate.nominal // 15 if rate.drop and s == 0 and m % 10 else 0


def impossible(stamps: Sequence[Stamp], style: str, rate: Rate, source: str) -> Iterator[tuple[Stamp, str, str]]:
    """The timecodes whose labels do not exist at this rate, why, and the label taken instead.

    Raises TimecodeError, naming the line of the first, where most labels with frames do not exist.
    """
    read = [(stamp, fields(stamp.text, style)) for stamp in stamps]
    labels = [(stamp, found) for stamp, found in read if found and found[3] is not None]
    wrong = [(stamp, why) for stamp, found in labels if (why := _no_label(*found, rate))]
    if wrong and 2 * len(wrong) > len(labels):
        stamp, why = wrong[0]
        raise TimecodeError(f"{source}:{stamp.line}: {why}; check the line or tell the rate (--rate, --drop-frame)")
    for stamp, why in wrong:
        _, m, s, frames = fields(stamp.text, style)
        taken = min(max(frames, _missing(m, s, rate)), rate.nominal - 1)
        yield stamp, why, f"{stamp.text[:-2]}{taken:02d}"


def _no_label(hours: int | None, minutes: int, seconds: int, frames: int, rate: Rate) -> str | None:
    try:
        frame_at(hours or 0, minutes, seconds, frames, rate)
    except TimecodeError as error:
        return str(error)
    return None


def length_frames(text: str, style: str, rate: Rate) -> int | None:
    """How many frames a printed length lasts; None where it says nothing, or no time at all."""
    read = lengths.read(text, style)
    if read is None:
        return None
    seconds, frames, part = read
    of_day = seconds % DAY
    whole = _nearest(of_day // HOUR, of_day // 60 % 60, of_day % 60, frames or 0, rate) if seconds < DAY else seconds * rate.nominal
    return whole + (rate.frames(Fraction(part, 1000)) if part else 0) or None


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
        return sign * _nearest(read[0] or 0, read[1], read[2], 0, rate)
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
