"""A second reader looks a page over: page and draft in, the draft out, each item as sure as two readers make it.

The first reader follows rules (`layout`), the second has learnt what pages look like (`training/`): it is told what the
first one read and says where it would part the page otherwise. It changes no reading. Running text only; a table has
its columns, the flattened three columns have a decoder that knows how sure it is, and a page of ours says all itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from otio_redfiles.layout import house
from otio_redfiles.layout.words.spans import Item
from otio_redfiles.model import Draft, DraftCue, Page
from otio_redfiles.second.first import codes_of, marks_of_first, places, words_of
from otio_redfiles.second.marks import marks_of
from otio_redfiles.second.model import Read, read, weights
from otio_redfiles.second.tokens import Line, lines_of
from otio_redfiles.second.trust import KINDS, evidence, weighed

DECODED = "flattened"
"""How the layout of a page begins whose decoder weighs every other reading itself ..."""
PROVEN = 20
"""... where so many timecodes bear it out: fewer fit three columns by chance."""


WORDS = {"S": "picture", "W": "words", "N": "name", "T": "time"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What lay before the second reader, the codes of the first, and its own reading."""

    lines: tuple[Line, ...]
    codes: str
    second: Read


def looked_over(page: Page, draft: Draft) -> Draft:
    """The draft, no item of it surer than what the second reader makes of it."""
    looked = look(page, draft)
    if looked is None:
        return draft
    trust = weights().trust
    most = {(each.kind, each.tokens[0]): weighed(each, trust[each.kind]) for each in evidence(looked.codes, looked.second)}
    where = places(looked.lines)
    return replace(draft, items=tuple(_capped(item, words_of(item, where), most) for item in draft.items))


def look(page: Page, draft: Draft) -> Looked | None:
    """The page read a second time; None where that is not for this reader."""
    decoded = draft.layout.startswith(DECODED) and len(draft.stamps) >= PROVEN
    lines = () if decoded or house.is_house(page) else lines_of(page)
    if not lines:
        return None
    codes = codes_of(draft, lines)
    own = marks_of(lines)
    marks = [[*mine, *told] for mine, told in zip(own, marks_of_first(lines, codes, draft.layout, own), strict=True)]
    return Looked(lines, codes, read(weights(), marks))


def told(page: Page, draft: Draft, number: int) -> Iterator[str]:
    """What the second reader reads in line `number`, for a person: one line of text, none where it did not read."""
    looked, at = look(page, draft), 0
    for line in looked.lines if looked else ():
        if line.number == number:
            yield f"line {number}: a second reader: {', '.join(_parts(line, looked.second.codes[at:])) or 'nothing of the programme'}"
        at += len(line.tokens)


def _parts(line: Line, codes: str) -> Iterator[str]:
    """The runs of a line, each with what it is."""
    starts = [n == 0 or code in "SWN" for n, code in enumerate(codes[: len(line.tokens)])]
    runs = [(codes[n].upper(), sum(starts[: n + 1]), token) for n, token in enumerate(line.tokens)]
    for (kind, _), held in groupby(runs, key=lambda run: run[:2]):
        tokens = [token for _, _, token in held]
        if kind in WORDS:
            yield f"{WORDS[kind]} {line.text[tokens[0].column : tokens[-1].end]!r}"


def _capped(item: Item, tokens: list[int], most: dict[tuple[str, int], float]) -> Item:
    if isinstance(item, DraftCue) or not tokens:
        return item
    sure = min((most[kind, tokens[0]] for kind in KINDS if (kind, tokens[0]) in most), default=1.0)
    return item if item.confidence <= sure else replace(item, confidence=sure)
