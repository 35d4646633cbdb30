"""Learn the weights of the decoder of flattened pages from printed pages, and from a real page glued denser.

    python -m tests.printer.learn OUT.json [--pages 600] [--seed 1] [--rate 0.02] [--start WEIGHTS.json]

An averaged perceptron: every page is decoded with the weights so far, a wrong reading made a little cheaper than it is;
where the best reading is not the printed one, each weight moves by how much more of its evidence the printed reading has.
With REDFILES_CORPUS set, three pages in ten are the real script, glued anew. The result goes into `decode/weights.py`
by hand, after `bench.py` has said what it is worth on pages that were not learned from.
"""

import argparse
import json
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from otio_redfiles.decode import candidates
from otio_redfiles.decode.bootstrap import first_reading
from otio_redfiles.decode.fragments import Fragment, fragments_of
from otio_redfiles.decode.search import (
    BEGIN,
    IN_POINT,
    OF_CUES,
    OF_SHOT,
    Column,
    State,
    Step,
    best_path,
    moves,
)
from otio_redfiles.decode.tables import CUE, GOES_ON, HEADING, PICTURE, SOUND, TIME, Choice, Tables, tables_of
from otio_redfiles.decode.weights import WEIGHTS, Weights
from otio_redfiles.notation import detect_style
from otio_redfiles.read import read_page
from tests.printer import bench, reglue

CLASSES = {"sound": SOUND, "picture": PICTURE, "continuation": GOES_ON, "heading": HEADING, "cue": CUE}
USES = {"shot": (OF_SHOT,), "in-point": (IN_POINT,)}
STEP = 1e-3  # of a weight, to see how much evidence it weighs
MARGIN = 1.0  # by so much a wrong reading is made cheaper
FARTHEST = 6.0  # no page moves a weight by more evidence than this
HABITS = ({}, {}, {"capital": 0.0}, {"capital": 0.0, "titled": 0.0, "stress": 0.0, "slips": 0})


class Wanted(NamedTuple):
    """How a fragment was printed: classes of its first and last cell, where the second begins; uses of a timecode."""

    first: int
    last: int
    at: int = 0
    uses: tuple[int, ...] = ()


class Lesson(NamedTuple):
    """A page to learn from: its fragments, and how each was printed (None: not known)."""

    fragments: tuple[Fragment, ...]
    wanted: tuple[Wanted | None, ...]


# --------------------------------------------------------------------------- pages


def lessons(rng: random.Random, count: int, corpus: Path | None) -> Iterator[Lesson]:
    """So many pages, no two alike."""
    for _ in range(count):
        if corpus and rng.random() < 0.3:
            yield lesson_of(*real_page(corpus, rng))
            continue
        gaps = rng.choice(("full", "full", "full", "one", "none", "noise"))
        glue = rng.choice((0.15, 0.27, 0.27, 0.5, 0.8))
        yield lesson_of(*bench.page(rng.randrange(1000, 10**6), glue, gaps, 12.0, rng.choice(HABITS)))


def real_page(corpus: Path, rng: random.Random) -> tuple[str, dict]:
    """The real script's first half with some of its joins glued, and the roles of its cells."""
    text = (corpus / "red-files-moon.txt").read_text(encoding="utf-8")
    gold = json.loads((corpus / "red-files-moon.lines-1-2500.gold.json").read_text(encoding="utf-8"))
    text, truth = reglue.reglued(text, gold, rng.choice((0.0, 0.2, 0.35, 0.5, 0.7, 1.0)), rng)
    return text, {**truth, "spots": reglue.spots(text, truth)}


