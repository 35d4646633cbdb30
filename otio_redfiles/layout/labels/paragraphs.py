"""Labelled lines in paragraphs: a label with the lines below it that have none, and the times behind its words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.labels import labels, lists_behind
from otio_redfiles.layout.labels.labels import PICTURE, SPOKEN, Line, Tag, Tail
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners, part_heads
from otio_redfiles.layout.words import bites, cues, picture_cues, spans, voices, wording
from otio_redfiles.model import CueKind, Piece, Stamp

HEARD = (CueKind.SOUND, CueKind.MUSIC)
FRAMING = re.compile(r"CAMERA|FRAMING|(?:CAMERA |SHOT )?(?:ANGLE|MOVEMENT|SIZE|TYPE)")
"""What a picture's framing is called, in a label of its own."""
LEAST = 3
"""A notation without hours counts behind words where the page prints it so as often."""
LONGEST = 80
"""No line that parts a page is longer."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of a paragraph; `gap` blank lines stand before it."""

    piece: Piece
    gap: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one label holds. `role` is what the label says, "" for lines before any; `lead` are the times before it,
    `tail` those behind its words; `length` and `speaker` are what labels of their own say of it; `on`: its words go on with
    those above the picture above them."""

    role: str
    tag: Tag | None
    texts: tuple[Text, ...]
    lead: tuple[Stamp, ...] = ()
    tail: tuple[Stamp, ...] = ()
    gap: int = 0
    place: tuple[int, int] = (0, 0)
    length: Stamp | None = None
    speaker: Piece | None = None
    on: bool = False

    @property
    def times(self) -> tuple[Stamp, ...]:
        return self.lead or self.tail

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(text.piece for text in self.texts)


def is_headed(one: Paragraph) -> bool:
    """Is this commentary that nothing but its times announces (see `cue_heads`)?"""
    return one.role == "narration" and one.tag is None and bool(one.lead)


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a page, with their times."""
    return _timed(_with_framing(_paragraphs(lines)))


