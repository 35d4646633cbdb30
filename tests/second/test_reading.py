"""The second reader's words, marks and path: each against what can be counted by hand or by trying all ways."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read.text import page_of
from otio_redfiles.second.first import codes_of, family, marks_of_first, places, under
from otio_redfiles.second.marks import marks_of
from otio_redfiles.second.model import Model, read, weights
from otio_redfiles.second.tokens import LINES, TOKENS, bucket, lines_of, shape, tokens_of

SCRIPT = """10.00.06 Archive, ferry leaves
NARRATOR: Nobody had counted the boats.
10.00.14 Still, harbour master

ADA LORNE
There were eleven of them then.
"""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("10.00.06", "TC3"), ("1’36”", "D1 ’ D2 ”"), ("2:07", "TC2"), ("NARRATOR", "UP"), ("A", "U"), ("Ada", "Cap"), ("sea-wall", "low"),
        ("it’s", "low"), ("1966", "D4"), ("19661", "D4"), ("V2", "mix"), ("=====", "==="), ("[a]", "[ low ]"), ("Тише", "Cap"),
    ],
)
def test_shapes(text, seen):
    shown = " ".join(token.shape for token in tokens_of(text))
    assert shown == seen or (text == "1’36”" and shown in (seen, "TC2 ”"))


@given(st.text())
def test_no_character_but_blanks_is_left_out(text):
    tokens = tokens_of(text)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(text[token.column : token.end] == token.text and token.shape == shape(token.text) for token in tokens)


def test_only_running_text_is_read_and_only_so_much():
    assert lines_of(Page("x.docx", (Row(1, (Cell(1, "a"), Cell(1, "b"))), Row(2, (Cell(2, "c"),), 1)))) == ()
    assert len(lines_of(page_of("word\n" * 2 * LINES, "x.txt"))) == LINES
    assert sum(len(line.tokens) for line in lines_of(page_of("word " * 2 * TOKENS, "x.txt"))) == TOKENS


def test_blank_lines_above_are_counted():
    assert [line.above for line in lines_of(page_of(SCRIPT, "x.txt"))] == [0, 0, 0, 1, 0]


def test_buckets_include_their_bounds():
    assert [bucket(value, 1, 3) for value in (0, 1, 2, 3, 4)] == [0, 0, 1, 1, 2]


def test_codes_of_the_first_reader_say_what_each_token_is():
    page = page_of(SCRIPT, "x.txt")
    lines = lines_of(page)
    codes = codes_of(understand(page), lines)
    assert codes == "VSsss" + "hhWwwwww" + "VSsss" + "hhWwwwwww"


def test_a_piece_covers_the_tokens_it_touches():
    page = page_of(SCRIPT, "x.txt")
    lines = lines_of(page)
    piece = spans.placed_rows(page)[0][0]
    assert under(piece, places(lines)) == [0, 1, 2, 3, 4]


def test_every_token_has_marks_of_its_own_and_of_the_first_reader():
    page = page_of(SCRIPT, "x.txt")
    lines = lines_of(page)
    own = marks_of(lines)
    codes = codes_of(understand(page), lines)
    told = list(marks_of_first(lines, codes, "labelled lines", own))
    assert len(own) == len(told) == len(codes)
    assert {"w=narrator", "s=UP", "k0", "bl00"} <= set(own[5]) and {"R=h", "R-=s", "Ry=h|labelled lines"} <= set(told[5])


def test_the_kind_of_page_is_told_without_figures():
    assert family("3 columns: timecode HH:MM:SS, picture") == family("4 columns: number, words") == "columns"
    assert family("running text led by timecodes") == "running text led by timecodes"


# --------------------------------------------------------------------------- the path


@st.composite
def models(draw):
    weight = st.floats(-3, 3)
    three = st.lists(weight, min_size=3, max_size=3)
    weigh = np.array([*(draw(three) for _ in "xyz"), [0.0, 0.0, 0.0]])
    return Model("abc", dict(zip("xyz", range(3), strict=True)), weigh, np.array([draw(three) for _ in range(3)]), {})


@settings(deadline=None)
@given(models(), st.lists(st.lists(st.sampled_from("xyzq"), max_size=3), min_size=1, max_size=5))
def test_the_path_is_the_best_of_all_and_the_shares_are_those_of_all(model, seen):
    def score(way):
        own = sum(model.weigh[model.marks[mark], way[at]] for at, marks in enumerate(seen) for mark in marks if mark in model.marks)
        return own + sum(model.after[a, b] for a, b in zip(way, way[1:]))

    ways = {way: score(way) for way in product(range(3), repeat=len(seen))}
    found = read(model, seen)
    assert np.isclose(ways[tuple(map("abc".index, found.codes))], max(ways.values()))
    total = sum(np.exp(value) for value in ways.values())
    for at, code in product(range(len(seen)), range(3)):
        assert np.isclose(found.share(at, "abc"[code]), sum(np.exp(value) for way, value in ways.items() if way[at] == code) / total)


def test_nothing_is_read_on_an_empty_page():
    assert read(weights(), []).codes == ""


def test_marks_that_nobody_learnt_weigh_nothing():
    model = weights()
    assert read(model, [["?"], ["w=zzz?"]]).codes == read(model, [[], []]).codes
