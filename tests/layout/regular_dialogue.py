"""A printer of dialogue lists, transcripts with a few pictures, cue sheets and spotting lists; everything else about a page is drawn.

`TALK` and `CUES` list what a page of either kind may do; `drawn` picks of each, `printed` writes the page and what it says. Combinations
that nobody could part (words below others without a sign of who speaks) are left out.
"""

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from tests.layout.regular_pages import Said, Told


@dataclass(frozen=True)
class Turn:
    """What is said, by whom, and what is seen before it ('': what was)."""

    who: str
    words: str
    picture: str = ""


TURNS = (
    Turn("Ewan Farr", "We never called it lonely. You had the birds, and you had the other two men, and one of them could cook.", "Lamp room, Farr at the window"),
    Turn("Ruth Pallister", "How long were you out there?"),
    Turn("Ewan Farr", "Six weeks, sometimes eight. It depended on the weather and on whoever drove the boat."),
    Turn("Ruth Pallister", "And did anybody write to you?"),
    Turn("Ewan Farr", "My mother wrote every Sunday. I have all of them in a biscuit tin, I never answered one.", "Letters in a biscuit tin, close"),
    Turn("Ruth Pallister", "It was not a popular decision to close the station. It was simply the only one that we could afford at the time."),
    Turn("Ewan Farr", "They sent a man with a clock, and the clock did it cheaper. I carried it up the stairs for him."),
    Turn("Ruth Pallister", "Would you go back?"),
    Turn("Ewan Farr", "Tomorrow, if they gave me the key.", "Lighthouse against evening sky"),
    Turn("Ruth Pallister", "I have the key here, as it happens. Nobody has asked for it in thirty years."),
    Turn("Ewan Farr", "Then we had better bring some oil for the lock."),
    Turn("Ruth Pallister", "We did bring some oil, and a very small ladder."),
    Turn("Ewan Farr", "The light is still there. It is only that nobody sees it first.", "Beam sweeping over the sea"),
)  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """What a page does: `kind` talk or cues; `place` where times stand, `often` that every turn has one; `name` how speakers stand
    before words; `picture` how pictures are marked, '' none are; `number`, `length`, `form` of cues."""

    kind: str
    clock: str
    place: str
    often: bool
    name: str
    picture: str
    timed: bool
    width: int
    blank: int
    number: str
    length: bool
    link: str


CLOCKS = ("{h:02}:{m:02}:{s:02}", "{h:02}.{m:02}.{s:02}", "{m:02}:{s:02}", "{h:02}:{m:02}:{s:02}:{f:02}", "{m}:{s:02}", "{h:02} {m:02} {s:02}")
FRAMES = ("{h:02}:{m:02}:{s:02}:{f:02}", "{h:02}:{m:02}:{s:02}", "{h:02}:{m:02}:{s:02},{f:02}0", "{m:02}:{s:02}:{f:02}", "{m:02}:{s:02}", "{h:02}.{m:02}.{s:02}.{f:02}")
TALK: dict[str, Sequence[object]] = {
    "kind": ("talk",),
    "clock": CLOCKS,
    "place": ("above", "before", "tab", "boxed above", "boxed before", "range above", "range before", "behind name", "boxed behind name", "boxed behind words"),
    "often": (True, True, False),
    "name": ("NAME: ", "NAME", "Name: ", "SURNAME: ", "INITIALS: ", "Q: ", "NAME - ", "Name"),
    "picture": ("", "[{}]", "({})", "VISUAL: {}"),
    "timed": (False, True),
    "width": (0, 60),
    "blank": (0, 1),
    "number": ("",),
    "length": (False,),
    "link": (" - ", " – ", " --> ", "-", " till "),
}
CUES: dict[str, Sequence[object]] = {
    "kind": ("cues",),
    "clock": FRAMES,
    "place": ("above", "before", "columns", "name first", "pipes", "tabs"),
    "often": (True,),
    "name": ("NAME: ", "NAME", "Name: ", "SURNAME: ", "", "(NAME) "),
    "picture": ("",),
    "timed": (False,),
    "width": (40,),
    "blank": (0, 1),
    "number": ("", "{}", "{:04}", "{}.", "#{}", "{} above"),
    "length": (False, True),
    "link": (" - ", " ", "  ", " --> ", " – "),
}


