"""Every non-blank character of any page is in exactly one piece, stamp, heading or unused piece, garbage
included."""

import random
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Draft, Page, Row

WORDS = st.sampled_from(
    [
        "10.00.06",
        "10.14,46",
        "00:12",
        "0:00:05",
        "00 00 10",
        "2'14",
        "till",
        "-",
        "–",
        "|",
        "/",
        "NARRATOR",
        "HOLLIS V/O",
        "NARRATOR cont...",
        "V/O 11.1",
        "MS",
        "GV harbour",
        "Still, boats &",
        "[Pictures of a quay]",
        "(SHORT PAUSE)",
        "TITLE MUSIC",
        "THE SEA WAS CALM AND NOBODY SPOKE.",
        "We were there, you know.",
        "IN sound bite Ada Lorne",
        "Ada: no.",
        "“Yes,”",
        '"',
        "]",
        "(",
        "\t",
        "12.",
        "3",
        "end",
        "Duration: 00:05:00",
        "Picture",
        "Timecode",
        "Sound",
        "----",
        "+---+",
        "1.1",
        "cont",
        ":",
        "MSADA LORNE",
        "b/w stillTHE OLD PORT WAS",
        "[10.00.09 Quay at night]",
        "(10:00:11 CU rope)",
        "[10:00:12:03 - 10:00:14:00 SUPER: Tom Peel]",
        "[10.00.02 Boats, one of",
        "[Gulls 10.00.21]",
        "TOM (10.00.12, V/O):",
        "0007 10:00:07:00 --> 10:00:09:05 02:05",
        "ASTON: ADA LORNE",
        "MS Ada ASTON: ADA LORNE",
        "10:00:05 Quay",
        "[10:00:05] Quay",
        "Timecode / Picture",
        "Speaker Name",
        "Ditto, closer",
    ]
)
LINE = st.one_of(
    st.lists(WORDS, max_size=6).map(" ".join), st.text(max_size=40), st.lists(WORDS, max_size=5).map("".join)
)
PLAIN_PAGE = st.lists(LINE, min_size=1, max_size=24)
TABLE_PAGE = st.lists(st.lists(LINE, min_size=1, max_size=5), min_size=1, max_size=12)


def page_of_lines(lines):
    clean = ["".join(c for c in line if c not in "\r\n") for line in lines]
    return Page(
        "page.txt", tuple(Row(n, (Cell(n, line),)) for n, line in enumerate(clean, 1) if line.strip())
    )


def page_of_rows(rows):
    return Page(
        "page.docx",
        tuple(Row(n, tuple(Cell(n, cell) for cell in cells), 1) for n, cells in enumerate(rows, 1)),
    )


def assert_nothing_lost(page: Page, draft: Draft) -> None:
    whole = Counter(c for row in page.rows for cell in row.cells for c in cell.text if not c.isspace())
    told: Counter[str] = Counter()
    places: Counter[tuple[int, int]] = Counter()
    for part in spans.parts_of(draft):
        told.update(c for c in part.text if not c.isspace())
        places.update((part.line, part.column + at) for at, c in enumerate(part.text) if not c.isspace())
    assert told == whole
    assert max(places.values(), default=1) == 1
    own = {(s.line, s.column) for s in draft.stamps}
    for item in draft.items:
        for stamp in (item.stamp, item.out, getattr(item, "duration", None)):
            assert stamp is None or (stamp.line, stamp.column) in own


@given(PLAIN_PAGE)
@settings(deadline=None, max_examples=60)
def test_running_text(lines):
    page = page_of_lines(lines)
    assert_nothing_lost(page, understand(page))


@given(TABLE_PAGE)
@example([["10.00.06", "10.00.06 10.00.06 [Pictures of a quay]", "IN sound bite Ada Lorne 10.00.06"], ["IN sound bite Ada Lorne 10.00.06"]])
@settings(deadline=None, max_examples=60)
def test_tables(rows):
    page = page_of_rows(rows)
    assert_nothing_lost(page, understand(page))


@given(
    st.lists(LINE, min_size=6, max_size=20),
    st.integers(0, 10**6),
    st.sampled_from(
        [
            "{} {}",
            "{}\t{}",
            "{} | {}",
            "{} / {}",
            "{}\n{}",
            "{0}\n\n\n{1}",
            "{1} {0}",
            "{1}    {0}",
            "{0}  {1}  TOM V/O  {1}",
            "{0};{1}",
        ]
    ),
)
@settings(deadline=None, max_examples=60)
def test_timed_lines(lines, seed, form):
    rng, at, text = random.Random(seed), 0, []
    for line in lines:
        at += rng.randint(1, 20)
        stamp = f"10.{at // 60:02d}.{at % 60:02d}" if rng.random() < 0.7 else ""
        text += form.format(stamp, "".join(c for c in line if c not in "\r\n")).split("\n")
    page = Page("page.txt", tuple(Row(n, (Cell(n, line),)) for n, line in enumerate(text, 1) if line.strip()))
    assert_nothing_lost(page, understand(page))


STAMPS = st.integers(0, 599).map(lambda at: f"10.{at // 60:02d}.{at % 60:02d}")
FIELDS = st.lists(st.one_of(WORDS, st.sampled_from(["NARRATOR", "TOM V/O", "", "Quay, dawn"])), max_size=4)


