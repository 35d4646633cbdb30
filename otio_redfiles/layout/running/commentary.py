"""Pages that are read: a timecode, and below or beside it whole sentences that nobody is named for, line by line as they wrap.

    Voice script                          00:40 The old mole was built of sand.
    10:00:40                              01:05 It lay in the way of every ship that
    The old mole was built of sand and    came in, and in the end ...
    of the stones of two churches.        01:28 Soundbite Eva Holt (in English)
    10:00:53                              I learnt to swim behind it.
    SOUNDBITE Eva Holt (in English)

Nothing seen is told there, but by lines that say so (Graphic: a map); who speaks in a bite is named, not shown. A list of shots
with timecodes of its own may follow below the end (`10:04:58 end of A-roll`, `B-roll`): that is no commentary.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import cues, read_aloud, speakers, wording
from otio_redfiles.model import CueKind

LISTED = re.compile(
    r"\W{0,4}(?:b[\s-]?roll(?:\s+(?:shots?|footage|material|pictures|follows|begins|starts))?|(?:b[\s-]?roll\s+)?(?:shot[\s-]?list(?:e)?(?:\s+(?:for\s+)?(?:the\s+)?b[\s-]?roll)?|list\s+of\s+shots|rushes|dope[\s-]?sheet"
    r"|(?:additional|extra|further)\s+(?:footage|shots|pictures|material))|(?:schnitt|zusatz|weitere\s+)bilder|bilder-?liste|zusatzmaterial|schnittmaterial"
    r"|plans?\s+de\s+coupe|liste\s+des\s+plans|(?:images|plans)\s+(?:supplémentaires|complémentaires)|lista\s+de\s+planos|planos\s+de\s+recurso|immagini\s+di\s+copertura)\W{0,4}",
    re.IGNORECASE,
)
"""The name of a list of shots, alone on a line below the commentary."""
LEAST, LONG, MOSTLY = 3, 12, 0.8
"""So many timecodes with sentences of so many words; so much of the page they are."""


def is_read(blocks: Sequence[Block]) -> bool:
    """Does the head of a page say that it is read or call it a script, and stand whole sentences at nearly all its single
    timecodes, nobody named but for bites?"""
    timed = [block for block in above_list(blocks) if block.stamp is not None and block.paragraphs]
    head = [paragraph.text for block in blocks[:1] if block.stamp is None for paragraph in block.paragraphs]
    if len(timed) < LEAST or any(block.second is not None for block in timed) or not read_aloud.calls_script(head):
        return False
    paragraphs = [paragraph for block in timed for paragraph in block.paragraphs]
    if any(wording.is_sized(paragraph.text) or _names(paragraph) for paragraph in paragraphs):
        return False
    return _are_sentences([_said(block) for block in timed if not any(read_aloud.bite_label(paragraph.text) for paragraph in block.paragraphs)])


def whole(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of such a page, the lines of every sentence joined, wherever they break; those of a list below it as they are."""
    said = above_list(blocks)
    joined = [replace(block, paragraphs=[*_joined(block.paragraphs)]) if block.stamp is not None else block for block in said]
    return [*joined, *blocks[len(said) :]]


def above_list(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks above the one in which the commentary ends and a list of shots begins; all where no list follows."""
    at = next((at for at, block in enumerate(blocks) if at and is_above_list(block)), len(blocks))
    return blocks[: at + (at < len(blocks) and not _begins_list(blocks[at]))]


def is_above_list(block: Block) -> bool:
    """Does a block hold the name of a list of shots?"""
    return any(names_list(paragraph.text) for paragraph in block.paragraphs)


def _begins_list(block: Block) -> bool:
    """Is nothing said in the block above the name of the list?"""
    above = takewhile(lambda paragraph: not names_list(paragraph.text), block.paragraphs)
    return all(cues.cue_of(paragraph.text) is CueKind.END for paragraph in above)


def names_list(text: str) -> bool:
    """Is a line but the name of a list of shots: B-roll, Shotlist:?"""
    return LISTED.fullmatch(text.strip()) is not None


def _are_sentences(said: Sequence[str]) -> bool:
    """Are nearly all of these sentences of many words, as they are spoken, a time amid some of them? The last may be cut."""
    said = _unbroken(said)
    told = [text for text in said[:-1] if len(text.split()) >= LONG and wording.is_finished(text)]
    spoken = sum(wording.spoken(text) > 0 for text in said)
    return len(told) + 1 >= LEAST and len(told) >= MOSTLY * (len(said) - 1) and spoken >= MOSTLY * len(said)


def _unbroken(said: Sequence[str]) -> list[str]:
    """The words of blocks that have any; what goes on in small letters with an open sentence is one with it."""
    found: list[str] = []
    for text in filter(None, said):
        if found and text[:1].islower() and not wording.is_finished(found[-1]):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _names(paragraph: Paragraph) -> bool:
    """Is somebody named here who is not announced by a bite?"""
    label = speakers.label_of(paragraph.text)
    return label is not None and not label.bite and not names_list(paragraph.text)


def _said(block: Block) -> str:
    """The words of a block that are neither a label nor a cue."""
    return " ".join(paragraph.text for paragraph in block.paragraphs if not _stands_alone(paragraph))


def _stands_alone(paragraph: Paragraph) -> bool:
    """Is this a bracket, who speaks, a cue, or what is seen in its own right: Graphic: a map?"""
    text = paragraph.text
    if vocabulary.is_bracketed(text):
        return True
    return speakers.label_of(text) is not None or cues.cue_of(text) is not None or read_aloud.is_shown(text)


def _joined(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs with the lines that go on with their open sentences."""
    last: Paragraph | None = None
    for paragraph in paragraphs:
        alone = last is None or _stands_alone(last) or _stands_alone(paragraph) or paragraph.ruled or last.ruled
        if not alone and not paragraph.gap and not wording.is_finished(last.text):
            last = replace(last, pieces=(*last.pieces, *paragraph.pieces))
            continue
        if last is not None:
            yield last
        last = paragraph
    if last is not None:
        yield last