def drawn(dice: random.Random, choices: dict[str, Sequence[object]] | None = None) -> Habits:
    """The habits of a page that somebody could read."""
    while True:
        drawn_from = choices or dice.choice((TALK, CUES))
        habits = Habits(**{field.name: dice.choice(drawn_from[field.name]) for field in fields(Habits)})  # type: ignore[arg-type]
        if _is_readable_talk(habits) if habits.kind == "talk" else _is_readable_list(habits):
            return habits


def _is_readable_talk(habits: Habits) -> bool:
    alone = habits.name in ("NAME", "Name")
    behind = habits.place in ("behind name", "boxed behind name")
    if habits.place.startswith("range") and not habits.often:
        return False
    if " " in habits.clock and habits.place not in ("above", "boxed above", "boxed before", "tab"):
        return False
    if habits.width and habits.place == "boxed behind words":
        return False  # a time alone on a wrapped line could lead what follows
    if habits.timed and habits.place in ("behind name", "boxed behind name", "boxed behind words"):
        return False  # a picture has no name that its time stands behind
    if habits.name == "Name" and not (behind or habits.blank or habits.often):
        return False
    return not (behind and habits.name in ("NAME: ", "Q: ", "NAME - ")) and not (alone and habits.place == "boxed behind words" and not habits.blank)


def _is_readable_list(habits: Habits) -> bool:
    row = habits.place in ("columns", "name first", "pipes", "tabs")
    if habits.place == "name first" and habits.name != "NAME" or habits.place == "columns" and habits.name in ("NAME: ", "Name: ", "(NAME) "):
        return False
    if habits.number == "{} above" and row:
        return False
    if not row and not habits.blank and not habits.name and habits.number == "":
        return False
    return not (habits.length and habits.link == " " and habits.clock.startswith("{m"))


def times_pictures(habits: Habits) -> bool:
    """Have pictures times of their own? Else they stand between two times, and whose they have, if any, is not asked."""
    return habits.timed


def printed(habits: Habits, dice: random.Random) -> tuple[str, list[Told], list[Said]]:
    """A page, the pictures it shows and the words it says."""
    starts = (36000, 0, 3600) if "{h" in habits.clock else (0,)
    return (_talk if habits.kind == "talk" else _cues)(habits, dice, dice.choice(starts) + dice.randrange(2, 9))


