"""A comparison as text for the terminal, as JSON (the contract's words) and as CSV."""

import csv
import io
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from otio_redfiles.match.model import Comparison, Event, Row, Side
from otio_redfiles.report.entries import Entry, entries, summary
from otio_redfiles.tc import label_of

COLUMNS = (
    "kind",
    "lane",
    "line",
    "a timecode",
    "b timecode",
    "frames",
    "ripple",
    "confidence",
    "a",
    "b",
    "what",
)


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The contract's `redfiles diff --json`. Speeches have lists of their own, pairs and rows included."""
    return {
        "summary": summary(comparison),
        "offset_frames": comparison.offset,
        "rate": comparison.a.rate.name,
        "drop_frame": comparison.a.rate.drop,
        "a": _side(comparison.a),
        "b": _side(comparison.b),
        "pairs": [list(pair) for pair in comparison.pairs],
        "rows": [_row(row) for row in comparison.rows if row.lane == "shots"],
        "speech_pairs": [list(pair) for pair in comparison.speech_pairs],
        "speech_rows": [_row(row) for row in comparison.rows if row.lane != "shots"],
        "stretches": [
            {"start": one.start, "end": one.end, "offset": one.offset} for one in comparison.stretches
        ],
        "offsets": _offsets(comparison),
    }


def _offsets(comparison: Comparison) -> dict[str, int]:
    """Frames by which every event of A that is still there stands later in B, by its index."""
    stretches = sorted(comparison.stretches, key=lambda one: one.start)
    edges = [one.start for one in stretches]
    found: dict[str, int] = {}
    for index in sorted({a for a, _ in comparison.pairs}):
        start = comparison.a.events[index].start
        place = bisect_right(edges, start) - 1
        if place >= 0 and (start < stretches[place].end or start == stretches[place].start):
            found[str(index)] = stretches[place].offset
    return found


def _side(side: Side) -> dict[str, Any]:
    return {
        "source": side.source,
        "start": label_of(side.start, side.rate),
        "end": label_of(side.end, side.rate),
        "events": [_event(event, side) for event in side.events],
        "speeches": [{**_event(event, side), "speaker": event.speaker} for event in side.speeches],
    }


def _event(event: Event, side: Side) -> dict[str, Any]:
    return {
        "index": event.index,
        "kind": event.kind,
        "line": event.line,
        "timecode": label_of(event.start, side.rate),
        "end": label_of(event.end, side.rate),
        "name": event.name,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "kind": str(row.kind),
        "a": list(row.a),
        "b": list(row.b),
        "at": row.at,
        "frames": row.frames,
        "ripple": row.ripple,
        "confidence": row.confidence,
        "message": row.message,
    }


def as_csv(comparison: Comparison) -> str:
    """A row a change, with a head; for a spreadsheet."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries(comparison):
        row = entry.row
        writer.writerow(
            [
                row.kind,
                row.lane,
                _or_blank(entry.line),
                entry.at_a,
                entry.at_b,
                _or_blank(row.frames),
                _or_blank(row.ripple),
                row.confidence,
                harmless(entry.name_a),
                harmless(entry.name_b),
                row.message,
            ]
        )
    return sheet.getvalue()


def _or_blank(value: int | None) -> int | str:
    return "" if value is None else value


def harmless(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_text(comparison: Comparison) -> str:
    """The summary, what was compared, then a line a change in columns."""
    lines = [summary(comparison), ""]
    lines += [f"A  {_described(comparison.a)}", f"B  {_described(comparison.b)}"]
    found = entries(comparison)
    if found:
        lines += ["", *_table(found, scripted=any(entry.line for entry in found))]
    return "\n".join(lines) + "\n"


def _described(side: Side) -> str:
    things = "clips" if side.exact else "shots"
    speeches = f", {len(side.speeches)} speeches" if side.speeches else ""
    return (
        f"{side.source}: {len(side.events)} {things}{speeches} from {label_of(side.start, side.rate)} "
        f"at {side.rate.spoken}"
    )


def _table(found: Sequence[Entry], scripted: bool) -> list[str]:
    head = ["kind", *(["line"] if scripted else []), "A", "B", "frames", "conf", "what"]
    rows = [
        [
            str(entry.row.kind),
            *([str(entry.line or "")] if scripted else []),
            entry.at_a,
            entry.at_b,
            entry.size,
            f"{entry.row.confidence:.2f}",
            _what(entry),
        ]
        for entry in found
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head) - 1)]
    right = {"line", "frames"}
    return [
        "  ".join(
            [
                *(
                    cell.rjust(width) if head[place] in right else cell.ljust(width)
                    for place, (cell, width) in enumerate(zip(row, widths, strict=False))
                ),
                row[-1],
            ]
        ).rstrip()
        for row in [head, *rows]
    ]


def _what(entry: Entry) -> str:
    """The message, and the names it does not hold already."""
    names = [
        name for name in dict.fromkeys((entry.name_a, entry.name_b)) if name and name not in entry.row.message
    ]
    speech = "speech: " if entry.row.lane != "shots" else ""
    return speech + entry.row.message + (f" [{' -> '.join(short(name) for name in names)}]" if names else "")


def short(text: str, length: int = 60) -> str:
    """`text`, cut to `length` with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
