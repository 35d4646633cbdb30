"""What every command lets a user say about a page: one decorator, one `Reading`."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import wraps
from typing import Any

import click

from otio_redfiles.errors import UsageError
from otio_redfiles.model import Reading
from otio_redfiles.tc import NAMED_RATES, Rate, rate_of

COLUMNS = (
    "picture", "timecode", "out", "duration", "sound", "narration", "speaker", "music", "effects", "number", "notes",
    "unused",
)
STYLES = (
    "HH:MM:SS", "HH.MM.SS", "HH:MM:SS:FF", "HH:MM:SS;FF", "HH:MM:SS.FF", "MM:SS", "MM.SS", "MM:SS:FF", "H:MM",
    "H.MM", "HH MM SS", "HH MM SS FF", "HHMMSS", "HHMMSSFF", "M'SS\"", "feet+frames",
)
# Separators may be mixed freely with the fields; what `STYLES` lists are the usual ones.
_STYLE = re.compile(r"HH([:.,;])MM[:.,;]SS([:;.,](FF|MMM|CC))?|MM[:.]SS([:.]FF)?|HH?[:.]MM|HH MM SS( FF)?|HHMMSS(FF)?|M'SS\"|FEET\+FRAMES")
_HOURS = re.compile(r"[+-]?\s*(\d+)[:.;]\d")

FILE = click.Path(readable=False)  # who opens it says what is wrong with it, and what to do

_OPTIONS = (
    click.option(
        "--rate",
        metavar="FPS",
        help="Frames per second: 23.976, 24, 25, 29.97, 30, 50, 59.94, 60. Default: what the page says, else 25.",
    ),
    click.option(
        "--drop-frame",
        is_flag=True,
        help="Count labels drop-frame (29.97 and 59.94 only; 29.97 without --rate).",
    ),
    click.option(
        "--start",
        metavar="TC",
        help="Where the programme begins, such as 10:00:00:00. A page that counts from elsewhere is moved there; "
        "a start up to half an hour before its first timecode moves nothing and only adds lead-in. "
        "01:00:00;00 counts drop-frame.",
    ),
    click.option(
        "--offset",
        metavar="TC",
        help="Add this to every timecode of the page; --offset=-00:00:10:00 takes it away. With --start, the offset "
        "comes first.",
    ),
    click.option(
        "--columns",
        metavar="NAMES",
        help="The columns from left to right, such as picture,timecode,sound. Names: " + ", ".join(COLUMNS) + ".",
    ),
    click.option(
        "--timecode-style",
        metavar="STYLE",
        help="How timecodes are printed, such as HH.MM.SS, MM:SS (minutes and seconds), H:MM (hours and minutes) or MM:SS:FF "
        "(minutes, seconds and frames).",
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
        reading = Reading(
            told_rate(rate, drop_frame),
            told_start(start),
            offset,
            told_columns(columns),
            told_style(timecode_style),
        )
        return function(*args, reading=reading, **kwargs)

    for option in reversed(_OPTIONS):
        with_reading = option(with_reading)
    return with_reading


def told_rate(rate: str | None, drop_frame: bool) -> Rate | None:
    """The rate a user named, or None if he named none. Raises TimecodeError, and UsageError for a rate that edit
    lists and timelines do not have."""
    if rate is None:
        return Rate(Fraction(30000, 1001), True) if drop_frame else None
    told = rate_of(rate, drop_frame)
    if told.fps not in NAMED_RATES.values():
        names = ", ".join(name for name in NAMED_RATES if name != "23.98")
        raise UsageError(f"--rate {rate}: no timeline counts so; use one of {names}")
    return told


def told_start(label: str | None) -> str | None:
    """The start as typed. Raises UsageError for an hour that no day has; the rest is checked at the page's rate."""
    hours = _HOURS.match(label.strip()) if label else None
    if label and (label.strip().startswith("-") or (hours and int(hours[1]) > 23)):
        raise UsageError(f"--start {label}: a programme starts between 00:00:00:00 and 23:59:59:00")
    return label


def told_columns(names: str | None) -> tuple[str, ...]:
    """Column names out of "picture,timecode,sound". Raises UsageError for an empty one or one nobody knows."""
    columns = tuple(name.strip().lower() for name in names.split(",")) if names else ()
    if not all(columns):
        raise UsageError(f"--columns {names}: a name is empty; write them like picture,timecode,sound")
    if columns:
        from otio_redfiles.layout.tables.columns import role_named

        for name in columns:
            if name not in COLUMNS and not role_named(name):
                raise UsageError(f"--columns {names}: {name!r} is no column; the names are {', '.join(COLUMNS)}")
    return columns


def told_style(style: str | None) -> str | None:
    """The notation a user named, in the spelling of `notation`. Raises UsageError for one that is none."""
    if style is None:
        return None
    bare = " ".join(style.split()).upper()
    if not _STYLE.fullmatch(bare):
        raise UsageError(f"--timecode-style {style}: is no notation; try {'  '.join(STYLES)}")
    return bare.lower() if bare.startswith("FEET") else re.sub(r"(?<=SS[.,:;])(?:MMM|CC)\Z", lambda part: part.group().lower(), bare)
