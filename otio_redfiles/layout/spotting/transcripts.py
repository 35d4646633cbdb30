"""Transcripts whose times stand wherever the clock reached them, in the middle of what somebody says.

    1:04      AUGUST: It was a church raffle, a dollar a            [00:00:21.18] LENA: We sat. [00:00:30.05] Forty of us.
    1:05      ticket, and my wife bought six.

Only a label begins a speech; a time behind one begins a segment. What stands in capitals without a label is seen, and
what a paragraph of its own describes in brackets.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from otio_redfiles import aside_words, captions, noises, vocabulary
from otio_redfiles.layout.lines import lines as text_lines
from otio_redfiles.layout.lines import manners
from otio_redfiles.layout.lines.lines import Line
from otio_redfiles.layout.spotting import subtitle_words
from otio_redfiles.layout.spotting.subtitle_words import Manner, Noted
from otio_redfiles.layout.words import classify, cues, spans, verbatim, wording
from otio_redfiles.layout.words.interpret import Read, named
from otio_redfiles.layout.words.scribe import Scribe
from otio_redfiles.layout.words.speakers import Label
from otio_redfiles.layout.words.traits import Traits
from otio_redfiles.model import CueKind, Delivery, DraftShot, Piece, Stamp

NAME = "transcript, times among the words"
LEAST, MOSTLY = 4, 0.8
CELLS = re.compile(r"\S\s*[\t|]\s*\S|\s/\s")
COLUMNS = re.compile(r"(?:\S+ ){2,}\S+ {4,}(?=\S)")
"""Words, and where others stand apart from them on their line."""
LEAST_COLUMNS, BESIDE = 4, 0.3
"""So many lines, and such a share of them, whose words stand apart at one and the same place are columns of a table."""
CLOSES = {"[": "]", "(": ")"}
SENTENCE = re.compile(r"[(\[][^()\[\].]+(?=\. )")
"""The first sentence of several in a bracket."""
BEFORE_COLON = re.compile(r"\s{0,2}[)\]]\s{0,2}:")
MOST_NAMES = 4
MARGIN = 200
"""A column begins within so many characters."""
MOST_LINES = 6
"""A bracket goes on over no more lines."""
FADED = re.compile(r"(?i:fade|cut|dissolve|mix|wipe)\s+(?i:in|up|to|from)\b[^:.]{0,20}:\s*\S|B[ -]?ROLL:\s*\S")
"""A picture behind how it begins: FADE IN: exterior, a plant at night. Or behind what it is: B-ROLL: the plant."""
SCENE = re.compile(r"(?:INT|EXT|I/E|INT\.?/EXT)[.\s]\s{0,4}[A-Z]|(?i:scene)\s+(?:begins|opens|starts)\b")
"""The heading of a scene, and behind it what is seen there: EXT. LOCK, MORNING. A barge comes up. Scene begins 1:00:12. A shed."""
POINTS = re.compile(r"\([A-Z][^()\[\]]{8,200}\.\)")
"""A whole sentence in round brackets, amid words: (He looks at the gate.)"""
DECLARED = re.compile(r"(?<=[a-zà-ÿ] )\((?P<initials>[A-ZÀ-Þ]{2,3})\)")
"""The initials that somebody goes by, behind the name in the page's head: Sam Okoro (SO)."""
SPOKEN = re.compile(r"(?P<initials>[A-ZÀ-Þ]{2,3}):\s")
STOP = re.compile(r"[,;:]")
SIZED = re.compile(rf",\s(?:{wording.SHOT_SIZE.pattern})\s*(?:[.,;]|\Z)")
SEEN = -0.5
"""Words that read less like speech."""
TAPE = re.compile(r"[(\[]\s*(?:[^\W\d_]{0,6}[ _-]?\d{1,5}[^\W\d_]?|(?:tape|roll|reel|card|clip)\s+\w{1,6})\s*[,;:]?\s*\Z", re.IGNORECASE)
"""What names the tape in the bracket of a time."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two times or ends of lines: the time right before them, and how they stand. `begins` a paragraph;
    `inside` a line, behind a bracketed time; `more` are the lines on which a bracket goes on."""

    piece: Piece | None
    stamp: Stamp | None
    label: Label | None = None
    begins: bool = False
    inside: bool = False
    more: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (self.piece, *self.more) if self.piece else ()


