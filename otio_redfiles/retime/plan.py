"""Which printed timecode becomes which: shots take their clip's start, all else moves with its stretch."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from otio_redfiles import notation
from otio_redfiles.events.clock import frame_for, programme_start, seconds_of
from otio_redfiles.match.model import Comparison, Event
from otio_redfiles.model import Draft, DraftCue, DraftShot, DraftSpeech, Script, Shot, Stamp
from otio_redfiles.retime.model import Change, Plan
from otio_redfiles.retime.respell import prints_frames, prints_hours, respell, respell_length
from otio_redfiles.retime.supplied import supplied_changes

_LONGEST_NAME = 60

Place = tuple[int, int]  # line and column of a timecode


@dataclass(frozen=True, slots=True)
class Use:
    """What a timecode stands for: the frame it says, a name, the shot or speech whose start it is (index in A).
    `length` is set where it is no position but a duration (`frame` is then the length), `end` where it is the
    out-point of what it stands for."""

    frame: int
    what: str
    shot: int | None = None
    speech: int | None = None
    length: bool = False
    end: bool = False


def plan(draft: Draft, script: Script, comparison: Comparison) -> Plan:
    """Every timecode of the page with its new spelling. `script`, made from `draft`, is side A."""
    uses = dict(_uses(draft, script))
    digits = _by_digits(draft, script, uses)
    mapped = _Map(comparison)
    shift = _zero(script, comparison)
    printed = (
        _change(stamp, uses.get(_at(stamp)) or digits.get(_at(stamp)), script, mapped, shift)
        for stamp in draft.stamps
    )
    supplied = supplied_changes(draft, script, comparison.b, lambda frame: mapped.frame(Use(frame, ""), fine=True))
    return Plan(tuple(sorted((*printed, *supplied), key=lambda change: (change.line, change.column))))


def _by_digits(draft: Draft, script: Script, uses: dict[Place, Use]) -> dict[Place, Use]:
    """The frame that each timecode's own digits say, on the script's clock (the user may have shifted it)."""
    said: dict[Place, int] = {}
    for stamp, second in zip(draft.stamps, seconds_of(draft.stamps, script.timecode_style), strict=True):
        said[_at(stamp)] = frame_for(second, stamp, script.timecode_style, script.rate, True) if second is not None else 0
    shifts = Counter(
        use.frame - said[place] for place, use in uses.items() if place in said and not use.length
    )
    shift = shifts.most_common(1)[0][0] if shifts else 0
    return {place: Use(frame + shift, "timecode") for place, frame in said.items()}


def _at(stamp: Stamp) -> Place:
    return stamp.line, stamp.column


def _uses(draft: Draft, script: Script) -> Iterator[tuple[Place, Use]]:
    """Timecodes of cues, speeches, then shots: where two share one, the later wins."""
    order = {id(shot): index for index, shot in enumerate(sorted(script.shots, key=lambda shot: shot.start))}
    said = {
        id(speech): index
        for index, speech in enumerate(sorted(script.speeches, key=lambda speech: speech.start))
    }
    cues = [item for item in draft.items if isinstance(item, DraftCue)]
    speeches = [item for item in draft.items if isinstance(item, DraftSpeech)]
    shots = [item for item in draft.items if isinstance(item, DraftShot)]
    for drafted, cue in zip(cues, script.cues, strict=False):
        if drafted.stamp and cue.start is not None:
            yield _at(drafted.stamp), Use(cue.start, f"{cue.kind}: {cue.text[:_LONGEST_NAME]}")
    for spoken, speech in zip(speeches, script.speeches, strict=False):
        what = f"{speech.speaker}: {speech.text[:_LONGEST_NAME]}"
        for segment, placed in list(zip(spoken.segments, speech.segments, strict=False))[1:]:
            if segment.stamp:  # the first words begin with the speech, whatever stands beside them
                yield _at(segment.stamp), Use(placed.start, what)
        if spoken.out:
            yield _at(spoken.out), Use(speech.end, what, speech=said[id(speech)], end=True)
        if spoken.stamp:
            yield _at(spoken.stamp), Use(speech.start, what, speech=said[id(speech)])
    for shown, shot in zip(shots, script.shots, strict=False):
        yield from _of_shot(shown, shot, order[id(shot)])


def _of_shot(drafted: DraftShot, shot: Shot, index: int) -> Iterator[tuple[Place, Use]]:
    what = shot.description[:_LONGEST_NAME]
    if drafted.out:
        yield _at(drafted.out), Use(shot.end, what, index, end=True)
    if drafted.duration:
        yield _at(drafted.duration), Use(shot.end - shot.start, what, index, length=True)
    if drafted.stamp:
        yield _at(drafted.stamp), Use(shot.start, what, index)


def _zero(script: Script, comparison: Comparison) -> int:
    """What to take off the cut's frames: a page without hours counts from where its programme begins."""
    if prints_hours(script.timecode_style) or not script.timecode_style:
        return 0
    hour = 3600 * script.rate.nominal
    printed_from = script.start if script.start < hour else 0
    return (
        programme_start(comparison.b.start, script.rate) - printed_from if comparison.b.start >= hour else 0
    )


