"""Stories as the computers of American newsrooms print them: fields with an equals sign, and what is said on tape in double brackets.

    Cigar raid           (------------)             SUPER=02-Rob Keller; :05
    ANCHOR=Dana          VO-NAT                     ((ROB KELLER/GROWER: NOBODY HERE BELIEVES IN SIGNS.))
    [WRITER=rlk]         It was all below ground.   RUNS=:47
    Good evening.        (------------)             OUT Q=News 6.

What stands free is read by the anchor whom the story's field names: in vision, over pictures where a rule closes what VO began;
and by the reporter below a tape of a minute and more whose bites follow. Seconds are lengths, or say when a caption comes on a tape.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from otio_redfiles.layout.words import persons, spans, speakers, wording
from otio_redfiles.layout.words.interpret import NARRATOR, Read
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "newsroom story, fields and words, without timecodes"
FIELD = re.compile(r"\s*(?P<open>\[?)\s?(?P<key>[A-Z][A-Z0-9 #./-]{0,15}?)\s?=\s?(?P<value>[^\n]*?)(?(open)\]?)\s*\Z")
TELLING = re.compile(r"(?:SUPER|CG|FONT|CHYRON|L/?3|LOWER THIRD|RUNS?|TRT|TIME|(?:IN|OUT)[ -]?(?:Q|CUE)|TAPE ?#?|ANCHORS?|TALENT|NEWSCAST|SHOW|SLUG|WRITER|GRAPHICS?|ENG ?#?)")
"""What such fields are called, whatever else a house prints."""
STORY = re.compile(r"(?:ANCHORS?|TALENT|READER|HOST|PRESENTER|NEWSCAST|SHOW|SLUG|WRITER)\Z")
"""What the fields at the head of a story say."""
CAPTION = re.compile(r"(?:SUPER|CG|FONT|CHYRON|L/?3|LOWER THIRD)\b")
READS = re.compile(r"(?:ANCHORS?|TALENT|READER|HOST|PRESENTER)\Z")
LASTS = re.compile(r"(?:RUNS?|TRT|TIME)\Z")
MINUTES = re.compile(r"0?[1-9]\d?:\d{2}\b")
CODE = re.compile(r"\s*(?:\d{1,3}\s*-\s*)?")
"""The number of a caption's form before its words: 02-Rob Keller"""
DIRECTION = re.compile(
    r"[(\[]{0,2}[\s*/=-]{0,40}(?:(?:TAKE|ROLL|END|TALK|READ|STAND BY)\s+)?(?P<what>VO|SOT|NATS?|PKG|PACKAGE|VOSOT|O/?C|ON[ -]CAM(?:ERA)?|LIVE|TAPE|GRAPHIC|FULL ?SCREEN|ANCHOR|TAG|TOSS|WIPE)"
    r"(?:[\s/-]{1,3}(?:VO|SOT|NATS?|PKG|SOUND|FULL|UNDER|UP|LIVE|TAPE|CAM|TAG))*(?:\s+(?:\d{1,2}:)?\d{0,2}:\d{2})?[\s*/=-]{0,40}[)\]]{0,2}:?")
"""What runs now, a time of its tape behind it or none: VO-NAT, (/////SOT/////), [SOT 00:50:29]"""
RULED = re.compile(r"[\W_]*\Z|[(\[]{1,2}\W{0,40}[A-Z][A-Z /-]{0,20}\W{0,40}[)\]]{1,2}\Z")
RULE = re.compile(r"[(\[]?\s*[-=_*]{4,}\s*[)\]]?\Z")
CLOSES = re.compile(r"(?:O/?C|ON[ -]CAM(?:ERA)?|ANCHOR|TAG)\Z")
BRACKETED = re.compile(r"\[[^\[\]]{1,40}\]\Z")
SECONDS = re.compile(r"[(\[]?(?:\d{1,2})?:\d{2}(?:-\d{1,3})?[)\]]?")
TURN = re.compile(r"[(\[{<*\s]{1,6}(?P<name>[^\W\d_][\w.'’ -]{0,40}?)[)\]}>*\s]{1,6}:?\Z")
"""An anchor's turn, one of several: (KIM), [BOB]"""
SAID = re.compile(r"(?P<name>[^\W\d_][\w.'’ -]{1,40})(?:\s*[/,]\s*[^:/()]{2,60})?\s?:\s*(?=\S)")
"""Who says what double brackets hold, his role behind his name, the words glued to the colon or not: ((BO HENNING/PILOT:WE LEFT.))"""
LEAST, KINDS = 5, 3
TITLE = 5
"""Words: no story's name has more."""