def read_transcript(rows: Sequence[Piece], style: str) -> Read | None:
    """What the page says; None where no time stands in the middle of a speech, or few speeches are labelled. A time glued to
    the words behind it begins a speech."""
    lines = text_lines.lines_of(rows, style)
    stamped = sum(bool(line.stamps) for line in lines)
    if 2 * sum(_follows_name(line) for line in lines) >= stamped > 0:
        return None
    if sum(_is_row(line) for line in lines) > 0.1 * stamped or manners.are_glued(lines) or _are_columns(rows):
        return None
    declared = frozenset(found for row in rows for found in DECLARED.findall(row.text))
    runs = [*_with_brackets_closed(_with_times_above([run for line in lines for run in _runs(line, declared)]))]
    if not _is_transcript(runs):
        return None
    teller = _Teller(verbatim.is_verbatim(row.text for row in rows), _voices(runs))
    for run in runs:
        teller.tell(run)
    return Read(NAME, teller.scribe.written(), tuple(stamp for line in lines for stamp in line.stamps))


def _voices(runs: Sequence[Run]) -> frozenset[str]:
    """Who is printed before words more than once; the head's own labels (Interviewee: ...) are not. Everybody where nobody is."""
    seen = Counter(run.label.speaker.upper() for run in runs if run.label is not None)
    often = frozenset(name for name, count in seen.items() if count > 1)
    return often or frozenset(seen)


def _is_row(line: Line) -> bool:
    """Is a line with a time a row of cells: parted by signs, or with words before a time that stands in no bracket?"""
    if not line.stamps:
        return False
    before = [line.piece.text[: two.column - line.piece.column].rstrip() for one, two in pairwise(line.tokens) if isinstance(one, Piece) and isinstance(two, Stamp)]
    lead = line.stamps[0].column - line.piece.column + len(line.stamps[0].text) if isinstance(line.tokens[0], Stamp) else 0
    words = line.piece.text[lead:].lstrip()  # a tab parts the margin of times from the page
    return CELLS.search(words) is not None or any(text[-1:] not in tuple("[(") and not TAPE.match(text) for text in before)


def _follows_name(line: Line) -> bool:
    """Does a time stand in brackets between who speaks and a colon: Ada Lorne [0:17]: We crossed?"""
    if line.shape != "wTw" or len(line.words) != 2:
        return False
    head, end = line.words[0].text, line.stamps[0].column - line.piece.column + len(line.stamps[0].text)
    return len(head.split()) <= MOST_NAMES and head[:1].isupper() and BEFORE_COLON.match(line.piece.text, end) is not None


def _are_columns(rows: Sequence[Piece]) -> bool:
    """Do words stand apart from others on their lines at one and the same place, line after line: cells of a table?"""
    found = Counter(row.column + match.end() for row in rows if (match := COLUMNS.search(row.text[:MARGIN])))
    most = max(found.values(), default=0)
    return most >= max(LEAST_COLUMNS, BESIDE * len(rows))


def _label_of(text: str, declared: frozenset[str]) -> Label | None:
    """Who words say speaks, whatever his initials spell (SO: Why?) where the page declares them."""
    found = SPOKEN.match(text)
    return Label(found["initials"], None, False, found.end(), 0.95) if found and found["initials"] in declared else subtitle_words.label_of(text)


def _runs(line: Line, declared: frozenset[str]) -> Iterator[Run]:
    """The runs of words of a line; a time that no words follow on it stands alone."""
    stamp: Stamp | None = None
    for index, token in enumerate(line.tokens):
        if isinstance(token, Stamp):
            if stamp is not None:
                yield Run(None, stamp)
            stamp = token
            continue
        timed = index + 1 < len(line.tokens)
        if timed and index == 0 and TAPE.match(line.piece.text[: line.tokens[1].column - line.piece.column]):
            continue
        opened = stamp is not None and line.piece.text[: stamp.column - line.piece.column].rstrip()[-1:] in tuple("[(")
        token = _with_its_stop(line.piece, token) if timed else token
        yield Run(token, stamp, _label_of(token.text, declared), line.gap > 0 and line.tokens[0] in (token, stamp), index > 1 and opened)
        stamp = None
    if stamp is not None:
        yield Run(None, stamp)


