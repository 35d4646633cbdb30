"""Which clip of one cut is which clip of another: from the surest evidence to the weakest.

Media and source in-point first (a file's url, a reel: never BL or AX, which are black or no reel), under one name
before under two; then, of clips whose media is not known on both sides (stills logged on one reel), names. Where
the cuts share no media (relinked, or a list without reels) names, lengths and the rhythm of three lengths. What
repeats is told apart by the running offset of its paired neighbours. Nothing here costs more than O(n log n).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from otio_redfiles.match.model import Event

NO_REEL = {"bl", "blk", "black", "ax", "none", ""}
SHARED = 0.2  # share of the smaller side's clips whose media the other side knows: below it, relinked
RESEMBLES = 60  # token_set_ratio of names that may be two versions of one name
ROUNDS = 20  # of pairing repeats by offset: what is left then repeats without any order

_WORDS = re.compile(r"[^\W_]+")

Key = Callable[[Sequence[Event], int], Hashable | None]
Fits = Callable[[Event, Event], bool]


class Pairing:
    """The pairs found so far: `mate[i]` is B's index or -1, `owner[j]` A's index or -1."""

    def __init__(self, a: Sequence[Event], b: Sequence[Event]) -> None:
        self.a, self.b = a, b
        self.mate = [-1] * len(a)
        self.owner = [-1] * len(b)

    def join(self, i: int, j: int) -> None:
        self.mate[i], self.owner[j] = j, i

    def pairs(self) -> list[tuple[int, int]]:
        return [(i, j) for i, j in enumerate(self.mate) if j >= 0]


def pair_up(a: Sequence[Event], b: Sequence[Event]) -> list[tuple[int, int]]:
    """Pairs of indices in A's order; every index at most once."""
    found = Pairing(a, b)
    if _share_media(a, b):
        _by_media(found)
    else:
        _by_name(found)
    _neighbours(found, _share_media(a, b))
    return found.pairs()


def _by_media(found: Pairing) -> None:
    keys = (_media_source_length, _media_source, _media_out)
    for key in (*map(_under_one_name, keys), *keys):
        _unique(found, key)
        _repeats(found, key)
    _repeats(found, _media_only, _same_material)
    _unique(found, _name_length, _media_unknown)
    _repeats(found, _name_length, _media_unknown)
    _repeats(found, _name_only, _media_unknown, in_slot=True)


def _by_name(found: Pairing) -> None:
    _unique(found, _name_length)
    _unique(found, _rhythm)
    _repeats(found, _name_length)
    _repeats(found, _name_only, in_slot=True)


def by_words(a: Sequence[Event], b: Sequence[Event], slack: int) -> list[tuple[int, int]]:
    """Pairs by the words of the names; what repeats goes by its neighbours, its length (good to `slack`
    frames) and the running offset."""

    def as_long(one: Event, other: Event) -> bool:
        return abs(_length(one) - _length(other)) <= slack

    found = Pairing(a, b)
    _unique(found, _words_only)
    _even_slots(found)
    for fits in (as_long, None):
        _grow(found, fits)
        _repeats(found, _words_only, fits)
    return found.pairs()


def _even_slots(found: Pairing) -> None:
    """Pairs what stands between two pairs under the same names in the same order."""
    edges = [(-1, -1), *found.pairs(), (len(found.a), len(found.b))]
    for (i, j), (after_i, after_j) in zip(edges, edges[1:]):
        if after_i - i == after_j - j > 1:
            beside = list(zip(range(i + 1, after_i), range(j + 1, after_j)))
            if all(_may_join(found, x, y, None) for x, y in beside):
                for x, y in beside:
                    found.join(x, y)


def _grow(found: Pairing, fits: Fits | None) -> None:
    """Pairs what stands beside a pair, on the same hand, under one name."""
    for step in (1, -1):
        for i, j in found.pairs()[::step]:
            i, j = i + step, j + step
            while _may_join(found, i, j, fits):
                found.join(i, j)
                i, j = i + step, j + step


