"""Which event of one side is which of the other, and what became of the rest. Doors: `compare`; `strangers` says whether
the two are one programme at all.

Three methods stand behind it: `ledger` (two exact sides: cut and cut), `scripted` (one exact side: a script
and its cut) and `versions` (none: two scripts). `changes.mirrored` turns any result round.
"""

from otio_redfiles.match.door import compare
from otio_redfiles.match.model import Comparison, Event, Row, RowKind, Side, Stretch
from otio_redfiles.match.strangers import Strangers, strangers

__all__ = ["Comparison", "Event", "Row", "RowKind", "Side", "Stretch", "Strangers", "compare", "strangers"]
