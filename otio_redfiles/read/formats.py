"""Numbers as a sheet shows them: Excel's number formats, as far as timecodes, durations and counts use them.

A time in a sheet is a fraction of a day; only its number format says whether 0.4167361 reads 10:00:06, 10:00
or 600:06. A timecode knows no noon: where the sheet shows 1:00:06 PM, 13:00:06 is read. Timecodes with frames
are often kept as whole numbers behind a mask (10000612 as 00\\:00\\:00\\:00).
Format codes: ECMA-376 part 1, 18.8.31.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

DAY = 86_400
MICRO = 1_000_000
EPOCH = datetime(1899, 12, 30)  # day 0 of the 1900 system, its leap-year error included
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.'  # literal, escaped literal, blank as wide as, fill with
    r"|\[(?:h+|m+|s+)\]|\[[^\]]*\]"  # elapsed time; colours, conditions, locales
    r"|AM/PM|A/P|General|y+|m+|d+|h+|s+(?:\.0+)?|[0#?]+|[.,%@]|.",
    re.IGNORECASE | re.DOTALL,
)
TIME = re.compile(r"\[?[hms]", re.IGNORECASE)


def shown(value: object, code: str) -> str:
    """The text a cell shows. `value` is what openpyxl hands out, `code` the cell's number format."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime, date, time, timedelta)):
        return shown_moment(_micros(value), code)
    if isinstance(value, (int, float)):
        return shown_number(value, code)
    return str(value)


def shown_moment(micros: int, code: str) -> str:
    """A time, date or duration. `micros`: microseconds since midnight of the sheet's day 0."""
    tokens = tokens_of(code)
    if not any(is_moment(token) for token in tokens):
        return _plain_moment(micros)
    micros = _rounded(micros, tokens)
    fields = (_field(token, micros, _is_minute(tokens, place)) for place, token in enumerate(tokens))
    return "".join(fields).strip()


def seconds_hidden(value: object, code: str) -> str:
    """The seconds of a time whose format shows hours and minutes alone, as they would be shown (":06"); "" for all else."""
    if not isinstance(value, (datetime, time, timedelta)):
        return ""
    tokens = tokens_of(code)
    kinds = [token.strip("[]")[0].lower() for token in tokens if is_moment(token)]
    return f":{_rounded(_micros(value), tokens) // MICRO % 60:02d}" if kinds == ["h", "m"] else ""


def clock_shown(value: object, code: str, full: bool = False) -> str:
    """The text of a time as it is read: in milliseconds where it shows fractions, and `full` with the seconds that it hides."""
    return (in_milliseconds(value, code) or shown(value, code)) + (seconds_hidden(value, code) if full else "")


def clock_parts(value: object, code: str, full: bool = False) -> str:
    """The parts of a time that stand in its text (see `clock_shown`), from left to right: "hms", "ms", "hm"; days and months left out."""
    tokens = tokens_of(_in_milliseconds(value, code) or code)
    kinds = [(token.strip("[]")[0].lower(), place) for place, token in enumerate(tokens) if is_moment(token)]
    parts = "".join(kind for kind, place in kinds if kind in "hs" or (kind == "m" and _is_minute(tokens, place)))
    parts = parts or ("" if kinds else "hms")
    return parts + "s" if full and seconds_hidden(value, code) else parts


def in_milliseconds(value: object, code: str) -> str:
    """A time whose format shows a fraction of its second (10:00:06.48, 00:06.5), with its hour and three places: two would be taken
    for frames. "" for all else."""
    fine = _in_milliseconds(value, code)
    return shown_moment(_micros(value), fine) if fine and isinstance(value, (datetime, time, timedelta)) else ""


def _in_milliseconds(value: object, code: str) -> str:
    """The format of such a time with hours and three places."""
    tokens = tokens_of(code) if isinstance(value, (datetime, time, timedelta)) else []
    moments = [token for token in tokens if is_moment(token)]
    kinds = "".join(token.strip("[]")[0].lower() for token in moments)
    if kinds not in ("hms", "ms") or "." not in moments[-1]:
        return ""
    hours = [] if kinds == "hms" else ["[hh]" if isinstance(value, timedelta) else "hh", ":"]
    return "".join([*hours, *map(_whole, tokens)])


