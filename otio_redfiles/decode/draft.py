"""A decoded page as a draft: fragments in reading order become shots, speeches with segments, and cues.

The rules are the contract's: a heading shares its row's timecode; two timecodes after a picture are the
picture's and the in-point of what is said; an in-point without a heading is a re-cue of the same speaker;
upper-case words in a mixed-case interview are the narrator's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from otio_redfiles.decode.fragments import Fragment
from otio_redfiles.decode.search import OF_CUE, OF_CUES, OF_SHOT, Step
from otio_redfiles.decode.shapes import MIXED, NONE, UPPER, Shape
from otio_redfiles.decode.tables import CUE, GOES_ON, HEADING, PICTURE, SOUND, TIME
from otio_redfiles.model import (
    CueKind,
    Delivery,
    Draft,
    DraftCue,
    DraftSegment,
    DraftShot,
    DraftSpeech,
    Piece,
    Stamp,
)
from otio_redfiles.vocabulary import cue_kind, heading_of, labelled_cue

DOCUMENT = re.compile(r"\b(?:scripts?|drafts?|transcripts?|versions?|prod(?:uction)?\.?\s+(?:no|code|number))\b|\b(?:19|20)\d\d\s*\Z", re.IGNORECASE)
"""What the head of a page says of itself: what it is, and of which day."""
STRESSED = 3  # so many words in capitals may only be stressed; narration says more at once


@dataclass
class _Shot:
    pieces: list[Piece]
    stamp: Stamp | None = None
    sure: float = 1.0


@dataclass
class _Speech:
    line: int
    speaker: str
    delivery: Delivery
    heading: list[Piece] = field(default_factory=list)
    stamp: Stamp | None = None
    segments: list[tuple[Stamp | None, list[Piece]]] = field(default_factory=list)
    case: int = NONE
    sure: float = 1.0


@dataclass
class _Cue:
    kind: CueKind
    pieces: list[Piece]
    stamp: Stamp | None = None


@dataclass
class _Page:
    """The page so far: what is open, and which timecode waits for its words."""

    narrator: str
    items: list[_Shot | _Speech | _Cue] = field(default_factory=list)
    shot: _Shot | None = None
    speech: _Speech | None = None
    cue: _Cue | None = None
    pending: Stamp | None = None  # an in-point whose words have not come yet
    row: Stamp | None = None  # the timecode of the picture beside which the next words stand
    beside: bool = False  # the last cell was that timecode: a heading here shares it


def draft_of(title: str, layout: str, style: str, fragments: Sequence[Fragment], path: Sequence[Step],
             sure: Sequence[float]) -> Draft:
    """The draft that a decoded page says. `sure` is the probability of each fragment's reading."""
    page = _Page(_narrator(fragments, path))
    head = _head_of(fragments, path)
    for fragment in fragments[:head]:
        _note(page, Piece(fragment.line, fragment.column, fragment.text), CueKind.HEADER)
    foot = _foot_of(fragments, path)
    cases = _cases(path)
    for fragment, step, confidence, case in zip(fragments[head:foot], path[head:foot], sure[head:foot], cases[head:foot]):
        _take(page, fragment, step, confidence, case)
    for fragment in fragments[max(head, foot):]:
        _note(page, Piece(fragment.line, fragment.column, fragment.text), CueKind.CREDITS)
    stamps = tuple(f.stamp for f in fragments if f.stamp)
    return Draft(title, layout, tuple(_frozen(item) for item in page.items), stamps, style=style)


def _head_of(fragments: Sequence[Fragment], path: Sequence[Step]) -> int:
    """How many fragments stand above the script: all before the first timecode but the picture right before it, whose
    pieces do not speak of the document."""
    first = next((i for i, step in enumerate(path) if step.choice.first == TIME), 0)
    at = first - 1
    while at > 0 and path[at].choice.first == GOES_ON and not DOCUMENT.search(fragments[at - 1].text):
        at -= 1
    return at if at > 0 and (path[at].choice.first == PICTURE or DOCUMENT.search(fragments[at - 1].text)) else 0


