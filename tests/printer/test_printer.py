"""The printer itself: everything invented is on the page, and the truth points at the right lines."""

import io
import json
import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.printer import agency, reglue
from tests.printer.flat import Flattening, draw_flattening, flattened, timed_above_times
from tests.printer.invent import invent
from tests.printer.layouts import EXACT, FLAT, LOOSE, Printed
from tests.printer.notation import STYLES, printed, spell
from tests.printer.programme import House, Programme, Stamp
from tests.printer.score import score

TEXTS = {name: printer for name, printer in {**EXACT, **LOOSE, **FLAT}.items() if name != "pdf columns"}


def words(text: str) -> Counter[str]:
    """Words and digits of a page, whatever stands between them."""
    return Counter(re.findall(r"\w+", text))


def said(programme: Programme, truth: dict) -> Counter[str]:
    """The words that must be on the page: descriptions, headings, speech, cues, and timecodes as printed."""
    parts = [shot["description"] for shot in truth["shots"]]
    parts += [beat.heading for beat in programme.beats if beat.heading]
    parts += [speech["text"] for speech in truth["speeches"]]
    parts += [cue["text"] for cue in truth["cues"]]
    return words(" ".join(parts))


def spoken(programme: Programme) -> list[str]:
    """The words of every speech as invented, whatever rows a page makes of them."""
    texts = {beat.speech: "" for beat in programme.beats if beat.speech is not None}
    for beat in programme.beats:
        if beat.speech is not None:
            texts[beat.speech] += f" {beat.words}"
    return [" ".join(text.split()) for text in texts.values()]


def spelled(truth: dict) -> set[str]:
    return {
        item["printed"] for kind in ("shots", "speeches", "cues") for item in truth[kind] if item["printed"]
    }


def contents(page: Printed) -> list[str]:
    """The lines of a page, by the reader's own count, whatever the file."""
    if page.suffix == ".txt":
        return str(page.data).split("\n")
    if page.suffix == ".rtf":
        return _rich_rows(str(page.data))
    if page.suffix in (".csv", ".tsv"):
        import csv
        import io

        rows = csv.reader(io.StringIO(str(page.data)), delimiter="\t" if page.suffix == ".tsv" else ",")
        return ["\n".join(row) for row in rows]
    return _office_rows(page)


def _rich_rows(data: str) -> list[str]:
    """Table rows, or paragraphs where there are none, without their marks."""
    body = data.partition(r"}}\pard ")[2] if r"\row" not in data else data.partition("Arial;}}")[2]
    parts = re.split(r"\\row\b|\\trowd\S*" if r"\row" in data else r"\\par\b\n", body)
    plain = [re.sub(r"\\u(\d+)\?", lambda mark: chr(int(mark.group(1))), part) for part in parts]
    lines = [re.sub(r"\\[a-z]+\d* ?", "\n", line) for line in plain]
    return [line for line in lines if line.strip()] if r"\row" in data else lines


def _office_rows(page: Printed) -> list[str]:
    import io

    assert isinstance(page.data, bytes)
    if page.suffix == ".xlsx":
        from openpyxl import load_workbook

        return [
            "\n".join(str(v) for v in row if v) for row in load_workbook(io.BytesIO(page.data)).active.values
        ]
    from docx import Document

    document = Document(io.BytesIO(page.data))
    tables = [["\n".join(cell.text for cell in row.cells) for row in made.rows] for made in document.tables]
    return tables[0] if tables else [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("name", list(TEXTS))
def test_everything_invented_is_on_the_page_and_on_the_line_the_truth_says(name: str) -> None:
    rng = random.Random(name)
    programme = invent(rng, 4)
    page = TEXTS[name](programme, rng)
    lines = contents(page)
    missing = said(programme, page.truth) - words("\n".join(lines))
    assert not missing
    assert " ".join(spoken(programme)) == " ".join(speech["text"] for speech in page.truth["speeches"])
    assert all(stamp in "\n".join(lines) for stamp in spelled(page.truth))
    for shot in page.truth["shots"]:
        assert shot["description"].split()[0] in lines[shot["line"] - 1]
    for speech in page.truth["speeches"]:
        assert (speech["heading"] or speech["text"].split()[0]).split()[0] in lines[speech["line"] - 1]
    for cue in page.truth["cues"]:
        assert cue["text"].split()[0] in lines[cue["line"] - 1]


def test_a_pdf_holds_all_words() -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    rng = random.Random(4)
    programme = invent(rng, 4)
    printed = LOOSE["pdf columns"](programme, rng)
    with pdfplumber.open(io.BytesIO(printed.data)) as found:
        text = "\n".join(page.extract_text() for page in found.pages)
    assert not said(programme, printed.truth) - words(text)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6), st.floats(0, 1), st.sampled_from(("full", "one", "none", "noise")))