def _whole(token: str) -> str:
    """A part of a time format as a clock shows it: seconds with milliseconds, minutes below the hour."""
    if not is_moment(token):
        return token
    return "ss.000" if "." in token else "mm" if token.startswith("[m") else token


def shown_number(value: int | float, code: str) -> str:
    """A number, through its mask where it has one of digits."""
    tokens = tokens_of(code, negative=value < 0)
    if not any(set(token) <= set("0#?") for token in tokens) or "E+" in code.upper() or "/" in tokens:
        return _general(value)
    try:
        return _masked(abs(Decimal(repr(value))), tokens, "-" if value < 0 and ";" not in code else "")
    except InvalidOperation:  # infinities, and numbers of hundreds of digits
        return _general(value)


def tokens_of(code: str, negative: bool = False) -> list[str]:
    """The parts of the section that applies; colours and locales dropped, literals kept as quoted."""
    tokens = TOKEN.findall(code[:255])  # Excel's own limit
    sections: list[list[str]] = [[]]
    for token in tokens:
        if token == ";":
            sections.append([])
        elif not (token.startswith("[") and not re.fullmatch(r"\[(h+|m+|s+)\]", token, re.IGNORECASE)):
            sections[-1].append(token)
    return sections[1] if negative and len(sections) > 1 and sections[1] else sections[0]


def with_long_minutes(code: str) -> str:
    """A time format whose minutes run on past the hour: [mm]:ss for mm:ss."""
    return _with_first(re.compile("m+", re.IGNORECASE), r"[\g<0>]", code)


def with_two_digits(code: str) -> str:
    """A time format whose first number has two digits: hh:mm for h:mm, [mm]:ss for [m]:ss."""
    return _with_first(re.compile(r"(\[?)([hm])\2?(\]?)", re.IGNORECASE), r"\1\2\2\3", code)


def _with_first(kind: re.Pattern[str], new: str, code: str) -> str:
    """A format whose first part of a `kind` is spelled `new`."""
    tokens = TOKEN.findall(code)
    place = next((at for at, token in enumerate(tokens) if kind.fullmatch(token)), None)
    return code if place is None else "".join((*tokens[:place], kind.sub(new, tokens[place]), *tokens[place + 1 :]))


def is_moment(token: str) -> bool:
    """Whether a token stands for a part of a time or date."""
    return bool(re.fullmatch(r"\[(h+|m+|s+)\]|y+|m+|d+|h+|s+(\.0+)?", token, re.IGNORECASE))


def literal(token: str) -> str:
    """What a token prints by itself."""
    if token[:1] == '"':
        return token[1:-1]
    if token[:1] in ("\\", "_", "*") and len(token) == 2:
        return token[1] if token[0] == "\\" else " " if token[0] == "_" else ""
    return token


# --------------------------------------------------------------------------- times


def _micros(value: datetime | date | time | timedelta) -> int:
    if isinstance(value, time):
        return ((value.hour * 60 + value.minute) * 60 + value.second) * MICRO + value.microsecond
    return _elapsed(value) // timedelta(microseconds=1)


def _elapsed(value: datetime | date | timedelta) -> timedelta:
    """A duration as it is, a date as what has gone by since the sheet's day 0."""
    if isinstance(value, timedelta):
        return value
    if isinstance(value, datetime):
        return value.replace(tzinfo=None) - EPOCH
    return datetime(value.year, value.month, value.day) - EPOCH


