"""Stories as the computers of American newsrooms print them: fields with an equals sign, and what is said on tape in double brackets.

    ANCHOR=Dana      SUPER=02-Rob Keller; :05      ((ROB KELLER: NOBODY HERE BELIEVES IN SIGNS.))      RUNS=:47      OUT Q=News 6.

What stands free is read by the anchor, whom a field may name. Seconds are lengths, or say when a caption comes on a tape.
"""

import re
from collections.abc import Sequence

from otio_redfiles.layout.words import persons, spans, speakers, wording
from otio_redfiles.layout.words.interpret import NARRATOR, Read
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "newsroom story, fields and words, without timecodes"
FIELD = re.compile(r"\s*(?P<key>[A-Z][A-Z0-9 #./-]{0,15}?)\s?=\s?(?P<value>.*)\Z")
TELLING = re.compile(r"(?:SUPER|CG|FONT|CHYRON|L/?3|LOWER THIRD|RUNS?|TRT|TIME|(?:IN|OUT)[ -]?(?:Q|CUE)|TAPE ?#?|ANCHOR|TALENT|NEWSCAST|SLUG|WRITER)")
"""What such fields are called, whatever else a house prints."""
CAPTION = re.compile(r"(?:SUPER|CG|FONT|CHYRON|L/?3|LOWER THIRD)\b")
READS = re.compile(r"(?:ANCHORS?|TALENT|READER|HOST|PRESENTER)\Z")
CODE = re.compile(r"\s*(?:\d{1,3}\s*-\s*)?")
"""The number of a caption's form before its words: 02-Rob Keller"""
DIRECTION = re.compile(
    r"[(\[]{0,2}[\s*/=-]{0,40}(?:(?:TAKE|ROLL|END|TALK|READ|STAND BY)\s+)?(?:VO|SOT|NATS?|PKG|PACKAGE|VOSOT|O/?C|ON[ -]CAM(?:ERA)?|LIVE|TAPE|GRAPHIC|FULL ?SCREEN|ANCHOR|TAG|TOSS|WIPE)"
    r"(?:[\s/-]{1,3}(?:VO|SOT|NATS?|PKG|SOUND|FULL|UNDER|UP|LIVE|TAPE|CAM|TAG))*[\s*/=-]{0,40}[)\]]{0,2}:?")
RULED = re.compile(r"[\W_]*\Z|[(\[]{1,2}\W{0,40}[A-Z][A-Z /-]{0,20}\W{0,40}[)\]]{1,2}\Z")
SECONDS = re.compile(r"[(\[]?(?:\d{1,2})?:\d{2}[)\]]?")
LEAST, KINDS = 5, 3


def is_coded(texts: Sequence[str]) -> bool:
    """Do several lines set fields with an equals sign, some of them such as a newsroom tells?"""
    keys = [found["key"] for text in texts if (found := FIELD.match(text))]
    told = {key for key in keys if TELLING.fullmatch(key)}
    return len(keys) >= LEAST and len(told) >= KINDS


def read_story(rows: Sequence[Piece]) -> Read:
    """What the story says."""
    teller = _Teller(_anchor([row.text for row in rows]))
    for row in rows:
        teller.tell(row)
    return Read(NAME, teller.scribe.written())


def _anchor(texts: Sequence[str]) -> str:
    """Who reads, as a field says; "" where none does."""
    return next((found["value"].strip() for text in texts if (found := FIELD.match(text)) and READS.match(found["key"]) and found["value"].strip()), "")


class _Teller:
    """Tells a story line by line. `taped` says that double brackets are open; `shown` whom the caption above them names."""

    def __init__(self, anchor: str) -> None:
        self.scribe, self.anchor, self.shown = Scribe(), anchor, ""
        self.taped = self.begun = self.reading = False

    def tell(self, row: Piece) -> None:
        text = row.text.strip()
        if self.taped or text.startswith("(("):
            self._tape(row)
        elif (field := FIELD.match(text)) is not None:
            self._field(row, field)
        elif DIRECTION.fullmatch(text):
            self.begun = True
            self.scribe.cue(CueKind.SOUND if "NAT" in text else CueKind.OTHER, (row,))
        elif RULED.match(text) or SECONDS.fullmatch(text):
            self.scribe.cue(CueKind.OTHER, (row,))
        elif not self.begun and self.scribe.items == [] and not wording.is_finished(text):
            self.scribe.cue(CueKind.HEADER, (row,))
        else:
            self._read(row)

    def _field(self, row: Piece, field: re.Match[str]) -> None:
        caption = CAPTION.match(field["key"])
        if caption:
            name = persons.person_in(field["value"][CODE.match(field["value"]).end() :].partition(";")[0])
            self.shown = name if persons.is_name(name) else ""
        kind = CueKind.TITLE if caption else CueKind.OTHER if self.begun else CueKind.HEADER
        self.scribe.cue(kind, (row,))

    def _read(self, row: Piece) -> None:
        """What the anchor reads, going on where only fields and directions stood between."""
        if not self.reading:
            who = (self.anchor, Delivery.SYNC) if self.anchor else (NARRATOR, Delivery.NARRATION)
            self.scribe.begin(*who, line=row.line)
        self.begun = self.reading = True
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
        label = speakers.label_of(piece.text) if opened else None
        head = spans.part(piece, 0, label.words) if label is not None and label.words else None
        if opened:
            name = label.speaker if label is not None and head is not None else self.shown
            self.scribe.begin(name, Delivery.SYNC, (head,) if head else (), line=row.line)
            self.reading = False
        said = spans.part(piece, label.words) if label is not None and head is not None else piece
        if said is not None:
            self.scribe.say((said,))
