"""Pages whose lines begin with a word that says what they are.

    PICTURE: Mouth of the harbour  0'07"        10:00:12 - 10:00:24 GV harbour, first light
    SOUND: COMMENTARY. Nobody waits.            ASTON: Per Lie / Deckhand
                                                SYNC: I wait for them.

A label with the lines below it that have none is a paragraph; a line led by a timecode, where pictures have no
label, is one too. Times count where the page prints them: before the label, at the ends of a paragraph's lines.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.labels import amid, cue_heads, label_blocks, label_lengths, label_names, label_records, labels, numbered_pictures, voices_apart
from otio_redfiles.layout.labels.labels import CUES, SPOKEN, Line
from otio_redfiles.layout.labels.paragraphs import Paragraph, is_headed, paragraphs_of
from otio_redfiles.layout.lines import part_heads
from otio_redfiles.layout.lines.abreast import abreast
from otio_redfiles.layout.words import spans, wording
from otio_redfiles.model import Page, Piece, Stamp

WIDE = re.compile(r"\S(?: {3,}|\t)\S")
MOSTLY = 0.8
"""Of the lines with times."""
LEAST = 3
"""So many lines of a page have labels, at least."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page of labelled lines: what stands before them, their paragraphs, the notation of their times. A `form` names its
    times: there the commentary's label is a column's."""

    head: tuple[Piece, ...]
    body: tuple[Paragraph, ...]
    style: str | None
    form: bool = False

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """All times in the page's order; where pictures and commentary have heads of their own, in that of time."""
        if not any(map(is_headed, self.body)):
            return tuple(sorted((stamp for one in self.body for stamp in _printed(one)), key=lambda stamp: (stamp.line, stamp.column)))
        columns = ([one for one in self.body if one.role in SPOKEN], [one for one in self.body if one.role not in SPOKEN])
        return abreast([[group for one in column if (group := _printed(one))] for column in columns], self.style or "")

    @property
    def words(self) -> tuple[str, ...]:
        """The labels of the page, in order; what was mistyped once is none."""
        seen = Counter(one.tag.word for one in self.body if one.tag is not None)
        return tuple(word for word, count in seen.items() if count > 1 or labels.label_named(word) or vocabulary.is_narrator(word))


def _printed(one: Paragraph) -> tuple[Stamp, ...]:
    """The times of a paragraph, its length the last."""
    return (*one.lead, *one.tail, *filter(None, [one.length]))


def labelled_of(page: Page) -> Labelled | None:
    """The page as labelled lines; None where it is none."""
    placed = spans.placed_rows(page)
    whole = label_names.joined_rows(placed)
    rows = amid.parted(whole)
    told = _told_apart(labels.lines_of(rows, _label_cells(placed), _torn(page, rows)))
    lines = label_names.with_names(_headed(numbered_pictures.labelled(label_lengths.lasting(told))))
    if not _is_labelled(lines) and not (amid.tells(whole) and _led(lines) >= LEAST):
        return None
    paragraphs = paragraphs_of(voices_apart.marked(label_blocks.below_labels(lines)))
    form = label_records.is_form(paragraphs)
    paragraphs = label_records.recorded(paragraphs) if form else paragraphs
    first = _first(paragraphs)
    body = tuple(paragraphs[first:])
    found = Labelled(_head([line.piece for line in lines], body), body, None)
    if not _holds_times(found, rows):
        return None
    return Labelled(found.head, body, _style(found.stamps), form)


def _torn(page: Page, rows: Sequence[Piece]) -> frozenset[int]:
    """The lines that furniture parts from the unfinished line above them, nothing blank beside it."""
    known = {cell.line for cell in page.furniture}
    pairs = ((one, two) for one, two in pairwise(rows) if two.line - one.line > 1 and two.line - 1 in known and one.line + 1 in known)
    return frozenset(two.line for one, two in pairs if not wording.is_finished(one.text))


def _head(rows: Sequence[Piece], body: Sequence[Paragraph]) -> tuple[Piece, ...]:
    """What stands before the first paragraph, but for lines whose times or names are a record's of the body."""
    used: dict[int, list[int]] = {}
    for part in (p for one in body for p in (*one.lead, one.length, one.speaker) if p is not None):
        used.setdefault(part.line, []).append(part.column)
    above = (row for row in rows if (row.line, row.column) < body[0].place)
    return tuple(row for row in above if not any(0 <= at - row.column < len(row.text) for at in used.get(row.line, ())))


def _label_cells(rows: Sequence[Sequence[Piece]]) -> frozenset[Piece]:
    """The first cells of rows of two that are a label: what it names stands beside it."""
    filled = ([line for cell in row for line in spans.inner_lines(cell)[:1]] for row in rows)
    return frozenset(cells[0] for cells in filled if len(cells) == 2 and labels.label_named(cells[0].text.rstrip(" :")))


# --------------------------------------------------------------------------- what a page of labelled lines is


