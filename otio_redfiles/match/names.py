"""What the names say: a description against file names, learned from this very pair of sides.

A clip may be called by its description, mangled (case, abbreviations, a tape's prefix, a version's suffix),
or by its camera card, which says nothing. So a name is never a key: similarity (0..1) is put into bins, and
what a bin is worth is the ratio of its share among starts found by time alone to its share
among clips farther off.
Useless names come out as 1 in every bin by themselves.

Similarity: every word of one side takes its best match of the other (Jaro-Winkler, which forgives cut-off
words; below `ALIKE` it counts nothing), rare words weigh more, and the cover of both sides counts by halves.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

ALIKE = 0.72
BINS = 10
BLOCK = 64  # shots whose similarities are computed at once
KEPT = 24  # blocks
FAR = 4 * BLOCK  # boundaries from what a block has: asked for a single shot only
NOTHING = np.zeros((0, 0), dtype=np.int8)
TALKING = 0.6  # of the names hold a word of the script: one that holds none but has words is foreign
WORD = 4  # letters: shorter is a camera's
NO_WORDS = BINS  # the bin of names without a word
NOISE = {
    "mov",
    "mxf",
    "mp",
    "mpg",
    "avi",
    "wav",
    "dpx",
    "exr",
    "new",
    "copy",
    "sub",
    "of",
    "the",
    "and",
    "in",
    "on",
    "at",
    "to",
    "with",
    "from",
    "by",
    "an",
}
PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
WORDS = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Words in lower case; CamelCase is taken apart, numbers stay with the letters before them."""
    out: list[str] = []
    for chunk in WORDS.findall(text.replace("'", "").replace("’", "")):
        pieces = PIECES.findall(chunk) or [chunk]
        mixed = any(p.isdigit() for p in pieces) and len(pieces) > 1
        out.extend([chunk.lower()] if mixed else [p.lower() for p in pieces])
    return [word for word in out if word not in NOISE and (len(word) > 1)]


class Names:
    """Similarities of descriptions and clip names, computed by blocks of shots when asked for."""

    def __init__(self, descriptions: Sequence[str], names: Sequence[str], clip: np.ndarray) -> None:
        said = [words_of(text) for text in descriptions]
        spoken = {word for words in said for word in words}
        told = [[w for w in words_of(text) if w in spoken or (w.isalpha() and len(w) > 1)] for text in names]
        strange = _strangers({word for words in told for word in words}, spoken)
        known = [[w for w in words if w not in strange] for words in told]
        self.foreign = _foreign(told, known)[clip]
        told = known
        self.vocabulary, self.said, self.said_weight = _table(said, said)
        self.lexicon, table, weight = _table(told, told)
        self.told, self.told_weight = (
            table[clip],
            weight[clip],
        )  # clip -1 (a gap): the last row, which has no words
        self.cache: dict[int, tuple[int, int, np.ndarray]] = {}

    def bins(self, i: int, low: int, high: int) -> np.ndarray:
        """The bin of shot i against boundaries low..high."""
        block = i // BLOCK
        start, end, table = self.cache.get(block, (0, 0, NOTHING))
        if end and (low > end + FAR or high < start - FAR):
            return self._similar(slice(i, i + 1), low, high)[0]
        if low < start or high > end:
            start, end = min(low, start if end else low), max(high, end)
            margin = BLOCK
            start, end = max(0, start - margin), min(len(self.told), end + 2 * margin)
            shots = slice(block * BLOCK, min(len(self.said) - 1, (block + 1) * BLOCK))
            table = self._similar(shots, start, end)
            if len(self.cache) >= KEPT:
                self.cache.pop(next(iter(self.cache)))
            self.cache[block] = (start, end, table)
        return table[i - block * BLOCK, low - start : high - start]

    def _similar(self, shots: slice, start: int, end: int) -> np.ndarray:
        """Bins of a block of shots against a range of boundaries."""
        from rapidfuzz.distance import JaroWinkler
        from rapidfuzz.process import cdist

        said, told = self.said[shots], self.told[start:end]
        used_a, at_a = np.unique(said, return_inverse=True)
        used_b, at_b = np.unique(told, return_inverse=True)
        alike = cdist(
            [self.vocabulary[k] for k in used_a],
            [self.lexicon[k] for k in used_b],
            scorer=JaroWinkler.normalized_similarity,
            dtype=np.float32,
        )
        alike = np.maximum(0, (alike - ALIKE) / (1 - ALIKE))
        alike[used_a == 0, :] = 0
        alike[:, used_b == 0] = 0
        at_a, at_b = at_a.reshape(said.shape), at_b.reshape(told.shape)
        # the best match of each word of the block in a name, and of each word of the range in a shot
        of_word = alike[:, at_b].max(axis=2)
        of_name = alike[at_a, :].max(axis=1)
        cover_a = np.einsum("sw,swb->sb", self.said_weight[shots], of_word[at_a])
        cover_b = np.einsum("bw,sbw->sb", self.told_weight[start:end], of_name[:, at_b])
        score = 0.5 * cover_a + 0.5 * cover_b
        bins = np.minimum((score * BINS).astype(np.int8), BINS - 1)
        bins[:, self.told[start:end, 0] == 0] = NO_WORDS
        bins[said[:, 0] == 0, :] = NO_WORDS
        return bins