def _with_framing(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, a picture in two labels (CAMERA: wide. ACTION: a bus pulls in) one of its own."""
    found: list[Paragraph] = []
    for one in paragraphs:
        last = found[-1] if found else None
        if last is not None and _is_rest_of(one, last):
            found[-1] = replace(last, texts=(*last.texts, *one.texts))
        else:
            found.append(one)
    return found


def _is_rest_of(one: Paragraph, last: Paragraph) -> bool:
    """Is this the other half of a picture, right below the first: one label frames it, the other says what happens?"""
    if one.tag is None or last.tag is None or {one.role, last.role} != {"picture"} or one.lead or one.gap:
        return False
    return len({FRAMING.fullmatch(tag.word) is None for tag in (one.tag, last.tag)}) == 2



def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Labels with the lines below them; what stands apart below a picture or a cue is a paragraph of its own."""
    base = _line_gap(lines)
    found: list[Paragraph] = []
    lines = [line for line in lines if line.tag or line.times or not text_lines.NOTHING.match(line.piece.text)]
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        last = found[-1] if found else None
        if last is not None and last.role in labels.OWN and line.gap <= base and _closes(line, below, base):
            found[-1] = replace(last, texts=(*last.texts, Text(line.piece, 0)))
        elif line.tag is not None or line.times or line.role:
            found.append(_begun(line, base))
        elif line.apart or line.on:
            found.append(Paragraph("sound" if line.on else "", None, (Text(line.piece, 0),), gap=line.gap, place=_place(line.piece), on=line.on))
        elif last is not None and last.role not in ("", *SPOKEN) and (_is_voice(line) or _is_bite(line, below)):
            found.append(replace(_begun(line, base), role="sound"))
        elif last is None or _is_loose(line, last, line.gap > base):
            found.append(Paragraph("", None, (Text(line.piece, line.gap),), gap=line.gap, place=_place(line.piece)))
        else:
            gap = max(0, line.gap - base)
            found[-1] = replace(last, texts=(*last.texts, Text(line.piece, gap)))
    return found


def _line_gap(lines: Sequence[Line]) -> int:
    """How many blank lines stand between the lines of a paragraph: none, but on pages spaced double."""
    gaps = sorted(line.gap for line in lines[1:])
    return gaps[len(gaps) // 10] if gaps else 0


def _begun(line: Line, base: int) -> Paragraph:
    role = line.role or (line.tag.role if line.tag else "picture" if line.body else "time")
    if role == "picture" and line.body and not line.times and manners.NUMBER.match(line.body.text):
        role = "number"
    texts = (Text(line.body, 0),) if line.body else ()
    return Paragraph(role, line.tag, texts, line.times, (), max(0, line.gap - base), _place(line.piece), line.length, speaker=line.speaker)


def _closes(line: Line, below: Line | None, base: int) -> bool:
    """Does a time alone on its line close what stands above it: nothing more follows before a blank line?"""
    return bool(line.times) and line.tag is None and line.body is None and (below is None or below.gap > base)


def _is_apart(line: Line, last: Paragraph) -> bool:
    """Is a line right below a picture or a cue none of it: an end, a heading, music, below a cue anything in brackets?"""
    if last.role in PICTURE and last.texts and picture_cues.cue_of(line.piece.text) is CueKind.MUSIC:
        return not wording.goes_on(last.texts[-1].piece.text, line.piece.text)
    if vocabulary.is_bracketed(line.piece.text) and (last.role in labels.CUES or cues.cue_of(line.piece.text) in HEARD):
        return True
    return bool(last.role) and cues.cue_of(line.piece.text) in (CueKind.END, CueKind.CREDITS, CueKind.HEADER)


def _is_loose(line: Line, last: Paragraph, apart: bool) -> bool:
    """Does a line without a label belong to nothing above it? Below a picture one that stands apart does; below words
    that only a cue's head announces, one that also is no words by its form."""
    if last.role not in SPOKEN or (apart and _parts(line.piece.text)):
        return apart or _is_apart(line, last)
    return apart and last.tag is None and _is_noted(line)


def _parts(text: str) -> bool:
    """Does a line part a page, or name what is below it?"""
    return part_heads.heads_part(text) or lists_behind.names_list(text) or (len(text) < LONGEST and vocabulary.RULED_OFF.match(text.strip()) is not None)


def _is_noted(line: Line) -> bool:
    """Is a line none of the commentary above it: in brackets, between drawn lines, an end?"""
    text = line.piece.text
    return vocabulary.is_bracketed(text) or vocabulary.parting(text) is not None or cues.cue_of(text) is not None


def _is_voice(line: Line) -> bool:
    """Does a line without a label begin with a speaker and a colon?"""
    voice = voices.voice_of(line.piece.text, first=False)
    return voice is not None and voice.words is not None and ":" in line.piece.text[: voice.words]


def _is_bite(line: Line, below: Line | None) -> bool:
    """Does a line without a label say whose recorded speech is quoted right below it: Interview Ada Lorne, mayor (English)?"""
    if below is None or below.tag is not None or below.gap or not wording.QUOTED.match(below.piece.text):
        return False
    label = bites.bite_of(line.piece.text)
    return label is not None and label.words is None and " " in label.speaker


def _place(piece: Piece) -> tuple[int, int]:
    return piece.line, piece.column


# --------------------------------------------------------------------------- times behind the words


def _timed(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the times behind their words: only where the page prints them again and again, or marked."""
    tails = [tuple(labels.tails_of(one.pieces)) for one in paragraphs]
    counts = Counter(_habit(one, tail) for one, found in zip(paragraphs, tails, strict=True) for tail in found)
    return [_with_tail(one, found, counts) for one, found in zip(paragraphs, tails, strict=True)]


def _habit(one: Paragraph, tail: Tail) -> tuple[str, str, str]:
    """Whose times stand how: pictures' or words', apart or in brackets, in which notation."""
    group = "words" if one.role in SPOKEN else one.role if one.role in PICTURE else "other"
    return group, tail.how, tail.form


def _with_tail(one: Paragraph, tails: Sequence[Tail], counts: Counter[tuple[str, str, str]]) -> Paragraph:
    for tail in tails:
        least = LEAST if len(tail.form) < 6 and not tail.form.startswith("M'") else 2
        if one.role in labels.OWN and (tail.how == "tc" or counts[_habit(one, tail)] >= least):
            return replace(one, texts=_without(one.texts, tail), tail=tail.times)
    return one


def _without(texts: Sequence[Text], tail: Tail) -> tuple[Text, ...]:
    """The lines of a paragraph without the line ends that its times stand in."""
    first, last = tail.lines
    words = spans.part(texts[first].piece, 0, tail.cut)
    return (*texts[:first], *((replace(texts[first], piece=words),) if words else ()), *texts[last + 1 :])