def test_a_flattened_page_holds_all_words_in_any_flattening(seed: int, glue: float, gaps: str) -> None:
    programme = invent(random.Random(seed), 3)
    rng = random.Random(seed)
    text, truth = flattened(programme, rng, how=draw_flattening(rng, glue, gaps))
    assert not said(programme, truth) - words(text)
    assert spoken(programme) == [speech["text"] for speech in truth["speeches"]]
    assert sum((words(text) - said(programme, truth)).values()) == sum(
        len(re.findall(r"\w+", line)) for line in re.findall(r"\b\d\d\.\d\d\.\d{2,3}\b", text)
    )


def test_a_seed_is_a_programme_for_ever() -> None:
    first, second = (flattened(invent(random.Random(5), 5), random.Random(5)) for _ in range(2))
    assert first == second
    assert first != flattened(invent(random.Random(6), 5), random.Random(6))


def test_denser_glue_swallows_more_breaks_and_nothing_else() -> None:
    pages = []
    for glue in (0.0, 0.5, 1.0):
        rng = random.Random(3)
        pages.append(flattened(invent(rng, 10), rng, how=Flattening(glue=glue, gaps="none")))
    counts = [text.count("\n") for text, _ in pages]
    assert counts[0] > counts[1] > counts[2]
    assert len({tuple(s["description"] for s in truth["shots"]) for _, truth in pages}) == 1


def test_pages_look_like_the_trade_types_them() -> None:
    """The shares that matter to a reader, over twenty programmes: trade words, interviews, re-cues, wraps."""
    shots: list[dict] = []
    speeches: list[dict] = []
    for seed in range(20):
        rng = random.Random(seed)
        truth = flattened(invent(rng, 15), rng)[1]
        shots += truth["shots"]
        speeches += truth["speeches"]
    trade = sum(bool(re.match(r"(Archive|Stills?|MS|CU|GV)", s["description"])) for s in shots) / len(shots)
    assert 0.45 < trade < 0.72
    assert 0.005 < sum(s["printed"] is None for s in shots) / len(shots) < 0.08
    assert 0.08 < sum(s["heading"] is None for s in speeches) / len(speeches) < 0.3
    assert {s["delivery"] for s in speeches} == {"narration", "sync", "voice-over"}
    assert len({s["description"] for s in shots}) > 0.6 * len(shots)


@pytest.mark.parametrize("slip", ["digit", "extra"])
@pytest.mark.parametrize("at", [21, 627, 3599])
def test_a_slip_prints_what_is_wrong_and_says_what_was_meant(slip: str, at: int) -> None:
    wrong, right = printed(Stamp(at, slip))
    assert right == spell(at) != wrong


@pytest.mark.parametrize("style", list(STYLES))
def test_every_notation_spells_minutes_and_seconds(style: str) -> None:
    assert re.findall(r"\d+", spell(754, style))[-4 if "FF" in style else -2 :][:2][0].endswith(("10", "12"))
    assert "34" in re.findall(r"\d+", spell(754, style))


