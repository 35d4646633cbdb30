"""A printer of pages in regular layouts: timecodes lead blocks of pictures and words, everything else about a page is drawn.

What a page may do with its times, pictures, names and words is listed in `CHOICES`; `drawn` picks of each, `printed` writes the page and
what it says. Combinations that nobody could part (a picture and words on one line without a sign between) are left out.
"""

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

Told = tuple[str, str]
"""The time of a picture, and the picture."""
Said = tuple[str, str, str]
"""The time of words, who says them, and the words."""


@dataclass(frozen=True)
class Beat:
    """Pictures, and what is said over them by whom ('' for the narrator), who is what."""

    pictures: tuple[str, ...]
    words: str
    who: str = ""
    title: str = ""


BEATS = (
    Beat(("Aerial of Skerry Rock lighthouse, dawn",), "For a hundred and forty years somebody slept with one eye open on this rock. In 1988 the last of them went home."),
    Beat(("WS boat approaching jetty", "CU rope thrown, hands catching it"), "The relief boat still comes, once a month, with paint and batteries."),
    Beat(("MS Ewan Farr at the lamp room window",), "We never called it lonely. You had the birds, and you had the other two men, and one of them could cook.", "Ewan Farr", "former keeper"),
    Beat(("Archive, keepers on gallery, 1954",), "The wage was four pounds a week and all the fish you could pull in before breakfast."),
    Beat(("Still, Farr family album", "Letter, close"), "My mother wrote every Sunday. I have all of them in a biscuit tin, I never answered one.", "Ewan Farr", "former keeper"),
    Beat(("Night, beam sweeping over sea",), "Then the Board decided that a clock could do it cheaper."),
    Beat(("Engineers carry cable up stairs",), "It was not a popular decision. It was simply the only one that we could afford at the time.", "Ruth Pallister", "Northern Lights Board"),
    Beat(("GVs salt pans, workers with rakes",), "On the southern shore they have made salt the same way since the Romans left."),
    Beat(("CU crystals forming in shallow water",), "The sea comes in by a wooden gate, the sun does the rest, and for that you need about six weeks."),
    Beat(("Ruth Pallister walks along the shore",), "If it stays as it is, I would give it ten years. If somebody closes the gate, a hundred.", "Ruth Pallister", "Northern Lights Board"),
    Beat(("Storm clouds over pans", "Gate being closed by two men"), "One heavy rain, and six weeks of work run back into the sea."),
    Beat(("Tourists photographing white heaps",), "The visitors buy it in little glass jars, at forty times the price of the sack."),
    Beat(("Lighthouse against evening sky",), "The light is still there. It is only that nobody sees it first."),
)  # fmt: skip
CHOICES: dict[str, Sequence[object]] = {
    "clock": ("{h:02}:{m:02}:{s:02}", "{h:02}.{m:02}.{s:02}", "{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}:{f:02}"),
    "place": ("above", "before", "before, indented", "range", "tab", "behind", "behind, boxed", "none"),
    "words_first": (False, True),
    "picture": ("[{}]", "({})", "{}", "PICTURE: {}", "- {}", "capitals"),
    "narrator": ("", "NARRATOR: ", "NARRATOR", "COMM: "),
    "voice": ("NAME: ", "NAME", "Name, title", "Name, title: ", "SOUNDBITE Name, title"),
    "quoted": (False, True),
    "run_in": (False, True),
    "width": (0, 64),
    "blank": (0, 1),
    "own_times": (False, True),
}
Habits = dict[str, object]
LATE = ("behind", "behind, boxed", "none")
"""Where the time of a picture stands at the end of its line, or nowhere: its words share no time with it, and it is marked."""


