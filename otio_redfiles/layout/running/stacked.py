"""Timecodes alone on their lines, and below each what is seen, heard and said there, one thing a line.

    01:00:14:02                              01:00:34:00
    PIX: Water stain on a ceiling            SOUNDBITE (English) Ada Lorne, baker:
    It was the rain.                         I knew at once.

Pictures have a label, recorded speech has one, and commentary has none: it begins below a picture, so no paragraph of
labelled lines holds it (see `labelled`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.lines.stream import Block, Paragraph
from otio_redfiles.layout.tables import columns, contents
from otio_redfiles.layout.words import classify, cues, interpret, spans, speakers, wording
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

LABEL = re.compile(r"(?P<word>[^\W\d_][\w/ -]{0,24}?)(?:\s*\d{1,3}[a-z]?)?\s*:(?!\d)\s*", re.IGNORECASE)
HEARD = re.compile(r"(?P<word>up-?sound|nat(?:ural)?[ -]?(?:sound|sot|s)|nats?|s?fx|atmos?|ambien[ct]e|music|mus)\b(?:\s+full)?[\s:.–-]*", re.IGNORECASE)
SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…] [A-ZÀ-Þ]")
CUES = {"title": CueKind.TITLE, "music": CueKind.MUSIC, "effects": CueKind.SOUND}
NAME = "stacked lines below timecodes"
LEAST = 3


@dataclass(frozen=True, slots=True)
class Tagged:
    """A label that a line begins with: what it says the line is, and where its words begin."""

    role: str
    at: int


def tag_of(text: str) -> Tagged | None:
    """The label that a line begins with: of a picture, a caption, a sound; None without one."""
    found = LABEL.match(text[:40])
    role = vocabulary.line_label(" ".join(found["word"].split())) if found else ""
    if found and role in ("picture", *CUES):
        return Tagged(role, found.end())
    heard = HEARD.match(text[:40])
    if heard and (wording.is_upper(heard["word"]) or text[: heard.end()].rstrip().endswith(":")):
        return Tagged("music" if heard["word"].lower().startswith("mus") else "effects", heard.end())
    return None


def read_stacked(rows: Sequence[Piece], style: str) -> Read | None:
    """What the page says; None where it is no page of this family."""
    lines = text_lines.lines_of(rows, style)
    if not _is_stacked(lines):
        return None
    first = next(at for at, line in enumerate(lines) if line.stamps and not line.words)
    head, body = lines[:first], lines[first:]
    width, traits = text_lines.wrap_width([line.piece.text for line in body]), _traits(body)
    records = [Record(1, tuple(Entry(Kind.CUE, (line.piece,), cue=CueKind.HEADER) for line in head))]
    records += [_record(block, traits, width) for block in _blocks(body)]
    scribe = interpret.Interpreter(traits, interpret.habits_of(traits)).read(records)
    return Read(NAME, scribe.written(), tuple(stamp for line in body for stamp in line.stamps))


# --------------------------------------------------------------------------- what the page is


def _is_stacked(lines: Sequence[Line]) -> bool:
    """Are timecodes alone on their lines, pictures below them labelled, and is there commentary without a label?"""
    stamped = [line for line in lines if line.stamps]
    alone = sum(not line.words for line in stamped)
    if alone < LEAST or alone < 0.8 * len(stamped):
        return False
    if sum(_names_sound(line) for line in lines) >= 2:
        return False
    pictured = sum(_role(line) == "picture" for line in lines)
    pairs = zip(lines, lines[1:], strict=False)
    bare = sum(_is_below(one) and _is_commentary(two, one.shape == "T") for one, two in pairs)
    return pictured >= LEAST and bare >= 2


def _role(line: Line) -> str:
    tag = tag_of(line.words[0].text) if line.words and not line.stamps else None
    return tag.role if tag else ""


def _names_sound(line: Line) -> bool:
    """Does a label name the sound or the commentary? A page of such lines leaves nothing without a label."""
    found = LABEL.match(line.words[0].text[:40]) if line.words else None
    words = " ".join(found["word"].split()) if found else ""
    return vocabulary.line_label(words) in ("sound", "narration", "link") or columns.role_named(words) in contents.SPOKEN


def _is_below(line: Line) -> bool:
    """Does a line end what could go on: a timecode, or a picture's or a sound's line?"""
    return line.shape == "T" or bool(_role(line))


def _is_commentary(line: Line, first: bool) -> bool:
    """Is a line a sentence without any label? The `first` words below a timecode may end on the next line."""
    if line.shape != "w" or _role(line):
        return False
    text = line.words[0].text
    whole = wording.is_finished(text) or SENTENCE.search(text) is not None or (first and wording.spoken(text) > -1.0)
    return text[:1].isupper() and len(text.split()) >= 3 and whole and _voice(text) is None and cues.cue_of(text) is None


def _traits(lines: Sequence[Line]) -> Traits:
    """The page's habits, without the labels of its pictures and sounds, which look like speakers."""
    return habits.traits_of([piece.text for line in lines for piece in line.words if tag_of(piece.text) is None])


