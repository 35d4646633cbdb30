"""Pages drawn by chance: every token has a code, and what the codes part is what the sheets told."""

import random

from otio_redfiles.learnt.net import CODES
from otio_redfiles.learnt.signs import vocabulary
from otio_redfiles.read.text import page_of
from otio_redfiles.second.tokens import lines_of
from otio_redfiles.second.trust import runs
from training import sheets
from training.content import Beat, content_of
from training.drawn import drawn
from training.habits import habits
from training.invented import invented, titles
from training.press import Press
from training.transplant import pool_of, transplanted
from training.typeface import Ink, codes_of, columns, nothing, text_of, wrapped

SHEETS = [sheet for sheet in sheets.sheets() if sheet.name.startswith("case-")][:30]
CONTENTS = [content for content in map(content_of, SHEETS) if len(content.beats) >= 3]


def items(lines, codes, kind):
    """The words of every item of a kind, without blanks."""
    tokens = [token.text for line in lines for token in line.tokens]
    return ["".join(tokens[at] for at in run) for name, run in runs(codes) if name == kind]


def test_a_sheet_tells_who_says_what_over_which_pictures():
    spoken = [beat.words.replace(" ", "") for content in CONTENTS for beat in content.beats if beat.words]
    codes = [word for sheet in SHEETS for word in items(sheet.lines, sheet.truth, "W")]
    assert set(spoken) <= set(codes)


def test_what_is_invented_is_coded_throughout_and_says_what_sheets_say():
    dice = random.Random(1)
    words = {words.replace(" ", "").lower() for content in CONTENTS for beat in content.beats for words in beat.shots}
    found = every = 0
    for _ in range(60):
        text, lines, codes = invented(dice, CONTENTS)
        assert len(codes) == sum(len(line.tokens) for line in lines) and set(codes) <= set(CODES) and text.endswith("\n")
        seen = items(lines, codes, "S")
        every, found = every + len(seen), found + sum(any(word in said.lower() for word in words) for said in seen)
    assert found > 0.8 * every > 100, "the rest are bites, whose pictures name who speaks"


def test_titles_are_set_also_where_one_says_nothing():
    for seed in range(20):
        dice = random.Random(seed)
        press = Press(dice, habits(dice), 0, ["(pause)"])
        titles(press, [Beat((), "", 'We came. "'), Beat((), "ANN LEE", '"')])
        assert press.count == 3 and "CAME" in text_of(press.rows).upper()


def test_a_page_with_others_words_keeps_its_times_and_the_number_of_its_items():
    dice, pool = random.Random(2), pool_of(CONTENTS)
    for sheet in SHEETS:
        _, lines, codes = transplanted(sheet, pool, dice)
        assert codes.count("T") == sheet.truth.count("T") and len(codes) == sum(len(line.tokens) for line in lines)
        assert codes.count("S") <= sheet.truth.count("S") and codes.count("W") <= sheet.truth.count("W")


def test_the_same_dice_draw_the_same_pages():
    words = {word: at for at, word in enumerate(vocabulary(sorted(sheets.kept())))}
    one, two = (list(drawn(SHEETS, words, 6, 3)) for _ in range(2))
    assert [page.truth.tolist() for page in one] == [page.truth.tolist() for page in two] and len(one) == 6
    assert all(len(page.first) == len(page.truth) == len(page.signs.words) for page in one)


def test_ink_keeps_its_code_where_lines_are_broken_and_columns_set():
    row = (*nothing("1. "), Ink("Archive, ferry leaves", "S", 1), *nothing(" ("), Ink("10:00:06", "t"), *nothing(")"))
    for rows in (wrapped(row, 12), columns([[row], [(Ink("Nobody knew.", "W", 2),)]], [30, 40], "set", random.Random(4))):
        lines = lines_of(page_of(text_of(rows), "x"))
        assert codes_of(rows, lines).startswith("..Ssss.t.")
    assert codes_of(rows, lines) == "..Ssss.t.Www"
