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
from itertools import pairwise, takewhile

from otio_redfiles import captions, lengths, vocabulary
from otio_redfiles.column_words import role_named
from otio_redfiles.layout.tables import grid, rivers
from otio_redfiles.layout.untimed import across, camera_signs, lasting, picture_lines, plain_ways, run_in_sounds
from otio_redfiles.layout.words import classify, cues, inner_cues, interpret, seen_speakers, spans, speakers, told_behind, wording
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, Piece, Stamp

NUMBERED = re.compile(r"[#(]?\d{1,4}[a-z]?[.)]?\Z", re.IGNORECASE)
SECONDS = re.compile(r"[:\d.]{1,5}\s*(?:[-–—]|to)\s*[:\d.]{1,5}\s*(?:secs?|seconds|s|[\"”″])?\.?:?\Z", re.IGNORECASE)
LENGTH = re.compile(r"(?:\d{1,4}\s?(?:ft|feet|['’′])\.?(?:\s?\d{1,2}(?:\s?fr(?:ame)?s?\.?)?)?|\d{1,4}[+.-]\d{2}|:?\d{1,3}(?:\s?[¼½¾])?\s?(?:secs?|seconds|s|[\"”″])?\.?|tb[acd])\Z", re.IGNORECASE)
TECHNICAL = re.compile(r"\b(?:16|35)\s?mm\b|\bsepmag\b|\bcomopt\b|\bdur(?:ation)?\s*[:.]", re.IGNORECASE)
PLACES = re.compile(r"(?:STUDIO(?:\s+\w+)?|S\.?O\.?F\.?|MUTE|FILM|TELECINE|T/?K|VT|VTR|O\.?B\.?|LIVE)[.:]?\Z")
CHANGE = re.compile(r"(?:DIS(?:SOLVE)?|MIX|CUT|FADE|WIPE)\s+(?:TO|UP|THROUGH)\s+(?=\S)")
"""How one picture gives way to the next, which is then described."""
APART = re.compile(r"\s{2,}")
LEAST, MOSTLY = 3, 0.8
MOST_LINES = 12
"""So many lines are enough to tell whether a paragraph is said."""
RIGHT = 24
"""A column of sound that nothing but its place shows stands so far out."""
LEADS = ("number", "seconds", "shot", "camera", "size", "length")
CAMERA = re.compile(r"(?:CAM(?:ERA)?\.?|T/?K|TELECINE|VTR?|SLIDE|CAP(?:TION)?|(?:CAPTION\s)?SCANNER)\s?\d{0,2}[A-Z]?\Z")
SHOT = re.compile(rf"\d{{1,3}}[a-z]?[.):]?\s+(?:{CAMERA.pattern})")
"""A shot's number and its camera in one column: 2.  CAM 2"""
SOURCES = re.compile(r"(?:SHOTS?\s*[/&]\s*)?(?:CAM(?:ERA)?S?|SOURCES?|TELECINE|T/?K)\.?(?:\s*[/&]\s*(?:SOURCES?|SHOTS?|CAM(?:ERA)?S?|T/?K|TELECINE|VTR?))+", re.IGNORECASE)
"""What the pictures' column is called in a studio: CAM/SOURCE"""
CODE = r"\d{1,2}\s?[A-Z]\Z"
"""A camera and where it stands, which is no word of what it sees: 3 B"""
SEEN_BY = {"shot": re.compile(rf"\d{{1,3}}[a-z]?[.):]?\s+(?={CAMERA.pattern})"), "camera": re.compile(rf"(?={CAMERA.pattern})")}
KINDS = (("number", NUMBERED), ("shot", re.compile(rf"{SHOT.pattern}|\d{{1,3}}[.):]?\s+{CODE}")), ("camera", re.compile(rf"{CAMERA.pattern}|{CODE}")), ("seconds", SECONDS), ("size", re.compile(rf"(?:{wording.SHOT_SIZE.pattern})\s*\Z")), ("length", LENGTH))
LASTS = re.compile(r"[(\[]\s*(?P<it>(?:\d{1,2}\s?(?:m|mins?|minutes?|['’′])\.?\s?)?\d{1,3}(?:[.,]\d)?\s?(?:s|secs?|seconds?|sek|sekunden|[\"”″])\.?)\s*[)\]]\s*\Z", re.IGNORECASE)
"""How long a picture lasts, in brackets behind it: (4 sec), [1'10"]"""
SOURCE = re.compile(rf"{CHANGE.pattern}|{camera_signs.CHANGE}\b|{camera_signs.MACHINE}\b|(?i:cam(?:era)?)\b")
"""What a studio's shot begins with: how one goes over to it, and what it is seen by."""
COUNT = re.compile(r"(?P<it>\d{1,3})[a-z]?[.):]\s+(?=\S)")
"""The number of a shot before its picture."""