def _foreign(told: list[list[str]], known: list[list[str]]) -> np.ndarray:
    """Which names speak of something that the script never does, where the others speak of it; last: none."""
    out = np.zeros(len(told) + 1, dtype=bool)
    if sum(map(bool, known)) >= TALKING * len(known):
        out[:-1] = [
            not ours and any(w.isalpha() and len(w) >= WORD for w in words) for words, ours in zip(told, known)
        ]
    return out


def _strangers(words: set[str], spoken: set[str]) -> set[str]:
    """Words that resemble nothing in the script (a camera's, a folder's): they tell no shots apart."""
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cdist

    asked, known = sorted(words - spoken), sorted(spoken)
    if not asked or not known:
        return set(asked)
    out: set[str] = set()
    for part in range(0, len(asked), 1024):
        some = asked[part : part + 1024]
        best = cdist(some, known, scorer=JaroWinkler.normalized_similarity, dtype=np.float32).max(axis=1)
        out.update(word for word, likeness in zip(some, best) if likeness < ALIKE)
    return out


def _table(texts: list[list[str]], corpus: list[list[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Words as numbers (0: none), padded, and weights (log of rarity) adding up to 1. Last: an empty one."""
    counts = Counter(word for words in corpus for word in set(words))
    vocabulary = [""] + sorted(counts)
    number = {word: k for k, word in enumerate(vocabulary)}
    width = min(8, max((len(words) for words in texts), default=1) or 1)
    table = np.zeros((len(texts) + 1, width), dtype=np.int32)
    weight = np.zeros((len(texts) + 1, width), dtype=np.float32)
    for row, words in enumerate(texts):
        few = words[:width]
        table[row, : len(few)] = [number[word] for word in few]
        weight[row, : len(few)] = [np.log(1 + len(texts) / counts[word]) for word in few]
    return vocabulary, table, weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-9)


def learned(found: np.ndarray, elsewhere: np.ndarray) -> np.ndarray:
    """The ratio of each bin's share among `found` and among `elsewhere`, smoothed; NO_WORDS included."""
    size = BINS + 1
    here = np.bincount(found, minlength=size).astype(float)
    there = np.bincount(elsewhere, minlength=size).astype(float)
    prior = there / max(1.0, there.sum())
    here += 4 * prior + 0.02
    there += 0.5
    ratio = (here / here.sum()) / (there / there.sum())
    return np.clip(ratio, 0.04, 25)
