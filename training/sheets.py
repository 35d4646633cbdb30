"""Sheets: what the second reader learns from. A page without its prose, and who read what in it.

    the page, its words replaced by others of the same length and case
    ==========
    the kind of page that each first reader took it for, parted by tabs
    for each picture and speech of each first reader, by place, whether all of it was right (1: words, time and name)
    codes of a line's tokens: what stands there, then what each first reader read, parted by tabs

The codes of what stands there: `.` nothing, `S s` a picture's first word and the rest, `W w` words, `N n` who says them,
`T` a timecode of what follows, `t` one of what stands before it. Those of the first readers: `otio_redfiles.second.first`.
"""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from otio_redfiles.read.text import page_of
from otio_redfiles.second.tokens import Line, lines_of

HERE = Path(__file__).parent
PAGES = HERE / "pages"
RULE = "\n==========\n"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines, the codes of all their tokens, and the readings: (kind of page, codes, right or wrong)."""

    name: str
    text: str
    lines: tuple[Line, ...]
    truth: str
    readings: tuple[tuple[str, str, str], ...]


def sheets() -> Iterator[Sheet]:
    """All sheets, by name."""
    for path in sorted(PAGES.glob("*.txt")):
        yield loaded(path)


def digest() -> str:
    """What tells these sheets from any others: the weights say which they were learnt from."""
    found = hashlib.sha256()
    for path in sorted(PAGES.glob("*.txt")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def loaded(path: Path) -> Sheet:
    """The sheet of a file."""
    text, _, rest = path.read_text(encoding="utf-8").partition(RULE)
    kinds, right, *rows = (row.split("\t") for row in rest.rstrip("\n").split("\n"))
    truth, *read = ("".join(column) for column in zip(*rows, strict=True))
    return Sheet(path.stem, text, lines_of(page_of(text, path.name)), truth, tuple(zip(kinds, read, right, strict=True)))


def saved(sheet: Sheet) -> Path:
    """Write a sheet, its prose replaced."""
    kinds, _, right = ("\t".join(column) for column in zip(*sheet.readings, strict=True))
    rows, at = [kinds, right], 0
    for line in sheet.lines:
        upto = at + len(line.tokens)
        rows.append("\t".join((sheet.truth[at:upto], *(codes[at:upto] for _, codes, _ in sheet.readings))))
        at = upto
    path = PAGES / f"{sheet.name}.txt"
    path.write_text(without_prose(sheet.text, sheet.name) + RULE + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def kept() -> frozenset[str]:
    """The words that stay: those of the trade and those of the language that stand on many pages."""
    return frozenset((HERE / "words.txt").read_text(encoding="utf-8").split())


def without_prose(text: str, salt: str) -> str:
    """The page with every word that is not kept replaced by letters of the same case; the same word by the same."""
    stay = kept()
    return _WORD.sub(lambda m: m.group() if m.group().lower() in stay else _other(m.group(), salt), text)


def _other(word: str, salt: str) -> str:
    seed = hashlib.sha256(f"{salt} {word.lower()}".encode()).digest()
    pick = random.Random(seed)
    return "".join(_letter(char, pick) for char in word)


def _letter(char: str, pick: random.Random) -> str:
    if not char.isalpha():
        return char
    other = pick.choice("abcdefghijklmnopqrstuvwxyz")
    return other.upper() if char.isupper() else other
