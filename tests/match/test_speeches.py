"""Narration and interviews follow the pictures' offset."""

from dataclasses import replace

import pytest

from otio_redfiles.match import RowKind, Side, compare
from otio_redfiles.match.model import Event
from otio_redfiles.tc import PAL
from tests.match import invented as inv

PIECES, SAID = inv.programme(90, 5)
WORDS = (
    "the harbour froze that winter",
    "nobody had seen such ice before",
    "we walked across to the island",
    "my father kept the light burning",
    "then the thaw came in one night",
    "and every boat was gone by morning",
)


def said_at(side, places, kind="speech", words=WORDS, shift=0):
    return replace(
        side,
        speeches=tuple(
            Event(k, kind, None, at + shift, at + shift + 100, text, speaker="NARRATOR" if k % 2 else "ROWE")
            for k, (at, text) in enumerate(zip(places, words))
        ),
    )


PLACES = tuple(inv.START + second * 25 for second in (40, 90, 200, 310, 420, 500))
SCRIPT = said_at(inv.script_of(PIECES, SAID), PLACES)


def test_speeches_of_an_unchanged_cut_pair_without_rows():
    found = compare(SCRIPT, said_at(inv.cut_of(PIECES), PLACES, "clip"))
    assert found.speech_pairs == tuple((k, k) for k in range(6)) and found.rows == ()


def test_without_speeches_on_the_other_side_nothing_is_said_about_them():
    found = compare(SCRIPT, inv.cut_of(PIECES))
    assert found.speech_pairs == () and found.rows == ()


def test_one_speech_gone_and_one_new():
    cut = said_at(inv.cut_of(PIECES), PLACES, "clip")
    new = Event(
        6, "clip", None, PLACES[5] + 4000, PLACES[5] + 4100, "this was never in the script", speaker="KAY"
    )
    cut = replace(cut, speeches=(*cut.speeches[:2], *cut.speeches[3:], new))
    found = compare(SCRIPT, cut)
    rows = [row for row in found.rows if row.lane == "speeches"]
    assert [(row.kind, row.a, row.b) for row in rows] == [
        (RowKind.MISSING, (2,), ()),
        (RowKind.ADDED, (), (5,)),
    ]
    assert all("speech" in row.message for row in rows)


def test_a_speech_that_left_its_pictures_is_retimed_or_moved():
    places = (PLACES[0], PLACES[1] + 200, *PLACES[2:5], PLACES[5] + 5000)
    found = compare(SCRIPT, said_at(inv.cut_of(PIECES), places, "clip"))
    rows = [(row.kind, row.a, row.frames) for row in found.rows if row.lane == "speeches"]
    assert [row[:2] for row in rows] == [(RowKind.RETIMED, (1,)), (RowKind.MOVED, (5,))]
    assert abs(rows[0][2] - 200) <= 3


def test_speeches_follow_a_ripple():
    pieces = inv.without(PIECES, 10, 12)
    fell = sum(PIECES[k].length for k in inv.pieces_of(PIECES, 10, 12))
    gone = inv.START + sum(p.length for p in PIECES[: inv.pieces_of(PIECES, 10, 10)[0]])
    places = tuple(at - fell if at > gone else at for at in PLACES)
    found = compare(SCRIPT, said_at(inv.cut_of(pieces), places, "clip"))
    assert [row.lane for row in found.rows] == ["shots"] and len(found.speech_pairs) == 6


def test_sides_without_pictures_are_compared_by_their_speeches():
    words = tuple(f"{WORDS[k % 6]} {k}" for k in range(40))
    places = tuple(inv.START + 25 * (11 * k + k * k % 7) for k in range(40))
    script = replace(said_at(SCRIPT, places, words=words), events=())
    cut = replace(said_at(inv.cut_of(PIECES), places, "clip", words), events=())
    found = compare(script, cut)
    assert found.speech_pairs == tuple((k, k) for k in range(40)) and found.rows == ()


def test_swapping_mirrors_the_speeches():
    cut = said_at(inv.cut_of(PIECES), PLACES[:5], "clip")
    there, back = compare(SCRIPT, cut), compare(cut, SCRIPT)
    assert sorted((j, i) for i, j in back.speech_pairs) == sorted(there.speech_pairs)
    assert [(str(r.kind), r.a) for r in there.rows] == [("missing", (5,))]
    assert [(str(r.kind), r.b) for r in back.rows] == [("added", (5,))]


@pytest.mark.parametrize("pictures", [True, False])
def test_speeches_of_one_start_pair_by_their_words(pictures):
    def side(words, exact):
        lines = [(0, "Salt is heavy"), *((500, word) for word in words), (900, "And then it rained")]
        speeches = tuple(
            Event(k, "speech", None, at, at + 200, text, speaker="ANNA") for k, (at, text) in enumerate(lines)
        )
        events = tuple(Event(k, "shot", None, 150 * k, 150 * k + 150, f"View {k}") for k in range(8))
        return Side("x", PAL, 0, 1200, events if pictures else (), speeches, exact, 0 if exact else 25)

    words = ("A fault in the pump", "But Paolo smiles")
    found = compare(side(words, False), side(words[::-1], True))
    assert found.rows == () and found.speech_pairs == ((0, 0), (1, 2), (2, 1), (3, 3))
