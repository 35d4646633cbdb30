"""Pages that only order holds together: a paragraph of what is seen, and below it what the commentary says there.

    Shots of Selm harbour, tide house           Interview Ida Brand (tide keeper)
    Twice a day somebody walks down here.       My father walked, and his father did.

Pictures stop without a full stop and are set in the trade's words; commentary is sentences, and nobody is named for it. A
treatment sets its headings so too, so the trade's words are counted first.
"""

from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import bites, cues, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import Delivery, Piece

LEAST, TRADE, MOSTLY, BARE = 3, 0.3, 0.6, 0.7
LONGEST_HEAD = 6
"""So many paragraphs may stand above the first picture."""
LONGEST = 240
"""No description is longer."""
NARRATION = Entry(Kind.LABEL, (), Label(NARRATOR, Delivery.NARRATION))


def begins_at(texts: Sequence[str]) -> int | None:
    """At which paragraph the script of such a page begins; None where the page is no such page."""
    kinds = [_kind(text) for text in texts]
    begin = next((at for at, text in enumerate(texts[:LONGEST_HEAD]) if kinds[at] == "seen" and is_of_the_trade(text)), None)
    if begin is None or any(map(names_voice, texts[begin:])):
        return None
    body = [(kind, text) for kind, text in zip(kinds[begin:], texts[begin:], strict=True) if kind]
    seen = [text for kind, text in body if kind == "seen"]
    pairs = sum(one[0] == "seen" and two[0] == "said" for one, two in pairwise(body))
    trade = sum(map(is_of_the_trade, seen))
    bare = sum(not wording.is_finished(text) for text in seen)
    shown = pairs >= LEAST and pairs >= MOSTLY * len(seen) and bare >= BARE * len(seen)
    return begin if shown and trade >= max(LEAST - 1, TRADE * len(seen)) else None


def entries_of(pieces: tuple[Piece, ...], text: str, speaking: bool) -> tuple[Entry, ...]:
    """A paragraph that is no cue and names nobody: a picture, or words, the narrator's unless somebody is speaking."""
    if not is_said(text):
        return (Entry(Kind.PICTURE, pieces, odds=1.5),)
    words = Entry(Kind.WORDS, pieces, odds=1.5)
    return (words,) if speaking else (NARRATION, words)


def is_said(text: str) -> bool:
    """Is this a paragraph of sentences, and no description that has a full stop?"""
    if len(text) > LONGEST:
        return True
    odds = wording.spoken(text)
    return odds > 0.5 or (wording.is_finished(text) and not (is_of_the_trade(text) and odds < 0))


def _kind(text: str) -> str:
    """What a paragraph is by itself: "seen", "said", "" for cues and the like."""
    if vocabulary.is_bracketed(text) or cues.cue_of(text) is not None:
        return ""
    return "said" if is_said(text) and not bites.bite_speaker(text) else "seen"


def is_of_the_trade(text: str) -> bool:
    """Does a description use the trade's words: a size, shots of, a map, an interview?"""
    first = text.split()[0].strip(":,.")
    return wording.is_fresh(text) or bool(wording.PICTURE_OF.search(text) or bites.bite_speaker(text) or vocabulary.line_label(first) == "picture")


def names_voice(text: str) -> bool:
    """Does a line name who speaks, otherwise than by announcing recorded speech?"""
    label = speakers.label_of(text)
    return label is not None and not (label.bite or is_of_the_trade(text)) and (label.delivery is not None or label.words is not None)
