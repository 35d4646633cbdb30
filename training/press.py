"""Rows of a page as its habits have them: a time, a shot with its frame, a speech with its heading."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from training.content import Beat
from training.habits import ASIDES, Habits, written
from training.typeface import Ink, Row, nothing, wrapped


@dataclass(slots=True)
class Press:
    """Where the page stands while it is set: its dice and habits, the clock, the counts, the keys of items."""

    dice: random.Random
    habits: Habits
    now: int
    asides: Sequence[str]
    key: int = 0
    count: int = 0
    said: str = ""
    rows: list[Row] = field(default_factory=list)

    def new(self) -> int:
        """The key of another item."""
        self.key += 1
        return self.key

    def slips(self) -> bool:
        """Does the hand slip here?"""
        return self.dice.random() < self.habits.slips

    def go(self, rows: Sequence[Row]) -> None:
        """Set rows down, blank lines before them as the habits say."""
        self.rows += [()] * self.habits.blank[0]
        self.rows += rows

    def apart(self) -> None:
        """The blank lines behind a block that are more than those between rows."""
        self.rows += [()] * (self.habits.blank[1] - self.habits.blank[0])


def timed(press: Press, code: str, seconds: int) -> Row:
    """A time as the habits write it, with its end or length where they do; empty where times are not written, or slipped."""
    h, start = press.habits, press.now
    if not h.clock and not h.long:
        return ()
    press.now += seconds
    if press.slips():
        return press.dice.choice(((), nothing("tbc"), nothing("--")))
    long = nothing(h.long and written(h.long, seconds))
    if not h.clock:
        return long
    frames = press.dice.randrange(25)
    ends = nothing(h.ranged and h.ranged + written(h.clock, press.now, (frames + 7) % 25))
    time = (*nothing(h.clocked[0]), Ink(written(h.clock, start, frames), code), *ends, *nothing(h.clocked[1]))
    return (*time, *nothing(" "), *long) if long else time


def shot(press: Press, words: str) -> tuple[Row, Row]:
    """A shot's number and label, and its description in its frame."""
    h = press.habits
    press.count += 1
    mark = nothing(h.number.format(press.count) + (h.shown and h.shown + " "))
    words = words.upper() if h.capitals == "shots" else words
    return mark, (*nothing(h.frame[0]), Ink(words, "S", press.new()), *nothing(h.frame[1]))


def placed(press: Press, mark: Row, time: Row, body: Row, place: str) -> list[Row]:
    """A row: its number and label, its time, and what it times, in the order of the habits; long ones wrapped."""
    h = press.habits
    blank = nothing(h.gap if time and not press.slips() else "")
    if place == "above" and time:
        top = (*mark, *time) if h.number else time
        return [top, *wrapped(body if h.number else (*mark, *body), h.width)]
    if place == "below" and time:
        return [*wrapped((*mark, *body), h.width), time]
    if place == "trail":
        return wrapped((*mark, *body, *blank, *time), h.width)
    if place == "middle":
        return wrapped((*mark, *time, *blank, *body), h.width)
    return hung(wrapped((*time, *blank, *mark, *body), h.width), h.hung)


def hung(rows: list[Row], indent: int) -> list[Row]:
    """The rows, those behind the first indented."""
    return [row if n == 0 else (*nothing(" " * indent), *row) for n, row in enumerate(rows)]


def code_of(place: str) -> str:
    """The code of a time that stands at the place."""
    return "t" if place in ("trail", "below") else "T"


def shots_of(press: Press, beat: Beat, place: str) -> list[Row]:
    """The rows of a beat's shots."""
    rows: list[Row] = []
    for words in beat.shots:
        mark, body = shot(press, words)
        rows += placed(press, mark, timed(press, code_of(place), press.dice.randrange(2, 14)), body, place)
        rows += [()] * press.habits.blank[0]
    return rows


def aside(press: Press) -> None:
    """Now and then, a line that is nobody's."""
    if press.dice.random() < press.habits.aside:
        press.go([nothing(press.dice.choice(press.asides if press.dice.random() < 0.6 else ASIDES))])
