"""The rate of a page: told by the user, said at its head, or proved by its frame numbers.

A frame number of 28 says that the page does not count 25 frames a second, or that a hand slipped. One slip among
many labels must not change the rate of all of them: the rate is the one under which the frame numbers are likeliest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from otio_redfiles.errors import TimecodeError
from otio_redfiles.model import Reading, Stamp
from otio_redfiles.notation import rate_evidence
from otio_redfiles.tc import DROP_RATES, PAL, Rate, rate_of

SLIP = 0.003  # the share of frame numbers that are mistyped
# How much rarer than 25 a rate is that counts so many frames, in natural-log odds.
RARER = {"25": 0.0, "30": 1.0, "50": 3.0, "60": 3.0}
SAID = 5.0  # what the page's own word for its rate weighs, in the same measure
USUAL = 3  # a frame number that stands more often than this many times its share at 25 proves no more

RATE_SAID = re.compile(
    r"(?:frame\s*rate|fps|rate)\s*[:=]?\s*(?P<after>\d{2}(?:[.,]\d{1,3})?)(?!\d)|(?<![\d.,:])(?P<before>\d{2}(?:[.,]\d{1,3})?)\s*(?:fps|f/s|p?\s*frames(?!\s*(?:=|to|per|/|a)\s*(?:1|one|the)?\s*(?:ft|foot|feet)\b)|Bilder|DF|NDF)\b",
    re.IGNORECASE,
)
DROP_SAID = re.compile(r"(?<![A-Za-z-])(?:DF|drop[\s-]?frame)\b", re.IGNORECASE)
DROP_LABEL = re.compile(r"\d+[:.;]\d+[:.;]\d+;\d+")
NON_DROP_SAID = re.compile(r"\b(?:NDF|non[\s-]?drop)", re.IGNORECASE)


def rate_for(stamps: Sequence[Stamp], reading: Reading, said: Rate | None = None, style: str | None = None) -> Rate:
    """The rate told, else the one `said` on the page where its frame numbers agree, else the one they prove, else 25.

    Frame numbers up to 24 fit 25; 25 to 29 need 30 (29.97 when `;` says drop-frame); higher ones need 50 or 60.
    A told rate that can drop frames does so where the page, or the told start, prints `;`. Raises TimecodeError where
    the start does and the rate cannot.
    """
    asked = bool(reading.start and DROP_LABEL.fullmatch(reading.start.strip()))
    rate = _rate_for(stamps, reading, said, style, asked)
    if asked and not rate.drop:
        raise TimecodeError(f"--start {reading.start}: its ; means drop-frame, which exists at 29.97 and 59.94 only, not at {rate.name}")
    return rate


def _rate_for(stamps: Sequence[Stamp], reading: Reading, said: Rate | None, style: str | None, asked: bool) -> Rate:
    seen = rate_evidence((stamp.text for stamp in stamps), style)
    drop = seen.drop or asked
    if reading.rate:
        return _dropping(reading.rate, drop)
    proved = _proved(seen.frames, drop)
    if said and (seen.largest < said.nominal or _odds(seen.frames, said.nominal) + SAID > _weight(seen.frames, proved)):
        return _dropping(said, drop)
    if drop:
        return rate_of("59.94" if proved == "60" else "29.97", True)
    return rate_of(proved)


def _proved(frames: Sequence[int], drop: bool) -> str:
    """The name of the rate under which these frame numbers are likeliest."""
    names = ("30", "60") if drop else tuple(RARER)
    return max(names, key=lambda name: _weight(frames, name))


def _weight(frames: Sequence[int], name: str) -> float:
    return _odds(frames, int(name)) - RARER[name]


def _odds(frames: Sequence[int], nominal: int) -> float:
    """The log likelihood of these frame numbers at so many frames a second.

    A full second proves nothing, and of a number that a typist rounds to not every one does: as many count at every
    rate, or a high one would be charged for fewer, and win by numbers that fit 25.
    """
    most = max(USUAL, USUAL * len(frames) // PAL.nominal)
    counts = Counter(frame for frame in frames if frame)
    return sum(min(most, count) * log((1 - SLIP) / nominal if frame < nominal else SLIP / 100) for frame, count in counts.items())


def _dropping(rate: Rate, drop: bool) -> Rate:
    return Rate(rate.fps, True) if drop and rate.fps in DROP_RATES else rate


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
