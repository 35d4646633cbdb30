"""A page is read in the trade's usual spellings and told in its own."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from otio_redfiles.layout import respelling, understand
from otio_redfiles.layout.words import spans
from otio_redfiles.read.text import page_of
from tests.layout.test_pages_told import PAGES, RULE, told


def spelled(text: str) -> str:
    return "\n".join(cell.text for row in respelling.respelled(page_of(text, "p"))[0].rows for cell in row.cells)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("M.S. Ada\nC.U. rope", "MS Ada\nCU rope"),
        ("M.C.U Ada\nG.V.s of the quay", "MCU Ada\nGVs of the quay"),
        ("10:00:04 C.U., her hands", "10:00:04 CU, her hands"),
        ("12. M/S Ada, C/U ring", "12. MS Ada, CU ring"),
        ("M.S. Ada          Nobody came.\nC.U. rope         She did.", "MS Ada            Nobody came.\nCU rope           She did."),
        ("MUS: fiddle        CU rope", "MUSIC: fiddle      CU rope"),
        ("Mus. out", "MUSIC out"),
        ("CAP: Ada Lorne, baker", "CAPTION: Ada Lorne, baker"),
        ("V.O.: Nobody came.", "V/O: Nobody came."),
    ],
)
def test_the_trades_spellings_are_told_apart_no_more(printed: str, read: str) -> None:
    assert spelled(printed) == read


@pytest.mark.parametrize("text", ["W.S. Gilbert wrote it.", "She met M.S. Ross and W.S. Gilbert.", "MUS is the Latin for mouse.".lower(), "ADA (V.O.): No.", "and/or m/s, 5 m/s"])
def test_initials_and_other_words_stand(text: str) -> None:
    assert spelled(text) == text


def test_what_is_told_is_what_is_printed() -> None:
    text = "THE PUMP\n\n10:00:04  M.S. Ada at the pump, C.U. hand\n10:00:09  V.O.: Nobody came.\n10:00:12  C/U the dog"
    assert [line.split(" ", 1)[1] for line in told(understand(page_of(text, "p"))) if "shot" in line] == [
        "shot 10:00:04 M.S. Ada at the pump, C.U. hand",
        "shot 10:00:12 C/U the dog",
    ]


@settings(max_examples=300)
@given(st.lists(st.lists(st.sampled_from(["M.S.", "C.U.", "M/S", "MUS: ", "MUS", "V.O.", ":", "10:00:04", "Ada", "ADA", "  ", "   ", "\t", "[", "]", "."]), max_size=8).map("".join), min_size=1, max_size=8))
@example(["M.S.:M.S.  M.S."])
@example(["M.S.  10:00:04", "C.U.Ada   [V.O.]"])
def test_every_piece_stands_where_it_is_printed(lines: list[str]) -> None:
    page = page_of("\n".join(["The pump", *lines]), "p")
    texts = {row.line: row.cells[0].text for row in page.rows if len(row.cells) == 1}
    for piece in spans.parts_of(understand(page)):
        if piece.line in texts:
            printed = texts[piece.line][piece.column : piece.column + len(piece.text)]
            assert all(a == b for a, b in zip(piece.text, printed, strict=True) if not a.isspace())


SIZE = re.compile(r"(?<![\w./])(?:M?CU|BCU|MLS|MS|LS|WS)(?![\w/.])")
SAME = 0.95


def _spelled(text: str, sign: str) -> str:
    """The page with its sizes spelled otherwise, what stands behind blanks kept in its column."""
    def line(text: str) -> str:
        parts, new, at = re.split(r"( {2,})", text), "", 0
        for part in parts:
            at += len(part)
            new += " " * max(2, at - len(new)) if part.isspace() else SIZE.sub(lambda size: sign.join(size.group()) + sign.strip("/"), part)
        return new
    return "\n".join(map(line, text.split("\n")))


@pytest.mark.parametrize("sign", [".", "/"])
def test_how_sizes_are_spelled_hardly_changes_a_page(sign: str) -> None:
    pages = {path: path.read_text(encoding="utf-8").partition(RULE)[0] for path in PAGES}
    changed = {path: text for path, page in pages.items() if (text := _spelled(page, sign)) != page}
    same = [_bare(text, path) == _bare(pages[path], path) for path, text in changed.items()]
    assert sum(same) >= SAME * len(same)


def _bare(text: str, path: Path) -> list[str]:
    """What is seen and said, without what signs and blanks stand among the words."""
    return [re.sub(r"[\W_]", "", line.split(" ", 1)[1]) for line in told(understand(page_of(text, path.name))) if " cue:" not in line]
