"""Frames and SMPTE labels. The only module that knows how a label counts.

A time is an `int` of frames since midnight (label 00:00:00:00 is frame 0); a rate is an exact
`Fraction` of frames per second plus the drop-frame flag. Drop-frame arithmetic is the `timecode`
package's, which counts frames from 1, accepts labels that do not exist and takes 29.97 for
drop-frame unless told: we validate first, tell it, and subtract the one.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import floor

from otio_redfiles.errors import TimecodeError

LABEL = re.compile(r"(\d{1,3}):(\d{2}):(\d{2})([:;.,])(\d{2,3})\Z")

# Names people type for a rate, and the exact rate they mean (SMPTE ST 12-1).
NAMED_RATES = {
    "23.976": Fraction(24000, 1001), "23.98": Fraction(24000, 1001), "24": Fraction(24),
    "25": Fraction(25), "29.97": Fraction(30000, 1001), "30": Fraction(30), "48": Fraction(48),
    "50": Fraction(50), "59.94": Fraction(60000, 1001), "60": Fraction(60),
}
DROP_RATES = (Fraction(30000, 1001), Fraction(60000, 1001))


@dataclass(frozen=True, slots=True)
class Rate:
    """Frames per second, exact, and whether labels drop numbers (only 29.97 and 59.94 can)."""

    fps: Fraction = Fraction(25)
    drop: bool = False

    def __post_init__(self) -> None:
        if self.drop and self.fps not in DROP_RATES:
            raise TimecodeError(f"drop-frame exists at 29.97 and 59.94 only, not at {self.name}")

    @property
    def nominal(self) -> int:
        """Labels per second: 30 for 29.97."""
        return -(-self.fps.numerator // self.fps.denominator)

    @property
    def name(self) -> str:
        """The name people use: "25", "29.97", "23.976"."""
        if self.fps.denominator == 1:
            return str(self.fps.numerator)
        return {24000: "23.976", 30000: "29.97", 60000: "59.94"}.get(self.fps.numerator, f"{float(self.fps):.3f}")

    @property
    def spoken(self) -> str:
        """The rate in a sentence: "25 fps", "29.97 fps drop-frame"."""
        return f"{self.name} fps{' drop-frame' if self.drop else ''}"

    def frames(self, seconds: float | Fraction) -> int:
        """The frame that stands `seconds` of real time after frame 0, to the nearest frame, halves up."""
        return floor(Fraction(seconds) * self.fps + Fraction(1, 2))

    def seconds(self, frames: int) -> Fraction:
        """Real time of `frames` frames."""
        return frames / self.fps


PAL = Rate()


def rate_of(name: str, drop: bool = False) -> Rate:
    """The rate a person means by `name` ("25", "29.97", "29.97df", "30000/1001"). Raises TimecodeError."""
    text = name.strip().lower().removesuffix("fps").strip()
    flagged = re.fullmatch(r"([\d./]+)\s*(df|drop|ndf|nd)?", text)
    if not flagged:
        raise TimecodeError(f"no such rate: {name!r}; try 23.976, 24, 25, 29.97, 30, 50, 59.94 or 60")
    number, flag = flagged.groups()
    try:
        fps = NAMED_RATES.get(number) or _exact(Fraction(number))
    except (ValueError, ZeroDivisionError) as error:
        raise TimecodeError(f"no such rate: {name!r}") from error
    return Rate(fps, drop or flag in ("df", "drop"))


def _exact(fps: Fraction) -> Fraction:
    """A decimal near a known rate is that rate: 23.976023 is 24000/1001."""
    near = min(NAMED_RATES.values(), key=lambda known: abs(known - fps))
    if abs(near - fps) < Fraction(1, 50):
        return near
    if fps.denominator == 1 and 1 <= fps <= 120:
        return fps
    raise TimecodeError(f"no such rate: {float(fps):g}; try 23.976, 24, 25, 29.97, 30, 50, 59.94 or 60")


def frame_of(label: str, rate: Rate) -> int:
    """The frame that `label` (HH:MM:SS:FF, `;` before the frames allowed) names at `rate`.

    Raises TimecodeError for what is no label, for fields out of range and for labels that
    drop-frame skips.
    """
    found = LABEL.match(label.strip())
    if not found:
        raise TimecodeError(f"not a timecode: {label!r}")
    hours, minutes, seconds, _, frames = found.groups()
    return frame_at(int(hours), int(minutes), int(seconds), int(frames), rate)


def frame_at(hours: int, minutes: int, seconds: int, frames: int, rate: Rate) -> int:
    """The frame at these label fields. Raises TimecodeError where no such label exists."""
    if minutes > 59 or seconds > 59 or frames >= rate.nominal:
        raise TimecodeError(f"no such timecode at {rate.name} fps: {_spell(hours, minutes, seconds, frames, rate)}")
    count = ((hours * 60 + minutes) * 60 + seconds) * rate.nominal + frames
    if not rate.drop:
        return count
    skipped = rate.nominal // 15
    if seconds == 0 and minutes % 10 and frames < skipped:
        skips, following = (_spell(hours, minutes, 0, f, rate) for f in (frames, skipped))
        raise TimecodeError(f"drop-frame skips {skips}; the next label is {following}")
    whole_minutes = hours * 60 + minutes
    return count - skipped * (whole_minutes - whole_minutes // 10)


def label_of(frame: int, rate: Rate) -> str:
    """The label of `frame` at `rate`; past midnight it starts again, as clocks do. Negative frames get a "-"."""
    if frame < 0:
        return "-" + label_of(-frame, rate)
    if rate.drop:
        return _drop_label(frame, rate.name)
    count, frames = divmod(frame, rate.nominal)
    return _spell(count // 3600 % 24, count // 60 % 60, count % 60, frames, rate)


def long_label_of(frame: int, rate: Rate) -> str:
    """The label of `frame` with hours that go on past 23: what `frame_of` reads back as the same frame."""
    day = frames_a_day(rate)
    hours, rest = label_of(frame % day, rate).split(":", 1)
    return f"{int(hours) + 24 * (frame // day):02d}:{rest}"


def frames_a_day(rate: Rate) -> int:
    """Labels in 24 hours at this rate."""
    return _frames_a_day(rate.name) if rate.drop else 24 * 3600 * rate.nominal


def second_of(frame: int, rate: Rate) -> tuple[int, int, int, int]:
    """Hours, minutes, seconds and frames of the label of `frame`."""
    hours, minutes, seconds, frames = re.split("[:;]", label_of(frame, rate))
    return int(hours), int(minutes), int(seconds), int(frames)


def duration_label(frames: int, rate: Rate, sign: bool = False) -> str:
    """A length as a label; with `sign`, "+00:00:12:05"."""
    text = label_of(abs(frames), Rate(rate.fps))
    return ("-" if frames < 0 else "+" if sign else "") + text


def _spell(hours: int, minutes: int, seconds: int, frames: int, rate: Rate) -> str:
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{';' if rate.drop else ':'}{frames:02d}"


@lru_cache(maxsize=65536)
def _drop_label(frame: int, name: str) -> str:
    from timecode import Timecode  # late: only drop-frame pays for it

    return str(Timecode(name, frames=frame % _frames_a_day(name) + 1))


def _frames_a_day(name: str) -> int:
    return 2589408 if name == "29.97" else 5178816
