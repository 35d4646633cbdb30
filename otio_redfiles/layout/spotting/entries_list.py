"""Dialogue lists whose entries are headed by a number, times and a name, the words below.

    12   00:00:21:04   00:00:25:19   MIRA (off)          TITLE   00:00:41:00  00:00:46:00
         Nobody asked the ferry.                             THE LAST FERRY

Where a number stands before the times the entry is speech; a word there says what else it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import captions, notation, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.spotting import heads, inset_words
from otio_redfiles.layout.spotting.brackets import stamp_of, time_at
from otio_redfiles.layout.tables import row_types
from otio_redfiles.layout.words import classify, cues, interpret, persons, spans, wording
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

NAME = "entries of a dialogue list"
LEAST, MOSTLY = 3, 0.6
HEAD = re.compile(r"\s*(?:#?(?P<number>\d{1,5}[A-Za-z]?|\d{1,4}[.-]\d{1,4}[A-Za-z]?)[.):]?|(?P<word>[^\W\d_][^\W\d_ /-]*(?:[ /-][^\W\d_]+){0,2})\s*[:.]?)\s+[\[(]?(?=\d)")
UNTIL = re.compile(r"(?:^|\s)[(\[]?(?:until|till?|to|bis|jusqu['’]?[àa]|out(?:\s+at)?)[:\s]+(?=\d)", re.IGNORECASE)
MARKS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
ROLE = re.compile(r"\s*,\s|\s[–—-]\s")
GLOSS = re.compile(r"(?<=\S)\s+\[[^\[\]]+\]\s*\Z")
"""What a title means, behind it: Kettle's on? [Is the water boiling]."""
SET = re.compile(r"\((?:over|on|off|under|italics?|ital|top|roman|upper|lower)\)\s+(?=\S)", re.IGNORECASE)
"""How a title is set, before it: (over), (italics)."""
BORNE = re.compile(r"(?:SIGNS?|PLAQUE|BANNER|POSTER|HEADLINE|NEWSPAPER|NOTICE|LABEL|INSCRIPTION|PLACARD|SIGNPOST)\s+(?:ON|IN|OVER|AT|ABOVE|BY)\s.*", re.DOTALL)
"""What bears words that are read in the picture, as a list's name for them: SIGN ON BOX."""
NAMED = re.compile(r"[^\W\d_][\w'’.&-]*(?: [\w'’.&#-]+){0,4}")
MOST_WORDS = 5
LONGEST = 80
"""Characters of the line that heads an entry, to its times and from them on."""


@dataclass(frozen=True, slots=True)
class Headed:
    """The line that heads an entry: `word` for what is no speech ("" beside a number), its times, what stands behind."""

    word: str
    stamp: Stamp
    out: Stamp | None = None
    length: Stamp | None = None
    rest: Piece | None = None


@dataclass(slots=True)
class Item:
    """An entry with the lines below it; those before the first entry have no head."""

    head: Headed | None
    below: list[Piece] = field(default_factory=list)


def read_entries(rows: Sequence[Piece], style: str) -> Read | None:
    """What the page says; None where it is no such list."""
    found = [headed(row, style) for row in rows]
    if not _is_list(rows, found, style):
        return None
    items = _items(rows, found)
    traits = habits.traits_of([piece.text for item in items[1:] for piece in item.below])
    loose, margin = _loose(items), _margin(items)
    records = [Record(1, tuple(_noted(piece, CueKind.HEADER) for piece in items[0].below))]
    records += [record for item in items[1:] for record in _records(item, margin, loose, traits)]
    scribe = interpret.Interpreter(traits, interpret.habits_of(traits)).read(_apart(records))
    printed = [head for head in found if head]
    stamps = tuple(stamp for head in printed for stamp in (head.stamp, head.out, head.length) if stamp)
    return Read(NAME, scribe.written(), stamps, tuple(head.length for head in printed if head.length))


def headed(piece: Piece, style: str) -> Headed | None:
    """The head of an entry that a line is; None for other lines."""
    text = piece.text
    found = HEAD.match(text[:LONGEST])
    word = " ".join((found["word"] or "").split()) if found else ""
    timed = found is not None and "." in (found["number"] or "") and style.startswith("MM")  # the first of its times
    if not found or timed or (word and row_types.type_named(word) is None):
        return None
    head, at = heads.times_at(piece, found.end(), style)
    if head.stamp is None:
        return None
    closing = _closing(text, at, style) if head.out is None else None
    rest = spans.part(piece, at, closing[0] if closing else None)
    out = stamp_of(piece, closing[1], closing[2]) if closing else head.out
    return Headed(word, head.stamp, out, head.length, rest)


