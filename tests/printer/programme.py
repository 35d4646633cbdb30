"""What a programme is made of: beats, speakers, the house style; no page yet.

A `Programme` is a list of `Beat`s in programme order. A beat is what a typist makes one row of the page of:
the words spoken while one picture stands, with the timecodes printed for the picture and for the words.
"""

import random
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stamp:
    """A timecode: seconds from the programme's start, and how the typist slips ("", "digit", "extra")."""

    at: int
    slip: str = ""


@dataclass(frozen=True)
class Picture:
    """A description; `wrap` is where the typist starts a second line with a capital (0: nowhere special)."""

    text: str
    wrap: int = 0


@dataclass(frozen=True)
class Cue:
    """Anything that is neither picture nor speech."""

    kind: str
    text: str
    stamp: Stamp | None = None


@dataclass(frozen=True)
class Beat:
    """One row of a script. `begins` says that a new speech starts with these words."""

    picture: Picture | None = None
    stamp: Stamp | None = None
    heading: str | None = None
    speech: int | None = None
    begins: bool = False
    inpoint: Stamp | None = None
    words: str = ""
    unfinished: bool = False
    cue: Cue | None = None


@dataclass(frozen=True)
class Speaker:
    """Who a speech is by, as `parse` should name it, and how it is delivered."""

    name: str
    delivery: str


@dataclass(frozen=True)
class House:
    """The habits of the people who typed this programme."""

    narrator: str = "NARRATOR"
    upper: bool = True
    voice_over: str = "V/O"
    in_vision: str = "MS"
    dash: str = " -- "
    stops: str = "  "
    curly: bool = False
    trade: float = 0.6
    titled: float = 0.1
    long: float = 0.32
    capital: float = 0.2
    untimed: float = 0.04
    recue: float = 0.5
    bare: float = 0.0  # headings without any timecode
    typos: float = 0.0  # words with two letters swapped
    stress: float = 1.0  # how often spoken words are typed in capitals
    slips: int = 2
    credits: bool = True


@dataclass
class Programme:
    """Beats in programme order and the speakers of its speeches (by speech number)."""

    title: str
    beats: list[Beat] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    house: House = House()
    length: int = 0


def draw_house(rng: random.Random) -> House:
    """Habits that differ from programme to programme; most like the trade's usual ones."""
    return House(
        narrator=rng.choices(("NARRATOR", "COMMENTARY", "NARR", "COMM"), (7, 1, 1, 1))[0],
        upper=rng.random() < 0.8,
        voice_over=rng.choices(("V/O", "VO", "(V/O)", "V.O."), (7, 1, 1, 1))[0],
        in_vision=rng.choices(("MS", "MCU", "Sync"), (8, 1, 1))[0],
        dash=rng.choice((" -- ", " - ", " – ", "--", "—", "-- ")),
        stops=rng.choice(("  ", " ", "  ")),
        curly=rng.random() < 0.5,
        trade=rng.uniform(0.45, 0.78),
        titled=rng.choice((0.0, 0.1, 0.3)),
        long=rng.uniform(0.12, 0.32),
        capital=rng.uniform(0.05, 0.22),
        untimed=rng.uniform(0.01, 0.08),
        recue=rng.uniform(0.2, 0.8),
        bare=rng.choice((0.0, 0.0, 0.03)),
        typos=rng.choice((0.0, 0.002, 0.008)),
        slips=rng.randrange(0, 4),
    )
