"""How well two words go together in English: what a reader hears when a sentence is cut in the wrong place.

The counts are the word pairs that symspellpy ships (from the Google Web corpus: pairs seen 100,000 times or more in a
million million words). Only the data is used.
"""

import codecs
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

TOTAL = 1.02e12  # running words behind the counts
PAIR_UNIT = 64.0  # the pair counts are given in 64ths of the word counts' unit
RAREST_PAIR = 1e5  # pairs seen less often are not listed
LEAST, MOST = -3.0, 5.0


@lru_cache(maxsize=65536)
def affinity(before: str, after: str) -> float:
    """log P(after | before) less log P(after), of words in lower case: above 0 where they go together; 0 where one is unknown."""
    first, second = _words().get(before.encode()), _words().get(after.encode())
    if not first or not second:
        return 0.0
    alone = float(first) * float(second) / TOTAL  # how often the pair would stand together by chance
    seen = _pairs().get(f"{before} {after}".encode())
    value = math.log(float(seen) / PAIR_UNIT / alone) if seen else min(0.0, math.log(RAREST_PAIR / 2 / alone))
    return max(LEAST, min(MOST, value))


@lru_cache(maxsize=1)
def _words() -> Mapping[bytes, bytes]:
    return _counts("frequency_dictionary_en_82_765.txt")


@lru_cache(maxsize=1)
def _pairs() -> Mapping[bytes, bytes]:
    return _counts("frequency_bigramdictionary_en_243_342.txt")


def _counts(name: str) -> dict[bytes, bytes]:
    """The counts of a file; none where a later release names it otherwise: pages are read without them, less well."""
    file = resources.files("symspellpy").joinpath(name)
    lines = (file.read_bytes() if file.is_file() else b"").removeprefix(codecs.BOM_UTF8).splitlines()
    return dict(line.rsplit(b" ", 1) for line in lines)
