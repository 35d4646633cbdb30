"""The signs of timecodes and the words around what only looks like one."""

import re

# Notations by name; the name says the fields and the separators. FEET is read as "no timecodes here".
SPACED, PRIMES, FEET = "HH MM SS", "M'SS\"", "feet+frames"
HUNDREDTHS = "cc"
"""What ends the names of notations with hundredths of a second: HH:MM:SS.cc."""
FRAMED = re.compile(r"MM[:.]SS[:.]FF")
"""Notations of minutes, seconds and frames: spelled as hours, minutes and seconds are."""

TIMECODE = re.compile(
    r"""(?<!\d)(?:(?<!\d[.,:;])|(?<=:\d\d[.:]\d\d,))(?:
        (?P<h>\d{1,2})(?P<a>[:.,;])(?P<m>\d{2})(?P<b>[:.,;])(?P<s>\d{2,3})
        (?:(?P<c>[:;.,])(?P<f>\d{2,3}))?(?![:;.]?\d)
      | (?P<m2>\d{1,3})(?P<d>[:.])(?P<s2>\d{2})(?![\d/])(?![.,:;]\d)
      | (?:(?P<ph>\d{1,2})h\s?)?(?P<pm>\d{1,3})['’′´]\s?(?P<ps>\d{2}|\d(?=["”″]\s?(?:[)\]]|[-–—]\s?\d)))(?:["”″]|['’′´]{2})?(?!\d)
    )""",
    re.VERBOSE,
)
WIDE_SIGNS = str.maketrans("：．；，\xa0\u202f\u2007", ":.;,   ")
"""Signs of East Asian type, and blanks at which no line breaks, as what they stand for between the fields of a timecode."""
GLUED_RANGE = re.compile(r"\s*(?P<one>(?:\d{1,2}:|:)[0-5]\d:[0-5]\d)\.(?P<two>(?:\d{1,2}:|:)[0-5]\d:[0-5]\d)\.?\s*\Z")
"""Two times that fill a line, glued by the points that frames stood behind, their hours lost or printed: :00:15.:00:26."""
SPACES = re.compile(r"\s*(?P<box>[\[(])?(?:(?i:t/?c|time\s?code)[:.]?\s+)?(?P<all>(\d{2})\ (\d{2})\ (\d{2})(?:\ (\d{2}))?)(?(box)(?=[\])])|(?=\s*$|\s*[-–—>/|]|\s+\D))")
DROPPING = 0.2
"""The share of timecodes with frames that print `;` where frames drop: less of them are a hand's slips."""
NEAR = 240
"""So many characters beside a mark say where on its line it stands."""
DIGIT = re.compile(r"\d")

