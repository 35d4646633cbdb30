"""What is said, in the house's typing: capitals for the narrator, its dashes and quotes, its slips."""

import random

from tests.printer.grammar import World
from tests.printer.programme import House


class Wording:
    """Draws the sentences of one programme."""

    def __init__(self, rng: random.Random, house: House, world: World) -> None:
        self.rng, self.house, self.world = rng, house, world

    def sentences(self, rule: str, count: int) -> list[str]:
        made = [self.world.expand(rule) for _ in range(count)]
        made = [self._house_style(self._mistyped(text[0].upper() + text[1:])) for text in made]
        if rule == "speech":
            made = [self._stressed(text) for text in made]
        return [text.upper() for text in made] if rule == "narration" and self.house.upper else made

    def _mistyped(self, text: str) -> str:
        return " ".join(
            self._swapped(word) if len(word) > 5 and self.rng.random() < self.house.typos else word
            for word in text.split(" ")
        )

    def _swapped(self, word: str) -> str:
        at = self.rng.randrange(1, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def _stressed(self, text: str) -> str:
        """A word in capitals, a noise, or (rarely) a sentence begun in capitals by mistake."""
        draw = self.rng.random() / max(self.house.stress, 1e-9)
        parts = text.split(" ")
        if draw < 0.03:
            at = self.rng.randrange(len(parts))
            return " ".join([*parts[:at], parts[at].upper(), *parts[at + 1 :]])
        if draw < 0.04 and len(parts) > 6:
            return " ".join([*(part.upper() for part in parts[:3]), *parts[3:]])
        return (
            text + " " + self.rng.choice(("BANG BANG.", "HA HA HA.", "TICK TICK TICK."))
            if draw < 0.045
            else text
        )

    def _house_style(self, text: str) -> str:
        text = text.replace(" -- ", self.house.dash)
        if self.house.curly:
            text = text.replace("'", "’").replace(' "', " “").replace('"', "”")
        return text

    def spoken(self, sentences: list[str]) -> str:
        return self.house.stops.join(sentences)
