"""VIDEO and AUDIO side by side, nothing but a blank left between them, on pages without timecodes: capitals are seen.

    VIDEO AUDIO                                               the names of the columns, on one line
    FADE IN: MUSIC: HARP, UNDER                               a transition, and what is heard
    1. LS QUAY, EMPTY NARR: (VO) Nobody waits.                a picture in capitals, who speaks, his words
    2. MCU IDA BRAND, CAPTION: IDA: I wait.                   both cells go on below
    "Ida Brand, pilot" Every day but
    Sunday. MUSIC OUT

A picture ends where a name stands before a colon, where a sound is called by its name, or at the first word in small letters.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from otio_redfiles import column_words, vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import cues, persons, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

LEAST, MOSTLY, LONGEST_HEAD = 3, 0.5, 20
"""Rows with both cells that a page has at least; how many of its lines hold both or capitals alone; lines of its head."""
LONGEST, SHORT = 400, 24
"""Characters of a line, and of a caption's label, that are looked at."""
NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*"
LABEL = re.compile(rf"(?<!\S)(?P<run>{NAME}(?: {NAME}){{0,7}})(?: ?[(\[][^()\[\]]{{1,24}}[)\]])?:(?=\s|\Z)")
"""Words in capitals before a colon: the last of them are a name, the others still the picture."""
HEARD = re.compile(
    r"(?<!\S)(?:(?:NAT(?:URAL|S)?\.? ?SOUNDS?|NATSO[TF]|SFX|S/FX|FX|F/X|ATMOS|SOUNDS?|SOUND EFFECTS?|EFFECTS?|MUSIC|SONG):(?=\s|\Z)|NAT(?:URAL|S)?\.? SOUNDS?\b"
    r"|(?:THEME )?MUSIC(?= (?:UP|UNDER|IN|OUT|FADES?|SNEAKS?|STOPS?|ENDS?|SWELLS?|CONTINUES?|HOLDS?|BEGINS?|STARTS?|PLAYS?|THROUGHOUT|AND)\b|[.,]?\Z)"
    r"|\((?:SILENT|SILENCE|NO SOUND|MUTE|MUSIC|NAT(?:URAL)? SOUND|S?FX|SOUND)\b[^()]{0,60}\))"
)
"""What is heard, called by its name."""
MOVES = frozenset("IN OUT UP UNDER DOWN FULL".split())
"""What music does; before a colon that is nobody's name: MUSIC IN: SLOW GUITAR."""
FADED = re.compile(r"(?:FADE|CUT|DISSOLVE|MIX|WIPE)[ -](?:OUT|IN|UP|TO BLACK|TO)\s*[.:]\s*")
"""A transition at the head of a line."""
OVER = re.compile(r"(?:SUPER|CAPTION|TITLE|ASTON|CHYRON|LOWER THIRD|TEXT|GRAPHIC)S?\s*:\s*\S.*")
CAPTION = re.compile(r"(?:CAPTION|SUPER|TITLE|TEXT|ASTON|CARD|LOWER THIRD|CHYRON|GRAPHIC|SIGN|SUBTITLE)S?:?\s*\Z")
QUOTE = re.compile(r"\s*(?:\"[^\"]{1,120}\"|“[^”]{1,120}”)")
WORD = re.compile(r"\S+")
CHANGED = re.compile(r"(?:(?:SLOW|QUICK|FAST)\s+)?(?:FADE|DISSOLVE|LAP|CUT|MIX|WIPE|CROSS-?FADE)S?\s+(?:DISSOLVE\s+)?(?:(?:UP|IN|INTO|TO|ON|THROUGH|BACK)\s+){1,3}(?=\S)")
"""How a picture begins that the one before gives way to: DISSOLVE TO MS, MILL."""
MOVED = re.compile(r"(?:PANS?|TILTS?|ZOOMS?|TRACKS?|DOLLY|CRANE|MONTAGE|SERIES OF|INSERT|FREEZE|ANIMATION|STOCK|BACK TO|RETURN TO|SAME)\b")
LEAST_CHANGED, OF_ALL = 4, 0.25
"""So many lines begin with such a change, and so many of all with one, a move or a size: then only these begin a picture."""
SUPERED = re.compile(r"(?<=\s)(?:SUPER|CAPTION|TITLE|CHYRON|LOWER THIRD)S?:\s*\Z")
"""What stands at the end of a picture's line, the text laid over it below."""
NUMBER = re.compile(r"\W*(?:PAGE\s+|P\.?\s*)?\d{1,3}\W*", re.IGNORECASE)
AGAIN = re.compile(r"[\s,.:;(–—-]*(?:cont(?:inue[sd]|['’]?d)?\.?|page\s+\d{1,3}|p\.?\s*\d{1,3}|\d{1,3})?[\s).–—-]*", re.IGNORECASE)
"""What a page's running title adds to the first one's."""
DIRECTED = re.compile(r"\s*[(\[](?P<how>[^()\[\]]{1,24})[)\]]\s*(?=\S)")


