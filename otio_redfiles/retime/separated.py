"""Comma-separated values: timecodes are replaced where they stand in the file, record by record."""

from collections.abc import Iterator
from pathlib import Path

from otio_redfiles.errors import UnwritableTargetError
from otio_redfiles.model import Page
from otio_redfiles.retime.model import Plan
from otio_redfiles.retime.text import _encoding, _spellings, _starts


def rewrite(source: Path, target: Path, plan: Plan, page: Page) -> None:
    """`source` with the plan's timecodes at `target`: quotes, separators and line ends stay as they are."""
    from otio_redfiles.retime.rewrite import by_line, line_texts

    data = source.read_bytes()
    mark, encoding = _encoding(source, data)
    raw, texts = data[len(mark) :].decode(encoding, "surrogatepass"), line_texts(page)
    changes = by_line(plan.edits)
    parts, at = [], 0
    wanted = {change.old for found in changes.values() for change in found}
    for line in sorted(texts):
        edits = {change.column: change for change in changes.get(line, ())}
        for column, text in _occurrences(texts[line], wanted):
            found = _find(raw, text, at)
            if found < 0:
                raise UnwritableTargetError(
                    f"{source}:{line}: {text} was not found again; nothing was written"
                )
            change = edits.get(column)
            new = str(change.new) if change and change.old == text else raw[found : found + len(text)]
            parts += [raw[at:found], new]
            at = found + len(text)
    target.write_bytes(mark + ("".join(parts) + raw[at:]).encode(encoding, "surrogatepass"))


def _occurrences(line: str, wanted: set[str]) -> Iterator[tuple[int, str]]:
    """Where any of the wanted texts stands, from left to right, the longer first, none inside another."""
    end = 0
    for column, _, text in sorted(
        (column, -len(one), one) for one in wanted for column in _starts(line, one)
    ):
        if column >= end:
            yield column, text
            end = column + len(text)


def _find(raw: str, old: str, at: int) -> int:
    return min((found for spelling in _spellings(old) if (found := raw.find(spelling, at)) >= 0), default=-1)