def _spelled(text: str, style: str) -> str:
    """A printed timecode; as it was meant, where its digits are not even apart (10.0044)."""
    return text if notation.clock_as_spelled(text, style) is not None else notation.right_spelling(text, style)


def _change(stamp: Stamp, use: Use | None, script: Script, mapped: "_Map", shift: int) -> Change:
    new = begins = None
    if use is not None:
        frame = mapped.length(use) if use.length else mapped.frame(use, fine=prints_frames(stamp.text, script.timecode_style))
        if use.length and frame is not None:
            new = respell_length(stamp.text, use.frame, frame, script.rate, script.timecode_style)
        elif frame is not None:
            told, begins = frame - shift, None if use.end else frame
            new = respell(_spelled(stamp.text, script.timecode_style), told, script.rate, script.timecode_style)
    starts = use and not use.end and not use.length
    begun = None if not starts else use.frame + shift if new is None else use.frame if begins is not None else None
    return Change(stamp.line, stamp.column, stamp.text, new, use.what if use else "", begun, begins)


class _Map:
    """Where frames of A stand in B."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.events = comparison.a.events
        self.starts = [event.start for event in self.events]
        self.stretches = sorted(comparison.stretches, key=lambda stretch: stretch.start)
        self.edges = [stretch.start for stretch in self.stretches]
        self.clips: dict[int, list[Event]] = {}
        self.spoken = dict(comparison.speech_pairs)
        taken: dict[int, int] = {}
        for a, b in sorted(comparison.pairs):
            self.clips.setdefault(a, []).append(comparison.b.events[b])
            taken.setdefault(b, a)
        for a, start, end in comparison.black:
            hole = Event(len(comparison.b.events) + a, "black", None, start, end, "")
            self.clips[a], taken[hole.index] = [hole], a
        self.first_of = taken  # the first shot that a clip shows
        self.last_of = {**taken, **{b: a for a, b in sorted(comparison.pairs)}}

    def frame(self, use: Use, fine: bool) -> int | None:
        """The frame in B of a timecode in A; None where what it belongs to is gone."""
        if use.shot is not None:
            return self._end(use, fine) if use.end else self._shot(use.shot, fine)
        frame = self._anywhere(use.frame, fine, use.end)
        if frame is None and use.speech is not None and use.speech in self.spoken:  # without its picture
            spoken = self.comparison.b.speeches[self.spoken[use.speech]]
            return spoken.end if use.end else spoken.start
        return frame

    def length(self, use: Use) -> int | None:
        """The new length of a shot; None without a clip of its own."""
        clips = self.clips.get(use.shot if use.shot is not None else -1)
        if not clips or self.first_of[clips[0].index] != use.shot:
            return None
        return max(clip.end for clip in clips) - min(clip.start for clip in clips)

    def _shot(self, index: int, fine: bool) -> int | None:
        """A shot begins with its first clip, unless that clip begins with an earlier shot."""
        clips = self.clips.get(index)
        if not clips:
            return None
        own = [clip for clip in clips if self.first_of[clip.index] == index]
        if own and clips[0] is own[0]:
            return own[0].start
        return self._anywhere(self.events[index].start, fine)

    def _end(self, use: Use, fine: bool) -> int | None:
        """A shot ends with its last clip, unless that clip goes on into a later shot."""
        clips = self.clips.get(use.shot if use.shot is not None else -1)
        if not clips:
            return None
        last = max(clips, key=lambda clip: clip.end)
        if self.last_of[last.index] == use.shot:
            return last.end
        return self._anywhere(use.frame, fine, end=True)

    def _anywhere(self, frame: int, fine: bool, end: bool = False) -> int | None:
        """By the stretch that holds it, else with its shot; an `end` with what it ends. A second stands for its
        middle."""
        offset = self._offset(frame - 1 if end else frame)
        if offset is None:
            return None
        middle = 0 if fine else self.comparison.a.rate.nominal // 2
        return frame + middle + offset

    def _offset(self, frame: int) -> int | None:
        place = bisect_right(self.edges, frame) - 1
        if place >= 0 and frame < self.stretches[place].end:
            return self.stretches[place].offset
        index = bisect_right(self.starts, frame) - 1
        if index >= 0 and frame < self.events[index].end:
            clips = self.clips.get(index)
            return clips[0].start - self.events[index].start if clips else None
        return self._outside(place)

    def _outside(self, place: int) -> int | None:
        """Before the first stretch, after the last, or between two of one offset."""
        if not self.stretches:
            return None
        if place < 0:
            return self.stretches[0].offset
        if (
            place + 1 == len(self.stretches)
            or self.stretches[place].offset == self.stretches[place + 1].offset
        ):
            return self.stretches[place].offset
        return None
