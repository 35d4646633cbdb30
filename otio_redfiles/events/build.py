"""A draft becomes a script: times as printed become frames, what has no time is placed, what ends is ended."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from sys import maxsize

from otio_redfiles.errors import TimecodeError
from otio_redfiles.events.clock import (
    frame_for,
    impossible,
    label_frame,
    length_frames,
    programme_start,
    seconds_of,
    style_of,
)
from otio_redfiles.events.ends import Ends, ends_amiss
from otio_redfiles.events.findings import (
    doubts,
    guessed_rate,
    mistyped,
    no_labels,
    order_findings,
    spellings,
    unplaced,
    unused,
)
from otio_redfiles.events.order import Correction, corrections
from otio_redfiles.events.rates import rate_for, rate_said
from otio_redfiles.events.ruler import Place, Ruler, ruler_of
from otio_redfiles.model import (
    Cue,
    CueKind,
    Diagnostic,
    Draft,
    DraftCue,
    DraftShot,
    DraftSpeech,
    Piece,
    Reading,
    Script,
    Segment,
    Shot,
    Speech,
    Stamp,
    Timing,
)
from otio_redfiles.notation import right_spelling, too_many_digits
from otio_redfiles.pace import USUAL, ended, paces
from otio_redfiles.tc import Rate, frame_of
from otio_redfiles.vocabulary import heading_of, shot_type

UNKNOWN_SHOT = 5  # seconds a shot lasts when nothing says how long


@dataclass(frozen=True, slots=True)
class Times:
    """The page's clock: the frame and standing of each timecode, by its place, and how a rate counts them."""

    rate: Rate
    style: str
    frames: dict[Place, int]
    standing: dict[Place, Timing]
    seconds: dict[Place, int]
    shift: int = 0

    def of(self, stamp: Stamp | None) -> int | None:
        """The frame of a printed timecode, None without one or where its digits are no time."""
        return None if stamp is None else self.frames.get(_at(stamp))

    def place(self, label: Stamp | None) -> int | None:
        """The frame at which a writer of ours placed what has no timecode; None where it did not, or at another rate."""
        try:
            return None if label is None else frame_of(label.text, self.rate)
        except TimecodeError:
            return None

    def timing(self, stamp: Stamp | None) -> Timing:
        """How the time of an item with this timecode came about."""
        return Timing.ESTIMATED if stamp is None else self.standing.get(_at(stamp), Timing.ESTIMATED)


def build_script(draft: Draft, reading: Reading = Reading(), source: str = "") -> Script:
    """The script that `draft` says, its times in frames at the rate told or found.

    Raises TimecodeError where most labels do not exist at that rate and UsageError for options that make no sense.
    """
    reading = _told(reading, draft.says)
    said = rate_said(_heads(draft))
    rate = rate_for(draft.stamps, reading, said)
    style = style_of(draft.stamps, draft.style or reading.style)
    positions = _positions(draft)
    seconds = seconds_of(positions, style)
    spelled = [right_spelling(s.text, style) for s in positions]
    fixes = corrections(spelled, seconds, style, _chars(draft, positions), [too_many_digits(text) for text in spelled])
    apart = {_at(positions[fix.index]) for fix in fixes} | _lengths(draft)
    standing = [s for s in draft.stamps if _at(s) not in apart]
    wrong = tuple(impossible(standing, style, rate, source))
    times, start = _shifted(_times(positions, seconds, fixes, style, rate, {_at(stamp) for stamp, *_ in wrong}), reading, draft)
    script = _placed(draft, times, start, source)
    found = [*order_findings(positions, fixes, style), *mistyped(standing, style), *no_labels(wrong)]
    found += ends_amiss(_printed_ends(draft, times), rate.nominal)
    if reading.rate is None and said != rate:
        found += guessed_rate(draft.stamps, rate)
    return replace(script, diagnostics=_diagnostics(draft, script, found))


