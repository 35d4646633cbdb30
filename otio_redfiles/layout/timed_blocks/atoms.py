"""The lines of a block, cut where a picture, a name or words may begin."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import column_words, vocabulary
from otio_redfiles.layout.words import cues, persons, spans, speakers, wording
from otio_redfiles.layout.words.label import Label
from otio_redfiles.model import CueKind, Piece
from otio_redfiles.vocabulary import is_narrator

BOXES = {"[": "]", "(": ")", "<": ">", "{": "}"}
LED_BOX = re.compile(r"\s*(?:\[[^\[\]]{3,240}\]|\([^()]{3,240}\)|<[^<>]{3,240}>|\{[^{}]{3,240}\})[.,;:]?(?=\s|\Z)")
LAST_BOX = re.compile(r"(?<=[\w.!?…\"”’,;:])\s+(?:\[[^\[\]]{3,240}\]|\([^()]{8,240}\)|<[^<>]{3,240}>|\{[^{}]{3,240}\})\.?\s*\Z")
OPEN_BOX = re.compile(r"(?:\A|(?<=\s))(?P<box>[\[({])[^\[\](){}]*\Z")
"""Where a bracket opens that its line does not close."""
BEHIND = re.compile(r"[.!?…][\"”’]?\s+(?=[^.!?…a-zà-ÿ]*\Z)")
"""The end of a sentence behind which no small letter stands."""
NAMED = re.compile(r"(?P<name>[^\W\d_a-z][^:a-z\d]{1,60}?)\s{0,3}:(?=\s|\Z)")
"""Capitals before a colon, wherever on the line."""
BULLET = re.compile(r"\s*(?:[-–—•*·>]|--)\s+(?=\S)")
LABELLED = re.compile(r"\s*[(\[]?(?P<label>[^\W\d_][\w /.-]{0,22}?)[)\]]?(?:\s*:\s*|\s+[-–—]\s+)(?=\S|\Z)")
HEARD_TOO = frozenset(("track",))
"""Labels of lines that name no column, and are none elsewhere."""
TOKEN = re.compile(r"\S+")
LEAST_CAPITALS, LEAST_LETTERS, MOST_LINES = 2, 6, 5
SURE, POSTED, SURELY, MOST_POSTED = 0.6, 0.65, 0.9, 9
FULL_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*|d[aeiu]|de[lnr]|la|le|van|von|zu|bin|al)(?: (?:[A-ZÀ-Þ][\w.'’-]*|d[aeiu]|de[lnr]|la|le|van|von|zu|bin|al)){1,3}")
AGAIN, MOST_NAMES = 3, 4
"""So often a name alone is somebody's who speaks; so many words it has at most."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Words of a block that are one thing: a piece of a line, or of several where a bracket breaks. `box` is the bracket that they
    stand in; `bullet` and `seen`, `heard`: what leads them on their line; `label`: they are, or begin with, who speaks; `full`: their
    line goes on with the line above, which had no room for its first word; `first` on their line; `inset`: it begins well to the right
    of those with times."""

    pieces: tuple[Piece, ...]
    box: str = ""
    bullet: Piece | None = None
    seen: Piece | None = None
    heard: Piece | None = None
    label: Label | None = None
    cue: CueKind | None = None
    full: bool = False
    first: bool = True
    inset: bool = False

    @property
    def text(self) -> str:
        return spans.joined(self.pieces)

    @property
    def is_name(self) -> bool:
        """Is it who speaks, and nothing else?"""
        return self.label is not None and not self.box


@dataclass(frozen=True, slots=True)
class Names:
    """The names in capitals `before` colons on a page, and those that again and again stand `alone` on its lines or in brackets."""

    before: Collection[str] = frozenset()
    alone: Collection[str] = frozenset()


def atoms_of(lines: Sequence[Piece], full: Sequence[bool], names: Names = Names()) -> tuple[Atom, ...]:
    """The atoms of a block's lines; `full` says of every line that the one above had no room for its first word."""
    found: list[Atom] = []
    for pieces, on, first in _whole(lines, full):
        for atom in _boxed(pieces, on, first) if len(pieces) > 1 else _of_line(pieces[0], on, first, names):
            if found and (whole := _name_over_two(found[-1], atom)) is not None:
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *atom.pieces), label=whole)
            elif found and _goes_on(found[-1], atom):
                found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *atom.pieces))
            else:
                found.append(atom)
    return tuple(found)


def _name_over_two(above: Atom, atom: Atom) -> Label | None:
    """Who speaks where a wrap broke what he is (Ada Lorne, Northern / Lights Board:); None where it did not."""
    if not (atom.full and atom.is_name and atom.text.rstrip()[-1:] == ":" and "," in above.text) or above.box or wording.is_finished(above.text) or (above.label and above.label.words is not None):
        return None
    name = above.text.partition(",")[0].strip()
    label = speakers.label_of(f"{above.text} {atom.text}")
    return label if label is not None and label.speaker == name and persons.is_name(name) and len(name.split()) > 1 else None


