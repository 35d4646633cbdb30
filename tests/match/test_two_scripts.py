"""Two versions of a script, line against line."""

from dataclasses import replace

from otio_redfiles.match import RowKind, compare
from tests.match import invented as inv

PIECES, SAID = inv.programme(90, 5)
SCRIPT = inv.script_of(PIECES, SAID)


def version(pieces, said=SAID, start=inv.START):
    return inv.script_of(pieces, said, start)


def test_the_same_script_has_no_rows():
    found = compare(SCRIPT, SCRIPT)
    assert found.rows == () and found.pairs == tuple((k, k) for k in range(len(SCRIPT.events)))


def test_a_script_that_starts_at_another_hour_is_the_same():
    found = compare(SCRIPT, version(PIECES, start=0))
    assert found.rows == () and found.offset == -inv.START


def test_lines_gone_are_missing_with_their_ripple():
    found = compare(SCRIPT, version(inv.without(PIECES, 40, 41)))
    [row] = found.rows
    frames = sum(PIECES[k].length for k in inv.pieces_of(PIECES, 40, 41))
    assert row.kind is RowKind.MISSING and row.a == (40, 41) and abs(row.ripple + frames) <= 25


def test_a_new_line_is_added_with_its_ripple():
    new = [replace(piece, shot=90) for piece in inv.with_new([], 0, (150,))]
    at = inv.pieces_of(PIECES, 50, 50)[0]
    found = compare(SCRIPT, version(PIECES[:at] + new + PIECES[at:], [*SAID, "A new idea entirely"]))
    [row] = found.rows
    assert row.kind is RowKind.ADDED and row.b == (50,) and abs(row.ripple - 150) <= 25


def test_another_wording_is_renamed():
    said = [*SAID]
    said[33] = SAID[33] + " again"
    [row] = compare(SCRIPT, version(PIECES, said)).rows
    assert (row.kind, row.a, row.b) == (RowKind.RENAMED, (33,), (33,))


def test_a_line_elsewhere_is_moved():
    said = [f"{text} no {k}" for k, text in enumerate(SAID)]
    found = compare(version(PIECES, said), version(inv.moved(PIECES, 20, 21, 50), said))
    [row] = [row for row in found.rows if row.kind is RowKind.MOVED]
    assert row.a == (20, 21) and len(found.rows) == 1


def test_swapping_the_versions_mirrors_the_report():
    other = version(inv.without(PIECES, 40, 41))
    there, back = compare(SCRIPT, other), compare(other, SCRIPT)
    assert sorted((j, i) for i, j in back.pairs) == sorted(there.pairs)
    assert [(row.kind, row.b) for row in back.rows] == [(RowKind.ADDED, (40, 41))]
    assert back.rows[0].ripple == -there.rows[0].ripple