def lesson_of(text: str, truth: dict) -> Lesson:
    """A page and its truth as a lesson."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_text(text, encoding="utf-8")
        page = read_page(path)
    style = detect_style(cell.text for row in page.rows for cell in row.cells) or "HH.MM.SS"
    fragments = fragments_of(page, style)
    last = truth.get("last_line", fragments[-1].line)
    wanted = (_wanted(f, truth["spots"]) if f.line <= last else None for f in fragments)
    return Lesson(fragments, tuple(wanted))


def _wanted(fragment: Fragment, spots: Sequence[tuple[int, int, str, str]]) -> Wanted | None:
    end = fragment.column + len(fragment.text)
    here = [(column, role) for line, column, role, _ in spots if line == fragment.line and fragment.column <= column < end]
    if fragment.stamp:
        any_use = (*OF_CUES, IN_POINT)
        return Wanted(TIME, TIME, 0, USES.get(here[0][1], any_use)) if here else None
    kinds = [CLASSES.get(role) for _, role in here]
    if not kinds or None in kinds:
        return None
    return Wanted(kinds[0], kinds[-1], here[-1][0] - fragment.column if len(here) > 1 else 0)


# --------------------------------------------------------------------------- the two readings


def fits(wanted: Wanted | None, choice: Choice, use: int | None, fragment: Fragment) -> bool:
    """Is this how the fragment was printed? `use` None: whatever a timecode is used for."""
    if wanted is None:
        return True
    if (choice.first, choice.last) != wanted[:2]:
        return False
    if choice.first == TIME:
        return use is None or use in wanted.uses
    return split_at(choice, fragment) == wanted.at


def split_at(choice: Choice, fragment: Fragment) -> int:
    return len(fragment.text) - len(choice.picture.text) if choice.sound and choice.picture else 0


def readings(lesson: Lesson, before: Sequence[Choice], tables: Tables, w: Weights, all_of_them: bool = False) -> list[list[Choice]]:
    """The readings of each fragment; `all_of_them`: hopeless ones too."""
    kept, hopeless = candidates.KEPT_SPLITS, candidates.HOPELESS
    if all_of_them:
        candidates.KEPT_SPLITS, candidates.HOPELESS = 60, 1e9
    try:
        return [candidates.candidates_of(f, i, c, tables, w) for i, (f, c) in enumerate(zip(lesson.fragments, before, strict=True))]
    finally:
        candidates.KEPT_SPLITS, candidates.HOPELESS = kept, hopeless


def best(lesson: Lesson, lattice: Sequence[Sequence[Choice]], tables: Tables, w: Weights, printed: bool, margin: float = 0.0) -> list[Step]:
    """The best reading: of all, wrong ones made cheaper by `margin`; or, `printed`, of those that were printed."""
    steps = [Step(0.0, BEGIN, None, None)]
    for fragment, choices, wanted in zip(lesson.fragments, lattice, lesson.wanted, strict=True):
        right = [c for c in choices if fits(wanted, c, None, fragment)] if printed else choices
        found: dict[tuple, Step] = {}
        for step in steps:
            for choice in right or choices:
                for score, state in moves(step.state, choice, fragment, tables, w):
                    good = fits(wanted, choice, state.use, fragment)
                    total = step.score + score + choice.local + (0.0 if good else -30.0 if printed else margin)
                    key = _key(state)
                    if key not in found or found[key].score < total:
                        found[key] = Step(total, state, choice, step)
        steps = sorted(found.values(), key=lambda step: -step.score)[:10 if printed else 6]
    return best_path([Column(steps, [])])


def _key(state: State) -> tuple:
    pieces = tuple(piece and piece.serial for piece in (state.picture, state.sound))
    return (state.last, state.open, *pieces, state.case, state.use, state.far)


# --------------------------------------------------------------------------- evidence


def evidence(lesson: Lesson, w: Weights) -> dict[str, float]:
    """By weight: how much more of its evidence the printed reading has than the best one; {} where they are the same."""
    choices = first_reading(lesson.fragments)
    tables = tables_of(lesson.fragments, choices)
    choices = [step.choice for step in best(lesson, readings(lesson, choices, tables, w), tables, w, False)]
    tables = tables_of(lesson.fragments, choices)
    found = best(lesson, readings(lesson, choices, tables, w), tables, w, False, MARGIN)
    printed = best(lesson, readings(lesson, choices, tables, w, True), tables, w, True)
    apart = [i for i in range(len(found)) if _differ(found, printed, i, lesson)]

    def gain(weights: Weights) -> float:
        full = [readings(Lesson(lesson.fragments[i : i + 1], ()), choices[i : i + 1], tables, weights, True)[0] for i in apart]
        return sum(_score(path, i, own, lesson, tables, weights) * sign
                   for path, sign in ((printed, 1), (found, -1)) for i, own in zip(apart, full, strict=True))

    if not apart:
        return {}
    base = gain(w)
    moved = {name: (gain(w._replace(**{name: getattr(w, name) + STEP})) - base) / STEP for name in w._fields}
    return {name: value for name, value in moved.items() if abs(value) > 1e-9}


def _differ(one: Sequence[Step], two: Sequence[Step], i: int, lesson: Lesson) -> bool:
    told = [(p[i].choice.first, p[i].choice.last, split_at(p[i].choice, lesson.fragments[i]), _key(p[i].state)) for p in (one, two)]
    return told[0] != told[1] or (i > 0 and _key(one[i - 1].state) != _key(two[i - 1].state))


def _score(path: Sequence[Step], i: int, choices: Sequence[Choice], lesson: Lesson, tables: Tables, w: Weights) -> float:
    """What step `i` of a path is worth by other weights."""
    fragment, step = lesson.fragments[i], path[i]
    same = (step.choice.first, step.choice.last, split_at(step.choice, fragment))
    choice = next((c for c in choices if (c.first, c.last, split_at(c, fragment)) == same), None)
    if choice is None:
        return 0.0
    ways = moves(path[i - 1].state if i else BEGIN, choice, fragment, tables, w)
    score = next((score for score, state in ways if state.use == step.state.use and state.open == step.state.open), ways[0][0])
    return score + choice.local


def learned(start: Weights, pages: Iterator[Lesson], count: int, rate: float) -> Weights:
    """The mean of the weights over the later pages, each weight's steps growing smaller the more it has moved."""
    w, seen = start, dict.fromkeys(start._fields, 1.0)
    total, kept = dict.fromkeys(start._fields, 0.0), 0
    for number, lesson in enumerate(pages):
        new = {}
        for name, value in evidence(lesson, w).items():
            value = max(-FARTHEST, min(FARTHEST, value))
            seen[name] += value * value
            new[name] = getattr(w, name) + 5 * rate * value / seen[name] ** 0.5
        w = w._replace(**new)
        if number >= 0.3 * count:
            kept += 1
            total = {name: total[name] + getattr(w, name) for name in total}
    return Weights(**{name: value / kept for name, value in total.items()}) if kept else w


def main() -> None:
    """Learn, and write the weights as JSON."""
    parser = argparse.ArgumentParser(prog="tests.printer.learn", description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--start", type=Path, help="weights to begin with, as JSON")
    told = parser.parse_args()
    start = WEIGHTS._replace(**json.loads(told.start.read_text(encoding="utf-8"))) if told.start else WEIGHTS
    corpus = os.environ.get("REDFILES_CORPUS")
    pages = lessons(random.Random(told.seed), told.pages, Path(corpus) if corpus else None)
    found = learned(start, pages, told.pages, told.rate)
    told.out.write_text(json.dumps(found._asdict(), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