def _goes_on(above: Atom, atom: Atom) -> bool:
    """Does a line go on with what stands above it: in small letters, behind an open end, or where words had no room there?"""
    if not atom.first or atom.box or above.box or atom.bullet or atom.seen or atom.heard or atom.label or above.is_name or wording.is_upper(above.text) != wording.is_upper(atom.text):
        return False
    open_ = not wording.is_finished(above.text)
    inside = not above.first and wording.is_upper(above.text)  # capitals that began amid their line
    return open_ and (wording.goes_on(above.text, atom.text) or (atom.full and (inside or wording.spoken(above.text) > 0)))


def _whole(lines: Sequence[Piece], full: Sequence[bool]) -> Iterator[tuple[tuple[Piece, ...], bool, bool]]:
    """The lines, those that a bracket breaks over apart: what stands before it, the bracket, what stands behind it."""
    at, rest, first = 0, None, True
    while at < len(lines):
        line = rest or lines[at]
        opened = OPEN_BOX.search(line.text)
        end = next((n for n in range(at + 1, min(len(lines), at + MOST_LINES)) if BOXES[opened["box"]] in lines[n].text), None) if opened else None
        if not opened or end is None:
            yield (line,), full[at] and rest is None, first
            at, rest, first = at + 1, None, True
            continue
        if before := spans.part(line, 0, opened.start("box")):
            yield (before,), full[at] and rest is None, first
        close = lines[end].text.index(BOXES[opened["box"]]) + 1
        parts = spans.part(line, opened.start("box")), *lines[at + 1 : end], spans.part(lines[end], 0, close)
        yield tuple(part for part in parts if part), False, first and before is None
        at, rest, first = (end, spans.part(lines[end], close), False) if lines[end].text[close:].strip(" .,;:") else (end + 1, None, True)


def _boxed(pieces: tuple[Piece, ...], full: bool, first: bool) -> Iterator[Atom]:
    """A bracket that breaks over lines."""
    text = spans.joined(pieces)
    label = speakers.label_of(text)
    yield Atom(pieces, text[:1], full=full, first=first, label=label if label is not None and label.bite else None, cue=cues.cue_of(text))


def _of_line(line: Piece, full: bool, first: bool, names: Names) -> Iterator[Atom]:
    led = _led(line) if first else Atom((line,))
    for piece in _cut(led.pieces[0], names.before):
        yield from _named(replace(led, pieces=(piece,)) if first else Atom((piece,)), full and first, first, names.alone)
        first = False


def _cut(line: Piece, known: Collection[str]) -> Iterator[Piece]:
    """The pieces of a line: brackets that lead it, one that ends it, capitals before a sentence or a known name, and what stands
    between."""
    at = 0
    while (found := LED_BOX.match(line.text, at)) and found.end() > at:
        if piece := spans.part(line, at, found.end()):
            yield piece
        at = found.end()
    last = LAST_BOX.search(line.text, at)
    end = last.start() if last else len(line.text)
    middle = spans.part(line, at, end)
    if middle is not None:
        cut = capitals_before(middle.text) or before_name(middle.text, known) or capitals_behind(middle.text)
        yield from (piece for piece in (spans.part(middle, 0, cut), spans.part(middle, cut) if cut else None) if piece)
    if last and (piece := spans.part(line, last.start())):
        yield piece


def capitals_before(text: str) -> int | None:
    """Where a sentence begins behind several words in capitals; None where none does."""
    tokens = [*TOKEN.finditer(text)]
    lower = next((n for n, token in enumerate(tokens) if any(letter.islower() for letter in token.group())), None)
    if lower is None or lower < LEAST_CAPITALS:
        return None
    at = lower - 1 if len(tokens[lower - 1].group().strip("“\"‘")) == 1 and tokens[lower].group()[:1].islower() else lower
    head = text[: tokens[at].start()]
    begins = tokens[at].group().lstrip("“\"‘'")[:1].isupper() or tokens[at].group()[:1].isdigit()
    letters = sum(letter.isalpha() for letter in head)
    return tokens[at].start() if begins and at >= LEAST_CAPITALS and letters >= LEAST_LETTERS and ":" not in head else None


def capitals_behind(text: str) -> int | None:
    """Where several words in capitals stand behind a sentence, up to the end of the line; None where none do."""
    found = BEHIND.search(text)
    tail = text[found.end() :] if found else ""
    several = len(tail.split()) >= LEAST_CAPITALS and sum(map(str.isalpha, tail)) >= LEAST_LETTERS
    return found.end() if found and several and wording.is_upper(tail) and not wording.is_upper(text) and ":" not in tail else None


