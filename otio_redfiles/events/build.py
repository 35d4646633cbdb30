"""A draft becomes a script: times as printed become frames, what has no time is placed, what ends is ended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from otio_redfiles.events.clock import impossible, seconds_of, style_of
from otio_redfiles.events.ends import Ends, ends_amiss
from otio_redfiles.events.findings import (
    doubts,
    fields_in_doubt,
    framed,
    guessed_rate,
    mistyped,
    no_labels,
    order_findings,
    spellings,
    unplaced,
    unused,
)
from otio_redfiles.events.items import (
    UNKNOWN_SHOT,
    chars_between,
    cues_of,
    headings_of,
    page_ruler,
    shots_of,
    speeches_of,
)
from otio_redfiles.events.order import corrections
from otio_redfiles.events.rates import rate_for, rate_said
from otio_redfiles.events.times import (
    Times,
    end_of,
    lasts_of,
    lengths_of,
    out_of,
    place_of,
    positions_of,
    shifted,
    times_of,
)
from otio_redfiles.model import (
    Cue,
    CueKind,
    Diagnostic,
    Draft,
    DraftCue,
    DraftShot,
    DraftSpeech,
    Reading,
    Script,
    Shot,
    Speech,
    Timing,
)
from otio_redfiles.notation import right_spelling, too_many_digits
from otio_redfiles.pace import USUAL, ended, paces
from otio_redfiles.tc import Rate


def build_script(draft: Draft, reading: Reading = Reading(), source: str = "") -> Script:
    """The script that `draft` says, its times in frames at the rate told or found.

    Raises TimecodeError where most labels do not exist at that rate and UsageError for options that make no sense.
    """
    reading = _told(reading, draft.says)
    said = rate_said(_heads(draft))
    style = style_of(draft.stamps, draft.style or reading.style)
    rate = rate_for(draft.stamps, reading, said, style)
    positions = positions_of(draft)
    seconds = seconds_of(positions, style)
    spelled = [right_spelling(s.text, style) for s in positions]
    fixes = corrections(spelled, seconds, style, chars_between(draft, positions), [too_many_digits(text) for text in spelled])
    apart = {place_of(positions[fix.index]) for fix in fixes} | lengths_of(draft)
    standing = [s for s in draft.stamps if place_of(s) not in apart]
    wrong = tuple(impossible(standing, style, rate, source))
    times, start = shifted(times_of(positions, seconds, fixes, style, rate, {place_of(stamp) for stamp, *_ in wrong}), reading, draft)
    script = _placed(draft, times, start, source)
    found = [*order_findings(positions, fixes, style), *mistyped(standing, style), *no_labels(wrong), *fields_in_doubt(positions, style)]
    found += framed(positions, style) if reading.style != style else ()
    found += ends_amiss(_printed_ends(draft, times), rate.nominal)
    if reading.rate is None and said != rate:
        found += guessed_rate(draft.stamps, rate, style)
    return replace(script, diagnostics=_diagnostics(draft, script, found))


def _told(reading: Reading, page: Reading) -> Reading:
    """What the user told, and where he did not, what the page says of itself."""
    return replace(reading, rate=reading.rate or page.rate, start=reading.start or page.start, style=reading.style or page.style)


def _heads(draft: Draft) -> list[str]:
    """What stands at the head of the page and around it, cells of a row side by side: where a page says what it is."""
    heads = [item.pieces for item in draft.items if isinstance(item, DraftCue) and item.kind is CueKind.HEADER]
    return [" ".join(p.text for p in pieces) for pieces in heads] + [p.text for p in draft.unused]


# ------------------------------------------------------------------- placing


def _placed(draft: Draft, times: Times, start: int, source: str) -> Script:
    ruler = page_ruler(draft, times, USUAL)
    pace = paces(speeches_of(draft, times, ruler, start), float(times.rate.fps)).get("", USUAL)
    ruler = page_ruler(draft, times, pace)
    read = shots_of(draft, times, ruler, start)
    shots = _spread(read, times.rate)
    ruler = ruler.with_anchors(_moved_rows(read, shots))  # the words of a row begin when its picture appears
    speeches = speeches_of(draft, times, ruler, start)
    cues = cues_of(draft, times, ruler, shots)
    outs = _outs(draft, DraftSpeech, speeches, times)
    ends = [(speeches[i].start, out) for i, out in outs.items()]
    ends += [(shots[i].start, out) for i, out in _outs(draft, DraftShot, shots, times).items()]
    last = max([start, *(item.start for item in (*shots, *speeches))])
    ends += [(last, out) for out in _cue_outs(draft, cues, times, last)]
    end = _programme_end(shots, speeches, cues, times, start, ends)
    speeches = ended(speeches, max(end, max((s.start for s in speeches), default=0) + times.rate.nominal), float(times.rate.fps), outs)
    shots = _shot_ends(draft, shots, times, end)
    return Script(
        title=draft.title or Path(source).stem, rate=times.rate, start=min([start, *(s.start for s in shots)]),
        end=max([end, *(s.end for s in speeches), *(s.end for s in shots)]),
        layout=draft.layout, timecode_style=times.style, shots=shots, speeches=speeches, cues=cues,
        headings=headings_of(draft), timecodes=tuple((s.line, s.text) for s in draft.stamps),
        lengths=tuple((s.line, s.text) for s in draft.lengths), source=source,
        end_printed=_end_printed(draft, shots, cues, times),
    )


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
            step = max(0, high - low) / (len(run) + 1) if high is not None else UNKNOWN_SHOT * rate.nominal
            for n, i in enumerate(run, 1):
                found[i] = replace(found[i], start=low + round(step * n))
        before = at
    return tuple(found)


def _moved_rows(before: Sequence[Shot], after: Sequence[Shot]) -> list[tuple[tuple[int, int], int]]:
    """Where the lines begin that have an untimed shot first, with its frame, in those runs of untimed shots of which `after` has any
    elsewhere than `before`."""
    first = {new.line: id(new) for new in reversed(after)}
    rows: list[tuple[tuple[int, int], int]] = []
    for untimed, pairs in groupby(zip(before, after, strict=True), key=lambda pair: pair[1].timing is Timing.ESTIMATED):
        run = [*pairs]
        if untimed and any(old.start != new.start for old, new in run):
            rows += [((new.line, 0), new.start) for _, new in run if first[new.line] == id(new)]
    return rows


def _rising(starts: Sequence[int]) -> bool:
    return all(a < b for a, b in zip(starts, starts[1:]))


def _outs(draft: Draft, kind: type, items: Sequence[Shot | Speech], times: Times) -> dict[int, int]:
    """The printed ends of the items of a kind, by their number."""
    drafts = [item for item in draft.items if isinstance(item, kind)]
    ends = ((i, end_of(item, items[i].start, times)) for i, item in enumerate(drafts))
    return {i: end for i, end in ends if end}


def _cue_outs(draft: Draft, cues: Sequence[Cue], times: Times, last: int) -> Iterator[int]:
    """The printed ends of the cues that begin with what begins last."""
    drafts = (item for item in draft.items if isinstance(item, DraftCue))
    for item, cue in zip(drafts, cues, strict=True):
        if cue.start == last and item.out is not None and (out := end_of(item, last, times)):
            yield out


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
        stop = out_of(item, times) if item.out is not None and item.placed is None else None
        if start is not None and stop is not None:
            length = getattr(item, "duration", None)
            yield Ends(item.stamp, item.out, start, stop, length, lasts_of(length, times))


def _shot_ends(draft: Draft, shots: tuple[Shot, ...], times: Times, end: int) -> tuple[Shot, ...]:
    """Each shot ends where the next begins, or at its own printed end when that comes first."""
    drafts = [item for item in draft.items if isinstance(item, DraftShot)]
    order = sorted(range(len(shots)), key=lambda i: (shots[i].start, i))
    found = list(shots)
    for n, i in enumerate(order):
        following = shots[order[n + 1]].start if n + 1 < len(order) else max(end, shots[i].start + 1)
        own = end_of(drafts[i], shots[i].start, times)
        stop = min(own, following) if own and own > shots[i].start and n + 1 < len(order) else own or following
        found[i] = replace(shots[i], end=max(shots[i].start + 1, stop))
    return tuple(found)


def _end_printed(draft: Draft, shots: Sequence[Shot], cues: Sequence[Cue], times: Times) -> bool:
    """Whether the page prints where the last of `shots` ends: its out-point, its length, or the programme's end."""
    if not shots:
        return False
    last = max(range(len(shots)), key=lambda i: (shots[i].start, i))
    drafts = [item for item in draft.items if isinstance(item, DraftShot)]
    ends = {c.start for c in cues if c.kind is CueKind.END and c.timing is Timing.PRINTED}
    return end_of(drafts[last], shots[last].start, times) is not None or shots[last].end in ends


# ------------------------------------------------------------------- diagnostics


def _diagnostics(draft: Draft, script: Script, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All that a person should look at by line; `found` is what the timecodes themselves say."""
    every = [*draft.notes, *found, *spellings(script), *unplaced(script), *doubts(script), *unused(draft, script)]
    return tuple(sorted(every, key=lambda d: (d.line, d.code)))
