"""Printed timecodes: where they stand in a line, how the page writes them, what their digits say.

A page prints one notation ("HH.MM.SS", "MM:SS", "HH:MM:SS;FF", "HH MM SS", "M'SS\"" ...), and typists slip:
a comma for a dot (10.12,31), a digit too many (10.07.376), no space beside a word (00.08A KEEPER, Tease00.00),
the hour left out from some page on. What looks like a timecode and is none: cue numbers (V/O 11.10), clocks
(showing 11.15), dates, prices, feet+frames (10.07: always below 16), versions, labelled lengths.

Strings go in, numbers come out; frames and rates are `tc`'s and the events' business.
"""

from otio_redfiles.notation.marks import (
    REMEMBERED,
    Mark,
    find_stamps,
    fits,
    length_behind,
    links,
    same_separator,
    says_length,
)
from otio_redfiles.notation.reading import (
    RateEvidence,
    clock,
    clock_as_spelled,
    counts_frames,
    counts_hundredths,
    fields,
    is_slip,
    milliseconds,
    plain,
    rate_evidence,
    right_spelling,
    too_many_digits,
)
from otio_redfiles.notation.signs import DIGITS, FEET, LENGTH_WORDS, LINK, PRIMES, SPACED, TIMECODE
from otio_redfiles.notation.style import detect_style
from otio_redfiles.slips import BARE

__all__ = [
    "BARE",
    "DIGITS",
    "FEET",
    "LENGTH_WORDS",
    "LINK",
    "PRIMES",
    "REMEMBERED",
    "SPACED",
    "TIMECODE",
    "Mark",
    "RateEvidence",
    "clock",
    "clock_as_spelled",
    "counts_frames",
    "counts_hundredths",
    "detect_style",
    "fields",
    "find_stamps",
    "fits",
    "is_slip",
    "length_behind",
    "links",
    "milliseconds",
    "plain",
    "rate_evidence",
    "right_spelling",
    "same_separator",
    "says_length",
    "too_many_digits",
]