def _rounded(micros: int, tokens: list[str]) -> int:
    """Floating days are never exact: to the nearest unit shown, a second at the coarsest."""
    digits = max((len(token.partition(".")[2]) for token in tokens if is_moment(token)), default=0)
    unit: int = MICRO // 10 ** min(digits, 6)
    return (micros + unit // 2) // unit * unit


def _is_minute(tokens: list[str], place: int) -> bool:
    """An m is a minute after an hour or before a second, else a month."""
    parts = [token for token in tokens[:place] if is_moment(token)]
    after = [token for token in tokens[place + 1 :] if is_moment(token)]
    return bool((parts and parts[-1].strip("[]")[0] in "hH") or (after and after[0].strip("[]")[0] in "sS"))


def _field(token: str, micros: int, is_minute: bool) -> str:
    """One token of a time format, filled in; hours run to 24 even where the sheet says AM and PM."""
    if not is_moment(token):
        return "" if token.upper() in ("AM/PM", "A/P") else literal(token)
    kind, width = token.strip("[]")[0].lower(), len(token.strip("[]").partition(".")[0])
    seconds = micros // MICRO
    if token.startswith("["):
        return f"{seconds // {'h': 3600, 'm': 60, 's': 1}[kind]:0{width}d}"
    if kind == "h":
        return f"{seconds // 3600 % 24:0{min(width, 2)}d}"
    if kind == "s":
        return f"{seconds % 60:0{min(width, 2)}d}{_fraction(token, micros)}"
    if kind == "m" and is_minute:
        return f"{seconds // 60 % 60:0{min(width, 2)}d}"
    return _date_field(kind, width, micros)


def _fraction(token: str, micros: int) -> str:
    digits = len(token.partition(".")[2])
    return "." + f"{micros % MICRO:06d}".ljust(digits, "0")[:digits] if digits else ""


def _date_field(kind: str, width: int, micros: int) -> str:
    try:
        day = EPOCH + timedelta(microseconds=micros)
    except OverflowError:
        return "#"
    if kind == "y":
        return f"{day.year:04d}" if width > 2 else f"{day.year % 100:02d}"
    if kind == "m":
        name = MONTHS[day.month - 1]
        return (f"{day.month}", f"{day.month:02d}", name[:3], name, name[:1])[min(width, 5) - 1]
    name = DAYS[day.weekday()]
    return (f"{day.day}", f"{day.day:02d}", name[:3], name)[min(width, 4) - 1]


def _plain_moment(micros: int) -> str:
    """A time whose format says nothing: HH:MM:SS, with the date where there is one."""
    seconds = (micros + MICRO // 2) // MICRO
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


# --------------------------------------------------------------------------- numbers


def _general(value: int | float) -> str:
    """Eleven digits, no trailing zeros: what Excel's General shows in a cell that is wide enough. A time of day that lost its
    format (0.41668981481) is that time."""
    if isinstance(value, float) and 0 < value < 1 and _is_second(value):
        return _plain_moment(round(value * DAY) * MICRO)
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.11g}"
    try:
        return str(int(value)) if abs(value) < 1e15 else f"{value:.6g}"
    except (OverflowError, ValueError):
        return str(value)


def _is_second(value: float) -> bool:
    """Is a share of a day a whole second, and no share that somebody would type?"""
    return abs(value * DAY - round(value * DAY)) < 1e-4 and abs(value * 10**6 - round(value * 10**6)) > 1e-6


def _masked(number: Decimal, tokens: list[str], sign: str) -> str:
    """Digits put into a mask from the right, its literals between them."""
    if "%" in tokens:
        number *= 100
    point = tokens.index(".") if "." in tokens else len(tokens)
    places = sum(len(token) for token in tokens[point + 1 :] if set(token) <= set("0#?"))
    number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{number:f}".partition(".")
    left = "".join(reversed([*_from_right(tokens[:point], whole)]))
    right = "".join(_from_left(tokens[point + 1 :], decimals))
    return sign + (left + ("." + right if places else right)).strip()


def _from_right(tokens: list[str], digits: str) -> Iterator[str]:
    """The whole part, last character first; digits that the mask has no place for stand before its first."""
    digits = digits.lstrip("0")
    first = next((i for i, token in enumerate(tokens) if set(token) <= set("0#?")), 0)
    grouped = "," in tokens
    written = 0
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if not set(token) <= set("0#?"):
            yield "" if token == "," else literal(token)
            continue
        mask = len(token) if place != first else max(len(token), len(digits))
        for index in range(mask):
            digit = digits[-1:] or ("0" if token[-1 - index : len(token) - index or None] == "0" else "")
            digits = digits[:-1]
            if digit and grouped and written and written % 3 == 0:
                yield ","
            written += bool(digit)
            yield digit


def _from_left(tokens: list[str], decimals: str) -> Iterator[str]:
    for token in tokens:
        if set(token) <= set("0#?"):
            taken, decimals = decimals[: len(token)], decimals[len(token) :]
            optional = len(token) - len(token.rstrip("#"))
            yield taken[: len(taken) - optional] + taken[len(taken) - optional :].rstrip("0")
        else:
            yield literal(token)
