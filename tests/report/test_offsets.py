"""The JSON says by how much every shot that is still there moved."""

from otio_redfiles.match import Event, Side, compare
from otio_redfiles.report.listing import as_json
from otio_redfiles.tc import PAL

NAMES = ("Salt flats", "Hands on shovel", "Weaver at door", "Archive pit", "Stars", "Ledger pages")


def side(names, exact):
    events = tuple(Event(k, "shot", None, 150 * k, 150 * (k + 1), name) for k, name in enumerate(names))
    return Side("side", PAL, 0, 150 * len(names), events, (), exact, 0 if exact else 25)


def test_offsets_by_index():
    found = as_json(compare(side(NAMES, False), side(NAMES[:2] + NAMES[3:], True)))
    assert found["offsets"] == {"0": 0, "1": 0, "3": -150, "4": -150, "5": -150}
