"""Two columns, VIDEO and AUDIO, written out row by row without timecodes: which line is seen, and which is said.

    VIDEO / AUDIO                                  the names of the columns
    NARRATION STORMS                               who is heard and, behind that, what is seen
    Storms in the south came early.                words, as their lines wrapped
    ADA LORNE: (In English) ADA LORNE ON-CAMERA
    “We were not ready.”
    Boats in breakers                              what is seen alone: no sentence, and none goes on below
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from otio_redfiles import column_words, noises, vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.lines.stream import Paragraph
from otio_redfiles.layout.untimed import plain_ways, tongues
from otio_redfiles.layout.words import bites, cues, persons, quotes, spans, speakers, wording
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.scribe import NARRATOR
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.model import CueKind, Delivery, Piece

LEAST, MOST_HEAD = 3, 30
"""Pictures and words a page has at least; lines among which its columns are named."""
SEX = r"(?:[(\[]?(?:F|M|FEMALE|MALE)[)\]]?(?=\s|\Z)\s*)?"
"""Whether a woman or a man is to read the translation, behind the tongue: (In Somali) F"""
HEADED = re.compile(r"(?P<name>[^\W\d_a-z][^:a-z]{0,40}?):\s*(?:[(\[][^()\[\]]{2,30}[)\]]\s*" + SEX + r")?(?P<seen>[^\W\d_a-z][^a-z]*)?\Z")
"""Who speaks, in which tongue, and what is seen, all in capitals: MAN: (In French) MAN AT QUAY."""
MARKED = re.compile(rf"(?P<name>[^\W\d_a-z][^:()\[\]a-z]{{0,60}}?)\s*(?:(?i:{tongues.TONGUE})|\((?i:on[ -]camera|off[ -]camera|V\.?/?O\.?|O\.?S\.?|cont['’]?d\.?)\))\s*:?\s*{SEX}\Z")
"""Who speaks, what he is, in which tongue or how he is heard, and no colon before that: ADA LORNE, MAYOR (In French)"""
LED = re.compile(r"(?P<name>[^\W\d_a-z][^:a-z]{0,40}?):\s+(?:[(\[][^()\[\]]{2,30}[)\]]\s*)?(?=[“\"‘A-ZÀ-Þ])")
"""Who speaks, and words: MAN: (In French) “We waited.”"""
BITE = re.compile(r"[(\[]?(?:sound[\s-]?bites?|SOT)\b", re.IGNORECASE)
LASTS = re.compile(r"\s*[(\[]\s*\d{1,3}(?:[.,:]\d{1,2})?\s*(?:['’′]{2}|[”\"″]|s|secs?\.?)\s*[)\]]\s*\Z")
"""How long words last, behind them: (6.5’’)."""
PAGE_NUMBER = re.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")
HEARD_BEHIND = re.compile(r"[\"”»’][.,;]?\s+(?P<heard>[(\[][^()\[\]]{2,30}[)\]])\s*\Z")
MOST_LINES, LONGEST = 4, 48
"""Lines over which a bite's heading runs; characters of a picture that no capitals show."""


def begins_at(paragraphs: Sequence[Paragraph]) -> int | None:
    """Behind which paragraph the rows of such a page begin; None where the page names no such columns or has no such rows."""
    texts = [paragraph.text for paragraph in paragraphs[:MOST_HEAD]]
    found = next((at for at, text in enumerate(texts) if plain_ways.names_columns([text]) or plain_ways.names_columns(texts[at : at + 2])), None)
    if found is None:
        return None
    begin = found + (1 if plain_ways.names_columns([texts[found]]) else 2)
    begin += begin < len(texts) and column_words.role_named(texts[begin]) in ("picture", "sound", "narration")
    lines = _pieces(paragraphs[begin:])
    kinds = [entry.kind for entry in _entries(lines)]
    enough = kinds.count(Kind.PICTURE) >= LEAST and kinds.count(Kind.WORDS) >= LEAST
    indented = sum(line.text[:1].isspace() for line in lines)
    return begin if enough and indented <= 0.1 * len(lines) else None


def records_of(paragraphs: Sequence[Paragraph], begin: int) -> list[Record]:
    """The records of the page, its head first."""
    head = [Record(p.pieces[0].line, (Entry(Kind.CUE, p.pieces, cue=CueKind.HEADER),)) for p in paragraphs[:begin]]
    lines = _pieces(paragraphs[begin:])
    return [*head, *(Record(entry.pieces[0].line if entry.pieces else lines[0].line, (entry,)) for entry in _entries(lines))]


