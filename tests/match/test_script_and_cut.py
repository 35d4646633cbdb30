"""A script and its cut: the offset is found, whatever the names say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.match import Comparison, RowKind, Side, compare
from otio_redfiles.match.model import Event
from otio_redfiles.tc import PAL
from tests.match import invented as inv

PIECES, SAID = inv.programme(90, 5)
SCRIPT = inv.script_of(PIECES, SAID)


def right_pairs(pieces: list[inv.Piece]) -> set[tuple[int, int]]:
    clips = [piece for piece in pieces if not piece.gap]
    return {(piece.shot, j) for j, piece in enumerate(clips) if piece.shot is not None}


def share_right(found: Comparison, pieces: list[inv.Piece]) -> float:
    """F1 of the pairs."""
    right, got = right_pairs(pieces), set(found.pairs)
    return 2 * len(right & got) / (len(right) + len(got))


@pytest.mark.parametrize("start", [0, 3600 * 25, inv.START, inv.START + 750, 5 * 3600 * 25])
def test_an_unchanged_cut_has_no_rows_wherever_it_starts(start):
    found = compare(SCRIPT, inv.cut_of(PIECES, start))
    assert found.rows == ()
    assert abs(found.offset - (start - inv.START)) <= 2
    assert share_right(found, PIECES) > 0.99


@pytest.mark.parametrize("telling", [0.0, 1.0])
def test_names_help_but_are_not_needed(telling):
    pieces, said = inv.programme(90, 11, telling)
    found = compare(inv.script_of(pieces, said), inv.cut_of(inv.without(pieces, 40, 41)))
    [row] = found.rows
    assert row.kind is RowKind.MISSING and row.a == (40, 41)
    assert share_right(found, inv.without(pieces, 40, 41)) > 0.98


@pytest.mark.parametrize("first, last", [(20, 20), (44, 46)])
def test_shots_gone_are_a_missing_row_with_their_ripple(first, last):
    pieces = inv.without(PIECES, first, last)
    [row] = compare(SCRIPT, inv.cut_of(pieces)).rows
    frames = sum(PIECES[k].length for k in inv.pieces_of(PIECES, first, last))
    assert row.kind is RowKind.MISSING and row.a == tuple(range(first, last + 1))
    assert abs(row.ripple + frames) <= 3 and abs(row.at - last - 1) <= 1


def test_the_first_shot_gone_is_missing_and_all_moves_up():
    [row] = compare(SCRIPT, inv.cut_of(inv.without(PIECES, 0, 0))).rows
    frames = sum(PIECES[k].length for k in inv.pieces_of(PIECES, 0, 0))
    assert row.kind is RowKind.MISSING and row.a == (0,) and abs(row.ripple + frames) <= 12


def test_new_clips_are_an_added_row_exact_to_the_frame():
    pieces = inv.with_new(PIECES, 33, (61, 88))
    [row] = compare(SCRIPT, inv.cut_of(pieces)).rows
    at = inv.pieces_of(PIECES, 33, 33)[0]
    assert (row.kind, row.b, row.ripple, row.at) == (RowKind.ADDED, (at, at + 1), 149, 33)


def test_new_clips_at_the_very_head_shift_everything():
    [row] = compare(SCRIPT, inv.cut_of(inv.with_new(PIECES, 0, (61, 88)))).rows
    assert (row.kind, row.b, row.ripple, row.at) == (RowKind.ADDED, (0, 1), 149, 0)


@pytest.mark.parametrize("frames", [70, 200])
def test_a_longer_shot_is_a_ripple(frames):
    [row] = compare(SCRIPT, inv.cut_of(inv.longer(PIECES, 50, frames))).rows
    assert row.ripple == pytest.approx(frames, abs=3) and abs(row.at - 51) <= 2
    assert row.kind is RowKind.RIPPLE


def test_a_shorter_shot_is_a_ripple_up():
    shot = max(range(30, 60), key=lambda s: PIECES[inv.pieces_of(PIECES, s, s)[-1]].length)
    [row] = compare(SCRIPT, inv.cut_of(inv.longer(PIECES, shot, -90))).rows
    assert (
        row.kind is RowKind.RIPPLE and row.ripple == pytest.approx(-90, abs=3) and abs(row.at - shot - 1) <= 2
    )


def test_a_lift_is_missing_and_shifts_nothing():
    [row] = compare(SCRIPT, inv.cut_of(inv.lifted(PIECES, 30, 31))).rows
    assert (row.kind, row.a, row.ripple, row.at) == (RowKind.MISSING, (30, 31), None, None)


@pytest.mark.parametrize("block, before", [((20, 22), 50), ((60, 61), 35)])
def test_a_block_elsewhere_is_one_moved_row(block, before):
    pieces = inv.moved(PIECES, *block, before)
    found = compare(SCRIPT, inv.cut_of(pieces))
    [row] = found.rows
    assert row.kind is RowKind.MOVED and row.a == tuple(range(block[0], block[1] + 1)) and row.ripple is None
    assert share_right(found, pieces) > 0.98


def test_an_act_taken_out_is_one_missing_row():
    pieces, said = inv.programme(240, 6)
    found = compare(inv.script_of(pieces, said), inv.cut_of(inv.without(pieces, 80, 139)))
    big = [row for row in found.rows if row.kind is RowKind.MISSING and len(row.a) > 50]
    assert len(big) == 1 and abs(len(big[0].a) - 60) <= 2 and len(found.rows) <= 3
    assert share_right(found, inv.without(pieces, 80, 139)) > 0.96


def test_one_reel_of_a_programme_is_found_in_its_script():
    pieces, said = inv.programme(240, 7)
    first, last = inv.pieces_of(pieces, 90, 90)[0], inv.pieces_of(pieces, 170, 170)[-1]
    at = inv.START + sum(piece.length for piece in pieces[:first])
    found = compare(inv.script_of(pieces, said), inv.cut_of(pieces[first : last + 1], at))
    assert inv.kinds(found) == ["missing", "missing"]
    assert found.rows[0].a == tuple(range(90)) and found.rows[1].a[-1] == 239
    assert share_right(found, pieces[first : last + 1]) > 0.97


def test_two_programmes_with_nothing_in_common_are_all_missing_and_all_added():
    for seed in (21, 22, 23):
        found = compare(SCRIPT, inv.cut_of(inv.programme(100, seed, 0.0)[0]))
        assert found.pairs == () and inv.kinds(found) == ["missing", "added"]


def test_a_handful_of_clips_against_a_whole_script_matches_nothing_by_force():
    for seed in (41, 42, 43, 44):
        for side in (inv.cut_of(inv.programme(3, seed)[0], 0), inv.cut_of(inv.programme(2, seed)[0])):
            found = compare(inv.script_of(*inv.programme(150, 9)), side)
            assert found.pairs == () and inv.kinds(found) == ["missing", "added"]


def test_a_script_whose_times_end_long_before_the_cut_begins_matches_nothing_by_force():
    found = compare(
        inv.script_of(PIECES[:20], SAID), inv.cut_of(inv.programme(200, 31, 0.0)[0], inv.START + 10**7)
    )
    assert len(found.rows) <= 6


@pytest.mark.parametrize("shots", [1, 2, 5])
def test_a_handful_of_shots_is_believed_where_the_starts_agree(shots):
    pieces = [piece for piece in PIECES if piece.shot < shots]
    found = compare(inv.script_of(pieces, SAID), inv.cut_of(pieces))
    assert found.rows == () and share_right(found, pieces) == 1


def test_empty_sides():
    nothing = Side("nothing", PAL, 0, 0, (), exact=False, slack=25)
    assert compare(nothing, nothing).rows == ()
    assert inv.kinds(compare(nothing, inv.cut_of(PIECES))) == ["added"]
    assert inv.kinds(compare(SCRIPT, Side("nothing", PAL, 0, 0, ()))) == ["missing"]


def test_clips_without_length_and_times_that_fall_back_break_nothing():
    odd = tuple(Event(k, "clip", None, at, at + 0, "") for k, at in enumerate((5, 5, 5, 900, 20)))
    events = tuple(Event(k, "shot", k, at, at, "") for k, at in enumerate((100, 100, 50)))
    found = compare(Side("a", PAL, 0, 0, events, exact=False, slack=25), Side("b", PAL, 0, 0, odd))
    assert all(0 <= i < 3 and 0 <= j < 5 for i, j in found.pairs)


def test_sides_of_different_rates_meet_at_the_cuts():
    from otio_redfiles.tc import rate_of

    film = rate_of("24")
    at_24 = Side(
        "cut",
        film,
        0,
        0,
        tuple(
            Event(e.index, "clip", None, e.start * 24 // 25, e.end * 24 // 25, e.name)
            for e in inv.cut_of(PIECES).events
        ),
    )
    found = compare(SCRIPT, at_24)
    assert found.a.rate == film and found.rows == () and len(found.pairs) >= len(PIECES)


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10**6), st.integers(10, 70), st.sampled_from(("without", "new", "longer", "moved")))
def test_swapping_script_and_cut_mirrors_the_report(seed, shot, edit):
    pieces, said = inv.programme(85, seed)
    made = {
        "without": lambda: inv.without(pieces, shot, shot),
        "new": lambda: inv.with_new(pieces, shot, (90,)),
        "longer": lambda: inv.longer(pieces, shot, 75),
        "moved": lambda: inv.moved(pieces, shot, shot, shot + 9),
    }[edit]()
    script, cut = inv.script_of(pieces, said), inv.cut_of(made)
    there, back = compare(script, cut), compare(cut, script)
    assert sorted((j, i) for i, j in back.pairs) == sorted(there.pairs) and there.offset == -back.offset
    turn = {"missing": "added", "added": "missing"}
    assert sorted(
        (turn.get(str(r.kind), str(r.kind)), r.b, r.a, -(r.ripple or 0)) for r in back.rows
    ) == sorted((str(r.kind), r.a, r.b, r.ripple or 0) for r in there.rows)


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10**6))
def test_the_offset_map_is_right_at_every_surviving_shot(seed):
    pieces, said = inv.programme(85, seed)
    made = inv.longer(inv.without(pieces, 30, 31), 60, 120)
    script, cut = inv.script_of(pieces, said), inv.cut_of(made)
    found = compare(script, cut)
    fell = -sum(pieces[k].length for k in inv.pieces_of(pieces, 30, 31))
    for shot in [*range(3, 27), *range(34, 58), *range(64, 83)]:
        true = 0 if shot < 30 else fell if shot < 61 else fell + 120
        start = script.events[shot].start
        [offset] = [s.offset for s in found.stretches if s.start <= start < s.end]
        assert abs(offset - true) <= 25


@pytest.mark.parametrize("seconds", [8, 25, 60])
def test_what_follows_the_last_shot_under_foreign_names_is_added(seconds):
    pieces, said = inv.programme(60, 12, 1.0)
    script = inv.script_of(pieces, said)
    roll = inv.Piece("Endboard_Logo", "zz", 5, seconds * 25)
    [row] = compare(script, inv.cut_of([*pieces, roll])).rows
    assert (row.kind, row.b, row.ripple) == (RowKind.ADDED, (len(pieces),), None)


@pytest.mark.parametrize("slack", [1, 25])
def test_frames_that_are_meant_come_out_to_the_frame(slack):
    starts = [inv.pieces_of(PIECES, shot, shot)[0] for shot in range(90)]
    at = [inv.START + sum(piece.length for piece in PIECES[:k]) for k in (*starts, len(PIECES))]
    events = tuple(
        Event(k, "shot", k, start, end, said) for k, (start, end, said) in enumerate(zip(at, at[1:], SAID))
    )
    script = Side("script.txt", PAL, at[0], at[-1], events, (), False, slack)
    shot = max(range(40, 60), key=lambda s: PIECES[inv.pieces_of(PIECES, s, s)[-1]].length)
    [row] = compare(script, inv.cut_of(inv.longer(PIECES, shot, -31))).rows
    assert (row.kind, row.ripple, row.at) == (RowKind.RIPPLE, -31, shot + 1)


@pytest.mark.parametrize("seed", [3, 8, 17])
def test_the_last_shot_gone_is_missing(seed):
    pieces, said = inv.programme(60, seed, 0.5)
    cut = inv.cut_of(inv.without(pieces, 59, 59))
    found = compare(inv.script_of(pieces, said), cut)
    assert [(row.kind, row.a) for row in found.rows] == [(RowKind.MISSING, (59,))]
    assert {j for _, j in found.pairs} == set(range(len(cut.events)))


def test_neighbours_of_several_clips_that_changed_places_are_one_move():
    pieces = [
        inv.Piece(f"{subject}_{doing}_{part}", f"reel{shot}-{part}", 50, 70 + 13 * ((3 * shot + part) % 5), shot)
        for shot, (subject, doing) in enumerate(zip(inv.SUBJECTS * 2, inv.DOINGS * 4))
        for part in range(2)
    ]
    said = [f"{subject} {doing}" for subject, doing in zip(inv.SUBJECTS * 2, inv.DOINGS * 4)]
    one, other = inv.pieces_of(pieces, 20, 20), inv.pieces_of(pieces, 21, 21)
    swapped = [*pieces[: one[0]], *pieces[other[0] : other[-1] + 1], *pieces[one[0] : other[0]]]
    found = compare(inv.script_of(pieces, said), inv.cut_of([*swapped, *pieces[other[-1] + 1 :]]))
    [row] = found.rows
    assert row.kind is RowKind.MOVED and row.a in ((20,), (21,)) and row.ripple is None
    assert {(21, 40), (21, 41), (20, 42), (20, 43)} <= set(found.pairs)


@pytest.mark.parametrize("shared", [2, 3])
def test_shots_on_one_timecode_are_one_clip_of_a_cut(shared: int):
    """An edit list has one picture track: they share an event there, and nothing has changed."""
    starts = [0, 150, *[150] * (shared - 1), 300, 500]
    lasts = [max(after, start + 1) for start, after in zip(starts, [*starts[1:], 625])]
    shots = [Event(k, "shot", k, start, end, f"Picture {k}") for k, (start, end) in enumerate(zip(starts, lasts))]
    clips = [Event(k, "clip", None, start, end, f"Picture {n}") for k, (start, end, n) in enumerate(
        [(0, 150, 0), (150, 300, 1), (300, 500, 1 + shared), (500, 625, 2 + shared)])]
    script = Side("a", PAL, 0, 625, tuple(shots), exact=False, slack=25)
    cut = Side("b", PAL, 0, 625, tuple(clips))
    found = compare(script, cut)
    assert found.rows == ()
    assert {(k, 1) for k in range(1, 1 + shared)} < set(found.pairs)
    assert compare(cut, script).rows == ()
