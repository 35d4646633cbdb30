"""What every command lets a user say about a page: one decorator, one `Reading`."""

from collections.abc import Callable
from fractions import Fraction
from functools import wraps
from typing import Any

import click

from otio_redfiles.errors import UsageError
from otio_redfiles.model import Reading
from otio_redfiles.tc import Rate, rate_of

_OPTIONS = (
    click.option(
        "--rate",
        metavar="FPS",
        help="Frames per second: 23.976, 24, 25, 29.97, 30, 50, 59.94. Default: what the page says, else 25.",
    ),
    click.option(
        "--drop-frame",
        is_flag=True,
        help="Count labels drop-frame (29.97 and 59.94 only; 29.97 without --rate).",
    ),
    click.option(
        "--start", metavar="TC", help="Timecode of the programme's first frame, such as 10:00:00:00."
    ),
    click.option(
        "--offset", metavar="TC", help="Add this to every timecode of the page; a leading - takes it away."
    ),
    click.option(
        "--columns", metavar="NAMES", help="The columns from left to right, such as picture,timecode,sound."
    ),
    click.option(
        "--timecode-style", metavar="STYLE", help="How timecodes are printed, such as HH.MM.SS or MM:SS."
    ),
)


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the reading options; the command gets them as one argument, `reading`."""

    @wraps(function)
    def with_reading(
        *args: Any,
        rate: str | None,
        drop_frame: bool,
        start: str | None,
        offset: str | None,
        columns: str | None,
        timecode_style: str | None,
        **kwargs: Any,
    ) -> Any:
        reading = Reading(told_rate(rate, drop_frame), start, offset, told_columns(columns), timecode_style)
        return function(*args, reading=reading, **kwargs)

    for option in reversed(_OPTIONS):
        with_reading = option(with_reading)
    return with_reading


def told_rate(rate: str | None, drop_frame: bool) -> Rate | None:
    """The rate a user named, or None if he named none. Raises TimecodeError."""
    if rate is None:
        return Rate(Fraction(30000, 1001), True) if drop_frame else None
    return rate_of(rate, drop_frame)


def told_columns(names: str | None) -> tuple[str, ...]:
    """Column names out of "picture,timecode,sound". Raises UsageError for an empty one."""
    columns = tuple(name.strip().lower() for name in names.split(",")) if names else ()
    if not all(columns):
        raise UsageError(f"--columns {names}: a name is empty; write them like picture,timecode,sound")
    return columns
