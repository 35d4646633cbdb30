"""What the second reader reads in a line, for a person."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from otio_redfiles.model import Draft, Page
from otio_redfiles.second.look import look
from otio_redfiles.second.tokens import Line

PARTS = {"S": "picture", "W": "words", "N": "name", "T": "time"}


def told(page: Page, draft: Draft, number: int) -> Iterator[str]:
    """What the second reader reads in line `number`: one line of text, none where it did not read."""
    looked = look(page, draft)
    if looked:
        yield from parted_by("a second reader", looked.lines, looked.second.codes, number)


def parted_by(who: str, lines: Sequence[Line], codes: str, number: int) -> Iterator[str]:
    """How somebody parts line `number` who gave the tokens of these lines these codes."""
    at = 0
    for line in lines:
        if line.number == number:
            yield f"line {number}: {who}: {', '.join(_parts(line, codes[at:])) or 'nothing of the programme'}"
        at += len(line.tokens)


def _parts(line: Line, codes: str) -> Iterator[str]:
    """The runs of a line, each with what it is."""
    begun = accumulate(code in "SWN" for code in codes)
    runs = [(code.upper(), count, token) for code, count, token in zip(codes, begun, line.tokens)]
    for (kind, _), held in groupby(runs, key=lambda run: run[:2]):
        tokens = [token for _, _, token in held]
        if kind in PARTS:
            yield f"{PARTS[kind]} {line.text[tokens[0].column : tokens[-1].end]!r}"
