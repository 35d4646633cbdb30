"""What is said, as a page's habits have it: who says it, in which words, in quotes or not, on one line or below each other."""

import random
from dataclasses import dataclass

from otio_redfiles.learnt.names import is_narrators
from training.content import Beat
from training.habits import BEHIND, HEADINGS, TITLES, Habits
from training.press import Press, code_of, placed, timed
from training.typeface import Ink, Row, nothing, wrapped

QUOTES = "\"“”'«»"
MARKED, AGAIN, QUOTED = 0.25, 0.3, 0.1
"""How often a name has a mark behind it, who spoke last is not named again, the narrator's words are quoted all the same."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands before the words, the words with what stands behind them, and whether these go on in the heading's line."""

    head: Row
    body: Row
    same: bool = True

    def rows(self, width: int) -> list[Row]:
        """The rows of it, without a time."""
        return wrapped((*self.head, *self.body), width) if self.same else [self.head, *wrapped(self.body, width)]


def is_narrator(speaker: str) -> bool:
    """Is it nobody, or a word for the narrator?"""
    return not speaker or is_narrators(speaker)


def said(press: Press, beat: Beat) -> Said:
    """What a beat says, with the name of who says it where the habits name them."""
    h, dice = press.habits, press.dice
    narrated = is_narrator(beat.speaker)
    words = beat.words.strip(QUOTES)
    before, behind = h.quotes if not narrated or dice.random() < QUOTED else ("", "")
    body = (Ink(before + (words.upper() if narrated and h.capitals == "narrator" else words) + behind, "W", press.new()),)
    label = nothing(h.heard and h.heard + " ")
    name = h.narrator if narrated else beat.speaker
    if not name or (name == press.said and dice.random() < AGAIN):
        return Said(label, body)
    press.said = name
    ink = Ink(name.upper() if h.capitals == "names" else name, "N", press.new())
    return _named(h, dice, label, ink, body, narrated)


def _named(h: Habits, dice: random.Random, label: Row, ink: Ink, body: Row, narrated: bool) -> Said:
    style = dice.choice(("colon", "alone")) if narrated and h.name in ("label", "behind", "comma", "bracket") else h.name
    heading = HEADINGS[style]
    title = nothing(", " + dice.choice(TITLES)) if dice.random() < heading.titled else ()
    mark = nothing(dice.choice(BEHIND)) if not title and not narrated and dice.random() < MARKED else ()
    start = heading.before.format(bite=h.bite)
    if heading.behind:
        return Said(label, (*body, *nothing(start), ink, *title, *nothing(dice.choice(heading.ends))))
    return Said((*label, *nothing(start), ink, *title, *mark, *nothing(dice.choice(heading.ends))), body, heading.same)


def speech(press: Press, beat: Beat, place: str, is_timed: bool) -> list[Row]:
    """The rows of what is said, with a time where it has its own."""
    told = said(press, beat)
    time = timed_as(press, beat, place) if is_timed else ()
    if told.same:
        return placed(press, told.head, time, told.body, place)
    head = placed(press, (), time, told.head, "lead" if place in ("below", "middle") else place)
    return [*head, *wrapped(told.body, press.habits.width)]


def timed_as(press: Press, beat: Beat, place: str) -> Row:
    """A time of about as long as the words take to say."""
    return timed(press, code_of(place), 2 + len(beat.words) // 15)
