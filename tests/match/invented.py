"""Invented programmes for the tests: a cut as a list of pieces, edits on it, and the script somebody typed
from it."""

import random
from dataclasses import dataclass, replace

from otio_redfiles.match import Comparison, Event, RowKind, Side
from otio_redfiles.tc import PAL

SECOND = 25
START = 10 * 3600 * SECOND
SUBJECTS = (
    "Harbour",
    "Ferry",
    "Lighthouse",
    "Crane",
    "Gulls",
    "Captain",
    "Engine room",
    "Fish market",
    "Pier",
    "Storm",
    "Rope",
    "Anchor",
    "Museum",
    "Kitchen",
    "Old chart",
    "Sailor",
    "Bridge",
    "Tide gauge",
)
DOINGS = (
    "at dawn",
    "close",
    "wide",
    "from above",
    "in rain",
    "turning",
    "asleep",
    "waving",
    "1931",
    "track left",
)


@dataclass(frozen=True)
class Piece:
    """One clip of a cut, or a gap; `shot` is the script's shot it belongs to (None: of no shot)."""

    name: str
    media: str | None
    source_in: int
    length: int
    shot: int | None = None
    gap: bool = False


def programme(shots: int, seed: int, telling: float = 0.6) -> tuple[list[Piece], list[str]]:
    """(pieces, descriptions): each shot is one to four clips; `telling` is the share of names that say
    something."""
    rng = random.Random(seed)
    pieces, said = [], []
    for shot in range(shots):
        said.append(f"{rng.choice(SUBJECTS)} {rng.choice(DOINGS)}")
        for part in range(rng.choice((1, 1, 2, 2, 3, 4))):
            name = (
                said[-1].upper().replace(" ", "_") + f"_{part}"
                if rng.random() < telling
                else f"B{rng.randrange(1, 99):03d}_C{rng.randrange(1, 99):03d}"
            )
            length = max(12, int(rng.lognormvariate(4.6, 0.5)))
            pieces.append(Piece(name, f"reel{rng.randrange(10**6)}", rng.randrange(10**5), length, shot))
    return pieces, said


def cut_of(pieces: list[Piece], start: int = START) -> Side:
    """The pieces laid one after the other."""
    events, at = [], start
    for piece in pieces:
        if not piece.gap:
            events.append(
                Event(
                    len(events), "clip", None, at, at + piece.length, piece.name, piece.media, piece.source_in
                )
            )
        at += piece.length
    return Side("cut.edl", PAL, start, at, tuple(events))


def script_of(
    pieces: list[Piece], said: list[str], start: int = START, seed: int = 1, shift: int = 0
) -> Side:
    """What a typist makes of it: one line a shot, its second cut off."""
    starts, at = [], start
    for piece in pieces:
        if piece.shot is not None and (not starts or piece.shot != starts[-1][0]):
            starts.append((piece.shot, at))
        at += piece.length
    lines = [(shot, place // SECOND * SECOND) for shot, place in starts]
    ends = [place for _, place in lines[1:]] + [at]
    events = tuple(
        Event(k, "shot", k + 3, place + shift, end + shift, said[shot])
        for k, ((shot, place), end) in enumerate(zip(lines, ends))
    )
    return Side("script.txt", PAL, start + shift, at + shift, events, (), False, SECOND)


def pieces_of(pieces: list[Piece], first: int, last: int) -> list[int]:
    """The places of the pieces of shots first..last (inclusive)."""
    return [k for k, piece in enumerate(pieces) if piece.shot is not None and first <= piece.shot <= last]


def without(pieces: list[Piece], first: int, last: int) -> list[Piece]:
    gone = set(pieces_of(pieces, first, last))
    return [piece for k, piece in enumerate(pieces) if k not in gone]


def lifted(pieces: list[Piece], first: int, last: int) -> list[Piece]:
    gone = set(pieces_of(pieces, first, last))
    return [replace(piece, gap=True, shot=None) if k in gone else piece for k, piece in enumerate(pieces)]


def with_new(pieces: list[Piece], shot: int, lengths: tuple[int, ...]) -> list[Piece]:
    """New clips before a shot (the shot after the last: at the end)."""
    at = (pieces_of(pieces, shot, shot) or [len(pieces)])[0]
    new = [Piece(f"NEW_{k}", f"newreel{k}-{length}", 77, length) for k, length in enumerate(lengths)]
    return pieces[:at] + new + pieces[at:]


def longer(pieces: list[Piece], shot: int, frames: int) -> list[Piece]:
    """The shot's last clip trimmed at its tail; all that follows moves."""
    at = pieces_of(pieces, shot, shot)[-1]
    return pieces[:at] + [replace(pieces[at], length=pieces[at].length + frames)] + pieces[at + 1 :]


def moved(pieces: list[Piece], first: int, last: int, before: int) -> list[Piece]:
    block = [pieces[k] for k in pieces_of(pieces, first, last)]
    rest = without(pieces, first, last)
    at = pieces_of(rest, before, before)[0]
    return rest[:at] + block + rest[at:]


def rolled(pieces: list[Piece], at: int, frames: int) -> list[Piece]:
    """The cut between pieces at - 1 and at, rolled."""
    before, after = pieces[at - 1], pieces[at]
    return (
        pieces[: at - 1]
        + [
            replace(before, length=before.length + frames),
            replace(after, length=after.length - frames, source_in=after.source_in + frames),
        ]
        + pieces[at + 1 :]
    )


def kinds(found: Comparison, lane: str = "shots") -> list[str]:
    return [str(row.kind) for row in found.rows if row.lane == lane]


def applied(found: Comparison) -> dict[int, int]:
    """Where the rows put every event of A that is still there: A's index -> record frame in B.

    Ripples shift, moved blocks close up behind them and push apart where they land; a retimed clip without
    a ripple and a moved one say themselves where they are.
    """
    mate = dict(found.pairs)
    a, b = found.a.events, found.b.events
    own = {
        i
        for row in found.rows
        for i in row.a
        if row.kind is RowKind.MOVED or (row.kind is RowKind.RETIMED and row.ripple is None)
    }
    out = {}
    for i, j in found.pairs:
        start = (
            a[i].start + found.offset + sum(row.ripple for row in found.rows if row.ripple and row.at <= i)
        )
        for row in found.rows:
            if row.kind is RowKind.MOVED:
                start -= sum(a[k].end - a[k].start for k in row.a if k < i)
                start += sum(b[k].end - b[k].start for k in row.b if k < mate[i])
        out[i] = b[j].start if i in own else start
    return out
