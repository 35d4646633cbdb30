"""The net that has learnt what pages look like: signs in, how likely each token is what, out.

Two stacks of dilated convolutions over the tokens; between them two recurrent layers (LSTM) and one of attention over
the lines, so that what one row shows tells how the next is parted. It is learnt by `training.net`; here it only reads,
in numpy. `weights.npz` holds its tables in half precision, and the words it knows.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from otio_redfiles.learnt.signs import SIZES, Signs

Table = NDArray[np.float32]
Weights = Mapping[str, Table]
CODES = ".SsWwNnTt"
"""What a token can be: nothing, a picture's first word and the rest, spoken words, who says them, a timecode of what follows,
one of what stands before it."""
FIRST = "_.SsWwChPVQgolxc"
"""What the first reader made of a token (`second.first`), here by number; 0 where that is not told."""
_OFFSETS = np.cumsum([0, *SIZES[:-1]])


@cache
def stored() -> tuple[tuple[Weights, ...], dict[str, int], Table]:
    """The nets that came with the package, the words they know, and what code follows what (log odds)."""
    with as_file(files("otio_redfiles.learnt") / "weights.npz") as path, np.load(path, allow_pickle=False) as found:
        nets: dict[str, dict[str, Table]] = {}
        for name in found.files:
            if "/" in name:
                nets.setdefault(name.partition("/")[0], {})[name.partition("/")[2]] = found[name].astype(np.float32)
        words = {str(word): at for at, word in enumerate(found["words"])}
        return tuple(nets.values()), words, found["after"].astype(np.float32)


def likely(nets: Sequence[Weights], signs: Signs, first: str) -> Table:
    """How likely each token is each of CODES (a row a token), by the mean of the nets; `first` are the first reader's codes."""
    told = np.array([FIRST.index(code) for code in first], int)
    return np.mean([_softmax(_scores(net, signs, told)) for net in nets], axis=0)


def _scores(net: Weights, signs: Signs, told: NDArray[np.int64]) -> Table:
    sums = net["w.weight"][signs.words] + net["sh.weight"][signs.shapes] + net["a.weight"][told]
    x = _normal(sums + net["n.weight"][signs.figures + _OFFSETS].sum(1), net, "ln0")
    x = _convolved(x + np.maximum(_linear(x, net, "mix"), 0), net, "b1")
    rows = _recurrent(_by_rows(x, signs.rows), net, "line")
    rows = _recurrent(np.concatenate([rows, _attended(rows, net)], -1), net, "line2")
    x = _convolved(x + _linear(rows, net, "up")[signs.rows], net, "b2")
    return _linear(_normal(x, net, "lnf"), net, "out")


def _by_rows(x: Table, rows: NDArray[np.int64]) -> Table:
    """A row a line: the greatest of its tokens' values, and its first token's."""
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    return np.concatenate([np.maximum.reduceat(x, starts, axis=0), x[starts]], -1)


def _convolved(x: Table, net: Weights, stack: str) -> Table:
    for at, apart in enumerate((1, 2, 4)):
        block = f"{stack}.{at}"
        y, kernel = _normal(x, net, f"{block}.ln"), net[f"{block}.cv.weight"]
        wide = np.pad(y, ((2 * apart, 2 * apart), (0, 0)))
        tapped = sum(wide[tap * apart : tap * apart + len(y)] @ kernel[:, :, tap].T for tap in range(kernel.shape[2]))
        x = x + _linear(np.maximum(tapped + net[f"{block}.cv.bias"], 0), net, f"{block}.fc")
    return x


def _recurrent(x: Table, net: Weights, layer: str) -> Table:
    """Both ways along the lines."""
    back = _one_way(x[::-1], net, layer, "_reverse")[::-1]
    return np.concatenate([_one_way(x, net, layer, ""), back], -1)


def _one_way(x: Table, net: Weights, layer: str, way: str) -> Table:
    inner = net[f"{layer}.weight_hh_l0{way}"].T
    gates = x @ net[f"{layer}.weight_ih_l0{way}"].T + net[f"{layer}.bias_ih_l0{way}"] + net[f"{layer}.bias_hh_l0{way}"]
    size = inner.shape[0]
    found, held, kept = np.empty((len(x), size), np.float32), np.zeros(size, np.float32), np.zeros(size, np.float32)
    for at, gate in enumerate(gates):
        enter, forget, new, leave = np.split(gate + held @ inner, 4)
        kept = _sigmoid(forget) * kept + _sigmoid(enter) * np.tanh(new)
        held = _sigmoid(leave) * np.tanh(kept)
        found[at] = held
    return found


def _attended(x: Table, net: Weights) -> Table:
    scores = _linear(x, net, "q") @ _linear(x, net, "kk").T / 8
    return _softmax(scores) @ _linear(x, net, "v")


def _linear(x: Table, net: Weights, layer: str) -> Table:
    return x @ net[f"{layer}.weight"].T + net[f"{layer}.bias"]


def _normal(x: Table, net: Weights, layer: str) -> Table:
    middle = x - x.mean(-1, keepdims=True)
    return middle / np.sqrt((middle**2).mean(-1, keepdims=True) + 1e-5) * net[f"{layer}.weight"] + net[f"{layer}.bias"]


def _sigmoid(x: Table) -> Table:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def _softmax(x: Table) -> Table:
    grown = np.exp(x - x.max(-1, keepdims=True))
    return grown / grown.sum(-1, keepdims=True)


def path(shares: Table, after: Table) -> str:
    """The likeliest codes of the tokens in a row (Viterbi), `after[a, b]` being the log odds of code b behind code a."""
    seen = np.log(shares + 1e-6)
    best, back = seen[0], np.zeros(seen.shape, int)
    for at in range(1, len(seen)):
        ways = best[:, None] + after
        back[at] = ways.argmax(0)
        best = ways.max(0) + seen[at]
    codes = [int(best.argmax())]
    for at in range(len(seen) - 1, 0, -1):
        codes.append(int(back[at][codes[-1]]))
    return "".join(CODES[code] for code in reversed(codes))