def _with_times_above(runs: Sequence[Run]) -> list[Run]:
    """The runs, a time that stands alone with the words right below it."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].piece is None and run.stamp is None:
            found[-1] = replace(run, stamp=found[-1].stamp)
        else:
            found.append(run)
    return found


def _with_brackets_closed(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, a paragraph's bracket with the lines on which it goes on."""
    at = 0
    while at < len(runs):
        lines = 1 + _lines_on(runs, at)
        yield replace(runs[at], more=tuple(run.piece for run in runs[at + 1 : at + lines] if run.piece))
        at += lines


def _lines_on(runs: Sequence[Run], at: int) -> int:
    """On how many more lines a bracket goes on that begins a paragraph and closes at the end of one of them."""
    first = runs[at].piece
    if first is None or first.text[:1] not in CLOSES or CLOSES[first.text[0]] in first.text or not (runs[at].begins or runs[at].stamp):
        return 0
    for lines, run in enumerate(runs[at + 1 : at + MOST_LINES], 1):
        if run.piece is None or run.stamp or run.begins or run.label:
            return 0
        if CLOSES[first.text[0]] in run.piece.text:
            return lines if run.piece.text.endswith(CLOSES[first.text[0]]) else 0
    return 0


def _with_its_stop(line: Piece, words: Piece) -> Piece:
    """Words before a time with the comma behind them, which parts them from it and is theirs."""
    start, end = words.column - line.column, words.column - line.column + len(words.text)
    stop = STOP.match(line.text, end)
    return spans.part(line, start, stop.end() if stop else end) or words


# --------------------------------------------------------------------------- what the page is


def _is_transcript(runs: Sequence[Run]) -> bool:
    """Are speeches labelled, does a time stand in the middle of one, and is nothing but speech beside times?"""
    labels = sum(run.label is not None for run in runs)
    times = sum(run.stamp is not None for run in runs)
    loose = [(above, run) for above, run in zip(runs, runs[1:], strict=False) if run.stamp and run.piece and not run.label and not _is_set_off(spans.joined(run.pieces))]
    amid = sum(run.inside or _goes_on(above, run) for above, run in loose)
    said = sum(_goes_on(above, run) or wording.spoken(run.piece.text) > -0.2 for above, run in loose if run.piece)
    return labels >= LEAST and 2 * labels >= times and amid >= 1 and said >= MOSTLY * len(loose)


def _goes_on(above: Run, run: Run) -> bool:
    """Do words behind a time go on with an unfinished sentence?"""
    before, after = above.piece, run.piece
    return before is not None and after is not None and not wording.is_finished(before.text) and after.text[:1].islower()


def _kind_of(text: str) -> CueKind | None:
    """The kind of cue by its form; a bracket of several sentences is a sound only where the first of them is."""
    kind = cues.cue_of(text) or (cues.cue_of(text.strip("[]() ")) if vocabulary.is_bracketed(text) else None)
    first = SENTENCE.match(text) if kind is CueKind.SOUND else None
    return cues.cue_of(f"{first.group()}]") if first else kind


def _is_seen(bracket: str) -> bool:
    """Does a bracket describe what is seen: more than a word, begun with a capital, no noise and nothing of the recording?"""
    inner = bracket.strip("[]() ")
    heard = noises.names_reaction(bracket) or cues.is_only_heard(inner.rstrip(".") + ".") or aside_words.is_own_noise(bracket)
    return inner[:1].isupper() and len(inner.split()) > 1 and not heard and not aside_words.is_of_recording(inner)


def _is_set_off(text: str) -> bool:
    """Is a run of words in brackets, in capitals, a scene's heading, a picture behind what it is, or a cue by its form?"""
    return FADED.match(text) is not None or SCENE.match(text) is not None or vocabulary.is_bracketed(text) or wording.is_upper(text) or cues.cue_of(text) is not None or _is_described(text)


def _is_described(text: str) -> bool:
    """Is this a picture by the size of its shot, be that its first word or behind who is seen (Ada Lorne at a gate, MS)?"""
    return wording.is_sized(text) or (wording.spoken(text) < SEEN and SIZED.search(text) is not None)


# --------------------------------------------------------------------------- telling


