"""What the head of a page says of its words: that they are read."""

import re
from collections.abc import Iterable

READ = re.compile(r"\b(?:split[\s-]+(?:audio|sound|tracks?)|guide[\s-]+track|commentary|narration|narrator|voice[\s-]?over)\b", re.IGNORECASE)
"""How a card says that words are read on the tape."""
SCRIPT = re.compile(r"\bscript\b", re.IGNORECASE)
"""What calls itself so."""


def says_read(texts: Iterable[str]) -> bool:
    """Does one of the lines of a page's head say that words are read on the tape?"""
    return any(map(READ.search, texts))


def calls_script(texts: Iterable[str]) -> bool:
    """Does one of them say so, or call the page a script?"""
    return any(READ.search(text) or SCRIPT.search(text) for text in texts)
