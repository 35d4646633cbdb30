"""Pages in layouts that are known, with the words of other pages: every description, speech and name may be another's.

What a page's layout is, its labels, its times and its furniture, stays; what it says does not, so that a net learns the one
from the other. Names are changed for good: who is called so once is called so throughout.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from otio_redfiles.read.text import page_of
from otio_redfiles.second.tokens import Line, lines_of
from training.content import Content, marked_of, parts_of
from training.sheets import Sheet
from training.typeface import Ink, Row, codes_of, text_of

QUOTES = "\"“”"
CHANGED = 0.75
"""So many of a page's items are changed."""
Pool = dict[tuple[str, int], list[str]]
"""Words by kind and by how many of them there are, in powers of two."""


def pool_of(contents: Sequence[Content]) -> Pool:
    """The words that others' pages lend."""
    found: Pool = defaultdict(list)
    for beat in (beat for content in contents for beat in content.beats):
        for kind, words in (*(("S", words) for words in beat.shots), ("W", beat.words), ("N", beat.speaker)):
            if words:
                found[kind, size(words)].append(words)
    return found


def size(words: str) -> int:
    """The length of words, in powers of two."""
    return len(words.split()).bit_length()


def transplanted(sheet: Sheet, pool: Pool, dice: random.Random) -> tuple[str, tuple[Line, ...], str]:
    """The page of a sheet with others' words: its text, its lines, and the codes of their tokens."""
    tokens = [(line, token) for line in sheet.lines for token in line.tokens]
    texts: dict[int, str] = {}
    keys, names = [0] * len(tokens), {}
    for key, (kind, run) in enumerate(parts_of(marked_of(sheet)), 1):
        for at in run:
            keys[at] = key
        old = " ".join(tokens[at][1].text for at in run)
        new = names.setdefault(old, _other(pool, kind, old, dice)) if kind == "N" else _other(pool, kind, old, dice)
        if new is not None:
            texts.update(_spread(new, list(_stretches(tokens, run))))
    rows: list[list[Ink]] = [[] for _ in range(max((line.number for line in sheet.lines), default=0))]
    end = 0
    for at, (line, token) in enumerate(tokens):
        if at == 0 or tokens[at - 1][0] is not line:
            end = 0
        row, code = rows[line.number - 1], sheet.truth[at]
        if texts.get(at) != "":
            row.append(Ink(line.text[end : token.column], "."))
            row.append(Ink(texts.get(at, token.text), code.upper() if code not in ".Tt" else code, keys[at]))
        end = token.end
    return _page([tuple(row) for row in rows])


def _page(rows: list[Row]) -> tuple[str, tuple[Line, ...], str]:
    text = text_of(rows)
    lines = lines_of(page_of(text, "page"))
    return text, lines, codes_of(rows, lines)


def _other(pool: Pool, kind: str, old: str, dice: random.Random) -> str | None:
    """Words instead of the old ones, of about their length and in capitals where they are; None to keep them."""
    others = pool.get((kind, size(old)))
    if not others or dice.random() > CHANGED:
        return None
    new = dice.choice(others)
    if old[0] in QUOTES and kind == "W":
        new = old[0] + new.strip(QUOTES) + (old[-1] if old[-1] in QUOTES else "")
    elif kind == "W":
        new = new.strip(QUOTES)
    return new.upper() if old.isupper() else new


def _stretches(tokens: Sequence[tuple[Line, object]], run: Sequence[int]) -> Iterator[list[int]]:
    """The tokens of a run by the lines they stand on, apart where something stands between them."""
    found = [run[0]]
    for at in run[1:]:
        if at != found[-1] + 1 or tokens[at][0] is not tokens[at - 1][0]:
            yield found
            found = []
        found.append(at)
    yield found


def _spread(words: str, stretches: list[list[int]]) -> dict[int, str]:
    """The words over the stretches, as many to each as stood there: what its first token becomes, the others nothing."""
    parts, whole = words.split(), sum(map(len, stretches))
    found, done, seen = {}, 0, 0
    for n, stretch in enumerate(stretches):
        seen += len(stretch)
        upto = len(parts) if n == len(stretches) - 1 else max(done, round(len(parts) * seen / whole))
        found.update(dict.fromkeys(stretch, ""))
        found[stretch[0]] = " ".join(parts[done:upto])
        done = upto
    return found
