"""Black is a picture to a script and a gap to a cut: neither has lost anything, and its place is known."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.match import RowKind, Side, compare
from otio_redfiles.vocabulary import is_black_picture
from tests.match import invented as inv
from tests.match.test_named import TAKES, cut, ripples, script

SAYINGS = ["Black", "Fade to black", "BLACK SCREEN (3 sec)", "Schwarz", "Fondu au noir"]
BLACK = ("Black", 125)
SHOWN = [*TAKES[:5], BLACK, *TAKES[5:10], ("Cut to black.", 80), *TAKES[10:], ("Black", 100)]


def holed(side: Side) -> Side:
    """The cut with gaps for what is called black."""
    seen = [event for event in side.events if "lack" not in event.name]
    return replace(side, events=tuple(replace(event, index=k) for k, event in enumerate(seen)))


@pytest.mark.parametrize("second", [1, 25])
@pytest.mark.parametrize("takes", [SHOWN, [("Black", 150), *SHOWN], [*TAKES[:2], BLACK], [BLACK, TAKES[0]]])
def test_black_of_a_script_is_a_gap_of_its_cut(takes, second):
    written, shown = script(takes, second), holed(cut(takes))
    found = compare(written, shown)
    assert found.rows == () and compare(shown, written).rows == ()
    starts = {k: event.start for k, event in enumerate(cut(takes).events) if "lack" in event.name}
    assert {k: start for k, start, _ in found.black}.keys() == starts.keys()
    assert all(start == starts[k] or k == 0 and abs(start - starts[k]) < second for k, start, _ in found.black)


def test_black_that_the_cut_ends_before_is_not_missing():
    shown = holed(cut(SHOWN[:-1]))
    assert compare(script(SHOWN), replace(shown, end=shown.events[-1].end)).rows == ()


@pytest.mark.parametrize("second", [1, 25])
@pytest.mark.parametrize(
    "takes, kind, frames",
    [
        ([*SHOWN[:5], ("Black", 300), *SHOWN[6:]], "retimed", 175),
        ([*SHOWN[:5], *SHOWN[6:]], "missing", -125),
        ([*SHOWN[:3], ("Black", 100), *SHOWN[3:]], "ripple", 100),
        ([*SHOWN[:4], (SHOWN[4][0], SHOWN[4][1] + 200), *SHOWN[5:]], "retimed", 200),
        ([*SHOWN[:4], *SHOWN[5:]], "missing", -214),
    ],
)
def test_what_changed_about_black_is_told_once(takes, kind, frames, second):
    found = compare(script(SHOWN, second), holed(cut(takes)))
    [(said, ripple)] = ripples(found)
    assert said == kind and abs(ripple - frames) < max(2, second // 4)
    assert '"Black"' in found.rows[0].message or found.rows[0].a != (5,) or kind == "missing"


@pytest.mark.parametrize(
    "said", [*SAYINGS, "BLACK", "Black.", "FADE TO BLACK", "Screen goes to black", "Black - 2 secs", "Schwarzblende", "Nero",
             "Dissolvenza a nero", "Pantalla en negro", "Ecrã preto", "Zwart beeld", "Чёрный экран", "黒", "Black leader"]  # fmt: skip
)
def test_words_for_black(said):
    assert is_black_picture(said)


@pytest.mark.parametrize(
    "said", ["Black dog", "B/W photo", "Black and white archive", "Title on black", "Black: TITLE", "Fade up from black", "Fade out",
             "The Black Sea", "Blackbird", "MS Ilse", "", "Mr Black"]  # fmt: skip
)
def test_pictures_that_only_speak_of_black(said):
    assert not is_black_picture(said)


def test_black_named_as_its_clip_pairs_with_it():
    assert compare(script(SHOWN), cut(SHOWN)).pairs == tuple((k, k) for k in range(len(SHOWN)))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.5, 1.0]), st.lists(st.integers(1, 28), min_size=1, max_size=4))
def test_black_makes_no_rows_whatever_the_names_say(seed, telling, places):
    pieces, said = inv.programme(30, seed, telling)
    dark = {*places, 29}
    pieces = [replace(piece, gap=piece.shot in dark) for piece in pieces]
    said = [SAYINGS[k % len(SAYINGS)] if k in dark else one for k, one in enumerate(said)]
    found = compare(inv.script_of(pieces, said), inv.cut_of(pieces))
    gone = {i for row in found.rows if row.kind is RowKind.MISSING for i in row.a}
    assert not gone & dark
