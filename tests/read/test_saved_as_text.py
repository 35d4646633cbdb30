"""Separated values saved as .txt: the same table as in a .csv; everything else stays lines."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from otio_redfiles.pipeline import load_script
from otio_redfiles.read import read_page
from otio_redfiles.script_json import to_dict

ROWS = (
    ("TC In", "Vision", "Speaker", "Dialogue"),
    ("10:00:05", "WS harbour at dawn", "NARRATOR", "The harbour wakes before the town does."),
    ("10:00:12", "Nets, close", "", "They are mended by hand; they always were."),
    ("10:00:20", "MS", "TOM BARROW", '"My father did it," he said, "and so do I."'),
    ("", "Gulls, CU", "", ""),
    ("10:00:31", "Boats leaving", "NARRATOR", "At six they go out."),
    ("10:00:36", "Archive, fleet at sea", "ADA LORNE V/O", "We had forty boats.\nI was a girl."),
)
COMMENT = "Night Ferry, episode 2\n"


def separated(separator: str, quoting: int = csv.QUOTE_MINIMAL, end: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end).writerows(ROWS)
    return text.getvalue()


def as_excel_saves_text() -> str:
    """Unicode text: tabs, and quotes round what holds a comma, a quote or a line break."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\n') else text

    return "".join("\t".join(map(cell, row)) + "\r\n" for row in ROWS)


SAVED = {
    "commas": separated(","),
    "semicolons": separated(";"),
    "semicolons, all quoted": separated(";", csv.QUOTE_ALL, "\r\n"),
    "tabs": separated("\t"),
    "tabs, by Excel": as_excel_saves_text(),
    "a title above": COMMENT + separated(";"),
    "titles in rows of their own": "Night Ferry;;;\nRate;25;;\n;;;\n" + separated(";"),
    "the separator named": "sep=;\n" + separated(";"),
}


@pytest.mark.parametrize("name", SAVED)
def test_the_same_table_as_in_a_csv(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(SAVED[name], encoding="utf-8", newline="")
    (tmp_path / "a.txt").write_text(SAVED[name], encoding="utf-8", newline="")
    table, text = read_page(tmp_path / "a.csv"), read_page(tmp_path / "a.txt")
    assert replace(text, source=table.source) == table
    events = to_dict(load_script(tmp_path / "a.txt"))
    assert [(s["printed"], s["description"]) for s in events["shots"]] == [(r[0] or None, r[1]) for r in ROWS[1:]]
    assert events["speeches"][1]["text"] == ROWS[3][3]
    assert {**events, "source": ""} == {**to_dict(load_script(tmp_path / "a.csv")), "source": "", "title": events["title"]}


LINES = {
    "no header": "10:00:05,Harbour,At dawn.\n10:00:12,Nets,By hand.\n10:00:20,Boats,At six.\n",
    "no timecodes": "Name,Age,Town\nAnn,3,Ebo\nBob,4,Ulm\nEve,5,Ems\n",
    "running text": "Harbour, dawn\n10:00:05\nThe harbour, the town, the boats.\n\n10:00:12\nThey are mended, always.\n",
    "too few alike": separated(",").replace("\n10", "\n\nAnd so, on, we, went.\nYes, no, maybe.\nAll of it.\n\n10"),
    "tabs, and quotes of its own": "TC\tSound\n10:00:05\t\"Come in.\"\n10:00:12\t\"Why, no.\"\n10:00:20\tHe left.\n",
    "tabs, and a quote that is not closed": 'TC\tSound\n10:00:05\t"Come in, all of you\n10:00:12\tWhy not?\n10:00:20\tHe left.\n',
}


@pytest.mark.parametrize("name", LINES)
def test_other_texts_stay_lines(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES[name], encoding="utf-8")
    page = read_page(tmp_path / "a.txt")
    assert all(len(row.cells) == 1 and row.table is None for row in page.rows)
    assert [row.cells[0].text for row in page.rows] == [line for line in LINES[name].split("\n") if line.strip()]
