"""Lines that count a page through."""

from otio_redfiles.layout.lines import lines
from otio_redfiles.layout.running import serials
from otio_redfiles.model import Piece


def serial(*texts: str) -> list[int]:
    rows = [Piece(at + 1, 0, text) for at, text in enumerate(texts)]
    return sorted(serials.serials_of(lines.lines_of(rows, "MM:SS")))


def test_one_word_with_the_next_number_counts_the_page_through() -> None:
    assert serial("Row 1", "Rain 00:00 - 00:06", "Row 2", "Sun 00:06 - 00:09", "Row 3", "Wind 00:09 - 00:12") == [1, 3, 5]
    assert serial("SHOT NO. 11", "00:00 Rain", "Shot no. 12", "00:06 Sun", "[Shot 13]", "00:09 Wind") == [1, 3, 5]


def test_speakers_with_a_number_are_no_count() -> None:
    assert serial("MAN 1", "00:01 Yes.", "MAN 2", "00:03 No.", "MAN 3", "00:05 Perhaps.") == []
    assert serial("Keeper 1", "00:01 Yes.", "Keeper 2", "00:03 No.", "Keeper 1", "00:05 Perhaps.", "Keeper 2", "00:09 Yes.") == []


def test_few_of_many_are_no_count() -> None:
    assert serial(*(f"00:{at:02} Rain" for at in range(10)), "Part 1", "Part 2", "Part 3") == []