def _told(reading: Reading, page: Reading) -> Reading:
    """What the user told, and where he did not, what the page says of itself."""
    return replace(reading, rate=reading.rate or page.rate, start=reading.start or page.start, style=reading.style or page.style)


def _heads(draft: Draft) -> list[str]:
    """What stands at the head of the page and around it, cells of a row side by side: where a page says what it is."""
    heads = [item.pieces for item in draft.items if isinstance(item, DraftCue) and item.kind is CueKind.HEADER]
    return [" ".join(p.text for p in pieces) for pieces in heads] + [p.text for p in draft.unused]


def _at(item: Stamp | Piece) -> Place:
    return item.line, item.column


# ------------------------------------------------------------------- the clock


def _positions(draft: Draft) -> tuple[Stamp, ...]:
    """The timecodes that say where something starts: out-points and lengths left out, in reading order."""
    ends = {_at(s) for item in draft.items for s in (getattr(item, "out", None),) if s} | _lengths(draft)
    return tuple(s for s in draft.stamps if _at(s) not in ends)


def _lengths(draft: Draft) -> set[Place]:
    """Where the timecodes stand that say how long something lasts."""
    return {_at(s) for s in draft.lengths} | {_at(s) for item in draft.items if (s := getattr(item, "duration", None))}


def _words(draft: Draft) -> list[tuple[Place, int]]:
    return [(_at(p), len(p.text) + 1) for item in draft.items if isinstance(item, DraftSpeech)
            for segment in item.segments for p in segment.pieces]


def _chars(draft: Draft, positions: Sequence[Stamp]):
    """A function of two numbers of timecodes: the characters spoken between them."""
    ruler = ruler_of(_words(draft), [], 0.0)
    said = [ruler.said_before(_at(s)) for s in positions]
    return lambda i, j: said[j] - said[i]


def _times(positions: Sequence[Stamp], seconds: Sequence[int | None], fixes: Sequence[Correction], style: str,
           rate: Rate, wrong: Set[Place]) -> Times:
    """The clock of a page; `wrong` are the places of labels that do not exist at its rate."""
    fixed = {fix.index: fix for fix in fixes if fix.seconds is not None}
    frames, standing, clock = {}, {}, {}
    for i, (stamp, printed) in enumerate(zip(positions, seconds)):
        taken = fixed[i].seconds if i in fixed else printed
        if taken is None:
            continue
        frames[_at(stamp)] = frame_for(taken, stamp, style, rate, as_printed=i not in fixed)
        standing[_at(stamp)] = Timing.CORRECTED if i in fixed or _at(stamp) in wrong else Timing.PRINTED
        clock[_at(stamp)] = taken
    return Times(rate, style, frames, standing, clock)


def _shifted(times: Times, reading: Reading, draft: Draft) -> tuple[Times, int]:
    """The clock with the user's offset and start applied, and the programme's first frame."""
    rate = times.rate
    first = min(times.frames.values(), default=None)
    own = programme_start(first, rate)
    shift = label_frame(reading.offset, rate, "--offset") if reading.offset else 0
    start = own + shift
    if reading.start:
        told = label_frame(reading.start, rate, "--start")
        near = first is not None and 0 <= first + shift - told <= 1800 * rate.nominal
        shift, start = shift if near else shift + told - start, told
    moved = {place: frame + shift for place, frame in times.frames.items()}
    return replace(times, frames=moved, shift=shift), max(0, start)


def _end_of(item: DraftShot | DraftSpeech | DraftCue, start: int, times: Times) -> int | None:
    """The printed end of an item: its out-point, else its start and length; None where neither is printed.

    An out-point before the start is none.
    """
    out = _out_of(item, times)
    if out is not None and out > start:
        return out
    duration = getattr(item, "duration", None)
    if duration is None:
        return None
    lasts = length_frames(duration.text, times.style, times.rate)
    return None if lasts is None else start + lasts


