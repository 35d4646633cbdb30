"""Speakers' labels inside running words, where one voice answers another on the same line.

    A: Herring. Nothing but herring. Q: Since when? A: Since the herring came back.

Such a label begins right behind a sentence and ends on a colon. Whom it names is known to the page, or set in capitals.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import persons, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import Piece

INITIALS = re.compile(r"(?:\A|(?<=[.!?…\"”)\]] ))([A-ZÀ-Þ]{1,3})(?=:\s)")
LEAST_INITIALS = 5
COLON = re.compile(r":(?:\s+|\Z)")
STOP = re.compile(r"[.!?…][\"”’')\]]*\s+")
LONGEST = 60
"""A label is no longer."""
ANSWERED = {"Q": "A", "A": "Q", "QUESTION": "ANSWER", "ANSWER": "QUESTION"}
"""Who asks is answered: where one of the two is known to the page, so is the other."""
SHORTEST = 3
"""A name in capitals that the page prints once has more letters than initials have."""
Cut = tuple[int, int, Label]
"""Where a label begins, where the words behind it do, and the label."""


def labels_in(text: str, names: Collection[str], fresh: bool = False) -> Iterator[Cut]:
    """The labels inside a text, left to right; `names` are those of the page in upper case. At its very beginning one
    stands only where the words are `fresh`, the sentence above them done."""
    free = 0
    for colon in COLON.finditer(text):
        first = max(free, colon.start() - LONGEST)
        starts = [first + stop.end() for stop in STOP.finditer(text[first : colon.start()])]
        starts = [0, *starts] if fresh and first == 0 else starts
        found = ((start, label) for start in starts if (label := _label(text[start : colon.end()], names)))
        if (best := next(found, None)) is not None:
            yield best[0], colon.end(), best[1]
            free = colon.end()


def with_initials(traits: Traits, texts: Iterable[str]) -> Traits:
    """The page's habits, with the initials that two voices or more go by, again and again: ML: Why? PZ: Because."""
    seen = Counter(name for text in texts for name in INITIALS.findall(text) if persons.is_name(name))
    voices = {name for name, count in seen.items() if count > 1}
    if len(voices) < 2 or sum(seen[name] for name in voices) < LEAST_INITIALS:
        return traits
    return replace(traits, names=traits.names | voices, colons=True)


def broken(above: str, below: str, names: Collection[str]) -> Cut | None:
    """The label that is broken over the end of a line: where it begins in `above`, where its words do in `below`."""
    tail = above[max(0, len(above) - LONGEST) :]
    text = f"{tail} {below[:LONGEST]}"
    for start, end, label in labels_in(text, names, True):
        if start < len(tail) < end - 1 and (start or tail == above) and not COLON.search(tail, start):
            return start + len(above) - len(tail), end - len(tail) - 1, label
    return None


def _label(text: str, names: Collection[str]) -> Label | None:
    """The label that a text ending on a colon is as a whole."""
    if STOP.search(speakers.TITLED.sub("", text)) or vocabulary.labelled_cue(text):
        return None
    label = speakers.label_of(text)
    if label is None or label.words is not None or label.bite or not label.speaker:
        return None
    known = label.speaker.upper() in names or ANSWERED.get(label.speaker.upper()) in names
    several = " " in label.speaker or label.delivery is not None or (bool(names) and len(label.speaker) >= SHORTEST)
    return label if known or (several and wording.is_upper(label.speaker)) else None


def answered(entries: Sequence[Entry], names: Collection[str]) -> tuple[Entry, ...]:
    """The entries, words with labels inside them taken apart."""
    return tuple(part for entry in entries for part in (_answered(entry, names) if entry.kind is Kind.WORDS else (entry,)))


def _answered(entry: Entry, names: Collection[str]) -> Iterator[Entry]:
    words: list[Piece] = []
    for piece in entry.pieces:
        at = 0
        fresh = bool(words) and wording.is_finished(words[-1].text)
        for start, end, label in labels_in(piece.text, names, fresh):
            words += filter(None, [spans.part(piece, at, start)])
            if words:
                yield replace(entry, pieces=tuple(words))
            words, at = [], end
            head = spans.part(piece, start, end)
            yield Entry(Kind.LABEL, (head,) if head else (), label)
        words += filter(None, [spans.part(piece, at)])
    if words:
        yield replace(entry, pieces=tuple(words))
