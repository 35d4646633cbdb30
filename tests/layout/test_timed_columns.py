"""Timecodes that stand alone above the words of their own column, and columns of timecodes that only look so."""

import pytest

from otio_redfiles import vocabulary
from otio_redfiles.layout.tables.grid import grid_of
from otio_redfiles.layout.tables.timed_columns import above_words
from otio_redfiles.model import CueKind
from otio_redfiles.read.text import page_of

STYLE = "HH:MM:SS"


def column(text: str) -> int | None:
    rows, how = grid_of(page_of(text, "page.txt"), STYLE)
    assert how == "spaces"
    return above_words(rows, STYLE)


def page(*blocks: tuple[str, str, str, str]) -> str:
    return "\n\n".join(f"{one:<30}{two}\n{three:<30}{four}" for one, two, three, four in blocks)


def test_a_timecode_above_the_picture() -> None:
    blocks = [(f"10:00:{s}0", "NARRATOR:", "Wide of the old mill", "It ground until it fell.") for s in range(4)]
    assert column(page(*blocks)) == 0


def test_a_timecode_above_the_words() -> None:
    blocks = [("Wide of the old mill,", f"10:00:{s}0", "dusk", "NARRATOR: It ground until it fell.") for s in range(4)]
    assert column(page(*blocks)) == 1


@pytest.mark.parametrize("below", ["", "WS", "12 sec", "10:00:59"])
def test_a_column_of_timecodes_stays_one(below: str) -> None:
    blocks = [(f"10:00:{s}0", "Wide of the old mill", below, "at dusk, swallows") for s in range(4)]
    assert column(page(*blocks)) is None


@pytest.mark.parametrize(
    "text",
    ["FADE TO BLACK - END OF PART ONE", "Fondu au noir / Fin de l'épisode", "Ende des Ausschnitts", "END OF EXCERPT"],
)
def test_an_end_behind_a_fade_or_of_a_whole(text: str) -> None:
    assert vocabulary.parting(text) is CueKind.END


@pytest.mark.parametrize("text", ["Fade to black - a door opens", "End of the pier", "Black: the colour of his coat"])
def test_a_fade_and_an_end_of_something_else(text: str) -> None:
    assert vocabulary.parting(text) is None


@pytest.mark.parametrize("text", ["Ambiance : vent", "ATMO: Regen", "Nat sound: frogs", "Geräusche: Schritte"])
def test_what_a_house_calls_the_sounds(text: str) -> None:
    assert vocabulary.labelled_cue(text) is CueKind.SOUND
