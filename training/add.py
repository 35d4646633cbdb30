"""Make a sheet of a page that was read wrong: `python -m training.add PAGE TRUTH.json`.

TRUTH.json is what a person reads there, in the form that `redfiles parse --json` prints (take its output and mend it).
Add the sheet before the rule that mends the reading: it is the first reading, the wrong one, that there is to learn from.
Then `python -m training.train`.
"""

import json
import re
from collections import Counter
from pathlib import Path

import click

from otio_redfiles.layout import understand
from otio_redfiles.layout.words.spans import joined
from otio_redfiles.model import Draft, DraftCue, DraftShot, DraftSpeech, Stamp
from otio_redfiles.read.text import page_of
from otio_redfiles.second.first import codes_of, family, places, words_of
from otio_redfiles.second.tokens import Line, lines_of
from otio_redfiles.second.trust import runs
from training.align import aligned
from training.sheets import Sheet, saved

Told = tuple[str, ...]
"""What an item says, to be compared: kind, digits of its time, name, words."""


def sheet_of(name: str, text: str, truth: dict) -> tuple[Sheet, list[dict]]:
    """The sheet of a page, and the events of the truth that were not found on it."""
    page = page_of(text, name)
    lines, draft = lines_of(page), understand(page)
    codes, lost = aligned(lines, truth)
    first = codes_of(draft, lines)
    return Sheet(name, text, lines, codes, ((family(draft.layout), first, _right(draft, truth, lines, first)),)), lost


def _right(draft: Draft, truth: dict, lines: tuple[Line, ...], codes: str) -> str:
    """For each item of the draft, by place, 1 where the truth has it too."""
    wanted = Counter([_told("S", s["printed"], "", s["description"]) for s in truth["shots"]]
                     + [_told("W", s["printed"], s["speaker"], s["text"]) for s in truth["speeches"]])
    where, right = places(lines), {}
    for item in draft.items:
        tokens = words_of(item, where)
        if tokens and not isinstance(item, DraftCue):
            told = _of(item)
            right[told[0], tokens[0]] = wanted[told] > 0
            wanted[told] -= 1
    return "".join("1" if right.get((kind, tokens[0])) else "0" for kind, tokens in sorted(runs(codes), key=lambda run: run[1][0]))


def _of(item: DraftShot | DraftSpeech) -> Told:
    if isinstance(item, DraftShot):
        return _told("S", _text(item.stamp), "", joined(item.pieces))
    return _told("W", _text(item.stamp), item.speaker, joined(piece for segment in item.segments for piece in segment.pieces))


def _text(stamp: Stamp | None) -> str | None:
    return stamp.text if stamp else None


def _told(kind: str, printed: str | None, speaker: str, words: str) -> Told:
    loose = " ".join(words.split()) if kind == "S" else re.sub(r"\W+", " ", words).strip().lower()
    return kind, re.sub(r"\D", "", printed or "").lstrip("0"), " ".join(speaker.split()).upper(), loose


@click.command()
@click.argument("page", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("truth", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(page: Path, truth: Path) -> None:
    """Make a sheet of PAGE, read as TRUTH says."""
    sheet, lost = sheet_of(page.stem, page.read_text(encoding="utf-8", errors="replace"), json.loads(truth.read_text(encoding="utf-8")))
    for event in lost:
        click.echo(f"{truth}: not found from line {event['line']} on: {event.get('description') or event.get('text')}", err=True)
    click.echo(f"{saved(sheet)}: {len(sheet.readings[0][2])} items, {sheet.readings[0][2].count('1')} read right")


if __name__ == "__main__":
    main()
