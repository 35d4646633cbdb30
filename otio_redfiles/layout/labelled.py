"""Pages whose lines begin with a word that says what they are.

    PICTURE: Mouth of the harbour  0'07"        10:00:12 - 10:00:24 GV harbour, first light
    SOUND: COMMENTARY. Nobody waits.            ASTON: Per Lie / Deckhand
                                                SYNC: I wait for them.

A label with the lines below it that have none is a paragraph; a line led by a timecode, where pictures have no
label, is one too. Times count where the page prints them: before the label, at the ends of a paragraph's lines.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation
from otio_redfiles.layout import labels, spans, voices
from otio_redfiles.layout.labels import CUES, PICTURE, SPOKEN, Line, Tag, Tail
from otio_redfiles.model import Page, Piece, Stamp

LEAST = 3
"""So many lines of a page have labels, at least."""
NAMED = ("timecode", "out", "speaker")
"""Labels of a form that names its times: a table, read as one (see `forms`)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of a paragraph; `gap` blank lines stand before it."""

    piece: Piece
    gap: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one label holds. `role` is what the label says, "" for lines before any; `lead` are the times before it,
    `tail` those behind its words."""

    role: str
    tag: Tag | None
    texts: tuple[Text, ...]
    lead: tuple[Stamp, ...] = ()
    tail: tuple[Stamp, ...] = ()
    gap: int = 0
    place: tuple[int, int] = (0, 0)

    @property
    def times(self) -> tuple[Stamp, ...]:
        return self.lead or self.tail

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(text.piece for text in self.texts)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page of labelled lines: what stands before them, their paragraphs, the notation of their times."""

    head: tuple[Piece, ...]
    body: tuple[Paragraph, ...]
    style: str | None

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        found = [stamp for one in self.body for stamp in (*one.lead, *one.tail)]
        return tuple(sorted(found, key=lambda stamp: (stamp.line, stamp.column)))

    @property
    def words(self) -> tuple[str, ...]:
        """The labels of the page, in order."""
        return tuple(dict.fromkeys(one.tag.word for one in self.body if one.tag is not None))


def labelled_of(page: Page) -> Labelled | None:
    """The page as labelled lines; None where it is none."""
    rows = [piece for cells in spans.placed_rows(page) for cell in cells for piece in spans.inner_lines(cell)]
    lines = _told_apart(labels.lines_of(rows))
    if not _is_labelled(lines):
        return None
    paragraphs = _timed(_paragraphs(lines))
    first = _first(paragraphs)
    place = paragraphs[first].place
    head = tuple(row for row in rows if (row.line, row.column) < place)
    found = Labelled(head, tuple(paragraphs[first:]), None)
    if not _holds_times(found, rows):
        return None
    return Labelled(head, found.body, _style(found.stamps))


# --------------------------------------------------------------------------- what a page of labelled lines is


def _told_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A clip is recorded speech where another label names the pictures, else a picture itself; IN is recorded speech on
    pages that call the commentary OFF, as French ones do."""
    seen = {line.tag.role for line in lines if line.tag} | {line.tag.word for line in lines if line.tag}
    told = {} if "picture" in seen or _led(lines) >= LEAST else {"CLIP": "picture"}
    if "OFF" in seen:
        told["IN"] = "sync"
    return tuple(_renamed(line, told) for line in lines)


def _renamed(line: Line, told: Mapping[str, str]) -> Line:
    """The line with the role that the page as a whole gives its label."""
    role = told.get(line.tag.word) if line.tag else None
    return replace(line, tag=replace(line.tag, role=role)) if role and line.tag else line


def _led(lines: Sequence[Line]) -> int:
    """How many lines have a timecode before words, and no label."""
    return sum(bool(line.times and line.tag is None and line.body) for line in lines)


def _is_labelled(lines: Sequence[Line]) -> bool:
    """Do labels name pictures and words again and again, or words below pictures that timecodes lead?"""
    seen = Counter(line.tag.role for line in lines if line.tag is not None)
    pictures, spoken = seen["picture"], sum(seen[role] for role in SPOKEN)
    if sum(seen[role] for role in NAMED) >= 2:
        return False
    if min(pictures, spoken) >= 2 and pictures + spoken >= LEAST:
        return pictures + spoken + sum(seen[role] for role in CUES) >= 0.2 * len(lines)
    led = _led(lines)
    return led >= LEAST and spoken >= LEAST and seen["sync"] + seen["title"] >= 2 and seen["sync"] >= 1


