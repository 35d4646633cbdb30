"""The weights of the second reader, and the reading that they speak for: a linear-chain conditional random field.

The weights are learnt by `training.train` and kept in `weights.json.gz`: for each mark its weight for each code, and
for each two codes the weight of the one behind the other. Reading is Viterbi's path; how sure it is of each token is
the share that the forward and backward sums give it (Lafferty, McCallum, Pereira 2001).
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """`codes` names the columns; `marks` maps a mark to its row of `weigh`, whose last row is that of marks never learnt;
    `after[a, b]` is the weight of code b behind a; `trust` weighs what speaks for an item of a kind (see `trust`)."""

    codes: str
    marks: dict[str, int]
    weigh: Table
    after: Table
    trust: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """The likeliest code of each token, and how likely each code is (0 to 1): a row a token, a column for each of
    `names`."""

    codes: str
    names: str
    shares: Table

    def share(self, at: int, *codes: str) -> float:
        """How likely it is that token `at` has one of the codes."""
        return float(sum(self.shares[at, self.names.index(code)] for code in codes))


@cache
def weights() -> Model:
    """The weights that came with the package."""
    return model_of(json.loads(gzip.decompress((files("otio_redfiles.second") / "weights.json.gz").read_bytes())))


def model_of(stored: dict) -> Model:
    """The model in its stored form: {"codes", "after": rows, "marks": {mark: {code: weight}}, "trust": {kind: weights}}, the
    weights in hundredths."""
    codes = stored["codes"]
    weigh = np.zeros((len(stored["marks"]) + 1, len(codes)))
    for row, weights_of in zip(weigh, stored["marks"].values(), strict=False):
        for code, weight in weights_of.items():
            row[codes.index(code)] = weight / 100
    marks = {mark: at for at, mark in enumerate(stored["marks"])}
    trust = {kind: tuple(weight / 100 for weight in row) for kind, row in stored["trust"].items()}
    return Model(codes, marks, weigh, np.array(stored["after"]) / 100, trust)


def read(model: Model, marks: Sequence[Sequence[str]]) -> Read:
    """The likeliest codes of a page's tokens, given their marks."""
    if not marks:
        return Read("", model.codes, np.zeros((0, len(model.codes))))
    table = _speaks(model, marks)
    path = "".join(model.codes[code] for code in _best(table, model.after))
    return Read(path, model.codes, _shares(table, model.after))


def _speaks(model: Model, marks: Sequence[Sequence[str]]) -> Table:
    """What the marks of each token weigh for each code."""
    strange = len(model.weigh) - 1
    table = np.empty((len(marks), len(model.codes)))
    for row, seen in zip(table, marks, strict=True):
        row[:] = model.weigh[np.fromiter((model.marks.get(mark, strange) for mark in seen), np.intp)].sum(axis=0)
    return table


def _best(table: Table, after: Table) -> list[int]:
    """Viterbi's path."""
    score, back = table[0], []
    for row in table[1:]:
        ways = score[:, None] + after
        back.append(ways.argmax(axis=0))
        score = ways.max(axis=0) + row
    path = [int(score.argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
    return path[::-1]


def _shares(table: Table, after: Table) -> Table:
    """How much of all readings gives each token each code."""
    step = np.exp(after)
    grown = np.exp(table - table.max(axis=1, keepdims=True))
    ahead, behind = np.empty_like(grown), np.empty_like(grown)
    ahead[0] = grown[0] / grown[0].sum()
    for at in range(1, len(grown)):
        here = (ahead[at - 1] @ step) * grown[at]
        ahead[at] = here / here.sum()
    behind[-1] = 1.0
    for at in range(len(grown) - 2, -1, -1):
        here = step @ (behind[at + 1] * grown[at + 1])
        behind[at] = here / here.sum()
    both = ahead * behind
    return both / both.sum(axis=1, keepdims=True)