def drawn(dice: random.Random) -> Habits:
    """The habits of a page that somebody could read."""
    while True:
        habits = {name: dice.choice(choices) for name, choices in CHOICES.items()}
        unparted = habits["run_in"] and habits["picture"] in ("{}", "PICTURE: {}", "- {}")
        nobodys = habits["narrator"] == "" and not habits["quoted"]
        late = habits["place"] in LATE and (not habits["own_times"] or habits["run_in"] or habits["picture"] in ("{}", "capitals"))
        if not unparted and not nobodys and not late and not (habits["own_times"] and habits["words_first"]):
            return habits


def printed(habits: Habits, dice: random.Random) -> tuple[str, list[Told], list[Said]]:
    """A page, the pictures it shows and the words it says."""
    now, lines, seen, said = 36000, [], [], []
    first = dice.randrange(4)
    for beat in BEATS[first : first + 9]:
        rows = [(picture,) for picture in beat.pictures] if habits["own_times"] else [beat.pictures]
        for at, row in enumerate(rows):
            start, now = now, now + dice.randrange(4, 11)
            time = "" if habits["place"] == "none" else _clock(habits, start)
            spoken = _spoken(habits, beat) if at == len(rows) - 1 else []
            block = _block(habits, [_timed(habits, _picture(habits, picture), time) for picture in row], spoken)
            lines += _led(habits, time, _clock(habits, now), block) + [""] * int(habits["blank"])
            seen += [(time if n == 0 or habits["words_first"] else "", _shown(habits, picture)) for n, picture in enumerate(row)]
            said += [(time, _speaker(habits, beat), _quoted(habits, beat))] if spoken else []
    return "\n".join(lines) + "\n", seen, said


def _clock(habits: Habits, seconds: int) -> str:
    return str(habits["clock"]).format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, f=seconds * 7 % 25)


def _shown(habits: Habits, picture: str) -> str:
    return picture.upper() if habits["picture"] == "capitals" else picture


def _picture(habits: Habits, picture: str) -> str:
    return picture.upper() if habits["picture"] == "capitals" else str(habits["picture"]).format(picture)


def _timed(habits: Habits, picture: str, time: str) -> str:
    """A picture, and its time where that stands behind it."""
    return f"{picture} {time}" if habits["place"] == "behind" else f"{picture} ({time})" if habits["place"] == "behind, boxed" else picture


def _quoted(habits: Habits, beat: Beat) -> str:
    return f"“{beat.words}”" if habits["quoted"] and beat.who else beat.words


def _speaker(habits: Habits, beat: Beat) -> str:
    return beat.who.upper() or "NARRATOR"


def _spoken(habits: Habits, beat: Beat) -> list[str]:
    """The lines of who speaks and what is said."""
    form = str(habits["voice"] if beat.who else habits["narrator"])
    head = form.replace("NAME", beat.who.upper()).replace("Name", beat.who).replace("title", beat.title)
    return [head + _quoted(habits, beat)] if not head or head.endswith(": ") else [head, _quoted(habits, beat)]


def _block(habits: Habits, pictures: list[str], spoken: list[str]) -> list[str]:
    """The lines of a block, wrapped; a picture and words on one line where the page runs them in."""
    one, two = (spoken, pictures) if habits["words_first"] else (pictures, spoken)
    run_in = habits["run_in"] and one and two and (habits["words_first"] or len(spoken) == 1)
    lines = [*one[:-1], f"{one[-1]} {two[0]}", *two[1:]] if run_in else [*one, *two]
    width = int(habits["width"])
    return [row for line in lines for row in (textwrap.wrap(line, width) if width else [line])]


def _led(habits: Habits, start: str, end: str, block: list[str]) -> list[str]:
    """A block and its time."""
    place = habits["place"]
    if place in LATE:
        return block
    if place == "above":
        return [start, *block]
    if place == "tab":
        return [f"{start}\t{block[0]}", *(f"\t{line}" for line in block[1:])]
    indent = "           " if place == "before, indented" else ""
    lead = {"before": f"{start} ", "before, indented": f"{start}   ", "range": f"{start} - {end} "}[str(place)]
    return [lead + block[0], *(indent + line for line in block[1:])]
