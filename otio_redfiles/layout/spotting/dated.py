"""Titles that are a date and nothing else: text in the picture."""

import re

MONTH = r"(?:jan|feb|fév|ene|mar|mär|apr|avr|abr|may|mai|maj|mag|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|okt|oct|ott|nov|dec|déc|dez|dic)[^\W\d_]{0,7}\.?"
DAY = r"\d{1,2}(?:\.|st|nd|rd|th)?"
DATED = re.compile(rf"(?:(?:{DAY}\s+)?(?:(?:de|of)\s+)?{MONTH}|{MONTH}\s+{DAY}),?\s+(?:de\s+)?(?:1\d|20)\d\d\W*", re.IGNORECASE)
"""A date and nothing else: 14 March, 1911. May 3rd, 1968"""


def is_dated(text: str) -> bool:
    """Is a title a date and nothing else, which can be read in the picture and goes on with nobody's words?"""
    return DATED.fullmatch(text.strip()) is not None