@given(
    st.lists(st.tuples(STAMPS, FIELDS, LINE), min_size=3, max_size=12),
    st.sampled_from(["  ", "\t", " / ", "|", ";"]),
)
@settings(deadline=None, max_examples=60)
def test_fields_of_a_line(rows, sign):
    lines = [sign.join(("Time", "Picture", "Speaker", "Words"))]
    for stamp, fields, below in rows:
        lines += [sign.join((stamp, *fields)), "     " + below]
    page = page_of_lines(lines)
    assert_nothing_lost(page, understand(page))


def test_a_field_without_words_fills_no_column():
    page = page_of_lines(["Time|Picture|Speaker|Words", *["10.00.00|10.00.06|10.00.06"] * 2, "10.00.00|10.00.06|10.00.06|", "     |"])
    assert_nothing_lost(page, understand(page))


@given(
    st.lists(st.tuples(STAMPS, FIELDS), min_size=4, max_size=12),
    st.sampled_from([("Picture", "Timecode", "Sound"), ("Timecode", "Picture", "Speaker", "Dialogue"), ()]),
)
@settings(deadline=None, max_examples=60)
def test_a_cell_a_line(rows, names):
    lines = [*names]
    for stamp, cells in rows:
        lines += [stamp, *(cells * 2)[:3]]
    page = page_of_lines(lines)
    assert_nothing_lost(page, understand(page))


@given(st.lists(LINE, min_size=3, max_size=20), st.sampled_from(["[{} Boat, {}]", "({} Boat, {})", "[Boat, {1} {0}]"]))
@settings(deadline=None, max_examples=80)
def test_timed_brackets(lines, form):
    told = [form.format(f"10.00.{at:02d}", words) for at, words in enumerate(lines, 5)]
    text = [f"{one} {two}" if at % 3 else one for at, (one, two) in enumerate(zip(lines, told, strict=True))]
    page = page_of_lines([*text, *told[:4]])
    assert_nothing_lost(page, understand(page))


LABELS = st.sampled_from(
    ["PICTURE:", "SOUND:", "Bild:", "Ton:  O-Ton", "10:00:06  Bild:", "SYNC:", "NARR (cont):", "ASTON:", "PIX 31+08  ", "LINK 1.2  ", "MUSIC", "dur 0.12"]
)
TAILS = st.sampled_from(["", "", "  10.00.07", " 0'09\"", "   TC 10.00.11", " (10 01 47 - 10 01 56)", " (10 01 47 -\n10 01 56)", "\nADA LORNE\nMayor"])


@given(st.lists(st.tuples(LABELS, LINE, TAILS), min_size=6, max_size=24))
@settings(deadline=None, max_examples=120)
def test_labelled_lines(parts):
    text = [f"{label} {''.join(c for c in words if c not in chr(13) + chr(10))}{tail}" for label, words, tail in parts]
    page = page_of_lines("\n".join(text).split("\n"))
    assert_nothing_lost(page, understand(page))


def test_an_empty_page_is_an_empty_draft():
    draft = understand(Page("empty.txt", ()))
    assert draft.items == () and draft.stamps == () and draft.unused == ()


ITEMS = st.sampled_from(
    ("1. Wide of quay", "2. Close of rope", "(3) Boats  12 ft", "4  Quay  30", "- GVs boats", "•\tBoats", "GV. Quay.", "LAS. Ditto. CU. Hand", "Several shots of boats")
    + ("++MUTE++", "3. SOUNDBITE (English) Ada Lorne, baker and head of", "the Guard:", '"No. Never."', "''No.'' 4. Boats", "STORYLINE: The quay", "FILE: Quay - 1961")
    + ("Question (Ada) (In English) Why?", "PER LIE (EN) So.", "[GV quay]", "ADA LORNE, HARBOUR MASTER", "IN_TIME: 10:11:12", "(2’14)", "Intertitle - 'Quay' - L/S of quay", ":", "SOUNDBITE (Danish)")
)


@given(st.lists(st.one_of(ITEMS, LINE), min_size=3, max_size=24), st.sampled_from(("\n", " ", "\n\n")))
@settings(deadline=None, max_examples=150)
def test_shot_lists_without_times(items, sign):
    page = page_of_lines("\n".join((sign.join(items), *items[:2])).split("\n"))
    assert_nothing_lost(page, understand(page))


PRODUCED = st.sampled_from(("TRT: 12:40", "[Check rights with archive - JB]", "[Check rights", "with archive]", "Page 2 of 5", "Page 3", "- 4 -", "END OF SCRIPT", "Printed 12.03.2014 15:22", "As broadcast 12 March 2014, 20:15"))


@given(st.lists(st.one_of(PRODUCED, LINE, STAMPS), min_size=2, max_size=24), st.sampled_from(("\n", "\n\n")))
@example(["TRT: 12:40", "TRT: 12:40", "Printed 12.03.2014 15:22"], "\n")
@settings(deadline=None, max_examples=150)
def test_lines_of_the_production(lines, sign):
    page = page_of_lines(sign.join("".join(c for c in line if c not in "\r\n") for line in lines).split("\n"))
    assert_nothing_lost(page, understand(page))
