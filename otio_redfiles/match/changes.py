"""What a method hands to the door: a match and its changes, both free of any side's point of view.

A `Change` knows the place where its ripple begins on both sides, so that a report can be turned round:
compare(B, A) is `mirrored(compare(A, B))`. Frames are at the sides' common rate; `delta` and `ripple` are
signed as seen from A (positive: later, longer, more).
"""

from dataclasses import dataclass, replace

from otio_redfiles.match.model import RowKind, Stretch

OPPOSITE = {RowKind.MISSING: RowKind.ADDED, RowKind.ADDED: RowKind.MISSING}
TURNED = {
    "lift": "overwrite",
    "overwrite": "lift",
    "before": "outside",
    "outside": "before",
    "lifted": "inserted",
    "inserted": "lifted",
    "lost": "found",
    "found": "lost",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One edit. `why` is the edit's trade name (see `wording`), `at` = (index of A, index of B) or None."""

    kind: RowKind
    a: tuple[int, ...]
    b: tuple[int, ...]
    why: str
    delta: int | None = None
    ripple: int | None = None
    at: tuple[int, int] | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs, changes and the offset map of two sides, in programme order of A.

    `black`: shots of the script A that say black, and where the cut B shows none: (index, start, end). Seen from a
    cut nothing is said of it: its holes are no events.
    """

    offset: int
    pairs: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...]
    stretches: tuple[Stretch, ...]
    black: tuple[tuple[int, int, int], ...] = ()


def mirrored(match: Match) -> Match:
    """The same match seen from B."""
    changes = sorted((_turned(change) for change in match.changes), key=_place)
    stretches = sorted(
        (Stretch(s.start + s.offset, s.end + s.offset, -s.offset) for s in match.stretches),
        key=lambda s: (s.start, s.end),
    )
    pairs = tuple(sorted((j, i) for i, j in match.pairs))
    return Match(-match.offset, pairs, tuple(changes), tuple(stretches))


def _turned(change: Change) -> Change:
    return replace(
        change,
        kind=OPPOSITE.get(change.kind, change.kind),
        a=change.b,
        b=change.a,
        why=TURNED.get(change.why, change.why),
        at=change.at and change.at[::-1],
        delta=_negative(change.delta),
        ripple=_negative(change.ripple),
    )


def _negative(frames: int | None) -> int | None:
    return None if frames is None else -frames


def _place(change: Change) -> tuple[int, int]:
    """Where a change stands in a report: at its place in A, or where A's events part for it."""
    first = change.a[0] if change.a else change.at[0] if change.at else 1 << 60
    return first, change.b[0] if change.b else -1


def healed(spans: list[tuple[int, int, int]]) -> tuple[Stretch, ...]:
    """(start, end, offset) of neighbouring survivors in order, joined where the offset stays the same."""
    out: list[Stretch] = []
    for start, end, offset in spans:
        if out and out[-1].offset == offset and out[-1].end <= start:
            out[-1] = Stretch(out[-1].start, end, offset)
        else:
            out.append(Stretch(start, end, offset))
    return tuple(out)
