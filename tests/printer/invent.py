"""Invented programmes: what happens, who speaks, what the typist slips on; no page yet.

A `Programme` is a list of `Beat`s in programme order. A beat is what a typist makes one row of the page of:
the words spoken while one picture stands, with the timecodes printed for the picture and for the words.
The printers turn beats into pages; `truth.py` says what a reader should find there.
"""

import random
import string
from dataclasses import dataclass, field, replace

from tests.printer.grammar import World
from tests.printer.words import SKIES


SMALL = frozenset("a an the and or of in on at by to for from with as".split())  # never typed with a capital


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
    bare: float = 0.0    # headings without any timecode
    typos: float = 0.0   # words with two letters swapped
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


def invent(rng: random.Random, minutes: float = 25.0, house: House | None = None) -> Programme:
    """A programme of about `minutes`, drawn from `rng` alone."""
    return _Typist(rng, house or draw_house(rng)).programme(minutes)


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
        capital=rng.uniform(0.1, 0.28),
        untimed=rng.uniform(0.01, 0.08),
        recue=rng.uniform(0.2, 0.8),
        bare=rng.choice((0.0, 0.0, 0.03)),
        typos=rng.choice((0.0, 0.002, 0.008)),
        slips=rng.randrange(0, 4),
    )


class _Typist:
    """Draws one programme; keeps the running time and what has been shown before."""

    def __init__(self, rng: random.Random, house: House) -> None:
        self.rng, self.house = rng, house
        self.world = World(rng, rng.choice((1, 2, 2, 3)))
        self.out = Programme(title=self._title(), house=house)
        self.clock = 0
        self.last_stamp = -1
        self.running: int | None = None  # number of the speech a re-cue goes on with
        self.cast = self._cast()
        self.motifs = [self._scene() for _ in range(rng.randrange(4, 8))] + rng.sample(SKIES, 3)
        self.spoken_voice: dict[str, int] = {}

    # ------------------------------------------------------------------ people and titles

    def _title(self) -> str:
        return string.capwords(self.world.expand("npshort"))

    def _cast(self) -> list[str]:
        names = [name.upper() for name in self.world.surnames]
        cast = self.rng.sample(names, min(len(names), self.rng.randrange(4, 9)))
        if self.rng.random() < 0.2:
            cast[0] = f"{self.world.w_given().upper()} {cast[0]}"
        return cast

    def _spelled(self, name: str) -> str:
        """The second person of the cast is sometimes spelled another way."""
        if name != self.cast[1] or self.rng.random() > 0.25 or len(name) < 5:
            return name
        at = self.rng.randrange(1, len(name) - 2)
        return name[:at] + name[at + 1] + name[at] + name[at + 2:]

    # ------------------------------------------------------------------ time

    def _stamp(self) -> Stamp:
        self.clock = max(self.clock, self.last_stamp)
        self.last_stamp = self.clock
        return Stamp(self.clock)

    def _pass(self, low: int, high: int) -> None:
        self.clock += self.rng.randint(low, high)

    # ------------------------------------------------------------------ pictures

    def _scene(self) -> str:
        return self._typed(self.world.expand("Pscene"))

    def _typed(self, text: str) -> str:
        text = " ".join(word.capitalize() if self.rng.random() < self.house.titled and word.islower() and word not in SMALL else word
                        for word in text.split(" "))
        return text[0].upper() + text[1:]

    def _picture(self) -> Picture:
        """A description in the house's mixture of trade words and plain words, long ones now and then."""
        if self.rng.random() < self.house.trade:
            text = self._trade_picture()
        elif self.rng.random() < 0.5:
            text = self._motif()
        else:
            text = self._scene()
        return self._longer(text)

    def _motif(self) -> str:
        text = self.rng.choice(self.motifs)
        if self.rng.random() < 0.3:
            text = text.split(",")[0].split(" ")[0] + " " + self.world.expand("vehicling")
            text = self._typed(text)
        return text

    def _trade_picture(self) -> str:
        w, choice = self.world.expand, self.rng.choice
        kind = self.rng.choices(("archive", "still", "cu", "gv", "ws", "rare"), (50, 25, 7, 8, 4, 6))[0]
        if kind == "archive":
            comma = self.rng.choices((", ", " ", " of ", " picture WS, "), (80, 8, 6, 6))[0]
            return self._typed("Archive" + comma + self._capitalised(w("Parchive")))
        if kind == "still":
            many = self.rng.random() < 0.15
            text = self.world.w_things() if many else w("Pstill")
            return self._typed(("Stills" if many else "Still") + choice((", ", ", ", ", ", " ")) + self._capitalised(text))
        if kind == "cu":
            return self._typed(choice(("CU ", "CU ", "BCU ", "CU, ")) + w("Pclose"))
        if kind == "gv":
            return self._typed(choice(("GV ", "GVs ", "GV’s ", "GV, ")) + w("Pview"))
        if kind == "ws":
            return self._typed(choice(("WS ", "WS, ", "LS ", "Aerial, ", "Aerials of ")) + w("Plong"))
        return self._typed(choice(("Rostrum shots of ", "Rostrum, ", "Map of ", "Map, ", "Graphic, ", "Graphics, ", "Int. ", "Ext. ",
                                   "Pan up to ", "Various shots of ", "Night, ", "Day, ", "Drawing of ")) + w("Pview").removeprefix("of "))

    def _capitalised(self, text: str) -> str:
        return text[0].upper() + text[1:] if self.rng.random() < 0.35 else text

    def _longer(self, text: str) -> Picture:
        if self.rng.random() > self.house.long:
            return Picture(text)
        if self.rng.random() < self.house.capital and len(text) <= 26:
            return Picture(f"{text} {self._typed(self.world.expand('Pcapital'))}", wrap=len(text))
        if self.rng.random() < 0.5:
            return Picture(text + self.rng.choice((", ", ", ", " & ")) + self._lowered(self.world.expand("Pmore")))
        tail = self.world.expand("Ptail")
        if self.rng.random() < 0.15:
            tail += " " + self.world.expand("Ptail")
        return Picture(f"{text} {tail}")

    def _lowered(self, text: str) -> str:
        """Commonly typed small, unless it is a name."""
        return text if self.rng.random() < 0.45 or text.split(" ")[0] in self.world.surnames + self.world.towns else text[0].lower() + text[1:]

    # ------------------------------------------------------------------ words

    def _sentences(self, rule: str, count: int) -> list[str]:
        made = [self.world.expand(rule) for _ in range(count)]
        made = [self._house_style(self._mistyped(text[0].upper() + text[1:])) for text in made]
        if rule == "speech":
            made = [self._stressed(text) for text in made]
        return [text.upper() for text in made] if rule == "narration" and self.house.upper else made

    def _mistyped(self, text: str) -> str:
        return " ".join(self._swapped(word) if len(word) > 5 and self.rng.random() < self.house.typos else word
                        for word in text.split(" "))

    def _swapped(self, word: str) -> str:
        at = self.rng.randrange(1, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]

    def _stressed(self, text: str) -> str:
        """A word in capitals, a noise, or (rarely) a sentence begun in capitals by mistake."""
        draw = self.rng.random()
        parts = text.split(" ")
        if draw < 0.03:
            at = self.rng.randrange(len(parts))
            return " ".join([*parts[:at], parts[at].upper(), *parts[at + 1:]])
        if draw < 0.04 and len(parts) > 6:
            return " ".join([*(part.upper() for part in parts[:3]), *parts[3:]])
        return text + " " + self.rng.choice(("BANG BANG.", "HA HA HA.", "TICK TICK TICK.")) if draw < 0.045 else text

    def _house_style(self, text: str) -> str:
        text = text.replace(" -- ", self.house.dash)
        if self.house.curly:
            text = text.replace("'", "’").replace(' "', " “").replace('"', "”")
        return text

    def _spoken(self, sentences: list[str]) -> str:
        return self.house.stops.join(sentences)

    def _seconds(self, text: str) -> int:
        return max(1, round(len(text.split()) / self.rng.uniform(2.1, 2.9)))

    # ------------------------------------------------------------------ rows

    def _add(self, **fields) -> None:
        self.out.beats.append(Beat(**fields))

    def _picture_only(self) -> None:
        picture = self._picture()
        if self.rng.random() < self.house.untimed / 2:
            self._add(picture=picture)
        else:
            self._add(picture=picture, stamp=self._stamp())
        self._pass(3, 14)

    def _begin(self, speaker: str, delivery: str) -> int:
        self.out.speakers.append(Speaker(speaker, delivery))
        return len(self.out.speakers) - 1

    def _speech(self, speech: int, sentences: list[str], heading: str | None, picture_first: str, pictures) -> None:
        """Rows of one speech. `picture_first`: "own" (picture, then the words' own timecode), "shared" (one
        timecode for both), "none" (the words' timecode alone), "bare" (no timecode at all)."""
        rows = self._cuts(sentences)
        for number, (text, unfinished) in enumerate(rows):
            fields: dict = {"speech": speech, "words": text, "unfinished": unfinished}
            if number == 0:
                fields |= {"heading": heading, "begins": True} | self._opening(picture_first, pictures)
            else:
                fields |= self._cutaway(pictures(number))
            self._add(**fields)
            self.clock += self._seconds(text)
        self.running = speech

    def _opening(self, picture_first: str, pictures) -> dict:
        if picture_first == "bare":
            return {}
        if picture_first == "none":
            return {"inpoint": self._stamp()}
        stamp = self._stamp()
        if picture_first == "shared":
            return {"picture": pictures(0), "stamp": stamp}
        self._pass(0, 9)
        return {"picture": pictures(0), "stamp": stamp, "inpoint": self._stamp()}

    def _cutaway(self, picture: Picture) -> dict:
        timed = self.rng.random() >= self.house.untimed
        return {"picture": picture, "stamp": self._stamp() if timed else None}

    def _cuts(self, sentences: list[str]) -> list[tuple[str, bool]]:
        """The words row by row: new pictures come at sentence ends and, as often, in the middle of one."""
        rows: list[tuple[str, bool]] = []
        held: list[str] = []
        for sentence in sentences:
            parts = sentence.split(" ")
            if len(parts) > 6 and self.rng.random() < 0.36:
                at = self.rng.randrange(2, len(parts) - 2)
                held.append(" ".join(parts[:at]))
                rows.append((self._spoken(held), True))
                held = [" ".join(parts[at:])]
            else:
                held.append(sentence)
            if self.rng.random() < 0.24:
                rows.append((self._spoken(held), False))
                held = []
        if held:
            rows.append((self._spoken(held), False))
        return [(text, unfinished) for text, unfinished in rows if text]

    # ------------------------------------------------------------------ who speaks how

    def narration(self) -> None:
        """Narration: with a heading, as a re-cue, or (upper case only) without any sign."""
        sentences = self._sentences("narration", self.rng.choices((1, 2, 3, 4, 6), (3, 4, 4, 2, 1))[0])
        after_narration = self.running is not None and self.out.speakers[self.running].delivery == "narration"
        opening = self.rng.choices(("own", "shared", "none"), (55, 15, 30))[0]
        heading: str | None = self.house.narrator
        if after_narration and self.rng.random() < self.house.recue:
            heading, opening = None, ("own" if opening == "shared" else opening)
        elif not after_narration and self.house.upper and self.running is not None and self.rng.random() < 0.05:
            heading, opening = None, "shared"
        if heading and self.running is not None and self.rng.random() < self.house.bare:
            opening = "bare"
        self._speech(self._begin(self.house.narrator, "narration"), sentences, heading, opening, lambda number: self._picture())
        if self.rng.random() < 0.04:
            self._continued()

    def _continued(self) -> None:
        """`NARRATOR cont...`: the same speech goes on."""
        heading = self.house.narrator + self.rng.choice((" cont….", " cont...", " cont'd", " (cont'd)"))
        self._add(picture=self._picture(), stamp=self._stamp(), heading=heading, speech=self.running,
                  words=self._spoken(self._sentences("narration", 1)))
        self._pass(4, 8)

    def interview(self) -> None:
        """An interviewee: in vision, or first over other pictures; comes back after a cutaway without heading."""
        name = self.rng.choice(self.cast)
        over = self.rng.random() < 0.45
        heading = self._spelled(name)
        speaker = heading
        delivery = "voice-over" if over else "sync"
        heading += f" {self.house.voice_over}" if over else ""
        if self.rng.random() < 0.04:
            heading += f" (SPEAKING {self.world.w_people().upper()})"
        sentences = self._sentences("speech", self.rng.choices((1, 2, 3, 4, 6, 8), (1, 3, 4, 3, 2, 1))[0])
        in_vision = Picture(self.house.in_vision)
        first = self._picture() if over else in_vision
        opening = self.rng.choices(("own", "shared", "none"), (45, 20, 35) if over else (5, 65, 30))[0]
        if self.running is not None and self.rng.random() < self.house.bare:
            opening = "bare"
        shown_at = self.rng.choice((1, 1, 1, 2)) if over or opening in ("none", "bare") else 0

        def picture(number: int) -> Picture:
            if number == 0:
                return first
            return in_vision if number == shown_at or (number > shown_at and self.rng.random() < 0.4) else self._picture()

        speech = self._begin(speaker, delivery)
        self._speech(speech, sentences, heading, opening, picture)
        if self.rng.random() < 0.06:
            self._picture_only()
            again = self._sentences("speech", 2)
            self._speech(self._begin(speaker, delivery), again, None, self.rng.choice(("own", "none")), picture)

    def interlude(self) -> None:
        """Pictures without words, music, pauses."""
        for _ in range(self.rng.choices((1, 2, 3), (6, 3, 1))[0]):
            self._picture_only()
        if self.rng.random() < 0.12:
            self._cue("music", self.rng.choice(("Library Music Starts", "MUSIC", "Music fades", "MUSIC UNDER", "FOLKSONG", "MUSIC STARTS")), True)
        if self.rng.random() < 0.04:
            self._cue("sound", self.rng.choice(("(applause)", "(singing begins)", "(engine noise)", "(bell rings)")), False)

    def _pause(self) -> None:
        self._cue("pause", self.rng.choice(("(PAUSE)", "(SHORT PAUSE)", "(LONG PAUSE)")), False)
        self._pass(1, 4)

    def _cue(self, kind: str, text: str, timed: bool) -> None:
        self._add(cue=Cue(kind, text, self._stamp() if timed else None))
        if timed:
            self._pass(0, 5)

    # ------------------------------------------------------------------ the whole

    def programme(self, minutes: float) -> Programme:
        """Tease, titles, body, credits."""
        self._picture_only()
        self.narration()
        self.interview()
        self.narration()
        self._titles()
        while self.clock < minutes * 60:
            self._section()
        if self.house.credits:
            self._closing()
        self.out.length = self.clock
        self._slip()
        return self.out

    def _section(self) -> None:
        if self.rng.random() < 0.75:
            self.interlude()
        self.rng.choices((self.narration, self.interview), (55, 45))[0]()
        if self.rng.random() < 0.06:
            self._pause()

    def _titles(self) -> None:
        self._cue("music", self.rng.choice(("TITLE MUSIC", "Title music", "THEME MUSIC")), True)
        self._cue("title", self.rng.choice(("SERIES TITLES", "OPENING TITLES", "MAIN TITLE")), True)
        self._pass(15, 40)
        self._picture_only()
        self.running = None

    def _closing(self) -> None:
        self._picture_only()
        self._cue("credits", self.rng.choice(("END CREDITS", "CLOSING CREDITS", "CREDITS")), True)
        self._pass(15, 50)
        self._cue("end", self.rng.choice(("END", "-END-", "END OF PROGRAMME")), True)

    # ------------------------------------------------------------------ slips of the typist

    def _slip(self) -> None:
        """A few timecodes that cannot be right, each between neighbours that show what was meant."""
        beats = self.out.beats
        good = [i for i in range(6, len(beats) - 6) if self._lonely(i)]
        for index in self.rng.sample(good, min(self.house.slips, len(good))):
            kind = self.rng.choice(("digit", "extra"))
            name = "stamp" if beats[index].stamp else "inpoint"
            beats[index] = replace(beats[index], **{name: replace(getattr(beats[index], name), slip=kind)})

    def _lonely(self, index: int) -> bool:
        """The row's only timecode, within a minute whose neighbours are near: a wrong digit stands out."""
        beat = self.out.beats[index]
        stamps = [s for s in (beat.stamp, beat.inpoint) if s]
        near = [s.at for b in self.out.beats[index - 3:index + 4] for s in (b.stamp, b.inpoint) if s]
        return len(stamps) == 1 and max(near) - min(near) < 55 and near.count(stamps[0].at) == 1
