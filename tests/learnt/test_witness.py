"""Nothing is sure that the net would part otherwise, and that can be asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otio_redfiles import learnt
from otio_redfiles.layout import understand
from otio_redfiles.learnt import choice, net
from otio_redfiles.learnt.witness import UNSURE, borne_out
from otio_redfiles.model import Draft, DraftCue
from otio_redfiles.pipeline import explain_line
from otio_redfiles.read.text import page_of
from otio_redfiles.second.first import codes_of, places, words_of
from otio_redfiles.second.tokens import lines_of
from otio_redfiles.second.trust import runs

ROWS = "".join(f"10:00:{n:02} Boats in ice {n}\nNARRATOR: Nobody had counted them.\n" for n in range(10, 20))
PAGE = page_of(ROWS, "x.txt")
LINES = lines_of(PAGE)
TOKENS = sum(len(line.tokens) for line in LINES)
SURE = 0.95


def sure() -> Draft:
    draft = understand(PAGE)
    return replace(draft, items=tuple(item if isinstance(item, DraftCue) else replace(item, confidence=SURE) for item in draft.items))


def trusted(draft: Draft) -> list[float]:
    return [item.confidence for item in draft.items if not isinstance(item, DraftCue)]


def test_items_that_both_part_alike_stay_sure():
    draft = sure()
    assert borne_out(draft, LINES, codes_of(draft, LINES)) == draft


def test_an_item_parted_otherwise_is_not_sure_and_the_others_are():
    draft = sure()
    codes = codes_of(draft, LINES)
    broken = codes[:4] + "." + codes[5:]  # the last word of the first picture
    assert trusted(borne_out(draft, LINES, broken)) == [UNSURE] + [SURE] * (len(draft.items) - 1)


def test_nothing_is_sure_where_much_is_parted_otherwise():
    draft = sure()
    codes = codes_of(draft, LINES)
    assert set(trusted(borne_out(draft, LINES, codes[: TOKENS // 2] + "." * (TOKENS - TOKENS // 2)))) == {UNSURE}


@given(st.text(alphabet=net.CODES, min_size=TOKENS, max_size=TOKENS))
def test_whatever_the_codes_what_is_sure_is_parted_so(codes):
    where, own = places(LINES), {tokens for _, tokens in runs(codes)}
    again = borne_out(sure(), LINES, codes)
    assert all(tuple(words_of(item, where)) in own for item in again.items if not isinstance(item, DraftCue) and item.confidence > UNSURE)


def test_the_pipeline_asks_the_net(monkeypatch):
    monkeypatch.setattr(choice, "weigh", lambda *_: choice.Weighed(LINES, "." * TOKENS, 1.0, 0.0))
    assert set(trusted(learnt.likelier(PAGE, sure()))) == {UNSURE}


def test_what_the_net_reads_is_told(tmp_path):
    path = tmp_path / "script.txt"
    path.write_text(ROWS)
    said = [line for line in explain_line(path, 2) if "a third reader" in line]
    assert said == ["line 2: a third reader: name 'NARRATOR', words 'Nobody had counted them.'"] or pytest.fail(str(said))
