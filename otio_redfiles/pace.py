"""How fast people speak, measured inside the script, and when each speech ends.

A segment whose words begin at one timecode and whose next words begin at another tells the speaker's pace. A
speech ends at its last word at that pace, and at the next speech of its track at the latest; a speaker who
would run a little into the next one, whoever that is, is taken to make way.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from otio_redfiles.model import Delivery, Speech

# Characters a second where a script teaches nothing: broadcasters reckon three words of narration a second.
USUAL = 15.0
SLOWEST, FASTEST = 6.0, 30.0
ENOUGH = 3  # segments that make a pace of one's own
SHORTEST = 12  # frames of the shortest speech
MAKES_WAY = 0.6  # the share of the words that must fit before the next speaker for this one to have stopped there


def paces(speeches: Sequence[Speech], frames_a_second: float) -> dict[str, float]:
    """Characters a second by speaker, by delivery, and under "" for everybody."""
    samples: dict[str, list[float]] = defaultdict(list)
    for speech in speeches:
        for pace in _measured(speech, frames_a_second):
            for key in (speech.speaker.upper(), str(speech.delivery), ""):
                samples[key].append(pace)
    return {key: median(found) for key, found in samples.items() if len(found) >= ENOUGH}


def _measured(speech: Speech, frames_a_second: float) -> list[float]:
    """The pace of each segment whose end is the next segment's printed start, in mid-sentence (no pause can hide there)."""
    found = []
    for now, after in zip(speech.segments, speech.segments[1:]):
        seconds = (after.start - now.start) / frames_a_second
        if after.printed and seconds >= 1 and now.text[-1:] not in ".?!…":
            pace = len(now.text) / seconds
            if SLOWEST <= pace <= FASTEST:
                found.append(pace)
    return found


def pace_of(speech: Speech, known: dict[str, float]) -> float:
    """Characters a second for this speech: the speaker's own, else that of the same delivery, else everybody's."""
    for key in (speech.speaker.upper(), str(speech.delivery), ""):
        if key in known:
            return known[key]
    return USUAL


def ended(speeches: Sequence[Speech], limit: int, frames_a_second: float, outs: dict[int, int]) -> tuple[Speech, ...]:
    """The speeches with their ends. `outs` holds printed out-points by number; `limit` is the programme's last frame."""
    known = paces(speeches, frames_a_second)
    following, coming = _following(speeches, limit), _coming(speeches, limit)
    return tuple(_end(speech, outs.get(i), following[i], coming[i], pace_of(speech, known), frames_a_second)
                 for i, speech in enumerate(speeches))


def _end(speech: Speech, out: int | None, latest: int, other: int, pace: float, frames_a_second: float) -> Speech:
    """One speech with its end; `latest` is the next start on its track, `other` the next start of anybody."""
    if out is not None and out > speech.start:
        return _with_end(speech, out)
    last = speech.segments[-1] if speech.segments else None
    begun = max(speech.start, last.start) if last else speech.start
    spoken = round(len(last.text if last else speech.text) / pace * frames_a_second)
    if begun + MAKES_WAY * spoken <= other < begun + spoken:
        spoken = other - begun
    end = max(begun + spoken, speech.start + SHORTEST)
    return _with_end(speech, max(speech.start + 1, min(end, latest) if latest > speech.start else end))


def _with_end(speech: Speech, end: int) -> Speech:
    return replace(speech, end=end)


def _coming(speeches: Sequence[Speech], limit: int) -> list[int]:
    """For each speech the start of the next one of anybody."""
    starts = sorted({s.start for s in speeches} | {limit})
    after = [bisect_right(starts, s.start) for s in speeches]
    return [starts[i] if i < len(starts) else limit for i in after]


def _following(speeches: Sequence[Speech], limit: int) -> list[int]:
    """For each speech the start of the next one of its track: narration, or interviews."""
    found, coming = [0] * len(speeches), {True: limit, False: limit}
    for i in sorted(range(len(speeches)), key=lambda k: (speeches[k].start, k), reverse=True):
        track = speeches[i].delivery is Delivery.NARRATION
        found[i] = coming[track]
        coming[track] = speeches[i].start
    return found
