"""Whether two sides belong to one programme, by what their names say.

The times of any programme fit any other's somewhere. Names that tell what is seen do not: of one programme many
of the shots found have a clip that is called alike, of two hardly any. Where names tell nothing (A001_C003, one
tape's name throughout, a handful of them) nothing is said.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from otio_redfiles.match.model import Comparison, Event
from otio_redfiles.match.names import words_of

LETTERS = 4  # a shorter word is a camera's, or says too little
COMMON = 0.15  # of a side's names hold a word: it is a tape's, a folder's, a bin's
TELLING = 0.5  # of a side's names must tell something
FEWEST = 8  # shots of telling names whose clips' names tell something
DIFFERENT = 6  # names that they go by, on either side
ALIKE = 88  # percent of Jaro-Winkler likeness of two spellings of a word
HARDLY = 0.15  # of them may agree by chance: one in twenty does

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Strangers:
    """Of `among` shots whose names and clips' names tell something, `agreeing` are called like a clip of theirs."""

    agreeing: int
    among: int

    def __str__(self) -> str:
        few = "none" if not self.agreeing else f"only {self.agreeing}"
        return f"{few} of {self.among} shots {'is' if self.agreeing < 2 else 'are'} named like what stands for {'it' if self.agreeing < 2 else 'them'}"


def strangers(found: Comparison) -> Strangers | None:
    """What speaks against one programme; None where names do not tell, where they agree, and between two cuts."""
    if found.a.exact and found.b.exact:
        return None
    of_a, of_b = _told(found.a.events), _told(found.b.events)
    pairs = [(i, j) for i, j in found.pairs if of_a[i] and of_b[j]]
    among = {i for i, _ in pairs}
    names = min(len({of_a[i] for i in among}), len({of_b[j] for _, j in pairs}))
    if len(among) < FEWEST or names < DIFFERENT:
        return None
    agreeing = len({i for i, j in pairs if _alike(of_a[i], of_b[j])})
    return Strangers(agreeing, len(among)) if agreeing <= HARDLY * len(among) else None


def _told(events: Sequence[Event]) -> list[Words]:
    """The words of every name that tell it from others; all empty where most names tell nothing."""
    names = [_words(event.name) for event in events]
    counts = Counter(word for words in set(names) for word in words)
    most = max(2, COMMON * len(set(names)))
    told = [frozenset(word for word in words if counts[word] <= most) for words in names]
    return told if sum(map(bool, told)) >= TELLING * len(told) else [frozenset()] * len(told)


def _words(name: str) -> Words:
    return frozenset(word for word in words_of(name) if len(word) >= LETTERS and word.isalpha())


def _alike(one: Words, other: Words) -> bool:
    from rapidfuzz.distance import JaroWinkler

    return any(JaroWinkler.normalized_similarity(x, y) * 100 >= ALIKE for x in one for y in other)