@dataclass(slots=True)
class Row:
    """A picture and the lines of its sound."""

    lead: list[Piece] = field(default_factory=list)
    picture: list[Piece] = field(default_factory=list)
    sound: list[Piece] = field(default_factory=list)
    counted: bool = False
    """Does a number begin it, as it does the rows of its page?"""
    between: bool = False
    """Does none begin it, on such a page: film that is played in between numbered shots?"""
    camera: Piece | None = None
    """What it is seen by, where that stands behind the shot's number and has no column of its own."""
    length: Stamp | None = None
    """How long it lasts, where that stands behind the picture."""


def read_columns(lines: Sequence[Piece]) -> Read | None:
    """What a page of such columns says; None for any other page."""
    body, named = _begin(lines)
    names = lines[body - 1] if len(named) > 1 else None
    over = across.lines_over(lines[body:], names) if names else frozenset()
    kept = [line for line in lines[body:] if line.line not in over and (not _is_between(line) or _indent(line) >= RIGHT)]
    starts = _with_named(rivers.column_starts(kept) if kept else [], names)
    if not 2 <= len(starts) <= 6:
        return None
    cells = [_cells(line, starts) for line in lines[body:] if line.line not in over]
    roles = _roles(cells, named)
    if roles is None or not _are_columns(cells, roles, starts, len(named) > 1):
        return None
    told = not camera_signs.names_cameras([" ".join(line.text.split()) for line in lines])
    return read_cells(lines[:body], cells, roles, told, [line for line in lines[body:] if line.line in over])


def read_cells(above: Sequence[Piece], cells: Sequence[Sequence[Piece | None]], roles: Sequence[str], cameras: bool = False, over: Sequence[Piece] = (), each: bool = False) -> Read:
    """What lines of cells say that are a picture and what is heard, and what stands `above` them and, no cells, between; `cameras` are told.
    Is `each` line a row of its own?"""
    heads = [Entry(Kind.CUE, (line,), cue=CueKind.HEADER) for line in map(spans.trimmed, above) if line]
    found = [row for line in cells for row in _rows([line], roles, cameras)] if each else _rows(cells, roles, cameras)
    rows = _without_lengths(_without_numbers(found))
    traits = habits.traits_of([piece.text for row in rows for piece in (*row.picture, *row.sound)])
    reader = _Reader(Traits(narrator=traits.narrator, names=traits.names, colons=True))
    shown = seen_speakers.named([*filter(None, map(reader.record, rows))])
    records = [*(Record(head.pieces[0].line, (head,)) for head in heads), *across.among(shown, over)]
    read = interpret.Interpreter(reader.traits, interpret.habits_of(reader.traits)).read(records)
    lasted = tuple(row.length for row in rows if row.length is not None)
    return Read("columns of picture and sound without timecodes", read.written(), lasted, lasted)


# --------------------------------------------------------------------------- columns


