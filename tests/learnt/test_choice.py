"""Two readings of a page: the first stays on pages that it knows, nothing is lost where the other is taken, and that is said."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.learnt import choice, likelier, net, parts
from otio_redfiles.learnt.signs import SIZES, signs_of
from otio_redfiles.model import Draft, DraftCue, DraftShot, DraftSpeech, Page, Reading
from otio_redfiles.read.text import page_of
from otio_redfiles.second import looked_over
from otio_redfiles.second.tokens import lines_of
from tests.layout.test_pages_told import PAGES, RULE, told

SOME = PAGES[::9]
KEPT = 0.98
"""The share of the pages that the first reader knows which must stay as it reads them; of all, 99.3 in a hundred do."""
ROWS = "10:00:06 Archive, ferry leaves\nNARRATOR: Nobody had counted the boats.\n10:00:14 Still, harbour master\nADA: Eleven.\n"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition(RULE)[0]


def sure(draft: Draft, most: float) -> Draft:
    """The draft, every item of it as sure as that."""
    return replace(draft, items=tuple(item if isinstance(item, DraftCue) else replace(item, confidence=most) for item in draft.items))


def printed(page: Page) -> Counter[str]:
    return Counter(char for row in page.rows for cell in row.cells for char in cell.text if not char.isspace())


def held(draft) -> Counter[str]:
    return Counter(char for part in spans.parts_of(draft) for char in part.text if not char.isspace())


def test_pages_that_are_known_stay_as_they_were_read():
    pages = [page_of(text_of(path), path.name) for path in PAGES[::6]]
    same = [told(likelier(page, draft := looked_over(page, understand(page)))) == told(draft) for page in pages]
    assert sum(same) >= KEPT * len(pages)


def anew(page: Page, codes: str) -> Draft:
    """What becomes of a page where the net gives its tokens these codes, and nobody trusts the first reader."""
    lines = lines_of(page)
    weighed = choice.Weighed(lines, codes, 0.0, 1.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choice, "weigh", lambda *_: weighed)
        return likelier(page, sure(understand(page), 0.4))


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_nothing_is_lost_where_a_page_is_parted_anew(path):
    page = page_of(text_of(path), path.name)
    weighed = choice.weigh(page, understand(page))
    if weighed is not None:
        assert held(anew(page, weighed.codes)) == printed(page)


def test_nearly_every_page_can_be_parted_anew():
    pages = [page_of(text_of(path), path.name) for path in SOME]
    weighed = [(page, choice.weigh(page, understand(page))) for page in pages]
    whole = ["parted anew" in anew(page, found.codes).layout for page, found in weighed if found is not None]
    assert len(whole) > 10 and sum(whole) >= 0.9 * len(whole)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=net.CODES, min_size=40, max_size=40))
def test_whatever_the_codes_nothing_is_lost(codes):
    page = page_of(ROWS, "x.txt")
    count = sum(len(line.tokens) for line in lines_of(page))
    assert held(anew(page, (codes + "." * count)[:count])) == printed(page)


def test_parts_take_their_times_and_names():
    page = page_of(ROWS, "x.txt")
    draft = parts.parted(page, understand(page), lines_of(page), "TSsssN.WwwwwwTSsssN.Ww")
    shots = [(item.stamp, spans.joined(item.pieces)) for item in draft.items if isinstance(item, DraftShot)]
    voices = [(item.speaker, spans.joined(item.segments[0].pieces)) for item in draft.items if isinstance(item, DraftSpeech)]
    assert [words for _, words in shots] == ["Archive, ferry leaves", "Still, harbour master"]
    assert voices == [("NARRATOR", "Nobody had counted the boats."), ("ADA", "Eleven.")]


def test_what_is_parted_anew_is_said_and_never_sure(monkeypatch):
    page = page_of(ROWS, "x.txt")
    draft = sure(understand(page), 0.4)
    lines = lines_of(page)
    codes = "TSssss" + "." * (sum(len(line.tokens) for line in lines) - 6)
    monkeypatch.setattr(choice, "weigh", lambda *_: choice.Weighed(lines, codes, 0.2, 0.9))
    again = likelier(page, draft)
    assert again.layout.endswith(", parted anew") and choice.CODE in {note.code for note in again.notes}
    assert all(isinstance(item, DraftCue) or item in draft.items or item.confidence < 0.9 for item in again.items)


def test_what_the_user_told_stands(monkeypatch):
    monkeypatch.setattr(choice, "weigh", lambda *_: pytest.fail("asked"))
    page = page_of(ROWS, "x.txt")
    draft = sure(understand(page), 0.4)
    assert likelier(page, draft, Reading(style="HH:MM:SS")) == draft
    assert likelier(page, draft, Reading(columns=("timecode", "picture"))) == draft


def test_figures_stay_within_their_sizes():
    _, words, _ = net.stored()
    for path in SOME:
        signs = signs_of(lines_of(page_of(text_of(path), path.name)), words)
        assert (signs.figures >= 0).all() and (signs.figures < np.array(SIZES)).all(), path.stem


@given(st.lists(st.lists(st.floats(0.01, 1), min_size=9, max_size=9), min_size=1, max_size=6))
def test_without_an_order_the_path_takes_the_likeliest(rows):
    shares = np.array(rows)
    assert len(net.path(shares, np.zeros((9, 9)))) == len(rows)
    taken = [shares[at, net.CODES.index(code)] for at, code in enumerate(net.path(shares, np.zeros((9, 9))))]
    assert np.allclose(taken, shares.max(1))


def test_a_net_is_sure_of_something_in_all():
    nets, words, _ = net.stored()
    signs = signs_of(lines_of(page_of(ROWS, "x.txt")), words)
    shares = net.likely(nets, signs, "_" * len(signs.words))
    assert np.allclose(shares.sum(1), 1, atol=1e-4)


@pytest.mark.parametrize(
    ("first", "own", "trust", "rows", "taken"),
    [(0.7, 0.9, 0.8, 6, True), (0.7, 0.9, 0.69, 6, False), (0.5, 0.75, 0.8, 6, False), (0.8, 0.9, 0.8, 6, False), (0.7, 0.9, 0.8, 1, False)],
)
def test_parts_likely_in_themselves_are_taken_where_they_are_trusted_no_less_and_many(first, own, trust, rows, taken):
    page = page_of(ROWS * rows, "x.txt")
    draft = sure(understand(page), 0.7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choice, "weigh", lambda *_: choice.Weighed(lines_of(page), "", first, own))
        patch.setattr(choice, "looked_over", lambda *_: sure(draft, 0.1))
        patch.setattr(parts, "parted", lambda *_: sure(draft, trust))
        assert ("parted anew" in likelier(page, draft).layout) == taken


def test_columns_that_stand_apart_stay(monkeypatch):
    page = page_of(" Time          Pictures               Sound\n" + "".join(f" 10:00:{n:02}      Boats in ice {n}        NARRATOR: It froze.\n" for n in range(9)), "x.txt")
    draft = sure(understand(page), 0.1)
    monkeypatch.setattr(choice, "weigh", lambda *_: pytest.fail("asked"))
    assert draft.layout.startswith("3 columns") and likelier(page, draft) == draft


def test_a_page_whose_names_are_glued_to_words_is_not_parted_anew(monkeypatch) -> None:
    """The net sees words, and would have to part these, however likely it finds its own parts."""
    monkeypatch.setattr(choice, "LIKELY_MARGIN", -1)
    monkeypatch.setattr(choice, "_is_likelier", lambda *_: True)
    page = page_of(text_of(next(path for path in PAGES if path.stem == "transcript-single-names-glued-to-words")), "page.txt")
    doubted = sure(looked_over(page, understand(page)), 0.1)
    assert "parted anew" not in likelier(page, doubted).layout
    assert [item.speaker for item in likelier(page, doubted).items if isinstance(item, DraftSpeech)] == [item.speaker for item in doubted.items if isinstance(item, DraftSpeech)]
