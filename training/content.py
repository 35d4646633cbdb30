"""What sheets tell, apart from how their pages are laid out: what is seen and said, by whom, in which order."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from otio_redfiles.second.trust import runs
from training.sheets import Sheet

FURTHEST = 14
"""Beats of a page at most."""


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
    tokens = [(line, token) for line in sheet.lines for token in line.tokens]
    beats, shots, name = [], [], ""

    def words(run: Sequence[int]) -> str:
        found = ""
        for n, at in enumerate(run):
            gap = n and (run[n - 1] != at - 1 or tokens[at][0] is not tokens[at - 1][0] or tokens[at][1].column > tokens[at - 1][1].end)
            found += " " * bool(gap) + tokens[at][1].text
        return found

    found = sorted({*runs(sheet.truth)} | names_of(sheet.truth), key=lambda run: run[1][0])
    for kind, run in found:
        if kind == "S":
            shots.append(words(run))
        elif kind == "N":
            name = words(run)
        else:
            beats.append(Beat(tuple(shots), name, words(run)))
            shots = []
    if shots:
        beats.append(Beat(tuple(shots)))
    at, none, seen = 0, [], []
    for n, line in enumerate(sheet.lines):
        upto = at + len(line.tokens)
        (none if set(sheet.truth[at:upto]) == {"."} else seen).append(n)
        at = upto
    first, last = (seen[0], seen[-1]) if seen else (0, 0)
    text = [line.text.strip() for line in sheet.lines]
    return Content(
        tuple(beats),
        tuple(text[n] for n in none if n < first),
        tuple(text[n] for n in none if first < n < last),
        tuple(text[n] for n in none if n > last),
    )


def names_of(codes: str) -> set[tuple[str, tuple[int, ...]]]:
    found, at = set(), 0
    while (at := codes.find("N", at)) >= 0:
        end = at + 1
        while end < len(codes) and codes[end] == "n":
            end += 1
        found.add(("N", tuple(range(at, end))))
        at = end
    return found


def beats_of(dice: random.Random, contents: Sequence[Content]) -> list[Beat]:
    """Beats of one sheet or of two, with more or fewer pictures, now and then without words or without pictures."""
    found = [beat for content in dice.choices(contents, k=2) for beat in content.beats]
    start = dice.randrange(max(1, len(found) - 4))
    beats = found[start : start + dice.randrange(4, FURTHEST)]
    most = dice.choice((1, 2, 3, 5))
    spare = [words for content in dice.choices(contents, k=4) for beat in content.beats for words in beat.shots] or ["GV harbour"]
    kept = []
    for beat in beats:
        shots = beat.shots[: dice.randrange(most) + 1] if beat.shots else tuple(dice.choice(spare) for _ in range(dice.randrange(most + 1)))
        kept.append(replace(beat, shots=shots, words=_some(dice, beat.words)))
    mute = dice.random()
    if mute > 0.9:
        return [replace(beat, shots=()) for beat in kept if beat.words] or kept
    return [replace(beat, words="") for beat in kept] if mute < 0.12 else kept


def _some(dice: random.Random, words: str) -> str:
    """The words, cut at a sentence where they are long."""
    if len(words) < 260:
        return words
    at = words.find(". ", dice.randrange(60, 240))
    return words if at < 0 else words[: at + 1]
