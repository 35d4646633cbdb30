"""A small grammar for what is said and what is seen: narration, interviews, picture descriptions.

`World` holds what a programme is about (its people, places, subjects) and expands templates: a word in
braces is a rule of this file or a slot of the world; expansion is recursive. All draws come from one
`random.Random`, so a seed gives the same programme for ever.
"""

import random
import re

from tests.printer import words
from tests.printer.words import article, inflect, plural

SLOT = re.compile(r"\{(\w+)\}")

RULES: dict[str, tuple[str, ...]] = {
    "np": ("the {thing}", "the {adj} {thing}", "{athing}", "{surname}'s {thing}", "every {thing}", "the last {thing}",
           "the {place}", "{number} {things}", "the {people} {role}", "their own {thing}", "the {thing} of {town}",
           "{surname}", "{full}", "the {stuff}", "the first {people} {thing}", "the {roles}", "no {thing} in {country}"),
    "who": ("{surname}", "{full}", "the {roles}", "the {adj} {role}", "{surname}'s team", "{country}"
            , "{number} {roles}", "a young {role}", "the {role} of {town}", "the authorities", "the government",
            "nobody in {town}", "the {people} {roles}", "a {role} called {given}", "the press"),
    "where": ("in {town}", "at the {place}", "near {town}", "in {country}", "on the {sea}", "behind the {place}",
              "{number} {unit} from {town}", "at the edge of the {place}", "inside the {adj} {thing}", "across {country}"),
    "when": ("in {year}", "in {month} {year}", "by {year}", "in the {season} of {year}", "on {month} {day}, {year}",
             "{number} {unit} later", "at dawn", "that night", "before the {season}", "within {number} {unit}",
             "after {number} {unit} of {stuff}", "for the first time", "a year later", "on the morning of {month} {dayth}"),
    "did": ("{verbed} {np}", "{verbed} {np} {where}", "{adverb} {verbed} {np}", "had to {verb} {np}", "refused to {verb} {np}",
            "wanted to {verb} {np}", "began to {verb} {np}", "had {verbed} {np}", "would never {verb} {np}",
            "could not {verb} {np}", "turned to {np}", "paid for {np} with {stuff}", "promised to {verb} {np}",
            "kept {verbing} {np}", "was ready to {verb} {np}", "spent {number} {unit} {verbing} {np}"),
    "narration": (
        "{When}, {who} {did}.", "{Who} {did}.", "{Np} was {adj} and {adj}.", "{Who} {did}, and {who} {did}.",
        "But {who} {did}.", "{When}, {np} {waspast} {where}.", "It was the {season} of {year}.", "{Where}, {who} {did}.",
        "{Who} {did} -- {article_adj} {abstract} that would change {country}.", "{Surname} {did}; {who} {did}.",
        "Without {stuff}, there would be no {thing}.", "The {abstract} was simple: {verb} {np} before {who} did.",
        "{When}, {surname} was {adj}, {adj} and out of {stuff}.", "No one had {verbed} {np} before.",
        "{Who} called it \"{npshort}.\"", "It took {number} {unit} to {verb} {np}.", "{Number} {unit} of {stuff} {waspast} {where}.",
        "{Surname} knew that {who} {did}.", "For {number} {unit}, {who} {did}.", "The {abstract} {where} {did}.",
        "What {surname} needed was {np}.", "Only {np} stood between {surname} and {abstract}.",
        "{When} the {thing} was {adj} -- and {who} {did}.", "As the {season} came, {who} {did}.",
        "{Who}, {number} {unit} from {town}, {did}.", "Then, {when}, {np} was gone.", "The price was {number} {unit} of {stuff}.",
        "Yet {surname} {did}, {verbing} {np} {where}.", "{Surname} told {who} to {verb} {np}.",
        "A {thing} the size of {npindef} {waspast} {where}.", "{Who} {did} with nothing but {stuff} and {npindef}.",
        "Among them was {full}, {arole}.", "{Who} {did}, though {who} {did}.", "{When}, the {things} fell silent.",
        "{Country} had lost its {adj} {thing}.", "It was {npindef} no {role} would forget.",
        "THE {abstract} had begun.", "{Verbing} {np} was {adj}; {verbing} {np} was worse.",
        "Seen from the {place}, {np} seemed {adj}.", "{Who} {did} so that {who} could {verb} {np}.",
        "{Number} {things}, {number} {roles} and one {adj} {thing} were sent to {town}.", "{Surname} never saw {town} again.",
    ),
    "speech": (
        "{hes_} I was {adj}, we all were.", "We {did}.", "{Who} {did}, {hes}, and that was that.", "So we {did} and {who} {did}.",
        "I remember {np}, it was {adj}.", "My father was {arole} and he {did}.", "He said to me \"{quote}\"",
        "There was {npindef} {where} and I, I {did}.", "You have to understand that {who} {did}.",
        "When I was a child we {did}.", "Nobody told us that {who} {did}.", "And then {surname} came in and he {did}.",
        "It was {adj}...it was really {adj}.", "You couldn't {verb} {np} without {stuff}.", "I said no, I will {verb} {np} myself.",
        "They {did}, because {who} {did}.", "We had {number} {things} and {number} {things}, nothing else.",
        "Of course {surname} {did}, {hes}, everybody {where} knew that.", "I think that {np} was the most {adj} thing I ever saw.",
        "He was {adj}, he was {adj}, but he could {verb} {np}.", "That was the {abstract}, you see.", "Every morning we {did}.",
        "The {things} were {adj} and the {stuff} was {adj}.", "I still have that {thing}.", "What could we do?",
        "And {who} {did}… so we waited.", "To {verb} {np} you need {stuff}, patience and {npindef}.",
        "If {who} had {verbed} {np}, I wouldn't be sitting here.", "She {did} and I {did}.", "Some of us {did}, others {did}.",
        "It's like {verbing} {npindef} with {npindef}.", "{Surname} told me “{quote}” and he meant it.",
        "We were told to {verb} {np}, but {who} {did}.", "No. Never.", "I was {numberteen} years old.",
        "We didn't know if {who} would {verb} {np} or not.", "Well, {hes}, the {role} {did}.",
        "In {year} I was {where}, {verbing} {np}.", "And suddenly there is {npindef}, {adj}, right in front of you.",
        "Everybody said it was {adj} – it wasn't.", "I had never seen {npindef} like that.", "He looked at {np} and he laughed.",
        "They called me the {role}, I don't know why.", "The, the {thing} just {did}.", "Imagine that, {number} {unit} of {stuff}.",
    ),
    "quote": ("You will {verb} {np} tomorrow.", "This is {article_adj} {abstract}.", "No {role} goes {where}.", "Where is {np}?",
              "Remember {np}.", "{Given}, you must {verb} {np}!", "We are finished.", "Who {verbed} {np}?"),
    "hes_": ("Well,", "Er,", "You know,", "Um.", "I mean", "Look,", "At that time", "Yes,", "Honestly,", "Oh"),
    "npshort": ("the {adj} {thing}", "the {thing} of {town}", "{surname}'s {thing}", "the {abstract} of {year}"),
    "npindef": ("{athing}", "{aadjthing}", "{athing}", "{arole}"),
    "waspast": ("was {verbed}", "was {adj}", "waited", "stood {adj}", "was still missing", "lay {where}", "was never {verbed}"),
    # ------------------------------------------------------------------ pictures
    "Pscene": ("{Thing} {where_p}", "{Vehicle} {vehicling}", "{Colour} {vehicle} {vehicling}", "{Things} & {things}",
               "{Place}", "{Town}, {things}", "{Adj} {place}", "{Role} {acting}", "{Roles} {acting}", "{Thing}, {thing}",
               "{Vehicle} through {place}", "{Place} from {verbing} {vehicle}", "{Hand} {verbing} {thing}", "{Surname} {acting}",
               "{Town} {place}", "{Things} on {thing}", "{People} flag", "{Year} {thing}", "{Surname} at {place}",
               "{Place} at night", "{Stuff} on {thing}", "{Roles} with {things}", "{Thing} {things_move}", "Road to {town}"),
    "Parchive": ("{roles} {acting}", "{thing}", "{Surname} {vs} {thing}", "{Surname} with {roles}", "{year_}s {thing}",
                 "{Town} {place}", "{people} {roles} {acting}", "{things} and {things}", "{Town}, {vehicle} {vehicling}",
                 "{Surname} & {Surname} {acting}", "{vehicle} {vehicling}", "{place}", "{verbing} {things}", "b/w footage of {things}",
                 "{Surname} speaks", "{thing} at {place}", "various {things}", "first {thing}", "more {things}", "{Surname} {acting}"),
    "Pstill": ("{Surname}", "{Surname} & {Surname}", "{Surname} on {thing}", "{Surname} with {thing}", "{things}", "{Surname} {acting}",
               "{Surname} at {place}", "{Surname} {year_}s", "{thing}", "{roles} {acting}", "{Surname}'s {thing}", "{Town} {place}",
               "{Surname} as a boy", "group of {roles}", "{Surname} and {roles}"),
    "Pclose": ("{thing}", "of {thing}", "hand on {thing}", "{Surname}", "{roles}' faces", "{thing} {things_move}", "top of {thing}",
               "{stuff}", "{adj} {thing}"),
    "Pview": ("{place}", "of {place}", "{Town}", "{Town} {place}", "of {things} & {things}", "{place} & {things}", "{place}, {Town}",
              "of {Town} and {place}", "{roles} {acting}"),
    "Plong": ("{place}", "{Town}", "{vehicle} {vehicling}", "{Town}, {place}", "{roles} {acting}", "{place} at dusk"),
    "Ptail": ("with {thing}", "and {things}", "at {place}", "in {Town}", "{acting}", "on {thing}", "of {things}", "& {things}",
              "from {vehicle}", "by {place}", "in distance", "{verbing} {thing}", "{where_p}", "to {place}", "& {Surname}",
              "with {Surname}", "and {Surname}", "near {Town}", "for {people} {roles}", "- b/w", "- colour"),
    "Pmore": ("{thing}", "{Surname} {acting}", "{roles} {acting}", "{Things}", "{Town}", "{things}", "{place}", "{Surname}",
              "{vehicle} {vehicling}", "{Vehicle} leaves"),
    "Pcapital": ("{Surname} {acting}", "{Things} {things_move}", "{Town} in background", "{People} {roles} {acting}", "{Surname} {vs} {thing}",
                 "{Role} {acting}", "{Vehicle} {vehicling}", "{Thing} {things_move}", "Door opens", "{Town} skyline"),
    "where_p": ("on {thing}", "at {place}", "in {place}", "by {vehicle}", "in snow", "in rain", "at night", "on wall", "in fog"),
    "vehicling": ("arrives", "leaving", "drives off", "stops", "passes", "on road", "at {place}", "driving", "turns", "from above",
                  "in distance", "under bridge", "swings round", "leaves {place}", "approaches"),
    "things_move": ("turning", "swinging", "on table", "in dark", "on fire", "lowered", "raised", "opened", "moving", "in sun"),
}