def _foot_of(fragments: Sequence[Fragment], path: Sequence[Step]) -> int:
    """Where the credits begin that close the page: lines below the last cue for credits that belong to no row or speaker."""
    at = len(path)
    while at > 0 and path[at - 1].choice.first in (SOUND, PICTURE, GOES_ON):
        at -= 1
    before = at - 1 if at and path[at - 1].choice.first == TIME and path[at - 1].state.use == OF_CUE else at
    rolled = before > 0 and path[before - 1].choice.first == CUE and cue_kind(fragments[before - 1].text) is CueKind.CREDITS
    return at if rolled else len(path)


def _narrator(fragments: Sequence[Fragment], path: Sequence[Step]) -> str:
    """What this page calls its narrator, as printed in the first such heading; NARRATOR where it never says."""
    for fragment, step in zip(fragments, path):
        if step.choice.first == HEADING and heading_of(fragment.text).delivery is Delivery.NARRATION:
            return heading_of(fragment.text).speaker
    return "NARRATOR"


def _cases(path: Sequence[Step]) -> list[int]:
    """The case of the sound of each fragment; NONE of a few words in capitals that are only stressed."""
    found = [step.choice.sound if SOUND in (step.choice.first, step.choice.last) else None for step in path]
    headed = [step.choice.first == HEADING for step in path]
    before, after = _beside(found, headed), _beside(found[::-1], headed[::-1])[::-1]
    timed = [False, *(step.choice.first == TIME for step in path)]
    return [NONE if sound is None or _is_stressed(sound, *around) else sound.case for sound, *around in zip(found, before, after, timed)]


def _beside(sounds: Sequence[Shape | None], headed: Sequence[bool]) -> list[Shape | None]:
    """For each fragment the sound before it, up to the heading."""
    last: Shape | None = None
    found = []
    for sound, name in zip(sounds, headed):
        last = None if name else last
        found.append(last)
        last = sound or last
    return found


def _is_stressed(sound: Shape, before: Shape | None, after: Shape | None, timed: bool) -> bool:
    """Are these capitals no narrator's: a few words without a time beside them, or that end an open sentence, or behind which
    the speaker goes on in small letters?"""
    if sound.case != UPPER or len(sound.words) > STRESSED or before is None or before.case == UPPER or (after is not None and after.case == UPPER):
        return False
    return not timed or not before.finished or after is not None


def _take(page: _Page, fragment: Fragment, step: Step, sure: float, case: int) -> None:
    """`case` is that of the fragment's sound."""
    choice = step.choice
    if choice.first == TIME:
        _time(page, fragment, step.state.use, sure)
        return
    piece, glued = _pieces(fragment, step)
    if choice.first in (PICTURE, GOES_ON) and choice.last == SOUND:
        _show(page, glued, choice.first == GOES_ON, sure)
        _say(page, piece, case, False, sure)
        page.beside = False
        return
    if choice.first == SOUND:
        _say(page, piece, case, step.state.last == CUE, sure)
    elif choice.first == HEADING:
        _head(page, piece, sure)
    elif choice.first == CUE:
        _note(page, piece)
    if glued and page.speech:
        page.speech.sure = min(page.speech.sure, sure)
    picture = glued or (piece if choice.first in (PICTURE, GOES_ON) else None)
    if picture:
        _show(page, picture, choice.last == GOES_ON, sure)
    page.beside = False


def _pieces(fragment: Fragment, step: Step) -> tuple[Piece, Piece | None]:
    """The fragment as one piece, or as the sound and the picture it was split into, in either order."""
    choice = step.choice
    if not (choice.sound and choice.picture):
        return Piece(fragment.line, fragment.column, fragment.text), None
    if choice.last == SOUND:
        at = len(fragment.text) - len(choice.sound.text)
        return (Piece(fragment.line, fragment.column + at, choice.sound.text),
                Piece(fragment.line, fragment.column, choice.picture.text))
    at = len(fragment.text) - len(choice.picture.text)
    return (Piece(fragment.line, fragment.column, choice.sound.text),
            Piece(fragment.line, fragment.column + at, choice.picture.text))


