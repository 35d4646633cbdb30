"""Narration without timecodes that stands bare, and nothing else does: pictures, music and effects are led by labels.

    2. THE HUNTER                                     the parts of the show are headings
    VISUAL: Full star field                           [SLIDE 4: the same in brackets]
    Four thousand stars. [:02 PAUSE] Sailors knew     what is held stands in brackets, among the words too
    two hundred of them.
    SFX: Soft chime

Scripts of planetarium shows, tape-slide programmes and exhibits are set so, for one voice. A picture begins a new speech, a
pause or a sound none. A line under the reader's own name is a remark for him.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from otio_redfiles import vocabulary
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.words import cues, inner_cues, spans, speakers, wording
from otio_redfiles.layout.words.interpret import NARRATOR, Read
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.model import CueKind, Delivery, Piece

NAME = "bare narration between labelled pictures, without timecodes"
LABEL = re.compile(r"\s{0,80}(?P<open>[(\[])?\s?(?P<word>[^\W\d_][^\W\d_/.]{1,14})(?:\s(?:cue\s|no\.?\s?|#)?\d{1,3}[a-z]?)?\s?[:=](?!\d)\s{0,8}(?P<rest>\S.*)?\Z", re.IGNORECASE)
SHOWN = frozenset("SLIDE SLIDES DOME SCREEN SCREENS PROJECTION PROJECTOR ALLSKY ALL-SKY PANORAMA IMAGE IMAGES VISUAL VISUALS PHOTO STILL ANIMATION GRAPHIC GRAPHICS GFX DIA DIAS PROJEKTION KUPPEL PROJECTIONS DIAPOSITIVE ÉCRAN".split())
"""What shows pictures where nothing but a label says so."""
DONE = frozenset("LIGHTS LIGHTING LIGHT LX EFFECT EFFECTS STARS STAR LICHT EFFEKT LUMIÈRE LUMIÈRES NOTE NOTES OPERATOR CONSOLE CUE".split())
"""What is done to the room, or told who does it."""
TELLS = re.compile(r"\b(?:narrat\w+|commentary|voice[- ]?over|script|sprechertext|kommentar|commentaire|texte)\b", re.IGNORECASE)
READER = re.compile(r"\b(?:voice|narrat(?:or|ion|ed)|read(?:er)?|talent|sprecher(?:in)?|voix|voz)\s?(?:by)?\s?:\s{0,4}(?P<who>[^\W\d_][^\d:;,()]{1,40}?)\s*(?:\s{2}|[;,(]|\Z)", re.IGNORECASE)
HEADING = re.compile(r"\s{0,80}(?:(?:part|section|scene|act|sequence|chapter|teil|partie)\s)?(?:\d{1,2}|[IVX]{1,4})[.):]\s+[A-ZÀ-Þ].{1,60}\Z", re.IGNORECASE)
ALONE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])[\s.]*\Z")
CUES = {"music": CueKind.MUSIC, "effects": CueKind.SOUND, "title": CueKind.TITLE}
LEAST, TOP, TITLE, WIDE = 3, 12, 8, 0.7
"""So many pictures; lines of a head; words of a heading; of the page's width, a picture that may go on below."""


def read_bare(rows: Sequence[Piece]) -> Read | None:
    """What a page of bare narration says; None for others."""
    begin = _begins(rows)
    return None if begin is None else _Reader(rows, begin).read()


def _role(text: str) -> str:
    """What the label of a line names: a picture, words that are said, a cue; nothing where it has none."""
    found = LABEL.match(text[:400])
    if not found:
        return ""
    word = found["word"].upper()
    return "picture" if word in SHOWN else "done" if word in DONE else vocabulary.line_label(word) or ""


def _is_bare(text: str) -> bool:
    """Does a label stand alone on its line, what it names below it?"""
    found = LABEL.match(text[:400])
    return found is not None and not found["rest"] and bool(_role(text))


def _begins(rows: Sequence[Piece]) -> int | None:
    """Where the script begins: at the first heading or label below the head. None where pictures have no labels, somebody is
    named who speaks, or bare lines are not sentences that are read."""
    roles = [_role(row.text) for row in rows]
    if roles.count("picture") < LEAST or any(role in ("sound", "narration", "sync", "link") for role in roles):
        return None
    labelled = [at for at, role in enumerate(roles) if role in ("picture", "music", "effects", "done")]
    begin = labelled[0]
    while begin and (HEADING.match(rows[begin - 1].text) or ALONE.match(rows[begin - 1].text)):
        begin -= 1
    texts = [row.text for row in rows]
    told = inner_cues.are_held(texts) or any(TELLS.search(text) for text in texts[:begin][:TOP])
    bare = [text for text, role in zip(texts[begin:], roles[begin:], strict=True) if not role and not ALONE.match(text) and not HEADING.match(text)]
    if not told or len(bare) < roles.count("picture") or _names(bare, _reader(texts[:begin])):
        return None
    return begin if 3 * sum(map(wording.is_finished, bare)) >= len(bare) else None


