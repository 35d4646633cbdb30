"""Whether the names say that two sides are of one programme."""

from dataclasses import replace

import pytest

from otio_redfiles.match import Side, compare, strangers
from tests.match.test_named import TAKES, cut, script

OTHERS = [
    "Potter at wheel", "Kiln glowing", "Market square, noon", "Glaze dripping", "Grandmother's hands", "Clay pit",
    "Donkey cart, hill", "Shelf with bowls", "Chimney smoke", "Children running", "Van leaves yard", "Fingerprints",
    "Sieve", "Auction room", "Broken jug",
]  # fmt: skip


def named(names: list[str]) -> Side:
    """A cut of the same times under other names."""
    return cut([(name, length) for name, (_, length) in zip(names, TAKES)])


def told(a: Side, b: Side) -> str:
    return str(strangers(compare(a, b)) or "")


def test_another_programme_that_fits_in_time_is_told():
    assert told(script(TAKES), named(OTHERS)) == "none of 15 shots is named like what stands for it"
    assert told(named(OTHERS), script(TAKES)) == "none of 15 shots is named like what stands for it"


def test_its_own_cut_is_none_however_its_names_are_spelt():
    spelt = [name.upper().replace(" ", "_") + "_v2" if k % 3 else f"B{k:03d}_C004" for k, (name, _) in enumerate(TAKES)]
    assert told(script(TAKES), named(spelt)) == ""


@pytest.mark.parametrize(
    "names",
    [
        [f"A{k:03d}_C{k * 7 % 100:03d}" for k in range(15)],
        [f"HOLLAND_DAY{k % 3}_{k:04d}" for k in range(15)],
        [f"DJI_{k:04d}.MP4" if k % 3 else OTHERS[k] for k in range(15)],
    ],
)
def test_names_that_tell_nothing_are_no_witness(names):
    assert told(script(TAKES), named(names)) == ""


def test_a_few_clips_are_no_witness():
    assert told(script(TAKES[:6]), cut([(name, length) for name, (_, length) in zip(OTHERS, TAKES[:6])])) == ""


def test_two_cuts_go_by_their_media():
    assert told(cut(TAKES), named(OTHERS)) == ""


def test_untold_shots_say_nothing():
    a = script(TAKES)
    a = replace(a, events=tuple(replace(e, name=f"MS {e.index}") for e in a.events))
    assert told(a, named(OTHERS)) == ""