def _out_of(item: DraftShot | DraftSpeech | DraftCue, times: Times) -> int | None:
    """The frame of an item's out-point; None where none is printed."""
    if item.out is None or item.placed is not None:
        return times.place(item.out)
    known = times.seconds.get(_at(item.stamp)) if item.stamp else None
    found = seconds_of([item.out], times.style, known)[0]
    return None if found is None else frame_for(found, item.out, times.style, times.rate, as_printed=True) + times.shift


# ------------------------------------------------------------------- placing


def _placed(draft: Draft, times: Times, start: int, source: str) -> Script:
    ruler = _ruler(draft, times, USUAL)
    pace = paces(_speeches(draft, times, ruler, start), float(times.rate.fps)).get("", USUAL)
    ruler = _ruler(draft, times, pace)
    speeches = _speeches(draft, times, ruler, start)
    shots = _spread(_shots(draft, times, ruler, start), times.rate)
    cues = _cues(draft, times, ruler, shots)
    outs = _outs(draft, DraftSpeech, speeches, times)
    ends = [(speeches[i].start, out) for i, out in outs.items()]
    ends += [(shots[i].start, out) for i, out in _outs(draft, DraftShot, shots, times).items()]
    end = _programme_end(shots, speeches, cues, times, start, ends)
    speeches = ended(speeches, max(end, max((s.start for s in speeches), default=0) + times.rate.nominal), float(times.rate.fps), outs)
    shots = _shot_ends(draft, shots, times, end)
    return Script(
        title=draft.title or Path(source).stem, rate=times.rate, start=min([start, *(s.start for s in shots)]),
        end=max([end, *(s.end for s in speeches), *(s.end for s in shots)]),
        layout=draft.layout, timecode_style=times.style, shots=shots, speeches=speeches, cues=cues,
        headings=_headings(draft), timecodes=tuple((s.line, s.text) for s in draft.stamps),
        lengths=tuple((s.line, s.text) for s in draft.lengths), source=source,
    )


def _ruler(draft: Draft, times: Times, chars_a_second: float) -> Ruler:
    anchors = [(place, frame) for place, frame in times.frames.items()]
    return ruler_of(_words(draft), anchors, float(times.rate.fps) / chars_a_second)


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(" ".join(p.text.split()) for p in pieces)


def _shots(draft: Draft, times: Times, ruler: Ruler, start: int) -> tuple[Shot, ...]:
    found, run = [], start
    for item in draft.items:
        if isinstance(item, DraftShot):
            shot = _shot(item, times, ruler, run)
            run = _end_of(item, shot.start, times) or shot.start + (UNKNOWN_SHOT * times.rate.nominal if not times.frames else 0)
            found.append(shot)
        elif isinstance(item, DraftCue) and item.duration is not None and not times.frames:
            run = _end_of(item, run, times) or run  # a running order: what is no picture takes its time too
    return tuple(found)


def _shot(item: DraftShot, times: Times, ruler: Ruler, run: int) -> Shot:
    at = times.of(item.stamp)
    description = _text(item.pieces)
    placed = times.place(item.placed)
    start = at if at is not None else placed if placed is not None else ruler.frame_at(_at(item.pieces[0]), run)
    timing = Timing.ESTIMATED if at is None else times.timing(item.stamp)
    return Shot(item.pieces[0].line, item.stamp.text if item.stamp else None, max(0, start), start + 1, timing, description,
                shot_type(description), round(item.confidence, 3))


def _speeches(draft: Draft, times: Times, ruler: Ruler, start: int) -> tuple[Speech, ...]:
    return tuple(_speech(item, times, ruler, start) for item in draft.items if isinstance(item, DraftSpeech))


