"""A script whose shots are the cut's clips, one for one and by name: pairing by name, then the cuts' ledger.

A script made from a cut (or a cut named from its script) says by its names which clip is which. The ledger
then needs nothing but frames: a script that prints frames has them; one that prints seconds gets the frame of
every start from its clip, less the offset of the run it stands in (all starts of a run share one). Whether
seconds are cut off or the cuts really lie on whole seconds, the starts of a run show: cut-off ones spread
over the second, whole ones all agree.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from otio_redfiles.match.changes import Change, Match, healed
from otio_redfiles.match.frames import is_fine
from otio_redfiles.match.identity import by_words, words_key
from otio_redfiles.match.kernel import FINE, Kernel, one_frame
from otio_redfiles.match.ledger import booked, split
from otio_redfiles.match.loose import is_loose, levels
from otio_redfiles.match.model import Event, RowKind, Side
from otio_redfiles.match.refine import Refiner

NAMED = 0.6  # of the longer side that names pair: below it names are evidence, no key
UNIQUE = 0.5  # of the longer side whose names stand once on each side
KNOWN = 0.9  # of the pairs go by one name, or nearly: one that does not was renamed
ALIKE = 60  # token_set_ratio of two spellings of one name
BUSY = 0.5  # rows a shot: more means that the names lead astray
APART = 6.0  # nats that two offsets must explain more than one
DETOUR = 8.0  # nats that a shot or two must explain to stand elsewhere than what is around them
BRIEF = 2  # shots
RECENT = 200  # starts of a run that are enough to place what follows
WHOLE = 0.8  # of the starts on their run's frame: the seconds are meant
ROLLED = 3  # slacks a clip may stand from its second before the cut was rolled

Pairs = list[tuple[int, int]]


def same_events(a: Side, b: Side) -> Match | None:
    """Both sides event for event the same, but for one shift: no changes. None where they are not."""
    if len(a.events) != len(b.events) or any(
        words_key(x.name) != words_key(y.name) for x, y in zip(a.events, b.events)
    ):
        return None
    apart = [y.start - x.start for x, y in zip(a.events, b.events)]
    slack = max(1, a.slack, b.slack)
    if max(apart) - min(apart) >= slack or (slack <= FINE and _ends_differ(a, b, slack)):
        return None
    offset = next((guess for guess in (0, b.start - a.start) if _holds(guess, apart, slack)), None)
    if offset is None:
        offset = min(apart) if min(apart) == max(apart) else (max(apart) - slack + 1 + min(apart)) // 2
    spans = [(x.start, x.end, offset) for x in a.events]
    return Match(offset, tuple((k, k) for k in range(len(apart))), (), healed(spans))


def _holds(offset: int, apart: Sequence[int], slack: int) -> bool:
    return all(-slack < value - offset < slack for value in (min(apart), max(apart)))


def _ends_differ(a: Side, b: Side, slack: int) -> bool:
    known = len(a.events) - (a.open_end or b.open_end)
    lengths = ((x.end - x.start, y.end - y.start) for x, y in zip(a.events[:known], b.events))
    return any(abs(one - other) >= slack for one, other in lengths)


def compare_named(a: Side, b: Side) -> Match | None:
    """A a script, B a cut; None where the names do not say which is which."""
    pairs = paired_by_name(a, b)
    if pairs is None:
        return None
    kept, moved = split(pairs, a.events)
    slack = max(2, a.slack or a.rate.nominal)
    whole = is_fine(a) or _whole_seconds(a, b, kept, slack)
    placed = _Placed(a, b, kept, dict(pairs), slack, whole)
    found = booked(placed.side(), b, pairs, kept, moved)
    spelt = [_alike(a.events[i], b.events[j]) for i, j in pairs]
    usual = sum(spelt) >= KNOWN * len(spelt) - 1
    strange = {i for (i, _), same in zip(pairs, spelt) if not same and usual}
    elsewhere = {i for block in moved for i, _ in block}
    changes = tuple(c for c in found.changes if _worth_a_row(c, a, strange, elsewhere, slack, whole))
    if len(changes) > max(6, BUSY * len(a.events)):
        return None
    spans = [(a.events[i].start, max(a.events[i].start, a.events[i].end), placed.offset(i)) for i, _ in pairs]
    plain = (guess for guess in (0, b.start - a.start) if not whole and abs(found.offset - guess) < slack)
    return Match(next(plain, found.offset), tuple(pairs), changes, healed(spans))


def paired_by_name(a: Side, b: Side) -> Pairs | None:
    """One-to-one pairs by name; what is left between the same neighbours with the same lengths pairs as well. None
    where the names do not say which is which."""
    longer = max(len(a.events), len(b.events))
    of_a, of_b = (Counter(words_key(e.name) for e in side.events) for side in (a, b))
    both = [(n, of_b[key]) for key, n in of_a.items() if key and key in of_b]
    if sum(min(pair) for pair in both) < NAMED * longer or both.count((1, 1)) < UNIQUE * longer:
        return None
    slack = max(2, a.slack or a.rate.nominal)
    pairs = by_words(a.events, b.events, slack)
    return sorted(pairs + _left_between(a, b, pairs, slack))


def _left_between(a: Side, b: Side, pairs: Pairs, slack: int) -> Pairs:
    """Leftovers that stand, as many of them, between the same neighbours: spelt alike or as long."""
    out: Pairs = []
    taken_a, taken_b = {i for i, _ in pairs}, {j for _, j in pairs}
    edges = [(-1, -1), *split(pairs, a.events)[0], (len(a.events), len(b.events))]
    for (i, j), (after_i, after_j) in zip(edges, edges[1:]):
        gone = [x for x in range(i + 1, after_i) if x not in taken_a]
        come = [y for y in range(j + 1, after_j) if y not in taken_b]
        beside = list(zip(gone, come))
        reach = ROLLED * slack if len(gone) == 1 else slack
        if len(gone) == len(come) and all(_one_slot(a.events[x], b.events[y], reach) for x, y in beside):
            out += beside
    return out


def _one_slot(shot: Event, clip: Event, slack: int) -> bool:
    return abs(_length(shot) - _length(clip)) <= slack or _alike(shot, clip)


def _alike(shot: Event, clip: Event) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    one, other = words_key(shot.name), words_key(clip.name)
    return one == other or token_set_ratio(" ".join(one), " ".join(other)) >= ALIKE


def _length(event: Event) -> int:
    return event.end - event.start


def _whole_seconds(a: Side, b: Side, kept: Pairs, slack: int) -> bool:
    """Whether the cut's own starts are whole seconds apart from the script's."""
    apart = [b.events[j].start - a.events[i].start for i, j in kept]
    runs: list[list[int]] = []
    for value in apart:
        if runs and max(*runs[-1], value) - min(*runs[-1], value) < slack:
            runs[-1].append(value)
        else:
            runs.append([value])
    return one_frame([np.array(run) for run in runs], WHOLE)


def _worth_a_row(
    change: Change, a: Side, strange: set[int], elsewhere: set[int], slack: int, whole: bool
) -> bool:
    """Leaves out spelling, names that never were a shot's, and lengths of moved blocks within the second."""
    if change.kind is RowKind.RENAMED:
        return change.a[0] in strange
    if is_fine(a) or change.kind is not RowKind.RETIMED:
        return True
    if whole:  # a second here or there that moves nothing is the typist's
        return bool(change.ripple) or abs(change.delta or 0) > slack
    return not (set(change.a) & elsewhere and abs(change.delta or 0) <= slack)


