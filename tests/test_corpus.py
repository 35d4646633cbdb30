"""A real production script, when its folder is named by REDFILES_CORPUS: figures that must not fall."""

import json
from collections import Counter
from pathlib import Path

import pytest

from otio_redfiles.model import Script, Timing
from otio_redfiles.pipeline import load_script
from otio_redfiles.read import read_page
from otio_redfiles.script_json import from_dict, to_dict
from tests.printer.reglue import corpus_pages
from tests.printer.score import score

GOLD = "red-files-moon.lines-1-2500.gold.json"
PAGE = "red-files-moon.txt"


@pytest.fixture(scope="module")
def page() -> Path:
    import os

    folder = os.environ.get("REDFILES_CORPUS")
    if not folder or not (Path(folder) / PAGE).is_file():
        pytest.skip("REDFILES_CORPUS names no folder with the script")
    return Path(folder) / PAGE


@pytest.fixture(scope="module")
def script(page: Path) -> Script:
    return load_script(page)


def first_half(events: dict) -> dict:
    return {**events, **{kind: [e for e in events[kind] if e["line"] <= 2500] for kind in ("shots", "speeches")}}


def test_the_first_half_is_read_as_a_person_reads_it(page: Path, script: Script) -> None:
    truth = json.loads((page.parent / GOLD).read_text(encoding="utf-8"))
    found = score(first_half(to_dict(script)), truth)
    assert found["shots"].f1 >= 0.99
    assert found["speeches"].f1 >= 0.98


@pytest.mark.parametrize("glue, shots, speeches", [("0.35", 0.96, 0.93), ("0.7", 0.95, 0.91)])
def test_denser_gluing_is_still_read(page: Path, tmp_path: Path, glue: str, shots: float, speeches: float) -> None:
    """The same page with more of its joins glued: the mean of several draws."""
    results = []
    for name, text, truth in corpus_pages(page.parent):
        if f"glue {glue} " in name:
            (tmp_path / "glued.txt").write_text(text, encoding="utf-8")
            results.append(score(to_dict(load_script(tmp_path / "glued.txt")), truth))
    assert sum(r["shots"].f1 for r in results) / len(results) >= shots
    assert sum(r["speeches"].f1 for r in results) / len(results) >= speeches


def test_timecodes_that_cannot_be_right_are_corrected(script: Script) -> None:
    found = {d.line: d.suggestion for d in script.diagnostics if d.code.startswith("timecode-")}
    assert found == {145: "10.02.27", 1352: "10.14.56", 4918: "10.52.37"}
    corrected = [item for item in (*script.shots, *script.speeches) if item.timing is Timing.CORRECTED]
    assert sorted(item.printed for item in corrected) == ["10.02.37", "10.15.56", "10.52.376"]


def test_names_spelled_two_ways_are_reported(script: Script) -> None:
    found = {(d.line, d.suggestion) for d in script.diagnostics if d.code == "speaker-spelling"}
    assert {(920, "KRYUKOV"), (1973, "FEOKTISTOV"), (4923, "KHRUSHCHEV")} <= found


def test_every_character_is_accounted_for(page: Path, script: Script) -> None:
    texts = [s.description for s in script.shots] + [s.text for s in script.speeches] + [c.text for c in script.cues]
    texts += [text for _, text in (*script.headings, *script.timecodes)]
    texts += [d.text for d in script.diagnostics if d.code == "unused" and d.text]
    source = "".join(cell.text for row in read_page(page).rows for cell in row.cells)
    assert Counter("".join("".join(texts).split())) == Counter("".join(source.split()))


def test_the_timeline_can_hold_it(script: Script) -> None:
    assert len(script.timecodes) == 415 and script.start == 900000
    starts = [shot.start for shot in script.shots]
    assert starts == sorted(starts)
    assert all(a.end == b.start for a, b in zip(script.shots, script.shots[1:]))
    assert from_dict(to_dict(script)) == script


def test_confidence_means_something(page: Path, script: Script) -> None:
    """Of what is given 0.9 or more, at least 99 in 100 are right."""
    truth = json.loads((page.parent / GOLD).read_text(encoding="utf-8"))
    sure = first_half(to_dict(script))
    sure = {**sure, **{kind: [e for e in sure[kind] if e["confidence"] >= 0.9] for kind in ("shots", "speeches")}}
    found = score(sure, truth)
    assert all(len(found[kind].extra) <= 0.01 * len(sure[kind]) for kind in ("shots", "speeches"))
    assert len(sure["shots"]) > 130 and len(sure["speeches"]) > 55
