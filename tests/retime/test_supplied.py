"""A page of our own is given a cut's timecodes: what it supplies itself, its start and its estimated
places, moves along."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from otio_redfiles.cli import group
from otio_redfiles.model import Script, Timing
from otio_redfiles.pipeline import load_script
from otio_redfiles.write import write_file

HOUR = 3600 * 25


def retimed(script: Path, cut: Path, to: Path) -> Script:
    done = CliRunner().invoke(group, ["retime", str(script), str(cut), "-o", str(to)], standalone_mode=False)
    assert done.exception is None, done.output
    return load_script(to)


@pytest.fixture(params=[".docx", ".xlsx", ".csv", ".tsv", ".txt"])
def page(request: pytest.FixtureRequest, samples: Path, tmp_path: Path) -> Path:
    """The sample as one of our own pages."""
    path = tmp_path / f"page{request.param}"
    write_file(load_script(samples / "harbour_lights.txt"), path)
    return path


def estimates(script: Script) -> list[int]:
    items = (*script.shots, *script.speeches, *script.cues)
    return [item.start for item in items if item.timing is Timing.ESTIMATED and item.start is not None]


def test_estimated_places_move_with_what_they_stand_with(page: Path, samples: Path) -> None:
    before = load_script(page)
    after = retimed(page, samples / "harbour_lights_cut.edl", page.with_stem("new"))
    moved = [new - old for old, new in zip(estimates(before), estimates(after), strict=True)]
    # two untimed items stand after the shot that lost 50 frames, one after the lost and the new shot too
    assert moved[:1] == [-50] and len(moved) == 3 and len(set(moved)) == 2


def test_a_cut_with_another_start_moves_the_programme(page: Path, samples: Path, tmp_path: Path) -> None:
    cut = tmp_path / "one.edl"
    text = (samples / "harbour_lights_cut.edl").read_text()
    cut.write_text(re.sub(r" 10:(\S+) 10:(\S+)$", r" 01:\1 01:\2", text, flags=re.MULTILINE))
    after = retimed(page, cut, page.with_stem("new"))
    ten = retimed(page, samples / "harbour_lights_cut.edl", page.with_stem("ten"))
    assert after.start == HOUR
    assert after.shots[0].start == HOUR
    assert [shot.start + 9 * HOUR for shot in after.shots[-20:]] == [shot.start for shot in ten.shots[-20:]]