def _names(texts: Sequence[str], reader: str) -> bool:
    """Do lines name who speaks, but for the reader?"""
    labels = [label for text in texts if (label := speakers.label_of(text)) is not None]
    voices = [label for label in labels if not _is(label.speaker, reader)]
    return any(vocabulary.is_narrator(label.speaker) or label.bite for label in voices) or len(voices) > max(1, len(texts) // 10)


def _reader(head: Sequence[str]) -> str:
    """The name of the one voice, where the head prints it."""
    return next((found["who"].strip() for text in head if (found := READER.search(text[:200]))), "")


def _is(name: str, reader: str) -> bool:
    return bool(reader) and name.upper() in (reader.upper(), reader.upper().split()[-1])


class _Reader:
    """Reads the lines of such a page, one after the other."""

    def __init__(self, rows: Sequence[Piece], begin: int) -> None:
        self.rows, self.begin, self.scribe = rows, begin, Scribe()
        self.reader = _reader([row.text for row in rows[:begin]])
        self.width = max(len(row.text) for row in rows[begin:])
        self.said = self.wraps = False
        self.awaited = ""

    def read(self) -> Read:
        for piece in self.rows[: self.begin]:
            self.scribe.cue(CueKind.HEADER, (piece,))
        last = self.rows[max(0, self.begin - 1)]
        above = [last, *self.rows[self.begin :]]
        for one, line in pairwise(above):
            if not self._goes_on(one, line):
                self._line(line)
        return Read(NAME, self.scribe.written())

    def _goes_on(self, above: Piece, line: Piece) -> bool:
        """Adds a line to the picture above it, where that is wrapped: it begins small, and no sentence is open that it could end."""
        wide = len(above.text) >= WIDE * self.width or above.text.rstrip()[-1:] in ",-–&/" or above.text.count("[") > above.text.count("]")
        closed = self.scribe.speech is None or wording.is_finished(self.scribe.speech.text())
        small = line.text.strip()[:1].islower() and not wording.is_finished(above.text)
        self.wraps = self.wraps and line.line == above.line + 1 and (wide or closed) and small and not _role(line.text)
        return self.wraps and self.scribe.extend_shot((line,))

    def _line(self, line: Piece) -> None:
        """Writes a line as what it is; below a label that stands alone, as what that names."""
        text, role = line.text, _role(line.text)
        awaited, self.awaited = self.awaited, role if _is_bare(text) else ""
        if role == "picture":
            self._picture(line)
        elif awaited == "picture" and not role:
            self.scribe.shot((line,))
            self.wraps = True
        elif awaited and not role and not ALONE.match(text):
            self.scribe.cue(CUES.get(awaited, CueKind.OTHER), (line,))
        elif _is_bare(text):
            return
        elif (kind := self._kind(text, role)) is not None:
            self.said = self.said and kind is not CueKind.HEADER
            self.scribe.cue(kind, (line,))
        else:
            self._say(line)

    def _picture(self, line: Piece) -> None:
        """A picture behind its label, and in brackets with it."""
        found = LABEL.match(line.text[:400])
        rest = spans.part(line, found.start("rest"), line.text.rstrip().rfind("]") if found["open"] and line.text.rstrip()[-1:] == "]" else None) if found and found["rest"] else None
        self.said, self.wraps = False, rest is not None
        if rest is not None:
            self.scribe.shot((rest,))

    def _kind(self, text: str, role: str) -> CueKind | None:
        """What a line is that nobody reads; None for words."""
        label = speakers.label_of(text)
        if role:
            return CUES.get(role, CueKind.OTHER)
        if numbered.PAGE.match(text.strip("()[] ")) or HEADING.match(text):
            return CueKind.HEADER
        if ALONE.match(text):
            return inner_cues.inner_kind(text.strip(), True) or vocabulary.cue_kind(text) or CueKind.OTHER
        if label is not None and _is(label.speaker, self.reader):
            return CueKind.OTHER
        if wording.is_upper(text) and len(text.split()) <= TITLE and not wording.is_finished(text):
            return cues.cue_of(text) or vocabulary.parting(text) or CueKind.HEADER
        return vocabulary.parting(text) or vocabulary.cue_kind(text)

    def _say(self, line: Piece) -> None:
        """Words, and the brackets among them that are held or heard."""
        at = 0
        for found in inner_cues.BRACKET.finditer(line.text):
            if (kind := inner_cues.inner_kind(found.group())) is None:
                continue
            self._words(spans.part(line, at, found.start()))
            self.scribe.cue(kind, tuple(filter(None, (spans.part(line, *found.span()),))))
            at = found.end()
        self._words(spans.part(line, at))

    def _words(self, piece: Piece | None) -> None:
        if piece is None:
            return
        if not self.said:
            self.scribe.begin(NARRATOR, Delivery.NARRATION, line=piece.line)
        self.said = True
        self.scribe.say((piece,))
