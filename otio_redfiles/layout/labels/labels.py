"""Labelled lines, taken apart: the timecode before the label, the label, what it names, the timecode behind.

    10:00:06   Bild:  Hafen am Morgen          PIX 31+08    Quay, wide           TC 10.00.00
    SOUND: COMMENTARY. Nobody waits.  (0'09"-0'15")

Numbers behind a label (cue numbers, footages) are none of its words and no time.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from otio_redfiles import notation, vocabulary
from otio_redfiles.layout.labels import label_words
from otio_redfiles.layout.tables import columns
from otio_redfiles.layout.words import persons, spans
from otio_redfiles.model import Piece, Stamp

TIME = (
    r"(?<![\d.,:;£$€+])(?:\d{1,2}[:.,;]\d{2}[:.,;]\d{2,3}(?:[:;.,]\d{2})?|\d{2}\ \d{2}\ \d{2}(?:\ \d{2})?"
    r"|(?:\d{1,2}h\s?)?\d{1,3}['’′´]\d{2}(?:[\"”″]|['’′]{2})?|\d{1,3}[:.]\d{2})(?![.:,;+]?\d)"
)
TO = r"\s*(?:-|–|—|−|>|->|→|/|\.{2,3}|…|\b(?:to|till?|until|bis|à|au)\b)\s*"
RANGE = rf"(?P<one>{TIME})(?:{TO}(?P<two>{TIME}))?"
LEAD = re.compile(
    rf"\s*(?P<open>[(\[]\s*)?(?:t\.?c\.?(?:\s+|:(?=\d)))?{RANGE}(?(open)\s*[)\]])(?=[\s:.,;|–-]|\Z)", re.IGNORECASE
)
TAIL = re.compile(
    rf"(?:(?P<mark>[(\[])\s*|(?<=\s)|\A)(?P<tc>(?:at\s+)?t\.?c\.?\s*:?\s*|(?<=[(\[])out\s*:?\s*|@\s*)?{RANGE}(?(mark)\s*[)\]])\s*\Z", re.IGNORECASE
)
SIGNS = re.compile(r"[\s\-–—−|>:;,.=]*")
TAIL_LENGTH = 72
NO_POSITION = re.compile(
    rf"\b(?:{notation.LENGTH_WORDS}|approx\.?|about|for|ca\.?|circa|etwa|rund|env(?:iron|\.)?|nach|um|am|den|lasts?)\s*[:=]?\s*\Z",
    re.IGNORECASE,
)
COUNTER = re.compile(r"\s*[#(\[]?\d{1,4}[a-z]?[.)\]:]?\s+(?=[^\W\d_])", re.IGNORECASE)
ROW = re.compile(rf"\s*(?:[#(\[]\s?)?\d{{1,5}}[a-z]?[.)\]:]?\s+(?=[(\[]?\s*(?:{TIME})\s*[)\]]?\s*\Z)", re.IGNORECASE)
"""A row's number before its time, where nothing else stands on the line: 0012   01:00:04:10."""
WORDS = r"(?P<words>[^\W\d_][^\W\d_/&'.-]*(?:[ /&.-]{1,2}[^\W\d_][^\W\d_]*|/?3)*?\.?)"
NUMBER = r"(?:\s*(?:no\.?|nr\.?|n°|#)?\s*(?P<number>\d[\d.+/:-]*[a-z]?(?:\s*[+&]\s*\d{1,4}[a-z]?\b)?))"
MARK = rf"(?P<mark>\s*(?:\([^()]{{1,32}}\)|{vocabulary.CONTINUED.pattern}))"
COLON = re.compile(rf"{WORDS}{NUMBER}?{MARK}?\s*[:=](?!\d)\s*", re.IGNORECASE)
ALONE = re.compile(rf"{WORDS}{NUMBER}?\s*\Z", re.IGNORECASE)
TIMED = re.compile(rf"{WORDS}\s+(?={TIME}(?!\S))", re.IGNORECASE)
NUMBERED = re.compile(rf"{WORDS}{NUMBER}(?:\s+|\Z)", re.IGNORECASE)
APART = re.compile(rf"{WORDS}(?:\s*\t\s*|\s{{2,}}|\s+[-–—|]\s+)", re.IGNORECASE)
BEFORE_NAME = re.compile(r"(?P<words>[^\W\d_][\w/.-]{0,12}(?:\sbite)?)\s+(?=(?P<name>[^\W\d_][^:\"“”„«?!\n]{1,50}?)\s*:\s)")
BETWEEN = re.compile(
    r"(?<=\S)\s+[/|]\s+(?=([^\W\d_][^:=|/]{0,28}?)\s*[:=])|(?<!\t)\t+(?=([^\W\d_][^:=\t]{0,28}?)\s*[:=])"
)
"""What parts the labels of a form that prints a record a line."""
LONGEST = 40
PICTURE, SPOKEN, CUES = ("picture",), ("sound", "narration", "sync", "link"), ("title", "music", "effects")
OWN = (*PICTURE, *SPOKEN, *CUES)
Own = Mapping[str, str]
"""Labels that only this page has (see `label_words`)."""
DRAWN = ("GRAPHIC", "GRAPHICS", "GFX", "ANIMATION", "ANIM", "MAP")
LEADING = 2
"""A notation that so many lines begin with is one that lines begin with."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label: what it says the line is, its word in upper case, its `number`, and the `mark` behind it (cont., V/O, a
    name), as printed."""

    role: str
    word: str
    piece: Piece
    number: str = ""
    mark: str = ""

    @property
    def continued(self) -> bool:
        """Does it say that what it names goes on?"""
        return bool(vocabulary.CONTINUED.search(self.mark))

    @property
    def printed(self) -> str:
        """The label's word as the page spells it."""
        return self.piece.text[: len(self.word)].strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the times that lead it, its label, what is left; `gap` blank lines stand before it. `role` is what a line
    without a label is (see `cue_heads`), `length` the length it prints.

    `speaker`: its label is somebody's name; `apart`: it heads what follows; `on`: its words go on with the speech above
    the picture above it (see `label_names`)."""

    piece: Piece
    gap: int
    times: tuple[Stamp, ...] = ()
    tag: Tag | None = None
    body: Piece | None = None
    role: str = ""
    length: Stamp | None = None
    speaker: Piece | None = None
    apart: bool = False
    on: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """Times at the end of a paragraph's lines. `how`: "tc", "bracket", "wide" (apart from the words), "near". `lines` are the
    first and last of the paragraph's lines they stand on, `cut` how much of the first is words."""

    times: tuple[Stamp, ...]
    how: str
    form: str
    cut: int
    lines: tuple[int, int] = (0, 0)


