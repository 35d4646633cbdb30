"""How far an item of the first reader can be trusted, given what the second reader makes of its tokens.

An item that both begin and end at the same word is nearly always right; one that they part differently seldom is. What
that is worth is learnt as well (`training.train`): a logistic regression on pages that neither reader knew, so that
of the items given 0.9 nine in ten are right on pages nobody has seen.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from otio_redfiles.layout.words.spans import Item
from otio_redfiles.model import Draft, DraftCue, DraftShot, Page
from otio_redfiles.second.first import places, words_of
from otio_redfiles.second.look import look
from otio_redfiles.second.model import Read, weights

KINDS = "SW"
"""Pictures and words, by the code of their first token."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an item: `kind` S or W, its tokens, whether both readers part it alike, and figures for `weighed`."""

    kind: str
    tokens: tuple[int, ...]
    alike: bool
    figures: tuple[float, ...]


def looked_over(page: Page, draft: Draft) -> Draft:
    """The draft, no item of it surer than what the second reader makes of it; below where that stopped, than of most others."""
    looked = look(page, draft)
    if looked is None:
        return draft
    trust, where = weights().trust, places(looked.lines)
    sure = {(each.kind, each.tokens[0]): weighed(each, trust[each.kind]) for each in evidence(looked.codes, looked.second)}
    usual = {kind: median([value for (of, _), value in sure.items() if of == kind] or [1.0]) for kind in KINDS}
    return replace(draft, items=tuple(_capped(item, words_of(item, where), sure, usual) for item in draft.items))


def _capped(item: Item, tokens: Sequence[int], sure: Mapping[tuple[str, int], float], usual: Mapping[str, float]) -> Item:
    if isinstance(item, DraftCue):
        return item
    kind = "S" if isinstance(item, DraftShot) else "W"
    most = sure.get((kind, tokens[0]), 1.0) if tokens else usual[kind]
    return item if item.confidence <= most else replace(item, confidence=most)


def runs(codes: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The tokens of every picture and every speech, by their first; what goes on behind something else is part of it."""
    for kind in KINDS:
        starts = [at for at, code in enumerate(codes) if code == kind]
        for start, end in zip(starts, [*starts[1:], len(codes)], strict=False):
            yield kind, (start, *(at for at in range(start + 1, end) if codes[at] == kind.lower()))


def evidence(codes: str, second: Read) -> list[Evidence]:
    """What speaks for each item of the first reader, whose codes these are; by the first token."""
    theirs = set(runs(second.codes))
    items = sorted(runs(codes), key=lambda run: run[1][0])
    shares = {kind: _share([run in theirs for run in items if run[0] == kind]) for kind in KINDS}
    return [
        Evidence(kind, tokens, (kind, tokens) in theirs, tuple(_figures(codes, second, kind, tokens, shares[kind])))
        for kind, tokens in items
    ]


def _share(alike: Sequence[bool]) -> float:
    return sum(alike) / len(alike) if alike else 0.0


def _figures(codes: str, second: Read, kind: str, tokens: Sequence[int], alike: float) -> Iterator[float]:
    """One; the odds of the item's least likely token, of its end, of its name; how much of the page is read alike."""
    yield 1.0
    yield _odds(min(second.share(at, kind if n == 0 else kind.lower()) for n, at in enumerate(tokens)))
    yield _odds(1 - second.share(tokens[-1] + 1, kind.lower())) if tokens[-1] + 1 < len(codes) else _odds(1.0)
    name = list(_heading(codes, tokens[0])) if kind == "W" else []
    yield _odds(max(second.share(at, "N", "n") for at in name)) if name else 0.0
    yield float(bool(name))
    yield alike
    yield _odds(alike)


def _odds(share: float) -> float:
    return math.log((share + 0.01) / (1.01 - share))


def _heading(codes: str, start: int) -> Iterator[int]:
    """The tokens of the name before the words that begin at a token."""
    for at in range(start - 1, -1, -1):
        if codes[at] in "SsWwCc":
            return
        if codes[at] == "h":
            yield at


def weighed(found: Evidence, weights: Sequence[float]) -> float:
    """How likely the item is right in all: words, time and name."""
    return 1 / (1 + math.exp(-sum(weight * figure for weight, figure in zip(weights, found.figures, strict=True))))
