"""The value that a sheet's cell needs to show another timecode: what was typed as text, a time or a number stays one.

A time in a sheet is a fraction of a day, and its number format says which of its parts are shown (see `read.formats`): the
numbers of the new timecode become the parts that are shown, and what is not, the date or the hour, is kept.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction
from typing import Any

from otio_redfiles.read.formats import clock_parts, clock_shown, shown_number, with_long_minutes, with_two_digits

SECONDS = {"h": 3600, "m": 60, "s": 1}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_NUMBER = re.compile(r"\d+")
_TYPED = re.compile(r"\d+\.\d{2}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its value, the number format that shows it, and the text that is read there."""

    value: Any
    code: str
    text: str


def with_timecode(cell: Shown, column: int, old: str, new: str) -> Shown | None:
    """The cell with `new` where its text has `old` at `column`; None where nothing of the cell's kind shows that."""
    text = cell.text[:column] + new + cell.text[column + len(old) :]
    if isinstance(cell.value, str):
        return Shown(cell.value[:column] + new + cell.value[column + len(old) :], cell.code, text)
    if isinstance(cell.value, (time, timedelta, datetime)):
        return _moment(cell, text, _numbers(new))
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return _number(cell, text, old, new)
    return None


def _number(cell: Shown, text: str, old: str, new: str) -> Shown | None:
    """Minutes and seconds typed as a number, the digits of a timecode, or a share of the day that lost its format."""
    if _TYPED.fullmatch(cell.text):
        return Shown(float(new), cell.code, text)
    if cell.value == int("".join(_numbers(old))):
        return _digits(cell.code, text, "".join(_numbers(new)))
    clock = _clock("hms", _numbers(new)) if 0 <= cell.value < 1 else None
    return None if clock is None else Shown(clock / DAY, cell.code, text)


def _digits(code: str, text: str, digits: str) -> Shown | None:
    """The digits of a timecode as a number, through the cell's mask; one of noughts where the mask would drop the first ones."""
    codes = (code, "0" * len(digits))
    return next((Shown(int(digits), one, text) for one in codes if _numbers(shown_number(int(digits), one)) == _numbers(text)), None)


def _moment(cell: Shown, text: str, numbers: list[str]) -> Shown | None:
    """A time, a date with one, or a duration; of what shows `text` the nearest to what stood there, in the cell's own format if it can."""
    full = _numbers(cell.text) != _numbers(clock_shown(cell.value, cell.code))
    clock = _clock(clock_parts(cell.value, cell.code, full), numbers)
    if clock is None:
        return None
    values = [_like(cell.value, one) for one in (_nearest(clock, _since_midnight(cell.value)), clock)]
    shown = (Shown(value, code, text) for code in _codes(cell.code) for value in values)
    return next((one for one in shown if _numbers(clock_shown(one.value, one.code, full)) == _numbers(text)), None)


def _codes(code: str) -> tuple[str, ...]:
    """The format; with a nought before 9:59, where 10:00 stood; with minutes that run on past the hour."""
    padded = with_two_digits(code)
    return code, padded, with_long_minutes(code), with_long_minutes(padded)


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _clock(parts: str, numbers: list[str]) -> timedelta | None:
    """The time that these numbers say in these parts, one more being the fraction of its second; None where they do not fit."""
    if not parts or len(numbers) not in (len(parts), len(parts) + parts.endswith("s")):
        return None
    seconds = Fraction(sum(int(number) * SECONDS[part] for part, number in zip(parts, numbers)))
    if len(numbers) > len(parts):
        seconds += Fraction(int(numbers[-1]), 10 ** len(numbers[-1]))
    return timedelta(microseconds=round(seconds * 1_000_000))


def _nearest(clock: timedelta, to: timedelta) -> timedelta:
    """These minutes of the hour that brings them nearest `to`: a format without hours does not say which."""
    hour = to // HOUR
    return min((clock + HOUR * k for k in (hour - 1, hour, hour + 1) if k >= 0), key=lambda one: abs(one - to))


def _since_midnight(value: time | timedelta | datetime) -> timedelta:
    if isinstance(value, timedelta):
        return value
    return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)


def _like(value: time | timedelta | datetime, clock: timedelta) -> time | timedelta | datetime:
    """`clock` as the same kind of value, on the same date; a duration where a time of day cannot hold it."""
    if isinstance(value, datetime):
        return datetime.combine(value.date(), time()) + clock
    return (datetime.min + clock).time() if isinstance(value, time) and clock < DAY else clock
