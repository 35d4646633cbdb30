"""Typed pages without timecodes in columns of blanks: shot analyses, storyboards of spots, camera scripts.

    SHOT  SIZE  DESCRIPTION          SOUND            LENGTH       Keeper winds the lamp
    1     LS    Quarry, trucks       MUSIC IN         9 ft 8                               COMM: NINETY YEARS IT
    2     MCU   Man with a cap       ADA: It is                                            HAS BURNED.
                                     soft.            7 ft         CAM 2 MS ADA

A number, seconds or a shot's size before the picture begin a row; without them a line on the left is a picture. Lengths in
feet or seconds say how long, never when.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from otio_redfiles import vocabulary
from otio_redfiles.column_words import role_named
from otio_redfiles.layout import classify, grid, inner_cues, interpret, plain_ways, spans, speakers, wording
from otio_redfiles.layout import traits as habits
from otio_redfiles.layout.interpret import Read
from otio_redfiles.layout.records import Entry, Kind, Record
from otio_redfiles.layout.speakers import Label
from otio_redfiles.layout.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece

NUMBERED = re.compile(r"[#(]?\d{1,4}[a-z]?[.)]?\Z", re.IGNORECASE)
SECONDS = re.compile(r"[:\d.]{1,5}\s*(?:[-–—]|to)\s*[:\d.]{1,5}\s*(?:secs?|seconds|s|[\"”″])?\.?:?\Z", re.IGNORECASE)
LENGTH = re.compile(r"(?:\d{1,4}\s?(?:ft|feet|['’′])\.?(?:\s?\d{1,2}(?:\s?fr(?:ame)?s?\.?)?)?|\d{1,4}[+.-]\d{2}|:?\d{1,3}\s?(?:secs?|seconds|s|[\"”″])?\.?)\Z", re.IGNORECASE)
TECHNICAL = re.compile(r"\b(?:16|35)\s?mm\b|\bsepmag\b|\bcomopt\b|\bdur(?:ation)?\s*[:.]", re.IGNORECASE)
PLACES = re.compile(r"(?:STUDIO(?:\s+\w+)?|S\.?O\.?F\.?|MUTE|FILM|TELECINE|T/?K|VT|VTR|O\.?B\.?|LIVE)[.:]?\Z")
INSTRUCTION = re.compile(r"(?<!\S)/(?=[A-Z])[^a-z\n]{2,40}?/(?!\S)")
LEAST, MOSTLY = 3, 0.8
RIGHT = 24
"""A column of sound that nothing but its place shows stands so far out."""
LEADS = ("number", "seconds", "size", "length")
KINDS = (("number", NUMBERED), ("seconds", SECONDS), ("size", re.compile(rf"(?:{wording.SHOT_SIZE.pattern})\s*\Z")), ("length", LENGTH))


@dataclass(slots=True)
class Row:
    """A picture and the lines of its sound."""

    lead: list[Piece] = field(default_factory=list)
    picture: list[Piece] = field(default_factory=list)
    sound: list[Piece] = field(default_factory=list)


def read_columns(lines: Sequence[Piece]) -> Read | None:
    """What a page of such columns says; None for any other page."""
    body = _begin(lines)
    starts = grid.column_starts(lines[body:]) if body < len(lines) else []
    if not 2 <= len(starts) <= 6:
        return None
    cells = [_cells(line, starts) for line in lines[body:]]
    roles = _roles(cells, lines[body])
    if roles is None or not _are_columns(cells, roles, starts):
        return None
    at = next((at for at, line in enumerate(cells) if not _names(line)), 0)
    heads = [Entry(Kind.CUE, (line,), cue=CueKind.HEADER) for line in (*lines[:body], *lines[body : body + at])]
    rows = _rows(cells[at:], roles)
    traits = habits.traits_of([piece.text for row in rows for piece in (*row.picture, *row.sound)])
    reader = _Reader(Traits(narrator=traits.narrator, names=traits.names, colons=True))
    records = [*(Record(head.pieces[0].line, (head,)) for head in heads), *filter(None, map(reader.record, rows))]
    read = interpret.Interpreter(reader.traits, interpret.habits_of(reader.traits)).read(records)
    return Read("columns of picture and sound without timecodes", read.written())


# --------------------------------------------------------------------------- columns


def _begin(lines: Sequence[Piece]) -> int:
    """The first line of the columns: the names of some, or else the first line behind a head that keeps to none."""
    for at, line in enumerate(lines[: grid.HEAD]):
        parts = [part.group() for part in re.finditer(r"\S+(?:\s\S+)*", line.text)]
        roles = [role_named(part) for part in parts]
        if len(parts) > 1 and {"picture", "sound"} <= set(roles):
            return at
        if len(parts) == 1 and roles[0] in ("sound", "narration") and _indent(line) >= RIGHT:
            return at
    return next((at for at, line in enumerate(lines) if SECONDS.match(re.split(r"\s{2,}", line.text.strip())[0])), _first_set_out(lines))


def _first_set_out(lines: Sequence[Piece]) -> int:
    """The block of the first voice that stands far out on a line of its own; as many lines as there are without one."""
    at = next((at for at, line in enumerate(lines) if _indent(line) >= RIGHT and plain_ways.is_voice(line.text.strip())), len(lines))
    while 0 < at < len(lines) and lines[at].line == lines[at - 1].line + 1 and _indent(lines[at - 1]) < RIGHT:
        at -= 1
    return at


def _indent(line: Piece) -> int:
    return len(line.text) - len(line.text.lstrip())


def _cells(line: Piece, starts: Sequence[int]) -> tuple[Piece | None, ...]:
    edges = [0, *starts[1:], len(line.text)]
    return tuple(spans.part(line, one, max(one, two)) for one, two in zip(edges, edges[1:], strict=False))


def _names(cells: Sequence[Piece | None]) -> bool:
    filled = [cell for cell in cells if cell]
    return all(role_named(cell.text) or cell.text.lower() in ("size", "s/size", "shot size", "angle") for cell in filled)


def _roles(cells: Sequence[Sequence[Piece | None]], head: Piece) -> tuple[str, ...] | None:
    """What each column is: a lead, a length, the picture, the sound; None where the last two are not one each."""
    roles = []
    for at in range(len(cells[0])):
        texts = [line[at].text for line in cells if line[at] and not _names(line)]
        kind = next((name for name, pattern in KINDS if sum(bool(pattern.match(text)) for text in texts) >= MOSTLY * max(1, len(texts))), "")
        roles.append(kind if texts else "length")
    words = [at for at, role in enumerate(roles) if not role]
    if len(words) != 2:
        return None
    named = [role_named(cells[0][at].text) if cells[0][at] and _names(cells[0]) else "" for at in words]
    first, second = ("sound", "picture") if named[0] in ("sound", "narration") else ("picture", "sound")
    roles[words[0]], roles[words[1]] = first, second
    return tuple(roles)


def _are_columns(cells: Sequence[Sequence[Piece | None]], roles: Sequence[str], starts: Sequence[int]) -> bool:
    """Do pictures and voices (or music) enough stand in the columns, and does a lead, or the sound's place, part them?"""
    seen, heard = ([line[roles.index(role)] for line in cells if line[roles.index(role)]] for role in ("picture", "sound"))
    voices = sum(plain_ways.is_voice(cell.text) or vocabulary.cue_kind(cell.text) is not None for cell in heard)
    led = any(role in LEADS for role in roles[: roles.index("picture")])
    both = sum(bool(line[roles.index("picture")] and line[roles.index("sound")]) for line in cells)
    named = sum(map(bool, cells[0])) > 1 and _names(cells[0])
    apart = named or (starts[roles.index("sound")] >= RIGHT and both < 0.5 * len(cells))
    return len(seen) >= LEAST and voices >= LEAST - named and (led or apart)


