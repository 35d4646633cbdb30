"""Small invented pages of many layouts, each with what a person reads there: `pages/NAME.txt`.

A file holds the page, a line of equals signs, and what is told: a line for every shot, speech and cue, in the
order of the page. A new layout is a new file.

    LINE shot TIMECODE description          LINE cue:KIND TIMECODE text
    LINE DELIVERY TIMECODE SPEAKER: words   (a hyphen where no timecode is printed)
"""

from pathlib import Path

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.layout.words import spans
from otio_redfiles.model import Draft, DraftCue, DraftShot, DraftSpeech, Page
from otio_redfiles.read.text import page_of

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
RULE = "\n==========\n"


def told(draft: Draft) -> list[str]:
    """Every item of a draft on a line, by the line it stands on."""
    lines = [(_line(item), _told(item)) for item in draft.items]
    return [f"{line} {text}" for line, text in sorted(lines, key=lambda entry: entry[0])]


def _line(item: DraftShot | DraftSpeech | DraftCue) -> int:
    return item.line if isinstance(item, DraftSpeech) else item.pieces[0].line


def _told(item: DraftShot | DraftSpeech | DraftCue) -> str:
    printed = item.stamp.text if item.stamp else "-"
    if isinstance(item, DraftSpeech):
        words = spans.joined(piece for segment in item.segments for piece in segment.pieces)
        return f"{item.delivery} {printed} {item.speaker}: {words}"
    kind = "shot" if isinstance(item, DraftShot) else f"cue:{item.kind}"
    return f"{kind} {printed} {spans.joined(item.pieces)}"


def page_and_truth(path: Path) -> tuple[Page, list[str]]:
    """The page of a file and what is told of it."""
    text, _, truth = path.read_text(encoding="utf-8").partition(RULE)
    return page_of(text, path.name), truth.strip("\n").split("\n")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_person_reads_it(path: Path) -> None:
    page, truth = page_and_truth(path)
    assert told(understand(page)) == truth


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_blanks_at_the_ends_of_lines_change_nothing(path: Path) -> None:
    truth = page_and_truth(path)[1]
    text = path.read_text(encoding="utf-8").partition(RULE)[0]
    assert told(understand(page_of(text.replace("\n", "  \r\n"), path.name))) == truth


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_odd_blanks_are_blanks(path: Path) -> None:
    truth = page_and_truth(path)[1]
    text = path.read_text(encoding="utf-8").partition(RULE)[0]
    assert told(understand(page_of(text.replace(" ", "\xa0"), path.name))) == truth


HEAD = "SALTMARSH FILMS\nThe Long Tide\nPost-production script\n\n"
UNSHAKEN = 0.97


def test_a_head_above_hardly_changes_a_page() -> None:
    """Who makes a film and what it is called says nothing of how the page is laid out. A few small pages are tipped by it."""
    same = [_under_a_head(path) == [line.split(" ", 1)[1] for line in page_and_truth(path)[1] if " cue:" not in line] for path in PAGES]
    assert sum(same) >= UNSHAKEN * len(same)


def _under_a_head(path: Path) -> list[str]:
    """What is seen and said on a page below a head of four lines, without line numbers."""
    text = path.read_text(encoding="utf-8").partition(RULE)[0]
    return [line.split(" ", 1)[1] for line in told(understand(page_of(HEAD + text, path.name))) if " cue:" not in line]


def test_numbers_that_are_no_positions_stay_numbers() -> None:
    """Lengths, cue numbers, feet and seconds: nothing there has a timecode."""
    for path in PAGES:
        if path.stem.startswith("no-timecodes"):
            draft = understand(page_and_truth(path)[0])
            assert all(item.stamp is None for item in draft.items), path.stem
