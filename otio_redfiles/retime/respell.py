"""Another time in the spelling of a printed timecode: same fields, same signs, same zeros."""

import re

from otio_redfiles.notation import BARE, counts_frames, counts_hundredths
from otio_redfiles.tc import Rate, second_of

_NUMBER = re.compile(r"\d+")
_SECONDS = re.compile(r"\d+[.,]\d")
_HOURS_ONLY = re.compile(r"H+\W+MM\Z")


def respell(text: str, frame: int, rate: Rate, style: str) -> str:
    """`text` with its digits saying `frame`: "10.12,31" at 36305 frames stays of the form "00.24,12".

    Two numbers are minutes and seconds (hours and minutes on pages that print those); minutes run on past 59
    unless the page prints hours elsewhere and leaves them out here.
    """
    if _SECONDS.fullmatch(text):
        return f"{float(rate.seconds(frame)):.1f}".replace(".", re.sub(r"\d", "", text))
    if style in BARE:
        return _bare(text, frame, rate)
    numbers = list(_NUMBER.finditer(text))
    values = _values(len(numbers), [len(found[0]) for found in numbers], frame, rate, style)
    parts, at = [], 0
    for found, value in zip(numbers, values, strict=True):
        parts += [text[at : found.start()], str(value).zfill(_width(found[0], len(numbers)))]
        at = found.end()
    return "".join(parts) + text[at:]


def _bare(text: str, frame: int, rate: Rate) -> str:
    """The digits alone of a time: as many fields as `text` has, and as many digits, where the hour needs no more."""
    digits = text.strip()
    fields = second_of(max(0, frame), rate)[: (len(digits) + 1) // 2]
    new = str(fields[0]) + "".join(f"{field:02d}" for field in fields[1:])
    return text.replace(digits, new.zfill(len(digits)))


def respell_length(text: str, old: int, new: int, rate: Rate, style: str) -> str:
    """The printed length of `old` frames as one of `new`: as it stands where it did not change, however it was rounded.

    Two numbers that say the old length in seconds and frames say the new one so.
    """
    if old == new:
        return text
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) == 2 and int(numbers[0][0]) * rate.nominal + int(numbers[1][0]) == old:
        one, two = numbers
        seconds, frames = (str(value).zfill(len(found[0])) for value, found in zip(divmod(new, rate.nominal), numbers, strict=True))
        return text[: one.start()] + seconds + text[one.end() : two.start()] + frames + text[two.end() :]
    return respell(text, new, rate, style)


def _values(count: int, widths: list[int], frame: int, rate: Rate, style: str) -> list[int]:
    hours, minutes, seconds, frames = second_of(max(0, frame), rate)
    if count == 1:  # a length in seconds: 4 sec
        return [round(rate.seconds(frame))]
    if count == 2:
        if _HOURS_ONLY.match(style):
            return [hours, minutes]
        return [minutes if style.startswith("HH") else hours * 60 + minutes, seconds]
    if count == 3 and counts_frames(style):
        return [hours * 60 + minutes, seconds, frames]
    if count == 3:
        return [hours, minutes, seconds]
    parts = 1000 if widths[-1] == 3 else 100 if counts_hundredths(style) else rate.nominal
    last = frames * parts // rate.nominal if count == 4 else frames
    return (
        [hours, minutes, seconds, last][:count]
        if count <= 4
        else [hours, minutes, seconds, last, *[0] * (count - 4)]
    )


def _width(digits: str, count: int) -> int:
    """Digits too many ("10.52.376") are a slip, not a width; milliseconds have three."""
    return 2 if len(digits) == 3 and count == 3 else len(digits)


def prints_frames(text: str, style: str = "") -> bool:
    """Whether a printed timecode goes finer than the second."""
    if style in BARE:
        return style.endswith("FF")
    return len(_NUMBER.findall(text)) > (2 if counts_frames(style) else 3)


def prints_hours(style: str) -> bool:
    """Whether a notation has a field for hours."""
    return style.startswith("H")