def begins_at(rows: Sequence[Piece]) -> int | None:
    """Behind which line the rows of such a page begin; None where it names no such columns or has no such rows."""
    begin = next((at + 1 for at, row in enumerate(rows[:LONGEST_HEAD]) if _names_columns(row.text)), None)
    if begin is None:
        return None
    body = rows[begin:]
    small = _are_small(body)
    both = sum(_holds_both(row.text, small) for row in body)
    voiced = sum(LABEL.search(row.text[:LONGEST]) is not None for row in body)
    upper = sum(wording.is_upper(row.text) for row in body)
    return begin if both >= LEAST and voiced >= LEAST and both + upper >= MOSTLY * len(body) else None


def _are_small(rows: Sequence[Piece]) -> bool:
    """Are the pictures in small letters behind their sizes (LS truck on a track)? Then small letters part nothing."""
    sized = [row.text for row in rows if wording.SHOT_SIZE.match(row.text)]
    small = sum(any(map(str.islower, text[: _cut(text, 0, small=True)])) for text in sized)
    return small >= LEAST and small >= MOSTLY * len(sized)


def _holds_both(text: str, small: bool) -> bool:
    """Does a line hold a picture and, behind it, what is heard?"""
    at = _number(text)
    cut = _cut(text, at, small=small)
    return at < cut < len(text.rstrip())


def records_of(rows: Sequence[Piece], begin: int) -> list[Record]:
    """The records of the page: the lines of its head, then a record a row."""
    again = {row.line for row in rows[begin:] if _is_running_head(row.text, rows[: begin - 1])}
    head = [Record(row.line, (Entry(Kind.CUE, (row,), cue=CueKind.HEADER),)) for row in (*rows[:begin], *rows[begin:]) if row in rows[:begin] or row.line in again]
    body = [row for row in rows[begin:] if row.line not in again]
    records = [*head, *(Record(row.line, tuple(row.entries())) for row in _rows(body, _known(body)))]
    return sorted(records, key=lambda record: record.line)


def _is_running_head(text: str, head: Sequence[Piece]) -> bool:
    """Is a line the number of a page, or a line of the page's head once more?"""
    folded = text.strip().lower()
    return NUMBER.fullmatch(folded) is not None or any(
        len(title) > 3 and folded.startswith(title) and AGAIN.fullmatch(folded[len(title) :]) is not None for title in (row.text.strip().lower() for row in head)
    )


def _known(rows: Sequence[Piece]) -> frozenset[str]:
    """Names of two words at most that begin a line, or of one behind a sign; the last word of a picture before one (ROCK NARRATOR:) is none of it."""
    labels = [found for row in rows for found in LABEL.finditer(row.text[:LONGEST])]
    runs = {found["run"] for found in labels}
    alone = (found["run"] for found in labels if not found.start() or (" " not in found["run"] and found.string[: found.start()].rstrip()[-1:] in ",.;"))
    return frozenset(run for run in alone if len(run.split()) < 3 and not cues.is_instruction(run) and not _ends_picture(run, runs))


def _ends_picture(run: str, runs: Collection[str]) -> bool:
    """Is of two words only the last the name: the commentary's, or one that other words stand before elsewhere?"""
    *before, name = run.split()
    others = (other.split() for other in runs if other != run)
    return bool(before) and (vocabulary.is_narrator(name) or any(words[-1] == name and words[-2:-1] != before for words in others))


def _begins(text: str) -> bool:
    """Does a line begin with a change of pictures, a move of the camera, or a shot's size?"""
    return any(sign.match(text) is not None for sign in (CHANGED, MOVED, wording.SHOT_SIZE))


def _are_changed(lines: Sequence[Piece]) -> bool:
    """Do the pictures of a page begin so, all that goes on below being part of them?"""
    changed = sum(CHANGED.match(line.text) is not None for line in lines)
    return changed >= LEAST_CHANGED and sum(_begins(line.text) for line in lines) >= OF_ALL * len(lines)


