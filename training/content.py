"""What sheets tell, apart from how their pages are laid out: what is seen and said, by whom, in which order."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from otio_redfiles.learnt.marked import Marked, Run
from training.sheets import Sheet

FURTHEST = 14
"""Beats of a page at most."""
UNHEARD, UNSEEN = 0.12, 0.9
"""So many pages have no words; above the other share they have no pictures."""
LONG = 260
"""So many characters are many."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What stands together: descriptions, and what is said over them by whom ('' for words that nobody is named for)."""

    shots: tuple[str, ...]
    speaker: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What sheets tell: beats in order, the lines above the first and below the last, and those between that are nobody's."""

    beats: tuple[Beat, ...]
    above: tuple[str, ...]
    between: tuple[str, ...]
    below: tuple[str, ...]


def content_of(sheet: Sheet) -> Content:
    """The content of a sheet."""
    marked = marked_of(sheet)
    coded = {line.number for (line, _), code in zip(marked.tokens, sheet.truth, strict=True) if code != "."}
    first, last = min(coded, default=0), max(coded, default=0)
    bare = [(line.number, line.text.strip()) for line in sheet.lines if line.number not in coded]
    return Content(
        tuple(_beats(marked)),
        tuple(text for number, text in bare if number < first),
        tuple(text for number, text in bare if first < number < last),
        tuple(text for number, text in bare if number > last),
    )


def marked_of(sheet: Sheet) -> Marked:
    """The tokens of a sheet with their codes."""
    return Marked(tuple((line, token) for line in sheet.lines for token in line.tokens), sheet.truth, {})


def parts_of(marked: Marked) -> list[Run]:
    """Pictures, words and names (S, W, N) by their first token."""
    return sorted((*marked.runs, *(("N", name) for name in marked.names)), key=lambda run: run[1][0])


def _beats(marked: Marked) -> Iterator[Beat]:
    """What is said over the pictures before it, by the name that stands last before it."""
    shots: list[str] = []
    name = ""
    for kind, tokens in parts_of(marked):
        text = marked.text(tokens)
        if kind == "W":
            yield Beat(tuple(shots), name, text)
            shots = []
        elif kind == "S":
            shots.append(text)
        else:
            name = text
    if shots:
        yield Beat(tuple(shots))


def beats_of(dice: random.Random, contents: Sequence[Content]) -> list[Beat]:
    """Beats of one sheet or of two, with more or fewer pictures, now and then without words or without pictures."""
    found = [beat for content in dice.choices(contents, k=2) for beat in content.beats]
    start = dice.randrange(max(1, len(found) - 4))
    spare = [words for content in dice.choices(contents, k=4) for beat in content.beats for words in beat.shots] or ["GV harbour"]
    most, mute = dice.choice((1, 2, 3, 5)), dice.random()
    beats = [_other(dice, beat, spare, most) for beat in found[start : start + dice.randrange(4, FURTHEST)]]
    if mute > UNSEEN:
        return [replace(beat, shots=()) for beat in beats if beat.words] or beats
    return [replace(beat, words="") for beat in beats] if mute < UNHEARD else beats


def _other(dice: random.Random, beat: Beat, spare: Sequence[str], most: int) -> Beat:
    """A beat with some of its pictures, or others where it has none, and not too many words."""
    count = dice.randrange(most + 1)
    shots = beat.shots[: max(1, count)] or tuple(dice.choice(spare) for _ in range(count))
    return replace(beat, shots=shots, words=_some(dice, beat.words))


def _some(dice: random.Random, words: str) -> str:
    """The words, cut at a sentence where they are long."""
    if len(words) < LONG:
        return words
    at = words.find(". ", dice.randrange(60, 240))
    return words if at < 0 else words[: at + 1]
