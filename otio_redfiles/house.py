"""Our own script pages, PICTURE | TIMECODE | SOUND: what a row holds, how it is spelled, how it is read back.

A row has a picture or none, a timecode as printed or none (with `out`: a range), and at most one part of
sound: a speech that begins, words that go on, or a cue. The same rows make the Word page (`paragraphs`
spells the part of a row, `token_of` reads a paragraph) and the spreadsheet (a column for each field of a
part).

A part is spelled as any such script does, as far as that reads back unambiguously. Where it does not, square
brackets, an editor's sign for what he supplies, say what is meant:

    NARRATOR               a heading, as printed; what follows is said by that speaker
    [NARRATOR]             the speaker, where the page prints no heading
    BOY [BOY; voice-over]  speaker and delivery, where the heading alone does not say them
    NARRATOR cont…         the speech before goes on, at a timecode of its own
    [10:03:21:05]          where something without a printed timecode was placed
    TITLE MUSIC            a cue, where its form says so;  [music] Theme  where it does not
    [words] YES            words that look like a heading or a cue
"""

import re
from dataclasses import dataclass
from enum import Enum

from otio_redfiles.model import Cue, CueKind, Delivery, Reading, Script, Shot, Speech
from otio_redfiles.tc import label_of, rate_of
from otio_redfiles.vocabulary import cue_kind, heading_of, looks_like_heading

COLUMNS = ("PICTURE", "TIMECODE", "SOUND")
SHEET = ("PICTURE", "TIMECODE", "OUT", "KIND", "SPEAKER", "DELIVERY", "HEADING", "SOUND")
PROGRAMME = "programme"
RANGE = " – "

HEAD = re.compile(
    r"Programme starts (?P<start>[\d:;]{11}) · (?P<rate>[\d./]+) fps(?P<drop> drop-frame)?"
    r"(?: · timecodes (?P<style>\S.*))?"
)
MARK = re.compile(rf"\[(words|{'|'.join(kind.value for kind in CueKind)})\] (.*)", re.DOTALL)
SUPPLIED = re.compile(
    r"(?:(?P<heading>.*\S) )?\[(?P<speaker>(?:[^\[\]]|\[[^\[\]]*\])*); "
    rf"(?P<delivery>{'|'.join(d.value for d in Delivery)})\]",
    re.DOTALL,
)
LABEL = r"\d\d:\d\d:\d\d[:;]\d\d"
PLACED = re.compile(rf"\[(?P<at>{LABEL})(?:{RANGE}(?P<out>{LABEL}))?\]")
BARE_NAME = re.compile(r"\[([^\[\];]+)\]")


class Kind(str, Enum):
    """What a part of sound is. A re-cue is a speech at a timecode of its own by the speaker before, without
    a heading."""

    SPEECH = "speech"
    RECUE = "re-cue"
    WORDS = "words"
    CONTINUED = "continued"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Part:
    """The sound of one row. `heading` is as printed; speaker and delivery are a speech's, `cue` a cue's."""

    kind: Kind
    text: str = ""
    speaker: str = ""
    delivery: Delivery = Delivery.SYNC
    heading: str = ""
    cue: CueKind = CueKind.OTHER


@dataclass(frozen=True, slots=True)
class HouseRow:
    """One row, and where it stood in the script it was made from: `line`, `start`, and what begins there.

    `placed` is the label of an item that prints no timecode.
    """

    picture: str = ""
    timecode: str = ""
    out: str = ""
    placed: str = ""
    part: Part | None = None
    line: int = 0
    start: int | None = None
    item: Shot | Speech | Cue | None = None

    @property
    def times(self) -> str:
        """The timecode cell: as printed, a range, or in brackets where an item without a timecode was
        placed."""
        begin = self.timecode or self.placed
        times = f"{begin}{RANGE}{self.out}" if self.out else begin
        return times if self.timecode or not times else f"[{times}]"


