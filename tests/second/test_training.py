"""Sheets: pages without their prose that still teach, the weights learnt from them, and a page made into one."""

import gzip
import json
from importlib.resources import files

import pytest

from otio_redfiles.read.text import page_of
from otio_redfiles.second.model import model_of, read, weights
from otio_redfiles.second.tokens import lines_of
from training import sheets
from training.add import sheet_of
from training.align import aligned

PAGE = """10:00:06  Archive, ferry leaves  NARRATOR  Nobody had counted
                                             the boats.
10:00:14  Still, harbour master
Eleven, she says. (Ada Lorne)
"""
TRUTH = {
    "shots": [
        {"line": 1, "printed": "10:00:06", "description": "Archive, ferry leaves"},
        {"line": 3, "printed": "10:00:14", "description": "Still, harbour master"},
    ],
    "speeches": [
        {"line": 1, "printed": "10:00:06", "speaker": "NARRATOR", "text": "Nobody had counted the boats."},
        {"line": 4, "printed": None, "speaker": "Ada Lorne", "text": "Eleven, she says."},
    ],
}


def test_the_weights_are_those_of_the_sheets():
    stored = json.loads(gzip.decompress((files("otio_redfiles.second") / "weights.json.gz").read_bytes()))
    assert stored["sheets"] == sheets.digest(), "the sheets are others than the weights were learnt from: python -m training.train"
    assert set(stored["trust"]) == {"S", "W"} and stored["codes"] == weights().codes


def test_every_sheet_has_a_code_for_each_token():
    for sheet in sheets.sheets():
        count = sum(len(line.tokens) for line in sheet.lines)
        assert len(sheet.truth) == count and sheet.readings, sheet.name
        for kind, codes, right in sheet.readings:
            assert kind and len(codes) == count and len(right) == codes.count("S") + codes.count("W"), sheet.name


def test_a_truth_is_found_on_its_page():
    lines = lines_of(page_of(PAGE, "x.txt"))
    codes, lost = aligned(lines, TRUTH)
    assert (codes, lost) == ("TSsssNWwwwww" + "TSsss" + "Wwwwww.Nn.".replace("Wwwwww.", "Wwwww."), [])


def test_what_is_not_there_is_told():
    lines = lines_of(page_of(PAGE, "x.txt"))
    other = {"shots": [{"line": 1, "printed": None, "description": "Nothing of the kind"}], "speeches": []}
    assert aligned(lines, other) == ("." * sum(len(line.tokens) for line in lines), other["shots"])


def test_prose_is_replaced_by_words_of_its_form():
    text = "NARRATOR: The Grzimkopf’s sea-plants, 10.00.06 (GRZIMKOPF)"
    bare = sheets.without_prose(text, "x")
    assert bare.startswith("NARRATOR: The ") and "rzimkopf" not in bare.lower() and len(bare) == len(text)
    assert [token.shape for line in lines_of(page_of(bare, "x")) for token in line.tokens] == [t.shape for line in lines_of(page_of(text, "x")) for t in line.tokens]
    assert bare[14:23].lower() == bare[-10:-1].lower(), "the same word by the same"


def test_a_sheet_is_saved_and_loaded_again(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "PAGES", tmp_path)
    made, lost = sheet_of("a-page", PAGE, TRUTH)
    again = sheets.loaded(sheets.saved(made))
    assert not lost and (again.truth, again.readings) == (made.truth, made.readings)


def test_weights_are_learnt_from_sheets():
    """Needs the extra `train`: a reader that has learnt from a few sheets reads these as they stand."""
    pytest.importorskip("pycrfsuite")
    from training import train

    few = [sheet for sheet in sheets.sheets() if sheet.name.startswith("j1")]
    stored = train.learnt(few)
    model = model_of(stored)
    for sheet in few:
        codes = read(model, next(train.marks_by_reading(sheet))).codes
        assert sum(one == two for one, two in zip(codes, sheet.truth, strict=True)) > 0.95 * len(codes)
    weights_of_trust = train.trust(train.judged(stored, few), "S")
    assert len(weights_of_trust) == 7 and weights_of_trust[1] > 0
