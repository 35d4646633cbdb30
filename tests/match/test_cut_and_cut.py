"""Two cuts: every edit is one row, exact to the frame."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.match import Event, RowKind, Side, compare
from otio_redfiles.tc import PAL
from tests.match import invented as inv

PIECES, SAID = inv.programme(40, 3)
A = inv.cut_of(PIECES)


def rows_against(pieces: list[inv.Piece], start: int = inv.START) -> tuple:
    return compare(A, inv.cut_of(pieces, start)).rows


def hidden(side: Side) -> Side:
    """The same cut as a list without reels."""
    return replace(side, events=tuple(replace(e, media=None, source_in=None) for e in side.events))


def test_the_same_cut_has_no_rows():
    assert compare(A, A).rows == ()
    assert len(compare(A, A).pairs) == len(A.events)


def test_a_cut_that_starts_elsewhere_is_shifted_as_a_whole():
    found = compare(A, inv.cut_of(PIECES, 0))
    assert found.rows == () and found.offset == -inv.START


@pytest.mark.parametrize("first, last", [(0, 0), (0, 2), (12, 12), (12, 14), (39, 39)])
def test_shots_gone_are_one_missing_row_with_their_ripple(first, last):
    gone = inv.pieces_of(PIECES, first, last)
    frames = sum(PIECES[k].length for k in gone)
    [row] = rows_against(inv.without(PIECES, first, last))
    assert row.kind is RowKind.MISSING and row.a == tuple(gone) and row.frames == -frames
    at_end = last == 39
    assert (row.ripple, row.at) == ((None, None) if at_end else (-frames, gone[-1] + 1))


@pytest.mark.parametrize("shot", [0, 20, 40])
def test_clips_inserted_are_one_added_row_with_their_ripple(shot):
    pieces = inv.with_new(PIECES, shot, (30, 41))
    at = (inv.pieces_of(PIECES, shot, shot) or [len(PIECES)])[0]
    [row] = rows_against(pieces)
    assert row.kind is RowKind.ADDED and row.b == (at, at + 1) and row.frames == 71
    assert (row.ripple, row.at) == ((None, None) if shot == 40 else (71, at))


@pytest.mark.parametrize("frames", [7, -7, 120])
def test_a_trim_is_one_retimed_row_that_carries_its_ripple(frames):
    at = inv.pieces_of(PIECES, 9, 9)[-1]
    [row] = rows_against(inv.longer(PIECES, 9, frames))
    assert (row.kind, row.a, row.frames, row.ripple, row.at) == (
        RowKind.RETIMED,
        (at,),
        frames,
        frames,
        at + 1,
    )


def test_a_rolled_cut_is_one_row_and_shifts_nothing():
    [row] = rows_against(inv.rolled(PIECES, 30, 5))
    assert (row.kind, row.a, row.frames, row.ripple) == (RowKind.RETIMED, (29, 30), 5, None)


def test_a_lift_leaves_a_gap_and_shifts_nothing():
    [row] = rows_against(inv.lifted(PIECES, 7, 8))
    assert (row.kind, row.a, row.ripple) == (RowKind.MISSING, tuple(inv.pieces_of(PIECES, 7, 8)), None)


def test_a_lift_at_the_very_head_shifts_nothing():
    pieces = inv.lifted(PIECES, 0, 0)
    [row] = rows_against(pieces)
    assert row.kind is RowKind.MISSING and row.ripple is None


def test_a_gap_opened_is_a_ripple():
    gap = inv.Piece("", None, 0, 32, gap=True)
    [row] = rows_against(PIECES[:25] + [gap] + PIECES[25:])
    assert (row.kind, row.frames, row.ripple, row.at) == (RowKind.RIPPLE, 32, 32, 25)


def test_a_block_elsewhere_is_one_moved_row():
    block = inv.pieces_of(PIECES, 10, 11)
    [row] = rows_against(inv.moved(PIECES, 10, 11, 25))
    assert row.kind is RowKind.MOVED and row.a == tuple(block) and row.ripple is None


def test_of_two_blocks_that_changed_places_the_lighter_moved():
    long, short = inv.Piece("L", "l", 0, 500), inv.Piece("S", "s", 0, 20)
    rest = [inv.Piece(f"R{k}", f"r{k}", 0, 100) for k in range(4)]
    a, b = inv.cut_of([*rest[:2], long, short, *rest[2:]]), inv.cut_of([*rest[:2], short, long, *rest[2:]])
    [row] = compare(a, b).rows
    assert row.kind is RowKind.MOVED and row.a == (3,)


def test_another_name_for_the_same_media_is_renamed():
    pieces = [replace(piece, name="FINAL_GRADE") if k == 13 else piece for k, piece in enumerate(PIECES)]
    [row] = rows_against(pieces)
    assert (row.kind, row.a, row.b) == (RowKind.RENAMED, (13,), (13,))


def test_other_pictures_of_the_same_material_are_a_slip():
    pieces = [
        replace(piece, source_in=piece.source_in + 16) if k == 13 else piece for k, piece in enumerate(PIECES)
    ]
    [row] = rows_against(pieces)
    assert (row.kind, row.a, row.frames, row.ripple) == (RowKind.RETIMED, (13,), 16, None)


def test_a_replacement_shifts_nothing():
    new = inv.Piece("OTHER", "otherreel", 0, PIECES[13].length)
    rows = rows_against(PIECES[:13] + [new] + PIECES[14:])
    assert [(row.kind, row.ripple) for row in rows] == [(RowKind.MISSING, None), (RowKind.ADDED, None)]


def test_clips_that_repeat_are_told_apart_by_their_place():
    bars = [inv.Piece("BARS", "bars", 0, 50)] * 6
    pieces = [
        piece
        for k, piece in enumerate(PIECES[:30])
        for piece in ([piece, bars[0]] if k % 5 == 0 else [piece])
    ]
    shorter = pieces[:12] + pieces[13:]
    found = compare(inv.cut_of(pieces), inv.cut_of(shorter))
    assert [(row.kind, row.a) for row in found.rows] == [(RowKind.MISSING, (12,))]


def test_black_is_no_identity():
    a = [Event(0, "clip", None, 0, 50, "one", "BL", 0), Event(1, "clip", None, 50, 90, "two", "BL", 0)]
    b = [Event(0, "clip", None, 0, 77, "three", "BL", 0), Event(1, "clip", None, 77, 90, "four", "BL", 0)]
    found = compare(Side("a", PAL, 0, 90, tuple(a)), Side("b", PAL, 0, 90, tuple(b)))
    assert found.pairs == ()


def test_relinked_lists_match_by_names_and_rhythm():
    b = hidden(inv.cut_of(inv.longer(inv.without(PIECES, 5, 5), 20, 40)))
    found = compare(hidden(A), b)
    assert [row.kind for row in found.rows] == [RowKind.MISSING, RowKind.RETIMED]
    assert [row.ripple for row in found.rows] == [
        -sum(PIECES[k].length for k in inv.pieces_of(PIECES, 5, 5)),
        40,
    ]


def test_two_cuts_with_nothing_in_common_are_all_missing_and_all_added():
    other = [
        replace(piece, media=f"x{k}", name=f"X{k}", length=piece.length + 1 + k % 7)
        for k, piece in enumerate(inv.programme(30, 8)[0])
    ]
    found = compare(A, inv.cut_of(other))
    assert found.pairs == () and sorted(inv.kinds(found)) == ["added", "missing"]


def test_the_tolerance_hides_small_retimes_only():
    b = inv.cut_of(inv.longer(inv.without(PIECES, 5, 5), 20, 3))
    assert inv.kinds(compare(A, b, 3)) == ["missing"]
    assert inv.kinds(compare(A, b, 2)) == ["missing", "retimed"]


@st.composite
def edited(draw):
    """A cut after a few edits that keep a distance from one another."""
    pieces = PIECES
    for shot in draw(st.lists(st.sampled_from(range(3, 37, 6)), min_size=1, max_size=4, unique=True)):
        edit = draw(st.sampled_from(("without", "lifted", "new", "longer", "moved", "rolled")))
        if edit == "without":
            pieces = inv.without(pieces, shot, shot + draw(st.integers(0, 1)))
        elif edit == "lifted":
            pieces = inv.lifted(pieces, shot, shot)
        elif edit == "new":
            pieces = inv.with_new(
                pieces, shot, tuple(draw(st.lists(st.integers(10, 90), min_size=1, max_size=3)))
            )
        elif edit == "longer":
            pieces = inv.longer(pieces, shot, draw(st.integers(1, 80)))
        elif edit == "moved":
            pieces = inv.moved(pieces, shot, shot, shot + 3)
        else:
            pieces = inv.rolled(pieces, inv.pieces_of(pieces, shot, shot)[0], draw(st.integers(1, 8)))
    return pieces


@settings(deadline=None, max_examples=60)
@given(edited(), st.sampled_from((inv.START, 0, inv.START + 77)))
def test_the_rows_applied_to_a_give_bs_timings(pieces, start):
    found = compare(A, inv.cut_of(pieces, start))
    assert inv.applied(found) == {i: found.b.events[j].start for i, j in found.pairs}
    assert all(
        any(
            s.start <= A.events[i].start < s.end and s.offset == found.b.events[j].start - A.events[i].start
            for s in found.stretches
        )
        for i, j in found.pairs
    )


@settings(deadline=None, max_examples=40)
@given(edited())
def test_swapping_the_sides_mirrors_the_report(pieces):
    b = inv.cut_of(pieces)
    there, back = compare(A, b), compare(b, A)
    turn = {RowKind.MISSING: RowKind.ADDED, RowKind.ADDED: RowKind.MISSING}
    assert sorted((j, i) for i, j in back.pairs) == sorted(there.pairs) and there.offset == -back.offset

    def flip(frames):
        return None if frames is None else -frames

    assert sorted(
        (str(turn.get(r.kind, r.kind)), r.b, r.a, str(flip(r.frames)), str(flip(r.ripple))) for r in back.rows
    ) == sorted((str(r.kind), r.a, r.b, str(r.frames), str(r.ripple)) for r in there.rows)


def test_every_message_is_one_line_and_every_confidence_a_share():
    pieces = inv.rolled(inv.moved(inv.with_new(inv.without(PIECES, 5, 5), 12, (30,)), 20, 20, 30), 40, 4)
    rows = rows_against(pieces)
    assert len(rows) == 4
    assert all(row.message and "\n" not in row.message and 0 <= row.confidence <= 1 for row in rows)


# Stills logged on one reel, all from one in-point: a reel that a list's reader takes for no identity (None) or,
# where the other list shows one of them only, for one.
STILLS = ["Old chart", "Keeper's portrait", "Ledger", "Newspaper, 1931", "Postcard of the pier"]


def logged_on_one_reel(media: str | None) -> list[inv.Piece]:
    pieces = []
    for k, name in enumerate(STILLS):
        pieces.append(inv.Piece(name, media, 90000, 90 + 7 * k))
        pieces.append(inv.Piece(f"A{k:03d}C{k:03d}", f"A{k:03d}", 40000 + 7000 * k, 120 + 31 * k))
    return pieces


@pytest.mark.parametrize("media_a, media_b", [(None, None), (None, "STILLS"), ("STILLS", "STILLS")])
def test_stills_of_one_reel_and_in_point_are_told_apart_by_their_names(media_a, media_b):
    a, b = logged_on_one_reel(media_a), logged_on_one_reel(media_b)
    drone = inv.Piece("Drone", "A099", 70000, 117)
    trimmed = [*b[:2], replace(b[2], length=b[2].length - 40), *b[3:]]
    [row] = compare(inv.cut_of(a), inv.cut_of(trimmed)).rows
    assert (row.kind, row.a, row.ripple) == (RowKind.RETIMED, (2,), -40)
    [row] = compare(inv.cut_of(a), inv.cut_of([*b[:2], drone, *b[2:]])).rows
    assert (row.kind, row.b, row.ripple) == (RowKind.ADDED, (2,), 117)
    gone, come = compare(inv.cut_of(a), inv.cut_of([b[0], drone, *b[2:]])).rows
    assert (gone.kind, gone.a, come.kind, come.b) == (RowKind.MISSING, (1,), RowKind.ADDED, (1,))


def test_of_two_stills_that_took_each_others_lengths_both_were_trimmed():
    a = logged_on_one_reel("STILLS")
    b = [replace(a[0], length=a[2].length), a[1], replace(a[2], length=a[0].length), *a[3:]]
    found = compare(inv.cut_of(a), inv.cut_of(b))
    assert inv.kinds(found) == ["retimed", "retimed"] and found.pairs == tuple((k, k) for k in range(10))