# --------------------------------------------------------------------------- rows


def _rows(cells: Sequence[Sequence[Piece | None]], roles: Sequence[str]) -> list[Row]:
    """The rows of the columns: begun by a lead where some have one, else by each picture."""
    led = [at for at, role in enumerate(roles[: roles.index("picture")]) if role in LEADS]
    found: list[Row] = []
    for line in cells:
        picture, sound = line[roles.index("picture")], line[roles.index("sound")]
        if not found or any(line[at] for at in led) or (picture and _begins(picture, found[-1], bool(led))):
            found.append(Row())
        row = found[-1]
        row.lead += [cell for at, cell in enumerate(line) if cell and roles[at] == "size"]
        row.picture += [picture] if picture else []
        row.sound += [sound] if sound else []
    return found


def _begins(picture: Piece, above: Row, led: bool) -> bool:
    """Does a line on the left begin a row of its own: a cue, or, where no lead says so, words that go on with none above?"""
    if not above.picture or _left_cue(picture.text) is not None or _left_cue(spans.joined(above.picture)) is not None:
        return True
    return not led and not wording.goes_on(spans.joined(above.picture), picture.text)


def _left_cue(text: str) -> CueKind | None:
    """The kind of cue that a line in the column of pictures is."""
    if vocabulary.is_caption(text):
        return CueKind.TITLE
    if PLACES.match(text) or (TECHNICAL.search(text) and not wording.is_finished(TECHNICAL.split(text)[0])):
        return CueKind.HEADER
    if wording.SHOT_SIZE.match(text) and TECHNICAL.search(text):
        return CueKind.HEADER
    return classify.cue_of(text) or vocabulary.labelled_cue(text)


