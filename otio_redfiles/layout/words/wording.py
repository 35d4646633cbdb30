"""What kind of words these are: a description of a picture, or words that somebody says.

One number says it, in natural-log odds: above zero spoken, below zero a picture. The weights are the trade's
habits (descriptions lead with a shot size or "shots of", have few finite verbs and pronouns and often no
full stop; speech has sentences, first and second persons, past tenses), none of any one script.
"""

import re
from functools import lru_cache

from otio_redfiles import vocabulary

WORD = re.compile(r"[^\W\d_][\w'’]*")
FIRST_PERSON = frozenset(
    "i we you me us my our your i'm i've we're we've you're i’m i’ve we’re we’ve you’re ours mine".split()
)
THIRD_PERSON = frozenset("he she it they him them his her its their this that these those there".split())
PAST = frozenset(
    """was were had did would could should might said been didn't wasn't weren't couldn't didn’t wasn’t
    weren’t couldn’t became began came went took made knew thought felt found gave told left kept""".split()
)
PRESENT = frozenset(
    """is are am has have will can do does don't doesn't can't won't isn't don’t doesn’t can’t won’t isn’t
    it's that's it’s that’s must may shall want need know think""".split()
)
OPENERS = frozenset(
    "but and so because if when now then yes no well for after while although although once".split()
)
PICTURE_OF = re.compile(
    r"\b(?:shots?|pictures?|images?|views?|close[- ]?ups?|interview|footage|sequence|insert"
    r"|general\s+view|archive|"
    r"map|drawings?|pan|zoom|tilt|talk|clip|animations?|stills?|photos?)\s+(?:of|with|filmed|from|over"
    r"|to|showing|across)\b"
    r"|\(\d+\s+shots?\)|\b(?:cutaways?|foreground|background|seen\s+from|camera)\b",
    re.IGNORECASE,
)
SHOT_SIZE = re.compile(
    r"(?:E?LS|V?LS|XLS|WS|EWS|FS|MLS|MWS|MS|M2S|[23]-?S(?:HOT)?|MCU|MCS|CU|BCU|VCU|ECU|XCU|GVs?|POV|OTS|VS|VAR|AV"
    r"|L/S(?:'s|’s)?|M/S|C/U|"
    r"M/C/U|ELS|EST|INT|EXT|T/K|VT|VTR|SV|TRK|PAN|TILT|ZI|ZO)\b[.:,]?(?:'s|’s)?",
)
SLASHED = re.compile(r"(?<![\w/])(?:[MLC]/[SU]|M/C/U|[LH]/A)(?:[’']?s)?(?![\w/])")
"""Sizes and angles as no speech has them: L/S, M/S, C/U."""
NEVER_UPPER = re.compile(r"(?<=\d)(?:s|st|nd|rd|th)\b|\bMa?c(?=[A-Z])|(?<=[A-Z])['’]s\b|\bv\.?(?=\s)")
# A description that ends on one of these goes on; "up" and "above" may end one.
OPEN_WORDS = vocabulary.DANGLING - frozenset(
    """up above below inside outside down around round along across off past behind over under through before
    after""".split()
)
# The picture before, seen anew: "ditto, closer".
WORDED_SIZE = re.compile(
    r"(?:(?:extreme|very|medium|big)\s+)?(?:(?:long|wide|med(?:ium)?\.?|mid|close|top|panning|pan|tracking|travelling|aerial|establishing|general|full|rear|front|back|side|reverse"
    r"|overhead|night|(?:low|high)(?:[ -]angle)?|two)[ -](?:shots?|views?)|close[ -]?ups?)\b",
    re.IGNORECASE,
)
"""The size of a shot in words: Extreme long shot, close-up."""
AGAIN = frozenset("ditto dto dito idem same ebenso dasselbe".split())
CLOCK_THEN_LOWER = re.compile(r"\W*\d{1,2}[:.]\d\d\s+(?=[a-zß-ÿ])")
"""What a clock shows, the words around it going on."""
TOLD = re.compile(
    r"\b(?:i|he|she|it|they|we|you|who)\s+(?:\w+ly\s+|(?:never|just|also|always|even|still)\s+)?[a-z]{2,}ed\b"
    r"|\A\W*(?:and|but|so|because)\s+(?:[\w'’-]+\s+){1,4}?[a-z]{2,}ed\b",
    re.IGNORECASE,
)
"""Who did what: She waited, And the men refused to. A participle alone (a man dressed in white) tells nothing."""
STRESSED = 3  # words
STUTTER = re.compile(r"\b(?!that\b|had\b)([a-z]{1,4}),?\s+\1\b", re.IGNORECASE)
"""As people speak, and nobody writes: I, I don't, the the"""
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\Z")
QUOTED = re.compile(r"\s*[\"“„«‘]")
QUOTE_BEGINS = re.compile(r"(?:\A\s*|:\s*)[\"“„«]")
"""A quote that a paragraph is, or that a colon leads."""