def test_slips_are_drawn_where_the_neighbours_show_them() -> None:
    house = House(slips=3)
    stamps = [(beat.stamp, beat.inpoint) for beat in invent(random.Random(1), 15, house).beats]
    slipped = [stamp for pair in stamps for stamp in pair if stamp and stamp.slip]
    assert len(slipped) == 3


@pytest.mark.parametrize("name", list(agency.ROWS))
def test_shot_lists_hold_every_shot_on_its_line(name: str) -> None:
    page = agency.list_page(name, random.Random(name))
    lines = str(page.data).split("\n")
    assert len(page.truth["shots"]) == 20 and not page.truth["speeches"]
    assert all(
        s["description"] in lines[s["line"] - 1] and s["printed"] in lines[s["line"] - 1]
        for s in page.truth["shots"]
    )


def test_voiced_lists_hold_their_blocks() -> None:
    page = agency.voiced_page(random.Random(1))
    lines = str(page.data).split("\n")
    assert all(s["text"] == " ".join(lines[s["line"] - 1].split()) for s in page.truth["speeches"])
    assert all(f"[{s['description']}]" == lines[s["line"] - 1] for s in page.truth["shots"])


def test_gluing_an_invented_page_is_like_printing_it_glued() -> None:
    """The re-gluer finds all joins of a page that has none glued, and moves the truth's lines along."""
    rng = random.Random(11)
    programme = invent(rng, 12, House())
    text, truth = flattened(programme, rng, how=Flattening(glue=0.0))
    glued, moved = reglue.reglued(text, truth, 1.0, random.Random(1), upto=text.count("\n"))
    lines = glued.split("\n")
    assert words(glued) == words(text)
    assert glued.count("\n") < text.count("\n")
    for shot in moved["shots"]:
        assert shot["description"].split()[0] in lines[shot["line"] - 1]
    for speech in moved["speeches"]:
        assert (speech["heading"] or speech["text"]).split()[0] in lines[speech["line"] - 1]
    assert not reglue.joins(reglue.classes(lines, moved))


def test_the_corpus_page_can_be_glued_denser(corpus) -> None:
    """Over the production script: the truth's lines still hold the items."""
    for name, text, truth in reglue.corpus_pages(corpus):
        lines = text.split("\n")
        assert len(truth["shots"]) == 167 and len(truth["speeches"]) == 75, name
        assert all(s["description"].split()[0] in lines[s["line"] - 1] for s in truth["shots"])
        assert all(s["heading"] in lines[s["line"] - 1] for s in truth["speeches"] if s["heading"])


def test_the_score_counts_exact_items_and_single_words() -> None:
    truth = {
        "shots": [{"printed": "10.00.02", "description": "Sky"}, {"printed": None, "description": "MS"}],
        "speeches": [{"printed": "10:00:04", "speaker": "Varga", "text": "So we waited."}],
    }
    assert score(truth, json.loads(json.dumps(truth)))["shots"].f1 == 1.0
    wrong = {
        "shots": truth["shots"][:1],
        "speeches": [{"printed": "00:04", "speaker": "VARGA", "text": "so we"}],
    }
    result = score(wrong, truth)
    assert result["shots"].f1 == pytest.approx(2 / 3)
    assert result["speeches"].f1 == 0.0
    assert result["words"].f1 == pytest.approx(0.8)


def test_a_flattened_page_has_no_untimed_picture_right_above_a_bare_time() -> None:
    """Nothing on it could tell that the time is not the picture's."""
    programme = timed_above_times(invent(random.Random(7), 60, replace(House(), untimed=0.5)))
    alone = [beat.picture and not (beat.stamp or beat.words) for beat in programme.beats]
    bare = [not beat.picture and bool(beat.inpoint or (beat.cue and beat.cue.stamp)) for beat in programme.beats]
    assert any(alone) and not any(above and below for above, below in zip(alone, bare[1:], strict=False))
