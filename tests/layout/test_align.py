"""Fields find their columns by their order and their looks."""

import pytest

from otio_redfiles.layout.tables import align

ROLES = ("timecode", "picture", "speaker", "sound")
KNOWN = align.known_of(["NARRATOR", "NARRATOR", "ADA LORNE V/O", "Box 4", "Box 4"], "HH:MM:SS")


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        (("10:00:05", "Harbour, dawn", "NARRATOR", "The harbour wakes."), (0, 1, 2, 3)),
        (("10:00:05", "NARRATOR", "The harbour wakes before the town does."), (0, 2, 3)),
        (("10:00:05", "Harbour, dawn"), (0, 1)),
        (("10:00:05", "ADA LORNE", "I was there."), (0, 2, 3)),
        (("10:00:05", "Nets, close", "We mended them because we had to."), (0, 1, 3)),
        (("10:00:05", "NARRATOR", "It was late.", "So they left, and nobody came back."), (0, 2, 3, 3)),
        (("Harbour, dawn", "NARRATOR", "The harbour wakes."), (1, 2, 3)),
    ],
)
def test_the_fields_of_a_row(fields: tuple[str, ...], places: tuple[int, ...]) -> None:
    assert align.laid_out(fields, ROLES, KNOWN, True)[0] == places


def test_a_sign_inside_the_description_is_no_column() -> None:
    fields = ("10:00:05", "Quay, men", "women in oilskins", "Box 4")
    assert align.laid_out(fields, ("timecode", "picture", "notes"), KNOWN, False)[0] == (0, 1, 1, 2)


def test_a_layout_scores_no_more_than_the_best() -> None:
    fields = ("10:00:05", "NARRATOR", "The harbour wakes.")
    best, score = align.laid_out(fields, ROLES, KNOWN, True)
    assert align.score_of(best, fields, ROLES, KNOWN, True) == pytest.approx(score)
    assert align.score_of((0, 1, 2), fields, ROLES, KNOWN, True) < score


def test_marked_and_repeated_headings_are_known() -> None:
    assert {"NARRATOR", "ADA LORNE"} <= KNOWN.headings
    assert "Box 4" in KNOWN.again