def is_coded(texts: Sequence[str]) -> bool:
    """Do several lines set fields with an equals sign, some of them such as a newsroom tells?"""
    keys = [found["key"] for text in texts if (found := FIELD.match(text))]
    told = {key for key in keys if TELLING.fullmatch(key)}
    return len(keys) >= LEAST and len(told) >= KINDS


def read_story(rows: Sequence[Piece]) -> Read:
    """What the stories say."""
    texts = [row.text.strip() for row in rows]
    names, teller = set(_names(texts)), _Teller(_anchor(texts), _anchors(texts))
    over, reported = set(_over(texts, names)), set(_reported(texts, names))
    for at, row in enumerate(rows):
        if at in names:
            teller.name(row)
        else:
            teller.tell(row, Delivery.NARRATION if at in reported else Delivery.VOICE_OVER if at in over else Delivery.SYNC)
    return Read(NAME, teller.scribe.written())


def _anchor(texts: Sequence[str]) -> str:
    """Who reads, as a field says; "" where none does."""
    return next((name for text in texts if (name := _reader(text))), "")


def _anchors(texts: Sequence[str]) -> frozenset[str]:
    """Everybody who reads, in small letters, several parted by a slash: ANCHOR=Kim/Bob."""
    return frozenset(name.strip().casefold() for text in texts for name in re.split(r"[/&,+]|\sand\s", _reader(text)) if name.strip())


def _reader(text: str) -> str:
    found = FIELD.match(text)
    return found["value"].strip() if found and READS.match(found["key"]) else ""


def _key(text: str) -> str:
    return found["key"] if (found := FIELD.match(text)) else ""


def _names(texts: Sequence[str]) -> Iterator[int]:
    """Where stories are named: right above the fields of their heads, alone or in brackets, no sentence going on there."""
    anchors = _anchors(texts)
    for at, (text, below) in enumerate(zip(texts, texts[1:], strict=False)):
        above = texts[at - 1] if at else ""
        if FIELD.match(text) or DIRECTION.fullmatch(text) or not FIELD.match(below) or text.strip("([{<*>}])").casefold() in anchors:
            continue
        ends = wording.is_finished(above) or not _is_read(above)
        if BRACKETED.match(text) or (STORY.match(_key(below)) and _is_name(text) and ends):
            yield at


def _is_name(text: str) -> bool:
    return len(text.split()) <= TITLE and not wording.is_finished(text) and _is_read(text)


def _is_read(text: str) -> bool:
    """Do words stand free on a line, no field or direction of the page's computer?"""
    return not (text.startswith("((") or TURN.match(text) or FIELD.match(text) or DIRECTION.fullmatch(text) or RULED.match(text) or SECONDS.fullmatch(text))


def _over(texts: Sequence[str], names: set[int]) -> Iterator[int]:
    """Which lines are read over pictures: from VO to the rule, or to the word that brings the anchor back. Where a tape or another
    story follows, nothing says when the pictures began to be all that is seen."""
    begun: int | None = None
    for at, text in enumerate(texts):
        told = DIRECTION.fullmatch(text)
        if told is not None and told["what"] == "VO":
            begun = at
        elif begun is not None and (RULE.match(text) or (told is not None and CLOSES.match(told["what"]))):
            yield from range(begun, at)
            begun = None
        elif at in names or told is not None:
            begun = None


def _reported(texts: Sequence[str], names: set[int]) -> Iterator[int]:
    """Which lines a reporter reads: those below a tape that lasts minutes without a word of it, if bites follow in its story."""
    ends = [at for at, text in enumerate(texts) if at in names or READS.match(_key(text))] + [len(texts)]
    for begin, end in zip([0, *ends], ends, strict=False):
        tape: int | None = None
        for at in range(begin, end):
            told, field = DIRECTION.fullmatch(texts[at]), FIELD.match(texts[at])
            if told is not None:
                tape = at
            elif texts[at].startswith("((") or _is_read(texts[at]):
                tape = None
            elif tape is not None and field and LASTS.match(field["key"]) and MINUTES.match(field["value"].strip()):
                if any(text.startswith("((") and not DIRECTION.fullmatch(text) for text in texts[at:end]):
                    yield from range(at, end)
                break


