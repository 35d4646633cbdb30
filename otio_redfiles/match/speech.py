"""Narration and interviews: by their words, their speaker and where the pictures say they should stand.

The offset map of the shots says where a speech of A belongs in B. Candidates near that place are scored by
words (token_set_ratio), speaker and distance; the best pairs are taken first. What is left but has the very
same words somewhere else has moved.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from otio_redfiles.match.changes import Change
from otio_redfiles.match.edits import together
from otio_redfiles.match.model import Event, RowKind, Side, Stretch
from otio_redfiles.match.names import words_of

REACH = 20  # seconds around the expected place in which a speech is looked for
LOOSE = 3  # slacks (seconds at least) by which a scripted in-point may be off without a row
ENOUGH = 1.0  # of the score: the same place alone (1), or words half alike and nearly the place
FAR = 60  # seconds: farther is a move


def match_speeches(
    a: Side, b: Side, stretches: Sequence[Stretch], offset: int
) -> tuple[tuple[tuple[int, int], ...], list[Change]]:
    """(pairs, changes) of two sides that both have speeches."""
    expected = [event.start + _offset_at(event.start, stretches, offset) for event in a.speeches]
    pairs = _paired(a, b, expected)
    changes = _unpaired(a, b, pairs) + _displaced(a, b, pairs, expected)
    changes.sort(key=lambda c: (c.a or (1 << 60,), c.b))
    return tuple(sorted(pairs.items())), changes


def _offset_at(frame: int, stretches: Sequence[Stretch], default: int) -> int:
    """The offset of the stretch a frame lies in, or of the last one before it."""
    k = bisect_right(stretches, frame, key=lambda s: s.start) - 1
    return stretches[max(0, k)].offset if stretches else default


def _paired(a: Side, b: Side, expected: Sequence[int]) -> dict[int, int]:
    reach = REACH * a.rate.nominal
    order = sorted(range(len(b.speeches)), key=lambda j: b.speeches[j].start)
    starts = [b.speeches[j].start for j in order]
    found = []
    for i, place in enumerate(expected):
        for k in range(bisect_left(starts, place - reach), bisect_right(starts, place + reach)):
            score = _score(a.speeches[i], b.speeches[order[k]], abs(starts[k] - place) / reach)
            if score >= ENOUGH - 0.5 * LOOSE / REACH:
                found.append((score, i, order[k]))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(found, key=lambda c: (-c[0], c[1], c[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    _same_words(a, b, pairs, taken)
    return pairs


def _score(a: Event, b: Event, apart: float) -> float:
    """1 for the very place, up to 2 for the words, a half for or against the speaker."""
    from rapidfuzz.fuzz import token_set_ratio

    words = token_set_ratio(a.name.lower(), b.name.lower()) / 100 if a.name and b.name else 0.5
    speaker = (
        0.5 if not a.speaker or not b.speaker else token_set_ratio(a.speaker.lower(), b.speaker.lower()) / 100
    )
    return (1 - apart) + 4 * (words - 0.5) * (words > 0.5) + (speaker - 0.5)


def _same_words(a: Side, b: Side, pairs: dict[int, int], taken: set[int]) -> None:
    """Leftovers of the very same words, once on each side."""
    left: dict[tuple, list[int]] = defaultdict(list)
    for j, event in enumerate(b.speeches):
        if j not in taken:
            left[tuple(words_of(event.name))].append(j)
    spoken: dict[tuple, list[int]] = defaultdict(list)
    for i, event in enumerate(a.speeches):
        if i not in pairs:
            spoken[tuple(words_of(event.name))].append(i)
    for words, of_a in spoken.items():
        if words and len(of_a) == len(left.get(words, ())) == 1:
            pairs[of_a[0]] = left[words][0]
            taken.add(left[words][0])


def _unpaired(a: Side, b: Side, pairs: dict[int, int]) -> list[Change]:
    taken = set(pairs.values())
    gone = together(i for i in range(len(a.speeches)) if i not in pairs)
    come = together(j for j in range(len(b.speeches)) if j not in taken)
    return [Change(RowKind.MISSING, run, (), "lost", confidence=0.8) for run in gone] + [
        Change(RowKind.ADDED, (), run, "found", confidence=0.8) for run in come
    ]


def _displaced(a: Side, b: Side, pairs: dict[int, int], expected: Sequence[int]) -> list[Change]:
    """Speeches that do not stand where their pictures went."""
    loose = LOOSE * max(a.slack, b.slack, a.rate.nominal) if not (a.exact and b.exact) else 0
    out = []
    for i, j in sorted(pairs.items()):
        apart = b.speeches[j].start - expected[i]
        if abs(apart) > FAR * a.rate.nominal:
            out.append(Change(RowKind.MOVED, (i,), (j,), "moved", apart, confidence=0.9))
        elif abs(apart) > loose:
            out.append(Change(RowKind.RETIMED, (i,), (j,), "speech", apart, confidence=0.7))
    return out
