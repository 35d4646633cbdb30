"""The bundled sample: its pages say what its master says, and its files are what redfiles makes of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from otio_redfiles.model import Script
from otio_redfiles.pipeline import load_script

PAGES = ("harbour_lights.txt", "harbour_lights_tabs.txt", "harbour_lights.docx")


@pytest.fixture
def truth(samples: Path) -> dict:
    return json.loads((samples / "harbour_lights.truth.json").read_text(encoding="utf-8"))


@pytest.fixture(params=PAGES)
def script(request: pytest.FixtureRequest, samples: Path) -> Script:
    return load_script(samples / request.param)


def test_every_page_gives_the_shots_of_the_master(script: Script, truth: dict) -> None:
    assert [(s.printed, s.description) for s in script.shots] == [
        (s["printed"], s["description"]) for s in truth["shots"]
    ]


def test_every_page_gives_the_speeches_of_the_master(script: Script, truth: dict) -> None:
    found = [
        (s.printed, s.speaker, str(s.delivery), [(g.printed, g.text) for g in s.segments])
        for s in script.speeches
    ]
    assert found == [
        (s["printed"], s["speaker"], s["delivery"], [(g["printed"], g["text"]) for g in s["segments"]])
        for s in truth["speeches"]
    ]


def test_the_flattened_page_gives_the_cues_of_the_master(samples: Path, truth: dict) -> None:
    cues = load_script(samples / "harbour_lights.txt").cues
    assert [(c.printed, str(c.kind), c.text) for c in cues] == [
        (c["printed"], c["kind"], c["text"]) for c in truth["cues"]
    ]


def test_every_page_gives_the_words_of_the_cues(script: Script, truth: dict) -> None:
    """A table keeps the two cells of SERIES TITLES | HARBOUR LIGHTS apart."""
    said = [(c.printed, word) for c in script.cues if str(c.kind) != "header" for word in c.text.split()]
    assert said == [(c["printed"], word) for c in truth["cues"] for word in c["text"].split()]


def test_wrong_timecodes_are_corrected_as_the_master_meant(script: Script, truth: dict) -> None:
    meant = {
        item["printed"]: item["corrected"] for item in truth["shots"] + truth["speeches"] if item["corrected"]
    }
    assert {d.suggestion for d in script.diagnostics if d.code.startswith("timecode-")} == set(
        meant.values()
    ) and len(meant) == 2


def test_lines_of_the_flattened_page(samples: Path, truth: dict) -> None:
    script = load_script(samples / "harbour_lights.txt")
    for found, kind in ((script.shots, "shots"), (script.speeches, "speeches"), (script.cues, "cues")):
        assert [item.line for item in found] == [item["line"] for item in truth[kind]]


def test_the_sample_runs_six_minutes_at_least(samples: Path) -> None:
    script = load_script(samples / "harbour_lights.txt")
    assert script.end - script.start >= 6 * 60 * 25


def test_the_files_are_what_would_be_made_now(samples: Path) -> None:
    done = subprocess.run([sys.executable, str(samples / "regenerate.py")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
