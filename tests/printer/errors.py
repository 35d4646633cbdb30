"""What a reader took for what: the cells of a printed page against the pieces of a draft, word by word.

A `Slip` is a run of words of one cell that the reader put elsewhere; its kind says whether the whole cell
went there or only its beginning or end (a boundary inside a glued line, off by some words).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from otio_redfiles.model import Draft, DraftShot, DraftSpeech, Piece, Stamp

Spot = tuple[int, int, str, str]  # line, column, role, text
Roles = dict[tuple[int, int], str]


@dataclass(frozen=True)
class Slip:
    """`role` printed, `taken` read; `part` is "whole" or "part"; line and words are for people to look at."""

    role: str
    taken: str
    part: str
    line: int
    text: str


def slips_of(spots: Sequence[Spot], draft: Draft) -> list[Slip]:
    """Every run of words that the draft reads as something else than was printed."""
    taken = _taken(draft)
    return [slip for spot in spots for slip in _slips(spot, taken)]


def _slips(spot: Spot, taken: Roles) -> Iterator[Slip]:
    line, column, role, text = spot
    words = list(_words(line, column, text))
    wrong = [(word, taken.get(place, "nothing")) for place, word in words]
    for found, run in groupby(wrong, key=lambda pair: pair[1]):
        read = [word for word, _ in run]
        if found != role:
            part = "whole" if len(read) == len(words) else "part"
            yield Slip(role, found, part, line, " ".join(read) + ("" if part == "whole" else f"  <{text}>"))


def _words(line: int, column: int, text: str) -> Iterator[tuple[tuple[int, int], str]]:
    for word in re.finditer(r"\S+", text):
        yield (line, column + word.start()), word.group()


def _taken(draft: Draft) -> Roles:
    """The role that the draft gives to every word, by line and column."""
    roles: Roles = {}
    for item in draft.items:
        if isinstance(item, DraftShot):
            _mark(roles, "picture", item.pieces[:1])
            _mark(roles, "continuation", item.pieces[1:])
            _time(roles, "shot", item.stamp)
        elif isinstance(item, DraftSpeech):
            _mark(roles, "heading", item.heading)
            _mark(roles, "sound", (piece for segment in item.segments for piece in segment.pieces))
            _time(roles, "in-point", item.stamp)
        else:
            _mark(roles, "cue", item.pieces)
            _time(roles, "cue", item.stamp)
    return roles


def _mark(roles: Roles, role: str, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        roles.update((place, role) for place, _ in _words(piece.line, piece.column, piece.text))


def _time(roles: Roles, role: str, stamp: Stamp | None) -> None:
    """A speech that shares its picture's timecode leaves it the shot's."""
    if stamp:
        roles.setdefault((stamp.line, stamp.column), role)
        if role == "shot":
            roles[stamp.line, stamp.column] = role


def summary(slips: Sequence[Slip], examples: int = 0) -> list[str]:
    """One line a kind, the commonest first, with so many examples of each."""
    counts = Counter((slip.role, slip.taken, slip.part) for slip in slips)
    shown = defaultdict(list)
    for slip in slips:
        shown[slip.role, slip.taken, slip.part].append(f"        {slip.line}: {slip.text}")
    lines = []
    for kind, count in counts.most_common():
        role, taken, part = kind
        lines.append(f"{count:5} {role} read as {taken} ({part})")
        lines += shown[kind][:examples]
    return lines
