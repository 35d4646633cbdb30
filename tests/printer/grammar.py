"""A grammar for what is said and what is seen: narration, interviews, picture descriptions.

`World` holds what a programme is about (its people, places, subjects) and expands templates: a word in
braces is a rule of rules.txt or a slot of the world; expansion is recursive. All draws come from one
`random.Random`, so a seed gives the same programme for ever.
"""

import random
import re
from pathlib import Path

from tests.printer.words import GENERAL, SUBJECTS, article, inflect, plural

SLOT = re.compile(r"\{(\w+)\}")


def _rules(path: Path) -> dict[str, tuple[str, ...]]:
    """`[rule]`, then one alternative a line."""
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rule = line.strip("[]")
        elif line and not line.startswith("#"):
            found[rule] = (*found.get(rule, ()), line)
    return found


RULES = _rules(Path(__file__).with_name("rules.txt"))


class World:
    """One programme's people, places and words, and the expansion of the rules with them."""

    def __init__(self, rng: random.Random, subjects: int = 2) -> None:
        self.rng = rng
        self.subjects = rng.sample(SUBJECTS, subjects)
        self.surnames = tuple({self._surname(): None for _ in range(14)})
        self.towns = tuple(self._town() for _ in range(7))
        self.country, self.other = rng.sample(range(len(GENERAL["countries"])), 2)
        self.era = rng.randrange(1890, 1990)

    # -- names
    def _surname(self) -> str:
        return self.rng.choice(GENERAL["stems"]) + self.rng.choice(GENERAL["endings"])

    def _town(self) -> str:
        return self.rng.choice(GENERAL["stems"]) + self.rng.choice(GENERAL["place_endings"])

    # -- expansion
    def expand(self, rule: str) -> str:
        """One sentence or phrase for `rule`, every slot filled."""
        return self._fill(self.rng.choice(RULES[rule]))

    def _fill(self, template: str) -> str:
        return SLOT.sub(lambda slot: self._slot(slot.group(1)), template)

    def _slot(self, name: str) -> str:
        if name in RULES:
            return self.expand(name)
        lower = name[0].lower() + name[1:]
        if name != lower and (lower in RULES or hasattr(self, "w_" + lower)):
            text = self._slot(lower)
            return text[:1].upper() + text[1:]
        return getattr(self, "w_" + name)()

    def _pick(self, kind: str) -> str:
        pool = getattr(self.rng.choice(self.subjects), kind)
        return self.rng.choice(pool)

    # -- slots
    def w_thing(self) -> str:
        return self._pick("things")

    def w_things(self) -> str:
        return plural(self._pick("things"))

    def w_athing(self) -> str:
        return article(self.w_thing())

    def w_aadjthing(self) -> str:
        return article(f"{self.w_adj()} {self.w_thing()}")

    def w_arole(self) -> str:
        return article(self.w_role())

    def w_article_adj(self) -> str:
        return article(self.w_adj())

    def w_place(self) -> str:
        return self._pick("places")

    def w_role(self) -> str:
        return self._pick("roles")

    def w_roles(self) -> str:
        return plural(self.w_role())

    def w_vehicle(self) -> str:
        return self._pick("vehicles")

    def w_stuff(self) -> str:
        return self._pick("stuff")

    def w_verb(self) -> str:
        return self.rng.choice((self._pick("verbs"), self.rng.choice(GENERAL["general_verbs"])))

    def w_vs(self) -> str:
        return inflect(self.w_verb(), "s")

    def w_verbed(self) -> str:
        return inflect(self.w_verb(), "ed")

    def w_verbing(self) -> str:
        return inflect(self.w_verb(), "ing")

    def w_adj(self) -> str:
        return self.rng.choice((self._pick("adjectives"), self.rng.choice(GENERAL["general_adjectives"])))

    def w_adverb(self) -> str:
        return self.rng.choice(GENERAL["adverbs"])

    def w_abstract(self) -> str:
        return self.rng.choice(GENERAL["abstract"])

    def w_surname(self) -> str:
        return self.surnames[min(int(self.rng.expovariate(0.35)), len(self.surnames) - 1)]

    def w_given(self) -> str:
        return self.rng.choice(GENERAL["given"])

    def w_full(self) -> str:
        return f"{self.w_given()} {self.w_surname()}"

    def w_town(self) -> str:
        return self.towns[min(int(self.rng.expovariate(0.5)), len(self.towns) - 1)]

    def w_country(self) -> str:
        return GENERAL["countries"][self.rng.choice((self.country, self.country, self.other))]

    def w_people(self) -> str:
        return GENERAL["peoples"][self.rng.choice((self.country, self.country, self.other))]

    def w_sea(self) -> str:
        return self.rng.choice(GENERAL["seas"])

    def w_colour(self) -> str:
        return self.rng.choice(GENERAL["colours"])

    def w_acting(self) -> str:
        return self.rng.choice(GENERAL["actions"])

    def w_hand(self) -> str:
        return self.rng.choice(("hand", "hands", "man", "woman", "boy", self.w_role()))

    def w_hes(self) -> str:
        return self.rng.choice(GENERAL["hesitations"])

    def w_number(self) -> str:
        return self.rng.choice((self.rng.choice(GENERAL["numbers"]), str(self.rng.randrange(3, 900))))

    def w_numberteen(self) -> str:
        return self.rng.choice(("fourteen", "nineteen", "twenty", "11", "17", "twenty-three", "6"))

    def w_unit(self) -> str:
        return self.rng.choice(GENERAL["units"])

    def w_year(self) -> str:
        return str(self.era + self.rng.randrange(0, 25))

    def w_year_(self) -> str:
        return str((self.era + self.rng.randrange(0, 25)) // 10 * 10)

    def w_month(self) -> str:
        return self.rng.choice(GENERAL["months"])

    def w_season(self) -> str:
        return self.rng.choice(GENERAL["seasons"])

    def w_day(self) -> str:
        return str(self.rng.randrange(1, 29))

    def w_dayth(self) -> str:
        return f"{self.rng.randrange(4, 21)}th"