@dataclass(slots=True)
class _Row:
    """A picture, and what is heard beside it; `number` counts it."""

    line: int
    number: Piece | None = None
    seen: list[Piece] = field(default_factory=list)
    heard: list[Entry] = field(default_factory=list)

    @property
    def open(self) -> str:
        return self.seen[-1].text if self.seen else ""

    def entries(self) -> Iterator[Entry]:
        if self.number is not None:
            yield Entry(Kind.UNUSED, (self.number,))
        if self.seen:
            yield Entry(Kind.PICTURE, tuple(self.seen), bracketed=True, odds=2.5)
        yield from self.heard


def _rows(lines: Sequence[Piece], known: frozenset[str]) -> Iterator[_Row]:
    """Lines that number a picture or change it begin a row; others go on with the one above."""
    row, counts, small, changed = _Row(lines[0].line), any(_number(line.text) for line in lines), _are_small(lines), _are_changed(lines)
    titled = False
    for line in lines:
        at = _number(line.text)
        change = _transition(line.text)
        if titled and wording.is_upper(line.text) and not _begins(line.text) and not LABEL.search(line.text):
            row.heard = [replace(entry, pieces=(*entry.pieces, line)) if entry.cue is CueKind.TITLE else entry for entry in row.heard]
            titled = False
            continue
        titled = False
        if OVER.fullmatch(line.text):
            row.heard.append(Entry(Kind.CUE, (line,), cue=CueKind.TITLE))
            continue
        cut = _cut(line.text, at or change, known, row.open if not at else "", small)
        if small and not at and cut == len(line.text) and _is_said_on(row, line.text):
            cut = change
        seen, heard = spans.part(line, at or change, cut), spans.part(line, cut)
        fresh = seen is not None and not counts and row.seen and (bool(row.heard) or not wording.goes_on(row.open, seen.text))
        fresh = _begins(line.text) and bool(row.seen or row.heard) if changed else fresh
        if at or change or fresh:
            yield row
            row = _Row(line.line, spans.part(line, 0, at) if at else None)
        if change and (piece := spans.part(line, 0, change)):
            row.heard.append(Entry(Kind.CUE, (piece,), cue=CueKind.OTHER))
        if seen is not None and changed and (over := SUPERED.search(seen.text)):
            row.heard += [Entry(Kind.CUE, (piece,), cue=CueKind.TITLE) for piece in (spans.part(seen, over.start()),) if piece]
            seen, titled = spans.part(seen, 0, over.start()), True
        if seen is not None:
            row.seen.append(seen)
        if heard is not None:
            row.heard.extend(_heard(heard, known))
    yield row


def _is_said_on(row: _Row, text: str) -> bool:
    """Does a line without a size go on with words that are open beside a picture in small letters?"""
    last = row.heard[-1] if row.heard else None
    open_ = last is not None and last.kind is Kind.WORDS and (not wording.is_finished(last.text) or wording.is_finished(text))
    return open_ and not wording.SHOT_SIZE.match(text) and not wording.is_upper(text)


def _names_columns(text: str) -> bool:
    """VIDEO AUDIO, PICTURE SOUND: two names and a blank."""
    names = text.split()
    roles = [column_words.role_named(name) for name in names] if len(names) == 2 else []
    return len(roles) == 2 and roles[0] == "picture" and roles[1] in ("sound", "narration")


def _number(text: str) -> int:
    """Where the words begin behind a row's number; 0 without one."""
    found = numbered.SIGNED.match(text)
    return found.end() if found else 0


def _transition(text: str) -> int:
    """Where the words begin behind a transition at the head of a line (DISSOLVE TO:); 0 without one."""
    if faded := FADED.match(text):
        return faded.end()
    found = LABEL.match(text) or WORD.match(text)
    if CHANGED.match(text) and not text[: found.end() if found else 0].rstrip().endswith(":") and len(text.split()) > 3:
        return 0
    whole = text.strip() if found and cues.is_instruction(text.strip()) and len(text.split()) <= 4 else ""
    led = found is not None and cues.is_instruction(text[: found.end()].rstrip(":"))
    return found.end() if led and found else len(text) if whole else 0


# --------------------------------------------------------------------------- where a picture ends


