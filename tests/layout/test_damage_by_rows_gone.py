"""A row that was deleted: the others are read as before."""

import random
from collections import Counter
from pathlib import Path

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Draft, DraftCue, DraftSpeech
from otio_redfiles.read.text import page_of
from tests.layout.test_damage_by_awaited_times import KEPT
from tests.layout.test_pages_told import PAGES, RULE, told

SHARE = 0.8
LEAST_ROWS, MOST_ON_A_ROW = 6, 3

Rows = list[tuple[set[int], list[str]]]


def test_a_row_that_is_gone_changes_little_else() -> None:
    shares = [same for path in PAGES[::2] if (same := _kept(path)) is not None]
    assert sum(same >= KEPT for same in shares) >= SHARE * len(shares)


def _kept(path: Path) -> float | None:
    """The share of the other items that are read as before without one row; None for pages of few rows."""
    text = path.read_text(encoding="utf-8").partition(RULE)[0]
    rows = _rows(understand(page_of(text, path.name)))
    if len(rows) < LEAST_ROWS:
        return None
    lines, items = random.Random(path.name).choice(rows[2:-1])
    if len(items) > MOST_ON_A_ROW:
        return None
    rest = "\n".join(line for number, line in enumerate(text.split("\n"), 1) if number not in lines)
    wanted = Counter(item for _, own in rows for item in own) - Counter(items)
    found = Counter(item for _, own in _rows(understand(page_of(rest, path.name))) for item in own)
    return (found & wanted).total() / max(1, wanted.total())


def _rows(draft: Draft) -> Rows:
    """The lines of every row and what is seen and said on them, in reading order: what shares a line is one row."""
    rows: Rows = []
    for item in draft.items:
        if isinstance(item, DraftCue):
            continue
        words = spans.joined(spans.item_pieces(item))
        segments = item.segments if isinstance(item, DraftSpeech) else ()
        stamps = [stamp for stamp in (item.stamp, item.out, *(segment.stamp for segment in segments)) if stamp]
        lines, items = {one.line for one in (*spans.item_pieces(item), *stamps)}, [f"{item.stamp and item.stamp.text} {getattr(item, 'speaker', '')} {words}"]
        for row in [row for row in rows if row[0] & lines]:
            lines, items = lines | row[0], row[1] + items
            rows.remove(row)
        rows.append((lines, items))
    return sorted(rows, key=lambda row: min(row[0]))


def test_a_list_whose_typist_left_a_number_out_is_numbered() -> None:
    rows = ["1    LS lorries on the frozen lake     9 secs", "2    CU driver, breath on glass        3 secs", "3    Pan along the far shore           17 secs", "5    Hut, men round a stove            4 secs", "6    Lake, evening. Various            2 mins"]
    lines = told(understand(page_of("FILM LIBRARY - SHOTLIST\n" + "\n".join(rows), "list.txt")))
    assert [line.partition(" - ")[2] for line in lines[1:]] == ["LS lorries on the frozen lake", "CU driver, breath on glass", "Pan along the far shore", "Hut, men round a stove", "Lake, evening. Various"]


def test_a_list_that_goes_on_from_another_reel_is_numbered() -> None:
    rows = ["57   MCU - GIRL - looks off L.               3.6", "58   LS - LIGHTS from the door of the hut.   6.9", "59   CU - LANTERN - salt over glass. Hand", "     wipes salt away                         5.1", "60   As 57.                                  9.7", "61   Ledger page                             7.9"]
    lines = told(understand(page_of("THE CANDLE ROAD\nReel Two\n\n" + "\n".join(rows), "reel.txt")))
    assert [line.partition(" - ")[2] for line in lines[2:]] == ["MCU - GIRL - looks off L.", "LS - LIGHTS from the door of the hut.", "CU - LANTERN - salt over glass. Hand wipes salt away", "As 57.", "Ledger page"]
