"""Learn the second reader's weights from the sheets: `python -m training.train` writes them into the package.

First the sheets are read by readers that have not learnt from them nor from their neighbours, five times over: how often
an item was right that such a reader agreed with, or did not, becomes the weights of trust. `--measure` prints what that
says of unseen pages and writes nothing. Needs python-crfsuite (the extra `train`). About six minutes.
"""

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import click
import numpy as np
import pycrfsuite

from otio_redfiles.second.first import marks_of_first
from otio_redfiles.second.marks import marks_of
from otio_redfiles.second.model import model_of, read
from otio_redfiles.second.trust import KINDS, Evidence, evidence, weighed
from training.sheets import HERE, Sheet, digest, sheets

WEIGHTS = HERE.parent / "otio_redfiles" / "second" / "weights.json.gz"
SETTINGS = {"c1": 0.1, "c2": 0.4, "max_iterations": 60, "feature.possible_transitions": True, "feature.minfreq": 3}
LEAST = 4
"""Weights of fewer hundredths than these say too little to be kept."""
CODES = ".SsWwNnTt"
FOLDS = ("mpq", "rs", "tu", "vw", "jxyz", "b")
"""Letters that begin the names of sheets of one time: pages of one hand, whose readers had learnt from the ones before."""
SMALL = "case-"
"""How the names of sheets begin that were drawn from others' lessons: never to be measured beside those."""
Judged = tuple[Evidence, bool]


def marks_by_reading(sheet: Sheet) -> Iterator[list[list[str]]]:
    """The marks of a sheet's tokens, for each of its first readings."""
    own = marks_of(sheet.lines)
    for kind, codes, _ in sheet.readings:
        yield [[*mine, *firsts] for mine, firsts in zip(own, marks_of_first(sheet.lines, codes, kind, own), strict=True)]


def learnt(pages: Iterable[Sheet]) -> dict:
    """The weights that the pages speak for, in their stored form, those of trust still missing."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for sheet in pages:
        for marks in marks_by_reading(sheet):
            trainer.append(marks, list(sheet.truth))
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        return _stored(tagger.info())


def _stored(info: "pycrfsuite._dumpparser.ParsedDump") -> dict:
    after = [[round(100 * info.transitions.get((a, b), 0.0)) for b in CODES] for a in CODES]
    marks: dict[str, dict[str, int]] = {}
    for (mark, code), weight in sorted(info.state_features.items()):
        if abs(weight) * 100 >= LEAST:
            marks.setdefault(mark, {})[code] = round(100 * weight)
    return {"codes": CODES, "after": after, "marks": marks, "trust": {}}


def judged(stored: dict, pages: Iterable[Sheet]) -> Iterator[Judged]:
    """What spoke for each item of each page's first reading, and whether the item was right."""
    model = model_of(stored)
    for sheet in pages:
        readings = list(zip(sheet.readings, marks_by_reading(sheet), strict=True))
        for (_, codes, right), marks in readings[:1] + readings[1:][-1:]:
            yield from zip(evidence(codes, read(model, marks)), (sign == "1" for sign in right), strict=True)


def unseen(every: Sequence[Sheet]) -> list[list[Judged]]:
    """The items of each fold's sheets, judged by a reader that learnt from other folds only."""
    found = []
    for fold in FOLDS:
        held = [sheet for sheet in every if sheet.name[0] in fold and not sheet.name.startswith(SMALL)]
        rest = [sheet for sheet in every if sheet not in held and not sheet.name.startswith(SMALL)]
        found.append(list(judged(learnt(rest), held)))
        click.echo(f"fold {fold}: {len(held)} sheets, {len(found[-1])} items")
    return found


def trust(items: Iterable[Judged], kind: str) -> list[float]:
    """The weights of a logistic regression of right and wrong on the figures (Newton's steps, a small ridge)."""
    chosen = [(each.figures, right) for each, right in items if each.kind == kind]
    x, y = np.array([figures for figures, _ in chosen]), np.array([right for _, right in chosen], float)
    found, ridge = np.zeros(x.shape[1]), np.eye(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ found))
        found -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (p - y) + ridge @ found)
    return [round(float(weight), 4) for weight in found]


def told(folds: Sequence[Sequence[Judged]]) -> Iterator[str]:
    """How many items of unseen pages are given 0.9 and more, and how many of these are right, by kind."""
    for kind in KINDS:
        good = given = right = count = 0
        for n, fold in enumerate(folds):
            weights = trust((item for m, other in enumerate(folds) if m != n for item in other), kind)
            for each, is_right in fold:
                if each.kind == kind:
                    sure = weighed(each, weights) >= 0.9
                    count, right, given, good = count + 1, right + is_right, given + sure, good + (sure and is_right)
        yield f"{kind}: {right} of {count} items right; given 0.9 and more: {given}, of these right {good / max(1, given):.3f}"


@click.command()
@click.option("--measure", is_flag=True, help="Print what unseen pages say; write nothing.")
def main(measure: bool) -> None:
    """Learn the weights."""
    every = list(sheets())
    folds = unseen(every)
    click.echo("\n".join(told(folds)))
    if measure:
        return
    stored = learnt(every)
    stored["sheets"] = digest()
    stored["trust"] = {kind: [round(100 * weight) for weight in trust((item for fold in folds for item in fold), kind)] for kind in KINDS}
    WEIGHTS.write_bytes(gzip.compress(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0))
    click.echo(f"{len(every)} sheets, {len(stored['marks'])} marks, {WEIGHTS.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