def _clock(habits: Habits, seconds: int) -> str:
    return habits.clock.format(h=seconds // 3600, m=seconds // 60 % 60, s=seconds % 60, f=seconds * 7 % 25)


def _lead(habits: Habits, who: str) -> str:
    initials = "".join(word[0] for word in who.split())
    letter = "Q: " if who == "Ruth Pallister" else "A: "
    if habits.name == "Q: ":
        return letter
    return habits.name.replace("SURNAME", who.split()[-1].upper()).replace("INITIALS", initials).replace("NAME", who.upper()).replace("Name", who)


def _who(habits: Habits, who: str) -> str:
    return _lead(habits, who).strip("()-: ").upper()


def _wrapped(habits: Habits, lines: Sequence[str]) -> list[str]:
    return [row for line in lines for row in (textwrap.wrap(line, habits.width) if habits.width else [line])]


# --------------------------------------------------------------------------- dialogue lists and transcripts


def _talk(habits: Habits, dice: random.Random, now: int) -> tuple[str, list[Told], list[Said]]:
    lines, seen, said = [], [], []
    for at, turn in enumerate(TURNS):
        if turn.picture and habits.picture:
            time = _clock(habits, now) if habits.timed else ""
            end = now + 2
            lines += [*_led(habits, time, _clock(habits, end), [habits.picture.format(turn.picture)], ""), *[""] * habits.blank]
            seen.append((time, turn.picture))
            now = end if habits.timed else now
        end = now + dice.randrange(3, 12)
        time = _clock(habits, now) if habits.often or at % 2 == 0 else ""
        lines += [*_led(habits, time, _clock(habits, end), [turn.words], _lead(habits, turn.who)), *[""] * habits.blank]
        said.append((time, _who(habits, turn.who), turn.words))
        now = end
    return "\n".join(lines) + "\n", seen, said


def _led(habits: Habits, time: str, end: str, words: list[str], name: str) -> list[str]:
    """A turn, or a picture (without a name), and its time."""
    place = habits.place
    bare = name.strip(": -")
    if time and name and "behind name" in place:
        head = f"{bare} [{time}]" if place.startswith("boxed") else f"{bare} {time}"
        return _wrapped(habits, [f"{head}: {words[0]}"] if name.endswith(": ") else [head, words[0]])
    if place == "boxed behind words" and time and name:
        words = [f"{words[0]} [{time}]"]
    lines = [name + words[0]] if not name or name.endswith((": ", "- ")) else [name, *words]
    if not time or place == "boxed behind words" or "behind name" in place:
        return _wrapped(habits, lines) if place != "tab" else ["\t" + line for line in _wrapped(habits, lines)]
    stamp = f"{time}{habits.link}{end}" if place.startswith("range") else f"[{time}]" if place.startswith("boxed") else time
    if place.endswith("above"):
        return [stamp, *_wrapped(habits, lines)]
    if place == "tab":
        rows = _wrapped(habits, lines)
        return [f"{stamp}\t{rows[0]}", *("\t" + row for row in rows[1:])]
    return _wrapped(habits, [f"{stamp} {lines[0]}", *lines[1:]])


# --------------------------------------------------------------------------- cue sheets and spotting lists


def _cues(habits: Habits, dice: random.Random, now: int) -> tuple[str, list[Told], list[Said]]:
    lines: list[str] = []
    said: list[Said] = []
    for at, turn in enumerate(TURNS, 1):
        end = now + dice.randrange(2, 6)
        lines += [*_cue(habits, at, now, end, turn), *[""] * habits.blank]
        said.append((_clock(habits, now), _who(habits, turn.who), turn.words))
        now = end + dice.randrange(0, 3)
    return "\n".join(lines) + "\n", [], said


def _cue(habits: Habits, at: int, now: int, end: int, turn: Turn) -> Iterator[str]:
    """The lines of a cue."""
    start, out = _clock(habits, now), _clock(habits, end)
    length = _length(habits, now, end) if habits.length else ""
    number = habits.number.split(" ")[0].format(at)
    name = _lead(habits, turn.who)
    row = habits.place in ("columns", "name first", "pipes", "tabs")
    if row:
        cells = [cell for cell in (number, start, out, length) if cell]
        spoken = [name.strip(), turn.words] if name and not name.endswith(" ") else [name + turn.words]
        yield from _in_a_row(habits, [*spoken[:1], *cells, *spoken[1:]] if habits.place == "name first" else [*cells, *spoken])
        return
    head = f"{start}{habits.link}{out}{'  ' + length if length else ''}"
    lines = [name.strip(), *_wrapped(habits, [turn.words])] if name and not name.endswith(" ") else _wrapped(habits, [name + turn.words])
    if habits.number.endswith("above"):
        yield number
        number = ""
    lead = f"{number} {head}".strip()
    if habits.place == "above":
        yield lead
        yield from lines
    else:
        yield f"{lead}  {lines[0]}"
        yield from (" " * (len(lead) + 2) + line for line in lines[1:])


def _length(habits: Habits, now: int, end: int) -> str:
    """How long a cue stands: seconds and frames where its times have frames."""
    frames = (end - now) * 25 + (end * 7 % 25 - now * 7 % 25 if "{f" in habits.clock else 0)
    return f"{frames // 25}:{frames % 25:02}" if "{f" in habits.clock else f"0:{end - now:02}"


def _in_a_row(habits: Habits, cells: Sequence[str]) -> Iterator[str]:
    """The cells of a cue side by side, its words wrapped in columns of blanks."""
    sign = {"pipes": " | ", "tabs": "\t"}.get(habits.place)
    if sign:
        yield sign.join(cells)
        return
    words = textwrap.wrap(cells[-1], 40)
    lead = "".join(cell.ljust(16) for cell in cells[:-1])
    yield lead + words[0]
    yield from (" " * len(lead) + word for word in words[1:])
