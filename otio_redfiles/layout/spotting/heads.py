"""How a speech begins where pictures stand in brackets of their own: times, who speaks, the first words.

    10:00:14:00  10:00:21:22  ANNOUNCER (ARCHIVE): words     MIRA OSTROV (10:04:55, V/O): words
    0004   01:00:17:20 --> 01:00:21:09   03:14               10:04:35 V/O words

A second time is the end, a third one behind a range the length; any of the three may be missing.
"""

import re
from dataclasses import dataclass, replace

from otio_redfiles import noises, notation, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.spotting.brackets import BETWEEN, stamp_of, time_at
from otio_redfiles.layout.words import bites, classify, cues, page_labels, persons, spans, speakers, wording
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

SERIAL = re.compile(r"\s*#?\d{1,5}[a-z]?[.):]?\s+(?=[\[(]?\d{1,3}[:.;'’])")
OPENED = re.compile(r"[\s\[(]*")
TIME = r"\d{1,3}(?:[:.;,]\d{2}){1,3}"
FIRST_TIME = re.compile(TIME)
MARKS = r"(?:\s*,?\s*[\[(][^()\[\]]{1,60}[\])])*"
BRACKET = re.compile(r"[\[(]([^()\[\]]{1,60})[\])]")
COLON = re.compile(rf"(?P<name>[^\W\d_][^:;\[\](){{}}\"“”?!\t]{{0,44}}?)(?P<marks>{MARKS})(?:\s*,?\s*(?P<at>{TIME}))?\s*:(?!\d)\s*")
UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ ](?:[A-ZÀ-Þ&][A-ZÀ-Þ'’.\-]*|\d{1,2})(?!\w)){0,4}"
VOICED = re.compile(r"\(?(?:V\.?/?O\.?|VOICE[- ]?OVER)\)?(?!\w)[\s:.\-–—]*")
MARKED = re.compile(rf"(?P<name>{UPPER})(?P<marks>(?:\s*[\[(][^()\[\]]{{1,60}}[\])])+|\s+\(?(?:V\.?/?O\.?|OOV|I/?V|SYNC)\)?(?!\w))(?:\s*[-–—]\s|\s+|\Z)")
SPACED_OFF = re.compile(rf"(?P<name>{UPPER})(?:\t\s*|\s{{2,}})(?=\S)")
NARRATED = re.compile(r"(?P<name>NARR(?:ATOR|ATION)?\.?|COMM(?:ENTARY|ENTATOR)?\.?)(?![\w:])\s*(?:[-–—]\s*)?(?=[A-Z\"“‘…])")
# A title or bracket about music begins so; "Sheet music" is a picture.
MUSICAL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’]+\b|♪|(?i:(?:title |theme )?(?:music|song|theme|anthem|hymn|sting|jingle)\b)")
LONGEST, MOST_TITLED = 240, 120
"""A label is no longer; nor one that nothing closes, with all that its bearer is."""
PAGES_OWN = page_labels.PAGE_LABELS - {"in", "out"}


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a speech. `heading` is what is printed of the label, `rest` the words behind it."""

    stamp: Stamp | None = None
    out: Stamp | None = None
    length: Stamp | None = None
    label: Label | None = None
    heading: tuple[Piece, ...] = ()
    rest: Piece | None = None
    numbered: bool = False

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        return tuple(stamp for stamp in (self.stamp, self.out, self.length) if stamp)


def head_of(piece: Piece, style: str, stamped: bool = False) -> Head | None:
    """The head that a run of words begins with; None without time and label. `stamped`: a time stood before it."""
    head, at = _times(piece, style)
    found = _label(piece, at, style, stamped or head.stamp is not None)
    if found is not None:
        own = found.stamp if head.stamp is None else None
        return replace(found, stamp=head.stamp or own, out=head.out, length=head.length, numbered=head.numbered)
    return replace(head, rest=spans.part(piece, at)) if head.stamp else None


# --------------------------------------------------------------------------- times


def _times(piece: Piece, style: str) -> tuple[Head, int]:
    """The times at the beginning, and where they end."""
    text = piece.text
    number = SERIAL.match(text, 0, LONGEST)
    head, at = times_at(piece, number.end() if number else 0, style)
    return replace(head, numbered=number is not None and head.stamp is not None), at


def times_at(piece: Piece, at: int, style: str) -> tuple[Head, int]:
    """The times that stand at an offset, and where they end; 0 without any."""
    text = piece.text
    opened = OPENED.match(text, at)
    start = opened.end() if opened else at
    end = time_at(text, start, style)
    if end is None or (is_short(text[start:end], style) and not _is_found(text, start, style)):
        return Head(), 0
    head = Head(stamp_of(piece, start, end))
    if (second := _next(text, end, style)) is not None:
        head, end = replace(head, out=stamp_of(piece, *second)), second[1]
        if (third := notation.length_behind(text, end)) is not None:
            head, end = replace(head, length=stamp_of(piece, *third)), third[1]
    if sign := text_lines.AFTER_STAMP.match(text, end):
        end = sign.end()
    return head, end


def is_short(text: str, style: str) -> bool:
    """Does a time leave out the hour that the page prints?"""
    return style.startswith("HH") and len(re.findall(r"\d+", text)) < 3


def _is_found(text: str, start: int, style: str) -> bool:
    """Is a time one by what stands round it? "10:30, I said" is a clock."""
    return any(mark.start == start for mark in notation.find_stamps(text[:LONGEST], style))


def _next(text: str, end: int, style: str) -> tuple[int, int] | None:
    """The second time of a pair, as (start, end)."""
    gap = BETWEEN.match(text, end)
    stop = time_at(text, gap.end(), style) if gap and gap.end() > end else None
    return (gap.end(), stop) if gap and stop else None


def cue_of(text: str) -> CueKind | None:
    """The kind of cue that the words of a timed bracket or title are; None for a picture or speech."""
    bare = text.strip("[](){} ")
    if (kind := vocabulary.labelled_cue(bare)) is not None:
        return kind
    if noises.is_played(bare):
        return CueKind.MUSIC
    kind = cues.cue_of(bare)
    if kind is None and len(bare.split()) <= 3 and classify.LOUD.match(f"({bare})"):
        return CueKind.SOUND
    return None if kind is CueKind.MUSIC and not MUSICAL.match(bare) else kind


def is_heard(text: str) -> bool:
    """Do the words of a bracket name a noise, in any of its parts: footsteps, iron stairs?"""
    return any(noises.is_noise(part.strip()) for part in re.split(r"[,;]|\s[–—-]\s", text) if part.strip())


def is_narrated(label: Label) -> bool:
    """Is this the commentary's label?"""
    return label.delivery is Delivery.NARRATION


# --------------------------------------------------------------------------- labels


def _label(piece: Piece, at: int, style: str, stamped: bool) -> Head | None:
    return (_announced(piece, at) if stamped else None) or _colon(piece, at, style) or _marked(piece, at, style, stamped) or (_bare(piece, at) if stamped else None)


def _announced(piece: Piece, at: int) -> Head | None:
    """Behind a time: SOT Ada Lorne, harbour master, up to the bracket, the colon or the quotes behind it."""
    text = piece.text[at:]
    label = bites.bite_of(text[:LONGEST]) if bites.SURE_BITE.match(text) else None
    if label is None or (label.words is None and (len(text) > MOST_TITLED or wording.is_finished(text))):
        return None
    return _head(piece, at, at + label.words if label.words else len(piece.text), label)


def _colon(piece: Piece, at: int, style: str) -> Head | None:
    """NAME: words, NAME (10:04:55, V/O): words, NAME 10:04:55: words."""
    found = COLON.match(piece.text, at, at + LONGEST)
    if not found or found["name"].strip().lower() in PAGES_OWN or page_labels.PAGE_PHRASES.match(found["name"].strip()):
        return None
    time = found.span("at") if found["at"] and time_at(piece.text, found.start("at"), style) else None
    return _named(piece, found, style, time)


def _marked(piece: Piece, at: int, style: str, stamped: bool) -> Head | None:
    """NAME (10:04:55) words, and behind a time NAME V/O words, NAME (ARCHIVE) words."""
    found = MARKED.match(piece.text, at, at + LONGEST)
    head = _named(piece, found, style, None) if found else None
    return head if head and (stamped or head.stamp) else None


def _bare(piece: Piece, at: int) -> Head | None:
    """Behind a time: V/O alone, NARRATOR without a colon, NAME parted from the words by a tab or blanks, NAME alone."""
    text = piece.text
    if (found := VOICED.match(text, at, at + LONGEST)) and found.end() > at:
        return _head(piece, at, found.end(), Label("NARRATOR", Delivery.NARRATION))
    if found := NARRATED.match(text, at, at + LONGEST) or SPACED_OFF.match(text, at, at + LONGEST):
        heading = vocabulary.heading_of(found["name"])
        if persons.is_name(heading.speaker) and heading.speaker.lower() not in PAGES_OWN:
            return _head(piece, at, found.end(), Label(heading.speaker, heading.delivery))
    label = speakers.label_of(text[at:]) if len(text) - at < 60 else None
    if label is not None and label.words is None and not label.bite and label.speaker and label.sure >= 0.85:
        return _head(piece, at, len(text), label)
    return None


def _named(piece: Piece, found: re.Match[str], style: str, time: tuple[int, int] | None) -> Head | None:
    """The head that a name with marks is, if the name is one; a mark may hold the time."""
    marks = []
    for bracket in BRACKET.finditer(piece.text, *found.span("marks")):
        inner = FIRST_TIME.search(bracket[1])
        start = bracket.start(1) + inner.start() if inner else 0
        if time is None and inner and time_at(piece.text, start, style) == bracket.start(1) + inner.end():
            time = (start, bracket.start(1) + inner.end())
        marks.append(FIRST_TIME.sub(" ", bracket[1]).strip(" ,;-–—"))
    bare = BRACKET.sub(" ", found["marks"]).strip() if found["marks"] else ""
    heading = vocabulary.heading_of(" ".join([found["name"], bare, *(f"({mark})" for mark in marks if mark)]))
    if heading.delivery is not None and not heading.speaker:
        heading = heading._replace(speaker="NARRATOR", delivery=Delivery.NARRATION)
    name = persons.addresser(re.split(r",|\s[–—-]\s", heading.speaker)[0].strip())
    if vocabulary.is_narrator(name):
        heading = heading._replace(delivery=Delivery.NARRATION)
    if not persons.is_name(name) or (wording.SHOT_SIZE.match(name) and len(name.split()) == 1 and len(name) < 4):
        return None
    sure = 0.95 if wording.is_upper(name) or time or name.lower() in persons.VOICES else 0.75
    head = _head(piece, found.start(), found.end(), Label(name, heading.delivery, heading.continued, None, sure), time)
    return head


def _head(piece: Piece, start: int, end: int, label: Label, time: tuple[int, int] | None = None) -> Head:
    """A head whose heading holds the characters from `start` to `end`, a time among them taken out."""
    edges = (start, time[0], time[1], end) if time else (start, end)
    cuts = [spans.part(piece, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    stamp = stamp_of(piece, *time) if time else None
    heading = tuple(cut for cut in cuts if cut and any(c.isalnum() for c in cut.text))
    return Head(stamp, label=label, heading=heading, rest=spans.part(piece, end))