def _pieces(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """The lines of some paragraphs, without the lengths behind their words."""
    lines = (piece for paragraph in paragraphs for piece in paragraph.pieces)
    found = ((line, LASTS.search(line.text)) for line in lines)
    return [words for line, lasts in found if (words := spans.part(line, 0, lasts.start()) if lasts else line) is not None]


def _entries(lines: Sequence[Piece]) -> Iterator[Entry]:
    turn, voiced, at = _Turn(), _voices_above(lines), 0
    while at < len(lines):
        line = lines[at]
        if BITE.match(line.text) and (heading := _bite(lines, at)) is not None:
            found = [heading]
        elif line.line in voiced:
            found = [_voice(line, persons.bare_name(line.text))]
        elif _is_wrapped(lines, at):
            found = [Entry(Kind.PICTURE, tuple(lines[at : at + 2]), bracketed=True)]
        else:
            found = [*_line(line, lines[at + 1].text if at + 1 < len(lines) else "", turn.said, turn.quoting)]
        for entry in found:
            yield from turn.taken(entry, line.line)
        at += len(found[0].pieces) if len(found) == 1 else 1


def _is_wrapped(lines: Sequence[Piece], at: int) -> bool:
    """Does a picture in capitals go on with the line right below it?"""
    one, two = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    return two is not None and two.line == one.line + 1 and wording.is_upper(one.text) and wording.is_upper(two.text) and wording.goes_on(one.text, two.text)


class _Turn:
    """Whose words a line's are. `said` is the sentence that is open, `quoting` that a quotation is; `owed` that somebody was
    named whose words are still to come, `named` the last line of what he says without quotation marks."""

    def __init__(self) -> None:
        self.said, self.quoting, self.narrating, self.owed, self.named = "", False, False, False, 0

    def taken(self, entry: Entry, line: int) -> Iterator[Entry]:
        """The entry, and before words that nobody is named for whose they are: the narrator's. Right below who speaks stand
        words, whatever they look like."""
        if entry.kind is Kind.PICTURE and self.owed and not wording.is_upper(entry.text) and not entry.bracketed:
            entry = replace(entry, kind=Kind.WORDS)
        if entry.kind is Kind.LABEL and entry.label is not None:
            self.narrating, self.said, self.owed = entry.label.delivery is Delivery.NARRATION, "", True
        elif entry.kind is Kind.WORDS:
            if self._are_nobodys(entry.text, line):
                yield Entry(Kind.LABEL, (), Label(NARRATOR, Delivery.NARRATION))
                self.narrating = True
            self.quoting = not quotes.closes(entry.text) if self.quoting else quotes.is_open(entry.text)
            self.said = "" if not self.quoting and wording.is_finished(entry.text) else entry.text
        yield entry

    def _are_nobodys(self, text: str, line: int) -> bool:
        quoted = self.quoting or quotes.is_quoted(text)
        own = self.owed or line == self.named + 1
        self.owed, self.named = False, line if own and not quoted else 0
        return not (quoted or own or self.narrating or self.said)


def _voices_above(lines: Sequence[Piece]) -> frozenset[int]:
    """The lines in capitals that name who says what stands right below them, on pages whose pictures stand alone: where
    nothing else in capitals stands above a line, and some of those say that they are who speaks."""
    capital = [(one, two) for one, two in pairwise(lines) if wording.is_upper(one.text)]
    joined = [(one, two) for one, two in capital if two.line - one.line == 1]
    above = {one for one, two in joined if not wording.is_upper(two.text)}
    marked = sum(bool(MARKED.match(line.text)) for line in lines) + sum(vocabulary.is_narrator(one.text.strip()) for one in above)
    stacked = any(two in above and not wording.goes_on(one.text, two.text) for one, two in joined)
    if len(capital) - len(joined) < LEAST or marked < LEAST or stacked:
        return frozenset()
    return frozenset(one.line for one in above if ":" not in one.text and persons.is_name(one.text) and not _is_technique(one.text.split()[0]))


def _bite(lines: Sequence[Piece], at: int) -> Entry | None:
    """The heading of a bite, over as many lines as stand above its quoted words."""
    end = next((index for index in range(at + 1, min(len(lines), at + MOST_LINES)) if wording.QUOTED.match(lines[index].text)), None)
    pieces = tuple(lines[at:end])
    label = speakers.label_of(spans.joined(pieces)) if end is not None else None
    name = bites.bite_speaker(spans.joined(pieces)) if label is None or not label.speaker else label.speaker
    return Entry(Kind.LABEL, pieces, Label(name, Delivery.SYNC, bite=True)) if end is not None and name else None


def _line(line: Piece, below: str, said: str, quoting: bool) -> Iterator[Entry]:
    """What one line is; `said` is the sentence that is open above it."""
    text = line.text
    if numbered.PAGE.match(text) or PAGE_NUMBER.fullmatch(text):
        yield Entry(Kind.CUE, (line,), cue=CueKind.HEADER)
    elif quoting or (said and not (vocabulary.is_bracketed(text) or wording.is_upper(text) or HEADED.match(text) or MARKED.match(text))):
        yield from _words(line)
    elif (kind := cues.cue_of(text)) is not None:
        yield Entry(Kind.CUE, (line,), cue=kind)
    elif vocabulary.is_bracketed(text):
        yield Entry(Kind.PICTURE, (spans.unbracketed(line),), bracketed=True)
    elif wording.is_upper(text) and wording.QUOTED.match(below) and " " in text.strip() and persons.is_name(text):
        yield Entry(Kind.LABEL, (line,), Label(text.strip(), Delivery.SYNC))
    elif found := MARKED.match(text):
        yield _voice(line, persons.bare_name(found["name"]))
    elif wording.is_upper(text) or HEADED.match(text):
        yield from _headed(line)
    elif (words := _labelled(text)) and (head := spans.part(line, 0, words)) and (rest := spans.part(line, words)):
        yield _voice(head, text.partition(":")[0].strip())
        yield from _words(rest)
    elif _is_seen(text, below):
        yield Entry(Kind.PICTURE, (line,), odds=2.0)
    else:
        yield from _words(line)


def _words(line: Piece) -> Iterator[Entry]:
    """A line of words, and what is heard behind their closing sign: “We will.” (Applause)"""
    found = HEARD_BEHIND.search(line.text)
    heard = spans.part(line, found.start("heard")) if found and noises.is_noise(found["heard"].strip("()[]")) else None
    words = spans.part(line, 0, found.start("heard")) if found and heard else line
    yield from (Entry(Kind.WORDS, (part,), odds=2.0) for part in (words,) if part)
    yield from (Entry(Kind.CUE, (part,), cue=CueKind.SOUND) for part in (heard,) if part)


def _labelled(text: str) -> int:
    """Where the words begin behind a name in capitals and a colon, and the tongue they are said in; 0 without."""
    found = LED.match(text)
    return found.end() if found and persons.is_name(found["name"]) and not _is_technique(found["name"]) else 0


def _voice(head: Piece, name: str) -> Entry:
    """The label of who is heard, by his printed name; NARRATION names what is read, not who reads it."""
    narrated = vocabulary.is_narrator(name)
    return Entry(Kind.LABEL, (head,), Label(NARRATOR if name.upper() == "NARRATION" else name, Delivery.NARRATION if narrated else vocabulary.heading_of(head.text).delivery or Delivery.SYNC))


def _is_technique(name: str) -> bool:
    """Is what stands before a colon how pictures are made or framed: COLLAGE: nets?"""
    return name.lower() in vocabulary.PICTURE_WORDS


def _headed(line: Piece) -> Iterator[Entry]:
    """A line in capitals: who is heard, what is seen, or both."""
    found = HEADED.match(line.text)
    found = None if found and _is_technique(found["name"]) else found
    first = line.text.partition(" ")[0]
    at = (found.start("seen") if found["seen"] else len(line.text)) if found else len(first) + 1 if vocabulary.is_narrator(first) else 0
    if at and (head := spans.part(line, 0, at)):
        yield _voice(head, (found["name"] if found else first).strip())
    if seen := spans.part(line, at):
        yield Entry(Kind.PICTURE, (seen,), bracketed=True)


def _is_seen(text: str, below: str) -> bool:
    """Is a line in small letters what is seen: short, no sentence, none going on below?"""
    goes_on = below[:1].islower() or below[:1].isdigit()
    return len(text) <= LONGEST and not wording.is_finished(text) and not goes_on and not wording.QUOTED.match(text)
