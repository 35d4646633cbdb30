"""Two readers and how sure an item is: no reading is changed, no item surer than before, and dissent tells."""

from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, Draft, DraftCue, DraftShot, Page, Piece, Row, Stamp
from otio_redfiles.read.text import page_of
from otio_redfiles.second import looked_over, told
from otio_redfiles.second.model import Read, weights
from otio_redfiles.second.tokens import LINES
from otio_redfiles.second.trust import evidence, runs, weighed

PAGES = sorted((Path(__file__).parents[1] / "layout" / "pages").glob("*.txt"))
NAMES = ".SsWwNnTt"
LIST = "HARBOUR NIGHT\nShotlist\n\n" + "".join(f"{n}. Quay {word}, boats leaving\n" for n, word in enumerate("one two three four five six".split(), 1))


def second(codes, sure=0.98):
    """A reading that is equally sure of each of its codes."""
    table = np.full((len(codes), len(NAMES)), (1 - sure) / (len(NAMES) - 1))
    for at, code in enumerate(codes):
        table[at, NAMES.index(code)] = sure
    return Read(codes, NAMES, table)


@given(st.text(alphabet="SsWw.", max_size=30))
def test_runs_hold_every_word_once(codes):
    found = [at for _, tokens in runs(codes) for at in tokens]
    started = {kind: codes.find(kind) for kind in "SW"}
    wanted = [at for at, code in enumerate(codes) if code != "." and 0 <= started[code.upper()] <= at]
    assert sorted(found) == wanted


def test_what_goes_on_behind_something_else_is_one_run():
    assert list(runs("SsWwss.Ss")) == [("S", (0, 1, 4, 5)), ("S", (7, 8)), ("W", (2, 3))]


@pytest.mark.parametrize(
    ("first", "other", "alike"),
    [("Sss.Ws", "Sss.Ws", [True, True]), ("SssSss", "Ssssss", [False, False]), ("Ssss", "SssS", [False]), (".Sss", "Ssss", [False]), ("Sss.", "Ssss", [False])],
)
def test_items_are_alike_that_begin_and_end_at_the_same_word(first, other, alike):
    assert [each.alike for each in evidence(first, second(other))] == alike


@pytest.mark.parametrize("kind", "SW")
def test_what_both_read_alike_is_surer_than_what_they_part(kind):
    first = f"{kind}{kind.lower() * 3}" * 5
    same = [weighed(each, weights().trust[kind]) for each in evidence(first, second(first))]
    apart = [weighed(each, weights().trust[kind]) for each in evidence(first, second(kind + kind.lower() * (len(first) - 1)))]
    assert min(same) > 0.8 and max(apart[1:]) < 0.5


@pytest.mark.parametrize("path", PAGES[::7], ids=lambda path: path.stem)
def test_the_second_reader_changes_no_reading_and_makes_nothing_surer(path):
    page = page_of(path.read_text(encoding="utf-8").partition("\n==========\n")[0], path.name)
    draft = understand(page)
    seen = looked_over(page, draft)
    assert replace(seen, items=tuple(map(_bare, seen.items))) == replace(draft, items=tuple(map(_bare, draft.items)))
    assert all(now.confidence <= was.confidence for now, was in zip(seen.items, draft.items) if not isinstance(was, DraftCue))


def _bare(item):
    return item if isinstance(item, DraftCue) else replace(item, confidence=1.0)


def test_a_plain_list_stays_sure():
    page = page_of(LIST, "x.txt")
    assert min(item.confidence for item in looked_over(page, understand(page)).items if isinstance(item, DraftShot)) >= 0.8


def test_pictures_parted_amid_their_words_are_doubted():
    page = page_of(LIST, "x.txt")
    good = understand(page)
    shots = [item for item in good.items if isinstance(item, DraftShot)]
    head, tail = shots[2].pieces[0].text.split(" ", 1)
    cut = (Piece(shots[2].pieces[0].line, shots[2].pieces[0].column, head),), (Piece(shots[2].pieces[0].line, shots[2].pieces[0].column + len(head) + 1, tail),)
    parted = [replace(shots[2], pieces=pieces) for pieces in cut]
    bad = replace(good, items=tuple(part for item in good.items for part in (parted if item is shots[2] else [item])))
    seen = [item for item in looked_over(page, bad).items if isinstance(item, DraftShot)]
    assert max(item.confidence for item in seen[2:4]) < 0.8


def test_what_stands_below_the_lines_read_is_no_surer_than_most():
    lines = [f"10:{n // 60:02}:{n % 60:02} quay the boats and" for n in range(LINES + 40)]
    page = page_of("\n".join(lines) + "\n", "x.txt")
    first = Draft("", "a guess", tuple(DraftShot((Piece(n, 9, "quay the"), Piece(n, 18, "boats and"))) for n in range(1, len(lines) + 1)), ())
    seen = [item.confidence for item in looked_over(page, first).items]
    assert seen[LINES:] == [median(seen[:LINES])] * 40 and seen[-1] < 1.0


def test_tables_and_decoded_pages_are_left_to_those_who_read_them():
    table = Page("x.docx", (Row(1, (Cell(1, "10.00.06"), Cell(1, "Quay")), 1),))
    draft = Draft("", "2 columns: timecode, picture", (DraftShot((Piece(1, 9, "Quay"),)),), ())
    assert looked_over(table, draft) is draft
    flat = replace(draft, layout="flattened columns", stamps=tuple(Stamp(n, 0, f"10.00.{n}") for n in range(10, 40)))
    assert looked_over(page_of(LIST, "x.txt"), flat) is flat


def test_a_line_is_explained_by_what_the_second_reader_reads():
    page = page_of("10.00.06 Archive, ferry leaves\nNARRATOR: Nobody had counted the boats.\n10.00.14 Still, harbour master\nADA LORNE: There were eleven.\n", "x.txt")
    draft = understand(page)
    said = list(told(page, draft, 2))
    assert said == ["line 2: a second reader: name 'NARRATOR', words 'Nobody had counted the boats.'"]
    assert not list(told(page, draft, 9)) and not list(told(page, replace(draft, layout="flattened columns", stamps=draft.stamps * 10), 2))
