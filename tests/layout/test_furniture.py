"""Running heads and feet, page numbers and column names printed again, in pages of text; and what is none of it."""

from textwrap import dedent

import pytest

from otio_redfiles.layout.furniture import without_furniture
from otio_redfiles.model import Cell, Page, Row
from otio_redfiles.read.text import page_of


def furniture_of(text: str) -> list[int]:
    """The lines of a page that are furniture."""
    return [cell.line for cell in without_furniture(page_of(dedent(text).strip("\n"), "page.txt")).furniture]


RUNNING = """\
    THE LONG QUAY

    10.00.02   Crane over water

               NARRATOR
               The crane has not moved since the war, and nobody
               {}
               has asked it to.

    10.00.09   Gull on bollard

    {}

               HESTER VANE
               It squeaks at night.

    10.00.15   Rope

    {}
"""


@pytest.mark.parametrize(
    "number",
    ["page {}", "Page {} of 12", "- {} -", "– {} –", "p. {}", "Seite {}", "PAGE {}", "[{}]", "{}.", "{}/12"],
)
def test_page_numbers_are_furniture_where_they_count(number: str) -> None:
    page = (
        RUNNING.format("the", number.format(3), number.format(4))
        + "\n"
        + "\n".join("    Words said." for _ in range(30))
    )
    assert furniture_of(page)[-2:] == [12, 19]


@pytest.mark.parametrize("number", ["page 3", "Page 3 of 12", "- 3 -", "p. 3"])
def test_one_page_number_is_enough_where_it_is_set_apart(number: str) -> None:
    assert furniture_of(RUNNING.format("the", number, "END OF PART ONE")) == [12]


@pytest.mark.parametrize(
    "foot",
    [
        "THE LONG QUAY      Part 2       page 3",
        "The Long Quay / Post production script / 3",
        "THE LONG QUAY - 3 -",
        "The Long Quay\tDRAFT\t- 3 -",
        "Saltmarsh TV   |   The Long Quay   |   p.3",
        "Saltmarsh TV                  3 of 11  page 3 of 11",
    ],
)
def test_a_running_title_with_its_number(foot: str) -> None:
    assert furniture_of(RUNNING.format("the", foot, "END")) == [12]


@pytest.mark.parametrize(
    "foot",
    [
        "Saltmarsh Television Ltd / printed 03.02.11 09.40",
        "© 2011 Saltmarsh Television Ltd",
        "Saltmarsh Television, private and confidential",
        "LONG QUAY    script v3    12 March 2011",
    ],
)
def test_a_foot_that_comes_back_and_speaks_of_the_paper(foot: str) -> None:
    assert furniture_of(RUNNING.format("the", foot, foot)) == [12, 19]


def test_a_foot_far_out_breaks_into_a_sentence_without_a_blank_line() -> None:
    text = RUNNING.format(" " * 60 + "THE LONG QUAY  p. 2", "Ship", "Rope")
    assert furniture_of(text) == [7]


@pytest.mark.parametrize(
    "words",
    [
        "NARRATOR",
        "MS",
        "(PAUSE)",
        "MUSIC",
        "HESTER VANE V/O",
        "Crane over water",
        "PART 2",
        "ditto",
        "TITLES",
    ],
)
def test_what_comes_back_because_the_script_says_so_stays(words: str) -> None:
    assert furniture_of(RUNNING.format("the", words, words)) == []
    paged = RUNNING.format("the", "page 3\n\n    " + words, "page 4\n\n    " + words)
    assert furniture_of(paged) == [12, 21]


@pytest.mark.parametrize(
    "words",
    [
        "10.00.12   CU diary            page 4",
        "Shot 3",
        "Diary open at page 4",
        "We had got to page 4",
        "4 of 12",
        "The date is 12.03.2011.",
        "Interview 12 March 2011, kitchen",
    ],
)
def test_numbers_and_dates_in_the_script_stay(words: str) -> None:
    assert furniture_of(RUNNING.format("the", words, "END")) == []


@pytest.mark.parametrize(
    "words",
    [
        "CU log book, page {}",
        "Log book – page {}",
        "Ledger, p. {}",
        "Page {} is torn",
        "Interview Ada Lorne 10.02.{}0",
    ],
)
def test_pictures_that_count_stay(words: str) -> None:
    assert furniture_of(RUNNING.format("the", words.format(3), words.format(4))) == []


def test_a_cell_that_wraps_is_no_page_number() -> None:
    assert (
        furniture_of("10.00.02  CU diary, open at\n          page 4\n\n10.00.05  Rope\n\n10.00.09  Ship")
        == []
    )


def test_column_names_count_once() -> None:
    rows = "10:00:02\tCrane\tNARRATOR: It stands.\n10:00:09\tGull\tIt squeaks.\n"
    names = "TIME\tPICTURE\tSOUND\n"
    assert furniture_of(names + rows + names + rows) == [4]
    assert furniture_of(names + rows + "- 2 -\n" + names + rows) == [4, 5]


def test_column_names_of_a_ruled_table_count_once_with_their_rules() -> None:
    names = "| TC       | Picture | Commentary     |\n|----------|---------|----------------|\n"
    rows = "| 10:00:02 | Crane   | It stands.     |\n| 10:00:09 | Gull    | It squeaks.    |\n"
    assert furniture_of(names + rows + names + rows) == [5, 6]


def test_column_names_a_line_each_count_once() -> None:
    names = "PICTURE\nTIMECODE\nSOUND\n"
    rows = "Crane\n10:00:02\nIT STANDS.\nGull\n10:00:09\nIT SQUEAKS.\n"
    assert furniture_of(names + rows + names + rows) == [10, 11, 12]


def test_rows_whose_cells_name_columns_are_rows() -> None:
    rows = (
        "10:00:02\tCrane\tNARRATOR: It stands.\nSync\t\tMusic\n10:00:09\tGull\tIt squeaks.\nSync\t\tMusic\n"
    )
    assert furniture_of(rows + rows) == []


def test_more_and_cont_over() -> None:
    page = RUNNING.format("the", "cont...\n\n    page 3", "(MORE)")
    assert furniture_of(page) == [12, 14, 21]
    assert furniture_of(RUNNING.format("the", "cont...", "END")) == []


def test_the_head_of_the_first_page_stays_as_the_title() -> None:
    head = "THE LONG QUAY      page {}\n\n"
    rows = "10:00:02  Crane\n\n          NARRATOR\n          It stands.\n\n10:00:09  Gull\n\n"
    assert furniture_of(head.format(1) + rows + head.format(2) + rows) == [10]


def test_tables_are_no_text() -> None:
    rows = tuple(Row(n, (Cell(n, "page 3"), Cell(n, "10:00:02")), 1) for n in range(1, 5))
    page = Page("a.docx", rows)
    assert without_furniture(page) is page