def _closing(text: str, at: int, style: str) -> tuple[int, int, int] | None:
    """Where "until" stands at the end of a head, and the time behind it."""
    found = next((one for one in UNTIL.finditer(text, at) if time_at(text, one.end(), style)), None)
    end = time_at(text, found.end(), style) if found else None
    return (found.start(), found.end(), end) if found and end and not re.search(r"\w", text[end:]) else None


# --------------------------------------------------------------------------- what the page is


def _is_list(rows: Sequence[Piece], found: Sequence[Headed | None], style: str) -> bool:
    """Do numbers, times and names head entries, nearly all that the page prints times on, their words below?"""
    numbered = [at for at, head in enumerate(found) if head and not head.word]
    named = [at for at in numbered if (rest := found[at].rest) is not None and name_of(rest.text) is not None]  # type: ignore[union-attr]
    worded = [at for at in named if at + 1 < len(rows) and found[at + 1] is None]
    stamped = sum(bool(notation.find_stamps(row.text, style)) for row in rows)
    headed_ = sum(head is not None for head in found)
    return len(worded) >= LEAST and len(worded) >= MOSTLY * len(numbered) and headed_ >= MOSTLY * stamped


def name_of(text: str) -> Label | None:
    """Who speaks by the words behind the times: a name with its marks, and nothing more."""
    if len(text) > LONGEST:
        return None
    bare = ROLE.split(MARKS.sub(" ", text).strip(" :"))[0].strip()
    heading = vocabulary.heading_of(text)
    if heading.delivery is not None and not re.search(r"\w", bare):
        return None
    name = heading.speaker if heading.delivery else bare
    name = persons.addresser(ROLE.split(name)[0].strip())
    known = vocabulary.is_narrator(name) or (wording.is_upper(name) and NAMED.fullmatch(name)) or persons.is_name(name)
    if not name or not known or (wording.is_finished(MARKS.sub(" ", text).strip()) and not text.rstrip().endswith(".")):
        return None
    unseen = Delivery.NARRATION if vocabulary.is_narrator(name) else Delivery.VOICE_OVER if persons.is_unseen(name) else None
    return Label(name, heading.delivery or unseen, heading.continued, None, 0.95)


def _called(text: str, below: Sequence[Piece]) -> Label | None:
    """Where the list names speakers so: a few words behind the times that are no name (Voice on the radio), words below."""
    heading = vocabulary.heading_of(text)
    few = len(text) <= LONGEST and 0 < len(heading.speaker.split()) <= MOST_WORDS and not wording.is_finished(text)
    return Label(heading.speaker, heading.delivery, heading.continued, None, 0.75) if few and below else None


# --------------------------------------------------------------------------- entries


def _items(rows: Sequence[Piece], found: Sequence[Headed | None]) -> list[Item]:
    """What stands before the first entry, then each entry with the lines below it."""
    items = [Item(None)]
    for row, head in zip(rows, found, strict=True):
        if head is not None:
            items.append(Item(head))
        else:
            items[-1].below.append(row)
    return items


def _margin(items: Sequence[Item]) -> int:
    """How far from the margin the words below the heads stand, all of them at least."""
    first = [item.below[0] for item in items[1:] if item.below]
    return min((_indent(piece) for piece in first), default=0)


def _indent(piece: Piece) -> int:
    return piece.column + len(piece.text) - len(piece.text.lstrip())


def _loose(items: Sequence[Item]) -> bool:
    """Do blank lines stand between heads and their words, or within these?"""
    gaps = [item.below[0].line - item.head.stamp.line > 1 for item in items if item.head and item.below]
    return sum(gaps) > 0.5 * len(gaps)


def _records(item: Item, margin: int, loose: bool, traits: Traits) -> list[Record]:
    """An entry, and what stands apart below it."""
    head = item.head
    assert head is not None
    own, apart = _parted(item, margin, loose)
    entries = _told(head, own, traits)
    found = Record(head.stamp.line, entries, head.stamp, head.out, head.length)
    return [found, *(Record(piece.line, (_noted(piece, CueKind.OTHER),)) for piece in apart)]


