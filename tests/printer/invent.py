"""Invented programmes: what happens, who speaks, what the typist slips on.

`invent` draws a programme from a `random.Random` alone, so a seed is a programme for ever. The printers
turn its beats into pages; `truth.Truth` says what a reader should find there.
"""

import random
import string
from dataclasses import replace

from tests.printer.grammar import World
from tests.printer.pictures import Describer
from tests.printer.programme import (
    Beat,
    Cue,
    House,
    Picture,
    Programme,
    Speaker,
    Stamp,
    draw_house,
)
from tests.printer.sentences import Wording


def invent(rng: random.Random, minutes: float = 25.0, house: House | None = None) -> Programme:
    """A programme of about `minutes`, drawn from `rng` alone."""
    return _Typist(rng, house or draw_house(rng)).programme(minutes)


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
        self.describer = Describer(rng, house, self.world)
        self.wording = Wording(rng, house, self.world)

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
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]

    # ------------------------------------------------------------------ time

    def _stamp(self) -> Stamp:
        self.clock = max(self.clock, self.last_stamp)
        self.last_stamp = self.clock
        return Stamp(self.clock)

    def _pass(self, low: int, high: int) -> None:
        self.clock += self.rng.randint(low, high)

    def _seconds(self, text: str) -> int:
        return max(1, round(len(text.split()) / self.rng.uniform(2.1, 2.9)))

    # ------------------------------------------------------------------ rows

    def _add(self, **fields) -> None:
        self.out.beats.append(Beat(**fields))

    def _picture_only(self) -> None:
        picture = self.describer.picture()
        if self.rng.random() < self.house.untimed / 2:
            self._add(picture=picture)
        else:
            self._add(picture=picture, stamp=self._stamp())
        self._pass(3, 14)

    def _begin(self, speaker: str, delivery: str) -> int:
        self.out.speakers.append(Speaker(speaker, delivery))
        return len(self.out.speakers) - 1

    def _speech(
        self, speech: int, sentences: list[str], heading: str | None, picture_first: str, pictures
    ) -> None:
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
            if len(parts) > 8 and self.rng.random() < 0.45:
                at = self.rng.randrange(5, len(parts) - 2)
                held.append(" ".join(parts[:at]))
                rows.append((self.wording.spoken(held), True))
                held = [" ".join(parts[at:])]
            else:
                held.append(sentence)
            if self.rng.random() < 0.24:
                rows.append((self.wording.spoken(held), False))
                held = []
        if held:
            rows.append((self.wording.spoken(held), False))
        return [(text, unfinished) for text, unfinished in rows if text]

    # ------------------------------------------------------------------ who speaks how

    def narration(self) -> None:
        """Narration: with a heading, as a re-cue, or (upper case only) without any sign."""
        sentences = self.wording.sentences("narration", self.rng.choices((1, 2, 3, 4, 6), (3, 4, 4, 2, 1))[0])
        after_narration = self.running is not None and self.out.speakers[self.running].delivery == "narration"
        opening = self.rng.choices(("own", "shared", "none"), (55, 15, 30))[0]
        heading: str | None = self.house.narrator
        if after_narration and self.rng.random() < self.house.recue:
            heading, opening = None, ("own" if opening == "shared" else opening)
        elif (
            not after_narration and self.house.upper and self.running is not None and self.rng.random() < 0.05
        ):
            heading, opening = None, "shared"
        if heading and self.running is not None and self.rng.random() < self.house.bare:
            opening = "bare"
        self._speech(
            self._begin("NARRATOR", "narration"),  # whatever label the house prints
            sentences,
            heading,
            opening,
            lambda number: self.describer.picture(),
        )
        if self.rng.random() < 0.04:
            self._continued()

    def _continued(self) -> None:
        """`NARRATOR cont...`: the same speech goes on."""
        heading = self.house.narrator + self.rng.choice((" cont….", " cont...", " cont'd", " (cont'd)"))
        self._add(
            picture=self.describer.picture(),
            stamp=self._stamp(),
            heading=heading,
            speech=self.running,
            words=self.wording.spoken(self.wording.sentences("narration", 1)),
        )
        self._pass(4, 8)

    def interview(self) -> None:
        """An interviewee: in vision, or first over other pictures; may come back without heading."""
        name = self.rng.choice(self.cast)
        over = self.rng.random() < 0.45
        heading = self._spelled(name)
        speaker = heading
        delivery = "voice-over" if over else "sync"
        heading += f" {self.house.voice_over}" if over else ""
        if self.rng.random() < 0.04:
            heading += f" (SPEAKING {self.world.w_people().upper()})"
        sentences = self.wording.sentences(
            "speech", self.rng.choices((1, 2, 3, 4, 6, 8), (1, 3, 4, 3, 2, 1))[0]
        )
        in_vision = Picture(self.house.in_vision)
        first = self.describer.picture() if over else in_vision
        opening = self.rng.choices(("own", "shared", "none"), (45, 20, 35) if over else (5, 65, 30))[0]
        if self.running is not None and self.rng.random() < self.house.bare:
            opening = "bare"
        shown_at = self.rng.choice((1, 1, 1, 2)) if over or opening in ("none", "bare") else 0

        def picture(number: int) -> Picture:
            if number == 0:
                return first
            return (
                in_vision
                if number == shown_at or (number > shown_at and self.rng.random() < 0.4)
                else self.describer.picture()
            )

        speech = self._begin(speaker, delivery)
        self._speech(speech, sentences, heading, opening, picture)
        if self.rng.random() < 0.06:
            self._picture_only()
            again = self.wording.sentences("speech", 2)
            self._speech(
                self._begin(speaker, delivery), again, None, self.rng.choice(("own", "none")), picture
            )

    def interlude(self) -> None:
        """Pictures without words, music, pauses."""
        for _ in range(self.rng.choices((1, 2, 3), (6, 3, 1))[0]):
            self._picture_only()
        if self.rng.random() < 0.12:
            self._cue(
                "music",
                self.rng.choice(
                    (
                        "Library Music Starts",
                        "MUSIC",
                        "Music fades",
                        "MUSIC UNDER",
                        "FOLKSONG",
                        "MUSIC STARTS",
                    )
                ),
                True,
            )
        if self.rng.random() < 0.04:
            self._cue(
                "sound",
                self.rng.choice(("(applause)", "(singing begins)", "(engine noise)", "(bell rings)")),
                False,
            )

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
        near = [s.at for b in self.out.beats[index - 3 : index + 4] for s in (b.stamp, b.inpoint) if s]
        return len(stamps) == 1 and max(near) - min(near) < 55 and near.count(stamps[0].at) == 1
