"""A script whose shots are the cut's clips by name: nothing is swallowed, every frame comes out."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.match import Comparison, Event, RowKind, Side, compare
from otio_redfiles.tc import PAL
from tests.match import invented as inv

NAMES = [
    "Aerial salt flats", "CU Hands on shovel", "Weaver at door", "Archive pit", "Caravan leaving",
    "Wide desert wind", "Ledger pages", "Ink blot", "Old photograph", "Market crowd", "Boy on donkey",
    "Well, rope", "Church bell", "Train arriving", "Stars",
]  # fmt: skip
LENGTHS = [187, 88, 253, 97, 214, 195, 130, 75, 160, 240, 111, 99, 205, 188, 175]
TAKES = list(zip(NAMES, LENGTHS))
NEW = ("Drone over town", 85)


def cut(takes, start: int = inv.START) -> Side:
    at, events = start, []
    for name, length in takes:
        events.append(Event(len(events), "shot", None, at, at + length, name))
        at += length
    return Side("cut.edl", PAL, start, at, tuple(events))


def script(takes, second: int = 25) -> Side:
    """Good to the frame where `second` is 1; else every time is cut off to the second."""
    exact = cut(takes)
    starts = [event.start // second * second for event in exact.events] + [exact.end // second * second]
    events = tuple(
        replace(event, line=event.index + 2, start=starts[k], end=starts[k + 1])
        for k, event in enumerate(exact.events)
    )
    return Side("script.txt", PAL, starts[0], starts[-1], events, (), False, second)


def ripples(found: Comparison) -> list[tuple[str, int | None]]:
    return [(str(row.kind), row.ripple) for row in found.rows]


@pytest.mark.parametrize("count", [40, 1000, 1050, 1300])
@pytest.mark.parametrize("exact", [True, False])
def test_a_script_of_any_length_is_the_same_as_itself_and_its_export(count, exact):
    takes = [(f"Shot number {k} of quay", 75) for k in range(count)]
    found = compare(script(takes), cut(takes) if exact else script(takes))
    assert found.rows == () and found.offset == 0
    assert found.pairs == tuple((k, k) for k in range(count))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.sampled_from([1, 25]))
def test_a_script_is_the_same_as_itself(lengths, second):
    takes = [(NAMES[k % 7], length) for k, length in enumerate(lengths)]
    assert compare(script(takes, second), script(takes, second)).rows == ()
    assert compare(script(takes, second), cut(takes)).rows == ()


@pytest.mark.parametrize("place", [0, 7, 14])
@pytest.mark.parametrize("second", [1, 25])
def test_a_new_clip_is_added_to_the_frame_wherever_it_stands(place, second):
    [row] = compare(script(TAKES, second), cut(TAKES[:place] + [NEW] + TAKES[place:])).rows
    assert (row.kind, row.b, row.at, row.ripple) == (RowKind.ADDED, (place,), place, 85)


@pytest.mark.parametrize("length", [85, 375, 1500])
def test_a_new_clip_after_the_last_is_added(length):
    [row] = compare(script(TAKES), cut([*TAKES, ("Credits roll", length)])).rows
    assert (row.kind, row.b, row.ripple) == (RowKind.ADDED, (15,), None)


@pytest.mark.parametrize("place", [0, 7, 14])
@pytest.mark.parametrize("second", [1, 25])
def test_a_shot_gone_is_missing_wherever_it_stood(place, second):
    [row] = compare(script(TAKES, second), cut(TAKES[:place] + TAKES[place + 1 :])).rows
    assert (row.kind, row.a) == (RowKind.MISSING, (place,))
    assert row.ripple == (None if place == 14 else pytest.approx(-LENGTHS[place], abs=3 if second > 1 else 0))


@pytest.mark.parametrize("second", [1, 25])
def test_neighbours_that_changed_places_are_one_move(second):
    found = compare(script(TAKES, second), cut([*TAKES[:4], TAKES[5], TAKES[4], *TAKES[6:]]))
    [row] = found.rows
    assert (row.kind, row.a, row.b) == (RowKind.MOVED, (5,), (4,))
    assert {(4, 5), (5, 4)} <= set(found.pairs)


@pytest.mark.parametrize("frames", [-1, -10, -50, 40])
def test_a_script_that_prints_frames_gives_exact_trims(frames):
    takes = TAKES[:9] + [(NAMES[9], LENGTHS[9] + frames)] + TAKES[10:]
    [row] = compare(script(TAKES, 1), cut(takes)).rows
    assert (row.kind, row.a, row.frames, row.ripple, row.at) == (RowKind.RETIMED, (9,), frames, frames, 10)


@pytest.mark.parametrize("frames", [-50, -59, 33])
def test_a_cut_on_whole_seconds_gives_exact_trims(frames):
    whole = [(name, length // 25 * 25) for name, length in TAKES]
    found = compare(script(whole), cut(whole[:2] + [(NAMES[2], whole[2][1] + frames)] + whole[3:]))
    assert ripples(found) == [("retimed", frames)]
    assert found.stretches[-1].offset == frames


@pytest.mark.parametrize("names, kinds", [(("Salt harvest",), ["renamed"]), (("ink_blot",), [])])
def test_another_name_in_the_same_slot_is_renamed_and_another_spelling_is_not(names, kinds):
    found = compare(script(TAKES), cut([*TAKES[:7], (names[0], 75), *TAKES[8:]]))
    assert inv.kinds(found) == kinds and (7, 7) in found.pairs


def test_shots_of_one_start_pair_by_name():
    a = script(TAKES, 1)
    events = list(a.events)
    events[4] = replace(events[4], end=events[4].start + 1)
    events[5] = replace(events[5], start=events[4].start)
    a = replace(a, events=tuple(events))
    b = replace(a, exact=True, slack=0)
    assert compare(a, b).rows == ()


def test_a_careless_second_is_no_row():
    a = script(TAKES)
    events = list(a.events)
    events[6] = replace(events[6], start=events[6].start + 50)
    assert compare(replace(a, events=tuple(events)), cut(TAKES)).rows == ()


def test_swapping_the_sides_mirrors_the_words():
    a, b = script(TAKES), cut(TAKES[:14])
    [there], [back] = compare(a, b).rows, compare(b, a).rows
    assert there.message == "1 shot gone" and back.message == "1 shot inserted"
    [one], [other] = compare(cut(TAKES), b).rows, compare(b, cut(TAKES)).rows
    assert (one.message, other.message) == ("1 clip gone", "1 clip inserted")


@pytest.mark.parametrize("frames", [-100, 3, 260])
def test_an_estimated_end_says_nothing_of_the_last_clip(frames):
    a, b = script(TAKES, 1), cut([*TAKES[:-1], (NAMES[-1], LENGTHS[-1] + frames)])
    assert ripples(compare(a, b)) == [("retimed", None)]
    assert compare(replace(a, open_end=True), b).rows == ()
    assert compare(b, replace(a, open_end=True)).rows == ()


def test_two_versions_whose_ends_are_estimated_are_the_same():
    a, events = script(TAKES, 1), list(script(TAKES, 1).events)
    events[-1] = replace(events[-1], end=events[-1].end + 40)
    b = replace(a, events=tuple(events), end=events[-1].end)
    assert compare(a, replace(b, open_end=True)).rows == ()


def test_an_estimated_start_says_nothing_of_its_clip():
    a = script(TAKES, 1)
    events = list(a.events)
    events[5] = replace(events[5], end=events[6].start - 60)
    events[6] = replace(events[6], start=events[6].start - 60, guessed=True)
    a = replace(a, events=tuple(events))
    assert compare(a, cut(TAKES)).rows == ()
    [row] = compare(a, cut([*TAKES[:9], (NAMES[9], LENGTHS[9] - 30), *TAKES[10:]])).rows
    assert (row.kind, row.a, row.ripple) == (RowKind.RETIMED, (9,), -30)
    [row] = compare(a, cut([*TAKES[:5], *TAKES[6:]])).rows
    assert (row.kind, row.a) == (RowKind.MISSING, (5,))


def loose(count: int, off: tuple[int, ...], seed: int = 5) -> list[tuple[str, int]]:
    """Takes whose starts lie on whole seconds, but for one of the frames in `off`."""
    rng = random.Random(seed)
    starts = [25 * 7 * k + (rng.choice(off) if k else 0) for k in range(count + 1)]
    return [(f"Take {k} of the {NAMES[k % 15]}", y - x) for k, (x, y) in enumerate(zip(starts, starts[1:]))]


@pytest.mark.parametrize("off", [(0, 1), (0, 1, 2), (0, 0, 0, 1, 2)])
def test_starts_a_frame_or_two_off_the_second_they_are_printed_at_are_no_rows(off):
    takes = loose(90, off)
    a = script(takes)
    assert compare(a, cut(takes)).rows == ()
    trimmed = [*takes[:20], (takes[20][0], takes[20][1] + 75), *takes[21:60], *takes[61:]]
    long, gone = compare(a, cut(trimmed)).rows
    assert (long.kind, long.a, long.ripple) == (RowKind.RETIMED, (20,), pytest.approx(75, abs=2))
    assert (gone.kind, gone.a, gone.ripple) == (RowKind.MISSING, (60,), pytest.approx(-takes[60][1], abs=4))


def test_a_careless_second_among_loose_starts_is_no_row():
    takes = loose(90, (0, 1, 2))
    events = list(script(takes).events)
    events[40] = replace(events[40], start=events[40].start + 25)
    assert compare(replace(script(takes), events=tuple(events)), cut(takes)).rows == ()