def lines_of(rows: Sequence[Piece], cells: frozenset[Piece] = frozenset(), torn: frozenset[int] = frozenset()) -> tuple[Line, ...]:
    """The lines of a page, taken apart; only notations that several lines begin with lead lines. `cells` are labels in a
    cell of their own; `torn` the lines right below a page's foot or head, which go on with what that tore apart."""
    own = label_words.learnt_labels(rows)
    own = {**own, **label_words.mistyped_labels(rows, own), **label_words.lone_labels(rows)}
    forms = Counter(form for row in rows if (form := _lead_form(row, own)))
    usual = {form for form, count in forms.items() if count >= (LEADING if len(form) > 5 else LEADING + 1)}
    found, last = [], None
    for row in (part for piece in rows for part in _parts(piece, own)):
        gap = 0 if last is None or row.line in torn else max(0, row.line - last - 1)
        last = row.line
        found.append(_line(row, gap, usual, own) if row not in cells else Line(row, gap, (), _cell_tag(row)))
    return tuple(found)


def _parts(piece: Piece, own: Own) -> tuple[Piece, ...]:
    """A line, cut before each further label on it."""
    first = _tag(piece, 0, own)
    if first is None:
        return (piece,)
    cuts = [f.span() for f in BETWEEN.finditer(piece.text) if f.start() >= first[1] and label_named(f[1] or f[2])]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(piece.text)]
    return tuple(filter(None, (spans.part(piece, start, end) for start, end in zip(starts, ends, strict=True))))


def _cell_tag(piece: Piece) -> Tag:
    words = piece.text.rstrip(" :")
    return Tag(label_named(words), " ".join(words.upper().split()), piece)


def label_named(words: str) -> str:
    """What a label names by these words; "" for other words and for who speaks: O-Ton (Jo Holt)."""
    bare = " ".join(words.split())
    if vocabulary.is_narrator(bare) or bare.endswith(")"):
        return ""
    return vocabulary.line_label(bare) or columns.role_named(bare)