def _speech(item: DraftSpeech, times: Times, ruler: Ruler, start: int) -> Speech:
    at = times.of(item.stamp)
    first = next((p for s in item.segments for p in s.pieces), None)
    by_words = start + round(ruler.said_before(_at(first)) * ruler.pace) if first else start
    placed = times.place(item.placed)
    begun = at if at is not None else placed if placed is not None else max(0, ruler.frame_at(_at(first) if first else (item.line, 0), by_words))
    segments = _segments(item, begun, times, ruler)
    return Speech(
        item.line, item.stamp.text if item.stamp else None, begun, begun + 1,
        Timing.ESTIMATED if at is None else times.timing(item.stamp), item.speaker, item.delivery,
        " ".join(s.text for s in segments if s.text), segments, _heading(item.heading), round(item.confidence, 3),
    )


def _heading(pieces: Sequence[Piece]) -> str:
    """The heading that a speech begins with; one that only says "cont." on the next page is not part of it."""
    return _text([piece for n, piece in enumerate(pieces) if n == 0 or not heading_of(piece.text).continued])


def _segments(item: DraftSpeech, begun: int, times: Times, ruler: Ruler) -> tuple[Segment, ...]:
    """Words of a row begin when that row's picture appears; the first words begin with the speech."""
    found: list[Segment] = []
    for segment in item.segments:
        at = begun if not found else times.of(segment.stamp)
        if at is None:
            at = ruler.frame_at(_at(segment.pieces[0]), begun) if segment.pieces else begun
        found.append(Segment(segment.stamp.text if segment.stamp else None, max(begun, at), _text(segment.pieces)))
    return tuple(found)


def _cues(draft: Draft, times: Times, ruler: Ruler, shots: Sequence[Shot]) -> tuple[Cue, ...]:
    """The cues; where a page prints only lengths, one without its own time stands at the picture before it."""
    begun, found = _begun(draft, times, ruler), []
    coming, last = iter(shots), None
    listed = not ruler.anchors and any(getattr(item, "duration", None) for item in draft.items)
    for item in draft.items:
        if isinstance(item, DraftShot):
            last = next(coming).start
        elif isinstance(item, DraftCue):
            cue = _cue(item, times, ruler, begun)
            found.append(replace(cue, start=last) if listed and cue.start is None and cue.kind is not CueKind.HEADER else cue)
    return tuple(found)


def _begun(draft: Draft, times: Times, ruler: Ruler) -> tuple[int, int]:
    """Where the programme begins on the page: at the first timecode, or at the words above it that it times."""
    timed = (item for item in draft.items if isinstance(item, DraftShot | DraftCue) and times.of(item.stamp) is not None)
    return min([*ruler.anchors[:1], *(_at(piece) for item in timed for piece in item.pieces[:1])], default=(maxsize, 0))


def _cue(item: DraftCue, times: Times, ruler: Ruler, begun: tuple[int, int]) -> Cue:
    at = times.of(item.stamp)
    anchored = item.kind is not CueKind.HEADER and begun < _at(item.pieces[0])
    start = at if at is not None else times.place(item.placed)
    if start is None and item.kind is not CueKind.HEADER:
        start = ruler.frame_on(item.pieces[0].line)  # what stands in a timed row shares its time
    if start is None and anchored:
        start = ruler.frame_at(_at(item.pieces[0]), 0)
    timing = times.timing(item.stamp)
    return Cue(item.pieces[0].line, item.stamp.text if item.stamp else None, start, item.kind, _text(item.pieces), timing)


def _headings(draft: Draft) -> tuple[tuple[int, str], ...]:
    return tuple((p.line, p.text) for item in draft.items if isinstance(item, DraftSpeech) for p in item.heading)


# ------------------------------------------------------------------- ends


