"""Items and sections with their lengths behind them: where they are placed, and what their numbers are."""

from pathlib import Path

from otio_redfiles.layout import understand
from otio_redfiles.model import Draft, DraftCue, DraftShot
from otio_redfiles.read.text import page_of

PAGES = Path(__file__).parent / "pages"


def draft_of(name: str) -> Draft:
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    return understand(page_of(text.partition("\n==========\n")[0], name))


def test_sections_follow_each_other_and_hold_their_pictures() -> None:
    draft = draft_of("lengths-behind-sections")
    heads = [item for item in draft.items if isinstance(item, DraftCue) and item.duration]
    assert [head.placed.text for head in heads if head.placed] == ["00:00:00:00", "00:01:40:00", "00:02:35:00"]
    shots = [item.placed.text for item in draft.items if isinstance(item, DraftShot) and item.placed]
    assert shots[:4] == ["00:00:00:00", "00:00:33:00", "00:01:40:00", "00:02:07:00"]


def test_lengths_are_no_positions() -> None:
    for name in ("lengths-behind-sections", "lengths-behind-numbered-items"):
        draft = draft_of(name)
        assert draft.stamps == draft.lengths and not any(getattr(item, "stamp", None) for item in draft.items)


def test_a_running_order_is_placed_where_the_item_above_ends() -> None:
    draft = draft_of("cell-a-line-running-order")
    shots = [item for item in draft.items if isinstance(item, DraftShot)]
    assert [shot.placed.text[3:8] for shot in shots if shot.placed] == ["00:00", "00:20", "01:05", "02:35", "02:50", "03:50"]
    assert [shot.out.text for shot in shots if shot.out][-2:] == ["3:50", "04:00"]


def test_the_lengths_of_rows_with_three_lines_are_none_of_its_times() -> None:
    draft = draft_of("cell-a-line-start-text-length")
    assert [stamp.text for stamp in draft.lengths][:3] == ["00:00:50", "00:00:11", "00:00:39"]
    assert all(item.duration for item in draft.items if isinstance(item, DraftShot))
