"""Transcribers who write down a voice's own noises among its words: Seven years. [laughs] Some of us, eight.

Square brackets are the transcriber's own; where one of them holds what a voice does, amid words or behind them, what the
page has in brackets there belongs to the words. Round brackets alone are directions, which pages set apart.
"""

import re
from collections.abc import Iterable

from otio_redfiles import aside_words, vocabulary

SQUARE = re.compile(r"\[[^()\[\]]{1,40}\]")
SHORT = re.compile(r"[(\[]\s*[^\W\d_][\w'’-]*(?:\s[\w'’-]+){0,3}\s*[)\]]")
"""A few words without a stop or a colon, in brackets of either kind."""


def is_verbatim(texts: Iterable[str]) -> bool:
    """Does a line of the page have a voice's own noise in square brackets beside its words?"""
    return any(_is_verbatim(text) for text in texts if "[" in text)


def _is_verbatim(text: str) -> bool:
    alone = vocabulary.is_bracketed(text)
    return not alone and any(is_kept(found.group()) and aside_words.is_own_noise(found.group()) for found in SQUARE.finditer(text))


def is_kept(bracket: str) -> bool:
    """Is this, on such a page, a bracket of the words? What is shouted in capitals is not."""
    return SHORT.fullmatch(bracket) is not None and any(letter.islower() for letter in bracket)