# --------------------------------------------------------------------------- the head of a page


def head_text(script: Script) -> str:
    """The line below the title: what one must know to read the timecodes."""
    rate = script.rate
    style = f" · timecodes {script.timecode_style}" if script.timecode_style else ""
    drop = " drop-frame" if rate.drop else ""
    return f"Programme starts {label_of(script.start, rate)} · {rate.name} fps{drop}{style}"


def read_head(text: str) -> Reading | None:
    """What a head line says of its page; None for any other line."""
    found = HEAD.fullmatch(text.strip())
    if not found:
        return None
    return Reading(
        rate=rate_of(found["rate"], bool(found["drop"])), start=found["start"], style=found["style"]
    )


# --------------------------------------------------------------------------- spelling a part


def paragraphs(part: Part | None) -> tuple[str, ...]:
    """The lines of a SOUND cell: a heading and words, words alone, or a cue."""
    if part is None:
        return ()
    if part.kind is Kind.CUE:
        return (_spelled_cue(part),)
    if part.kind in (Kind.WORDS, Kind.RECUE):
        return (spelled_words(part.text),)
    heading = spelled_heading(part) if part.kind is Kind.SPEECH else continued_heading(part)
    return (heading, spelled_words(part.text, after_heading=True)) if part.text else (heading,)


def spelled_heading(part: Part) -> str:
    """The heading of a speech: as printed, with what it does not say supplied in brackets."""
    name = part.heading or f"[{part.speaker}]"
    if token_of(name) == Part(Kind.SPEECH, "", part.speaker, part.delivery, part.heading):
        return name
    supplied = f"{part.heading} [{part.speaker}; {part.delivery}]".lstrip()
    if SUPPLIED.fullmatch(supplied):
        return supplied
    return f"{part.heading} [{re.sub(r'[][]', '', part.speaker)}; {part.delivery}]".lstrip()


def continued_heading(part: Part) -> str:
    """The heading that brings a speech back: `NARRATOR cont…`."""
    text = f"{part.speaker} cont…"
    return text if token_of(text).kind is Kind.CONTINUED else "NARRATOR cont…"


def _spelled_cue(part: Part) -> str:
    return (
        part.text
        if token_of(part.text) == Part(Kind.CUE, part.text, cue=part.cue)
        else f"[{part.cue}] {part.text}"
    )


def spelled_words(text: str, after_heading: bool = False) -> str:
    """Words as they are; marked where they would be read as something else."""
    read = token_of(text, after_heading)
    return text if not text or (read.kind is Kind.WORDS and read.text == text) else f"[words] {text}"


# --------------------------------------------------------------------------- reading a paragraph


def token_of(text: str, after_heading: bool = False) -> Part:
    """What one paragraph of a SOUND cell is. Right after a heading stand words, whatever they look like."""
    mark = MARK.fullmatch(text)
    if mark:
        return (
            Part(Kind.WORDS, mark[2]) if mark[1] == "words" else Part(Kind.CUE, mark[2], cue=CueKind(mark[1]))
        )
    kind = None if SUPPLIED.fullmatch(text) else cue_kind(text)  # [Man in crowd; sync] names who speaks
    if kind and not after_heading:
        return Part(Kind.CUE, text, cue=kind)
    return (None if after_heading else _heading(text)) or Part(Kind.WORDS, text)


def _heading(text: str) -> Part | None:
    supplied = SUPPLIED.fullmatch(text)
    if supplied:
        return Part(
            Kind.SPEECH, "", supplied["speaker"], Delivery(supplied["delivery"]), supplied["heading"] or ""
        )
    bare = BARE_NAME.fullmatch(text)
    name = bare[1] if bare else text
    if not looks_like_heading(name):
        return None
    speaker, delivery, continued = heading_of(name)
    kind = Kind.CONTINUED if continued else Kind.SPEECH
    return Part(kind, "", speaker, delivery or Delivery.SYNC, "" if bare else text)
