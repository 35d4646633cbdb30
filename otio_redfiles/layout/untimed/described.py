"""Audio description without timecodes: the film's last words in brackets, then what the describer says until it speaks again.

    (“…every single gate.”)                                        blocks begin with the film's words, which cue the describer
    They lean on the beam. [(FAINT) “HEAVE.”] It gives. [:02 PAUSE]   square brackets hold what is heard between his sentences
    Water comes through.

A block is one speech; lines may be wrapped anywhere, within brackets too.
"""

import re
from collections.abc import Iterator, Sequence

from otio_redfiles import vocabulary
from otio_redfiles.layout.words import cues, inner_cues, spans, speakers, wording
from otio_redfiles.layout.words.interpret import NARRATOR, Read
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "audio description without timecodes"
DESCRIBED = re.compile(r"\b(?:(?:audio|video)[- ]?descri|descri(?:bed|ptive)[- ](?:video|narration|audio)|audio-?deskription|audiodescri|hörfilm)", re.IGNORECASE)
CUED = re.compile(r"[(\[]\s?(?:\([^()\[\]\n]{1,20}\)\s?)?[\"“‘…]|[(\[]\s?\.{3}")
"""How the film's words begin: (“…Nora!”)"""
BRACKET = re.compile(r"(?:\[(?:[^()\[\]]|\([^()\[\]]{0,40}\)){1,300}\]|\((?:[^()\[\]]|\([^()\[\]]{0,40}\)){1,300}\))")
CUT = re.compile(r"[(\[]\s?(?:\([^()\[\]]{1,20}\)\s?)?[\"“‘…A-Z][^()\[\]]{0,300}\Z")
"""A bracket that the end of an excerpt cut off."""
LEAST, MOSTLY, TOP = 3, 0.8, 12
TITLE = 8
"""Words: no line that heads something has more."""


def is_described(rows: Sequence[Piece]) -> bool:
    """Do most blocks below the page's head begin with words of the film in brackets, description below them, which the head names or
    pauses tell? Nobody speaks by name."""
    texts = [row.text for row in rows]
    blocks = [spans.joined(block) for block in _blocks(rows)]
    cued = [at for at, text in enumerate(blocks) if CUED.match(text)]
    if len(cued) < LEAST or len(cued) < MOSTLY * (len(blocks) - cued[0]):
        return False
    read = sum(_tells(blocks[at]) for at in cued)
    told = any(DESCRIBED.search(text) for text in texts[:TOP]) or inner_cues.are_held(texts)
    return told and read >= MOSTLY * len(cued) and not any(map(_is_named, texts))


def _tells(block: str) -> bool:
    """Do words follow what the film says?"""
    return re.search(r"\w", BRACKET.sub(" ", block, count=1)) is not None


def _is_named(text: str) -> bool:
    label = speakers.label_of(text)
    return label is not None and bool(label.words) and not CUED.match(text)


def read_described(rows: Sequence[Piece]) -> Read:
    """What the describer says, block by block."""
    scribe = Scribe()
    blocks = list(_blocks(rows))
    begun = next((at for at, block in enumerate(blocks) if CUED.match(block[0].text.strip())), 0)
    for at, block in enumerate(blocks):
        lines = [[row] for row in block] if at < begun and all(_head_of([row]) for row in block) else [block]
        if not all(_heads(scribe, line) for line in lines):
            _tell(scribe, block, at + 1 == len(blocks))
    return Read(NAME, scribe.written())


def _blocks(rows: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The rows between blank lines; the film's words begin a block without one."""
    block: list[Piece] = []
    for row in rows:
        if block and (row.line > block[-1].line + 1 or CUED.match(row.text.lstrip()[:40])):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _heads(scribe: Scribe, block: Sequence[Piece]) -> bool:
    """Writes a block of one line that is no description: a title, the page's end."""
    kind = _head_of(block)
    if kind is not None:
        scribe.cue(kind, block)
    return kind is not None


def _head_of(block: Sequence[Piece]) -> CueKind | None:
    """What a block of one line is that describes nothing; None for others."""
    text = block[0].text.strip()
    kind = cues.cue_of(text) or vocabulary.parting(text)
    if len(block) > 1 or CUED.match(text) or (kind is None and (wording.is_finished(text) or len(text.split()) > TITLE)):
        return None
    return kind or CueKind.HEADER


def _tell(scribe: Scribe, block: Sequence[Piece], last: bool) -> None:
    """Writes a block: the film's words and what else brackets hold as cues, what stands around them as one speech."""
    text, begun, at = "\n".join(piece.text for piece in block), False, 0
    starts = spans.starts_of(block)
    for begin, end, kind in (*_brackets(text, last), (len(text), len(text), None)):
        if words := tuple(spans.between(block, starts, at, begin)):
            if not begun:
                scribe.begin(NARRATOR, Delivery.NARRATION, line=words[0].line)
            begun = True
            scribe.say(words)
        if kind is not None:
            scribe.cue(kind, tuple(spans.between(block, starts, begin, end)))
        at = end


def _brackets(text: str, last: bool) -> Iterator[tuple[int, int, CueKind]]:
    """Where brackets of a block are cues, and of which kind: all square ones, round ones that hold the film's words or sounds."""
    end = 0
    for found in BRACKET.finditer(text):
        end = found.end()
        inner = " ".join(found.group().split())
        kind = inner_cues.inner_kind(inner, True)
        if kind is None and (inner.startswith("[") or CUED.match(inner)):
            kind = CueKind.OTHER
        if kind is not None:
            yield found.start(), end, kind
    if last and (cut := CUT.search(text, max(end, len(text) - 300))) is not None:
        yield cut.start(), len(text), CueKind.OTHER
