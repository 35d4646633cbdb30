"""Invented scripts, printed in every layout and read back: the same events come out.

Exact where the page leaves no doubt (tables, csv, xlsx, docx, rtf, tabs, columns of spaces, agency lists);
by F1 for pages whose columns a converter lost. The figures asserted are what the reader reached when they
were written down, rounded down: a change that loses any shows here.
"""

import random
import statistics
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from otio_redfiles.pipeline import load_script
from otio_redfiles.script_json import to_dict
from tests.printer import agency
from tests.printer.bench import page
from tests.printer.invent import invent
from tests.printer.layouts import EXACT, LOOSE, Printed
from tests.printer.programme import House, draw_house
from tests.printer.reglue import corpus_pages
from tests.printer.score import score

# Nothing a person could read two ways: no second phrase with a capital, every picture with its timecode.
PLAIN = {"capital": 0.0, "untimed": 0.0, "titled": 0.0, "stress": 0.0, "slips": 0}

# A seed has nothing to shrink; the same seeds every time.
PAGES = settings(
    deadline=None,
    max_examples=6,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read(printed: Printed, folder: Path) -> dict:
    """The events of a page, in the contract's JSON."""
    path = folder / f"page{printed.suffix}"
    path.write_bytes(printed.data.encode() if isinstance(printed.data, str) else printed.data)
    return to_dict(load_script(path))


def shots(events: dict) -> list[tuple]:
    """What a reader must say of every shot, in order."""
    return [(s["line"], s["printed"], s["description"]) for s in events["shots"]]


def speeches(events: dict) -> list[tuple]:
    """What a reader must say of every speech, in order."""
    keys = ("line", "printed", "speaker", "delivery", "text")
    return [tuple(s[key] for key in keys) for s in events["speeches"]]


def cues(events: dict) -> list[tuple]:
    """Timed and untimed cues; headers are page furniture."""
    return [(c["printed"], c["kind"], c["text"]) for c in events["cues"] if c["kind"] != "header"]


# --------------------------------------------------------------------------- nothing in doubt


@pytest.mark.parametrize("name", list(EXACT))
@PAGES
@given(seed=st.integers(0, 10**6))
def test_a_page_without_doubt_gives_the_same_events(name: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    printed = EXACT[name](invent(rng, 5, House(**PLAIN)), rng)
    events = read(printed, tmp_path)
    assert shots(events) == shots(printed.truth)
    assert speeches(events) == speeches(printed.truth)
    assert cues(events) == cues(printed.truth)


@pytest.mark.parametrize("name", list(agency.printers()))
@PAGES
@given(seed=st.integers(0, 10**6))
def test_a_list_of_an_agency_gives_the_same_events(name: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    printed = agency.printers()[name](invent(rng, 1, House(**PLAIN)), rng)
    events = read(printed, tmp_path)
    assert shots(events) == shots(printed.truth)
    assert speeches(events) == speeches(printed.truth)


@pytest.mark.parametrize(
    "name", [name for name in EXACT if name.startswith(("csv", "xlsx", "docx table"))][:4]
)
def test_a_table_keeps_the_words_of_every_segment(name: str, tmp_path: Path) -> None:
    """The rows of a speech are its segments, each with its row's timecode."""
    rng = random.Random(name)
    printed = EXACT[name](invent(rng, 10, House(**PLAIN)), rng)

    def segments(events: dict) -> list[list[tuple]]:
        return [[(part["printed"], part["text"]) for part in s["segments"]] for s in events["speeches"]]

    assert segments(read(printed, tmp_path)) == segments(printed.truth)


# --------------------------------------------------------------------------- columns lost

# gluing, blank lines, habits -> mean F1 of shots and of speeches over five seeds
FLAT = {
    "as found": (0.27, "full", PLAIN, 0.99, 0.975),
    "glued denser": (0.5, "full", PLAIN, 0.99, 0.98),
    "blank lines: at most one": (0.27, "one", PLAIN, 0.99, 0.975),
    "no blank lines": (0.27, "none", PLAIN, 0.99, 0.975),
    "blank lines one more or less": (0.27, "noise", PLAIN, 0.99, 0.975),
    "with all habits": (0.27, "full", {}, 0.985, 0.98),
}


@pytest.mark.parametrize("name", list(FLAT))
def test_a_flattened_page_gives_nearly_the_same_events(name: str, tmp_path: Path) -> None:
    glue, gaps, habits, *least = FLAT[name]
    results = []
    for seed in range(5):
        printed = Printed(".txt", *page(seed, glue, gaps, 25.0, habits))
        results.append(score(read(printed, tmp_path), printed.truth))
    means = [statistics.mean(result[kind].f1 for result in results) for kind in ("shots", "speeches")]
    assert all(mean >= bound for mean, bound in zip(means, least, strict=True)), means
    assert statistics.mean(result["words"].f1 for result in results) >= 0.999


@pytest.mark.parametrize("name", list(LOOSE))
def test_other_layouts_give_nearly_the_same_events(name: str, tmp_path: Path) -> None:
    """Rows as lines, stacked cells, pipes, PDF: nearly all is right."""
    results = []
    for seed in range(4):
        rng = random.Random(seed)
        printed = LOOSE[name](invent(rng, 8, House(**PLAIN)), rng)
        results.append(score(read(printed, tmp_path), printed.truth))
    means = [
        statistics.mean(result[kind].f1 for result in results) for kind in ("shots", "speeches", "words")
    ]
    assert min(means) >= 0.99, means


HABITS = {"row lines": 0.96, "timecode first": 0.98, "timecode first HH:MM:SS": 0.98}
"""Least mean F1 of speeches with all habits of typists, where less than 0.99: on lines a picture without a time looks like words
of a sentence that goes on, and the beginning of one like a picture."""


@pytest.mark.parametrize("name", list(LOOSE))
def test_other_layouts_keep_their_speeches_whatever_the_habits(name: str, tmp_path: Path) -> None:
    """Slips, stressed words, pictures without a time: what is said stays whole."""
    figures = []
    for seed in range(4):
        rng = random.Random(f"programme {seed}")
        printed = LOOSE[name](invent(rng, 25.0, draw_house(rng)), rng)
        figures.append(score(read(printed, tmp_path), printed.truth)["speeches"].f1)
    assert statistics.mean(figures) >= HABITS.get(name, 0.99), figures


def test_a_reading_says_how_sure_it_is(tmp_path: Path) -> None:
    """Of the shots of flattened pages given 0.9 or more, at least 99 in 100 are right."""
    sure = right = 0
    for seed in range(8, 12):
        printed = Printed(".txt", *page(seed, 0.35, habits=PLAIN))
        wanted = {(s["line"], s["description"]) for s in printed.truth["shots"]}
        for shot in read(printed, tmp_path)["shots"]:
            if shot["confidence"] >= 0.9:
                sure += 1
                right += (shot["line"], shot["description"]) in wanted
    assert sure > 500
    assert right / sure >= 0.99


# gluing -> least F1 of shots and speeches on the production script
CORPUS = {"0": (0.995, 0.99), "0.35": (0.995, 0.99), "0.7": (0.99, 0.99), "1": (0.985, 0.98)}


def test_the_production_script_glued_denser(corpus: Path, tmp_path: Path) -> None:
    found: dict[str, list] = {}
    for name, text, truth in corpus_pages(corpus):
        events = read(Printed(".txt", text, truth), tmp_path)
        covered = {
            kind: [item for item in events[kind] if item["line"] <= truth["last_line"]]
            for kind in ("shots", "speeches")
        }
        found.setdefault(name.split()[2], []).append(score(covered, truth))
    for share, least in CORPUS.items():
        means = [statistics.mean(r[kind].f1 for r in found[share]) for kind in ("shots", "speeches")]
        assert all(mean >= bound for mean, bound in zip(means, least, strict=True)), (share, means)