def _with_named(starts: list[int], names: Piece | None) -> list[int]:
    """Where columns begin, with the place of the first name above them, where that column has few lines and the other's name stands
    right above its own."""
    places = [found.start() for found in re.finditer(r"\S+(?:\s\S+)*", names.text)] if names else []
    return [places[0], *starts] if len(places) == 2 and places[1:] == starts else starts


def _begin(lines: Sequence[Piece]) -> tuple[int, tuple[str, ...]]:
    """The first line of the columns, below their names if they have any, and which of picture and sound these name first; else
    the first line behind a head that keeps to no columns."""
    for at, line in enumerate(lines[: grid.HEAD]):
        parts = [part.group() for part in re.finditer(r"\S+(?:\s\S+)*", line.text)]
        roles = ["sound" if role == "narration" else role for role in map(_role_of, parts)]
        if len(parts) > 1 and {"picture", "sound"} <= set(roles):
            return at + 1, tuple(role for role in roles if role in ("picture", "sound"))
        if roles == ["sound"] and _indent(line) >= RIGHT:
            return at + 1, ()
    led = (at for at, line in enumerate(lines) if SECONDS.match(re.split(r"\s{2,}", line.text.strip())[0]))
    return next(led, camera_signs.opens_at([line.text.strip() for line in lines]) or _first_set_out(lines)), ()


def _role_of(name: str) -> str:
    """What a column holds by its name; where it stands beside the sound's, one of cameras and sources holds the pictures."""
    return role_named(name) or ("picture" if SOURCES.fullmatch(name) else "")


def _first_set_out(lines: Sequence[Piece]) -> int:
    """The block of the first voice that stands far out on a line of its own; as many lines as there are without one."""
    at = next((at for at, line in enumerate(lines) if _indent(line) >= RIGHT and plain_ways.is_voice(line.text.strip())), len(lines))
    while 0 < at < len(lines) and lines[at].line == lines[at - 1].line + 1 and _indent(lines[at - 1]) < RIGHT:
        at -= 1
    return at


def _indent(line: Piece) -> int:
    return len(line.text) - len(line.text.lstrip())


def _is_between(line: Piece) -> bool:
    """Is a line a cue between rows, which keeps to no columns: FADE OUT, (4 next)?"""
    text = line.text.strip()
    return cues.cue_of(text) is not None or vocabulary.is_bracketed(text)


def _cells(line: Piece, starts: Sequence[int]) -> tuple[Piece | None, ...]:
    """The cells of a line; a cue that runs over the edges of columns (FADE OUT) is one cell."""
    at = max(at for at, start in enumerate((0, *starts[1:])) if start <= _indent(line))
    if any(_indent(line) < start < len(line.text) for start in starts) and not APART.search(line.text.strip()) and _is_between(line):
        return (*(None,) * at, spans.trimmed(line), *(None,) * (len(starts) - at - 1))
    edges = [0, *rivers.pushed_on(line.text, starts)[1:], len(line.text)]
    return tuple(spans.part(line, one, max(one, two)) for one, two in zip(edges, edges[1:], strict=False))


def _roles(cells: Sequence[Sequence[Piece | None]], named: Sequence[str]) -> tuple[str, ...] | None:
    """What each column is: a lead, a length, the picture, the sound; None where the last two are not one each."""
    roles = []
    for at in range(len(cells[0])):
        texts = [line[at].text for line in cells if line[at]]
        kind = next((name for name, pattern in KINDS if _are(pattern, texts)), "")
        roles.append(kind if texts else "length")
    words = [at for at, role in enumerate(roles) if not role]
    if len(words) != 2:
        return None
    roles[words[0]], roles[words[1]] = ("sound", "picture") if named[:1] == ("sound",) else ("picture", "sound")
    return tuple(roles)


