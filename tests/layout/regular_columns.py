"""A printer of pages in two columns, picture and sound, that became text: abreast by blanks, sound lines set in below their pictures,
lines with labels, a row a line, a cell a line; everything else about a page is drawn.

What a page may do with its times, names and words is listed in `CHOICES`; `drawn` picks of each, `printed` writes the page and what it
says. Combinations that nobody could part (commentary without a label or a sign beside people without quotes) are left out.
"""

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from tests.layout.regular_pages import BEATS, Beat, Said, Told

LABELS = (("VIDEO", "AUDIO"), ("PICTURE", "SOUND"), ("VISION", "SOUND"), ("PIC", "SOUND"), ("BILD", "TON"), ("IMAGE", "SON"), ("Picture", "Sound"), ("VIS", "AUD"))
WIDE, SOUND = 30, 44
"""Where columns break their lines: that of pictures, that of sound."""


@dataclass(frozen=True)
class Habits:
    """What a page does: `form` says how its columns stand, `order` in which order (t time, p picture, s sound), `place` where times
    stand in forms with labels; `own_times`: a second picture of a row has its own."""

    form: str
    order: str
    place: str
    clock: str
    labels: tuple[str, str]
    sign: str
    headed: bool
    narrator: str
    voice: str
    quoted: bool
    blank: int
    wide: bool
    own_times: bool


CHOICES: dict[str, Sequence[object]] = {
    "form": ("abreast", "abreast", "abreast", "set in", "labels", "labels", "labels above", "rows", "cells"),
    "order": ("tps", "pts", "tsp", "spt", "pst", "stp"),
    "place": ("above", "before", "field", "none"),
    "clock": ("{h:02}:{m:02}:{s:02}", "{h:02}.{m:02}.{s:02}", "{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}:{f:02}", "{m:02}.{s:02}"),
    "labels": LABELS,
    "sign": (": ", " - ", ":\t"),
    "headed": (False, True),
    "narrator": ("", "NARRATOR: ", "NARRATOR", "COMM: ", "V/O: ", "NARR: "),
    "voice": ("NAME: ", "NAME", "Name, title", "Name: ", "SOT NAME: "),
    "quoted": (False, True),
    "blank": (0, 1),
    "wide": (False, True),
    "own_times": (False, True),
}


def drawn(dice: random.Random) -> Habits:
    """The habits of a page that somebody could read."""
    while True:
        habits = Habits(**{field.name: dice.choice(CHOICES[field.name]) for field in fields(Habits)})  # type: ignore[arg-type]
        if _can_be_read(habits):
            return habits


def _can_be_read(habits: Habits) -> bool:
    nobodys = habits.narrator == "" and not habits.quoted
    if habits.form == "rows":
        # picture, time, words on one line; or, time first, words behind the name that leads them
        led = habits.order == "tps" and habits.narrator.endswith(": ") and habits.voice in ("NAME: ", "SOT NAME: ")
        return not nobodys and (habits.order == "pts" or led)
    if habits.form == "cells":
        return not nobodys and habits.blank == 1 and habits.order in ("tps", "pts", "tsp") and habits.voice.endswith(": ") and habits.narrator[-2:] in ("", ": ")
    if habits.form == "set in":
        return not nobodys and habits.order in ("tps", "pst")
    return not nobodys


def printed(habits: Habits, dice: random.Random) -> tuple[str, list[Told], list[Said]]:
    """A page, the pictures it shows and the words it says."""
    now, lines, seen, said = dice.choice((36000, 0, 3600)) if "{h" in habits.clock else 0, list(_head(habits)), [], []
    for beat in _told(habits, dice.randrange(4)):
        own = habits.own_times and habits.form == "abreast"
        pictures = beat.pictures if own else beat.pictures[:1]
        starts = [now]
        for _ in pictures[1:]:
            starts.append(starts[-1] + dice.randrange(3, 8))
        times = [_clock(habits, start) for start in starts]
        now = starts[-1] + dice.randrange(4, 11)
        lines += [*_row(habits, times, pictures, _spoken(habits, beat)), *[""] * habits.blank]
        seen += [*zip(times, pictures, strict=True)]
        said.append((times[0], beat.who.upper() or "NARRATOR", beat.words))
    return "\n".join(lines) + "\n", seen, said