def before_name(text: str, known: Collection[str]) -> int | None:
    """Where a name that the page knows stands before a colon, behind a picture on its line."""
    found = NAMED.search(text)
    words = found["name"].split() if found else []
    name = next((" ".join(words[at:]) for at in range(len(words)) if " ".join(words[at:]) in known), "")
    at = found.end("name") - len(name) if found and name else 0
    return at if at and text[:at].strip(" \t-–—•*·>") else None


def names_before_colons(texts: Sequence[str]) -> frozenset[str]:
    """The names in capitals that stand before colons, whatever stands before them: the longest end that several have, or a word for
    the narrator."""
    ends = [_ends(found["name"]) for text in texts if (found := NAMED.search(text))]
    often = Counter(end for each in ends for end in each)
    return frozenset(name for each in ends if (name := next((end for end in each if often[end] > 1 or is_narrator(end)), "")))


def names_alone(texts: Sequence[str]) -> frozenset[str]:
    """The full names that are all of a line, or lead one in a bracket, again and again, and what stands below begins anew."""
    seen = Counter(name for text in texts if (name := _bare(text if (box := LED_BOX.match(text)) is None else box.group())))
    small = {_bare(one) for one, two in pairwise(texts) if two[:1].islower()}
    return frozenset(name for name, count in seen.items() if count >= AGAIN and name not in small)


def _bare(text: str) -> str:
    """The full name that a text is but for a bracket round it; "" for others."""
    text = text.strip()
    bare = text[1:-1].strip() if text[:1] in ("(", "[") and text[-1:] == BOXES[text[0]] else text
    whole = 1 < len(bare.split()) <= MOST_NAMES and (FULL_NAME.fullmatch(bare) or vocabulary.looks_like_heading(bare))
    return bare if whole and persons.is_name(bare) and not wording.is_sized(bare) and cues.cue_of(bare) is None else ""


def _ends(name: str) -> tuple[str, ...]:
    """The last three words before a colon, the last two, the last."""
    words = name.split()
    return tuple(" ".join(words[-count:]) for count in range(min(3, len(words)), 0, -1))


def _led(piece: Piece) -> Atom:
    """A piece at the head of its line, without the bullet or the label of its column."""
    if found := BULLET.match(piece.text):
        rest, head = spans.part(piece, found.end()), spans.part(piece, 0, found.end())
        return Atom((rest or piece,), bullet=head if rest else None)
    found = LABELLED.match(piece.text)
    role = _role(found["label"].lower()) if found else ""
    rest = spans.part(piece, found.end()) if found and role else None
    head = spans.part(piece, 0, found.end()) if found and rest else None
    if rest is None:
        return Atom((piece,))
    return Atom((rest,), seen=head) if role == "picture" else Atom((rest,), heard=head)


def _role(label: str) -> str:
    """What a line's label says of it: "picture", "sound" or ""."""
    named = column_words.role_named(label)
    if label in HEARD_TOO or named in ("picture", "sound"):
        return named or "sound"
    line = vocabulary.line_label(label)
    return line if line in ("picture", "sound") else ""


def _named(atom: Atom, full: bool, first: bool, alone: Collection[str]) -> Iterator[Atom]:
    """An atom, who speaks apart from what he says; `alone` are names that stand alone on the page."""
    (piece,), text, box = atom.pieces, atom.text, _box(atom.text)
    atom = replace(atom, full=full, first=first)
    if (name := _bare(text)) in alone:
        yield replace(atom, label=Label(name, None, sure=SURELY))
        return
    label = speakers.label_of(text) or _posted(text)
    if label is not None and (label.sure < SURE or (box and not label.bite) or (full and not _names(text, label))):
        label = None
    if label is None or box:
        yield replace(atom, box=box, label=label, cue=cues.cue_of(text))
        return
    head, rest = spans.part(piece, 0, label.words), spans.part(piece, label.words) if label.words else None
    if head is not None:
        yield replace(atom, pieces=(head,), label=label)
    if rest is not None:
        yield Atom((rest,), _box(rest.text), first=False, cue=cues.cue_of(rest.text))


def _posted(text: str) -> Label | None:
    name = persons.posted(text, MOST_POSTED)
    return Label(name, None, sure=POSTED) if name else None


def _names(text: str, label: Label) -> bool:
    """Does a label at the head of a line that could go on with the one above surely name somebody: in capitals, by two names?"""
    name = text[: label.words].strip(" :") if label.words else text.strip()
    return label.bite or wording.is_upper(name) or is_narrator(label.speaker) or (len(label.speaker.split()) > 1 and persons.is_name(label.speaker))


def _box(text: str) -> str:
    """The bracket that words stand in as a whole."""
    text = text.strip()
    return text[:1] if text[:1] in BOXES and LED_BOX.fullmatch(text) else ""
