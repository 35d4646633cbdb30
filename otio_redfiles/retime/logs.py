"""What broadcasters ask for beside a retimed script: the change log and the map of segments."""

import csv
import io
from collections.abc import Iterable, Sequence

from otio_redfiles.match.model import Comparison
from otio_redfiles.retime.model import Plan
from otio_redfiles.tc import label_of


def changes_csv(plan: Plan) -> str:
    """line, old, new, what: every timecode that changed or could not be placed ("not placed")."""
    rows = [
        (change.line, change.old, change.new or "not placed", _harmless(change.what))
        for change in plan.changes
        if change.new != change.old
    ]
    return _sheet(("line", "old", "new", "what"), rows)


def segments_csv(comparison: Comparison) -> str:
    """start, end, destination: the healed segments of A and where each now begins in B (record timecodes)."""
    rate = comparison.a.rate
    rows = [
        (label_of(one.start, rate), label_of(one.end, rate), label_of(one.start + one.offset, rate))
        for one in comparison.stretches
    ]
    return _sheet(("start", "end", "destination"), rows)


def _sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return sheet.getvalue()


def _harmless(text: str) -> str:
    """No spreadsheet takes it for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
