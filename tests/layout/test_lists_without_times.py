"""Lists that print no beginnings: who speaks in an agency's list, what is an item, where running totals place items."""

import pytest

from otio_redfiles.events.rates import rate_said
from otio_redfiles.layout import understand
from otio_redfiles.layout.lines import numbered
from otio_redfiles.layout.untimed import presented, untimed
from otio_redfiles.layout.words import speakers
from otio_redfiles.model import DraftShot, DraftSpeech, Piece
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


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("SOUNDBITE (English) Vox pop, Ida Vance, shopkeeper:", "Ida Vance"),
        ("(SOUNDBITE) (French) MINISTER FOR HARBOURS, ADA LORNE, SAYING:", "ADA LORNE"),
        ("(SOUNDBITE) (English) DEPUTY HEAD OF THE GUARD, PER LIE, SAYING:", "PER LIE"),
        ("Speech (Mrs Holm): \"No.\"", "Mrs Holm"),
    ],
)
def test_who_speaks_by_role_and_name(text, speaker):
    label = speakers.label_of(text)
    assert label is not None and label.speaker == speaker


@pytest.mark.parametrize("text", ["1. Wide of quay", "1) Wide of quay", "(1) Wide of quay", "1/ Wide of quay", "1: Wide", "Shot 1: Wide", "1 - Wide of quay"])
def test_signs_behind_numbers(text):
    found = numbered.number_of(text, None)
    assert found and found["it"] == "1" and text[found.end() :].startswith("Wide")


@pytest.mark.parametrize("text", ["1961 - Norvik", "16:9 picture", "12 - 14 June", "1.30 pm"])
def test_no_numbers_of_items(text):
    assert not numbered.number_of(text, None)


def test_dashes_before_what_is_said_make_no_list_of_shots():
    assert untimed.is_bulleted(["- Wide of quay", "- GVs boats", "- Interview with Ada Lorne"])
    assert not untimed.is_bulleted(["- Where were you?", "- I was at home, you know.", "- And who was with you?"])


def test_a_line_that_holds_one_shot_stays_whole():
    assert untimed.texts_of([Piece(1, 0, "L/A shot. Water."), Piece(2, 0, "GV. Quay. Fade."), Piece(3, 0, "CU. Hand.")]) == [
        "L/A shot. Water.",
        "GV. Quay. Fade.",
        "CU. Hand.",
    ]


@pytest.mark.parametrize(
    "text, none",
    [
        ("IN_TIME: 10:11:12\n1. Wide of quay\n2. Close of rope\n3. Boats\n", True),
        ("Start: 10:11:12\n10:11:12\n1. Wide of quay\n2. Close of rope\n3. Boats\n", False),
        ("Satellite: 10:45-11:00 UTC\n- Wide of quay\n- Close of rope\n- GVs boats\n", True),
        ("A-roll 10:11:12\n1. Wide of quay\n2. Close of rope\n3. Boats\n", False),
        ("1. Wide of quay 10:11:12\n2. Close of rope 10:11:20\n3. Boats 10:11:30\n", False),
    ],
)
def test_times_of_a_head_are_none_of_its_list(text, none):
    draft = understand(page_of(text, "t.txt"))
    assert all(getattr(item, "stamp", None) is None for item in draft.items) == none


@pytest.mark.parametrize("text, name", [("CU. Lord Mayor Mr H. Tarn in chain.", "Mr H. Tarn"), ("MS. Lord Mayor arrives.", ""), ("Dr Ada Lorne waves", "Dr Ada Lorne")])
def test_whom_a_description_names(text, name):
    assert presented.titled(text) == name


def test_a_name_and_a_role_in_capitals():
    label = presented.label_of("ADA LORNE, HEAD OF BOATS, TIDE AGENCY")
    assert label is not None and label.speaker == "ADA LORNE"
    assert presented.label_of("HARBOUR WALL, EVENING") is None


LASTING = "SHOTLIST\n1    GV quay        8 secs\n2    CU net, then\n     the boat       1 min 5\n3    ditto          4 secs\n              TOTAL 1 min 17\n"


def test_lengths_in_a_column_say_how_long_pictures_last():
    page = page_of(LASTING, "t.txt")
    draft = understand(page)
    assert_nothing_lost(page, draft)
    shots = [item for item in draft.items if isinstance(item, DraftShot)]
    assert [(shot.stamp, shot.duration.text) for shot in shots] == [(None, "8 secs"), (None, "1 min 5"), (None, "4 secs")]
    assert draft.lengths == draft.stamps


def test_lengths_in_feet_place_nothing():
    draft = understand(page_of(LASTING.replace("8 secs", "8 ft").replace("1 min 5", "40 ft").replace("4 secs", "6 ft"), "t.txt"))
    assert not draft.stamps