def _time(page: _Page, fragment: Fragment, use: int, sure: float) -> None:
    """A timecode goes to the open shot, to a cue, or waits for its words; the open shot is no surer than that."""
    stamp = fragment.stamp
    if page.shot:
        page.shot.sure = min(page.shot.sure, sure)
    if use == OF_SHOT and page.shot:
        page.shot.stamp, page.row, page.beside = stamp, stamp, True
        page.pending = None
    elif use in OF_CUES and page.cue and page.cue.stamp is None:
        page.cue.stamp = stamp
    else:
        page.pending, page.beside = stamp, False


def _show(page: _Page, piece: Piece, goes_on: bool, sure: float) -> None:
    if goes_on and page.shot:
        page.shot.pieces.append(piece)
        page.shot.sure = min(page.shot.sure, sure)
        return
    if page.shot:  # it might have gone on here
        page.shot.sure = min(page.shot.sure, sure)
    page.shot = _Shot([piece], None, sure)
    page.items.append(page.shot)
    page.cue = None


def _head(page: _Page, piece: Piece, sure: float) -> None:
    heading = heading_of(piece.text)
    current = page.speech
    if heading.continued and current and current.speaker.upper() == heading.speaker.upper() and not page.pending:
        current.heading.append(piece)
        return
    stamp = page.pending or (page.row if page.beside else None)
    page.speech = _Speech(piece.line, heading.speaker, heading.delivery or Delivery.SYNC, [piece], stamp, sure=sure)
    page.items.append(page.speech)
    page.pending = page.row = None
    page.cue = None


def _say(page: _Page, piece: Piece, case: int, of_cue: bool, sure: float) -> None:
    if of_cue and page.cue:
        page.cue.pieces.append(piece)
        return
    if page.speech is None and page.pending is None and not page.beside and not any(isinstance(i, _Shot) for i in page.items):
        _note(page, piece, CueKind.HEADER)
        return
    if page.pending or page.speech is None or _other_voice(page.speech, case):
        _cue_in(page, piece, case, sure)
    _words(page, piece, case, sure)


def _other_voice(speech: _Speech, case: int) -> bool:
    """Upper-case words in a mixed-case interview are plainly the narrator's."""
    return case == UPPER and speech.case == MIXED and speech.delivery is not Delivery.NARRATION


def _cue_in(page: _Page, piece: Piece, case: int, sure: float) -> None:
    """A speech without a heading: the speaker before comes back in, or the narrator plainly does."""
    before = page.speech
    stamp = page.pending or (page.row if page.beside else None)
    if before is None or _other_voice(before, case):
        page.speech = _Speech(piece.line, page.narrator, Delivery.NARRATION, [], stamp, sure=sure)
    else:
        page.speech = _Speech(piece.line, before.speaker, before.delivery, [], stamp, sure=sure)
    page.items.append(page.speech)
    page.pending = page.row = None


def _words(page: _Page, piece: Piece, case: int, sure: float) -> None:
    speech = page.speech
    if page.row is not None or not speech.segments:
        speech.segments.append((page.row if speech.segments else None, []))
        page.row = None
    speech.segments[-1][1].append(piece)
    speech.case = speech.case or case
    speech.sure = min(speech.sure, sure)


def _note(page: _Page, piece: Piece, kind: CueKind | None = None) -> None:
    stamp, page.pending = page.pending, None
    page.cue = _Cue(kind or cue_kind(piece.text) or labelled_cue(piece.text) or CueKind.OTHER, [piece], stamp)
    page.items.append(page.cue)


# ------------------------------------------------------------------- frozen


def _frozen(item: _Shot | _Speech | _Cue) -> DraftShot | DraftSpeech | DraftCue:
    if isinstance(item, _Shot):
        return DraftShot(tuple(item.pieces), item.stamp, confidence=item.sure)
    if isinstance(item, _Cue):
        return DraftCue(item.kind, tuple(item.pieces), item.stamp)
    segments = tuple(DraftSegment(stamp, tuple(pieces)) for stamp, pieces in item.segments)
    return DraftSpeech(item.line, item.speaker, item.delivery, segments, tuple(item.heading), item.stamp,
                       confidence=item.sure)