def _are(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Are the cells of a column mostly of this kind, but for the cues between its rows?"""
    own = [text for text in texts if cues.cue_of(text) is None and not vocabulary.is_bracketed(text)]
    return sum(bool(pattern.match(text)) for text in own) >= MOSTLY * max(1, len(own))


def _are_columns(cells: Sequence[Sequence[Piece | None]], roles: Sequence[str], starts: Sequence[int], named: bool) -> bool:
    """Do pictures and voices (or music) enough stand in the columns, and does a lead, or the sound's place, part them?"""
    seen, heard = ([line[roles.index(role)] for line in cells if line[roles.index(role)]] for role in ("picture", "sound"))
    voices = sum(plain_ways.is_voice(cell.text) or vocabulary.cue_kind(cell.text) is not None or (named and _is_headed(cell.text)) for cell in heard)
    led = any(role in LEADS for role in roles[: roles.index("picture")])
    both = sum(bool(line[roles.index("picture")] and line[roles.index("sound")]) for line in cells)
    apart = named or (starts[roles.index("sound")] >= RIGHT and both < 0.5 * len(cells))
    return len(seen) >= LEAST and voices >= LEAST - named and (led or apart)


def _is_headed(text: str) -> bool:
    """Does a line name who speaks below and how that is heard, as screenplays do: ADA (V.O.)?"""
    label = speakers.label_of(text)
    return label is not None and label.words is None and label.delivery is not None and wording.is_upper(text)


# --------------------------------------------------------------------------- rows


def _rows(cells: Sequence[Sequence[Piece | None]], roles: Sequence[str], cameras: bool) -> list[Row]:
    """The rows of the columns: begun by a lead where some have one, else by each picture. `cameras` are told, as no column is
    called after them."""
    led = [at for at, role in enumerate(roles[: roles.index("picture")]) if role in LEADS]
    found: list[Row] = []
    counted = _are_counted(cells, roles)
    on = picture_lines.wrapped([piece for line in cells if (piece := line[roles.index("picture")])])
    for line in cells:
        picture, sound = line[roles.index("picture")], line[roles.index("sound")]
        if not found or any(line[at] for at in led) or (picture and picture not in on and (_begins_counted if counted else _begins)(picture, found[-1], bool(led))):
            begun = picture is None or any(line[at] for at in led) or COUNT.match(picture.text) is not None
            found.append(Row(counted=counted and begun, between=counted and not begun))
        row = found[-1]
        row.lead += [cell for at, cell in enumerate(line) if cell and at in led and _is_told(cell.text, roles[at])]
        row.camera = row.camera or (_camera(line, roles) if cameras else None)
        row.length = row.length or _length(line, roles)
        row.picture += [picture] if picture else []
        row.sound += [run_in_sounds.unmarked(sound)] if sound else []
    return found


def _without_numbers(rows: list[Row]) -> list[Row]:
    """The rows without the numbers that begin nearly all of their pictures and count up, where they have no column."""
    found = [(row, mark) for row in rows if row.picture and (mark := COUNT.match(row.picture[0].text))]
    few = len(found) < max(LEAST, MOSTLY * sum(bool(row.picture) for row in rows))
    if not any(row.counted for row in rows) and (few or not _is_rising([mark for _, mark in found])):
        return rows
    for row, mark in found:
        rest = spans.part(row.picture[0], mark.end())
        row.picture[:1] = [rest] if rest else []
    return rows


def _without_lengths(rows: list[Row]) -> list[Row]:
    """The rows, the lengths in brackets that end nearly all of their pictures (quay. (4 sec)) taken out of the words."""
    seen = [row for row in rows if row.picture]
    found = [(row, mark) for row in seen if (mark := LASTS.search(row.picture[-1].text))]
    if len(found) < max(LEAST, MOSTLY * len(seen)):
        return rows
    for row, mark in found:
        last = row.picture.pop()
        row.length = Stamp(last.line, last.column + mark.start("it"), mark["it"])
        row.picture += [rest] if (rest := spans.part(last, 0, mark.start())) else []
    return rows


def _is_rising(marks: Sequence[re.Match[str]]) -> bool:
    """Do numbers count up by one, but for few of them?"""
    counts = [int(mark["it"]) for mark in marks]
    return sum(two == one + 1 for one, two in pairwise(counts)) >= MOSTLY * (len(counts) - 1)


def _are_counted(cells: Sequence[Sequence[Piece | None]], roles: Sequence[str]) -> bool:
    """Do numbers, in a column of their own or before the pictures, count what is first named by its source or its change, and
    described on the lines below?"""
    at = roles.index("picture")
    pictures = [piece for line in cells if (piece := line[at])]
    if "number" in roles[:at]:
        begun = [piece.text for line in cells if line[roles.index("number")] and (piece := line[at])]
        return len(begun) >= LEAST and sum(map(bool, map(SOURCE.match, begun))) >= MOSTLY * len(begun)
    marks = [(piece, mark) for piece in pictures if (mark := COUNT.match(piece.text))]
    sources = sum(SOURCE.match(piece.text, mark.end()) is not None for piece, mark in marks)
    return len(marks) >= LEAST and sources >= MOSTLY * len(marks) and _is_rising([mark for _, mark in marks])


def _is_told(text: str, role: str) -> bool:
    """Is a cell before the picture part of what is told: a shot's size, or a cue between two rows?"""
    return role == "size" or (not dict(KINDS)[role].match(text) and _left_cue(text) is not None)


def _length(line: Sequence[Piece | None], roles: Sequence[str]) -> Stamp | None:
    """How long a row lasts in time, where a column says that and its unit."""
    cells = (cell for role, cell in zip(roles, line, strict=True) if role == "length" and cell)
    return next((Stamp(cell.line, cell.column, cell.text) for cell in cells if lasting.OF_TIME.search(cell.text) and lengths.read(cell.text)), None)


def _camera(line: Sequence[Piece | None], roles: Sequence[str]) -> Piece | None:
    """The camera that follows a shot's number, in a column of its own or not."""
    for role, cell in zip(roles, line, strict=True):
        if cell and role in ("shot", "camera") and (found := SEEN_BY[role].match(cell.text)):
            return spans.part(cell, found.end())
    return None


def _begins(picture: Piece, above: Row, led: bool) -> bool:
    """Does a line on the left begin a row of its own: a cue, or, where no lead says so, words that go on with none above?"""
    if not above.picture or _left_cue(picture.text) is not None or (above.camera is None and _left_cue(spans.joined(above.picture)) is not None):
        return True
    if CHANGE.match(picture.text) or (picture.line > above.picture[-1].line + 1 and wording.is_sized(picture.text)):
        return True
    if picture_lines.captions_on(picture, above.picture) or picture_lines.breaks_off(above.picture[-1], picture):
        return False
    if CHANGE.match(above.picture[0].text) and len(above.picture) == 1:
        return False
    return not led and not wording.goes_on(spans.joined(above.picture), picture.text)


def _begins_counted(picture: Piece, above: Row, led: bool) -> bool:
    """The same where a number begins each row: else a cue does, or a change to what is then described."""
    begun = bool(above.picture) and (led or COUNT.match(above.picture[0].text) is not None)
    if above.picture and not begun and not COUNT.match(picture.text):
        return camera_signs.is_only_played(above.picture[0].text) or _begins(picture, above, led)
    return not begun or any(pattern.match(picture.text) for pattern in (COUNT, CHANGE)) or _left_cue(picture.text, True) is not None


def _left_cue(text: str, counted: bool = False) -> CueKind | None:
    """The kind of cue that a line in the column of pictures is; in a `counted` row what film a shot is on is no cue."""
    if captions.is_caption(text) and not camera_signs.INSERT.match(text):
        return CueKind.TITLE
    if counted and TECHNICAL.search(text):
        return None
    if PLACES.match(text) or (TECHNICAL.search(text) and not CHANGE.match(text) and not wording.is_finished(TECHNICAL.split(text)[0])):
        return CueKind.HEADER
    if wording.SHOT_SIZE.match(text) and TECHNICAL.search(text):
        return CueKind.HEADER
    if (kind := camera_signs.laid_over(text)) is not None:
        return kind
    told = vocabulary.is_bracketed(text) or camera_signs.CREW.fullmatch(text) or camera_signs.CUE_WORDS.match(text)
    return cues.cue_of(text) or vocabulary.labelled_cue(text) or (CueKind.OTHER if told else None)


def _sound_cue(text: str) -> CueKind | None:
    """The kind of cue that a line in the column of sound is."""
    if captions.is_caption(text):
        return CueKind.TITLE
    if camera_signs.RUN_IN.match(text):
        return cues.cue_of(text) or CueKind.SOUND
    if camera_signs.SILENT.match(text) and not speakers.ON_FILM.fullmatch(text):
        return CueKind.SOUND
    return cues.cue_of(text) or vocabulary.labelled_cue(text) or (CueKind.OTHER if camera_signs.CUE_WORDS.match(text) else None)


class _Reader:
    """Reads rows from the top; remembers whether somebody's sentence is open."""

    def __init__(self, traits: Traits) -> None:
        self.traits, self.said, self.talking = traits, "", False

    def record(self, row: Row) -> Record | None:
        """A row's picture, then what is heard."""
        entries: list[Entry] = []
        if row.camera is not None:
            shown = captions.is_caption(spans.joined(row.picture))
            entries.append(Entry(Kind.CUE if shown else Kind.PICTURE, (row.camera, *row.picture), cue=CueKind.TITLE, bracketed=not shown))
        elif row.picture or row.lead:
            pieces = (*row.lead, *row.picture)
            text = spans.joined(pieces)
            kind = _left_cue(text, row.counted) or (CueKind.OTHER if row.between and camera_signs.is_only_played(text) else None)
            entries += [Entry(Kind.CUE, pieces, cue=kind)] if kind else picture_lines.shown(pieces)
        if self.said and wording.is_finished(self.said):
            self.said = ""
        for at, piece in enumerate(row.sound):
            entries += self._heard(piece, row.sound[at:])
        return Record(entries[0].pieces[0].line, tuple(entries), duration=row.length) if entries else None

    def _heard(self, piece: Piece, rest: Sequence[Piece]) -> Iterator[Entry]:
        text = piece.text
        kind, label = _sound_cue(text), speakers.label_of(text)
        words = takewhile(lambda below: _sound_cue(below.text) is None, rest[:MOST_LINES])
        if kind is not None or (not self.said and label is None and not self._is_said(spans.joined(words))):
            self.talking = False
            yield Entry(Kind.CUE, (piece,), cue=kind or CueKind.SOUND)
            return
        self.talking = True
        if label is not None and (label.words is not None or not self.said or self._answers(text, label)):
            self.said = text if label.words is not None else label.speaker
            yield from run_in_sounds.instructed(inner_cues.parted(classify.label_and_words(Entry(Kind.LABEL, (piece,), label), piece, self.traits)))
        else:
            if not self.said and wording.QUOTED.match(text):
                yield Entry(Kind.LABEL, (), Label("", Delivery.SYNC))
            self.said = text
            told, words = spans.part(piece, 0, at := told_behind.bracket_end(text)), spans.part(piece, at)
            yield from (Entry(Kind.CUE, (how,)) for how in (told,) if at and how)
            yield from run_in_sounds.instructed(inner_cues.parted((Entry(Kind.WORDS, (words or piece,)),)))

    def _answers(self, text: str, label: Label) -> bool:
        """Does a name alone on its line, in capitals or with how it is heard, stand below words that ended on a stop?"""
        return wording.is_finished(self.said) and (label.delivery is not None or wording.is_upper(text))

    def _is_said(self, text: str) -> bool:
        """Are words without a name said: quoted, worded as speech is, or a whole sentence right behind others?"""
        spoken = wording.spoken(text) > 0.5 or (self.talking and wording.is_finished(text))
        return bool(wording.QUOTED.match(text)) or (spoken and len(text.split()) > 2)
