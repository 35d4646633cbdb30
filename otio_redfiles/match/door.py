"""The door: choose the method, put both sides on one rate, turn the result the way it was asked."""

from collections.abc import Sequence
from dataclasses import replace

from otio_redfiles.match.changes import Change, Match, mirrored
from otio_redfiles.match.model import Comparison, Event, RowKind, Side
from otio_redfiles.match.speech import match_speeches
from otio_redfiles.match.together import on_one_clip
from otio_redfiles.match.wording import rows_of
from otio_redfiles.tc import Rate


def compare(a: Side, b: Side, tolerance: int | None = None) -> Comparison:
    """What became of A's events in B. Pure; never raises on odd sides.

    Events count from 0 in the order given. `tolerance` (frames): retimed and ripple rows up to it are left
    out; None means what the sides' own precision allows. Sides of different rates are compared at B's rate
    (at the exact side's, where one is exact): the Comparison's sides are then the converted ones.
    """
    a, b = at_one_rate(a, b)
    found = _match(a, b)
    rows = rows_of(found.changes, a, b, tolerance or 0)
    spoken, more = _speeches(a, b, found)
    stretches = found.stretches or spoken.stretches
    return Comparison(
        a,
        b,
        found.offset if found.stretches else spoken.offset,
        found.pairs,
        rows + rows_of(more, a, b, tolerance or 0, "speeches"),
        stretches,
        spoken.pairs,
        found.black,
    )


def _speeches(a: Side, b: Side, found: Match) -> tuple[Match, tuple[Change, ...]]:
    """Pairs and changes of the speeches; nothing where one side has none. Without pictures they are
    compared alone."""
    none = Match(found.offset, (), (), ())
    if not a.speeches or not b.speeches:
        return none, ()
    of_a, of_b = _by_words_at_ties(a), _by_words_at_ties(b)
    if of_a is not None or of_b is not None:
        spoken, said = _speeches(_ordered(a, of_a), _ordered(b, of_b), found)
        return _put_back(spoken, said, of_a or range(len(a.speeches)), of_b or range(len(b.speeches)))
    if not found.stretches:
        alone = _match(_as_lines(a), _as_lines(b))
        return alone, alone.changes
    if _later(a, b):
        pairs, changes = match_speeches(b, a, mirrored(found).stretches, -found.offset)
        turned = mirrored(Match(0, pairs, tuple(changes), ()))
        return replace(none, pairs=turned.pairs), turned.changes
    pairs, changes = match_speeches(a, b, found.stretches, found.offset)
    return replace(none, pairs=pairs), tuple(changes)


def _by_words_at_ties(side: Side) -> list[int] | None:
    """The order of speeches in which those of one start go by their words; None if they stand so."""
    order = sorted(range(len(side.speeches)), key=lambda k: (side.speeches[k].start, side.speeches[k].name))
    in_time = all(x.start <= y.start for x, y in zip(side.speeches, side.speeches[1:]))
    return order if in_time and order != list(range(len(order))) else None


def _ordered(side: Side, order: list[int] | None) -> Side:
    return side if order is None else replace(side, speeches=tuple(side.speeches[k] for k in order))


def _put_back(
    spoken: Match, changes: tuple[Change, ...], of_a: Sequence[int], of_b: Sequence[int]
) -> tuple[Match, tuple[Change, ...]]:
    """Pairs and changes of reordered speeches with the indices they had."""
    back = tuple(
        replace(
            change,
            a=tuple(of_a[i] for i in change.a),
            b=tuple(of_b[j] for j in change.b),
            at=change.at and (_old(of_a, change.at[0]), _old(of_b, change.at[1])),
        )
        for change in changes
    )
    return replace(spoken, pairs=tuple(sorted((of_a[i], of_b[j]) for i, j in spoken.pairs))), back


def _old(order: Sequence[int], k: int) -> int:
    return order[k] if k < len(order) else k


def at_one_rate(a: Side, b: Side) -> tuple[Side, Side]:
    if a.rate.fps == b.rate.fps:
        return a, b
    if a.exact and not b.exact:
        return a, _converted(b, a.rate)
    return _converted(a, b.rate), b


def _converted(side: Side, rate: Rate) -> Side:
    def at(frame: int) -> int:
        return rate.frames(side.rate.seconds(frame))

    def event(e: Event) -> Event:
        return replace(
            e, start=at(e.start), end=at(e.end), source_in=None if e.source_in is None else at(e.source_in)
        )

    return replace(
        side,
        rate=rate,
        start=at(side.start),
        end=at(side.end),
        slack=at(side.slack),
        events=tuple(map(event, side.events)),
        speeches=tuple(map(event, side.speeches)),
    )


def _match(a: Side, b: Side) -> Match:
    if not a.events or not b.events:
        return _one_empty(a, b)
    if _later(a, b):
        return mirrored(_match(b, a))
    if a.exact:
        from otio_redfiles.match.ledger import compare_cuts

        return compare_cuts(a, b)
    from otio_redfiles.match.named import same_events

    same = same_events(a, b)
    if same is not None:
        return same
    if b.exact:
        return _script_and_cut(a, b)
    from otio_redfiles.match.versions import compare_versions

    return compare_versions(a, b)


def _script_and_cut(a: Side, b: Side) -> Match:
    """By names where they say which is which, else by time; black, where the cut has a hole, is found."""
    from otio_redfiles.match.black import compare_black
    from otio_redfiles.match.named import compare_named, paired_by_name, same_events
    from otio_redfiles.match.scripted import compare_scripted

    def named(one: Side, other: Side) -> Match | None:
        found = same_events(one, other) or compare_named(one, other)
        return found and on_one_clip(found, one)

    def timed(one: Side, other: Side) -> Match:
        return on_one_clip(compare_scripted(one, other), one)

    return compare_black(a, b, named, timed, paired_by_name)


def _as_lines(side: Side) -> Side:
    """The speeches as lines of a script: each lasts until the next."""
    starts = [event.start for event in side.speeches[1:]] + [max(side.end, side.speeches[-1].end)]
    lines = tuple(
        replace(event, index=k, end=max(event.start, end))
        for k, (event, end) in enumerate(zip(side.speeches, starts))
    )
    return replace(side, events=lines, exact=False, slack=side.slack or side.rate.nominal)


def _later(a: Side, b: Side) -> bool:
    """Whether B is the one to start from: the less exact side, or of equals the one that sorts first.

    One direction is computed and the other is its mirror image, so that turning the question turns the
    answer.
    """
    if a.exact != b.exact:
        return a.exact
    return _order(b) < _order(a)


def _order(side: Side) -> tuple:
    return side.start, [(e.start, e.end, e.name, e.media or "", e.source_in or 0) for e in side.events]


def _one_empty(a: Side, b: Side) -> Match:
    changes = [
        Change(kind, tuple(range(len(x.events))), (), "lost", x.start - x.end)
        if kind is RowKind.MISSING
        else Change(kind, (), tuple(range(len(x.events))), "found", x.end - x.start)
        for kind, x in ((RowKind.MISSING, a), (RowKind.ADDED, b))
        if x.events
    ]
    return Match(b.start - a.start, (), tuple(changes), ())
