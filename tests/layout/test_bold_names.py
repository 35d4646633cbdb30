"""Names in bold before the words of a cell, with no colon between."""

import pytest

from otio_redfiles.layout import understand
from otio_redfiles.model import Cell, DraftSpeech, Page, Row
from otio_redfiles.read import read_page
from tests.read import packages

SAID = (("Narrator", " One lamp went dark."), ("Marit Vaal", " He never spoke of it."), ("Narrator", " Nobody came."), ("Jan Holm V/O", " We lost boats."))


def page(said=SAID, head="Sound"):
    """A table whose last cells begin in bold."""
    rows = [(Cell(1, "TC"), Cell(1, "Picture"), Cell(1, head))]
    for line, (name, words) in enumerate(said, 2):
        rows.append((Cell(line, f"10:00:{line * 7:02}"), Cell(line, f"Quay {line}"), Cell(line, name + words, lead=len(name))))
    return Page("list.docx", tuple(Row(cells[0].line, cells, 1) for cells in rows))


def speakers(page):
    return [item.speaker for item in understand(page).items if isinstance(item, DraftSpeech)]


@pytest.mark.parametrize("gap", ["", " ", "\t", " – ", " -"])
def test_a_name_in_bold_speaks_the_words_behind_it(gap):
    said = [(name + gap.rstrip("\t"), gap[gap.find("\t") :] + words if "\t" in gap else words) for name, words in SAID]
    assert speakers(page(said)) == ["Narrator", "Marit Vaal", "Narrator", "Jan Holm"]


def test_no_character_moves():
    before = page()
    pieces = [piece for item in understand(before).items if isinstance(item, DraftSpeech) for s in item.segments for piece in s.pieces]
    texts = {row.line: "   ".join(cell.text for cell in row.cells) for row in before.rows}
    assert pieces and all(piece.text in texts[piece.line] for piece in pieces)


@pytest.mark.parametrize(
    ("said", "head"),
    [
        ((("Never", " did he speak."), ("Nobody", " came."), ("Boats", " were lost.")), "Sound"),
        ((("Never again", " did he speak."), ("Never again", " they said."), ("The reef", " took them.")), "Description"),
        ((("Music", " swells."), ("Music", " fades.")), "Sound"),
    ],
    ids=["words that stress", "another column", "sounds"],
)
def test_other_words_in_bold_are_no_names(said, head):
    assert {word for word, _ in said}.isdisjoint(speakers(page(said, head)))


def test_a_bracket_and_a_colon_behind_a_bold_name_make_its_heading():
    items = understand(page((("MARIT VAAL", " (off): He never spoke of it."), ("NARRATOR", ": Nobody came."), ("NARRATOR", ": One lamp went dark.")))).items
    said = [item for item in items if isinstance(item, DraftSpeech)]
    assert [item.speaker for item in said] == ["MARIT VAAL", "NARRATOR", "NARRATOR"]
    assert said[0].segments[0].pieces[0].text == "He never spoke of it."


def test_word_says_what_is_bold(tmp_path):
    def cell(name, words):
        return packages.tc(packages.p(packages.r(name, "<w:b/>"), packages.r(words)))

    rows = [packages.tr(f"10:00:{n:02}", f"Quay {n}", cell(name + " ", words.lstrip())) for n, (name, words) in enumerate(SAID)]
    body = packages.table(packages.tr("TC", "Picture", "Sound"), *rows)
    assert speakers(read_page(packages.docx(tmp_path / "x.docx", body))) == ["Narrator", "Marit Vaal", "Narrator", "Jan Holm"]


def test_rtf_says_what_is_bold(tmp_path):
    rows = [(f"10:00:{n:02}", f"Quay {n}", rf"{{\b {name}}}{words}") for n, (name, words) in enumerate(SAID)]
    body = "".join(rf"\trowd\cellx900\cellx4000\cellx9000\intbl {a}\cell {b}\cell {c}\cell\row" for a, b, c in [("TC", "Picture", "Sound"), *rows])
    path = tmp_path / "x.rtf"
    path.write_text(r"{\rtf1\ansi " + body + "}")
    assert speakers(read_page(path)) == ["Narrator", "Marit Vaal", "Narrator", "Jan Holm"]
