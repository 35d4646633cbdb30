"""What scripts for the booth print in brackets between a cue's head and its words: how to come in, and how to speak.

    CUE 2   IN 10:00:21:03   OUT 10:00:30:20   (9½")
    (after SYNC: "... and it stopped.")
    [Pron: AWL-bree]
    It was a wall.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.labels.paragraphs import Paragraph, Text, is_headed
from otio_redfiles.layout.words import spans

CLOSES = {"(": ")", "[": "]"}
MOST_LINES = 4
"""A bracket runs over no more."""


def apart(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, the notes above commentary that only its times announce each one of its own, before it."""
    return tuple(part for one in body for part in (_apart(one) if is_headed(one) else (one,)))


def _apart(one: Paragraph) -> Iterator[Paragraph]:
    at = 0
    while lines := _note(one.texts[at:]):
        piece = lines[0].piece
        yield Paragraph("" if len(lines) == 1 else "note", None, tuple(lines), place=(piece.line, piece.column))
        at += len(lines)
    yield replace(one, texts=one.texts[at:])


def _note(texts: Sequence[Text]) -> Sequence[Text]:
    """The lines of a bracket that stands before other words, and holds nothing else; none where these begin with no such one."""
    if not texts or texts[0].piece.text.lstrip()[:1] not in CLOSES:
        return ()
    ends = (end for end in range(1, min(MOST_LINES, len(texts) - 1) + 1) if vocabulary.is_bracketed(spans.joined([text.piece for text in texts[:end]])))
    return texts[: next(ends, 0)]