def _cut(text: str, at: int, known: frozenset[str] = frozenset(), before: str = "", small: bool = False) -> int:
    """Where what is heard begins on a line whose picture begins at `at`; its length where nothing is. `before` is the
    picture above that may go on here with the text of its caption; `small`: pictures are in small letters."""
    quote = QUOTE.match(text, at) if CAPTION.search(before[-SHORT:]) else None
    at = quote.end() if quote else at
    found = [len(text), len(text) if small else _small(text, at)]
    for label in LABEL.finditer(text[:LONGEST], at):
        if label["run"] not in MOVES and not CAPTION.search(label.group()) and label["run"].lower() not in vocabulary.PICTURE_WORDS:
            found.append(label.start() + len(label["run"]) - len(_name(label, label.start() <= at, known)))
            break
    if heard := HEARD.search(text, at):
        found.append(heard.start())
    return min(found)


def _name(label: re.Match[str], alone: bool, known: frozenset[str]) -> str:
    """The name at the end of words in capitals: one that the page prints alone, else the last word, or all where few
    stand `alone` on their line."""
    words = label["run"].split()
    tails = [" ".join(words[at:]) for at in range(len(words))]
    if (name := next((tail for tail in tails if tail in known), "")) or (alone and len(words) < 3 and (name := label["run"])):
        return name
    return words[-1]


def _small(text: str, at: int) -> int:
    """Where words in small letters begin; the text of a caption is none of them."""
    last = at
    for word in WORD.finditer(text, at):
        if word.start() < last:
            continue
        if word.group()[0] in "\"“" and CAPTION.search(text[max(at, word.start() - SHORT) : word.start()]) and (quote := QUOTE.match(text, word.start())):
            last = quote.end()
        elif any(map(str.islower, word.group())) and not wording.is_upper(word.group()):
            lead = re.search(r"(?:(?<=\s)|\A)[IA]\s+\Z", text[at : word.start()])
            return at + lead.start() if lead else word.start()
    return len(text)


# --------------------------------------------------------------------------- what is heard


def _heard(piece: Piece, known: frozenset[str]) -> Iterator[Entry]:
    """Who speaks, his words, and what else is heard on a line."""
    text, at = piece.text, 0
    while at < len(text):
        label, sound = LABEL.match(text, at), HEARD.match(text, at)
        if sound:
            end = _end(text, sound.end(), known)
        elif label:
            end = _directed(text, label.end())
        else:
            later = HEARD.search(text, at + 1)
            end = later.start() if later and wording.is_upper(text[later.start() :]) else len(text)
        if (found := spans.part(piece, at, end)) is not None:
            yield _entry(found, sound, label)
        at = end + len(text[end : end + SHORT]) - len(text[end : end + SHORT].lstrip())


def _entry(piece: Piece, sound: re.Match[str] | None, label: re.Match[str] | None) -> Entry:
    if sound:
        return Entry(Kind.CUE, (piece,), cue=CueKind.MUSIC if "MUSIC" in sound.group() or "SONG" in sound.group() else CueKind.SOUND)
    return Entry(Kind.LABEL, (piece,), _label(piece.text)) if label else Entry(Kind.WORDS, (piece,), odds=2.5)


def _end(text: str, at: int, known: frozenset[str]) -> int:
    """Where a sound ends on its line: at a name before a colon, or another sound."""
    found = [len(text)]
    label = next((one for one in LABEL.finditer(text[:LONGEST], at) if one["run"] not in MOVES), None)
    if label:
        found.append(label.start() + len(label["run"]) - len(_name(label, False, known)))
    if sound := HEARD.search(text, at):
        found.append(sound.start())
    return max(at, min(found), 1)


def _directed(text: str, at: int) -> int:
    """Where the words begin behind a colon and how they are heard: (VO), (In French)."""
    found = DIRECTED.match(text, at)
    heard = found is not None and vocabulary.heading_of(f"X ({found['how']})").delivery is not None
    return found.end() if found and heard else speakers.behind_tongue(text, at)


def _label(text: str) -> Label:
    """The label of who speaks; the commentary is the narrator's however it is heard."""
    heading = vocabulary.heading_of(text.replace(":", " ", 1))
    name = persons.bare_name(heading.speaker.strip(" :")) or NARRATOR
    narrated = vocabulary.is_narrator(name)
    return Label(NARRATOR if name == "NARRATION" else name, Delivery.NARRATION if narrated else heading.delivery or Delivery.SYNC)