def _told_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A clip is recorded speech where another label names the pictures, else a picture itself; IN is recorded speech on
    pages that call the commentary OFF, as French ones do."""
    seen = {line.tag.role for line in lines if line.tag} | {line.tag.word for line in lines if line.tag}
    told = {} if "picture" in seen or _led(lines) >= LEAST else {"CLIP": "picture"}
    if "OFF" in seen:
        told["IN"] = "sync"
    return tuple(_renamed(line, told) for line in lines)


def _headed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those marked that head commentary with its number and its times: on pages that label pictures with times,
    or lead them with times and head words otherwise, and give the words below those heads no label; or that print times on
    nothing else."""
    heads = {at: head for at, line in enumerate(lines) if (head := cue_heads.head_of(line.piece))}
    below = (lines[at + 1] for at in heads if at + 1 < len(lines))
    worded = sum(line.tag is None and not line.times and line.gap == 0 for line in below)
    pictured = sum(line.tag is not None and line.tag.role == "picture" and bool(line.times) for line in lines)
    named = any(line.tag is not None and line.tag.role in SPOKEN for at, line in enumerate(lines) if at not in heads)
    if all(head.marked for head in heads.values()):
        pictured = max(pictured, _led([line for at, line in enumerate(lines) if at not in heads]))
    alone = all(head.lettered for head in heads.values()) and len(heads) >= MOSTLY * sum(bool(line.times) or at in heads for at, line in enumerate(lines))
    if named or min(worded, worded if alone else pictured) < LEAST or worded < 0.6 * len(heads):
        return tuple(lines)
    marked = {at: Line(lines[at].piece, lines[at].gap, head.times, role="narration", length=head.length) for at, head in heads.items()}
    return tuple(marked.get(at, line) for at, line in enumerate(lines))


def _renamed(line: Line, told: Mapping[str, str]) -> Line:
    """The line with the role that the page as a whole gives its label."""
    role = told.get(line.tag.word) if line.tag else None
    return replace(line, tag=replace(line.tag, role=role)) if role and line.tag else line


def _led(lines: Sequence[Line]) -> int:
    """How many lines have a timecode before words, and no label; two times side by side are columns, a total and a length."""
    led = (line.body for line in lines if line.times and line.tag is None and line.body)
    return sum(not labels.times_of(body) for body in led)


def _is_labelled(lines: Sequence[Line]) -> bool:
    """Do labels name pictures and words again and again, or words below pictures that timecodes lead?"""
    seen = Counter(line.tag.role if line.tag else line.role for line in lines)
    pictures, spoken = seen["picture"], sum(seen[role] for role in SPOKEN)
    if any(line.role for line in lines):
        return True
    if seen["timecode"] >= 2 and max(pictures, spoken) >= 2:
        return True
    if min(pictures, spoken) >= 2 and pictures + spoken >= LEAST:
        return pictures + spoken + sum(seen[role] for role in CUES) >= 0.2 * len(lines)
    led = _led(lines)
    return not _are_columns(lines) and led >= LEAST and spoken >= LEAST and seen["sync"] + seen["title"] >= 2 and seen["sync"] >= 1


def _are_columns(lines: Sequence[Line]) -> bool:
    """Are the words that timecodes lead mostly parted by wide blanks, as a table's cells are?"""
    timed = [line for line in lines if line.times]
    return sum(bool(WIDE.search(line.body.text)) for line in timed if line.body) > 0.5 * len(timed)


def _holds_times(found: Labelled, rows: Sequence[Piece]) -> bool:
    """Do most lines below the head that a full timecode begins or ends hold one of ours?"""
    script = (row for row in rows if (row.line, row.column) >= found.body[0].place and not part_heads.prints_length(row.text))
    own = {stamp.line for stamp in found.stamps}
    below = [row for row in script if row.line in own or any(map(_is_edge, notation.find_stamps(row.text)))]
    return sum(row.line in own for row in below) >= 0.6 * len(below)


def _is_edge(mark: notation.Mark) -> bool:
    return mark.place != "inside" and not mark.label and (len(mark.numbers) > 2 or mark.form == notation.PRIMES)


def _style(stamps: Sequence[Stamp]) -> str | None:
    """The notation of most times; one with hours before one that leaves them out."""
    forms = Counter(form for stamp in stamps if (form := labels.form_of(stamp.text)))
    ranked = sorted(forms, key=lambda form: (form.startswith("HH"), forms[form]), reverse=True)
    return ranked[0] if ranked else None


def _first(paragraphs: Sequence[Paragraph]) -> int:
    """Where the script begins: at the first times, and the labels right above them; without times at the first label."""
    begun = next((at for at, one in enumerate(paragraphs) if one.times), None)
    if begun is None:
        return next((at for at, one in enumerate(paragraphs) if one.role in labels.OWN and not _titles_page(paragraphs[at : at + 2])), 0)
    while begun and _leads(paragraphs[begun - 1], paragraphs[begun]):
        begun -= 1
    return begun


def _titles_page(pair: Sequence[Paragraph]) -> bool:
    """Is a title above the first picture the page's own: what stands below it is a field of its head (LENGTH, PRODUCER)?"""
    return len(pair) == 2 and pair[0].role == "title" and pair[1].tag is not None and pair[1].role not in labels.OWN


def _leads(above: Paragraph, below: Paragraph) -> bool:
    """Does a label without a time belong to the script that begins below it?"""
    if above.role not in (*labels.OWN, "number"):
        return False
    return below.gap == 0 or (bool(above.texts) and above.role in ("music", "effects", "picture", "number"))
