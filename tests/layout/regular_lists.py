"""A printer of numbered lists and shot lists in regular layouts: how items are counted and timed, where bites and commentary stand, how
a page wraps and what stands above it, is drawn.

What a page may do is listed in `_any`; `drawn` picks what a person could read without doubt, `printed` writes the page and what it says.
Bites are announced as agencies do, or behind a name; commentary is labelled, before its words or above them.
"""

import random
import textwrap
from dataclasses import dataclass

from tests.layout.regular_pages import BEATS, Beat, Said, Told

CLOCKS = ("{h:02}:{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}", "{h:02}.{m:02}.{s:02}", "{m:02}:{s:02}", "{m:02}.{s:02}", "{h:02}:{m:02}:{s:02}:{f:02}", "{m}'{s:02}\"")
NUMBERS = ("{}. ", "{}. ", "{}) ", "({}) ", "SHOT {}: ", "Shot {} - ", "#{} ", "{:02} ", "{}.\t", "{} - ")
PLACES = ("none", "none", "before", "lead", "lead dash", "behind", "behind, boxed", "range before", "range behind", "length", "above")
LENGTHS = ("({all}\")", "(0:{s:02})", "({all} sec)", "({all}s)", "- {all} secs", "[00:{s:02}]")
BITES = ("SOUNDBITE (English) Name, title: ", "SOUNDBITE: (English) Name, title:", "SOUNDBITE (English) Name, title:", "SOUNDBITE Name, title: ", "NAME: ", "NAME", "SOT NAME: ")
NARRATORS = ("VO: ", "NARR: ", "NARRATOR: ", "COMM: ", "NARRATOR", "V/O: ", "COMMENTARY: ")
HEADS = (
    (),
    ("SKERRY ROCK", "Shot list"),
    ("STORY: Skerry Rock Keepers", "DATELINE: Skerry, 12 May 2014", "LENGTH: 2:14", "SOURCE: Moor Films", "", "SHOTLIST:"),
    ("SHOTLIST",),
)


@dataclass(frozen=True)
class Habits:
    """How a page sets its list."""

    number: str
    place: str
    clock: str
    start: int
    length: str
    bite: str
    counted: bool
    narrator: str
    silent: bool
    width: int
    hang: bool
    blank: int
    head: tuple[str, ...]
    indented: bool


def drawn(dice: random.Random) -> Habits:
    """The habits of a list that somebody could read."""
    while True:
        habits = Habits(
            number=dice.choice(NUMBERS),
            place=dice.choice(PLACES),
            clock=dice.choice(CLOCKS),
            start=dice.choice((36000, 0, 3600)),
            length=dice.choice(LENGTHS),
            bite=dice.choice(BITES),
            counted=dice.random() < 0.4,
            narrator=dice.choice(NARRATORS),
            silent=dice.random() < 0.25,
            width=dice.choice((0, 0, 72)),
            hang=dice.random() < 0.5,
            blank=dice.choice((0, 0, 1)),
            head=dice.choice(HEADS),
            indented=dice.random() < 0.2,
        )
        if _is_readable(habits):
            return habits


def _is_readable(habits: Habits) -> bool:
    timed = habits.place not in ("none", "length")
    agency = habits.bite.startswith("SOUNDBITE")
    if habits.counted and (not agency or habits.silent):
        return False
    if timed and "h" not in habits.clock and habits.start == 36000:
        return False
    return not (habits.place == "lead dash" and habits.number.endswith("- "))


def printed(habits: Habits, dice: random.Random) -> tuple[str, list[Told], list[Said]]:
    """A page, the pictures it shows and the words it says."""
    now, count, lines, seen, said = habits.start, 0, [*habits.head, ""] if habits.head else [], [], []
    first = dice.randrange(4)
    for beat in BEATS[first : first + 9]:
        for picture in beat.pictures:
            start, now, count = now, now + dice.randrange(4, 11), count + 1
            lines += [*_item(habits, count, start, now, picture), *[""] * habits.blank]
            time = _clock(habits, start) if habits.place not in ("none", "length") else ""
            seen.append((time, picture))
        if habits.silent:
            continue
        if habits.counted and beat.who:
            start, now, count = now, now + dice.randrange(4, 11), count + 1
            time = _clock(habits, start) if habits.place not in ("none", "length") else ""
        words = _words(habits, beat)
        lines += [*_spoken(habits, beat, words, count, start, now), *[""] * habits.blank]
        said.append((time, beat.who.upper() or "NARRATOR", words))
    return "\n".join(lines) + "\n", seen, said


def _clock(habits: Habits, seconds: int) -> str:
    return habits.clock.format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, f=seconds * 7 % 25)


def _words(habits: Habits, beat: Beat) -> str:
    return f'"{beat.words}"' if beat.who and habits.bite.startswith("SOUNDBITE") else beat.words


def _item(habits: Habits, count: int, start: int, end: int, text: str) -> list[str]:
    """The lines of a counted item."""
    one, two = _clock(habits, start), _clock(habits, end)
    number = habits.number.format(count)
    lead = {"lead": f"{one} {number}", "lead dash": f"{one} - {number}", "before": f"{number}{one} ", "range before": f"{number}{one} - {two} "}.get(habits.place, number)
    lasts = habits.length.format(all=end - start, s=end - start)
    tail = {"behind": f" {one}", "behind, boxed": f" ({one})", "range behind": f" {one} - {two}", "length": f" {lasts}"}.get(habits.place, "")
    return [*([one] if habits.place == "above" else []), *_wrapped(habits, lead + text + tail, len(number) if habits.hang else 0)]


def _wrapped(habits: Habits, text: str, indent: int = 0) -> list[str]:
    return textwrap.wrap(text, habits.width, subsequent_indent=" " * indent, expand_tabs=False, replace_whitespace=False) if habits.width else [text]


def _spoken(habits: Habits, beat: Beat, words: str, count: int, start: int, end: int) -> list[str]:
    """The lines of who speaks and what is said."""
    form = habits.bite if beat.who else habits.narrator
    head = form.replace("NAME", beat.who.upper()).replace("Name", beat.who).replace("title", beat.title)
    indent = "    " if habits.indented else ""
    if habits.counted and beat.who:
        return [*_item(habits, count, start, end, head.rstrip()), *_wrapped(habits, words)]
    if head.endswith(": "):
        return [indent + line for line in _wrapped(habits, head + words)]
    return [indent + head, *(indent + line for line in _wrapped(habits, words))]
