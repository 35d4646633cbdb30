"""Text, JSON and CSV of a comparison."""

import csv
import io
import json

from otio_redfiles.report import as_csv, as_json, as_text, entries, summary
from tests.report.comparisons import comparison, same


def test_summary_names_the_ripples_first_then_the_kinds():
    assert summary(comparison()) == (
        "4 changes: -00:00:06:00 at 10:00:18, +00:00:04:00 at 10:00:36, 1 missing, 1 added, 1 retimed, "
        "1 renamed (B starts +00:00:00:05 from A)"
    )
    assert summary(same()) == "no differences"


def test_entries_stand_in_programme_order_with_both_timecodes():
    found = entries(comparison())
    assert [str(entry.row.kind) for entry in found] == ["retimed", "missing", "added", "renamed"]
    missing = found[1]
    assert (missing.line, missing.at_a, missing.at_b, missing.size) == (
        19,
        "10:00:18:00",
        "10:00:18:05",
        "-00:00:06:00",
    )
    added = found[2]
    assert (added.line, added.at_a, added.at_b, added.name_b) == (
        28,
        "10:00:36:00",
        "10:00:30:05",
        "DJI_1 (+1)",
    )


def test_text_has_the_summary_first_and_a_line_a_change():
    lines = as_text(comparison()).splitlines()
    assert lines[0] == summary(comparison())
    assert [
        line.split()[0]
        for line in lines
        if line.split()[:1] and line.split()[0] in ("retimed", "missing", "added", "renamed")
    ] == ["retimed", "missing", "added", "renamed"]
    missing = next(line for line in lines if line.startswith("missing"))
    assert missing.split()[:6] == ["missing", "19", "10:00:18:00", "10:00:18:05", "-00:00:06:00", "0.97"]
    assert "[Old pier]" in missing


def test_json_has_the_contracts_keys_and_words():
    said = json.loads(json.dumps(as_json(comparison())))
    assert said["offset_frames"] == 5 and said["rate"] == "25" and said["a"]["source"] == "crossing.txt"
    assert said["a"]["events"][1] == {
        "index": 1,
        "kind": "shot",
        "line": 13,
        "timecode": "10:00:06:00",
        "end": "10:00:12:00",
        "name": "Cranes unload",
    }
    assert said["b"]["events"][0]["line"] is None
    assert said["a"]["speeches"][0]["speaker"] == "NARRATOR"
    assert said["pairs"][3] == [4, 3] and said["speech_pairs"] == [[0, 0]]
    assert set(said["rows"][0]) == {"kind", "a", "b", "at", "frames", "ripple", "confidence", "message"}
    assert (
        said["rows"][0]["kind"] == "missing"
        and said["rows"][0]["at"] == 4
        and said["rows"][0]["ripple"] == -150
    )
    assert [row["kind"] for row in said["speech_rows"]] == ["retimed"] and len(said["rows"]) == 3


def test_csv_is_a_row_a_change_and_no_formula():
    rows = list(csv.DictReader(io.StringIO(as_csv(comparison()))))
    assert [row["kind"] for row in rows] == ["retimed", "missing", "added", "renamed"]
    assert rows[1]["ripple"] == "-150" and rows[1]["line"] == "19" and rows[1]["a"] == "Old pier"
    evil = comparison()
    events = tuple(type(e)(e.index, e.kind, e.line, e.start, e.end, "=cmd()", e.media) for e in evil.a.events)
    harmless = as_csv(
        type(evil)(type(evil.a)("a", evil.a.rate, 0, 1, events, evil.a.speeches), evil.b, 0, (), evil.rows)
    )
    assert ",'=cmd()," in harmless
