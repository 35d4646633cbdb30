"""Lists that print no beginnings: who speaks in an agency's list, what is an item, where running totals place items."""

import pytest

from otio_redfiles.events.rates import rate_said
from otio_redfiles.layout import numbered, speakers, understand
from otio_redfiles.model import DraftShot, DraftSpeech
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("SOUNDBITE (English) Ada Lorne, Baker, ON WHETHER SHE SLEEPS:", "Ada Lorne"),
        ("(SOUNDBITE) (Danish) BAKER, PER LIE, SAYING:", "PER LIE"),
        ("(SOUNDBITE) (English) BAKER PER LIE SAYING:", "PER LIE"),
        ("SOUNDBITE (English) TOM HARPER, HARBOUR MASTER, SAYING:", "TOM HARPER"),
        ("SOUNDBITE (English) Vox pop, shop assistant:", "Vox pop"),
        ("UPSOUND (English) Ada Lorne, baker: Hot!", "Ada Lorne"),
        ("V/O (Ada): Nobody knew.", "Ada"),
        ("SYNC (Dr Holt): Nobody asked.", "Dr Holt"),
        ("SYNC (Brian): Nobody asked.", "Brian"),
    ],
)
def test_who_speaks(text, speaker):
    label = speakers.label_of(text)
    assert label is not None and label.speaker == speaker


@pytest.mark.parametrize("text", ["SYNC (German): Niemand weiß es.", "SHOWS: A QUAY", "STORY: The quay is closed."])
def test_a_language_and_the_parts_of_a_page_are_nobody(text):
    label = speakers.label_of(text)
    assert label is None or label.speaker not in ("German", "SHOWS", "STORY")


def test_a_number_without_its_sign_is_an_item_s_where_it_is_the_next():
    assert numbered.number_of("10 Close of rope", 10)
    assert not numbered.number_of("11 of them came back", 10)
    assert not numbered.number_of("1911 Close of rope", 10)


@pytest.mark.parametrize("text", ["STORYLINE:", "CLIENTS ARE REMINDED:", "Story: The quay is closed."])
def test_sections(text):
    assert numbered.is_section(text)


@pytest.mark.parametrize("text", ["ADA LORNE:", "Ada Lorne said: no", "It was late."])
def test_no_sections(text):
    assert not numbered.is_section(text)


def test_frames_of_a_foot_are_no_rate():
    assert rate_said(["35 mm, 16 frames = 1 foot"]) is None
    assert rate_said(["25 frames"]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "0.12  0.12  1  Quay\n             V/O (Ada): So late.\n0.30  0.18  2  Boats, lit\n0.48  0.18  3  Net room\n",
        "0.12   0.12   Quay\n0.30   0.18   Boats, lit\n0.48   0.18   Net room\n",
    ],
)
def test_items_begin_at_the_total_above_them(text):
    page = page_of(text, "t.txt")
    draft = understand(page)
    assert_nothing_lost(page, draft)
    shots = [item for item in draft.items if isinstance(item, DraftShot)]
    assert [(s.stamp, s.out.text, s.placed.text) for s in shots] == [
        (None, "0.12", "00:00:00:00"),
        (None, "0.30", "00:00:12:00"),
        (None, "0.48", "00:00:30:00"),
    ]
    assert all(item.stamp is None and item.placed.text == "00:00:00:00" for item in draft.items if isinstance(item, DraftSpeech))
