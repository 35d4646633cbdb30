"""Stories that agencies write out with the bites in them, beside the list of their shots: commentary as it is read.

    STORYLINE:
    It is still dark when the pans are lit.
    SOUNDBITE (Norwegian) Tove Sand, salter:      The bite is seen, and says who speaks the quoted words below it;
    "I count them, and I know some by sight."     what stands around is read.
    Four pans are left.

A story that quotes nobody so, or only bites of the list again, is told to editors, and no speech.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.words import cues, inner_cues, quoted, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

PARTS = ("storyline", "story", "script", "text", "commentary", "voiceover", "voice over")
"""What agencies head such a story with, its hyphen a blank or none."""
NOTE = re.compile(r"\s{0,8}(?P<it>\+\+[^+\n]{2,80}\+\+)\s*\Z")
CLOSING = tuple("\"”»’")
Told = dict[int, tuple[Entry, ...]]


def told(paragraphs: Sequence[Paragraph]) -> Told:
    """What the paragraphs of such stories say, by their places; nothing on other pages."""
    texts = [paragraph.text for paragraph in paragraphs]
    heads = [at for at, text in enumerate(texts) if numbered.is_section(text)]
    found: Told = {}
    counted = _counted(texts)
    for head, end in pairwise([*heads, len(texts)]):
        story = paragraphs[head + 1 : end]
        if _names_story(texts[head]) and _has_bites(story) and not counted & {label.speaker for one in story if (label := _bite(one))}:
            found |= dict(enumerate(_entries(paragraphs[head + 1 : end]), head + 1))
    return found


def _counted(texts: Sequence[str]) -> set[str]:
    """Whose bites stand among the numbered shots: a story that quotes them again is told to editors."""
    items = (text[number.end() :] for text in texts if (number := numbered.SIGNED.match(text)))
    return {label.speaker for item in items if (label := speakers.label_of(item)) is not None and label.bite}


def _names_story(text: str) -> bool:
    name = " ".join(text.rstrip(" :").lower().replace("-", " ").split())
    return name in PARTS or name.replace(" ", "") in PARTS


def _has_bites(paragraphs: Sequence[Paragraph]) -> bool:
    """Does a bite stand among words that nobody is named for, with quoted words below it, and are no items counted?"""
    bites = [(label := _bite(one)) is not None and (label.words or wording.QUOTED.match(two.text)) for one, two in pairwise(paragraphs)]
    return any(bites) and not any(numbered.SIGNED.match(paragraph.text) for paragraph in paragraphs)


def _bite(paragraph: Paragraph) -> Label | None:
    """Whose bite a paragraph announces, the note behind it set aside."""
    first = paragraph.pieces[0].text
    note = NOTE.search(first)
    label = speakers.label_of(first[: note.start()] if note else first)
    if label is None or not label.bite:
        return None
    return label if label.words is None or wording.QUOTED.match(first[label.words :].lstrip()) else None


def _entries(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Entry, ...]]:
    """What each paragraph of a story says; commentary begins anew behind a bite."""
    speaking: str = ""  # "bite" from its announcement to the end of its quotation, then "commentary"
    opened = False
    for paragraph in paragraphs:
        text = NOTE.sub("", paragraph.text)
        if (label := _bite(paragraph)) is not None:
            heads, said = numbered.bite_lines(paragraph.pieces, label.words)
            yield (*_announced(heads, label), *((Entry(Kind.WORDS, said, odds=2.0),) if said else ()))
            opened = bool(said) and text.rstrip()[-1:] not in CLOSING
            speaking = "bite" if opened or not said else ""
        elif len(paragraph.text) <= cues.LONGEST and numbered.NOTE.match(paragraph.text):
            yield (Entry(Kind.CUE, paragraph.pieces, cue=CueKind.OTHER),)
        else:
            fresh = () if speaking else (Entry(Kind.LABEL, (), Label(NARRATOR, Delivery.NARRATION)),)
            yield (*fresh, *inner_cues.parted((Entry(Kind.WORDS, paragraph.pieces, odds=2.0),)))
            opened = speaking == "bite" and (opened or wording.QUOTED.match(text) is not None) and text.rstrip()[-1:] not in CLOSING
            speaking = "bite" if opened else "" if speaking == "bite" else "commentary"


def _announced(pieces: Sequence[Piece], label: Label) -> tuple[Entry, ...]:
    """A bite: what is seen, the note behind it, and who speaks."""
    first, *more = pieces
    note = NOTE.search(first.text)
    end = note.start() if note else len(first.text)
    seen = spans.part(first, 0, len(first.text[:end].rstrip(" \t:")))
    noted = spans.part(first, *note.span("it")) if note else None
    picture = Entry(Kind.PICTURE, tuple(filter(None, (seen, *more))), bracketed=True, odds=quoted.BITE_SEEN)
    return picture, *((Entry(Kind.CUE, (noted,), bracketed=True),) if noted else ()), Entry(Kind.LABEL, (), label)