def _spread(shots: tuple[Shot, ...], rate: Rate) -> tuple[Shot, ...]:
    """Untimed shots between two timed ones that would fall on one frame share the time between them evenly."""
    found = list(shots)
    fixed = [i for i, s in enumerate(found) if s.timing is not Timing.ESTIMATED] + [len(found)]
    before = -1
    for at in fixed:
        run = range(before + 1, at)
        low = found[before].start if before >= 0 else (found[0].start if run else 0)
        high = found[at].start if at < len(found) else None
        if run and before >= 0 and not _rising([low] + [found[i].start for i in run] + ([high] if high is not None else [])):
            step = (high - low) / (len(run) + 1) if high is not None and high > low else UNKNOWN_SHOT * rate.nominal
            for n, i in enumerate(run, 1):
                found[i] = replace(found[i], start=low + round(step * n))
        before = at
    return tuple(found)


def _rising(starts: Sequence[int]) -> bool:
    return all(a < b for a, b in zip(starts, starts[1:]))


def _outs(draft: Draft, kind: type, items: Sequence[Shot | Speech], times: Times) -> dict[int, int]:
    """The printed ends of the items of a kind, by their number."""
    drafts = [item for item in draft.items if isinstance(item, kind)]
    ends = ((i, _end_of(item, items[i].start, times)) for i, item in enumerate(drafts))
    return {i: end for i, end in ends if end}


def _programme_end(shots: Sequence[Shot], speeches: Sequence[Speech], cues: Sequence[Cue], times: Times, start: int,
                   ends: Sequence[tuple[int, int]]) -> int:
    """The last printed time; where nothing is printed after the last start, five seconds later. `ends` are printed
    ends, each with its item's start: the last item's is the programme's."""
    begun = max([start, *(s.start for s in shots), *(s.start for s in speeches)])
    last = max([start, *times.frames.values(), *(c.start for c in cues if c.start is not None)])
    if any(at == begun < end for at, end in ends):
        last = max(last, *(end for _, end in ends))
    return last if last > begun else begun + UNKNOWN_SHOT * times.rate.nominal


def _printed_ends(draft: Draft, times: Times) -> Iterator[Ends]:
    """The ends printed for items whose in-point stands as printed."""
    for item in draft.items:
        start = times.of(item.stamp) if times.timing(item.stamp) is Timing.PRINTED else None
        stop = _out_of(item, times) if item.out is not None and item.placed is None else None
        if start is not None and stop is not None:
            length = getattr(item, "duration", None)
            yield Ends(item.stamp, item.out, start, stop, length, _lasts(length, times))


def _lasts(length: Stamp | None, times: Times) -> tuple[int, ...]:
    """How many frames a printed length may mean."""
    if length is None:
        return ()
    said = length_frames(length.text, times.style, times.rate)
    short = re.fullmatch(r"\s*(\d{1,2})[:.;,+](\d{2})\s*", length.text)  # seconds and frames
    framed = int(short[1]) * times.rate.nominal + int(short[2]) if short else None
    return tuple(frames for frames in (said, framed) if frames is not None)


def _shot_ends(draft: Draft, shots: tuple[Shot, ...], times: Times, end: int) -> tuple[Shot, ...]:
    """Each shot ends where the next begins, or at its own printed end when that comes first."""
    drafts = [item for item in draft.items if isinstance(item, DraftShot)]
    order = sorted(range(len(shots)), key=lambda i: (shots[i].start, i))
    found = list(shots)
    for n, i in enumerate(order):
        following = shots[order[n + 1]].start if n + 1 < len(order) else max(end, shots[i].start + 1)
        own = _end_of(drafts[i], shots[i].start, times)
        stop = min(own, following) if own and own > shots[i].start and n + 1 < len(order) else own or following
        found[i] = replace(shots[i], end=max(shots[i].start + 1, stop))
    return tuple(found)


# ------------------------------------------------------------------- diagnostics


def _diagnostics(draft: Draft, script: Script, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All that a person should look at by line; `found` is what the timecodes themselves say."""
    every = [*draft.notes, *found, *spellings(script), *unplaced(script), *doubts(script), *unused(draft, script)]
    return tuple(sorted(every, key=lambda d: (d.line, d.code)))
