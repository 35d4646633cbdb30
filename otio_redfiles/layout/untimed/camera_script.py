"""Camera scripts of studios whose two columns were flattened to lines: shots with their cameras, and what is said below.

    FADE UP TELECINE 1:            2. 2 B                              3.  CAM 1  MCU HOST HOST: Good evening.
    Harbour at night               MCU RUTH at door                    Who lives here now?
    S.O.F.                         RUTH: You put them in
                                   your coat.  /MIX T/K 2/

A shot's number is no word of its description, nor is its camera where that is a code or has a column; what is said goes on over a cut until somebody else is named.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.untimed import camera_signs
from otio_redfiles.layout.words import classify, interpret, spans, speakers, wording
from otio_redfiles.layout.words import traits as habits
from otio_redfiles.layout.words.interpret import Read
from otio_redfiles.layout.words.records import Entry, Kind, Record
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Piece

ASIDE = re.compile(r"\([^()]*\)|(?<!\S)/[A-Z][^/a-z]{1,40}/")
GOES_ON = re.compile(r"\(\s*(?:cont(?:inue[sd]|['’]?d|\.)?|more)\s*[.…]*\s*\)", re.IGNORECASE)
HEARD = re.compile(r"(?<=\s)(?:(?:GRAMS|F/X|S?FX|DISC|MUSIC)\s*:|S\.?O\.?F\.?(?=\s|\Z)|MUTE\s*\Z)")
LASTS = re.compile(r"(?<=\S)\s{1,120}(?:dur(?:ation)?\b\.?\s*:?\s*|(?<=\s\s))(?:(?:\d{1,2}['’′])?\s?\d{1,2}[\"”″]|(?<=[\s:])\d{1,2}[.:]\d{2})\s*\Z", re.IGNORECASE)
"""How long an insert runs, behind it."""
FAR = re.compile(r"\s{2,}(?=(?:GRAMS|F/X|S?FX|DISC|MUSIC)\s*:)")
SPACED = 0.9
"""So many lines have blank lines above them where a page is spaced throughout."""
INDENT = 6
"""What begins so far left of who speaks is seen."""
SEEN_SAID = re.compile(r"[A-Z0-9][A-Z0-9 ./&'’-]*[A-Z.]\s+(?=[A-Z][a-z']|I\s)")


def read_camera_script(rows: Sequence[Piece]) -> Read | None:
    """What a page of that kind says; None for any other page."""
    texts = camera_signs.rejoined([row.text.strip() for row in rows if row.text.strip()])
    if not camera_signs.is_camera_script(texts):
        return None
    found = habits.traits_of(texts)
    reader = _Reader(Traits(narrator=found.narrator, names=found.names, colons=True), camera_signs.names_cameras(texts), camera_signs.are_stopped(texts))
    lines = text_lines.lines_of([*filter(None, map(spans.trimmed, rows))], None)
    split = camera_signs.split_shots([line.piece.text for line in lines])
    spacing = _spacing([line.gap for line in lines], split)
    for at, line in enumerate(lines):
        if at in split or at - 1 in split:
            reader.part(line.piece)
        else:
            reader.line(line.piece, max(0, line.gap - spacing))
    records = [Record(entry.pieces[0].line, (entry,)) for entry in reader.entries()]
    scribe = interpret.Interpreter(reader.traits, interpret.habits_of(reader.traits)).read(records)
    return Read("camera script without timecodes", scribe.written())


def _spacing(gaps: Sequence[int], split: Set[int]) -> int:
    """How many blank lines stand between all lines of a page, as a converter leaves paragraphs: those set nothing apart. Of a page whose
    shots are `split` over lines those count from the first shot on, but for what stands right below a camera."""
    counted = [gap for at, gap in enumerate(gaps) if at and (not split or (at > min(split) and at - 2 not in split))]
    apart = [gap for gap in counted if gap]
    return min(apart) if len(apart) >= SPACED * len(counted) > 0 else 0


def _without_length(text: str) -> str:
    """A line without how long the film runs that it names."""
    lasts = LASTS.search(text)
    return text[: lasts.start()] if lasts else text


class _Reader:
    """Reads lines from the top. `shot`: the description that is open, `crew` what is told the crew beside it; `number` is the last shot's; `open` a
    direction in brackets that goes on below; `talking`: the line above is said; `cameras` have a column of their own;
    pictures are `stopped`."""

    def __init__(self, traits: Traits, cameras: bool, stopped: bool) -> None:
        self.traits, self.cameras, self.stopped = traits, cameras, stopped
        self.found: list[Entry] = []
        self.shot: list[Piece] = []
        self.crew: list[Entry] = []
        self.open: list[Piece] = []
        self.begun = self.talking = self.spoke = False
        self.said_at = self.line_at = self.number = 0

    def entries(self) -> list[Entry]:
        """Everything read."""
        self._close()
        return self.found

    def line(self, piece: Piece, gap: int) -> None:
        """Read one line of the page, `gap` blank lines below the one before it."""
        text, self.line_at = piece.text, piece.column
        if self.open:
            self._bracket(piece)
        elif shot := camera_signs.shot_of(text) or self._next(text):
            self.number = int(shot["it"])
            at, seen = shot.start("camera"), shot.start("seen") if shot["seen"] else len(text)
            if camera_signs.is_only_played(_without_length(text[at:])):
                seen = at
            told = self.cameras or not shot["seen"] or not camera_signs.is_named(shot["camera"]) or camera_signs.heard_of(text[seen:])
            self._begin(piece, seen if told else at, seen)
        elif (insert := camera_signs.INSERT.match(text)) and camera_signs.laid_over(text) is None and (self.begun or not camera_signs.DATED.search(text)):
            self._insert(piece, insert)
        elif not self.begun and camera_signs.heard_of(text) is not CueKind.OTHER:
            self._cue(piece, CueKind.HEADER)
        else:
            self.begun = True
            self._body(piece, gap)

    def _next(self, text: str) -> re.Match[str] | None:
        """The next shot by its number, where cameras are codes: what it sees may begin with anything (8. 2 as 5)."""
        found = camera_signs.SHOT.match(text) if self.cameras and self.number else None
        return found if found and int(found["it"]) == self.number + 1 else None

    def part(self, piece: Piece) -> None:
        """The number or the camera of a shot, alone on its line: what it sees stands below."""
        self._close()
        self.begun, self.talking = True, False
        self.found.append(Entry(Kind.UNUSED, (piece,)))

    def _begin(self, piece: Piece, at: int, seen: int) -> None:
        """A shot with its number and camera, and what may be `seen` behind them on the line."""
        self._close()
        self.begun, self.talking = True, False
        self.found.append(Entry(Kind.UNUSED, (spans.part(piece, 0, at) or piece,)))
        self.shot = [*filter(None, [spans.part(piece, at, seen)])] if at < seen else []
        if rest := spans.part(piece, max(at, seen)):
            self._beside(rest)

    def _beside(self, piece: Piece) -> None:
        """A picture, and behind it on the same line what is heard with it; a film is run in with its sound (TELECINE 2: MUTE)."""
        text = _without_length(piece.text)
        if text != piece.text and camera_signs.INSERT.match(text) is None and (seen := spans.part(piece, 0, len(text))):
            self._beside(seen)
            self._told(spans.part(piece, len(text)) or piece)
            return
        found = camera_signs.NAME.search(text) or HEARD.search(text)
        insert = camera_signs.INSERT.match(piece.text)
        if insert and (found is None or camera_signs.SILENT.match(text[found.start() :])):
            self._machine(piece, insert)
            return
        at = found.start() if found else None
        if at is None and self.spoke and wording.SHOT_SIZE.match(piece.text) and (said := SEEN_SAID.match(piece.text)):
            at = said.end()
        self._body(spans.part(piece, 0, at) or piece, 0)
        if at is not None and (rest := spans.part(piece, at)):
            self._close()
            self.talking = self.spoke
            self._body(rest, 0)

    def _insert(self, piece: Piece, insert: re.Match[str]) -> None:
        """Film that is played in: the change to it is a cue, its machine begins the description."""
        self._close()
        self.begun, self.talking = True, False
        if camera_signs.HEADED.match(piece.text, insert.end("machine")):
            self._cue(piece, CueKind.HEADER)
            return
        if insert["how"] and (how := spans.part(piece, 0, insert.end("how"))):
            self.found.append(Entry(Kind.CUE, (how,)))
        self._machine(piece, insert)

    def _machine(self, piece: Piece, insert: re.Match[str]) -> None:
        """The machine and what stands behind it begin a description, but for how long that runs."""
        lasts = LASTS.search(piece.text, insert.end("machine"))
        self.shot = [*filter(None, [spans.part(piece, insert.start("machine"), lasts.start() if lasts else None)])]
        self.found += (Entry(Kind.UNUSED, (length,)) for length in filter(None, [lasts and spans.part(piece, lasts.start())]))

    def _body(self, piece: Piece, gap: int) -> None:
        text = piece.text
        if (heard := FAR.search(text)) is not None and (seen := spans.part(piece, 0, heard.start())):
            self._body(seen, gap)
            self._body(spans.part(piece, heard.end()) or piece, 0)
        elif camera_signs.LENGTH.match(text):
            self._told(piece)
        elif not self.talking and (end := len(_without_length(text))) < len(text) and (seen := spans.part(piece, 0, end)):
            self._body(seen, gap)
            self._told(spans.part(piece, end) or piece)
        elif camera_signs.SCENE.match(text) and not (not gap and self.shot and camera_signs.INSERT.match(self.shot[0].text)):
            self._cue(piece, CueKind.HEADER)
        elif camera_signs.CREW.fullmatch(text) or (text[:1] == "(" and text[-1:] == ")" and not wording.is_upper(text)):
            self._told(piece)
        elif text[:1] in "([" and wording.is_upper(text) and not camera_signs.SILENT.match(text):
            self._close()
            self._bracket(piece)
        elif (kind := camera_signs.heard_of(text)) is not None:
            self._heard(piece, kind)
        elif camera_signs.voice_of(text) or ((self.shot or text[-1:] == ":") and camera_signs.is_name(text)):
            self._speak(piece)
        elif self.talking and not gap and piece.column > self.said_at - INDENT and not (camera_signs.MOVE.match(text) or camera_signs.SIZE.match(text)):
            self._say(piece)
        elif self._goes_on(text):
            self.said_at = piece.column
            self._say(piece)
        else:
            self._see(piece, gap)

    def _goes_on(self, text: str) -> bool:
        """Does who spoke before the cut go on below a picture that stands, or after a blank line?"""
        if not self.spoke or not (self.talking or (self.shot and not camera_signs.is_only_played(spans.joined(self.shot)))):
            return False
        return GOES_ON.match(text) is not None or camera_signs.goes_on_said(text, self.stopped)

    def _heard(self, piece: Piece, kind: CueKind) -> None:
        """A cue; a title below nothing but its machine is what is played in."""
        if kind is CueKind.TITLE and len(self.shot) == 1 and camera_signs.INSERT.fullmatch(self.shot[0].text):
            pieces, self.shot = (*self.shot, piece), []
            self.found.append(Entry(Kind.CUE, pieces, cue=kind))
            return
        self._cue(piece, kind)

    def _cue(self, piece: Piece, kind: CueKind) -> None:
        self._close()
        self.talking = False
        self.found.append(Entry(Kind.CUE, (piece,), cue=kind))

    def _told(self, piece: Piece) -> None:
        """What is told the crew: the picture above it, or the words, may go on below."""
        (self.crew if self.shot else self.found).append(Entry(Kind.CUE, (piece,)))

    def _bracket(self, piece: Piece) -> None:
        """A line of a direction in brackets, which may close on a line below; of booms and areas, where more stands behind it."""
        closed = piece.text[-1:] in ")]" or (not self.open and piece.text[:1] == "(" and ")" in piece.text)
        self.open.append(piece)
        if closed:
            self.found.append(Entry(Kind.CUE, tuple(self.open)))
            self.open = []

    def _speak(self, piece: Piece) -> None:
        """Who speaks, and his words on the line."""
        self._close()
        label = speakers.label_of(piece.text)
        self.said_at = piece.column if piece.column == self.line_at else 0
        head, *words = classify.label_and_words(Entry(Kind.LABEL, (piece,), label), piece, self.traits)
        again = bool(words) and GOES_ON.match(words[0].text) is not None
        self.found.append(replace(head, label=replace(label, continued=label.continued or again)))
        self.talking = self.spoke = True
        self.said_at = self.said_at if words else 0
        for entry in words:
            self._say(entry.pieces[0])

    def _say(self, piece: Piece) -> None:
        """Words, without what stands among them in brackets or slashes; that they go on below a cut is no word."""
        self._close()
        at = 0
        for aside in ASIDE.finditer(piece.text):
            self.found += [Entry(Kind.WORDS, (words,)) for words in filter(None, [spans.part(piece, at, aside.start())])]
            on = GOES_ON.fullmatch(aside.group())
            self.found += [Entry(Kind.UNUSED if on else Kind.CUE, (told,)) for told in filter(None, [spans.part(piece, *aside.span())])]
            self.talking, at = not on, aside.end()
        if words := spans.part(piece, at):
            self.talking = True
            self.found.append(Entry(Kind.WORDS, (words,)))

    def _see(self, piece: Piece, gap: int) -> None:
        """A line of a description: of the one that is open, or a new one."""
        if gap or self.talking:
            self._close()
        self.talking = False
        self.shot.append(piece)

    def _close(self) -> None:
        """The open description is whole; so is a direction that never closed."""
        if self.open:
            self.found.append(Entry(Kind.CUE, tuple(self.open)))
        if self.shot:
            self.found.append(Entry(Kind.PICTURE, tuple(self.shot), bracketed=True))
        self.found += self.crew
        self.shot, self.crew, self.open = [], [], []
