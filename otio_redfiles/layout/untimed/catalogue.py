"""Commentary without timecodes below a catalogue's card: the fields of the tape, what it holds, and then the words that are read.

    * Released: 19 May              fields, a line each
    * Description                   and the name of the last of them
    The tape looks at dams. Its A-roll has a guide track.

    Nobody hears a dam grow old.    what is read begins behind the next blank line, or right below where there is none

A line that names what stands below it (A-Roll Script) begins it as surely.
"""

import re
from collections.abc import Sequence

from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.words import cues, read_aloud, speakers, wording

DESCRIBED = re.compile(r"(?:full\s+|short\s+|long\s+)?(?:descriptions?|synopsis|summary|abstract|about)\s*:?", re.IGNORECASE)
"""What the last field of such a card is called."""
SCRIPT = re.compile(r"(?:a[\s-]?roll|(?:a[\s-]?roll\s+|video\s+|full\s+)?(?:script|commentary|narration|voice[\s-]?over))(?:\s+text)?\s*:?", re.IGNORECASE)
"""What heads the words that are read, alone on its line."""
OF_TAPE = re.compile(r"\b(?:[ab][\s-]?rolls?|international\s+sound|https?:|www\.|PDF)(?!\w)", re.IGNORECASE)
"""Of what a card still speaks behind that."""
NEAR = 8
"""Within so many paragraphs below its name the description ends."""
LEAST, MOST, LONG, MOST_FIELD = 3, 60, 12, 12
"""Fields above the description, lines down to it (a card from the web stands below the menus of its page), words of a paragraph
that is read, and of a field at most."""
MOSTLY = 0.7


def begins_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the commentary of a page begins; None where no card that speaks of one stands above paragraphs of sentences."""
    named = next((at for at, paragraph in enumerate(paragraphs[:MOST]) if DESCRIBED.fullmatch(_bare(paragraph))), len(paragraphs))
    fields = [text for text in map(_bare, paragraphs[:named]) if len(text.split()) <= MOST_FIELD and not wording.is_finished(text)]
    begin = _behind_description(paragraphs, named + 1)
    if len(fields) < LEAST or begin is None:
        return None
    return begin if _are_read([paragraph.text for paragraph in paragraphs[begin:]]) else None


def _behind_description(paragraphs: Sequence[Paragraph], start: int) -> int | None:
    """Where a description ends that begins at `start`: below a heading of the script, or where it has said that words are read."""
    near = range(start, min(start + NEAR, len(paragraphs)))
    headed = next((at for at in near if SCRIPT.fullmatch(_bare(paragraphs[at]))), None)
    told = next((at for at in near if read_aloud.READ.search(paragraphs[at].text)), None)
    if headed is not None or told is None:
        return None if headed is None else headed + 1
    below = range(told + 1, len(paragraphs))
    begin = next((at for at in below if paragraphs[at].gap), told + 1)
    return next((at for at in range(begin, len(paragraphs)) if not OF_TAPE.search(paragraphs[at].text)), None)


def _bare(paragraph: Paragraph) -> str:
    return numbered.ITEM.sub("", paragraph.text, count=1).strip()


def _are_read(texts: Sequence[str]) -> bool:
    """Are these paragraphs of sentences that nobody is named for? The last may be cut."""
    said = [text for text in texts if cues.cue_of(text) is None]
    named = any(label is not None and (label.bite or label.words is not None) for label in map(speakers.label_of, said))
    told = sum(wording.is_finished(text) and len(text.split()) >= LONG for text in said[:-1])
    spoken = sum(wording.spoken(text) > 0 for text in said)
    return len(said) > 1 and not named and told >= MOSTLY * (len(said) - 1) and spoken >= MOSTLY * len(said)