@dataclass
class _Placed:
    """The script's shots at frames. `whole`: the printed times are frame-accurate as they stand."""

    a: Side
    b: Side
    kept: Pairs
    mate: dict[int, int]
    slack: int
    whole: bool

    def __post_init__(self) -> None:
        self.start = [event.start for event in self.a.events]
        if self.whole:
            self._settle_looseness()
            self._settle_guesses()
        else:
            offsets = self._offsets()
            self._place({i: offset for (i, _), offset in zip(self.kept, offsets)})

    def _settle_looseness(self) -> None:
        """Where seconds are printed and the cuts stand a frame or two beside them, the starts are the cuts'."""
        apart = [self.b.events[j].start - self.start[i] for i, j in self.kept]
        if is_fine(self.a) or not is_loose(apart):
            return
        for (i, j), level in zip(self.kept, levels(apart, self.slack, (self.b.start - self.a.start, 0))):
            self.start[i] = self.b.events[j].start - level
        for i in range(1, len(self.start)):
            after = self._after(i - 1)
            if i not in self.mate and after is not None and abs(after - self.start[i]) <= 2 * FINE:
                self.start[i] = after

    def _settle_guesses(self) -> None:
        """A shot without a printed start begins with its clip, as far as the printed starts around it let it."""
        after = [*accumulate(reversed([(e.start, e.guessed) for e in self.a.events]), _nearest_printed)][::-1]
        shift = None
        for i, j in self.kept:
            if not self.a.events[i].guessed:
                shift = self.b.events[j].start - self.start[i]
            elif shift is not None:
                clip, (stop, unknown) = self.b.events[j], after[i]
                begins = (clip.start - shift, *([] if unknown else [stop - _length(clip)]))
                fit = [at for at in begins if self.start[i - 1] < at and (unknown or at < stop)]
                self.start[i] = fit[0] if fit else self.start[i]

    def offset(self, i: int) -> int:
        return self.b.events[self.mate[i]].start - self.start[i]

    def side(self) -> Side:
        """The script as a cut: every shot until the next, the last as long as its clip."""
        events = tuple(
            replace(event, start=self.start[i], end=self._end(i)) for i, event in enumerate(self.a.events)
        )
        return replace(self.a, events=events, start=self.start[0], end=events[-1].end, exact=True)

    def _end(self, i: int) -> int:
        event, start = self.a.events[i], self.start[i]
        clip = self.b.events[self.mate[i]] if i in self.mate else None
        last = i + 1 == len(self.start)
        if is_fine(self.a) and not (last and self.a.open_end):
            met = not last and self.a.events[i + 1].guessed and event.end == self.a.events[i + 1].start
            return self.start[i + 1] if met else event.end
        if clip is None:
            return start + _length(event) if last else self.start[i + 1]
        following = clip.index + 1
        gap = following < len(self.b.events) and self.b.events[following].start > clip.end
        if last or (gap and 2 * _length(clip) > _length(event)):
            return start + _length(clip)
        open_ = event.end < self.a.events[i + 1].start
        if open_ and abs(_length(event) - _length(clip)) <= self.slack:
            return start + _length(clip)
        return start + _length(event) if open_ else self.start[i + 1]

    # ------------------------------------------------------------------ offsets of the kept pairs

    def _offsets(self) -> list[int]:
        """The offset of every kept pair: runs of pairs share one, but for what is known to stand between."""
        links = [0, *accumulate(self._link(k) for k in range(len(self.kept) - 1))]
        apart = np.array(
            [
                self.b.events[j].start - self.a.events[i].start - link
                for (i, j), link in zip(self.kept, links)
            ],
            dtype=np.int64,
        )
        kernel = Kernel(self.slack)
        breaks = {k + 1 for k in range(len(self.kept) - 1) if self._gone(k)}
        runs = _joined(_in_one_second(apart, self.slack, breaks), apart, kernel, breaks)
        runs = _joined(_detours(runs, apart, kernel, breaks), apart, kernel, breaks)
        out: list[int] = []
        for k, (first, last) in enumerate(runs):
            refiner = Refiner(kernel, self._guesses() if k == 0 else ())
            base = refiner.fit(apart[first:last], int(np.median(apart[first:last])))[1]
            out += [base + links[n] for n in range(first, last)]
        return out

    def _guesses(self) -> tuple[int, ...]:
        """The shifts of the first pair that need no explaining: none, equal starts; both with clips before
        it."""
        i, j = self.kept[0]
        shift = self.b.start - self.a.start
        lead = self.b.events[j].start - self.b.start if i == 0 and j > 0 else 0
        return tuple(dict.fromkeys((lead, shift + lead, 0, shift)))

    def _link(self, k: int) -> int:
        """Frames that clips new or moved between kept pairs k and k + 1 shift what follows; 0 where shots
        are gone, of which only the seconds are known."""
        (i, j), (after_i, after_j) = self.kept[k], self.kept[k + 1]
        gone = range(i + 1, after_i)
        if any(shot not in self.mate for shot in gone):
            return 0
        come = sum(_length(self.b.events[clip]) for clip in range(j + 1, after_j))
        return come - sum(_length(self.b.events[self.mate[shot]]) for shot in gone)

    def _gone(self, k: int) -> bool:
        """Whether shots between kept pairs k and k + 1 are gone and nothing stands in their place."""
        (i, j), (after_i, after_j) = self.kept[k], self.kept[k + 1]
        return after_j == j + 1 and any(shot not in self.mate for shot in range(i + 1, after_i))

    # ------------------------------------------------------------------ frames of the starts

    def _place(self, offset: dict[int, int]) -> None:
        fixed = {}
        for i, j in self.kept:
            start = self.b.events[j].start - offset[i]
            early = start - self.a.events[i].start
            if -ROLLED * self.slack < early <= (ROLLED + 1) * self.slack:
                fixed[i] = start
        for i, event in enumerate(self.a.events):
            after = self._after(i - 1) if i else None
            middle = event.start + (self.slack // 2 if i else 0)
            near = after is not None and abs(after - middle) <= 2 * self.slack
            self.start[i] = fixed.get(i, after if near and after is not None else middle)
        for i in range(len(self.start) - 2, -1, -1):
            if i not in fixed:
                self.start[i] = min(self.start[i], self.start[i + 1])
        if 0 not in fixed and 0 in self.mate and len(self.start) > 1:
            before = self.start[1] - _length(self.b.events[self.mate[0]])
            if abs(before - self.a.events[0].start) <= self.slack:
                self.start[0] = before

    def _after(self, i: int) -> int | None:
        """Where shot i ends by its clip's length."""
        return self.start[i] + _length(self.b.events[self.mate[i]]) if i in self.mate else None


def _nearest_printed(later: tuple[int, bool], this: tuple[int, bool]) -> tuple[int, bool]:
    """Of a start and the next printed one: the printed; (frame, whether it is guessed)."""
    return later if this[1] else this


Run = tuple[int, int]  # kept pairs first..last (exclusive)


def _in_one_second(apart: np.ndarray, slack: int, breaks: set[int]) -> list[Run]:
    """Neighbours whose starts one offset explains; `breaks` begin a run whatever they say."""
    out, first = [], 0
    low = high = int(apart[0])
    for k, value in enumerate(apart.tolist()):
        if k in breaks or max(high, value) - min(low, value) >= slack:
            out.append((first, k))
            first, low, high = k, value, value
        low, high = min(low, value), max(high, value)
    return [*out, (first, len(apart))]


def _joined(runs: list[Run], apart: np.ndarray, kernel: Kernel, breaks: set[int]) -> list[Run]:
    """Neighbouring runs that one offset explains nearly as well."""
    refiner, out = Refiner(kernel), runs[:1]
    for first, last in runs[1:]:
        before = apart[max(out[-1][0], first - RECENT) : first]
        own = apart[first : min(last, first + RECENT)]
        if first in breaks or _far(before, own, kernel) or _gain(refiner, before, own) > APART:
            out.append((first, last))
        else:
            out[-1] = (out[-1][0], last)
    return out


def _far(one: np.ndarray, other: np.ndarray, kernel: Kernel) -> bool:
    return abs(float(np.median(one) - np.median(other))) > 20 * kernel.slack


def _gain(refiner: Refiner, one: np.ndarray, other: np.ndarray) -> float:
    """What two offsets explain more than one."""
    both = np.concatenate([one, other])
    about = int(np.median(one)), int(np.median(other))
    apart = refiner.fit(one, about[0])[0] + refiner.fit(other, about[1])[0]
    return apart - max(refiner.fit(both, place)[0] for place in about)


def _detours(runs: list[Run], apart: np.ndarray, kernel: Kernel, breaks: set[int]) -> list[Run]:
    """A shot or two that stand elsewhere between runs of one offset: a careless second."""
    refiner, out, k = Refiner(kernel), list(runs), 1
    while k < len(out) - 1:
        (first, start), (_, end), (_, last) = out[k - 1 : k + 2]
        around = np.concatenate([apart[max(first, start - RECENT) : start], apart[end : min(last, end + RECENT)]])
        within = float(np.ptp(around)) < 4 * kernel.slack and not {start, end} & breaks
        if end - start <= BRIEF and within and _gain(refiner, around, apart[start:end]) < DETOUR:
            out[k - 1 : k + 2] = [(first, last)]
        else:
            k += 1
    return out