def _told(habits: Habits, first: int) -> Iterator[Beat]:
    """The beats of a page. Commentary that nobody is named for, below commentary, would go on with it: there people speak between."""
    last = None
    for beat in BEATS[first : first + 9]:
        if habits.narrator or beat.who or last is None or last.who:
            yield beat
            last = beat


def is_timed(habits: Habits) -> bool:
    """Does the page print times?"""
    return habits.form not in ("labels", "labels above") or habits.place != "none"


def _clock(habits: Habits, seconds: int) -> str:
    return habits.clock.format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, f=seconds * 7 % 25) if is_timed(habits) else ""


def _spoken(habits: Habits, beat: Beat) -> list[str]:
    """The lines of who speaks and what is said."""
    form = habits.voice if beat.who else habits.narrator
    head = form.replace("NAME", beat.who.upper()).replace("Name", beat.who).replace("title", beat.title)
    words = f"“{beat.words}”" if habits.quoted and beat.who else beat.words
    return [head + words] if not head or head.endswith(": ") else [head, words]


def _head(habits: Habits) -> Iterator[str]:
    """The names of the columns above them."""
    if habits.headed and habits.form in ("abreast", "set in"):
        names = {"t": "TC", "p": habits.labels[0], "s": habits.labels[1]}
        yield from _beside(habits, {kind: [names[kind]] for kind in habits.order} if habits.form == "abreast" else {"p": [names["p"]], "s": [names["s"]]})
        yield ""


def _row(habits: Habits, times: Sequence[str], pictures: Sequence[str], spoken: Sequence[str]) -> Iterator[str]:
    """The lines of a row."""
    if habits.form == "abreast":
        yield from _beside(habits, _cells(times, pictures, spoken))
    elif habits.form == "set in":
        first = f"{times[0]}  {pictures[0]}" if habits.order == "tps" else f"{pictures[0]}  {times[0]}"
        yield first
        yield from (" " * WIDE + line for words in spoken for line in textwrap.wrap(words, SOUND))
    elif habits.form == "rows":
        cells = {"t": times[0], "p": pictures[0], "s": " ".join(spoken)}
        yield " ".join(cells[kind] for kind in habits.order)
    elif habits.form == "cells":
        cells = {"t": times[0], "p": pictures[0], "s": spoken[0]}
        yield from (cells[kind] for kind in habits.order)
    else:
        yield from _labelled(habits, times[0], pictures[0], spoken)


def _cells(times: Sequence[str], pictures: Sequence[str], spoken: Sequence[str]) -> dict[str, list[str]]:
    """The lines of each cell; a second picture and its time below the first."""
    cells: dict[str, list[str]] = {"t": [], "p": [], "s": [line for words in spoken for line in textwrap.wrap(words, SOUND)]}
    for time, picture in zip(times, pictures, strict=True):
        wrapped = textwrap.wrap(picture, WIDE - 4)
        cells["p"] += wrapped
        cells["t"] += [time, *[""] * (len(wrapped) - 1)]
    return cells


def _beside(habits: Habits, cells: dict[str, list[str]]) -> Iterator[str]:
    """Cells side by side."""
    gap = 6 if habits.wide else 2
    widths = {"t": 11 + gap, "p": WIDE + gap - 2, "s": SOUND + gap}
    order = [kind for kind in (habits.order if habits.form == "abreast" else "ps") if kind in cells]
    for at in range(max(len(cell) for cell in cells.values())):
        yield "".join((cells[kind][at] if at < len(cells[kind]) else "").ljust(widths[kind]) for kind in order).rstrip()


def _labelled(habits: Habits, time: str, picture: str, spoken: Sequence[str]) -> Iterator[str]:
    """The lines of a row whose cells are led by what they are."""
    one, two = ((habits.labels[0], [picture]), (habits.labels[1], list(spoken)))
    parts = (two, one) if habits.order.index("s") < habits.order.index("p") else (one, two)
    if habits.place in ("above", "field"):
        yield f"TC: {time}" if habits.place == "field" else time
    for at, (label, cell) in enumerate(parts):
        lead = f"{time}  " if habits.place == "before" and not at else " " * (len(time) + 2) if habits.place == "before" and habits.wide else ""
        if habits.form == "labels above":
            yield lead + label
            yield from cell
        else:
            yield f"{lead}{label}{habits.sign}{cell[0]}"
            yield from cell[1:]