def _parted(item: Item, margin: int, loose: bool) -> tuple[list[Piece], list[Piece]]:
    """The lines of an entry, and those below that are none: parted by a blank line, nearer to the margin or no words."""
    last = item.head.stamp.line if item.head else 0
    for at, piece in enumerate(item.below):
        gap = piece.line - last > 1 and not (loose and at == 0)
        if gap and (_indent(piece) < margin or _is_note(piece.text) or (not loose and margin == 0)):
            return item.below[:at], item.below[at:]
        last = piece.line
    return item.below, []


def _is_note(text: str) -> bool:
    """Is a line no words of an entry: a page's number, an end, a rule?"""
    bare = text.strip("[]() ")
    ends = cues.cue_of(bare) in (CueKind.END, CueKind.CREDITS) or vocabulary.parting(text) is not None
    return ends or bool(inset_words.FOLIO.match(text) or text_lines.NOTHING.match(text))


def _noted(piece: Piece, kind: CueKind) -> Entry:
    """A line that is no part of any entry."""
    if text_lines.NOTHING.match(piece.text):
        return Entry(Kind.UNUSED, (piece,))
    cue = cues.cue_of(piece.text.strip("[]() ")) if kind is CueKind.OTHER else None
    return Entry(Kind.CUE, (piece,), cue=cue or vocabulary.parting(piece.text) or kind)


def _told(head: Headed, below: Sequence[Piece], traits: Traits) -> tuple[Entry, ...]:
    """What an entry is: a cue by its word, else a speaker and words."""
    typed = row_types.type_named(head.word) if head.word else (None,)
    kind = typed[0] if typed else None
    rest = (head.rest,) if head.rest else ()
    if head.rest and (captions.names_caption(head.rest.text) or BORNE.fullmatch(head.rest.text)):
        kind = CueKind.TITLE
    if head.rest and vocabulary.is_bracketed(head.rest.text):
        typed = row_types.type_named(head.rest.text.strip("()[] ")) or (kind,)
        kind = typed[0]
    if isinstance(kind, CueKind | Kind):
        return row_types.unsaid((("text", (*rest, *below)),), kind)
    label = (_continued(head.rest.text) or name_of(head.rest.text) or _called(head.rest.text, below)) if head.rest else None
    named = (Entry(Kind.LABEL, rest, label),) if label else tuple(Entry(Kind.WORDS, (piece,)) for piece in rest)
    return (*named, *(entry for piece in below for entry in _line(piece, traits)))


def _continued(text: str) -> Label | None:
    """Whoever spoke goes on, where nothing else stands behind the times: (CONT.)."""
    found = vocabulary.CONTINUED.match(text.strip())
    return Label("", None, True, None, 0.95) if found and found.end() == len(text.strip()) else None


def _apart(records: Sequence[Record]) -> Iterator[Record]:
    """The records, those with an end of their own speeches of their own, though their name says that it goes on."""
    last: Label | None = None
    for record in records:
        entries = []
        for entry in record.entries:
            label = entry.label
            if label is not None and last is not None and record.out and label.continued and label.speaker.upper() in ("", last.speaker.upper()):
                label = replace(label, speaker=last.speaker, delivery=label.delivery or last.delivery, continued=False)
            last = label or last
            entries.append(entry if label is None else replace(entry, label=label))
        yield record.with_entries(tuple(entries))


def _line(piece: Piece, traits: Traits) -> tuple[Entry, ...]:
    """A line of words, without how they are set and what they mean; one that is a bracket as a whole is a cue."""
    if text_lines.NOTHING.match(piece.text):
        return (Entry(Kind.UNUSED, (piece,)),)
    if vocabulary.is_bracketed(piece.text):
        return (replace(classify.bracketed(piece.text, (piece,), traits), kind=Kind.CUE),)
    told, gloss = SET.match(piece.text), GLOSS.search(piece.text)
    begin, end = told.end() if told else 0, gloss.start() if gloss else len(piece.text)
    parts = ((Kind.CUE, spans.part(piece, 0, begin)), (Kind.WORDS, spans.part(piece, begin, end)), (Kind.CUE, spans.part(piece, end)))
    return tuple(Entry(kind, (part,)) for kind, part in parts if part is not None)
