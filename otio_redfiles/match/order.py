"""Which pairs kept their order: the heaviest increasing subsequence.

Of two neighbouring blocks that changed places either could be called moved; the lighter one (by duration)
is, which is what an editor would say. O(n log n).
"""

from bisect import bisect_left
from collections.abc import Sequence


def in_order(places: Sequence[int], weights: Sequence[int]) -> list[bool]:
    """For distinct `places` (in A's order) which belong to the increasing subsequence of the greatest
    weight."""
    best: list[tuple[int, int]] = [(0, -1)] * (
        len(places) + 1
    )  # Fenwick tree of (weight, element) prefix maxima
    ranks = sorted(places)
    back = [-1] * len(places)
    for k, place in enumerate(places):
        rank = bisect_left(ranks, place) + 1
        weight, back[k] = _best_below(best, rank - 1)
        _raise(best, rank, (weight + weights[k], k))
    kept = [False] * len(places)
    k = _best_below(best, len(places))[1]
    while k >= 0:
        kept[k] = True
        k = back[k]
    return kept


def _best_below(tree: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    while rank > 0:
        if tree[rank][0] > found[0]:
            found = tree[rank]
        rank &= rank - 1
    return found


def _raise(tree: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(tree):
        if value[0] > tree[rank][0]:
            tree[rank] = value
        rank += rank & -rank


def blocks(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs in A's order cut into runs that follow one another on both sides."""
    out: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if out and out[-1][-1][0] + 1 == pair[0] and out[-1][-1][1] + 1 == pair[1]:
            out[-1].append(pair)
        else:
            out.append([pair])
    return out