# Words before a number that make it something else: a length, a label of the tape, a clock, a cue, a price.
LENGTH_WORDS = (
    r"dur(?:ation|ée|\.)?|(?:spiel|gesamt)?dauer|(?:gesamt)?länge|length|trt|r/?t|(?:running|read(?:ing)?|speaking|est(?:imated|\.)?)\s+time|total(?:\s+time)?|runs|slot(?:\s+length)?|laufzeit|lesezeit|sprechzeit|durata"
)
ABOUT = r"(?:approx(?:imately|\.)?|about|around|roughly|c(?:a|irca)?\.?|etwa|rund|ungefähr|env(?:iron|\.)?|~|≈)"
LABEL_WORDS = rf"(?:{LENGTH_WORDS}|(?:[\w-]+\s+)?start|starts|offset|first\s+(?:frame|picture)|line-?up)"
LABEL_COLON = re.compile(rf"\b(?:{LABEL_WORDS})\s*(?:tc|time\s*code)?\s*[:=]\s*\Z", re.IGNORECASE)
# "Start of prog 10.00.00   End of prog 10.48.31" needs no colon; an end alone is the cue of an end.
BOUNDS = re.compile(
    r"\b(?:start|beginning)\s+of\s+(?:the\s+)?(?:prog(?:ram(?:me)?)?|film|picture|show|episode)\.?\s*\Z"
    r"|\d[.:]\d\d\W+end\s+of\s+(?:the\s+)?(?:prog(?:ram(?:me)?)?|film|picture|show|episode)\.?\s*\Z",
    re.IGNORECASE,
)
FIRST_FRAME = re.compile(
    r"\bfirst\s+frame\s+of\s+(?:the\s+)?(?:picture|action|image|prog(?:ram(?:me)?)?|film|video|content)\s*(?:is|at|=)?\s*\Z", re.IGNORECASE
)
IS_FIRST_FRAME = re.compile(r"\s*=\s*(?:the\s+)?(?:first|start)\s+(?:of|frame|picture)\b", re.IGNORECASE)
# A remark in a sentence: "timed against the master. Programme start 00:00:00. E&OE." A row of its own is an event.
STARTED = re.compile(
    r"\b(?:prog(?:ram(?:me)?)?|film|picture|show|episode|broadcast|transmission)\s+(?:start|starts|begins)\s+(?:(?:is|at)\s+)?\Z", re.IGNORECASE
)
LENGTH_BEFORE = re.compile(rf"\b(?:{LENGTH_WORDS})\s*[:=]?\s*(?:\(?{ABOUT}\s*)?\Z", re.IGNORECASE)
NO_CLOCK_BEFORE = re.compile(
    r"(?:[£$€¥#§]|\b(?:at|by|about|until|till|to|of|from|around|before|after|past|showing|shows|reads"
    r"|says|costs?|only|"
    r"v/?o|cue|no\.?|nr\.?|version|ver\.?|v|page|p\.?|part|episode|ep\.?|chapter|take|roll|scene|sc\.?"
    r"|fig\.?|"
    r"song|track|channel|vol\.?|figure|level|grade|size|ratio|the|than|over|under|nearly|almost))\s*\Z"
    r"|(?<!\w)(?-i:[A-Z])[./-]\Z",  # a mark on a box, a film's number: M.17.36
    re.IGNORECASE,
)
# "Last saved 2018-11-30 16:42", "printed 3.4.2019, 9:15": the clock beside a date.
DATE_BEFORE = re.compile(r"(?<!\d)(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d\d)(?:T|,?\s+(?:at\s+|um\s+|à\s+)?)\Z")
RANGE_BEFORE = re.compile(r"\d[.:]\d\d\W{0,2}\s*(?:to|till?|until|a)\s*\Z", re.IGNORECASE)
NO_CLOCK_AFTER = re.compile(
    r"\s?(?:%|°|/\d|(?:am|pm|a\.m|p\.m|hrs?|hours|o.clock|uhr|km|m|mm|cm|kg|ft|feet|ghz|mhz|million|bn"
    r"|metres|per\s+cent)\b)"
    r"|[.,!?;:)]+\s+\w|[.,!?;:]+\s*\Z",
    re.IGNORECASE,
)
# The third time on a line whose first two are a range.
BEFORE_LENGTH = re.compile(r"[\s\])]*[\[(=+]?\s*(?:(?:dur|length)\.?:?\s*)?", re.IGNORECASE)
LENGTH = re.compile(r"\d{1,3}(?:[:.;,+]\d{2}){1,3}(?![\d:])")
BOXED_RANGE = re.compile(r"[(\[]\s?\d{1,3}[.:]\d\d\s?[-–—]\s?\Z")
"""What stands before the end of a range in brackets, whatever follows them: (01:02-01:10); frost"""
NAMED_BEFORE = re.compile(r"\s{0,8}(?!(?i:sound[ -]?bites?|bites?|sot|vo|v/o|nats?|pkg|clip|grab|actuality|quote|itw|i/?v|track|tag)\b)[^\W\d_][^\d:()\[\]]{0,40}[(]\s?\Z")
"""Who speaks, and behind the name when, in brackets: ADA (00:31): It rained. How long a bite lasts stands so, too."""
LONGEST_NAME = 52
NAMED_AFTER = re.compile(r"\s?[)]\s?:\s")
DIGITS = re.compile(r"\d+")
LINK = re.compile(
    r"\s*(?:-|–|—|−|>|->|-->|=>|→|/|\.{2,3}|…|to|till|until|til|thru|through|bis|à|au|al|a)\s*\Z",
    re.IGNORECASE,
)


def separators_of(style: str) -> str:
    """The signs between the numbers of a notation."""
    return "".join(sign for sign in style if sign in ":.;, ")
