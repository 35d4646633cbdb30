"""Pages that type their pictures in capitals, or in small letters throughout, are read like others."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.printer.bench import parse
from tests.printer.flat import draw_flattening, flattened
from tests.printer.invent import invent
from tests.printer.layouts import Printed
from tests.printer.programme import House
from tests.printer.score import score

PLAIN = House(capital=0.0, untimed=0.0, titled=0.0, stress=0.0, slips=0)


@pytest.mark.parametrize(
    "typed, upper, shots, speeches",
    [(str.upper, False, 0.93, 0.93), (str.lower, True, 0.96, 0.94), (str.lower, False, 0.95, 0.91)],
)
def test_pictures_in_one_case(typed, upper: bool, shots: float, speeches: float, tmp_path: Path) -> None:
    found = []
    for seed in range(4):
        programme = invent(random.Random(seed), 15.0, replace(PLAIN, upper=upper))
        programme.beats = [
            replace(beat, picture=replace(beat.picture, text=typed(beat.picture.text))) if beat.picture else beat
            for beat in programme.beats
        ]
        rng = random.Random(seed)
        page = Printed(".txt", *flattened(programme, rng, how=draw_flattening(rng)))
        found.append(score(parse(page, tmp_path, "page"), page.truth))
    assert sum(result["shots"].f1 for result in found) / 4 >= shots
    assert sum(result["speeches"].f1 for result in found) / 4 >= speeches
