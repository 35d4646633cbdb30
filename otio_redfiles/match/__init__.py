"""Which event of one side is which of the other, and what became of the rest. Door: `compare`.

Three methods stand behind it: `ledger` (two exact sides: cut and cut), `scripted` (one exact side: a script
and its cut) and `versions` (none: two scripts). `changes.mirrored` turns any result round.
"""

from otio_redfiles.match.door import compare
from otio_redfiles.match.model import Comparison, Event, Row, RowKind, Side, Stretch

__all__ = ["Comparison", "Event", "Row", "RowKind", "Side", "Stretch", "compare"]