@lru_cache(maxsize=16384)
def spoken(text: str) -> float:
    """Log odds that these words are said rather than seen."""
    words = WORD.findall(text)
    if not words:
        return -0.5
    if is_upper(text) and len(words) >= 4 and not SHOT_SIZE.match(text):
        return 2.5 + min(len(words), 20) / 20
    lower = [word.lower() for word in words]
    return _sentence_odds(text, lower) + _picture_odds(text, words)


def _sentence_odds(text: str, lower: list[str]) -> float:
    ends = bool(SENTENCE_END.search(text.rstrip()))
    person = min(2, sum(word in FIRST_PERSON for word in lower)) * 1.0
    verbs = (
        min(2, sum(word in PAST for word in lower) + len(TOLD.findall(text))) * 0.8
        + min(2, sum(word in PRESENT for word in lower)) * 0.6
    )
    third = min(2, sum(word in THIRD_PERSON for word in lower)) * 0.4
    odds = person + verbs + third + 1.6 * bool(STUTTER.search(text)) + 0.6 * (lower[0] in OPENERS) + 1.2 * bool(QUOTED.match(text))
    odds += (0.9 if ends and len(lower) >= 4 else 0.5 if ends else -0.7) + 0.4 * ("?" in text or "!" in text)
    if len(lower) >= 16:
        odds += 0.6
    if verbs + person == 0:
        odds -= 0.6 if len(lower) > 8 else 1.2
    return odds


def _picture_odds(text: str, words: list[str]) -> float:
    odds = 0.0
    if SHOT_SIZE.match(text.lstrip("[( ")) or words[0].lower() in vocabulary.PICTURE_WORDS:
        odds -= 2.5
    odds -= 1.3 * min(2, len(PICTURE_OF.findall(text)))
    odds -= 0.5 * min(3, len(SHOT_SIZE.findall(text))) + 2.0 * min(3, len(SLASHED.findall(text)))
    if text.startswith(("[", "(")):
        odds -= 1.0
    return odds - 0.3 * (" & " in text) - 0.2 * (len(words) <= 3)


@lru_cache(maxsize=16384)
def is_upper(text: str) -> bool:
    """Are the letters upper case but for those that never are (McCABE, 1960s, 3rd, NAVY's)?"""
    letters = [c for c in NEVER_UPPER.sub("", text) if c.isalpha()]
    return bool(letters) and sum(c.islower() for c in letters) <= 0.02 * len(letters)


def is_stressed(text: str) -> bool:
    """Are these a few words in capitals, as people stress them? Commentary in capitals says more at once."""
    return len(text.split()) <= STRESSED and is_upper(text)


def is_in_vision(text: str) -> bool:
    """Is this whole picture cell the interviewee in vision (MS, Sync, I/V)?"""
    return vocabulary.is_in_vision(text) or text.strip(" .").lower() in (
        "sync",
        "i/v",
        "iv",
        "in vision",
        "interview",
    )


def is_fresh(text: str) -> bool:
    """Does a piece begin as a new picture does, with a shot size or another of the trade's first words?"""
    first = text.split()[0].strip(",.:").lower()
    return first in AGAIN or is_in_vision(text) or first in vocabulary.PICTURE_WORDS or is_sized(text)


def is_sized(text: str) -> bool:
    """Does a piece begin with the size of a shot (CU, GV; GP, Halbtotale), in any language that scripts are made in?"""
    return bool(SHOT_SIZE.match(text) or vocabulary.SIZES_ABROAD.match(text))


def is_finished(text: str) -> bool:
    """Does a sentence end here?"""
    return bool(SENTENCE_END.search(text.rstrip()))


BLACK_AND_WHITE = re.compile(r"\s*b\s?[/&+]\s?w\b", re.IGNORECASE)
"""How a picture begins that was shot so, small as it is written."""
SHOT_SO = re.compile(rf"{BLACK_AND_WHITE.pattern}\W*(?:\Z|(?<=[,;])\s*(?-i:[a-zß-ÿ]))", re.IGNORECASE)
"""The same behind a picture, with nothing to see of its own: b/w; b/w, mute."""


def goes_on(before: str, after: str) -> bool:
    """Does a description that stopped at `before` go on with `after` (dangling end, lower case)?"""
    last = before.rstrip()
    words = last.split()
    if not words or last.endswith((",", ";", "&", "-", "–", "/")) or words[-1].lower() in OPEN_WORDS:
        return True
    if after.lstrip()[:1] in "&+/" or SHOT_SO.match(after) or CLOCK_THEN_LOWER.match(after):
        return True
    first = next((c for c in after if c.isalnum()), "")
    return (first.islower() and BLACK_AND_WHITE.match(after) is None) or not first
