"""A page is read by its layout: other words of the same length leave it as it is, and so do other words of the trade."""

import inspect
import random
import re
import zlib
from pathlib import Path

import pytest

from otio_redfiles import aside_words, captions, column_words, noises, vocabulary
from otio_redfiles.layout import understand
from otio_redfiles.read.text import page_of
from tests.layout.test_pages_told import PAGES, RULE, told

ROOT = Path(__file__).resolve().parents[2]
TABLES = (vocabulary, captions, noises, aside_words, column_words)
WORD = re.compile(r"[^\W\d_]{3,}")
KEPT = frozenset((ROOT / "training" / "words.txt").read_text(encoding="utf-8").split()) | frozenset(
    re.findall(r"[^\W\d_]{3,}", " ".join(map(inspect.getsource, TABLES)).lower())
)
"""The trade's words, and the commonest of the language."""
HALF = [path for path in PAGES if zlib.crc32(path.stem.encode()) % 2]
"""Half of the pages, by their names: one more page does not exchange the half that is read."""
SAME = 0.8
BITES = ("SOT", "SOUNDBITE", "BITE", "SYNC", "INTERVIEW")
SAME_BITES = 0.72


def _of(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition(RULE)[0]


OTHERS: dict[int, list[str]] = {}
for _word in sorted({word.lower() for path in PAGES for word in WORD.findall(_of(path)) if word.islower()} - KEPT):
    OTHERS.setdefault(len(_word), []).append(_word)


def _others(path: Path) -> dict[str, str]:
    """Another word of the same length for each of a page's that is not the trade's."""
    chance = random.Random(path.stem)
    words = sorted({word.lower() for word in WORD.findall(_of(path))} - KEPT)
    return {word: chance.choice(OTHERS.get(len(word), [word])) for word in words}


def _respoken(text: str, others: dict[str, str]) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = others.get(word.lower(), word)
        return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new

    return WORD.sub(other, text)


def _told(text: str) -> list[str]:
    return [line for line in told(understand(page_of(text, "p"))) if " cue:" not in line]


def test_other_words_hardly_change_a_page() -> None:
    same = []
    for path in HALF:
        others = _others(path)
        same.append([line.lower() for line in _told(_respoken(_of(path), others))] == [_respoken(line, others).lower() for line in _told(_of(path))])
    assert sum(same) >= SAME * len(same)


@pytest.mark.parametrize("word", BITES)
def test_bites_by_another_word_hardly_change_a_page(word: str) -> None:
    bite = re.compile(rf"(?m)^(\W*)(?:{'|'.join(BITES)})(?=\s?[:(–-])")
    pages = [text for path in PAGES if bite.search(text := _of(path))]
    same = [[bite.sub("", line.split(" - ")[-1]) for line in _told(bite.sub(rf"\1{word}", text))] == [bite.sub("", line.split(" - ")[-1]) for line in _told(text)] for text in pages]
    assert sum(same) >= SAME_BITES * len(same)
