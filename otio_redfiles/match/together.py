"""Shots of a script that stand on one timecode, where the cut holds one clip for them all.

An EDL has one picture track: two shots printed on one timecode share an event there. The first would seem to have
grown by just what the others have lost; nothing has changed.
"""

from dataclasses import replace

from otio_redfiles.match.changes import Change, Match
from otio_redfiles.match.model import RowKind, Side


def on_one_clip(found: Match, a: Side) -> Match:
    """The match of a script `a` and its cut, where shots without a clip of their own go with the clip of the shot
    that shares their timecode, if that clip is as long as all of them."""
    grown = {change.a[0]: change for change in found.changes if _is_trim(change)}
    clip = dict(found.pairs)
    settled: dict[Change, Change] = {}
    for change in found.changes:
        first = _first_on_timecode(change, a)
        trim = grown.get(first) if first is not None else None
        if trim is not None and trim.delta + (change.delta or 0) == 0:
            settled[change] = trim
    if not settled:
        return found
    gone = {*settled, *settled.values()}
    pairs = {*found.pairs, *((i, clip[trim.a[0]]) for change, trim in settled.items() for i in change.a)}
    return replace(found, pairs=tuple(sorted(pairs)), changes=tuple(c for c in found.changes if c not in gone))


def _is_trim(change: Change) -> bool:
    return change.kind is RowKind.RETIMED and len(change.a) == len(change.b) == 1 and not change.ripple and change.delta is not None


def _first_on_timecode(change: Change, a: Side) -> int | None:
    """The shot just before those of a MISSING change, if it stands on the timecode of them all."""
    if change.kind is not RowKind.MISSING or change.ripple or not change.a or change.a[0] == 0:
        return None
    first = change.a[0] - 1
    return first if all(a.events[i].start == a.events[first].start for i in change.a) else None
