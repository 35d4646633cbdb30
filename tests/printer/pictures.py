"""Picture descriptions as a house types them: trade words, recurring places, long ones in two parts."""

import random

from tests.printer.grammar import World
from tests.printer.programme import House, Picture
from tests.printer.words import GENERAL

SMALL = frozenset("a an the and or of in on at by to for from with as".split())  # never typed with a capital


class Describer:
    """Draws descriptions for one programme; `motifs` are the scenes that come back."""

    def __init__(self, rng: random.Random, house: House, world: World) -> None:
        self.rng, self.house, self.world = rng, house, world
        self.motifs = [self.scene() for _ in range(rng.randrange(4, 8))] + rng.sample(GENERAL["skies"], 3)

    def scene(self) -> str:
        return self._typed(self.world.expand("Pscene"))

    def _typed(self, text: str) -> str:
        text = " ".join(
            word.capitalize()
            if self.rng.random() < self.house.titled and word.islower() and word not in SMALL
            else word
            for word in text.split(" ")
        )
        return text[0].upper() + text[1:]

    def picture(self) -> Picture:
        """A description in the house's mixture of trade words and plain words, long ones now and then."""
        if self.rng.random() < self.house.trade:
            text = self._trade_picture()
        elif self.rng.random() < 0.5:
            text = self._motif()
        else:
            text = self.scene()
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
            return self._typed(
                ("Stills" if many else "Still") + choice((", ", ", ", ", ", " ")) + self._capitalised(text)
            )
        if kind == "cu":
            return self._typed(choice(("CU ", "CU ", "BCU ", "CU, ")) + w("Pclose"))
        if kind == "gv":
            return self._typed(choice(("GV ", "GVs ", "GV’s ", "GV, ")) + w("Pview"))
        if kind == "ws":
            return self._typed(choice(("WS ", "WS, ", "LS ", "Aerial, ", "Aerials of ")) + w("Plong"))
        return self._typed(
            choice(
                (
                    "Rostrum shots of ",
                    "Rostrum, ",
                    "Map of ",
                    "Map, ",
                    "Graphic, ",
                    "Graphics, ",
                    "Int. ",
                    "Ext. ",
                    "Pan up to ",
                    "Various shots of ",
                    "Night, ",
                    "Day, ",
                    "Drawing of ",
                )
            )
            + w("Pview").removeprefix("of ")
        )

    def _capitalised(self, text: str) -> str:
        return text[0].upper() + text[1:] if self.rng.random() < 0.35 else text

    def _longer(self, text: str) -> Picture:
        if self.rng.random() > self.house.long:
            return Picture(text)
        if self.rng.random() < self.house.capital and len(text) <= 26:
            return Picture(f"{text} {self._typed(self.world.expand('Pcapital'))}", wrap=len(text))
        if self.rng.random() < 0.5:
            return Picture(
                text + self.rng.choice((", ", ", ", " & ")) + self._lowered(self.world.expand("Pmore"))
            )
        tail = self.world.expand("Ptail")
        if self.rng.random() < 0.15:
            tail += " " + self.world.expand("Ptail")
        return Picture(f"{text} {tail}")

    def _lowered(self, text: str) -> str:
        """Commonly typed small, unless it is a name."""
        return (
            text
            if self.rng.random() < 0.45 or text.split(" ")[0] in self.world.surnames + self.world.towns
            else text[0].lower() + text[1:]
        )
