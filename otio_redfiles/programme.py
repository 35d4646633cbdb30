"""A script laid out in time: lanes of clips and marks. What the timeline and every edit list are made from.

    lay(script)  ->  Programme

No OpenTimelineIO here: an EDL needs none of it. Frames are since midnight, ends are exclusive.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from otio_redfiles.model import Cue, CueKind, Delivery, Script, Shot, Speech
from otio_redfiles.tc import Rate

SHOTS, NARRATION, INTERVIEWS = "Shots", "Narration", "Interviews"

# Marker colours by OpenTimelineIO's names; green, cyan and yellow are the ones every application has.
COLOURS = {SHOTS: "GREEN", NARRATION: "CYAN", INTERVIEWS: "YELLOW"}
CUE_COLOURS = {
    CueKind.MUSIC: "PURPLE",
    CueKind.SOUND: "PURPLE",
    CueKind.TITLE: "BLUE",
    CueKind.CREDITS: "BLUE",
}
OTHER_COLOUR = "RED"

_LETTERS = {SHOTS: "S", NARRATION: "N", INTERVIEWS: "I"}
NAME_LENGTH = 60

# What some reader takes for the end of a line or refuses: controls, line and paragraph separators,
# the non-characters that XML forbids, halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Clip:
    """One shot or speech on its lane. `number` counts shots, or speeches of a kind, from 1 in page order."""

    kind: str
    number: int
    start: int
    end: int
    item: Shot | Speech

    @property
    def key(self) -> str:
        """What tells this clip from all others: S001, N001, I001."""
        return f"{_LETTERS[self.kind]}{self.number:03d}"

    @property
    def identity(self) -> str:
        """What makes it the same clip on a second import: its key, place and name."""
        return f"{self.key} {self.start} {self.end} {self.name}"

    @property
    def speaker(self) -> str:
        """Who speaks, on one line; nobody in a shot."""
        return one_line(self.item.speaker) if isinstance(self.item, Speech) else ""

    @property
    def words(self) -> str:
        """The whole description or speech, on one line."""
        return one_line(self.item.description if isinstance(self.item, Shot) else self.item.text)

    @property
    def name(self) -> str:
        """A unique name that fits a bin column: "S007 Lunar lander", "I002 VAAL: We had ..."."""
        told = f"{self.speaker}: {self.words}" if self.kind == INTERVIEWS and self.speaker else self.words
        return shorten(f"{self.key} {told}", NAME_LENGTH)

    @property
    def colour(self) -> str:
        """OpenTimelineIO's name of its marker colour."""
        return COLOURS[self.kind]

    @property
    def length(self) -> int:
        """Frames."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Lane:
    """A track: clips in order that do not overlap. The first lane is always the shots."""

    name: str
    kind: str
    clips: tuple[Clip, ...]

    @property
    def picture(self) -> bool:
        """Whether it is a video track."""
        return self.kind == SHOTS


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue as a marker on the timeline: one frame, a colour, a text on one line."""

    number: int
    start: int
    text: str
    colour: str
    item: Cue

    @property
    def name(self) -> str:
        """The text, short enough for a marker's name."""
        return shorten(self.text, NAME_LENGTH) or str(self.item.kind)

    @property
    def comment(self) -> str:
        """Kind and text: "music: TITLE MUSIC"."""
        return f"{self.item.kind}: {self.text}"


@dataclass(frozen=True, slots=True)
class Programme:
    """A script laid out: `start` is the sequence's first frame, `end` the one after its last."""

    title: str
    rate: Rate
    start: int
    end: int
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]

    @property
    def shots(self) -> tuple[Clip, ...]:
        """The clips of the first lane."""
        return self.lanes[0].clips

    def clips(self) -> Iterator[Clip]:
        """All clips, lane by lane."""
        for lane in self.lanes:
            yield from lane.clips


def lay(script: Script) -> Programme:
    """The lanes Shots, Narration and Interviews, more ("Interviews 2") where clips overlap, and the marks."""
    kinds = {
        SHOTS: _shots(script.shots),
        NARRATION: _speeches(script, NARRATION),
        INTERVIEWS: _speeches(script, INTERVIEWS),
    }
    lanes = tuple(lane for kind, clips in kinds.items() for lane in _lanes(kind, clips))
    marks = tuple(_marks(script.cues))
    times = [t for lane in lanes for c in lane.clips for t in (c.start, c.end)] + [
        m.start + i for m in marks for i in (0, 1)
    ]
    return Programme(
        one_line(script.title) or "Script",
        script.rate,
        min(times + [script.start]),
        max(times + [script.end]),
        lanes,
        marks,
    )


def _shots(shots: tuple[Shot, ...]) -> list[Clip]:
    """The shots in order of time, each until the next one with a later timecode at the latest."""
    ordered = sorted(enumerate(shots, 1), key=lambda pair: pair[1].start)
    clips, following = [], None
    for place in range(len(ordered) - 1, -1, -1):
        number, shot = ordered[place]
        if place + 1 < len(ordered) and ordered[place + 1][1].start > shot.start:
            following = ordered[place + 1][1].start
        end = shot.end if following is None else min(shot.end, following)
        clips.append(Clip(SHOTS, number, shot.start, max(end, shot.start + 1), shot))
    return clips[::-1]


def _speeches(script: Script, kind: str) -> list[Clip]:
    """Narration, or what everybody else says, in order of time."""
    ours = [s for s in script.speeches if (s.delivery is Delivery.NARRATION) == (kind == NARRATION)]
    clips = [Clip(kind, number, s.start, max(s.end, s.start + 1), s) for number, s in enumerate(ours, 1)]
    return sorted(clips, key=lambda clip: clip.start)


def _lanes(kind: str, clips: Iterable[Clip]) -> list[Lane]:
    """Each clip on the first lane that is free; the first lane is there even if it stays empty."""
    lanes: list[list[Clip]] = [[]]
    for clip in clips:
        free = next((lane for lane in lanes if not lane or lane[-1].end <= clip.start), None)
        if free is None:
            lanes.append([clip])
        else:
            free.append(clip)
    return [Lane(kind if not i else f"{kind} {i + 1}", kind, tuple(lane)) for i, lane in enumerate(lanes)]


def _marks(cues: tuple[Cue, ...]) -> Iterator[Mark]:
    """The cues that have a time, in order of time."""
    placed = [(cue.start, number, cue) for number, cue in enumerate(cues, 1) if cue.start is not None]
    for start, number, cue in sorted(placed, key=lambda triple: triple[:2]):
        yield Mark(number, start, one_line(cue.text), CUE_COLOURS.get(cue.kind, OTHER_COLOUR), cue)


def one_line(text: str) -> str:
    """`text` on one line, without what a reader takes for its end or cannot hold."""
    return _UNPRINTABLE.sub(" ", text).strip(" ")


def shorten(text: str, length: int) -> str:
    """The words of `text` that fit into `length` characters; a first word that does not is cut."""
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0].rstrip() or text[:length]
