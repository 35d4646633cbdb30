"""Pages whose words are read: what their heads say of that, and what their lines are that are not read."""

import re
from collections.abc import Iterable

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import bites, speakers, wording
from otio_redfiles.layout.words.label import Label

READ = re.compile(
    r"\b(?:split[\s-]+(?:audio|sound|tracks?)|guide[\s-]+track|commentary|narration|narrator|voice[\s-]?over"
    r"|(?:sprecher|sende|off|kommentar)[\s-]?texte?|(?:off-?)?kommentar|sprecher(?:in)?|commentaires?|voix[\s-]off|textes?\s+(?:off|dit|lu)|voce\s+fuori\s+campo"
    r"|testo\s+(?:speaker|off)|commento|locuci[óo]n|voz\s+en\s+off|comentario|(?:commentaar|voice-?over)[\s-]?tekst|spe[ai]ke?rtekst|lektor)\b",
    re.IGNORECASE,
)
"""How a card says that words are read on the tape."""
SCRIPT = re.compile(r"\b(?:script|guion|drehbuch|manus|manuskript|scénario)\b", re.IGNORECASE)
"""What calls itself so."""


def says_read(texts: Iterable[str]) -> bool:
    """Does one of the lines of a page's head say that words are read on the tape?"""
    return any(map(READ.search, texts))


def calls_script(texts: Iterable[str]) -> bool:
    """Does one of them say so, or call the page a script?"""
    return any(READ.search(text) or SCRIPT.search(text) for text in texts)


def bite_label(text: str) -> Label | None:
    """The label of the bite that a line announces, in brackets or not; None where it announces none."""
    label = bites.bite_of(text.strip("()[] ")) if vocabulary.is_bracketed(text) else speakers.label_of(text)
    return label if label is not None and label.bite and label.words is None else None


def is_shown(text: str) -> bool:
    """Does a line say in its own right what is seen: Graphic: a map?"""
    return wording.is_fresh(text) and not wording.is_finished(text)
