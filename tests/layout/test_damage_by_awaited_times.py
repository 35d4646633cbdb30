"""A time that is not known yet: TBC, ??:?? or two dashes in its place change nothing on the rest of the page, and that item has no time.

Every other small page has one of its times struck and something typed for it. The items that printed that time are left out of the comparison.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Cell, Draft, DraftCue, DraftSpeech, Page, Row, Stamp
from otio_redfiles.read.text import page_of
from tests.layout.test_nothing_is_lost import assert_nothing_lost
from tests.layout.test_pages_told import PAGES, RULE, told

LEAST_TIMES = 5
KEPT = 0.9
"""A page counts as read as before where so many of its other items are."""


@pytest.mark.parametrize(("typed", "share"), [("tbc", 0.91), ("??:??", 0.9), ("T.B.A.", 0.9), ("--", 0.84)])
def test_a_time_that_is_awaited_changes_nothing_else(typed: str, share: float) -> None:
    shares = [same for path in PAGES[::2] if (same := kept(path, typed)) is not None]
    assert sum(same >= KEPT for same in shares) >= share * len(shares)


def kept(path: Path, typed: str) -> float | None:
    """The share of a page's other items that are read as before where `typed` stands for one of its times; None for a page of few times."""
    text = path.read_text(encoding="utf-8").partition(RULE)[0]
    items = _items(understand(page_of(text, path.name)))
    times = sorted({stamp for _, stamps in items for stamp in stamps}, key=lambda stamp: (stamp.line, stamp.column))[1:]
    if len(times) < LEAST_TIMES - 1:
        return None
    stamp = random.Random(path.name).choice(times)
    lines = text.split("\n")
    line = lines[stamp.line - 1]
    lines[stamp.line - 1] = line[: stamp.column] + typed + line[stamp.column + len(stamp.text) :]
    page = page_of("\n".join(lines), path.name)
    draft = understand(page)
    assert_nothing_lost(page, draft)
    wanted = Counter(key for key, stamps in items if stamp not in stamps)
    return (Counter(key for key, _ in _items(draft)) & wanted).total() / max(1, wanted.total())


def _items(draft: Draft) -> list[tuple[str, list[Stamp]]]:
    """Every shot and speech as it is told, and the times that it prints."""
    found = []
    for item in draft.items:
        if isinstance(item, DraftCue):
            continue
        segments = item.segments if isinstance(item, DraftSpeech) else ()
        stamps = [stamp for stamp in (item.stamp, item.out, *(segment.stamp for segment in segments)) if stamp]
        words = spans.joined(piece for segment in segments for piece in segment.pieces) or spans.joined(spans.item_pieces(item))
        found.append((f"{type(item).__name__} {item.stamp and item.stamp.text} {getattr(item, 'speaker', '')} {words}", stamps))
    return found


LED = """10:00:06  Harbour at dawn
          NARRATOR: The boats come in at six.
{}  Men mending a net
          NARRATOR: Nobody hurries.
10:00:19  CU hands
          NARRATOR: A knot takes as long as it takes.
10:00:27  Gulls on the ice shed
10:00:33  Closing door
"""


@pytest.mark.parametrize("typed", ["tbc     ", "TBC     ", "t.b.c.  ", "TBA     ", "??:??:??", "??:??", "xx:xx:xx", "10:00:xx", "--:--:--", "--      ", "—       ", "folgt   ", "à suivre", "N/A     "])
def test_the_row_is_read_without_a_time(typed: str) -> None:
    assert told(understand(page_of(LED.format(typed), "led.txt")))[2:4] == ["3 shot - Men mending a net", "4 narration - NARRATOR: Nobody hurries."]


def test_what_is_typed_there_is_nothing_of_the_script() -> None:
    draft = understand(page_of(LED.format("tbc     "), "led.txt"))
    assert [(piece.line, piece.column, piece.text) for piece in draft.unused] == [(3, 0, "tbc")]
    assert [stamp.text for stamp in draft.stamps] == ["10:00:06", "10:00:19", "10:00:27", "10:00:33"]


def test_a_range_without_its_end_has_its_beginning() -> None:
    ranges = "\n".join(f"00:00:{at:02d} - 00:00:{at + 7:02d}  Shot of quay {at}" for at in (2, 9, 23, 31))
    shots = understand(page_of(ranges + "\n00:00:38 - tbc  Boats leave", "ranges.txt")).items
    assert [(item.stamp and item.stamp.text, item.out) for item in shots][-1] == ("00:00:38", None)


def test_cells_of_a_table_await_times() -> None:
    rows = [("TIMECODE", "PICTURE", "SOUND"), ("10:00:06", "Harbour", "NARRATOR: At six."), ("TBC", "Net", "NARRATOR: Slow."), ("10:00:19", "Hands", "NARRATOR: A knot.")]
    page = Page("table", tuple(Row(at, tuple(Cell(at, text) for text in row), 1) for at, row in enumerate(rows, 1)))
    assert "3 shot - Net" in told(understand(page))


@pytest.mark.parametrize("line", ["It was to come later, pending the weather.", "It was the first ship to come", "Pending", "... and nobody spoke.", "-- And then? --", "— Where were you?"])
def test_words_and_dashes_in_sentences_await_nothing(line: str) -> None:
    page = page_of(LED.format("10:00:12") + f"          NARRATOR: {line}\n10:00:41  Sea\n", "led.txt")
    assert not [piece for piece in understand(page).unused if piece.line == 8]