def form_of(text: str) -> str:
    """The notation of a time printed as `text`; "" where its digits are none."""
    marks = notation.find_stamps(text)
    return marks[0].form if marks and marks[0].start == 0 and marks[0].end == len(text) else ""


def _lead_form(piece: Piece, own: Own) -> str:
    """The notation of the time that a line begins with, or its label does; "" without one."""
    tag = _tag(piece, 0, own)
    at = tag[1] if tag else _row_end(piece)
    found = LEAD.match(piece.text[at : at + TAIL_LENGTH])
    return form_of(found["one"]) if found else ""


def _row_end(piece: Piece) -> int:
    """Where the time stands that nothing but a row's number comes before; 0 on other lines."""
    found = ROW.match(piece.text[:TAIL_LENGTH]) if len(piece.text) < TAIL_LENGTH else None
    return found.end() if found and form_of(piece.text[found.end() :].strip(" ()[]")).startswith("HH") else 0


def _line(piece: Piece, gap: int, usual: set[str], own: Own) -> Line:
    at, times = _lead(piece, _row_end(piece), usual)
    if not times and (number := COUNTER.match(piece.text)) and _tag(piece, number.end(), own):
        at = number.end()
    elif at and (sign := SIGNS.match(piece.text, at)):
        at = sign.end()
    found = _tag(piece, at, own)
    if found is None and not times and (drawn := _drawn(piece)) is not None:
        return Line(piece, gap, (), drawn, piece)
    if found is None or (times and _is_described(found[0])):
        return Line(piece, gap, times, None, spans.part(piece, at))
    if _is_drawn(found[0], piece.text[found[1] :]):
        begins = at if times else len(piece.text) - len(piece.text.lstrip())
        return Line(piece, gap, times, replace(found[0], role="picture"), spans.part(piece, begins))
    tag, at = found
    if not times:
        at, times = _lead(piece, at, usual)
    return Line(piece, gap, times, tag, spans.part(piece, at))


def _drawn(piece: Piece) -> Tag | None:
    """The label of a picture that was drawn, where the page has no other use for that word (Animation: the moon rises)."""
    found = COLON.match(piece.text[: LONGEST + 20])
    head = spans.part(piece, 0, found.end()) if found else None
    tag = Tag("picture", found["words"].upper(), head) if found and head else None
    return tag if tag is not None and found is not None and _is_drawn(tag, piece.text[found.end() :]) else None


def _is_drawn(tag: Tag, text: str) -> bool:
    """Does a graphic's label lead a description of it, in small letters, and no words that are read there (Graphic: the lake from above)?"""
    return tag.word in DRAWN and text[:1].islower() and len(text.split()) > 2


def _is_described(tag: Tag) -> bool:
    """Is what looks like a label the kind of shot that a description begins with (Graphic: the coast lights up)?"""
    word = tag.word.lower()
    return word in vocabulary.SHOT_TYPES and not vocabulary.line_label(word)


def _lead(piece: Piece, at: int, usual: set[str]) -> tuple[int, tuple[Stamp, ...]]:
    """Where the words begin behind the times that stand at `at`, and those times."""
    found = LEAD.match(piece.text[at : at + TAIL_LENGTH])
    if not found and at == 0 and (text := piece.text.strip()) and any(notation.right_spelling(text, form) != text for form in usual):
        return len(piece.text), (Stamp(piece.line, piece.column + piece.text.index(text), text),)
    if not found or not _is_usual(form_of(found["one"]), usual) or (found["two"] and not form_of(found["two"])):
        return at, ()
    return at + found.end(), _stamps(piece, found, at)


def _is_usual(form: str, usual: set[str]) -> bool:
    """Is this a notation that lines begin with, or one of those with a wrong sign in it: 10:02.29 among 10:02:29, and
    10:02:29.11 among 10:02:29:11?"""
    return form in usual or (len(form) > 5 and any(_differ_in_a_sign(form, one) for one in usual))


def _differ_in_a_sign(one: str, two: str) -> bool:
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _stamps(piece: Piece, found: re.Match[str], at: int) -> tuple[Stamp, ...]:
    names = ("one", "two") if found["two"] else ("one",)
    return tuple(Stamp(piece.line, piece.column + at + found.start(name), found[name]) for name in names)


# --------------------------------------------------------------------------- labels


