"""Names that stand before their words on one line of a flattened page are headings."""

from otio_redfiles.decode import decode_flat
from otio_redfiles.model import Cell, CueKind, DraftSpeech, Page, Row

LINES = """Lock gates at dawn

10.00.00
KEEPER: Forty gates, and my grandfather hung every one.

CU hinge

10.00.07
It took him eleven winters.

MS Osric

10.00.18
OSRIC V/O: He never learned to swim. He said: "Why would I?"

Water, night

10.00.31
KEEPER: And the forty-first gate is still on the bank."""


def speeches(text: str) -> list[tuple[str, str, str]]:
    page = Page("page.txt", tuple(Row(number, (Cell(number, line),)) for number, line in enumerate(text.split("\n"), 1) if line))
    return [
        (item.stamp.text if item.stamp else "", item.speaker, " ".join(p.text for s in item.segments for p in s.pieces))
        for item in decode_flat(page).items
        if isinstance(item, DraftSpeech)
    ]


def test_a_name_and_a_colon_before_words_begin_a_speech() -> None:
    assert speeches(LINES) == [
        ("10.00.00", "KEEPER", "Forty gates, and my grandfather hung every one. It took him eleven winters."),
        ("10.00.18", "OSRIC", 'He never learned to swim. He said: "Why would I?"'),
        ("10.00.31", "KEEPER", "And the forty-first gate is still on the bank."),
    ]


def test_a_single_colon_is_no_habit() -> None:
    text = LINES.replace("KEEPER: ", "").replace("OSRIC V/O: ", "THE RULE WAS SIMPLE: ")
    assert {speaker for _, speaker, _ in speeches(text)} == {"NARRATOR"}


def test_a_name_alone_with_a_colon_is_a_heading_in_any_case() -> None:
    text = LINES.replace("KEEPER: ", "Keeper:\n").replace("OSRIC V/O: ", "Osric V/O:\n")
    found = [(stamp, speaker) for stamp, speaker, _ in speeches(text)]
    assert found == [("10.00.00", "Keeper"), ("10.00.18", "Osric"), ("10.00.31", "Keeper")]


def test_what_stands_above_the_first_picture_is_its_head() -> None:
    page = "The Forty Gates\n\nPost production script, final\n\n\n" + LINES
    items = decode_flat(Page("page.txt", tuple(Row(n, (Cell(n, t),)) for n, t in enumerate(page.split("\n"), 1) if t))).items
    assert [getattr(item, "kind", None) for item in items[:3]] == [CueKind.HEADER, CueKind.HEADER, None]