def _holds_times(found: Labelled, rows: Sequence[Piece]) -> bool:
    """Do most lines below the head that a full timecode begins or ends hold one of ours?"""
    below = [row for row in rows[len(found.head) :] if any(map(_is_edge, notation.find_stamps(row.text)))]
    own = {stamp.line for stamp in found.stamps}
    return sum(row.line in own for row in below) >= 0.6 * len(below)


def _is_edge(mark: notation.Mark) -> bool:
    return mark.place != "inside" and not mark.label and (len(mark.numbers) > 2 or mark.form == notation.PRIMES)


def _style(stamps: Sequence[Stamp]) -> str | None:
    """The notation of most times; one with hours before one that leaves them out."""
    forms = Counter(labels.form_of(stamp.text) for stamp in stamps)
    ranked = sorted(forms, key=lambda form: (form.startswith("HH"), forms[form]), reverse=True)
    return ranked[0] if ranked else None


# --------------------------------------------------------------------------- paragraphs


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Labels with the lines below them; what stands apart below a picture or a cue is a paragraph of its own."""
    base = _line_gap(lines)
    found: list[Paragraph] = []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        last = found[-1] if found else None
        if last is not None and last.role in labels.OWN and line.gap <= base and _closes(line, below, base):
            found[-1] = replace(last, texts=(*last.texts, Text(line.piece, 0)))
        elif line.tag is not None or line.times:
            found.append(_begun(line))
        elif last is not None and last.role not in ("", *SPOKEN) and _is_voice(line):
            found.append(replace(_begun(line), role="sound"))
        elif last is None or (line.gap > base and last.role not in SPOKEN):
            found.append(Paragraph("", None, (Text(line.piece, line.gap),), gap=line.gap, place=_place(line.piece)))
        else:
            gap = max(0, line.gap - base)
            found[-1] = replace(last, texts=(*last.texts, Text(line.piece, gap)))
    return found


def _line_gap(lines: Sequence[Line]) -> int:
    """How many blank lines stand between the lines of a paragraph: none, but on pages spaced double."""
    gaps = sorted(line.gap for line in lines[1:])
    return gaps[len(gaps) // 10] if gaps else 0


def _begun(line: Line) -> Paragraph:
    role = line.tag.role if line.tag else "picture" if line.body else "time"
    texts = (Text(line.body, 0),) if line.body else ()
    return Paragraph(role, line.tag, texts, line.times, (), line.gap, _place(line.piece))


def _closes(line: Line, below: Line | None, base: int) -> bool:
    """Does a time alone on its line close what stands above it: nothing more follows before a blank line?"""
    return bool(line.times) and line.tag is None and line.body is None and (below is None or below.gap > base)


def _is_voice(line: Line) -> bool:
    """Does a line without a label begin with a speaker and a colon?"""
    voice = voices.voice_of(line.piece.text, first=False)
    return voice is not None and voice.words is not None and line.piece.text[: voice.words].rstrip().endswith(":")


def _place(piece: Piece) -> tuple[int, int]:
    return piece.line, piece.column


def _first(paragraphs: Sequence[Paragraph]) -> int:
    """Where the script begins: at the first times, and the labels right above them; without times at the first label."""
    begun = next((at for at, one in enumerate(paragraphs) if one.times), None)
    if begun is None:
        return next((at for at, one in enumerate(paragraphs) if one.role in labels.OWN), 0)
    while begun and _leads(paragraphs[begun - 1], paragraphs[begun]):
        begun -= 1
    return begun


def _leads(above: Paragraph, below: Paragraph) -> bool:
    """Does a label without a time belong to the script that begins below it?"""
    return above.role in labels.OWN and (below.gap == 0 or above.role in ("music", "effects", "picture"))


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
            gaps = {text.piece.line: text.gap for text in one.texts}
            kept = labels.without(one.pieces, tail)
            return replace(one, texts=tuple(Text(piece, gaps[piece.line]) for piece in kept), tail=tail.times)
    return one
