"""What the second reader reads in a line, for a person."""

from collections.abc import Iterator
from itertools import accumulate, groupby

from otio_redfiles.model import Draft, Page
from otio_redfiles.second.look import look
from otio_redfiles.second.tokens import Line

PARTS = {"S": "picture", "W": "words", "N": "name", "T": "time"}


def told(page: Page, draft: Draft, number: int) -> Iterator[str]:
    """What the second reader reads in line `number`: one line of text, none where it did not read."""
    looked, at = look(page, draft), 0
    for line in looked.lines if looked else ():
        if line.number == number:
            yield f"line {number}: a second reader: {', '.join(_parts(line, looked.second.codes[at:])) or 'nothing of the programme'}"
        at += len(line.tokens)


def _parts(line: Line, codes: str) -> Iterator[str]:
    """The runs of a line, each with what it is."""
    begun = accumulate(code in "SWN" for code in codes)
    runs = [(code.upper(), count, token) for code, count, token in zip(codes, begun, line.tokens)]
    for (kind, _), held in groupby(runs, key=lambda run: run[:2]):
        tokens = [token for _, _, token in held]
        if kind in PARTS:
            yield f"{PARTS[kind]} {line.text[tokens[0].column : tokens[-1].end]!r}"