class World:
    """One programme's people, places and words, and the expansion of the rules with them."""

    def __init__(self, rng: random.Random, subjects: int = 2) -> None:
        self.rng = rng
        self.subjects = rng.sample(words.SUBJECTS, subjects)
        self.surnames = tuple({self._surname(): None for _ in range(14)})
        self.towns = tuple(self._town() for _ in range(7))
        self.country, self.other = rng.sample(range(len(words.COUNTRIES)), 2)
        self.era = rng.randrange(1890, 1990)

    # -- names
    def _surname(self) -> str:
        return self.rng.choice(words.STEMS) + self.rng.choice(words.ENDINGS)

    def _town(self) -> str:
        return self.rng.choice(words.STEMS) + self.rng.choice(words.PLACE_ENDINGS)

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
        return self.rng.choice((self._pick("verbs"), self.rng.choice(words.GENERAL_VERBS)))

    def w_vs(self) -> str:
        return inflect(self.w_verb(), "s")

    def w_verbed(self) -> str:
        return inflect(self.w_verb(), "ed")

    def w_verbing(self) -> str:
        return inflect(self.w_verb(), "ing")

    def w_adj(self) -> str:
        return self.rng.choice((self._pick("adjectives"), self.rng.choice(words.GENERAL_ADJECTIVES)))

    def w_adverb(self) -> str:
        return self.rng.choice(words.ADVERBS)

    def w_abstract(self) -> str:
        return self.rng.choice(words.ABSTRACT)

    def w_surname(self) -> str:
        return self.surnames[min(int(self.rng.expovariate(0.35)), len(self.surnames) - 1)]

    def w_given(self) -> str:
        return self.rng.choice(words.GIVEN)

    def w_full(self) -> str:
        return f"{self.w_given()} {self.w_surname()}"

    def w_town(self) -> str:
        return self.towns[min(int(self.rng.expovariate(0.5)), len(self.towns) - 1)]

    def w_country(self) -> str:
        return words.COUNTRIES[self.rng.choice((self.country, self.country, self.other))]

    def w_people(self) -> str:
        return words.PEOPLES[self.rng.choice((self.country, self.country, self.other))]

    def w_sea(self) -> str:
        return self.rng.choice(words.SEAS)

    def w_colour(self) -> str:
        return self.rng.choice(words.COLOURS)

    def w_acting(self) -> str:
        return self.rng.choice(words.ACTIONS)

    def w_hand(self) -> str:
        return self.rng.choice(("hand", "hands", "man", "woman", "boy", self.w_role()))

    def w_hes(self) -> str:
        return self.rng.choice(words.HESITATIONS)

    def w_number(self) -> str:
        return self.rng.choice((self.rng.choice(words.NUMBERS), str(self.rng.randrange(3, 900))))

    def w_numberteen(self) -> str:
        return self.rng.choice(("fourteen", "nineteen", "twenty", "11", "17", "twenty-three", "6"))

    def w_unit(self) -> str:
        return self.rng.choice(words.UNITS)

    def w_year(self) -> str:
        return str(self.era + self.rng.randrange(0, 25))

    def w_year_(self) -> str:
        return str((self.era + self.rng.randrange(0, 25)) // 10 * 10)

    def w_month(self) -> str:
        return self.rng.choice(words.MONTHS)

    def w_season(self) -> str:
        return self.rng.choice(words.SEASONS)

    def w_day(self) -> str:
        return str(self.rng.randrange(1, 29))

    def w_dayth(self) -> str:
        return f"{self.rng.randrange(4, 21)}th"