class _Reader:
    """Reads rows from the top; remembers whether somebody's sentence is open."""

    def __init__(self, traits: Traits) -> None:
        self.traits, self.said = traits, ""

    def record(self, row: Row) -> Record | None:
        """A row's picture, then what is heard."""
        entries: list[Entry] = []
        if row.picture or row.lead:
            pieces = (*row.lead, *row.picture)
            kind = _left_cue(spans.joined(pieces))
            entries.append(Entry(Kind.CUE, pieces, cue=kind) if kind else Entry(Kind.PICTURE, pieces, bracketed=True))
        if self.said and wording.is_finished(self.said):
            self.said = ""
        for at, piece in enumerate(row.sound):
            entries += self._heard(piece, row.sound[at:])
        return Record(entries[0].pieces[0].line, tuple(entries)) if entries else None

    def _heard(self, piece: Piece, rest: Sequence[Piece]) -> Iterator[Entry]:
        text = piece.text
        kind = CueKind.TITLE if vocabulary.is_caption(text) else classify.cue_of(text) or vocabulary.labelled_cue(text)
        label = speakers.label_of(text)
        if kind is not None or (not self.said and label is None and not _is_said(spans.joined(rest))):
            yield Entry(Kind.CUE, (piece,), cue=kind or CueKind.SOUND)
        elif label is not None and (label.words is not None or not self.said):
            self.said = text
            yield from _instructed(inner_cues.parted(classify.label_and_words(Entry(Kind.LABEL, (piece,), label), piece, self.traits)))
        else:
            if not self.said and wording.QUOTED.match(text):
                yield Entry(Kind.LABEL, (), Label("", Delivery.SYNC))
            self.said = text
            yield from _instructed(inner_cues.parted((Entry(Kind.WORDS, (piece,)),)))


def _is_said(text: str) -> bool:
    return bool(wording.QUOTED.match(text)) or (wording.spoken(text) > 0.5 and len(text.split()) > 2)


def _instructed(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, an instruction between slashes (/MIX T/K 2/) taken out of the words."""
    for entry in entries:
        found = INSTRUCTION.search(entry.text) if entry.kind is Kind.WORDS and len(entry.pieces) == 1 else None
        found = found and INSTRUCTION.search(entry.pieces[0].text)
        if not found:
            yield entry
            continue
        for at, (start, end) in enumerate(((0, found.start()), found.span(), (found.end(), None))):
            if piece := spans.part(entry.pieces[0], start, end):
                yield Entry(Kind.CUE, (piece,)) if at == 1 else Entry(Kind.WORDS, (piece,))
