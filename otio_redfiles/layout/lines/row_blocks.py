"""Running text whose lines are the rows of a table that lost its columns: picture, timecode and sound on one line."""

import re
from collections.abc import Iterable, Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Piece, Stamp

LONGEST_PICTURE = 44
SIZE = re.compile(rf"(?<=[.?!…\"”])\s+(?=(?:{wording.SHOT_SIZE.pattern})\s*\Z)")
"""Before the bare size of a shot, behind a sentence: I never saw it. MS"""


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """One table row a line: picture, timecode, sound. A line without a timecode is a block of its own."""
    blocks = [Block()]
    for line in lines:
        if not line.stamps:
            if line.words:
                blocks.append(Block(paragraphs=[Paragraph(line.words, gap=line.gap, ruled=line.ruled)]))
            continue
        blocks += _row_line(line)
    return blocks


def _row_line(line: Line) -> Iterable[Block]:
    found: list[Block] = []
    waiting: list[Paragraph] = []
    for index, token in enumerate(line.tokens):
        if isinstance(token, Stamp):
            found.append(Block(token, paragraphs=waiting))
            waiting = []
            continue
        if index + 1 == len(line.tokens):
            found[-1].paragraphs.append(Paragraph((token,), after=True, gap=line.gap))
            continue
        sound, picture = tail_picture(token, index > 0)
        if sound is not None:
            target = found[-1] if found else Block()
            target.paragraphs.append(Paragraph((sound,), after=bool(found), gap=line.gap))
            if not found:
                found.append(target)
        if picture is not None:
            waiting = [Paragraph((picture,), before=True, gap=line.gap)]
    return found


def tail_picture(piece: Piece, running: bool) -> tuple[Piece | None, Piece | None]:
    """Words before a timecode as (sound, picture): the picture is what stands last. `running`: sound came
    before."""
    text = piece.text
    if (size := SIZE.search(text)) and _is_said(text[: size.start()]):
        return spans.part(piece, 0, size.start()), spans.part(piece, size.end())
    if not running and (len(text) <= 48 or text.split()[0].lower() in vocabulary.PICTURE_WORDS):
        return None, piece
    best, at = 0.0, -1
    for found in re.compile(r"(?<=\s)[A-ZÀ-Þ\"“]").finditer(text, max(0, len(text) - LONGEST_PICTURE)):
        odds = _tail_odds(text[: found.start()].rstrip(), text[found.start() :])
        if odds > best:
            best, at = odds, found.start()
    if at < 0:
        return (None, piece) if not running else (piece, None)
    return spans.part(piece, 0, at), spans.part(piece, at)


def _is_said(text: str) -> bool:
    """Are these words whole sentences, worded as speech is?"""
    return wording.is_finished(text) and len(text.split()) > 2 and wording.spoken(text.strip()) > 0


def _tail_odds(sound: str, picture: str) -> float:
    """How well `picture` reads as a picture cell at the end of running sound."""
    words = picture.split()
    first = words[0].rstrip(",").lower()
    if first in vocabulary.FUNCTION_WORDS:
        return -1.0
    if wording.is_upper(picture) and wording.is_upper(sound) and first not in vocabulary.PICTURE_WORDS:
        return -1.0  # one run of capitals
    odds = 0.4 + 2.5 * (first in vocabulary.PICTURE_WORDS) + 1.0 * words[0].endswith(",")
    odds += 0.5 * (not wording.is_finished(sound)) + 0.02 * min(24, len(picture))
    return odds - 0.5 * wording.is_finished(picture) - 0.4 * max(0.0, wording.spoken(picture))