class _Teller:
    """Tells a transcript run by run; a time waits for the words that it stands before."""

    def __init__(self, is_verbatim: bool, voices: frozenset[str]) -> None:
        self.scribe, self.voices = Scribe(), voices
        self.manner = Manner(mixed=False, verbatim=is_verbatim)
        self.waiting: Stamp | None = None
        self.begun = self.pictured = False

    def tell(self, run: Run) -> None:
        stamp = self.waiting = run.stamp or self.waiting
        if run.piece is None:
            return
        self.begun = self.begun or stamp is not None or self._speaks(run)
        if not self.begun:
            return self.scribe.cue(CueKind.HEADER, (run.piece,))
        pictured, self.pictured = self.pictured, False
        if captions.is_caption(run.piece.text):
            self.scribe.cue(CueKind.TITLE, (run.piece,), stamp)
        elif FADED.match(run.piece.text) or (stamp and SCENE.match(run.piece.text)) or (run.stamp and run.begins and run.label is None and _is_described(run.piece.text)) or self._is_shown(run.piece.text):
            self.scribe.shot((run.piece,), stamp)
        elif run.label is not None:
            self._begin(run.piece, run.label, stamp)
        elif not self._sets_off(run, run.piece, stamp, pictured):
            self._come_in_again(run, run.piece)
            self._say(run.piece, stamp)
        self.waiting = None

    def _come_in_again(self, run: Run, piece: Piece) -> None:
        """Who spoke before a picture begins anew below it, in a paragraph that a time stands before, his sentence done."""
        speech, last = self.scribe.speech, self.scribe.items[-1:]
        if run.stamp and run.begins and last and isinstance(last[0], DraftShot) and speech is not None and wording.is_finished(speech.text()):
            self.scribe.begin(speech.speaker, speech.delivery, (), run.stamp, None, piece.line, 0.9)

    def _is_shown(self, text: str) -> bool:
        """Is a line behind a finished sentence a picture by its first words: Close-up of a press?"""
        open_ = self.scribe.speech is not None and not wording.is_finished(self.scribe.speech.text())
        return not open_ and not wording.is_finished(text) and bool(wording.PICTURE_OF.match(text) or wording.is_sized(text))

    def _speaks(self, run: Run) -> bool:
        """Does a label above the first time begin a speech, and no field of the head?"""
        return run.label is not None and run.piece is not None and (run.label.speaker.upper() in self.voices or wording.is_finished(run.piece.text))

    def _begin(self, piece: Piece, label: Label, stamp: Stamp | None) -> None:
        """A label, and the words behind it."""
        heading, rest = spans.part(piece, 0, label.words), spans.part(piece, label.words) if label.words else None
        self.scribe.begin(*named(label, Traits()), (heading,) if heading else (), stamp, None, piece.line, 0.95)
        if rest is not None:
            self._say(rest, None)

    def _sets_off(self, run: Run, piece: Piece, stamp: Stamp | None, pictured: bool) -> bool:
        """Is this a cue, or a picture in capitals, which begins a paragraph or goes on with one?"""
        text = spans.joined(run.pieces)
        kind = _kind_of(text) if stamp or run.begins else vocabulary.parting(text)
        if vocabulary.is_bracketed(text):
            if kind is None and (stamp or run.begins) and _is_seen(text):
                self.scribe.shot(classify.bare(run.pieces), stamp)
                return True
            kind = kind or CueKind.OTHER
        if kind is not None:
            self.scribe.cue(kind, run.pieces, stamp)
            return True
        if not wording.is_upper(piece.text) or len(piece.text.split()) < 2 or not (stamp or run.begins or pictured):
            return False
        self.pictured = True
        if pictured and not run.begins and stamp is None:
            return self.scribe.extend_shot((piece,))
        self.scribe.shot((piece,), stamp)
        return True

    def _say(self, piece: Piece, stamp: Stamp | None) -> None:
        """Words of the open speech, directions among them apart."""
        if self.scribe.speech is None:
            self.scribe.begin("", Delivery.SYNC, (), stamp, None, piece.line)
        for part in subtitle_words.said(piece, self.manner):
            if isinstance(part, Noted) and POINTS.fullmatch(text := spans.joined(part.pieces)) and _is_seen(text):
                self.scribe.shot(classify.bare(part.pieces), None)
            elif isinstance(part, Noted):
                self.scribe.cue(part.kind, part.pieces)
            else:
                self.scribe.say(part.pieces, stamp)
                stamp = None
