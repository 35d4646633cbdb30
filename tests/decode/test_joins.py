"""A line that took up the end of a description: where what was said stops."""

from pathlib import Path

import pytest

from otio_redfiles.decode import decode_flat
from otio_redfiles.decode.bootstrap import first_reading
from otio_redfiles.decode.candidates import candidates_of
from otio_redfiles.decode.fragments import fragments_of
from otio_redfiles.decode.tables import GOES_ON, SOUND, Choice, tables_of
from otio_redfiles.decode.weights import WEIGHTS, Weights
from otio_redfiles.model import DraftSpeech, Page
from otio_redfiles.read import read_page

PAGE = """10.00.02
NARRATOR



A LANTERN BURNED ALL NIGHT ABOVE THE OLD HARBOUR.





Sky over quay, boat turns round

10.00.09
VELLING





I went down to the quay and the keeper looked at me.

Archive, {seen}

10.00.17
{said}





{then}

Archive, keeper rowing

10.00.29
NARRATOR



THE LAMP WAS NEVER LIT AGAIN.
"""


def page(folder: Path, seen: str, said: str, then: str) -> Page:
    path = folder / "page.txt"
    path.write_text(PAGE.format(seen=seen, said=said, then=then), encoding="utf-8")
    return read_page(path)


@pytest.mark.parametrize(
    "said, rest",
    [
        ("FOR SIXTY NIGHTS HE HAD BEEN LOOKING FOR A", "Velling lamp"),
        ("We had carried the ropes for seven", "in fog"),
        ("WE HAD CARRIED ROPES FOR 258", "Customs house at night"),
        ("And when we asked him he couldn't", "Lomby lamps"),
        ("So we rowed out past all those", "Turns Round"),
    ],
)
def test_what_is_said_keeps_its_last_word(said: str, rest: str, tmp_path: Path) -> None:
    """The best of all cuts of a line into words and the rest of a description is where the words are whole."""
    cut = [c for c in readings(page(tmp_path, "boats in fog,", f"{said} {rest}", "miles or so."), said) if c.first == SOUND and c.last == GOES_ON]
    assert max(cut, key=lambda c: c.local).sound.text == said


def readings(page: Page, start: str, w: Weights = WEIGHTS) -> list[Choice]:
    """What the line that begins so could be."""
    fragments = fragments_of(page, "HH.MM.SS")
    tables = tables_of(fragments, first_reading(fragments))
    at = next(i for i, f in enumerate(fragments) if f.text.startswith(start))
    return candidates_of(fragments[at], at, None, tables, w)


@pytest.mark.parametrize("word, odd", [("Turns", True), ("turns", False), ("Velling", False)])
def test_a_capital_amid_a_sentence_is_a_names_or_a_pictures(word: str, odd: bool, tmp_path: Path) -> None:
    """A word that the page types small elsewhere is no name."""
    read = page(tmp_path, "boat", f"I said that {word} was here", "once more.")
    whole, plain = (next(c for c in readings(read, "I said", w) if c.last == SOUND) for w in (WEIGHTS, WEIGHTS._replace(sound_capital=0.0)))
    assert (whole.local < plain.local) is odd


@pytest.mark.parametrize("end", ["the", "their"])
def test_speech_does_not_end_on_an_article(end: str, tmp_path: Path) -> None:
    """The line below goes on with it, in small letters, whatever time stands behind."""
    draft = decode_flat(page(tmp_path, "salvage camp", f"Some of us had seen the lamp, others looked for {end}", "keepers below the quay."))
    spoken = [piece.text for item in draft.items if isinstance(item, DraftSpeech) for part in item.segments for piece in part.pieces]
    assert "keepers below the quay." in spoken