# --------------------------------------------------------------------------- blocks


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Each timecode with the lines below it."""
    blocks: list[Block] = []
    for line in lines:
        if line.stamps:
            second = line.stamps[1] if len(line.stamps) > 1 else None
            blocks.append(Block(line.stamps[0], second, line.linked))
        blocks[-1].paragraphs += [Paragraph((piece,), gap=line.gap) for piece in line.words]
    return blocks


def _record(block: Block, traits: Traits, width: int) -> Record:
    entries: list[Entry] = []
    full = ""
    for paragraph in block.paragraphs:
        piece, last = paragraph.pieces[0], entries[-1] if entries else None
        wraps = last is not None and paragraph.gap == 0 and _wraps(last, full, piece.text, width)
        if wraps and last is not None:
            entries[-1] = replace(last, pieces=(*last.pieces, piece))
        else:
            entries += _entries(piece, traits, last)
        full = piece.text
    line = block.paragraphs[0].pieces[0].line if block.paragraphs else block.stamp.line if block.stamp else 1
    return Record(line, tuple(entries), block.stamp, block.second)


def _wraps(last: Entry, above: str, text: str, width: int) -> bool:
    """Does a line go on with the picture or the cue above it?"""
    if last.kind not in (Kind.PICTURE, Kind.CUE) or tag_of(text) is not None or _voice(text) is not None:
        return False
    if last.cue is CueKind.END or manners.NUMBER.match(text) or text[:1] in "([":
        return False
    if wording.is_finished(text) and text[:1].isupper() and last.text[-1:] not in ",&":
        return False
    return wording.goes_on(last.text, text) or (text_lines.is_full(above, text, width) and not wording.is_finished(last.text))


def _entries(piece: Piece, traits: Traits, last: Entry | None) -> tuple[Entry, ...]:
    """What one line is."""
    text = piece.text
    if manners.NUMBER.match(text) or text_lines.NOTHING.match(text):
        return (Entry(Kind.UNUSED, (piece,)),)
    label = _voice(text)
    if label is None and (tag := tag_of(text)) is not None:
        return _tagged(piece, tag)
    if vocabulary.is_bracketed(text):
        return (classify.bracketed(text, (piece,), traits),)
    if label is not None:
        head, rest = spans.part(piece, 0, label.words), spans.part(piece, label.words) if label.words else None
        found = Entry(Kind.LABEL, (head or piece,), label)
        return (found, Entry(Kind.WORDS, (rest,))) if rest else (found,)
    spoken = last is not None and last.kind in (Kind.LABEL, Kind.WORDS)
    kind = cues.cue_of(text)
    if kind is not None and not (spoken and wording.is_finished(text)):
        return (Entry(Kind.CUE, (piece,), cue=kind),)
    return (Entry(Kind.WORDS, (piece,)),)


def _tagged(piece: Piece, tag: Tagged) -> tuple[Entry, ...]:
    """A labelled line: a picture without its label, or a cue with it."""
    rest = spans.part(piece, tag.at)
    if rest is None:
        return (Entry(Kind.UNUSED, (piece,)),)
    if tag.role == "picture":
        kind = cues.cue_of(rest.text)
        ends = kind in (CueKind.END, CueKind.CREDITS)
        return (Entry(Kind.CUE, (rest,), cue=kind) if ends and kind else Entry(Kind.PICTURE, (rest,)),)
    return (Entry(Kind.CUE, (piece,), cue=CUES[tag.role]),)


def _voice(text: str) -> speakers.Label | None:
    """The speaker's label that a line is or begins with: of recorded speech, of the commentary, or a name and a colon."""
    label = speakers.label_of(text)
    if label is None or (tag_of(text) is not None and not label.bite):
        return None
    colon = ":" in text[: label.words]
    return label if label.bite or label.delivery is not None or (colon and label.sure >= 0.7) else None