def _may_join(found: Pairing, i: int, j: int, fits: Fits | None) -> bool:
    if not (0 <= i < len(found.a) and 0 <= j < len(found.b)) or found.mate[i] >= 0 or found.owner[j] >= 0:
        return False
    key = words_key(found.a[i].name)
    return bool(key) and key == words_key(found.b[j].name) and (not fits or fits(found.a[i], found.b[j]))


# --------------------------------------------------------------------------- keys


def words_key(name: str) -> tuple[str, ...]:
    """The words of a name without case and separators."""
    return tuple(_WORDS.findall(name.casefold()))


def _words_only(events: Sequence[Event], k: int) -> Hashable | None:
    return words_key(events[k].name) or None


def media_of(event: Event) -> str | None:
    """What identifies the material, None for black and for no reel."""
    return event.media if event.media and event.media.strip().lower() not in NO_REEL else None


def _length(event: Event) -> int:
    return event.end - event.start


def _media_source_length(events: Sequence[Event], k: int) -> Hashable | None:
    event = events[k]
    return media_of(event) and (event.media, event.source_in, _length(event))


def _media_source(events: Sequence[Event], k: int) -> Hashable | None:
    event = events[k]
    return None if event.source_in is None else media_of(event) and (event.media, event.source_in)


def _media_out(events: Sequence[Event], k: int) -> Hashable | None:
    event = events[k]
    return (
        None
        if event.source_in is None
        else media_of(event) and (event.media, event.source_in + _length(event))
    )


def _under_one_name(key: Key) -> Key:
    """`key` and the name: of what shares a source, the names tell which is which."""

    def named(events: Sequence[Event], k: int) -> Hashable | None:
        source, name = key(events, k), events[k].name.strip().lower()
        return (source, name) if source and name else None

    return named


def _media_only(events: Sequence[Event], k: int) -> Hashable | None:
    return media_of(events[k])


def _name_length(events: Sequence[Event], k: int) -> Hashable | None:
    name = _name_only(events, k)
    return (name, _length(events[k])) if name else None


def _name_only(events: Sequence[Event], k: int) -> Hashable | None:
    name = events[k].name.strip().lower()
    return None if name in NO_REEL else name


def _rhythm(events: Sequence[Event], k: int) -> Hashable | None:
    return tuple(map(_length, events[k - 1 : k + 2])) if 0 < k < len(events) - 1 else None


def _same_material(a: Event, b: Event) -> bool:
    """The same media, and source ranges that overlap or are not known."""
    if a.source_in is None or b.source_in is None:
        return True
    return a.source_in < b.source_in + _length(b) and b.source_in < a.source_in + _length(a)


def _media_unknown(a: Event, b: Event) -> bool:
    return media_of(a) is None or media_of(b) is None


def _share_media(a: Sequence[Event], b: Sequence[Event]) -> bool:
    short, long = sorted((a, b), key=len)
    known = {media_of(event) for event in long} - {None}
    return sum(media_of(event) in known for event in short) > SHARED * len(short)


# --------------------------------------------------------------------------- steps


def _groups(found: Pairing, key: Key) -> list[tuple[list[int], list[int]]]:
    """Unpaired indices of both sides that share a key."""
    of_a: dict[Hashable, list[int]] = defaultdict(list)
    of_b: dict[Hashable, list[int]] = defaultdict(list)
    for events, free, groups in ((found.a, found.mate, of_a), (found.b, found.owner, of_b)):
        for k, taken in enumerate(free):
            if taken < 0 and (word := key(events, k)) is not None:
                groups[word].append(k)
    return [(members, of_b[word]) for word, members in of_a.items() if word in of_b]


def _unique(found: Pairing, key: Key, fits: Fits | None = None) -> None:
    for of_a, of_b in _groups(found, key):
        if len(of_a) == len(of_b) == 1 and (not fits or fits(found.a[of_a[0]], found.b[of_b[0]])):
            found.join(of_a[0], of_b[0])