def _tag(piece: Piece, at: int, own: Own) -> tuple[Tag, int] | None:
    """The label that stands at `at`, and where what it names begins."""
    text = piece.text[at : at + LONGEST + 20]
    lead = len(text) - len(text.lstrip())
    for pattern in (COLON, TIMED, NUMBERED, BEFORE_NAME, APART, ALONE):
        found = pattern.match(text.lstrip())
        if found and (role := _role(found, pattern, own)):
            head = spans.part(piece, at, at + lead + found.end())
            assert head is not None
            parts = found.groupdict()
            number, mark = parts.get("number") or "", (parts.get("mark") or "").strip()
            return Tag(role, " ".join(found["words"].upper().split()), head, number, mark), at + lead + found.end()
    return None


def _role(found: re.Match[str], pattern: re.Pattern[str], own: Own) -> str:
    """What a label names; without a colon only words in upper case, or beside a number, are labels."""
    words = " ".join(found["words"].split())
    role = "narration" if vocabulary.is_narrator(words) else vocabulary.line_label(words)
    if pattern is COLON:
        return role or own.get(words.upper(), "") or columns.role_named(words)
    if pattern is TIMED:
        return role if role == "picture" and (words.isupper() or words.istitle()) else ""
    if pattern is BEFORE_NAME:
        known = role in ("sync", "narration") and persons.is_name(vocabulary.heading_of(found["name"]).speaker)
        return role if known and (words.isupper() or "-" in words) else ""
    if pattern is APART and not role and words.isupper() and found.group().rstrip()[-1:] not in "-–—":
        return columns.role_named(words)
    if pattern is ALONE and (role in CUES or words.upper() in own):
        return own.get(words.upper(), "")
    if pattern is APART and role in ("picture", "sound") and words.istitle():
        return "" if found.group().rstrip()[-1:] in "-–—" else role
    if pattern is NUMBERED and not role and columns.role_named(words) == "duration":
        return "duration"
    return role if words.isupper() or (pattern is NUMBERED and words[:1].isupper()) else ""


# --------------------------------------------------------------------------- times behind


def times_of(piece: Piece) -> tuple[Stamp, ...]:
    """The times that a piece begins with, in any notation."""
    found = LEAD.match(piece.text[:TAIL_LENGTH])
    return _stamps(piece, found, 0) if found and _holds(found) else ()


def tails_of(pieces: Sequence[Piece]) -> Iterator[Tail]:
    """The times that stand at the ends of a paragraph's lines: last lines first, one that is broken over two first of
    all."""
    for at in range(len(pieces) - 1, -1, -1):
        last = at == len(pieces) - 1
        if at and (tail := _broken(pieces[at - 1], pieces[at])):
            yield replace(tail, lines=(at - 1, at))
        elif tail := _tail(pieces[at], last):
            yield replace(tail, lines=(at, at))


def _tail(piece: Piece, last: bool) -> Tail | None:
    """The time at the end of a line; one blank before it is enough on the last line only."""
    start = max(0, len(piece.text) - TAIL_LENGTH)
    found = TAIL.search(piece.text, start)
    if not found or not _holds(found):
        return None
    before = piece.text[start : found.start()]
    how = _how(found, piece.text[max(0, found.start() - 2) : found.start()])
    if (how == "near" and not last) or (how != "tc" and NO_POSITION.search(before)):
        return None
    return Tail(_stamps(piece, found, 0), how, form_of(found["one"]), found.start())


def _broken(one: Piece, two: Piece) -> Tail | None:
    """A range in brackets that is broken over two lines."""
    start = max(0, len(one.text) - TAIL_LENGTH)
    edge = len(one.text) - start
    found = TAIL.search(one.text[start:] + "\n" + two.text[:TAIL_LENGTH]) if len(two.text) < TAIL_LENGTH else None
    if not found or not found["two"] or found.start() >= edge or found.start("two") <= edge or not _holds(found):
        return None
    first = Stamp(one.line, one.column + start + found.start("one"), found["one"])
    second = Stamp(two.line, two.column + found.start("two") - edge - 1, found["two"])
    return Tail((first, second), "bracket", form_of(found["one"]), start + found.start())


def _holds(found: re.Match[str]) -> bool:
    return bool(form_of(found["one"])) and (not found["two"] or bool(form_of(found["two"])))


def _how(found: re.Match[str], before: str) -> str:
    if found["tc"]:
        return "tc"
    if found["mark"]:
        return "bracket"
    return "wide" if "\t" in before or len(before) - len(before.rstrip()) > 1 else "near"