class _Teller:
    """Tells stories line by line. `taped` says that double brackets are open; `shown` whom the caption above them names; `reading`
    how free words are being read now."""

    def __init__(self, anchor: str, anchors: Collection[str]) -> None:
        self.scribe, self.anchor, self.anchors, self.shown = Scribe(), anchor, anchors, ""
        self.taped = self.begun = False
        self.reading: tuple[str, Delivery] | None = None

    def name(self, row: Piece) -> None:
        """The name of a story, which begins anew here."""
        self.begun, self.reading = False, None
        self.scribe.cue(CueKind.HEADER, (row,))

    def tell(self, row: Piece, delivery: Delivery) -> None:
        text = row.text.strip()
        if self.taped or (text.startswith("((") and not DIRECTION.fullmatch(text)):
            self._tape(row)
        elif (turn := TURN.match(text)) is not None and turn["name"].casefold() in self.anchors:
            self.scribe.begin(turn["name"], Delivery.SYNC, (row,))
            self.anchor, self.begun, self.reading = turn["name"], True, (turn["name"], Delivery.SYNC)
        elif (field := FIELD.match(text)) is not None:
            self._field(row, field)
        elif DIRECTION.fullmatch(text):
            self.begun = True
            self.scribe.cue(CueKind.SOUND if "NAT" in text else CueKind.OTHER, (row,))
        elif not self.scribe.items and not wording.is_finished(text):
            self.scribe.cue(CueKind.HEADER, (row,))
        elif RULED.match(text) or SECONDS.fullmatch(text) or TELLING.fullmatch(text) or BRACKETED.match(text):
            self.scribe.cue(CueKind.OTHER if self.begun else CueKind.HEADER, (row,))
        else:
            self._read(row, delivery)

    def _field(self, row: Piece, field: re.Match[str]) -> None:
        caption = CAPTION.match(field["key"])
        if caption:
            name = persons.person_in(field["value"][CODE.match(field["value"]).end() :].partition(";")[0])
            self.shown = name if persons.is_name(name) else ""
        if name := _reader(row.text):
            self.anchor, self.reading = name, None
        kind = CueKind.TITLE if caption else CueKind.OTHER if self.begun else CueKind.HEADER
        self.scribe.cue(kind, (row,))

    def _read(self, row: Piece, delivery: Delivery) -> None:
        """What the anchor or a reporter reads, going on where only fields and directions stood between."""
        named = self.anchor and delivery is not Delivery.NARRATION
        who = (self.anchor, delivery) if named else (NARRATOR, Delivery.NARRATION)
        if self.reading != who:
            self.scribe.begin(*who, line=row.line)
        self.begun, self.reading = True, who
        self.scribe.say((row,))

    def _tape(self, row: Piece) -> None:
        """Words said on tape, whose name stands before a colon or in the caption above."""
        text = row.text
        start = len(text) - len(text.lstrip("( \t")) if not self.taped else 0
        closed = text.rstrip().endswith("))")
        piece = spans.part(row, start, len(text.rstrip(") \t")) if closed else None)
        opened, self.taped, self.begun = not self.taped, not closed, True
        if piece is None:
            return
        name, words = _said(piece.text) if opened else ("", 0)
        if opened:
            head = spans.part(piece, 0, words) if words else None
            self.scribe.begin(name or self.shown, Delivery.SYNC, (head,) if head else (), line=row.line)
            self.reading = None
        if (said := spans.part(piece, words)) is not None:
            self.scribe.say((said,))


def _said(text: str) -> tuple[str, int]:
    """Who says what double brackets hold, and where the words begin; "" and 0 where they name nobody."""
    found = SAID.match(text)
    name = persons.person_in(found["name"]) if found else ""
    if found and persons.is_name(name):
        return name, found.end()
    label = speakers.label_of(text)
    return (label.speaker, label.words) if label is not None and label.words else ("", 0)