def _repeats(found: Pairing, key: Key, fits: Fits | None = None, in_slot: bool = False) -> None:
    """Members of a group paired by the running offset, the best agreement first, until nothing more fits."""
    groups = _groups(found, key)
    for _ in range(ROUNDS):
        before, after = _running_offsets(found)
        candidates = sorted(c for of_a, of_b in groups for c in _near(found, of_a, of_b, before, after))
        joined = 0
        for _, i, j in candidates:
            if found.mate[i] >= 0 or found.owner[j] >= 0 or (fits and not fits(found.a[i], found.b[j])):
                continue
            if in_slot and not _in_slot(found, i, j):
                continue
            found.join(i, j)
            joined += 1
        if not joined:
            return
        groups = [
            (free_a, free_b)
            for of_a, of_b in groups
            if (free_a := [i for i in of_a if found.mate[i] < 0])
            and (free_b := [j for j in of_b if found.owner[j] < 0])
        ]


def _near(
    found: Pairing,
    of_a: list[int],
    of_b: list[int],
    before: list[int],
    after: list[int],
) -> list[tuple[int, int, int]]:
    """(disagreement in frames, i, j) for the few members of B that stand nearest to where i should be."""
    starts = [found.b[j].start for j in of_b]
    out = []
    for i in of_a:
        start = found.a[i].start
        expected = {start + before[i], start + after[i]}
        near = {
            k
            for place in expected
            for k in range(bisect_left(starts, place) - 2, bisect_left(starts, place) + 2)
        }
        for k in near:
            if 0 <= k < len(of_b):
                out.append((min(abs(starts[k] - place) for place in expected), i, of_b[k]))
    return out


def _running_offsets(found: Pairing) -> tuple[list[int], list[int]]:
    """For every event of A the offset of the nearest pair before it and after it (the first pair's at the
    ends)."""
    offsets = [found.b[j].start - found.a[i].start if j >= 0 else None for i, j in enumerate(found.mate)]
    known = [offset for offset in offsets if offset is not None]
    default = known[0] if known else found.b[0].start - found.a[0].start
    return _carried(offsets, default), _carried(offsets[::-1], known[-1] if known else default)[::-1]


def _carried(offsets: list[int | None], last: int) -> list[int]:
    out = []
    for offset in offsets:
        last = last if offset is None else offset
        out.append(last)
    return out


def _in_slot(found: Pairing, i: int, j: int) -> bool:
    """Whether i and j stand between the same paired neighbours."""
    before = next((found.mate[k] for k in range(i - 1, max(-1, i - 20), -1) if found.mate[k] >= 0), -1)
    after = next(
        (found.mate[k] for k in range(i + 1, min(len(found.a), i + 20)) if found.mate[k] >= 0), len(found.b)
    )
    return before < j < after


def _neighbours(found: Pairing, media: bool) -> None:
    """Unpaired clips between the same pairs, of equal length: relinked, renamed, or slipped beyond their
    handles.

    Where both sides know their media, another clip of the same length is a replacement unless its name or its
    source timecode says it is a version of the old one.
    """
    for i in range(len(found.a)):
        if found.mate[i] >= 0:
            continue
        j = found.mate[i - 1] + 1 if i and found.mate[i - 1] >= 0 else -1
        if i == 0 and found.owner and found.owner[0] < 0:
            j = 0
        if not 0 <= j < len(found.b) or found.owner[j] >= 0 or _length(found.a[i]) != _length(found.b[j]):
            continue
        if _slot_closes(found, i, j) and (not media or _version(found.a[i], found.b[j])):
            found.join(i, j)


def _slot_closes(found: Pairing, i: int, j: int) -> bool:
    """Whether what follows the two runs of unpaired clips is a pair again, or the end of both."""
    while i < len(found.a) and found.mate[i] < 0:
        i += 1
    while j < len(found.b) and found.owner[j] < 0:
        j += 1
    return found.mate[i] == j if i < len(found.a) else j == len(found.b)


def _version(a: Event, b: Event) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    if media_of(a) is None or media_of(b) is None:
        return True
    if a.source_in is not None and a.source_in == b.source_in:
        return True
    return bool(a.name) and token_set_ratio(a.name.lower(), b.name.lower()) >= RESEMBLES
