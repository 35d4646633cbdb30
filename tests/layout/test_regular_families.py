"""Columns that became text, dialogue lists and cue sheets in regular layouts are read as they were printed, whatever habits were drawn."""

import random
from collections import Counter
from statistics import mean

from tests.layout import regular_columns, regular_dialogue
from tests.layout.drawn_pages import draft_of
from tests.layout.regular_pages import Said, Told
from tests.layout.test_regular_pages import _bare, _f1, _told

PAGES = 40
Figures = tuple[float, float]


def test_columns_that_became_text() -> None:
    """What was measured is .99 and .99 on 240 such pages; .92 and .79 before names alone, labels in small letters and words set in were told."""
    dice = random.Random(20261129)
    figures = [_compared(*_columns(dice)) for _ in range(PAGES)]
    assert mean(seen for seen, _ in figures) >= 0.96
    assert mean(said for _, said in figures) >= 0.96


def test_dialogue_lists_and_cue_sheets() -> None:
    """What was measured is .99 and .99 on 240 such pages; .80 and .84 before pictures' labels, and names in brackets or alone, were told."""
    dice = random.Random(20261130)
    figures = [_compared(*_dialogue(dice)) for _ in range(PAGES)]
    assert mean(seen for seen, _ in figures) >= 0.96
    assert mean(said for _, said in figures) >= 0.95


def _columns(dice: random.Random) -> tuple[str, list[Told], list[Said], bool]:
    text, seen, said = regular_columns.printed(regular_columns.drawn(dice), dice)
    return text, seen, said, True


def _dialogue(dice: random.Random) -> tuple[str, list[Told], list[Said], bool]:
    habits = regular_dialogue.drawn(dice)
    return *regular_dialogue.printed(habits, dice), regular_dialogue.times_pictures(habits)


def _compared(text: str, seen: list[Told], said: list[Said], placed: bool) -> Figures:
    """How alike the pictures and the words of a page are to what was printed (F1); whose time pictures have is asked where they are `placed`."""
    draft = draft_of(text)
    shots, speeches = _told(draft)
    own = [(time if placed else "", picture) for (time, picture), count in shots.items() for _ in range(count)]
    wanted = [(_bare(time) if placed else "", _bare(picture)) for time, picture in seen]
    words = Counter((_bare(time), who, _bare(text)) for time, who, text in said)
    return _f1(Counter(own), Counter(wanted)) if own or wanted else 1.0, _f1(speeches, words)
