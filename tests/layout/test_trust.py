"""How sure a reading may be: no more than its kind of page has earned, nor than what it says allows."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from otio_redfiles.cli import group
from otio_redfiles.layout import page as pages
from otio_redfiles.layout.trust import DOUBTED, HARD, UNPROVEN, weighed
from otio_redfiles.model import Delivery, Draft, DraftSegment, DraftShot, DraftSpeech, Piece
from otio_redfiles.read.text import page_of

SURE = 0.98


def shot(text: str) -> DraftShot:
    return DraftShot((Piece(1, 0, text),), None, confidence=SURE)


def speech(text: str, speaker: str = "NARRATOR") -> DraftSpeech:
    return DraftSpeech(1, speaker, Delivery.NARRATION, (DraftSegment(None, (Piece(1, 0, text),)),), confidence=SURE)


def sure(*items: DraftShot | DraftSpeech, layout: str = "3 columns") -> list[float]:
    return [item.confidence for item in weighed(Draft("", layout, items, ())).items]


@pytest.mark.parametrize("text", [
    "The yard gate NARRATOR: Nobody came.", "The yard gate, ADA (V.O.): nobody came", "Gate [10.00", "Gate (shut", "02:23 Gate", "Gate 4.62 --> 7.1",
    "Wide of the yard NARRATOR", "Old gate. FX rooks.", "The gate V/O",
])
def test_what_no_editor_describes_is_doubted(text: str) -> None:
    assert sure(shot(text), speech("Nobody came.", "ADA"))[0] == DOUBTED


@pytest.mark.parametrize("text", ["Gate. CAPTION: The Yard", "MS", "2-shot", "The Mill (1931)", "1931: flood, river over the wall"])
def test_what_editors_do_describe_is_not(text: str) -> None:
    assert sure(shot(text)) == [SURE]


@pytest.mark.parametrize("text", ["Nobody came. ADA: I did.", "Nobody (came.", "Then [10.00"])
def test_what_nobody_says_is_doubted(text: str) -> None:
    assert sure(speech("I did.", "ADA"), speech(text)) == [SURE, DOUBTED]


def test_numbers_that_pictures_kept_are_doubted_where_they_count() -> None:
    assert sure(shot("1. The yard"), shot("2. The gate")) == [DOUBTED, DOUBTED]
    assert sure(shot("1. The yard"), shot("The gate")) == [SURE, SURE]


def test_lengths_that_pictures_kept_are_doubted_where_they_are_many() -> None:
    assert sure(shot("The yard 11-08"), shot("The gate 7-00")) == [DOUBTED, DOUBTED]
    assert sure(shot("The yard 11-08"), shot("The gate")) == [SURE, SURE]


@pytest.mark.parametrize("layout", HARD)
def test_a_page_of_a_hard_kind_is_never_sure_and_says_so_once(layout: str) -> None:
    draft = weighed(Draft("", layout, (shot("The yard"), speech("Nobody came.")), ()))
    assert [item.confidence for item in draft.items] == [UNPROVEN, UNPROVEN]
    assert [note.code for note in draft.notes] == ["unproven-layout"]


def test_the_kinds_of_pages_called_hard_are_what_families_say() -> None:
    """The names stand in the families' own words: a page of one of them is known as such."""
    text = "A page of times behind its rows\n\nThe yard at dawn (00:00 - 00:08)\n\nThe gate, shut (00:08 - 00:15)\n\nThe lane (00:15 - 00:31)\n"
    draft = pages.understand(page_of(text, "x.txt"))
    assert draft.layout.startswith(HARD) and [note.code for note in draft.notes] == ["unproven-layout"]


def test_check_says_that_the_kind_of_page_varies(tmp_path: Path) -> None:
    """As the README promises: without --all, and once."""
    page = tmp_path / "ranges.txt"
    page.write_text("Times behind the rows\n\nThe yard at dawn (00:00 - 00:08)\n\nThe gate (00:08 - 00:15)\n\nThe lane (00:15 - 00:31)\n", encoding="utf-8")
    said = CliRunner().invoke(group, ["check", str(page)])
    assert said.output.count("unproven-layout") == 1
